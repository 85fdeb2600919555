"""Changes: what is no longer as the last report told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.workbook.cell import row_link
from nshreport.render.workbook.page import Column, Line, Page, make_table

if TYPE_CHECKING:
    from nshreport.history.changes import Change
    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report

_COLUMNS = (
    Column("What changed", 20),
    Column("Row", 6),
    Column("Tactic", 46),
    Column("Before", 30),
    Column("Now", 34),
    Column("Days later", 10, "number"),
)
_GONE = "removed"


def changes_page(report: Report) -> Page:
    """Every change, the most important first; a sentence where there is none."""
    title, about = "Changes since the last report", "What is no longer as the last report told it"
    lines = [Line(report.changes.paragraph)]
    if not report.changes.changes:
        return Page("Changes", title, about, tuple(lines))
    lines.append(Line("Days later are calendar days; they are negative where a deadline is earlier now."))
    table = make_table("Changes", _COLUMNS, map(_row, report.changes.changes))
    return Page("Changes", title, about, tuple(lines), (table,), looked_up=True)


def _row(change: Change) -> tuple[Cell, ...]:
    return (
        change.heading,
        None if change.kind == _GONE else row_link(change.row),
        change.tactic,
        change.before,
        change.after if change.kind != _GONE else None,
        change.days,
    )
