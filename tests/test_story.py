"""A year of the real plan, month by month: each report tells exactly what was done to the plan."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import openpyxl
import pytest

from nshreport.history import SNAPSHOT, compose_trends, read_history
from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options
from tests.conftest import read_cases
from tests.months import run_month
from tests.story import STORY, editions
from tests.test_refs import earlier_figures

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell.cell import Cell, MergedCell

    from nshreport.history import Trends
    from nshreport.history.changes import Change

REPORTS = [edition.report for edition in STORY]
RATINGS = {"rag up", "rag changed", "newly red", "newly amber"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the year's packs lie."""
    return tmp_path_factory.mktemp("year")


@pytest.fixture(scope="module")
def year(folder: Path) -> dict[str, Reading]:
    """Every report of the year, each made with those before it in the folder."""
    return {report: run_month(path, folder, report) for report, path in editions(folder)}


def in_a_row(change: Change) -> tuple[str, ...]:
    days = "" if change.days is None else str(change.days)
    return change.kind, change.tactic, change.before, change.after, days


@pytest.mark.parametrize("report", REPORTS)
def test_each_months_changes_are_exactly_the_edits_made(report: str, year: dict[str, Reading]) -> None:
    told = [in_a_row(change) for change in year[report].report.changes.changes if change.kind not in RATINGS]
    rows = [row for row in read_cases("story-changes.csv") if row["report"] == report]
    expected = [(row["kind"], row["tactic"], row["before"], row["after"], row["days"]) for row in rows]
    shortened = [
        (kind, tactic[: len(wanted[1])], *rest)
        for (kind, tactic, *rest), wanted in zip(sorted(told), sorted(expected), strict=False)
    ]
    assert (len(told), shortened) == (len(expected), sorted(expected))


def test_every_tactic_is_rated_by_the_rules_and_followed_through_the_year(year: dict[str, Reading]) -> None:
    rated: dict[str, dict[str, str]] = defaultdict(dict)
    for report in REPORTS:
        for ref, rag in year[report].plan.rows("ref", "rag"):
            rated[ref][report] = rag
    expected = {row["ref"]: {day: row[day] for day in REPORTS if row[day]} for row in read_cases("story-ratings.csv")}
    assert dict(rated) == expected


def test_ratings_that_changed_are_told_unless_the_tactic_was_settled(year: dict[str, Reading]) -> None:
    told = {change.tactic[:20]: change.words for change in year["2017-09-30"].report.changes.changes}
    assert told == {
        "Present to the Inter": "Green → Red",
        "Present to the GSS C": "Green → Red",
        "Hold Annual NSHG Wor": "Not rated → Amber",
        "Organise UK Data Ser": "Not rated → Amber",
    }


def test_the_month_is_told_in_words_a_steering_group_would_accept(year: dict[str, Reading]) -> None:
    changes = year["2017-06-30"].report.changes
    assert changes.sentence == (
        "Since 31 May 2017: 2 completed, 1 newly red, 2 slipped by 35 and 92 days, 2 newly amber, 1 moved to "
        "another phase, 1 with another status and 1 with new feedback."
    )


def test_no_row_of_the_year_is_doubtful(year: dict[str, Reading]) -> None:
    assert not [
        finding for reading in year.values() for finding in reading.report.findings if finding.code == "may-be-renamed"
    ]


@pytest.mark.parametrize("report", REPORTS)
def test_each_report_asks_and_closes_exactly_the_requests_written_by_hand(
    report: str, year: dict[str, Reading]
) -> None:
    made = year[report].report
    found = [
        {
            "report": report,
            "number": str(one.number) if one.is_open else "",
            "ref": one.ref,
            "kind": one.kind,
            "needed by": str(one.needed_by),
            "times asked": str(one.times_asked),
            "state": one.state,
        }
        for one in (*made.requests, *made.answered)
    ]
    rows = [row for row in read_cases("story-requests.csv") if row["report"] == report]
    how = {(row["ref"], row["kind"], row["state"]): row.pop("how closed") for row in rows}
    key = str
    assert sorted(found, key=key) == sorted(rows, key=key)
    assert [
        one.closed for one in made.answered if how[one.ref, one.kind, one.state].lower() not in one.closed.lower()
    ] == []


