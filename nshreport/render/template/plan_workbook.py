"""Writes a plan workbook that a team fills in: the plan as a plain range, and the sheets next to it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from nshreport.render.spreadsheet import DIGIT, LINE_POINTS, finished_bytes, spreadsheet_options
from nshreport.render.template.forms import (
    HOW_TO,
    HOW_TO_USE,
    NO_DATE,
    PLAN_COLUMNS,
    SHEET_FORMS,
    FormColumn,
    SheetForm,
)
from nshreport.render.text_width import count_lines
from nshreport.render.theme import BAND, FONT, HEADER, HEADER_TEXT, HEADING_POINTS, INK, LINE, TITLE_POINTS
from nshreport.words import MONTHS

Value = str | float | date | None
PLAN_HEADINGS = tuple(column.heading for column in PLAN_COLUMNS)
_A4 = 9
_NOTE_POINTS = 10
_FOLDED_TO = 0.97
"""Part of a cell that a line of text fills at most, in any program."""
_HIGHEST = 409
"""Points; no row of Excel is higher."""
_TITLE_ROW, _HEADER_ROW = 0, 2
_SPARE_ROWS = 40
_VALUE_WIDTH = 16
"""Rows of a form that drop-downs and formats reach beyond those that are filled."""
_CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": LINE, "font_color": INK}


@dataclass(frozen=True)
class PhaseDraft:
    """A phase of the plan: its heading, its first and last day where they are known, and its rows."""

    heading: str
    start: date | None = None
    end: date | None = None
    rows: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True)
class PlanDraft:
    """What a plan workbook holds. Rows have a value for each heading; blank ones are None or shorter rows."""

    title: str
    team: str
    year: int
    first_month: int
    phases: tuple[PhaseDraft, ...]
    sheet: str = "Plan"
    headings: tuple[str, ...] = PLAN_HEADINGS
    sheets: Mapping[str, Sequence[Sequence[Value]]] = field(default_factory=dict)
    """The sheets next to the plan, each with its row of headings first."""
    further: Mapping[str, Sequence[Sequence[Value]]] = field(default_factory=dict)
    """Sheets of the team's own, with their headings."""


def new_plan(title: str, team: str, year: int, first_month: int = 1) -> PlanDraft:
    """A plan without tactics: a phase for each quarter of the plan year, which begins with a month, 1 to 12."""
    return PlanDraft(title, team, year, first_month, tuple(map(_quarter, range(4), [year] * 4, [first_month] * 4)))


def _quarter(number: int, year: int, first_month: int) -> PhaseDraft:
    months = [divmod(year * 12 + first_month - 1 + number * 3 + place, 12) for place in range(3)]
    names = "/".join(MONTHS[month][: 4 if MONTHS[month] in _SHORT else 3] for _, month in months)
    (first_year, first), (last_year, last) = months[0], months[-1]
    start, end = date(first_year, first + 1, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])
    return PhaseDraft(f"Phase {number + 1} (Q{number + 1} – {names}):", start, end, ((None,),) * 5)


_SHORT = ("June", "July")


def write_plan_workbook(draft: PlanDraft) -> bytes:
    """The workbook of a plan; the same plan gives the same bytes."""
    target = BytesIO()
    workbook = Workbook(target, spreadsheet_options())
    created = datetime(draft.year, draft.first_month, 1)  # noqa: DTZ001 - a document's date has no time zone
    workbook.set_properties({"title": draft.title, "author": draft.team, "created": created})
    _PlanWriter(workbook, draft).write()
    workbook.close()
    return finished_bytes(target)


