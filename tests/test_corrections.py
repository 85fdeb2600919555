from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options
from nshreport.plan.settings import Correction, Corrections
from tests.books import codes, plan_sheet, save

if TYPE_CHECKING:
    from pathlib import Path

ROWS: list[tuple[object, ...]] = [
    ("Give a talk", "Why", "GSS", "after the board", "Ian", "After the NSHG"),
    ("Write a blog", "Why", "GSS", "w/c 16 May", "Ann", "Drafting"),
]


def read_corrected(folder: Path, *corrections: tuple[str, str]) -> Reading:
    sheet = plan_sheet(ROWS)
    assert sheet.parent is not None
    extra = sheet.parent.create_sheet("Corrections")
    extra.append(("Text or cell", "What it means"))
    for correction in corrections:
        extra.append(correction)
    return read_report(save(sheet, folder), Options(date(2017, 3, 31)), folder)


def test_a_text_is_read_as_the_team_says_it_means(tmp_path: Path) -> None:
    first = read_corrected(tmp_path, ("after the board", "12 May 2017")).report.tactics[0]
    assert (first.start, first.confirmed, first.timing) == (date(2017, 5, 12), True, "after the board")


def test_a_cell_is_read_as_the_team_says_it_means(tmp_path: Path) -> None:
    first = read_corrected(tmp_path, ("F4", "Complete")).report.tactics[0]
    assert (first.state, first.feedback) == ("Complete", "After the NSHG")


def test_what_the_team_has_checked_is_no_finding_any_more(tmp_path: Path) -> None:
    before = codes(read_corrected(tmp_path))
    after = codes(read_corrected(tmp_path, ("D5", "checked, fine")))
    assert before["timing-not-a-monday"] == ["D5"]
    assert "timing-not-a-monday" not in after
    assert after["feedback-not-understood"] == before["feedback-not-understood"]


def test_a_correction_that_fits_nothing_is_a_finding(tmp_path: Path) -> None:
    assert codes(read_corrected(tmp_path, ("after the meeting", "May")))["correction-unused"] == ["A2"]


def test_a_cell_of_a_further_sheet_is_named_with_its_sheet() -> None:
    corrections = Corrections({"c5": Correction("C5", "May", "A2"), "q2!c5": Correction("'Q2'!C5", "June", "A3")})
    meant = corrections.on("Q1").meant
    assert (meant("Q1", "C5", "soon"), meant("Q2", "C5", "soon"), meant("Q3", "C5", "soon")) == ("May", "June", "soon")


def test_a_sheet_in_quotes_before_a_cell_is_understood(tmp_path: Path) -> None:
    first = read_corrected(tmp_path, ("'Plan'!F4", "Complete")).report.tactics[0]
    assert first.state == "Complete"
