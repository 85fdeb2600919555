"""The plan's table line by line: each tactic's texts with their cells, and what the marks on them mean."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nshreport.finding import Finding, make_finding
from nshreport.plan.cell import as_percent, as_text, one_date
from nshreport.plan.cell_marks import NO_MARK, CellMark
from nshreport.plan.headings import TIMED
from nshreport.plan.phase import Phase, read_phase
from nshreport.plan.workbook import Sheet, Value, Workbook, address
from nshreport.words import say_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nshreport.plan.layout import PlanLayout, PlanTable
    from nshreport.plan.rows import SheetRow
    from nshreport.plan.settings import Settings

_EXCEL_EPOCH = date(1899, 12, 30)
_SERIAL_YEARS = 10
"""A bare number in a timing column is a day by Excel's count if that day lies so near to the plan year."""
_MOST_OF_ONE = 2.0
"""A column of shares of the work that holds more than this counts in hundredths."""


@dataclass(frozen=True)
class TacticRow:
    """A tactic as it stands in the table: texts as typed, and their cells, by meaning."""

    sheet: str
    texts: dict[str, str]
    cells: dict[str, str]
    phase: Phase | None = None
    carried: dict[str, str] = field(default_factory=dict)
    comments: str = ""
    team_rag: str = ""


def read_table(
    layout: PlanLayout, workbook: Workbook, settings: Settings
) -> tuple[tuple[TacticRow, ...], tuple[Finding, ...]]:
    """Every tactic of the plan with its phase, and findings on what stands in its cells."""
    reader = _Reader(settings)
    for table in layout.tables:
        reader.enter_table(table, name_section=len(layout.sheets) > 1 and not table.has_sections)
        for line in table.lines:
            reader.read_line(line)
    lines = tuple(_with_team_rag(reader.lines, reader.fills))
    return lines, (*_book_findings(layout, workbook), *reader.findings)


def _book_findings(layout: PlanLayout, workbook: Workbook) -> Iterable[Finding]:
    first, *others = layout.sheets
    read = say_list([f"'{name}'" for name in layout.sheets])
    if not workbook.marked:
        yield make_finding("marks-not-seen", sheet=first, detail=workbook.kind)
    if layout.is_doubtful:
        yield make_finding("plan-doubtful", sheet=first, cell=address(layout.first.header_row, 0), detail=read)
    if others:
        yield make_finding("plan-on-several-sheets", sheet=first, detail=read)
    for sheet, row in layout.other_tables:
        column, value = next((column, value) for column, value in enumerate(sheet.rows[row]) if value is not None)
        yield make_finding("other-table", sheet=sheet.name, cell=address(row, column), quote=str(value))
    for name in layout.other_plans:
        yield make_finding("other-plan-sheet", sheet=name, quote=name, detail=read)