class _PlanWriter:
    """One workbook while it is written."""

    def __init__(self, workbook: Workbook, draft: PlanDraft) -> None:
        self.workbook, self.draft = workbook, draft
        make = workbook.add_format
        self.title = make({"bold": True, "font_size": TITLE_POINTS, "font_color": INK})
        self.caption = make({"bold": True, "font_size": HEADING_POINTS, "font_color": INK})
        self.heading = make({**_CELL, "bold": True, "font_color": HEADER_TEXT, "bg_color": HEADER})
        self.phase = make({**_CELL, "bold": True, "bg_color": BAND})
        self.cell = make(_CELL)
        self.day = make({**_CELL, "num_format": "d mmmm yyyy", "align": "left"})
        self.line = make({"text_wrap": True, "valign": "top", "font_color": INK})
        self.example = make({**_CELL, "italic": True})
        self.missing = make({"bg_color": "#FFF7BF", "font_color": INK})

    def write(self) -> None:
        self._write_plan()
        self._write_how_to_use()
        for form in SHEET_FORMS:
            self._write_form(form)
        for name, rows in self.draft.further.items():
            self._write_further(name, rows)

    def _write_plan(self) -> None:
        draft = self.draft
        sheet = self._sheet(draft.sheet)
        columns = [_column_of(heading) for heading in draft.headings]
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            self._write_heading(sheet, _HEADER_ROW, place, column)
        sheet.write_string(_TITLE_ROW, 0, draft.title, self.title)
        row = _HEADER_ROW + 1
        for phase in draft.phases:
            row = self._write_phase(sheet, row, phase)
        for place, column in enumerate(columns):
            self._offer(sheet, (_HEADER_ROW + 1, place, row + _SPARE_ROWS, place), self._choices(column))
        sheet.freeze_panes(_HEADER_ROW + 1, 0)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.fit_to_pages(1, 0)

    def _write_phase(self, sheet: Worksheet, row: int, phase: PhaseDraft) -> int:
        """The phase's heading across the table and its rows below; the first row after them."""
        if phase.heading:
            sheet.merge_range(row, 0, row, len(self.draft.headings) - 1, phase.heading, self.phase)
            row += 1
        for number, values in enumerate(phase.rows):
            blanks = (None,) * (len(self.draft.headings) - len(values))
            widths = [_column_of(heading).width for heading in self.draft.headings]
            self._write_row(sheet, row + number, (*values, *blanks), widths, self.cell)
        if phase.rows and set(_WATCHED) <= set(self.draft.headings):
            self._warn(sheet, row, row + len(phase.rows) - 1, phase)
        return row + len(phase.rows)

    def _warn(self, sheet: Worksheet, first: int, last: int, phase: PhaseDraft) -> None:
        """Colour blank Feedback and Accountable of tactics that have begun, and days gone by of those still open."""
        place = {heading: number for number, heading in enumerate(self.draft.headings)}
        tactic, timing, feedback = (f"${xl_col_to_name(place[name])}{first + 1}" for name in _WATCHED[:3])
        begun = [f"AND(ISNUMBER({timing}),{timing}<=TODAY())"]
        if phase.start:
            begun.append(f"AND(NOT(ISNUMBER({timing})),TODAY()>={_day(phase.start)})")
        for name in ("Feedback", "Accountable"):
            cell = f"{xl_col_to_name(place[name])}{first + 1}"
            formula = f'=AND({tactic}<>"",{cell}="",OR({",".join(begun)}))'
            self._colour(sheet, (first, place[name], last, place[name]), formula)
        closed = f'OR(ISNUMBER(SEARCH("complete",{feedback})),ISNUMBER(SEARCH("cancelled",{feedback})))'
        passed = f"=AND(ISNUMBER({timing}),{timing}<TODAY(),NOT({closed}))"
        self._colour(sheet, (first, place["Timing"], last, place["Timing"]), passed)

    def _colour(self, sheet: Worksheet, cells: tuple[int, int, int, int], formula: str) -> None:
        sheet.conditional_format(*cells, {"type": "formula", "criteria": formula, "format": self.missing})

    def _choices(self, column: FormColumn) -> str | list[str]:
        """What a column of the plan offers: its own choices, the names on People, or the phases' months."""
        if column.heading == "Accountable":
            return f"=People!{xl_range_abs(2, 0, _SPARE_ROWS, 0)}"
        if column.heading == "Timing":
            return [NO_DATE, *(_months(phase) for phase in self.draft.phases if phase.start), "As and when required"]
        return list(column.choices)

    def _offer(self, sheet: Worksheet, cells: tuple[int, int, int, int], choices: str | list[str]) -> None:
        """A drop-down that suggests and never refuses."""
        if choices:
            sheet.data_validation(*cells, {"validate": "list", "source": choices, "show_error": False})

    def _write_how_to_use(self) -> None:
        sheet = self._sheet(HOW_TO)
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, HOW_TO, self.title)
        row = 2
        for caption, lines in HOW_TO_USE:
            sheet.write_string(row, 0, caption, self.caption)
            for number, line in enumerate(lines, start=1):
                sheet.write_string(row + number, 0, line, self.line)
            row += len(lines) + 2
        sheet.fit_to_pages(1, 1)

    def _write_form(self, form: SheetForm) -> None:
        heads, *rows = self._rows(form)
        known = {column.heading: column for column in form.columns}
        sheet = self._sheet(form.name)
        for place, heading in enumerate(heads):
            column = known.get(str(heading), FormColumn(str(heading or ""), _VALUE_WIDTH, ""))
            sheet.set_column(place, place, column.width)
            self._write_heading(sheet, 0, place, column)
            self._offer(sheet, (1, place, _SPARE_ROWS, place), list(column.choices))
        if tuple(heads[: len(known)]) == tuple(known):
            rows = [form.example, *rows]
        widths = [known[str(heading)].width if heading in known else _VALUE_WIDTH for heading in heads]
        for number, values in enumerate(rows, start=1):
            self._write_row(sheet, number, values, widths, self.example if values is form.example else self.cell)
        sheet.freeze_panes(1, 0)
        sheet.fit_to_pages(1, 0)

    def _rows(self, form: SheetForm) -> Sequence[Sequence[Value]]:
        """The headings and rows of a sheet next to the plan; Settings says what the draft says unless it has rows."""
        draft = self.draft
        heads = tuple(column.heading for column in form.columns)
        if form.name != "Settings" or form.name in draft.sheets:
            return draft.sheets.get(form.name, (heads,))
        said: tuple[tuple[str, Value], ...] = (
            ("Plan title", draft.title),
            ("Team", draft.team),
            ("Year", draft.year),
            ("First month", MONTHS[draft.first_month - 1]),
        )
        return (heads, *((setting, value) for setting, value in said if value))

    def _write_further(self, name: str, rows: Sequence[Sequence[Value]]) -> None:
        sheet = self._sheet(name)
        lengths = ([len(str(value or "")) for value in values] for values in rows)
        widths = [min(80, max(12, *longest)) for longest in zip_longest(*lengths, fillvalue=0)]
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for number, values in enumerate(rows):
            self._write_row(sheet, number, values, widths, self.cell if number else self.heading)
        sheet.fit_to_pages(1, 0)

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def _write_heading(self, sheet: Worksheet, row: int, place: int, column: FormColumn) -> None:
        sheet.write_string(row, place, column.heading, self.heading)
        if column.note:
            look = {"author": self.draft.team, "font_name": FONT, "font_size": _NOTE_POINTS}
            sheet.write_comment(row, place, column.note, look)

    def _write_row(
        self, sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int], style: Format
    ) -> None:
        """A row of cells, high enough for its texts: not every program fits rows when it opens a workbook."""
        lines = [
            count_lines(value, width * DIGIT * _FOLDED_TO)
            for value, width in zip(values, widths, strict=False)
            if isinstance(value, str)
        ]
        sheet.set_row(row, min(max(lines, default=1) * LINE_POINTS, _HIGHEST))
        for place, value in enumerate(values):
            self._write_value(sheet, row, place, value, style)

    def _write_value(self, sheet: Worksheet, row: int, place: int, value: Value, style: Format) -> None:
        if isinstance(value, date):
            sheet.write_datetime(row, place, value, self.day)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, place, value, style)
        elif value:
            sheet.write_string(row, place, value, style)
        else:
            sheet.write_blank(row, place, None, style)


_WATCHED = ("Tactic", "Timing", "Feedback", "Accountable")


def _column_of(heading: str) -> FormColumn:
    return next((column for column in PLAN_COLUMNS if column.heading == heading), FormColumn(heading, 30, ""))


def _day(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _months(phase: PhaseDraft) -> str:
    assert phase.start and phase.end  # noqa: S101, PT018 - asked of phases with a window only
    return f"{MONTHS[phase.start.month - 1]} - {MONTHS[phase.end.month - 1]}"
