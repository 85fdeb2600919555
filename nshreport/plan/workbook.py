"""The workbook as typed: every sheet's values with their cells, and the marks that people leave on them."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path

from nshreport.errors import NotAWorkbookError, PasswordError, ReportError
from nshreport.finding import Finding, make_finding
from nshreport.plan.cell_marks import NO_MARK, CellMark, Marks, read_marks
from nshreport.plan.limits import LIMITS
from nshreport.plan.plan_file import WORD, read_file
from nshreport.plan.trimmed_copy import damaged_sentence, repack, too_large, trim
from nshreport.plan.word import word_sheets

Value = str | float | int | bool | date | datetime | time | timedelta | None
"""What a cell holds; None where it is blank."""

_DELIMITERS = (",", ";", "\t", "|")
MARKED_KINDS = (".xlsx", ".xlsm")
"""Kinds that show strike-through, comments, fills and hidden rows."""
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Soft hyphens, spaces of no width, and signs that turn the direction of writing."""
_ERROR = re.compile(r"#(?:[A-Z][A-Z0-9/_]*[!?]|N/A|GETTING_DATA)")
"""An error that a cell shows: those of today's Excel, and any later one that is written alike."""
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


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
        """What is left on the cell next to its value."""
        return self.marks.get((row, column), NO_MARK)


@dataclass(frozen=True)
class Workbook:
    """A workbook as typed."""

    name: str
    kind: str
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    sheets: tuple[Sheet, ...]
    content: bytes = field(default=b"", repr=False, compare=False)
    """The file's bytes, for the copy that findings are noted on."""
    findings: tuple[Finding, ...] = ()
    """What could not be read of it."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, whatever its case; None if there is none."""
        wanted = name.strip().casefold()
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == wanted), None)


def read_workbook(path: Path) -> Workbook:
    """Every sheet of a workbook as typed. The file is only read, never written.

    What it is, is read from its content: a name may say otherwise.

    Args:
        path: an xlsx, xlsm, xlsb, xls, ods, csv or docx file.

    Raises:
        NoWorkbookError: there is no such file, or it cannot be read.
        NotAWorkbookError: it is not a workbook, it is damaged, or it is larger than the limits allow.
        PasswordError: it is protected with a password.
    """
    name = path.name.encode("utf-8", "replace").decode("utf-8")  # a name may hold bytes that are no letters
    content = read_file(path, name)
    digest = hashlib.sha256(content).hexdigest()
    kind = _kind_of(name, path.suffix.lower(), content)
    if kind in MARKED_KINDS:
        return _marked_workbook(name, kind, digest, content)
    if kind == WORD:
        return Workbook(name, kind, digest, _word_sheets(name, content), content)
    sheets = _csv_sheets(name, content) if kind == ".csv" else _other_sheets(name, content)
    unseen = make_finding("marks-not-seen", detail=kind)
    return Workbook(name, kind, digest, sheets, content, (unseen,))


