"""What a layout is: the sheets of one workbook, and what a careful person reads from them."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.layouts.drawing import Sheet, cells_of
from tests.layouts.file import write_file

UNCHECKED = "*"  # the conventions leave it open, or another table tests it
UNLESS_DOUBTED = "?"  # "2025-02-01?": this day, or a reading that says it is not confirmed


class Row(NamedTuple):
    """What must be read from one tactic: the columns of plan.csv, blank where plan.csv is blank."""

    row: str
    tactic: str
    start: str
    end: str
    confirmed: str
    state: str
    phase: str
    accountable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One workbook that holds a plan, and its reading.

    Attributes:
        name: What is special about it: the rest of the sentence "the program reads ...".
        file: Its file name; the ending decides how it is written.
        sheets: The sheets in their order.
        sheet: Name of the sheet that holds the plan; blank for a kind of file that has no sheets.
        header_rows: Numbers of the rows that may be called the header row (two where the heading takes two rows).
        columns: Meaning and letters of each column, "reference A, tactic B, timing D"; exactly these.
        loose: Letters of columns that may be given a meaning or none, both being sensible.
        tactics: How many tactics the plan holds.
        rows: At least three of them, drawn like a sheet in the order of `Row`.
        beside: Further cells of plan.csv, drawn: the row, the column, and words that it must hold.
        marks: Findings that there must be, "hidden-row 6, any E9": a code and a cell or row.
        as_of: Report date of the reading.
        year: The plan year where it must be told; otherwise the workbook says it.
        first_month: The plan year's first month.
    """

    name: str
    file: str = "plan.xlsx"
    sheets: tuple[Sheet, ...]
    sheet: str
    header_rows: tuple[int, ...]
    columns: str
    loose: str = ""
    tactics: int
    rows: str
    beside: str = ""
    marks: str = ""
    as_of: str
    year: int | None = None
    first_month: int = 1

    def write(self, folder: Path) -> Path:
        """Write the workbook into a folder."""
        return write_file(folder / self.file, self.sheets)

    @property
    def needs_office(self) -> bool:
        """Whether only LibreOffice can write this kind of file."""
        return self.file.endswith((".xls", ".ods"))

    @property
    def meanings(self) -> dict[str, list[str]]:
        """Letters of the columns by meaning, as `check --json` gives them."""
        pairs = [part.split() for part in self.columns.split(",")]
        return {meaning: letters for meaning, *letters in pairs}

    @property
    def findings(self) -> list[tuple[str, str]]:
        """Code (or "any") and cell or row of the findings that there must be."""
        pairs = [part.split() for part in self.marks.split(",") if part]
        return [(code, place) for code, place in pairs]

    @property
    def further(self) -> list[tuple[str, str, str]]:
        """Row, column and words of the further cells of plan.csv."""
        return [(row, column, words) for row, column, words in cells_of(self.beside)]

    @property
    def expected(self) -> tuple[Row, ...]:
        """The tactics whose reading is known."""
        return tuple(Row(*cells) for cells in cells_of(self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One file that no report can be made of.

    Attributes:
        name: What it holds: the rest of the sentence "the program refuses ...".
        sheets: The sheets in their order.
        trouble: Code of the error that must be given.
        nearest: Sheet that the sentence must name as the one that came closest; blank if none did.
        file: Its file name; the ending decides how it is written.
        password: Set to protect the file.
        content: Written as it is in place of any sheets.
    """

    name: str
    sheets: tuple[Sheet, ...] = ()
    trouble: str
    nearest: str = ""
    file: str = "workbook.xlsx"
    password: str = ""
    content: bytes | None = None

    def write(self, folder: Path) -> Path:
        """Write the file into a folder."""
        path = folder / self.file
        if self.content is not None:
            path.write_bytes(self.content)
            return path
        return write_file(path, self.sheets, password=self.password)
