"""What figures in a timing stand for: a day, a year, a date in figures, or none of these."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from nshreport.words.timing.kinds import KINDS
from nshreport.words.wording import MONTHS


class PlanYear(NamedTuple):
    """The twelve months that a plan is for: from ``first_month`` of ``year``."""

    year: int
    first_month: int

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.first_month, 1)


class Numbers(NamedTuple):
    """A date in figures: 0 for what was not written; ``flaw`` is the code of a doubt, or empty."""

    year: int
    month: int
    day: int
    flaw: str = ""


class Token(NamedTuple):
    """A word, phrase, figure or mark of a text.

    Attributes:
        kind: A letter of ``lexicon.KINDS``.
        value: What it stands for: a month's number, a day, ``Numbers`` ...
        begin: Position in the text.
        end: Position just after it.
        flaw: The code of a doubt that comes with it, or empty.
    """

    kind: str
    value: int | str | Numbers
    begin: int
    end: int
    flaw: str = ""


Reading = tuple[str, "int | Numbers"]
"""Kind letter and value."""

LAST_DAY, LAST_MONTH = 31, 12
_MONTH_NAMES = [month[:3].lower() for month in MONTHS]
PERCENT = 100
LINE = "line"
"""Value of a stop that is the end of a line."""
_HOURS = 24
# What is typed for 0 and 1: 3O Sept.
_LIKE_DIGITS = "ol"
_QUARTERS_OF_AN_HOUR = ("00", "15", "30", "45")
# How far from the plan's a year of two figures may lie ("Jun 17" is then a month), and one of four (no mere count).
NEAR = range(-3, 5)
LONG_PLANS = range(2, 16)
"""How many years 2016-2020 and the like may phrase: what phrases more is hardly two years."""
PLAUSIBLE = range(-12, 61)


def near_year(short: int, plan: PlanYear) -> int:
    """The year nearest to the plan's that ends in these two figures."""
    return plan.year + (short - plan.year + 50) % 100 - 50


def _figure(text: str, _plan: PlanYear) -> Reading:
    if text.endswith("ish"):
        return KINDS["vague"], 0
    explained = text[0] in "£$€" or (text[-1].isalpha() and text[-1] not in _LIKE_DIGITS)
    return KINDS["figure" if explained else "integer"], PERCENT if text.endswith("%") else 0


def _number(text: str, plan: PlanYear) -> Reading:
    number = int(text)
    near = len(text) > 1 and near_year(number, plan) - plan.year in NEAR
    if not 1 <= number <= LAST_DAY:
        return KINDS["wide" if near else "integer"], number
    return KINDS["near" if near else "number"], number


def _ordinal(text: str, _plan: PlanYear) -> Reading:
    number = int(text.rstrip("stndrh \n"))
    return KINDS["ordinal" if 1 <= number <= LAST_DAY else "integer"], number


def _year(text: str, _plan: PlanYear) -> Reading:
    return KINDS["year"], int(text)


def _short_year(text: str, plan: PlanYear) -> Reading:
    return KINDS["year"], near_year(int(text[1:]), plan)


def _whole(numbers: Numbers) -> tuple[str, Numbers]:
    """A full date, or the doubt why it is none."""
    year, month, day, flaw = numbers
    if month > LAST_MONTH >= day:
        month, day, flaw = day, month, "month-first"
    if not (1 <= month <= LAST_MONTH and 1 <= day <= monthrange(year, month)[1]):
        flaw = "no-such-day"
    return KINDS["full"], Numbers(year, month, day, flaw)


def _iso(text: str, _plan: PlanYear) -> Reading:
    year, month, day = map(int, re.findall(r"\d+", text)[:3])
    return _whole(Numbers(year, month, day))


def _compact(text: str, _plan: PlanYear) -> Reading:
    return _whole(Numbers(int(text[:4]), int(text[4:6]), int(text[6:])))


