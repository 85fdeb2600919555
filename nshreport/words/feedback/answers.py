"""Short answers that tell a state only when they are the whole text, as in a Status or RAG column."""

from __future__ import annotations

import re

from nshreport.words.feedback.progress import State

# "C" is read as complete: in the other customs (closed, cancelled) the action is not open either.
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
    "open": State.IN_PROGRESS,
    "live": State.IN_PROGRESS,
    "new": State.NOT_STARTED,
    "☐": State.NOT_STARTED,
    "na": State.NOTHING_TO_REPORT,
    "g/g": State.IN_PROGRESS,
    "hold": State.WAITING,
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
