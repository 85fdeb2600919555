"""Each tactic's events through the reports of a plan, so that they keep their names when it is moved or reworded."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nshreport.history import History
from nshreport.plan import Directory
from nshreport.rating import Tactic
from nshreport.report import Report


@dataclass(frozen=True, slots=True)
class Thread:
    """A tactic through all reports: the name that its events go by, and what was ever known of it.

    Attributes:
        name: the same from its first report on, whatever happens to its words and dates.
        last: the tactic in the newest report that has it.
        days: the last known day of each of its deadlines, by the deadline's place in their order.
        names: who is accountable for it in the newest report that has it.
        former: who was in an earlier one and is no longer.
    """

    name: str
    last: Tactic
    days: Mapping[int, date]
    names: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()


def follow_threads(report: Report, history: History, identity: str, directory: Directory) -> tuple[Thread, ...]:
    """The tactics of all reports by the history's identity of them, in the order in which they first came.

    The People sheet says who had another name in an earlier report and is the same today.
    """
    spellings = {name.casefold(): name for tactic in report.tactics for name in tactic.names}
    present = {name for tactic in report.tactics for name in tactic.names}
    threads: dict[str, Thread] = {}
    used: Counter[str] = Counter()
    for tactics in (*(snapshot.tactics for snapshot in history.snapshots), report.tactics):
        for tactic in tactics:
            canonical = (name if name in present else directory.canonical(name) for name in tactic.names)
            mine = frozenset(name if name in present else spellings.get(name.casefold(), name) for name in canonical)
            old = threads.get(tactic.thread) or Thread(_name(tactic, identity, used), tactic, {})
            days = {**old.days, **dict(enumerate(deadlines(tactic)))}
            threads[tactic.thread] = Thread(old.name, tactic, days, mine, (old.names | old.former) - mine)
    return tuple(threads.values())


def _name(tactic: Tactic, identity: str, used: Counter[str]) -> str:
    """A name made of the plan and of what distinguished the tactic from the others in its first report."""
    words = " ".join(re.sub(r"\W+", " ", tactic.title.casefold()).split())
    first_key = "\n".join((identity, tactic.reference.casefold() or f"{words}\n{tactic.phase}"))
    used[first_key] += 1
    return hashlib.sha256(f"{first_key}\n{used[first_key]}".encode(errors="replace")).hexdigest()[:32]


def deadlines(tactic: Tactic) -> tuple[date, ...]:
    """The days on which a tactic has an event: its occasions if there are several, else its deadline."""
    ends = [window.end for window in tactic.occasions if window.end is not None]
    return tuple(dict.fromkeys(ends if len(ends) > 1 else [tactic.due] if tactic.due else []))
