"""Lists whose dates are told apart: "a) 3 June, b) 5 July", "Round 1: 3 May; Round 2: 3 June", "3 May (York)"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.points import compile_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nshreport.words.timing.spans import Span
    from nshreport.words.timing.tokens import Token


class _Mark(NamedTuple):
    """A number of a list: what is counted, which it is, and the tokens that it takes up."""

    counted: str
    number: int
    first: int
    last: int


_LETTERS = {letter: number for number, letter in enumerate("abcdefgh", 1)}
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
# Held once for each number; phases, actions or options that are numbered are different things.
_HELD = frozenset((
    "round", "cohort", "wave", "batch", "tranche", "intake", "session", "meeting", "workshop", "seminar", "webinar",
    "event", "visit", "walk", "talk", "forum", "class", "course", "lecture", "issue", "edition", "newsletter",
    "bulletin",
))  # fmt: skip
_SMALL = letters("number", "near")
# What a text with the second number of a list has: "b)", "ii)", "2)", "2. ", "round 2".
_MAY_BE_LIST = re.compile(r"2(?!\d)|[bi]\)")


def with_lists(text: str, tokens: list[Token]) -> list[Token]:
    """Tokens with the numbers of a list, and the words that they number, turned into one token each."""
    if _MAY_BE_LIST.search(text) is None:
        return tokens
    lists: dict[str, list[_Mark]] = {}
    for mark in _marks(text, tokens):
        lists.setdefault(mark.counted, []).append(mark)
    listed = [
        mark
        for marks in lists.values()
        if len(marks) > 1 and [mark.number for mark in marks] == list(range(1, len(marks) + 1))
        for mark in marks
    ]
    for mark in sorted(listed, key=lambda mark: mark.first, reverse=True):
        taken = tokens[mark.first : mark.last]
        tokens[mark.first : mark.last] = [taken[0]._replace(kind=KINDS["listed"], value=0, end=taken[-1].end)]
    return tokens


def _begins_line(text: str, token: Token) -> bool:
    return text.startswith(". ", token.end) and text[token.begin - 1 : token.begin] in ("", "\n")


def _marks(text: str, tokens: Sequence[Token]) -> Iterator[_Mark]:
    for position, token in enumerate(tokens):
        if token.kind in _SMALL and _begins_line(text, token):
            yield _Mark("point", int(text[token.begin : token.end]), position, position + 1)
    for position, (before, token) in enumerate(pairwise(tokens)):
        name = text[before.begin : before.end]
        if token.kind == KINDS["close"] and token.begin == before.end:
            first = position - (position > 0 and tokens[position - 1].kind == KINDS["open"])
            yield from (_Mark(style, number, first, position + 2) for style, number in _numbers(name, before))
        elif name in _HELD and token.kind in _SMALL and isinstance(token.value, int):
            yield _Mark(name, token.value, position, position + 2)


def _numbers(name: str, token: Token) -> Iterator[tuple[str, int]]:
    """What may stand before a closing bracket: b) is a letter, i) a letter or a Roman number, 2) a figure."""
    if name in _LETTERS:
        yield "letter", _LETTERS[name]
    if name in _ROMANS:
        yield "roman", _ROMANS[name]
    if token.kind in _SMALL:
        yield "figure", int(name)


_LISTED = re.compile(compile_words("(stop|comma|and|slash|dash)* listed dash?"))
_LABELLED = re.compile(compile_words("open word{1,3} close (stop|comma|and|slash|dash)*"))
_PLAIN_LEADS = letters("colon", "in")


def are_listed(spans: Sequence[Span], kinds: str) -> bool:
    """Whether dates that follow each other are those of a list: each with its number, or with a label in brackets."""
    if len(spans) < 2 or any(span.role or not span.windows or span.lead.strip(_PLAIN_LEADS) for span in spans):  # noqa: PLR2004 - a list
        return False
    if len({point.year is None for span in spans for point in span.points}) > 1:
        return False
    if any(left.windows[-1].end >= right.windows[0].start for left, right in pairwise(spans)):
        return False
    lasts = [0, *(span.last for span in spans)]
    numbered = all(_LISTED.fullmatch(kinds, last, span.first) for last, span in zip(lasts, spans, strict=False))
    return numbered or _are_labelled(spans, kinds)


def _are_labelled(spans: Sequence[Span], kinds: str) -> bool:
    """Whether a label in brackets stands behind each of several days: "3 May (Leeds), 10 May (Bristol)"."""
    between = all(_LABELLED.fullmatch(kinds, left.last, right.first) for left, right in pairwise(spans))
    return between and {span.precision for span in spans} == {"day"} and bool(_LABELLED.match(kinds, spans[-1].last))
