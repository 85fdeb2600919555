"""Whether two titles, however alike, are of two tactics: another number, another name, another thing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from nshreport.history.match.key import tidy_title
from nshreport.history.match.words import is_number, is_verb, meant_by, read_words, run_together, stem

_ABBREVIATION = re.compile(r"\b[^\W\d_a-z]{2,}\b")
_SPELLING = 2
"""Letters that may differ between two spellings of one title, each in a word of its own."""


def differ_in_kind(one: str, other: str) -> bool:
    """Whether two titles name different numbers, names or things, all else being the same.

    >>> differ_in_kind("Hold second meeting", "Hold third meeting"), differ_in_kind("Present to BEIS", "Present to DfT")
    (True, True)
    >>> differ_in_kind("Brief ministers on the results", "Brief journalists on the results")
    True
    >>> differ_in_kind("Arrange the yearly workshop", "Hold the yearly workshop")
    False
    """
    if only_respelt(one, other):
        return False
    first, second = read_words(one), read_words(other)
    numbers = bool(first.numbers - second.numbers) and bool(second.numbers - first.numbers)
    spelt = run_together(one, other)
    strange = (first.names - second.stems - spelt, second.names - first.stems - spelt)
    return numbers or all(strange) or (not spelt and _replaced(one, other))


def _replaced(one: str, other: str) -> bool:
    """Whether one thing was put in another's place and all else left as it was; another verb at the head is none."""
    before, after = (tuple(map(meant_by, read_words(title).order)) for title in (one, other))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    if len(changed) != 1 or changed[0][0] != "replace":
        return False
    _, first, _, other_first, _ = changed[0]
    return not (first == other_first == 0 and is_verb(before[0]) and is_verb(after[0]))


def only_respelt(one: str, other: str) -> bool:
    """Whether two titles differ in spelling only: by case, punctuation or a letter, in no number or abbreviation.

    >>> only_respelt("Present t the Conference", "Present to the conference"), only_respelt("Hold 2nd", "Hold 3rd")
    (True, False)
    >>> only_respelt("Present at the GSS conference", "Present at the RSS conference")
    False
    """
    first, second = tidy_title(one), tidy_title(other)
    if first == second:
        return True
    exact = [(_figures(title), set(_ABBREVIATION.findall(title))) for title in (one, other)]
    return exact[0] == exact[1] and _letters_apart(first.split(), second.split()) <= _SPELLING


def _letters_apart(one: list[str], other: list[str]) -> int:
    """Letters that differ; many where two differ in one word, which may be another word: internal, external."""
    if len(one) != len(other):
        return 2 * OSA.distance(" ".join(one), " ".join(other))
    apart = [OSA.distance(*words) for words in zip(one, other, strict=True)]
    return sum(apart) if max(apart, default=0) <= 1 else _SPELLING + 1


def _figures(title: str) -> list[str]:
    """Words with a figure in them, and numbers in words."""
    return [word for word in tidy_title(title).split() if is_number(stem(word)) or not word.isalpha()]
