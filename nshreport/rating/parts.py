"""The parts of each tactic: from the Parts sheet, else from feedback that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from nshreport.finding import Finding, make_finding
from nshreport.plan import Part, Plan, parts_in_feedback
from nshreport.words import say_list
from nshreport.words.feedback import State


def parts_of(plan: Plan) -> dict[str, tuple[Part, ...]]:
    """The parts of each tactic that has any, by its ref, in the plan's order."""
    year, first_month = plan.settings.plan_year, plan.settings.begins
    found: dict[str, tuple[Part, ...]] = {}
    for ref, reference, title, feedback in plan.rows("ref", "reference", "tactic", "feedback_meant"):
        names = {_tidy(name) for name in (ref, reference, title) if name}
        listed = tuple(part for part in plan.parts if _tidy(part.about) in names)
        if parts := listed or parts_in_feedback(feedback, year=year, first_month=first_month):
            found[ref] = parts
    return found


def part_findings(plan: Plan) -> Iterator[Finding]:
    """Findings on tactics that are Complete with an open part, and on parts of no tactic."""
    found = parts_of(plan)
    columns = ("ref", "row", "sheet", "feedback_cell", "state")
    for ref, row, sheet, cell, state in plan.rows(*columns):
        still_open = [part.name for part in found.get(ref, ()) if part.is_open]
        if state == State.COMPLETE and still_open:
            quote = say_list(still_open)
            yield make_finding("complete-with-open-part", sheet=sheet, cell=cell, quote=quote, row=row)
    used = {part.cell for parts in found.values() for part in parts}
    for part in plan.parts:
        if part.cell not in used:
            yield make_finding("part-of-nothing", sheet="Parts", cell=part.cell, quote=part.about)


def _tidy(name: str) -> str:
    return " ".join(name.casefold().split())
