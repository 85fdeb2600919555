"""Where everything of a page stands on its sheet, worked out before anything is written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nshreport.render.theme import BODY_POINTS, HEADING_POINTS, TITLE_POINTS
from nshreport.render.workbook.cell import EXPLANATIONS, Cell, Link, tidy_text
from nshreport.render.workbook.page import INDENT, PADDING, Line
from nshreport.render.workbook.typeface import count_lines, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nshreport.render.workbook.page import Page, Table

LINE_POINTS = 15.75
"""Height of one line of Arial 12."""
_SPARE_POINTS = 3
_POINTS_TO_A_PIXEL = 0.75
PICTURE_GAP = 12
"""Pixels between charts that stand one below the other."""
_HEADING_AIR = 14
CAPTION_POINTS = HEADING_POINTS * LINE_POINTS / BODY_POINTS + _SPARE_POINTS
_HIGHEST = 409
"""Points of the highest row that a workbook may have."""
_FOLDED_TO = 0.98
"""Part of the printed width that a line takes at most: faces differ a little between programs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands, rows counted from 0; `heights` are its header's and its rows', in points."""

    table: Table
    caption: int | None
    header: int
    heights: tuple[float, ...]

    @property
    def bottom(self) -> int:
        """The table's last row."""
        return self.header + len(self.table.rows)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page with the rows of its lines and tables."""

    page: Page
    lines: tuple[Line, ...]
    """From row 0, one a row."""
    places: tuple[Place, ...]

    def row_of(self, place: int | None) -> int:
        """The row of the first table's row `place`; of A1 where it is None."""
        return 0 if place is None or not self.places else self.places[0].header + 1 + place


def lay_out(page: Page) -> Layout:
    """A page with everything in its place: title, count of tables, lines, marks explained, tables."""
    lines = tuple(_lines(page))
    return Layout(page, lines, tuple(_places(page, len(lines) + (page.grid.rows_above if page.grid else 0))))


def _lines(page: Page) -> Iterator[Line]:
    explained = (Line(EXPLANATIONS[mark]) for mark in page.marks)
    for line in chain((Line(page.title, "title"), Line(page.count_sentence)), page.lines, explained):
        yield from _folded(line, page)


def _folded(line: Line, page: Page) -> Iterable[Line]:
    """A line over as many rows as its text needs beside a table; on a sheet of prose the cell wraps it."""
    if isinstance(line.cell, Link):
        return [line]
    text = tidy_text(line.cell)
    if page.is_prose:
        return [Line(text, line.style)]
    title = line.style == "title"
    parts = fold_text(text, page.printed_pixels * _FOLDED_TO, points=TITLE_POINTS if title else BODY_POINTS, bold=title)
    return [Line(part, line.style) for part in parts]


def _places(page: Page, row: int) -> Iterator[Place]:
    pictures = sum(picture.pixels[1] + PICTURE_GAP for picture in page.pictures) * _POINTS_TO_A_PIXEL
    top = 0.0
    for number, table in enumerate(page.tables, 1):
        header = row + bool(table.caption)
        place = Place(table, row if table.caption else None, header, tuple(_heights(table)))
        yield place
        top += sum(place.heights) + (LINE_POINTS + CAPTION_POINTS if number > 1 else 0)
        row = place.bottom + 2
        if number == len(page.tables) - 1:
            row += math.ceil(max(0, pictures - top - LINE_POINTS) / LINE_POINTS)


def _heights(table: Table) -> Iterator[float]:
    """Heights of the header and the rows.

    They are set, since not every program fits rows to wrapped texts when it opens a workbook, and since a chart beside
    them should stay where it is put.
    """
    yield _row_points([column.heading for column in table.columns], table, bold=True)
    for row in table.rows:
        yield _row_points(row, table, bold=False)


def _row_points(row: Sequence[Cell], table: Table, *, bold: bool) -> float:
    texts = (cell.text if isinstance(cell, Link) else cell for cell in row)
    counts = (
        count_lines(text, (column.pixels - PADDING - INDENT) * _FOLDED_TO, bold=bold or column.kind == "rag")
        for text, column in zip(texts, table.columns, strict=True)
        if isinstance(text, str)
    )
    return min(max(counts, default=1) * LINE_POINTS + _SPARE_POINTS, _HIGHEST)


def line_points(line: Line, page: Page) -> float:
    """The height of a line above the tables, in points: wrapped on a sheet of prose, with room above a heading."""
    sizes = {"title": TITLE_POINTS, "heading": HEADING_POINTS}
    points = sizes.get(line.style, BODY_POINTS)
    count = 1
    if page.is_prose and isinstance(line.cell, str):
        room = (page.printed_pixels - PADDING) * _FOLDED_TO
        count = count_lines(line.cell, room, points=points, bold=line.style != "line")
    air = _HEADING_AIR if line.style == "heading" else _SPARE_POINTS
    return min(count * points * LINE_POINTS / BODY_POINTS + air, _HIGHEST)
