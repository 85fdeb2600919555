"""What stands around two rows that may be one tactic, and how telling it is that both have it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from nshreport.history.match.key import Key, tidy_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_FEW = 4
"""Rows left over in the same circumstances are compared whatever their titles, if no more than so many."""
_OFTEN_COUNTS = 0.5
"""What circumstances that every row has lose of their weight; those of one row lose nothing."""
_BETWEEN_NEIGHBOURS = 0.8
"""How telling it is that two rows stand between rows that go with each other."""

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
        """Gathers what stands around each row."""
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
