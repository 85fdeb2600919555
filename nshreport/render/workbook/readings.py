"""Readings: every cell as typed next to how it was understood, so that a misreading is seen at a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_day, say_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Tactic

_COLUMNS = (
    Column("Row", 6, "number"),
    Column("Cell", 8),
    Column("Column", 14),
    Column("As typed", 58),
    Column("Understood as", 58),
    Column("Firm", 8),
)


def readings_page(report: Report) -> Page:
    """Timing, feedback, accountable, audience and objectives of each tactic."""
    rows = (row for tactic in report.tactics for row in _rows(tactic))
    lines = (
        Line("Where a reading is wrong, mend the words in the plan; the guide says how to write them."),
        Line("Firm is a date that is neither vague, nor doubtful, nor to be confirmed."),
    )
    return Page(
        "Readings",
        "How every cell was understood",
        "Every cell as typed beside how it was understood",
        lines,
        (make_table("Readings", _COLUMNS, rows),),
        looked_up=True,
    )


def _rows(tactic: Tactic) -> Iterator[tuple[Cell, ...]]:
    objectives = f"; objectives {say_list([str(number) for number in tactic.objectives])}" if tactic.objectives else ""
    readings = (
        (tactic.cell, "Tactic", tactic.title_typed or tactic.title, f"{tactic.title}{objectives}", None),
        (tactic.timing_cell, "Timing", tactic.timing, _timing(tactic), "Yes" if tactic.confirmed else "No"),
        (tactic.accountable_cell, "Accountable", tactic.accountable, _names(tactic), None),
        (tactic.audience_cell, "Audience", tactic.audience, "; ".join(tactic.audiences), None),
        (tactic.feedback_cell, "Feedback", tactic.feedback, _feedback(tactic), None),
    )
    for cell, column, typed, understood, firm in readings:
        yield tactic.row, cell or None, column, typed, understood, firm


def _timing(tactic: Tactic) -> str:
    if not tactic.undated:
        return tactic.understood or tactic.window
    stands_in = f"its phase’s, {tactic.phase_name}" if tactic.precision == "phase" else "the plan year’s"
    return f"{tactic.window}; the window is {stands_in}"


def _names(tactic: Tactic) -> str:
    return f"{'; '.join(tactic.names)}; {tactic.lead} leads" if len(tactic.names) > 1 else tactic.lead


def _feedback(tactic: Tactic) -> str:
    words = [str(tactic.state)]
    if tactic.evidence:
        words.append(f"by the words “{tactic.evidence}”")
    if tactic.moved_from:
        words.append(f"moved from {say_day(tactic.moved_from)}")
    if tactic.move_reason:
        words.append(f"because of “{tactic.move_reason}”")
    return "; ".join(words)
