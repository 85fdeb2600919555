"""Decisions: what the sheet says, what it agrees, which requests it answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.words.feedback import Ruling, read_ruling
from nshreport.words.feedback.ruling import RULINGS
from tests.books import plan_sheet, save
from tests.months import Row, run_month

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.history import Request
    from nshreport.pipeline import Reading

HEADINGS = ("Ref", "Question", "Needed by", "Decision", "Decided on", "New timing")
TALK: Row = ("Give a talk", "Why", "GSS", "18 May", "Ian", "Abstract submitted")
COUNT: Row = ("Count the votes", "", "GSS", "December", "Ann", "Under way")


def month(folder: Path, day: str, *rows: Row, decisions: tuple[tuple[str, ...], ...] = ()) -> Reading:
    """A month's run on a plan of these rows and decisions."""
    sheet = plan_sheet(list(rows))
    assert sheet.parent is not None
    noted = sheet.parent.create_sheet("Decisions")
    for row in (HEADINGS, *decisions):
        noted.append(row)
    return run_month(save(sheet, folder), folder, day)


def later(timing: str = "13 July") -> Row:
    return (*TALK[:3], timing, *TALK[4:])


def asked(reading: Reading) -> list[tuple[str, str, int]]:
    return [(one.ref, one.kind, one.times_asked) for one in reading.report.requests]


def closed(reading: Reading) -> list[str]:
    return [one.closed for one in reading.report.answered]


def found(reading: Reading, *codes: str) -> list[tuple[str, str, str]]:
    return [(one.code, one.sheet, one.cell) for one in reading.report.findings if one.code in codes]


@pytest.mark.parametrize("row", RULINGS, ids=lambda row: row[2])
def test_each_row_of_rulings_reads_its_example(row: tuple[Ruling, str, str]) -> None:
    assert read_ruling(row[2]) == row[0]


@pytest.mark.parametrize(
    ("words", "ruling"),
    [
        ("Agreed", Ruling.AGREED),
        ("Approved – move to June", Ruling.AGREED),
        ("Yes", Ruling.AGREED),
        ("No objections", Ruling.AGREED),
        ("Not agreed", Ruling.REFUSED),
        ("Not approved: keep to the original date", Ruling.REFUSED),
        ("The group did not agree", Ruling.REFUSED),
        ("Members disagreed", Ruling.REFUSED),
        ("No", Ruling.REFUSED),
        ("Deferred to the next meeting", Ruling.OPEN),
        ("Deferred", Ruling.OPEN),
        ("Not yet agreed", Ruling.OPEN),
        ("To be agreed by e-mail", Ruling.OPEN),
        ("Agreed if DfT can come", Ruling.OPEN),
        ("", Ruling.OPEN),
        ("Deferred to June", Ruling.OTHER),
        ("Ask DfT first", Ruling.OTHER),
    ],
)
def test_a_decision_is_agreed_only_if_nothing_undoes_it(words: str, ruling: Ruling) -> None:
    assert read_ruling(words) == ruling


@pytest.mark.parametrize(
    ("decision", "unagreed", "answer"),
    [
        (("T01", "", "", "Agreed", "27 April 2017", ""), 0, "Agreed on 27 April."),
        (("T1", "", "", "Agreed", "27/4/2017", "13 July"), 0, "Agreed on 27 April: new timing 13 July."),
        (("T01", "", "", "Move to July", "27 April", "July"), -18, "Decided on 27 April: Move to July."),
        (("T01", "", "", "Agreed: move to June", "27 April", "30 June"), 13, "Agreed on 27 April: move to June."),
        (("T01", "", "", "Not agreed", "27 April", ""), 56, "Not agreed on 27 April."),
    ],
)  # fmt: skip
def test_a_decision_answers_the_request_for_a_new_date(
    decision: tuple[str, ...], unagreed: int, answer: str, tmp_path: Path
) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    assert asked(month(tmp_path, "2017-03-31", later(), COUNT)) == [("T01", "date", 1)]
    april = month(tmp_path, "2017-04-30", later(), COUNT, decisions=(decision,))
    assert asked(april) == []
    assert closed(april) == [f"Asked on 31 March. {answer}"]
    assert april.report.tactics[0].unagreed_days == unagreed
    may = month(tmp_path, "2017-05-31", later(), COUNT, decisions=(decision,))
    assert (asked(may), closed(may)) == ([], [])


