"""Checks of the days: clashes, crowded weeks, weekends and bank holidays, occasions that have passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nshreport.finding import Finding, make_finding
from nshreport.plan import PROGRESS, KeyDate, Plan, heading_of, say_cell
from nshreport.rating.records import Schedule, Tactic
from nshreport.rating.working_days import bank_holidays
from nshreport.words import say_count, say_day, say_days
from nshreport.words.feedback import State

_CROWD = 4
"""So many deadlines of one body or person in one week are reported."""
_DAYS = ("day", "days")
_LONGEST = 14
"""Days of a window up to which each of its days counts as taken."""
_SATURDAY = 5
_WANT_NEWS = {
    Schedule.OVERDUE: "is overdue",
    Schedule.DUE_SOON: "is due soon",
    Schedule.IN_WINDOW: "should be under way",
}
"""Schedule statuses of which a tactic should have feedback, in words."""
_IN_WORDS = ("feedback", "status", "percent", "completed")
"""Columns that say how it goes: the first that the plan has is the one to fill in."""


def calendar_findings(tactics: Sequence[Tactic], plan: Plan) -> Iterator[Finding]:
    """Findings on the days themselves, of tactics that are neither complete nor cancelled."""
    as_of = plan.settings.as_of
    opened = [tactic for tactic in tactics if tactic.is_open]
    coming = [tactic for tactic in opened if tactic.next_end and tactic.next_end >= as_of]
    says_progress = bool(PROGRESS & plan.layout.meanings)
    if says_progress and len(tactics) > 1 and all(tactic.state is State.NO_UPDATE for tactic in tactics):
        says_progress = False
        blank = next((heading for meaning in _IN_WORDS if (heading := heading_of(plan.layout, meaning))), "")
        if blank and any(tactic.schedule in _WANT_NEWS for tactic in opened):
            yield make_finding("column-blank", sheet=plan.layout.first.sheet.name, detail=blank.capitalize())
    for tactic in opened:
        yield from _feedback_findings(tactic, as_of, says_progress=says_progress)
    for tactic in coming:
        yield from _day_findings(tactic)
        yield from _pre_election_findings(tactic, plan.key_dates)
    yield from _clashes(coming)
    yield from _crowds(coming)


def _days_taken(tactic: Tactic) -> tuple[date, ...]:
    """The days that a tactic takes up; none unless it is on firm days."""
    start, end = tactic.next_start, tactic.next_end
    if tactic.timing_kind not in _DAYS or not tactic.confirmed or start is None or end is None:
        return ()
    length = (end - start).days + 1
    return tuple(start + timedelta(days=number) for number in range(length)) if length <= _LONGEST else ()


def _find(code: str, tactic: Tactic, **details: object) -> Finding:
    """A finding on the tactic's timing."""
    return make_finding(
        code, sheet=tactic.sheet, cell=tactic.timing_cell, quote=tactic.timing, row=tactic.row, **details
    )


def _feedback_findings(tactic: Tactic, as_of: date, *, says_progress: bool) -> Iterator[Finding]:
    sheet, row, cell, feedback = tactic.sheet, tactic.row, tactic.feedback_cell, tactic.feedback
    if tactic.named_latest and tactic.next_end and tactic.named_latest > tactic.next_end:
        words, deadline = tactic.named_words, say_day(tactic.next_end)
        yield make_finding(
            "names-later-date", sheet=sheet, cell=cell, quote=feedback, row=row, detail=words, deadline=deadline
        )
    if says_progress and tactic.state is State.NO_UPDATE and tactic.schedule in _WANT_NEWS:
        schedule = _WANT_NEWS[tactic.schedule]
        yield make_finding(
            "blank-feedback", sheet=sheet, cell=cell or tactic.cell, quote=feedback, row=row, schedule=schedule
        )
    past = [window.end for window in tactic.occasions if window.end and window.end < as_of]
    if past and len(past) < len(tactic.occasions) and tactic.state in {State.NO_UPDATE, State.NOTED}:
        yield _find("occasion-gone-by", tactic, detail=say_day(past[-1]))


def _day_findings(tactic: Tactic) -> Iterator[Finding]:
    days = _days_taken(tactic)
    for day in days:
        holiday = bank_holidays(day.year).get(day)
        if holiday:
            yield _find("bank-holiday", tactic, detail=say_day(day), nation=holiday.where, holiday=holiday.name)
    if len(days) == 1 and days[0].weekday() >= _SATURDAY:
        yield _find("weekend", tactic, detail=say_day(days[0]), weekday=f"{days[0]:%A}")


def _pre_election_findings(tactic: Tactic, key_dates: tuple[KeyDate, ...]) -> Iterator[Finding]:
    """A deadline in a pre-election period, of a tactic that has one of its own."""
    day = tactic.due
    for period in key_dates:
        if day and period.is_pre_election and period.start <= day <= period.end:
            yield _find(
                "pre-election",
                tactic,
                detail=say_day(day),
                period=period.what or period.kind,
                days=say_days(period.start, period.end),
            )


def _clashes(tactics: list[Tactic]) -> Iterator[Finding]:
    """Tactics on the same day that need the same body or person: each is shown the first of the others."""
    taken: dict[tuple[date, str], list[Tactic]] = defaultdict(list)
    for tactic in tactics:
        for day in _days_taken(tactic):
            for name in tactic.names:
                taken[day, name].append(tactic)
    reported: set[int] = set()
    for (day, name), together in taken.items():
        for tactic in together if len(together) > 1 else ():
            if tactic.row not in reported:
                reported.add(tactic.row)
                other = together[0] if together[0] is not tactic else together[1]
                yield _find(
                    "clash",
                    tactic,
                    detail=say_day(day),
                    other=other.title,
                    other_cell=say_cell(other.timing_cell, other.sheet, tactic.sheet),
                    who=name,
                )


def _crowds(tactics: list[Tactic]) -> Iterator[Finding]:
    weeks: dict[tuple[date, str], list[Tactic]] = defaultdict(list)
    for tactic in tactics:
        if tactic.next_end and tactic.timing_kind in (*_DAYS, "week"):
            monday = tactic.next_end - timedelta(days=tactic.next_end.weekday())
            for name in tactic.names:
                weeks[monday, name].append(tactic)
    for (monday, name), together in weeks.items():
        if len(together) >= _CROWD:
            first = together[0]
            count = say_count(len(together), "deadline").split()[0]
            yield _find("crowding", first, who=name, count=count, detail=say_day(monday))
