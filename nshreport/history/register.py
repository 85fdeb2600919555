"""The register of refs: every ref that a plan's reports ever gave, and to which tactic."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nshreport.history.snapshot import Snapshot

_OURS = re.compile(r"T(\d{2,})")


class Register:
    """Refs by thread, which is what a tactic is known by from report to report; a ref is never given twice."""

    def __init__(self) -> None:
        """A register in which nothing is written yet."""
        self._refs: dict[str, str] = {}
        self._last = 0

    def note(self, thread: str, ref: str) -> None:
        """Write down a ref that a report gave."""
        self._refs.setdefault(thread, ref)
        if ours := _OURS.fullmatch(ref):
            self._last = max(self._last, int(ours[1]))

    def give(self, threads: Iterable[str]) -> list[str]:
        """Each tactic's ref: the one that it has, else the next."""
        refs = []
        for thread in threads:
            if thread not in self._refs:
                self.note(thread, f"T{self._last + 1:02d}")
            refs.append(self._refs[thread])
        return refs


def read_register(snapshots: Sequence[Snapshot]) -> tuple[Register, tuple[Snapshot, ...]]:
    """The register that earlier reports leave, and these reports with a ref for each tactic.

    Reports written before there were refs are replayed, oldest first: tactics get theirs in the order first seen.
    """
    register, numbered = Register(), []
    for snapshot in snapshots:
        for tactic in snapshot.tactics:
            if tactic.ref:
                register.note(tactic.thread, tactic.ref)
    for snapshot in snapshots:
        refs = register.give(tactic.thread for tactic in snapshot.tactics)
        tactics = tuple(replace(tactic, ref=ref) for tactic, ref in zip(snapshot.tactics, refs, strict=True))
        numbered.append(replace(snapshot, tactics=tactics, frame=snapshot.frame.assign(ref=refs)))
    return register, tuple(numbered)
