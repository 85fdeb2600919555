from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.plan import Settings
from nshreport.rating import RAG_RULES, SCHEDULE_RULES, Rag, Schedule, rules_in_words
from tests.books import read_rows
from tests.conftest import read_cases

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "case", read_cases("rules.csv"), ids=lambda case: f"{case['timing']} | {case['feedback']} on {case['as_of']}"
)
def test_a_tactic_is_rated_by_the_first_rule_that_holds(case: dict[str, str], tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [(case["phase"],)] if case["phase"] else []
    rows.append(("Give a talk", "Why", "GSS", case["timing"], case["accountable"], case["feedback"]))
    (tactic,) = read_rows(rows, tmp_path, case["as_of"]).report.tactics
    assert (tactic.schedule, tactic.rag) == (case["schedule"], case["rag"])
    assert case["reason"] in tactic.reason
    assert bool(tactic.reason) == bool(case["reason"])


def test_reasons_that_hold_at_the_same_level_are_all_told(tmp_path: Path) -> None:
    row = ("Give a talk", "Why", "GSS", "7 April", "Ian", "At risk, planning meeting in May 2017")
    (tactic,) = read_rows([row], tmp_path).report.tactics
    assert tactic.reason.split("; ")[0] == "5 working days left (due 7 April 2017)"
    assert "its feedback names May 2017, after the deadline" in tactic.reason


def test_every_amber_and_red_tactic_says_what_would_turn_it_green(tmp_path: Path) -> None:
    rows = [("Give a talk", "Why", "GSS", timing, "Ian", "") for timing in ("7 April", "tbc", "3 March", "March - May")]
    assert all(tactic.remedy for tactic in read_rows(list(rows), tmp_path).report.tactics)


def test_a_tactic_is_late_the_day_after_its_window(tmp_path: Path) -> None:
    row = ("Give a talk", "Why", "GSS", "January - March", "Ian", "Drafting")
    schedules = [read_rows([row], tmp_path, day).report.tactics[0].schedule for day in ("2017-03-31", "2017-04-01")]
    assert schedules == ["Due soon", "Overdue"]


def test_every_status_and_rag_has_its_rule() -> None:
    assert {rule.outcome for rule in SCHEDULE_RULES} == set(Schedule)
    assert {rule.outcome for rule in RAG_RULES} == set(Rag)


def test_the_rules_are_printed_with_the_thresholds_in_force() -> None:
    settings = Settings(as_of=date(2017, 3, 31), due_soon_days=7, moved_days=14)
    words = [when for _, when in (*rules_in_words(SCHEDULE_RULES, settings), *rules_in_words(RAG_RULES, settings))]
    assert "7 working days or fewer to the deadline" in words
    assert "Moved by more than 14 days, which no earlier report has shown" in words
    assert not [when for when in words if "{" in when]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2017-03-31", "2017-04-30"),
        ("2017-01-31", "2017-02-28"),
        ("2017-12-15", "2018-01-15"),
        ("2017-11-30", "2017-12-30"),
    ],
)
def test_the_next_report_is_on_the_same_day_of_the_next_month_or_its_last(as_of: str, expected: str) -> None:
    assert Settings(as_of=date.fromisoformat(as_of)).next_report == date.fromisoformat(expected)
