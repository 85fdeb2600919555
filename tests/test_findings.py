from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl.styles import Font

from nshreport.finding import BY_CODE, CATALOGUE, Severity, make_finding
from nshreport.pipeline import read_report
from nshreport.plan import Options
from nshreport.words.timing import DOUBTS
from tests.books import codes, plan_sheet, read_rows, save

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[object, ...]
TALK: Row = ("Give a talk (Objective 1)", "Raise awareness", "GSS", "7 April", "Ian", "Abstract submitted")


def row(**changes: object) -> Row:
    """The talk with some of its cells changed."""
    names = ("tactic", "purpose", "audience", "timing", "accountable", "feedback")
    return tuple(changes.get(name, value) for name, value in zip(names, TALK, strict=True))


FROM_ONE_ROW = [
    ("timing-not-understood", "D4", row(timing="see above")),
    ("timing-no-such-day", "D4", row(timing="31st June")),
    ("timing-weekday-disagrees", "D4", row(timing="Monday 22nd June")),
    ("timing-month-first", "D4", row(timing="10/22/2017")),
    ("timing-misspelt", "D4", row(timing="Febuary")),
    ("timing-not-a-monday", "D4", row(timing="w/c 16 May")),
    ("timing-alternatives", "D4", row(timing="15th or 22nd May")),
    ("timing-later-words-stand", "D4", row(timing="2 May cancelled, now 9 May")),
    ("timing-vague", "D4", row(timing="early June")),
    ("timing-season", "D4", row(timing="Spring 2017")),
    ("timing-feast", "D4", row(timing="before Christmas")),
    ("no-date", "D4", row(timing="Date tbc")),
    ("no-date", "D4", row(timing="")),
    ("outside-plan-year", "D4", row(timing="7 April 2019")),
    ("weekend", "D4", row(timing="8 April 2017")),
    ("bank-holiday", "D4", row(timing="17 April 2017")),
    ("occasion-gone-by", "D4", row(timing="6 February and 3 October", feedback="")),
    ("names-later-date", "F4", row(feedback="Planning meeting May 2017")),
    ("blank-feedback", "F4", row(feedback="")),
    ("closed-on-doubtful-reading", "F4", row(feedback="Mural finished")),
    ("feedback-doubtful", "F4", row(feedback="Complted")),
    ("feedback-not-understood", "F4", row(feedback="After the NSHG")),
    ("no-accountable", "E4", row(accountable="")),
    ("no-audience", "C4", row(audience="")),
]


@pytest.mark.parametrize(
    ("code", "cell", "tactic"), FROM_ONE_ROW, ids=[f"{code} {tactic[3]!r}" for code, _, tactic in FROM_ONE_ROW]
)
def test_a_row_raises_its_finding_at_its_cell(code: str, cell: str, tactic: Row, tmp_path: Path) -> None:
    assert cell in codes(read_rows([tactic], tmp_path)).get(code, [])


FROM_TWO_ROWS = [
    ("no-objective", ["A5"], row(tactic="Write a blog", timing="May")),
    ("audience-spelt-two-ways", ["C5"], row(tactic="Write a blog (Objective 1)", audience="Devolved Administration")),
    ("name-spelt-two-ways", ["E5"], row(tactic="Write a blog (Objective 1)", accountable="Ian Cooley")),
    ("duplicate-tactic", ["A5"], row(feedback="Draft")),
    ("clash", ["D4", "D5"], row(tactic="Write a blog (Objective 1)")),
]


@pytest.mark.parametrize(("code", "cells", "second"), FROM_TWO_ROWS, ids=[code for code, _, _ in FROM_TWO_ROWS])
def test_two_rows_raise_a_finding_between_them(code: str, cells: list[str], second: Row, tmp_path: Path) -> None:
    first = row(audience="Devolved Administrations", accountable="Ian Coolley") if "spelt" in code else TALK
    assert sorted(codes(read_rows([first, second], tmp_path)).get(code, [])) == cells


