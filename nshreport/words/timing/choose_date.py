"""Settles which of several dates is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from nshreport.words.timing.almanac import ONE_DAY, months_window
from nshreport.words.timing.expressions import RANGE, TO, DateExpression, compile_words
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.lexicon import WAS
from nshreport.words.timing.phrases import DatePhrase, Reduced, is_moved_to, settle
from nshreport.words.timing.ranges import coarser
from nshreport.words.timing.reading import Days, Doubt

_FINE = frozenset({"day", "days", "week", "month", "months"})
_DATED = _FINE | {"by", "from"}
_NAMES = frozenset({"season", "feast", "year_end"})
_PARTS_OF_YEAR = frozenset({"quarter", "half", "season"})
_COARSE = _PARTS_OF_YEAR | {"year"}
# Dates that are weighed against each other.
_MANY_DATES = 20
SECOND_DATE = Doubt("left-over", "there is a second date next to it")


def reconcile(phrases: Sequence[DatePhrase], kinds: str) -> tuple[DatePhrase, list[Doubt]]:
    """Makes one date of those that stand, with what is doubtful about that."""
    if len(phrases) > 1 and are_listed(phrases, kinds):
        return reduce(_both, phrases), []
    phrases = _without_names(phrases, kinds)
    main, doubts = phrases[0], []
    for other in phrases[1:_MANY_DATES]:
        joined = _join_sides(main, other) or _closer(main, other)
        if joined is None:
            doubts.append(SECOND_DATE)
            joined = _with_second(main, other, kinds)
        main = joined
    if len(phrases) > _MANY_DATES:
        doubts.append(SECOND_DATE)
    return main, doubts


def _without_names(phrases: Sequence[DatePhrase], kinds: str) -> Sequence[DatePhrase]:
    """The dates without seasons and feasts that only name something: "Summer exhibition: 7 July"."""
    dated = {
        (one.start, one.end) for one in phrases if one.precision in _DATED and one.expressions[0].unit not in _NAMES
    }
    return [phrase for phrase in phrases if not _is_name(phrase, dated, kinds)] or phrases


def _is_name(phrase: DatePhrase, dated: AbstractSet[tuple[date | None, date | None]], kinds: str) -> bool:
    expression, follows = phrase.expressions[0], kinds[phrase.last : phrase.last + 1]
    if len(phrase.expressions) != 1 or expression.year is not None:
        return False
    if expression.unit == "year_end":  # "Year end accounts by 31 October"
        return follows == KINDS["word"] and phrase.lead == "" and bool(dated)
    if expression.unit == "month":  # "October half term (28 October - 1 November)"
        return follows == KINDS["holiday"] and not phrase.role and len(dated) > 1
    if phrase.role or expression.unit not in {"season", "feast"}:
        return False
    if follows == KINDS["word"]:
        return bool(dated)
    return (phrase.start, phrase.end) in dated


def _join_sides(main: DatePhrase, other: DatePhrase) -> DatePhrase | None:
    """One window of "from 3 April" and "by 5 May", or of "start April" and "complete June"."""
    start = main.opens or main.start
    ends = other.role == "by" or KINDS["done"] in other.lead
    if not (main.role == "from" or main.opens) or not ends or start is None or other.end is None or other.end < start:
        return None
    unit = "days" if main.expressions[-1].days and other.expressions[-1].days else "months"
    doubts = (() if main.opens else main.doubts) + other.doubts
    window = Days(start, other.end)
    return replace(main, start=start, end=other.end, precision=unit, role="", windows=(window,), doubts=doubts)


def _both(main: DatePhrase, other: DatePhrase) -> DatePhrase:
    windows = main.windows + other.windows
    start, end = min(days.start for days in windows), max(days.end for days in windows)
    unit, doubts = coarser(main.precision, other.precision), main.doubts + other.doubts
    return replace(main, start=start, end=end, windows=windows, precision=unit, last=other.last, doubts=doubts)


def _closer(main: DatePhrase, other: DatePhrase) -> DatePhrase | None:
    """The closer of two dates of which one lies within the other: "Spring (April)", "Year end (31 March)"."""
    if main.end == other.end and not other.role and main.expressions[-1].unit == "year_end":
        return replace(main, doubts=other.doubts)
    if _covers(main, other):
        return _explained(other, main)
    if _covers(other, main):
        return _explained(main, other)
    if main.end == other.end and not main.role and other.role == "by":
        return main
    return None


def _covers(whole: DatePhrase, part: DatePhrase) -> bool:
    if whole.role or whole.start is None or whole.end is None:
        return False
    ends = [day for day in (part.start, part.end) if day is not None]
    return bool(ends) and all(whole.start <= day <= whole.end for day in ends)


def _explained(part: DatePhrase, whole: DatePhrase) -> DatePhrase:
    """The part; a whole that is the same keeps its own precision: "Q1 (Jan - Mar)"; of several years any may be it."""
    if any(expression.last_year for expression in whole.expressions) and all(
        expression.year is None for expression in part.expressions
    ):
        return replace(part, doubts=(*part.doubts, SECOND_DATE))
    if whole.precision in _PARTS_OF_YEAR and part.end != whole.end and (part.role or _is_list_of_months(part)):
        return replace(part, doubts=(*part.doubts, Doubt("two-readings", "it is only a part of the time next to it")))
    if (part.start, part.end) == (whole.start, whole.end) and whole.precision in _FINE:
        return replace(part, doubts=part.doubts + whole.doubts)
    if (part.start, part.end) == (whole.start, whole.end) and not part.doubts:
        return replace(part, precision=whole.precision) if whole.precision in {"quarter", "half"} else part
    return part


def _is_list_of_months(phrase: DatePhrase) -> bool:
    return len(phrase.expressions) > 1 and phrase.precision == "months"


def _with_second(main: DatePhrase, other: DatePhrase, kinds: str) -> DatePhrase:
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


def _until(main: DatePhrase, other: DatePhrase, kinds: str) -> DatePhrase:
    """The later of two deadlines; from a date to a later deadline: "survey in May, results by June"."""
    if main.end is None or other.end is None or other.end <= main.end:
        return main
    if main.role and _APART.isdisjoint(kinds[main.last : other.first]):
        return main
    if main.role:
        return replace(other, doubts=main.doubts + other.doubts)
    units = {resolved.unit for resolved in other.resolved_dates}
    if main.start is None or not units <= _FINE:
        return main
    if main.precision in _COARSE:  # a name rather than a time: "Q1 return by 15 July"
        return replace(other, doubts=main.doubts + other.doubts)
    unit, doubts = coarser(main.precision, *units), main.doubts + other.doubts
    window = Days(main.start, other.end)
    return replace(main, end=other.end, windows=(window,), precision=unit, doubts=doubts)


_APART = frozenset(letters("stop", "listed", "label"))


def _in_brackets(phrase: DatePhrase, kinds: str) -> bool:
    before = kinds[: phrase.first + 1]
    return before.count(KINDS["open"]) > before.count(KINDS["close"])


# How many kinds before a date a word that changes it may stand.
_NEARBY = 20
STANDS, OLD, NEW, OFF, NOT = "", "old", "new", "off", "not"

_STATUS = {KINDS["old"]: OLD, KINDS["new"]: NEW, KINDS["arrow"]: NEW, KINDS["not"]: NOT}
CHANGE_KINDS = frozenset(_STATUS) | {KINDS["off"], KINDS["shifted"]}
_JUST_BEFORE = re.compile(
    f"({compile_words('(old|new|not|arrow)')})(?:(?!{compile_words('(comma|stop|open|close|dash|and|or|off|shifted)')}).)*$"
)
_JUST_AFTER = re.compile(compile_words("(comma|dash|stop|open)? word* (off|shifted)"))


class Standing(NamedTuple):
    """Which dates of a text still stand.

    Attributes:
        phrases: Those that do, left to right; those called off when nothing took their resolve.
        status: Empty, or "old" or "not" when all dates named are no longer, or not, meant.
        doubts: What to tell the plan's editors.
    """

    phrases: list[DatePhrase]
    status: str
    doubts: tuple[Doubt, ...]


_GIVEN_UP = frozenset(letters("tbc", "off", "shifted", "not"))


def _is_past(reduced: Reduced, phrase: DatePhrase) -> bool:
    """Whether a deadline is only said to be over, and nothing took its place: "was due 30 January"."""
    word = reduced.items[phrase.first - 1]
    return not isinstance(word, DateExpression) and (word.kind, word.value) == (KINDS["old"], WAS)


def find_standing(reduced: Reduced, phrases: list[DatePhrase], plan: PlanYear) -> Standing:
    """Sorts the dates of a text by what the words around them say became of them."""
    kinds = reduced.kinds
    if CHANGE_KINDS.isdisjoint(kinds):
        return Standing(phrases, STANDS, ())
    phrases = _split_moves(kinds, phrases, plan)
    statuses = _statuses(kinds, phrases)
    standing = [phrase for phrase, status in zip(phrases, statuses, strict=True) if status in (STANDS, NEW)]
    if standing:
        return Standing(standing, STANDS, _doubts(kinds, statuses))
    if statuses == [OLD] and phrases[0].role == "by" and _GIVEN_UP.isdisjoint(kinds) and _is_past(reduced, phrases[0]):
        return Standing(phrases, STANDS, ())
    if OFF in statuses and KINDS["tbc"] not in kinds:
        called_off = [phrase for phrase, status in zip(phrases, statuses, strict=True) if status == OFF]
        return Standing(called_off[-1:], STANDS, (Doubt("left-over", "it is said to be called off or put off"),))
    return Standing([], NOT if NOT in statuses else OLD, ())


def _doubts(kinds: str, statuses: list[str]) -> tuple[Doubt, ...]:
    if OLD in statuses or OFF in statuses or NOT in statuses:
        return (Doubt("later-words-stand", "one date is given up for another"),)
    if KINDS["off"] in kinds or (KINDS["shifted"] in kinds and NEW not in statuses):
        return (Doubt("left-over", "something is said to be called off or put off"),)
    return (Doubt("left-over", 'a "not" or "no" may change the date'),) if KINDS["not"] in kinds else ()


def _split_moves(kinds: str, phrases: list[DatePhrase], plan: PlanYear) -> list[DatePhrase]:
    """Makes two dates of "moved from May to June"."""
    found: list[DatePhrase] = []
    for position, phrase in enumerate(phrases):
        before = kinds[phrases[position - 1].last if position else 0 : phrase.first]
        moved = phrase.joins == [TO] and before.endswith((KINDS["old"], KINDS["shifted"]))
        if moved or (phrase.arrow and phrase.joins == [RANGE] and not _is_rising(phrase)):
            first, second = (
                replace(phrase, expressions=[expression], joins=[], role="") for expression in phrase.expressions
            )
            settle(first, plan)
            settle(second, plan)
            found += [first, second]
        else:
            found.append(phrase)
    return found


def _is_rising(phrase: DatePhrase) -> bool:
    return bool(phrase.windows) and all(doubt.code != "backwards" for doubt in phrase.doubts)


def _statuses(kinds: str, phrases: list[DatePhrase]) -> list[str]:
    statuses: list[str] = []
    for position, phrase in enumerate(phrases):
        previous = phrases[position - 1] if position else None
        if previous is not None and previous.first == phrase.first:
            statuses.append(NEW)
            continue
        before = _JUST_BEFORE.search(
            kinds[max(previous.last if previous else 0, phrase.first - _NEARBY) : phrase.first]
        )
        status = _STATUS[before[1]] if before else STANDS
        moved = is_moved_to(kinds, phrase.first, phrase.lead)
        if moved or kinds[phrase.first - 1 : phrase.first + 1] == KINDS["shifted"] + KINDS["colon"]:
            status = NEW
        if status == STANDS and phrase.role == "from" and NEW in statuses[-1:]:
            status = OLD
        statuses.append(OFF if status == STANDS and _JUST_AFTER.match(kinds, phrase.last) else status)
    newest = max((position for position, status in enumerate(statuses) if status == NEW), default=0)
    return [OLD if status == STANDS and position < newest else status for position, status in enumerate(statuses)]


_DAYS, _HOURS, _MONTHS = 1, 2, 3
_LONGEST = 400
# "6 weeks from 5 June", "a 2 week sprint starting 15 June"
_LENGTH_BEFORE = re.compile(f"{compile_words('duration (word|sprint){0,2}')}$")
_LENGTH_AFTER = re.compile(compile_words("(comma? lasting)? duration"))
_WITHIN = tuple(letters("in", "by"))
_ONE_DATE = frozenset({"day", "week", "month", "from"})


def is_length_from(reduced: Reduced, phrase: DatePhrase) -> bool:
    """Whether a length of time is counted from the date on: "6 weeks from 5 June", but not "within 6 weeks from"."""
    if KINDS["duration"] not in reduced.kinds:
        return False
    before = _LENGTH_BEFORE.search(reduced.kinds, max(0, phrase.first - _NEARBY), phrase.first)
    if before is None or reduced.kinds[: before.start()].endswith(_WITHIN):
        return False
    length = reduced.items[before.start()]
    return phrase.role == "from" or (isinstance(length, DateExpression) and length.unit == "weeks_from")


def is_within(main: DatePhrase, reduced: Reduced) -> bool:
    """Whether a length lies within the date: "w/c 17 July (4 days)", "17 July (3 hours)"."""
    units = _units(reduced)
    return units == {_HOURS} or (units == {_DAYS} and main.precision == "week")


def _units(reduced: Reduced) -> set[int]:
    return {item.rank_of for item in reduced.items if isinstance(item, DateExpression) and item.unit == "duration"}


def apply_length(main: DatePhrase, reduced: Reduced) -> DatePhrase:
    """The date with a length of time next to it: "September 2018 for 6 months", "6 weeks from 5 June".

    It ends where the length does; where that is not said in days, weeks, months or years, it only begins.
    """
    kinds = reduced.kinds
    length = None
    if is_length_from(reduced, main):
        length = reduced.items[kinds.rindex(KINDS["duration"], 0, main.first)]
    if length is None:
        after = _LENGTH_AFTER.match(kinds, main.last)
        if after is None or main.precision not in _ONE_DATE:
            return main
        length = reduced.items[after.end() - 1]
        units = _units(reduced)
        if len(main.expressions) > 1 or _HOURS in units or (_DAYS in units and main.precision in {"month", "week"}):
            return main
    begun = replace(main, end=None, role="from", precision="from")
    if not isinstance(length, DateExpression) or main.start is None:
        return begun
    end = _end_of(main.start, length)
    if end is None or end <= main.start:
        return begun
    months = main.start.day == 1 and (end + ONE_DAY).day == 1
    precision = "months" if months else "week" if main.precision == "week" else "days"
    return replace(main, end=end, role="", precision=precision, windows=(Days(main.start, end),))


def _end_of(start: date, length: DateExpression) -> date | None:
    """The last day of a length of time from ``start`` on, ``None`` where it is not said exactly."""
    count, *others = length.numbers or (1,)
    if others or not 0 < count < _LONGEST:
        return None
    if length.rank_of == _MONTHS or length.year_kind:
        months = start.year * 12 + start.month - 1 + count * (12 if length.year_kind else 1)
        last = months_window(months // 12, months % 12 + 1).end
        return min(last, last.replace(day=min(start.day, last.day))) - ONE_DAY
    days = count * (1 if length.rank_of == _DAYS else 14 if length.edges else 7 if length.week else 0)
    return start + timedelta(days=days - 1) if days else None


_LISTED = re.compile(compile_words("(stop|comma|and|slash|dash)* listed dash?"))
_LAST_LABEL = re.compile(compile_words("open word{1,3} close | word{1,2}(?!.)"))
_LABELLED = re.compile(
    compile_words("(open word{1,3} close | word{1,2} (?= stop|comma|and|slash)) (stop|comma|and|slash|dash)*")
)
_PLAIN_LEADS = letters("colon", "in")


def are_listed(phrases: Sequence[DatePhrase], kinds: str) -> bool:
    """Whether two or more dates are those of a list: each with its number, or with a label in brackets."""
    if any(phrase.role or not phrase.windows or phrase.lead.strip(_PLAIN_LEADS) for phrase in phrases):
        return False
    if len({expression.year is None for phrase in phrases for expression in phrase.expressions}) > 1:
        return False
    if any(left.windows[-1].end >= right.windows[0].start for left, right in pairwise(phrases)):
        return False
    lasts = [0, *(phrase.last for phrase in phrases)]
    numbered = all(_LISTED.fullmatch(kinds, last, phrase.first) for last, phrase in zip(lasts, phrases, strict=False))
    return numbered or _are_labelled(phrases, kinds)


def _are_labelled(phrases: Sequence[DatePhrase], kinds: str) -> bool:
    """Whether a label in brackets stands behind each of several days: "3 May (Leeds), 10 May (Bristol)"."""
    between = all(_LABELLED.fullmatch(kinds, left.last, right.first) for left, right in pairwise(phrases))
    return (
        between
        and {phrase.precision for phrase in phrases} == {"day"}
        and bool(_LAST_LABEL.match(kinds, phrases[-1].last))
    )