class _Reader:
    """Walks the tables from the top: a section's heading holds until the next, a tactic until its last line."""

    table: PlanTable
    sheet: Sheet
    columns: dict[str, tuple[int, ...]]

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.lines: list[TacticRow] = []
        self.fills: list[tuple[str, ...]] = []
        self.findings: list[Finding] = []
        self._phase: Phase | None = None
        self._phases: dict[str, Phase] = {}
        self._phase_text = ""

    def enter_table(self, table: PlanTable, *, name_section: bool) -> None:
        """Go on with a table; its sheet's name is its section's where `name_section` is set."""
        if self.lines and table.sheet.name != self.sheet.name:
            self._phase, self._phase_text = None, ""
        self.table, self.sheet, self.columns = table, table.sheet, table.columns
        self._lines_before = len(self.lines)
        shares = [
            self.sheet.shown(line.row, column) for line in table.lines for column in self.columns.get("percent", ())
        ]
        self._whole = 100 if any(isinstance(share, (int, float)) and share > _MOST_OF_ONE for share in shares) else 1
        if name_section:
            self._phase = self._read_phase(table.sheet.name, "")

    def read_line(self, line: SheetRow) -> None:
        match line.kind:
            case "section":
                self.enter_section(line.row, assumed=line.assumed)
            case "tactic":
                self.add_tactic(line.row)
            case "more":
                self.add_more(line.row)
            case "header" | "passed":
                pass

    def enter_section(self, row: int, *, assumed: bool) -> None:
        texts = {
            column: as_text(value, NO_MARK)
            for column, value in enumerate(self.sheet.rows[row])
            if value is not None and column in self.table.span
        }
        column, text = next(iter(texts)), " ".join(" ".join(texts.values()).split())
        self._phase = self._read_phase(text, address(row, column))
        if assumed:
            self._find("section-assumed", row, column, text)

    def _read_phase(self, text: str, cell: str) -> Phase:
        if text not in self._phases:
            taken = {phase.number for phase in self._phases.values()}
            phase = read_phase(text, place=len(self._phases) + 1, settings=self.settings)
            if phase.number in taken:
                phase = replace(phase, number=max(taken) + 1)
            self._phases[text] = phase
            if phase.start is None:
                self.findings.append(make_finding("no-phase-window", sheet=self.sheet.name, cell=cell, quote=text))
        return self._phases[text]

    def add_tactic(self, row: int) -> None:
        texts = {meaning: self._text(meaning, row) for meaning in self.columns}
        cells = {meaning: self._cell(meaning, row) for meaning in self.columns}
        self._enter_phase_column(texts, row)
        self._add(row, TacticRow(self.sheet.name, texts, cells, self._phase))

    def _add(self, row: int, line: TacticRow) -> None:
        carried = {heading: self._cell_text(row, column, timed=False) for heading, column in self.table.carried.items()}
        marks = {
            column: self.sheet.mark(*self.sheet.home(row, column))
            for column in range(len(self.sheet.rows[row]))
            if column in self.table.span
        }
        comments = "; ".join(dict.fromkeys(mark.comment for mark in marks.values() if mark.comment))
        self.lines.append(replace(line, carried=carried, comments=comments))
        bars = self.table.grid.words if self.table.grid else ()
        coloured = (column for meaning in _FILLED for column in self.columns.get(meaning, ()) if column not in bars)
        self.fills.append(tuple(self._fill(row, column) for column in coloured))
        self._find_marks(row, marks)

    def add_more(self, row: int) -> None:
        """A line without a tactic: another timing of the tactic above, or more words in its cells."""
        if len(self.lines) == self._lines_before:
            return
        above = self.lines[-1]
        texts = {meaning: self._text(meaning, row) for meaning in self.columns}
        if any(texts.get(meaning) for meaning in TIMED):
            own = {meaning: text for meaning, text in texts.items() if text}
            cells = above.cells | {meaning: self._cell(meaning, row) for meaning in own}
            kept = {
                meaning: text
                for meaning, text in above.texts.items()
                if meaning not in {*TIMED, "feedback", "status", "percent"}
            }
            self._add(row, TacticRow(self.sheet.name, dict.fromkeys(self.columns, "") | kept | own, cells, above.phase))
            return
        joined = {meaning: "\n".join(filter(None, (above.texts[meaning], texts[meaning]))) for meaning in self.columns}
        self.lines[-1] = replace(above, texts=joined)

    def _enter_phase_column(self, texts: dict[str, str], row: int) -> None:
        """A Phase column opens a phase where it is filled; blank, the one above goes on."""
        text = " ".join(texts.get("phase", "").split())
        if "phase" in self.columns and text and text != self._phase_text:
            self._phase_text = text
            self._phase = self._read_phase(text, address(row, self.columns["phase"][0]))

    def _cell(self, meaning: str, row: int) -> str:
        """The address of the first filled cell of a meaning; of a merged range, the cell that holds its value."""
        columns = self.columns[meaning]
        column = next((column for column in columns if self.sheet.shown(row, column) is not None), columns[0])
        return address(*self.sheet.home(row, column))

    def _text(self, meaning: str, row: int) -> str:
        if meaning == "timing" and self.table.grid is not None:
            return self.table.grid.timing(self.sheet, row)
        timed = meaning in {*TIMED, "completed"}
        homes = dict.fromkeys(self.sheet.home(row, column) for column in self.columns[meaning])
        texts = [text for home in homes if (text := self._cell_text(*home, timed=timed, percent=meaning == "percent"))]
        if meaning == "tactic":
            return "".join(texts[:1])
        return one_date(texts) if timed else "\n".join(texts)

    def _cell_text(self, row: int, column: int, *, timed: bool, percent: bool = False) -> str:
        mark = self.sheet.mark(row, column)
        if mark.kept is not None:
            return mark.kept.strip()
        value = self.sheet.shown(row, column)
        if percent and isinstance(value, (int, float)):
            return as_percent(value, self._whole)
        if timed and isinstance(value, (int, float)) and not isinstance(value, bool):
            value = self._number_as_day(value)
        return as_text(value, mark)

    def _number_as_day(self, value: float) -> Value:
        day = _EXCEL_EPOCH + timedelta(days=int(value)) if 0 < value < 100_000 else _EXCEL_EPOCH  # noqa: PLR2004 - the year 2173
        return day if abs(day.year - self.settings.plan_year) <= _SERIAL_YEARS else value

    def _fill(self, row: int, column: int) -> str:
        return _rag_of_fill(self.sheet.mark(row, column).fill)

    def _find_marks(self, row: int, marks: dict[int, CellMark]) -> None:
        mapped = {column for columns in self.columns.values() for column in columns}
        if row in self.sheet.hidden_rows:
            self._find("hidden-row", row, min(mapped), str(self.sheet.shown(row, self.columns["tactic"][0]) or ""))
        for column, mark in marks.items():
            if column in mapped:
                self._find_cell_marks(row, column, mark)

    def _find_cell_marks(self, row: int, column: int, mark: CellMark) -> None:
        quote = str(self.sheet.shown(row, column) or "")
        if mark.struck:
            code = "struck-through" if mark.kept is None else "partly-struck-through"
            self._find(code, row, column, quote, detail=" ".join(mark.struck.split()))
        if mark.error:
            self._find("error-cell", row, column, mark.error, detail=mark.error)
        if mark.formula and self.sheet.value(row, column) is None:
            self._find("formula-without-value", row, column, mark.formula, detail=mark.formula)

    def _find(self, code: str, row: int, column: int, quote: str, **details: object) -> None:
        number = len(self.lines) if code != "section-assumed" else 0
        self.findings.append(
            make_finding(code, sheet=self.sheet.name, cell=address(row, column), quote=quote, row=number, **details)
        )