def test_four_deadlines_of_one_person_in_a_week_are_a_crowd(tmp_path: Path) -> None:
    rows = [row(tactic=f"Talk {number} (Objective 1)", timing=f"{number} April") for number in range(3, 7)]
    assert codes(read_rows(rows, tmp_path))["crowding"] == ["D4"]


def test_a_tactic_that_lies_outside_its_phase_is_a_finding(tmp_path: Path) -> None:
    rows: list[Row] = [("Phase 1 (Q1 – Jan/Feb/Mar):",), row(timing="7 July")]
    assert codes(read_rows(rows, tmp_path))["outside-phase"] == ["D5"]


def test_a_section_that_names_no_time_is_a_finding(tmp_path: Path) -> None:
    rows: list[Row] = [("WEBSITE",), TALK, ("Phase 2 (Q2 – Apr/May/June):",), row(timing="7 May")]
    assert codes(read_rows(rows, tmp_path))["no-phase-window"] == ["A4"]
    assert codes(read_rows([("Phase 1",), TALK], tmp_path))["no-phase-window"] == ["A4"]


def test_sections_that_are_groups_need_no_time(tmp_path: Path) -> None:
    assert "no-phase-window" not in codes(read_rows([("WEBSITE",), TALK, ("PRESS",), row(timing="7 May")], tmp_path))


def test_marks_on_the_cells_are_findings(tmp_path: Path) -> None:
    sheet = plan_sheet([TALK, row(tactic="Write a guide"), row(tactic="Write a blog", timing="5 April")])
    sheet["A4"].font = Font(strike=True)
    sheet["B4"] = "#REF!"
    sheet["B4"].data_type = "e"
    sheet["F5"] = "=A1"
    sheet.row_dimensions[6].hidden = True
    save(sheet, tmp_path)
    found = codes(read_report(tmp_path / "plan.xlsx", Options(date(2017, 3, 31)), tmp_path))
    assert (found["struck-through"], found["hidden-row"], found["error-cell"]) == (["A4"], ["A6"], ["B4"])
    assert found["formula-without-value"] == ["F5"]


def test_every_doubt_of_the_timing_reader_has_its_row_in_the_catalogue() -> None:
    assert {f"timing-{code}" for code in DOUBTS} <= set(BY_CODE)


def test_no_code_stands_twice_in_the_catalogue() -> None:
    assert len(BY_CODE) == len(CATALOGUE)


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_findings_are_worded_as_the_house_words_them(kind: object) -> None:
    words = f"{kind.wording} {kind.advice}".lower()  # type: ignore[attr-defined] # a row of the catalogue
    assert not [
        word
        for word in ("please", "sorry", "invalid", "failed", "nan", "parse", "traceback", "error:")
        if f" {word} " in f" {words} "
    ]
    assert words.endswith(".")


def test_a_finding_quotes_the_cell_on_one_line() -> None:
    finding = make_finding(
        "timing-not-understood", sheet="Plan", cell="D4", quote="see\n above ", assumed="its phase's window was taken"
    )
    assert finding.quote == "see above"
    assert finding.message == "The timing 'see above' was not understood; its phase's window was taken."
    assert finding.severity is Severity.FIX


def test_a_row_has_three_findings_at_most_and_a_closed_one_none(tmp_path: Path) -> None:
    sheet = plan_sheet([TALK, ("Write a guide", "Why", "GSS", "tbc", "Ian", "Complete")])
    for row in (4, 5):
        sheet.row_dimensions[row].hidden = True
        sheet[f"A{row}"].font = Font(strike=True)
        for column in "BC":
            sheet[f"{column}{row}"] = "#REF!"
            sheet[f"{column}{row}"].data_type = "e"
    save(sheet, tmp_path)
    found = read_report(tmp_path / "plan.xlsx", Options(date(2017, 3, 31)), tmp_path).report.findings
    assert [finding.row for finding in found if finding.row] == [1, 1, 1]


