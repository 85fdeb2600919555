"""What a form of a status is."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from nshreport.words.feedback.progress import State


class Force(Enum):
    """How strongly a form speaks against what was said before it."""

    SAID = auto()  # "on hold", "under way": a state in so many words
    COLOUR = auto()  # "amber", "on track": a rating, which only another lifts
    SENT = auto()  # "emailed": a step that asks, and leaves who waits waiting
    GAINED = auto()  # "accepted": a step that was waited for
    PLANNED = auto()  # "to be published", "expected in May": what is still to come
    BLAMED = auto()  # "no budget": why, where something else is said too
    LIMITING = auto()  # "except the annex": takes something from an end named before it, and says nothing else
    FAINT = auto()  # "nothing further": counts only where nothing else is said


class StatusForm(NamedTuple):
    """One form: the state it tells (None: it tells none, and what it covers is not read again)."""

    state: State | None
    force: Force
    pattern: str
    example: str


COMPLETE, CANCELLED, DEFERRED, WAITING, AT_RISK, IN_PROGRESS, NOT_STARTED, NOTHING_TO_REPORT, NOTED, NO_UPDATE = State
SAID, COLOUR, SENT, GAINED, PLANNED, BLAMED, LIMITING, FAINT = Force
