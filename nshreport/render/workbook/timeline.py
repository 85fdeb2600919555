"""The Timeline: when each tactic happens, in words in a table and in a grid of weeks next to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from nshreport.render.spreadsheet import DIGIT
from nshreport.render.text_width import text_pixels
from nshreport.render.theme import BAND, EDGE, HEADER, HEADER_TEXT, INK, LINE, PAPER, RAG_STYLES
from nshreport.render.time_axis import MONTH_STEPS, month_end, month_number, month_start, months_shown
from nshreport.render.workbook.formats import Formats
from nshreport.render.workbook.page import PADDING, PRINTED_PIXELS, Column, Line, Page, TablePosition, make_table
from nshreport.render.workbook.tactics import REF_WIDTH, ref_column
from nshreport.report import Report, Tactic
from nshreport.words import MONTHS, say_day, say_days, say_short_day


def timeline_page(report: Report) -> Page:
    """The table says everything; the grid repeats it for the eye."""
    grid = TimeGrid(report, time_columns(report))
    left = _OTHER_COLUMNS * DIGIT + 4 * PADDING + sum(grid.column_pixels)
    columns: tuple[Column[Tactic], ...] = (
        ref_column(report),
        Column(
            report.words.tactic.capitalize(), (PRINTED_PIXELS - left) // DIGIT, lambda tactic: tactic.title, "title"
        ),
        Column("RAG", _RAG, lambda tactic: tactic.rag, "rag"),
        Column("When", _WHEN, when_in_words),
    )
    return Page(
        "Timeline",
        f"Timeline at {say_day(report.as_of)}",
        f"When each {report.words.tactic} happens, week by week",
        (Line(KEY), *_key_dates(report)),
        (make_table("Timeline", columns, report.tactics),),
        grid=grid,
        looked_up=True,
        frozen_columns=2,
    )


def _key_dates(report: Report) -> Iterator[Line]:
    """What the shaded columns represent."""
    if report.key_dates:
        named = "; ".join(
            f"{key_date.what} ({say_days(key_date.start, key_date.end)})" for key_date in report.key_dates
        )
        yield Line(f"Key dates, shaded in the grid: {named}.")


def when_in_words(tactic: Tactic) -> str:
    """The window with what the grid shows by hatching, arrows and marks."""
    words = [tactic.window]
    if tactic.undated:
        words = [f"{tactic.window}; shown over its phase" if tactic.phase_name else tactic.window]
    elif tactic.open_ended:
        words.append("no end given")
    elif not tactic.confirmed and "confirmed" not in tactic.window:
        words.append("not confirmed")
    if tactic.first_end and tactic.first_end != tactic.end:
        same_year = tactic.first_end.year == tactic.end.year
        day = say_day(tactic.first_end)
        words.append(f"first {day.removesuffix(f' {tactic.end.year}') if same_year else day}")
    return "; ".join(words)


SINGLE, FIRST, ONWARDS, BACKWARDS, HATCH, DOTS = "◆", "◇", "→", "←", "//", "··"
KEY = (
    "The grid repeats the ‘When’ column as a chart; screen reader users can skip it. A filled bar is a confirmed date, "
    "in the colour of its RAG; // is not confirmed; ·· has no date yet; ◆ is a single day; ◇ is the first deadline of "
    "one that has moved; → continues beyond the grid or has no end."
)
_PIXELS = 530
_RAG, _WHEN = 11, 29
_OTHER_COLUMNS = REF_WIDTH + _RAG + _WHEN
"""Digits of the table's columns but the title, which takes what is left of a printed page."""
_TITLED_ROWS = 2
"""Above the header: the report date, then the years."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What one cell of the grid shows: `drawn` is bar, hollow, label, shaded or blank."""

    text: str
    drawn: str = "bar"


_BLANK, _SHADED = GridCell("", "blank"), GridCell("", "shaded")


