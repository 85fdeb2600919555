"""What the words next to a date leave in doubt about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from nshreport.words.timing.almanac import APRIL, WEEKDAY_NAMES
from nshreport.words.timing.ambiguous_words import EVENTS, FORENAMES
from nshreport.words.timing.choose_date import SECOND_DATE, is_within
from nshreport.words.timing.expressions import DateExpression, compile_words
from nshreport.words.timing.figures import PERCENT, PlanYear, Token
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.lexicon import DOCUMENT, GATHERINGS, NUMBERED_NOUNS
from nshreport.words.timing.phrases import DatePhrase, Reduced
from nshreport.words.timing.reading import Doubt
from nshreport.words.wording import say_day

_UNSETTLED = frozenset(letters("vague", "tbc", "query", "early", "mid", "late"))
_WRAPPING = frozenset(letters("vague", "tbc", "query"))
_NUMBER_BESIDE = Doubt("left-over", "a number next to the date is not explained")
_FAR_YEARS = 10


class _Scene(NamedTuple):
    """The date that is meant, the text it stands in, and the kinds of all that belongs to no date."""

    main: DatePhrase
    reduced: Reduced
    outside: str
    plan: PlanYear


def doubts_beside(main: DatePhrase, reduced: Reduced, phrases: Sequence[DatePhrase], plan: PlanYear) -> list[Doubt]:
    """What the words outside the dates leave in doubt about the one that is meant."""
    outside = _outside(reduced.kinds, phrases)
    doubts = far_doubts((main.start, main.end), plan)
    if not _WRAPPING.isdisjoint(reduced.kinds) or not _UNSETTLED.isdisjoint(outside):
        doubts.append(Doubt("vague", "the words say that it is not settled"))
    if main.stacked:
        doubts.append(SECOND_DATE)
    if len(main.expressions) > 1 and main.start == main.end and main.expressions[-1].unit == "bare":
        doubts.append(Doubt("two-readings", "it begins and ends on the same day"))
    if main.unexplained:
        doubts.append(_NUMBER_BESIDE)
    if not outside:
        return doubts
    scene = _Scene(main, reduced, outside, plan)
    doubts += [rule.doubt for rule in _RULES if not rule.kinds.isdisjoint(outside) and rule.holds(scene)]
    return doubts + _weekday_doubts(main, reduced, phrases)


def far_doubts(days: Sequence[date | None], plan: PlanYear) -> list[Doubt]:
    """The doubt that a day so far from the plan's year may be a slip."""
    far = [day.year for day in days if day is not None and abs(day.year - plan.year) > _FAR_YEARS]
    return [Doubt("far-away", f"{far[0]} is far from the plan's year")] if far else []


def _outside(kinds: str, phrases: Sequence[DatePhrase]) -> str:
    pieces, done = [], 0
    for phrase in phrases:
        pieces.append(kinds[done : phrase.first])
        done = max(done, phrase.last)
    return "".join((*pieces, kinds[done:]))


def _always(_scene: _Scene) -> bool:
    return True


# What a year may count, or be part of the name of: 2021 people, Phase 2052, Census 2021.
_NAMING = frozenset(
    letters(
        "word", "unit", "times", "address", "title", "week", "half", "quarter", "term", "duration", "figure", "relative"
    )
)
_NAMING_YEAR = _NAMING | frozenset(letters("label", "numbered", "project_count"))
_NAMED = frozenset(letters("word", "title", "address", "unit", "week", "term"))


_PROJECT_YEAR = re.compile(
    compile_words("project_count (open year_expression close | (dash|comma|colon) year_expression)")
)


def _may_name_a_year(scene: _Scene) -> bool:
    main = scene.main
    if main.precision != "year" or _PROJECT_YEAR.fullmatch(scene.reduced.kinds) is not None:
        return False
    naming = _NAMING if any(expression.pair for expression in main.expressions) else _NAMING_YEAR
    return not naming.isdisjoint(scene.outside) and not _is_financial_year(scene)


def _is_financial_year(scene: _Scene) -> bool:
    """Whether the words say "financial year 2017/18" in so many words, and nothing against it is named after it."""
    main, kinds = scene.main, scene.reduced.kinds
    if scene.plan.first_month != APRIL or not all(
        expression.financial and expression.pair for expression in main.expressions
    ):
        return False
    before, after = kinds[main.first - 1 : main.first], kinds[main.last : main.last + 1]
    return after not in _NAMED and (KINDS["in"] in main.lead or before not in _NAMED)