def test_every_request_of_the_year_ends_or_is_repeated(year: dict[str, Reading]) -> None:
    for before, now in pairwise(REPORTS):
        asked = {one.key for one in year[before].report.requests}
        repeated = {one.key for one in year[now].report.requests if one.times_asked > 1}
        ended = {one.key for one in year[now].report.answered}
        assert asked == repeated | ended


def test_a_decision_without_a_date_is_not_news_every_month(year: dict[str, Reading]) -> None:
    listed = [report for report in REPORTS for ref, _ in year[report].report.decisions if ref == "T11"]
    answers = [
        report
        for report in REPORTS
        for one in year[report].report.answered
        if one.ref == "T11" and one.state == "answered"
    ]
    assert (listed, answers) == ([], ["2017-09-30"])


def test_each_report_names_the_tactics_by_the_refs_written_by_hand(year: dict[str, Reading]) -> None:
    names: dict[str, str] = {}
    for report in REPORTS:
        names |= {row["ref"]: row["title begins"] for row in read_cases("story-refs.csv") if row["report"] == report}
        found = {tactic.ref: tactic.title for tactic in year[report].report.tactics}
        assert found.keys() == {ref for ref, title in names.items() if title}
        assert [ref for ref, title in found.items() if not title.startswith(names[ref])] == []


def test_the_set_of_refs_only_grows_and_a_ref_means_one_tactic_in_every_file(
    year: dict[str, Reading], folder: Path
) -> None:
    threads: dict[str, str] = {}
    for report in REPORTS:
        kept = json.loads((folder / report / SNAPSHOT).read_text(encoding="utf-8"))
        register = {entry["ref"]: entry["thread"] for entry in kept["register"]}
        assert threads.items() <= register.items()
        threads = register
        for tactic in kept["tactics"]:
            assert register[tactic["ref"]] == tactic["thread"]
        for change in year[report].report.changes.changes:
            assert change.ref in register
        assert {request.get("ref", "") for request in kept["requests"]} <= {*register, ""}


def test_deleting_the_tactic_with_the_largest_slip_changes_no_earlier_figure_of_the_year(
    year: dict[str, Reading], folder: Path, tmp_path: Path
) -> None:
    day = "2017-10-31"
    path = next(path for report, path in editions(tmp_path) if report == day)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet.delete_rows(next(row for (cell,) in sheet.iter_rows(max_col=1) if (row := _row_of(cell, "T14", year[day]))))
    workbook.save(path)
    deleted = read_report(path, Options(date.fromisoformat(day)), folder)
    assert len(deleted.plan.frame) == len(year[day].plan.frame) - 1
    assert earlier_figures(deleted) == earlier_figures(year[day])
    slips = [{slip.ref: slip.days for slip in reading.report.trends.slips} for reading in (deleted, year[day])]  # type: ignore[union-attr] # both have trends
    assert slips[0] == slips[1]
    assert max(slips[0], key=lambda ref: slips[0][ref] or 0) == "T14"
    points = [
        {point.day: point.first_planned for point in reading.report.trends.burn_up}  # type: ignore[union-attr] # as above
        for reading in (deleted, year[day])
    ]
    assert points[0] == points[1]


def _row_of(cell: Cell | MergedCell, ref: str, reading: Reading) -> int:
    """The cell's row if it holds the title of the tactic; else 0."""
    title = next(tactic.title for tactic in reading.report.tactics if tactic.ref == ref)
    return (cell.row or 0) if " ".join(str(cell.value or "").split()).startswith(title) else 0


# What the year tells together


@pytest.fixture(scope="module")
def trends(year: dict[str, Reading], folder: Path) -> dict[str, Trends]:
    """The trends of each report."""
    return {
        report: compose_trends(reading.plan, read_history(folder, reading.plan)) for report, reading in year.items()
    }


