"""The notation in which forms are written: names of kinds and groups, joined as in a regular expression.

"not filler{0,2} (done|held)" is a "not", at most two words that change nothing, and a "done" or a "held". "start" and
"end" are the edges of a clause, "opening" is the beginning of a sentence; "when" and "called_off" stand for several
words.
"""

from __future__ import annotations

import re

from nshreport.words.feedback.kinds import GROUPS, LETTERS


def _one_of(names: str) -> str:
    return "[" + "".join(LETTERS[name] for name in names.split()) + "]"


_PLACES = {
    "start": f"(?:^|(?<={_one_of(GROUPS['edge'])}))",
    "opening": f"(?:^|(?<={LETTERS['stop']}))",
    "end": f"(?={_one_of(GROUPS['edge'])}|$)",
}
_SHORT = {
    "when": "(date|later|portion number)",
    "called_off": "(cancelled|withdrew|replaced|dropped|no_longer filler{0,2} (required|proceed))",
}
_NAME = re.compile(r"[a-z_]+")
_PART = re.compile(r"\(\?<?[=!]|[()|?*]|[a-z_]+|\{\d,\d+\}")


def form_pattern(form: str) -> str:
    """The regular expression, over letters of kinds, for a form.

    Raises:
        KeyError: where the form names neither a kind nor a group.
    """
    return _NAME.sub(lambda match: _PLACES.get(match[0]) or _letters(match[0]), _written_out(form)).replace(" ", "")


def first_letters(form: str) -> frozenset[str]:
    """The letters that a text which fits the form can begin with."""
    parts = _PART.findall(_written_out(form))
    return frozenset(_alternatives(parts)[0])


def _written_out(form: str) -> str:
    return _NAME.sub(lambda match: _SHORT.get(match[0], match[0]), form)


def _letters(name: str) -> str:
    return _one_of(GROUPS[name]) if name in GROUPS else LETTERS[name]


def _alternatives(parts: list[str]) -> tuple[set[str], bool]:
    """First letters, and whether there need be none, of what stands up to the closing bracket; takes what it reads."""
    letters, optional = _sequence(parts)
    while parts and parts[0] == "|":
        parts.pop(0)
        more, empty = _sequence(parts)
        letters, optional = letters | more, optional or empty
    return letters, optional


def _sequence(parts: list[str]) -> tuple[set[str], bool]:
    letters: set[str] = set()
    optional = True
    while parts and parts[0] not in ")|":
        more, empty = _element(parts)
        letters |= more if optional else set()
        optional = optional and empty
    return letters, optional


def _element(parts: list[str]) -> tuple[set[str], bool]:
    part = parts.pop(0)
    if part.startswith("("):
        letters, optional = _alternatives(parts)
        parts.pop(0)
        if part != "(":  # what is only looked at is not taken
            letters, optional = set(), True
    else:
        letters, optional = (set(), True) if part in _PLACES else (set(_letters(part).strip("[]")), False)
    if parts and (parts[0] in "?*" or parts[0].startswith("{")):
        optional = optional or not parts.pop(0).startswith("{1")
    return letters, optional
