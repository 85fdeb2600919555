"""Every house rule for workbooks, walked on every workbook: the real plan's and made-up ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache, partial
from io import BytesIO
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from nshreport.render.theme import RAG_STYLES
from nshreport.render.workbook import render_team_workbook, render_workbook
from tests.conftest import reading_on
from tests.made_reports import ODD_TEXTS, a_report, many_tactics, odd_names, odd_texts, with_measures, with_trends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from nshreport.report import Report

DAYS = ("2017-03-31", "2017-05-31", "2017-06-30", "2017-12-31")


def real_report(day: str) -> Report:
    return reading_on(day).report


REPORTS: dict[str, Callable[[], Report]] = {
    **{day: partial(real_report, day) for day in DAYS},
    "one tactic": a_report,
    "60 tactics": lambda: many_tactics(60),
    "400 tactics": lambda: many_tactics(400),
    "60 tactics in six reports": lambda: with_trends(many_tactics(60)),
    "odd texts in two reports": lambda: with_trends(odd_texts(), before=1, moved=1),
    "measures": lambda: with_measures(many_tactics(12)),
    "odd texts": odd_texts,
    "odd names": odd_names,
    "5,000 tactics": lambda: many_tactics(5_000),
}
SLOW = {"400 tactics", "5,000 tactics", "odd texts in two reports"}
KINDS = {"status": render_workbook, "team": render_team_workbook}
SECONDS_FOR_5000 = 30
"""A few times what it takes, for machines that are slower or busy."""
BLANK = {"none", "not given", "not yet"}
"""What a single blank cell says."""
COUNTS = {"no tables": 0, "one table": 1, "two tables": 2, "three tables": 3, "four tables": 4, "five tables": 5}
A4_PIXELS = (297 / 25.4 - 0.8) * 96
"""A4 landscape without its margins, in the pixels in which columns are measured."""


@dataclass(frozen=True)
class Book:
    """A workbook, read back."""

    report: Report
    content: bytes

    @cached_property
    def workbook(self) -> Workbook:
        return load_workbook(BytesIO(self.content))

    @cached_property
    def parts(self) -> dict[str, str]:
        with ZipFile(BytesIO(self.content)) as package:
            return {name: package.read(name).decode("utf-8") for name in package.namelist()}

    @property
    def sheets(self) -> list[Worksheet]:
        return list(self.workbook.worksheets)


@lru_cache(maxsize=4)
def book_of(kind: str, name: str) -> Book:
    report = REPORTS[name]()
    return Book(report, KINDS[kind](report))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((name, kind), id=f"{name} {kind}", marks=[pytest.mark.slow] if name in SLOW else [])
        for name in REPORTS
        for kind in KINDS
    ],
)
def book(request: pytest.FixtureRequest) -> Book:
    name, kind = request.param
    return book_of(kind, name)


class Bounds(NamedTuple):
    """The cells that a table or a print area covers, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int


def bounds_of(cells: str) -> Bounds:
    return Bounds(*(edge or 1 for edge in range_boundaries(cells.rpartition("!")[2].replace("$", ""))))


def table_cells(sheet: Worksheet) -> Iterator[tuple[Cell | MergedCell, ...]]:
    """Rows of the tables of a sheet, without their headers."""
    for table in sheet.tables.values():
        left, top, right, bottom = bounds_of(table.ref)
        yield from sheet.iter_rows(min_row=top + 1, max_row=bottom, min_col=left, max_col=right)


def header_rows(sheet: Worksheet) -> list[int]:
    """Each table's header row."""
    return [bounds_of(table.ref).top for table in sheet.tables.values()]


def test_a_workbook_says_its_title_language_and_author(book: Book) -> None:
    core = book.parts["docProps/core.xml"]
    assert "<dc:language>en-GB</dc:language>" in core
    assert re.search("<dc:title>[^<]+</dc:title>", core)
    assert re.search("<dc:creator>[^<]+</dc:creator>", core)
    assert f">{book.report.as_of.isoformat()}T00:00:00Z</dcterms:created>" in core


def test_a_workbook_opens_at_the_first_cell_of_the_first_sheet(book: Book) -> None:
    assert book.workbook.active is book.sheets[0]
    for sheet in book.sheets:
        assert [choice.activeCell or "A1" for choice in sheet.sheet_view.selection][-1] == "A1"
        assert sheet.sheet_state == "visible"


