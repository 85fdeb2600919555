"""Where a point lies in time: its first and last day, given the plan's year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nshreport.words.timing.almanac import (
    EARLY,
    LATE,
    MID,
    ONE_DAY,
    WEEKDAY_NAMES,
    halves,
    months_window,
    thirds,
    week_of,
    weekday_of_month,
)
from nshreport.words.timing.doubts import Doubt, NotADateError
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.periods import (
    place_feast,
    place_part_of_year,
    place_season,
    place_year,
    place_year_end,
    year_for,
)
from nshreport.words.timing.window import Days
from nshreport.words.wording import MONTHS, say_day, say_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from nshreport.words.timing.figures import PlanYear
    from nshreport.words.timing.points import Point

MONDAY = 0
_WEEKS_OF_A_MONTH = 5


@dataclass(slots=True)
class Place:
    """Where a point lies.

    Attributes:
        start: First day.
        end: Last day.
        unit: day, days, week, month, quarter, half, season or year.
        edge: Kind letter of "end" or "start" where the words give only that side of it ("end of May"); else empty.
        doubts: What is doubtful about it.
        begin: Position of its words in the text.
        stop: Position just after them.
    """

    start: date
    end: date
    unit: str
    edge: str
    doubts: list[Doubt]
    begin: int
    stop: int


def place(point: Point, plan: PlanYear) -> Place:
    """The days that a point means.

    Raises:
        NotADateError: There is no such day, week or quarter.
    """
    doubts = [_FLAWS[flaw] for flaw in point.flaws if flaw in _FLAWS] if point.flaws else []
    unit, placer = _PLACERS[point.unit]
    found = placer(point, plan, doubts)
    placed = Place(*found, unit, "", doubts, point.begin, point.end)
    if unit == "day":
        _settle_day(point, placed)
    if point.edges:
        _settle_edges(point, placed)
    return placed


_FLAWS = {
    "month-first": Doubt("month-first", "the numbers make a date only with the month first"),
    "far-away": Doubt("far-away", "the year written is far from the plan's"),
    "misspelt": Doubt("misspelt", "a month's name is misspelt"),
    "two-readings": Doubt("two-readings", "the figures fit more than one date"),
    "dotted": Doubt("two-readings", "the figures may be a time, a number or a date"),
    "no-such-day": Doubt("no-such-day", "the day written in figures does not exist"),
}


def _place_days(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    if "no-such-day" in point.flaws or not point.days or not 1 <= point.month <= len(MONTHS):
        raise NotADateError(_FLAWS["no-such-day"])
    year = year_for(point, point.month, plan)
    first, last = point.days[0], point.days[-1]
    length = monthrange(year, point.month)[1]
    impossible = [day for day in point.days if not 1 <= day <= length]
    if impossible:
        text = f"{MONTHS[point.month - 1]} {year} has no day {impossible[0]}"
        raise NotADateError(Doubt("no-such-day", text))
    if last < first:
        doubts.append(Doubt("backwards", f"day {last} lies before day {first}"))
        first, last = last, first
    return Days(date(year, point.month, first), date(year, point.month, last))


def _settle_day(point: Point, placed: Place) -> None:
    """Checks the weekday, and widens a day to its week where the words say so."""
    day = placed.start
    if point.weekday is not None and placed.end == day and day.weekday() != point.weekday:
        text = f"{say_day(day)} is a {WEEKDAY_NAMES[day.weekday()]}, not a {WEEKDAY_NAMES[point.weekday]}"
        placed.doubts.append(Doubt("weekday-disagrees", text))
    if not point.week:
        placed.unit = "day" if placed.start == placed.end else "days"
        return
    placed.unit = "week"
    week = week_of(day)
    if point.week == KINDS["week"] and day.day <= _WEEKS_OF_A_MONTH and point.weekday is None:
        placed.doubts.append(Doubt("two-readings", f"it may mean week {day.day} of the month"))
    if point.week == KINDS["commencing"] and day.weekday() != MONDAY:
        placed.doubts.append(Doubt("not-a-monday", f"{say_day(day)} is a {WEEKDAY_NAMES[day.weekday()]}, not a Monday"))
    placed.start = week.start
    placed.end = day if point.week == KINDS["ending"] else week.end


def _place_month(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    year = year_for(point, point.month, plan)
    if point.unit == "loose_month":
        name = MONTHS[point.month - 1]
        doubts.append(Doubt("two-readings", f"it may mean {name} {year}, or day {year % 100} of {name}"))
    return months_window(year, point.month)


def _place_month_to_year(point: Point, _plan: PlanYear, doubts: list[Doubt]) -> Days:
    first = point.year or point.last_year
    doubts.append(Doubt("two-readings", f"it is taken to end with {point.last_year}"))
    return Days(date(first, point.month, 1), date(point.last_year, 12, 31))


def _place_week_of_month(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    monday = weekday_of_month(year_for(point, point.month, plan), point.month, MONDAY, point.rank)
    if monday is None:
        raise NotADateError(Doubt("no-such-day", f"{MONTHS[point.month - 1]} has no such week"))
    doubts.append(Doubt("two-readings", f"the week is taken to be the one that begins on {say_day(monday)}"))
    return week_of(monday)


def _place_weeks_of_month(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """So many weeks from a month's first day on, or up to its last; "a few" are two."""
    first, last = months_window(year_for(point, point.month, plan), point.month)
    length = timedelta(weeks=point.numbers[0] or 2)
    start = last - length + ONE_DAY if point.rank < 0 else first + (point.rank - 1) * length
    window = Days(max(start, first), min(start + length - ONE_DAY, last))
    if window.end < window.start:
        raise NotADateError(Doubt("no-such-day", f"{MONTHS[point.month - 1]} has no such weeks"))
    doubts.append(Doubt("vague", f"it is taken to be {say_days(*window)}"))
    return window


