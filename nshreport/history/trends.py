"""What all reports show together: RAG from month to month, slips, silence, missing dates, complete against planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from nshreport.history.deadline_history import Move, Observation, follow_deadline
from nshreport.history.recall import next_register
from nshreport.history.snapshot import History, Snapshot, take_snapshot
from nshreport.plan import Plan, Settings
from nshreport.rating import SETTLED, Rag, Schedule, Tactic
from nshreport.words import say_count, say_day
from nshreport.words.feedback import State

_LONGEST_TREND = 6
_SETTLED_RAGS = frozenset({Rag.COMPLETE, Rag.CANCELLED, Rag.NOT_RATED})
_NO_PART = frozenset({Schedule.STANDING, Schedule.CANCELLED})
"""Schedule statuses of tactics that are never complete: they are not planned towards."""


class RagTrend(NamedTuple):
    """A tactic's RAG in the last reports, this one last; blank where a report did not have the tactic."""

    ref: str
    reports: tuple[date, ...]
    rags: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether it was not the same in all reports that had the tactic."""
        return len({rag for rag in self.rags if rag}) > 1


class BurnPoint(NamedTuple):
    """The plan on one report day, past or to come: complete against planned.

    Attributes:
        day: the report's day.
        tactics: all that are to be completed; those to come as this report has them.
        planned: those of them whose deadline was not after the day.
        first_planned: those planned by the day in the plan as first reported, whatever became of them.
        complete: those complete; None on a day to come.
        removed: those of first_planned that have been removed from the plan since.
    """

    day: date
    tactics: int
    planned: int
    first_planned: int
    complete: int | None
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """A deadline that moved, with every move; `days` is None where the tactic has no date any more."""

    row: int
    ref: str
    first_end: date
    end: date | None
    days: int | None
    moves: tuple[Move, ...]
    removed: date | None = None
    """The first report that no longer had it; None while it is in the plan, with row 0."""

    @property
    def stood(self) -> tuple[date, ...]:
        """Every deadline that it had, the first first."""
        return (self.first_end, *(move.after for move in self.moves))

    @property
    def words(self) -> str:
        """The course of the deadline in words, such as "moved twice: 31 March 2017, 18 May 2017, 15 June 2017"."""
        times = {0: "lost", 1: "moved once", 2: "moved twice"}.get(len(self.moves), f"moved {len(self.moves)} times")
        lost = ", no date now" if self.end is None else ""
        gone = f"; removed since {say_day(self.removed)}" if self.removed else ""
        return f"{times}: {', '.join(map(say_day, self.stood))}{lost}{gone}"


class Silence(NamedTuple):
    """A tactic that should be under way and has no news, in words such as "No update since 28 February 2017"."""

    row: int
    ref: str
    months: int
    words: str


@dataclass(frozen=True, slots=True)
class Undated:
    """An open tactic without a date of its own, and when one should be decided."""

    row: int
    ref: str
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


class Removed(NamedTuple):
    """A tactic that is no longer in the plan: as it was last reported, with row 0, and since when it is gone."""

    tactic: Tactic
    since: date
    merged: str = ""
    """The ref of the tactic into which it was merged, if it was."""

    @property
    def words(self) -> str:
        """What became of it, and when."""
        return f"{f'merged into {self.merged}' if self.merged else 'removed'} since {say_day(self.since)}"


@dataclass(frozen=True, slots=True)
class Trends:
    """What the reports of a plan show together; of a first report, what it shows alone."""

    reports: tuple[date, ...]
    rags: tuple[RagTrend, ...]
    burn_up: tuple[BurnPoint, ...]
    slips: tuple[Slip, ...]
    """The longest first."""
    silences: tuple[Silence, ...]
    """The longest first."""
    undated: tuple[Undated, ...]
    """The soonest to decide first."""
    removed: tuple[Removed, ...] = ()
    """Tactics that earlier reports had, in the order of their refs."""


def compose_trends(plan: Plan, history: History) -> Trends:
    """The trends of an assessed plan."""
    now = take_snapshot(plan)
    removed = tuple(_removed(plan, history))
    history = replace(history, snapshots=(*history.snapshots, *history.between))
    reports = (*(snapshot.as_of for snapshot in history.snapshots), now.as_of)
    return Trends(
        reports=reports,
        rags=tuple(_rag_trends(now.tactics, removed, history, reports)),
        burn_up=tuple(_burn_up(now, history, plan.settings)),
        slips=tuple(
            sorted(_slips(now.tactics, removed, history, now.as_of), key=lambda slip: (-abs(slip.days or 0), slip.row))
        ),
        silences=tuple(sorted(_silences(plan), key=lambda silence: (-silence.months, silence.row))),
        undated=tuple(sorted(_undated(plan), key=lambda tactic: (tactic.decide_by, tactic.row))),
        removed=removed,
    )


def _removed(plan: Plan, history: History) -> Iterator[Removed]:
    for entry in sorted(next_register(history, plan).entries, key=lambda entry: (len(entry.ref), entry.ref)):
        seen = history.observations.get(entry.thread, ())
        if entry.removed and seen:
            yield Removed(replace(seen[-1].tactic, ref=entry.ref, row=0), entry.removed, entry.merged)


def _rag_trends(
    now: Sequence[Tactic], removed: Sequence[Removed], history: History, reports: Sequence[date]
) -> Iterator[RagTrend]:
    shown = tuple(reports[-_LONGEST_TREND:])
    rags = {tactic.thread: {reports[-1]: tactic.rag} for tactic in now}
    for tactic in (*now, *(one.tactic for one in removed)):
        known = {one.as_of: one.tactic.rag for one in history.observations.get(tactic.thread, ())}
        known |= rags.get(tactic.thread, {})
        yield RagTrend(tactic.ref, shown, tuple(known.get(day, "") for day in shown))


def _burn_up(now: Snapshot, history: History, settings: Settings) -> Iterator[BurnPoint]:
    """Each report's point from what was known then, so that none changes by what happens to the plan later."""
    seen: dict[str, list[Tactic]] = {}
    for day, tactics in (*((one.as_of, one.again) for one in history.snapshots), (now.as_of, now.tactics)):
        for tactic in tactics:
            seen.setdefault(tactic.thread, []).append(tactic)
        yield _burn_point(day, tactics, seen, past=True)
    for day in _month_ends(settings.as_of, settings.plan_end):
        yield _burn_point(day, now.tactics, seen, past=False)