def test_every_sheet_has_a_short_name_of_its_own(book: Book) -> None:
    names = [sheet.title for sheet in book.sheets]
    assert all(0 < len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_a_sheet_s_name_is_one_that_excel_takes(book: Book) -> None:
    for sheet in book.sheets:
        name = sheet.title
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert name == name.strip("' ")
        assert name.casefold() != "history"
        assert len(name.encode("utf-16-le")) <= 31 * 2


def test_every_sheet_begins_with_its_title_and_the_count_of_its_tables(book: Book) -> None:
    for sheet in book.sheets:
        title = sheet["A1"]
        assert title.value
        assert (title.font.b, title.font.sz, title.font.name) == (True, 16, "Arial")
        said = next(cell.value for (cell,) in sheet["A2:A9"] if str(cell.value).startswith("This worksheet contains"))
        count = re.fullmatch(r"This worksheet contains (\w+ tables?)\.", said)
        assert count
        assert COUNTS[count[1]] == len(sheet.tables)
        assert sheet.tables or sheet.title == "Refs", "only a form has no table"
        assert len(sheet.tables) <= 1 or sheet.title in {
            "Summary",
            "Objectives",
            "Breakdown",
            "Trends",
            "Is it working",
        }


def test_every_table_is_native_named_and_starts_in_column_a(book: Book) -> None:
    names = [name.casefold() for sheet in book.sheets for name in sheet.tables]
    assert len(set(names)) == len(names)
    for sheet in book.sheets:
        for table in sheet.tables.values():
            left, top, right, bottom = bounds_of(table.ref)
            assert re.fullmatch(r"[A-Za-z]\w{3,50}", table.name)
            assert left == 1
            assert bottom > top
            assert table.headerRowCount in {1, None}
            shown = [sheet.cell(top, column).value for column in range(left, right + 1)]
            assert shown == [column.name for column in table.tableColumns]
            assert len({str(heading).casefold() for heading in shown}) == len(shown)


def test_nothing_is_merged_or_hidden(book: Book) -> None:
    for sheet in book.sheets:
        assert not sheet.merged_cells.ranges
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())


def test_no_cell_of_a_table_is_blank_or_symbols_alone(book: Book) -> None:
    for sheet in book.sheets:
        for row in table_cells(sheet):
            for cell in row:
                assert cell.value is not None, f"{sheet.title}!{cell.coordinate}"
                assert any(letter.isalnum() for letter in str(cell.value)), f"{sheet.title}!{cell.coordinate}"


def test_a_column_that_is_all_blank_is_left_out(book: Book) -> None:
    for sheet in book.sheets:
        for table in sheet.tables.values():
            left, top, right, bottom = bounds_of(table.ref)
            for column in sheet.iter_cols(min_row=top + 1, max_row=bottom, min_col=left, max_col=right):
                assert {cell.value for cell in column} - BLANK, sheet.title


def test_texts_are_arial_12_wrapped_on_the_left_and_numbers_on_the_right(book: Book) -> None:
    for sheet in book.sheets:
        for row in table_cells(sheet):
            for cell in row:
                assert (cell.font.name, cell.font.sz) == ("Arial", 12)
                if isinstance(cell.value, int | float):
                    assert cell.alignment.horizontal == "right"
                elif cell.value not in BLANK:
                    assert (cell.alignment.horizontal, cell.alignment.wrap_text) == ("left", True)


def test_dates_are_real_and_written_out(book: Book) -> None:
    for sheet in book.sheets:
        for row in table_cells(sheet):
            for cell in row:
                if isinstance(cell.value, datetime):
                    assert cell.number_format == "d mmmm yyyy"
                assert not re.fullmatch(r"\d{4}-\d\d-\d\d", str(cell.value))


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2 of a colour in six hexadecimal digits."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache
def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def fill_of(cell: Cell | MergedCell) -> str:
    return str(cell.fill.fgColor.rgb)[2:] if cell.fill.fill_type == "solid" else "FFFFFF"