@pytest.mark.parametrize(
    "decision",
    [
        ("T01", "", "", "Deferred to the next meeting", "27 April 2017", ""),
        ("T01", "", "", "Agreed", "2 May 2017", "13 July"),
        ("T01", "", "", "Agreed", "14 March 2017", "1 June"),
        ("T01", "Which slides?", "", "Agreed", "27 April 2017", ""),
        ("T02", "", "", "Agreed", "27 April 2017", ""),
        ("T01", "", "", "", "", "13 July"),
    ],
    ids=["put off", "still to come", "of before it was asked", "on another matter", "on another tactic", "none"],
)
def test_what_is_no_answer_leaves_the_request_open_and_it_is_repeated(
    decision: tuple[str, ...], tmp_path: Path
) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    april = month(tmp_path, "2017-04-30", later(), COUNT, decisions=(decision,))
    assert [one for one in asked(april) if one[1] == "date"] == [("T01", "date", 2)]
    (request,) = (one for one in april.report.requests if one.kind == "date")
    assert request.asked == "asked for the second time, first on 31 March 2017"


def test_an_agreed_slip_stays_agreed_when_its_row_is_deleted_and_a_further_one_is_asked_for(tmp_path: Path) -> None:
    decision = ("T01", "", "", "Agreed", "27 April 2017", "13 July")
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    month(tmp_path, "2017-04-30", later(), COUNT, decisions=(decision,))
    may = month(tmp_path, "2017-05-31", later(), COUNT)
    assert may.report.tactics[0].agreed_on == date(2017, 4, 27)
    june = month(tmp_path, "2017-06-30", later("14 September"), COUNT)
    assert [one.words for one in june.report.requests] == [
        "Agree to move the deadline from 13 July to 14 September 2017"
    ]
    assert june.report.requests[0].times_asked == 1


def test_feedback_that_says_so_agrees_a_slip(tmp_path: Path) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    agreed: Row = (*later()[:5], "New date agreed by the steering group")
    april = month(tmp_path, "2017-04-30", agreed, COUNT)
    assert (asked(april), april.report.tactics[0].unagreed_days) == ([], 0)
    assert closed(april) == ["Asked on 31 March. Agreed by 30 April, the feedback says."]


def test_of_two_decisions_the_later_holds_and_of_one_day_the_lower(tmp_path: Path) -> None:
    no, yes = ("Not agreed", "27 April 2017", ""), ("Agreed", "27 April 2017", "13 July")
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    april = month(tmp_path, "2017-04-30", later(), COUNT, decisions=(("T01", "", "", *no), ("T01", "", "", *yes)))
    assert april.report.tactics[0].agreed_end == date(2017, 7, 13)
    assert [words for _, words in april.report.decisions] == [
        "Not agreed on 27 April.",
        "Agreed on 27 April: new timing 13 July.",
    ]


def test_a_plan_that_does_not_follow_a_decision_has_a_finding_until_it_does(tmp_path: Path) -> None:
    decision = ("T01", "", "", "Agreed: move to June", "27 March 2017", "June")
    march = month(tmp_path, "2017-03-31", TALK, COUNT, decisions=(decision,))
    (finding,) = (one for one in march.report.findings if one.code == "decision-not-followed")
    assert finding.message == "Agreed on 27 March: move to June. Timing still says '18 May'."
    assert found(month(tmp_path, "2017-04-30", later("15 June"), COUNT, decisions=(decision,)), finding.code) == []
    assert found(month(tmp_path, "2017-05-31", later("15 July"), COUNT, decisions=(decision,)), finding.code) == []


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (("T09", "", "", "Agreed", "27 March 2017", ""), "decision-unknown-ref"),
        (("T01", "", "", "Agreed", "see minutes", ""), "decision-undated"),
        (("T01", "", "", "Agreed", "", ""), "decision-undated"),
        (("T01", "Shall we?", "soon", "", "", ""), "decision-needed-by"),
        (("T01", "", "", "Agreed", "27 March 2017", "whenever"), "decision-timing"),
    ],
)
def test_what_cannot_be_read_on_the_sheet_is_a_finding(decision: tuple[str, ...], code: str, tmp_path: Path) -> None:
    reading = month(tmp_path, "2017-03-31", TALK, COUNT, decisions=(decision,))
    assert [one[:2] for one in found(reading, code)] == [(code, "Decisions")]


