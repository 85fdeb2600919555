"""How alike two titles are by their words, and whether, however alike, they name two tactics."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from nshreport.history.match.key import tidy_title
from nshreport.history.match.words import is_number, is_verb, meant_by, read_words, run_together, stem, without_brackets

_VERB_WEIGHT, _ASIDE_WEIGHT = 0.25, 0.5
"""What a word counts with which any tactic may begin, and one in brackets."""
_LONG_WORD = 7
"""Words of so many letters that differ by one are one word misspelt."""
_BY_LETTERS = 90
"""Titles so alike by their letters (0 to 100) are alike whatever their words."""


class _Title(NamedTuple):
    weights: dict[str, float]
    """Each word's stem, its spelling corrected, and what it weighs."""
    total: float


class Titles:
    """The titles of two reports; a word counts the more, the fewer of them have it."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Weighs every word of the titles."""
        counts = Counter(found for title in titles for found in read_words(title).stems)
        self._spellings = one_spelling(
            sorted(found for found in counts if len(found) >= _LONG_WORD and not is_number(found))
        )
        merged = Counter[str]()
        for found, count in counts.items():
            merged[self._spellings.get(found, found)] += count
        self._weights = {
            found: math.log(1 + len(titles) / count) * (_VERB_WEIGHT if is_verb(found) else 1.0)
            for found, count in merged.items()
        }
        self._read: dict[str, _Title] = {}

    def weights(self, title: str) -> dict[str, float]:
        """A title's words and what they weigh."""
        return self._of(title).weights

    def _of(self, title: str) -> _Title:
        if title not in self._read:
            words = read_words(title)
            weights = {
                self._spellings.get(found, found): self._weights[self._spellings.get(found, found)]
                * (_ASIDE_WEIGHT if found in words.asides else 1.0)
                for found in sorted(words.stems)
            }
            self._read[title] = _Title(weights, sum(weights.values()))
        return self._read[title]

    def likeness(self, one: str, other: str) -> float:
        """How alike two titles are: half what they share of all their words, half of those of the one more covered."""
        titles = self._of(one), self._of(other)
        if not all(title.total for title in titles):
            return float(tidy_title(one) == tidy_title(other))
        spelt = run_together(one, other)
        met = [
            sum(weight for stem, weight in title.weights.items() if stem in spelt or stem in words.weights)
            for title, words in zip(titles, reversed(titles), strict=True)
        ]
        shares = [found / title.total for found, title in zip(met, titles, strict=True)]
        return max((sum(met) / sum(title.total for title in titles) + max(shares)) / 2, _by_letters(one, other))

    def cover(self, whole: str, parts: Iterable[str]) -> float:
        """What share of a title's words is in the parts: as they are, spelt out, abbreviated, or in one word."""
        weights, total = self._of(whole)
        found: set[str] = set()
        for part in parts:
            found.update(self._of(part).weights, run_together(whole, part))
        return sum(weight for stem, weight in weights.items() if stem in found) / (total or 1.0)


@lru_cache(maxsize=65536)
def _by_letters(one: str, other: str) -> float:
    """Likeness by letters, for words run together or misspelt; only where it is beyond doubt."""
    return float(fuzz.ratio(tidy_title(one), tidy_title(other), score_cutoff=_BY_LETTERS)) / 100


def one_spelling(stems: Sequence[str]) -> dict[str, str]:
    """Each of some words that differs from one before it by a letter, and that one."""
    if not stems:
        return {}
    distances = process.cdist(stems, stems, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
    found: dict[str, str] = {}
    for one, other in np.argwhere(np.triu(distances <= 1, k=1)):
        found.setdefault(stems[other], found.get(stems[one], stems[one]))
    return found


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
    spelt = run_together(one, other)
    strange = (first.names - second.stems - spelt, second.names - first.stems - spelt)
    return numbers_differ(one, other) or all(strange) or (not spelt and _replaced(one, other))


def numbers_differ(one: str, other: str) -> bool:
    """Whether either title has a number or month that the other lacks."""
    first, second = read_words(one).numbers, read_words(other).numbers
    return bool(first - second) and bool(second - first)


def _replaced(one: str, other: str) -> bool:
    """Whether one thing was put in another's place and all else left as it was; another verb at the head is none."""
    before, after = (tuple(map(meant_by, read_words(title).order)) for title in (one, other))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    if len(changed) != 1 or changed[0][0] != "replace":
        return False
    _, first, _, other_first, _ = changed[0]
    one, other = before[first], after[other_first]
    return not (is_verb(one) and is_verb(other)) and not _misspelt(one, other)


def _misspelt(one: str, other: str) -> bool:
    """Whether two long words that begin alike differ by two letters at most."""
    return min(len(one), len(other)) >= _LONG_WORD and one[0] == other[0] and OSA.distance(one, other) <= _SPELLING


def differ_in_brackets(one: str, other: str) -> bool:
    """Whether two titles of several words differ in bracketed details only, one of which may be missing.

    >>> differ_in_brackets("Hold the staff roadshow (York)", "Hold the staff roadshow (Civic Centre)")
    True
    """
    bare = [without_brackets(title) for title in (one, other)]
    return bare[0] == bare[1] and " " in bare[0]


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
