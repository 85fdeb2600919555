"""A Gantt in cells, to the right of the Timeline's table: it shows for the eye what the table says in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nshreport.render.theme import BAND, EDGE, HEADER, HEADER_TEXT, INK, LINE, RAG_STYLES
from nshreport.render.workbook.scale import Scale, scale_for
from nshreport.render.workbook.typeface import text_pixels
from nshreport.words import MONTHS, say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from nshreport.render.workbook.formats import Formats
    from nshreport.render.workbook.place import Place
    from nshreport.report import Report, Tactic

SINGLE, FIRST, ONWARDS, BACKWARDS, HATCH, DOTS = "◆", "◇", "→", "←", "//", "··"
KEY = (
    "A filled bar is a confirmed window, in the colour of its RAG; // is a window not confirmed; ·· has no date yet.",
    "◆ is a single day; ◇ is where a deadline that moved first stood; → goes on, with no end named or beyond the grid.",
)
_PIXELS = 800
_TITLED_ROWS = 2
"""Above the header: the report date, then the years."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cell of the grid shows: `drawn` is bar, hollow, label, shaded or blank."""

    text: str
    drawn: str = "bar"


_BLANK, _SHADED = Mark("", "blank"), Mark("", "shaded")


@dataclass(frozen=True, slots=True)
class TimeGrid:
    """The grid of a report."""

    report: Report
    scale: Scale
    rows_above: int = _TITLED_ROWS

    @property
    def column_pixels(self) -> tuple[int, ...]:
        """One width for all columns, so that together they take the room that the table leaves."""
        count = len(self.scale.starts)
        return (max(13, min(64, _PIXELS // count)),) * count

    def write(self, sheet: Worksheet, formats: Formats, place: Place) -> None:
        """Headings, the report date's column, and a bar for each row of the table."""
        left = len(place.table.columns)
        self._write_headings(sheet, formats, place, left)
        today = self.scale.column_of(self.report.as_of)
        months = {column for column, _ in self.scale.months()}
        shaded = set(self._shaded())
        styles: dict[_Look, Format] = {}
        for row, tactic in enumerate(self.report.tactics, place.header + 1):
            marks = marks_of(tactic, self.scale, self.column_pixels[0])
            for column in range(len(self.scale.starts)):
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
            yield from range(self.scale.column_of(key_date.start), self.scale.column_of(key_date.end) + 1)

    def _write_headings(self, sheet: Worksheet, formats: Formats, place: Place, left: int) -> None:
        header = formats.make({"bold": True, "font_color": HEADER_TEXT, "bg_color": HEADER, "valign": "bottom"})
        plain, bold = formats.make({}), formats.make({"bold": True})
        for column in range(len(self.scale.starts)):
            sheet.write_blank(place.header, left + column, None, header)
        for row, labels, style in (
            (place.header - 1, self.scale.years(), plain),
            (place.header, self.scale.months(), header),
        ):
            for column, text in self._fitting(labels):
                sheet.write_string(row, left + column, text, style)
        today = self.scale.column_of(self.report.as_of)
        if today in range(len(self.scale.starts)):
            text = f"▼ {say_day(self.report.as_of)}, the report date"
            room = (len(self.scale.starts) - today) * self.column_pixels[0]
            style = bold if text_pixels(text, bold=True) < room else formats.make({"bold": True, "align": "right"})
            sheet.write_string(place.header - _TITLED_ROWS, left + today, text, style)

    def _fitting(self, labels: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The labels that do not run into the one before."""
        free = 0.0
        width = self.column_pixels[0]
        for column, text in labels:
            needed = text_pixels(text, bold=True) + 4
            if column * width >= free and column * width + needed <= width * len(self.scale.starts):
                free = column * width + needed
                yield column, text


def grid_for(report: Report) -> TimeGrid:
    """The grid that fits a report's plan."""
    return TimeGrid(report, scale_for(report))


def marks_of(tactic: Tactic, scale: Scale, pixels: int) -> dict[int, Mark]:
    """What a tactic's row shows, by column of the grid; a single day has its date beside it where there is room."""
    marks: dict[int, Mark] = {}
    windows = [(window.start or window.end, window.end or window.start) for window in tactic.occasions]
    alone = len(windows) <= 1
    for start, end in [(tactic.start, tactic.end)] if alone else windows:
        if start is not None and end is not None:
            marks.update(_window_marks(tactic, start, end, scale))
    if alone and tactic.start == tactic.end:
        marks.update(_day_label(tactic.end, scale, pixels))
    if tactic.first_end:
        ghost = scale.column_of(tactic.first_end)
        if 0 <= ghost < len(scale.starts):
            marks.setdefault(ghost, Mark(FIRST, "label"))
    return marks


def _window_marks(tactic: Tactic, start: date, end: date, scale: Scale) -> Iterator[tuple[int, Mark]]:
    count = len(scale.starts)
    first, last = scale.column_of(start), scale.column_of(end)
    if last < 0 or first >= count:
        yield (0, Mark(BACKWARDS, "label")) if last < 0 else (count - 1, Mark(ONWARDS, "label"))
        return
    body = Mark(DOTS, "hollow") if tactic.undated else Mark("" if tactic.confirmed else HATCH)
    if start == end:
        body = Mark(SINGLE)
    for column in range(max(first, 0), min(last, count - 1) + 1):
        yield column, body
    if last >= count or tactic.open_ended:
        yield min(last, count - 1), Mark(ONWARDS, body.drawn)
    if first < 0:
        yield 0, Mark(BACKWARDS, body.drawn)


def _day_label(day: date, scale: Scale, pixels: int) -> Iterator[tuple[int, Mark]]:
    """The day in words to the right of its mark, where it is not cut off there."""
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    column = scale.column_of(day) + 1
    if column > 0 and column * pixels + text_pixels(text) + 2 <= len(scale.starts) * pixels:
        yield column, Mark(text, "label")


PAPER = "#FFFFFF"
_DOTTED: dict[str, object] = {"pattern": 18, "fg_color": EDGE}
"""A white bar is dotted, or nothing would be seen of it between the white lines that keep bars apart."""
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


def _is_bar(marks: dict[int, Mark], column: int) -> bool:
    return column in marks and marks[column].drawn == "bar"


def _format(formats: Formats, look: _Look) -> Format:
    """How a cell looks; the report date's column stands between strong lines, a month begins at a light one."""
    style = RAG_STYLES[look.rag]
    bar = look.drawn == "bar"
    fill: dict[str, object] = {"bg_color": style.bar, "font_color": style.hatch} if bar else {}
    if bar and style.bar == PAPER:
        fill |= _DOTTED
    edges: dict[str, object] = {"left": 1, "left_color": LINE} if look.month and not bar else {}
    if bar:
        edges = {"left": int(look.begins), "right": int(look.ends), "left_color": EDGE, "right_color": EDGE}
    if look.today:
        edges = {"left": 2, "right": 2, "left_color": INK, "right_color": INK}
    align = "left" if look.drawn == "label" else "center"
    return formats.make({**_LOOKS[look.drawn], **fill, **edges, "align": align, "valign": "vcenter"})
