from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from nshreport.render import changes_csv, plan_csv
from tests.books import plan_sheet, save
from tests.months import Row, report, run_month

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.pipeline import Reading

ROWS: list[Row] = [
    ("Give the talk on methods", "Why", "GSS", "18 May", "Ian", "Abstract submitted"),
    ("Count the votes", "", "GSS", "June", "Ann", ""),
    ("Publish the guide", "", "GSS", "July", "Ann", ""),
]


def refs(rows: list[Row], folder: Path, day: str) -> list[str]:
    return list(report(rows, folder, day).plan.frame["ref"])


def test_refs_are_given_in_sheet_order_and_kept(tmp_path: Path) -> None:
    assert refs(ROWS, tmp_path, "2017-03-31") == ["T01", "T02", "T03"]
    new: Row = ("Write to every council", "", "LAs", "August", "Steve", "")
    assert refs([new, *reversed(ROWS)], tmp_path, "2017-04-30") == ["T04", "T03", "T02", "T01"]


def test_a_ref_is_never_given_twice_and_comes_back_with_its_tactic(tmp_path: Path) -> None:
    refs(ROWS, tmp_path, "2017-03-31")
    new: Row = ("Write to every council", "", "LAs", "August", "Steve", "")
    assert refs(ROWS[:2], tmp_path, "2017-04-30") == ["T01", "T02"]
    assert refs([*ROWS[:2], new], tmp_path, "2017-05-31") == ["T01", "T02", "T04"]
    assert refs([*ROWS, new], tmp_path, "2017-06-30") == ["T01", "T02", "T03", "T04"]


def test_ref_is_the_first_column_of_the_tables(tmp_path: Path) -> None:
    report(ROWS, tmp_path, "2017-03-31")
    reading = report(ROWS[1:], tmp_path, "2017-04-30")
    plan, changes = (
        list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
        for table in (plan_csv(reading.plan), changes_csv(reading.report.changes.changes))
    )
    assert [row[0] for row in plan] == ["ref", "T02", "T03"]
    assert [row[:2] for row in changes][:2] == [["ref", "kind"], ["T01", "removed"]]


# Nothing is forgotten


def earlier_figures(reading: Reading) -> list[object]:
    """Everything that the trends say of earlier reports."""
    trends = reading.report.trends
    assert trends is not None
    rags = {trend.ref: dict(zip(trend.reports, trend.rags, strict=True)) for trend in trends.rags}
    past = [[day, *(rags[ref].get(day, "") for ref in sorted(rags))] for day in trends.reports[:-1]]
    points = [point for point in trends.burn_up if point.day < reading.plan.settings.as_of]
    return [past, points]


def test_deleting_the_tactic_with_the_largest_slip_changes_no_earlier_figure(tmp_path: Path) -> None:
    late: Row = (*ROWS[0][:3], "18 September", *ROWS[0][4:])
    report(ROWS, tmp_path, "2017-03-31")
    report([late, *ROWS[1:]], tmp_path, "2017-04-30")
    kept = run_month(save(plan_sheet([late, *ROWS[1:]]), tmp_path), tmp_path, "2017-05-31")
    deleted = run_month(save(plan_sheet(ROWS[1:]), tmp_path), tmp_path, "2017-05-31")
    assert earlier_figures(kept) == earlier_figures(deleted)
    for reading in (kept, deleted):
        assert reading.report.trends is not None
        (slip,) = reading.report.trends.slips
        assert (slip.ref, slip.days) == ("T01", 123)
    assert slip.words == "moved once: 18 May 2017, 18 September 2017; removed since 31 May 2017"
    points = [[point for point in reading.report.trends.burn_up if point.day.month == 6] for reading in (kept, deleted)]  # type: ignore[union-attr] # both have trends
    assert [point.first_planned for (point,) in points] == [2, 2]
    assert [point.removed for (point,) in points] == [0, 1]


def test_what_was_completed_and_then_deleted_stays_complete(tmp_path: Path) -> None:
    done: Row = (*ROWS[0][:5], "Complete")
    report(ROWS, tmp_path, "2017-04-30")
    report([done, *ROWS[1:]], tmp_path, "2017-05-31")
    trends = report(ROWS[1:], tmp_path, "2017-06-30").report.trends
    assert trends is not None
    (now,) = (point for point in trends.burn_up if str(point.day) == "2017-06-30")
    assert (now.tactics, now.complete, now.removed) == (3, 1, 1)
    assert [gone.words for gone in trends.removed] == ["removed since 30 June 2017"]


def test_the_baseline_is_the_plan_as_first_reported(tmp_path: Path) -> None:
    report(ROWS, tmp_path, "2017-03-31")
    later: Row = (*ROWS[1][:3], "August", *ROWS[1][4:])
    tactics = report([ROWS[0], later, ROWS[2]], tmp_path, "2017-04-30").report.tactics
    assert [(str(one.baseline_start), str(one.baseline_end)) for one in tactics[:2]] == [
        ("2017-05-18", "2017-05-18"),
        ("2017-06-01", "2017-06-30"),
    ]


# What whoever runs the report is told of the packs in the folder


def test_without_any_pack_the_run_says_how_to_copy_the_last(tmp_path: Path) -> None:
    (sentence,) = report(ROWS, tmp_path, "2017-03-31").history.remarks
    assert sentence.startswith("There is no earlier report in ")
    assert report(ROWS, tmp_path, "2017-04-30").history.remarks == ()


def test_a_date_run_again_names_later_packs_and_new_tactics_under_other_refs(tmp_path: Path) -> None:
    one: Row = ("Write to every council", "", "LAs", "August", "Steve", "")
    other: Row = ("Film the archive", "", "GSS", "October", "Ian", "")
    for day, rows in (("2017-03-31", ROWS), ("2017-04-30", [*ROWS, one, other]), ("2017-05-31", [*ROWS, one, other])):
        report(rows, tmp_path, day)
    assert report([*ROWS, other, one], tmp_path, "2017-04-30").history.remarks == (
        "The report of 30 April 2017 was made before; of its new tactics T05 is now T04 and T04 is now T05.",
        "The report of 31 May 2017 was made without this one: run it again.",
    )
