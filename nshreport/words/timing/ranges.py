"""Joins expressions next to each other: a range, a list, alternatives."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from nshreport.words.timing.almanac import ONE_DAY, week_of
from nshreport.words.timing.expressions import AND, COMMA, OR, RANGES, SLASH, TO, UNITS_OF_DAYS, DateExpression
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.reading import Days, Doubt
from nshreport.words.timing.resolve_dates import MONDAY, ResolvedDate, narrow, resolve
from nshreport.words.wording import MONTHS, say_day, say_days

_COARSENESS = {
    unit: rank
    for rank, unit in enumerate(("day", "days", "week", "month", "months", "quarter", "half", "season", "year"))
}
_PLURALS = {"day": "days", "month": "months"}
# A range between two days without years that goes on for nearly a year was more likely written the wrong way round;
# one of a whole year (1 April to 31 March) was not.
_HALF_A_YEAR = 184
_NEARLY_A_YEAR = range(300, 358)


class Joined(NamedTuple):
    """What a chain of expressions comes to.

    Attributes:
        resolved_dates: One for each date or range named, left to right.
        unit: The coarsest unit named, "days" and "months" when there are several.
        doubts: What is doubtful about it.
    """

    resolved_dates: list[ResolvedDate]
    unit: str
    doubts: list[Doubt]

    @property
    def windows(self) -> tuple[Days, ...]:
        """First and last day of each date."""
        return tuple(Days(resolved.start, resolved.end) for resolved in self.resolved_dates)


def coarser(*units: str) -> str:
    """The coarsest of several units: of a day and a month, "months"."""
    unit = max(units, key=_COARSENESS.__getitem__)
    return _PLURALS.get(unit, unit)


def resolve_all(
    expressions: list[DateExpression], joins: list[str], plan: PlanYear, *, in_order: bool
) -> list[ResolvedDate]:
    """Where filled expressions lie; without a year of its own a later one follows the earlier, if ``in_order``.

    Raises:
        NotADateError: One of them does not exist.
    """
    if len(expressions) == 1:
        return [resolve(expressions[0], plan)]
    expressions = list(expressions)
    weeks = [
        _hold_week(left, right, join) for left, right, join in zip(expressions, expressions[1:], joins, strict=False)
    ]
    resolved_dates = [resolve(expression, plan) for expression in expressions]
    if in_order:
        for position in range(len(expressions) - 2, -1, -1):
            if expressions[position].borrowed == "right":
                _step(expressions, resolved_dates, position, -1, plan)
        for position in range(1, len(expressions)):
            if expressions[position].borrowed == "left" or expressions[position].year is None:
                _step(expressions, resolved_dates, position, 1, plan)
                if joins[position - 1] not in RANGES and expressions[position].borrowed == "rolled":
                    _doubt_order(resolved_dates[position - 1], resolved_dates[position])
    for position, week in enumerate(weeks):
        if week:
            _restore_week(resolved_dates[position], resolved_dates[position + 1], week)
    return resolved_dates


def _step(
    expressions: list[DateExpression], resolved_dates: list[ResolvedDate], position: int, years: int, plan: PlanYear
) -> None:
    """Moves an expression by a year when it lies on the wrong side of its neighbour.

    That is sure across the calendar's year end ("Nov - Feb"); across the plan's alone only when it is short: in a plan
    from April "Mar - May" is, "Jan - Dec" is not.
    """
    expression, neighbour = expressions[position], resolved_dates[position - years]
    here = resolved_dates[position]
    if (here.start >= neighbour.start) == (years > 0) or here.start == neighbour.start:
        return
    if _is_reversed(here, neighbour):
        return
    year, pair = expression.year, expression.pair
    if year is None and expression.unit in {"quarter", "half"}:
        year, pair = plan.year, plan.first_month != 1
    moved = replace(expression, year=(here.start.year if year is None else year) + years, pair=pair, borrowed="rolled")
    expressions[position], resolved_dates[position] = moved, resolve(moved, plan)
    if expression.year is None and here.start.month > neighbour.start.month and _is_long(resolved_dates, position):
        text = f"it is taken to begin in {neighbour.start.year}, and may be meant a year earlier"
        resolved_dates[position].doubts.append(Doubt("two-readings", text))


def _is_long(resolved_dates: list[ResolvedDate], position: int) -> bool:
    return (resolved_dates[position].end - resolved_dates[position - 1].start).days > _HALF_A_YEAR


def _is_reversed(here: ResolvedDate, neighbour: ResolvedDate) -> bool:
    """Whether two days are the wrong way round, rather than a year's end between them."""
    if not here.unit == neighbour.unit == "day":
        return False
    if (here.start.year, here.start.month) == (neighbour.start.year, neighbour.start.month):
        return True
    return 365 - abs((here.start - neighbour.start).days) in _NEARLY_A_YEAR


def _doubt_order(left: ResolvedDate, right: ResolvedDate) -> None:
    if right.start - left.end != ONE_DAY:
        right.doubts.append(
            Doubt("two-readings", f"{MONTHS[right.start.month - 1]} is taken to be that of {right.start.year}")
        )


