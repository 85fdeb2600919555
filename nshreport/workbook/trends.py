"""Trends: what all the reports of the plan tell together, tactic by tactic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.wording import say_count, say_day
from nshreport.workbook.attention import row_link
from nshreport.workbook.page import Column, Line, Page, make_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.report import Report
    from nshreport.trends import Trends
    from nshreport.workbook.cell import Cell

_COLUMNS = (
    Column("Row", 6),
    Column("Tactic", 44),
    Column("RAG", 11, "rag"),
    Column("RAG from report to report", 28),
    Column("How its deadline moved", 30),
    Column("Silence, or date to set", 34),
)


def trends_page(report: Report) -> Page:
    """A row for each tactic: its RAG over the last six reports, every move of its deadline, how long it is silent."""
    tables = (make_table("Trends", _COLUMNS, _rows(report, report.trends)),) if report.trends else ()
    lines = _lines(report.trends) if report.trends else [Line("No trends were worked out for this report.")]
    return Page(
        "Trends", "Trends over the reports", "RAG, deadlines and silence over all reports", tuple(lines), tables
    )


def _lines(trends: Trends) -> Iterator[Line]:
    yield Line(trends.sentence)
    now = next(point for point in reversed(trends.burn_up) if point.complete is not None)
    yield Line(
        f"Of {say_count(now.tactics, 'tactic')} to be completed, {now.planned} were planned to be by "
        f"{say_day(now.day)} ({now.first_planned} as the deadlines first stood), and {now.complete} are."
    )


def _rows(report: Report, trends: Trends) -> Iterator[tuple[Cell, ...]]:
    rags = {trend.row: trend.words for trend in trends.rags}
    moves = {slip.row: slip.words for slip in trends.slips}
    silences = {silence.row: silence.words for silence in trends.silences}
    undated = {tactic.row: tactic.words for tactic in trends.undated}
    for tactic in report.tactics:
        waits = ". ".join(filter(None, (silences.get(tactic.row), undated.get(tactic.row))))
        told = (rags.get(tactic.row), moves.get(tactic.row), waits)
        capital = (words[:1].upper() + words[1:] if words else None for words in told)
        yield (row_link(tactic), tactic.title, tactic.rag, *capital)