@contextmanager
def _damage_said(name: str) -> Iterator[None]:
    """Whatever a library raises on a file is one sentence; the only place where all errors are caught.

    For calls of libraries, and of what walks a file's parts with them; what we make of their answers is outside. The
    reader of values is written in Rust: where it gives up, it raises what is no Exception.
    """
    try:
        yield
    except (ReportError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except MemoryError:
        raise too_large(name, "the computer's memory is not enough") from None
    except BaseException:  # noqa: BLE001 - see above
        raise NotAWorkbookError(damaged_sentence(name)) from None


_OTHER_FILES: tuple[tuple[str, str], ...] = (
    (
        r"(?is).*(<html|<table|<!doctype html)",
        "is a web page under another name. Open it in Excel and save it as .xlsx",
    ),
    (r"(?s)\s*(\ufeff)?\s*<\?xml", "is an XML file under another name. Open it in Excel and save it as .xlsx"),
    (r"(?s)%PDF", "is a PDF file under another name. Use the workbook from which it was made"),
    (r"(?s)[^\0-\x08\x0e-\x1f\ufffd]*[,;\t|]", "is a text file under another name. Rename it so that it ends in .csv"),
    (r"", "is not a workbook that can be read. Open it in Excel and save it again as .xlsx"),
)
"""What a file is that is no workbook, by how it begins, and what to do; the first that fits."""
_ZIP_KINDS = (("xl/workbook.bin", ".xlsb"), ("content.xml", ".ods"), ("word/document.xml", WORD))


def _kind_of(name: str, suffix: str, content: bytes) -> str:
    """The kind of a workbook, as the ending that it should have."""
    if content.startswith(_OLE_MAGIC):
        # An encrypted xlsx is an OLE file with an EncryptedPackage; the reader only says that it is no ZIP file.
        if _ENCRYPTED_STREAM in content:
            raise PasswordError(_password_sentence(name))
        return ".xls"
    if suffix == WORD:
        return suffix
    if content.startswith(b"PK"):
        with _damage_said(name), zipfile.ZipFile(BytesIO(content)) as archive:
            parts = set(archive.namelist())
        fallback = suffix if suffix in MARKED_KINDS else ".xlsx"
        return next((kind for part, kind in _ZIP_KINDS if part in parts), fallback)
    if suffix == ".csv":
        return suffix
    begins = _decode(content[:4096])
    raise NotAWorkbookError(f"'{name}' {next(said for form, said in _OTHER_FILES if re.match(form, begins))}.")


def _password_sentence(name: str) -> str:
    return (
        f"'{name}' is protected with a password. "
        "Save a copy without one (File, Info, Protect Workbook) and use the copy."
    )


def _word_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    with _damage_said(name):
        found = word_sheets(name, content)
    return tuple(Sheet(sheet.name, sheet.rows, merged=sheet.merged, marks=sheet.marks) for sheet in found)


def _other_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    with _damage_said(name):
        within_limits = repack(name, content) if content.startswith(b"PK") else content
    return _calamine_sheets(name, within_limits)


def _marked_workbook(name: str, kind: str, digest: str, content: bytes) -> Workbook:
    """A workbook of Excel's own kind: its values, and what only openpyxl sees, which may be missing."""
    with _damage_said(name):
        copy = trim(name, content)
    sheets = _calamine_sheets(name, copy.content)
    findings = [make_finding("cell-far-away", sheet=sheet, cell=cell, quote=cell) for sheet, cell in copy.far]
    try:
        with _damage_said(name):
            marked = read_marks(copy.content) if copy.has_marks else None
    except NotAWorkbookError:
        marked = None
    if marked is None:
        findings.append(make_finding("marks-unread", quote=name))
    marked = marked or {}
    sheets = tuple(_with_marks(sheet, *marked.get(sheet.name, ({}, frozenset()))) for sheet in sheets)
    return Workbook(name, kind, digest, sheets, content, tuple(findings))


def _with_marks(sheet: Sheet, marks: Marks, hidden: frozenset[int]) -> Sheet:
    """A sheet with its marks. A cell that holds nothing but an error of Excel's is blank, and the error a mark."""
    errors = {
        (row, column): value
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if isinstance(value, str) and _ERROR.fullmatch(value)
    }
    rows = [list(values) for values in sheet.rows] if errors else sheet.rows
    for (row, column), error in errors.items():
        rows[row][column] = None  # type: ignore[index]  # copied above
        marks[row, column] = replace(marks.get((row, column), NO_MARK), error=error)
    return replace(sheet, rows=tuple(map(tuple, rows)) if errors else sheet.rows, hidden_rows=hidden, marks=marks)


def _calamine_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    import python_calamine  # noqa: PLC0415 - explain and --help start without it

    with _damage_said(name):
        try:
            workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
            found = [_calamine_sheet(workbook, index) for index in range(len(workbook.sheet_names))]
        except python_calamine.PasswordError:
            raise PasswordError(_password_sentence(name)) from None
    return tuple(replace(sheet, rows=tuple(tuple(map(_as_seen, row)) for row in sheet.rows)) for sheet in found)


def _calamine_sheet(workbook: object, index: int) -> Sheet:
    import python_calamine  # noqa: PLC0415 - explain and --help start without it

    assert isinstance(workbook, python_calamine.CalamineWorkbook)  # noqa: S101 - the library has no types to say so
    metadata = workbook.sheets_metadata[index]
    if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
        return Sheet(metadata.name, ())
    sheet = workbook.get_sheet_by_index(index)
    # Leading empty rows and columns stay, or every cell's address would be wrong.
    rows = tuple(map(tuple, sheet.to_python(skip_empty_area=False)))
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(metadata.name, rows, metadata.visible == python_calamine.SheetVisibleEnum.Visible, merged=merged)


def _as_seen(value: Value) -> Value:
    """A cell's value without the signs that nobody sees, which come with text from web pages and messages."""
    if not isinstance(value, str):
        return value
    seen = _UNSEEN.sub("", value)
    return seen if seen.strip() else None


def _csv_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    text = _decode(content)
    # The separator is the one that makes a table: a title line above the headings has none.
    begins = [(delimiter, list(islice(_csv_rows(name, text, delimiter), 50))) for delimiter in _DELIMITERS]
    delimiter, _ = max(
        begins, key=lambda one: sum(len(row) > 1 for row in one[1]) * 1000 + sum(len(row) for row in one[1])
    )
    rows, cells = [], 0
    for row in _csv_rows(name, text, delimiter):
        rows.append(tuple(_as_seen(value) for value in row))
        cells += len(row)
        if cells > LIMITS.area:
            raise too_large(name, f"it has more than {LIMITS.area:,} cells")
    return (Sheet(Path(name).stem, tuple(rows)),)


def _csv_rows(name: str, text: str, delimiter: str) -> Iterator[list[str]]:
    with _damage_said(name):
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _decode(content: bytes) -> str:
    """Excel writes CSV as UTF-8 or UTF-16 with a mark, or in the Windows code page of Western Europe."""
    try:
        return content.decode(
            "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        )
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