def _hold_week(left: DateExpression, right: DateExpression, join: str) -> str:
    """Takes "week of" off the first of two days: "the week of 15 to 19 May" is those days."""
    if (
        join not in RANGES
        or not left.week
        or right.week
        or right.unit not in UNITS_OF_DAYS
        or left.week == KINDS["ending"]
    ):
        return ""
    week, left.week = left.week, ""
    return week


def _restore_week(left: ResolvedDate, right: ResolvedDate, week: str) -> None:
    left.unit = "week"
    if week == KINDS["commencing"] and right.start.weekday() == MONDAY and right.start == right.end:
        right.end = week_of(right.end).end
        right.doubts.append(Doubt("two-readings", f"{say_day(right.start)} is taken to begin a week too"))


def join(expressions: list[DateExpression], joins: list[str], plan: PlanYear, *, in_order: bool = True) -> Joined:
    """What filled expressions come to.

    Raises:
        NotADateError: One of them does not exist.
    """
    if len(expressions) > 1:
        _trust_company(expressions)
    resolved_dates = resolve_all(expressions, joins, plan, in_order=in_order)
    if len(resolved_dates) == 1:
        return Joined(resolved_dates, resolved_dates[0].unit, resolved_dates[0].doubts)
    joins = [_settled_join(*sides) for sides in zip(joins, resolved_dates, resolved_dates[1:], strict=False)]
    doubts: list[Doubt] = []
    _merge(resolved_dates, joins, {SLASH}, doubts)
    _merge(resolved_dates, joins, RANGES, doubts)
    for resolved in resolved_dates:
        _settle_edge(resolved)
        doubts += resolved.doubts
    if OR in joins:
        doubts.append(Doubt("alternatives", "either of several dates is meant"))
    return Joined(
        resolved_dates,
        resolved_dates[0].unit
        if len(resolved_dates) == 1
        else coarser(*(resolved.unit for resolved in resolved_dates)),
        doubts,
    )


def _settled_join(join: str, left: ResolvedDate, right: ResolvedDate) -> str:
    """The join of two dates: "start April, finish June" is a range, "1 May/1 June" a choice, "Mar/Sep" a list."""
    if join in {COMMA, AND} and (left.edge, right.edge) == (KINDS["start"], KINDS["end"]):
        return TO
    if join == SLASH and not timedelta(0) <= right.start - left.end <= ONE_DAY:
        return OR if left.unit == right.unit == "day" else AND
    return join


def _trust_company(expressions: list[DateExpression]) -> None:
    """Takes the doubt off figures that their neighbours make plain: 1.4 - 5.6 are days."""
    units = {expression.unit for expression in expressions}
    if units == {"date"}:
        for expression in expressions:
            expression.flaws = tuple(flaw for flaw in expression.flaws if flaw not in {"fraction", "dotted"})


def _merge(resolved_dates: list[ResolvedDate], joins: list[str], kinds: AbstractSet[str], doubts: list[Doubt]) -> None:
    """Makes one date of each two that a join of these kinds stands between."""
    merged = False
    for position in range(len(joins) - 1, -1, -1):
        if joins[position] not in kinds:
            merged = False
            continue
        slash = joins[position] == SLASH
        if merged and not slash:
            doubts.append(Doubt("left-over", "more than two dates stand in one range"))
        resolved_dates[position : position + 2] = [
            _span(resolved_dates[position], resolved_dates[position + 1], doubts, slash=slash)
        ]
        del joins[position]
        merged = True


def _span(left: ResolvedDate, right: ResolvedDate, doubts: list[Doubt], *, slash: bool) -> ResolvedDate:
    """From the start of one date to the end of another."""
    if not slash and _settle_containment(left, right, doubts):
        left.doubts += right.doubts
        return left
    if left.edge == KINDS["end"] or (left.edge and slash):
        narrow(left, left.edge)
    if right.edge == KINDS["start"] or (right.edge and slash):
        narrow(right, right.edge)
    start, end = left.start, right.end
    if end < start:
        doubts.append(Doubt("backwards", f"it ends on {say_day(end)}, before it starts on {say_day(start)}"))
    first, last = min(left.start, right.start), max(left.end, right.end)
    return ResolvedDate(
        first, last, coarser(left.unit, right.unit), "", left.doubts + right.doubts, left.begin, right.stop
    )


def _settle_containment(left: ResolvedDate, right: ResolvedDate, doubts: list[Doubt]) -> bool:
    """A dash between a period and its own part explains ("Q1 - Jan to Mar"): the closer words stand."""
    if not (left.start <= right.start and right.end <= left.end) or left.unit == right.unit or left.edge or right.edge:
        return False
    if (left.start, left.end) != (right.start, right.end):
        doubts.append(Doubt("two-readings", f"it is taken to be {say_days(right.start, right.end)}"))
        left.start, left.end, left.unit = right.start, right.end, right.unit
    return True


def _settle_edge(resolved: ResolvedDate) -> None:
    if resolved.edge:
        narrow(resolved, resolved.edge)
        resolved.edge = ""
