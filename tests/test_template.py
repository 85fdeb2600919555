"""Plan workbooks that the program writes: a new one, and next year's draft; filled in, reported and rolled over."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from nshreport.cli import main
from nshreport.plan import Options, find_plan, read_settings, read_workbook
from nshreport.rating import read_timings
from nshreport.render.template import new_plan, plan_from, roll_over, write_plan_workbook
from nshreport.render.template.forms import NO_DATE, PLAN_COLUMNS, SHEET_FORMS, STATES
from nshreport.words.feedback import State, read_feedback
from nshreport.words.timing import read_timing
from tests.conftest import reading_on
from tests.months import run_month
from tests.plan_2017 import WORKBOOK, make_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.plan import Plan

TYPED = (
    # phase, tactic, audience, timing, accountable, feedback
    (1, "Hold the launch event (Objective 1)", "GSS", "22 March", "Harmonisation Team", "Room booked"),
    (
        1,
        "Publish the newsletter (Objective 1)",
        "Users",
        "January - March",
        "Harmonisation Team",
        "Published on 2 March",
    ),
    (1, "Ask DfT to present (Objective 2)", "DfT", "by 10 March", "Jane Smith", "E-mailed, no reply"),
    (2, "Review the guidance (Objective 1)", "GSS", "April - June", "Quality Centre", ""),
    (2, "Present to the seminar (Objective 2)", "Academia", "18 May", "Jane Smith", ""),
    (2, "Answer questions from users (Objective 2)", "Users", "As and when required", "Harmonisation Team", "None"),
    (3, "Run the survey (Objective 2)", "Users", "Date tbc", "Harmonisation Team", ""),
    (3, "Hold the topic workshop (Objective 1)", "GSS", "July (tbc)", "Harmonisation Team", ""),
    (4, "Hold the annual workshop (Objective 1)", "GSS", "November", "Harmonisation Team", ""),
    (4, "Produce 2019 Communication Plan (Objective 1)", "GSS", "December", "Harmonisation Team", ""),
)


def fill_in(content: bytes, path: Path) -> Path:
    """A new plan as somebody would fill it in: ten rows below their phases, and the two objectives."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book["Plan"]
    for number, tactic, audience, timing, accountable, feedback in TYPED:
        begins = f"Phase {number} "
        row = next(cell.row for cell in sheet["A"] if str(cell.value or "").startswith(begins)) + 1
        while sheet.cell(row, 2).value:
            row += 1
        values = (tactic, "To raise awareness", audience, timing, accountable, feedback)
        for column, value in enumerate(values, start=2):
            sheet.cell(row, column, value or None)
    for number in (1, 2):
        book["Objectives"].append([number, f"Objective number {number}"])
    book.save(path)
    return path


def new(path: Path) -> Path:
    return fill_in(write_plan_workbook(new_plan("Communication Plan 2018", "Harmonisation Team", 2018)), path)


def test_a_new_plan_filled_in_reports_at_once_and_no_finding_is_the_templates_fault(tmp_path: Path) -> None:
    path = new(tmp_path / "plan.xlsx")
    (tmp_path / "packs").mkdir()
    first, second = (run_month(path, tmp_path / "packs", day) for day in ("2018-03-31", "2018-04-30"))
    assert list(first.plan.frame["tactic_typed"]) == [row[1] for row in TYPED]
    assert [tactic.phase for tactic in first.report.tactics] == [row[0] for row in TYPED]
    assert first.report.objectives == {1: "Objective number 1", 2: "Objective number 2"}
    for reading in (first, second):
        assert {finding.code for finding in reading.plan.findings} <= {"no-date", "timing-vague", "blank-feedback"}


