"""The course of a deadline over the reports: where it first stood, and every move, none counted twice."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from nshreport.history.match import tidy_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nshreport.history.remembered import Remembered

_QUARTER = 3


class Sighting(NamedTuple):
    """A tactic's deadline as a report found it; `end` is None where it had none of its own."""

    as_of: date
    timing: str
    start: date | None
    end: date | None
    confirmed: bool
    moved_from: date | None
    reason: str = ""


def see(as_of: date, tactic: Remembered) -> Sighting:
    """What a report saw of a tactic's deadline."""
    end = tactic.end if tactic.own_date else None
    return Sighting(
        as_of, tidy_title(tactic.timing), tactic.start, end, tactic.confirmed, tactic.moved_from, tactic.move_reason
    )


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that moved; `shown` is the report that first told of it."""

    before: date
    after: date
    shown: date
    reason: str = ""

    @property
    def days(self) -> int:
        """Calendar days, later positive."""
        return (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class Course:
    """Where a deadline stood over the reports."""

    first_end: date | None = None
    """Where it first stood, if it has moved, or has been lost, since."""
    moves: tuple[Move, ...] = ()


class _Stand(NamedTuple):
    end: date
    shown: date
    reason: str


def follow(sightings: Sequence[Sighting]) -> Course:
    """The course of a deadline, from its sightings in the order of the reports.

    A move is seen where the words of the timing give another deadline than in the report before. "Deferred from" in
    the feedback tells of a move only where it names a deadline that no report has shown; it stood before them all,
    unless it was still to come when the last of them was made. A date that was not confirmed and is now settled within
    its window has not moved.
    """
    stood: list[_Stand] = []
    last: Sighting | None = None
    for sighting in sightings:
        moved = sighting.end is not None and (not stood or sighting.end != stood[-1].end)
        _tell_origin(stood, sighting, last, moved=moved)
        if moved and sighting.end is not None:
            stand = _Stand(sighting.end, sighting.as_of, sighting.reason)
            if stood and last is not None and _settled(last, sighting):
                stood[-1] = stand
            elif not stood or sighting.end != stood[-1].end:
                stood.append(stand)
        last = sighting if sighting.end is not None else last
    moves = tuple(Move(one.end, other.end, other.shown, other.reason) for one, other in pairwise(stood))
    lost = bool(stood) and bool(sightings) and sightings[-1].end is None
    return Course(stood[0].end if moves or lost else None, moves)


def _tell_origin(stood: list[_Stand], sighting: Sighting, last: Sighting | None, *, moved: bool) -> None:
    """Adds the deadline that the words name as the one before, where no report has shown it."""
    said = sighting.moved_from
    if said is None or any(_names(said, stand.end) for stand in stood) or (said == sighting.end and not stood):
        return
    stand = _Stand(said, sighting.as_of, sighting.reason)
    if moved and last is not None and said > last.as_of:
        stood.append(stand)
    else:
        stood.insert(0, stand)


def _settled(last: Sighting, sighting: Sighting) -> bool:
    """Whether the same deadline is only known better: the words are the same, or an unsettled date was settled."""
    if last.timing == sighting.timing:
        return True
    if last.confirmed or None in {last.start, last.end, sighting.start, sighting.end}:
        return False
    return is_within(sighting, last)


def is_within(one: Sighting | Remembered, other: Sighting | Remembered) -> bool:
    """Whether a window lies in another; a window that is open lies in none."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return other.start <= one.start and one.end <= other.end


def _names(said: date, end: date) -> bool:
    """Whether words that end on a day may mean a deadline: it is that day, or in the month or quarter that ends on it.

    >>> from datetime import date
    >>> _names(date(2017, 3, 31), date(2017, 2, 15)), _names(date(2017, 4, 30), date(2017, 3, 15))
    (True, False)
    """
    if said == end:
        return True
    if said.day != calendar.monthrange(said.year, said.month)[1] or said.year != end.year:
        return False
    in_quarter = said.month % _QUARTER == 0 and (said.month - 1) // _QUARTER == (end.month - 1) // _QUARTER
    return said.month == end.month or in_quarter
