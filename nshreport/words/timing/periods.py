"""Where quarters, halves, seasons, feasts and years lie, given the plan's year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nshreport.words.timing.almanac import FEASTS, SEASONS, TERMS, months_window
from nshreport.words.timing.doubts import Doubt, NotADateError
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.window import Days
from nshreport.words.wording import MONTHS, say_days

if TYPE_CHECKING:
    from nshreport.words.timing.figures import PlanYear
    from nshreport.words.timing.points import Point

APRIL, SEPTEMBER = 4, 9


def year_for(point: Point, month: int, plan: PlanYear) -> int:
    """The year in which the point's ``month`` lies: the one written, else the plan year's."""
    if point.year is None:
        return plan.year + (month < plan.first_month)
    if point.pair:
        return point.year + (month < _pair_month(plan))
    return point.year


def _pair_month(plan: PlanYear) -> int:
    """The month in which a year written as a pair begins: the plan's, or April in a calendar plan."""
    return plan.first_month if plan.first_month != 1 else APRIL


def _period_start(point: Point, plan: PlanYear, doubts: list[Doubt]) -> tuple[int, int]:
    """Year and month in which the plan year, or the year written, begins."""
    if point.year is None:
        return plan.year, plan.first_month
    if point.pair:
        if plan.first_month not in (1, APRIL) and point.financial:
            doubts.append(_FINANCIAL)
            return point.year, APRIL
        if plan.first_month == 1:
            doubts.append(_FINANCIAL)
        return point.year, _pair_month(plan)
    if point.financial:
        doubts.append(
            Doubt(
                "financial-year",
                f"a financial year {point.year} may be the one that ends or the one that begins in {point.year}",
            )
        )
        return point.year - 1, _pair_month(plan)
    if plan.first_month != 1:
        doubts.append(_QUARTERS)
    return point.year, plan.first_month


_FINANCIAL = Doubt("financial-year", "a year from April is taken, which is not the plan's year")
_QUARTERS = Doubt("plan-quarter", "quarters and halves are counted from the plan's first month, not from January")


def place_part_of_year(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """The quarter or half of the plan's year, or of the year written."""
    parts, months = (4, 3) if point.unit == "quarter" else (2, 6)
    numbers = point.numbers or (point.rank if point.rank > 0 else parts + 1 + point.rank,)
    first, last = numbers[0], numbers[-1]
    if not 1 <= first <= last <= parts:
        raise NotADateError(Doubt("not-understood", f"there is no such {point.unit} of a year"))
    year, month = _period_start(point, plan, doubts)
    return months_window(year, month + months * (first - 1), months * (last - first + 1))


def place_season(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """A meteorological season, or a school term."""
    month, count = TERMS[point.name] if point.unit == "term" else (SEASONS[point.name], 3)
    window = months_window(year_for(point, month, plan), month, count)
    doubts.append(Doubt("season", f"{point.name} is taken to be {_say_months(window)}"))
    return window


def _say_months(window: Days) -> str:
    start, end = window
    return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]}"


def place_feast(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """The days of a feast, in the plan year unless a year is written."""
    feast = FEASTS[point.name]
    start, end = feast(plan.year if point.year is None else point.year)
    if (point.year is None and end < plan.start) or (point.pair and start.month < _pair_month(plan)):
        start, end = feast(start.year + 1)
    doubts.append(Doubt("feast", f"{point.name.title()} is taken to be {say_days(start, end)}"))
    return Days(start, end)


def place_year(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """A calendar, financial or plan year."""
    if point.year_kind == KINDS["calendar_year"] and point.year is None:
        point.year = plan.year
    if point.last_year and point.year is not None:
        if plan.first_month != 1:
            doubts.append(Doubt("two-readings", "the years may be the plan's or calendar years"))
        return Days(date(point.year, 1, 1), date(point.last_year, 12, 31))
    if point.year is not None and not point.pair and not point.financial and point.year_kind != KINDS["plan_year"]:
        return Days(date(point.year, 1, 1), date(point.year, 12, 31))
    if point.name == "academic" and plan.first_month != SEPTEMBER:
        doubts.append(Doubt("two-readings", "a school's year is taken to run from September to August"))
        return months_window(plan.year if point.year is None else point.year, SEPTEMBER, 12)
    if point.year is None and point.financial and plan.first_month != APRIL:
        doubts.append(_FINANCIAL)
        return months_window(plan.year - (plan.first_month < APRIL), APRIL, 12)
    return months_window(*_period_start(point, plan, doubts), 12)


def place_year_end(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """The year whose end is meant."""
    point.edges = KINDS["end"]
    if point.year is None and point.year_kind in (KINDS["year_end"], KINDS["year_word"]):
        doubts.append(Doubt("two-readings", "the year's end may be the plan's, 31 December or 31 March"))
    if point.name == "academic" and plan.first_month == SEPTEMBER:
        doubts.append(Doubt("two-readings", "the school's year may end before the plan's"))
    return place_year(point, plan, doubts)
