"""A phase: the section under which a tactic stands, with the window that its heading names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nshreport.plan.cell import any_of
from nshreport.plan.settings import Settings
from nshreport.words.timing import Window, find_timings

_NUMBERED = (
    "phase, stage, part, step, section, wave, theme, priority, objective, quarter, q, term, workstream, strand, year"
)
_NUMBER = re.compile(rf"\b(?:{any_of(_NUMBERED)})\s*[:#]?\s*(\d{{1,2}})\b", re.IGNORECASE)
QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s?([1-4])\b", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"\s*(\d{1,2})[.):\s]+(?=\D)")
_HALF_YEAR = 184
_GROUPS = re.compile(r"\b(categor(y|ies)|groups?|areas?|topics?)$")
"""Headings of columns that part a plan into groups, in whatever order the tactics are."""
_NO_GROUPS = re.compile(
    r"\b(types?|kinds?|sources?|sites?|status|district|ward|country|region|level|score|y n|contractor|supplier)\b"
)
"""Headings of columns that say something of each tactic, however often a word of theirs comes again."""
_LEVELS = """
    (very )?(high|low|medium|urgent|important|critical|normal|essential|desirable), musts?, shoulds?, coulds?, won.?t,
    yes, no, none, n/?a, tbc, new, all, various, internal, external,
    (obj(ective)?|priority|goal|aim)?[\\W\\d_]*[a-z]?[\\W\\d_]*
"""
_LEVEL = re.compile(any_of(_LEVELS), re.IGNORECASE)
_LONGEST_GROUP = 100
_DECORATION = re.compile(r"^[\s*:\-–—]+|[\s*:\-–—]+$")


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase's number, its heading tidied, and its window; both days are None where the heading names no time."""

    number: int
    name: str
    start: date | None
    end: date | None


def read_phase(heading: str, *, place: int, settings: Settings) -> Phase:
    """A phase by its heading.

    Args:
        heading: the section's words, such as "Phase 1 (Q1 – Jan/Feb/Mar):".
        place: which section of the plan this is, from 1; the number where the heading has none.
        settings: for the plan year.

    The window spans the months, days, seasons or years that the heading names; a quarter counts only where nothing
    else is named, since "Q1" next to "Apr/May/June" is a number, and the months are what was meant.
    """
    name = _DECORATION.sub("", " ".join(heading.split()))
    number = _NUMBER.search(name) or _LEADING_NUMBER.match(name)
    windows = find_windows(name, settings)
    if QUARTER.search(name):
        without = find_windows(QUARTER.sub(" ", name), settings)
        windows = [window for window in without if not _is_year(window)] or windows
    starts, ends = (
        [window.start for window in windows if window.start],
        [window.end for window in windows if window.end],
    )
    return Phase(int(number[1]) if number else place, name, min(starts, default=None), max(ends, default=None))


def find_groups(headings: Mapping[int, str], tactic: int, cells: Mapping[int, Sequence[str]]) -> int | None:
    """The column that parts a plan into groups, where no heading says Phase: "Payroll" for three rows, then "Cyber".

    Args:
        headings: the columns that could, with their headings tidied.
        tactic: the column of the tactics; a column of no known heading parts them only from before it.
        cells: what each column holds for each tactic, blank where the one above holds.

    The tactics are at least twice as many as the groups, and each group is in one place.
    """
    for column, heading in headings.items():
        texts = cells[column]
        names = [name for above, name in pairwise(("", *texts)) if name and name != above]
        scattered = _GROUPS.search(heading) is not None
        said = {word for name in set(names) for word in re.findall(r"\w+", name.casefold())}
        if (
            (scattered or (column < tactic and len(names) == len(set(names)) and not _NO_GROUPS.search(heading)))
            and all(texts[:1])
            and 1 < len(set(names)) <= len(texts) / 2
            and all(len(name) <= _LONGEST_GROUP and not _LEVEL.fullmatch(name) for name in names)
            and not said <= set(heading.split())
        ):
            return column
    return None


def find_windows(text: str, settings: Settings) -> list[Window]:
    """The windows that a heading names, each with a first and a last day; a year only where nothing else is named."""
    mentions = find_timings(text, year=settings.plan_year, first_month=settings.begins)
    whole = [mention for mention in mentions if mention.window.start and mention.window.end]
    return [mention.window for mention in whole if mention.precision != "year"] or [mention.window for mention in whole]


def _is_year(window: Window) -> bool:
    return window.start is not None and window.end is not None and (window.end - window.start).days > _HALF_YEAR
