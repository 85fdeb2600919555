"""Words and figures that look like dates and are none: "may" the verb, 2.3 the number of a section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.lexicon import BY_SOMEONE, GATHERINGS

if TYPE_CHECKING:
    from nshreport.words.timing.tokens import Token

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
        if token.kind == KINDS["month"] and token.value in _FORENAMES and _is_person(tokens, position):
            tokens[position] = token._replace(kind=KINDS["word"], value="")
    return tokens


def _is_person(tokens: list[Token], position: int) -> bool:
    """Whether a month's name and a surname are said to be to do something."""
    before = tokens[position - 1].kind if position else ""
    surname, follower, *rest = tokens[position + 1 : position + 4]
    if before not in _BEGINS or surname.kind != KINDS["word"] or surname.value in _EVENTS:
        return False
    if follower.kind == KINDS["to"]:
        return bool(rest) and rest[0].kind == KINDS["word"]
    return follower.kind == KINDS["tbc"] and follower.value == BY_SOMEONE


# January, April, May and June.
_FORENAMES = frozenset({1, 4, 5, 6})
_BEGINS = frozenset(("", *letters("stop", "comma", "open", "slash", "and", "colon")))
# What is held or done in a month, rather than named after it.
_EVENTS = GATHERINGS | frozenset((
    "newsletter", "bulletin", "report", "reports", "review", "survey", "audit", "budget", "launch", "training",
    "update", "return", "returns", "data", "figures", "results", "release", "edition", "issue", "draft", "paper",
    "papers", "campaign", "plan", "programme", "deadline", "date", "dates", "school", "half", "day", "only", "week",
))  # fmt: skip


def without_numbering(tokens: list[Token]) -> list[Token]:
    """Tokens with 2.3 beside words turned into a mere figure: it more likely numbers something than dates it."""
    if any(token.flaw in _DOTTED for token in tokens) and any(token.kind in _NUMBERED for token in tokens):
        return [
            token._replace(kind=KINDS["integer"])
            if token.flaw in _DOTTED and token.kind == KINDS["day_month"]
            else token
            for token in tokens
        ]
    return tokens


_NUMBERED = KINDS["word"] + KINDS["label"] + KINDS["numbered"]
_DOTTED = frozenset({"dotted", "two-readings"})
