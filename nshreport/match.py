"""Which tactic of one report is which of another: by reference, else by title and phase, else by title alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence


class Key(NamedTuple):
    """What tells a tactic from the others."""

    reference: str
    title: str
    phase: int | None


def match_rows(old: Sequence[Key], new: Sequence[Key]) -> dict[int, int]:
    """Places in `new` to places in `old`, one to one; the keys are tried in order, each on what is left over.

    Of several alike, the first in the plan is matched with the first.
    """
    found: dict[int, int] = {}
    for key in _KEYS:
        left_old: dict[Hashable, list[int]] = {}
        taken = set(found.values())
        for place, row in enumerate(old):
            if place not in taken and (name := key(row)) is not None:
                left_old.setdefault(name, []).append(place)
        for place, row in enumerate(new):
            if place not in found and (name := key(row)) is not None and left_old.get(name):
                found[place] = left_old[name].pop(0)
    return found


def _title(row: Key) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", row.title.casefold()).split())


_KEYS: tuple[Callable[[Key], Hashable], ...] = (
    lambda row: row.reference.casefold() or None,
    lambda row: (_title(row), row.phase),
    _title,
)
