"""A worksheet as a value: its title, the lines above its tables, the tables, and what is drawn next to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from nshreport.render.workbook.cell import EXPLANATIONS, Cell, CellKind, LineStyle, Link, tidy_cell, unique_headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from nshreport.render.workbook.formats import Formats

DIGIT, PADDING = 9, 7
"""Pixels of a digit in Arial 12, and what a column adds to them: its width is counted in digits, as Excel does."""
INDENT = 13
"""Pixels that a cell keeps free at its edge, so that texts do not run into each other."""
DATE_WIDTH = 19
"""A column in which 30 September 2017 never turns into a row of #."""
PRINTED_PIXELS = 1_540
"""So wide may a printed sheet be on A4 landscape for Arial 12 to come out at 8 points or more."""
PROSE_WIDTH = 120
"""Width of column A on a sheet of prose, in digits."""
_COUNTS = ("no tables", "one table", "two tables", "three tables", "four tables")
_TABLE_NAME = re.compile(r"[A-Za-z]\w{3,50}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: `width` in digits; columns that are not printed are behind those that are."""

    heading: str
    width: float
    kind: CellKind = "text"
    printed: bool = True

    @property
    def pixels(self) -> int:
        """The width on a screen, in pixels of 1/96 inch."""
        return round(self.width * DIGIT) + PADDING


@dataclass(frozen=True, slots=True)
class Table:
    """A native table, made with `make_table`, which tidies its cells."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    """Stands above the table where the sheet has several."""

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks for nothing that its cells use."""
        used = {mark for mark in EXPLANATIONS if any(mark in row for row in self.rows)}
        return tuple(mark for mark in EXPLANATIONS if mark in used)


def make_table(name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, caption: str = "") -> Table:
    """A table with every cell as it can be written, and no heading twice.

    Raises:
        ValueError: the name is not one that a native table may have.
    """
    if not _TABLE_NAME.fullmatch(name):
        message = f"not a table's name: {name}"
        raise ValueError(message)
    headings = unique_headings(column.heading for column in columns)
    named = (
        Column(name, column.width, column.kind, column.printed) for name, column in zip(headings, columns, strict=True)
    )
    return Table(name, tuple(named), tuple(tuple(map(tidy_cell, row)) for row in rows), caption)


@dataclass(frozen=True, slots=True)
class TablePosition:
    """Where a table is on its sheet, rows counted from 0; `heights` are its header's and its rows', in points."""

    table: Table
    caption: int | None
    header: int
    heights: tuple[float, ...]

    @property
    def bottom(self) -> int:
        """The table's last row."""
        return self.header + len(self.table.rows)


@dataclass(frozen=True, slots=True)
class Line:
    """A line above the tables."""

    cell: str | Link
    style: LineStyle = "line"


class NativeChart(Protocol):
    """A native chart that is next to a table and shows what the table says."""

    @property
    def shows(self) -> str:
        """The name of the table that says the same."""

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height."""

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
        """Fill the columns behind the table."""


@dataclass(frozen=True, slots=True)
class Page:
    """A worksheet; `about` is what Contents says of it."""

    name: str
    title: str
    about: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[NativeChart, ...] = ()
    """They are one below the other, to the right of the first tables; the last table is below them."""
    picture_column: int = 0
    """The pictures' left edge, counted from 0."""
    grid: Grid | None = None
    looked_up: bool = False
    """Whether its table has filter buttons and keeps its header in sight."""
    frozen_columns: int = 0

    @property
    def count_sentence(self) -> str:
        """How many tables the sheet has, where readers with screen readers expect it."""
        return f"This worksheet contains {_COUNTS[len(self.tables)]}."

    @property
    def is_prose(self) -> bool:
        """Whether the sheet has lines only: they are then wrapped in a wide column A."""
        return not self.tables

    @property
    def column_pixels(self) -> tuple[int, ...]:
        """The columns' widths: the widest that a table asks for, then the grid's."""
        if self.is_prose:
            return (PROSE_WIDTH * DIGIT + PADDING,)
        count = max(len(table.columns) for table in self.tables)
        widths = (
            max(table.columns[number].pixels for table in self.tables if number < len(table.columns))
            for number in range(count)
        )
        return (*widths, *(self.grid.column_pixels if self.grid else ()))

    @property
    def printed_columns(self) -> int:
        """How many columns are printed, counted from A."""
        if self.is_prose or self.grid:
            return len(self.column_pixels)
        return max(sum(column.printed for column in table.columns) for table in self.tables)

    @property
    def printed_pixels(self) -> int:
        """The printed width."""
        return sum(self.column_pixels[: self.printed_columns])

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks for nothing that its tables use."""
        return tuple(dict.fromkeys(chain.from_iterable(table.marks for table in self.tables)))
