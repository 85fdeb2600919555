from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.render import plan_csv
from tests.conftest import read_cases, reading_on

if TYPE_CHECKING:
    from nshreport.pipeline import Reading

MARCH = "expected-2017-03-31.csv"
READ = (
    "phase",
    "start",
    "end",
    "precision",
    "confirmed",
    "objectives",
    "state",
    "first_end",
    "slip_days",
    "schedule",
    "rag",
)
LATER = ("2017-05-31", "2017-06-30", "2017-12-31")


def published(reading: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plan_csv(reading.plan).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("expected", read_cases(MARCH), ids=lambda row: f"row {row['row']}")
def test_the_real_plan_reads_on_31_march_as_its_team_would_read_it(expected: dict[str, str], march: Reading) -> None:
    row = published(march)[int(expected["row"]) - 1]
    assert row["tactic"].startswith(" ".join(expected["tactic starts with"].split()))
    assert {name: row[name] for name in READ} == {name: expected[name] for name in READ}


@pytest.mark.parametrize("day", LATER)
def test_later_reports_of_the_real_plan_follow_the_rules(day: str) -> None:
    rows = published(reading_on(day))
    expected = read_cases(f"expected-{day}.csv")
    assert [(row["row"], row["schedule"], row["rag"]) for row in rows] == [
        (row["row"], row["schedule"], row["rag"]) for row in expected
    ]
    counted = [row for row in expected if row["working_days_left"]]
    assert [rows[int(row["row"]) - 1]["working_days_left"] for row in counted] == [
        row["working_days_left"] for row in counted
    ]


@pytest.mark.parametrize("day", ["2017-03-31", "2017-04-30", "2017-07-31"])
def test_the_ratings_of_the_real_plan_without_history_stay_as_they_were(day: str) -> None:
    expected = [row for row in read_cases("ratings-2017.csv") if row["report"] == day]
    rows = published(reading_on(day))
    assert [(row["row"], row["schedule"], row["rag"]) for row in rows] == [
        (row["row"], row["schedule"], row["rag"]) for row in expected
    ]


def test_on_31_march_one_is_complete_eleven_are_amber_eight_green_and_three_not_rated(march: Reading) -> None:
    assert march.report.counts == {"Red": 0, "Amber": 11, "Green": 8, "Complete": 1, "Cancelled": 0, "Not rated": 3}


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("no-date", ["D15", "D20", "D28", "D29"]),
        ("names-later-date", ["F7"]),
        ("clash", ["D22", "D23"]),
        ("bank-holiday", ["D24"]),
        ("no-objective", ["A15"]),
        ("audience-spelt-two-ways", ["C16"]),
        ("blank-feedback", ["F13"]),
    ],
)
def test_the_findings_that_the_real_plan_raises_name_their_cells(code: str, cells: list[str], march: Reading) -> None:
    assert sorted(finding.cell for finding in march.report.findings if finding.code == code) == cells


def test_a_tactic_whose_month_is_known_but_not_its_day_is_a_finding(march: Reading) -> None:
    (finding,) = [finding for finding in march.report.findings if finding.cell == "D26"]
    assert finding.quote == "Date to be confirmed (September)"
    assert "September 2017" in finding.message


def test_the_next_report_is_a_month_later_or_on_the_last_day_of_the_next_month(march: Reading) -> None:
    assert march.report.next_report == date(2017, 4, 30)
