"""Names and titles that look alike: audiences and names spelt two ways, the same tactic twice, what is not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from nshreport.finding import Finding, make_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.plan import Plan

_ALIKE = 88.0
"""Likeness (0 to 100) from which two spellings may be one name; told, never merged."""
_SHORTEST = 5
"""Shorter names differ by a letter and mean another body: GSS and GSR, Jo and Joe."""


def spelling_findings(plan: Plan) -> Iterator[Finding]:
    """Findings on what is not named at all, on names that may be one, and on tactics that stand twice."""
    yield from _missing(plan)
    yield from _alike(plan, "audience-spelt-two-ways", _cells_of(plan, "audiences", "audience_cell"))
    names = _cells_of(plan, "bodies", "accountable_cell") | _cells_of(plan, "people", "accountable_cell")
    yield from _alike(plan, "name-spelt-two-ways", names)
    yield from _duplicates(plan)


def _missing(plan: Plan) -> Iterator[Finding]:
    """Only what the plan has a column for, or says of other tactics, is missed."""
    columns = plan.layout.columns
    kept = {
        "no-objective": any(plan.frame["objectives"]),
        "no-audience": "audience" in columns,
        "no-accountable": "accountable" in columns,
    }
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


def _cells_of(plan: Plan, names: str, cells: str) -> dict[str, str]:
    """Each name with the first cell that has it."""
    found: dict[str, str] = {}
    for text, cell in plan.rows(names, cells):
        for name in filter(None, text.split("; ")):
            found.setdefault(name, cell)
    return found


def _alike(plan: Plan, code: str, cells: dict[str, str]) -> Iterator[Finding]:
    names = [name for name in cells if len(name) >= _SHORTEST]
    folded = [name.casefold() for name in names]
    likeness = process.cdist(folded, folded, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.uint8)
    for one, other in np.argwhere(np.triu(likeness, k=1)):
        pair = (names[one], names[other])
        later, earlier = sorted(pair, key=lambda name: _place(cells[name]), reverse=True)
        sheet, row = plan.layout.sheet.name, _row(plan, cells[later])
        yield make_finding(
            code, sheet=sheet, cell=cells[later], quote=later, other=earlier, other_cell=cells[earlier], row=row
        )


def _place(cell: str) -> tuple[int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), letters


def _row(plan: Plan, cell: str) -> int:
    rows = plan.frame.loc[(plan.frame["audience_cell"] == cell) | (plan.frame["accountable_cell"] == cell), "row"]
    return int(rows.iloc[0]) if len(rows) else 0


def _duplicates(plan: Plan) -> Iterator[Finding]:
    """The same words at the same time: a tactic that recurs on other dates is no duplicate."""
    first: dict[tuple[str, str], str] = {}
    for row, sheet, cell, tactic, timing in plan.rows("row", "sheet", "cell", "tactic", "timing"):
        key = (" ".join(tactic.casefold().split()), " ".join(timing.casefold().split()))
        if key in first and cell != first[key]:
            yield make_finding(
                "duplicate-tactic", sheet=sheet, cell=cell, quote=tactic, row=int(row), other_cell=first[key]
            )
        first.setdefault(key, cell)
