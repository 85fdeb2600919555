"""Trends: what all the reports of the plan tell together, in all and tactic by tactic."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nshreport.render.theme import RAG_STYLES
from nshreport.render.workbook.cell import row_link
from nshreport.render.workbook.native_charts import BURN_UP, LINES, MOST_SLIPS, TRENDS, BurnUpChart, SlipChart
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_count, say_day, say_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.history import Silence, Slip, Trends, Undated
    from nshreport.render.workbook.cell import Cell
    from nshreport.render.workbook.page import NativeChart, Table
    from nshreport.report import Report, Tactic

_TITLE, _ABOUT = "Trends over the reports", "Complete against planned, RAG, deadlines and silence over all reports"
_NARROW, _RAG = 11, 12
_FIRST, _WORDS = 27, 30
"""Widths of the tactic and of the words about it next to six columns of RAG."""
_MORE_FIRST, _MORE_WORDS = 3, 9
"""What each column of RAG that is not there yet leaves to them."""
_SIX = 6
_PICTURES = 1 + len(LINES)
"""The first column behind the table of complete against planned."""


def trends_page(report: Report) -> Page:
    """Complete against planned; for each tactic its RAG in the last reports, its deadline's moves and its silence."""
    trends = report.trends
    if trends is None:
        return Page("Trends", _TITLE, _ABOUT, (Line("No trends were worked out for this report."),))
    tactics = _furthest_first(report, trends)
    missing = _SIX - len(trends.rags[0].reports)
    first, words = _FIRST + missing * _MORE_FIRST, _WORDS + missing * _MORE_WORDS
    burn_up = tuple(_burn_up(trends, first))
    tables = (*burn_up, _tactics(tactics, trends, first, words))
    pictures = tuple(_pictures(tactics, trends)) if burn_up else ()
    return Page("Trends", _TITLE, _ABOUT, tuple(_lines(trends)), tables, pictures, _PICTURES)


def _furthest_first(report: Report, trends: Trends) -> list[Tactic]:
    """The tactics whose deadlines moved, the furthest first; then the others in the plan's order."""
    rows = {slip.row: place for place, slip in enumerate(trends.slips)}
    return sorted(report.tactics, key=lambda tactic: rows.get(tactic.row, len(rows)))


def _lines(trends: Trends) -> Iterator[Line]:
    yield Line(trends.sentence)
    now = next(point for point in reversed(trends.burn_up) if point.complete is not None)
    yield Line(
        f"Of {say_count(now.tactics, 'tactic')} to be completed, {now.planned} were planned to be by "
        f"{say_day(now.day)} ({now.first_planned} as the deadlines first stood), and {now.complete} are."
    )
    yield Line(
        "Standing and cancelled tactics are not counted there. Days moved are calendar days, earlier ones negative."
    )


def _burn_up(trends: Trends, first: float) -> Iterator[Table]:
    """The table of complete against planned; none where nothing is to be completed."""
    if any(point.tactics for point in trends.burn_up):
        rows = (
            (point.day, point.tactics, point.planned, point.first_planned, point.complete) for point in trends.burn_up
        )
        counts = (Column(heading, _NARROW, "number") for heading in LINES)
        yield make_table(BURN_UP, (Column("Day", first, "date"), *counts), rows, caption="Complete against planned")


def _pictures(tactics: list[Tactic], trends: Trends) -> Iterator[NativeChart]:
    """The charts that are next to the table of complete against planned."""
    yield BurnUpChart(trends.burn_up)
    moved = [slip for slip in trends.slips if slip.days][:MOST_SLIPS]
    if moved:
        yield SlipChart(moved, [tactic.rag for tactic in tactics[: len(moved)]])


def _tactics(tactics: list[Tactic], trends: Trends, first: float, words: float) -> Table:
    days = trends.rags[0].reports
    columns = (
        Column("Tactic", first),
        Column("Row", _NARROW),
        Column("Days moved", _NARROW, "number"),
        Column("Times moved", _NARROW, "number"),
        *(Column(f"RAG on {say_day(day)}", _RAG, "rag") for day in days),
        Column("Moves, silence and dates to set", words),
    )
    return make_table(TRENDS, columns, _rows(tactics, trends), caption="Trends by tactic")


def _rows(tactics: list[Tactic], trends: Trends) -> Iterator[tuple[Cell, ...]]:
    rags = {trend.row: trend.rags for trend in trends.rags}
    slips = {slip.row: slip for slip in trends.slips}
    words = defaultdict[int, list[str]](list)
    told: tuple[Slip | Silence | Undated, ...] = (*trends.slips, *trends.silences, *trends.undated)
    for one in told:
        words[one.row].append(say_sentence(one.words))
    for tactic in tactics:
        slip = slips.get(tactic.row)
        yield (
            tactic.title,
            row_link(tactic.row),
            slip.days if slip else None,
            len(slip.moves) if slip else None,
            *(f"{RAG_STYLES[rag].mark} {rag}" if rag else None for rag in rags[tactic.row]),
            " ".join(words[tactic.row]) or None,
        )
