"""Settles which of several dates is meant."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from nshreport.words.timing.doubts import Doubt
from nshreport.words.timing.joining import coarser
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.numbering import are_listed
from nshreport.words.timing.window import Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nshreport.words.timing.spans import Span

_FINE = frozenset({"day", "days", "week", "month", "months"})
_PARTS_OF_YEAR = frozenset({"quarter", "half", "season"})
_COARSE = _PARTS_OF_YEAR | {"year"}
# Dates that are weighed against each other.
_MANY_DATES = 20
SECOND_DATE = Doubt("left-over", "there is a second date beside it")


def reconcile(spans: Sequence[Span], kinds: str) -> tuple[Span, list[Doubt]]:
    """Makes one date of those that stand, with what is doubtful about that."""
    if are_listed(spans, kinds):
        return reduce(_both, spans), []
    spans = _without_names(spans, kinds)
    main, doubts = spans[0], []
    for other in spans[1:_MANY_DATES]:
        joined = _join_sides(main, other) or _closer(main, other)
        if joined is None:
            doubts.append(SECOND_DATE)
            joined = _with_second(main, other, kinds)
        main = joined
    if len(spans) > _MANY_DATES:
        doubts.append(SECOND_DATE)
    return main, doubts


def _without_names(spans: Sequence[Span], kinds: str) -> Sequence[Span]:
    """The dates without seasons and feasts that only name something: "Summer exhibition: 7 July"."""
    rest = [span for span in spans if not _is_name(span, spans, kinds)]
    return rest or spans


def _is_name(span: Span, spans: Sequence[Span], kinds: str) -> bool:
    point = span.points[0]
    if len(span.points) != 1 or point.unit not in {"season", "feast"} or span.role or point.year is not None:
        return False
    dated = [other for other in spans if other.precision in _FINE and other.points[0].unit != "feast"]
    if kinds[span.last : span.last + 1] == KINDS["word"]:
        return bool(dated)
    return any((other.start, other.end) == (span.start, span.end) for other in dated)


def _join_sides(main: Span, other: Span) -> Span | None:
    """One window of "from 3 April" and "by 5 May", or of "start April" and "complete June"."""
    start = main.opens or main.start
    ends = other.role == "by" or KINDS["done"] in other.lead
    if not (main.role == "from" or main.opens) or not ends or start is None or other.end is None or other.end < start:
        return None
    unit = "days" if main.points[-1].days and other.points[-1].days else "months"
    doubts = (() if main.opens else main.doubts) + other.doubts
    window = Days(start, other.end)
    return replace(main, start=start, end=other.end, precision=unit, role="", windows=(window,), doubts=doubts)


def _both(main: Span, other: Span) -> Span:
    windows = main.windows + other.windows
    start, end = min(days.start for days in windows), max(days.end for days in windows)
    unit, doubts = coarser(main.precision, other.precision), main.doubts + other.doubts
    return replace(main, start=start, end=end, windows=windows, precision=unit, last=other.last, doubts=doubts)


def _closer(main: Span, other: Span) -> Span | None:
    """The closer of two dates of which one lies within the other: "Spring (April)", "Year end (31 March)"."""
    if main.end == other.end and not other.role and main.points[-1].unit == "year_end":
        return replace(main, doubts=other.doubts)
    if _covers(main, other):
        return _explained(other, main)
    if _covers(other, main):
        return _explained(main, other)
    if main.end == other.end and not main.role and other.role == "by":
        return main
    return None


def _covers(whole: Span, part: Span) -> bool:
    if whole.role or whole.start is None or whole.end is None:
        return False
    ends = [day for day in (part.start, part.end) if day is not None]
    return bool(ends) and all(whole.start <= day <= whole.end for day in ends)


def _explained(part: Span, whole: Span) -> Span:
    """The part; a whole that is the same keeps its own precision: "Q1 (Jan - Mar)"; of several years any may be it."""
    if any(point.last_year for point in whole.points) and all(point.year is None for point in part.points):
        return replace(part, doubts=(*part.doubts, SECOND_DATE))
    if whole.precision in _PARTS_OF_YEAR and part.end != whole.end and (part.role or _is_list_of_months(part)):
        return replace(part, doubts=(*part.doubts, Doubt("two-readings", "it is only a part of the time beside it")))
    if (part.start, part.end) == (whole.start, whole.end) and whole.precision in _FINE:
        return replace(part, doubts=part.doubts + whole.doubts)
    if (part.start, part.end) == (whole.start, whole.end) and not part.doubts:
        return replace(part, precision=whole.precision) if whole.precision in {"quarter", "half"} else part
    return part


def _is_list_of_months(span: Span) -> bool:
    return len(span.points) > 1 and span.precision == "months"


def _with_second(main: Span, other: Span, kinds: str) -> Span:
    """What to show when two dates compete: both, unless one is in brackets, a coarser one, or a side only."""
    if not other.windows or not main.windows or main.role not in {"", "by"}:
        return main
    if other.role == "by" and not _in_brackets(other, kinds):
        return _until(main, other, kinds)
    if main.role or other.role:
        return main
    if other.precision in _COARSE or main.precision in _COARSE:
        return main if other.precision in _COARSE else other
    if _in_brackets(other, kinds):
        return main
    return _both(main, other)


def _until(main: Span, other: Span, kinds: str) -> Span:
    """The later of two deadlines; from a date to a later deadline: "survey in May, results by June"."""
    if main.end is None or other.end is None or other.end <= main.end:
        return main
    if main.role and _APART.isdisjoint(kinds[main.last : other.first]):
        return main
    if main.role:
        return replace(other, doubts=main.doubts + other.doubts)
    units = {placed.unit for placed in other.places}
    if main.start is None or not units <= _FINE:
        return main
    if main.precision in _COARSE:  # a name rather than a time: "Q1 return by 15 July"
        return replace(other, doubts=main.doubts + other.doubts)
    unit, doubts = coarser(main.precision, *units), main.doubts + other.doubts
    window = Days(main.start, other.end)
    return replace(main, end=other.end, windows=(window,), precision=unit, doubts=doubts)


_APART = frozenset(letters("stop", "listed"))


def _in_brackets(span: Span, kinds: str) -> bool:
    before = kinds[: span.first + 1]
    return before.count(KINDS["open"]) > before.count(KINDS["close"])
