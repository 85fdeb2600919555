"""One day in words: a report date, the date of a remark or a decision, a setting."""

from __future__ import annotations

from datetime import date

from nshreport.words.timing.reader import read_timing_value

_FAR_AWAY = "far-away"
"""The doubt about a day whose written year is far from the plan's."""


def read_day(value: object, *, year: int, first_month: int = 1) -> date | None:
    """The one day, or the end, that a cell names without doubt; None where it names no day, several, or a doubtful one.

    >>> read_day("31/3/2017", year=2017), read_day("end of March", year=2017), read_day("March 2017", year=2017)
    (datetime.date(2017, 3, 31), datetime.date(2017, 3, 31), None)
    """
    timing = read_timing_value(value, year=year, first_month=first_month)
    named = timing.end if timing.start in {None, timing.end} else None
    return named if timing.confirmed else None


def read_day_up_to(value: object, last: date) -> date | None:
    """The same, where any year may be written; without one it is the latest such day up to the end of `last`'s month.

    >>> from datetime import date
    >>> read_day_up_to("31 December", date(2018, 1, 2)), read_day_up_to("28 February 2001", date(2018, 1, 2))
    (datetime.date(2017, 12, 31), datetime.date(2001, 2, 28))
    """
    first_month = last.month % 12 + 1
    year = last.year if first_month == 1 else last.year - 1
    if day := read_day(value, year=year, first_month=first_month):
        return day
    timing = read_timing_value(value, year=year, first_month=first_month)
    if {doubt.code for doubt in timing.doubts} != {_FAR_AWAY} or timing.end is None:
        return None
    return read_day(value, year=timing.end.year)
