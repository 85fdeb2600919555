"""What all reports tell together: RAG from month to month, slips, silence, missing dates, complete against planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from nshreport.history.deadline_history import Observation, follow_deadline
from nshreport.history.snapshot import take_snapshot
from nshreport.rating import SETTLED, Rag, Schedule
from nshreport.words import say_count, say_day, say_list
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Sized

    from nshreport.history.deadline_history import Move
    from nshreport.history.snapshot import History
    from nshreport.plan import Plan, Settings
    from nshreport.rating import Tactic

_LONGEST_TREND = 6
_SETTLED_RAGS = frozenset({Rag.COMPLETE, Rag.CANCELLED, Rag.NOT_RATED})
_NO_PART = frozenset({Schedule.STANDING, Schedule.CANCELLED})
"""Schedule statuses of tactics that are never complete: they are not planned towards."""


@dataclass(frozen=True, slots=True)
class RagTrend:
    """A tactic's RAG in the last reports, this one last; blank where a report did not have the tactic."""

    row: int
    title: str
    reports: tuple[date, ...]
    rags: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether it was not the same in all reports that had the tactic."""
        return len({rag for rag in self.rags if rag}) > 1

    @property
    def words(self) -> str:
        """The trend in words.

        >>> RagTrend(1, "", (date(2017, 2, 28), date(2017, 3, 31)), ("Green", "Amber")).words
        'Amber; Green in the report before'
        """
        known = [(day, rag) for day, rag in zip(self.reports, self.rags, strict=True) if rag]
        now = known[-1][1]
        same = 1
        while same < len(known) and known[-same - 1][1] == now:
            same += 1
        if same == len(known):
            return f"{now} in its first report" if same == 1 else f"{now} in the last {same} reports"
        if same == 1:
            return f"{now}; {known[-2][1]} in the report before"
        return f"{now} since {say_day(known[-same][0])}; {known[-same - 1][1]} before"


class BurnPoint(NamedTuple):
    """The plan on one report day, past or to come: complete against planned.

    Attributes:
        day: the report's day.
        tactics: all that are to be completed; those to come as this report has them.
        planned: those of them whose deadline was not after the day.
        first_planned: the same by the deadlines as they first stood.
        complete: those complete; None on a day to come.
    """

    day: date
    tactics: int
    planned: int
    first_planned: int
    complete: int | None


@dataclass(frozen=True, slots=True)
class Slip:
    """A deadline that moved, with every move; `days` is None where the tactic has no date any more."""

    row: int
    title: str
    first_end: date
    end: date | None
    days: int | None
    moves: tuple[Move, ...]

    @property
    def stood(self) -> tuple[date, ...]:
        """Every day on which the deadline stood, the first first."""
        return (self.first_end, *(move.after for move in self.moves))

    @property
    def words(self) -> str:
        """The course of the deadline in words, such as "moved twice: 31 March 2017, 18 May 2017, 15 June 2017"."""
        times = {0: "lost", 1: "moved once", 2: "moved twice"}.get(len(self.moves), f"moved {len(self.moves)} times")
        lost = ", no date now" if self.end is None else ""
        return f"{times}: {', '.join(map(say_day, self.stood))}{lost}"


class Silence(NamedTuple):
    """A tactic that should be under way and has no news, in words such as "No update since 28 February 2017"."""

    row: int
    title: str
    updated_on: date | None
    months: int
    words: str


@dataclass(frozen=True, slots=True)
class Undated:
    """An open tactic without a date of its own, and when one should be decided."""

    row: int
    title: str
    timing: str
    since: date
    """The first report of those in a row in which it had none."""
    months: int
    decide_by: date
    overdue: bool

    @property
    def words(self) -> str:
        """How long it has been so and when to decide, in words."""
        long = f"No date since {say_day(self.since)} ({say_count(self.months, 'month')})" if self.months else "No date"
        ought = "should have been decided by" if self.overdue else "to be decided by"
        return f"{long}; {ought} {say_day(self.decide_by)}"


@dataclass(frozen=True, slots=True)
class Trends:
    """What the reports of a plan tell together; of a first report, what it tells alone."""

    reports: tuple[date, ...]
    rags: tuple[RagTrend, ...]
    burn_up: tuple[BurnPoint, ...]
    slips: tuple[Slip, ...]
    """The longest first."""
    silences: tuple[Silence, ...]
    """The longest first."""
    undated: tuple[Undated, ...]
    """The soonest to decide first."""

    @property
    def sentence(self) -> str:
        """The trends in a sentence."""
        told = [
            f"{_none(self.slips, 'deadline has', 'deadlines have')} moved",
            f"{_none(self.silences, 'tactic is', 'tactics are')} silent",
            f"{_none(self.undated, 'tactic has', 'tactics have')} no date",
        ]
        reports = "In this first report" if len(self.reports) == 1 else f"Over {len(self.reports)} reports"
        return f"{reports}: {say_list(told)}."


def _none(found: Sized, one: str, several: str) -> str:
    return say_count(len(found), one, several) if found else f"no {one}"


def compose_trends(plan: Plan, history: History, lead_days: int) -> Trends:
    """The trends of an assessed plan.

    Args:
        plan: the plan with all its stages.
        history: its earlier reports.
        lead_days: calendar days before its phase begins by which a tactic's date should be decided.
    """
    now = take_snapshot(plan)
    reports = (*(snapshot.as_of for snapshot in history.snapshots), now.as_of)
    return Trends(
        reports=reports,
        rags=tuple(_rag_trends(now.tactics, history, reports)),
        burn_up=tuple(_burn_up(now.tactics, history, plan.settings)),
        slips=tuple(sorted(_slips(now.tactics, history, now.as_of), key=lambda slip: (-abs(slip.days or 0), slip.row))),
        silences=tuple(sorted(_silences(plan), key=lambda silence: (-silence.months, silence.row))),
        undated=tuple(sorted(_undated(plan, lead_days), key=lambda tactic: (tactic.decide_by, tactic.row))),
    )


def _rag_trends(now: Sequence[Tactic], history: History, reports: Sequence[date]) -> Iterator[RagTrend]:
    shown = tuple(reports[-_LONGEST_TREND:])
    for tactic in now:
        rags = {one.as_of: one.tactic.rag for one in history.observations.get(tactic.thread, ())} | {
            reports[-1]: tactic.rag
        }
        yield RagTrend(tactic.row, tactic.title, shown, tuple(rags.get(day, "") for day in shown))


def _burn_up(now: Sequence[Tactic], history: History, settings: Settings) -> Iterator[BurnPoint]:
    for snapshot in history.snapshots:
        yield _burn_point(snapshot.as_of, snapshot.again, past=True)
    yield _burn_point(settings.as_of, now, past=True)
    for day in _month_ends(settings.as_of, settings.plan_end):
        yield _burn_point(day, now, past=False)


def _month_ends(after: date, until: date) -> Iterator[date]:
    """The last days of the months that end after a day, up to another."""
    first = after.replace(day=1)
    while first <= until:
        first = (first + timedelta(days=31)).replace(day=1)
        last = first - timedelta(days=1)
        if after < last <= until:
            yield last


def _burn_point(day: date, tactics: Iterable[Tactic], *, past: bool) -> BurnPoint:
    counted = [tactic for tactic in tactics if tactic.schedule not in _NO_PART]
    due = [tactic for tactic in counted if not tactic.open_ended]
    return BurnPoint(
        day,
        len(counted),
        sum(tactic.end <= day for tactic in due),
        sum((tactic.first_end or tactic.end) <= day for tactic in due),
        sum(tactic.state == State.COMPLETE for tactic in counted) if past else None,
    )


def _slips(tactics: Sequence[Tactic], history: History, as_of: date) -> Iterator[Slip]:
    for tactic in tactics:
        now = Observation(as_of, tactic, tactic)
        deadlines = follow_deadline([*history.observations.get(tactic.thread, ()), now])
        if deadlines.first_end is not None:
            days = (now.end - deadlines.first_end).days if now.end else None
            yield Slip(tactic.row, tactic.title, deadlines.first_end, now.end, days, deadlines.moves)


def _silences(plan: Plan) -> Iterator[Silence]:
    names = ("row", "tactic", "rag", "schedule", "updated_on", "months_silent", "silence")
    for row, title, rag, schedule, updated, months, words in plan.rows(*names):
        if months and rag not in _SETTLED_RAGS and schedule != Schedule.UPCOMING:
            day = None if pd.isna(updated) else updated.date()
            yield Silence(int(row), title, day, int(months), words[:1].upper() + words[1:])


def _undated(plan: Plan, lead_days: int) -> Iterator[Undated]:
    as_of = plan.settings.as_of
    names = ("row", "tactic", "timing", "state", "standing", "undated_since", "start")
    for row, title, timing, state, standing, since, start in plan.rows(*names):
        if pd.isna(since) or state in SETTLED or standing:
            continue
        first, decide_by = since.date(), start.date() - timedelta(days=lead_days)
        months = (as_of.year - first.year) * 12 + as_of.month - first.month
        yield Undated(int(row), title, " ".join(timing.split()), first, months, decide_by, decide_by < as_of)
