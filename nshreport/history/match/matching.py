"""The tactics of two reports side by side: pairs, what was split or merged, and what may be a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from nshreport.history.match.key import Key, pair_by_key, tidy_title
from nshreport.history.match.likeness import Likeness, around
from nshreport.history.match.titles import differ_in_kind

_SURE = 0.58
"""Rows so alike are one tactic, if nothing speaks against it."""
_POSSIBLE = 0.47
"""Rows less alike than this are two tactics; in between they may be one, and a person is asked."""
_WORTH_ASKING = 0.9
"""A person is asked, too, of rows whose titles have nothing in common, if what they have around them is so telling."""
_CLOSE = 0.08
"""A pair is doubtful if another choice of partners would be so little worse."""
_PART_COVERS = 0.6
"""So much of its own words, or of the whole's, a part of a split or merged tactic has in common with the whole."""
_PARTS_COVER = 0.7
"""So much of the whole's words its parts have together."""
_SHARE, _SAYS_IT_ALL = 0.05, 0.75
"""Each part adds so much to what the others have of the whole, or has so much of it itself."""
_SEVERAL = 2
_AGAIN = 2
"""So often those left over are looked at again without the pairs found: the last of a kind are more surely a pair."""
_Pair = tuple[int, int]
"""The old place of a row and its new one."""


@dataclass(frozen=True, slots=True)
class SplitOrMerge:
    """A tactic that was split, or several that were merged: the places of the whole and of its parts."""

    kind: Literal["split", "merged"]
    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which row of a later report is which of an earlier one."""

    pairs: dict[int, int]
    """Places in the later report to places in the earlier, one to one."""
    splits: tuple[SplitOrMerge, ...] = ()
    doubtful: tuple[tuple[int, int], ...] = ()
    """Places, later and earlier, that may be one tactic: a person is asked."""

    possible: frozenset[tuple[int, int]] = frozenset()
    """Those of them that are shown as possibly renamed: each goes on with the other's history for now."""

    @property
    def known(self) -> dict[int, int]:
        """The pairs, with those for now."""
        return self.pairs | dict(self.possible)


def match_reports(old: Sequence[Key], new: Sequence[Key]) -> Matching:
    """Which row of `new` is which of `old`.

    A reference wins, then the same title; among the rows left over, likeness of title, phase, accountable and timing,
    one to one and best over all. A pair that is not clearly one tactic is doubtful; it is possible unless its titles
    have nothing in common, or their numbers contradict each other.
    """
    pairs = pair_by_key(old, new)
    if len(pairs) in {len(old), len(new)}:
        return Matching(pairs)
    likeness = Likeness(old, new)
    assignment = _assign(likeness, pairs)
    splits = tuple(_find_splits(likeness, assignment))
    related = {(part, one.whole) if one.kind == "merged" else (one.whole, part) for one in splits for part in one.parts}
    doubtful = _find_doubtful(likeness, assignment, related)
    pairs |= _places(assignment.of_old.items() - doubtful)
    for _ in range(_AGAIN):
        assignment = _assign(likeness, pairs, related)
        doubtful = _find_doubtful(likeness, assignment, related)
        pairs |= _places(assignment.of_old.items() - doubtful)
    possible = frozenset(pair[::-1] for pair in doubtful if likeness.is_possible(*pair))
    return Matching(pairs, splits, tuple(sorted(_places(doubtful).items())), possible)


def _assign(likeness: Likeness, pairs: Mapping[int, int], related: Iterable[_Pair] = ()) -> Assignment:
    """The best choice of partners among the rows left over by the pairs found, those split or merged apart."""
    gone = {*pairs.values(), *(here for here, _ in related)}, {*pairs, *(there for _, there in related)}
    old, new = (
        [place for place in range(len(rows)) if place not in taken]
        for rows, taken in zip((likeness.old, likeness.new), gone, strict=True)
    )
    likeness.circumstances.settle(pairs, old, new)
    scores = {pair: likeness.score(*pair) for pair in likeness.pairs(old, new)}
    return Assignment(
        {
            pair: score
            for pair, score in scores.items()
            if score >= _POSSIBLE or likeness.circumstances.telling(*pair) >= _WORTH_ASKING
        }
    )


def _find_doubtful(likeness: Likeness, assignment: Assignment, related: Collection[_Pair]) -> set[_Pair]:
    return {
        pair
        for pair in assignment.of_old.items()
        if pair not in related and _is_doubtful(likeness, assignment, pair, related)
    }


def _places(pairs: Iterable[_Pair]) -> dict[int, int]:
    """The new place of each pair, and its old one."""
    return {there: here for here, there in pairs}


def _is_doubtful(likeness: Likeness, assignment: Assignment, pair: _Pair, related: Collection[_Pair]) -> bool:
    here, there = pair
    if likeness.agrees_but_for_details(here, there):
        return False
    if assignment.edges[pair] < _SURE or likeness.differ_in_kind(here, there):
        return True
    rivals = (rival for rival in assignment.rivals(pair) if rival not in related)
    return any(assignment.gain(rival) > -_CLOSE and not likeness.differ_in_kind(*rival) for rival in rivals)


def _find_splits(likeness: Likeness, assignment: Assignment) -> Iterator[SplitOrMerge]:
    """Rows left over next to a pair to which they are as alike as its partner: the pair was split, or merged.

    A split leaves new rows over, a merger old ones.
    """
    listed: set[tuple[str, int]] = set()
    for here, there in sorted(assignment.of_old.items()):
        rivals = list(assignment.rivals((here, there)))
        later = [other for one, other in rivals if one == here and other not in assignment.of_new]
        earlier = [one for one, other in rivals if other == there and one not in assignment.of_old]
        new = {place: likeness.new[place] for place in (there, *later) if ("split", place) not in listed}
        old = {place: likeness.old[place] for place in (here, *earlier) if ("merged", place) not in listed}
        if kept := _parts_of(likeness, likeness.old[here], new):
            yield SplitOrMerge("split", here, kept)
            listed.update(("split", place) for place in kept)
        elif kept := _parts_of(likeness, likeness.new[there], old):
            yield SplitOrMerge("merged", there, kept)
            listed.update(("merged", place) for place in kept)


def _parts_of(likeness: Likeness, whole: Key, rows: dict[int, Key]) -> tuple[int, ...]:
    """Those rows that are parts of the whole, in the plan's order; none unless several, the first row among them."""
    if len(rows) < _SEVERAL:
        return ()
    kept = {place: row for place, row in rows.items() if _is_part(likeness, row, whole)}
    titles = [row.title for row in kept.values()]
    if len(kept) < _SEVERAL or next(iter(rows)) not in kept or len(set(map(tidy_title, titles))) < len(titles):
        return ()
    alone = [likeness.titles.cover(whole.title, [title]) for title in titles]
    together = likeness.titles.cover(whole.title, titles)
    # Each has its share of the whole, or each says the whole and more.
    shared = together > max(alone) + _SHARE or min(alone) >= _SAYS_IT_ALL
    return tuple(sorted(kept)) if together >= _PARTS_COVER and shared else ()


def _is_part(likeness: Likeness, part: Key, whole: Key) -> bool:
    covers = likeness.titles.cover(whole.title, [part.title]), likeness.titles.cover(part.title, [whole.title])
    near = around(part, whole) >= 0.5  # noqa: PLR2004 - half of what is around
    return max(covers) >= _PART_COVERS and near and not differ_in_kind(part.title, whole.title)


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