@dataclass(frozen=True, slots=True)
class TimeGrid:
    """The grid of a report."""

    report: Report
    columns: TimeColumns
    rows_above: int = _TITLED_ROWS

    @property
    def column_pixels(self) -> tuple[int, ...]:
        """One width for all columns, so that together they take the room that the table leaves."""
        count = len(self.columns.starts)
        return (max(10, min(64, _PIXELS // count)),) * count

    def write(self, sheet: Worksheet, formats: Formats, place: TablePosition) -> None:
        """Headings, the report date's column, and a bar for each row of the table."""
        left = len(place.table.columns)
        self._write_headings(sheet, formats, place, left)
        today = self.columns.column_of(self.report.as_of)
        months = {column for column, _ in self.columns.months()}
        shaded = set(self._shaded())
        styles: dict[_Look, Format] = {}
        for row, tactic in enumerate(self.report.tactics, place.header + 1):
            marks = grid_cells(tactic, self.columns, self.column_pixels[0])
            for column in range(len(self.columns.starts)):
                mark = marks.get(column, _SHADED if column in shaded else _BLANK)
                bounds = (not _is_bar(marks, column - 1), not _is_bar(marks, column + 1))
                look = _Look(mark.drawn, tactic.rag, column == today, column in months, *bounds)
                style = styles.get(look) or styles.setdefault(look, _format(formats, look))
                if mark.text:
                    sheet.write_string(row, left + column, mark.text, style)
                else:
                    sheet.write_blank(row, left + column, None, style)

    def _shaded(self) -> Iterator[int]:
        """Columns that hold a key date."""
        for key_date in self.report.key_dates:
            yield from range(self.columns.column_of(key_date.start), self.columns.column_of(key_date.end) + 1)

    def _write_headings(self, sheet: Worksheet, formats: Formats, place: TablePosition, left: int) -> None:
        header = formats.make({"bold": True, "font_color": HEADER_TEXT, "bg_color": HEADER, "valign": "bottom"})
        plain, bold = formats.make({}), formats.make({"bold": True})
        for column in range(len(self.columns.starts)):
            sheet.write_blank(place.header, left + column, None, header)
        for row, labels, style in (
            (place.header - 1, self.columns.years(), plain),
            (place.header, self.columns.months(), header),
        ):
            for column, text in self._fitting(labels):
                sheet.write_string(row, left + column, text, style)
        today = self.columns.column_of(self.report.as_of)
        if today in range(len(self.columns.starts)):
            text = f"▼ {say_day(self.report.as_of)}, the report date"
            room = (len(self.columns.starts) - today) * self.column_pixels[0]
            style = bold if text_pixels(text, bold=True) < room else formats.make({"bold": True, "align": "right"})
            sheet.write_string(place.header - _TITLED_ROWS, left + today, text, style)

    def _fitting(self, labels: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The labels that do not run into the one before."""
        free = 0.0
        width = self.column_pixels[0]
        for column, text in labels:
            needed = text_pixels(text, bold=True) + 4
            if column * width >= free and column * width + needed <= width * len(self.columns.starts):
                free = column * width + needed
                yield column, text


def grid_cells(tactic: Tactic, columns: TimeColumns, pixels: int) -> dict[int, GridCell]:
    """What a tactic's row shows, by column of the grid; a single day has its date next to it where there is space."""
    marks: dict[int, GridCell] = {}
    windows = [(window.start or window.end, window.end or window.start) for window in tactic.occasions]
    alone = len(windows) <= 1
    for start, end in [(tactic.start, tactic.end)] if alone else windows:
        if start is not None and end is not None:
            marks.update(_window_marks(tactic, start, end, columns))
    if alone and tactic.start == tactic.end:
        marks.update(_day_label(tactic.end, columns, pixels))
    if tactic.first_end:
        ghost = columns.column_of(tactic.first_end)
        if 0 <= ghost < len(columns.starts):
            marks.setdefault(ghost, GridCell(FIRST, "label"))
    return marks


def _window_marks(tactic: Tactic, start: date, end: date, columns: TimeColumns) -> Iterator[tuple[int, GridCell]]:
    count = len(columns.starts)
    first, last = columns.column_of(start), columns.column_of(end)
    if last < 0 or first >= count:
        yield (0, GridCell(BACKWARDS, "label")) if last < 0 else (count - 1, GridCell(ONWARDS, "label"))
        return
    body = GridCell(DOTS, "hollow") if tactic.undated else GridCell("" if tactic.confirmed else HATCH)
    if start == end:
        body = GridCell(SINGLE)
    for column in range(max(first, 0), min(last, count - 1) + 1):
        yield column, body
    if last >= count or tactic.open_ended:
        yield min(last, count - 1), GridCell(ONWARDS, body.drawn)
    if first < 0:
        yield 0, GridCell(BACKWARDS, body.drawn)


def _day_label(day: date, columns: TimeColumns, pixels: int) -> Iterator[tuple[int, GridCell]]:
    """The day in words to the right of its mark, where it is not cut off there."""
    text = say_short_day(day)
    column = columns.column_of(day) + 1
    if column > 0 and column * pixels + text_pixels(text) + 2 <= len(columns.starts) * pixels:
        yield column, GridCell(text, "label")


_DOTTED: dict[str, object] = {"pattern": 18, "fg_color": EDGE}
"""A white bar is dotted, or nothing would be seen of it between the white lines that keep bars apart."""
_DASHED: dict[str, object] = {"top": 3, "bottom": 3, "top_color": EDGE, "bottom_color": EDGE}
"""The edge of what is cancelled."""
_LOOKS: dict[str, dict[str, object]] = {
    "bar": {"top": 5, "bottom": 5, "top_color": PAPER, "bottom_color": PAPER},
    "hollow": {"top": 3, "bottom": 3, "top_color": EDGE, "bottom_color": EDGE},
    "label": {"bottom": 1, "bottom_color": LINE},
    "blank": {"bottom": 1, "bottom_color": LINE},
    "shaded": {"bottom": 1, "bottom_color": LINE, "bg_color": BAND},
}


class _Look(NamedTuple):
    """All that a cell's format depends on."""

    drawn: str
    rag: str
    today: bool
    month: bool
    begins: bool
    ends: bool


def _is_bar(marks: dict[int, GridCell], column: int) -> bool:
    return column in marks and marks[column].drawn == "bar"


def _format(formats: Formats, look: _Look) -> Format:
    """How a cell looks; the report date's column is between strong lines, a month begins at a light one."""
    style = RAG_STYLES[look.rag]
    bar = look.drawn == "bar"
    fill: dict[str, object] = {"bg_color": style.bar, "font_color": style.on_bar} if bar else {}
    if bar and style.bar == PAPER:
        fill |= _DASHED if style.dashed else _DOTTED
    edges: dict[str, object] = {"left": 1, "left_color": LINE} if look.month and not bar else {}
    if bar:
        edge = 3 if style.dashed else 1
        edges = {"left": edge * look.begins, "right": edge * look.ends, "left_color": EDGE, "right_color": EDGE}
    if look.today:
        edges = {"left": 2, "right": 2, "left_color": INK, "right_color": INK}
    align = "left" if look.drawn == "label" else "center"
    return formats.make({**_LOOKS[look.drawn], **fill, **edges, "align": align, "valign": "vcenter"})


MOST_COLUMNS = 62
"""As many weeks as fourteen months may touch: what still prints at a size that can be read."""
_WEEK_STEPS = (1, 2)


@dataclass(frozen=True, slots=True)
class TimeColumns:
    """Columns by the days on which they begin, and the last day of the last."""

    starts: tuple[date, ...]
    last: date
    weeks: int
    """Weeks in a column; 0 where it is of months."""

    def column_of(self, day: date) -> int:
        """The column that holds the day; -1 before the first, and the number of columns after the last."""
        return len(self.starts) if day > self.last else bisect_right(self.starts, day) - 1

    def months(self) -> Iterator[tuple[int, str]]:
        """Columns in which a month begins, and its short name; of a longer step its first month."""
        return self._changes([MONTHS[day.month - 1][:3] for day in self._days()])

    def years(self) -> Iterator[tuple[int, str]]:
        """Columns in which a year begins."""
        return self._changes([str(day.year) for day in self._days()])

    def _changes(self, names: list[str]) -> Iterator[tuple[int, str]]:
        return ((column, name) for column, name in enumerate(names) if column == 0 or name != names[column - 1])

    def _days(self) -> list[date]:
        """A day of each column that decides its month: of weeks the last, so that the month's first day is in it."""
        return [_day(start.toordinal() + max(7 * self.weeks - 1, 0)) for start in self.starts]


def time_columns(report: Report) -> TimeColumns:
    """The months that the chart shows, week by week where that is not too much; else in longer steps."""
    months = months_shown(report)
    steps = chain((_weeks(*months, step) for step in _WEEK_STEPS), (_months(*months, step) for step in MONTH_STEPS))
    return next(columns for columns in steps if len(columns.starts) <= MOST_COLUMNS)


def _weeks(first: int, last: int, step: int) -> TimeColumns:
    """From the Monday on or before the first month's first day."""
    begin = month_start(first)
    starts = range(begin - date.fromordinal(begin).weekday(), month_end(last), 7 * step)
    return TimeColumns(tuple(map(_day, starts)), _day(starts[-1] + 7 * step - 1), step)


def _months(first: int, last: int, step: int) -> TimeColumns:
    starts = [max(month, 12) for month in range(first - first % step, last + 1, step)]
    return TimeColumns(tuple(_day(month_start(month)) for month in starts), _day(_step_end(starts[-1], step)), 0)


def _step_end(month: int, step: int) -> int:
    return month_end(min((month // step + 1) * step - 1, month_number(date.max))) - 1


def _day(ordinal: int) -> date:
    """The day, or the calendar's last where it would be later."""
    return date.fromordinal(min(ordinal, date.max.toordinal()))
