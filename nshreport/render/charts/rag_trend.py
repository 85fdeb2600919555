"""RAG from report to report: each tactic's mark and word in the last reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.render.charts.axis import RISE
from nshreport.render.charts.axis import SIZE as HEADING
from nshreport.render.charts.chart_panel import ROOM, WIDTH, ChartPanel, fitting_rows
from nshreport.render.charts.drawing import PartKind, RagMark, Shape, Stroke, TextPart, rectangle
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.text_layout import LEADING, clean, measure, shorten, wrap
from nshreport.render.theme import QUIET, RAG_STYLES
from nshreport.words import say_count, say_sentence, say_short_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nshreport.history import RagTrend
    from nshreport.render.charts.drawing import Part

_SIZE = 8.0
_CELL = 74.0
"""Points for a report's mark and word."""
_RIGHT = WIDTH - MARGIN
_HEADER = 15.0
_AIR = 4.0
_LEAST, _GAP = 60.0, 12.0
"""Points for titles, and between the longest of them and the cells."""
_LONGEST = 240
_MOST_READ = 12


@dataclass(frozen=True, slots=True)
class _TrendRow:
    trend: RagTrend
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(len(self.lines), 1) * LEADING * _SIZE + _AIR


def rag_trend(trends: Sequence[RagTrend]) -> ChartPanel:
    """The chart of RAG over the last reports, in the plan's order.

    Of more tactics than a page holds, those whose RAG changed come before those it did not, and the worst first.

    Args:
        trends: each tactic's RAG in the same two reports or more; at least one tactic.
    """
    days = trends[0].reports
    titles = [shorten(clean(one.title), _LONGEST) for one in trends]
    room = _RIGHT - len(days) * _CELL - MARGIN - _GAP
    width = min(room, max(_LEAST, *(measure(title, _SIZE) for title in titles)))
    left = MARGIN + width + _GAP
    rows = [_TrendRow(one, wrap(title, width, _SIZE)) for one, title in zip(trends, titles, strict=True)]
    fitting = fitting_rows([row.height for row in rows], ROOM - _HEADER, lambda number: _urgency(trends[number]))
    kept = [rows[number] for number in fitting]
    rest = len(rows) - len(kept)
    note = f"Left out: {say_count(rest, 'tactic')} whose RAG is better or did not change." if rest else ""
    parts: list[Part] = [TextPart("column-tactic", "Tactic", ((MARGIN, _HEADER - RISE),), HEADING, bold=True)]
    for place, day in enumerate(days):
        corner = (left + place * _CELL + _AIR, _HEADER - RISE)
        words = f"{say_short_day(day)} {day.year}"
        parts.append(TextPart(f"report-{day.isoformat()}", words, (corner,), HEADING, bold=True))
    down = _HEADER
    for row in kept:
        parts += _draw_row(row, left, down)
        down += row.height
    return ChartPanel("rag-trend.png", "RAG from report to report", note, (down, tuple(parts)), _alt_text(trends, note))


def _urgency(trend: RagTrend) -> tuple[bool, int]:
    return not trend.changed, list(RAG_STYLES).index(trend.rags[-1])


def _draw_row(row: _TrendRow, left: float, top: float) -> Iterator[Part]:
    name, middle = f"trend-{row.trend.row}", top + row.height / 2
    yield from set_block(TextPart(f"{name}-title", "", ((MARGIN, top + _AIR / 2),), _SIZE), row.lines)
    for place, rag in enumerate(row.trend.rags):
        edge = left + place * _CELL
        cell = rectangle(edge, edge + _CELL, top, top + row.height)
        yield Shape(PartKind.CELL, cell, RAG_STYLES[rag].tint if rag else "#FFFFFF")
        if rag:
            yield RagMark(rag, ((edge + _AIR + _SIZE / 2, middle),), _SIZE * 0.8)
            corner = (edge + _AIR + _SIZE * 1.4, middle + 0.36 * _SIZE)
            yield TextPart(f"{name}-{place}", rag, (corner,), _SIZE, colour=RAG_STYLES[rag].text)
        else:
            yield TextPart(f"{name}-{place}", "not in it", ((edge + _AIR, middle + 0.36 * _SIZE),), _SIZE, colour=QUIET)
    yield Stroke(PartKind.RULE, ((MARGIN, top + row.height), (left, top + row.height)))


def _alt_text(trends: Sequence[RagTrend], note: str) -> str:
    changed = [trend for trend in trends if trend.changed]
    told = (f"{shorten(clean(trend.title), _LONGEST)}: {say_sentence(trend.words)}" for trend in changed[:_MOST_READ])
    rest = f" And {len(changed) - _MOST_READ} more changed." if len(changed) > _MOST_READ else ""
    reports = say_count(len(trends[0].reports), "report")
    still = say_count(len(trends) - len(changed), "tactic")
    return f"Table of RAG in the last {reports}. {note} {' '.join(told)}{rest} {still} did not change.".replace(
        "  ", " "
    )