def _day_first(text: str, plan: PlanYear) -> Reading:
    day, month, year = re.findall(r"\d+", text)
    return _whole(Numbers(int(year) if len(year) > 2 else near_year(int(year), plan), int(month), int(day)))  # noqa: PLR2004 - 17, 2017


def _named_month(text: str, plan: PlanYear) -> Reading:
    day, month, year = re.split(r"[-/.]", text)
    kind, numbers = _whole(Numbers(near_year(int(year), plan), _MONTH_NAMES.index(month[:3]) + 1, int(day)))
    far = numbers.year - plan.year not in NEAR and not numbers.flaw
    return kind, numbers._replace(flaw="far-away") if far else numbers


def _years(text: str, plan: PlanYear) -> Reading:
    """A year pair (2017-18), an ISO month (2017-08), or two years that do not follow each other (2016-2020)."""
    first, second = re.findall(r"\d+", text)
    year, rest = int(first), int(second)
    if year - plan.year not in PLAUSIBLE:
        return KINDS["integer"], 0
    if rest in ((year + 1) % 100, year + 1):
        return KINDS["pair"], year
    if len(second) == 2 and 1 <= rest <= LAST_MONTH and "/" not in text:  # noqa: PLR2004 - two figures
        return KINDS["month_year"], Numbers(year, rest, 0)
    last = rest if len(second) > 2 else near_year(rest, plan)  # noqa: PLR2004 - 20, 2020
    return (KINDS["years"], Numbers(year, 0, last)) if last - year in LONG_PLANS else (KINDS["integer"], 0)


def _month_year(text: str, plan: PlanYear) -> Reading:
    month, year = map(int, re.findall(r"\d+", text))
    if 1 <= month <= LAST_MONTH and year - plan.year in PLAUSIBLE:
        return KINDS["month_year"], Numbers(year, month, 0)
    return KINDS["integer"], 0


def _slashed(text: str, plan: PlanYear) -> Reading:
    """14/06 is a day, 17/18 a year pair, 04/17 a month; 10/22 can only be a day with the month first."""
    first, second = (int(part) for part in text.split("/"))
    if 1 <= first <= LAST_DAY and 1 <= second <= LAST_MONTH:
        # A small fraction (1/2, 3/4) and "24/7" look the same as a day.
        flaw = "two-readings" if (first, second) == (24, 7) else "fraction" if len(text) == len("1/2") else ""
        return KINDS["day_month"], Numbers(0, second, first, flaw)
    year = near_year(second, plan)
    if second == first + 1 and year - plan.year in range(-9, 10):
        return KINDS["pair"], year - 1
    if 1 <= first <= LAST_MONTH and year - plan.year in NEAR:
        return KINDS["month_year"], Numbers(year, first, 0, "two-readings")
    if 1 <= first <= LAST_MONTH and second <= LAST_DAY:
        return KINDS["day_month"], Numbers(0, first, second, "month-first")
    return KINDS["ratio"], 0


def _dotted(text: str, _plan: PlanYear) -> Reading:
    first, second = text.split(".")
    if 1 <= int(first) <= LAST_DAY and 1 <= int(second) <= LAST_MONTH:
        return KINDS["day_month"], Numbers(0, int(second), int(first), "dotted" if len(second) > 1 else "two-readings")
    if int(first) < _HOURS and second in _QUARTERS_OF_AN_HOUR:
        return "", 0
    return KINDS["integer"], 0


READERS: dict[str, Callable[[str, PlanYear], Reading]] = {
    "iso": _iso,
    "compact": _compact,
    "day_first": _day_first,
    "spaced_day_first": _day_first,
    "figures_day_first": _day_first,
    "named_month": _named_month,
    "years": _years,
    "month_year": _month_year,
    "ordinal": _ordinal,
    "slashed": _slashed,
    "dotted": _dotted,
    "short_year": _short_year,
    "year": _year,
    "number": _number,
    "glued_number": _number,
    "figure": _figure,
}
"""What reads each alternative of ``tokens.TOKEN`` that holds figures."""
