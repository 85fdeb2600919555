"""Timings that are not words: typed dates and numbers, and a start beside an end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from nshreport.words.timing.beside import far_doubts
from nshreport.words.timing.doubts import Doubt, are_harmless
from nshreport.words.timing.figures import PLAUSIBLE, PlanYear
from nshreport.words.timing.joining import coarser
from nshreport.words.timing.reader import read_timing
from nshreport.words.timing.reading import Timing
from nshreport.words.timing.window import Window
from nshreport.words.wording import say_day

# Day 0 of the 1900 date system of spreadsheets, whose day 60 never was: right from day 61 on.
_DAY_ZERO = date(1899, 12, 30)
_NEAR_YEARS = 10
NOT_UNDERSTOOD = Doubt("not-understood", "the cell holds neither a date nor words")


def read_timing_value(value: object, *, year: int, first_month: int = 1) -> Timing:
    """Reads a Timing cell of any type.

    Args:
        value: Text, a date or date and time, a number, or ``None`` for an empty cell. A whole number near the plan's
            year is a year; another that is the serial number (1900 system) of a day within ten years of the plan is
            that day.
        year: The year in which the plan year begins.
        first_month: The month, 1 to 12, in which it begins.

    >>> read_timing_value(42901, year=2017).words
    '15 June 2017'
    """
    plan = PlanYear(year, first_month)
    if value is None:
        return read_timing("", year=year, first_month=first_month)
    if isinstance(value, str):
        return read_timing(value, year=year, first_month=first_month)
    if isinstance(value, datetime):
        return _one_day(value.date(), plan)
    if isinstance(value, date):
        return _one_day(value, plan)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(value, plan)
    return Timing(None, None, "none", confirmed=False, doubts=(NOT_UNDERSTOOD,))


def _one_day(day: date, plan: PlanYear) -> Timing:
    doubts = tuple(far_doubts((day,), plan))
    return Timing(day, day, "day", confirmed=not doubts, occasions=(Window(day, day),), doubts=doubts)


def _read_number(number: float, plan: PlanYear) -> Timing:
    if number in {plan.year + years for years in PLAUSIBLE}:
        return read_timing(str(int(number)), year=plan.year, first_month=plan.first_month)
    first = (plan.start - _DAY_ZERO).days - 366 * _NEAR_YEARS
    last = (plan.start - _DAY_ZERO).days + 366 * _NEAR_YEARS
    if first <= number <= last:
        return _one_day(_DAY_ZERO + timedelta(days=int(number)), plan)
    return Timing(None, None, "none", confirmed=False, doubts=(NOT_UNDERSTOOD,))


def pair_timings(start: Timing, end: Timing) -> Timing:
    """One timing of a Start cell and the End or Due cell beside it.

    It is confirmed only when both are. With a start alone it is open-ended; with an end alone it is a deadline; with
    neither it says what the End cell says, or else the Start cell.
    """
    first = start.start or start.end
    last = end.end or end.start
    doubts = start.doubts + end.doubts
    if first is None and last is None:
        return start if end.precision == "none" and not end.doubts else end
    if last is None:
        firm = start.confirmed and end.precision in {"none", "ongoing"}
        return _settled(first, None, "from", doubts, confirmed=firm and not end.doubts)
    if first is None:
        firm = end.confirmed and start.precision in {"none", "ongoing"}
        return _settled(None, last, "by", doubts, confirmed=firm and not start.doubts)
    return _both(start, end, first, last)


def _both(start: Timing, end: Timing, first: date, last: date) -> Timing:
    doubts = start.doubts + end.doubts
    if last < first:
        doubts += (Doubt("backwards", f"the end, {say_day(last)}, lies before the start, {say_day(first)}"),)
        first, last = last, first
    unit = coarser(_unit(start), _unit(end))
    if unit == "days" and first == last:
        unit = "day"
    confirmed = start.confirmed and end.confirmed and are_harmless(doubts)
    return _settled(first, last, unit, doubts, confirmed=confirmed)


def _unit(timing: Timing) -> str:
    return "day" if timing.precision in {"by", "from"} else timing.precision


def _settled(
    start: date | None, end: date | None, precision: str, doubts: tuple[Doubt, ...], *, confirmed: bool
) -> Timing:
    occasions = (Window(start, end),) if start and end else ()
    return Timing(start, end, precision, confirmed=confirmed, occasions=occasions, doubts=doubts)
