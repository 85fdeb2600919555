"""Writes pages as a workbook, by the house rules: the only place that knows how a table becomes cells."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import accumulate, islice, takewhile

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from nshreport.render.spreadsheet import finished_bytes, spreadsheet_options
from nshreport.render.text_width import text_pixels
from nshreport.render.theme import BODY_POINTS, FONT, RAG_STYLES
from nshreport.render.workbook.cell import Cell, CellKind, Link, tidy_text
from nshreport.render.workbook.formats import Formats
from nshreport.render.workbook.layout import CAPTION_POINTS, Layout, lay_out, line_points, page_breaks
from nshreport.render.workbook.page import Page, Table, TablePosition
from nshreport.words import say_day

_A4 = 9
_MARGINS = (0.4, 0.4, 0.5, 0.6)
"""Left, right, top and bottom, in inches."""
_PAPER = (297 / 25.4, 210 / 25.4)
"""A4 landscape: width and height, in inches."""
_PIXELS_TO_AN_INCH, _POINTS_TO_AN_INCH = 96, 72
_PICTURE_WIDTH, _PICTURE_LEFT = 700, 12
"""Pixels of a chart at most, and between a table and the chart to its right."""
_FOOTER_FONT = f'&"{FONT},Regular"&{BODY_POINTS} '
_FOOTER_CHARACTERS, _FOOTER_PIXELS = 110, 640
"""So long may the title in a footer be, which holds 255 characters and keeps room for the page's number."""


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """What a workbook says of itself: in its properties and at the foot of each printed page."""

    title: str
    kind: str
    """What the workbook is, such as "Status report"."""
    author: str
    as_of: date
    marking: str = ""

    @property
    def header(self) -> str:
        """The protective marking, in xlsxwriter's codes; blank where there is none."""
        return f"&C{_FOOTER_FONT}{_codes(_short(self.marking))}" if self.marking else ""

    @property
    def footer(self) -> str:
        """Title, kind, day and page number, in xlsxwriter's codes."""
        right = f"{self.kind} as of {say_day(self.as_of)}, page &P of &N"
        return f"&L{_FOOTER_FONT}{_codes(_short(self.title))}&R{_FOOTER_FONT}{right}"


def _short(text: str) -> str:
    line = " ".join(tidy_text(text).split())
    if len(line) <= _FOOTER_CHARACTERS and text_pixels(line, points=BODY_POINTS) <= _FOOTER_PIXELS:
        return line
    fitting = takewhile(lambda part: text_pixels(part, points=BODY_POINTS) <= _FOOTER_PIXELS, accumulate(line))
    return [*islice(fitting, _FOOTER_CHARACTERS)][-1].rstrip() + "…"


def _codes(text: str) -> str:
    return text.replace("&", "&&")


def write_workbook(pages: Sequence[Page], details: DocumentDetails) -> bytes:
    """The workbook of these pages, the first in front. The same pages give the same bytes.

    Raises:
        ValueError: a table could not be added.
    """
    target = BytesIO()
    workbook = Workbook(target, spreadsheet_options())
    created = datetime.combine(details.as_of, time())
    workbook.set_properties(
        {
            "title": tidy_text(f"{details.kind}: {details.title}"),
            "author": tidy_text(details.author),
            "created": created,
        }
    )
    layouts = {page.name: lay_out(page) for page in pages}
    formats = Formats(workbook)
    for page in pages:
        _Sheet(workbook, layouts[page.name], formats, layouts).write(details)
    workbook.close()
    return finished_bytes(target)


