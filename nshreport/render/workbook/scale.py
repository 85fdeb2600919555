"""The Timeline's scale: a column for each week, or for longer steps where a plan is long."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nshreport.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.report import Report

MOST_COLUMNS = 60
_STEPS = (0, 1, 3, 12)
"""Months in a step; 0 is a week."""
_FARTHEST_YEARS = 40
_FEW = 4
"""So long as only one tactic in so many reaches beyond the plan year, the plan year keeps its weeks."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Columns by the days on which they begin, and the day after the last."""

    starts: tuple[date, ...]
    end: date
    weekly: bool

    def column_of(self, day: date) -> int:
        """The column that holds the day; -1 before the first, and the number of columns after the last."""
        return len(self.starts) if day >= self.end else bisect_right(self.starts, day) - 1

    def months(self) -> Iterator[tuple[int, str]]:
        """Columns in which a month begins, and its short name; of a longer step its first month."""
        return self._changes([MONTHS[day.month - 1][:3] for day in self._days()])

    def years(self) -> Iterator[tuple[int, str]]:
        """Columns in which a year begins."""
        return self._changes([str(day.year) for day in self._days()])

    def _changes(self, names: list[str]) -> Iterator[tuple[int, str]]:
        return ((column, name) for column, name in enumerate(names) if column == 0 or name != names[column - 1])

    def _days(self) -> list[date]:
        """A day of each column that tells its month: of a week the last, so that the month's first day is in it."""
        return [start + timedelta(days=6) for start in self.starts] if self.weekly else list(self.starts)


def scale_for(report: Report) -> Scale:
    """Weeks where the plan allows it; else months, quarters or years."""
    first, last = _span(report)
    for months in _STEPS:
        scale = _steps(first, last, months)
        if len(scale.starts) <= MOST_COLUMNS:
            break
    return scale


def _span(report: Report) -> tuple[date, date]:
    """The plan year with what reaches beyond it, unless that little would cost the rest its weeks."""
    start, end = report.plan_start, report.plan_end
    first = min(start, *(max(tactic.start, _years_off(start, -_FARTHEST_YEARS)) for tactic in report.tactics))
    last = max(end, *(min(tactic.end, _years_off(end, _FARTHEST_YEARS)) for tactic in report.tactics))
    beyond = sum(tactic.start < start or tactic.end > end for tactic in report.tactics)
    weeks = (last - first).days // 7 + 2
    return (start, end) if weeks > MOST_COLUMNS and beyond * _FEW <= len(report.tactics) else (first, last)


def _years_off(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def _steps(first: date, last: date, months: int) -> Scale:
    starts = list(_weeks(first, last) if months == 0 else _months(first, last, months))
    return Scale(tuple(starts[:-1]), starts[-1], weekly=months == 0)


def _weeks(first: date, last: date) -> Iterator[date]:
    """Mondays from the one on or before the first day to the one after the last."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += timedelta(days=7)
    yield monday


def _months(first: date, last: date, step: int) -> Iterator[date]:
    number = (first.year * 12 + first.month - 1) // step * step
    start = date(number // 12, number % 12 + 1, 1)
    while start <= last:
        yield start
        number += step
        start = date(number // 12, number % 12 + 1, 1)
    yield start
