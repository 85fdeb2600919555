"""How days, counts and lists are said in the report: British English, the same in every form."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

MONTHS = tuple(calendar.month_name)[1:]


def say_day(day: date) -> str:
    """A day as the report writes it.

    >>> from datetime import date
    >>> say_day(date(2017, 4, 7))
    '7 April 2017'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_near_day(day: date, near: date) -> str:
    """A day as the report writes it, without its year where that is the year of a day that the reader has in mind.

    >>> from datetime import date
    >>> say_near_day(date(2017, 4, 7), date(2017, 6, 30)), say_near_day(date(2016, 4, 7), date(2017, 6, 30))
    ('7 April', '7 April 2016')
    """
    words = say_day(day)
    return words.removesuffix(f" {day.year}") if day.year == near.year else words


def say_short_day(day: date) -> str:
    """A day where space is short and its year is known.

    >>> from datetime import date
    >>> say_short_day(date(2017, 9, 30))
    '30 Sep'
    """
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def say_days(start: date, end: date) -> str:
    """A window as the report writes it, with nothing said twice.

    >>> from datetime import date
    >>> say_days(date(2017, 9, 4), date(2017, 9, 7))
    '4 to 7 September 2017'
    """
    if start == end:
        return say_day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {say_day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {say_day(end)}"
    return f"{say_day(start)} to {say_day(end)}"


def say_window(start: date, end: date) -> str:
    """A window as the report writes it: whole months by their names, else its days.

    >>> from datetime import date
    >>> say_window(date(2017, 4, 1), date(2017, 4, 30)), say_window(date(2017, 1, 1), date(2017, 3, 31))
    ('April 2017', 'January to March 2017')
    """
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return say_days(start, end)
    first, last = MONTHS[start.month - 1], f"{MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    return f"{first} to {last}" if start.year == end.year else f"{first} {start.year} to {last}"


def say_count(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun.

    >>> say_count(1, "tactic"), say_count(23, "tactic"), say_count(2, "body", "bodies")
    ('1 tactic', '23 tactics', '2 bodies')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def say_list(items: Sequence[str], last: str = "and") -> str:
    """A list as a sentence has it.

    >>> say_list(["Red", "Amber", "Green"])
    'Red, Amber and Green'
    """
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sort_names(names: Iterable[str]) -> list[str]:
    """Names in alphabetical order, each once; those that differ in capitals only always stand in the same order.

    >>> sort_names({"Team", "IAN", "geography", "Ian"})
    ['geography', 'IAN', 'Ian', 'Team']
    """
    return sorted(set(names), key=lambda name: (name.casefold(), name))


def say_sentence(text: str) -> str:
    """A text as a sentence: with a capital and a full stop.

    >>> say_sentence("last day of its window")
    'Last day of its window.'
    """
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")