def test_a_decision_on_a_removed_tactic_is_listed_without_a_finding(tmp_path: Path) -> None:
    month(tmp_path, "2017-03-31", TALK, COUNT)
    decision = ("T01", "", "", "Agreed", "27 April 2017", "13 July")
    april = month(tmp_path, "2017-04-30", COUNT, decisions=(decision,))
    assert april.report.decisions == (("T01", "Agreed on 27 April: new timing 13 July."),)
    assert found(april, "decision-unknown-ref", "decision-not-followed") == []


# Requests


def test_a_row_without_a_decision_is_a_request_of_the_team_and_comes_first(tmp_path: Path) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    row = ("", "Who chairs the group?", "12 May 2017", "", "", "")
    march = month(tmp_path, "2017-03-31", later(), COUNT, decisions=(row,))
    assert [(one.number, one.kind) for one in march.report.requests] == [(1, "question"), (2, "date")]
    assert march.report.requests[0].by == "by 12 May 2017"
    may = month(tmp_path, "2017-05-31", later(), COUNT, decisions=(row,))
    assert (may.report.requests[0].by, may.report.requests[0].times_asked) == ("needed by 12 May 2017, overdue", 2)
    june = month(tmp_path, "2017-06-30", later(), COUNT, decisions=((*row[:3], "Ann", "8 June 2017", ""),))
    assert closed(june) == ["Asked on 31 March. Decided on 8 June: Ann."]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (((*later()[:5], "Complete"), COUNT), "complete"),
        (((*later()[:5], "Cancelled"), COUNT), "cancelled"),
        ((COUNT,), "removed from the plan"),
        ((TALK, COUNT), "the deadline was moved back"),
    ],
)  # fmt: skip
def test_a_request_is_closed_when_its_reason_is_gone(rows: tuple[Row, ...], why: str, tmp_path: Path) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    april = month(tmp_path, "2017-04-30", *rows)
    assert (asked(april), closed(april)) == ([], [f"Asked on 31 March. Closed: {why}."])


def test_a_slip_once_asked_is_asked_again_until_it_is_gone(tmp_path: Path) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    assert asked(month(tmp_path, "2017-04-30", later("25 May"), COUNT)) == [("T01", "date", 2)]


def test_another_kind_closes_a_request_as_replaced(tmp_path: Path) -> None:
    waits: Row = (*TALK[:5], "Waiting for a reply from DfT")
    month(tmp_path, "2017-04-30", waits, COUNT)
    may = month(tmp_path, "2017-05-31", (*later()[:5], waits[5]), COUNT)
    assert asked(may) == [("T01", "date", 1)]
    assert closed(may) == ["Asked on 30 April. Closed: replaced by a request for a new date."]


def test_requests_are_remembered_in_the_snapshot(tmp_path: Path) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    march = month(tmp_path, "2017-03-31", later(), COUNT).report.requests
    april = month(tmp_path, "2017-04-30", later(), COUNT)
    kept: list[Request] = [one for report in april.history.snapshots for one in report.requests]
    assert [(one.key, one.words, one.first_asked, one.state) for one in kept] == [
        (one.key, one.words, one.first_asked, one.state) for one in march
    ]