def _place_nth(point: Point, plan: PlanYear, _doubts: list[Doubt]) -> Days:
    day = weekday_of_month(year_for(point, point.month, plan), point.month, point.weekday or 0, point.rank)
    if day is None:
        raise NotADateError(
            Doubt("no-such-day", f"{MONTHS[point.month - 1]} has no such {WEEKDAY_NAMES[point.weekday or 0]}")
        )
    return Days(day, day)


def _place_day_of_month(point: Point, plan: PlanYear, doubts: list[Doubt]) -> Days:
    start, end = months_window(year_for(point, point.month, plan), point.month)
    if point.rank_of != 1:
        doubts.append(Doubt("two-readings", "which working day that is depends on bank holidays"))
    day = end if point.rank < 0 else start.replace(day=point.rank)
    return Days(day, day)


_HALVES = frozenset(letters("half", "fortnight"))
_THIRDS = {
    KINDS["early"]: EARLY,
    KINDS["start"]: EARLY,
    KINDS["mid"]: MID,
    KINDS["late"]: LATE,
    KINDS["end"]: LATE,
}


def _settle_edges(point: Point, placed: Place) -> None:
    """Narrows a window to the part that the words name; "end of" alone leaves it, and is told by ``edge``."""
    edges = point.edges
    if edges == KINDS["half"] and placed.unit == "half":
        return
    if edges in _HALVES:
        which = 1 if point.rank == 1 else 2
        placed.start, placed.end = halves(Days(placed.start, placed.end), which)
        placed.unit = "half" if placed.unit == "year" else placed.unit
        if placed.unit != "half":
            placed.doubts.append(Doubt("vague", "half of it is meant, roughly"))
    elif edges in (KINDS["end"], KINDS["start"]):
        placed.edge = edges
        if placed.unit == "week":
            placed.doubts.append(Doubt("two-readings", "a week's end may be its Friday or its Sunday"))
    else:
        narrow(placed, edges)


def narrow(placed: Place, edges: str) -> None:
    """Narrows a window to its thirds: early, mid or late, or from one to another."""
    if placed.unit in {"day", "days", "week"}:
        return
    first, last = sorted((_THIRDS[edges[0]], _THIRDS[edges[-1]]))
    window = thirds(Days(placed.start, placed.end), first, last)
    placed.start, placed.end = window
    placed.doubts.append(Doubt("vague", f"it is taken to be {say_days(placed.start, placed.end)}"))


_PLACERS: dict[str, tuple[str, Callable[[Point, PlanYear, list[Doubt]], Days]]] = {
    "day": ("day", _place_days),
    "date": ("day", _place_days),
    "bare": ("day", _place_days),
    "month_first": ("day", _place_days),
    "no_day": ("day", _place_days),
    "nth": ("day", _place_nth),
    "day_of_month": ("day", _place_day_of_month),
    "feast": ("day", place_feast),
    "week_of_month": ("week", _place_week_of_month),
    "weeks_of_month": ("month", _place_weeks_of_month),
    "month": ("month", _place_month),
    "loose_month": ("month", _place_month),
    "month_to_year": ("month", _place_month_to_year),
    "quarter": ("quarter", place_part_of_year),
    "half": ("half", place_part_of_year),
    "season": ("season", place_season),
    "term": ("season", place_season),
    "year": ("year", place_year),
    "year_end": ("year", place_year_end),
}
"""Unit and placing of each form's unit."""
