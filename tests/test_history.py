from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.pack import build_pack, deliver_pack
from tests.books import codes, read_rows

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.pipeline import Reading

Row = tuple[object, ...]


def report(rows: list[Row], folder: Path, as_of: str) -> Reading:
    """A month's run: the plan read beside the earlier packs, its own pack written."""
    reading = read_rows(rows, folder, as_of)
    deliver_pack(build_pack(reading.plan, reading.report), folder)
    return reading


def talk(timing: str, feedback: str = "Abstract submitted") -> list[Row]:
    return [("Give a talk", "Why", "GSS", timing, "Ian", feedback)]


def test_a_deadline_that_moved_between_reports_is_remembered_where_it_first_stood(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    report(talk("15 June"), tmp_path, "2017-04-30")
    (tactic,) = report(talk("13 July"), tmp_path, "2017-05-31").report.tactics
    assert (str(tactic.first_end), tactic.slip_days) == ("2017-05-18", 56)


def test_a_move_is_amber_when_it_is_first_reported_and_not_again(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-02-28")
    moved = report(talk("13 September", "Speaker booked"), tmp_path, "2017-03-31").report.tactics[0]
    settled = report(talk("13 September", "Slides drafted"), tmp_path, "2017-04-30").report.tactics[0]
    assert (moved.rag, settled.rag) == ("Amber", "Green")
    assert "moved by 118 days from 18 May 2017" in moved.reason


def test_the_same_feedback_in_its_window_is_amber_in_the_second_report(tmp_path: Path) -> None:
    first = report(talk("March - June"), tmp_path, "2017-03-31").report.tactics[0]
    second = report(talk("March - June"), tmp_path, "2017-04-30").report.tactics[0]
    assert (first.rag, second.rag) == ("Green", "Amber")
    assert second.reason == "the same feedback as in the last report"


def test_the_changes_since_the_last_report_are_told(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    rows: list[Row] = [*talk("15 June", "Done"), ("Write a blog", "Why", "GSS", "July", "Ann", "")]
    changes = report(rows, tmp_path, "2017-04-30").report.changes
    assert [(change.kind, change.row) for change in changes.changes] == [
        ("completed", 1),
        ("deadline later", 1),
        ("added", 2),
        ("rag changed", 1),
    ]
    assert changes.sentence.startswith("Since 31 March 2017: 1 completed, 1 later, 1 added")


def test_a_second_run_for_the_same_date_compares_with_the_same_predecessor(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    first = report(talk("15 June"), tmp_path, "2017-04-30")
    again = report(talk("15 June"), tmp_path, "2017-04-30")
    assert first.report == again.report


def test_a_damaged_snapshot_is_a_finding_and_the_run_goes_on(tmp_path: Path) -> None:
    report(talk("18 May"), tmp_path, "2017-03-31")
    (tmp_path / "2017-03-31" / "snapshot.json").write_text("{", encoding="utf-8")
    reading = report(talk("18 May"), tmp_path, "2017-04-30")
    assert codes(reading)["earlier-report-unread"] == [""]
    assert reading.report.changes.since is None


def test_another_years_plan_in_the_same_folder_is_another_plan(tmp_path: Path) -> None:
    report(talk("18 May 2017"), tmp_path, "2017-03-31")
    snapshot = tmp_path / "2017-03-31" / "snapshot.json"
    snapshot.write_text(snapshot.read_text(encoding="utf-8").replace("| 2017-01", "| 2016-01"), encoding="utf-8")
    assert report(talk("18 May"), tmp_path, "2017-04-30").report.changes.since is None
