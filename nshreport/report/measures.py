"""Is the plan working? Each measure's status, by a straight line from its baseline to its target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nshreport.words import MONTHS, say_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nshreport.plan import Amount, Measure

TARGET_MET, ON_TRACK, BEHIND, NO_VALUE, NO_TARGET = "Target met", "On track", "Behind", "No value", "No target"
_OLD = timedelta(days=92)
"""A value older than a quarter says nothing of how a measure is."""

MEASURE_RULES: tuple[tuple[str, str], ...] = (
    (NO_TARGET, "no target is given"),
    (NO_VALUE, "it has no value up to the report date"),
    (TARGET_MET, "its last value is at the target, or better"),
    (NO_VALUE + " since", f"its last value is more than {_OLD.days} days old"),
    (ON_TRACK, "its last value is on the straight line from the baseline to the target, or better"),
    (BEHIND, "everything else"),
)
"""The rules for a measure, the first that holds; the line runs from the baseline on the plan year's first day, or from
the first value where no baseline is given, to the target on the day that By names."""


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """A measure on the report date; `values` are those up to it, the oldest first."""

    measure: Measure
    status: str
    values: tuple[tuple[date, Amount], ...]

    @property
    def latest(self) -> Amount | None:
        """The last value up to the report date."""
        return self.values[-1][1] if self.values else None

    @property
    def needs_attention(self) -> bool:
        """Whether it is behind, or nothing is known of it."""
        return self.status == BEHIND or self.status.startswith(NO_VALUE)

    @property
    def words(self) -> str:
        """The measure in one sentence: "Contacts from users: 140 of 200, behind"."""
        latest, target = self.latest, self.measure.target
        parts = [f"{latest.typed} in {_month(self.values[-1][0])}" if latest else "no value yet"]
        parts += [f"target {target.typed} by {say_day(self.measure.by)}"] if target else []
        note = latest.note if latest else ""
        return f"{self.measure.name}: {', '.join(parts)} ({self.status.lower()}{'; ' + note if note else ''})"


def measure_statuses(measures: Sequence[Measure], plan_start: date, as_of: date) -> tuple[MeasureStatus, ...]:
    """Every measure as of the report date; values of a later day are not looked at.

    Args:
        measures: the measures of the plan.
        plan_start: first day of the plan year, on which the baseline holds.
        as_of: the report date.
    """
    return tuple(_status(measure, plan_start, as_of) for measure in measures)


def _status(measure: Measure, plan_start: date, as_of: date) -> MeasureStatus:
    values = tuple((day, amount) for day, amount in measure.values if day <= as_of)
    return MeasureStatus(measure, _status_word(measure, values, plan_start, as_of), values)


def _status_word(measure: Measure, values: Sequence[tuple[date, Amount]], plan_start: date, as_of: date) -> str:
    if measure.target is None:
        return NO_TARGET
    if not values:
        return NO_VALUE
    sign = 1 if measure.better == "higher" else -1
    day, latest = values[-1]
    if sign * (latest.number - measure.target.number) >= 0:
        return TARGET_MET
    if as_of - day > _OLD:
        return f"{NO_VALUE} since {_month(day)}"
    expected = expected_value(measure, day, plan_start)
    return ON_TRACK if sign * (latest.number - expected) >= 0 else BEHIND


def expected_value(measure: Measure, day: date, plan_start: date) -> float:
    """Where the straight line from the baseline to the target is on a day.

    Raises:
        ValueError: the measure has no target.
    """
    if measure.target is None:
        raise ValueError(measure.name)
    target = measure.target.number
    begins, baseline = (plan_start, measure.baseline.number) if measure.baseline else _first_value(measure)
    length = (measure.by - begins).days
    if day >= measure.by or length <= 0:
        return target
    return baseline + (target - baseline) * max(0, (day - begins).days) / length


def _first_value(measure: Measure) -> tuple[date, float]:
    day, amount = measure.values[0]
    return day, amount.number


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
