"""A worksheet as a value: its title, the lines above its tables, the tables, and what is drawn next to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Generic, Protocol, TypeVar

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from nshreport.render.spreadsheet import DIGIT
from nshreport.render.workbook.cell import Cell, CellKind, LineStyle, is_blank, tidy_cell, unique_headings
from nshreport.render.workbook.formats import Formats

PADDING = 7
"""Pixels that a column adds to its digits: its width is counted in digits, as Excel does."""
INDENT = 13
"""Pixels that a cell keeps free at its edge, so that texts do not run into each other."""
DATE_WIDTH = 19
"""A column in which 30 September 2017 never turns into a row of #."""
PRINTED_PIXELS = 1_540
"""So wide may a printed sheet be on A4 landscape for Arial 12 to come out at 8 points or more."""
PICTURE_PIXELS = 560
"""A chart has at least so many to the right of its table."""
_COUNTS = ("no tables", "one table", "two tables", "three tables", "four tables", "five tables", "six tables")
_TABLE_NAME = re.compile(r"[A-Za-z]\w{3,50}")
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Column(Generic[_Thing]):
    """One column of a table: what it takes from the thing in a row, and its width in digits.

    Columns that are not printed come after those that are.
    """

    heading: str
    width: float
    take: Callable[[_Thing], Cell]
    kind: CellKind = "text"
    printed: bool = True

    @property
    def pixels(self) -> int:
        """The width on a screen, in pixels of 1/96 inch."""
        return round(self.width * DIGIT) + PADDING


@dataclass(frozen=True, slots=True)
class Table:
    """A native table, made with `make_table`, which tidies its cells; or a form, which has no name."""

    name: str
    columns: tuple[Column[Any], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    """Above the table where the sheet has several."""

    @property
    def printed(self) -> bool:
        """Whether it is for paper too; tables that are not come after those that are."""
        return any(column.printed for column in self.columns)


def make_table(name: str, columns: Sequence[Column[_Thing]], things: Iterable[_Thing], *, caption: str = "") -> Table:
    """A table with a row for each thing, every cell as it can be written, no column all blank and no heading twice.

    Raises:
        ValueError: the name is not one that a native table may have.
    """
    if not _TABLE_NAME.fullmatch(name):
        message = f"not a table's name: {name}"
        raise ValueError(message)
    listed = list(things)
    cells = [[column.take(thing) for thing in listed] for column in columns]
    kept = [(column, found) for column, found in zip(columns, cells, strict=True) if not all(map(is_blank, found))]
    headings = unique_headings(column.heading for column, _ in kept)
    named = (replace(column, heading=heading) for heading, (column, _) in zip(headings, kept, strict=True))
    rows = zip(*(map(tidy_cell, found) for _, found in kept), strict=True)
    return Table(name, tuple(named), tuple(rows), caption)


def make_form(columns: Sequence[Column[_Thing]], things: Iterable[_Thing]) -> Table:
    """Rows for people to copy or fill in: no native table, and a cell with nothing to say is blank."""
    return Table("", tuple(columns), tuple(tuple(column.take(thing) for column in columns) for thing in things))


@dataclass(frozen=True, slots=True)
class TablePosition:
    """Where a table is on its sheet, rows counted from 0; `heights` are its header's and its rows', in points."""

    table: Table
    caption: int | None
    header: int
    heights: tuple[float, ...]

    @property
    def top(self) -> int:
        """The row of its caption, or of its header where it has none."""
        return self.header if self.caption is None else self.caption

    @property
    def bottom(self) -> int:
        """The table's last row."""
        return self.header + len(self.table.rows)


@dataclass(frozen=True, slots=True)
class Line:
    """A line above the tables."""

    text: str
    style: LineStyle = "line"


class NativeChart(Protocol):
    """A native chart next to a table, which shows what that table or one on another sheet says."""

    @property
    def shows(self) -> str:
        """The name of the table that says the same."""

    @property
    def height(self) -> int:
        """The height in pixels; the width is what the printed page leaves it."""

    @property
    def alt_text(self) -> str:
        """What the chart shows, in words."""

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the table's cells."""


class Grid(Protocol):
    """What is to the right of a table and repeats it for the eye."""

    @property
    def column_pixels(self) -> tuple[int, ...]:
        """Widths of its columns."""

    @property
    def rows_above(self) -> int:
        """Rows that it needs above the table's header."""

    def write(self, sheet: Worksheet, formats: Formats, place: TablePosition) -> None:
        """Fill the columns after the table."""


@dataclass(frozen=True, slots=True)
class Page:
    """A worksheet; `about` is what the first sheet says of it."""

    name: str
    title: str
    about: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    picture: NativeChart | None = None
    pictured: int = 0
    """Which table the picture is to the right of, counted from 0; the next table is below both."""
    picture_column: int = 0
    """The picture's left edge, counted from 0."""
    grid: Grid | None = None
    looked_up: bool = False
    """Whether its table has filter buttons and keeps its header in sight."""
    frozen_columns: int = 0

    @property
    def count_sentence(self) -> str:
        """How many tables the sheet has, where readers with screen readers expect it."""
        return f"This worksheet contains {_COUNTS[sum(bool(table.name) for table in self.tables)]}."

    @property
    def column_pixels(self) -> tuple[int, ...]:
        """The columns' widths: the widest that a table asks for, then the grid's, or what the picture needs beyond."""
        columns = zip_longest(*(table.columns for table in self.tables))
        widths = [max(column.pixels for column in same if column) for same in columns]
        missing = PICTURE_PIXELS - sum(widths[self.picture_column :]) if self.picture else 0
        return (*widths, *([missing] if missing > 0 else []), *(self.grid.column_pixels if self.grid else ()))

    @property
    def printed_columns(self) -> int:
        """How many columns are printed, counted from A."""
        if self.grid or self.picture:
            return len(self.column_pixels)
        return max(sum(column.printed for column in table.columns) for table in self.tables)

    @property
    def printed_pixels(self) -> int:
        """The printed width."""
        return sum(self.column_pixels[: self.printed_columns])
