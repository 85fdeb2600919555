"""Fills in what a point leaves to its neighbours: the month of "3 and 17 May", the year of "Nov - Jan 2018"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.words.timing.kinds import KINDS

if TYPE_CHECKING:
    from nshreport.words.timing.points import Point

RANGE, TO, SLASH, COMMA, AND, OR = "range", "to", "slash", "comma", "and", "or"
RANGES = frozenset({RANGE, TO})
UNITS_OF_DAYS = frozenset({"bare", "day", "date", "month_first"})


def kind_of_join(between: str) -> str:
    """What the kind letters between two points make of them."""
    if KINDS["or"] in between:
        return OR
    if between == KINDS["slash"]:
        return SLASH
    if any(KINDS[name] in between for name in ("to", "until", "through")):
        return TO
    if KINDS["dash"] in between:
        return RANGE
    return AND if KINDS["and"] in between else COMMA


def fill(points: list[Point], joins: list[str]) -> bool:
    """Gives each point the month, year and week word that its neighbours have.

    Bare numbers that no neighbour gives a month are taken out.

    Returns:
        Whether any was taken out.
    """
    if len(points) == 1:
        return _drop_unfilled(points, joins)
    _fill_months(points, joins)
    for left, right in zip(points[-2::-1], points[:0:-1], strict=True):
        if right.unit != "year":
            _lend_year(right, left, "right")
    for left, right, join in zip(points, points[1:], joins, strict=False):
        if left.unit != "year" or join == RANGE:
            _lend_year(left, right, "left")
        if left.week and not right.week and right.unit in UNITS_OF_DAYS and join not in RANGES:
            right.week = left.week
    return _drop_unfilled(points, joins)


def _fill_months(points: list[Point], joins: list[str]) -> None:
    for left, right in zip(points[-2::-1], points[:0:-1], strict=True):
        if left.unit == "bare" and right.unit in UNITS_OF_DAYS:
            left.month = right.month
    for left, right, join in zip(points, points[1:], joins, strict=False):
        if right.unit == "bare" and not right.month and left.unit in UNITS_OF_DAYS and _may_lend(left, join):
            right.month = left.month
        if left.unit in _OF_A_MONTH and right.unit == "month" and not right.edges and join in {COMMA, AND, OR, SLASH}:
            right.unit, right.rank, right.weekday = left.unit, left.rank, left.weekday


_OF_A_MONTH = frozenset({"nth", "week_of_month"})


def _may_lend(left: Point, join: str) -> bool:
    """A number after a date is a day of its month in "3 May to 5" and "May 3, 5 and 7", not in "3 May, 14"."""
    return join in RANGES or left.unit == "month_first"


def _lend_year(lender: Point, borrower: Point, side: str) -> None:
    if borrower.year is None and lender.year is not None:
        borrower.year, borrower.pair, borrower.financial = lender.year, lender.pair, lender.financial
        borrower.borrowed = side


def _drop_unfilled(points: list[Point], joins: list[str]) -> bool:
    unfilled = [position for position, point in enumerate(points) if not point.month and point.unit == "bare"]
    for position in reversed(unfilled):
        del points[position]
        if joins:
            del joins[max(position - 1, 0)]
    return bool(unfilled)
