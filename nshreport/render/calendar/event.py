"""The deadlines of a plan as all-day events: what a calendar shows, and what is taken out of it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from nshreport.history import History
from nshreport.plan import Directory
from nshreport.rating import Rag, Schedule
from nshreport.render.calendar.thread import Thread, deadlines, follow_threads
from nshreport.report import NO_PHASE, Report, Tactic
from nshreport.words import one_line, plain

_LONGEST_TITLE, _LONGEST_TEXT = 200, 1_000
_CANCELLED = "Cancelled: "
_MARKS: dict[str, str] = {Schedule.COMPLETE: "Complete: ", Schedule.CANCELLED: _CANCELLED}
"""What comes before the title of a tactic that needs nothing more."""


class Status(StrEnum):
    """What a calendar makes of an event."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Event:
    """A deadline, or one occasion of several, as an all-day event on the last day of its window.

    Attributes:
        uid: the same in every report of the plan, however the tactic is reworded and the date moved.
        day: the day that it is on; of a cancelled one the last known.
        title: what is shown in the calendar.
        phase: the phase's name, the event's category.
        status: tentative while the date is not confirmed; cancelled once it no longer holds.
        notes: what is shown when the event is opened.
        alarm: whether it reminds a week before.
        names: who is accountable.
        former: who was accountable in an earlier report and is no longer.
    """

    uid: str
    day: date
    title: str
    phase: str
    status: Status
    notes: str
    alarm: bool
    names: frozenset[str]
    former: frozenset[str]


def plan_events(report: Report, history: History, identity: str, directory: Directory) -> tuple[Event, ...]:
    """Every deadline and occasion of the plan, and those of earlier reports that hold no longer, by day."""
    present = {tactic.row: tactic for tactic in report.tactics}
    phases = {phase.number: phase.name for phase in report.phases}
    threads = follow_threads(report, history, identity, directory)
    events = [event for thread in threads for event in _events(thread, present, phases, report.as_of)]
    return tuple(sorted(events, key=lambda event: (event.day, event.title, event.uid)))


def _events(
    thread: Thread, present: Mapping[int, Tactic], phases: Mapping[int | None, str], as_of: date
) -> Iterator[Event]:
    tactic = thread.last
    current = present.get(tactic.row) is tactic
    now = len(deadlines(tactic)) if current else 0
    for place, day in sorted(thread.days.items()):
        if place < now:
            yield _event(thread, place, as_of)
        else:
            yield Event(
                uid=_uid(thread, place),
                day=day,
                title=f"{_CANCELLED}{one_line(tactic.title, _LONGEST_TITLE)}",
                phase=one_line(phases.get(tactic.phase, "")) or NO_PHASE,
                status=Status.CANCELLED,
                notes="This date no longer holds." if current else "This tactic is no longer in the plan.",
                alarm=False,
                names=thread.names,
                former=thread.former,
            )


def _uid(thread: Thread, place: int) -> str:
    return f"{thread.name}-{place + 1}@nshreport.invalid"


def _event(thread: Thread, place: int, as_of: date) -> Event:
    tactic = thread.last
    days = deadlines(tactic)
    which = f" ({place + 1} of {len(days)})" if len(days) > 1 else ""
    mark = _MARKS.get(tactic.schedule, "")
    tentative = "" if tactic.confirmed or mark else " (date not confirmed)"
    return Event(
        uid=_uid(thread, place),
        day=days[place],
        title=f"{mark}{one_line(tactic.title, _LONGEST_TITLE)}{which}{tentative}",
        phase=one_line(tactic.phase_name) or NO_PHASE,
        status=_status(tactic),
        notes="\n".join(_notes(tactic)),
        alarm=tactic.schedule not in _MARKS and days[place] >= as_of,
        names=thread.names,
        former=thread.former,
    )


def _status(tactic: Tactic) -> Status:
    if tactic.schedule == Schedule.CANCELLED:
        return Status.CANCELLED
    return Status.CONFIRMED if tactic.confirmed else Status.TENTATIVE


def _notes(tactic: Tactic) -> Iterator[str]:
    rated = "" if tactic.rag == Rag.NOT_RATED else f"{tactic.rag}. "
    listed = (
        ("Accountable", "; ".join(tactic.names) or tactic.accountable),
        ("Timing", tactic.timing if tactic.timing == tactic.window else f"{tactic.timing} (read as {tactic.window})"),
        ("State", tactic.state),
        ("RAG", f"{rated}{tactic.reason}"),
        ("Feedback", tactic.feedback),
        ("In the plan", f"row {tactic.row}, cell {tactic.cell}"),
    )
    yield from (f"{name}: {plain(text, _LONGEST_TEXT)}" for name, text in listed if text.strip())


def events_of(events: Iterable[Event], names: frozenset[str]) -> tuple[Event, ...]:
    """The events of some of the accountable; what they are no longer accountable for is cancelled in their calendar."""
    mine = [event for event in events if names & (event.names | event.former)]
    return tuple(event if names & event.names else _taken_over(event) for event in mine)


def _taken_over(event: Event) -> Event:
    title = event.title if event.title.startswith(_CANCELLED) else f"{_CANCELLED}{event.title}"
    return replace(
        event, title=title, status=Status.CANCELLED, notes="Others are accountable for this now.", alarm=False
    )


def undated_tactics(report: Report) -> tuple[Tactic, ...]:
    """The tactics that no calendar shows, since they have no deadline of their own; those done or cancelled aside."""
    return tuple(tactic for tactic in report.tactics if not deadlines(tactic) and tactic.schedule not in _MARKS)
