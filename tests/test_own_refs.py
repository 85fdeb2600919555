"""Refs over the reports of a plan: its own column, where there is one, and what packs say of the earlier ones."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.history import SNAPSHOT, Register
from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options
from tests.books import HEADINGS, plan_sheet, save
from tests.conftest import read_cases
from tests.months import Row, run_month

if TYPE_CHECKING:
    from pathlib import Path

TITLES = (
    *("Give the talk on methods", "Count the votes", "Publish the guide", "Write to every council", "Film the archive"),
    *("Open a help desk", "Hold the autumn seminar", "Print posters", "Train new starters", "Survey the users"),
)

DAYS = ("2017-03-31", "2017-04-30", "2017-05-31", "2017-06-30")
FOUND = ("refs-ignored", "ref-taken", "register-damaged")


def month(folder: Path, day: str, refs: str = "", heading: str = "Ref", titles: tuple[str, ...] = TITLES) -> Reading:
    """A month's run on a plan of these titles, with a column of refs if there are any; - stands for a blank."""
    rows: list[Row] = [(title, "", "GSS", "December", "Ann", "") for title in titles]
    if not refs:
        return run_month(save(plan_sheet(rows), folder), folder, day)
    own = ["" if ref == "-" else ref for ref in refs.split()]
    with_refs: list[Row] = [(ref or None, *row) for ref, row in zip(own, rows, strict=True)]
    return run_month(save(plan_sheet(with_refs, (heading, *HEADINGS)), folder), folder, day)


def refs_of(reading: Reading) -> str:
    return " ".join(reading.plan.frame["ref"])


def found(reading: Reading) -> list[str]:
    return sorted(one.code for one in reading.report.findings if one.code in FOUND)


@pytest.mark.parametrize("case", read_cases("own-refs.csv"), ids=lambda case: case["case"])
def test_the_plans_own_refs_are_used_where_they_are_refs(case: dict[str, str], tmp_path: Path) -> None:
    month(tmp_path, DAYS[0], case["before"], case["heading"])
    reading = month(tmp_path, DAYS[1], case["now"], case["heading"])
    assert (refs_of(reading), found(reading)) == (case["refs"], case["findings"].split())
    assert list(reading.plan.frame["tactic"]) == list(TITLES)


# A column that is added later


def test_a_new_column_of_refs_is_shown_once_beside_the_refs_of_before(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0])
    own = "H1 H2 H3 H4 H5 H6 H7 H8 H9 H10"
    april, may = (month(tmp_path, day, own) for day in DAYS[1:3])
    shown = [(one.ref, one.after) for one in april.report.changes.of("new ref")]
    assert shown[:2] == [("H1", "H1 (was T01)"), ("H2", "H2 (was T02)")]
    assert (len(shown), may.report.changes.changes) == (10, ())


def test_a_ref_that_was_given_before_a_column_is_never_given_again(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0], titles=TITLES[:9])
    month(tmp_path, DAYS[1], "H1 H2 H3 H4 H5 H6 H7 H8 H9", titles=TITLES[:9])
    assert refs_of(month(tmp_path, DAYS[2], "H1 H2 H3 H4 H5 H6 H7 H8 H9 -")).split()[-1] == "T10"


@pytest.mark.parametrize("ref", ["H3", "h-03", "T03", "t3"])
def test_a_decision_may_name_a_tactic_by_either_ref(ref: str, tmp_path: Path) -> None:
    month(tmp_path, DAYS[0])
    rows: list[Row] = [(f"H{row}", title, "", "GSS", "May", "Ann", "") for row, title in enumerate(TITLES, 1)]
    sheet = plan_sheet(rows, ("Ref", *HEADINGS))
    assert sheet.parent is not None
    noted = sheet.parent.create_sheet("Decisions")
    noted.append(("Ref", "Question", "Decision", "Decided on", "New timing"))
    noted.append((ref, "", "Agreed", "27 April 2017", "May"))
    reading = run_month(save(sheet, tmp_path), tmp_path, DAYS[1])
    agreed = [tactic.ref for tactic in reading.report.tactics if tactic.agreed_on]
    assert (agreed, [one.code for one in reading.report.findings if one.code == "decision-unknown-ref"]) == (["H3"], [])


# The register


def test_refs_go_on_after_t99(tmp_path: Path) -> None:
    assert Register().give([str(number) for number in range(101)], [""] * 101).refs[98:] == ["T99", "T100", "T101"]
    many = tuple(f"Visit site {chr(65 + row // 26)}{chr(65 + row % 26)}" for row in range(100))
    assert refs_of(month(tmp_path, DAYS[0], titles=many)).split()[-1] == "T100"
    april = month(tmp_path, DAYS[1], titles=(*many[:8], *many[9:98], "Film the archive"))
    assert refs_of(april).split()[-1] == "T101"
    assert april.report.trends is not None
    assert [gone.tactic.ref for gone in april.report.trends.removed] == ["T09", "T99", "T100"]


@pytest.mark.parametrize("damage", [7, "T01", [1], [{}], [{"ref": "T01"}], [{"ref": 1, "thread": "a", "title": "b"}]])
def test_a_damaged_register_is_a_finding_and_the_one_before_is_used(damage: object, tmp_path: Path) -> None:
    month(tmp_path, DAYS[0])
    month(tmp_path, DAYS[1], titles=(*TITLES[:9], "Bake a cake"))
    path = tmp_path / DAYS[1] / SNAPSHOT
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(content | {"register": damage}), encoding="utf-8")
    may = month(tmp_path, DAYS[2], titles=("Draw a map", *TITLES[:9], "Bake a cake", TITLES[9]))
    assert refs_of(may) == "T12 T01 T02 T03 T04 T05 T06 T07 T08 T09 T11 T10"
    assert found(may) == ["register-damaged"]


