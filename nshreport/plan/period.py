"""Columns that stand for a month, quarter or week each, with a tick or a coloured bar where a tactic falls in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from nshreport.plan.workbook import Sheet, Value
from nshreport.words import MONTHS, say_day

_FEWEST = 3
"""So many columns of periods make a grid; fewer may be anything, but for two years or halves of one."""
_MONTH_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_MONTH = re.compile(rf"({_MONTH_NAMES}|sept)\.?(?:[\s/’'-]*((?:20)?\d\d))?", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?:q|qtr|quarter)\s?([1-4])(?:[\s-]*((?:20\d\d|\d\d)(?:\s?[/-]\s?(?:20)?\d\d)?))?"
    rf"(?:[\s:(–-]*(?:{_MONTH_NAMES}|sept)\s?(?:-|–|to)\s?(?:{_MONTH_NAMES}|sept)\)?)?",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?:h|half)\s?([12])(?:[\s-]*((?:20\d\d|\d\d)(?:\s?[/-]\s?(?:20)?\d\d)?))?", re.IGNORECASE)
_WEEK = re.compile(
    r"(?:(?:w/?[cb]|week (?:commencing|beginning))\.?:?|(?:week|wk)\s?\d\d?[\s:(–-]+(?:w/?[cb]\s?)?)\s*(\d[^)]*)\)?",
    re.IGNORECASE,
)
_NAMES_WEEKS = re.compile(r"\b(?:weeks?|wks?)\b", re.IGNORECASE)
_WEEK_NUMBER = re.compile(r"(?:(?:weeks?|wk)\s?)?(\d\d?)", re.IGNORECASE)
_WEEKS = re.compile(r"(?:w/?[cb]|weeks?|weeks? (?:commencing|beginning|starting))\.?:?", re.IGNORECASE)
"""What above several columns says that the day at the head of each begins a week."""
_FIRST_DAY = re.compile(
    r"\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:st|nd|rd|th)? [a-z]{3,9}\.?(?: \d{2,4})?)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?:\s?[/-]\s?(?:20)?\d\d)?(?!\d)")
_INITIALS = "".join(month[0] for month in MONTHS) * 2
_TICK = re.compile(r"(?:x+|y|yes|✓|✔|✅|√|☑|ü|[●•■◆★▪█▉*#–-]+|1|true)", re.IGNORECASE)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* )?{_DAY}(?:\s?(?:-|–|to|&|and|,)\s?{_DAY})*", re.IGNORECASE
)
_WEEK_DAYS = 7


def find_periods(headings: Mapping[int, Value], groups: Mapping[int, Value]) -> dict[int, str]:
    """The columns that stand for a period, each with its words.

    Args:
        headings: what stands at the head of each column, a text or a typed day.
        groups: what stands above several of them together, such as a year.

    >>> find_periods({3: "Jan", 4: "Feb", 5: "Mar-25"}, {3: 2024, 4: 2024})
    {3: 'January 2024', 4: 'February 2024', 5: 'March 2025'}
    """
    found = {column: words for column, value in headings.items() if (words := _words(value, groups.get(column)))}
    found |= _days({column: value for column, value in headings.items() if isinstance(value, date)})
    found |= _years(headings)
    found |= _week_numbers(headings, groups)
    found |= _initials({column: value for column, value in headings.items() if isinstance(value, str)})
    long = all(_YEAR.fullmatch(words) or _LONG.fullmatch(words) for words in found.values())
    adjoining = [later - column for column, later in pairwise(sorted(found))] == [1]
    if len(found) < _FEWEST and not (long and adjoining):
        return {}
    years = {column: _YEAR.fullmatch(_shown(groups.get(column))) for column in found}
    return {
        column: f"{found[column]} {year[0]}" if year and not _YEAR.search(found[column]) else found[column]
        for column, year in sorted(years.items())
    }


def _words(value: Value, group: Value) -> str:
    if not isinstance(value, str):
        return ""
    text = " ".join(value.split())
    if _FIRST_DAY.fullmatch(text) and _WEEKS.fullmatch(_shown(group)):
        return f"w/c {text}"
    if month := _MONTH.fullmatch(text):
        return f"{_month_name(month[1])}{_year(month[2])}"
    if quarter := _QUARTER.fullmatch(text):
        return f"Q{quarter[1]}{_year(quarter[2])}"
    if half := _LONG.fullmatch(text):
        return f"H{half[1]}{_year(half[2])}"
    week = _WEEK.fullmatch(text)
    return f"w/c {week[1]}" if week else ""


def _month_name(text: str) -> str:
    return next(month for month in MONTHS if month[:3].casefold() == text[:3].casefold())


def _year(text: str | None) -> str:
    return "" if not text else f" {text}" if text.startswith("20") and len(text) > 2 else f" 20{text}"  # noqa: PLR2004 - two digits are a year's last


def _days(headings: Mapping[int, date]) -> dict[int, str]:
    """Typed days: months where each is a first, weeks where each is a week from the next, else days."""
    days = {column: day.date() if isinstance(day, datetime) else day for column, day in headings.items()}
    if all(day.day == 1 for day in days.values()):
        return {column: f"{MONTHS[day.month - 1]} {day.year}" for column, day in days.items()}
    weekly = all((later - day).days == _WEEK_DAYS for day, later in pairwise(days.values()))
    return {column: f"{'w/c ' if weekly else ''}{say_day(day)}" for column, day in days.items()}


def _years(headings: Mapping[int, Value]) -> dict[int, str]:
    """Years that follow each other, typed as numbers or words: 2024, 2025, 2026; 2024/25, 2025/26."""
    years = {column: text for column, value in headings.items() if _YEAR.fullmatch(text := _shown(value))}
    firsts = [int(text[:4]) for text in years.values()]
    return years if all(later == year + 1 for year, later in pairwise(firsts)) else {}


def _week_numbers(headings: Mapping[int, Value], groups: Mapping[int, Value]) -> dict[int, str]:
    """Weeks counted from 1, once or month by month: "Week 1", "Wk 2"; bare numbers where Week is above them."""
    found: dict[int, str] = {}
    last = 0
    for column, value in headings.items():
        group = _shown(groups.get(column))
        number = _WEEK_NUMBER.fullmatch(_shown(value))
        if number is None or (_shown(value).isdigit() and not _NAMES_WEEKS.search(group)):
            continue
        if int(number[1]) not in {last + 1, 1}:
            return {}
        last = int(number[1])
        month = _words(group, None) if _MONTH.fullmatch(group) else ""
        found[column] = f"week {number[1]} of {month}" if month else f"Week {number[1]}"
    return found


def _initials(headings: Mapping[int, str]) -> dict[int, str]:
    """Twelve columns headed by the months' first letters, in their order from any month."""
    columns = [column for column, text in headings.items() if len(text.strip()) == 1]
    letters = "".join(headings[column].strip().upper() for column in columns)
    first = _INITIALS.find(letters) if len(columns) == len(MONTHS) else -1
    return {column: MONTHS[(first + place) % 12] for place, column in enumerate(columns)} if first >= 0 else {}


