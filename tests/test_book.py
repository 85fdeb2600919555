from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from nshreport.errors import NotAWorkbookError, NoWorkbookError, PasswordError
from nshreport.plan.cell_address import address
from nshreport.plan.plan_file import find_workbook
from nshreport.plan.workbook import read_workbook
from tests.books import plan_sheet, save

if TYPE_CHECKING:
    from pathlib import Path


def test_both_readers_name_the_same_cell_where_a_table_starts_far_from_the_corner(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["D7"] = "Tactic"
    sheet["F9"] = "Timing"
    sheet["F9"].font = Font(strike=True)
    workbook.save(tmp_path / "plan.xlsx")
    read = read_workbook(tmp_path / "plan.xlsx").sheets[0]
    assert (read.value(6, 3), read.value(8, 5)) == ("Tactic", "Timing")
    assert read.mark(8, 5).struck == "Timing"
    assert address(8, 5) == "F9"


def test_marks_that_people_leave_are_read_with_their_cells(tmp_path: Path) -> None:
    sheet = plan_sheet([("Hold workshop", None, None, date(2018, 2, 1), "Ian", "=1+1")])
    sheet["A4"].comment = Comment("ask Ian", "Ann")
    sheet["A4"].fill = PatternFill("solid", fgColor="FF0000")
    sheet["D4"].number_format = "mmm-yy"
    sheet["E4"] = CellRichText("Ian ", TextBlock(InlineFont(strike=True), "Steve"))
    sheet["B4"] = "#REF!"
    sheet["B4"].data_type = "e"
    sheet.row_dimensions[4].hidden = True
    read = read_workbook(save(sheet, tmp_path)).sheets[0]
    assert (read.mark(3, 0).comment, read.mark(3, 0).fill) == ("ask Ian", "FF0000")
    assert not read.mark(3, 3).day_shown
    assert (read.mark(3, 4).struck, read.mark(3, 4).kept) == ("Steve", "Ian ")
    assert read.mark(3, 1).error == "#REF!"
    assert read.mark(3, 5).formula == "=1+1"
    assert read.hidden_rows == {3}


def test_a_cell_merged_downwards_is_shown_in_every_row_of_its_range(tmp_path: Path) -> None:
    sheet = plan_sheet([("Hold workshop",), (None, "first"), (None, "second")])
    sheet.merge_cells("A4:A6")
    read = read_workbook(save(sheet, tmp_path)).sheets[0]
    assert [read.shown(row, 0) for row in (3, 4, 5)] == ["Hold workshop"] * 3
    assert read.value(4, 0) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.xlsx", b"not a workbook at all"),
        ("plan.xlsx", b""),
        ("plan.xls", b"not a workbook at all"),
        ("plan.ods", b"PK\x03\x04 cut short"),
        ("plan.docx", b"anything"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_by_name(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotAWorkbookError, match=name.replace(".", r"\.")):
        read_workbook(path)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w") as archive:
        archive.writestr("letter.txt", "Dear all")
    with pytest.raises(NotAWorkbookError):
        read_workbook(tmp_path / "plan.xlsx")


def test_a_workbook_with_a_password_is_told_apart_from_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )
    with pytest.raises(PasswordError, match="password"):
        read_workbook(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoWorkbookError, match="There is no file"):
        read_workbook(tmp_path / "plan.xlsx")


def test_the_one_workbook_of_a_folder_is_found_beside_owners_marks(tmp_path: Path) -> None:
    for name in ("plan.xlsx", "~$plan.xlsx", ".~lock.plan.xlsx#", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert find_workbook(tmp_path).name == "plan.xlsx"


def test_several_workbooks_are_listed_and_none_is_chosen(tmp_path: Path) -> None:
    for name in ("plan 2017.xlsx", "plan 2018.ods"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(NoWorkbookError, match=r"'plan 2017\.xlsx', 'plan 2018\.ods'"):
        find_workbook(tmp_path)


def test_an_empty_folder_is_said_to_hold_no_plan(tmp_path: Path) -> None:
    with pytest.raises(NoWorkbookError, match="no plan workbook"):
        find_workbook(tmp_path)


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("cp1252", ";"), ("utf-8", "\t")])
def test_a_csv_reads_in_the_encodings_and_with_the_separators_that_excel_writes(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    rows = [
        ["Tactic", "Timing", "Accountable"],
        ["Café – launch", "April – June", "Zoë"],
        ["Hold workshop", "7 April", "Ian"],
    ]
    path = tmp_path / "plan.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert [list(row) for row in read_workbook(path).sheets[0].rows] == rows


def test_signs_that_nobody_sees_are_no_part_of_a_text(tmp_path: Path) -> None:
    sheet = plan_sheet([("\u200fRamadan tool\u00adkit\u200b", "\u200b\ufeff", None, "\u200e1 March", "Ian", None)])
    assert read_workbook(save(sheet, tmp_path)).sheets[0].rows[3][:4] == ("Ramadan toolkit", None, None, "1 March")


def test_a_text_file_that_excel_calls_unicode_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_bytes("Action\tOwner\r\nOpen call\tZoë\r\n".encode("utf-16"))
    assert read_workbook(tmp_path / "plan.csv").sheets[0].rows == (("Action", "Owner"), ("Open call", "Zoë"))