@pytest.fixture(scope="module")
def titles(year: dict[str, Reading]) -> dict[str, str]:
    """Each tactic's title by its ref, the first twenty letters."""
    return {tactic.ref: tactic.title[:20] for reading in year.values() for tactic in reading.report.tactics}


def test_deadlines_that_moved_are_told_with_every_move_once(trends: dict[str, Trends], titles: dict[str, str]) -> None:
    first = trends["2017-06-30"].slips[1]
    assert first.words == "moved 3 times: 31 March 2017, 18 May 2017, 15 June 2017, 20 July 2017"
    assert (first.days, [move.days for move in first.moves]) == (111, [48, 28, 35])
    assert [str(move.shown) for move in first.moves] == ["2017-03-31", "2017-04-30", "2017-06-30"]
    lost = trends["2017-11-30"].slips[-1]
    assert (titles[lost.ref], lost.words) == ("Publish a harmonisat", "lost: 31 October 2017, no date now")


def test_the_rag_of_the_last_six_reports_is_told_for_each_tactic(
    trends: dict[str, Trends], titles: dict[str, str]
) -> None:
    newsletter = next(trend for trend in trends["2017-11-30"].rags if titles[trend.ref].startswith("Publish"))
    assert newsletter.rags == ("", "", "Green", "Green", "Amber", "Amber")
    assert [str(day) for day in newsletter.reports][::5] == ["2017-06-30", "2017-11-30"]


def test_silence_is_told_of_tactics_that_should_be_under_way(trends: dict[str, Trends], titles: dict[str, str]) -> None:
    told = {titles[silence.ref]: silence.words for silence in trends["2017-11-30"].silences}
    assert told["Produce SurveyMonkey"] == "No update since 30 June 2017"
    assert told["Present to the Prese"] == "No update since 31 October 2017"
    assert "Provide response(s) " not in told
    assert "Produce 2018 Communi" not in {titles[silence.ref] for silence in trends["2017-10-31"].silences}


def test_a_missing_date_is_told_with_the_day_by_which_to_decide(
    trends: dict[str, Trends], titles: dict[str, str]
) -> None:
    words = [(titles[tactic.ref], tactic.words) for tactic in trends["2017-06-30"].undated]
    assert words == [
        ("Approach PDC sub gro", "No date since 31 March 2017 (3 months); should have been decided by 4 March 2017"),
        ("Hold Annual NSHG Wor", "No date since 31 March 2017 (3 months); to be decided by 3 September 2017"),
        ("Organise UK Data Ser", "No date since 31 March 2017 (3 months); to be decided by 3 September 2017"),
    ]


def test_complete_burns_up_against_planned(trends: dict[str, Trends]) -> None:
    points = trends["2017-06-30"].burn_up
    past = [(str(point.day), point.tactics, point.planned, point.first_planned, point.complete) for point in points[:4]]
    assert past == [
        ("2017-03-31", 22, 6, 6, 1),
        ("2017-04-30", 22, 6, 7, 2),
        ("2017-05-31", 22, 7, 8, 3),
        ("2017-06-30", 22, 12, 14, 5),
    ]
    assert [str(point.day) for point in points[4:]] == [
        *("2017-07-31", "2017-08-31", "2017-09-30", "2017-10-31", "2017-11-30", "2017-12-31")
    ]
    assert all(point.complete is None for point in points[4:])
    assert (points[-1].planned, points[-1].first_planned) == (22, 22)


def test_all_reports_are_summed_up_in_a_sentence(trends: dict[str, Trends]) -> None:
    last = trends["2018-02-28"]
    assert [str(day) for day in last.reports] == REPORTS
    assert (len(last.reports), len(last.slips), len(last.silences), len(last.undated)) == (12, 7, 6, 1)


def test_a_first_report_has_trends_of_its_own(trends: dict[str, Trends]) -> None:
    first = trends["2017-03-31"]
    assert {trend.rags for trend in first.rags} == {("Amber",), ("Green",), ("Complete",), ("Not rated",)}
    assert first.silences == ()
    assert len(first.slips) == 3
