"""What a cell says, in the words that the plan's editors see."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time

from nshreport.plan.cell_marks import CellMark
from nshreport.plan.workbook import Value
from nshreport.words import MONTHS, say_day


def any_of(words: str) -> str:
    """A pattern for one of the words or phrases of a list, separated by commas; each may itself be a pattern."""
    return "|".join(" ".join(words.split()).split(", "))


_DAY_ALONE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?")
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[/.-]\d\d$")


_LENGTH = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s?(?:w|wks?|weeks?))?\s?(?:(\d+(?:\.\d+)?)\s?(?:d|days?|working days?|edays?)\??)?",
    re.IGNORECASE,
)
_WEEK_OF_WORK = 5
_INSTRUCTIONS = """
    please, do not, don't, insert, enter, type (in|the|your|dates?|an?), click, fill in, add (new|more|your|a), delete,
    use this, to add, this (row|cell|sheet|column|is an), (row|column|cell) [a-z]?\\d*[a-z]? ?(holds?|contains?|shows?),
    cell [a-z]+\\d+, row \\d+, sample, create a, how to use, complete (all|the|your), hide this, update (your|the)
"""
_INSTRUCTION = re.compile(rf"(?:{any_of(_INSTRUCTIONS)})\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"(example|sample|e\.g\.)( \w+)?\s*:", re.IGNORECASE)


def is_instruction(text: str) -> bool:
    """Whether a text tells the plan's editors how to fill it in.

    >>> [is_instruction(text) for text in ("Insert new rows ABOVE this one", "Complete", "Row 2 holds the headers")]
    [True, False, True]
    """
    return _INSTRUCTION.match(text.strip()) is not None


def is_example(text: str) -> bool:
    """Whether a text is an example of how to fill the plan in."""
    return _EXAMPLE.match(text.strip()) is not None


def read_length(value: Value) -> float | None:
    """How many working days a number or a text such as "4d", "2 weeks" or "1w 2d" says; None for anything else.

    >>> read_length("1w 2d"), read_length("10 days"), read_length(5.0), read_length("Weekly")
    (7.0, 10.0, 5.0, None)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and value.strip().isdigit():
        return float(value)
    found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) and value.strip() else None
    if found is None or not any(found.groups()):
        return None
    return float(found[1] or 0) * _WEEK_OF_WORK + float(found[2] or 0)


def one_date(texts: Sequence[str]) -> str:
    """What several timing cells of a row say together: day, month and year apart are one date, else the first counts.

    >>> one_date(["March", "14", "2025"]), one_date(["3 May 2024", "June"]), one_date(["Q3", "2024/25"])
    ('14 March 2025', '3 May 2024', 'Q3 2024/25')
    """
    if len(texts) < 2:  # noqa: PLR2004 - one cell has nothing to join
        return "".join(texts)
    year = next(filter(_YEAR_ALONE.fullmatch, texts), "")
    day, month = (next(filter(pattern.fullmatch, texts), "") for pattern in (_DAY_ALONE, _MONTH_ALONE))
    first = next((text for text in texts if text != year), "")
    if first in {day, month} and month:
        first = f"{day} {month}".strip()
    return first if _HAS_YEAR.search(first) else f"{first} {year}".strip()


def as_text(value: Value, mark: CellMark) -> str:
    """A cell's value in the words that the plan's editors see: a typed day as 7 April 2017."""
    if isinstance(value, datetime):
        clock = f" {value:%H:%M}" if value.time() != time() else ""
        return _day_text(value.date(), mark) + clock
    if isinstance(value, date):
        return _day_text(value, mark)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def as_percent(value: float, whole: int) -> str:
    """A share of the work, rounded down: only the whole of it is 100%.

    Args:
        value: the number in the cell.
        whole: what the column takes for the whole of the work, 1 or 100.

    >>> as_percent(0.996, 1), as_percent(0.29, 1), as_percent(100, 100)
    ('99%', '29%', '100%')
    """
    return f"{min(100, math.floor(round(value * 100 / whole, 6)))}%"


def _day_text(day: date, mark: CellMark) -> str:
    """A typed day; only its month where the cell shows no day ("Feb-18" is a month, whatever day Excel holds)."""
    return say_day(day) if mark.day_shown else f"{MONTHS[day.month - 1]} {day.year}"
