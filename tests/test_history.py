from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from nshreport.errors import NoWorkbookError, UsageError
from nshreport.history import SNAPSHOT, list_packs, make_snapshot, read_history
from nshreport.history.changes import compare
from nshreport.history.deadline_history import DeadlineHistory, Observation, follow_deadline
from nshreport.history.snapshot import SCHEMA, parse_snapshot, take_snapshot
from nshreport.pipeline import read_report
from nshreport.plan import Options
from nshreport.rating import Tactic
from tests.books import codes, plan_sheet, save
from tests.months import Row, read_lines, report, run_month

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nshreport.history import History
    from nshreport.plan import Plan

DAY = date.fromisoformat


def talk(timing: str, feedback: str = "Abstract submitted", title: str = "Give a talk") -> list[Row]:
    return [(title, "Why", "GSS", timing, "Ian", feedback)]


def change_snapshot(folder: Path, day: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Write an earlier report's snapshot otherwise than the program did."""
    path = folder / day / SNAPSHOT
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


@cache
def plan_of_april() -> Plan:
    return read_lines(talk("18 May"), "2017-04-30")


# What is recalled of a tactic


def test_a_deadline_that_moved_between_reports_is_remembered_where_it_first_stood(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    report(talk("15 June"), tmp_path, "2017-04-30")
    (tactic,) = report(talk("13 July"), tmp_path, "2017-05-31").report.tactics
    assert (str(tactic.first_end), tactic.slip_days) == ("2017-05-18", 56)


def test_a_renamed_tactic_keeps_its_history(tmp_path: Path) -> None:
    report(talk("18 May", title="Present to the Dissemination Committee"), tmp_path, "2017-03-31")
    report(talk("18 May", title="Dissemination Committee presentation"), tmp_path, "2017-04-30")
    (tactic,) = report(
        talk("13 July", title="Speak at the Dissemination Committee"), tmp_path, "2017-05-31"
    ).report.tactics
    assert (str(tactic.first_end), tactic.slip_days) == ("2017-05-18", 56)


def test_a_move_stays_amber_until_the_group_agrees_to_it(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-02-28")
    moved = report(talk("13 September", "Speaker booked"), tmp_path, "2017-03-31").report.tactics[0]
    settled = report(talk("13 September", "Slides drafted"), tmp_path, "2017-04-30").report.tactics[0]
    assert (moved.rag, settled.rag) == ("Amber", "Amber")
    assert "moved by 118 days from 18 May 2017" in moved.reason


def test_a_move_that_was_reported_with_another_reading_of_the_same_words_is_told_by_todays_reading(
    tmp_path: Path,
) -> None:
    report(talk("18 May"), tmp_path, "2017-02-28")
    report(talk("13 September"), tmp_path, "2017-03-31")
    change_snapshot(tmp_path, "2017-03-31", lambda content: content["tactics"][0].update(first_end="2017-05-31"))
    (tactic,) = report(talk("13 September"), tmp_path, "2017-04-30").report.tactics
    assert (str(tactic.first_end), tactic.rag) == ("2017-05-18", "Amber")
    assert tactic.reason == "moved by 118 days from 18 May 2017, not yet agreed"


def test_the_same_feedback_in_its_window_is_amber_in_the_second_report(tmp_path: Path) -> None:
    first = report(talk("March - June"), tmp_path, "2017-03-31").report.tactics[0]
    second = report(talk("March - June"), tmp_path, "2017-04-30").report.tactics[0]
    assert (first.rag, second.rag) == ("Green", "Amber")


def test_feedback_that_stays_the_same_says_since_when(tmp_path: Path) -> None:
    for day in ("2017-03-31", "2017-04-30", "2017-05-31"):
        tactic = report(talk("March - July"), tmp_path, day).report.tactics[0]
    assert "the same feedback since 31 March 2017" in tactic.reason


def test_a_plan_that_never_had_feedback_is_not_called_silent_row_by_row(tmp_path: Path) -> None:
    rows = [*talk("March - July", ""), ("Count the votes", "", "GSS", "March - July", "Ann", "")]
    for day in ("2017-03-31", "2017-04-30", "2017-05-31"):
        reading = report(rows, tmp_path, day)
    assert reading.report.trends is not None
    assert [(one.months, one.words) for one in reading.report.trends.silences] == [(2, "")] * 2
    assert {tactic.reason for tactic in reading.report.tactics} == {"should be under way: no update"}
    heard = report([rows[0], (*rows[1][:5], "Begun")], tmp_path, "2017-06-30").report.trends
    assert heard is not None
    assert [one.words for one in heard.silences] == ["No update since 31 March 2017"]


@pytest.mark.parametrize(
    ("after", "messages"),
    [
        (("Tactic", "Purpose", "Audience", "Timing", "Accountable", "Feedback"), []),
        (
            ("Tactic", "Purpose", "Audience", "Revised date", "Owner", "Feedback"),
            [
                "Timings now come from the column 'revised date'; for the last report they came from 'timing'.",
                "Those accountable now come from the column 'owner'; for the last report they came from 'accountable'.",
            ],
        ),
    ],
)
def test_another_column_for_title_timing_or_accountable_is_said_once(
    after: tuple[str, ...], messages: list[str], tmp_path: Path
) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    found = []
    for day in ("2017-04-30", "2017-05-31"):
        reading = run_month(save(plan_sheet(talk("18 May"), after), tmp_path), tmp_path, day)
        found.append([one.message for one in reading.report.findings if one.code == "another-column"])
    assert found == [messages, []]


@pytest.mark.parametrize(
    ("feedback", "updated", "months"),
    [
        (("Abstract sent", "Abstract sent", "Abstract sent"), "2017-01-31", 2),
        (("Abstract sent", "Slides drafted", "Slides drafted."), "2017-02-28", 1),
        (("Abstract sent", "", ""), "2017-01-31", 2),
        (("Abstract sent", "", "Slides drafted"), "2017-03-31", 0),
        (("", "", ""), None, 2),
        (("", "", "Abstract sent"), "2017-03-31", 0),
    ],
)
def test_silence_is_counted_from_the_report_in_which_the_feedback_was_new(
    feedback: tuple[str, ...], updated: str | None, months: int, tmp_path: Path
) -> None:
    for day, text in zip(("2017-01-31", "2017-02-28", "2017-03-31"), feedback, strict=True):
        frame = report(talk("18 May", text), tmp_path, day).plan.frame
    (told,) = frame["updated_on"]
    assert (None if updated is None else DAY(updated)) == (None if updated is None else told.date())
    assert list(frame["months_silent"]) == [months]
    assert bool(frame["silence"][0]) == (months > 0 and any(feedback))
    assert not frame["silence"][0] or frame["silence"][0].endswith("2017")


def test_how_long_a_date_has_been_missing_is_counted_from_the_report_that_first_missed_it(tmp_path: Path) -> None:
    for day, timing in (("2017-01-31", "18 May"), ("2017-02-28", "tbc"), ("2017-03-31", "Date to follow")):
        frame = report(talk(timing), tmp_path, day).plan.frame
    assert [day.date() for day in frame["undated_since"]] == [DAY("2017-02-28")]
    assert [day.date() for day in frame["first_end"]] == [DAY("2017-05-18")]


def test_the_thread_stays_with_a_tactic_that_is_renamed_or_comes_back(tmp_path: Path) -> None:
    other: list[Row] = [("Count the votes", "", "GSS", "June", "Ann", "")]
    named = [*talk("18 May", title="Give the talk on methods"), *other]
    renamed = [*talk("18 May", title="Talk on methods"), *other]
    both = [*renamed, *talk("9 May", title="Give the talk on methods")]
    plans = (named, other, named, renamed, both)
    threads = [
        list(report(rows, tmp_path, f"2017-{month:02d}-28").plan.frame["thread"]) for month, rows in enumerate(plans, 1)
    ]
    assert threads[0] == threads[2] == threads[3] == threads[4][:2]
    assert threads[1] == threads[0][1:]
    assert len(set(threads[4])) == 3


# The history of a deadline


def seen(as_of: str, timing: str, end: str = "", moved_from: str = "", start: str = "") -> Observation:
    """A tactic in a report; a timing that says tbc is not confirmed."""
    first, last = (DAY(day or "2017-12-31") for day in (start or end, end))
    said = DAY(moved_from) if moved_from else None
    tactic = Tactic(
        timing=timing, start=first, end=last, confirmed="tbc" not in timing, moved_from=said, undated=not end
    )
    return Observation(DAY(as_of), tactic, tactic)


@pytest.mark.parametrize(
    ("observations", "first_end", "moves"),
    [
        pytest.param([seen("2017-03-31", "18 may", "2017-05-18")], "", [], id="never moved"),
        pytest.param(
            [seen("2017-03-31", "18 may", "2017-05-18"), seen("2017-04-30", "15 june", "2017-06-15")],
            "2017-05-18",
            [28],
            id="seen to move",
        ),
        pytest.param(
            [seen("2017-03-31", "27 june", "2017-06-27", "2017-02-28")], "2017-02-28", [119], id="said to have moved"
        ),
        pytest.param(
            [seen("2017-03-31", "18 may", "2017-05-18"), seen("2017-04-30", "15 june", "2017-06-15", "2017-05-18")],
            "2017-05-18",
            [28],
            id="seen and said: one move",
        ),
        pytest.param(
            [seen("2017-03-31", "15 february", "2017-02-15"), seen("2017-04-30", "18 may", "2017-05-18", "2017-03-31")],
            "2017-02-15",
            [92],
            id="seen, and said to be moved from Q1: one move",
        ),
        pytest.param(
            [seen("2017-03-31", "18 may", "2017-05-18"), seen("2017-04-30", "18 may", "2017-05-18", "2017-02-28")],
            "2017-02-28",
            [79],
            id="said later of a move before the first report",
        ),
        pytest.param(
            [
                seen("2017-03-31", "27 june", "2017-06-27", "2017-02-28"),
                seen("2017-04-30", "27 june", "2017-06-27", "2017-02-28"),
                seen("2017-05-31", "12 july", "2017-07-12", "2017-02-28"),
            ],
            "2017-02-28",
            [119, 15],
            id="old words kept beside a second move",
        ),
        pytest.param(
            [seen("2017-03-31", "18 may", "2017-05-18"), seen("2017-04-30", "15 june", "2017-06-15", "2017-06-01")],
            "2017-05-18",
            [14, 14],
            id="moved twice between two reports",
        ),
        pytest.param(
            [seen("2017-03-31", "18 may", "2017-05-18"), seen("2017-04-30", "15 june", "2017-06-15", "2017-02-28")],
            "2017-02-28",
            [79, 28],
            id="moved again, and said where it stood before all reports",
        ),
        pytest.param(
            [
                seen("2017-03-31", "18 may", "2017-05-18"),
                seen("2017-04-30", "15 june", "2017-06-15"),
                seen("2017-05-31", "18 may", "2017-05-18"),
            ],
            "2017-05-18",
            [28, -28],
            id="there and back",
        ),
        pytest.param([seen("2017-03-31", "tbc"), seen("2017-04-30", "15 june", "2017-06-15")], "", [], id="tbc dated"),
        pytest.param(
            [seen("2017-03-31", "18 may", "2017-05-18"), seen("2017-04-30", "tbc")], "2017-05-18", [], id="date lost"
        ),
        pytest.param(
            [
                seen("2017-03-31", "september tbc", "2017-09-30", start="2017-09-01"),
                seen("2017-04-30", "12 september", "2017-09-12"),
            ],
            "",
            [],
            id="a month to be confirmed, settled within it",
        ),
        pytest.param(
            [
                seen("2017-03-31", "september tbc", "2017-09-30", start="2017-09-01"),
                seen("2017-04-30", "12 october", "2017-10-12"),
            ],
            "2017-09-30",
            [12],
            id="a month to be confirmed, settled after it",
        ),
        pytest.param(
            [seen("2017-03-31", "late may", "2017-05-31"), seen("2017-04-30", "late may", "2017-05-28")],
            "",
            [],
            id="the same words read differently",
        ),
        pytest.param(
            [seen("2017-03-31", "18 may", "2017-05-18", "2017-05-18")],
            "",
            [],
            id="said to be moved from where it stands",
        ),
    ],
)
def test_every_move_of_a_deadline_is_counted_once(
    observations: list[Observation], first_end: str, moves: list[int]
) -> None:
    deadlines = follow_deadline(observations)
    assert (str(deadlines.first_end or ""), [move.days for move in deadlines.moves]) == (first_end, moves)


def test_a_deadline_that_was_never_seen_has_no_history() -> None:
    assert follow_deadline([]) == DeadlineHistory()


# Which earlier reports there are


def test_a_second_run_for_the_same_date_compares_with_the_same_predecessor(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    first = report(talk("15 June"), tmp_path, "2017-04-30")
    again = report(talk("15 June"), tmp_path, "2017-04-30")
    assert first.report == again.report


def test_a_run_for_an_earlier_date_knows_nothing_of_later_reports(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-05-31")
    assert report(talk("18 May"), tmp_path, "2017-04-30").report.changes.since is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"text"',
        "{}",
        '{"schema": 1}',
        '{"schema": "1"}',
        '{"schema": 1, "as_of": "2017-03-31", "plan": [], "tactics": []}',
        "[" * 100_000,
    ],
)
def test_a_damaged_snapshot_is_a_finding_and_the_run_goes_on(content: str, tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    (tmp_path / "2017-03-31" / SNAPSHOT).write_text(content, encoding="utf-8")
    reading = report(talk("18 May"), tmp_path, "2017-04-30")
    assert codes(reading)["earlier-report-unread"] == [""]
    assert reading.report.changes.since is None


@pytest.mark.parametrize("value", [7, "x", [], {}, None, "2017-13-40", True, 10**30, [[1]], -1.5])
@pytest.mark.parametrize("name", ["start", "phase", "objectives", "occasions", "tactic", "confirmed", "row"])
def test_whatever_stands_in_a_snapshot_the_run_goes_on(name: str, value: object, tmp_path: Path) -> None:
    folder = tmp_path / "2017-03-31"
    folder.mkdir()
    entry = {"row": 1, "tactic": "Give a talk", "timing": "18 May", "timing_own": "18 May", name: value}
    plan = {"identity": "", "title": "Communication Plan 2017", "year": 2017, "first_month": 1}
    content = {"schema": 1, "as_of": "2017-03-31", "plan": plan, "input": {"name": "", "sha256": ""}, "settings": {}}
    (folder / SNAPSHOT).write_text(json.dumps({**content, "tactics": [entry]}), encoding="utf-8")
    history = read_history(tmp_path, plan_of_april())
    assert len(history.snapshots) + len(history.findings) == 1
    assert all(compare(snapshot, plan_of_april()) for snapshot in history.snapshots)


def test_a_snapshot_of_a_newer_kind_is_a_finding_that_says_so(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    change_snapshot(tmp_path, "2017-03-31", lambda content: content.update(schema=SCHEMA + 1))
    assert "earlier-report-newer" in codes(report(talk("18 May"), tmp_path, "2017-04-30"))


def test_columns_that_a_newer_snapshot_of_the_same_schema_adds_are_passed_over(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    change_snapshot(tmp_path, "2017-03-31", lambda content: content["tactics"][0].update(mood="sunny"))
    assert report(talk("18 May"), tmp_path, "2017-04-30").report.changes.since == DAY("2017-03-31")


def test_next_years_plan_is_another_plan_and_that_is_said_until_it_has_a_report_of_its_own(tmp_path: Path) -> None:
    report(talk("18 December"), tmp_path, "2017-12-31")
    first = report(talk("18 May", title="Write a blog"), tmp_path, "2018-01-31", "Communication Plan 2018")
    second = report(talk("18 May", title="Write a blog"), tmp_path, "2018-02-28", "Communication Plan 2018")
    assert first.report.changes.since is None
    (message,) = (finding.message for finding in first.report.findings if finding.code == "another-plan")
    assert message == (
        "The last report, of 31 December 2017, is of another plan ('Communication Plan 2017'): its year begins in "
        "January 2017, this one's in January 2018. Nothing is compared with it."
    )
    assert second.report.changes.since == DAY("2018-01-31")
    assert "another-plan" not in codes(second)


def test_a_plan_of_the_same_year_with_other_tactics_and_title_is_another_and_that_is_said(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31", "Training Plan 2017")
    reading = report(talk("18 May", title="Write a blog"), tmp_path, "2017-04-30")
    (message,) = (finding.message for finding in reading.report.findings if finding.code == "another-plan")
    assert "('Training Plan 2017'): none of its 1 tactic are in this one." in message


def test_a_plan_whose_title_is_mended_is_the_same_plan(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31", "Comunication Plan 2017 v2")
    assert report(talk("18 May"), tmp_path, "2017-04-30", "Communication Plan 2017 v3").report.changes.since


def test_what_is_remembered_reads_back_as_it_was(tmp_path: Path) -> None:
    plan = report(
        [*talk("4 - 7 September"), *talk("5 May and 9 June", "", "Hold meetings")], tmp_path, "2017-03-31"
    ).plan
    back = parse_snapshot((tmp_path / "2017-03-31" / SNAPSHOT).read_text(encoding="utf-8"))
    assert back.tactics == take_snapshot(plan).tactics
    assert back.again == back.tactics
    assert (back.as_of, back.digest) == (DAY("2017-03-31"), plan.workbook.digest)


def test_the_packs_of_a_folder_are_listed_with_their_totals(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    report(talk("18 May", "Done"), tmp_path, "2017-05-31")
    (tmp_path / "2017-04-30").mkdir()
    (tmp_path / "2017-04-30" / SNAPSHOT).write_text("{", encoding="utf-8")
    packs = list_packs(tmp_path)
    assert [pack.folder for pack in packs] == ["2017-03-31", "2017-04-30", "2017-05-31"]
    assert packs[1].trouble == "The report of 2017-04-30 could not be read"
    assert packs[2].counts == {"Complete": 1}


def test_a_report_that_is_not_from_before_is_left_out_whatever_its_folder_is_called(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-04-30")
    (tmp_path / "2017-04-30").rename(tmp_path / "2017-03-31")
    assert read_history(tmp_path, read_lines(talk("18 May"), "2017-04-30")).latest is None


def test_a_packs_totals_stand_in_the_order_of_the_ratings(tmp_path: Path) -> None:
    rows = [("Count the votes", "", "GSS", "May", "Ian", "Done"), *talk("28 February")]
    report(rows, tmp_path, "2017-03-31")
    (pack,) = list_packs(tmp_path)
    assert list(pack.counts.items()) == [("Red", 1), ("Complete", 1)]


# The last report, named by hand


def history_of(previous: Path, folder: Path, as_of: str = "2017-04-30") -> History:
    return read_history(folder, read_lines(talk("15 June"), as_of), previous)


def test_last_months_workbook_alone_is_enough(tmp_path: Path) -> None:
    previous = save(plan_sheet(talk("18 May")), tmp_path, "plan 2017-03-31.xlsx")
    history = history_of(previous, tmp_path)
    assert history.findings == ()
    assert [(told.rag, told.end) for told in history.snapshots[0].tactics] == [("Green", DAY("2017-05-18"))]
    assert [day.date() for day in read_lines(talk("15 June"), "2017-04-30", history).frame["first_end"]] == [
        DAY("2017-05-18")
    ]


def test_a_workbook_that_does_not_say_its_day_is_taken_as_of_a_month_before(tmp_path: Path) -> None:
    history = history_of(save(plan_sheet(talk("18 May")), tmp_path, "old plan.xlsx"), tmp_path)
    assert [snapshot.as_of for snapshot in history.snapshots] == [DAY("2017-03-31")]
    assert [finding.code for finding in history.findings] == ["previous-date-assumed"]


def test_a_previous_report_named_by_hand_takes_the_place_of_newer_ones(tmp_path: Path) -> None:
    for day, timing in (("2017-01-31", "3 May"), ("2017-02-28", "18 May"), ("2017-03-31", "25 May")):
        report(talk(timing), tmp_path, day)
    for previous in (tmp_path / "2017-02-28", tmp_path / "2017-02-28" / SNAPSHOT):
        days = [snapshot.as_of.isoformat() for snapshot in history_of(previous, tmp_path).snapshots]
        assert days == ["2017-01-31", "2017-02-28"]


def test_trends_count_every_pack_whichever_is_compared_with(tmp_path: Path) -> None:
    for day, timing in (("2017-01-31", "3 May"), ("2017-02-28", "18 May"), ("2017-03-31", "25 May")):
        report(talk(timing), tmp_path, day)
    path = save(plan_sheet(talk("15 June")), tmp_path)
    reading = read_report(path, Options(DAY("2017-04-30")), tmp_path, tmp_path / "2017-02-28")
    trends = reading.report.trends
    assert trends is not None
    assert str(reading.report.changes.since) == "2017-02-28"
    assert [str(day)[5:] for day in trends.reports] == ["01-31", "02-28", "03-31", "04-30"]
    assert (trends.rags[0].rags, len(trends.burn_up)) == (("Green", "Green", "Green", "Amber"), 12)


def test_any_file_of_a_pack_stands_for_the_pack(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-02-28")
    status = save(plan_sheet([]), tmp_path / "2017-02-28", "2017-02-28_status-report.xlsx")
    assert [told.timing for told in history_of(status, tmp_path).snapshots[0].tactics] == ["18 May"]


def test_a_status_report_out_of_its_pack_is_no_plan(tmp_path: Path) -> None:
    sheet = plan_sheet(talk("18 May"))
    assert sheet.parent is not None
    for name in ("Summary", "Next 90 days", "Timeline", "Notes"):
        sheet.parent.create_sheet(name)
    with pytest.raises(UsageError, match="is a report, not the plan"):
        history_of(save(sheet, tmp_path, "status.xlsx"), tmp_path)


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("missing.xlsx", NoWorkbookError, "There is no file"),
        ("missing", UsageError, "is not a report pack"),
        ("plan 2017-05-31.xlsx", UsageError, "not before the report date"),
        ("bad", UsageError, "is damaged"),
        ("newer", UsageError, "written by a newer version of the program"),
        ("notes.txt", UsageError, "is not a report pack"),
    ],
)
def test_a_previous_report_that_cannot_be_used_stops_the_run(
    name: str, error: type[Exception], words: str, tmp_path: Path
) -> None:
    save(plan_sheet(talk("18 May")), tmp_path, "plan 2017-05-31.xlsx")
    (tmp_path / "notes.txt").write_text("What was said", encoding="utf-8")
    for folder, content in (("bad", "{"), ("newer", json.dumps({"schema": SCHEMA + 1}))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / SNAPSHOT).write_text(content, encoding="utf-8")
    with pytest.raises(error, match=words):
        history_of(tmp_path / name, tmp_path)


def test_what_was_cancelled_before_cancelled_was_a_category_of_its_own_is_no_change(tmp_path: Path) -> None:
    row = ("Give a talk", "Why", "GSS", "7 April", "Ian", "Cancelled")
    written = make_snapshot(report([row], tmp_path, "2017-03-31").plan)
    old = parse_snapshot(written.replace('"rag": "Cancelled"', '"rag": "Not rated"'))
    assert [tactic.rag for tactic in old.tactics] == ["Cancelled"]
    assert not compare(old, report([row], tmp_path, "2017-04-30").plan).changes