def test_the_last_register_decides_when_packs_are_deleted(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0])
    month(tmp_path, DAYS[1], titles=("Open one help desk for all", *TITLES[:5], *TITLES[6:]))
    month(tmp_path, DAYS[2], titles=TITLES[:5])
    for day in DAYS[:2]:
        shutil.rmtree(tmp_path / day)
    back = month(tmp_path, DAYS[3], titles=("Draw a map", "Open one help desk for all", *TITLES[:5], TITLES[9]))
    assert refs_of(back) == "T11 T06 T01 T02 T03 T04 T05 T10"
    shutil.rmtree(tmp_path / DAYS[2])
    assert refs_of(month(tmp_path, DAYS[3], titles=TITLES[3:5])) == "T01 T02"


def test_later_packs_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "april").mkdir()
    month(tmp_path, DAYS[0], titles=TITLES[:3])
    first = refs_of(month(tmp_path, DAYS[1], titles=TITLES[:4]))
    kept = (tmp_path / DAYS[1] / SNAPSHOT).read_bytes()
    april = (tmp_path / "plan.xlsx").rename(tmp_path / "april" / "plan.xlsx")
    month(tmp_path, DAYS[2], titles=TITLES)
    assert refs_of(run_month(april, tmp_path, DAYS[1])) == first
    assert (tmp_path / DAYS[1] / SNAPSHOT).read_bytes() == kept


def test_another_plan_in_the_folder_has_another_register(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0])
    rows: list[Row] = [(title, "", "GSS", "December", "Ann", "") for title in ("Draw a map", "Bake a cake")]
    sheet = plan_sheet(rows, title="Training Plan 2017")
    other = run_month(save(sheet, tmp_path), tmp_path, DAYS[1])
    assert refs_of(other) == "T01 T02"
    assert refs_of(month(tmp_path, DAYS[2], titles=(*TITLES, "Plant a tree"))).split()[-1] == "T11"


def test_next_years_plan_goes_on_with_the_refs_of_the_plan_that_settings_name(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0])
    titles = (TITLES[6], "Draw a map", TITLES[1])
    sheet = plan_sheet([(title, "", "GSS", "May", "Ann", "") for title in titles], title="Communication Plan 2018")
    assert sheet.parent is not None
    sheet.parent.create_sheet("Settings").append(("Carried over from", "Communication Plan 2017 (2017)"))
    reading = run_month(save(sheet, tmp_path), tmp_path, "2018-01-31")
    assert refs_of(reading) == "T07 T11 T02"
    assert [one.code for one in reading.report.findings if one.code in {"carried-over", "another-plan"}] == [
        "carried-over"
    ]


# Split and merged

WHOLE = ("Review the principles on census topics and on migration topics", *TITLES[:4])
PARTS = ("Review the principles on census topics", "Review the principles on migration topics", *TITLES[:4])


def test_of_a_tactic_that_is_split_the_best_match_keeps_the_ref(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0], titles=WHOLE)
    april = month(tmp_path, DAYS[1], titles=PARTS)
    assert [change.kind for change in april.report.changes.changes if change.kind != "renamed"] == ["split"]
    assert refs_of(april).split()[2:] == ["T02", "T03", "T04", "T05"]
    assert sorted(refs_of(april).split()[:2]) == ["T01", "T06"]


def test_of_tactics_that_are_merged_the_best_match_keeps_the_ref_and_the_others_say_where_they_went(
    tmp_path: Path,
) -> None:
    month(tmp_path, DAYS[0], titles=PARTS)
    april = month(tmp_path, DAYS[1], titles=WHOLE)
    assert refs_of(april).split()[1:] == ["T03", "T04", "T05", "T06"]
    kept = refs_of(april).split()[0]
    assert april.report.trends is not None
    assert [(gone.tactic.ref, gone.words) for gone in april.report.trends.removed] == [
        ("T02" if kept == "T01" else "T01", f"merged into {kept} since 30 April 2017")
    ]


# The last report named by hand


def named(folder: Path, day: str, titles: tuple[str, ...], previous: Path) -> Reading:
    rows: list[Row] = [(title, "", "GSS", "December", "Ann", "") for title in titles]
    return read_report(save(plan_sheet(rows), folder), Options(date.fromisoformat(day)), folder, previous)


def test_a_previous_pack_gives_its_register(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0], titles=TITLES[:3])
    month(tmp_path, DAYS[1], titles=(*TITLES[:3], "Draw a map"))
    june = named(tmp_path, DAYS[2], (*TITLES[:3], "Bake a cake"), tmp_path / DAYS[0])
    assert (str(june.report.changes.since), refs_of(june)) == (DAYS[0], "T01 T02 T03 T04")


def test_a_previous_workbook_goes_on_with_the_register_of_the_packs_before_it(tmp_path: Path) -> None:
    month(tmp_path, DAYS[0], titles=TITLES[:3])
    month(tmp_path, DAYS[1], titles=TITLES[1:3])
    rows: list[Row] = [(title, "", "GSS", "December", "Ann", "") for title in ("Draw a map", *TITLES[1:3], "Bake")]
    workbook = save(plan_sheet(rows), tmp_path, "plan 2017-05-15.xlsx")
    may = named(tmp_path, DAYS[2], ("Plant a tree", *TITLES[:3], "Draw a map"), workbook)
    assert (str(may.report.changes.since), refs_of(may)) == ("2017-05-15", "T06 T01 T02 T03 T04")
    assert may.report.trends is not None
    assert [gone.tactic.ref for gone in may.report.trends.removed] == ["T05"]
