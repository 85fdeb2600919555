"""What may be doubtful about a timing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

DOUBTS = {
    "not-understood": "no date was found in the words",
    "no-such-day": "the day named does not exist",
    "weekday-disagrees": "the weekday named is not that day's",
    "month-first": "the numbers make a date only with the month first",
    "misspelt": "a month's name was read although its spelling is off",
    "not-a-monday": "a week is said to begin on a day that is no Monday",
    "alternatives": "either of several dates is meant",
    "later-words-stand": "a date was called off or changed, and the new one was read",
    "left-over": "something beside the date could change its meaning",
    "vague": "the words themselves say that the date is not settled",
    "two-readings": "the words fit two dates",
    "season": "a season has no agreed first and last day",
    "feast": "a feast or holiday stands for the days around it",
    "financial-year": "a year that runs from April in a plan that does not, or the other way round",
    "plan-quarter": "the plan's quarters are not those of the calendar",
    "backwards": "the end lies before the start",
    "far-away": "the year written is far from the plan's",
}

HARMLESS = frozenset({"misspelt"})
"""Doubts that leave a reading confirmed."""


class Doubt(NamedTuple):
    """Something in a timing that its editors should check.

    Attributes:
        code: A key of ``DOUBTS``.
        text: Part of a sentence for the plan's editors, such as "22 June 2017 is a Thursday, not a Monday".
    """

    code: str
    text: str


def are_harmless(doubts: Iterable[Doubt]) -> bool:
    """Whether a reading with these doubts is confirmed all the same."""
    return all(doubt.code in HARMLESS for doubt in doubts)


class NotADateError(Exception):
    """The words name a day, week or quarter that does not exist; carries the doubt."""

    def __init__(self, doubt: Doubt) -> None:
        """Keeps the doubt to be told."""
        super().__init__(doubt.text)
        self.doubt = doubt
