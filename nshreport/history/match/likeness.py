"""How alike two tactics are, 0 to 1: by their titles and by what stands around them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from nshreport.history.match.circumstances import Circumstances
from nshreport.history.match.key import tidy_title
from nshreport.history.match.kind import differ_in_kind
from nshreport.history.match.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nshreport.history.match.key import Key

_TITLE, _AROUND, _TELLING = 0.75, 0.25, 0.22
"""What the title and what stands around it weigh, and what is added if few rows have the same around them."""
_SAYS_SOMETHING = 0.18
"""Titles less alike than this are not made up for by what stands around them."""
_CANDIDATES = 8
"""A row is compared with so many others at most: those that share most with its title."""


class Likeness:
    """Compares the rows of two reports."""

    def __init__(self, old: Sequence[Key], new: Sequence[Key]) -> None:
        """Weighs the words of all titles."""
        self.old, self.new = old, new
        self.titles = Titles([row.title for row in (*old, *new)])
        self.circumstances = Circumstances(old, new)
        self._alike: dict[tuple[int, int], tuple[float, float]] = {}

    def pairs(self, old: Iterable[int], new: Iterable[int]) -> set[tuple[int, int]]:
        """Places in `old` and `new` worth comparing.

        They share words, and no other eight share more; or few are left over with the same around them.
        """
        return {*self._sharing_words(old, new), *self.circumstances.alone_together()}

    def _sharing_words(self, old: Iterable[int], new: Iterable[int]) -> Iterator[tuple[int, int]]:
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
        """How alike two rows left over are; over 1 if nothing at all tells them apart."""
        title, near = self._alike_in_words(here, there)
        telling = self.circumstances.telling(here, there) * min(1.0, title / _SAYS_SOMETHING)
        if telling and self.differ_in_kind(here, there):
            telling = 0.0  # Another of the same family has the same around it, too.
        return _TITLE * title + _AROUND * near + _TELLING * telling

    def differ_in_kind(self, here: int, there: int) -> bool:
        """Whether two rows, however alike, are two tactics by their titles."""
        return differ_in_kind(self.old[here].title, self.new[there].title)

    def _alike_in_words(self, here: int, there: int) -> tuple[float, float]:
        """How alike the titles are, and what stands around them: the same however often it is asked."""
        if (here, there) not in self._alike:
            one, other = self.old[here], self.new[there]
            self._alike[here, there] = self.titles.likeness(one.title, other.title), around(one, other)
        return self._alike[here, there]


def around(one: Key, other: Key) -> float:
    """How alike phase, accountable and timing are; what either leaves blank says nothing for or against."""
    phase = 0.5 if one.phase is None or other.phase is None else float(one.phase == other.phase)
    return (phase + _texts(one.accountable, other.accountable) + _texts(one.timing, other.timing)) / 3


@lru_cache(maxsize=65536)
def _texts(one: str, other: str) -> float:
    if not one.strip() or not other.strip():
        return 0.5
    return float(fuzz.token_set_ratio(tidy_title(one), tidy_title(other))) / 100
