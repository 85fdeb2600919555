"""What distinguishes a tactic from the others, and the pairs that nobody could doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

from nshreport.rating import Tactic


class Key(NamedTuple):
    """What distinguishes a tactic from the others; every text as typed."""

    reference: str
    title: str
    phase: int | None
    accountable: str = ""
    timing: str = ""
    purpose: str = ""


def key_of(tactic: Tactic) -> Key:
    """What distinguishes a tactic from the others."""
    return Key(tactic.reference, tactic.title, tactic.phase, tactic.accountable, tactic.timing, tactic.purpose)


@lru_cache(maxsize=65536)
def tidy_title(text: str) -> str:
    """A text without case, punctuation and spare spaces.

    >>> tidy_title("Present  to the GSS-Conference ")
    'present to the gss conference'
    """
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


# Tried in this order, each on what those before have left over. Of several alike the first goes with the first.
_TITLE_KEYS: tuple[Callable[[Key], Hashable], ...] = (
    lambda row: (tidy_title(row.title), row.phase, tidy_title(row.timing), tidy_title(row.accountable)),
    lambda row: (tidy_title(row.title), row.phase, tidy_title(row.timing)),
    lambda row: (tidy_title(row.title), tidy_title(row.timing)),
    lambda row: (tidy_title(row.title), row.phase, tidy_title(row.accountable)),
    lambda row: (tidy_title(row.title), row.phase),
    lambda row: tidy_title(row.title),
)


def pair_by_key(old: Sequence[Key], new: Sequence[Key]) -> dict[int, int]:
    """Places in `new` to places in `old` where a reference, or the title, says that they are the same tactic."""
    found = _by_reference(old, new)
    for key in _TITLE_KEYS:
        left: dict[Hashable, list[int]] = {}
        taken = set(found.values())
        for place, row in enumerate(old):
            if place not in taken:
                left.setdefault(key(row), []).append(place)
        for place, row in enumerate(new):
            if place not in found and left.get(key(row)):
                found[place] = left[key(row)].pop(0)
    return found


def _by_reference(old: Sequence[Key], new: Sequence[Key]) -> dict[int, int]:
    """Pairs of rows with the same reference, where it is there once on either side.

    References that are only the rows' numbers shift when a row is inserted: then a title that was here under one
    reference is there under another, and only pairs with the same title are taken.
    """
    places = [_once(rows) for rows in (old, new)]
    shared = [(places[0][name], place) for name, place in places[1].items() if name in places[0]]
    agreed = {there: here for here, there in shared if tidy_title(old[here].title) == tidy_title(new[there].title)}
    retitled = {there: here for here, there in shared if there not in agreed}
    left_old = {tidy_title(row.title) for place, row in enumerate(old) if place not in agreed.values()}
    left_new = {tidy_title(row.title) for place, row in enumerate(new) if place not in agreed}
    shifted = any(
        tidy_title(old[here].title) in left_new or tidy_title(new[there].title) in left_old
        for there, here in retitled.items()
    )
    return agreed if shifted else agreed | retitled


def _once(rows: Sequence[Key]) -> dict[str, int]:
    """Each reference that is there once, and its place."""
    names = [row.reference.strip().casefold() for row in rows]
    counts = Counter(names)
    return {name: place for place, name in enumerate(names) if name and counts[name] == 1}
