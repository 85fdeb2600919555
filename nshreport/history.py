"""What earlier reports said: snapshots read from the packs in the output folder, and what they mean for a tactic."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from nshreport.finding import Finding, make_finding
from nshreport.match import Key, match_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from nshreport.plan import Plan

SCHEMA = 1
SNAPSHOT = "snapshot.json"
_PACK = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATES = ("start", "end", "moved_from", "first_end")
_TEXTS = ("reference", "tactic", "accountable", "timing", "feedback", "precision", "state", "schedule", "rag", "reason")
_STAND_INS = frozenset({"phase", "year"})


@dataclass(frozen=True, slots=True)
class Remembered:
    """A tactic as an earlier report told it."""

    row: int
    reference: str
    tactic: str
    phase: int | None
    accountable: str
    timing: str
    feedback: str
    start: date | None
    end: date | None
    precision: str
    confirmed: bool
    state: str
    moved_from: date | None
    first_end: date | None
    schedule: str
    rag: str
    reason: str
    own_date: bool

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return Key(self.reference, self.tactic, self.phase)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One earlier report of a plan."""

    as_of: date
    identity: str
    tactics: tuple[Remembered, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The earlier reports of a plan, oldest first, and findings on packs that could not be read."""

    snapshots: tuple[Snapshot, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def latest(self) -> Snapshot | None:
        """The newest report before this one."""
        return self.snapshots[-1] if self.snapshots else None


def plan_identity(plan: Plan) -> str:
    """What makes it the same plan from month to month: its title and the year in which it begins."""
    title = " ".join(re.sub(r"[^\w ]", " ", plan.title.casefold()).split())
    return f"{title} | {plan.settings.plan_start:%Y-%m}"


def read_history(output: Path, plan: Plan) -> History:
    """The earlier reports of the same plan among the packs of a folder.

    A snapshot that is damaged or of a newer kind is a finding, and the run goes on without it.
    """
    snapshots: list[Snapshot] = []
    findings: list[Finding] = []
    identity = plan_identity(plan)
    for path in sorted(output.glob(f"*/{SNAPSHOT}")):
        if not _PACK.fullmatch(path.parent.name) or path.parent.name >= plan.settings.as_of.isoformat():
            continue
        try:
            snapshot = _parse(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            findings.append(
                make_finding(
                    "earlier-report-unread",
                    quote=path.parent.name,
                    detail=f"The report of {path.parent.name} could not be read",
                )
            )
            continue
        if snapshot.identity == identity:
            snapshots.append(snapshot)
    return History(tuple(snapshots), tuple(findings))


def _parse(content: dict[str, Any]) -> Snapshot:
    if content["schema"] > SCHEMA:
        message = "a snapshot of a newer kind"
        raise ValueError(message)
    tactics = tuple(_remember(entry) for entry in content["tactics"])
    return Snapshot(date.fromisoformat(content["as_of"]), content["plan"]["identity"], tactics)


def _remember(entry: dict[str, Any]) -> Remembered:
    values: dict[str, Any] = {name: str(entry[name]) for name in _TEXTS}
    values |= {name: date.fromisoformat(entry[name]) if entry[name] else None for name in _DATES}
    values |= {name: entry[name] for name in ("row", "phase", "confirmed", "own_date")}
    return Remembered(**values)


def make_snapshot(plan: Plan) -> str:
    """The report as the next one will remember it, as JSON."""
    frame = plan.frame
    own_date = ~frame["precision"].isin(_STAND_INS) | (frame["timing_kind"] == "year")
    kept = frame[["row", "phase", "confirmed", *_DATES, *_TEXTS]].assign(own_date=own_date)
    for name in _DATES:
        kept[name] = kept[name].dt.strftime("%Y-%m-%d").astype(object).where(kept[name].notna(), None)
    kept["phase"] = kept["phase"].astype(object).where(kept["phase"].notna(), None)
    content = {
        "schema": SCHEMA,
        "as_of": plan.settings.as_of.isoformat(),
        "plan": {
            "identity": plan_identity(plan),
            "title": plan.title,
            "year": plan.settings.plan_year,
            "first_month": plan.settings.begins,
        },
        "input": {"name": plan.book.name, "sha256": plan.book.digest},
        "settings": plan.settings.in_force(),
        "tactics": kept.to_dict("records"),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def recall(plan: Plan, history: History) -> Plan:
    """The plan with what earlier reports knew of each tactic.

    `first_end` is where the deadline first stood: as the last report had it, else where the words say it was moved
    from or where it stood in the last report, the earlier of the two; blank if it has not moved.
    """
    known = _matched(plan, history.latest)
    ends = [end.date() for end in plan.frame["end"]]
    first_ends = [_first_end(*values) for values in zip(known, plan.frame["moved_from"], ends, strict=True)]
    slips = [
        _slip(first, end, dated=dated)
        for first, end, dated in zip(first_ends, ends, _own_dates(plan.frame), strict=True)
    ]
    columns = {
        "first_end": first_ends,
        "slip_days": slips,
        "known_end": [old.end if old else None for old in known],
        "move_shown": _shown(plan, history.snapshots, first_ends, ends),
        "last_state": [old.state if old else "" for old in known],
        "last_feedback": [old.feedback if old else "" for old in known],
        "last_rag": [old.rag if old else "" for old in known],
    }
    return plan.with_columns(columns, history.findings)


def plan_keys(frame: pd.DataFrame) -> list[Key]:
    """What tells each tactic of a plan from the others."""
    phases = [None if pd.isna(phase) else int(phase) for phase in frame["phase"]]
    return list(map(Key, frame["reference"], frame["tactic"], phases))


def _matched(plan: Plan, snapshot: Snapshot | None) -> list[Remembered | None]:
    if snapshot is None:
        return [None] * len(plan.frame)
    found = match_rows([old.key for old in snapshot.tactics], plan_keys(plan.frame))
    return [snapshot.tactics[found[place]] if place in found else None for place in range(len(plan.frame))]


def _own_dates(frame: pd.DataFrame) -> Iterator[bool]:
    """Whether the tactic has a deadline of its own: not one lent by its phase or year, and not a start only."""
    for precision, kind in zip(frame["precision"], frame["timing_kind"], strict=True):
        yield kind != "from" and (precision not in _STAND_INS or kind == "year")


def _first_end(old: Remembered | None, moved_from: pd.Timestamp, end: date) -> date | None:
    if old is not None and old.first_end is not None:
        return old.first_end
    stood = [old.end] if old is not None and old.own_date and old.end is not None and old.end != end else []
    said = [moved_from.date()] if pd.notna(moved_from) else []
    return min(stood + said, default=None)


def _slip(first_end: date | None, end: date, *, dated: bool) -> int | None:
    return (end - first_end).days if first_end is not None and dated else None


def _shown(plan: Plan, snapshots: Sequence[Snapshot], first_ends: list[date | None], ends: list[date]) -> list[bool]:
    """Whether an earlier report has already shown the tactic moved from the same first end to the same end."""
    shown = [False] * len(ends)
    for snapshot in snapshots:
        for place, old in enumerate(_matched(plan, snapshot)):
            if (
                old is not None
                and old.first_end is not None
                and (old.first_end, old.end) == (first_ends[place], ends[place])
            ):
                shown[place] = True
    return shown
