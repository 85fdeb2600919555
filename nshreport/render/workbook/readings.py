"""Readings: every cell as typed next to how it was understood, so that a misreading can be seen at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.render.workbook.tactics import status_and_feedback
from nshreport.report import Report, Tactic
from nshreport.words import say_day, say_list


class _Reading(NamedTuple):
    """A cell of a tactic."""

    tactic: Tactic
    column: str
    cell: str
    typed: str
    understood: str


_COLUMNS: tuple[Column[_Reading], ...] = (
    Column("Ref", 7, lambda reading: reading.tactic.ref),
    Column("Cell", 8, lambda reading: reading.cell or None),
    Column("Column", 14, lambda reading: reading.column),
    Column("As typed", 58, lambda reading: reading.typed),
    Column("Understood as", 62, lambda reading: reading.understood),
)


def readings_page(report: Report) -> Page:
    """Timing, feedback, accountable, audience and objectives of each tactic; cells left blank only where it matters."""
    readings = [reading for tactic in report.tactics for reading in _readings(tactic)]
    return Page(
        "Readings",
        "How every cell was understood",
        "Every cell as typed, next to how it was understood",
        (Line("If a reading is wrong, change the words in the plan; the guide shows how to write them."),),
        (make_table("Readings", _COLUMNS, readings),),
        looked_up=True,
    )


def _readings(tactic: Tactic) -> Iterator[_Reading]:
    objectives = f"; objectives {say_list([str(number) for number in tactic.objectives])}" if tactic.objectives else ""
    yield _Reading(tactic, "Title", tactic.cell, tactic.title_typed or tactic.title, f"{tactic.title}{objectives}")
    yield _Reading(tactic, "Timing", tactic.timing_cell, tactic.timing, _timing(tactic))
    if tactic.accountable:
        names = f"{'; '.join(tactic.names)}; {tactic.lead} leads" if len(tactic.names) > 1 else tactic.lead
        yield _Reading(tactic, "Accountable", tactic.accountable_cell, tactic.accountable, names)
    if tactic.audience:
        yield _Reading(tactic, "Audience", tactic.audience_cell, tactic.audience, "; ".join(tactic.audiences))
    yield _Reading(tactic, "Feedback", tactic.feedback_cell, status_and_feedback(tactic), _feedback(tactic))


def _timing(tactic: Tactic) -> str:
    if tactic.undated:
        lent = tactic.phase_name if tactic.precision == "phase" else "the plan year"
        return f"{tactic.window}; the dates of {lent} are used instead"
    window = tactic.understood or tactic.window
    return window if tactic.confirmed or "confirmed" in window else f"{window}; not confirmed"


def _feedback(tactic: Tactic) -> str:
    words = [str(tactic.state)]
    if tactic.evidence:
        words.append(f"from the words “{tactic.evidence}”")
    if tactic.moved_from:
        words.append(f"moved from {say_day(tactic.moved_from)}")
    if tactic.move_reason:
        words.append(f"because of “{tactic.move_reason}”")
    return "; ".join(words)
