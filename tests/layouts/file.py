"""Drawn sheets to a file of any kind: Excel's by xlsxwriter, text as it is, older kinds through LibreOffice."""

import csv
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from pathlib import Path

import openpyxl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.layouts.drawing import Sheet, cells_of

FILLS = {"red": "#FF0000", "amber": "#FFC000", "green": "#92D050", "grey": "#D9D9D9", "blue": "#BDD7EE"}
CONTENT_TYPES = "[Content_Types].xml"
PLAIN_BOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_BOOK = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


class Pen:
    """Writes the cells of one sheet; keeps one format for each look."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        """Take the workbook (it makes the formats) and the sheet to write on."""
        self.book = book
        self.sheet = sheet
        self.looks: dict[tuple[tuple[str, object], ...], Format] = {}

    def look(self, **properties: object) -> Format:
        """The format with these properties of xlsxwriter."""
        key = tuple(sorted(properties.items()))
        if key not in self.looks:
            self.looks[key] = self.book.add_format({"text_wrap": True, **properties})
        return self.looks[key]

    def write(self, row: int, column: int, drawn: str) -> None:
        """Write one cell, counted from 0, as its drawing says."""
        looks: dict[str, object] = {}
        if ground := re.fullmatch(r"\[(\w+)\] ?(.*)", drawn, re.DOTALL):
            looks, drawn = {"bg_color": FILLS[ground[1]]}, ground[2]
        for pattern, _, write in FORMS:
            if match := re.fullmatch(pattern, drawn, re.DOTALL):
                write(self, row, column, match, looks)
                return
        raise AssertionError(drawn)

    def blank(self, row: int, column: int, _: re.Match[str], looks: dict[str, object]) -> None:
        """Write an empty cell, which may still be coloured."""
        if looks:
            self.sheet.write_blank(row, column, None, self.look(**looks))

    def moment(self, row: int, column: int, match: re.Match[str], looks: dict[str, object]) -> None:
        """Write a typed date, or date and time."""
        shown = "dd/mm/yyyy hh:mm" if "T" in match[1] else "dd/mm/yyyy"
        value = datetime.fromisoformat(match[1])
        self.sheet.write_datetime(row, column, value, self.look(num_format=shown, **looks))

    def number(self, row: int, column: int, match: re.Match[str], looks: dict[str, object]) -> None:
        """Write a number in no format."""
        self.sheet.write_number(row, column, float(match[1]), self.look(**looks))

    def share(self, row: int, column: int, match: re.Match[str], looks: dict[str, object]) -> None:
        """Write a percentage."""
        self.sheet.write_number(row, column, int(match[1]) / 100, self.look(num_format="0%", **looks))

    def formula(self, row: int, column: int, match: re.Match[str], looks: dict[str, object]) -> None:
        """Write a formula beside its stored value; a number of a date's size is shown as a date."""
        stored: str | float = float(match[2]) if match[2].isdecimal() else match[2]
        shown = "dd/mm/yyyy" if re.fullmatch(r"4\d{4}", match[2]) else "General"
        self.sheet.write_formula(row, column, match[1], self.look(num_format=shown, **looks), stored)

    def struck(self, row: int, column: int, match: re.Match[str], looks: dict[str, object]) -> None:
        """Write a text struck through in whole or in part."""
        through = self.look(font_strikeout=True)
        if match[2]:
            self.sheet.write_rich_string(row, column, through, match[1], match[2], self.look(**looks))
        else:
            self.sheet.write_string(row, column, match[1], self.look(font_strikeout=True, **looks))

    def bold(self, row: int, column: int, match: re.Match[str], looks: dict[str, object]) -> None:
        """Write a text in bold."""
        self.sheet.write_string(row, column, match[1], self.look(bold=True, **looks))

    def text(self, row: int, column: int, match: re.Match[str], looks: dict[str, object]) -> None:
        """Write a text, never as a link, number or formula."""
        self.sheet.write_string(row, column, match[1], self.look(**looks))