_FILLED = ("rag", "status", "feedback", "percent", "timing", "end", "due", "tactic")
"""Columns whose fill may be the team's RAG, the likeliest first."""


def _rag_of_fill(fill: str) -> str:
    """Red, Amber or Green for a fill of that hue; blank for pale and grey ones."""
    if not fill:
        return ""
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    degrees = hue * 360
    if saturation < 0.35 or not 0.15 < lightness < 0.93:  # noqa: PLR2004 - greys, near white and near black
        return ""
    return next((name for name, first, last in _HUES if first <= degrees < last), "")


_HUES = (("Red", 0, 18), ("Amber", 18, 65), ("Green", 75, 170), ("Red", 340, 361))
"""Hues in degrees; Excel's own orange (30), gold (45) and yellow (60) are all used for amber."""


def _with_team_rag(lines: list[TacticRow], fills: list[tuple[str, ...]]) -> Iterable[TacticRow]:
    """Each line with the team's own RAG: its RAG column, else a fill, unless every row is filled alike."""
    colours = [next(filter(None, row), "") for row in fills]
    decoration = len(set(colours)) == 1 and len(colours) > 1
    for line, colour in zip(lines, colours, strict=True):
        word = line.texts.get("rag", "")
        yield replace(line, team_rag=word or ("" if decoration or not colour else f"{colour} (fill)"))
