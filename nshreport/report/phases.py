"""The phases of the plan, each with its tactics counted by RAG."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from nshreport.rating import Rag, Tactic

NO_PHASE = "No phase"
_BEHIND_NAME = re.compile(r"\s*(?:[(:]|\s[-–—]\s).*", re.DOTALL)
"""What follows a phase's name in its heading: its months, or what it is about."""


@dataclass(frozen=True, slots=True)
class PhaseSummary:
    """A phase with its tactics counted by RAG."""

    number: int | None
    name: str
    start: date | None
    end: date | None
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All tactics of the phase."""
        return sum(self.counts.values())

    @property
    def short(self) -> str:
        """The phase's name without what follows it.

        >>> PhaseSummary(1, "Phase 1 (Q1 – Jan/Feb/March)", None, None, {}).short
        'Phase 1'
        """
        return _BEHIND_NAME.sub("", self.name) or self.name


def summarise_phases(frame: pd.DataFrame, tactics: Sequence[Tactic]) -> Iterator[PhaseSummary]:
    """The phases in the plan's order; tactics without one are under `NO_PHASE`."""
    heads = frame[["phase", "phase_name", "phase_start", "phase_end"]].drop_duplicates("phase_name")
    for number, name, start, end in heads.itertuples(index=False):
        found = Counter(tactic.rag for tactic in tactics if tactic.phase_name == name)
        yield PhaseSummary(
            None if pd.isna(number) else int(number),
            name or NO_PHASE,
            None if pd.isna(start) else start.date(),
            None if pd.isna(end) else end.date(),
            {str(rag): found[rag] for rag in Rag},
        )
