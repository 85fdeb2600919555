"""The header of a plan: which row of which sheet heads the table, and what each column means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from nshreport.errors import UsageError
from nshreport.headings import heading_meaning, tidy_heading
from nshreport.period import Grid, find_grid, find_periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.book import Book, Sheet, Value
    from nshreport.settings import Settings

TIMED = ("timing", "start", "end", "due")
TOLD = ("status", "feedback", "percent", "rag", "completed")
_SEARCHED = 80
"""Header rows are looked for in so many rows of a sheet."""
_LONGEST_SUBHEADING = 40
_LAST_COLUMN = 16_384
"""As many columns as a sheet of Excel has."""
_LEGEND = re.compile(r"\b(key|legend)$|^(meaning|definition|explanation)s?$|^what it means$")
_SIDE_SHEETS = re.compile(r"\b(old|archived?|drafts?|backup|copy|completed|closed|history|(document|version) control|change log|last year|previous|superseded|example|template|lists?|look ?ups?|instructions?|guidance|read ?me|notes?|settings|people|contacts?|objectives|key (messages|dates)|corrections|commentary)\b", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Header:
    """A row, or two, that could head a plan's table, and what its columns mean; rows count from 0."""

    sheet: Sheet
    row: int
    last_row: int
    columns: dict[str, tuple[int, ...]]
    carried: dict[str, int] = field(default_factory=dict)
    grid: Grid | None = None
    """The columns of months, quarters or weeks, where these are the timing."""
    width: int = _LAST_COLUMN
    """The column at which the table ends; what stands there and beyond is a block of its own."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What keeps this from being a plan's header, in the words of the refusal."""
        found = self.columns
        lacking = [] if "tactic" in found else ["what is to be done (Tactic, Action, Task ...)"]
        timed = any(name in found for name in TIMED)
        told = any(name in found for name in TOLD)
        if not timed and not ("accountable" in found and told):
            lacking.append("when (Timing, Due date, Start and End ...)")
        if timed and not told and "accountable" not in found and not {"audience", "purpose", "objective"} & set(found):
            lacking.append("who is accountable, or how it goes (Accountable, Status, Feedback ...)")
        return tuple(lacking)

    @property
    def weight(self) -> float:
        """How much this looks like a plan's header: core meanings count double."""
        return sum(2.0 if name in _CORE else 1.0 for name in self.columns if name in _COUNTED) - (
            3.0 if self.is_aside else 0.0
        )

    @property
    def is_loose(self) -> bool:
        """Whether the headings would head any log of items and dates: nothing in them speaks of a plan."""
        tactic, *timing = (
            tidy_heading(str(self.sheet.value(self.last_row, column)))
            for name in ("tactic", "timing")
            for column in self.columns.get(name, ())
        )
        return not _OF_A_PLAN & self.columns.keys() and bool(_ANY_ITEM.search(tactic)) and timing == ["date"]

    @property
    def is_aside(self) -> bool:
        """Whether the sheet is hidden, or by its name something beside the plan or before it."""
        return bool(_SIDE_SHEETS.search(self.sheet.name)) or not self.sheet.visible


_CORE = frozenset({"tactic", "timing", "due", "start", "end", "accountable", "feedback", "status"})
_OF_A_PLAN = frozenset({*TIMED, *TOLD, "audience", "purpose", "objective", "phase"}) - {"timing", "feedback"}
_ANY_ITEM = re.compile(r"\b(items?|issues?|products?|subjects?|courses?|publications?|meetings?|projects?|outputs?|steps?|titles?|descriptions?|details|topics?)$")  # fmt: skip
_COUNTED = _CORE | {"percent", "rag", "audience", "purpose", "objective", "reference", "phase", "completed"}


def find_headers(book: Book, settings: Settings) -> Iterator[Header]:
    """Every row that could be a header: at least two columns that mean something."""
    for sheet in _sheets(book, settings):
        if settings.header_row is not None:
            if not 1 <= settings.header_row <= len(sheet.rows):
                raise UsageError(
                    f"Sheet '{sheet.name}' of '{book.name}' has no row {settings.header_row}. Give the header's row as Excel shows it."
                )
            rows: range = range(settings.header_row - 1, settings.header_row)
        else:
            rows = range(min(len(sheet.rows), _SEARCHED))
        for row in rows:
            best = header_at(sheet, row, settings)
            if len(best.columns) > 1 or settings.header_row is not None:
                yield best


def header_at(sheet: Sheet, row: int, settings: Settings) -> Header:
    """The row as a header, or it and the next as a two-row header where that says more than either alone."""
    one = _header(sheet, row, row, settings)
    if not _continues(sheet, row):
        return one
    two, below = _header(sheet, row, row + 1, settings), _header(sheet, row + 1, row + 1, settings)
    return two if two.weight > max(one.weight, below.weight) else one


