"""Names and titles that look alike: audiences and names spelt two ways, the same tactic twice, what is not named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from nshreport.finding import Finding, make_finding
from nshreport.plan import Plan, say_cell

_ALIKE = 88.0
"""Likeness (0 to 100) from which two spellings may be one name; reported, never merged."""
_SHORTEST = 5
"""Shorter names differ by a letter and mean another body: GSS and GSR, Jo and Joe."""


def spelling_findings(plan: Plan) -> Iterator[Finding]:
    """Findings on what is not named at all, on names that may be one, and on tactics that are there twice."""
    yield from _missing(plan)
    yield from _alike("audience-spelt-two-ways", _places_of(plan, "audiences", "audience_cell"))
    names = _places_of(plan, "bodies", "accountable_cell") | _places_of(plan, "people", "accountable_cell")
    yield from _alike("name-spelt-two-ways", names)
    yield from _duplicates(plan)


def _missing(plan: Plan) -> Iterator[Finding]:
    """Only what the plan has a column for, or says of other tactics, is missed."""
    kept_columns = plan.layout.meanings
    kept = {
        "no-objective": any(plan.frame["objectives"]),
        "no-audience": "audience" in kept_columns,
        "no-accountable": "accountable" in kept_columns,
    }
    columns = (("no-audience", "audience", "Audience"), ("no-accountable", "lead", "Accountable"))
    for code, column, heading in columns:
        if kept[code] and len(plan.frame) > 1 and not (plan.frame[column] != "").any():
            kept[code] = False
            yield make_finding("column-blank", sheet=plan.layout.first.sheet.name, detail=heading)
    names = ("row", "sheet", "tactic", "cell", "objectives", "audience", "audience_cell", "lead", "accountable_cell")
    for row, sheet, tactic, cell, objectives, audience, audience_cell, lead, accountable_cell in plan.rows(*names):
        wanted = (
            ("no-objective", objectives, cell),
            ("no-audience", audience, audience_cell),
            ("no-accountable", lead, accountable_cell),
        )
        for code, value, where in wanted:
            if kept[code] and not value:
                yield make_finding(code, sheet=sheet, cell=where, quote=tactic, row=int(row))


class _FirstUse(NamedTuple):
    """Where a name is used first: its tactic, sheet and cell."""

    row: int
    sheet: str
    cell: str


def _places_of(plan: Plan, names: str, cells: str) -> dict[str, _FirstUse]:
    """Each name with the first place that has it."""
    found: dict[str, _FirstUse] = {}
    for used, row, sheet, cell in plan.rows(names, "row", "sheet", cells):
        for name in used:
            found.setdefault(name, _FirstUse(int(row), sheet, cell))
    return found


def _alike(code: str, places: dict[str, _FirstUse]) -> Iterator[Finding]:
    names = [name for name in places if len(name) >= _SHORTEST]
    folded = [name.casefold() for name in names]
    likeness = process.cdist(folded, folded, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.uint8)
    for one, other in np.argwhere(np.triu(likeness, k=1)):
        later, earlier = sorted((names[one], names[other]), key=places.__getitem__, reverse=True)
        here, there = places[later], places[earlier]
        yield make_finding(
            code,
            sheet=here.sheet,
            cell=here.cell,
            quote=later,
            row=here.row,
            other=earlier,
            other_cell=say_cell(there.cell, there.sheet, here.sheet),
        )


def _duplicates(plan: Plan) -> Iterator[Finding]:
    """The same words at the same time: a tactic that recurs on other dates is no duplicate."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for row, sheet, cell, tactic, timing in plan.rows("row", "sheet", "cell", "tactic", "timing"):
        key = (" ".join(tactic.casefold().split()), " ".join(timing.casefold().split()))
        there = first.setdefault(key, (cell, sheet))
        if there != (cell, sheet):
            yield make_finding(
                "duplicate-tactic",
                sheet=sheet,
                cell=cell,
                quote=tactic,
                row=int(row),
                other_cell=say_cell(*there, here=sheet),
            )