def _follows_a_stroke(scene: _Scene) -> bool:
    before = scene.reduced.kinds[: scene.main.first]
    return before.endswith(KINDS["slash"]) and not before[:-1].endswith(KINDS["word"])


def _ends_in_a_dash(scene: _Scene) -> bool:
    """Whether the end of a range is missing: "June -"; a day is left so before its time of day."""
    return scene.reduced.kinds[scene.main.last :] == KINDS["dash"] and scene.main.precision != "day"


def _goes_on_with_or(scene: _Scene) -> bool:
    return scene.reduced.kinds.startswith(KINDS["or"], scene.main.last)


def _may_number_a_noun(scene: _Scene) -> bool:
    """Whether the text opens with a noun that is often numbered, and a day follows it: "Ward 12 May"."""
    main, items = scene.main, scene.reduced.items
    if main.first != 1 or main.lead or main.expressions[0].unit != "day":
        return False
    noun, day = items[0], main.expressions[0]
    if isinstance(noun, DateExpression) or day.begin - noun.end > 1 or day.weekday is not None or day.week:
        return False
    return noun.value in NUMBERED_NOUNS or noun.kind == KINDS["release"] or (noun.kind, noun.value) == _DAY


_DAY = (KINDS["unit"], 1)


def _is_of_gathering(scene: _Scene) -> bool:
    """Whether the side of a date is a month that only tells which of several is meant: "after the May elections"."""
    main, items = scene.main, scene.reduced.items
    if not main.role or main.expressions[-1].unit != "month" or main.last == len(items):
        return False
    follower = items[main.last]
    if isinstance(follower, DateExpression) or follower.kind != KINDS["word"]:
        return False
    return main.role in {"before", "after"} or follower.value in GATHERINGS


def _may_be_name(scene: _Scene) -> bool:
    """Whether all is a month that is also a forename, and one other word: "Jan Smith"."""
    items = scene.reduced.items
    if len(items) != len(("forename", "surname")) or scene.main.precision != "month" or scene.main.first:
        return False
    month, surname = items
    return (
        isinstance(month, DateExpression)
        and month.month in FORENAMES
        and not isinstance(surname, DateExpression)
        and surname.value not in EVENTS
    )


_ONLY_ROUGHLY = frozenset({"month", "by", "from", "season"})


def _is_some_holiday(scene: _Scene) -> bool:
    return len(scene.main.expressions) == 1 and scene.main.precision in _ONLY_ROUGHLY


_AFTER_WORDS = re.compile(f"{compile_words('(before|after)')}(?!.*{compile_words('(comma|stop|open|close|dash)')})")
# How many kinds "before" or "after" reaches over.
_NEARBY = 20


def _is_beside_something(scene: _Scene) -> bool:
    """Whether something stands between "after" and the date: "after the audit in June"."""
    first = scene.main.first
    return _AFTER_WORDS.search(scene.reduced.kinds, max(0, first - _NEARBY), first) is not None


_NUMBERS = frozenset(
    letters("number", "near", "wide", "integer", "ratio", "ordinal", "bare", "doubtful", "year_expression")
)
_AIMS = frozenset(letters("by", "before", "in"))


def _is_number_unexplained(scene: _Scene) -> bool:
    """Whether a number next to the date is no count of what is due then: "50 visits by 30 June", "10% by June"."""
    main, kinds, items = scene.main, scene.reduced.kinds, scene.reduced.items
    positions = [position for position, kind in enumerate(kinds) if kind in _NUMBERS]
    positions = [position for position in positions if not main.first <= position < main.last]
    if (
        len(positions) == 1
        and len(main.expressions) > 1
        and _counted(kinds, items, positions[0]) == len(main.expressions)
    ):
        return False
    if _AIMS.isdisjoint(main.lead):
        return True
    return any(position > main.first or not _counted(kinds, items, position) for position in positions)


def _counted(kinds: str, items: Sequence[DateExpression | Token], position: int) -> int:
    """How many of what follows a number it counts, 0 where it may be something else."""
    item = items[position]
    counts = kinds[position + 1 : position + 2] == KINDS["word"]
    if isinstance(item, DateExpression):
        return item.days[0] if counts and item.unit == "bare" and item.days and not item.week else 0
    if item.kind not in _PLAIN_NUMBERS or not (counts or item.value == PERCENT):
        return 0
    return int(str(item.value)) or PERCENT


