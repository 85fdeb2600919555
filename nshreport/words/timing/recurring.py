"""What comes again and again: how often, and on which days of the plan year where the words name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nshreport.words.timing.almanac import WEEKDAY_NAMES, months_window, weekday_of_month
from nshreport.words.timing.expressions import RANGES, DateExpression, compile_words
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.lexicon import YEARLY
from nshreport.words.timing.phrases import DatePhrase, Reduced
from nshreport.words.timing.ranges import join
from nshreport.words.timing.reading import Days, NotADateError, Window, in_order
from nshreport.words.wording import MONTHS

_RECURRING = frozenset(letters("recurring", "each", "weekdays"))
# "Annual report, May 2017": a word that describes what happens once, on a date with its year.
_DESCRIBES = re.compile(compile_words("recurring word"))


def is_recurring(reduced: Reduced, phrases: Sequence[DatePhrase]) -> bool:
    """Whether the words say that it comes again and again."""
    kinds = reduced.kinds
    if _RECURRING.isdisjoint(kinds):
        return False
    described = len(_DESCRIBES.findall(kinds))
    if described and described == sum(kinds.count(letter) for letter in _RECURRING):
        yearly = all(
            not isinstance(item, DateExpression) and item.value == YEARLY
            for letter, item in zip(kinds, reduced.items, strict=True)
            if letter in _RECURRING
        )
        return not any(_is_of_one_date(phrase) or (yearly and _is_one_season(phrase)) for phrase in phrases)
    return True


def _is_of_one_date(phrase: DatePhrase) -> bool:
    """Whether it names days, or a year: "Annual conference 5-6 September", "Annual report, May 2017"."""
    if any(expression.year is not None for expression in phrase.expressions):
        return True
    by = phrase.role == "by" and KINDS["until"] not in phrase.lead
    return bool(phrase.expressions[-1].days) and (by or not phrase.role)


def _is_one_season(phrase: DatePhrase) -> bool:
    """Whether it is one row of months: "Annual canvass: July-Nov"."""
    return not phrase.role and len(phrase.joins) == 1 and phrase.joins[0] in RANGES


def period_of(reduced: Reduced, text: str) -> str:
    """How often, in the words of the text: "monthly", "every six weeks"."""
    match = _PERIOD.search(reduced.kinds)
    if match is None:
        return ""
    items = reduced.items[match.start() : match.end()]
    words = text[items[0].begin : items[-1].end].replace("\n", " ")
    return _NAMES.sub(lambda name: name[0].capitalize(), words)


_NAMES = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAY_NAMES))})", re.IGNORECASE)
# "first Monday of each month", "every Tuesday", "every May", "monthly", "Thursdays"
_PERIOD = re.compile(
    compile_words(
        "((nth_weekday|bare) of?)? (recurring|each (weekday|expression|bare)|each|weekdays) (from expression)?"
    )
)


def occasions_of(reduced: Reduced, phrases: Sequence[DatePhrase], plan: PlanYear, text: str) -> tuple[Window, ...]:
    """The dates in the plan year on which it is expected, where the words name months, days or weekdays."""
    whole = months_window(plan.year, plan.first_month, 12)
    start = max((phrase.start for phrase in phrases if phrase.start), default=None) or whole.start
    end = min((phrase.end for phrase in phrases if phrase.end), default=None) or whole.end
    every_other = _EVERY_OTHER.search(text) is not None
    if every_other and not any(phrase.role == "from" and phrase.expressions[0].days for phrase in phrases):
        return ()
    days = sorted(_weekly(reduced, start, end)) or sorted(_monthly(reduced, start, end))
    if every_other:
        days = days[::2]
    return tuple(Window(day, day) for day in days) or _named(phrases, plan, period_of(reduced, text))


_EVERY_OTHER = re.compile(r"\b(?:every other|alternate)\b")


def _months(start: date, end: date) -> Iterator[tuple[int, int]]:
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield month // 12, month % 12 + 1


def _weekly(reduced: Reduced, start: date, end: date) -> Iterator[date]:
    """Every Tuesday; the first Monday of each month."""
    nth = [item for letter, item in zip(reduced.kinds, reduced.items, strict=True) if letter == KINDS["nth_weekday"]]
    for item in nth:
        if isinstance(item, DateExpression):
            days = [
                weekday_of_month(year, month, item.weekday or 0, rank)
                for year, month in _months(start, end)
                for rank in item.numbers
            ]
            yield from (day for day in days if day is not None and start <= day <= end)
    weekdays = {item.value for item in reduced.items if not isinstance(item, DateExpression) and item.kind in _WEEKDAYS}
    for weekday in () if nth else weekdays:
        first = start + timedelta(days=(int(str(weekday)) - start.weekday()) % 7)
        yield from (first + timedelta(weeks=week) for week in range((end - first).days // 7 + 1))


_WEEKDAYS = KINDS["weekday"] + KINDS["weekdays"]


def _monthly(reduced: Reduced, start: date, end: date) -> Iterator[date]:
    """The 15th of each month."""
    for item in reduced.items:
        if isinstance(item, DateExpression) and item.unit == "bare" and not item.month:
            for year, month in _months(start, end):
                last = months_window(year, month).end
                if item.days[0] <= last.day:
                    yield last.replace(day=item.days[0])


def _named(phrases: Sequence[DatePhrase], plan: PlanYear, period: str) -> tuple[Window, ...]:
    """Months or days that are named, each where it lies in the plan year; each month of a range when it is monthly."""
    windows: list[Days] = []
    for phrase in phrases:
        if phrase.role:
            continue
        try:
            joined = join(phrase.expressions, phrase.joins, plan, in_order=False)
        except NotADateError:
            continue
        windows += joined.windows
    if "month" in period and len(windows) == 1:
        windows = [months_window(year, month) for year, month in _months(windows[0].start, windows[0].end)]
    return in_order(windows)
