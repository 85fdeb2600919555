"""Where the plan is in the workbook: which sheets, which headers, and what each row below them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NoReturn

from nshreport.errors import EmptyPlanError, NoPlanError
from nshreport.plan.cell_address import column_letter
from nshreport.plan.header import LAST_COLUMN, Header, find_headers, header_at
from nshreport.plan.headings import heading_meaning, tidy_heading
from nshreport.plan.period import PeriodGrid
from nshreport.plan.phase import find_groups, find_windows
from nshreport.plan.rows import SheetRow, read_rows, title_above
from nshreport.plan.settings import Settings
from nshreport.plan.workbook import Sheet, Workbook

_ALIKE = 0.6
"""Share of the headings of two sheets that must be the same."""
_SHARED = 1 / 3
"""Share of the smaller sheet's rows, by title and timing, from which it is another edition of the larger."""
_EDITION = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:\s?[-/–_]\s?(?:20)?\d\d)?(?!\d)|\b\d\d\s?[-/–_]\s?\d\d\b|\(\d{1,2}\)"
    r"|\bv(?:ersion)?\.? ?\d+(?:\.\d+)?\b|\bfinal\b",
    re.IGNORECASE,
)
"""What tells one edition of a sheet from another by its name: a year, a version, Excel's number of a copy."""


@dataclass(frozen=True)
class Candidate:
    """A sheet that may hold the plan or a part of it: its header and what each row below it is."""

    header: Header
    lines: tuple[SheetRow, ...]

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.header.sheet.name

    @cached_property
    def headings(self) -> frozenset[str]:
        """The words of the header's cells."""
        header = self.header
        values = (value for row in {header.row, header.last_row} for value in header.sheet.rows[row])
        return frozenset(tidy for value in values if isinstance(value, str) and (tidy := tidy_heading(value)))

    @cached_property
    def entries(self) -> frozenset[str]:
        """Each tactic's title with its timing: what an edition has in common with another."""
        header = self.header
        columns = [found[0] for name, found in header.columns.items() if name in {"tactic", "timing", "start", "end"}]
        return frozenset(
            " ".join(str(header.sheet.shown(line.row, column)) for column in columns).casefold()
            for line in self.lines
            if line.kind == "tactic"
        )

    def begins(self, settings: Settings) -> date | None:
        """The latest day on which a time that the sheet's name says begins, by the report date.

        Where the plan year is set, the day of it that is nearest to the report date counts.
        """
        starts = [window.start for window in find_windows(self.name, settings) if window.start is not None]
        within = max(settings.plan_start, min(settings.as_of, settings.plan_end))
        day = settings.as_of if settings.year is None else within
        return max((start for start in starts if start <= day), default=None)


def parts_of_plan(likeliest: Candidate, candidates: Sequence[Candidate], settings: Settings) -> tuple[Candidate, ...]:
    """The sheets that make up the plan: the likeliest, and those of the same headings that are no edition of another.

    Args:
        likeliest: the sheet that looks most like a plan.
        candidates: all sheets that look like one, in the workbook's order.
        settings: for the report date and the plan year.

    Two sheets are editions of one another if their names differ only in a year or version, or if they have many rows
    in common. Of these the one stands whose name says the latest time begun; else the one with more rows.
    """
    kept: list[Candidate] = []
    for one in candidates:
        if one is not likeliest and (one.header.is_aside or likeliest.header.is_aside or not _alike(one, likeliest)):
            continue
        rivals = [other for other in kept if _same_plan(one, other)]
        if all(_preferred(one, rival, settings) for rival in rivals):
            kept = [other for other in kept if other not in rivals] + [one]
    return tuple(kept)


def _alike(one: Candidate, other: Candidate) -> bool:
    both = one.headings & other.headings
    if one.header.heading("tactic") != other.header.heading("tactic"):
        return False  # actions and decisions, risks and issues share headings, but not what is listed
    return len(both) >= _ALIKE * len(one.headings | other.headings)


def _same_plan(one: Candidate, other: Candidate) -> bool:
    names = [tidy_heading(_EDITION.sub(" ", candidate.name)) for candidate in (one, other)]
    common = len(one.entries & other.entries)
    return names[0] == names[1] or common > _SHARED * min(len(one.entries), len(other.entries))


def _preferred(one: Candidate, other: Candidate, settings: Settings) -> bool:
    begins, other_begins = one.begins(settings), other.begins(settings)
    if begins != other_begins and begins and other_begins:
        return begins > other_begins
    return len(one.entries) > len(other.entries)


