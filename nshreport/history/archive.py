"""The earlier reports of a plan, and what one tactic looked like in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from nshreport.finding import Finding
    from nshreport.history.remembered import Remembered
    from nshreport.history.snapshot import Snapshot


class Sight(NamedTuple):
    """A tactic in one earlier report: as it was told, and as today's reader reads the same words."""

    as_of: date
    told: Remembered
    again: Remembered


@dataclass(frozen=True)
class History:
    """The earlier reports of a plan, oldest first, and findings on packs that could not be read."""

    snapshots: tuple[Snapshot, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def latest(self) -> Snapshot | None:
        """The newest report before this one."""
        return self.snapshots[-1] if self.snapshots else None

    @cached_property
    def sights(self) -> dict[str, tuple[Sight, ...]]:
        """Each tactic's sights by its thread, oldest first."""
        found: dict[str, list[Sight]] = {}
        for snapshot in self.snapshots:
            for told, again in zip(snapshot.tactics, snapshot.again, strict=True):
                found.setdefault(told.thread, []).append(Sight(snapshot.as_of, told, again))
        return {thread: tuple(sights) for thread, sights in found.items()}
