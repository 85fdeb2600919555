"""The header of a plan: which row of which sheet heads the table, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from nshreport.errors import UsageError
from nshreport.plan.cell import any_of, is_instruction, read_length
from nshreport.plan.headings import TIMED, heading_meaning, one_of_each, settle, tidy_heading
from nshreport.plan.period import PeriodGrid, find_grid, find_periods, tell_progress
from nshreport.plan.settings import Settings
from nshreport.plan.workbook import Sheet, Value, Workbook
from nshreport.words import MONTHS

PROGRESS = frozenset({"status", "feedback", "percent", "rag", "completed"})
"""Meanings of the columns that say how it goes."""
_SEARCHED = 80
"""Header rows are looked for in so many rows of a sheet."""
_LONGEST_SUBHEADING = 40
LAST_COLUMN = 16_384
"""As many columns as a sheet of Excel has."""
_LEGEND = re.compile(r"\b(key|legend)$|^(meaning|definition|explanation)s?$|^what it means$")
_BESIDE_THE_PLAN = """
    old, archived?, drafts?, backup, copy, completed, closed, history, (document|version) control, change log,
    last year, previous, superseded, example, template, lists?, look ?ups?, instructions?, guidance, read ?me,
    notes?, settings, people, contacts?, objectives, key (messages|dates), corrections, commentary
"""
_SIDE_SHEETS = re.compile(rf"\b({any_of(_BESIDE_THE_PLAN)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """A row, or two, that could head a plan's table, and what its columns mean; rows count from 0."""

    sheet: Sheet
    row: int
    last_row: int
    columns: dict[str, tuple[int, ...]]
    carried: dict[str, int] = field(default_factory=dict)
    grid: PeriodGrid | None = None
    """The columns of months, quarters or weeks, where these are the timing."""
    left: int = 0
    """The column at which the table begins."""
    width: int = LAST_COLUMN
    """The column at which it ends; what stands there and beyond is a block of its own."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What keeps this from being a plan's header, in the words of the refusal."""
        found = self.columns
        lacking = [] if "tactic" in found else ["what is to be done (Tactic, Action, Task ...)"]
        timed = any(name in found for name in TIMED)
        if not timed and not ("accountable" in found and self.says_progress):
            lacking.append("when (Timing, Due date, Start and End ...)")
        says_who = self.says_who_or_how or {"audience", "purpose", "objective"} & set(found)
        if timed and not says_who and not self.is_list_of_dates:
            lacking.append("who is accountable, or how it goes (Accountable, Status, Feedback ...)")
        return tuple(lacking)

    @property
    def says_progress(self) -> bool:
        """Whether a column says how it goes."""
        return any(name in self.columns for name in PROGRESS)

    @property
    def says_who_or_how(self) -> bool:
        """Whether a column says who is accountable, or how it goes."""
        return "accountable" in self.columns or self.says_progress

    @property
    def is_list_of_dates(self) -> bool:
        """Whether the rows are clearly tactics with dates: a heading that is a tactic's only, and nearly all dated."""
        tactic = self.columns.get("tactic", ())
        if not tactic or not _SURELY_A_TACTIC.search(self.heading("tactic")) or _OF_ANOTHER_LIST & {*self.other_words}:
            return False
        timed = [column for name in TIMED for column in self.columns.get(name, ())]
        rows = _rows_of(self.sheet, self.last_row, tactic[0])
        dated = sum(any(is_dated(self.sheet.shown(row, column)) for column in timed) for row in rows)
        return bool(rows) and dated >= _NEARLY_ALL * len(rows)

    @property
    def other_words(self) -> Iterator[str]:
        """The words of the headings that mean nothing to the program."""
        return (word for heading in self.carried for word in tidy_heading(heading).split())

    @property
    def weight(self) -> float:
        """How much this looks like a plan's header: core meanings count double, and only the share of texts."""
        meant = sum(2.0 if name in _CORE else 1.0 for name in self.columns if name in _COUNTED)
        return meant * self.share_of_texts - (3.0 if self.is_aside else 0.0)

    @property
    def reports(self) -> int:
        """How many columns say how it goes."""
        return sum(len(self.columns.get(name, ())) for name in PROGRESS)

    @property
    def share_of_texts(self) -> float:
        """The share of texts among the row's cells, those aside that head columns of periods."""
        periods = find_periods(_filled(self.sheet, self.row), {})
        cells = {column: value for column, value in _filled(self.sheet, self.row).items() if column not in periods}
        return sum(isinstance(value, str) for value in cells.values()) / max(1, len(cells))

    def heading(self, meaning: str) -> str:
        """The heading of the leading column of a meaning, tidied; blank where there is none."""
        column = next(iter(self.columns.get(meaning, ())), LAST_COLUMN)
        values = (self.sheet.value(row, column) for row in (self.last_row, self.row))
        return tidy_heading(str(next((value for value in values if value is not None), "")))

    @property
    def is_loose(self) -> bool:
        """Whether the headings would head any log of items and dates: nothing in them speaks of tactics or a plan."""
        any_item = _ANY_ITEM.search(self.heading("tactic")) is not None
        unknown = "tactic" in self.columns and not heading_meaning(self.heading("tactic"))
        return unknown or (not _OF_A_PLAN & self.columns.keys() and any_item and self.heading("timing") == "date")

    @property
    def is_aside(self) -> bool:
        """Whether the sheet is hidden, or by its name something next to the plan or before it."""
        return bool(_SIDE_SHEETS.search(self.sheet.name)) or not self.sheet.visible


