"""A report as the next one will remember it: every tactic's texts as typed, and how they were read."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from nshreport.finding import Finding
from nshreport.history.deadline_history import Observation
from nshreport.history.kept_value import parse_day, parse_number, parse_text
from nshreport.history.match import tidy_title
from nshreport.history.register import Register, RegisteredRef, parse_entry
from nshreport.history.request import Request, parse_request
from nshreport.plan import (
    BY_NAME,
    COLUMNS,
    ColumnKind,
    Directory,
    Measure,
    Plan,
    PlanLayout,
    PlanTable,
    Settings,
    Sheet,
    Workbook,
    as_column,
    made_by,
)
from nshreport.rating import Rag, Schedule, Tactic, parts_of, read_progress, read_timings, take_tactics
from nshreport.words import say_count
from nshreport.words.timing import Window

SCHEMA = 1
"""Rises when a snapshot can no longer be read by the program of before; new columns alone do not raise it."""
SNAPSHOT = "snapshot.json"
_READ = (*made_by("read_timings"), *made_by("read_progress"))
_KEPT = tuple(column.name for column in COLUMNS)
_YEAR_OR_EDITION = re.compile(r"\b(?:(?:19|20)\d\d(?: \d\d)?|v(?:ersion)? ?\d+(?: \d+)?|draft|final)\b")
_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d(?!\w|-\d\d?-\d)")
_MOST = 0.5
"""Two reports that share so much of the shorter one's tactics are of one plan, whatever its title has become."""


DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading a snapshot raises that is not, or no longer, one of ours."""


_BLANKS: dict[ColumnKind, object] = {
    "text": "",
    "number": None,
    "date": None,
    "yes/no": False,
    "numbers": (),
    "names": (),
    "windows": (),
}
"""What a column holds where it says nothing."""


class NewerSnapshotError(ValueError):
    """The snapshot was written by a newer version of the program."""


class LargeSnapshotError(ValueError):
    """The snapshot is larger than any that the program writes."""


LARGEST = 50_000_000
"""Bytes of a snapshot that is read."""


@dataclass(frozen=True, slots=True)
class PastMeasure:
    """A measure as a report had it: its name, and its target and baseline as typed, blank where it has none."""

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
    target, baseline = (amount.typed if amount else "" for amount in (measure.target, measure.baseline))
    return PastMeasure(measure.name, target, baseline)


def parse_measure(entry: dict[str, Any]) -> PastMeasure:
    """A measure from a snapshot.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is damaged.
    """
    return PastMeasure(*map(parse_text, (entry["name"], entry.get("target", ""), entry.get("baseline", ""))))


@dataclass(frozen=True)
class Snapshot:
    """One report of a plan."""

    as_of: date
    identity: str
    """What makes it the same plan from month to month: its title and when its year begins."""
    tactics: tuple[Tactic, ...]
    """The tactics as the report had them."""
    title: str = ""
    year: int = 0
    first_month: int = 1
    source: str = ""
    """The plan workbook's name."""
    digest: str = ""
    """SHA-256 of the plan workbook."""
    file_digest: str = field(default="", compare=False)
    """SHA-256 of the snapshot's own file; blank where it was made from a workbook."""
    settings: dict[str, str] = field(default_factory=dict)
    """The thresholds in force, in words."""
    headings: dict[str, str] = field(default_factory=dict)
    """Those of the columns that gave the title, the timing and who is accountable."""
    register: tuple[RegisteredRef, ...] = ()
    """Every ref given up to this report; of one written before there were refs, or damaged, none."""
    requests: tuple[Request, ...] = ()
    """What the steering group was asked, and what was closed since the report before."""
    before_refs: bool = False
    """Whether it was written by an earlier program, which knew no refs and had other rules."""
    damaged: bool = False
    """Whether its register could not be read."""
    measures: tuple[PastMeasure, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    """The names of each tactic's parts, in the order of the tactics; nothing where no tactic has any."""
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Everything that is known of the tactics, in the columns of the data dictionary."""

    @cached_property
    def again(self) -> tuple[Tactic, ...]:
        """The tactics with their timing and feedback read by today's reader, in the same order."""
        settings = Settings(as_of=self.as_of, year=self.year, first_month=self.first_month)
        typed = self.frame.drop(columns=[name for name in _READ if name in self.frame.columns])
        frame = read_progress(read_timings(_bare_plan(typed, settings))).frame
        return take_tactics(frame)

    def parts_of(self, place: int) -> tuple[str, ...]:
        """The names of the parts of the tactic at a place, counted from 0."""
        return self.parts[place] if self.parts else ()

    @property
    def counts(self) -> dict[str, int]:
        """Tactics by RAG, in the order in which they matter; those that have none are left out."""
        counts = Counter(tactic.rag for tactic in self.tactics)
        return {rag: counts[rag] for rag in Rag if counts[rag]}


@dataclass(frozen=True)
class History:
    """The earlier reports of a plan, oldest first, and findings on packs that could not be read."""

    snapshots: tuple[Snapshot, ...] = ()
    findings: tuple[Finding, ...] = ()
    reserved: tuple[RegisteredRef, ...] = ()
    """The refs of last year's plan, if this one goes on with them."""
    between: tuple[Snapshot, ...] = ()
    """Reports of the plan since the one that was named by hand to compare with: only the trends count them."""
    remarks: tuple[str, ...] = ()
    """What the person who runs the report should know of the packs in the folder; no file of the pack depends on it."""

    @cached_property
    def register(self) -> Register:
        """The register that the reports leave: the newest that one of them keeps, else all of them replayed by date.

        The tactics of reports written before there were refs get theirs in the order first seen.
        """
        register = Register(reserved=self.reserved)
        for snapshot in self.snapshots:
            if snapshot.register:
                register = register.joined(snapshot.register)
            else:
                tactics = number_tactics(register, snapshot.tactics)
                register = register.after(snapshot.as_of, tactics)
        return register

    def numbered(self) -> History:
        """The same reports with their tactics under today's refs."""
        refs = {one.thread: one.ref for one in self.register.entries}
        return replace(self, snapshots=tuple(_with_refs(snapshot, refs) for snapshot in self.snapshots))

    @property
    def latest(self) -> Snapshot | None:
        """The newest report before this one."""
        return self.snapshots[-1] if self.snapshots else None

    @cached_property
    def observations(self) -> dict[str, tuple[Observation, ...]]:
        """Each tactic in the reports that have it, by its thread, oldest first."""
        found: dict[str, list[Observation]] = {}
        for snapshot in self.snapshots:
            for tactic, again in zip(snapshot.tactics, snapshot.again, strict=True):
                found.setdefault(tactic.thread, []).append(Observation(snapshot.as_of, tactic, again))
        return {thread: tuple(seen) for thread, seen in found.items()}


def number_tactics(register: Register, tactics: Sequence[Tactic]) -> tuple[Tactic, ...]:
    """Tactics with a ref each: their own, or the one that the register has or gives them."""
    threads, titles, own = ([getattr(one, name) for one in tactics] for name in ("thread", "title", "ref"))
    refs = register.give(threads, titles, own).refs
    return tuple(replace(tactic, ref=ref) for tactic, ref in zip(tactics, refs, strict=True))


def _with_refs(snapshot: Snapshot, refs: dict[str, str]) -> Snapshot:
    tactics = tuple(replace(tactic, ref=refs.get(tactic.thread, tactic.ref)) for tactic in snapshot.tactics)
    return replace(snapshot, tactics=tactics, frame=snapshot.frame.assign(ref=[one.ref for one in tactics]))


def news_of(tactic: Tactic) -> str:
    """Everything that its cells say of how it goes, without case and punctuation."""
    return tidy_title(f"{tactic.status_typed} {tactic.completed_typed} {tactic.feedback} {tactic.percent_typed}")


def _bare_plan(frame: pd.DataFrame, settings: Settings) -> Plan:
    """A plan of which only the frame and settings are known: an earlier report has no workbook at hand."""
    sheet = Sheet("", ())
    return Plan(
        frame,
        settings,
        PlanLayout((PlanTable(sheet, 0, {}, {}, ()),)),
        Workbook("", "", "", (sheet,)),
        Directory(),
    )


def plan_identity(plan: Plan) -> str:
    """What makes it the same plan from month to month: its title and when its year begins."""
    title = tidy_title(_YEAR_OR_EDITION.sub(" ", tidy_title(plan.title)))
    return f"{title} | {plan.settings.plan_start:%Y-%m}"


class _Marks(NamedTuple):
    """What distinguishes a plan from another."""

    begins: tuple[int, int]
    guessed: bool
    """Whether nothing names the year in which it begins."""
    identity: str
    titles: frozenset[str]


def _marks(report: Snapshot | Plan) -> _Marks:
    if isinstance(report, Plan):
        guessed = any(finding.code == "year-assumed" for finding in report.findings)
        begins, identity = (report.settings.plan_year, report.settings.begins), plan_identity(report)
        titles: Iterable[str] = report.frame["tactic"]
    else:
        guessed = not _YEAR.search(f"{report.title} {report.source}")
        begins, identity = (report.year, report.first_month), report.identity
        titles = (tactic.title for tactic in report.tactics)
    return _Marks(begins, guessed, identity, frozenset(map(tidy_title, titles)))


def is_same_plan(one: Snapshot, other: Snapshot | Plan) -> bool:
    """Whether two reports are of one plan: the same plan year, and the title or at least half of the tactics.

    A year that was only guessed makes no other plan of one that has half of the tactics.
    """
    old, new = _marks(one), _marks(other)
    shared = len(old.titles & new.titles) >= _MOST * min(len(old.titles), len(new.titles))
    if old.begins == new.begins:
        return old.identity == new.identity or shared
    return (old.guessed or new.guessed) and shared


def why_other_plan(last: Snapshot, plan: Plan) -> str:
    """Why a report is of another plan than this one: another plan year, or other tactics."""
    old, new = _marks(last), _marks(plan)
    if old.begins != new.begins:
        years = (f"{date(year, month, 1):%B %Y}" for year, month in (old.begins, new.begins))
        return "its year begins in {}, this one's in {}".format(*years)
    shared = len(old.titles & new.titles)
    return (
        f"{shared or 'none'} of its {say_count(len(old.titles), 'tactic')} {'is' if shared == 1 else 'are'} in this one"
    )


def take_snapshot(plan: Plan) -> Snapshot:
    """What will be remembered of an assessed plan."""
    frame = plan.frame[[name for name in _KEPT if name in plan.frame.columns]]
    return Snapshot(
        as_of=plan.settings.as_of,
        identity=plan_identity(plan),
        tactics=take_tactics(frame),
        title=plan.title,
        year=plan.settings.plan_year,
        first_month=plan.settings.begins,
        source=plan.workbook.name,
        digest=plan.workbook.digest,
        settings=plan.settings.in_force(),
        headings=plan.headings,
        measures=tuple(map(past_measure, plan.measures)),
        parts=_part_names(plan),
        frame=frame,
    )


def _part_names(plan: Plan) -> tuple[tuple[str, ...], ...]:
    found = parts_of(plan)
    refs = plan.frame["ref"] if found else ()
    return tuple(tuple(part.name for part in found.get(ref, ())) for ref in refs)


def make_snapshot(plan: Plan, register: Register | None = None, requests: Sequence[Request] = ()) -> str:
    """The report as the next one will remember it, as JSON; what is blank is left out.

    Args:
        plan: the assessed plan.
        register: the register that the report leaves; by default that of a first report.
        requests: what the group is asked, and what was closed since the report before.
    """
    snapshot = take_snapshot(plan)
    frame = snapshot.frame
    columns = {name: [_as_json(value, BY_NAME[name].kind) for value in frame[name]] for name in frame.columns}
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    for row, names in zip(rows, snapshot.parts, strict=False):
        row["parts"] = list(names)
    content = {
        "schema": SCHEMA,
        "as_of": snapshot.as_of.isoformat(),
        "plan": {
            "identity": snapshot.identity,
            "title": snapshot.title,
            "year": snapshot.year,
            "first_month": snapshot.first_month,
        },
        "input": {"name": snapshot.source, "sha256": snapshot.digest},
        "settings": snapshot.settings,
        "headings": snapshot.headings,
        "register": [one.fields for one in (register or Register().after(snapshot.as_of, snapshot.tactics)).entries],
        "requests": [one.fields for one in requests],
        "tactics": [{name: value for name, value in row.items() if value not in ("", None, [], False)} for row in rows],
        **({"measures": [one.fields for one in snapshot.measures]} if snapshot.measures else {}),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_snapshot(path: Path) -> Snapshot:
    """A snapshot from its file.

    Raises:
        LargeSnapshotError: it is too large.
        OSError and what parse_snapshot raises.
    """
    if path.stat().st_size > LARGEST:
        raise LargeSnapshotError
    return parse_snapshot(path.read_text(encoding="utf-8"))


def parse_snapshot(text: str) -> Snapshot:
    """A snapshot from its JSON.

    Raises:
        NewerSnapshotError: it was written by a newer version of the program.
        ValueError, KeyError, TypeError, AttributeError, OverflowError: it is damaged.
    """
    content = json.loads(text)
    if content["schema"] > SCHEMA:
        raise NewerSnapshotError
    plan, tactics = content["plan"], content["tactics"]
    frame = pd.DataFrame({name: as_column(name, _read_column(tactics, name)) for name in _KEPT})
    # Before Cancelled was a RAG of its own, what was cancelled was not rated.
    frame["rag"] = frame["rag"].mask(frame["schedule"] == Schedule.CANCELLED, str(Rag.CANCELLED))
    register, damaged = _parse_register(content)
    return Snapshot(
        register=register,
        damaged=damaged,
        before_refs="register" not in content,
        requests=tuple(map(parse_request, content.get("requests", []))),
        as_of=parse_day(content["as_of"]),
        identity=parse_text(plan["identity"]),
        tactics=take_tactics(frame),
        title=parse_text(plan["title"]),
        year=(begins := parse_day(f"{int(plan['year']):04d}-{int(plan['first_month']):02d}-01")).year,
        first_month=begins.month,
        source=parse_text(content["input"]["name"]),
        digest=parse_text(content["input"]["sha256"]),
        file_digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        settings={parse_text(name): parse_text(words) for name, words in content["settings"].items()},
        headings={parse_text(name): parse_text(words) for name, words in content.get("headings", {}).items()},
        measures=tuple(map(parse_measure, content.get("measures", []))),
        parts=_parse_parts(tactics),
        frame=frame,
    )


def _parse_register(content: dict[str, Any]) -> tuple[tuple[RegisteredRef, ...], bool]:
    """The register, and whether it is damaged: the tactics may still be read, and an earlier register used."""
    try:
        return tuple(map(parse_entry, content.get("register", []))), False
    except DAMAGE:
        return (), True


def _parse_parts(tactics: Sequence[dict[str, Any]]) -> tuple[tuple[str, ...], ...]:
    if not any("parts" in entry for entry in tactics):
        return ()
    return tuple(tuple(map(parse_text, entry.get("parts", []))) for entry in tactics)


def _read_column(tactics: Sequence[dict[str, Any]], name: str) -> list[object]:
    kind = BY_NAME[name].kind
    return [_from_json(entry[name], kind) if name in entry else _BLANKS[kind] for entry in tactics]


def _as_json(value: Any, kind: ColumnKind) -> object:  # noqa: ANN401 - a column's kind says what its cells hold
    match kind:
        case "date":
            return None if pd.isna(value) else value.date().isoformat()
        case "number":
            return None if pd.isna(value) else int(value)
        case "yes/no":
            return bool(value)
        case "numbers":
            return list(value)
        case "names":
            return "; ".join(value)
        case "windows":
            return [[_day_text(window.start), _day_text(window.end)] for window in value]
        case "text":
            return str(value)


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _from_json(value: Any, kind: ColumnKind) -> object:  # noqa: ANN401 - as above
    match kind:
        case "date":
            return _day(value)
        case "number":
            return parse_number(value)
        case "yes/no":
            return bool(value)
        case "numbers":
            return tuple(parse_number(number) for number in value)
        case "names":
            return tuple(name for name in parse_text(value).split("; ") if name)
        case "windows":
            return tuple(Window(_day(start), _day(end)) for start, end in value)
        case "text":
            return parse_text(value)


def _day(value: str | None) -> date | None:
    return parse_day(value) if value else None
