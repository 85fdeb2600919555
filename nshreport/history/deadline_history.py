"""A deadline over the reports: where it first was, and every move, none counted twice."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from nshreport.history.match import tidy_title
from nshreport.rating import Tactic
from nshreport.words.timing import read_timing

_QUARTER = 3
_A_YEAR, _FAR_AWAY = 365, 730
"""Days; a date so far from the report date is far outside a plan of a year."""


class Observation(NamedTuple):
    """A tactic in one report: as the report has it, and as today's reader reads the same words."""

    as_of: date
    tactic: Tactic
    again: Tactic

    @property
    def end(self) -> date | None:
        """Its deadline by today's reader; None where it has none of its own."""
        return self.again.end if self.again.own_date else None


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that moved; `shown` is the report that first showed it."""

    before: date
    after: date
    shown: date
    reason: str = ""

    @property
    def days(self) -> int:
        """Calendar days, later positive."""
        return (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class DeadlineHistory:
    """Where a deadline was over the reports."""

    first_end: date | None = None
    """Where it first was, if it has moved, or has been lost, since."""
    moves: tuple[Move, ...] = ()


class _Known(NamedTuple):
    end: date
    shown: date
    reason: str


def follow_deadline(observations: Sequence[Observation]) -> DeadlineHistory:
    """A deadline's history, from the observations of its tactic in the order of the reports.

    A move is seen where the words of the timing give another deadline than in the report before. "Deferred from" in
    the feedback means a move only where it names a deadline that no report has shown; it was before them all,
    unless it was still to come when the last of them was made. A date that was not confirmed and is now settled within
    its window has not moved.
    """
    known: list[_Known] = []
    last: Observation | None = None
    for seen in observations:
        moved = seen.end is not None and (not known or seen.end != known[-1].end)
        _add_origin(known, seen, last, moved=moved)
        if moved and seen.end is not None:
            now = _Known(seen.end, seen.as_of, seen.again.move_reason)
            same = last is not None and (
                _settled(last.again, seen.again) or is_correction(last.again, seen.again, seen.as_of)
            )
            if known and same:
                known[-1:] = [] if len(known) > 1 and known[-2].end == now.end else [now]
            elif not known or seen.end != known[-1].end:
                known.append(now)
        last = seen if seen.end is not None else last
    moves = tuple(Move(one.end, other.end, other.shown, other.reason) for one, other in pairwise(known))
    lost = bool(known) and bool(observations) and observations[-1].end is None
    return DeadlineHistory(known[0].end if moves or lost else None, moves)


def _add_origin(known: list[_Known], seen: Observation, last: Observation | None, *, moved: bool) -> None:
    """Adds the deadline that the words name as the one before, where no report has shown it."""
    said = seen.again.moved_from
    if said is None or any(_names(said, one.end) for one in known) or (said == seen.end and not known):
        return
    origin = _Known(said, seen.as_of, seen.again.move_reason)
    if moved and last is not None and said > last.as_of:
        known.append(origin)
    else:
        known.insert(0, origin)


def _settled(last: Tactic, now: Tactic) -> bool:
    """Whether the same deadline is only known better: the words are the same, or an unsettled date was settled."""
    if tidy_title(last.timing) == tidy_title(now.timing):
        return True
    return not last.confirmed and is_within(now, last)


def is_correction(before: Tactic, now: Tactic, as_of: date) -> bool:
    """Whether a date only puts right one that could not be: years away from the plan, or a start after its finish."""
    far, near = (abs((tactic.end - as_of).days) for tactic in (before, now))
    return (far > _FAR_AWAY >= near + _A_YEAR // 2) or (_is_backwards(before, as_of) and not _is_backwards(now, as_of))


def _is_backwards(tactic: Tactic, as_of: date) -> bool:
    start, finish = (read_timing(text, year=as_of.year) for text in (tactic.timing_from, tactic.timing_to))
    return start.start is not None and finish.end is not None and start.start > finish.end


def is_within(one: Tactic, other: Tactic) -> bool:
    """Whether a window is within another."""
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
