"""Whether words make a tactic a standing item: done whenever it is called for, with no end of its own."""

from __future__ import annotations

import re

from nshreport.words.timing.fold import fold

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