def test_a_new_plan_says_that_it_is_empty_until_a_tactic_is_written(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(write_plan_workbook(new_plan("Plan 2018", "", 2018)))
    with pytest.raises(Exception, match="Write at least one tactic"):
        run_month(tmp_path / "plan.xlsx", tmp_path, "2018-03-31")


@pytest.mark.parametrize("first_month", range(1, 13))
def test_the_phases_of_a_new_plan_are_the_quarters_of_its_year(first_month: int, tmp_path: Path) -> None:
    draft = new_plan("Plan", "Team", 2018, first_month)
    book = openpyxl.load_workbook(BytesIO(write_plan_workbook(draft)))
    for row in book["Plan"].iter_rows(min_row=4, max_col=2):
        if row[0].value is None and row[1].value is None:
            row[1].value = "Write something"
    book.save(tmp_path / "plan.xlsx")
    frame = read_plan(tmp_path / "plan.xlsx").frame.drop_duplicates("phase_name")
    assert [
        (start.date(), end.date()) for start, end in zip(frame["phase_start"], frame["phase_end"], strict=True)
    ] == [(phase.start, phase.end) for phase in draft.phases]
    ends = [phase.end for phase in draft.phases]
    assert [phase.start for phase in draft.phases][1:] == [end + timedelta(days=1) for end in ends[:-1] if end]


def read_plan(path: Path) -> Plan:
    workbook = read_workbook(path)
    return read_timings(find_plan(workbook, read_settings(workbook, Options(date(2018, 3, 31)))[0]))


@pytest.mark.parametrize(("words", "state"), STATES.items())
def test_every_state_that_the_drop_down_offers_is_read(words: str, state: State) -> None:
    read = read_feedback(words, year=2018)
    assert (read.state, read.doubt) == (state, "")


def test_every_timing_that_the_drop_down_offers_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(write_plan_workbook(new_plan("Plan", "Team", 2018)))
    rules = openpyxl.load_workbook(path)["Plan"].data_validations.dataValidation
    offered = [text for rule in rules for text in rule.formula1.strip('"').split(",") if "!" not in rule.formula1]
    timings = [text for text in offered if text not in STATES]
    assert timings[0] == NO_DATE
    assert [read_timing(text, year=2018).precision for text in timings] == ["tbc", *["months"] * 4, "ongoing"]
    assert all(not rule.showErrorMessage for rule in rules)


def test_example_rows_are_never_read(tmp_path: Path) -> None:
    reading = run_month(new(tmp_path / "plan.xlsx"), tmp_path, "2018-03-31")
    examples = {form.example[-1] for form in SHEET_FORMS} | {form.example[0] for form in SHEET_FORMS}
    plan = reading.plan
    read = [
        *plan.objectives.values(),
        *(entry.name for entry in plan.directory.entries),
        plan.commentary,
        plan.settings.marking,
    ]
    assert not examples & set(filter(None, read))
    assert reading.report.measures == ()
    assert plan.key_dates == ()


def test_the_plan_in_input_is_made_by_the_same_code(tmp_path: Path) -> None:
    make_workbook(tmp_path / "plan.xlsx")
    assert (tmp_path / "plan.xlsx").read_bytes() == WORKBOOK.read_bytes()


def year_end() -> Plan:
    return reading_on("2017-12-31").plan


def test_next_years_draft_accounts_for_every_row_once() -> None:
    draft, rolled = roll_over(year_end(), 2018)
    assert [one.ref for one in rolled] == list(year_end().frame["ref"])
    assert len(rolled) == 23
    kept = [row[0] for phase in draft.phases for row in phase.rows]
    assert kept == [one.ref for one in rolled if one.row is not None]
    assert [one.ref for one in rolled if one.row is None] == ["T05"]


def test_next_years_draft_has_no_confirmed_day_and_keeps_what_holds_in_any_year(tmp_path: Path) -> None:
    draft, _ = roll_over(year_end(), 2018)
    (tmp_path / "next.xlsx").write_bytes(write_plan_workbook(draft))
    frame = read_plan(tmp_path / "next.xlsx").frame
    assert len(frame) == 22
    firm = frame[frame["confirmed"]]
    assert set(firm["timing"]) <= set(year_end().frame["timing"])
    assert set(firm["timing_kind"]) <= {"month", "months"}
    titles = " ".join(frame["tactic"])
    assert "Produce 2019 Communication Plan" in titles
    assert "2018 Communication Plan" not in titles
    assert (frame["feedback"] == "").all()
    timings = dict(zip(frame["reference"], frame["timing"], strict=True))
    assert (timings["T16"], timings["T19"], timings["T23"]) == ("July (tbc)", "September (tbc)", "December")


def test_what_other_texts_say_of_years_is_left_and_shown() -> None:
    draft, rolled = roll_over(year_end(), 2018)
    review = next(one for one in rolled if one.ref == "T02")
    assert review.flags == ("Purpose names 2017, 2019 and 2021",)
    assert review.row is not None
    assert "2021 Census" in str(review.row[2])
    assert draft.title.endswith("Communication Plan 2018")
    assert ("Carried over from", f"{year_end().title}; 2017") in draft.sheets["Settings"]


def test_the_same_plan_rolled_over_twice_gives_the_same_bytes() -> None:
    assert write_plan_workbook(roll_over(year_end(), 2018)[0]) == write_plan_workbook(roll_over(year_end(), 2018)[0])


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


def test_no_command_overwrites_a_file_and_a_plan_of_that_year_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.xlsx"
    there.write_bytes(b"mine")
    commands = (("new", there), ("import", WORKBOOK, there), ("rollover", WORKBOOK, there, "--as-of", "2017-12-31"))
    assert [run(*command) for command in commands] == [2, 2, 2]
    assert there.read_bytes() == b"mine"
    assert run("rollover", WORKBOOK, tmp_path / "new.xlsx", "--to", "2017", "--as-of", "2017-12-31") == 2
    assert "The plan is for 2017 already" in capsys.readouterr().err
    assert not (tmp_path / "new.xlsx").exists()


def test_from_nothing_to_the_next_year(tmp_path: Path) -> None:
    packs = tmp_path / "output"
    packs.mkdir()
    path = new(tmp_path / "plan.xlsx")
    run_month(path, packs, "2018-11-30")
    plan = run_month(path, packs, "2018-12-31").plan
    draft, rolled = roll_over(plan, 2019)
    (tmp_path / "next.xlsx").write_bytes(write_plan_workbook(draft))
    next_year = run_month(tmp_path / "next.xlsx", packs, "2019-01-31").plan
    refs = [one.ref for one in rolled if one.row is not None]
    assert list(next_year.frame["ref"]) == refs
    codes = {finding.code for finding in next_year.findings}
    assert "carried-over" in codes
    assert codes <= {"carried-over", "no-date", "timing-vague", "column-blank"}


@pytest.mark.parametrize("make", ["new", "roll over"])
def test_a_plan_workbook_keeps_the_house_rules_that_suit_sheets_people_fill_in(make: str) -> None:
    draft = new_plan("Plan 2018", "Team", 2018) if make == "new" else roll_over(year_end(), 2018)[0]
    book = openpyxl.load_workbook(BytesIO(write_plan_workbook(draft)))
    assert (book.properties.title, book.properties.creator, book.properties.language) == (
        draft.title,
        draft.team,
        "en-GB",
    )
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert cell.font.name == "Arial", cell
                    assert cell.font.sz >= 12, cell
                    assert cell.data_type != "f", cell
    plan = book["Plan"]
    assert plan.freeze_panes == "A4"
    assert plan.print_title_rows == "$3:$3"
    assert [cell.value for cell in plan[3]][: len(PLAN_COLUMNS)] == [column.heading for column in PLAN_COLUMNS]
    assert all(cell.comment for cell in plan[3][: len(PLAN_COLUMNS)])
    assert [name for name in book.sheetnames if name in {form.name for form in SHEET_FORMS}] == [
        form.name for form in SHEET_FORMS
    ]


def test_a_plan_brought_in_reads_as_the_plan_itself(tmp_path: Path) -> None:
    old = reading_on("2017-03-31").plan
    (tmp_path / "plan.xlsx").write_bytes(write_plan_workbook(plan_from(old)))
    again = run_month(tmp_path / "plan.xlsx", tmp_path, "2017-03-31").plan
    for name in ("tactic_typed", "purpose", "audience", "timing", "accountable", "feedback", "phase_name", "rag"):
        assert list(again.frame[name]) == list(old.frame[name]), name


def test_conditional_formats_speak_of_the_rows_that_they_are_on() -> None:
    book = openpyxl.load_workbook(BytesIO(write_plan_workbook(new_plan("Plan", "Team", 2018))))
    for area in book["Plan"].conditional_formatting:
        first = int(re.findall(r"\d+", str(area.sqref))[0])
        for rule in area.rules:
            rows = {int(row) for row in re.findall(r"\$?[A-Z]+(\d+)", rule.formula[0])}
            assert rows == {first}