@dataclass(frozen=True, slots=True)
class PeriodGrid:
    """Columns of periods that are a plan's timing, each with its words; `bars` where cells are coloured, not ticked."""

    words: dict[int, str]
    bars: bool
    tactic: int
    """The tactics' column: the ground that it shares with a row's periods marks none of them."""
    prose: bool = False
    """Whether words are in the cells, which may be what is planned for each period or what came of it."""

    def timing(self, sheet: Sheet, row: int) -> str:
        """The timing of a row in words: neighbouring periods as one span, days written for a tick in their month."""
        said = say_periods(self.words, {column: sheet.value(row, column) for column in self.ticked(sheet, row)})
        return f"{said}?" if said and self.prose else said

    def ticked(self, sheet: Sheet, row: int) -> list[int]:
        """The columns in which the row has something: words or a tick, or a ground of its own where there are bars."""
        if not self.bars:
            return [column for column in self.words if sheet.value(row, column) not in {None, 0}]
        plain = sheet.mark(row, self.tactic).ground
        return [column for column in self.words if (ground := sheet.mark(row, column).ground) and ground != plain]


def find_grid(sheet: Sheet, rows: Sequence[int], words: dict[int, str], tactic: int) -> PeriodGrid | None:
    """The columns of periods as a timing, where their cells say no more than when.

    Cells tell no timing unless at least half of what is written in them are ticks or days, or unless nothing is
    written and rows are coloured in part. Words other than those of a status tell when, though not firmly.
    """
    cells = [
        (row, column, value) for row in rows for column in words if (value := sheet.value(row, column)) is not None
    ]
    seldom = len(cells) <= _FEW_A_ROW * len({row for row, _, _ in cells})
    ticks = sum(
        value is True
        or isinstance(value, date)
        or bool(_TICK.fullmatch(_shown(value)))
        or (_names_days(value, words[column]) and (seldom or not isinstance(value, (int, float))))
        for _, column, value in cells
    )
    prose = ticks * 2 < len(cells) and _are_milestones([value for _, _, value in cells])
    grid = PeriodGrid(words, not cells, tactic, prose)
    counts = [len(grid.ticked(sheet, row)) for row in rows]
    listed = prose or ticks * 2 >= len(cells) if cells else any(0 < count < len(words) for count in counts)
    return grid if words and listed else None