_SURELY_A_TACTIC = re.compile(
    r"\b(tactic|action|task|activity|activities|milestone|deliverable|event|name|to ?do|step)s?\b"
    r"|\bwhat (needs|has|is|must|to)\b"
)
_OF_ANOTHER_LIST = frozenset(
    [
        "price",
        "cost",
        "amount",
        "quantity",
        "qty",
        "stock",
        "unit",
        "invoice",
        "paid",
        "received",
        "requester",
        "member",
        "size",
        "sku",
    ]
)
"""Words of headings that make a list of dated things something other than a plan."""
_NEARLY_ALL = 0.75
_NO_MEANING = frozenset({"", "other"})
_CORE = frozenset({"tactic", "timing", "due", "start", "end", "accountable", "feedback", "status"})
_OF_A_PLAN = frozenset({*TIMED, *PROGRESS, "audience", "purpose", "objective", "phase"}) - {"timing", "feedback"}
_ANY_ITEMS = """
    items?, issues?, products?, subjects?, courses?, publications?, meetings?, projects?, outputs?, steps?, titles?,
    descriptions?, details, topics?
"""
_ANY_ITEM = re.compile(rf"\b({any_of(_ANY_ITEMS)})$")
_COUNTED = _CORE | {"percent", "rag", "audience", "purpose", "objective", "reference", "phase", "completed"}


def find_headers(workbook: Workbook, settings: Settings) -> Iterator[Header]:
    """Every row that could be a header: at least two columns that mean something."""
    for sheet in _sheets(workbook, settings):
        if settings.header_row is not None:
            if not 1 <= settings.header_row <= len(sheet.rows):
                raise UsageError(
                    f"Sheet '{sheet.name}' of '{workbook.name}' has no row {settings.header_row}. "
                    "Give the header's row as Excel shows it."
                )
            rows: range = range(settings.header_row - 1, settings.header_row)
        else:
            rows = range(min(len(sheet.rows), _SEARCHED))
        for row in rows:
            best = header_at(sheet, row, settings)
            if len(best.columns) > 1 or settings.header_row is not None:
                yield best


