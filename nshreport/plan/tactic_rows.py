"""The plan's table line by line: each tactic's texts with their cells, and what the marks on them mean."""

from __future__ import annotations

import colorsys
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from nshreport.finding import Finding, make_finding
from nshreport.plan.cell import as_percent, as_text, one_date
from nshreport.plan.cell_address import address
from nshreport.plan.cell_marks import NO_MARK, CellMark
from nshreport.plan.code_key import meant_by, read_key
from nshreport.plan.header import LAST_COLUMN, PROGRESS
from nshreport.plan.headings import TIMED, tidy_heading
from nshreport.plan.layout import PlanLayout, PlanTable
from nshreport.plan.phase import Phase, find_windows, read_phase
from nshreport.plan.rows import SheetRow
from nshreport.plan.settings import Settings
from nshreport.plan.workbook import Sheet, Value, Workbook
from nshreport.words import say_count, say_list
from nshreport.words.timing import Timing, read_timing

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
) -> tuple[tuple[TacticRow, ...], tuple[Finding, ...], dict[str, int]]:
    """Every tactic of the plan with its phase, and findings on what stands in its cells."""
    reader = _Reader(settings)
    for table in layout.tables:
        reader.enter_table(table, name_section=len(layout.sheets) > 1 and not table.has_sections)
        for line in table.lines:
            reader.read_line(line)
    lines = tuple(_with_team_rag(_with_codes_read(reader.lines, layout, workbook), reader.fills))
    other = {(sheet.name, row) for sheet, row in layout.other_tables}
    book_findings = (*_book_findings(layout, workbook), *_ignored_findings(reader.ignored, other))
    findings = (*book_findings, *reader.findings, *reader.timeless_phases)
    return lines, findings, dict(reader.counts)


def _with_codes_read(lines: list[TacticRow], layout: PlanLayout, workbook: Workbook) -> list[TacticRow]:
    """Each line with a code in its Status or RAG read by the workbook's own key."""
    if not {"status", "rag"} & layout.meanings:
        return lines
    tactics = {(table.sheet.name, line.row) for table, line in layout.lines() if line.kind in {"tactic", "more"}}
    key = read_key(
        () if (sheet.name, row) in tactics else tuple(as_text(value, NO_MARK) for value in values if value is not None)
        for sheet in workbook.sheets
        for row, values in enumerate((*sheet.rows, ()))
    )
    return [_with_code_read(line, key) for line in lines] if key else lines


def _with_code_read(line: TacticRow, key: Mapping[str, str]) -> TacticRow:
    status, rag = (line.texts.get(name, "").strip() for name in ("status", "rag"))
    meaning = meant_by(key, status, rag)
    cell = line.cells.get("status" if status else "rag", "")
    return (
        replace(line, texts=line.texts | {"status": meaning}, cells=line.cells | {"status": cell}) if meaning else line
    )


class _IgnoredRow(NamedTuple):
    """A row with words that is no part of the plan, and its first cell."""

    sheet: str
    row: int
    column: int
    text: str


def _ignored_findings(ignored: Iterable[_IgnoredRow], other: Collection[tuple[str, int]]) -> Iterator[Finding]:
    """One finding for each run of rows that are no part of the plan; those of another table have one already."""
    runs: list[list[_IgnoredRow]] = []
    for one in ignored:
        if any(sheet == one.sheet and begins <= one.row for sheet, begins in other):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and last.sheet == one.sheet and one.row <= last.row + _APART:
            runs[-1].append(one)
        else:
            runs.append([one])
    for first, *more in runs:
        detail = f"Rows {first.row + 1} to {more[-1].row + 1}" if more else f"Row {first.row + 1}"
        verb = "were" if more else "was"
        cell = address(first.row, first.column)
        yield make_finding("rows-ignored", sheet=first.sheet, cell=cell, quote=first.text, detail=detail, verb=verb)


_APART = 2
"""Rows that are ignored with one blank row between them are named together."""


def _book_findings(layout: PlanLayout, workbook: Workbook) -> Iterable[Finding]:
    first, *others = layout.sheets
    read = say_list([f"'{name}'" for name in layout.sheets])
    yield from (replace(finding, sheet=finding.sheet or first) for finding in workbook.findings)
    if layout.is_doubtful:
        yield make_finding("plan-doubtful", sheet=first, cell=address(layout.first.header_row, 0), detail=read)
    if not {"accountable", *PROGRESS} & layout.meanings:
        yield make_finding("no-progress-column", sheet=first, cell=address(layout.first.header_row, 0))
    if others:
        yield make_finding("plan-on-several-sheets", sheet=first, detail=read)
    for sheet, row in layout.other_tables:
        column, value = next((column, value) for column, value in enumerate(sheet.rows[row]) if value is not None)
        yield make_finding("other-table", sheet=sheet.name, cell=address(row, column), quote=str(value))
    for name, tactics in layout.other_plans:
        yield make_finding("other-plan-sheet", sheet=name, quote=name, detail=read, size=say_count(tactics, "tactic"))


