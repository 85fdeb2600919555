"""Refs: each tactic's ref next to its row in the plan, for the team to copy into the plan as a column."""

from __future__ import annotations

import re
from typing import NamedTuple

from nshreport.render.workbook.page import Column, Line, Page, make_form
from nshreport.report import Report, Tactic

_ROW = re.compile(r"[A-Z]+([1-9]\d*)")


class _PlanRow(NamedTuple):
    """A row of the plan's sheet: a tactic, or a heading or blank row between tactics."""

    number: int
    tactic: Tactic | None


def refs_page(report: Report) -> Page | None:
    """A row for each row of the plan, so that the refs can be pasted in one go.

    None where the plan has refs of its own, is spread over several sheets, or is not in rows of a sheet.
    """
    tactics = {int(found[1]): one for one in report.tactics if (found := _ROW.fullmatch(one.cell))}
    sheets = {tactic.sheet for tactic in report.tactics}
    if len(tactics) < len(report.tactics) or len(sheets) > 1 or any(one.reference for one in report.tactics):
        return None
    first, last = min(tactics), max(tactics)
    words = report.words
    columns: tuple[Column[_PlanRow], ...] = (
        Column("Row in the plan", 18, lambda row: row.number, "number"),
        Column("Ref", 9, lambda row: row.tactic.ref if row.tactic else None),
        Column(words.tactic.capitalize(), 100, lambda row: row.tactic.title if row.tactic else None),
    )
    return Page(
        "Refs",
        "Refs to copy into the plan",
        f"The ref of each {words.tactic} next to its row in the plan",
        (
            Line(f"With a column headed Ref in the plan, every {words.tactic} keeps its ref."),
            Line(
                f"Insert a column in the plan, copy the refs of rows {first} to {last} and paste them at row {first}."
            ),
        ),
        (make_form(columns, [_PlanRow(number, tactics.get(number)) for number in range(first, last + 1)]),),
    )
