"""The workbook as typed: every sheet's values with their cells, and the marks that people leave on them."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from nshreport.errors import NotAWorkbookError, NoWorkbookError, PasswordError
from nshreport.plan.cell_marks import NO_MARK, CellMark, read_marks
from nshreport.plan.word import word_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Value = str | float | int | bool | date | datetime | time | timedelta | None
"""What a cell holds; None where it is blank."""

WORKBOOK_KINDS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
WORD = ".docx"
"""A plan may be a Word document too, where it is named."""
_DELIMITERS = (",", ";", "\t", "|")
_MARKED_KINDS = (".xlsx", ".xlsm", WORD)
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Soft hyphens, spaces of no width, and signs that turn the direction of writing."""
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def column_letter(column: int) -> str:
    """A column's letters, as Excel shows them.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """A cell's address from its zero-based row and column.

    >>> address(13, 2)
    'C14'
    """
    return f"{column_letter(column)}{row + 1}"


def say_cell(cell: str, sheet: str, here: str) -> str:
    """A cell's address, with its sheet before it where that is another than `here`.

    >>> say_cell("C5", "Q2", "Q1"), say_cell("C5", "Q1", "Q1")
    ("'Q2'!C5", 'C5')
    """
    return cell if sheet == here else f"'{sheet}'!{cell}"


@dataclass(frozen=True)
class Sheet:
    """One sheet as typed; rows and columns are counted from 0, as they stand in the workbook."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges as first row, first column, last row, last column."""
    marks: dict[tuple[int, int], CellMark] = field(default_factory=dict)

    def value(self, row: int, column: int) -> Value:
        """What the cell holds; None outside the sheet."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    @cached_property
    def _merged_down(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Each cell that a merged range covers in its first column, and the cell that holds the range's value."""
        return {
            (row, first): (first_row, first)
            for first_row, first, last_row, _ in self.merged
            for row in range(first_row + 1, last_row + 1)
        }

    def home(self, row: int, column: int) -> tuple[int, int]:
        """The cell that holds what this one shows: its own, or the first of the range that is merged downwards."""
        return self._merged_down.get((row, column), (row, column))

    def shown(self, row: int, column: int) -> Value:
        """What the cell shows: its value, or that of the range merged downwards of which it is a part."""
        return self.value(*self.home(row, column))

    def mark(self, row: int, column: int) -> CellMark:
        """What is left on the cell beside its value."""
        return self.marks.get((row, column), NO_MARK)


@dataclass(frozen=True)
class Workbook:
    """A workbook as typed; `marked` says whether its kind shows strike-through, comments, fills and hidden rows."""

    name: str
    kind: str
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    sheets: tuple[Sheet, ...]
    marked: bool
    content: bytes = field(default=b"", repr=False, compare=False)
    """The file's bytes, for the copy that findings are noted on."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, whatever its case; None if there is none."""
        wanted = name.strip().casefold()
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == wanted), None)


def find_workbook(folder: Path) -> Path:
    """The one workbook in a folder; owners' marks that Excel (~$) and LibreOffice (.~lock) leave are passed over.

    Raises:
        NoWorkbookError: there is none, or more than one.
    """
    found = sorted(
        path
        for path in folder.glob("*")
        if path.suffix.lower() in WORKBOOK_KINDS and not path.name.startswith(("~$", "."))
    )
    if not found:
        raise NoWorkbookError(
            f"There is no plan workbook in the folder '{folder.name}'. "
            f"Put the plan there ({', '.join(WORKBOOK_KINDS)}), "
            "or name it on the command line."
        )
    if len(found) > 1:
        names = ", ".join(f"'{path.name}'" for path in found)
        raise NoWorkbookError(
            f"There are {len(found)} workbooks in the folder '{folder.name}': {names}. "
            "Name one of them on the command line."
        )
    return found[0]