Writer = Callable[[Pen, int, int, re.Match[str], dict[str, object]], None]
FORMS: tuple[tuple[str, str, Writer], ...] = (
    # pattern,                            example,             how it is written
    (r"", "", Pen.blank),
    (r"@(\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)", "@2023-06-05", Pen.moment),
    (r"(-?\d+(?:\.\d+)?)", "45082", Pen.number),
    (r"%(\d+)", "%40", Pen.share),
    (r"(=.+?) -> (.+)", "=C3+14 -> 45096", Pen.formula),
    (r"~~(.+?)~~(.*)", "~~3 May~~ 9 May", Pen.struck),
    (r"\*\*(.+)\*\*", "**Before the day**", Pen.bold),
    (r"'?(.+)", "Repaint the shelter", Pen.text),
)


def write_file(path: Path, sheets: tuple[Sheet, ...], *, password: str = "") -> Path:
    """Write drawn sheets as the kind of file that the name says.

    Args:
        path: Where to; `.csv` is parted by commas in UTF-8 with a mark, `.semicolon.csv` is as Excel in much of
            Europe saves it, `.unstored.xlsx` keeps no values of formulas (as programs write workbooks).
        sheets: The sheets; a text file takes the first.
        password: Protects the file, where it is set.

    Returns:
        The path.
    """
    if path.suffix == ".csv":
        _write_text(path, sheets[0])
    elif path.suffix in {".xls", ".ods"}:
        _convert(_write_excel(path.with_suffix(".xlsx"), sheets), path)
    else:
        _write_excel(path, sheets)
    if path.suffix == ".xlsm":
        _declare_macros(path)
    if path.name.endswith(".unstored.xlsx"):
        openpyxl.load_workbook(path).save(path)
    if password:
        _protect(path, password)
    return path


def _write_excel(path: Path, sheets: Iterable[Sheet]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for sheet in sheets:
            _write_sheet(book, book.add_worksheet(sheet.name), sheet)
        if not book.worksheets():
            book.add_worksheet()
        next(page for page in book.worksheets() if not page.hidden).activate()
    return path


def _write_sheet(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    pen = Pen(book, page)
    page.set_column("A:Z", 20)
    for area in sheet.merged.split():
        page.merge_range(area, "", pen.look(valign="top"))
    top, left = xl_cell_to_rowcol(sheet.at)
    for row, cells in enumerate(cells_of(sheet.drawn), start=top):
        for column, drawn in enumerate(cells, start=left):
            pen.write(row, column, drawn)
    if sheet.table:
        _add_table(page, sheet)
    if sheet.filtered:
        page.autofilter(sheet.filtered)
    for number in sheet.hidden_rows:
        page.set_row(number - 1, None, None, {"hidden": True})
    for cell, note in sheet.notes.items():
        page.write_comment(cell, note)
    if sheet.frozen:
        page.freeze_panes(sheet.frozen)
    if sheet.hidden:
        page.hide()


def _add_table(page: Worksheet, sheet: Sheet) -> None:
    top, left = xl_cell_to_rowcol(sheet.table.split(":")[0])
    first_row, first_column = xl_cell_to_rowcol(sheet.at)
    heads = cells_of(sheet.drawn)[top - first_row][left - first_column :]
    page.add_table(sheet.table, {"name": "Plan", "columns": [{"header": head} for head in heads]})


def _write_text(path: Path, sheet: Sheet) -> None:
    european = path.name.endswith(".semicolon.csv")
    with path.open("w", encoding="cp1252" if european else "utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";" if european else ",").writerows(cells_of(sheet.drawn))


def _convert(source: Path, target: Path) -> None:
    profile = f"-env:UserInstallation={(target.parent / 'office').resolve().as_uri()}"
    kind = target.suffix.removeprefix(".")
    subprocess.run(
        # LibreOffice is found wherever the system keeps it.
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target.parent), str(source)],  # noqa: S607
        check=True,
        capture_output=True,
        timeout=120,
    )
    source.unlink()


def _declare_macros(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(PLAIN_BOOK, MACRO_BOOK)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _protect(path: Path, password: str) -> None:
    # Loaded by name: one workbook alone needs it, and it comes without types.
    ooxml = import_module("msoffcrypto.format.ooxml")
    plain = path.with_suffix(".plain")
    path.rename(plain)
    with plain.open("rb") as source, path.open("wb") as target:
        ooxml.OOXMLFile(source).encrypt(password, target)
    plain.unlink()
