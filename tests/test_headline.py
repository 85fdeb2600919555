"""The finding and what supports it, word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nshreport.history import History
from nshreport.history.changes import Changes
from nshreport.pipeline import Reading
from nshreport.rating import Rag, Schedule
from nshreport.report import compose_report
from nshreport.report.headline import HEADLINE_RULES, Facts, HeadlineRule, compose_subject
from tests.conftest import read_cases
from tests.made_reports import a_report, a_tactic
from tests.months import read_lines, run_month, side_sheets, split_rows
from tests.story import editions

if TYPE_CHECKING:
    from nshreport.report import Report

CASES = read_cases("headlines.csv")
STORY = read_cases("story-headlines.csv")


def read_case(case: dict[str, str]) -> Reading:
    plan = read_lines(
        split_rows(case["rows"]),
        case["report"],
        headings=tuple(case["headings"].split("|")),
        sheets=side_sheets(case["sheets"]),
    )
    return Reading(plan, compose_report(plan, Changes()), History())


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    folder = tmp_path_factory.mktemp("year")
    return {report: run_month(path, folder, report) for report, path in editions(folder)}


@pytest.fixture(scope="module")
def year(readings: dict[str, Reading]) -> dict[str, Report]:
    return {day: reading.report for day, reading in readings.items()}


@pytest.fixture(scope="module")
def facts(readings: dict[str, Reading]) -> list[Facts]:
    found = [take_facts(reading) for reading in (*readings.values(), *map(read_case, CASES))]
    doubtful = a_tactic(rag=Rag.AMBER, schedule=Schedule.OVERDUE)
    return [*found, replace(found[0], tactics=(doubtful,))]


def take_facts(reading: Reading) -> Facts:
    report = reading.report
    return Facts(
        report.tactics, report.phases, report.changes, report.trends, reading.plan.settings, reading.plan.words
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_plan_is_summed_up_in_its_own_words(case: dict[str, str]) -> None:
    report = read_case(case).report
    assert " // ".join(report.headline) == case["headline"]
    assert report.point == case["point"]


@pytest.mark.parametrize("expected", STORY, ids=lambda case: case["report"])
def test_every_month_of_the_story_has_the_finding_expected(expected: dict[str, str], year: dict[str, Report]) -> None:
    report = year[expected["report"]]
    assert " // ".join(report.headline) == expected["headline"]
    assert report.point == expected["point"]


@pytest.mark.parametrize("rule", HEADLINE_RULES, ids=lambda rule: rule.say.__name__.strip("_"))
def test_every_rule_says_something_in_a_case_or_a_month(rule: HeadlineRule, facts: list[Facts]) -> None:
    assert any(rule.say(one) for one in facts)


def test_a_headline_is_a_heading_and_at_most_three_sentences(year: dict[str, Report]) -> None:
    for report in year.values():
        finding, *supporting = report.headline
        assert not finding.endswith(".")
        assert len(supporting) <= 3
        assert all(sentence.endswith(".") for sentence in supporting)
        assert "next report" in supporting[-1]


def test_the_subject_of_march_has_the_point(year: dict[str, Report]) -> None:
    assert year["2017-03-31"].subject.startswith("NSH SG plan, March: 5 unfinished in Phase 1, ")


@given(title=st.text(max_size=200), marking=st.text(max_size=80), point=st.text(max_size=120))
@settings(max_examples=50)
def test_a_subject_has_fewer_than_eighty_characters_and_one_line(title: str, marking: str, point: str) -> None:
    subject = compose_subject(title, date(2017, 9, 30), point, "12 decisions needed", marking)
    assert len(subject) < 80
    assert "\n" not in subject


def test_a_plan_without_an_abbreviation_is_called_by_its_title() -> None:
    report = replace(a_report(), title="Communications plan 2025/26", point="2 late", requests=())
    assert report.subject == "Communications plan 2025/26, March: 2 late"
