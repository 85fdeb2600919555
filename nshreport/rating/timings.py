"""The plan's windows: each tactic's timing read, and the one it is given where it has no date of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from nshreport.finding import Finding, make_finding
from nshreport.plan import TIMED, Plan, read_length
from nshreport.words import MONTHS, say_day, say_days
from nshreport.words.timing import Doubt, Timing, Window, pair_timings, read_timing, say, write_edtf

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
    dated = int((~undated).sum())
    return plan.with_columns(columns, _with_outside_joined([*_findings(plan, readings)], dated, plan))


def _readings(plan: Plan) -> list[Timing]:
    """A reading for each tactic, made once for each distinct text."""

    def read(text: str) -> Timing:
        return read_timing(text, year=plan.settings.plan_year, first_month=plan.settings.begins)

    def read_month_first(text: str) -> Timing:
        found = _EITHER_ORDER.search(text)
        if found is None or found[1] == found[2] or max(int(found[1]), int(found[2])) > len(MONTHS):
            return read(text)
        day = f"{found[2]} {MONTHS[int(found[1]) - 1]} {found[3]}"
        doubt = Doubt(_ORDER, "other dates of the column have the month first")
        return replace(read(text.replace(found[0], day)), confirmed=False, doubts=(doubt,))

    columns = ("timing_own", "timing_from", "timing_to")
    readers = [read_month_first if _has_month_first(plan, column, read) else read for column in columns]
    keys = list(plan.rows(*columns, "timing_days"))
    made = {}
    for key in dict.fromkeys(keys):
        own, first, last = (reader(text) for reader, text in zip(readers, key[:3], strict=True))
        made[key] = _with_days(_read_columns(own, first, last, key), key[3])
    return [made[key] for key in keys]


_EITHER_ORDER = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:20)?\d\d)(?!\d)")
"""A date in figures that may have its day or its month first."""


def _has_month_first(plan: Plan, column: str, read: Callable[[str], Timing]) -> bool:
    """Whether one of a column's dates can only have its month first."""
    return any(doubt.code == "month-first" for text in plan.frame[column].unique() for doubt in read(text).doubts)


def _with_days(timing: Timing, days: str) -> Timing:
    """A start with a length has an end, counted in working days; not confirmed where calendar days end elsewhere."""
    length = read_length(days)
    if timing.start is None or timing.end is not None or not length:
        return timing
    count = math.ceil(length) - 1
    end: date = np.busday_offset(timing.start, count, roll="forward").astype(date)
    plain = timing.start + timedelta(days=count)
    doubts = (*timing.doubts, Doubt(_COUNTED, say_day(plain))) if end != plain else timing.doubts
    return replace(
        timing,
        end=end,
        precision="day" if end == timing.start else "days",
        confirmed=timing.confirmed and end == plain,
        occasions=(Window(timing.start, end),),
        doubts=doubts,
    )


_COUNTED = "days-counted"
_ORDER = "month-order"
_OF_COLUMN = {_COUNTED: _COUNTED, "month-first": "timing-month-first", _ORDER: ""}
"""Doubts that a whole column shares, and their findings: one for the column."""


def _read_columns(whole: Timing, first: Timing, last: Timing, typed: Sequence[str]) -> Timing:
    """One timing from a Timing column, a Start column and an End column, each blank where there is none.

    An end next to a dated timing ends it; a start or end column decides where the timing names no date.
    """
    _, start, end, *_ = typed
    dated = whole.start is not None or whole.end is not None
    if not end:
        return whole if dated or not start else pair_timings(first, last)
    if dated and not start and last.start is None and last.end is None:
        return whole
    return pair_timings(whole if dated and not start else first, last)


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
    said: set[str] = set()
    timed = not plan.layout.meanings.isdisjoint(TIMED)
    for place, reading in zip(places, readings, strict=True):
        assumed = _assumed(reading, place, plan)
        of_column = [doubt for doubt in reading.doubts if doubt.code in _OF_COLUMN]
        if of_column:
            for doubt in of_column:
                if _OF_COLUMN[doubt.code] and doubt.code not in said:
                    yield place.finding(_OF_COLUMN[doubt.code], detail=doubt.text, assumed=assumed)
                said.add(doubt.code)
        elif reading.precision == "tbc" or (reading.precision in DATELESS and not place.timing):
            if timed:
                yield place.finding("no-date", assumed=assumed)
            elif "no-timing-column" not in said:
                said.add("no-timing-column")
                yield make_finding("no-timing-column", sheet=place.sheet, assumed=assumed)
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


def _with_outside_joined(findings: list[Finding], dated: int, plan: Plan) -> list[Finding]:
    """One finding where many dates are outside the plan year: then it is the year that is to be looked at."""
    outside = [finding for finding in findings if finding.code == _OUTSIDE]
    if len(outside) < _MANY or len(outside) * _MANY <= dated:
        return findings
    first = outside[0]
    year = say_days(plan.settings.plan_start, plan.settings.plan_end)
    joined = make_finding(
        f"dates-{_OUTSIDE}",
        sheet=first.sheet,
        cell=first.cell,
        quote=first.quote,
        row=first.row,
        detail=str(len(outside) - 1),
        year=year,
    )
    return [joined, *(finding for finding in findings if finding.code != _OUTSIDE)]


_OUTSIDE, _MANY = "outside-plan-year", 3


def _outside_findings(reading: Timing, place: _TimingCell, plan: Plan) -> Iterator[Finding]:
    """A window of the tactic's own that shares no day with the plan year, or with its phase."""
    if reading.start is None and reading.end is None:
        return
    start, end = reading.start or reading.end, reading.end or reading.start
    year = (plan.settings.plan_start, plan.settings.plan_end)
    if not _meet((start, end), year):
        yield place.finding(_OUTSIDE, detail=f"({say_days(*year)})")
    elif pd.notna(place.phase_start):
        phase = (place.phase_start.date(), place.phase_end.date())
        if not _meet((start, end), phase):
            yield place.finding("outside-phase", detail=f"its phase, {place.phase_name} ({say_days(*phase)})")


def _meet(one: tuple[date | None, date | None], other: tuple[date, date]) -> bool:
    start, end = one
    return start is not None and end is not None and start <= other[1] and end >= other[0]
