"""A text, day or number as a report keeps it for the next one: whatever is beyond reason is damage."""

from __future__ import annotations

from datetime import date

_YEARS, _MOST = range(1900, 2200), 10_000_000


def parse_text(value: object) -> str:
    """A text.

    Raises:
        ValueError, TypeError: it is none, or cannot be written again.
    """
    if not isinstance(value, str):
        raise TypeError
    value.encode("utf-8")  # halves of a sign, as JSON may hold them, cannot
    return value


def parse_day(text: str) -> date:
    """A day in ISO 8601.

    Raises:
        ValueError, TypeError: it is none, or not of this time.
    """
    day = date.fromisoformat(text)
    if day.year not in _YEARS:
        raise ValueError(text)
    return day


def parse_number(value: str | float) -> int:
    """A whole number.

    Raises:
        ValueError, TypeError, OverflowError: it is none, or beyond what a plan can hold.
    """
    number = int(value)
    if abs(number) > _MOST:
        raise ValueError
    return number