def _sheets(book: Book, settings: Settings) -> tuple[Sheet, ...]:
    if settings.sheet is None:
        return book.sheets
    sheet = book.sheet(settings.sheet)
    if sheet is None:
        names = ", ".join(f"'{sheet.name}'" for sheet in book.sheets)
        raise UsageError(f"'{book.name}' has no sheet '{settings.sheet}'. Its sheets are {names}.")
    return (sheet,)


def _continues(sheet: Sheet, row: int) -> bool:
    """Whether the next row may be the second of a two-row header: all its cells are short texts that head a column.

    A word that says nothing known may stand there too, under a word that heads a group of columns.
    """
    below = _filled(sheet, row + 1)
    periods = find_periods(below, {})
    known = {
        column
        for column, value in below.items()
        if column in periods or heading_meaning(str(value)) not in {"", "other"}
    }
    return (
        len(known) * 2 > len(below)
        and all(isinstance(value, str) or column in periods for column, value in below.items())
        and all(len(str(below[column])) <= _LONGEST_SUBHEADING for column in below.keys() - known)
        and below.keys() - known <= _grouped(sheet, row)
    )


def _filled(sheet: Sheet, row: int) -> dict[int, Value]:
    values = sheet.rows[row] if row < len(sheet.rows) else ()
    return {column: value for column, value in enumerate(values) if value is not None}


def _grouped(sheet: Sheet, row: int) -> set[int]:
    """The columns over which a word of this row stands for several: merged across, or blank beside it."""
    across = {
        column
        for first_row, first, _, last in sheet.merged
        if first_row == row and last > first
        for column in range(first, last + 1)
    }
    heads = set(_filled(sheet, row))
    blank = set(range(min(heads, default=0), len(sheet.rows[row]) + 1)) - heads
    return across | blank | {column - 1 for column in blank}


def _header(sheet: Sheet, row: int, last_row: int, settings: Settings) -> Header:
    columns: dict[str, list[int]] = {}
    carried: dict[str, int] = {}
    texts = dict(_heading_texts(sheet, row, last_row))
    width = _LAST_COLUMN if settings.columns else _width(sheet, row, texts)
    texts = {column: text for column, text in texts.items() if column < width or not heading_meaning(text)}
    periods = find_periods(*_period_headings(sheet, row, last_row))
    for column, text in texts.items():
        meaning = heading_meaning(text) if column not in periods else ""
        if meaning in {"", "other"}:
            carried.setdefault(" ".join(text.split()), column)
        else:
            columns.setdefault(meaning, []).append(column)
    for meaning, letters in settings.columns.items():
        numbers = [_column_number(letter) for letter in letters]
        for found in columns.values():
            found[:] = [column for column in found if column not in numbers]
        columns[meaning] = numbers
    settled = _settle(_one_of_each({name: found for name, found in columns.items() if found}, texts, carried))
    tactic = settled.get("tactic", [0])[0]
    own_row = row if sheet.value(row, tactic) is not None else last_row
    grid = None if set(TIMED) & settled.keys() else find_grid(sheet, _rows_of(sheet, last_row, tactic), periods, tactic)
    if grid is not None:
        settled["timing"] = list(grid.words)
        carried = {heading: column for heading, column in carried.items() if column not in grid.words}
    return Header(
        sheet, own_row, last_row, {name: tuple(found) for name, found in settled.items()}, carried, grid, width
    )


def _period_headings(sheet: Sheet, row: int, last_row: int) -> tuple[dict[int, Value], dict[int, Value]]:
    """What stands at the head of each column, and above it the last text of the row before, which may be its year."""
    upper = row if last_row > row else row - 1
    above = _filled(sheet, upper) if upper >= 0 else {}
    heads = {**(above if last_row > row else {}), **_filled(sheet, last_row)}
    groups: dict[int, Value] = {}
    for column in range(max(heads, default=-1) + 1):
        groups[column] = above.get(column, groups.get(column - 1))
    return heads, groups


def _rows_of(sheet: Sheet, last_row: int, tactic: int) -> list[int]:
    rows = range(last_row + 1, min(len(sheet.rows), last_row + 1 + _SEARCHED))
    return [row for row in rows if sheet.shown(row, tactic) is not None]


def _width(sheet: Sheet, row: int, texts: dict[int, str]) -> int:
    """The column at which a block beside the table begins: behind a gap wider than any before it, adding no meaning.

    A block with a meaning that the table lacks is the table's own behind an idle column, unless it explains signs.
    """
    columns = sorted(texts)
    widest = 0
    for last, following in pairwise(columns):
        gap = 0 if _used_between(sheet, row, last, following) else following - last - 1
        table, beside = (
            {heading_meaning(texts[column]) for column in columns if (column >= following) is is_beside} - {"", "other"}
            for is_beside in (False, True)
        )
        if gap > widest and {"tactic"} < table and (beside <= table or _explains(texts, following)):
            return following
        widest = max(widest, gap)
    return _LAST_COLUMN


