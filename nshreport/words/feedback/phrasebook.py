"""Finds the longest known phrase in a row of words."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, product
from typing import TYPE_CHECKING, TypeAlias

from nshreport.words.feedback.kinds import LETTERS
from nshreport.words.feedback.lexicon import PHRASES
from nshreport.words.feedback.verbs import inflected

if TYPE_CHECKING:
    from collections.abc import Iterator

# A tree of words; under the key "" stands the letter of the phrase that ends there.
Branch: TypeAlias = "dict[str, Branch | str]"

# The words whose misspellings are worth knowing, and what looks like a misspelling of them and is a word.
_OFTEN_MISSPELT = (
    *("completed", "complete", "cancelled", "delivered", "published", "postponed", "rescheduled", "awaiting"),
    *("ongoing", "progress", "submitted", "arranged", "confirmed", "scheduled", "deferred", "finished", "withdrawn"),
)
_NOT_MISSPELT = {"competed", "compete", "waiting", "arrange", "schedule", "reschedule", "confirm", "going", "ranged"}


def expanded(phrase: str) -> Iterator[str]:
    """The phrases that a phrase with alternatives stands for.

    >>> list(expanded("put (up|out|)"))
    ['put up', 'put out', 'put']
    """
    parts = [part.split("|") for part in re.split(r"[()]", phrase)]
    return (" ".join("".join(choice).split()) for choice in product(*parts))


def misspelt(word: str) -> Iterator[str]:
    """A word with two letters swapped, one left out or one doubled, its first letter always right.

    >>> "compelted" in misspelt("completed"), "competed" in misspelt("completed")
    (True, False)
    """
    for place in range(1, len(word)):
        slips = (
            word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        )
        yield from (slip for slip in slips if slip not in _NOT_MISSPELT)


@cache
def phrase_tree() -> Branch:
    """All known phrases; where two tables give the same phrase a kind, the lexicon wins over the verbs' forms."""
    tree: Branch = {}
    written = ((kind, phrase) for kind, table in PHRASES for entry in table.split(",") for phrase in expanded(entry))
    for kind, phrase in chain(written, inflected()):
        _plant(tree, phrase.split(), LETTERS[kind])
    for word in _OFTEN_MISSPELT:
        for slip in misspelt(word):
            branch = tree[word]
            if isinstance(branch, dict) and isinstance(letter := branch[""], str):
                _plant(tree, [slip], letter)
    return tree


def _plant(tree: Branch, words: list[str], letter: str) -> None:
    for word in words:
        branch = tree.setdefault(word, {})
        if isinstance(branch, dict):
            tree = branch
    tree.setdefault("", letter)


def longest_phrase(words: list[str], place: int) -> tuple[str, int]:
    """The letter of the longest phrase that begins at a place, and the place after it; no letter for an unknown word.

    >>> longest_phrase("work in progress now".split(), 0)[1]
    3
    """
    branch: Branch | str | None = phrase_tree().get(words[place])
    letter, after, step = "", place + 1, place + 1
    while isinstance(branch, dict):
        if "" in branch:
            letter, after = str(branch[""]), step
        branch = branch.get(words[step]) if step < len(words) else None
        step += 1
    return letter, after
