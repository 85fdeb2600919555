from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.errors import ReportError
from nshreport.plan import Options, Plan, find_plan, read_settings, read_workbook
from tests.sheet_cases import Case, build, cases, faults

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = [
    *cases("sheets"),
    *cases("sheets-unseen"),
    *cases("sheets-own"),
    *cases("sheets-fresh2"),
    *cases("sheets-blind-a"),
    *cases("sheets-blind-b"),
    *cases("sheets-blind-c"),
    *cases("sheets-blind-e"),
]
INSERTED: tuple[list[object], ...] = (
    [],
    ["Notes"],
    ["Total", None, 3],
    [None, "as agreed"],
    ["Phase 2"],
    ["* Dates may change."],
    ["Name", "Telephone", "E-mail"],
    ["Insert new rows above this one"],
    [None, None, None, "12 May 2025"],
    ["Print the leaflet", "Ana", "June 2025"],
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in SHEETS])
def test_workbooks_of_other_teams_are_read_as_their_teams_mean_them(case: Case, tmp_path: Path) -> None:
    assert faults(case, tmp_path) == ()


def rows_with_words(plan: Plan) -> int:
    """The rows below the first header that have words in the table's columns, those of headers aside."""
    found = set()
    for table in plan.layout.tables:
        for row in range(table.header_row, len(table.sheet.rows)):
            if any(value is not None for value in table.sheet.rows[row][table.span.start : table.span.stop]):
                found.add((table.sheet.name, row))
    for table in plan.layout.tables:
        below = min(line.row for line in table.lines if line.row > table.header_row)
        found -= {(table.sheet.name, row) for row in range(table.header_row, below)}
        found |= {(table.sheet.name, line.row) for line in table.lines if line.row < table.header_row}
    return len(found)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in SHEETS if "rows" in case])
def test_every_row_with_words_is_a_tactic_a_phase_a_continuation_or_ignored_with_a_finding(
    case: Case, tmp_path: Path
) -> None:
    chance = random.Random(case["name"])  # noqa: S311 - the same rows in every run
    for number in range(4):
        rows = list(case["rows"])
        for _ in range(number):
            rows.insert(chance.randint(4, len(rows) + 1), chance.choice(INSERTED))
        workbook = read_workbook(
            build({**case, "rows": rows, "merged": case.get("merged", []) if not number else []}, tmp_path)
        )
        try:
            plan = find_plan(workbook, read_settings(workbook, Options(date.fromisoformat(case["as_of"])))[0])
        except ReportError:
            continue
        assert sum(plan.row_counts.values()) == rows_with_words(plan)
        named = any(finding.code in {"rows-ignored", "other-table"} for finding in plan.findings)
        assert named == (plan.row_counts.get("ignored", 0) > 0)
