"""The months that a report's chart and its Timeline sheet show, the same in both."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache

from nshreport.report import Report, Tactic

MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 600, 1200, 12000)
"""Months in a step of the axis: the first at which the steps are few enough is taken."""
_REACH = 184
"""Days up to which the axis is drawn out for the report date, or for a few tactics."""
_FEW = 10
"""One tactic in so many may reach far beyond the others: it is drawn to the edge, and its date is written."""
_STRETCH = 1.5


def months_shown(report: Report) -> tuple[int, int]:
    """The first and the last month, numbered from January of year 0, of a report with at least one tactic.

    They span the plan year, and beyond it as far as windows, occasions and first dates reach. Where one tactic in ten
    would stretch that by half and more, those are cut half a year beyond the others; so is a report date further off.
    """
    reaches = [_reach(tactic) for tactic in report.tactics]
    starts, ends = sorted(first for first, _ in reaches), sorted(last for _, last in reaches)
    few = (len(reaches) + _FEW // 2) // _FEW
    first, last = min(report.plan_start.toordinal(), starts[few]), max(report.plan_end.toordinal(), ends[-1 - few])
    earliest, latest = min(first, starts[0]), max(last, ends[-1])
    if latest - earliest > _STRETCH * (last - first):
        earliest, latest = max(earliest, first - _REACH), min(latest, last + _REACH)
    as_of = report.as_of.toordinal()
    if earliest - _REACH <= as_of <= latest + _REACH:
        earliest, latest = min(earliest, as_of), max(latest, as_of)
    return month_number(date.fromordinal(earliest)), month_number(date.fromordinal(latest))


def _reach(tactic: Tactic) -> tuple[int, int]:
    """The first and the last day that the tactic's row has something to show on."""
    days = {tactic.start, tactic.end, tactic.first_end or tactic.end}
    if tactic.baseline_start and tactic.first_end and tactic.first_end == tactic.baseline_end:
        days.add(tactic.baseline_start)
    days.update(day for window in tactic.occasions for day in (window.start, window.end) if day is not None)
    return min(days).toordinal(), max(days).toordinal()


def month_number(day: date) -> int:
    """A day's month, numbered from January of year 0."""
    return day.year * 12 + day.month - 1


@cache
def month_start(month: int) -> int:
    """The month's first day, as an ordinal."""
    return date(month // 12, month % 12 + 1, 1).toordinal()


@cache
def month_end(month: int) -> int:
    """The day after the month's last, as an ordinal: the calendar itself has no day after year 9999."""
    return month_start(month) + monthrange(month // 12, month % 12 + 1)[1]
