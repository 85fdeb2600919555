"""Where everything of a page is on its sheet, and where a printed page ends, worked out before anything is written."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nshreport.render.spreadsheet import LINE_POINTS
from nshreport.render.text_width import count_lines, fold_text
from nshreport.render.theme import BODY_POINTS, HEADING_POINTS, TITLE_POINTS
from nshreport.render.workbook.cell import Cell, Link, tidy_text
from nshreport.render.workbook.page import INDENT, PADDING, Line, Page, Table, TablePosition

_SPARE_POINTS = 3
_POINTS_TO_A_PIXEL = 0.75
_PICTURE_GAP = 12
"""Pixels below a chart."""
_HEADING_AIR = 6
_SIZES = {"title": TITLE_POINTS, "heading": HEADING_POINTS}
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

    @property
    def printed(self) -> tuple[TablePosition, ...]:
        """The tables that are for paper too."""
        return tuple(place for place in self.places if place.table.printed)

    @property
    def last_row(self) -> int:
        """The last row that is printed."""
        pictured = self.places[self.page.pictured]
        return max(self.printed[-1].bottom, pictured.bottom + _rows_of_picture(self.page, pictured))

    def row_of(self, place: int | None) -> int:
        """The row of the first table's row `place`; of A1 where it is None."""
        return 0 if place is None else self.places[0].header + 1 + place


def lay_out(page: Page) -> Layout:
    """A page with everything in its place: title, count of tables, lines, tables."""
    lines = tuple(_lines(page))
    return Layout(page, lines, tuple(_places(page, len(lines) + (page.grid.rows_above if page.grid else 0))))


def _lines(page: Page) -> Iterator[Line]:
    """Every line over as many rows as its text needs next to a table."""
    for line in (Line(page.title, "title"), Line(page.count_sentence), *page.lines):
        points, bold = _SIZES.get(line.style, BODY_POINTS), line.style != "line"
        yield from (
            Line(part, line.style)
            for part in fold_text(tidy_text(line.text), page.printed_pixels * _FOLDED_TO, points=points, bold=bold)
        )


def _places(page: Page, row: int) -> Iterator[TablePosition]:
    for number, table in enumerate(page.tables):
        header = row + bool(table.caption)
        place = TablePosition(table, row if table.caption else None, header, tuple(_heights(table)))
        yield place
        row = place.bottom + 2 + (_rows_of_picture(page, place) if number == page.pictured else 0)


def _rows_of_picture(page: Page, place: TablePosition) -> int:
    """How many rows the picture reaches below the table that it is next to."""
    needed = (page.picture.height + _PICTURE_GAP) * _POINTS_TO_A_PIXEL if page.picture else 0
    return math.ceil(max(0, needed - sum(place.heights)) / LINE_POINTS)


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


def line_points(line: Line) -> float:
    """The height of a line above the tables, in points: with room above a heading."""
    points = _SIZES.get(line.style, BODY_POINTS)
    return points * LINE_POINTS / BODY_POINTS + (_HEADING_AIR if line.style == "heading" else _SPARE_POINTS)


_LONELY, _COMPANY = 0.2, 0.34
"""A last page filled less than the first is given rows of the page before, until it is filled as the second says."""
_FEW = 3
"""Rows of a table that a page should hold at least where it begins."""
_SHORT = 0.5
"""A last table that takes no more of a page than this is kept on one."""
_MOST_PAGES = 4
"""What a program fits on a page differs a little from what is worked out here, which adds up from page to page."""
_SURE = 0.99
"""Part of a page that holds what is worked out to fit there, in any program."""


def page_breaks(layout: Layout, capacity: float) -> list[int]:
    """The rows, counted from 0, with which pages are to begin; none where all pages are well filled as they come.

    A printed page holds `capacity` points of the sheet. Of several tables each is kept on one page with its caption and
    its picture. The last may go over pages where it is long: then it has some rows on the page where it begins, and its
    last page some of the page before.
    """
    heights = _sheet_heights(layout)
    last = layout.printed[-1]
    above = layout.page.grid.rows_above if layout.page.grid else 0
    room = capacity * _SURE
    repeated = sum(heights[last.header - above : last.header + 1])
    breaks: list[int] = []
    tops = [place.top for place in layout.printed]
    for top, below in zip(tops, [*tops[1:], len(heights)], strict=True):
        begun = breaks[-1] if breaks else 0
        short = sum(heights[top:below]) <= room * (_SHORT if top == last.top else 1)
        wanted = below if short else last.header + 1 + _FEW
        if begun < top != tops[0] and sum(heights[begun:wanted]) > room:
            breaks.append(top)
    begun = breaks[-1] if breaks else 0
    starts = [begun + start for start in _page_starts(heights[begun:], room, repeated)]
    if 1 < len(starts) <= _MOST_PAGES and sum(heights[starts[-1] :]) <= room * _LONELY:
        first = max(starts[-2], last.header + _FEW) + 1
        begin = _earlier(heights, first, starts[-1], room * _COMPANY)
        breaks += [begin] if begin < starts[-1] else []
    return breaks


def _sheet_heights(layout: Layout) -> list[float]:
    """The height of every printed row of the sheet."""
    heights = [line_points(line) for line in layout.lines]
    for place in layout.printed:
        heights += [LINE_POINTS] * (place.header - len(heights))
        if place.caption is not None:
            heights[place.caption] = CAPTION_POINTS
        heights += place.heights
    return heights + [LINE_POINTS] * (layout.last_row + 1 - len(heights))


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
