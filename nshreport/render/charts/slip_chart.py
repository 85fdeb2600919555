"""Slips: where each deadline that moved first was, where it was since, and where it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nshreport.history import Slip
from nshreport.render.charts.axis import TimeAxis, draw_calendar, draw_verticals, make_axis
from nshreport.render.charts.chart_panel import INNER, ROOM, ChartPanel
from nshreport.render.charts.contents import name_tactic
from nshreport.render.charts.drawing import Block, Part, PartKind, RagMark, Shape, Stroke, TextPart, diamond, move_part
from nshreport.render.charts.legend import SAMPLE, SIGNS, lay_entries, make_entry
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.shapes import HOLLOW, Sign, filled
from nshreport.render.charts.table_chart import LEFT, RIGHT, SIZE, TableRow, draw_table
from nshreport.render.theme import QUIET
from nshreport.report import Report, Tactic
from nshreport.words import say_count, say_list, say_sentence

_AIR = 6.0
_DIAMOND = 9.0
_MOST_READ = 6


def slip_chart(report: Report, slips: Sequence[Slip]) -> ChartPanel:
    """The chart of deadlines that moved, the furthest first; of more than a page holds, the first of them."""
    removed = report.trends.removed if report.trends else ()
    tactics: dict[int | str, Tactic] = {tactic.row: tactic for tactic in report.tactics}
    tactics |= {one.tactic.ref: one.tactic for one in removed}
    axis = make_axis(report, LEFT + 66.0, RIGHT)
    down, calendar = draw_calendar(report.as_of, axis)
    rows = [
        TableRow(
            f"slip-{slip.row or slip.ref}",
            name_tactic(tactics[slip.row or slip.ref]),
            _say(slip),
            tuple(_draw_course(slip, tactics[slip.row or slip.ref].rag, axis)),
        )
        for slip in slips
    ]
    kept, (height, table) = draw_table(rows, ROOM - 3 * _AIR - down)
    left_out = len(rows) - len(kept)
    note = f"Left out: {say_count(left_out, 'deadline')}, those that moved least." if left_out else ""
    foot = down + height
    legend_height, legend = _draw_legend(slips[: len(kept)])
    parts = (
        *calendar,
        *draw_verticals(report.as_of, axis, down, foot),
        *(move_part(part, 0.0, down) for part in table),
        *(move_part(part, MARGIN, foot + _AIR) for part in legend),
    )
    said = " ".join(
        f"{row.title} ({tactics[slip.row or slip.ref].rag.lower()}): {row.words}"
        for row, slip in zip(rows[:_MOST_READ], slips, strict=False)
    )
    rest = f" And {len(rows) - _MOST_READ} more." if len(rows) > _MOST_READ else ""
    alt_text = f"Chart of {say_count(len(slips), 'deadline')} that moved. {said}{rest}"
    return ChartPanel("slips.png", _finding(slips), note, (foot + _AIR + legend_height, parts), alt_text)


def _finding(slips: Sequence[Slip]) -> str:
    """How many deadlines moved later, and by how much, how many earlier, and how many are gone."""
    later = [slip.days for slip in slips if slip.days and slip.days > 0]
    by = "by" if len(later) == 1 else "by up to"
    counts = (
        (len(later), f"later, {by} {say_count(max(later, default=0), 'day')}"),
        (sum(slip.days is not None and slip.days < 0 for slip in slips), "earlier"),
        (sum(slip.days == 0 for slip in slips), "and back again"),
    )
    moved = [f"{count:,} moved {words}" for count, words in counts if count]
    lost = sum(slip.days is None for slip in slips)
    first, *others = [*moved, *([f"{lost:,} no longer {'has' if lost == 1 else 'have'} a date"] if lost else [])]
    number, _, rest = first.partition(" ")
    return say_list([f"{number} {'deadline' if number == '1' else 'deadlines'} {rest}", *others])


def _say(slip: Slip) -> str:
    far = f": {say_count(abs(slip.days), 'day')} {'later' if slip.days > 0 else 'earlier'}" if slip.days else ""
    return say_sentence(f"{slip.words}{far}")


def _draw_course(slip: Slip, rag: str, axis: TimeAxis) -> Iterator[Part]:
    """The RAG, and where the deadline was, from its first day to where it is now."""
    yield RagMark(rag, ((LEFT + SIZE / 2, 0.0),), SIZE * 0.8)
    yield TextPart(f"slip-{slip.row or slip.ref}-rag", rag, ((LEFT + SIZE * 1.3, 0.36 * SIZE),), SIZE)
    stood = [_place(day, axis) for day in slip.stood]
    now = None if slip.end is None else _place(slip.end, axis)
    places = [*stood, axis.right if now is None else now]
    yield Stroke(PartKind.MOVED, ((min(places), 0.0), (max(places), 0.0)))
    for across in stood:
        if across != now:
            yield Shape(PartKind.FIRST, diamond(across, _DIAMOND if across == stood[0] else _DIAMOND * 0.7), HOLLOW)
    if now is not None:
        yield filled(PartKind.CONFIRMED, diamond(now, _DIAMOND), rag)


def _place(day: date, axis: TimeAxis) -> float:
    """Where a day is; at the edge where it is beyond."""
    return min(max(axis.middle(day), axis.left), axis.right)


def _draw_legend(slips: Sequence[Slip]) -> Block:
    """The signs of these slips, and no others."""
    signs = (
        (True, "First deadline", PartKind.FIRST, _DIAMOND, HOLLOW),
        (any({*slip.stood[1:]} - {slip.end} for slip in slips), "Later ones", PartKind.FIRST, _DIAMOND * 0.7, HOLLOW),
        (any(slip.end for slip in slips), "Deadline now", PartKind.CONFIRMED, _DIAMOND, QUIET),
    )
    line = Stroke(PartKind.MOVED, ((0.0, 0.0), (SAMPLE, 0.0)))
    entries = [
        make_entry(words, (line, Shape(kind, diamond(SAMPLE / 2, size), fill)))
        for shown, words, kind, size, fill in signs
        if shown
    ]
    today = [make_entry(words, sample) for sign, words, sample in SIGNS if sign is Sign.TODAY]
    return lay_entries([[*entries, *today]], INNER)
