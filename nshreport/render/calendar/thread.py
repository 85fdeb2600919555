"""Each tactic followed through the reports of a plan, so that its events keep their names when it is moved."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.history.match import Key, match_rows
from nshreport.plan import read_accountable
from nshreport.words.timing import read_timing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from nshreport.history import Remembered
    from nshreport.plan import Directory
    from nshreport.report import Report, Tactic


@dataclass(frozen=True, slots=True)
class Sighting:
    """A tactic as one report has it: its deadlines in their order, and the names of its accountable."""

    key: Key
    row: int
    days: tuple[date, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Thread:
    """A tactic through all reports: the name that its events go by, and what was ever told of it.

    Attributes:
        name: the same from its first report on, whatever happens to its words and dates.
        last: the tactic in the newest report that has it.
        current: whether that is the present report.
        days: the last known day of each of its deadlines, by the deadline's place in their order.
        names: everybody who was ever accountable for it.
    """

    name: str
    last: Sighting
    current: bool
    days: Mapping[int, date]
    names: frozenset[str]


def follow(reports: Sequence[Sequence[Sighting]], identity: str) -> tuple[Thread, ...]:
    """The tactics of all reports, the oldest report first and the present one last, each as one thread.

    A tactic that was gone and comes back goes on with its old thread.

    Args:
        reports: the tactics of each report.
        identity: what makes it the same plan from month to month.
    """
    threads: tuple[Thread, ...] = ()
    used: Counter[str] = Counter()
    for tactics in reports:
        found = match_rows([thread.last.key for thread in threads], [tactic.key for tactic in tactics])
        places = {old: new for new, old in found.items()}
        known = [
            _go_on(thread, tactics[places[place]] if place in places else None) for place, thread in enumerate(threads)
        ]
        added = [_begin(tactic, identity, used) for place, tactic in enumerate(tactics) if place not in found]
        threads = (*known, *added)
    return threads


def _begin(tactic: Sighting, identity: str, used: Counter[str]) -> Thread:
    """A new thread, named for the plan and for what told the tactic from the others when it was first seen."""
    words = " ".join(re.sub(r"\W+", " ", tactic.key.title.casefold()).split())
    first_key = "\n".join((identity, tactic.key.reference.casefold() or f"{words}\n{tactic.key.phase}"))
    used[first_key] += 1
    name = hashlib.sha256(f"{first_key}\n{used[first_key]}".encode(errors="replace")).hexdigest()[:32]
    return Thread(name, tactic, current=True, days=dict(enumerate(tactic.days)), names=tactic.names)


def _go_on(thread: Thread, tactic: Sighting | None) -> Thread:
    if tactic is None:
        return Thread(thread.name, thread.last, current=False, days=thread.days, names=thread.names)
    days = {**thread.days, **dict(enumerate(tactic.days))}
    return Thread(thread.name, tactic, current=True, days=days, names=thread.names | tactic.names)


def sight(tactic: Tactic) -> Sighting:
    """A tactic of the present report."""
    ends = [window.end for window in tactic.occasions if window.end is not None]
    days = ends if len(ends) > 1 else [tactic.due] if tactic.due else []
    key = Key(tactic.reference, tactic.title, tactic.phase)
    return Sighting(key, tactic.row, tuple(dict.fromkeys(days)), frozenset(tactic.names))


def present_spellings(report: Report) -> dict[str, str]:
    """The names of the present report, by themselves and, for earlier spellings, in small letters."""
    names = [name for tactic in report.tactics for name in tactic.names]
    return {name.casefold(): name for name in names} | {name: name for name in names}


def sight_remembered(old: Remembered, report: Report, directory: Directory, present: Mapping[str, str]) -> Sighting:
    """A tactic of an earlier report, its timing and accountable read again from its words.

    Who was written in other capitals then is the same today: else their calendar would cancel what is still theirs.
    """
    read = read_accountable(old.accountable, directory).names
    names = frozenset(present.get(name) or present.get(name.casefold(), name) for name in read)
    return Sighting(old.key, old.row, _remembered_days(old, report), names)


def _remembered_days(old: Remembered, report: Report) -> tuple[date, ...]:
    """Where the deadlines stood; the several of a tactic only if its words still read to the end that was told."""
    if not old.own_date or old.end is None or old.precision == "from":
        return ()
    timing = read_timing(old.timing, year=report.plan_start.year, first_month=report.plan_start.month)
    ends = tuple(dict.fromkeys(window.end for window in timing.occasions if window.end is not None))
    return ends if len(ends) > 1 and max(ends) == old.end else (old.end,)