def _month_ends(after: date, until: date) -> Iterator[date]:
    """The last days of the months that end after a day, up to another."""
    first = after.replace(day=1)
    while first <= until:
        first = (first + timedelta(days=31)).replace(day=1)
        last = first - timedelta(days=1)
        if after < last <= until:
            yield last


def _burn_point(day: date, tactics: Iterable[Tactic], seen: dict[str, list[Tactic]], *, past: bool) -> BurnPoint:
    """The point of a day, by the tactics of its report and those of all reports up to it."""
    present = {tactic.thread for tactic in tactics}
    last = [every[-1] for every in seen.values() if every[-1].schedule not in _NO_PART]
    # What was completed and then deleted from the plan was planned, and is complete.
    counted = [tactic for tactic in last if tactic.thread in present or tactic.state == State.COMPLETE]
    first = [one.thread for one in last if (end := _baseline_end(seen[one.thread])) and end <= day]
    return BurnPoint(
        day,
        len(counted),
        sum(tactic.end <= day for tactic in counted if not tactic.open_ended),
        len(first),
        sum(tactic.state == State.COMPLETE for tactic in counted) if past else None,
        len([thread for thread in first if thread not in present]),
    )


def _baseline_end(seen: Sequence[Tactic]) -> date | None:
    """The deadline with which a tactic was first reported, else the end of its phase; None if it has a start only."""
    first = next((tactic for tactic in seen if tactic.own_date), seen[0])
    return None if first.open_ended else first.end


def _slips(tactics: Sequence[Tactic], removed: Sequence[Removed], history: History, as_of: date) -> Iterator[Slip]:
    gone = {one.tactic.thread: one for one in removed}
    for tactic in (*tactics, *(one.tactic for one in removed)):
        seen = [*history.observations.get(tactic.thread, ())]
        seen += [] if tactic.thread in gone else [Observation(as_of, tactic, tactic)]
        deadlines, end = follow_deadline(seen), seen[-1].end
        if deadlines.first_end is not None:
            days = (end - deadlines.first_end).days if end else None
            since = gone[tactic.thread].since if tactic.thread in gone else None
            yield Slip(tactic.row, tactic.ref, deadlines.first_end, end, days, deadlines.moves, since)


def _silences(plan: Plan) -> Iterator[Silence]:
    for row, ref, rag, schedule, months, words in plan.rows(
        "row", "ref", "rag", "schedule", "months_silent", "silence"
    ):
        if months and rag not in _SETTLED_RAGS and schedule != Schedule.UPCOMING:
            yield Silence(int(row), ref, int(months), words[:1].upper() + words[1:])


def _undated(plan: Plan) -> Iterator[Undated]:
    as_of = plan.settings.as_of
    names = ("row", "ref", "state", "standing", "undated_since", "start")
    for row, ref, state, standing, since, start in plan.rows(*names):
        if pd.isna(since) or state in SETTLED or standing:
            continue
        first, decide_by = since.date(), start.date() - timedelta(days=plan.settings.lead_days)
        months = (as_of.year - first.year) * 12 + as_of.month - first.month
        yield Undated(int(row), ref, first, months, decide_by, decide_by < as_of)
