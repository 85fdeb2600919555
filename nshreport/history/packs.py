"""The packs of a folder, read as the history of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nshreport.errors import UsageError
from nshreport.finding import Finding, make_finding
from nshreport.history.edition import read_previous
from nshreport.history.match import tidy_title
from nshreport.history.register import RegisteredRef
from nshreport.history.snapshot import (
    DAMAGE,
    LARGEST,
    SNAPSHOT,
    History,
    LargeSnapshotError,
    NewerSnapshotError,
    Snapshot,
    is_same_plan,
    read_snapshot,
    why_other_plan,
)
from nshreport.plan import Plan
from nshreport.words import say_day, say_list

_PACK = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_history(folder: Path, plan: Plan, previous: Path | None = None) -> History:
    """The earlier reports of the same plan among the packs of a folder, from before the report date.

    A snapshot that is damaged or of a newer kind is a finding, and the run goes on without it; so are the reports of
    another plan, such as last year's.

    Args:
        folder: where the packs are; it need not exist.
        plan: the plan as read, with its timings and progress.
        previous: the last report, if it is not the newest in the folder: a pack, its snapshot, or the plan's workbook
            as it was then, which is read through the same stages.

    Raises:
        ReportError: the previous report named cannot be read, or is not from before the report date.
    """
    read, findings = _read_packs(folder, before=plan.settings.as_of)
    between: tuple[Snapshot, ...] = ()
    if previous is not None:
        ours = [snapshot for snapshot in read if is_same_plan(snapshot, plan)]
        last, trouble = read_previous(previous, plan, ours)
        between = tuple(snapshot for snapshot in ours if snapshot.as_of > last.as_of)
        read = [*(snapshot for snapshot in read if snapshot.as_of < last.as_of), last]
        findings += trouble
    last_named = read[-1] if previous is not None else None
    same = tuple(snapshot for snapshot in read if snapshot is last_named or is_same_plan(snapshot, plan))
    carried = _carried_over(read, same, plan)
    passed_over = _other_plan(read, same, plan, "carried-over" if carried else "another-plan")
    return History(same, (*findings, *_damaged(same), *passed_over), carried, between=between).numbered()


def say_other_packs(folder: Path, plan: Plan, history: History) -> tuple[str, ...]:
    """What the person who runs the report should know of the packs in the folder; the report says nothing.

    That there is none, that this date was reported before with other refs, and which packs are of later dates.
    """
    as_of = plan.settings.as_of
    read = [_read(path) for path in _paths(folder) if path.parent.name >= as_of.isoformat()]
    same = [one for one in read if isinstance(one, Snapshot) and is_same_plan(one, plan)]
    said = []
    if not history.snapshots and not read:
        said.append(_NO_PACKS.format(folder=folder))
    before = {tactic.thread: tactic.ref for one in same if one.as_of == as_of for tactic in one.tactics}
    now = dict(zip(plan.frame["thread"], plan.frame["ref"], strict=True))
    if renamed := [f"{before[thread]} is now {ref}" for thread, ref in now.items() if before.get(thread, ref) != ref]:
        said.append(f"The report of {say_day(as_of)} was made before; of its new tactics {say_list(renamed)}.")
    if later := [say_day(one.as_of) for one in same if one.as_of > as_of]:
        verb = "was" if len(later) == 1 else "were"
        said.append(f"The report of {say_list(later)} {verb} made without this one: run it again.")
    return tuple(said)


_NO_PACKS = (
    "There is no earlier report in {folder}. If there was one on another computer, copy its newest folder, such as "
    "2017-03-31, there and run again, so that refs and requests go on."
)


def _read_packs(folder: Path, before: date) -> tuple[list[Snapshot], list[Finding]]:
    read = [_read(path) for path in _paths(folder) if path.parent.name < before.isoformat()]
    snapshots = [one for one in read if isinstance(one, Snapshot)]
    findings = [one for one in read if isinstance(one, Finding)]
    earlier = (snapshot for snapshot in snapshots if snapshot.as_of < before)
    return sorted(earlier, key=lambda snapshot: snapshot.as_of), findings


def _paths(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob(f"*/{SNAPSHOT}")) if _PACK.fullmatch(path.parent.name))


def _read(path: Path) -> Snapshot | Finding:
    name = path.parent.name
    try:
        return read_snapshot(path)
    except NewerSnapshotError:
        return make_finding("earlier-report-newer", quote=name)
    except LargeSnapshotError:
        detail = f"The report of {name} is larger than {LARGEST // 1_000_000} MB and was not read"
        return make_finding("earlier-report-unread", quote=name, detail=detail)
    except DAMAGE:
        return make_finding("earlier-report-unread", quote=name, detail=f"The report of {name} could not be read")


def _other_plan(read: Sequence[Snapshot], same: Sequence[Snapshot], plan: Plan, code: str) -> Iterator[Finding]:
    """The last report, if it is passed over as another plan's, or that of the plan which this one goes on with."""
    for last in read[-1:]:
        if any(last is snapshot for snapshot in same):
            continue
        day, why = say_day(last.as_of), why_other_plan(last, plan)
        yield make_finding(code, quote=day, title=last.title, year=last.year, why=why)


def _damaged(same: Sequence[Snapshot]) -> Iterator[Finding]:
    for snapshot in same:
        if snapshot.damaged:
            yield make_finding("register-damaged", quote=snapshot.as_of.isoformat())


def _carried_over(read: Sequence[Snapshot], same: Sequence[Snapshot], plan: Plan) -> tuple[RegisteredRef, ...]:
    """The register of last year's plan, where Settings name it by its title and year."""
    name = f" {tidy_title(plan.settings.carried_from)} "
    old = [
        snapshot
        for snapshot in read
        if snapshot not in same and tidy_title(snapshot.title) in name and f" {snapshot.year}" in name
    ]
    return History(tuple(old)).register.entries if name.strip() else ()


@dataclass(frozen=True, slots=True)
class PackSummary:
    """One pack of a folder, for `nshreport history`; `trouble` says why its snapshot could not be read."""

    folder: str
    title: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    trouble: str = ""

    @property
    def words(self) -> str:
        """The pack on one line."""
        totals = ", ".join(f"{count} {rag.lower()}" for rag, count in self.counts.items())
        listed = self.trouble or f"{self.title}: {totals or 'no tactics'}"
        return f"{self.folder}  {listed}"

    @property
    def fields(self) -> dict[str, object]:
        """The pack for programs."""
        return {"folder": self.folder, "title": self.title, "counts": self.counts, "trouble": self.trouble}


def list_packs(folder: Path) -> tuple[PackSummary, ...]:
    """Every pack of a folder, oldest first, with its totals by RAG.

    Raises:
        UsageError: there is no such folder.
    """
    return tuple(_summarise(path) for path in _paths(existing_folder(folder)))


def existing_folder(folder: Path) -> Path:
    """A folder of packs that was named by hand.

    Raises:
        UsageError: there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder '{folder}'. Name the folder with the report packs.")
    return folder


def _summarise(path: Path) -> PackSummary:
    read = _read(path)
    if isinstance(read, Finding):
        return PackSummary(path.parent.name, trouble=read.message.partition(";")[0])
    return PackSummary(path.parent.name, read.title, read.counts)
