"""Burn-up: how many tactics are complete from report to report, against how many were planned to be at first."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nshreport.history import BurnPoint
from nshreport.render.charts.axis import TimeAxis, draw_calendar, draw_verticals
from nshreport.render.charts.chart_panel import WIDTH, ChartPanel
from nshreport.render.charts.drawing import Part, PartKind, Shape, Stroke, TextPart, diamond, move_part
from nshreport.render.charts.legend import SAMPLE
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.theme import DONE, QUIET
from nshreport.render.time_axis import month_number
from nshreport.report import Report
from nshreport.words import say_day

_SIZE = 9.0
_NUMBERS, _KEY = 26.0, 140.0
"""Points for the numbers on the upright axis, and for what the lines mean, after their ends."""
_LEFT, _RIGHT = MARGIN + _NUMBERS, WIDTH - MARGIN - _KEY
_HEIGHT = 290.0
_AIR = 8.0
_DIAMOND = 6.0
_APART = 14.0
"""Points between two lines of the key."""
_FULL = 0.93
"""The highest line may reach so far up."""
_STEPS = (1, 2, 5)
_LINES_MOST = 6
_MOST_READ = 6
"""Reports that are read out."""
_NOTE = (
    "Standing and cancelled {tactics} are not counted; "
    "one without a date of its own counts as planned for the end of {period}."
)


class _CountLine(NamedTuple):
    """A line of the chart: what it counts, and that in the key, after its number."""

    kind: PartKind
    reckon: Callable[[BurnPoint], int | None]
    words: str


_COUNT_LINES = (
    _CountLine(PartKind.TO_COMPLETE, lambda point: point.tactics, "to be completed"),
    _CountLine(PartKind.PLANNED, lambda point: point.first_planned, "planned, as first dated"),
    _CountLine(PartKind.DONE, lambda point: point.complete, "complete"),
)


def burn_up(report: Report, points: Sequence[BurnPoint]) -> ChartPanel:
    """The chart of complete against planned, by report days past and to come, with at least one tactic to complete."""
    first, last = min(report.plan_start, points[0].day), max(report.plan_end, points[-1].day)
    axis = TimeAxis(month_number(first), month_number(last), _LEFT, _RIGHT)
    down, calendar = draw_calendar(report.as_of, axis)
    plot = _draw_plot(report.as_of, points, axis)
    parts = (*calendar, *(move_part(part, 0.0, down + _AIR) for part in plot))
    now = next(point for point in points if point.day == report.as_of)
    note = _NOTE.format(tactics=report.words.tactics, period="its phase" if report.has_phases else "the plan year")
    body = (down + 2 * _AIR + _HEIGHT, parts)
    return ChartPanel("burn-up.png", _finding(report, now), note, body, f"{_alt_text(points)} {note}")


def _finding(report: Report, now: BurnPoint) -> str:
    complete = now.complete or 0
    more = complete - now.first_planned
    compared = f"{abs(more):,} {'more' if more > 0 else 'fewer'} than planned by now" if more else "as planned by now"
    return f"{report.words.count(complete)} {'is' if complete == 1 else 'are'} complete, {compared}"


def _draw_plot(as_of: date, points: Sequence[BurnPoint], axis: TimeAxis) -> Iterator[Part]:
    """The lines, from the top of the plot, and the key after them."""
    yield from draw_verticals(as_of, axis, -_AIR, _HEIGHT)
    highest = max(point.tactics for point in points)
    step = _step(highest)
    top = math.ceil(highest / _FULL / step) * step
    for count in range(0, top + 1, step):
        height = _HEIGHT * (1 - count / top)
        yield Stroke(PartKind.RULE, ((_LEFT, height), (_RIGHT, height)))
        place = (_LEFT - 5.0, height + 0.36 * _SIZE)
        yield TextPart(f"count-{count}", f"{count:,}", (place,), _SIZE, colour=QUIET, align="right")
    for line in _COUNT_LINES:
        counts = ((point.day, line.reckon(point)) for point in points)
        places = [(axis.middle(day), _HEIGHT * (1 - count / top)) for day, count in counts if count is not None]
        yield Stroke(line.kind, tuple(places))
        if line.kind == PartKind.DONE:
            yield from (_diamond_at(*place) for place in places)
    yield from _draw_key(next(point for point in points if point.day == as_of), top)


def _diamond_at(across: float, height: float) -> Part:
    return move_part(Shape(PartKind.CONFIRMED, diamond(across, _DIAMOND), DONE), 0.0, height)


def _step(highest: int) -> int:
    """The distance of the numbers on the upright axis, so that there are few of them and all are round."""
    steps: Iterator[int] = (step * 10**power for power in itertools.count() for step in _STEPS)
    return next(step for step in steps if highest <= step * _LINES_MOST)


def _draw_key(now: BurnPoint, top: int) -> Iterator[Part]:
    """What each line counts, with its number on the report date, at its height there or as near as there is space."""
    left, free = _RIGHT + _AIR, _HEIGHT
    for count, line in sorted(
        ((line.reckon(now) or 0, line) for line in reversed(_COUNT_LINES)), key=lambda pair: pair[0]
    ):
        height = min(_HEIGHT * (1 - count / top), free)
        free = height - _APART
        yield Stroke(line.kind, ((left, height), (left + SAMPLE, height)))
        if line.kind == PartKind.DONE:
            yield _diamond_at(left + SAMPLE / 2, height)
        place = (left + SAMPLE + 4.0, height + 0.36 * _SIZE)
        yield TextPart(f"now-{line.kind.replace(' ', '-')}", f"{count:,} {line.words}", (place,), _SIZE)


def _alt_text(points: Sequence[BurnPoint]) -> str:
    past = [point for point in points if point.complete is not None]
    last = points[-1]
    said = [f"{say_day(point.day)}: {_say(point)}" for point in past[-_MOST_READ:]]
    if last.complete is None:
        said.append(f"{say_day(last.day)}: {last.first_planned:,} of {last.tactics:,} are planned to be complete")
    return f"Line chart of what is complete against what was planned, as first dated. {'. '.join(said)}."


def _say(point: BurnPoint) -> str:
    return f"{point.first_planned:,} of {point.tactics:,} planned to be complete, {point.complete:,} complete"
