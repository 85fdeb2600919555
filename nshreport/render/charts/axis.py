"""The time axis: days to points, and the years, the months and the report date above the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from nshreport.render.charts.drawing import Block, Part, PartKind, Stroke, TextPart, move_part
from nshreport.render.charts.text_layout import measure
from nshreport.render.theme import INK, QUIET
from nshreport.render.time_axis import MONTH_STEPS, month_end, month_start, months_shown
from nshreport.report import Report
from nshreport.words import MONTHS, say_day, say_short_day

_TWELVE = 12
_WIDEST = ("May", "2017–2018")
"""The widest label of one month, and of more."""
_AIR = 4.0
"""Points between two labels."""


@dataclass(frozen=True, slots=True)
class AxisCell:
    """A stretch of the axis with its label, which is blank where it does not fit."""

    label: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The axis: months numbered from year 0, the days that they span, and where these are on the page, in points."""

    first_month: int
    last_month: int
    left: float
    right: float

    @property
    def begin(self) -> int:
        """The first day, as an ordinal."""
        return month_start(self.first_month)

    @property
    def end(self) -> int:
        """The day after the last, as an ordinal."""
        return month_end(self.last_month)

    def at(self, moment: float) -> float:
        """Where a moment is, in points; a day begins at its ordinal and is over at the next."""
        return self.left + (moment - self.begin) / (self.end - self.begin) * (self.right - self.left)

    def middle(self, day: date) -> float:
        """Where a day is, by its noon."""
        return self.at(day.toordinal() + 0.5)

    def holds(self, day: date) -> bool:
        """Whether the day is on the axis."""
        return self.begin <= day.toordinal() < self.end

    def shows_year(self, day: date) -> bool:
        """Whether a day's place on the axis shows its year."""
        return self.holds(day) and self.last_month - self.first_month < 2 * _TWELVE

    def say(self, day: date) -> str:
        """A day in short, with its year where the axis does not show it."""
        short = say_short_day(day)
        return short if self.shows_year(day) else f"{short} {day.year}"

    def months(self, size: float) -> tuple[AxisCell, ...]:
        """The axis cut into the shortest stretches whose labels fit at a size of type."""
        return tuple(self._cells(self._step(size), size))

    def years(self, size: float) -> tuple[AxisCell, ...]:
        """The calendar years that are above the months; none where the stretches are years themselves."""
        return tuple(self._cells(_TWELVE, size)) if self._step(size) < _TWELVE else ()

    def _step(self, size: float) -> int:
        month = (self.right - self.left) / (self.last_month - self.first_month + 1)
        fitting = (step for step in MONTH_STEPS if month * step >= measure(_WIDEST[step > 1], size) + _AIR)
        return next(fitting, MONTH_STEPS[-1])

    def _cells(self, step: int, size: float) -> Iterator[AxisCell]:
        for month in range(self.first_month - self.first_month % step, self.last_month + 1, step):
            first, last = max(month, self.first_month), min(month + step - 1, self.last_month)
            left, right = self.at(month_start(first)), self.at(month_end(last))
            label = _label(first, last, step)
            yield AxisCell(label if measure(label, size) <= right - left else "", left, right)


def make_axis(report: Report, left: float, right: float) -> TimeAxis:
    """The axis for a report's tactics between two edges of the page."""
    return TimeAxis(*months_shown(report), left, right)


def _label(first: int, last: int, step: int) -> str:
    parts = [MONTHS[month % 12][:3] if step < _TWELVE else str(month // 12) for month in (first, last)]
    return "–".join(dict.fromkeys(parts))


SIZE = 7.5
"""Type of the axis and of the headings next to it."""
RISE = 3.0
"""Points from the bottom of the axis' lines to their baselines."""
LINE = 11.0
"""Height of a line of the axis."""


def draw_calendar(as_of: date, axis: TimeAxis, band: Block = (0.0, ())) -> Block:
    """The years and the months, then a band that may be empty, and below them a line for the report date's label."""
    parts: list[Part] = []
    down = 0.0
    for name, cells in (("years", axis.years(SIZE)), ("months", axis.months(SIZE))):
        parts += [move_part(part, 0, down) for part in _draw_cells(name, cells)]
        down += LINE if cells else 0.0
    parts += [move_part(part, 0, down) for part in band[1]]
    down += band[0]
    parts.append(move_part(_date_label(as_of, axis), 0, down))
    return down + LINE, tuple(parts)


def _draw_cells(name: str, cells: Iterable[AxisCell]) -> Iterator[Part]:
    for place, cell in enumerate(cells):
        yield Stroke(PartKind.MONTH, ((cell.right, 0), (cell.right, LINE)))
        yield Stroke(PartKind.MONTH, ((cell.left, 0), (cell.left, LINE)))
        if cell.label:
            middle = ((cell.left + cell.right) / 2, LINE - RISE)
            yield TextPart(f"{name}-{place}", cell.label, (middle,), SIZE, colour=QUIET, align="center")


def _date_label(as_of: date, axis: TimeAxis) -> TextPart:
    """The label of the report date's line, on it, or at the edge beyond which it is."""
    words = f"Report date {say_day(as_of)}"
    if not axis.holds(as_of):
        words += ", before the chart begins" if as_of.toordinal() < axis.begin else ", after the chart ends"
    half = measure(words, SIZE, bold=True) / 2
    centre = min(max(axis.middle(as_of), axis.left + half), axis.right - half)
    return TextPart("today", words, ((centre, LINE - RISE),), SIZE, bold=True, align="center", colour=INK, boxed=True)


def draw_verticals(as_of: date, axis: TimeAxis, top: float, bottom: float) -> Iterator[Part]:
    """The months' lines down the rows, and the report date's line."""
    for across in (*(cell.left for cell in axis.months(SIZE)), axis.right):
        yield Stroke(PartKind.MONTH, ((across, top), (across, bottom)))
    if axis.holds(as_of):
        today = axis.middle(as_of)
        yield Stroke(PartKind.TODAY, ((today, top - 1), (today, bottom)))
