"""Tactics: every tactic with the plan's words next to how they were understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.render.workbook.cell import sentence_cell
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, make_table
from nshreport.words import say_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Tactic


@dataclass(frozen=True, slots=True)
class _TacticColumn:
    """A column of the sheet: what it takes from a tactic, and whether it is left out where no tactic has it."""

    column: Column
    take: Callable[[Tactic], Cell]
    optional: bool = False


_PRINTED = (
    _TacticColumn(Column("Row", 6, "number"), lambda tactic: tactic.row),
    _TacticColumn(Column("Phase", 7, "number"), lambda tactic: tactic.phase),
    _TacticColumn(Column("RAG", 11, "rag"), lambda tactic: tactic.rag),
    _TacticColumn(Column("Tactic", 36), lambda tactic: tactic.title),
    _TacticColumn(Column("Accountable", 20), lambda tactic: "; ".join(tactic.names)),
    _TacticColumn(Column("Audience", 15), lambda tactic: "; ".join(tactic.audiences) or tactic.audience),
    _TacticColumn(Column("When", 19), lambda tactic: tactic.window),
    _TacticColumn(Column("Feedback", 24), lambda tactic: tactic.feedback),
    _TacticColumn(Column("Why this RAG", 22), lambda tactic: sentence_cell(tactic.reason)),
)
_MORE = (
    _TacticColumn(Column("State", 18, printed=False), lambda tactic: tactic.state),
    _TacticColumn(Column("Words that decided", 30, printed=False), lambda tactic: tactic.evidence or None),
    _TacticColumn(Column("Schedule status", 14, printed=False), lambda tactic: tactic.schedule),
    _TacticColumn(Column("Working days left", 12, "number", printed=False), lambda tactic: tactic.days_left),
    _TacticColumn(Column("What would turn it green", 30, printed=False), lambda tactic: sentence_cell(tactic.remedy)),
    _TacticColumn(Column("Timing as typed", 24, printed=False), lambda tactic: tactic.timing),
    _TacticColumn(Column("Start", DATE_WIDTH, "date", printed=False), lambda tactic: tactic.start),
    _TacticColumn(Column("End", DATE_WIDTH, "date", printed=False), lambda tactic: tactic.end),
    _TacticColumn(Column("Deadline", DATE_WIDTH, "date", printed=False), lambda tactic: tactic.due),
    _TacticColumn(Column("Precision", 12, printed=False), lambda tactic: tactic.precision),
    _TacticColumn(Column("Confirmed", 12, printed=False), lambda tactic: "Yes" if tactic.confirmed else "No"),
    _TacticColumn(Column("First deadline", DATE_WIDTH, "date", printed=False), lambda tactic: tactic.first_end),
    _TacticColumn(Column("Days moved", 10, "number", printed=False), lambda tactic: tactic.slip_days),
    _TacticColumn(Column("Reason for the move", 28, printed=False), lambda tactic: tactic.move_reason, optional=True),
    _TacticColumn(Column("Phase name", 28, printed=False), lambda tactic: tactic.phase_name or None),
    _TacticColumn(Column("Objectives", 12, printed=False), lambda tactic: " ".join(map(str, tactic.objectives))),
    _TacticColumn(Column("Purpose", 70, printed=False), lambda tactic: tactic.purpose, optional=True),
    _TacticColumn(Column("Audience as typed", 24, printed=False), lambda tactic: tactic.audience),
    _TacticColumn(Column("Lead", 22, printed=False), lambda tactic: tactic.lead),
    _TacticColumn(Column("Accountable as typed", 70, printed=False), lambda tactic: tactic.accountable),
    _TacticColumn(Column("Comments", 60, printed=False), lambda tactic: tactic.comments, optional=True),
    _TacticColumn(Column("Status as typed", 18, printed=False), lambda tactic: tactic.status_typed, optional=True),
    _TacticColumn(Column("Team’s own RAG", 14, printed=False), lambda tactic: tactic.team_rag, optional=True),
    _TacticColumn(Column("Reference", 12, printed=False), lambda tactic: tactic.reference, optional=True),
    _TacticColumn(Column("Cell in the plan", 10, printed=False), lambda tactic: tactic.cell),
)
_CARRIED_WIDTH = 28


def tactics_page(report: Report) -> Page:
    """All tactics in the plan's order; the plan's own further columns come last."""
    told = [one for one in (*_PRINTED, *_MORE) if not one.optional or any(map(one.take, report.tactics))]
    carried = list(dict.fromkeys(name for row in report.carried for name in row))
    columns = [one.column for one in told] + [Column(name, _CARRIED_WIDTH, printed=False) for name in carried]
    rows = (
        (*(one.take(tactic) for one in told), *(extra.get(name, "") for name in carried))
        for tactic, extra in zip(report.tactics, report.carried or ({},) * len(report.tactics), strict=True)
    )
    lines = (
        Line(f"All {say_count(len(report.tactics), 'tactic')} in the plan’s order."),
        Line(f"The first {len(_PRINTED)} columns are printed; the columns behind them say more on screen."),
    )
    return Page(
        "Tactics",
        "Tactics: the whole plan",
        "Every tactic with the plan’s words and how they were understood; it can be filtered",
        lines if len(report.tactics) > 1 else lines[1:],
        (make_table("Tactics", columns, rows),),
        looked_up=True,
        frozen_columns=0,
    )
