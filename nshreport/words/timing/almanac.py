"""Where months, quarters, weeks, seasons and feasts lie in a year.

Conventions: weeks run Monday to Sunday; a week belongs to the month that its Monday is in; seasons are meteorological;
early, mid and late are thirds (1-10, 11-20 and 21-end of a month; whole months of anything longer).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from nshreport.words.timing.expressions import DateExpression
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.reading import Days, Doubt, NotADateError
from nshreport.words.wording import MONTHS, say_days

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

TERMS = {
    "autumn": (9, 4),
    "michaelmas": (9, 4),
    "winter": (9, 4),
    "spring": (1, 3),
    "lent": (1, 3),
    "summer": (4, 4),
    "easter": (4, 4),
}
"""First month and number of months of a school term: September to December, January to March, April to July."""


APRIL, SEPTEMBER = 4, 9


def year_for(expression: DateExpression, month: int, plan: PlanYear) -> int:
    """The year in which the expression's ``month`` lies: the one written, else the plan year's."""
    if expression.year is None:
        return plan.year + (month < plan.first_month)
    if expression.pair:
        return expression.year + (month < _pair_month(plan))
    return expression.year


def _pair_month(plan: PlanYear) -> int:
    """The month in which a year written as a pair begins: the plan's, or April in a calendar plan."""
    return plan.first_month if plan.first_month != 1 else APRIL


def _period_start(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> tuple[int, int]:
    """Year and month in which the plan year, or the year written, begins."""
    if expression.year is None:
        return plan.year, plan.first_month
    if expression.pair:
        if plan.first_month not in (1, APRIL) and expression.financial:
            doubts.append(_FINANCIAL)
            return expression.year, APRIL
        if plan.first_month == 1:
            doubts.append(_FINANCIAL)
        return expression.year, _pair_month(plan)
    if expression.financial:
        year = expression.year
        text = f"a financial year {year} may be the one that ends or the one that begins in {year}"
        doubts.append(Doubt("financial-year", text))
        return expression.year - 1, _pair_month(plan)
    if plan.first_month != 1:
        doubts.append(_QUARTERS)
    return expression.year, plan.first_month


_FINANCIAL = Doubt("financial-year", "a year from April is taken, which is not the plan's year")
_QUARTERS = Doubt("plan-quarter", "quarters and halves are counted from the plan's first month, not from January")


def resolve_part_of_year(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """The quarter or half of the plan's year, or of the year written."""
    parts, months = (4, 3) if expression.unit == "quarter" else (2, 6)
    numbers = expression.numbers or (expression.rank if expression.rank > 0 else parts + 1 + expression.rank,)
    first, last = numbers[0], numbers[-1]
    if not 1 <= first <= last <= parts:
        raise NotADateError(Doubt("not-understood", f"there is no such {expression.unit} of a year"))
    year, month = _period_start(expression, plan, doubts)
    return months_window(year, month + months * (first - 1), months * (last - first + 1))


def resolve_season(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """A meteorological season, or a school term."""
    if expression.name not in TERMS:
        return resolve_feast(expression, plan, doubts)
    month, count = TERMS[expression.name] if expression.unit == "term" else (SEASONS[expression.name], 3)
    window = months_window(year_for(expression, month, plan), month, count)
    doubts.append(Doubt("season", f"{expression.name} is taken to be {_say_months(window)}"))
    return window


def _say_months(window: Days) -> str:
    start, end = window
    return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]}"


def resolve_feast(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """The days of a feast, in the plan year unless a year is written."""
    feast = FEASTS[expression.name]
    start, end = feast(plan.year if expression.year is None else expression.year)
    if (expression.year is None and end < plan.start) or (expression.pair and start.month < _pair_month(plan)):
        start, end = feast(start.year + 1)
    doubts.append(Doubt("feast", f"{expression.name.title()} is taken to be {say_days(start, end)}"))
    return Days(start, end)


# Usual in England: the fortnight around Easter, from late July to the end of August, from before Christmas to New Year.
_HOLIDAYS: dict[str, Callable[[int], Days]] = {
    "spring": _from_easter(-9, 8),
    "summer": lambda year: Days(date(year, 7, 22), date(year, 8, 31)),
    "christmas": lambda year: Days(date(year, 12, 20), date(year + 1, 1, 3)),
    "winter": lambda year: Days(date(year, 12, 20), date(year + 1, 1, 3)),
    "autumn": lambda year: Days(date(year, 10, 22), date(year, 10, 31)),
}


def resolve_holidays(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """The holidays of schools, or the recess of Parliament, that are named after a season or feast."""
    holidays = _HOLIDAYS.get(expression.name)
    if holidays is None:
        return resolve_feast(expression, plan, doubts)
    start, end = holidays(plan.year if expression.year is None else expression.year)
    if (expression.year is None and end < plan.start) or (expression.pair and start.month < _pair_month(plan)):
        start, end = holidays(start.year + 1)
    doubts.append(Doubt("feast", f"the {expression.name} holidays are taken to be {say_days(start, end)}"))
    return Days(start, end)


def resolve_year(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """A calendar, financial or plan year."""
    if expression.year_kind == KINDS["calendar_year"] and expression.year is None:
        expression.year = plan.year
    if expression.last_year and expression.year is not None:
        if plan.first_month != 1:
            doubts.append(Doubt("two-readings", "the years may be the plan's or calendar years"))
        return Days(date(expression.year, 1, 1), date(expression.last_year, 12, 31))
    if (
        expression.year is not None
        and not expression.pair
        and not expression.financial
        and expression.year_kind != KINDS["plan_year"]
    ):
        return Days(date(expression.year, 1, 1), date(expression.year, 12, 31))
    if expression.name == "academic" and plan.first_month != SEPTEMBER:
        doubts.append(Doubt("two-readings", "a school's year is taken to run from September to August"))
        return months_window(plan.year if expression.year is None else expression.year, SEPTEMBER, 12)
    if expression.year is None and expression.financial and plan.first_month != APRIL:
        doubts.append(_FINANCIAL)
        return months_window(plan.year - (plan.first_month < APRIL), APRIL, 12)
    return months_window(*_period_start(expression, plan, doubts), 12)


def resolve_year_end(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """The year whose end is meant."""
    expression.edges = KINDS["end"]
    if expression.year is None and expression.year_kind in (KINDS["year_end"], KINDS["year_word"]):
        doubts.append(Doubt("two-readings", "the year's end may be the plan's, 31 December or 31 March"))
    if expression.name == "academic" and plan.first_month == SEPTEMBER:
        doubts.append(Doubt("two-readings", "the school's year may end before the plan's"))
    return resolve_year(expression, plan, doubts)
