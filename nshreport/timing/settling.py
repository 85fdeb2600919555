"""Settles which of several dates is meant, and what the words beside it leave in doubt."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from nshreport.timing.almanac import WEEKDAY_NAMES
from nshreport.timing.doubts import Doubt
from nshreport.timing.joining import coarser
from nshreport.timing.kinds import KINDS, letters
from nshreport.timing.lengths import is_within
from nshreport.timing.numbering import are_numbered
from nshreport.timing.periods import APRIL
from nshreport.timing.points import Point, compile_words
from nshreport.timing.window import Days
from nshreport.wording import say_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nshreport.timing.figures import PlanYear
    from nshreport.timing.spans import Reduced, Span

_FINE = frozenset({"day", "days", "week", "month", "months"})
_PARTS_OF_YEAR = frozenset({"quarter", "half", "season"})
_COARSE = _PARTS_OF_YEAR | {"year"}
SECOND_DATE = Doubt("left-over", "there is a second date beside it")


def reconcile(spans: Sequence[Span], kinds: str) -> tuple[Span, list[Doubt]]:
    """Makes one date of those that stand, with what is doubtful about that."""
    if are_numbered(spans, kinds):
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
    """The closer of two dates of which one lies within the other: "Spring (April)", "Conference 2017, 5 May"."""
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
    if main.start is None or not {main.precision, *(placed.unit for placed in other.places)} <= _FINE:
        return main
    unit, doubts = coarser(main.precision, *(placed.unit for placed in other.places)), main.doubts + other.doubts
    window = Days(main.start, other.end)
    return replace(main, end=other.end, windows=(window,), precision=_SPANNING.get(unit, unit), doubts=doubts)


_APART = frozenset(letters("stop", "listed"))
_SPANNING = {"day": "days", "month": "months"}


def _in_brackets(span: Span, kinds: str) -> bool:
    before = kinds[: span.first + 1]
    return before.count(KINDS["open"]) > before.count(KINDS["close"])


_NUMBERS = frozenset(letters("number", "near", "wide", "integer", "ratio", "ordinal", "bare", "doubtful", "year_point"))
_UNSETTLED = frozenset(letters("vague", "tbc", "query", "early", "mid", "late"))
_WRAPPING = frozenset(letters("vague", "tbc", "query"))
_STRAY = frozenset(letters("week", "commencing", "ending", "nth_weekday", "weekdays"))
_AFTER_WORDS = re.compile(f"{compile_words('(before|after)')}(?!.*{compile_words('(comma|stop|open|close|dash)')})")
_SHIFTED = re.compile(compile_words("(next|ordinal_word) of? (point|bare|year_point)"))
# What a year may count, or be part of the name of: 2021 people, Phase 2052, Census 2021.
_NAMING = frozenset(letters("word", "unit", "times", "address", "title", "week", "half", "quarter", "term", "duration"))
_NAMING_YEAR = _NAMING | frozenset(letters("label", "numbered", "project_count"))
_COUNTED = frozenset(letters("word", "of", "times", "unit", "week", "year_word"))
# Years; words that make a text prose; dates that are weighed against each other; kinds that a word reaches over.
_FAR, _MANY_WORDS, _MANY_DATES, _NEARBY = 10, 14, 20, 20


def doubts_beside(main: Span, reduced: Reduced, spans: Sequence[Span], plan: PlanYear) -> list[Doubt]:
    """What the words outside the dates leave in doubt about the one that is meant."""
    kinds = reduced.kinds
    outside = _outside(kinds, spans)
    doubts = far_doubts((main.start, main.end), plan)
    if not _WRAPPING.isdisjoint(kinds) or not _UNSETTLED.isdisjoint(outside):
        doubts.append(Doubt("vague", "the words say that it is not settled"))
    if main.unexplained:
        doubts.append(_NUMBER_BESIDE)
    return doubts + _doubts_outside(main, reduced, spans, outside, plan) if outside else doubts


_NUMBER_BESIDE = Doubt("left-over", "a number beside the date is not explained")


def _doubts_outside(main: Span, reduced: Reduced, spans: Sequence[Span], outside: str, plan: PlanYear) -> list[Doubt]:
    kinds = reduced.kinds
    doubts = []
    if not _NUMBERS.isdisjoint(outside):
        doubts.append(_NUMBER_BESIDE)
    naming = _NAMING if any(point.pair for point in main.points) else _NAMING_YEAR
    if main.precision == "year" and not naming.isdisjoint(outside) and not _is_financial_year(main, kinds, plan):
        doubts.append(Doubt("left-over", "the year may belong to the words beside it"))
    if kinds[: main.first].endswith(KINDS["slash"]) and not kinds[: main.first - 1].endswith(KINDS["word"]):
        doubts.append(Doubt("left-over", "something is left out before the date"))
    if _is_some_holiday(main, kinds):
        doubts.append(Doubt("vague", "a month tells only roughly when the holiday is"))
    after_something = _AFTER_WORDS.search(kinds, max(0, main.first - _NEARBY), main.first)
    if after_something or not _STRAY.isdisjoint(outside) or outside.count(KINDS["word"]) > _MANY_WORDS:
        doubts.append(Doubt("left-over", "the words beside the date may change it"))
    if KINDS["duration"] in outside and len(main.points) == 1 and not is_within(main, reduced):
        doubts.append(Doubt("left-over", "a length of time stands beside the date"))
    if KINDS["project_count"] in outside and all(point.year is None for point in main.points):
        doubts.append(Doubt("left-over", "a week, month or year of something is counted beside the date"))
    if any("fraction" in point.flaws for point in main.points) and kinds[main.last : main.last + 1] in _COUNTED:
        doubts.append(Doubt("two-readings", "the figures may be a fraction or a date"))
    if _SHIFTED.search(kinds):
        doubts.append(Doubt("vague", '"next" or "last" may mean another year'))
    return doubts + _weekday_doubts(main, reduced, spans)


def _is_financial_year(main: Span, kinds: str, plan: PlanYear) -> bool:
    """Whether the words say "financial year 2017/18" in so many words, and nothing against it is named after it."""
    if plan.first_month != APRIL or not all(point.financial and point.pair for point in main.points):
        return False
    before, after = kinds[main.first - 1 : main.first], kinds[main.last : main.last + 1]
    return after not in _NAMED and (KINDS["in"] in main.lead or before not in _NAMED)


_NAMED = frozenset(letters("word", "title", "address", "unit", "week", "term"))


def _is_some_holiday(main: Span, kinds: str) -> bool:
    """Whether a month tells only roughly when a holiday is: "October half term"."""
    return KINDS["holiday"] in kinds and len(main.points) == 1 and main.precision in {"month", "by", "from", "season"}


def _outside(kinds: str, spans: Sequence[Span]) -> str:
    pieces, done = [], 0
    for span in spans:
        pieces.append(kinds[done : span.first])
        done = max(done, span.last)
    return "".join((*pieces, kinds[done:]))


def _weekday_doubts(main: Span, reduced: Reduced, spans: Sequence[Span]) -> list[Doubt]:
    """Weekdays that stand apart from the date: "22 June - Thursday"."""
    if KINDS["weekday"] not in reduced.kinds:
        return []
    inside = {position for span in spans for position in range(span.first, span.last)}
    weekdays = [
        item.value
        for position, item in enumerate(reduced.items)
        if not isinstance(item, Point) and item.kind == KINDS["weekday"] and position not in inside
    ]
    ends = (
        [day for day in (main.start, main.end) if day is not None]
        if main.precision in {"day", "days", "by", "from"}
        else []
    )
    if all(weekday in {day.weekday() for day in ends} for weekday in weekdays):
        return []
    if len(set(ends)) == 1:
        day = ends[0]
        return [Doubt("weekday-disagrees", f"{say_day(day)} is a {WEEKDAY_NAMES[day.weekday()]}")]
    return [Doubt("left-over", "a weekday stands beside the date")]


def far_doubts(days: Sequence[date | None], plan: PlanYear) -> list[Doubt]:
    """The doubt that a day so far from the plan's year may be a slip."""
    far = [day.year for day in days if day is not None and abs(day.year - plan.year) > _FAR]
    return [Doubt("far-away", f"{far[0]} is far from the plan's year")] if far else []
