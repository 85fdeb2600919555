"""Words and figures that look like dates and are none: "may" the verb, 2.3 the number of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nshreport.words.timing.figures import PlanYear, Token
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.lexicon import BY_SOMEONE, GATHERINGS

# Words after "may" that make it a verb.
_AFTER_MODAL = frozenset((
    "slip", "need", "have", "change", "move", "take", "require", "depend", "vary", "include", "present", "attend",
    "extend", "come", "happen", "run", "want", "become", "start", "begin", "help", "lead", "mean",
))  # fmt: skip


def without_verbs(text: str, tokens: list[Token]) -> list[Token]:
    """Tokens with "may" and "fall" the verbs, and "march" after "to", turned into plain words."""
    for position, token in enumerate(tokens if "ma" in text or "fall" in text else ()):
        if token.kind in _VERB_KINDS and (word := text[token.begin : token.end]) in {"may", "march", "fall"}:
            before = tokens[position - 1].kind if position else ""
            after = tokens[position + 1] if position + 1 < len(tokens) else None
            if _is_verb(word, before, after) and not _DETERMINED.search(text, max(0, token.begin - 6), token.begin):
                tokens[position] = token._replace(kind=KINDS["word"], value=word)
    return tokens


_DETERMINED = re.compile(r"(?:\bthe|\bour|\bon|\bfor|\bat|\bthis) $")
_VERB_KINDS = KINDS["month"] + KINDS["season"]
_AFTER_VERB = letters("word", "not", "vague", "present", "done", "start", "from", "end")
# What may stand before a month but not before a verb.
_LEADS_TO_MONTH = frozenset(letters(
    "in", "by", "deadline", "before", "after", "from", "until", "to", "of", "early", "mid", "late", "end", "start",
    "dash", "slash", "number", "near", "ordinal",
))  # fmt: skip


def _is_verb(word: str, before: str, after: Token | None) -> bool:
    """Whether "may", "march" or "fall" is the verb: "we may slip to June", "numbers fall"."""
    follower = after.kind if after is not None else ""
    if word == "fall":
        return before in _SUBJECTS and follower not in _YEARS
    if after is None or follower not in _AFTER_VERB:
        return False
    if word == "march":
        return before == KINDS["to"] and follower == KINDS["word"]
    settled = before in _LEADS_TO_MONTH
    return before == KINDS["word"] or (not settled and (follower == KINDS["not"] or after.value in _AFTER_MODAL))


_SUBJECTS = (KINDS["word"], KINDS["to"])
_YEARS = (KINDS["year"], KINDS["pair"])


def without_names(text: str, tokens: list[Token]) -> list[Token]:
    """Tokens with a forename that is also a month's turned into a plain word: "Jan Thomas to confirm"."""
    for position in range(len(tokens) - 2 if " to " in text else 0):
        token = tokens[position]
        if token.kind == KINDS["month"] and token.value in FORENAMES and _is_person(tokens, position):
            tokens[position] = token._replace(kind=KINDS["word"], value="")
    return tokens


def _is_person(tokens: list[Token], position: int) -> bool:
    """Whether a month's name and a surname are said to be to do something."""
    before = tokens[position - 1].kind if position else ""
    surname, follower, *rest = tokens[position + 1 : position + 4]
    if before not in _BEGINS or surname.kind != KINDS["word"] or surname.value in EVENTS:
        return False
    if follower.kind == KINDS["to"]:
        return bool(rest) and rest[0].kind == KINDS["word"]
    return follower.kind == KINDS["tbc"] and follower.value == BY_SOMEONE


# January, April, May and June.
FORENAMES = frozenset({1, 4, 5, 6})
_BEGINS = frozenset(("", *letters("stop", "comma", "open", "slash", "and", "colon")))
# What is held or done in a month, rather than named after it.
EVENTS = GATHERINGS | frozenset((
    "newsletter", "bulletin", "report", "reports", "review", "survey", "audit", "budget", "launch", "training",
    "update", "return", "returns", "data", "figures", "results", "release", "edition", "issue", "draft", "paper",
    "papers", "campaign", "plan", "programme", "deadline", "date", "dates", "school", "half", "day", "only", "week",
))  # fmt: skip


def with_school_years(tokens: list[Token], plan: PlanYear) -> list[Token]:
    """Tokens with the year of a school's pupils turned into a label: "Year 11 parents' evening"."""
    lowest = _SENIOR if plan.first_month not in _SCHOOL_MONTHS else 1
    for position, (token, after) in enumerate(pairwise(tokens)):
        if token.kind == KINDS["year_word"] and after.kind in _SMALL and lowest <= int(str(after.value)) <= _OLDEST:
            tokens[position] = token._replace(kind=KINDS["label"])
    return tokens


# A project hardly has a seventh year; a plan from August or September is most often a school's.
_SENIOR, _OLDEST = 7, 13
_SCHOOL_MONTHS = (8, 9)


def without_numbering(tokens: list[Token]) -> list[Token]:
    """Tokens with 2.3 next to words turned into a mere figure: it more likely numbers something than dates it."""
    if any(token.flaw in _DOTTED for token in tokens) and any(token.kind in _NUMBERED for token in tokens):
        return [
            token._replace(kind=KINDS["integer"])
            if token.flaw in _DOTTED and token.kind == KINDS["day_month"]
            else token
            for token in tokens
        ]
    return tokens


_NUMBERED = letters("word", "refer", "label", "numbered", "release")
_DOTTED = frozenset({"dotted", "two-readings"})


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
    "event", "visit", "walk", "talk", "forum", "class", "course", "day", "lecture", "issue", "edition", "newsletter",
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
