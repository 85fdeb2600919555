"""What the steering group is asked to decide or do, drawn from the rules that rated the tactics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from nshreport.rating import SETTLED, Rag, Schedule
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nshreport.plan import Directory
    from nshreport.rating import Tactic


@dataclass(frozen=True, slots=True)
class Request:
    """Something that the steering group is asked to do about a tactic."""

    kind: str
    tactic: Tactic
    words: str
    why: str = ""
    """Why it is asked, where the tactic's RAG has no reason that says so; else blank."""


REQUESTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Agree a new date", "Agree a new date, or hear that it is done", ("overdue",)),
    ("Set a date", "Set a date, or a month to aim for", ("undated", "deferred")),
    ("Chase a reply", "Help to get a reply", ("waiting",)),
    ("Agree the re-plan", "Agree the new date", ("moved",)),
    ("Name who presents", "Name the member who presents", ("presenter",)),
)
"""Kinds of requests to the steering group, most pressing first, their words, and the causes that raise each."""
_WHY = {"presenter": "needs a member to present, and none is named"}
"""Why something is asked for a cause that no RAG rule names."""
_REMEDIES = (("set a new date", "deferred"), ("agree the new date", "moved"))
"""What the rules say would turn a tactic green, and the cause that it means."""
_PRESENTER_DAYS = 90
"""A presentation that begins within so many days should have somebody to give it."""
_PRESENTS = re.compile(r"\W*present(?:ing|ations?)?\b", re.IGNORECASE)
_STEERING = re.compile(r"\bsteering\b", re.IGNORECASE)


def requests_of_group(tactics: Sequence[Tactic], directory: Directory, as_of: date) -> tuple[Request, ...]:
    """What the steering group is asked to do, by the rules: the most pressing first, at most one for a tactic."""
    groups = frozenset(entry.name for entry in directory.entries if _STEERING.search(entry.role))
    causes = [_cause(tactic) or _presenter(tactic, groups, as_of) for tactic in tactics]
    return tuple(
        Request(kind, tactic, words, _WHY.get(cause, ""))
        for kind, words, raised_by in REQUESTS
        for tactic, cause in zip(tactics, causes, strict=True)
        if cause in raised_by
    )


def needs_date(tactic: Tactic) -> bool:
    """Whether the tactic has no date of its own and should have one by now."""
    return _cause(tactic) == "undated"


def _cause(tactic: Tactic) -> str:
    if tactic.rag not in {Rag.RED, Rag.AMBER}:
        return ""
    if tactic.schedule == Schedule.OVERDUE:
        return "overdue"
    if tactic.schedule == Schedule.NO_DATE:
        return "undated"
    if tactic.state == State.WAITING:
        return "waiting"
    return next((cause for remedy, cause in _REMEDIES if remedy in tactic.remedy), "")


def _presenter(tactic: Tactic, groups: frozenset[str], as_of: date) -> str:
    """A presentation soon to come for which the steering group is named, but no member of it."""
    coming = as_of <= tactic.end and tactic.start <= as_of + timedelta(days=_PRESENTER_DAYS)
    settled = tactic.state in SETTLED or tactic.undated or tactic.people
    named = any(name in groups or _STEERING.search(name) for name in tactic.names)
    return "presenter" if coming and not settled and named and _PRESENTS.match(tactic.title) else ""
