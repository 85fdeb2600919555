"""The plan's windows: each tactic's timing read, and what stands in where it has no date of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from nshreport.finding import Finding, make_finding
from nshreport.words import say_days
from nshreport.words.timing import Timing, pair_timings, read_timing, say, write_edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from nshreport.plan import Plan

DATELESS = ("tbc", "none", "relative")
"""Timings that name no date although the tactic should have one; ongoing and recurring ones need none."""


def read_timings(plan: Plan) -> Plan:
    """The plan with start, end, precision and confirmed.

    A tactic with no date of its own takes its phase's window, precision "phase"; without a phase the plan year's,
    precision "year". With an end only, the start is the phase's, or the end itself if the phase begins later. With a
    start only, the end is the phase's, for drawing: there is no deadline. Of all these only an end is ever confirmed.
    """
    frame = plan.frame
    readings = _readings(plan)
    starts, ends = _days([reading.start for reading in readings]), _days([reading.end for reading in readings])
    phase_starts = frame["phase_start"].fillna(pd.Timestamp(plan.settings.plan_start))
    phase_ends = frame["phase_end"].fillna(pd.Timestamp(plan.settings.plan_end))
    undated = starts.isna() & ends.isna()
    ends_only, starts_only = starts.isna() & ends.notna(), starts.notna() & ends.isna()
    kinds = pd.Series([reading.precision for reading in readings], dtype="str")
    stand_ins = frame["phase_start"].notna().map({True: "phase", False: "year"})
    columns = {
        "timing_kind": kinds,
        "start": starts.mask(undated, phase_starts).mask(ends_only, phase_starts.where(phase_starts <= ends, ends)),
        "end": ends.mask(undated, phase_ends).mask(starts_only, phase_ends.where(phase_ends >= starts, starts)),
        "precision": kinds.mask(undated, stand_ins),
        "confirmed": pd.Series([reading.confirmed for reading in readings]) & ~undated & ~starts_only,
        "firm": [reading.confirmed for reading in readings],
        "words": [say(reading) for reading in readings],
        "edtf": [write_edtf(reading) for reading in readings],
        "period": [reading.period for reading in readings],
        "occasions": [reading.occasions for reading in readings],
    }
    return plan.with_columns(columns, _findings(plan, readings))


def _readings(plan: Plan) -> list[Timing]:
    """A reading for each tactic, made once for each distinct text."""

    def read(text: str) -> Timing:
        return read_timing(text, year=plan.settings.plan_year, first_month=plan.settings.begins)

    keys = list(plan.rows("timing_own", "timing_from", "timing_to"))
    made = {(own, start, end): _read_columns(own, start, end, read) for own, start, end in dict.fromkeys(keys)}
    return [made[key] for key in keys]


def _read_columns(own: str, start: str, end: str, read: Callable[[str], Timing]) -> Timing:
    """One timing from a Timing column, a Start column and an End column, each blank where there is none.

    An end beside a dated timing ends it; a start or end column decides where the timing names no date.
    """
    whole = read(own)
    dated = whole.start is not None or whole.end is not None
    if not end:
        return whole if dated or not start else pair_timings(read(start), read(""))
    last = read(end)
    if dated and not start and last.start is None and last.end is None:
        return whole
    return pair_timings(whole if dated and not start else read(start), last)


def _days(days: list[date | None]) -> pd.Series[pd.Timestamp]:
    return pd.Series(days, dtype="datetime64[s]")


class _TimingCell(NamedTuple):
    row: int
    sheet: str
    timing_cell: str
    timing: str
    phase_name: str
    phase_start: pd.Timestamp
    phase_end: pd.Timestamp

    def finding(self, code: str, **details: str) -> Finding:
        return make_finding(
            code, sheet=self.sheet, cell=self.timing_cell, quote=self.timing, row=int(self.row), **details
        )


def _findings(plan: Plan, readings: list[Timing]) -> Iterator[Finding]:
    places = map(_TimingCell._make, plan.rows(*_TimingCell._fields))
    for place, reading in zip(places, readings, strict=True):
        assumed = _assumed(reading, place, plan)
        if reading.precision == "tbc" or (reading.precision in DATELESS and not place.timing):
            yield place.finding("no-date", assumed=assumed)
        else:
            yield from _doubt_findings(reading, place, assumed)
        yield from _outside_findings(reading, place, plan)


def _assumed(reading: Timing, place: _TimingCell, plan: Plan) -> str:
    if reading.start is not None or reading.end is not None:
        return f"it was read as {say(reading)}"
    if pd.notna(place.phase_start):
        return f"its phase's window was taken, {say_days(place.phase_start, place.phase_end)}"
    if reading.precision in DATELESS:
        return f"the plan year was taken, {say_days(plan.settings.plan_start, plan.settings.plan_end)}"
    return f"it was read as {say(reading)}"


def _doubt_findings(reading: Timing, place: _TimingCell, assumed: str) -> Iterator[Finding]:
    for doubt in reading.doubts:
        yield place.finding(f"timing-{doubt.code}", detail=doubt.text, assumed=assumed)
    if not reading.doubts and not reading.confirmed and reading.precision not in {"recurring", "ongoing"}:
        yield place.finding("timing-not-confirmed", assumed=assumed)


def _outside_findings(reading: Timing, place: _TimingCell, plan: Plan) -> Iterator[Finding]:
    """A window of the tactic's own that shares no day with the plan year, or with its phase."""
    if reading.start is None and reading.end is None:
        return
    start, end = reading.start or reading.end, reading.end or reading.start
    year = (plan.settings.plan_start, plan.settings.plan_end)
    if not _meet((start, end), year):
        yield place.finding("outside-plan-year", detail=f"({say_days(*year)})")
    elif pd.notna(place.phase_start):
        phase = (place.phase_start.date(), place.phase_end.date())
        if not _meet((start, end), phase):
            yield place.finding("outside-phase", detail=f"its phase, {place.phase_name} ({say_days(*phase)})")


def _meet(one: tuple[date | None, date | None], other: tuple[date, date]) -> bool:
    start, end = one
    return start is not None and end is not None and start <= other[1] and end >= other[0]
