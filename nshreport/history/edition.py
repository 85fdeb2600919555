"""An earlier edition of the plan named by hand: a pack, its snapshot, or the workbook as it was then."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nshreport.errors import UsageError
from nshreport.finding import Finding, make_finding
from nshreport.history.recall import recall
from nshreport.history.snapshot import (
    DAMAGE,
    SNAPSHOT,
    History,
    NewerSnapshotError,
    Snapshot,
    read_snapshot,
    take_snapshot,
)
from nshreport.plan import WORKBOOK_KINDS, Options, Plan, find_plan, read_settings, read_workbook
from nshreport.rating import assess, read_progress, read_timings
from nshreport.words import say_day

_REPORT_SHEETS = ("Summary", "Next 90 days", "Timeline", "Notes")
"""Sheets that only a status report has."""
_DAY = re.compile(r"(?<!\d)(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")


def read_previous(path: Path, plan: Plan, older: Sequence[Snapshot]) -> tuple[Snapshot, list[Finding]]:
    """The last report, named by hand, and findings on what was assumed of it.

    A workbook's day is that in its name, else a month before the report date. Any file of a pack means the pack.

    Raises:
        ReportError: it cannot be read, or is not from before the report date.
    """
    in_pack = path.is_file() and (path.parent / SNAPSHOT).is_file()
    if in_pack or path.suffix.lower() not in WORKBOOK_KINDS:
        snapshot = read_pack(path.parent if in_pack else path)
        _refuse_later(path, snapshot.as_of, plan)
        return snapshot, []
    named = _day_named(path.name)
    as_of = named or month_before(plan.settings.as_of)
    _refuse_later(path, as_of, plan)
    history = History(tuple(snapshot for snapshot in older if snapshot.as_of < as_of))
    trouble = [] if named else [make_finding("previous-date-assumed", quote=path.name, day=say_day(as_of))]
    return read_edition(path, Options(as_of), plan, history), trouble


def _refuse_later(path: Path, as_of: date, plan: Plan) -> None:
    if as_of >= plan.settings.as_of:
        raise UsageError(
            f"'{path.name}' is of {say_day(as_of)}, which is not before the report date, "
            f"{say_day(plan.settings.as_of)}. Name an earlier one with --previous."
        )


def read_pack(path: Path) -> Snapshot:
    """The snapshot of a pack, by the pack's folder or the snapshot itself.

    Raises:
        UsageError: there is none, or it cannot be read.
    """
    file = path / SNAPSHOT if path.is_dir() else path
    try:
        return read_snapshot(file)
    except NewerSnapshotError:
        raise UsageError(
            f"The report in '{path}' was written by a newer version of the program. "
            "Update the program, or name another pack or the plan workbook."
        ) from None
    except DAMAGE as trouble:
        if isinstance(trouble, OSError) or file.name != SNAPSHOT:
            raise UsageError(
                f"'{path}' is not a report pack: it has no {SNAPSHOT}. Name a pack's folder, or a plan workbook."
            ) from None
        raise UsageError(f"The {SNAPSHOT} of '{path}' is damaged. Name another pack, or the plan workbook.") from None


def read_edition(path: Path, options: Options, like: Plan | None = None, history: History | None = None) -> Snapshot:
    """A plan workbook as it was at a report date, read and assessed as a report would.

    Args:
        path: the workbook.
        options: the report date, and what the command line overrides.
        like: a later edition, whose year and first month are taken where the workbook names none.
        history: the reports before it.

    Raises:
        ReportError: the workbook cannot be read or holds no plan.
    """
    plan = _read_plan(path, options)
    if like is not None and options.year is None and any(found.code == "year-assumed" for found in plan.findings):
        plan = _read_plan(path, Options(options.as_of, like.settings.plan_year, like.settings.begins))
    plan = recall(plan, history or History())
    return take_snapshot(assess(plan, options.as_of))


def _read_plan(path: Path, options: Options) -> Plan:
    workbook = read_workbook(path)
    if all(workbook.sheet(name) for name in _REPORT_SHEETS):
        raise UsageError(
            f"'{path.name}' is a report, not the plan. Name the plan workbook as it stood then, or the report's pack."
        )
    settings, _ = read_settings(workbook, options)
    return read_progress(read_timings(find_plan(workbook, settings)))


def _day_named(name: str) -> date | None:
    for year, month, day in _DAY.findall(name):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def month_before(day: date) -> date:
    """The same day of the month before, or its last; of a month's last day the last.

    >>> month_before(date(2017, 3, 31)).isoformat(), month_before(date(2017, 4, 15)).isoformat()
    ('2017-02-28', '2017-03-15')
    """
    last = day.day == calendar.monthrange(day.year, day.month)[1]
    year, month = divmod(day.year * 12 + day.month - 2, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, length if last else min(day.day, length))