_PLAIN_NUMBERS = frozenset(letters("number", "near", "wide", "integer"))


def _ends_in_a_count(scene: _Scene) -> bool:
    """Whether the last number of a range may count what follows: "12 May - 30 people"."""
    main = scene.main
    follower = scene.reduced.kinds[main.last : main.last + 1]
    return len(main.expressions) > 1 and main.expressions[-1].unit == "bare" and follower in _COUNTED


def _may_count_what_follows(scene: _Scene) -> bool:
    """Whether the number after a month may count what follows it: "May 3 sessions"."""
    main, items = scene.main, scene.reduced.items
    if main.expressions[-1].unit != "month_first" or main.last == len(items) or main.expressions[-1].year is not None:
        return False
    follower = items[main.last]
    if isinstance(follower, DateExpression) or follower.begin - main.expressions[-1].end > 1:
        return False
    counts = str(follower.value).endswith("s") and main.expressions[-1].days[-1] > 1
    return counts or follower.value in _IN_ORDER


_IN_ORDER = frozenset(("draft", "edition", "attempt", "reading", "reminder"))  # "Mar 2nd draft"


def _is_no_weekend(scene: _Scene) -> bool:
    main = scene.main
    return main.start is None or main.end is None or (main.end - main.start).days not in {1, 2}


_WEEK = 6


def _is_no_week(scene: _Scene) -> bool:
    main = scene.main
    if main.precision == "days" and main.start is not None and main.end is not None:
        return (main.end - main.start).days > _WEEK
    return main.precision != "week"


_NAMED_FORTNIGHT = re.compile(compile_words("open word fortnight close"))


def _is_no_named_fortnight(scene: _Scene) -> bool:
    return _NAMED_FORTNIGHT.search(scene.reduced.kinds) is None


# So many words make a text prose.
_MANY_WORDS = 14


def _is_prose(scene: _Scene) -> bool:
    return scene.outside.count(KINDS["word"]) > _MANY_WORDS


def _has_a_length(scene: _Scene) -> bool:
    return len(scene.main.expressions) == 1 and not is_within(scene.main, scene.reduced)


def _has_no_year(scene: _Scene) -> bool:
    return all(expression.year is None for expression in scene.main.expressions)


_COUNTED = frozenset(letters("word", "of", "times", "unit", "week", "year_word"))


def _may_be_fraction(scene: _Scene) -> bool:
    """Whether the date may count what follows: "3/4 of staff"."""
    last = scene.main.last
    fraction = any("fraction" in expression.flaws for expression in scene.main.expressions)
    return fraction and scene.reduced.kinds[last : last + 1] in _COUNTED


_SHIFTED = re.compile(
    compile_words(
        "(next|ordinal_word) of? (expression|bare|year_expression) | (expression|bare) comma? next"
        " | expression after (?!.) | half of expression"
    )
)


def _is_shifted(scene: _Scene) -> bool:
    return _SHIFTED.search(scene.reduced.kinds) is not None


def _names_another_year(scene: _Scene) -> bool:
    return any(isinstance(item, DateExpression) and item.unit == "another_year" for item in scene.reduced.items)


_REFERRED = re.compile(compile_words("refer colon? (word|of|article|month)*$"))


def _is_of_document(scene: _Scene) -> bool:
    """Whether the date is that of something written which the words refer to: "see minutes of 5 May"."""
    first = scene.main.first
    found = _REFERRED.search(scene.reduced.kinds, max(0, first - _NEARBY), first)
    if found is None:
        return False
    reference = scene.reduced.items[found.start()]
    return not isinstance(reference, DateExpression) and reference.value == DOCUMENT


def _is_led_to(scene: _Scene) -> bool:
    """Whether a word that is not known is before "to": "kicked to July" is hardly a deadline."""
    main, kinds = scene.main, scene.reduced.kinds
    return kinds.startswith(KINDS["to"], main.first) and kinds[: main.first].endswith(KINDS["word"])


