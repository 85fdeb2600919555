"""Who goes with whom when many are alike: one to one, and best over all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Edges = dict[tuple[int, int], float]
"""How alike each pair worth considering is, by its old and its new place."""
_NOTHING_GAINED = 1e-9


class _Exchange(NamedTuple):
    """A pair that could be made, those that it would part, those that could be made of what it frees, and the gain."""

    parted: tuple[tuple[int, int], ...]
    made: tuple[tuple[int, int], ...]
    gain: float


class Assignment:
    """Pairs chosen one to one: the most alike first, then bettered until no exchange of partners betters the whole.

    An exchange makes one pair that was not chosen, parts the two that it breaks, and pairs those left alone with each
    other or with others that are alone. That is enough where few are alike, as among the rows left over between two
    months; the exact methods take the cube of the rows in time.
    """

    def __init__(self, edges: Edges) -> None:
        """Chooses the pairs among the edges."""
        self.edges = edges
        self.of_old: dict[int, int] = {}
        self.of_new: dict[int, int] = {}
        self._of_either: tuple[dict[int, list[int]], ...] = (defaultdict(list), defaultdict(list))
        order = sorted(edges, key=lambda pair: (-edges[pair], abs(pair[0] - pair[1]), pair))
        for old, new in order:
            self._of_either[0][old].append(new)
            self._of_either[1][new].append(old)
            if old not in self.of_old and new not in self.of_new:
                self._pair((old, new))
        while sum(map(self._better, order)):
            pass

    def gain(self, pair: tuple[int, int]) -> float:
        """What the whole would gain, or lose if negative, by making this pair."""
        return self._exchange(pair).gain

    def rivals(self, pair: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The pairs that could be made with one of these two and another."""
        old, new = pair
        yield from ((old, other) for other in self._of_either[0][old] if other != new)
        yield from ((other, new) for other in self._of_either[1][new] if other != old)

    def _exchange(self, pair: tuple[int, int]) -> _Exchange:
        old, new = pair
        freed_new, freed_old = self.of_old.get(old), self.of_new.get(new)
        parted = [(old, freed_new)] if freed_new is not None else []
        parted += [(freed_old, new)] if freed_old is not None else []
        made = [pair, *self._with_those_alone(freed_old, freed_new)]
        if freed_old is not None and freed_new is not None and (freed_old, freed_new) in self.edges:
            made = max(made, [pair, (freed_old, freed_new)], key=self._worth)
        return _Exchange(tuple(parted), tuple(made), self._worth(made) - self._worth(parted))

    def _with_those_alone(self, old: int | None, new: int | None) -> list[tuple[int, int]]:
        """The most alike pairs of either with one that has no partner."""
        found = []
        if old is not None:
            found += [(old, other) for other in self._of_either[0][old] if other not in self.of_new][:1]
        if new is not None:
            found += [(other, new) for other in self._of_either[1][new] if other not in self.of_old][:1]
        return found

    def _worth(self, pairs: list[tuple[int, int]]) -> float:
        return sum(self.edges[pair] for pair in pairs)

    def _pair(self, pair: tuple[int, int]) -> None:
        self.of_old[pair[0]], self.of_new[pair[1]] = pair[1], pair[0]

    def _better(self, pair: tuple[int, int]) -> bool:
        """Make the pair, if the whole gains by it."""
        if self.of_old.get(pair[0]) == pair[1]:
            return False
        exchange = self._exchange(pair)
        if exchange.gain <= _NOTHING_GAINED:
            return False
        for old, new in exchange.parted:
            del self.of_old[old], self.of_new[new]
        for made in exchange.made:
            self._pair(made)
        return True
