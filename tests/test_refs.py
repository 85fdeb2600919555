from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from nshreport.render import changes_csv, plan_csv
from tests.months import Row, report

if TYPE_CHECKING:
    from pathlib import Path

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