_TIMES_BY_NAME = re.compile(r"\b(phase|stage|quarter|term|sprint)\b", re.IGNORECASE)


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
        self.ignored: list[_IgnoredRow] = []
        self.counts: Counter[str] = Counter()
        """Rows with words by what was decided of them."""
        self._phase: Phase | None = None
        self._phases: dict[str, Phase] = {}
        self._phase_text = ""
        self._timeless: list[Finding] = []

    @property
    def timeless_phases(self) -> list[Finding]:
        """Findings on phases without a time, where the others have one or they are called phases: groups need none."""
        some = any(phase.start is not None for phase in self._phases.values())
        return [finding for finding in self._timeless if some or _TIMES_BY_NAME.search(finding.quote)]

    def enter_table(self, table: PlanTable, *, name_section: bool) -> None:
        """Go on with a table; its sheet's name is its section's where `name_section` is set."""
        if self.lines and table.sheet.name != self.sheet.name:
            self._phase, self._phase_text = None, ""
        self.table, self.sheet, self.columns = table, table.sheet, table.columns
        self._lines_before = len(self.lines)
        shares = [
            self.sheet.shown(line.row, column) for line in table.lines for column in self.columns.get("percent", ())
        ]
        numbers = [share for share in shares if isinstance(share, (int, float))]
        shown = any(
            self.sheet.mark(row.row, column).percent
            for row in table.lines
            for column in self.columns.get("percent", ())
        )
        fractions = any(0 < share < 1 for share in numbers)
        self._whole = 1 if max(numbers, default=0) <= _MOST_OF_ONE and (shown or fractions) else 100
        self._is_calendar, self._above = self._has_each_month_once(table), ("", "")
        if name_section:
            self._phase = self._read_phase(table.sheet.name, "")

    def _has_each_month_once(self, table: PlanTable) -> bool:
        """Whether a column Month before the tactics names each once, in order, over the rows that it holds for."""
        column, *others = self.columns.get("timing", (LAST_COLUMN,))
        heading = tidy_heading(str(self.sheet.value(table.header_row, column)))
        if others or column > self.columns["tactic"][0] or not _PERIOD_HEADING.match(heading):
            return False
        texts = [self._cell_text(line.row, column, timed=True) for line in table.lines if line.kind == "tactic"]
        timings = [self._read(text) for text in texts if text]
        starts = [timing.start for timing in timings if timing.start and timing.precision in _PERIODS]
        rising = all(later > start for start, later in pairwise(starts))
        return any(texts[:1]) and len(starts) == len(timings) < len(texts) and rising

    def read_line(self, line: SheetRow) -> None:
        match line.kind:
            case "section":
                self.enter_section(line.row, assumed=line.assumed)
            case "tactic":
                self.add_tactic(line.row)
            case "more":
                self.add_more(line.row)
            case "passed":
                self.ignore(line.row)
            case "other":
                self.ignore(line.row)
            case "header":
                self.counts["headings"] += 1

    def _own(self, row: int) -> dict[int, Value]:
        """The cells of a row that are the table's, those apart that only show a range merged downwards."""
        return {column: value for column, value in enumerate(self.sheet.rows[row]) if column in self.table.span}

    def ignore(self, row: int) -> None:
        """Note a row with words that is no part of the plan."""
        found = [(column, as_text(value, NO_MARK)) for column, value in self._own(row).items() if value is not None]
        if found:
            self.counts["ignored"] += 1
            self.ignored.append(_IgnoredRow(self.sheet.name, row, *found[0]))

    def enter_section(self, row: int, *, assumed: bool) -> None:
        self.counts["phases"] += 1
        self._above = "", ""
        texts = {
            column: as_text(value, NO_MARK)
            for column, value in enumerate(self.sheet.rows[row])
            if value is not None and column in self.table.span
        }
        timed = {column for name in TIMED for column in self.columns.get(name, ())}
        when = {column: text for column, text in texts.items() if column in timed}
        tactic = self.columns["tactic"][0]
        if tactic in texts and texts.keys() - when.keys() - {tactic, *self.columns.get("reference", ())}:
            texts = {tactic: texts[tactic]}  # a summary of its parts, with a share of the work and more
        elif tactic in texts and when.keys() != texts.keys():
            texts = {column: text for column, text in texts.items() if column not in when}
        column, text = next(iter(texts)), " ".join(" ".join(texts.values()).split())
        self._phase = self._read_phase(text, address(row, column), ", ".join(when.values()))
        if assumed:
            self._find("section-assumed", row, column, text)

    def _read_phase(self, text: str, cell: str, when: str = "") -> Phase:
        """A phase by its heading, with the window that its row's timing gives where the heading names none."""
        if text not in self._phases:
            taken = {phase.number for phase in self._phases.values()}
            phase = read_phase(text, place=len(self._phases) + 1, settings=self.settings)
            windows = find_windows(when, self.settings) if phase.start is None else []
            if windows:
                starts, ends = zip(*((window.start, window.end) for window in windows), strict=True)
                phase = replace(phase, start=min(filter(None, starts)), end=max(filter(None, ends)))
            if phase.number in taken:
                phase = replace(phase, number=max(taken) + 1)
            self._phases[text] = phase
            if phase.start is None:
                self._timeless.append(make_finding("no-phase-window", sheet=self.sheet.name, cell=cell, quote=text))
        return self._phases[text]

    def add_tactic(self, row: int) -> None:
        self.counts["tactics"] += 1
        texts = {meaning: self._text(meaning, row) for meaning in self.columns}
        cells = {meaning: self._cell(meaning, row) for meaning in self.columns}
        self._end_by_deadline(texts, cells)
        self._take_month_above(texts, cells, row)
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
        """A line without a title: a tactic with a reference, another timing of the tactic above, or more words."""
        if len(self.lines) == self._lines_before:
            self.ignore(row)
            return
        self.counts["continuations"] += 1
        above = self.lines[-1]
        texts = {meaning: self._text(meaning, row) for meaning in self.columns}
        if texts.get("reference") and any(texts.get(meaning) for meaning in TIMED):
            cells = {meaning: self._cell(meaning, row) for meaning in self.columns}
            title = texts["reference"]
            self._add(row, TacticRow(self.sheet.name, {**texts, "tactic": title}, cells, above.phase))
            self._find("no-title", row, self.columns["tactic"][0], title)
            return
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

    def _end_by_deadline(self, texts: dict[str, str], cells: dict[str, str]) -> None:
        """A deadline next to an end is where the window ends, if the end is blank or later."""
        if not texts.get("due") or "end" not in texts:
            return
        end, due = (self._read(texts[name]) for name in ("end", "due"))
        later = end.end is not None and due.end is not None and due.end < end.end and due.confirmed
        if not texts["end"] or later:
            texts["end"], cells["end"] = texts["due"], cells["due"]

    def _take_month_above(self, texts: dict[str, str], cells: dict[str, str], row: int) -> None:
        """In a calendar the month above holds where a row's own is blank; a finding says so where it first does."""
        if not self._is_calendar:
            return
        if texts["timing"]:
            self._above = texts["timing"], cells["timing"]
        elif self._above[0]:
            texts["timing"], cells["timing"] = self._above
            if not any(finding.code == "month-carried" for finding in self.findings):
                self._find("month-carried", row, self.columns["timing"][0], texts["timing"])

    def _read(self, text: str) -> Timing:
        return read_timing(text, year=self.settings.plan_year, first_month=self.settings.begins)

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
        if meaning == "rag":  # of one for each quarter the last counts
            return "".join(texts[-1:])
        return one_date(texts) if timed else "\n".join(texts)

    def _cell_text(self, row: int, column: int, *, timed: bool, percent: bool = False) -> str:
        mark = self.sheet.mark(row, column)
        if mark.kept is not None:
            return mark.kept.strip()
        value = self.sheet.shown(row, column)
        if percent and isinstance(value, (int, float)):
            return as_percent(value, self._whole)
        if timed and _is_no_day(value):
            return ""
        return as_text(value, mark)

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
        if mark.before:
            self._find("tracked-change", row, column, quote, detail=" ".join(mark.before.split()))
        if mark.error:
            self._find("error-cell", row, column, mark.error, detail=mark.error)
        if mark.formula and self.sheet.value(row, column) is None:
            self._find("formula-without-value", row, column, mark.formula, detail=mark.formula)

    def _find(self, code: str, row: int, column: int, quote: str, **details: object) -> None:
        number = len(self.lines) if code != "section-assumed" else 0
        self.findings.append(
            make_finding(code, sheet=self.sheet.name, cell=address(row, column), quote=quote, row=number, **details)
        )


_PERIODS = frozenset({"month", "week", "quarter"})
_PERIOD_HEADING = re.compile(r"(months?|weeks?|quarters?|w c)\b")

_NO_DAYS = frozenset({date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1970, 1, 1)})
"""Days that databases and Excel show where there is no date."""


def _is_no_day(value: Value) -> bool:
    return (value.date() if isinstance(value, datetime) else value) in {*_NO_DAYS, 0}


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
