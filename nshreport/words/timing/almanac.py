"""Where months, quarters, weeks, seasons and feasts lie in a year.

Conventions: weeks run Monday to Sunday; a week belongs to the month that its Monday is in; seasons are meteorological;
early, mid and late are thirds (1-10, 11-20 and 21-end of a month; whole months of anything longer).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from nshreport.words.timing.window import Days

if TYPE_CHECKING:
    from collections.abc import Callable

ONE_DAY = timedelta(days=1)
EARLY, MID, LATE = range(3)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=4096)
def months_window(year: int, month: int, count: int = 1) -> Days:
    """The ``count`` whole months from ``month``, which may lie past December.

    >>> months_window(2017, 11, 3)
    Days(start=datetime.date(2017, 11, 1), end=datetime.date(2018, 1, 31))
    """
    years, month = divmod(month - 1, 12)
    more, last = divmod(month + count - 1, 12)
    start = date(year + years, month + 1, 1)
    last_year = year + years + more
    return Days(start, date(last_year, last + 1, monthrange(last_year, last + 1)[1]))


def week_of(day: date) -> Days:
    """The Monday to Sunday that hold ``day``."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def weekday_of_month(year: int, month: int, weekday: int, which: int) -> date | None:
    """The first (1), second (2) ... or last (-1) such weekday of a month, ``None`` when it has no fifth."""
    length = monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1) if date(year, month, day).weekday() == weekday]
    position = which - 1 if which > 0 else which
    return days[position] if -len(days) <= position < len(days) else None


def thirds(window: Days, first: int, last: int) -> Days:
    """From the ``first`` to the ``last`` third (0 early, 1 mid, 2 late) of a month or of anything longer.

    >>> thirds(months_window(2017, 6), 0, 1)
    Days(start=datetime.date(2017, 6, 1), end=datetime.date(2017, 6, 20))
    """
    start, end = window
    months = _months_in(window)
    to_the_end = last == LATE
    if months == 1:
        return Days(start.replace(day=10 * first + 1), end if to_the_end else end.replace(day=10 * last + 10))
    step = max(months // 3, 1)
    count = months if to_the_end else step * (last + 1)
    return months_window(start.year, start.month + step * first, count - step * first)


def _months_in(window: Days) -> int:
    start, end = window
    return (end.year - start.year) * 12 + end.month - start.month + 1


def halves(window: Days, which: int) -> Days:
    """The first (1) or second (2) half of a month (to and from the middle) or of anything longer."""
    start, end = window
    months = _months_in(window)
    if months == 1:
        return Days(start, start.replace(day=15)) if which == 1 else Days(start.replace(day=16), end)
    half = months // 2
    return months_window(start.year, start.month + half * (which - 1), half if which == 1 else months - half)


@lru_cache(maxsize=512)
def easter_sunday(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (J. Meeus, Astronomical Algorithms, 1991, chapter 8).

    >>> easter_sunday(2017)
    datetime.date(2017, 4, 16)
    """
    golden, century = year % 19, year // 100
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, rest = divmod(year % 100, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, first: int, last: int | None = None) -> Callable[[int], Days]:
    return lambda year: Days(date(year, month, first), date(year, month, last or first))


def _from_easter(first: int, last: int | None = None) -> Callable[[int], Days]:
    def feast(year: int) -> Days:
        sunday = easter_sunday(year)
        return Days(sunday + timedelta(days=first), sunday + timedelta(days=first if last is None else last))

    return feast


def _nth(month: int, weekday: int, which: int) -> Callable[[int], Days]:
    def feast(year: int) -> Days:
        day = weekday_of_month(year, month, weekday, which) or date(year, month, 1)
        return Days(day, day)

    return feast


FEASTS: dict[str, Callable[[int], Days]] = {
    "new year": _fixed(1, 1),
    "burns night": _fixed(1, 25),
    "valentine's day": _fixed(2, 14),
    "st david's day": _fixed(3, 1),
    "st patrick's day": _fixed(3, 17),
    "st george's day": _fixed(4, 23),
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "lent": _from_easter(-46, -1),
    "good friday": _from_easter(-2),
    "easter": _from_easter(-2, 1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "early may bank holiday": _nth(5, 0, 1),
    "spring bank holiday": _nth(5, 0, -1),
    "whitsun": _from_easter(49, 50),
    "august bank holiday": _nth(8, 0, -1),
    "michaelmas": _fixed(9, 29),
    "halloween": _fixed(10, 31),
    "bonfire night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "st andrew's day": _fixed(11, 30),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
}
"""The days of a feast in a year. The bank holidays are England's; Easter is Good Friday to Easter Monday."""

THIRD_NAMES = ("early", "mid", "late")
"""The thirds of a month, by the tens of the day that each begins after."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each meteorological season, three months long."""

TERMS = {"autumn": (9, 4), "spring": (1, 3), "summer": (4, 4), "winter": (9, 4)}
"""First month and number of months of a school term: September to December, January to March, April to July."""