@dataclass(frozen=True)
class PlanTable:
    """A header with the rows below it. Rows and columns count from 0."""

    sheet: Sheet
    header_row: int
    columns: dict[str, tuple[int, ...]]
    """Meaning to columns, in the sheet's order."""
    carried: dict[str, int]
    """Headings that mean nothing to the program, and their columns."""
    lines: tuple[SheetRow, ...]
    grid: PeriodGrid | None = None
    """The columns of months, quarters or weeks, where these are the timing."""
    span: range = range(LAST_COLUMN)
    """The columns that the table takes up."""

    @property
    def has_sections(self) -> bool:
        """Whether headings or a column of its own part the table into phases."""
        return "phase" in self.columns or any(line.kind == "section" for line in self.lines)


@dataclass(frozen=True)
class PlanLayout:
    """Where the plan stands in the workbook."""

    tables: tuple[PlanTable, ...]
    """The tables that hold it, in the workbook's order: one, unless each phase has a sheet or a header of its own."""
    title_lines: tuple[str, ...] = ()
    """What stands above the first header, from the top."""
    other_plans: tuple[tuple[str, int], ...] = ()
    """Other sheets that look like a plan and were not read, each with the number of its tactics."""
    is_doubtful: bool = False
    """Whether the headings would head any list."""

    @property
    def first(self) -> PlanTable:
        """The table with which the plan begins."""
        return self.tables[0]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets that hold the plan."""
        return tuple(dict.fromkeys(table.sheet.name for table in self.tables))

    @property
    def times_events(self) -> bool:
        """Whether the timing column says when something is, not by when it is due."""
        found = self.first.columns.get("timing", ())
        heading = self.first.sheet.value(self.first.header_row, found[0]) if found else ""
        return bool(found) and heading_meaning(str(heading or "")) not in {"due", "end"}

    @property
    def other_tables(self) -> Iterator[tuple[Sheet, int]]:
        """Headers of other tables below the plan's, which were not read: the sheet and the row of each."""
        read = {(table.sheet.name, table.header_row) for table in self.tables}
        for table, line in self.lines():
            if line.kind == "other" and (table.sheet.name, line.row) not in read:
                yield table.sheet, line.row

    @property
    def meanings(self) -> frozenset[str]:
        """What the plan has a column for."""
        return frozenset(meaning for table in self.tables for meaning in table.columns)

    def in_words(self) -> dict[str, object]:
        """Where the plan stands, for programs: sheets, and row and column letters of the first header by meaning."""
        letters = {meaning: [*map(column_letter, found)] for meaning, found in self.first.columns.items()}
        row = self.first.header_row + 1
        return {"sheet": self.first.sheet.name, "sheets": list(self.sheets), "header_row": row, "columns": letters}

    def lines(self) -> Iterator[tuple[PlanTable, SheetRow]]:
        """Every row below a header, with its table."""
        return ((table, line) for table in self.tables for line in table.lines)


def find_layout(workbook: Workbook, settings: Settings) -> PlanLayout:
    """Where the plan stands in the workbook.

    The sheet and its header row are those that look most like a plan by their headings; the settings' sheet, header
    row and columns override the guess.

    Raises:
        NoPlanError: no sheet has the headings of a plan; says which came closest and what it lacks.
        EmptyPlanError: the headings are there and there is no tactic below them.
        UsageError: the sheet or row asked for is not there.
    """
    headers = sorted(find_headers(workbook, settings), key=lambda header: header.weight, reverse=True)
    plans = [header for header in headers if not header.lacks]
    filled = list(_filled_plans(plans))
    if not filled:
        _refuse(workbook, headers, [header for header in plans if not _tactics(read_rows(header))])
    order = [sheet.name for sheet in workbook.sheets]
    candidates = sorted(filled, key=lambda candidate: order.index(candidate.name))
    parts = parts_of_plan(filled[0], candidates, settings)
    first = parts[0].header
    tables = tuple(table for part in parts for table in _tables(part, settings))
    return PlanLayout(
        tables=tables,
        title_lines=tuple(_texts_above(first, min(first.row, tables[0].lines[0].row))),
        other_plans=tuple(
            (other.name, _tactics(other.lines))
            for other in candidates
            if other.header.sheet.visible and other not in parts
        ),
        is_doubtful=settings.sheet is None and not settings.columns and first.is_loose,
    )


def _tables(part: Candidate, settings: Settings) -> Iterator[PlanTable]:
    """The part's table, those below it that have a header of their own, and one next to it that is a plan's too."""
    header, lines = part.header, part.lines
    beside = header_at(header.sheet, header.row, settings, header.width)
    if beside.lacks or not _tactics(read_rows(beside)):
        yield from _tables_below(part, settings)
        return
    titles = title_above(header), title_above(beside)
    left, right = titles if all(titles) else ((), ())
    yield from _tables_below(Candidate(header, (*left, *lines)), settings)
    yield from _tables(Candidate(beside, (*right, *read_rows(beside))), settings)


