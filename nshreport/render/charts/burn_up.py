"""Burn-up: how many tactics are complete from report to report, against how many were planned to be."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Literal, NamedTuple

from nshreport.render.charts.axis import TimeAxis, draw_calendar, draw_verticals
from nshreport.render.charts.chart_panel import INNER, WIDTH, ChartPanel
from nshreport.render.charts.drawing import PartKind, Shape, Stroke, TextPart, diamond, move_part
from nshreport.render.charts.legend import SAMPLE, SIGNS, lay_entries, make_entry
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.shapes import Sign
from nshreport.render.charts.text_layout import measure
from nshreport.render.theme import DONE, INK, QUIET
from nshreport.render.time_axis import month_number
from nshreport.words import say_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from nshreport.history import BurnPoint
    from nshreport.render.charts.drawing import Block, Part
    from nshreport.report import Report

_SIZE = 9.0
_NUMBERS = 26.0
"""Points for the numbers on the upright axis."""
_LEFT, _RIGHT = MARGIN + _NUMBERS, WIDTH - MARGIN
_HEIGHT = 270.0
_AIR = 8.0
_DIAMOND = 6.0
_APART = 12.0
"""Points between the baselines of two labels."""
_BESIDE = 6.0
"""Points between the report date's line and a label."""
_BEHIND = 2
"""Labels that are behind the report date's line: the lowest."""
_FULL = 0.93
"""The highest line may reach so far up: its number is above it."""
_STEPS = (1, 2, 5)
_LINES_MOST = 6
_MOST_READ = 6
"""Reports that are read out."""
_NOTE = (
    "Standing and cancelled tactics are not counted; "
    "one without a date of its own counts as planned for the end of its phase."
)


class _CountLine(NamedTuple):
    """A line of the chart: what it counts, and that in the legend and behind its number."""

    kind: PartKind
    reckon: Callable[[BurnPoint], int | None]
    words: str
    behind: str


_COUNT_LINES = (
    _CountLine(PartKind.TO_COMPLETE, lambda point: point.tactics, "All to be completed", "to be completed"),
    _CountLine(
        PartKind.FIRST_PLANNED, lambda point: point.first_planned, "Planned as first dated", "planned as first dated"
    ),
    _CountLine(PartKind.PLANNED, lambda point: point.planned, "Planned as dated in each report", "planned"),
    _CountLine(PartKind.DONE, lambda point: point.complete, "Complete in each report", "complete"),
)


def burn_up(report: Report, points: Sequence[BurnPoint]) -> ChartPanel:
    """The chart of complete against planned.

    Args:
        report: what is said next to it.
        points: the report days past and to come, in order; at least one tactic is to be completed.
    """
    first, last = min(report.plan_start, points[0].day), max(report.plan_end, points[-1].day)
    axis = TimeAxis(month_number(first), month_number(last), _LEFT, _RIGHT)
    lines_drawn = [course for course in _COUNT_LINES if course.kind != PartKind.FIRST_PLANNED or _have_moved(points)]
    down, calendar = draw_calendar(report.as_of, axis)
    legend_height, legend = _draw_legend(lines_drawn)
    plot = (*_draw_plot(report.as_of, points, lines_drawn, axis),)
    foot = down + _AIR + _HEIGHT + _AIR
    parts = (
        *calendar,
        *(move_part(part, 0.0, down + _AIR) for part in plot),
        *(move_part(part, MARGIN, foot) for part in legend),
    )
    return ChartPanel(
        "burn-up.png", "complete against planned", _NOTE, (foot + legend_height, parts), _alt_text(points)
    )


def _have_moved(points: Sequence[BurnPoint]) -> bool:
    return any(point.planned != point.first_planned for point in points)


