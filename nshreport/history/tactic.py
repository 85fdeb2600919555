"""A tactic as the report tells it, taken from the assessed plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from nshreport.words.timing import Window


@dataclass(frozen=True, slots=True)
class Tactic:
    """A tactic as the report tells it."""

    row: int
    reference: str
    cell: str
    phase: int | None
    phase_name: str
    title: str
    objectives: tuple[int, ...]
    purpose: str
    audience: str
    audiences: tuple[str, ...]
    accountable: str
    lead: str
    names: tuple[str, ...]
    """The accountable, bodies and people, the lead first."""
    timing: str
    window: str
    """The window in words, as it was understood; the phase's where the tactic has no date of its own."""
    start: date
    end: date
    due: date | None
    """The deadline; None where the tactic has none of its own."""
    precision: str
    confirmed: bool
    undated: bool
    open_ended: bool
    occasions: tuple[Window, ...]
    feedback: str
    comments: str
    state: str
    evidence: str
    first_end: date | None
    slip_days: int | None
    schedule: str
    working_days_left: int | None
    rag: str
    reason: str
    remedy: str
    team_rag: str
    status_typed: str
    bodies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    understood: str = ""
    """The timing in words, as it was understood; blank where it names no time."""
    moved_from: date | None = None
    move_reason: str = ""
    title_typed: str = ""
    timing_cell: str = ""
    accountable_cell: str = ""
    audience_cell: str = ""
    feedback_cell: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do: neither complete nor cancelled."""
        return self.state not in {State.COMPLETE, State.CANCELLED}

    @property
    def days_left(self) -> int | None:
        """Working days to a deadline of its own; None where there is none, or nothing left to do."""
        return self.working_days_left if self.due and self.is_open else None


def take_tactics(frame: pd.DataFrame) -> tuple[Tactic, ...]:
    """The tactics of an assessed plan's frame, in the plan's order."""
    return tuple(_take(row) for row in frame.to_dict("records"))


def _take(row: dict[Hashable, Any]) -> Tactic:
    undated = row["precision"] == "phase" or (row["precision"] == "year" and row["timing_kind"] != "year")
    return Tactic(
        row=row["row"],
        reference=row["reference"],
        cell=row["cell"],
        phase=None if pd.isna(row["phase"]) else int(row["phase"]),
        phase_name=row["phase_name"],
        title=row["tactic"],
        objectives=row["objectives"],
        purpose=row["purpose"],
        audience=row["audience"],
        audiences=_parts(row["audiences"]),
        accountable=row["accountable"],
        lead=row["lead"],
        names=_names(row),
        timing=row["timing"],
        window=_window(row, undated=undated),
        start=row["start"].date(),
        end=row["end"].date(),
        due=None if pd.isna(row["due"]) or undated else row["due"].date(),
        precision=row["precision"],
        confirmed=row["confirmed"],
        undated=undated,
        open_ended=row["timing_kind"] == "from",
        occasions=row["occasions"],
        feedback=row["feedback"],
        comments=row["comments"],
        state=row["state"],
        evidence=row["evidence"],
        first_end=None if pd.isna(row["first_end"]) else row["first_end"].date(),
        slip_days=None if pd.isna(row["slip_days"]) else int(row["slip_days"]),
        schedule=row["schedule"],
        working_days_left=None if pd.isna(row["working_days_left"]) else int(row["working_days_left"]),
        rag=row["rag"],
        reason=row["reason"],
        remedy=row["remedy"],
        team_rag=row["team_rag"],
        status_typed=row["status_typed"],
        bodies=_parts(row["bodies"]),
        people=_parts(row["people"]),
        understood=row["words"],
        moved_from=None if pd.isna(row["moved_from"]) else row["moved_from"].date(),
        move_reason=row["move_reason"],
        title_typed=row["tactic_typed"],
        timing_cell=row["timing_cell"],
        accountable_cell=row["accountable_cell"],
        audience_cell=row["audience_cell"],
        feedback_cell=row["feedback_cell"],
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("; ") if part)


def _names(row: dict[Hashable, Any]) -> tuple[str, ...]:
    names = dict.fromkeys(filter(None, (row["lead"], *_parts(row["bodies"]), *_parts(row["people"]))))
    return tuple(names)


def _window(row: dict[Hashable, Any], *, undated: bool) -> str:
    if not undated:
        return str(row["words"])
    return str(row["period"]) or ("ongoing" if row["timing_kind"] == "ongoing" else "no date")
