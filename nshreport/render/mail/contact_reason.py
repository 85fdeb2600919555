"""Why one of the accountable is written to about a tactic, and what to reply: an ordered table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.rating import Schedule
from nshreport.words import say_day
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from nshreport.report import Tactic

_DONE = (Schedule.COMPLETE, Schedule.CANCELLED)
_BEGUN = (Schedule.DUE_SOON, Schedule.IN_WINDOW, Schedule.OPEN_ENDED, Schedule.STANDING)


@dataclass(frozen=True, slots=True)
class ContactReason:
    """One row of the table: the first that holds decides.

    `replies` are ready for the plan's Feedback or Timing column: what is in square brackets is filled in, and the
    plan's readers then understand them. `{due}` is the deadline.
    """

    name: str
    holds: Callable[[Tactic, date], bool]
    column: str
    replies: tuple[str, ...]

    def replies_for(self, tactic: Tactic) -> tuple[str, ...]:
        """The ready replies for a tactic."""
        due = say_day(tactic.due) if tactic.due else "[day]"
        return tuple(reply.format(due=due) for reply in self.replies)


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
        "Due by the next report",
        lambda tactic, next_report: (
            (
                tactic.due is not None
                and tactic.due <= next_report
                and tactic.schedule not in (*_DONE, Schedule.STANDING)
            )
            or tactic.schedule == Schedule.DUE_SOON
        ),
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


def find_contact_reason(tactic: Tactic, next_report: date) -> ContactReason | None:
    """Why its accountable are written to about a tactic; None if nothing is needed from them.

    They are written to when it is overdue, due by the next report, silent, or without a date.
    """
    return next((reason for reason in CONTACT_REASONS if reason.holds(tactic, next_report)), None)