_STATUS_WORDS = re.compile(
    r"(?:on|off) (?:track|target|course|schedule)|complete|done\b|in progress|not (?:yet )?started|ongoing|delay|behind"
    r"|b?rag\b|(?:red|amber|green|blue|[rag])\b|no (?:change|update|progress)|n/?a\b|nil\b|slipp|deferred|cancelled",
    re.IGNORECASE,
)


def _are_milestones(values: Sequence[Value]) -> bool:
    """Whether cells hold words that say what is planned: nearly all texts, and few that begin as a status does."""
    texts = [value for value in values if isinstance(value, str) and re.search(r"[^\W\d_]{3}", value)]
    return len(texts) > _NEARLY_ALL * len(values) and _states(texts) <= (1 - _NEARLY_ALL) * len(texts)


def tell_progress(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether columns of periods hold how it went in each: most of what is written begins as a status does."""
    values = [value for row in rows for column in columns if (value := sheet.value(row, column)) is not None]
    return _states(values) * 2 > len(values)


def _states(values: Sequence[Value]) -> int:
    return sum(_STATUS_WORDS.match(_shown(value)) is not None for value in values)


_NEARLY_ALL = 0.8


_FEW_A_ROW = 1.5
"""Bare numbers in columns of months are days where a row has no more of them than this; else they may be sums."""


def say_periods(words: Mapping[int, str], ticked: Mapping[int, Value]) -> str:
    """The periods of the ticked columns, each column with what is written in it.

    >>> say_periods({3: "May", 4: "June", 5: "July", 6: "August"}, {3: "x", 4: "x", 6: "12th"})
    'May to June, 12th August'
    """
    places = {column: place for place, column in enumerate(words)}
    days = {column: _shown(value) for column, value in ticked.items() if _names_days(value, words[column])}
    typed = {column: _typed_day(value) for column, value in ticked.items() if isinstance(value, date)}
    runs: list[list[int]] = []
    for column in ticked:
        goes_on = (
            runs
            and places[column] == places[runs[-1][-1]] + 1
            and not {column, runs[-1][-1]} & (days.keys() | typed.keys())
        )
        if goes_on:
            runs[-1].append(column)
        else:
            runs.append([column])
    spans = [" to ".join(dict.fromkeys((words[run[0]], words[run[-1]]))) for run in runs]
    return ", ".join(
        typed.get(run[0], f"{days.get(run[0], '')} {span}".strip()) for run, span in zip(runs, spans, strict=True)
    )


def _typed_day(value: date) -> str:
    return say_day(value.date() if isinstance(value, datetime) else value)


def _names_days(value: Value, period: str) -> bool:
    text = _shown(value)
    return bool(_DAYS.fullmatch(text)) and not _TICK.fullmatch(text) and period.split(maxsplit=1)[0] in MONTHS


def _shown(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
