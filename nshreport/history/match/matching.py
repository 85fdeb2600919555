"""The tactics of two reports beside each other: pairs, what was split or merged, and what may be a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nshreport.history.match.assignment import Assignment
from nshreport.history.match.key import Key, pair_by_key, tidy_title
from nshreport.history.match.kind import differ_in_kind
from nshreport.history.match.likeness import Likeness, around

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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
class Kin:
    """A tactic that was split, or several that were merged: the places of the whole and of its parts."""

    kind: Literal["split", "merged"]
    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which row of a later report is which of an earlier one."""

    pairs: dict[int, int]
    """Places in the later report to places in the earlier, one to one."""
    kin: tuple[Kin, ...] = ()
    doubtful: tuple[tuple[int, int], ...] = ()
    """Places, later and earlier, that may be one tactic and are not taken as one."""


def match_reports(old: Sequence[Key], new: Sequence[Key]) -> Matching:
    """Which row of `new` is which of `old`.

    A reference wins, then the same title; among the rows left over, likeness of title, phase, accountable and timing,
    one to one and best over all. A pair that is not clearly one tactic is doubtful, never taken.
    """
    pairs = pair_by_key(old, new)
    if len(pairs) in {len(old), len(new)}:
        return Matching(pairs)
    likeness = Likeness(old, new)
    assignment = _assign(likeness, pairs)
    kin = tuple(_find_kin(likeness, assignment))
    related = {(part, one.whole) if one.kind == "merged" else (one.whole, part) for one in kin for part in one.parts}
    doubtful = _find_doubtful(likeness, assignment, related)
    pairs |= _places(assignment.of_old.items() - doubtful)
    for _ in range(_AGAIN):
        assignment = _assign(likeness, pairs, related)
        doubtful = _find_doubtful(likeness, assignment, related)
        pairs |= _places(assignment.of_old.items() - doubtful)
    return Matching(pairs, kin, tuple(sorted(_places(doubtful).items())))


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


def match_rows(old: Sequence[Key], new: Sequence[Key]) -> dict[int, int]:
    """Places in `new` to places in `old` of the rows that are one tactic."""
    return match_reports(old, new).pairs


def _is_doubtful(likeness: Likeness, assignment: Assignment, pair: _Pair, related: Collection[_Pair]) -> bool:
    here, there = pair
    if assignment.edges[pair] < _SURE or likeness.differ_in_kind(here, there):
        return True
    rivals = (rival for rival in assignment.rivals(pair) if rival not in related)
    return any(assignment.gain(rival) > -_CLOSE and not likeness.differ_in_kind(*rival) for rival in rivals)


def _find_kin(likeness: Likeness, assignment: Assignment) -> Iterator[Kin]:
    """Rows left over beside a pair to which they are as alike as its partner: the pair was split, or merged.

    A split leaves new rows over, a merger old ones.
    """
    told: set[tuple[str, int]] = set()
    for here, there in sorted(assignment.of_old.items()):
        rivals = list(assignment.rivals((here, there)))
        later = [other for one, other in rivals if one == here and other not in assignment.of_new]
        earlier = [one for one, other in rivals if other == there and one not in assignment.of_old]
        new = {place: likeness.new[place] for place in (there, *later) if ("split", place) not in told}
        old = {place: likeness.old[place] for place in (here, *earlier) if ("merged", place) not in told}
        if kept := _parts_of(likeness, likeness.old[here], new):
            yield Kin("split", here, kept)
            told.update(("split", place) for place in kept)
        elif kept := _parts_of(likeness, likeness.new[there], old):
            yield Kin("merged", there, kept)
            told.update(("merged", place) for place in kept)


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
    near = around(part, whole) >= 0.5  # noqa: PLR2004 - half of what stands around
    return max(covers) >= _PART_COVERS and near and not differ_in_kind(part.title, whole.title)
