"""How alike two tactics are, 0 to 1: by their titles and by what is around them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz

from nshreport.history.match.key import Key, tidy_title
from nshreport.history.match.titles import Titles, differ_in_brackets, differ_in_kind, numbers_differ

_TITLE, _AROUND, _TELLING = 0.75, 0.25, 0.22
"""What the title and what is around it weigh, and what is added if few rows have the same around them."""
_SAYS_SOMETHING = 0.18
"""Titles less alike than this are not made up for by what is around them."""
_POSSIBLY_RENAMED = 0.3
"""Titles less alike than this are not shown as one tactic possibly renamed."""
_SAME_AROUND = 0.8
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
        """How alike two rows left over are; over 1 if nothing at all distinguishes them."""
        title, near = self._alike_in_words(here, there)
        telling = self.circumstances.telling(here, there) * min(1.0, title / _SAYS_SOMETHING)
        if telling and self.differ_in_kind(here, there):
            telling = 0.0  # Another of the same family has the same around it, too.
        return _TITLE * title + _AROUND * near + _TELLING * telling

    def differ_in_kind(self, here: int, there: int) -> bool:
        """Whether two rows, however alike, are two tactics by their titles."""
        return differ_in_kind(self.old[here].title, self.new[there].title)

    def is_possible(self, here: int, there: int) -> bool:
        """Whether a doubtful pair is shown as possibly renamed, and not as removed and added."""
        one, other = self.old[here].title, self.new[there].title
        return self._alike_in_words(here, there)[0] >= _POSSIBLY_RENAMED and not numbers_differ(one, other)

    def agrees_but_for_details(self, here: int, there: int) -> bool:
        """Whether two rows differ in bracketed details only, and agree in phase, accountable and timing."""
        one, other = self.old[here], self.new[there]
        return around(one, other) >= _SAME_AROUND and differ_in_brackets(one.title, other.title)

    def _alike_in_words(self, here: int, there: int) -> tuple[float, float]:
        """How alike the titles are, and what is around them: the same however often it is asked."""
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


_FEW = 4
"""Rows left over in the same circumstances are compared whatever their titles, if no more than so many."""
_OFTEN_COUNTS = 0.5
"""What circumstances that every row has lose of their weight; those of one row lose nothing."""
_BETWEEN_NEIGHBOURS = 0.8
"""How telling it is that two rows are between rows that go with each other."""

_Circumstance = tuple[int | None, tuple[str, ...]]
"""A row's phase, and some of its other cells without case and punctuation."""

_KINDS: tuple[tuple[Callable[[Key], tuple[str, ...]], float], ...] = (
    (lambda row: (row.accountable, row.timing), 1.0),
    (lambda row: (row.purpose,), 0.8),
    (lambda row: (row.accountable,), 0.6),
)
"""What two rows of a phase may have in common, and how telling it is if only one row of either report has it."""


class _Side(NamedTuple):
    """The rows of one report by one kind of circumstance."""

    of_row: Sequence[_Circumstance | None]
    """The circumstance of each row; none where a part of it is blank, which says nothing."""
    counts: Mapping[_Circumstance | None, int]


class Circumstances:
    """The circumstances of the rows of two reports.

    That a row was removed, and another added in the same circumstances, is the less likely the fewer rows have them:
    the only two left over with the same accountable and timing are likely one tactic, however it was reworded.
    """

    def __init__(self, old: Sequence[Key], new: Sequence[Key]) -> None:
        """Gathers what is around each row."""
        self._last = len(old) - 1, len(new) - 1
        self._kinds = [(_side(old, cells), _side(new, cells), weight) for cells, weight in _KINDS]
        self._most = max(len(old), len(new))

    def settle(self, pairs: Mapping[int, int], old: Iterable[int], new: Iterable[int]) -> None:
        """Take note of the pairs found, new places to old, and of the places left over in either report."""
        self._pairs = pairs
        left = tuple(old), tuple(new)
        self._left = [(_by_circumstance(kind[0], left[0]), _by_circumstance(kind[1], left[1])) for kind in self._kinds]

    def alone_together(self) -> Iterator[tuple[int, int]]:
        """Places, old and new, of rows left over of which few have the same circumstances."""
        for old, new in self._left:
            for shared in old.keys() & new.keys():
                if max(len(old[shared]), len(new[shared])) <= _FEW:
                    yield from product(old[shared], new[shared])

    def telling(self, here: int, there: int) -> float:
        """How much it says that two rows left over have what they have in common, 0 to 1."""
        shared = [self._between_neighbours(here, there)]
        for (old, new, weight), (left_old, left_new) in zip(self._kinds, self._left, strict=True):
            found = old.of_row[here]
            if found is not None and found == new.of_row[there]:
                rivals = max(len(left_old[found]), len(left_new[found]))
                often = math.log(max(old.counts[found], new.counts[found])) / math.log(max(self._most, 2))
                shared.append(weight / rivals * (1 - _OFTEN_COUNTS * often))
        return max(shared)

    def _between_neighbours(self, here: int, there: int) -> float:
        above = self._pairs.get(there - 1) == here - 1 if here and there else here == there
        below = self._pairs.get(there + 1) == here + 1 or (here, there) == self._last
        return _BETWEEN_NEIGHBOURS * (above + below) / 2


def _side(rows: Sequence[Key], cells: Callable[[Key], tuple[str, ...]]) -> _Side:
    of_row = [
        (row.phase, texts) if all(texts) else None
        for row, texts in ((row, tuple(map(tidy_title, cells(row)))) for row in rows)
    ]
    return _Side(of_row, Counter(of_row))


def _by_circumstance(side: _Side, places: Iterable[int]) -> dict[_Circumstance, list[int]]:
    found = defaultdict(list)
    for place in places:
        circumstance = side.of_row[place]
        if circumstance is not None:
            found[circumstance].append(place)
    return found
