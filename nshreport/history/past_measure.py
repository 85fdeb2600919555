"""A measure as an earlier report had it: what must not change without being said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nshreport.history.kept_value import parse_text
from nshreport.plan import Amount, Measure


@dataclass(frozen=True, slots=True)
class PastMeasure:
    """The name of a measure, with its target and baseline as typed; blank where it has none."""

    name: str
    target: str = ""
    baseline: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """What a snapshot keeps of it, by name."""
        kept = {"name": self.name, "target": self.target, "baseline": self.baseline}
        return {name: text for name, text in kept.items() if text}


def past_measure(measure: Measure) -> PastMeasure:
    """A measure as the next report will remember it."""
    return PastMeasure(measure.name, _typed(measure.target), _typed(measure.baseline))


def parse_measure(entry: dict[str, Any]) -> PastMeasure:
    """A measure from a snapshot.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is damaged.
    """
    return PastMeasure(*map(parse_text, (entry["name"], entry.get("target", ""), entry.get("baseline", ""))))


def _typed(amount: Amount | None) -> str:
    return amount.typed if amount else ""