def _used_between(sheet: Sheet, row: int, first: int, last: int) -> bool:
    below = sheet.rows[row : row + _SEARCHED]
    return any(value is not None for values in below for value in values[first + 1 : last])


def _explains(texts: dict[int, str], first: int) -> bool:
    """Whether the headings from a column on are those of a legend."""
    return any(_LEGEND.search(tidy_heading(text)) for column, text in texts.items() if column >= first)


# Of several columns of one meaning, the one whose heading matches the earliest row here leads; any other comes last.
_LEADS = {
    "tactic": (
        r"^(tactic|action|task|activity)s?\b",
        r"\b(action|task|activity|tactic)",
        r"\b(deliverable|milestone|event|what|item)",
    ),
    "timing": (
        r"revised|latest|current|new|forecast|agreed",
        r"^(?!.*\b(sign off|approv\w+|draft|copy|booking|briefing|review)\b).*(\bdates?\b|when|timing|time ?(scale|line|frame))",
        r"month|week",
    ),
    "due": (r"revised|latest|current|new|forecast|agreed", r"^(?!.*\b(original|initial|baseline|first)\b)"),
    "end": (r"revised|latest|current|new|forecast|agreed", r"^(?!.*\b(original|initial|baseline|first)\b)"),
    "start": (r"revised|latest|current|new|forecast|agreed", r"^(?!.*\b(original|initial|baseline|first)\b)"),
}
_PHASE_LIKE = re.compile(r"^(quarter|qtr|term|period)s?$")


def _one_of_each(columns: dict[str, list[int]], texts: dict[int, str], carried: dict[str, int]) -> dict[str, list[int]]:
    """The columns with the leading one of each meaning first; of several tactic columns only that one, the rest carried.

    A column of quarters beside one of dates is a phase. An author is accountable where nobody else is.
    """
    tidy = {column: tidy_heading(text) for column, text in texts.items()}
    for meaning, patterns in _LEADS.items():
        found = columns.get(meaning, [])
        ranked = sorted((_rank(tidy.get(column, ""), patterns), place) for place, column in enumerate(found))
        found[:] = [found[place] for _, place in ranked]
    if "accountable" not in columns:
        columns["accountable"] = columns.pop("author", [])
    for column in (*columns.get("tactic", [])[1:], *columns.pop("author", [])):
        carried.setdefault(" ".join(texts[column].split()), column)
    if "tactic" in columns:
        del columns["tactic"][1:]
    dated = any(not _PHASE_LIKE.match(tidy.get(column, "")) for name in TIMED for column in columns.get(name, []))
    quarters = [column for column in columns.get("timing", []) if _PHASE_LIKE.match(tidy.get(column, ""))]
    if dated and quarters:
        columns["timing"] = [column for column in columns["timing"] if column not in quarters]
        columns.setdefault("phase", []).extend(quarters)
    return {name: found for name, found in columns.items() if found}


def _rank(heading: str, patterns: tuple[str, ...]) -> int:
    return next((number for number, pattern in enumerate(patterns) if re.search(pattern, heading)), len(patterns))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _heading_texts(sheet: Sheet, row: int, last_row: int) -> Iterator[tuple[int, str]]:
    """Each column's heading; in a two-row header the group's word stands before its own, unless its own says enough."""
    spans = {
        (first_row, column): (first_row, first)
        for first_row, first, _, last in sheet.merged
        for column in range(first, last + 1)
    }
    width = max(len(sheet.rows[row]), len(sheet.rows[min(last_row, len(sheet.rows) - 1)]))
    for column in range(width):
        upper = sheet.value(*spans.get((row, column), (row, column)))
        if last_row == row:
            text = sheet.value(row, column)
        else:
            lower = sheet.value(last_row, column)
            own = lower if lower is not None else upper
            text = (
                own if lower is None or heading_meaning(str(lower)) not in {"", "other"} else f"{upper or ''} {lower}"
            )
        if isinstance(text, str) and text.strip():
            yield column, text


def _settle(columns: dict[str, list[int]]) -> dict[str, list[int]]:
    """The meanings that depend on which others there are."""
    for stand_in in ("description", "objective", "phase"):
        if "tactic" not in columns and stand_in in columns:
            columns["tactic"] = columns.pop(stand_in)
    if "description" in columns:
        columns.setdefault("purpose", []).extend(columns.pop("description"))
    if "due" in columns:
        # Beside a start or a timing, a due date is where the window ends; alone, it is the timing.
        meant = "end" if "start" in columns or "timing" in columns else "timing"
        if meant not in columns:
            columns[meant] = columns.pop("due")
    if "end" in columns and "start" not in columns and "timing" not in columns:
        columns["timing"] = columns.pop("end")
    return columns
