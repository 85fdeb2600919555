"""Small workbooks for tests, as people keep them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("Tactic", "Purpose", "Audience", "Timing", "Accountable", "Feedback")


def plan_sheet(
    rows: list[tuple[object, ...]], headings: tuple[str, ...] = HEADINGS, title: str = "Communication Plan 2017"
) -> Worksheet:
    """A sheet with a title, a blank row, headings in row 3 and the rows below."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet["A1"] = title
    for column, heading in enumerate(headings, 1):
        sheet.cell(3, column, heading)
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column).value = value  # type: ignore[assignment] # a cell takes any value of a plan
    return sheet


def save(sheet: Worksheet, folder: Path, name: str = "plan.xlsx") -> Path:
    """The sheet's workbook saved in a folder."""
    path = folder / name
    assert sheet.parent is not None
    sheet.parent.save(path)
    return path


def read_rows(
    rows: list[tuple[object, ...]], folder: Path, as_of: str = "2017-03-31", headings: tuple[str, ...] = HEADINGS
) -> Reading:
    """The report on a plan of these rows; earlier packs are looked for in the folder itself."""
    return read_report(save(plan_sheet(rows, headings), folder), Options(date.fromisoformat(as_of)), folder)


def codes(reading: Reading) -> dict[str, list[str]]:
    """The codes of the findings, with their cells."""
    found: dict[str, list[str]] = {}
    for finding in reading.report.findings:
        found.setdefault(finding.code, []).append(finding.cell)
    return found
