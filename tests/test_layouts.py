"""Plans of every layout are read where they stand; files without a plan are refused."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from nshreport.cli import main
from nshreport.errors import ReportError
from nshreport.finding import BY_CODE as CATALOGUED
from nshreport.pipeline import read_report
from nshreport.plan import BY_NAME as COLUMNS
from nshreport.plan import Options
from nshreport.render import plan_csv
from tests.layouts import LAYOUTS, REFUSALS, Layout, Refusal, Row
from tests.layouts.layout import UNCHECKED, UNLESS_DOUBTED

Checked = Callable[[Layout], dict[str, Any]]
Reported = Callable[[Layout], dict[str, dict[str, str]]]

EXIT_CODES = {kind.code: kind.exit_code for kind in ReportError.__subclasses__()}


def run(*arguments: str) -> tuple[int, str]:
    """Run the program's own command line; its exit code and what it printed."""
    printed = StringIO()
    with redirect_stdout(printed), pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0), printed.getvalue()


def plan_year(layout: Layout) -> list[str]:
    """The options that tell the plan year, where the workbook does not say it."""
    return [] if layout.year is None else ["--year", str(layout.year), "--first-month", str(layout.first_month)]


def check(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Exit code and object of `nshreport check --json`."""
    code, printed = run("check", str(path), "--json", *options)
    return code, json.loads(printed)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    known: dict[str, dict[str, Any]] = {}

    def find(layout: Layout) -> dict[str, Any]:
        if layout.name not in known:
            path = layout.write(tmp_path_factory.mktemp("layout"))
            code, known[layout.name] = check(path, "--as-of", layout.as_of, *plan_year(layout))
            assert code == 0, known[layout.name]
        return known[layout.name]

    return find


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Reported:
    known: dict[str, dict[str, dict[str, str]]] = {}

    def find(layout: Layout) -> dict[str, dict[str, str]]:
        if layout.name not in known:
            records = plan_records(layout, tmp_path_factory.mktemp("layout"))
            known[layout.name] = {record["row"]: record for record in records}
        return known[layout.name]

    return find


def plan_records(layout: Layout, folder: Path) -> list[dict[str, str]]:
    """The rows of plan.csv in a first report on the layout, without the rest of the pack."""
    year, first_month = (None, None) if layout.year is None else (layout.year, layout.first_month)
    options = Options(date.fromisoformat(layout.as_of), year, first_month)
    reading = read_report(layout.write(folder), options, folder / "no earlier reports")
    return list(csv.DictReader(StringIO(plan_csv(reading.plan).decode("utf-8-sig"), newline="")))


def each_layout(layouts: tuple[Layout, ...] = LAYOUTS) -> pytest.MarkDecorator:
    slow = pytest.mark.slow
    return pytest.mark.parametrize(
        "layout", [pytest.param(each, id=each.name, marks=[slow] if each.needs_office else []) for each in layouts]
    )


@each_layout()
def test_the_plan_is_found_where_it_stands(layout: Layout, checked: Checked) -> None:
    plan = checked(layout)["plan"]
    assert plan["header_row"] in layout.header_rows
    assert plan["tactics"] == layout.tactics
    assert not layout.sheet or plan["sheet"] == layout.sheet


@each_layout()
def test_every_column_is_known_by_its_heading(layout: Layout, checked: Checked) -> None:
    found = checked(layout)["plan"]["columns"]
    settled = {
        meaning: [letter for letter in letters if letter not in layout.loose] for meaning, letters in found.items()
    }
    assert {meaning: letters for meaning, letters in settled.items() if letters} == layout.meanings


@each_layout(tuple(layout for layout in LAYOUTS if layout.marks))
def test_what_an_editor_should_see_is_a_finding_at_its_cell(layout: Layout, checked: Checked) -> None:
    found = {(finding["code"], finding["cell"]) for finding in checked(layout)["findings"]}
    assert [mark for mark in layout.findings if not any(stands_at(mark, *finding) for finding in found)] == []


def stands_at(mark: tuple[str, str], code: str, cell: str) -> bool:
    """Whether a finding is the one asked for: its code, at that cell or anywhere in that row."""
    wanted, place = mark
    row = "".join(filter(str.isdigit, cell))
    return wanted in {code, "any"} and place in {cell, row, "any"}


@each_layout()
def test_tactics_are_read_as_a_careful_person_reads_them(layout: Layout, reported: Reported) -> None:
    read = reported(layout)
    wrong = [line for row in layout.expected for line in differences(row, read[row.row])]
    assert not wrong, "\n".join(wrong)


@each_layout(tuple(layout for layout in LAYOUTS if layout.beside))
def test_what_stands_beside_a_tactic_is_kept_with_it(layout: Layout, reported: Reported) -> None:
    read = reported(layout)
    wrong = [
        f"{row}: {column} is '{read[row][column]}', without '{words}'"
        for row, column, words in layout.further
        if words not in read[row][column]
    ]
    assert not wrong, "\n".join(wrong)


def differences(expected: Row, read: Mapping[str, str]) -> Iterator[str]:
    """What is read otherwise than expected, a line for each column."""
    for name, wanted in expected._asdict().items():
        found = " ".join(read[name].split())
        doubted = wanted.endswith(UNLESS_DOUBTED) and read["confirmed"] == "no"
        if wanted != UNCHECKED and not doubted and found != wanted.removesuffix(UNLESS_DOUBTED):
            yield f"{expected.row} {expected.tactic}: {name} is '{found}', not '{wanted}'"


@pytest.mark.parametrize("refusal", [pytest.param(each, id=each.name) for each in REFUSALS])
def test_a_file_without_a_readable_plan_is_refused_with_a_sentence(refusal: Refusal, tmp_path: Path) -> None:
    path = refusal.write(tmp_path)
    code, told = check(path, "--as-of", "2024-06-30")
    assert set(told) == {"error"}
    assert told["error"]["code"] == refusal.trouble
    assert code == EXIT_CODES[refusal.trouble]
    assert re.fullmatch(r"[^\n]+[.]", told["error"]["message"])
    assert refusal.nearest in told["error"]["message"]


def test_the_table_holds_as_many_and_as_various_workbooks_as_promised() -> None:
    assert len(LAYOUTS) >= 24
    assert len(REFUSALS) >= 8
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
    assert len({refusal.name for refusal in REFUSALS}) == len(REFUSALS)
    assert all(len(layout.expected) >= 3 for layout in LAYOUTS)


def test_the_table_speaks_of_findings_columns_and_troubles_that_exist() -> None:
    assert {code for layout in LAYOUTS for code, _ in layout.findings} <= {"any", *CATALOGUED}
    assert {column for layout in LAYOUTS for _, column, _ in layout.further} | {*Row._fields} <= {*COLUMNS}
    assert {refusal.trouble for refusal in REFUSALS} <= {*EXIT_CODES}
