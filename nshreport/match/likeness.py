"""How alike two tactics are, 0 to 1: by their titles and by what stands around them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from nshreport.match.key import tidy_title
from nshreport.match.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nshreport.match.key import Key

_TITLE, _AROUND = 0.75, 0.25
"""What the title and what stands around it weigh."""
_CANDIDATES = 12
"""A row is compared with so many others at most: those that share most with its title."""


class Likeness:
    """Compares the rows of two reports."""

    def __init__(self, old: Sequence[Key], new: Sequence[Key]) -> None:
        """Weighs the words of all titles."""
        self.old, self.new = old, new
        self.titles = Titles([row.title for row in (*old, *new)])

    def pairs(self, old: Iterable[int], new: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Places in `old` and `new` worth comparing: they share words, and no other twelve share more."""
        index: dict[str, list[int]] = defaultdict(list)
        for there in new:
            for found in self.titles.weights(self.new[there].title):
                index[found].append(there)
        for here in old:
            shared: dict[int, float] = defaultdict(float)
            for found, weight in self.titles.weights(self.old[here].title).items():
                for there in index.get(found, ()):
                    shared[there] += weight
            nearest = sorted(shared, key=lambda there: (-shared[there], there))
            yield from ((here, there) for there in nearest[:_CANDIDATES])

    def score(self, here: int, there: int) -> float:
        """How alike two rows are."""
        one, other = self.old[here], self.new[there]
        return _TITLE * self.titles.likeness(one.title, other.title) + _AROUND * around(one, other)


def around(one: Key, other: Key) -> float:
    """How alike phase, accountable and timing are; what either leaves blank says nothing for or against."""
    phase = 0.5 if one.phase is None or other.phase is None else float(one.phase == other.phase)
    return (phase + _texts(one.accountable, other.accountable) + _texts(one.timing, other.timing)) / 3


@lru_cache(maxsize=65536)
def _texts(one: str, other: str) -> float:
    if not one.strip() or not other.strip():
        return 0.5
    return float(fuzz.token_set_ratio(tidy_title(one), tidy_title(other))) / 100
