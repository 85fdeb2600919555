"""A tactic as a report told it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import pandas as pd

from nshreport.history.match import Key, tidy_title
from nshreport.plan import BY_NAME, ColumnKind

if TYPE_CHECKING:
    from datetime import date

    from nshreport.words.timing import Window

BLANKS: dict[ColumnKind, object] = {
    "text": "",
    "number": None,
    "date": None,
    "yes/no": False,
    "numbers": (),
    "windows": (),
}
"""What a column holds where it says nothing."""
_LENT = frozenset({"phase", "year"})


@dataclass(frozen=True, slots=True)
class Remembered:
    """A tactic as a report told it; each field is the column of that name, a missing day or number None."""

    row: int = 0
    thread: str = ""
    reference: str = ""
    cell: str = ""
    phase: int | None = None
    phase_name: str = ""
    tactic: str = ""
    objectives: tuple[int, ...] = ()
    purpose: str = ""
    audience: str = ""
    audiences: str = ""
    accountable: str = ""
    bodies: str = ""
    people: str = ""
    remark: str = ""
    timing: str = ""
    timing_own: str = ""
    timing_from: str = ""
    timing_to: str = ""
    feedback: str = ""
    feedback_meant: str = ""
    status_typed: str = ""
    status_meant: str = ""
    completed_typed: str = ""
    percent_typed: str = ""
    timing_kind: str = ""
    start: date | None = None
    end: date | None = None
    precision: str = ""
    confirmed: bool = False
    occasions: tuple[Window, ...] = ()
    state: str = ""
    moved_from: date | None = None
    move_reason: str = ""
    first_end: date | None = None
    slip_days: int | None = None
    schedule: str = ""
    rag: str = ""
    reason: str = ""
    own_date: bool = False
    """Whether it has a deadline of its own: not one lent by its phase or year, and not a start only."""

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return Key(self.reference, self.tactic, self.phase, self.accountable, self.timing, self.purpose)

    @property
    def told(self) -> str:
        """Everything that its cells say of how it goes, without case and punctuation."""
        return tidy_title(f"{self.status_typed} {self.completed_typed} {self.feedback} {self.percent_typed}")


_COLUMNS = tuple(field.name for field in fields(Remembered) if field.name in BY_NAME)


def remember(frame: pd.DataFrame) -> tuple[Remembered, ...]:
    """The tactics of a plan's frame; columns that it does not have yet are blank."""
    columns = [_plain(frame, name) for name in _COLUMNS]
    records = (dict(zip(_COLUMNS, values, strict=True)) for values in zip(*columns, strict=True))
    return tuple(Remembered(**record, own_date=_has_own_date(record)) for record in records)


def _has_own_date(record: dict[str, Any]) -> bool:
    lent = record["precision"] in _LENT and record["timing_kind"] != "year"
    return record["end"] is not None and record["timing_kind"] != "from" and not lent


def _plain(frame: pd.DataFrame, name: str) -> list[Any]:
    kind = BY_NAME[name].kind
    if name not in frame.columns:
        return [BLANKS[kind]] * len(frame)
    if kind == "date":
        return [None if pd.isna(day) else day.date() for day in frame[name]]
    if kind == "number":
        return [None if pd.isna(number) else int(number) for number in frame[name]]
    return list(frame[name])
