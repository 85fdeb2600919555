"""Workbooks of other teams, described in JSON with their right reading: built, read, and compared with it."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from nshreport.errors import ReportError
from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

CASES = Path(__file__).parent / "cases"
CLOSED = frozenset({"Complete", "Cancelled"})
Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    """The cases of a file, each with its right reading under `right_json`."""
    found: list[Case] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    readings = CASES / f"{name}-right.json"
    right = json.loads(readings.read_text(encoding="utf-8")) if readings.exists() else {}
    return [{"right_json": right.get(case["name"]), **case} for case in found]


def build(case: Case, folder: Path) -> Path:
    """The workbook of a case, saved in a folder."""
    path = folder / str(case.get("file_name", f"{case['name']}.{case['kind']}"))
    if case["kind"] == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([[_csv_value(value) for value in row] for row in case["rows"]])
        return path
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for described in case.get("sheets", [{**case, "title": "Sheet1"}]):
        _fill(workbook.create_sheet(described["title"]), described)
    workbook.save(path)
    return path


def _csv_value(value: object) -> object:
    return date.fromisoformat(value["date"]).strftime("%d/%m/%Y") if isinstance(value, dict) else value


def _fill(sheet: Worksheet, described: Case) -> None:
    for number, row in enumerate(described["rows"], 1):
        for column, value in enumerate(row, 1):
            if isinstance(value, dict):
                day = datetime.fromisoformat(value["date"])
                cell = sheet.cell(number, column, 0 if day.year <= 1900 else day)
                cell.number_format = "dd/mm/yyyy"
            elif value not in {None, ""}:
                sheet.cell(number, column, value)
    for merged in described["merged"]:
        sheet.merge_cells(merged)
    for letter, number_format in described["number_formats"]:
        for cell in sheet[letter]:
            if isinstance(cell.value, (int, float)):
                cell.number_format = number_format
    for number in described["hidden_rows"]:
        sheet.row_dimensions[number].hidden = True


def faults(case: Case, folder: Path) -> tuple[str, ...]:
    """What of the case is not read as it should be."""
    right = case["right_json"]
    try:
        reading = read_report(build(case, folder), Options(date.fromisoformat(case["as_of"])), folder)
    except ReportError as error:
        return () if right.get("refused") else (f"refused: {error}",)
    if right.get("refused") == "or read":
        right = {**right, "refused": False}
    return tuple(_faults(right, reading))


def _faults(right: Case, reading: Reading) -> Iterator[str]:
    layout = reading.plan.layout.in_words()
    if right.get("refused"):
        yield f"read: {list(reading.plan.frame['tactic'])}"
        return
    if right.get("sheet") not in {None, layout["sheet"]}:
        yield f"sheet {layout['sheet']}"
    if "header_row" in right and layout["header_row"] not in {right["header_row"], *right.get("header_rows", ())}:
        yield f"header row {layout['header_row']}"
    if "title" in right and _plain(reading.plan.title) != _plain(right["title"]):
        yield f"title {reading.plan.title!r}"
    columns: dict[str, list[str]] = layout["columns"]  # type: ignore[assignment]
    yield from _column_faults(right, columns)
    yield from _tactic_faults(right, reading)
    codes = [finding.code for finding in reading.report.findings]
    for code, count in right.get("findings", {}).items():
        if codes.count(code) != count:
            yield f"finding {code}: {codes.count(code)}, not {count}"


def _tactic_faults(right: Case, reading: Reading) -> Iterator[str]:
    titles = [_plain(title) for title in reading.plan.frame["tactic"]]
    wanted = [_plain(title) for title in right.get("titles", titles)]
    if titles != wanted:
        lacking, added = [t for t in wanted if t not in titles], [t for t in titles if t not in wanted]
        yield f"tactics lacking {lacking}, added {added}"
    if len(titles) != right.get("tactics", len(titles)):
        yield f"{len(titles)} tactics"
    names = {_plain(name): name for name in right.get("titles", ())}
    rows = reading.plan.rows("tactic", "start", "end", "confirmed", "state", "phase_name", "schedule")
    for title, start, end, confirmed, state, phase, schedule in rows:
        key = names.get(_plain(title), title)
        if key in right.get("dates", {}):
            yield from _date_faults(key, right["dates"][key], (start, end), confirmed=confirmed)
        if key in right.get("unconfirmed", ()) and confirmed:
            yield f"{key}: confirmed"
        open_as_wanted = right.get("states", {}).get(key) == "open" and state not in CLOSED
        said = {"states": "open" if open_as_wanted else state, "phases": phase, "schedules": schedule}
        for name, value in said.items():
            wanted = right.get(name, {}).get(key, value)
            said_plainly = {value, _plain(value), _plain(value).lstrip("0123456789 ")}
            if not said_plainly & {wanted, *wanted.split("/"), _plain(wanted)}:
                yield f"{key}: {value}, not {wanted}"


_SAME_READING = {
    "due": ("due", "end", "timing"),
    "end": ("end", "due"),
    "status": ("status", "rag", "feedback"),
    "feedback": ("feedback", "status"),
}
"""Meanings that read a column alike: a due date where there is a start is the end of the window."""


def _column_faults(right: Case, columns: dict[str, list[str]]) -> Iterator[str]:
    for name, letter in right.get("columns", {}).items():
        if name == "days" and {"start", "end"} <= columns.keys():
            continue  # between a start and an end the number of days says nothing more
        if not any(letter in columns.get(name, ()) for name in _SAME_READING.get(name, (name,))):
            yield f"{name} is not {letter}: {columns}"
    for letter, either in right.get("columns_either", {}).items():
        if not any(letter in columns.get(name, ()) for name in either):
            yield f"{letter} is not one of {either}: {columns}"
    for name, letters in right.get("not_columns", {}).items():
        if found := sorted({*columns.get(name, ())} & {*letters}):
            yield f"{name} is {found}"


def _date_faults(title: str, wanted: list[str | None], read: tuple[Any, Any], *, confirmed: bool) -> Iterator[str]:
    start, end = (day.date().isoformat() if day == day else None for day in read)  # noqa: PLR0124 - NaT
    if wanted == [None, None]:
        if confirmed:
            yield f"{title}: {start} to {end}, confirmed"
    elif wanted[1] not in {end, None} or wanted[0] not in {start, None} or (confirmed and end != wanted[1]):
        yield f"{title}: {start} to {end}{' confirmed' if confirmed else ''}, not {wanted}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
