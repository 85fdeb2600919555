"""The diary of the deadlines: clashes, crowded weeks, weekends and bank holidays, occasions gone by."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from nshreport.finding import Finding, make_finding
from nshreport.plan import say_cell
from nshreport.rating.working_days import bank_holidays
from nshreport.words import say_count, say_day, say_days
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from nshreport.plan import KeyDate, Plan
    from nshreport.words.timing import Window

_CROWD = 4
"""So many deadlines of one body or person in one week are told."""
_DAYS = ("day", "days")
_LONGEST = 14
"""Days of a window up to which each of its days counts as taken."""
_SATURDAY = 5


class _Entry(NamedTuple):
    row: int
    sheet: str
    cell: str
    timing_cell: str
    feedback_cell: str
    tactic: str
    timing: str
    feedback: str
    timing_kind: str
    confirmed: bool
    state: str
    schedule: str
    due_start: pd.Timestamp
    due: pd.Timestamp
    occasions: tuple[Window, ...]
    bodies: str
    people: str
    named_latest: pd.Timestamp
    named_words: str

    @property
    def days(self) -> tuple[date, ...]:
        """The days it takes up; none unless it is on firm days still to come."""
        if self.timing_kind not in _DAYS or not self.confirmed or pd.isna(self.due):
            return ()
        length = (self.due - self.due_start).days + 1
        return (
            tuple(self.due_start.date() + timedelta(days=number) for number in range(length))
            if length <= _LONGEST
            else ()
        )

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(filter(None, chain(self.bodies.split("; "), self.people.split("; "))))

    def finding(self, code: str, cell: str, quote: str, **details: object) -> Finding:
        return make_finding(code, sheet=self.sheet, cell=cell, quote=quote, row=int(self.row), **details)


def diary_findings(plan: Plan) -> Iterator[Finding]:
    """Findings on the days themselves, of tactics that are neither complete nor cancelled."""
    as_of = plan.settings.as_of
    entries = list(map(_Entry._make, plan.rows(*_Entry._fields)))
    opened = [entry for entry in entries if entry.state not in {State.COMPLETE, State.CANCELLED}]
    coming = [entry for entry in opened if pd.notna(entry.due) and entry.due.date() >= as_of]
    for entry in opened:
        yield from _feedback_findings(entry, as_of)
    for entry in coming:
        yield from _day_findings(entry)
        yield from _pre_election_findings(entry, plan.key_dates)
    yield from _clashes(coming)
    yield from _crowds(coming)


def _feedback_findings(entry: _Entry, as_of: date) -> Iterator[Finding]:
    if entry.named_latest > entry.due:
        yield entry.finding(
            "names-later-date",
            entry.feedback_cell,
            entry.feedback,
            detail=entry.named_words,
            deadline=say_day(entry.due),
        )
    if entry.state == State.NO_UPDATE and entry.schedule in {"Overdue", "Due soon", "In window"}:
        yield entry.finding(
            "blank-feedback", entry.feedback_cell or entry.cell, entry.feedback, schedule=entry.schedule.lower()
        )
    past = [window.end for window in entry.occasions if window.end and window.end < as_of]
    if (
        past
        and len(past) < len(entry.occasions)
        and len(entry.occasions) > 1
        and entry.state in {State.NO_UPDATE, State.NOTED}
    ):
        yield entry.finding("occasion-gone-by", entry.timing_cell, entry.timing, detail=say_day(past[-1]))


def _day_findings(entry: _Entry) -> Iterator[Finding]:
    days = entry.days
    for day in days:
        holiday = bank_holidays(day.year).get(day)
        if holiday:
            yield entry.finding(
                "bank-holiday",
                entry.timing_cell,
                entry.timing,
                detail=say_day(day),
                nation=holiday.where,
                holiday=holiday.name,
            )
    if len(days) == 1 and days[0].weekday() >= _SATURDAY:
        yield entry.finding(
            "weekend", entry.timing_cell, entry.timing, detail=say_day(days[0]), weekday=f"{days[0]:%A}"
        )


def _pre_election_findings(entry: _Entry, key_dates: tuple[KeyDate, ...]) -> Iterator[Finding]:
    """A deadline in a pre-election period, of a tactic that has one of its own."""
    day = entry.due.date()
    for period in key_dates if entry.timing_kind not in {"tbc", "none", "relative", "ongoing"} else ():
        if period.is_pre_election and period.start <= day <= period.end:
            yield entry.finding(
                "pre-election",
                entry.timing_cell,
                entry.timing,
                detail=say_day(day),
                period=period.what or period.kind,
                days=say_days(period.start, period.end),
            )


def _clashes(entries: list[_Entry]) -> Iterator[Finding]:
    """Tactics on the same day that need the same body or person: each is told of the first of the others."""
    taken: dict[tuple[date, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        for day in entry.days:
            for name in entry.names:
                taken[day, name].append(entry)
    told: set[int] = set()
    for (day, name), together in taken.items():
        for entry in together if len(together) > 1 else ():
            if entry.row not in told:
                told.add(entry.row)
                other = together[0] if together[0] is not entry else together[1]
                yield entry.finding(
                    "clash",
                    entry.timing_cell,
                    entry.timing,
                    detail=say_day(day),
                    other=other.tactic,
                    other_cell=say_cell(other.timing_cell, other.sheet, entry.sheet),
                    who=name,
                )


def _crowds(entries: list[_Entry]) -> Iterator[Finding]:
    weeks: dict[tuple[date, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.timing_kind in (*_DAYS, "week"):
            monday = entry.due.date() - timedelta(days=entry.due.weekday())
            for name in entry.names:
                weeks[monday, name].append(entry)
    for (monday, name), together in weeks.items():
        if len(together) >= _CROWD:
            first = together[0]
            count = say_count(len(together), "deadline").split()[0]
            yield first.finding(
                "crowding", first.timing_cell, first.timing, who=name, count=count, detail=say_day(monday)
            )
