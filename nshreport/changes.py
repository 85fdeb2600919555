"""What moved since the last report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nshreport.feedback import State
from nshreport.history import Remembered, Snapshot, plan_keys
from nshreport.match import match_rows
from nshreport.wording import say_count, say_day, say_list

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from datetime import date

    from nshreport.plan import Plan


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer as the last report told it; `days` is how far a deadline moved, later positive."""

    kind: str
    row: int
    tactic: str
    before: str
    after: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that moved since the report of `since`, which is None where there is no earlier report."""

    since: date | None = None
    changes: tuple[Change, ...] = ()

    @property
    def sentence(self) -> str:
        """The changes in a sentence, the most important first."""
        if self.since is None:
            return "This is the first report of this plan: there is no earlier one to compare with."
        counts = [(len([change for change in self.changes if change.kind == kind]), words) for kind, words in KINDS]
        told = [f"{count} {words}" for count, words in counts if count]
        return f"Since {say_day(self.since)}: {say_list(told) if told else 'no change'}."


KINDS: tuple[tuple[str, str], ...] = (
    ("completed", "completed"),
    ("cancelled", "cancelled"),
    ("deadline later", "later"),
    ("deadline earlier", "earlier"),
    ("date set", "given a date"),
    ("date lost", "without a date now"),
    ("added", "added"),
    ("removed", "removed"),
    ("state changed", "in another state"),
    ("rag changed", "of another RAG"),
)
"""Kinds of change, the most important first, and how the sentence counts them."""


def compare(latest: Snapshot | None, plan: Plan) -> Changes:
    """What is no longer as the last report told it, the most important first."""
    if latest is None:
        return Changes()
    found = match_rows([old.key for old in latest.tactics], plan_keys(plan.frame))
    changes = [
        change
        for place, row in enumerate(plan.frame.to_dict("records"))
        for change in _tactic(latest, found.get(place), row)
    ]
    gone = set(range(len(latest.tactics))) - set(found.values())
    changes += [
        Change("removed", old.row, old.tactic, old.timing, "")
        for old in (latest.tactics[place] for place in sorted(gone))
    ]
    order = [kind for kind, _ in KINDS]
    return Changes(latest.as_of, tuple(sorted(changes, key=lambda change: (order.index(change.kind), change.row))))


def _tactic(latest: Snapshot, place: int | None, row: dict[Hashable, Any]) -> Iterator[Change]:
    number, tactic = row["row"], row["tactic"]
    if place is None:
        yield Change("added", number, tactic, "", row["timing"])
        return
    old = latest.tactics[place]
    yield from _deadline(old, row, number, tactic)
    state = row["state"]
    if state != old.state:
        kind = {State.COMPLETE: "completed", State.CANCELLED: "cancelled"}.get(State(state), "state changed")
        yield Change(kind, number, tactic, old.state, state)
    if row["rag"] != old.rag:
        yield Change("rag changed", number, tactic, old.rag, row["rag"])


def _deadline(old: Remembered, row: dict[Hashable, Any], number: int, tactic: str) -> Iterator[Change]:
    end = row["end"].date()
    dated = row["precision"] not in {"phase", "year"} or row["timing_kind"] == "year"
    if dated and not old.own_date:
        yield Change("date set", number, tactic, old.timing or "no date", say_day(end))
    elif old.own_date and not dated:
        yield Change("date lost", number, tactic, say_day(old.end) if old.end else "", row["timing"] or "no date")
    elif dated and old.end is not None and end != old.end:
        days = (end - old.end).days
        kind = "deadline later" if days > 0 else "deadline earlier"
        yield Change(kind, number, tactic, say_day(old.end), f"{say_day(end)} ({say_count(abs(days), 'day')})", days)
