"""Whom the plan reaches: each audience with what is planned for it, what is done, and what it said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nshreport.rating import Tactic
from nshreport.report.measures import MeasureStatus
from nshreport.words import sort_names
from nshreport.words.feedback import State


@dataclass(frozen=True, slots=True)
class AudienceReach:
    """An audience of the plan."""

    name: str
    planned: int
    """Tactics for it, those aside that were cancelled."""
    reached: int
    """Those of them that are complete."""
    heard: int | None
    """Measures of it that have a value; None for a plan without measures."""

    @property
    def gap(self) -> str:
        """What is missing: "not reached", "no feedback yet", both, or nothing."""
        gaps = ["not reached"] * (not self.reached) + ["no feedback yet"] * (self.heard == 0)
        return " and ".join(gaps)


def audience_reach(tactics: Sequence[Tactic], measures: Sequence[MeasureStatus]) -> tuple[AudienceReach, ...]:
    """Every audience that a tactic or a measure names, in alphabetical order."""
    named = {name for tactic in tactics for name in tactic.audiences}
    named |= {name for one in measures for name in one.measure.audiences}
    return tuple(_reach(name, tactics, measures) for name in sort_names(named))


def _reach(name: str, tactics: Sequence[Tactic], measures: Sequence[MeasureStatus]) -> AudienceReach:
    planned = [one for one in tactics if name in one.audiences and one.state != State.CANCELLED]
    return AudienceReach(
        name,
        len(planned),
        sum(one.state == State.COMPLETE for one in planned),
        sum(one.latest is not None for one in measures if name in one.measure.audiences) if measures else None,
    )