def header_at(sheet: Sheet, row: int, settings: Settings, left: int = 0) -> Header:
    """The row from a column on as a header, or it and the next as a two-row header where that says more than either."""
    one = _header(sheet, row, row, settings, left)
    if not _continues(sheet, row):
        return one
    two, below = _header(sheet, row, row + 1, settings, left), _header(sheet, row + 1, row + 1, settings, left)
    says_more = (two.grid is not None and one.grid is None) or two.reports > one.reports
    only_two = says_more and two.weight == one.weight
    return two if only_two or two.weight > max(one.weight, below.weight) else one


def _sheets(workbook: Workbook, settings: Settings) -> tuple[Sheet, ...]:
    if settings.sheet is None:
        return workbook.sheets
    sheet = workbook.sheet(settings.sheet)
    if sheet is None:
        names = ", ".join(f"'{sheet.name}'" for sheet in workbook.sheets)
        raise UsageError(f"'{workbook.name}' has no sheet '{settings.sheet}'. Its sheets are {names}.")
    return (sheet,)


def _continues(sheet: Sheet, row: int) -> bool:
    """Whether the next row may be the second of a two-row header: all its cells are short texts that head a column.

    A word that says nothing known may stand there too, under a word that heads a group of columns.
    """
    below = _filled(sheet, row + 1)
    periods = find_periods(below, {})
    known = {
        column for column, value in below.items() if column in periods or heading_meaning(str(value)) not in _NO_MEANING
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
    """The columns over which a word of this row stands for several: merged across, or blank next to it."""
    across = {
        column
        for first_row, first, _, last in sheet.merged
        if first_row == row and last > first
        for column in range(first, last + 1)
    }
    heads = set(_filled(sheet, row))
    blank = set(range(min(heads, default=0), len(sheet.rows[row]) + 1)) - heads
    return across | blank | {column - 1 for column in blank}


def _header(sheet: Sheet, row: int, last_row: int, settings: Settings, left: int) -> Header:
    texts = {column: text for column, text in _heading_texts(sheet, row, last_row) if column >= left}
    width = LAST_COLUMN if settings.columns else _width(sheet, row, texts)
    texts = {column: text for column, text in texts.items() if column < width or not heading_meaning(text)}
    if len(texts) > 1 and is_instruction(first := next(iter(texts.values()))) and heading_meaning(first) in _NO_MEANING:
        texts.pop(next(iter(texts)))
        left = next(iter(texts))
    heads, groups = _period_headings(sheet, row, last_row)
    periods = {column: words for column, words in find_periods(heads, groups).items() if left <= column < width}
    for column in tuple(periods) if last_row > row else ():
        if heading_meaning(str(groups[column] or "")) in PROGRESS:  # "Progress" above Q1, Q2, Q3
            texts[column] = f"{groups[column]} {periods.pop(column)}"
    columns, carried = _meanings(texts, periods, settings)
    cells = {column: _values(sheet, last_row, column) for column in texts}
    if not settings.columns:
        _read_content(sheet, columns, texts, cells)
    filled = {column: len(values) for column, values in cells.items()}
    names = [value for column in columns.get("name", ()) for value in cells[column].values()]
    things = _are_things(names)
    if things:  # "Project" next to names of things is what they are part of
        _take_off_repeated(columns, texts, carried, cells, len(set(names)))
    days = columns.get("days", [])
    columns = settle(one_of_each(columns, texts, carried, filled), names_of_things=things)
    if "tactic" not in columns and _is_dated_list(columns, periods, texts):
        titles = [column for column in carried.values() if _are_titles(texts, cells, column)][:1]
        columns |= {"tactic": titles} if titles else {}
        carried = {heading: column for heading, column in carried.items() if column not in titles}
    if "days" not in columns:
        carried |= {" ".join(texts[column].split()): column for column in days}
    tactic = columns.get("tactic", [0])[0]
    own_row = row if sheet.value(row, tactic) is not None else last_row
    last_row = max([last_row, *(last for first, column, last, _ in sheet.merged if (first, column) == (row, tactic))])
    timed = {column for name in TIMED for column in columns.get(name, ())}
    counted = {column for column in timed if _are_week_numbers(cells.get(column, {}).values())}
    rows = _rows_of(sheet, last_row, tactic)
    grid = None if timed - counted else find_grid(sheet, rows, periods, tactic)
    if grid is not None:
        columns = {name: found for name, found in columns.items() if name not in TIMED}
        carried |= {" ".join(texts[column].split()): column for column in counted}
        columns["timing"] = list(grid.words)
        carried = {heading: column for heading, column in carried.items() if column not in grid.words}
    elif not columns.keys() & PROGRESS and tell_progress(sheet, rows, [*periods]):
        columns["feedback"] = [*periods]
        carried = {heading: column for heading, column in carried.items() if column not in periods}
    meanings = {name: tuple(found) for name, found in columns.items()}
    return Header(sheet, own_row, last_row, meanings, carried, grid, left, width)


def _values(sheet: Sheet, last_row: int, column: int) -> dict[int, Value]:
    """The filled cells of a column below its heading, by their rows."""
    rows = range(last_row + 1, min(len(sheet.rows), last_row + 1 + _SEARCHED))
    return {row: value for row in rows if (value := sheet.value(row, column)) is not None}


def _read_content(
    sheet: Sheet,
    columns: dict[str, list[int]],
    texts: dict[int, str],
    cells: dict[int, dict[int, Value]],
) -> None:
    """Put right what the cells show to be something other than the heading says: shares of the work, and lengths."""

    def most(column: int, holds: Callable[[Value], bool]) -> bool:
        return sum(map(holds, cells[column].values())) * 2 > len(cells[column])

    def is_share(column: int) -> bool:
        return bool(_SHARE.search(tidy_heading(texts[column]))) and _are_shares(sheet, column, cells[column])

    misread: tuple[tuple[str, Callable[[int], bool], str], ...] = (
        *((name, is_share, "percent") for name in ("feedback", "status", "completed", "end")),
        ("feedback", lambda column: most(column, lambda value: isinstance(value, (int, float))), "other"),
        ("timing", lambda column: most(column, _is_length), "other"),
        ("tactic", lambda column: most(column, _is_number), "reference"),
        ("due", lambda column: tidy_heading(texts[column]) == "target" and not most(column, is_dated), "other"),
        ("days", lambda column: not most(column, lambda value: read_length(value) is not None), "other"),
        *((name, lambda column: not most(column, is_dated), "other") for name in ("forecast", "baseline")),
    )
    for name, holds, meant in misread:
        for column in tuple(columns.get(name, ())):
            if cells[column] and holds(column):
                columns[name].remove(column)
                columns.setdefault(meant, []).append(column)
    columns.pop("other", None)
    for name in tuple(columns):
        if not columns[name]:
            del columns[name]


def _is_number(value: Value) -> bool:
    return bool(_NUMBER.fullmatch(str(value).strip()))


_NUMBER = re.compile(r"[a-z]{0,3}[ .-]?\d+(?:[./]\d+)*[a-z]?", re.IGNORECASE)


def _is_length(value: Value) -> bool:
    return isinstance(value, str) and not value.strip().isdigit() and read_length(value) is not None


_SHARE = re.compile(r"progress|complet|done|achieved|status|finish")


def _are_shares(sheet: Sheet, column: int, values: Mapping[int, Value]) -> bool:
    """Whether most cells are shares of the work: formatted as per cent, or fractions or tens up to 100 among them."""
    numbers = {row: value for row, value in values.items() if isinstance(value, (int, float)) and 0 <= value <= 100}  # noqa: PLR2004 - per cent
    shown = any(sheet.mark(row, column).percent for row in numbers)
    tens = max(numbers.values(), default=0) > _MOST_CODES and all(value % 5 == 0 for value in numbers.values())
    return len(numbers) * 2 > len(values) and (shown or tens or any(0 < value < 1 for value in numbers.values()))


_MOST_CODES = 20
"""Numbers up to this may be codes of a status; fives and tens beyond it are per cent."""


def _are_things(names: Sequence[Value]) -> bool:
    """Whether names are those of things rather than of people and bodies: most have a word in lower case."""
    return sum(bool(re.search(r"\s[a-z]{2,}", str(name))) for name in names) * 2 > len(names)


def _is_dated_list(columns: Collection[str], periods: Collection[int], texts: Mapping[int, str]) -> bool:
    """Whether each row has a time, and a name or how it goes, and no heading speaks of another kind of list."""
    words = {word for text in texts.values() for word in tidy_heading(text).split()}
    timed, said = periods or {*columns} & {*TIMED}, {*columns} & {"accountable", *PROGRESS}
    return bool(timed and said) and not words & _OF_A_LOG


_OF_A_LOG = frozenset(["requester", "requested", "received", "risk", "risks", "complaint", "question", "decision"])
"""Words of headings that make a list with times and names a log of what came in or may happen."""


def _are_titles(texts: Mapping[int, str], cells: Mapping[int, Mapping[int, Value]], column: int) -> bool:
    """Whether a column of no known heading holds the tactics: in nearly each row words of its own, more than one."""
    titles = [value for value in cells[column].values() if isinstance(value, str)]
    worded = sum(len(re.findall(r"[^\W\d_]{2,}", title)) > 1 for title in titles)
    return (
        not heading_meaning(texts[column])
        and not _IS_NOT_TO_DO.search(tidy_heading(texts[column]))
        and len(titles) >= max(_FEWEST_TITLES, _NEARLY_ALL * max(map(len, cells.values())))
        and len(set(titles)) >= _NEARLY_ALL * len(titles)
        and worded >= _NEARLY_ALL * len(titles)
        and _are_things(titles)
    )


_FEWEST_TITLES = 3
_NOT_TO_DO = """
    gap, finding, weakness, problem, concern, need, reason, background, contract, asset, licen[cs]e, polic(y|ies),
    supplier, employee, vacanc(y|ies), applicant, patient, customer, client, organisation, company, vehicle, room
"""
_IS_NOT_TO_DO = re.compile(rf"\b({any_of(_NOT_TO_DO)})s?\b")
"""What a heading calls that for which something is to be done, or what is only kept."""


def _take_off_repeated(
    columns: dict[str, list[int]],
    texts: dict[int, str],
    carried: dict[str, int],
    cells: Mapping[int, Mapping[int, Value]],
    most: int,
) -> None:
    """Carry the columns headed as tactics that have less than half as many different words as `most`."""
    for column in tuple(columns.get("tactic", ())):
        if len(set(cells[column].values())) * 2 < most:
            columns["tactic"].remove(column)
            carried[" ".join(texts[column].split())] = column
    if not columns.get("tactic", [0]):
        del columns["tactic"]


def _are_week_numbers(values: Collection[Value]) -> bool:
    """Whether a column only counts the weeks, which says no more than the columns of periods next to it."""
    return bool(values) and all(_WEEK_NUMBER.fullmatch(str(value).strip()) for value in values)


_WEEK_NUMBER = re.compile(r"(?:(?:week|wk)\.?\s?)?\d{1,2}", re.IGNORECASE)


def is_dated(value: Value) -> bool:
    """Whether a cell says when: a day, or a text with a digit in it."""
    return isinstance(value, date) or (isinstance(value, str) and bool(_SAYS_WHEN.search(value)))


_SAYS_WHEN = re.compile(
    rf"\d{{1,2}}[/.-]\d{{1,2}}|\b(?:{'|'.join(month[:3] for month in MONTHS)})|\b(20\d\d|tbc|w/?[ce]|q[1-4])\b",
    re.IGNORECASE,
)


def _meanings(
    texts: dict[int, str], periods: Mapping[int, str], settings: Settings
) -> tuple[dict[str, list[int]], dict[str, int]]:
    """The columns by meaning, the settings' in place of what the headings say, and those of no meaning."""
    columns: dict[str, list[int]] = {}
    carried: dict[str, int] = {}
    for column, text in texts.items():
        meaning = heading_meaning(text) if column not in periods else ""
        if meaning in _NO_MEANING:
            carried.setdefault(" ".join(text.split()), column)
        else:
            columns.setdefault(meaning, []).append(column)
    raci = {tidy.removeprefix("raci "): column for column, text in texts.items() if (tidy := tidy_heading(text))}
    if raci.keys() >= {*"raci"} and "accountable" not in columns:
        columns["accountable"] = [raci["a"]]
        carried = {heading: column for heading, column in carried.items() if column != raci["a"]}
    for meaning, letters in settings.columns.items():
        numbers = [_column_number(letter) for letter in letters]
        for found in columns.values():
            found[:] = [column for column in found if column not in numbers]
        columns[meaning] = numbers
    return {name: found for name, found in columns.items() if found}, carried


def _period_headings(sheet: Sheet, row: int, last_row: int) -> tuple[dict[int, Value], dict[int, Value]]:
    """What stands at the head of each column, and above it the last text of the row before, which may be its year."""
    upper = row if last_row > row else row - 1
    above = _filled(sheet, upper) if upper >= 0 else {}
    heads = {**(above if last_row > row else {}), **_filled(sheet, last_row)}
    groups: dict[int, Value] = {}
    for column in range(max(heads, default=-1) + 1):
        groups[column] = above.get(column, groups.get(column - 1))
    return dict(sorted(heads.items())), groups


def _rows_of(sheet: Sheet, last_row: int, tactic: int) -> list[int]:
    rows = range(last_row + 1, min(len(sheet.rows), last_row + 1 + _SEARCHED))
    return [row for row in rows if sheet.shown(row, tactic) is not None]


def _width(sheet: Sheet, row: int, texts: dict[int, str]) -> int:
    """The column at which a block next to the table begins: behind a gap wider than any before it, adding no meaning.

    A block with a meaning that the table lacks, or with more feedback, is the table's own behind an idle column, unless
    it is a table too or explains signs.
    """
    columns = sorted(texts)
    widest = 0
    for last, following in pairwise(columns):
        gap = following - last - 1
        if gap > widest and not _used_between(sheet, row, last, following):
            table = {heading_meaning(text) for column, text in texts.items() if column < following} - _NO_MEANING
            beside = {heading_meaning(text) for column, text in texts.items() if column >= following} - _NO_MEANING
            adds = not beside <= table or ("feedback" in beside and "tactic" not in beside)
            if {"tactic"} < table and (not adds or _explains(texts, following)):
                return following
            widest = gap
    return LAST_COLUMN


def _used_between(sheet: Sheet, row: int, first: int, last: int) -> bool:
    below = sheet.rows[row : row + _SEARCHED]
    return any(value is not None for values in below for value in values[first + 1 : last])


def _explains(texts: dict[int, str], first: int) -> bool:
    """Whether the headings from a column on are those of a legend."""
    return any(_LEGEND.search(tidy_heading(text)) for column, text in texts.items() if column >= first)


_QUALIFIES = re.compile(r"(planned|actual|baseline|original|initial|revised|forecast|target)s?\b", re.IGNORECASE)
"""Words above several columns that say which start or end each holds."""


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
            alone = lower is None or (
                heading_meaning(str(lower)) not in _NO_MEANING and not _QUALIFIES.match(str(upper))
            )
            text = own if alone else f"{upper or ''} {lower}"
        if isinstance(text, str) and text.strip():
            yield column, text