def _draw_plot(
    as_of: date, points: Sequence[BurnPoint], lines_drawn: Sequence[_CountLine], axis: TimeAxis
) -> Iterator[Part]:
    """The lines and the numbers at the report date, from the top of the plot."""
    yield from draw_verticals(as_of, axis, 0.0, _HEIGHT, above=_AIR)
    highest = max(point.tactics for point in points)
    step = _step(highest)
    top = math.ceil(highest / _FULL / step) * step
    for count in range(0, top + 1, step):
        height = _HEIGHT * (1 - count / top)
        yield Stroke(PartKind.RULE, ((_LEFT, height), (_RIGHT, height)))
        place = (_LEFT - 5.0, height + 0.36 * _SIZE)
        yield TextPart(f"count-{count}", f"{count:,}", (place,), _SIZE, colour=QUIET, align="right")
    for course in lines_drawn:
        counts = ((point.day, course.reckon(point)) for point in points)
        places = [(axis.middle(day), _HEIGHT * (1 - count / top)) for day, count in counts if count is not None]
        yield Stroke(course.kind, tuple(places))
        if course.kind == PartKind.DONE:
            yield from (_diamond_at(*place) for place in places)
    yield from _draw_labels(next(point for point in points if point.day == as_of), lines_drawn, axis, top)


def _diamond_at(across: float, height: float) -> Part:
    return move_part(Shape(PartKind.CONFIRMED, diamond(across, _DIAMOND), DONE), 0.0, height)


def _step(highest: int) -> int:
    """The distance of the numbers on the upright axis, so that there are few of them and all are round."""
    steps: Iterator[int] = (step * 10**power for power in itertools.count() for step in _STEPS)
    return next(step for step in steps if highest <= step * _LINES_MOST)


def _draw_labels(point: BurnPoint, lines_drawn: Sequence[_CountLine], axis: TimeAxis, top: int) -> Iterator[TextPart]:
    """The numbers at the report date, next to its line, none on another.

    All lines rise: so the space before a line is free above it, and behind it below, where complete ends.
    """
    told = [(count, course) for course in lines_drawn if (count := course.reckon(point)) is not None]
    told.sort(key=lambda pair: -pair[0])
    across = axis.middle(point.day)
    sides: dict[Literal["left", "right"], list[tuple[float, str, PartKind]]] = {"left": [], "right": []}
    for place, (count, course) in enumerate(told):
        text = f"{count:,} {course.behind}"
        length = measure(text, _SIZE, bold=True) + _BESIDE
        before = place < len(told) - _BEHIND
        fits = across - length > _LEFT if before else across + length < _RIGHT
        height = _HEIGHT * (1 - count / top)
        baseline = height - 4.0 if before else height + _SIZE + 3.0
        sides["right" if before == fits else "left"].append((baseline, text, course.kind))
    for align, labels in sides.items():
        edge = across - _BESIDE if align == "right" else across + _BESIDE
        for baseline, (_, text, kind) in zip(_spread([label[0] for label in labels]), labels, strict=True):
            name = f"now-{kind.replace(' ', '-')}"
            yield TextPart(name, text, ((edge, baseline),), _SIZE, bold=True, colour=INK, align=align, boxed=True)


def _spread(baselines: Sequence[float]) -> list[float]:
    """Baselines from top to bottom, moved up as little as keeps them apart and above the plot's foot."""
    spread: list[float] = []
    floor = _HEIGHT - 2.0
    for baseline in reversed(baselines):
        spread.append(min(baseline, floor))
        floor = spread[-1] - _APART
    return spread[::-1]


def _draw_legend(lines_drawn: Sequence[_CountLine]) -> Block:
    samples = []
    for course in lines_drawn:
        line = Stroke(course.kind, ((0.0, 0.0), (SAMPLE, 0.0)))
        mark = (Shape(PartKind.CONFIRMED, diamond(SAMPLE / 2, _DIAMOND), DONE),) if course.kind == PartKind.DONE else ()
        samples.append(make_entry(course.words, (line, *mark)))
    today = next(make_entry(words, sample) for sign, words, sample in SIGNS if sign is Sign.TODAY)
    return lay_entries(((*samples, today),), INNER)


def _alt_text(points: Sequence[BurnPoint]) -> str:
    past = [point for point in points if point.complete is not None]
    last = points[-1]
    told = [f"{say_day(point.day)}: {_say(point)}" for point in past[-_MOST_READ:]]
    if last.complete is None:
        told.append(f"{say_day(last.day)}: {last.planned:,} of {last.tactics:,} are planned to be complete")
    return f"Line chart of complete tactics against planned ones. {_NOTE} {'. '.join(told)}."


def _say(point: BurnPoint) -> str:
    first = f" ({point.first_planned:,} as first dated)" if point.first_planned != point.planned else ""
    return f"{point.planned:,} of {point.tactics:,} planned to be complete{first}, {point.complete:,} complete"
