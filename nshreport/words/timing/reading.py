"""What may be doubtful about a timing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

DOUBTS = {
    "not-understood": "no date was found in the words",
    "no-such-day": "the day named does not exist",
    "weekday-disagrees": "the weekday named is not that day's",
    "month-first": "the numbers make a date only with the month first",
    "misspelt": "a month's name was read although its spelling is off",
    "not-a-monday": "a week is said to begin on a day that is no Monday",
    "alternatives": "either of several dates is meant",
    "later-words-stand": "a date was called off or changed, and the new one was read",
    "left-over": "something next to the date could change its meaning",
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
        """Keeps the doubt, which is reported."""
        super().__init__(doubt.text)
        self.doubt = doubt


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day of a stretch of time, both included; ``None`` where it is open."""

    start: date | None
    end: date | None


class Days(NamedTuple):
    """First and last day of a stretch of time that is closed on both sides."""

    start: date
    end: date


def closed(window: Window) -> Days:
    """The days of a window that is closed on both sides.

    Raises:
        ValueError: It is open.
    """
    if window.start is None or window.end is None:
        raise ValueError(window)
    return Days(window.start, window.end)


def in_order(windows: Iterable[Days]) -> tuple[Window, ...]:
    """Stretches of time, earliest first; those that share days become one."""
    merged: list[Days] = []
    for days in sorted(windows):
        if merged and days.start <= merged[-1].end:
            merged[-1] = Days(merged[-1].start, max(merged[-1].end, days.end))
        else:
            merged.append(days)
    return tuple(Window(*days) for days in merged)


@dataclass(frozen=True, slots=True)
class Timing:
    """How the words of a Timing cell were understood.

    Attributes:
        start: First day, or ``None`` when there is none.
        end: Last day: the deadline, late the day after; ``None`` when there is none.
        precision: day, days, week, month, months, quarter, half, season, year, by, from, recurring, ongoing, tbc,
            relative or none.
        confirmed: Whether the dates are firm: not tbc, vague, doubtful or filled in.
        occasions: The dates meant, one window each, when several are; else the one window.
        doubts: What the plan's editors should check.
        period: How often, when recurring: "monthly", "every six weeks"; else empty.
    """

    start: date | None
    end: date | None
    precision: str
    confirmed: bool
    occasions: tuple[Window, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    period: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The doubts as sentence parts for the plan's editors."""
        return tuple(doubt.text for doubt in self.doubts)


class Mention(NamedTuple):
    """A date named in running text.

    Attributes:
        begin: Position in the text where its words begin.
        end: Position just after them.
        window: The days meant; only an end for "by June", else both.
        confirmed: Whether the date is firm.
        precision: As in ``Timing``.
    """

    begin: int
    end: int
    window: Window
    confirmed: bool
    precision: str
