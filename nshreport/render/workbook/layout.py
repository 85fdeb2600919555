"""Where everything of a page is on its sheet, and where a printed page ends, worked out before anything is written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nshreport.render.text_width import count_lines, fold_text
from nshreport.render.theme import BODY_POINTS, HEADING_POINTS, TITLE_POINTS
from nshreport.render.workbook.cell import EXPLANATIONS, Cell, Link, tidy_text
from nshreport.render.workbook.page import INDENT, PADDING, Line, TablePosition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nshreport.render.workbook.page import Page, Table

LINE_POINTS = 15.75
"""Height of one line of Arial 12."""
_SPARE_POINTS = 3
_POINTS_TO_A_PIXEL = 0.75
PICTURE_GAP = 12
"""Pixels between charts that are one below the other."""
_HEADING_AIR = 14
CAPTION_POINTS = HEADING_POINTS * LINE_POINTS / BODY_POINTS + _SPARE_POINTS
_HIGHEST = 409
"""Points of the highest row that a workbook may have."""
_FOLDED_TO = 0.98
"""Part of the printed width that a line takes at most: faces differ a little between programs."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page with the rows of its lines and tables."""

    page: Page
    lines: tuple[Line, ...]
    """From row 0, one a row."""
    places: tuple[TablePosition, ...]

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
    """A line over as many rows as its text needs next to a table; on a sheet of prose the cell wraps it."""
    if isinstance(line.cell, Link):
        return [line]
    text = tidy_text(line.cell)
    if page.is_prose:
        return [Line(text, line.style)]
    title = line.style == "title"
    parts = fold_text(text, page.printed_pixels * _FOLDED_TO, points=TITLE_POINTS if title else BODY_POINTS, bold=title)
    return [Line(part, line.style) for part in parts]


def _places(page: Page, row: int) -> Iterator[TablePosition]:
    pictures = sum(picture.pixels[1] + PICTURE_GAP for picture in page.pictures) * _POINTS_TO_A_PIXEL
    top = 0.0
    for number, table in enumerate(page.tables, 1):
        header = row + bool(table.caption)
        place = TablePosition(table, row if table.caption else None, header, tuple(_heights(table)))
        yield place
        top += sum(place.heights) + (LINE_POINTS + CAPTION_POINTS if number > 1 else 0)
        row = place.bottom + 2
        if number == len(page.tables) - 1:
            row += math.ceil(max(0, pictures - top - LINE_POINTS) / LINE_POINTS)


def _heights(table: Table) -> Iterator[float]:
    """Heights of the header and the rows.

    They are set, since not every program fits rows to wrapped texts when it opens a workbook, and since a chart next to
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


_LONELY, _COMPANY = 0.2, 0.34
"""A last page filled less than the first is given rows of the page before, until it is filled as the second says."""
_FEW = 3
"""Rows of a table that a page should hold at least where it begins."""
_MOST_PAGES = 4
"""What a program fits on a page differs a little from what is worked out here, which adds up from page to page."""
_SURE = 0.99
"""Part of a page that holds what is worked out to fit there, in any program."""


def page_breaks(layout: Layout, capacity: float) -> list[int]:
    """The rows, counted from 0, with which pages are to begin; none where all pages are well filled as they come.

    The last of several tables begins on a page of its own where it would have few rows on the page before, and its
    last page is given some of the page before where it would have few itself.

    Args:
        layout: a page with everything in its place.
        capacity: points of the sheet that a printed page holds.
    """
    if not layout.places:
        return []
    heights = _sheet_heights(layout)
    last = layout.places[-1]
    above = layout.page.grid.rows_above if layout.page.grid else 0
    room = capacity * _SURE
    repeated = sum(heights[last.header - above : last.header + 1])
    starts = _page_starts(heights, room, repeated)
    breaks = []
    if last.caption is not None and any(last.caption < start <= last.header + _FEW for start in starts):
        breaks.append(last.caption)
        starts = [start for start in starts if start < last.caption]
        rest = _page_starts(heights[last.caption :], room, repeated)
        starts += [last.caption + start for start in rest]
    if 1 < len(starts) <= _MOST_PAGES and sum(heights[starts[-1] :]) <= room * _LONELY:
        first = max(starts[-2], last.header + _FEW) + 1
        begin = _earlier(heights, first, starts[-1], room * _COMPANY)
        breaks += [begin] if begin < starts[-1] else []
    return breaks


def _sheet_heights(layout: Layout) -> list[float]:
    """The height of every row of the sheet."""
    heights = [line_points(line, layout.page) for line in layout.lines]
    for place in layout.places:
        heights += [LINE_POINTS] * (place.header - len(heights))
        if place.caption is not None:
            heights[place.caption] = CAPTION_POINTS
        heights += place.heights
    return heights


def _page_starts(heights: Sequence[float], room: float, repeated: float) -> list[int]:
    """The first row of each page."""
    starts, filled = [0], 0.0
    for row, height in enumerate(heights):
        if filled + height > room and row > starts[-1]:
            starts.append(row)
            filled = repeated
        filled += height
    return starts


def _earlier(heights: Sequence[float], first: int, start: int, wanted: float) -> int:
    """The row from which on so many points are filled, not before `first`."""
    points = sum(heights[start:])
    while points < wanted and start > first:
        start -= 1
        points += heights[start]
    return start