class _Rule(NamedTuple):
    """Kinds of which one must stand outside the dates, what must hold besides, and the doubt that then follows."""

    kinds: frozenset[str]
    holds: Callable[[_Scene], bool]
    doubt: Doubt


def _of(*names: str) -> frozenset[str]:
    return frozenset(letters(*names))


_ANOTHER_YEAR = Doubt("vague", '"next" or "last" may mean another year')
_MAY_CHANGE = Doubt("left-over", "the words next to the date may change it")
_RULES = (
    _Rule(_of("expression", "feast_expression"), _always, SECOND_DATE),
    _Rule(
        _of("number", "near", "wide", "integer", "ratio", "ordinal", "bare", "doubtful", "year_expression"),
        _is_number_unexplained,
        _NUMBER_BESIDE,
    ),
    _Rule(_NAMING_YEAR, _may_name_a_year, Doubt("left-over", "the year may belong to the words next to it")),
    _Rule(_of("slash"), _follows_a_stroke, Doubt("left-over", "something is left out before the date")),
    _Rule(_of("dash"), _ends_in_a_dash, Doubt("left-over", "something is left out after the date")),
    _Rule(_of("or"), _goes_on_with_or, Doubt("alternatives", "something else may be meant instead")),
    _Rule(_of("word"), _may_be_name, Doubt("left-over", "it may be somebody's name")),
    _Rule(
        _of("word", "unit", "release"),
        _may_number_a_noun,
        Doubt("two-readings", "the number may be that of the word before it"),
    ),
    _Rule(_of("word"), _is_of_gathering, Doubt("vague", "only the month of what is held is given")),
    _Rule(
        _of("holiday", "vacation"), _is_some_holiday, Doubt("vague", "a month tells only roughly when the holiday is")
    ),
    _Rule(_of("before", "after"), _is_beside_something, _MAY_CHANGE),
    _Rule(_of("refer"), _is_of_document, Doubt("left-over", "it may be the date of what is referred to")),
    _Rule(_of("word"), _is_led_to, _MAY_CHANGE),
    _Rule(_of("commencing", "ending", "nth_weekday", "weekdays"), _always, _MAY_CHANGE),
    _Rule(_of("fortnight"), _is_no_named_fortnight, _MAY_CHANGE),
    _Rule(_of("week"), _is_no_week, _MAY_CHANGE),
    _Rule(_of("word"), _is_prose, _MAY_CHANGE),
    _Rule(_of("duration"), _has_a_length, Doubt("left-over", "a length of time is next to the date")),
    _Rule(
        _of("project_count"),
        _has_no_year,
        Doubt("left-over", "a week, month or year of something is counted next to the date"),
    ),
    _Rule(_of("weekend"), _is_no_weekend, _MAY_CHANGE),
    _Rule(_COUNTED, _ends_in_a_count, _NUMBER_BESIDE),
    _Rule(_of("word"), _may_count_what_follows, Doubt("two-readings", "the number may count what follows it")),
    _Rule(_COUNTED, _may_be_fraction, Doubt("two-readings", "the figures may be a fraction or a date")),
    _Rule(_of("next", "ordinal_word", "after", "half"), _is_shifted, _ANOTHER_YEAR),
    _Rule(_of("relative"), _names_another_year, _ANOTHER_YEAR),
)
"""What makes a date with other words next to it doubtful."""


def _weekday_doubts(main: DatePhrase, reduced: Reduced, phrases: Sequence[DatePhrase]) -> list[Doubt]:
    """Weekdays that stand apart from the date: "22 June - Thursday"."""
    if KINDS["weekday"] not in reduced.kinds:
        return []
    inside = {position for phrase in phrases for position in range(phrase.first, phrase.last)}
    weekdays = [
        item.value
        for position, item in enumerate(reduced.items)
        if not isinstance(item, DateExpression) and item.kind == KINDS["weekday"] and position not in inside
    ]
    days = {day for day in (main.start, main.end) if day is not None and main.precision in _TOLD_BY_DAYS}
    if all(weekday in {day.weekday() for day in days} for weekday in weekdays):
        return []
    if len(days) == 1:
        (day,) = days
        return [Doubt("weekday-disagrees", f"{say_day(day)} is a {WEEKDAY_NAMES[day.weekday()]}")]
    return [Doubt("left-over", "a weekday is next to the date")]


_TOLD_BY_DAYS = frozenset({"day", "days", "by", "from"})