def test_every_text_stands_out_from_what_is_behind_it(book: Book) -> None:
    for sheet in book.sheets:
        assert not sheet.conditional_formatting
        looks = {
            (str(cell.font.color.rgb)[2:], fill_of(cell))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        assert all(contrast(*look) >= 4.5 for look in looks)


def test_colour_in_a_table_always_has_its_word(book: Book) -> None:
    for sheet in book.sheets:
        for row in table_cells(sheet):
            for cell in row:
                if cell.fill.fill_type == "solid":
                    marked = {f"{style.mark} {rag}" for rag, style in RAG_STYLES.items()}
                    assert cell.value in {*RAG_STYLES, *marked}


def test_every_chart_has_a_text_for_people_who_cannot_see_it(book: Book) -> None:
    drawings = [text for name, text in book.parts.items() if name.startswith("xl/drawings/drawing")]
    frames = [frame for text in drawings for frame in re.findall(r"<xdr:cNvPr [^>]*>", text)]
    assert all(re.search(r'descr="[^"]{30,}"', frame) for frame in frames)
    assert len(frames) == sum(name.startswith("xl/charts/chart") for name in book.parts)


def test_every_sheet_prints_on_a4_landscape_with_its_header_repeated(book: Book) -> None:
    for sheet in book.sheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        if sheet.tables:
            first, last = map(int, re.findall(r"\d+", str(sheet.print_title_rows)))
            assert first <= last
            assert last in header_rows(sheet)


def test_every_page_says_what_it_is_of(book: Book) -> None:
    for sheet in book.sheets:
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text
        assert re.search(
            r"(Status report|Team actions) as of .* 2017, page &\[?P\]? of &\[?N\]?", str(sheet.oddFooter.right.text)
        )


def test_print_comes_out_at_8_points_or_more_on_whole_columns(book: Book) -> None:
    for sheet in book.sheets:
        left, _, right, _ = bounds_of(str(sheet.print_area))
        assert left == 1
        pixels = sum(column_pixels(sheet, column) for column in range(1, right + 1))
        assert 12 * min(1, A4_PIXELS / pixels) >= 8, sheet.title


def column_pixels(sheet: Worksheet, number: int) -> float:
    """A column's width; openpyxl keeps it at the first of several columns that are alike."""
    widths = (size.width for size in sheet.column_dimensions.values() if (size.min or 0) <= number <= (size.max or 0))
    return next(widths, 80 / 9) * 9


def test_nothing_is_a_formula_or_leads_outside(book: Book) -> None:
    for name, text in book.parts.items():
        if name.startswith("xl/worksheets/sheet"):
            assert "<f>" not in text
            assert "<f " not in text
        assert 'TargetMode="External"' not in text


def test_long_tables_can_be_filtered_and_keep_their_header_in_sight(book: Book) -> None:
    for sheet in book.sheets:
        for table in sheet.tables.values():
            if table.autoFilter:
                below = bounds_of(table.ref).top + 1
                assert sheet.freeze_panes in {f"A{below}", f"C{below}"}
        if "Tactics" in sheet.tables:
            assert sheet.tables["Tactics"].autoFilter


def test_no_name_leads_nowhere(book: Book) -> None:
    for sheet in book.sheets:
        for link in (cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            name, _, cell = str(link.location).rpartition("!")
            assert book.workbook[name.strip("'").replace("''", "'")][cell].value is not None


def test_the_same_report_gives_the_same_bytes(book: Book) -> None:
    kind = render_workbook if "Summary" in book.workbook.sheetnames else render_team_workbook
    assert kind(book.report) == book.content


@pytest.mark.parametrize(
    "text", [text for text in ODD_TEXTS if text.isascii() and text.isprintable() and len(text) > 3]
)
def test_text_from_the_plan_is_as_it_was_typed(text: str) -> None:
    sheet = book_of("status", "odd texts").workbook["Tactics"]
    cells = [row[3] for row in table_cells(sheet)]
    found = [cell for cell in cells if cell.value == text.strip()]
    assert found
    assert all(cell.data_type == "s" for cell in found)


def test_a_workbook_has_no_text_that_a_cell_cannot_hold() -> None:
    for kind in KINDS:
        for sheet in book_of(kind, "odd texts").sheets:
            texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
            assert all(len(text.encode("utf-16-le")) <= 32_767 * 2 for text in texts)
            assert not any(
                re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text) for text in texts
            )


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_of_5000_tactics_is_written_in_seconds(kind: str) -> None:
    report = many_tactics(5_000)
    began = perf_counter()
    content = KINDS[kind](report)
    assert perf_counter() - began < SECONDS_FOR_5000
    assert len(content) <= 3_000_000


def test_the_marking_is_on_every_sheet_and_page() -> None:
    for kind in KINDS:
        for sheet in book_of(kind, "60 tactics").sheets:
            assert "OFFICIAL" in [cell.value for (cell,) in sheet["A1:A4"]]
            assert sheet.oddHeader is not None
            assert sheet.oddHeader.center.text == "OFFICIAL"


def test_the_real_plan_s_status_workbook_is_small_enough_to_send() -> None:
    assert all(len(book_of("status", day).content) <= 200_000 for day in DAYS)


def test_the_plan_s_own_columns_are_behind_the_printed_ones() -> None:
    sheet = book_of("status", "60 tactics").workbook["Tactics"]
    headings = [column.name for column in sheet.tables["Tactics"].tableColumns]
    assert headings[-2:] == ["Budget", "budget (2)"]
    assert bounds_of(str(sheet.print_area)).right < headings.index("Budget")
