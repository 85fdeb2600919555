"""What a feedback text says of a tactic: its state, and the dates and the reason that it names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from nshreport.words.timing import Window


class State(StrEnum):
    """The ten states, in the report's own words."""

    COMPLETE = "Complete"
    CANCELLED = "Cancelled"
    DEFERRED = "Deferred"
    WAITING = "Waiting"
    AT_RISK = "At risk"
    IN_PROGRESS = "In progress"
    NOT_STARTED = "Not started"
    NOTHING_TO_REPORT = "Nothing to report"
    NOTED = "Noted"
    NO_UPDATE = "No update"


@dataclass(frozen=True, slots=True)
class Progress:
    """The reading of one feedback text.

    Attributes:
        state: what the text says of the tactic; the last word on the matter.
        evidence: the words that decided, as typed; empty where none did.
        moved_from: the last day of what the tactic was moved from ("Moved from Q1": 31 March).
        moved_to: the window it was moved to, where the text names one.
        names: the other dates that the text names, in its order; what it was moved from is not among them.
        reason: the words after "due to", "because of" and the like, as typed; else empty.
        standing: whether the words make it a standing item ("as and when required").
    """

    state: State
    evidence: str = ""
    moved_from: date | None = None
    moved_to: Window | None = None
    names: tuple[Window, ...] = ()
    reason: str = ""
    standing: bool = False