def read_workbook(path: Path) -> Workbook:
    """Every sheet of a workbook as typed. The file is only read, never written.

    Args:
        path: an xlsx, xlsm, xlsb, xls, ods, csv or docx file.

    Raises:
        NoWorkbookError: there is no such file.
        NotAWorkbookError: it is not a workbook, or it is damaged.
        PasswordError: it is protected with a password.
    """
    kind = path.suffix.lower()
    if kind not in {*WORKBOOK_KINDS, WORD} and path.is_file():
        kinds = ", ".join((*WORKBOOK_KINDS, WORD))
        raise NotAWorkbookError(f"'{path.name}' is not a workbook: a plan is one of {kinds}.")
    try:
        content = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise NoWorkbookError(f"There is no file '{path}'. Check its name and folder.") from None
    except PermissionError:
        raise NoWorkbookError(
            f"'{path.name}' may not be read. It may be open in another program, or its folder closed to you."
        ) from None
    _refuse_password(path.name, content)
    if kind == WORD:
        sheets = tuple(_word_sheets(path.name, content))
    else:
        sheets = _csv_sheets(path, content) if kind == ".csv" else _calamine_sheets(path.name, content)
    marked = kind in _MARKED_KINDS
    if marked and kind != WORD:
        sheets = tuple(_with_marks(path.name, content, sheets))
    return Workbook(path.name, kind, hashlib.sha256(content).hexdigest(), sheets, marked, content)


def _refuse_password(name: str, content: bytes) -> None:
    """An encrypted xlsx is an OLE file that holds an EncryptedPackage stream; calamine only says that it is no zip."""
    if content.startswith(_OLE_MAGIC) and _ENCRYPTED_STREAM in content:
        raise PasswordError(_password_sentence(name))


def _password_sentence(name: str) -> str:
    return (
        f"'{name}' is protected with a password. "
        "Save a copy without one (File, Info, Protect Workbook) and use the copy."
    )


def _word_sheets(name: str, content: bytes) -> Iterator[Sheet]:
    for sheet in word_sheets(name, content):
        yield Sheet(sheet.name, sheet.rows, merged=sheet.merged, marks=sheet.marks)


def _calamine_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    import python_calamine  # noqa: PLC0415 - explain and --help start without it

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        return tuple(_calamine_sheet(workbook, index) for index in range(len(workbook.sheet_names)))
    except python_calamine.PasswordError:
        raise PasswordError(_password_sentence(name)) from None
    except python_calamine.CalamineError:
        raise NotAWorkbookError(
            f"'{name}' is not a workbook that can be read, or it is damaged. "
            "Open it in Excel and save it again as .xlsx."
        ) from None


def _calamine_sheet(workbook: object, index: int) -> Sheet:
    import python_calamine  # noqa: PLC0415 - explain and --help start without it

    assert isinstance(workbook, python_calamine.CalamineWorkbook)  # noqa: S101 - the library has no types to say so
    metadata = workbook.sheets_metadata[index]
    if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
        return Sheet(metadata.name, ())
    sheet = workbook.get_sheet_by_index(index)
    # Leading empty rows and columns stay, or every cell's address would be wrong.
    rows = tuple(tuple(_as_seen(value) for value in row) for row in sheet.to_python(skip_empty_area=False))
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(metadata.name, rows, metadata.visible == python_calamine.SheetVisibleEnum.Visible, merged=merged)


def _as_seen(value: Value) -> Value:
    """A cell's value without the signs that nobody sees, which come with text from web pages and messages."""
    if not isinstance(value, str):
        return value
    seen = _UNSEEN.sub("", value)
    return seen if seen.strip() else None


def _csv_sheets(path: Path, content: bytes) -> tuple[Sheet, ...]:
    text = _decode(content)
    try:
        tables = [tuple(csv.reader(StringIO(text, newline=""), delimiter=delimiter)) for delimiter in _DELIMITERS]
    except csv.Error:
        raise NotAWorkbookError(
            f"'{path.name}' is not a table that can be read. Open it in Excel and save it again as .xlsx."
        ) from None
    # The separator is the one that makes a table: a title line above the headings has none.
    table = max(tables, key=lambda rows: sum(len(row) > 1 for row in rows) * 1000 + sum(len(row) for row in rows[:50]))
    rows = tuple(tuple(_as_seen(value) for value in row) for row in table)
    return (Sheet(path.stem, rows),)


def _decode(content: bytes) -> str:
    """Excel writes CSV as UTF-8 or UTF-16 with a mark, or in the Windows code page of Western Europe."""
    try:
        return content.decode(
            "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        )
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _with_marks(name: str, content: bytes, sheets: tuple[Sheet, ...]) -> Iterator[Sheet]:
    """The sheets with what only openpyxl sees."""
    try:
        marked = read_marks(content)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as trouble:
        raise NotAWorkbookError(
            f"'{name}' is damaged ({type(trouble).__name__}). Open it in Excel and save it again as .xlsx."
        ) from None
    for sheet in sheets:
        marks, hidden = marked.get(sheet.name, ({}, frozenset()))
        yield Sheet(sheet.name, sheet.rows, sheet.visible, hidden, sheet.merged, marks)
