from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from nshreport.plan import Options, Settings, find_plan, read_settings, read_workbook
from tests.books import codes, plan_sheet, read_rows, save

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.finding import Finding

TALK = ("Give a talk", "Why", "GSS", "7 April", "Ian", "Drafting")


def read(folder: Path, *rows: tuple[object, ...], **options: Any) -> tuple[Settings, tuple[Finding, ...]]:  # noqa: ANN401 - options of several types
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Settings")
    sheet.append(("Setting", "Value"))
    for row in rows:
        sheet.append(row)
    workbook.save(folder / "plan.xlsx")
    return read_settings(read_workbook(folder / "plan.xlsx"), Options(date(2017, 3, 31), **options))


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("Plan title", "Communication Plan", "title", "Communication Plan"),
        ("Year", 2017, "year", 2017),
        ("Plan year:", "2017/18", "year", 2017),
        ("First month", "April", "first_month", 4),
        ("First month", "Sept", "first_month", 9),
        ("First month", 7, "first_month", 7),
        ("Due soon (working days)", 5, "due_soon_days", 5),
        ("Moved (days)", "14 days", "moved_days", 14),
        ("Next report", datetime(2017, 4, 28), "next_report_on", date(2017, 4, 28)),  # noqa: DTZ001 - as typed
        ("Next report", "28 April 2017", "next_report_on", date(2017, 4, 28)),
        (
            "Closures",
            "27 December 2017; 28 - 29 December 2017",
            "closures",
            (date(2017, 12, 27), date(2017, 12, 28), date(2017, 12, 29)),
        ),
    ],
)
def test_a_setting_is_read_as_people_write_it(
    name: str, value: object, field: str, expected: object, tmp_path: Path
) -> None:
    settings, findings = read(tmp_path, (name, value))
    assert getattr(settings, field) == expected
    assert findings == ()


def test_a_setting_without_a_value_keeps_its_default(tmp_path: Path) -> None:
    settings, findings = read(tmp_path, ("Due soon (working days)", None))
    assert (settings.due_soon_days, findings) == (10, ())


def test_a_setting_that_is_not_known_is_a_finding(tmp_path: Path) -> None:
    _, (finding,) = read(tmp_path, ("Colour", "blue"))
    assert (finding.code, finding.cell, finding.quote) == ("setting-not-known", "A2", "Colour")


@pytest.mark.parametrize(
    ("name", "value"), [("Year", "soon"), ("First month", 13), ("Due soon", "a week"), ("Next report", "tbc")]
)
def test_a_value_that_is_none_is_a_finding_and_the_default_holds(name: str, value: object, tmp_path: Path) -> None:
    settings, (finding,) = read(tmp_path, (name, value))
    assert (finding.code, finding.cell) == ("setting-not-understood", "B2")
    assert settings == Settings(as_of=date(2017, 3, 31))


def test_options_win_over_the_sheet(tmp_path: Path) -> None:
    settings, _ = read(tmp_path, ("Year", 2017), ("First month", "April"), year=2018, first_month=9)
    assert (settings.year, settings.first_month) == (2018, 9)


@pytest.mark.parametrize(
    ("title", "name", "year", "first_month"),
    [
        ("Communication Plan 2019", "plan.xlsx", 2019, 1),
        ("Delivery Plan 2019/20", "plan.xlsx", 2019, 4),
        ("School Improvement Plan 2019-20", "plan.xlsx", 2019, 9),
        ("Action Plan", "Action plan 2018.xlsx", 2018, 1),
        ("Action Plan (updated 12/01/2019)", "Action plan 2018-19.xlsx", 2018, 4),
    ],
)
def test_the_plan_year_is_read_from_the_title_or_the_files_name(
    title: str, name: str, year: int, first_month: int, tmp_path: Path
) -> None:
    book = read_workbook(save(plan_sheet([TALK], title=title), tmp_path, name))
    settings = find_plan(book, Settings(as_of=date(2021, 5, 1))).settings
    assert (settings.plan_year, settings.begins) == (year, first_month)


def test_a_year_written_only_in_the_plan_is_taken_with_a_finding(tmp_path: Path) -> None:
    sheet = plan_sheet([TALK, ("Write a blog", "", "", "May 2018", "Ian", "")], title="Action Plan")
    plan = find_plan(read_workbook(save(sheet, tmp_path)), Settings(as_of=date(2021, 5, 1)))
    assert plan.settings.plan_year == 2018
    assert "year-assumed" in [finding.code for finding in plan.findings]


def test_without_any_year_the_report_dates_is_taken_with_a_finding(tmp_path: Path) -> None:
    plan = find_plan(
        read_workbook(save(plan_sheet([TALK], title="Action Plan"), tmp_path)), Settings(as_of=date(2021, 5, 1))
    )
    assert plan.settings.plan_year == 2021
    assert "year-assumed" in [finding.code for finding in plan.findings]


def test_a_quarters_months_in_a_heading_tell_when_the_year_begins(tmp_path: Path) -> None:
    reading = read_rows([("Phase 1 (Q1 – Apr/May/June):",), TALK], tmp_path)
    assert reading.plan.settings.begins == 4


def test_a_report_date_far_from_the_plan_year_is_said_in_one_sentence(tmp_path: Path) -> None:
    found = codes(read_rows([TALK], tmp_path, "2026-11-22"))
    assert found["report-date-far"] == [""]
