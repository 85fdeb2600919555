"""A tactic in two reports, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.history.changes.change import Change

if TYPE_CHECKING:
    from datetime import date

    from nshreport.history import Remembered
    from nshreport.plan import Directory


@dataclass(frozen=True, slots=True)
class Pair:
    """A tactic in two reports: as it was told, the same words read by today's reader, and as it is now."""

    told: Remembered
    again: Remembered
    now: Remembered
    phases: tuple[frozenset[str], frozenset[str]]
    """The phases' names in either report, tidied."""
    directory: Directory
    closures: tuple[date, ...] = ()

    def change(self, kind: str, before: str, after: str) -> Change:
        """A change of this tactic."""
        return Change(kind, self.now.row, self.now.tactic, before, after)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for case and spaces."""
    return one.casefold().split() == other.casefold().split()