STAFF: Row = (*TALK[:3], "December", "Ann", "At risk: no staff to do it")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (((*STAFF[:5], "Under way again"), COUNT), "no longer needed"),
        (((*STAFF[:5], "Complete"), COUNT), "complete"),
        ((COUNT,), "removed from the plan"),
    ],
)
def test_a_request_for_somebodys_time_is_closed_when_its_reason_is_gone(
    rows: tuple[Row, ...], why: str, tmp_path: Path
) -> None:
    march = month(tmp_path, "2017-03-31", STAFF, COUNT)
    (request,) = march.report.requests
    assert (request.kind, "“At risk: no staff to do it”" in request.words) == ("resource", True)
    assert asked(month(tmp_path, "2017-04-30", STAFF, COUNT)) == [("T01", "resource", 2)]
    may = month(tmp_path, "2017-05-31", *rows)
    assert (asked(may), closed(may)) == ([], [f"Asked on 31 March. Closed: {why}."])


@pytest.mark.parametrize(
    ("question", "answers"), [("", True), ("Who can help with staff?", True), ("Which slides?", False)]
)
def test_a_decision_answers_a_request_for_somebodys_time(question: str, *, answers: bool, tmp_path: Path) -> None:
    month(tmp_path, "2017-03-31", STAFF, COUNT)
    decision = ("T01", question, "", "Bob will do it", "27 April 2017", "")
    april = month(tmp_path, "2017-04-30", STAFF, COUNT, decisions=(decision,))
    assert asked(april) == ([] if answers else [("T01", "resource", 2)])
    assert closed(april) == (["Asked on 31 March. Decided on 27 April: Bob will do it."] if answers else [])


def test_a_merge_closes_the_request_of_the_tactic_that_is_gone(tmp_path: Path) -> None:
    parts = [f"Review the principles on {topics} topics" for topics in ("census", "migration")]
    one, other = ((part, "", "GSS", "18 May", "Ian", "Abstract submitted") for part in parts)
    month(tmp_path, "2017-02-28", one, other, COUNT)
    march = month(tmp_path, "2017-03-31", later_row(one), later_row(other), COUNT)
    assert asked(march) == [("T01", "date", 1), ("T02", "date", 1)]
    whole = ("Review the principles on census topics and on migration topics", *later_row(one)[1:])
    april = month(tmp_path, "2017-04-30", whole, COUNT)
    ((kept, _, times),) = asked(april)
    (gone,) = april.report.answered
    assert ({kept, gone.ref}, times) == ({"T01", "T02"}, 2)
    assert gone.closed == f"Asked on 31 March. Closed: merged into {kept}."


def later_row(row: Row) -> Row:
    return (*row[:3], "13 July", *row[4:])


def test_a_new_timing_that_ends_before_the_plans_deadline_agrees_nothing(tmp_path: Path) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    decision = ("T01", "", "", "Move to the start of July", "27 April 2017", "5 July")
    april = month(tmp_path, "2017-04-30", later(), COUNT, decisions=(decision,))
    assert (april.report.tactics[0].agreed_on, april.report.tactics[0].rag) == (None, "Amber")
    assert asked(april) == [("T01", "date", 2)]
    assert found(april, "decision-not-followed") == [("decision-not-followed", "Plan", "D4")]
    may = month(tmp_path, "2017-05-31", later("5 July"), COUNT, decisions=(decision,))
    assert (asked(may), closed(may)) == ([], ["Asked on 31 March. Decided on 27 April: Move to the start of July."])


@pytest.mark.parametrize(
    ("feedback", "agreed"),
    [
        ("Moved to July, agreed by the steering group", True),
        ("Move to July not agreed by the steering group", False),
        ("Move to July to be agreed by the steering group", False),
        ("Moved to July, agreed by the venue", False),
    ],
)
def test_feedback_that_says_that_the_group_agreed_answers_the_request(
    feedback: str, *, agreed: bool, tmp_path: Path
) -> None:
    month(tmp_path, "2017-02-28", TALK, COUNT)
    month(tmp_path, "2017-03-31", later(), COUNT)
    april = month(tmp_path, "2017-04-30", (*later()[:5], feedback), COUNT)
    assert asked(april) == ([] if agreed else [("T01", "date", 2)])
    assert closed(april) == (["Asked on 31 March. Agreed by 30 April, the feedback says."] if agreed else [])
