"""A tactic as one record: each field is a column of the plan's frame, in plain types; the same in every report."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from nshreport.plan import BY_NAME
from nshreport.words.feedback import State
from nshreport.words.timing import Window


class Schedule(StrEnum):
    """Where a tactic is against its deadline."""

    COMPLETE = "Complete"
    CANCELLED = "Cancelled"
    STANDING = "Standing"
    OPEN_ENDED = "Open-ended"
    NO_DATE = "No date"
    OVERDUE = "Overdue"
    DUE_SOON = "Due soon"
    IN_WINDOW = "In window"
    UPCOMING = "Upcoming"


class Rag(StrEnum):
    """Lateness by rule, never confidence in delivery; in the order in which they matter to the steering group."""

    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    COMPLETE = "Complete"
    CANCELLED = "Cancelled"
    NOT_RATED = "Not rated"


SETTLED = frozenset({State.COMPLETE, State.CANCELLED})
"""States of tactics with which nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Tactic:
    """A tactic, in this report or an earlier one; what a column does not say is the field's default.

    A field is the column of its name, or of the name that its metadata give; the last five are worked out.
    """

    ref: str = ""
    """What every report calls it: T01, T02, ..."""
    row: int = 0
    thread: str = ""
    """What it is known by from report to report."""
    reference: str = ""
    sheet: str = ""
    cell: str = ""
    phase: int | None = None
    phase_name: str = ""
    title: str = field(default="", metadata={"column": "tactic"})
    title_typed: str = field(default="", metadata={"column": "tactic_typed"})
    objectives: tuple[int, ...] = ()
    purpose: str = ""
    audience: str = ""
    audiences: tuple[str, ...] = ()
    accountable: str = ""
    lead: str = ""
    bodies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    remark: str = ""
    timing: str = ""
    timing_from: str = ""
    timing_to: str = ""
    feedback: str = ""
    feedback_meant: str = ""
    status_typed: str = ""
    status_meant: str = ""
    completed_typed: str = ""
    percent_typed: str = ""
    team_rag: str = ""
    comments: str = ""
    timing_cell: str = ""
    accountable_cell: str = ""
    audience_cell: str = ""
    feedback_cell: str = ""
    timing_kind: str = ""
    start: date = field(default=None)  # type: ignore[assignment] # read_timings gives every tactic a window
    end: date = field(default=None)  # type: ignore[assignment] # as above
    precision: str = ""
    confirmed: bool = False
    understood: str = field(default="", metadata={"column": "words"})
    """The timing in words, as it was understood; blank where it names no time."""
    period: str = ""
    occasions: tuple[Window, ...] = ()
    state: State = State.NO_UPDATE
    evidence: str = ""
    moved_from: date | None = None
    move_reason: str = ""
    named_latest: date | None = None
    named_words: str = ""
    baseline_start: date | None = None
    baseline_end: date | None = None
    """The window with which it was first reported; None where it never had a date of its own."""
    first_end: date | None = None
    slip_days: int | None = None
    agreed_end: date | None = None
    agreed_on: date | None = None
    refused_on: date | None = None
    unagreed_days: int | None = None
    """Days by which the deadline is later than the last one that the steering group agreed, else than the first."""
    next_start: date | None = field(default=None, metadata={"column": "due_start"})
    next_end: date | None = field(default=None, metadata={"column": "due"})
    """The window that is due next, of its own or its phase's; without an end where it has a start only."""
    event: bool = False
    """Whether it happens on its date and cannot be done early."""
    schedule: Schedule = Schedule.UPCOMING
    working_days_left: int | None = None
    rag: Rag = Rag.NOT_RATED
    reason: str = ""
    remedy: str = ""
    names: tuple[str, ...] = ()
    """The accountable, bodies and people, the lead first."""
    undated: bool = False
    """Whether its window is lent by its phase or the plan year."""
    open_ended: bool = False
    """Whether it has a start only."""
    due: date | None = None
    """The deadline; None where it has none of its own."""
    window: str = ""
    """The window in words, as it was understood; "no date" where it has none of its own."""

    @property
    def own_date(self) -> bool:
        """Whether it has a deadline of its own."""
        return not self.undated and not self.open_ended

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do: neither complete nor cancelled."""
        return self.state not in SETTLED

    @property
    def days_left(self) -> int | None:
        """Working days to a deadline of its own; None where there is none, or nothing left to do."""
        return self.working_days_left if self.due and self.is_open else None


def is_undated(precision: str, timing_kind: str) -> bool:
    """Whether a window is lent by the phase or the plan year, and not a whole year that the timing itself names."""
    return precision == "phase" or (precision == "year" and timing_kind != "year")


_WORKED_OUT = frozenset({"names", "undated", "open_ended", "due", "window"})
_COLUMN_OF = {one.name: one.metadata.get("column", one.name) for one in fields(Tactic) if one.name not in _WORKED_OUT}
_ENUMS = {"state": State, "schedule": Schedule, "rag": Rag}


def take_tactics(frame: pd.DataFrame) -> tuple[Tactic, ...]:
    """The tactics of a plan's frame, in the plan's order; columns that it does not have yet are left at their default.

    Raises:
        ValueError: a state, schedule status or RAG is none of ours, as in a damaged snapshot.
    """
    columns = {name: _plain(frame, name) for name, column in _COLUMN_OF.items() if column in frame.columns}
    records = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
    return tuple(Tactic(**record, **_worked_out(record)) for record in records)


def _plain(frame: pd.DataFrame, name: str) -> list[Any]:
    column = frame[_COLUMN_OF[name]]
    kind = BY_NAME[_COLUMN_OF[name]].kind
    if kind == "date":
        return [None if pd.isna(day) else day.date() for day in column]
    if kind == "number":
        return [None if pd.isna(number) else int(number) for number in column]
    return [_ENUMS[name](text) for text in column] if name in _ENUMS else list(column)


def _worked_out(record: dict[str, Any]) -> dict[str, Any]:
    """What follows from a tactic's columns."""
    kind = record.get("timing_kind", "")
    undated = is_undated(record.get("precision", ""), kind)
    lent = record.get("period") or ("ongoing" if kind == "ongoing" else "no date")
    named = (record.get("lead"), *record.get("bodies", ()), *record.get("people", ()))
    return {
        "names": tuple(dict.fromkeys(filter(None, named))),
        "undated": undated,
        "open_ended": kind == "from",
        "due": None if undated else record.get("next_end"),
        "window": lent if undated else record.get("understood", ""),
    }