@pytest.mark.parametrize(
    ("feedback", "found"),
    [
        ("Deferred to Phase 3", False),
        ("Deferred to September", False),
        ("Deferred", True),
        ("Deferred to Phase 1", True),
        ("In progress", True),
    ],
)
def test_a_tactic_deferred_to_a_later_phase_is_not_asked_for_a_date(
    feedback: str, found: object, tmp_path: Path
) -> None:
    rows = [("Phase 2 (Q2 - Apr/May/June):",), row(timing="tbc", feedback=feedback)]
    assert ("no-date" in codes(read_rows(rows, tmp_path))) == found


@pytest.mark.parametrize(
    ("status", "feedback", "found"),
    [
        ("Complete", "Ongoing", True),
        ("Complete", "Slides circulated", False),
        ("Complete", "Nothing to report", False),
        ("In progress", "Done", True),
        ("In progress", "Awaiting reply", False),
        ("In progress", "Deferred from 28 February", False),
        ("Cancelled", "Complete", True),
        ("Cancelled", "Attendees informed", False),
        ("Not started", "Under way", True),
        ("Not started", "To be arranged", False),
    ],
)
def test_status_and_feedback_are_to_agree_only_where_they_contradict_each_other(
    status: str, feedback: str, found: object, tmp_path: Path
) -> None:
    headings = ("Tactic", "Timing", "Accountable", "Status", "Feedback")
    reading = read_rows([("Write a guide", "7 April", "Ian", status, feedback)], tmp_path, headings=headings)
    assert ("status-disagrees" in codes(reading)) == found


def test_a_column_that_is_blank_in_every_row_is_one_finding(tmp_path: Path) -> None:
    rows = [row(tactic=f"Write guide {number}", audience="", accountable="", feedback="") for number in range(5)]
    found = codes(read_rows(rows, tmp_path))
    assert len(found["column-blank"]) == 3
    assert not {"no-audience", "no-accountable", "blank-feedback"} & found.keys()


def test_a_blank_column_is_named_by_its_own_heading(tmp_path: Path) -> None:
    headings = ("Action", "When", "Owner", "Position")
    rows: list[Row] = [(f"Write guide {number}", "January", "Ian", "") for number in range(3)]
    blank = [one for one in read_rows(rows, tmp_path, headings=headings).report.findings if one.code == "column-blank"]
    assert [one.message for one in blank] == ["The column Position is blank in every row."]
    headings = ("Action", "When", "Owner", "RAG")
    rows = [(f"Write guide {number}", "January", "Ian", "Amber") for number in range(3)]
    assert "column-blank" not in codes(read_rows(rows, tmp_path, headings=headings))


def test_a_column_that_is_blank_in_some_rows_is_a_finding_at_each(tmp_path: Path) -> None:
    rows = [row(), row(tactic="Write a guide", audience="", accountable="", feedback="")]
    found = codes(read_rows(rows, tmp_path))
    assert (found["no-audience"], found["no-accountable"], found["blank-feedback"]) == (["C5"], ["E5"], ["F5"])


def test_a_plan_without_a_timing_column_is_one_finding(tmp_path: Path) -> None:
    headings = ("Tactic", "Accountable", "Feedback")
    reading = read_rows(
        [(f"Write guide {number}", "Ian", "Drafting") for number in range(5)], tmp_path, headings=headings
    )
    found = codes(reading)
    assert len(found["no-timing-column"]) == 1
    assert "no-date" not in found


def test_findings_on_late_tactics_and_doubtful_closes_come_before_those_on_others(tmp_path: Path) -> None:
    rows = [
        row(tactic="Write a plan", timing="early September"),
        row(tactic="Write a guide", timing="7 March", feedback=""),
        row(tactic="Paint a mural", feedback="Mural finished"),
    ]
    order = [finding.row for finding in read_rows(rows, tmp_path).report.findings if finding.row]
    assert list(dict.fromkeys(order)) == [3, 2, 1]


def test_many_dates_outside_the_plan_year_are_one_finding(tmp_path: Path) -> None:
    rows = [row(tactic=f"Talk {number}", timing=f"{number} March 2018") for number in range(6, 10)]
    found = codes(read_rows([*rows, TALK], tmp_path))
    assert found["dates-outside-plan-year"] == ["D4"]
    assert "outside-plan-year" not in found
