"""Is the plan working? Each measure's status, by a straight line from its baseline to its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nshreport.plan import Amount, Measure
from nshreport.rating import Tactic
from nshreport.words import MONTHS, one_line, say_count, say_day, say_list
from nshreport.words.feedback import State

TARGET_MET, ON_TRACK, BEHIND, NO_VALUE, NO_TARGET = "Target met", "On track", "Behind", "No value", "No target"
_LONGEST_NAME, _FEW = 60, 3
_FARTHEST = 100
"""Times of the way from baseline to target; a value beyond it would make every other measure too small to see."""
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
    def latest_month(self) -> str:
        """The month of the last value; blank where there is none."""
        return _month(self.values[-1][0]) if self.values else ""

    @property
    def is_on_course(self) -> bool:
        """Whether it is on track, or its target is met."""
        return self.status in {ON_TRACK, TARGET_MET}

    @property
    def note(self) -> str:
        """What to bear in mind about its last value; blank where there is nothing."""
        return self.latest.note if self.latest else ""

    @property
    def figures(self) -> str:
        """Its last value and its target: "166, target 200"."""
        latest, target = self.latest, self.measure.target
        return f"{latest.typed if latest else 'no value yet'}, {f'target {target.typed}' if target else 'no target'}"

    @property
    def status_and_figures(self) -> str:
        """Its status, its last value and its target: "On track: 166, target 200"."""
        is_said = self.status in {NO_VALUE, NO_TARGET}
        return f"{self.figures[:1].upper()}{self.figures[1:]}" if is_said else f"{self.status}: {self.figures}"

    @property
    def brief(self) -> str:
        """The measure in a few words, with its status unless this is clear from where they are."""
        status = f"; {_begin_small(self.status)}" if self.status.startswith(f"{NO_VALUE} since") else ""
        return f"{one_line(self.measure.name, _LONGEST_NAME)} ({self.figures}{status})"

    @property
    def words(self) -> str:
        """The measure in one sentence: "Families helped: 166 in June 2018, target 200 by 31 March 2019 (on track)"."""
        latest, target = self.latest, self.measure.target
        parts = [f"{latest.typed} in {self.latest_month}" if latest else "no value yet"]
        parts += [f"target {target.typed} by {say_day(self.measure.by)}"] if target else []
        notes = "; ".join(filter(None, (_begin_small(self.status), self.note)))
        return f"{self.measure.name}: {', '.join(parts)} ({notes})"


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """An objective that has measures: which of them are on course, and what has been done for it."""

    name: str
    on_course: tuple[MeasureStatus, ...]
    others: tuple[MeasureStatus, ...]
    """Behind, or without a value or a target."""
    complete: int
    planned: int
    """Its tactics, apart from those that were cancelled; those complete are in both."""

    @property
    def done(self) -> str:
        """How many of its tactics are complete; blank where it has none."""
        return f"{self.complete} of {self.planned}" if self.planned else ""

    def say_on_course(self, most: int) -> str:
        """So many of the measures that are on course, by name; "none" where there are none."""
        return _name_some(self.on_course, most) or "none"

    def say_others(self, most: int) -> str:
        """So many of the others, by name; "none" where there are none."""
        return _name_some(self.others, most) or "none"

    @property
    def sentence(self) -> str:
        """Which of its measures are on course and which are not, the first few by name."""
        groups = _sorted_out((*self.on_course, *self.others))
        said = "; ".join(f"{heading}: {_name_some(group, _FEW)}" for heading, group in groups if group)
        return f"{self.name}: {said}."


def measure_statuses(measures: Sequence[Measure], plan_start: date, as_of: date) -> tuple[MeasureStatus, ...]:
    """Every measure as of the report date; values of a later day are not looked at.

    The baseline holds on the plan year's first day.
    """
    return tuple(_status(measure, plan_start, as_of) for measure in measures)


def progress_by_objective(
    measures: Sequence[MeasureStatus], tactics: Sequence[Tactic], objectives: Mapping[int, str]
) -> tuple[ObjectiveProgress, ...]:
    """Every objective that a measure names, by number; then what is measured without an objective."""
    numbers = sorted({one.measure.objective for one in measures if one.measure.objective is not None})
    without = any(one.measure.objective is None for one in measures)
    return tuple(_progress(number, measures, tactics, objectives) for number in [*numbers, *([None] * without)])


def _progress(
    number: int | None, measures: Sequence[MeasureStatus], tactics: Sequence[Tactic], objectives: Mapping[int, str]
) -> ObjectiveProgress:
    own = [one for one in measures if one.measure.objective == number]
    planned = [one for one in tactics if number in one.objectives and one.state != State.CANCELLED]
    if number is None:
        name = "No objective named"
    else:
        name = f"{number}. {objectives[number]}" if number in objectives else f"Objective {number}"
    return ObjectiveProgress(
        name,
        tuple(one for one in own if one.is_on_course),
        tuple(one for one in own if not one.is_on_course),
        sum(one.state == State.COMPLETE for one in planned),
        len(planned),
    )


def say_measures(measures: Sequence[MeasureStatus], most: int) -> str:
    """How many measures are on course, and so many of the others by name; blank where there is no measure.

    Such as "3 of 5 measures are on track; behind: Volunteers trained (12 of 40, target 40 of 40)."
    """
    if not measures:
        return ""
    on_course = sum(one.is_on_course for one in measures)
    said = [f"{on_course} of {say_count(len(measures), 'measure')} {'is' if on_course == 1 else 'are'} on track"]
    for heading, chosen in _sorted_out(measures)[1:]:
        if chosen and most:
            said.append(f"{heading}: {_name_some(chosen, most)}")
        elif chosen:
            said.append(f"{len(chosen)} {heading}")
    return f"{'; '.join(said)}."


def _name_some(measures: Sequence[MeasureStatus], most: int) -> str:
    more = [f"{len(measures) - most} more"] if len(measures) > most else []
    return say_list([*(one.brief for one in measures[:most]), *more])


def _sorted_out(measures: Sequence[MeasureStatus]) -> tuple[tuple[str, list[MeasureStatus]], ...]:
    """The measures by how they are."""
    return (
        ("on track", [one for one in measures if one.is_on_course]),
        ("behind", [one for one in measures if one.status == BEHIND]),
        ("without a recent value", [one for one in measures if one.status.startswith(NO_VALUE)]),
        ("without a target", [one for one in measures if one.status == NO_TARGET]),
    )


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


def share_of_the_way(measure: Measure, value: float) -> float | None:
    """How far a value is from the baseline to the target, as a share; None where there is no way worth the name."""
    start = measure.baseline or (measure.values[0][1] if measure.values else None)
    if measure.target is None or start is None or measure.target.number == start.number:
        return None
    gone, way = value - start.number, measure.target.number - start.number
    return gone / way if abs(gone) <= _FARTHEST * abs(way) else None


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


def _begin_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
