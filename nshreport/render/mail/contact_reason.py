"""Why somebody accountable gets an e-mail about a tactic, and what to reply: an ordered table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nshreport.rating import Schedule
from nshreport.report import Report, Tactic
from nshreport.words import say_day, say_days
from nshreport.words.feedback import State

_DONE = (Schedule.COMPLETE, Schedule.CANCELLED)
_BEGUN = (Schedule.DUE_SOON, Schedule.IN_WINDOW, Schedule.OPEN_ENDED, Schedule.STANDING)


@dataclass(frozen=True, slots=True)
class ContactReason:
    """One row of the table: the first that holds decides.

    `replies` are ready for the plan's Feedback or Timing column: what is in square brackets is filled in, and the
    plan's readers then understand them. `{due}` is the deadline, `{days}` the days on which an event takes place.
    """

    name: str
    holds: Callable[[Tactic, Report], bool]
    column: str
    replies: tuple[str, ...]

    @property
    def suggested(self) -> str:
        """What the replies are."""
        return "Suggested date" if self.column == "Timing" else "Suggested update"

    def replies_for(self, tactic: Tactic) -> tuple[str, ...]:
        """The ready replies for a tactic."""
        due = say_day(tactic.due) if tactic.due else "[day]"
        days = say_days(tactic.next_start, tactic.due) if tactic.due and tactic.next_start else due
        return tuple(reply.format(due=due, days=days) for reply in self.replies)


def _is_due(tactic: Tactic, report: Report) -> bool:
    """Whether it is due by the next report."""
    by_then = tactic.due is not None and tactic.due <= report.next_report
    return tactic.schedule == Schedule.DUE_SOON or (by_then and tactic.schedule not in (*_DONE, Schedule.STANDING))


def _is_coming(tactic: Tactic, report: Report) -> bool:
    """Whether it is an event that takes place by the next report, and after this one."""
    return tactic.event and tactic.due is not None and tactic.due > report.as_of and _is_due(tactic, report)


CONTACT_REASONS: tuple[ContactReason, ...] = (
    ContactReason(
        "Overdue",
        lambda tactic, _: tactic.schedule == Schedule.OVERDUE,
        "Feedback",
        ("Completed on [day].", "Deferred to [day or month], due to [reason].", "Cancelled, due to [reason]."),
    ),
    ContactReason(
        "Without a date",
        lambda tactic, _: tactic.schedule == Schedule.NO_DATE,
        "Timing",
        ("[day or month]", "By [day or month]", "[month], tbc"),
    ),
    ContactReason(
        "Coming up",
        _is_coming,
        "Feedback",
        ("It will go ahead on {days}.", "Deferred to [day or month], due to [reason].", "Cancelled, due to [reason]."),
    ),
    ContactReason(
        "Due by the next report",
        _is_due,
        "Feedback",
        ("Completed on [day].", "In progress, on track for {due}.", "Deferred to [day or month], due to [reason]."),
    ),
    ContactReason(
        "No update",
        lambda tactic, _: tactic.state == State.NO_UPDATE and tactic.schedule in _BEGUN,
        "Feedback",
        ("In progress: [what has been done].", "Not started: [what it waits for].", "Nothing to report."),
    ),
)


def find_contact_reason(tactic: Tactic, report: Report) -> ContactReason | None:
    """Why those accountable get an e-mail about a tactic; None if nothing is needed from them.

    They get one when it is overdue, undated, due by the next report, or under way without an update; but not for a
    coming event that is known to go ahead.
    """
    reason = next((reason for reason in CONTACT_REASONS if reason.holds(tactic, report)), None)
    goes_ahead = tactic.state == State.IN_PROGRESS and tactic.confirmed and _is_coming(tactic, report)
    return None if goes_ahead else reason
