"""What a cell says, in the words that the plan's editors see."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from nshreport.words import MONTHS, say_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nshreport.plan.cell_marks import CellMark
    from nshreport.plan.workbook import Value

_DAY_ALONE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?")
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[/.-]\d\d$")


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
