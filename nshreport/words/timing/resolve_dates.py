"""Where an expression lies in time: its first and last day, given the plan's year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from nshreport.words.timing.almanac import (
    EARLY,
    LATE,
    MID,
    ONE_DAY,
    WEEKDAY_NAMES,
    halves,
    months_window,
    resolve_feast,
    resolve_holidays,
    resolve_part_of_year,
    resolve_season,
    resolve_year,
    resolve_year_end,
    thirds,
    week_of,
    weekday_of_month,
    year_for,
)
from nshreport.words.timing.expressions import DateExpression
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.reading import Days, Doubt, NotADateError
from nshreport.words.wording import MONTHS, say_day, say_days

MONDAY = 0
_WEEKS_OF_A_MONTH = 5
_HALF_A_MONTH = 15


@dataclass(slots=True)
class ResolvedDate:
    """Where an expression lies.

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


def resolve(expression: DateExpression, plan: PlanYear) -> ResolvedDate:
    """The days that an expression means.

    Raises:
        NotADateError: There is no such day, week or quarter.
    """
    doubts = [_FLAWS[flaw] for flaw in expression.flaws if flaw in _FLAWS] if expression.flaws else []
    unit, resolver = _RESOLVERS[expression.unit]
    found = resolver(expression, plan, doubts)
    resolved = ResolvedDate(*found, unit, "", doubts, expression.begin, expression.end)
    if unit == "day":
        _settle_day(expression, resolved)
    if expression.edges:
        _settle_edges(expression, resolved)
    return resolved


_FLAWS = {
    "month-first": Doubt("month-first", "the numbers make a date only with the month first"),
    "far-away": Doubt("far-away", "the year written is far from the plan's"),
    "misspelt": Doubt("misspelt", "a month's name is misspelt"),
    "two-readings": Doubt("two-readings", "the figures fit more than one date"),
    "dotted": Doubt("two-readings", "the figures may be a time, a number or a date"),
    "no-such-day": Doubt("no-such-day", "the day written in figures does not exist"),
}


