"""Months' reports without their workbooks and charts: what is read, remembered and compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nshreport.history import SNAPSHOT, History, make_snapshot, next_register, recall
from nshreport.history.changes import compare
from nshreport.history.snapshot import take_snapshot
from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options, Plan, Sheet, Workbook, find_plan, read_settings
from nshreport.rating import assess, read_progress, read_timings
from tests.books import HEADINGS, plan_sheet, save

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from nshreport.history.changes import Changes

Row = tuple[object, ...]


def run_month(path: Path, folder: Path, as_of: str) -> Reading:
    """A month's run: the plan read beside the earlier packs, and remembered as a pack would."""
    reading = read_report(path, Options(date.fromisoformat(as_of)), folder)
    (folder / as_of).mkdir(exist_ok=True)
    register = next_register(reading.history, reading.plan)
    requests = (*reading.report.requests, *reading.report.answered)
    (folder / as_of / SNAPSHOT).write_text(make_snapshot(reading.plan, register, requests), encoding="utf-8")
    return reading


def report(rows: list[Row], folder: Path, as_of: str, title: str = "Communication Plan 2017") -> Reading:
    """A month's run on a plan of these rows."""
    return run_month(save(plan_sheet(rows, title=title), folder), folder, as_of)


def read_lines(
    lines: Iterable[Row],
    as_of: str,
    history: History | None = None,
    headings: Row = HEADINGS,
    sheets: tuple[Sheet, ...] = (),
) -> Plan:
    """The plan of a sheet of these lines below its headings, assessed; no workbook is written."""
    table = (("Communication Plan 2017",), (), tuple(headings), *(tuple(line) for line in lines))
    width = len(headings)
    rows = tuple(tuple((*line, *[None] * width)[:width]) for line in table)
    workbook = Workbook("plan.xlsx", ".xlsx", "", (Sheet("Plan", tuple(_blank(row) for row in rows)), *sheets))
    options = Options(date.fromisoformat(as_of))
    plan = find_plan(workbook, read_settings(workbook, options)[0])
    plan = recall(read_progress(read_timings(plan)), history or History())
    return assess(plan, options.as_of)


def _blank(row: Row) -> tuple[str | None, ...]:
    return tuple(None if value in {"", None} else str(value) for value in row)


def split_rows(text: str) -> list[tuple[str, ...]]:
    """The rows of a case's cell, which are separated by //, and their cells, separated by |."""
    return [tuple(cell.strip() for cell in row.split("|")) for row in text.split("//") if row.strip()]


def side_sheets(text: str) -> tuple[Sheet, ...]:
    """The sheets beside the plan that a case's cell writes out: each row begins with its sheet's name."""
    rows = split_rows(text)
    return tuple(
        Sheet(name, tuple(row[1:] for row in rows if row[0] == name)) for name in dict.fromkeys(row[0] for row in rows)
    )


def compare_lines(
    old: Iterable[Row],
    new: Iterable[Row],
    as_of: tuple[str, str] = ("2017-03-31", "2017-04-30"),
    headings: Row = HEADINGS,
) -> Changes:
    """What changed between two months' lines."""
    before = take_snapshot(read_lines(old, as_of[0], headings=headings))
    return compare(before, read_lines(new, as_of[1], History((before,)), headings))