def _tables_below(part: Candidate, settings: Settings) -> Iterator[PlanTable]:
    header, lines = part.header, part.lines
    for number, line in enumerate(lines):
        if line.kind in {"header", "other"}:
            further = header_at(header.sheet, line.row, settings, header.left)
            more = () if further.lacks or further.columns == header.columns else read_rows(further)
            if _tactics(more):
                title = title_above(further) if number and lines[number - 1].row < line.row - 1 else ()
                own = lines[
                    : max(place for place in range(number + 1) if not place or lines[place - 1].kind != "passed")
                ]
                yield from (_table(header, own),) if _tactics(own) else ()
                yield from _tables_below(Candidate(further, (*title, *more)), settings)
                return
    yield _table(header, lines)


def _table(header: Header, lines: tuple[SheetRow, ...]) -> PlanTable:
    span = range(header.left, header.width)
    columns, carried = header.columns, header.carried
    groups = _groups(header, lines)
    if groups is not None:
        columns = {**columns, "phase": (groups,)}
        carried = {heading: column for heading, column in carried.items() if column != groups}
    return PlanTable(header.sheet, header.row, columns, carried, lines, header.grid, span)


def _groups(header: Header, lines: tuple[SheetRow, ...]) -> int | None:
    """The column that parts the tactics into groups, where neither a heading nor a section does."""
    if "phase" in header.columns or any(line.kind == "section" for line in lines):
        return None
    headings = {column: tidy_heading(heading) for heading, column in header.carried.items()}
    meanings = {column: heading_meaning(text) for column, text in headings.items()}
    unknown = {
        column: text
        for column, text in headings.items()
        if meanings[column] in {"", "tactic"} or _GROUPING.search(text)
    }
    unknown |= {column: name for name in ("objective", "purpose") for column in header.columns.get(name, ())}
    rows = [line.row for line in lines if line.kind == "tactic"]
    cells = {column: [str(header.sheet.shown(row, column) or "").strip() for row in rows] for column in unknown}
    return find_groups(unknown, header.columns["tactic"][0], cells)


_GROUPING = re.compile(r"^priorit(y|ies)$|\b(categor(y|ies)|groups?)$")
"""Headings that may hold groups, though they say something else elsewhere."""


def _filled_plans(plans: list[Header]) -> Iterator[Candidate]:
    """Of each sheet the likeliest header with tactics below it, the likeliest sheet first."""
    settled: set[str] = set()
    for header in plans:
        if header.sheet.name not in settled and _tactics(lines := read_rows(header)) and _reads_as_plan(header, lines):
            settled.add(header.sheet.name)
            yield Candidate(header, lines)


def _tactics(lines: tuple[SheetRow, ...]) -> int:
    return sum(line.kind == "tactic" for line in lines)


def _refuse(workbook: Workbook, headers: list[Header], empty: list[Header]) -> NoReturn:
    looked = (
        "A plan has a header row with headings for what is to be done, when, and who is accountable or how it goes."
    )
    if empty:
        raise EmptyPlanError(
            f"The plan on sheet '{empty[0].sheet.name}' of '{workbook.name}' is empty: its headings are in row "
            f"{empty[0].row + 1}, and there is no tactic below them. Write at least one tactic."
        )
    if not headers:
        raise NoPlanError(f"'{workbook.name}' has no plan: no sheet has a row of headings. {looked}")
    nearest = headers[0]
    found = ", ".join(f"{column_letter(found[0])} ({name})" for name, found in nearest.columns.items())
    wants = " and ".join(nearest.lacks) or "rows that read as tactics"
    raise NoPlanError(
        f"'{workbook.name}' has no plan. Sheet '{nearest.sheet.name}', row {nearest.row + 1}, comes closest with "
        f"{found}; it lacks {wants}. {looked} If the plan is there, name it with --sheet and --header-row, "
        "or in the Settings."
    )


def _reads_as_plan(header: Header, lines: tuple[SheetRow, ...]) -> bool:
    """Whether the rows hold words of a plan: a header of likely words over numbers or ticks is no plan."""
    tactics = [
        str(header.sheet.value(line.row, header.columns["tactic"][0]) or "") for line in lines if line.kind == "tactic"
    ]
    texts = [text for text in tactics if re.search(r"[^\W\d_]{2}", text)]
    return bool(texts) and len(texts) * 2 >= len(tactics)


def _texts_above(header: Header, top: int) -> Iterator[str]:
    """The texts above the header and its first section, `top` being the row of the upper of the two."""
    for row in header.sheet.rows[:top]:
        yield from (value for value in row if isinstance(value, str) and value.strip())