class _Sheet:
    """One worksheet while it is written."""

    def __init__(self, workbook: Workbook, layout: Layout, formats: Formats, layouts: Mapping[str, Layout]) -> None:
        self.workbook, self.layout, self.formats, self.layouts = workbook, layout, formats, layouts
        self.page = layout.page
        self.sheet: Worksheet = workbook.add_worksheet(self.page.name)

    def write(self, details: DocumentDetails) -> None:
        for number, pixels in enumerate(self.page.column_pixels):
            self.sheet.set_column_pixels(number, number, pixels)
        for row, line in enumerate(self.layout.lines):
            self.sheet.write_string(row, 0, line.text, self.formats.line(line.style))
            self.sheet.set_row(row, line_points(line))
        for place in self.layout.places:
            self.write_table(place)
        self.draw()
        self.set_view()
        self.set_print(details)

    def write_table(self, place: TablePosition) -> None:
        table = place.table
        if place.caption is not None:
            self.sheet.write_string(place.caption, 0, table.caption, self.formats.line("heading"))
            self.sheet.set_row(place.caption, CAPTION_POINTS)
        if table.name:
            self.add_table(place)
        for number, column in enumerate(table.columns):
            self.sheet.write_string(place.header, number, column.heading, self.formats.header(column.kind))
        link = self.formats.link()
        for row, cells in enumerate(table.rows, place.header + 1):
            for number, (cell, kind) in enumerate(zip(cells, _kinds(table, cells), strict=True)):
                self.write_cell(row, number, cell, self.formats.cell(kind, cell), link)
        for row, points in enumerate(place.heights, place.header):
            self.sheet.set_row(row, points)

    def add_table(self, place: TablePosition) -> None:
        table = place.table
        options = {
            "name": table.name,
            "style": None,
            "autofilter": self.page.looked_up,
            "columns": [{"header": column.heading} for column in table.columns],
        }
        outcome = self.sheet.add_table(place.header, 0, place.bottom, len(table.columns) - 1, options)
        if outcome:
            message = f"table {table.name} could not be added ({outcome})"
            raise ValueError(message)

    def write_cell(self, row: int, column: int, cell: Cell, style: Format, link: Format) -> None:
        if isinstance(cell, str):
            self.sheet.write_string(row, column, cell, style)
        elif isinstance(cell, Link):
            target = self.layouts[cell.page].row_of(cell.place) + 1
            page = cell.page.replace("'", "''")
            self.sheet.write_url(row, column, f"internal:'{page}'!A{target}", link, tidy_text(cell.text))
        elif isinstance(cell, date):
            self.sheet.write_datetime(row, column, datetime.combine(cell, time()), style)
        elif cell is not None:
            self.sheet.write_number(row, column, cell, style)

    def draw(self) -> None:
        if picture := self.page.picture:
            positions = ((name, place) for name, layout in self.layouts.items() for place in layout.places)
            shown = next((name, place) for name, place in positions if place.table.name == picture.shows)
            chart = picture.draw(self.workbook, *shown)
            room = self.page.printed_pixels - sum(self.page.column_pixels[: self.page.picture_column])
            chart.set_size({"width": min(_PICTURE_WIDTH, room - 2 * _PICTURE_LEFT), "height": picture.height})
            where = {"description": tidy_text(picture.alt_text), "object_position": 2, "x_offset": _PICTURE_LEFT}
            row = self.layout.places[self.page.pictured].header
            self.sheet.insert_chart(row, self.page.picture_column, chart, where)
        if self.page.grid:
            self.page.grid.write(self.sheet, self.formats, self.layout.places[0])

    def set_view(self) -> None:
        """No grid lines around the text; a long table's header stays in sight. The selection stays at A1."""
        self.sheet.hide_gridlines(2)
        if self.page.looked_up:
            self.sheet.freeze_panes(self.layout.places[0].header + 1, self.page.frozen_columns)

    def set_print(self, details: DocumentDetails) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(*_MARGINS)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_header(details.header)
        self.sheet.set_footer(details.footer)
        last = self.layout.printed[-1]
        self.sheet.print_area(0, 0, self.layout.last_row, self.page.printed_columns - 1)
        # Of several tables the last is the one that may go on to another page.
        above = self.page.grid.rows_above if self.page.grid else 0
        self.sheet.repeat_rows(last.header - above, last.header)
        self.sheet.set_h_pagebreaks(page_breaks(self.layout, _page_points(self.page.printed_pixels)))


def _kinds(table: Table, cells: Sequence[Cell]) -> Iterator[CellKind]:
    """How the cells of a row look: in a row that is cancelled, the title is struck through."""
    rags = (cell for column, cell in zip(table.columns, cells, strict=True) if column.kind == "rag")
    cancelled = any(isinstance(rag, str) and rag in RAG_STYLES and RAG_STYLES[rag].dashed for rag in rags)
    for column in table.columns:
        yield "struck" if cancelled and column.kind == "title" else column.kind


def _page_points(width: float) -> float:
    """Points of a sheet so many pixels wide that a page holds, once it is fitted to the paper's width."""
    left, right, top, bottom = _MARGINS
    # Programs scale by whole per cent.
    scale = min(1, math.floor((_PAPER[0] - left - right) * _PIXELS_TO_AN_INCH / width * 100) / 100)
    return (_PAPER[1] - top - bottom) * _POINTS_TO_AN_INCH / scale
