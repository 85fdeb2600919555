"""What a feedback text says of a tactic; short answers and standing items, which need no sentence."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nshreport.words.timing import Window, fold


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


class Progress(NamedTuple):
    """The reading of one feedback text.

    Attributes:
        state: what the text says of the tactic; the last word on the matter.
        evidence: the words that decided, as typed; empty where none did.
        moved_from: the last day of what the tactic was moved from ("Moved from Q1": 31 March).
        moved_to: the window it was moved to, where the text names one.
        names: the other dates that the text names, in its order; what it was moved from is not among them.
        reason: the words after "due to", "because of" and the like, as typed; else empty.
        standing: whether the words make it a standing item ("as and when required").
        doubt: why the state is in doubt, in words; empty where it is not.
    """

    state: State
    evidence: str = ""
    moved_from: date | None = None
    moved_to: Window | None = None
    names: tuple[Window, ...] = ()
    reason: str = ""
    standing: bool = False
    doubt: str = ""


# "C" is read as complete: in the other customs (closed, cancelled) the action is not open either.
# Short answers tell a state only when they are the whole text, as in a Status or RAG column.
ANSWERS = {
    "g": State.IN_PROGRESS,
    "a": State.AT_RISK,
    "r": State.AT_RISK,
    "c": State.COMPLETE,
    "ns": State.NOT_STARTED,
    "n/s": State.NOT_STARTED,
    "ip": State.IN_PROGRESS,
    "i/p": State.IN_PROGRESS,
    "draft": State.IN_PROGRESS,
    "scoping": State.IN_PROGRESS,
    "doing": State.IN_PROGRESS,
    "open": State.IN_PROGRESS,
    "live": State.IN_PROGRESS,
    "new": State.NOT_STARTED,
    "☐": State.NOT_STARTED,
    "na": State.NOTHING_TO_REPORT,
    "ntr": State.NOTHING_TO_REPORT,
    "g/g": State.IN_PROGRESS,
    "hold": State.WAITING,
    "won't do": State.CANCELLED,
    "wont do": State.CANCELLED,
    "will not do": State.CANCELLED,
    "ahead of schedule": State.IN_PROGRESS,
    "⏸": State.WAITING,
    "(blank)": State.NO_UPDATE,
    "blank": State.NO_UPDATE,
    "[blank]": State.NO_UPDATE,
}

_TWO_COLOURS = re.compile(r"[ra] ?[/-] ?[rag]|g ?[/-] ?[ra]")  # A/R
_LABEL = re.compile(r"^(?:b?rag(?: status| rating)?|status|rating)\s*[:=-]?\s+(?=\w$)")  # RAG: G

_LONGEST = 20


def short_answer(folded: str) -> State | None:
    """The state that a whole text tells, in lower case, or None where it is no short answer.

    >>> short_answer("g"), short_answer("rag: a"), short_answer("g is ill")
    (<State.IN_PROGRESS: 'In progress'>, <State.AT_RISK: 'At risk'>, None)
    """
    text = folded.strip("-.?_ \n\t/*")
    if not text:
        return State.NO_UPDATE
    if len(text) > _LONGEST:
        return None
    text = _LABEL.sub("", folded.strip()).rstrip(".! ")
    return State.AT_RISK if _TWO_COLOURS.fullmatch(text) else ANSWERS.get(text)


# Each row: the words, with an example. After a verb in the past ("amended as required") they tell how a thing was done.
STANDING_FORMS = (
    (r"(?:as|if) (?:and|or) when|when and (?:as|if)|as and where", "as and when required"),
    (
        r"(?<!ed )(?<!made )(?:as|when|whenever) (?:required|needed|necessary|requested|appropriate)(?! by law| under)",
        "as required",
    ),
    (r"ad hoc", "Ad-hoc"),
    (r"on (?:demand|request)|by request|upon request", "on request"),
    (
        r"as (?:they|it|opportunities|the opportunity|the need|issues|requests) (?:arises?|comes? (?:up|in))",
        "as opportunities arise",
    ),
    (r"on ?going (?:requirement|commitment|duty|responsibility|obligation|basis)", "ongoing requirement"),
    (r"(?:on a|a) (?:rolling|continuous|continual|regular|day to day) basis", "on a rolling basis"),
    (r"(?:standing|standard|regular|rolling) (?:agenda )?item", "standing item"),
    (r"business as usual|bau", "BAU"),
    (r"reactive(?:ly)?(?: only| basis)?", "Reactive"),
)
_STANDING = re.compile(r"\b(?:" + "|".join(form for form, _ in STANDING_FORMS) + r")\b")
_GAPS = re.compile(r"[\s-]+")
# Without one of these no form can be there; most texts are spared the rest.
_HINT = re.compile(
    "when|where|requir|need|request|demand|necess|approp|arise|come|going|basis|item|usual|bau|roll|react|ad.hoc"
)


def is_standing(text: str) -> bool:
    """Whether the words, in Timing, Accountable or Feedback, make it a standing item.

    >>> is_standing("The Harmonisation Team - when and as required by M & A Team"), is_standing("On-going")
    (True, False)
    """
    return tells_standing(fold(text))


def tells_standing(folded: str) -> bool:
    """The same, of a text that is folded."""
    return bool(_HINT.search(folded) and _STANDING.search(_GAPS.sub(" ", folded)))
