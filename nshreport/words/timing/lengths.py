"""Lengths of time beside a date: "6 weeks from 5 June", "September for 6 months", "17 July (3 hours)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.points import Point

if TYPE_CHECKING:
    from nshreport.words.timing.spans import Reduced, Span

_DAYS, _HOURS = 1, 2
_WITHIN = tuple(letters("in", "by"))
_ONE_DATE = frozenset({"day", "month", "from"})


def is_length_from(kinds: str, span: Span) -> bool:
    """Whether a length of time is counted from the date on: "6 weeks from 5 June", but not "within 6 weeks from"."""
    before = kinds[: span.first]
    return span.role == "from" and before.endswith(KINDS["duration"]) and not before[:-1].endswith(_WITHIN)


def is_within(main: Span, reduced: Reduced) -> bool:
    """Whether a length lies within the date: "w/c 17 July (4 days)", "17 July (3 hours)"."""
    units = _units(reduced)
    return units == {_HOURS} or (units == {_DAYS} and main.precision == "week")


def _units(reduced: Reduced) -> set[int]:
    return {item.rank_of for item in reduced.items if isinstance(item, Point) and item.unit == "duration"}


def begin_length(main: Span, reduced: Reduced) -> Span:
    """The date on which a length of time begins that stands right behind it: "September 2018 for 6 months"."""
    if not reduced.kinds.startswith(KINDS["duration"], main.last) or main.precision not in _ONE_DATE:
        return main
    if len(main.points) > 1 or _HOURS in (units := _units(reduced)) or (_DAYS in units and main.precision == "month"):
        return main
    return replace(main, end=None, role="from", precision="from")
