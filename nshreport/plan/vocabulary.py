"""The plan's own words, as its report uses them: what a row is, who is accountable, and whom the report is for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nshreport.plan.headings import tidy_heading
from nshreport.plan.layout import PlanLayout
from nshreport.plan.people import Directory
from nshreport.plan.settings import Settings
from nshreport.words import say_count

_THINGS = (
    *("tactic", "action", "task", "activity", "deliverable", "milestone", "event", "initiative", "output", "item"),
    *("step", "recommendation", "project", "meeting", "conference", "publication", "intervention", "commitment"),
    *("product", "improvement", "campaign", "course", "announcement", "release", "post"),
)
"""What a plan may call its rows, by a word of the heading; by any other heading ("What") they are actions."""
_ACCOUNTABLE = (
    *("owner", "lead officer", "lead", "responsible", "assignee", "coordinator", "manager", "sponsor", "champion"),
    *("contact", "presenter", "organiser"),
)
"""What a plan may call the accountable, by words of the heading; by any other heading they are the accountable."""
_GROUPS = re.compile(
    r"\b(Steering (?:Group|Committee)|(?:Programme|Project|Management) Board|Working Group|Task ?force|Board|Committee"
    r"|Trustees|Governors)\b",
    re.IGNORECASE,
)
"""What a title may name as the group that the report is for."""
_STEERING = re.compile(r"\bsteering group\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The plan's own words, in lower case as in a sentence; the group's name is as the plan writes it."""

    tactic: str = "tactic"
    tactics: str = "tactics"
    accountable: str = "accountable"
    group: str = "the steering group"
    """With its article: "the Board"."""

    def count(self, number: int) -> str:
        """A number of tactics.

        >>> Vocabulary("activity", "activities").count(2)
        '2 activities'
        """
        return say_count(number, self.tactic, self.tactics)


def find_vocabulary(layout: PlanLayout, settings: Settings, directory: Directory, title: str) -> Vocabulary:
    """The plan's own words: from its headings; the group's name from Settings, else People, else the plan's title."""
    thing = _first_named(_THINGS, heading_of(layout, "tactic")) or "action"
    return Vocabulary(
        thing,
        f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s",
        _first_named(_ACCOUNTABLE, heading_of(layout, "accountable")) or "accountable",
        _with_article(settings.group or _group_of_people(directory) or _group_in(title) or "group"),
    )


def heading_of(layout: PlanLayout, meaning: str) -> str:
    """The heading of the column that leads of a meaning, tidied; blank where the plan has none."""
    table = layout.first
    column = next(iter(table.columns.get(meaning, ())), None)
    return "" if column is None else tidy_heading(str(table.sheet.value(table.header_row, column) or ""))


def _first_named(names: tuple[str, ...], heading: str) -> str:
    """The one of the names, in the singular or the plural, that comes first in a heading."""
    stems = {name: re.search(rf"\b{re.sub('y$', '(y|ie)', name)}s?\b", heading) for name in names}
    places = {name: found.start() for name, found in stems.items() if found}
    return min(places, key=places.__getitem__, default="")


def _group_of_people(directory: Directory) -> str:
    """The body that has the role of the steering group; where only its members are listed, the role."""
    entries = [entry for entry in directory.entries if _STEERING.search(entry.role)]
    return next((entry.name for entry in entries if not entry.is_person), "Steering Group" if entries else "")


def _group_in(title: str) -> str:
    found = _GROUPS.search(title)
    return found[1] if found else ""


def _with_article(name: str) -> str:
    return f"the {re.sub(r'^the ', '', name, flags=re.IGNORECASE)}"