def _resolve_days(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    if "no-such-day" in expression.flaws or not expression.days or not 1 <= expression.month <= len(MONTHS):
        raise NotADateError(_FLAWS["no-such-day"])
    year = year_for(expression, expression.month, plan)
    first, last = expression.days[0], expression.days[-1]
    length = monthrange(year, expression.month)[1]
    impossible = [day for day in expression.days if not 1 <= day <= length]
    if impossible:
        text = f"{MONTHS[expression.month - 1]} {year} has no day {impossible[0]}"
        raise NotADateError(Doubt("no-such-day", text))
    if last < first and expression.unit == "month_first" and first - last > _HALF_A_MONTH:
        doubts.append(Doubt("two-readings", f"it is taken to end on day {last} of the month after"))
        after = months_window(year, expression.month + 1).start
        return Days(date(year, expression.month, first), after.replace(day=last))
    if last < first:
        doubts.append(Doubt("backwards", f"day {last} lies before day {first}"))
        first, last = last, first
    return Days(date(year, expression.month, first), date(year, expression.month, last))


def _settle_day(expression: DateExpression, resolved: ResolvedDate) -> None:
    """Checks the weekday, and widens a day to its week where the words say so."""
    day = resolved.start
    if expression.weekday is not None and resolved.end == day and day.weekday() != expression.weekday:
        text = f"{say_day(day)} is a {WEEKDAY_NAMES[day.weekday()]}, not a {WEEKDAY_NAMES[expression.weekday]}"
        resolved.doubts.append(Doubt("weekday-disagrees", text))
    if not expression.week:
        resolved.unit = "day" if resolved.start == resolved.end else "days"
        return
    resolved.unit = "week"
    week = week_of(day)
    if expression.week == KINDS["week"] and day.day <= _WEEKS_OF_A_MONTH and expression.weekday is None:
        resolved.doubts.append(Doubt("two-readings", f"it may mean week {day.day} of the month"))
    if expression.week == KINDS["commencing"] and day.weekday() != MONDAY:
        resolved.doubts.append(
            Doubt("not-a-monday", f"{say_day(day)} is a {WEEKDAY_NAMES[day.weekday()]}, not a Monday")
        )
    resolved.start = week.start
    resolved.end = day if expression.week == KINDS["ending"] else week.end


def _resolve_month(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    year = year_for(expression, expression.month, plan)
    if expression.unit == "loose_month":
        name = MONTHS[expression.month - 1]
        doubts.append(Doubt("two-readings", f"it may mean {name} {year}, or day {year % 100} of {name}"))
    return months_window(year, expression.month)


def _resolve_month_to_year(expression: DateExpression, _plan: PlanYear, doubts: list[Doubt]) -> Days:
    first = expression.year or expression.last_year
    doubts.append(Doubt("two-readings", f"it is taken to end with {expression.last_year}"))
    return Days(date(first, expression.month, 1), date(expression.last_year, 12, 31))


def _resolve_week_of_month(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    monday = weekday_of_month(year_for(expression, expression.month, plan), expression.month, MONDAY, expression.rank)
    if monday is None:
        raise NotADateError(Doubt("no-such-day", f"{MONTHS[expression.month - 1]} has no such week"))
    doubts.append(Doubt("two-readings", f"the week is taken to be the one that begins on {say_day(monday)}"))
    return week_of(monday)


def _resolve_weeks_of_month(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    """So many weeks from a month's first day on, or up to its last; "a few" are two."""
    first, last = months_window(year_for(expression, expression.month, plan), expression.month)
    length = timedelta(weeks=expression.numbers[0] or 2)
    start = last - length + ONE_DAY if expression.rank < 0 else first + (expression.rank - 1) * length
    window = Days(max(start, first), min(start + length - ONE_DAY, last))
    if window.end < window.start:
        raise NotADateError(Doubt("no-such-day", f"{MONTHS[expression.month - 1]} has no such weeks"))
    doubts.append(Doubt("vague", f"it is taken to be {say_days(*window)}"))
    return window


def _resolve_nth(expression: DateExpression, plan: PlanYear, _doubts: list[Doubt]) -> Days:
    day = weekday_of_month(
        year_for(expression, expression.month, plan), expression.month, expression.weekday or 0, expression.rank
    )
    if day is None:
        raise NotADateError(
            Doubt("no-such-day", f"{MONTHS[expression.month - 1]} has no such {WEEKDAY_NAMES[expression.weekday or 0]}")
        )
    return Days(day, day)


def _resolve_day_of_month(expression: DateExpression, plan: PlanYear, doubts: list[Doubt]) -> Days:
    start, end = months_window(year_for(expression, expression.month, plan), expression.month)
    if expression.rank_of != 1:
        doubts.append(Doubt("two-readings", "which working day that is depends on bank holidays"))
    day = end if expression.rank < 0 else start.replace(day=expression.rank)
    return Days(day, day)


_HALVES = frozenset(letters("half", "fortnight"))
_THIRDS = {
    KINDS["early"]: EARLY,
    KINDS["start"]: EARLY,
    KINDS["mid"]: MID,
    KINDS["late"]: LATE,
    KINDS["end"]: LATE,
}


def _settle_edges(expression: DateExpression, resolved: ResolvedDate) -> None:
    """Narrows a window to the part that the words name; "end of" alone leaves it, and is settled by ``edge``."""
    edges = expression.edges
    if edges == KINDS["half"] and resolved.unit == "half":
        return
    if edges in _HALVES:
        which = 1 if expression.rank == 1 else 2
        resolved.start, resolved.end = halves(Days(resolved.start, resolved.end), which)
        resolved.unit = "half" if resolved.unit == "year" else resolved.unit
        if resolved.unit != "half":
            resolved.doubts.append(Doubt("vague", "half of it is meant, roughly"))
    elif edges in (KINDS["end"], KINDS["start"]):
        resolved.edge = edges
        if resolved.unit == "week":
            resolved.doubts.append(Doubt("two-readings", "a week's end may be its Friday or its Sunday"))
    else:
        narrow(resolved, edges)


def narrow(resolved: ResolvedDate, edges: str) -> None:
    """Narrows a window to its thirds: early, mid or late, or from one to another."""
    if resolved.unit in {"day", "days", "week"}:
        return
    first, last = sorted((_THIRDS[edges[0]], _THIRDS[edges[-1]]))
    window = thirds(Days(resolved.start, resolved.end), first, last)
    resolved.start, resolved.end = window
    resolved.doubts.append(Doubt("vague", f"it is taken to be {say_days(resolved.start, resolved.end)}"))


_RESOLVERS: dict[str, tuple[str, Callable[[DateExpression, PlanYear, list[Doubt]], Days]]] = {
    "day": ("day", _resolve_days),
    "date": ("day", _resolve_days),
    "bare": ("day", _resolve_days),
    "month_first": ("day", _resolve_days),
    "no_day": ("day", _resolve_days),
    "nth": ("day", _resolve_nth),
    "day_of_month": ("day", _resolve_day_of_month),
    "feast": ("day", resolve_feast),
    "holidays": ("days", resolve_holidays),
    "week_of_month": ("week", _resolve_week_of_month),
    "weeks_of_month": ("month", _resolve_weeks_of_month),
    "month": ("month", _resolve_month),
    "loose_month": ("month", _resolve_month),
    "month_to_year": ("month", _resolve_month_to_year),
    "quarter": ("quarter", resolve_part_of_year),
    "half": ("half", resolve_part_of_year),
    "season": ("season", resolve_season),
    "term": ("season", resolve_season),
    "year": ("year", resolve_year),
    "year_end": ("year", resolve_year_end),
}
"""Unit and resolve_dates of each form's unit."""
