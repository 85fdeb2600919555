"""What a decision says: that it was agreed, refused or left open, or something else.

In doubt a decision is none: what is put off, asked for or agreed on a condition leaves the matter open.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from nshreport.words.timing import fold


class Ruling(StrEnum):
    """What a decision comes to."""

    AGREED = "Agreed"
    REFUSED = "Not agreed"
    OPEN = "Open"
    OTHER = "Decided"


_AGREED = "agree(?:d|s)?|approved?|approves|endorsed?|accepted|ratified|signed off|confirmed|content|happy|yes|ok|okay"
_NEGATED = r"(?:not|never|n't|nor|cannot|un)"
RULINGS: tuple[tuple[Ruling, str, str], ...] = (
    (
        Ruling.OPEN,
        (
            r"\b(?:not|nothing)(?: been)?(?: yet)? (?:decided|discussed|reached)\b|\bno decision\b|\bundecided\b"
            rf"|\bnot yet (?:{_AGREED})\b|\b(?:{_AGREED}) yet\b"
        ),
        "No decision yet",
    ),
    (
        Ruling.OPEN,
        (
            r"\bto be (?:decided|discussed|agreed|confirmed|considered)\b|\btb[cd]\b"
            r"|\bto (?:discuss|consider|revisit)\b"
            r"|\bpending\b|\bawait\w*|\bwill (?:be )?(?:decide|discuss|consider)\w*"
            r"|\bunder (?:discussion|consideration)\b"
        ),
        "To be discussed",
    ),
    (
        Ruling.OPEN,
        (
            r"\b(?:deferred|postponed|carried (?:over|forward)|held over|adjourned|put off|left)\b"
            r"(?=.*\b(?:meeting|decision|discussion|agenda|next time|next month|next report)\b|[ .!]*$)"
        ),
        "Deferred to the next meeting",
    ),
    (
        Ruling.OPEN,
        r"\b(?:subject to|provided|if|unless|until|once|in principle|provisional\w*)\b",
        "Agreed, subject to DfT's reply",
    ),
    (
        Ruling.REFUSED,
        (
            rf"\b{_NEGATED} (?:be |been |to |formally )?(?:{_AGREED}|support\w*|move|moved)\b|n't (?:{_AGREED})\b"
            r"|\b(?:reject|refus|declin|disagree|oppos|veto)\w*|\bturned down\b|^no\b(?! objections?)"
            r"|\b(?:keep|stay with|stick to|hold) (?:to )?the (?:original |first |old )?(?:date|deadline|timing)\b"
        ),
        "Not agreed",
    ),
    (Ruling.AGREED, rf"\b(?:{_AGREED})\b|\bno objections?\b", "Agreed: move to June"),
)
"""What decisions say, in the order in which they are tried: the ruling, the words that say it, and an example."""
_PATTERNS = tuple((ruling, re.compile(pattern)) for ruling, pattern, _ in RULINGS)
_OPENING = re.compile(r"^\W*(?:not agreed|agreed|approved)\b\s*(?:[:;,.–—-]+\s*|$|(?=to\b))", re.IGNORECASE)


@lru_cache(maxsize=1 << 10)
def read_ruling(text: str) -> Ruling:
    """What the words of a decision come to; blank words leave the matter open.

    >>> [read_ruling(text).value for text in ("Agreed: move to June", "Not agreed", "Deferred to the next meeting")]
    ['Agreed', 'Not agreed', 'Open']
    """
    words = " ".join(fold(text).split())
    if not words:
        return Ruling.OPEN
    return next((ruling for ruling, pattern in _PATTERNS if pattern.search(words)), Ruling.OTHER)


def say_ruling(text: str) -> str:
    """The words of a decision after the word that opens them: "Agreed: move to June" says "move to June".

    >>> say_ruling("Agreed: move to June"), say_ruling("Approved"), say_ruling("Ask DfT first")
    ('move to June', '', 'Ask DfT first')
    """
    return " ".join(_OPENING.sub("", text).split()).rstrip(". ")
