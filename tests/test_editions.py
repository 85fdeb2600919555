"""Successive editions of plans as real teams edit them, compared directly and through two monthly reports."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from benchmarks.editions import add_up, score_step
from nshreport.history.changes import diff
from nshreport.plan import Options
from tests.months import run_month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nshreport.history.changes import Change

CASES = Path(__file__).parent / "cases"
EDITIONS = {case["name"]: case for case in json.loads((CASES / "editions.json").read_text(encoding="utf-8"))}
IN_2024, IN_2025 = ("2024-01-31", "2024-02-29"), ("2025-02-28", "2025-03-31")
RATINGS = {"rag up", "rag changed", "newly red", "newly amber"}
RIGHT: dict[str, tuple[tuple[str, str], list[str]]] = {
    "initials": (IN_2024, ["renamed"] * 2),
    "bracketed-details": (IN_2025, ["date now set", *["renamed"] * 5]),
    "another-office": (IN_2025, ["renamed"]),
    "another-person": (IN_2025, ["accountable changed"] * 5),
    "corrected-year": (IN_2025, ["date corrected"]),
    "only-the-start-corrected": (IN_2024, ["date corrected"]),
    "year-guess-flips": (("2024-11-29", "2024-12-31"), ["deadline later"]),
    "text-becomes-a-date": (IN_2025, []),
    "nearly-empty-column": (IN_2025, []),
    "blank-title": (IN_2025, ["renamed"]),
    "weekday-and-day-in-month-columns": (("2019-01-31", "2019-02-28"), ["deadline later"]),
}
"""The two reports' days of a case, and the kinds of its changes, ratings apart."""


def write(case: dict[str, Any], side: str, folder: Path) -> Path:
    path = folder / side / "plan.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as workbook:
        sheet, day = workbook.add_worksheet("Plan"), workbook.add_format({"num_format": "d mmm yyyy"})
        sheet.write_row(0, 0, case.get(f"headings_{side}") or case["headings"])
        for number, row in enumerate(case[side], 1):
            for column, value in enumerate(row):
                if isinstance(value, dict):
                    sheet.write_datetime(number, column, datetime.fromisoformat(value["date"]), day)
                elif value is not None:
                    sheet.write_string(number, column, value)
    return path


def kinds(changes: Iterable[Change]) -> list[str]:
    return sorted(change.kind for change in changes if change.kind not in RATINGS)


@pytest.mark.parametrize("name", RIGHT)
def test_the_next_edition_of_a_plan_is_compared_as_it_should_be(name: str, tmp_path: Path) -> None:
    days, expected = RIGHT[name]
    old, new = (write(EDITIONS[name], side, tmp_path) for side in ("before", "after"))
    assert kinds(diff(old, new, Options(date.fromisoformat(days[1]))).changes) == sorted(expected)
    packs = tmp_path / "packs"
    packs.mkdir()
    run_month(old, packs, days[0])
    changes = run_month(new, packs, days[1]).report.changes
    assert (str(changes.since), kinds(changes.changes)) == (days[0], sorted(expected))


def test_a_row_with_a_reference_and_no_title_is_called_by_it_and_that_is_said(tmp_path: Path) -> None:
    plan = run_month(write(EDITIONS["blank-title"], "before", tmp_path), tmp_path, "2025-02-28").plan
    assert list(plan.frame["tactic"]) == ["Search and display tool", "M-12", "Close the project"]
    assert [finding.row for finding in plan.findings if finding.code == "no-title"] == [2]


def test_a_year_inside_a_word_of_a_files_name_is_no_plan_year(tmp_path: Path) -> None:
    path = write(EDITIONS["year-in-a-file-name"], "before", tmp_path)
    path = path.rename(path.with_name("Plan 2019-08-05 rev2014b.xlsx"))
    assert run_month(path, tmp_path, "2019-01-31").plan.settings.plan_year == 2019


def test_a_date_put_right_is_no_slip_of_a_later_report(tmp_path: Path) -> None:
    old, new = (write(EDITIONS["corrected-year"], side, tmp_path) for side in ("before", "after"))
    run_month(old, tmp_path, "2025-02-28")
    tactics = run_month(new, tmp_path, "2025-03-31").report.tactics
    assert [tactic.slip_days for tactic in tactics] == [None] * 3


@pytest.mark.slow
def test_unseen_editions_reach_the_figures_agreed(tmp_path: Path) -> None:
    plans = json.loads((CASES / "editions-unseen.json").read_text(encoding="utf-8"))
    scores = [score_step(plan, step, tmp_path) for plan in plans for step in range(len(plan["editions"]) - 1)]
    total = add_up(scores)
    assert total.renamed >= 80
    assert total.precision >= 0.99
    assert total.recall >= 0.85
    assert total.missed <= total.renamed / 10
    assert [fault for score in scores for fault in score.faults if " possible " not in fault] == []
