"""Slips: where each deadline that moved first was, where it was since, and where it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.render.charts.axis import RISE, SIZE, draw_calendar, draw_verticals, make_axis
from nshreport.render.charts.chart_panel import INNER, ROOM, WIDTH, ChartPanel, fitting_rows
from nshreport.render.charts.drawing import PartKind, RagMark, Shape, Stroke, TextPart, diamond, move_part
from nshreport.render.charts.legend import SAMPLE, SIGNS, draw_legend, lay_entries, make_entry
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.shapes import HOLLOW, Sign
from nshreport.render.charts.text_layout import LEADING, clean, shorten, wrap
from nshreport.render.theme import QUIET, RAG_STYLES
from nshreport.words import say_count, say_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from nshreport.history import Slip
    from nshreport.render.charts.axis import TimeAxis
    from nshreport.render.charts.drawing import Block, Part
    from nshreport.report import Report

_SIZE, _SMALL = 8.0, 7.5
_NAMES = 270.0
_RAG_LEFT = MARGIN + _NAMES + 10.0
_LEFT, _RIGHT = _RAG_LEFT + 66.0, WIDTH - MARGIN
_AIR = 6.0
_LONGEST = 200
_DIAMOND = 9.0
_MOST_READ = 6


@dataclass(frozen=True, slots=True)
class _SlipRow:
    slip: Slip
    lines: tuple[str, ...]
    course: tuple[str, ...]

    @property
    def words(self) -> float:
        """The height of its words."""
        return len(self.lines) * LEADING * _SIZE + len(self.course) * LEADING * _SMALL

    @property
    def height(self) -> float:
        return self.words + _AIR


def slip_chart(report: Report, slips: Sequence[Slip]) -> ChartPanel:
    """The chart of the deadlines that moved; of more than a page holds, those that moved furthest.

    Args:
        report: what is said next to it.
        slips: the deadlines that moved, the furthest first; at least one.
    """
    rags = {tactic.row: tactic.rag for tactic in report.tactics}
    axis = make_axis(report, _LEFT, _RIGHT)
    down, calendar = draw_calendar(report.as_of, axis)
    rows = [_set_row(slip) for slip in slips]
    rows = [rows[number] for number in fitting_rows([row.height for row in rows], ROOM - 3 * _AIR - down)]
    note = _say_rest(len(slips) - len(rows))
    parts: list[Part] = [*calendar, *_draw_headings(down)]
    foot = down + sum(row.height for row in rows)
    parts += draw_verticals(report.as_of, axis, down, foot)
    for row in rows:
        parts += (move_part(part, 0.0, down) for part in _draw_row(row, rags[row.slip.row], axis))
        down += row.height
    height, legend = _draw_legend([row.slip for row in rows], [rags[row.slip.row] for row in rows])
    parts += (move_part(part, MARGIN, foot + _AIR) for part in legend)
    return ChartPanel(
        "slips.png", "deadlines that moved", note, (foot + _AIR + height, tuple(parts)), _alt_text(slips, rags)
    )


def _set_row(slip: Slip) -> _SlipRow:
    title = shorten(clean(slip.title), _LONGEST)
    return _SlipRow(slip, wrap(title, _NAMES, _SIZE), wrap(_say(slip), _NAMES, _SMALL))


def _say(slip: Slip) -> str:
    far = f": {say_count(abs(slip.days), 'day')} {'later' if slip.days > 0 else 'earlier'}" if slip.days else ""
    return say_sentence(f"{slip.words}{far}")


def _say_rest(count: int) -> str:
    return f"Left out: {say_count(count, 'deadline')}, those that moved least." if count else ""


def _draw_headings(down: float) -> Iterator[Part]:
    headings = (("tactic", MARGIN, "Tactic, and where its deadline stood"), ("rag", _RAG_LEFT, "RAG"))
    for name, left, words in headings:
        yield TextPart(f"column-{name}", words, ((left, down - RISE),), SIZE, bold=True)


def _draw_row(row: _SlipRow, rag: str, axis: TimeAxis) -> Iterator[Part]:
    """A row from its top: the title, the course in words, its RAG, and the course on the axis."""
    name, top, middle = f"slip-{row.slip.row}", _AIR / 2, row.height / 2
    yield Stroke(PartKind.RULE, ((MARGIN, row.height), (_RIGHT, row.height)))
    yield from set_block(TextPart(name, "", ((MARGIN, top),), _SIZE), row.lines)
    below = top + len(row.lines) * LEADING * _SIZE
    yield from set_block(TextPart(f"{name}-course", "", ((MARGIN, below),), _SMALL, colour=QUIET), row.course)
    yield RagMark(rag, ((_RAG_LEFT + _SIZE / 2, middle),), _SIZE * 0.8)
    yield TextPart(f"{name}-rag", rag, ((_RAG_LEFT + _SIZE * 1.3, middle + 0.36 * _SIZE),), _SIZE)
    yield from (move_part(part, 0.0, middle) for part in _draw_course(row.slip, rag, axis))


def _draw_course(slip: Slip, rag: str, axis: TimeAxis) -> Iterator[Part]:
    stood = [_place(day, axis) for day in slip.stood]
    now = None if slip.end is None else _place(slip.end, axis)
    places = [*stood, axis.right if now is None else now]
    yield Stroke(PartKind.MOVED, ((min(places), 0.0), (max(places), 0.0)))
    for across in stood:
        if across != now:
            yield Shape(PartKind.FIRST, diamond(across, _DIAMOND if across == stood[0] else _DIAMOND * 0.7), HOLLOW)
    if now is not None:
        yield Shape(PartKind.CONFIRMED, diamond(now, _DIAMOND), RAG_STYLES[rag].bar)


def _place(day: date, axis: TimeAxis) -> float:
    """Where a day lies; at the edge where it lies beyond."""
    return min(max(axis.middle(day), axis.left), axis.right)


def _draw_legend(slips: Sequence[Slip], rags: Sequence[str]) -> Block:
    """The RAGs and the signs of these slips, and no others."""
    line = Stroke(PartKind.MOVED, ((0.0, 0.0), (SAMPLE, 0.0)))
    middle = SAMPLE / 2
    samples: list[tuple[str, tuple[Part, ...]]] = [
        ("First deadline", (line, Shape(PartKind.FIRST, diamond(middle, _DIAMOND), HOLLOW)))
    ]
    if any({*slip.stood[1:]} - {slip.end} for slip in slips):
        samples.append(("Later ones", (line, Shape(PartKind.FIRST, diamond(middle, _DIAMOND * 0.7), HOLLOW))))
    if any(slip.end for slip in slips):
        samples.append(("Deadline now", (line, Shape(PartKind.CONFIRMED, diamond(middle, _DIAMOND), QUIET))))
    samples += [(words, sample) for sign, words, sample in SIGNS if sign is Sign.TODAY]
    height, parts = draw_legend(rags, (), INNER)
    below, signs = lay_entries([[make_entry(*entry) for entry in samples]], INNER)
    return height + below, (*parts, *(move_part(part, 0.0, height) for part in signs))


def _alt_text(slips: Sequence[Slip], rags: Mapping[int, str]) -> str:
    told = (
        f"{shorten(clean(slip.title), _LONGEST)} ({rags[slip.row].lower()}) {_say(slip)}" for slip in slips[:_MOST_READ]
    )
    rest = f" And {len(slips) - _MOST_READ} more." if len(slips) > _MOST_READ else ""
    return f"Chart of {say_count(len(slips), 'deadline')} that moved. {' '.join(told)}{rest}"
