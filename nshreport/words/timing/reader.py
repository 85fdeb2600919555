"""Reads a timing: finds its dates, then weighs what else the words say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from nshreport.words.timing.choose_date import NOT, apply_length, find_standing, is_length_from, reconcile
from nshreport.words.timing.expressions import compile_words
from nshreport.words.timing.figures import PLAUSIBLE, READERS, Numbers, PlanYear
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.phrases import DatePhrase, Reduced, find_phrases, reduce_forms
from nshreport.words.timing.ranges import coarser
from nshreport.words.timing.reading import Doubt, Timing, Window, are_harmless, in_order
from nshreport.words.timing.recurring import is_recurring, occasions_of, period_of
from nshreport.words.timing.surrounding_doubts import doubts_beside, far_doubts
from nshreport.words.timing.tokens import LONGEST, fold, squeeze, tokenise
from nshreport.words.wording import say_day


@lru_cache(maxsize=65536)
def read_timing(text: str, *, year: int, first_month: int = 1) -> Timing:
    """Reads the words of a timing.

    Args:
        text: A Timing cell as typed.
        year: The year in which the plan year begins; a date without a year lies in the twelve months from then.
        first_month: The month, 1 to 12, in which it begins.

    Returns:
        What they mean. Any string is read; one without a date is of the precision none, tbc, ongoing, recurring or
        relative.

    >>> read_timing("Nov - Feb", year=2017).end
    datetime.date(2018, 2, 28)
    """
    if len(text) > LONGEST:
        return _undated("none", Doubt("not-understood", "the text is longer than a cell"))
    plan = PlanYear(year, first_month)
    words = squeeze(fold(text))
    if words == "24/7":
        return _undated("ongoing", Doubt("two-readings", "it may mean all the time, or 24 July"))
    if words.isdecimal() and len(words) in _BARE_NUMBERS and (found := _read_number(int(words), plan)).start:
        return found
    reduced = reduce_forms(tokenise(words, plan), plan)
    phrases = find_phrases(reduced, plan)
    if is_recurring(reduced, phrases):
        occasions = occasions_of(reduced, phrases, plan, words)
        return Timing(None, None, "recurring", confirmed=False, occasions=occasions, period=period_of(reduced, words))
    if phrases and not _is_relative_to(reduced, phrases) and not _is_standing_item(reduced, phrases):
        return _read_dated(reduced, phrases, plan)
    return _read_undated(reduced, words)


_NO_DATE = Doubt("not-understood", "no date was found in the words")
_ONLY_WHEN_NOT = Doubt("not-understood", "it says only when not")
_GIVEN_UP = Doubt("later-words-stand", "the date was given up and no other is named")
_RELATIVE_TO = re.compile(
    compile_words("(duration|project_count|relative) (before|after|from|of) | unit (before|after)")
)


def _is_relative_to(reduced: Reduced, phrases: Sequence[DatePhrase]) -> bool:
    """Whether the only date is what something else is counted from: "6 weeks from 1 May"."""
    first = phrases[0].first
    if len(phrases) != 1 or first == 0 or _RELATIVE_TO.match(reduced.kinds, first - 1) is None:
        return False
    return not is_length_from(reduced, phrases[0])


def _is_standing_item(reduced: Reduced, phrases: Sequence[DatePhrase]) -> bool:
    """Whether a date next to "ongoing" is only that of something else: "Ongoing (review March 2020)"."""
    if KINDS["ongoing"] not in reduced.kinds or any(phrase.role for phrase in phrases):
        return False
    before = reduced.kinds[: phrases[0].first]
    return KINDS["ongoing"] in before and KINDS["word"] in before


def _read_dated(reduced: Reduced, phrases: list[DatePhrase], plan: PlanYear) -> Timing:
    standing = find_standing(reduced, phrases, plan)
    if not standing.phrases:
        return _read_given_up(standing.status, reduced)
    main, settled = reconcile(standing.phrases, reduced.kinds)
    main = apply_length(main, reduced)
    if not main.windows:
        return _undated("none", *main.doubts)
    beside = doubts_beside(main, reduced, phrases, plan)
    doubts = (*main.doubts, *settled, *standing.doubts, *beside, *_ongoing_doubts(main, reduced))
    occasions = () if main.role else in_order(main.windows)
    confirmed = are_harmless(doubts)
    return Timing(main.start, main.end, main.precision, confirmed, occasions, tuple(dict.fromkeys(doubts)))


def _read_given_up(status: str, reduced: Reduced) -> Timing:
    """Of a text in which no date stands any longer."""
    if status == NOT:
        return _undated("none", _ONLY_WHEN_NOT)
    return _undated("tbc" if KINDS["tbc"] in reduced.kinds else "none", _GIVEN_UP)


def _ongoing_doubts(main: DatePhrase, reduced: Reduced) -> list[Doubt]:
    if main.role or KINDS["ongoing"] not in reduced.kinds:
        return []
    introduced = reduced.kinds[: main.first].rstrip(KINDS["throughout"]).endswith(KINDS["ongoing"])
    lasting = len(main.expressions) > 1 or main.precision not in {"day", "month"}
    return [] if introduced and lasting else [Doubt("left-over", '"ongoing" is next to the date')]


def _undated(precision: str, *doubts: Doubt) -> Timing:
    return Timing(None, None, precision, confirmed=False, doubts=doubts)


_PUNCTUATION = "(open|close|comma|dash|stop)"
_TO_SOMETHING = """word (before|after) (?!.) | in (word|article)* (holiday|vacation)
    | (before|after|from|by|deadline|until|next) (in|of|per|article|dash)?
    (word|label|numbered|vague|holiday) | times word | vague word | unit (before|after)"""
# What a text without a date says; the first row that is found in its kinds decides.
_UNDATED = (
    ("ongoing", re.compile(compile_words("ongoing|throughout"))),
    ("tbc", re.compile(compile_words("tbc"))),
    ("relative", re.compile(compile_words(f"relative|duration|project_count|{_TO_SOMETHING}"))),
    ("tbc", re.compile(f"^{compile_words('query+ (dash|comma|stop|open) (word|refer)')}")),
    ("recurring", re.compile(compile_words("weekday (and|comma) (weekday | bare dash bare)"))),
    ("tbc", re.compile(f"^{compile_words(f'{_PUNCTUATION}* (vague|query) (vague|query|{_PUNCTUATION})*')}$")),
)
_BLANK = re.compile(compile_words("(blank|dash|slash|stop|comma)*"))


def _read_undated(reduced: Reduced, words: str) -> Timing:
    for precision, kinds in _UNDATED:
        if kinds.search(reduced.kinds):
            return _undated(precision)
    return _undated("none") if _says_nothing(reduced.kinds, words) else _undated("none", _NO_DATE)


def _says_nothing(kinds: str, words: str) -> bool:
    """Whether the cell is as good as empty: "n/a", "-", but not "on the date", whose words have no kind."""
    if _BLANK.fullmatch(kinds) is None:
        return False
    return KINDS["blank"] in kinds or not any(letter.isalnum() for letter in words)


# Day 0 of the 1900 date system of spreadsheets, whose day 60 never was: right from day 61 on.
_DAY_ZERO = date(1899, 12, 30)
_NEAR_YEARS = 10
NOT_UNDERSTOOD = Doubt("not-understood", "the cell holds neither a date nor words")


def read_timing_value(value: object, *, year: int, first_month: int = 1) -> Timing:
    """Reads a Timing cell of any type.

    Args:
        value: Text, a date or date and time, a number, or ``None`` for an empty cell. A whole number near the plan's
            year is a year; another that is the serial number (1900 system) of a day within ten years of the plan is
            that day.
        year: The year in which the plan year begins.
        first_month: The month, 1 to 12, in which it begins.

    >>> read_timing_value(42901, year=2017).start
    datetime.date(2017, 6, 15)
    """
    plan = PlanYear(year, first_month)
    if value is None:
        return read_timing("", year=year, first_month=first_month)
    if isinstance(value, str):
        return read_timing(value, year=year, first_month=first_month)
    if isinstance(value, datetime):
        return _one_day(value.date(), plan)
    if isinstance(value, date):
        return _one_day(value, plan)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(value, plan)
    return Timing(None, None, "none", confirmed=False, doubts=(NOT_UNDERSTOOD,))


def _one_day(day: date, plan: PlanYear) -> Timing:
    doubts = tuple(far_doubts((day,), plan))
    return Timing(day, day, "day", confirmed=not doubts, occasions=(Window(day, day),), doubts=doubts)


def _read_number(number: float, plan: PlanYear) -> Timing:
    if number in {plan.year + years for years in PLAUSIBLE}:
        return read_timing(str(int(number)), year=plan.year, first_month=plan.first_month)
    day = _counted_day(number, plan) or _day_in_figures(f"{number:06.0f}", plan)
    if day is None:
        return Timing(None, None, "none", confirmed=False, doubts=(NOT_UNDERSTOOD,))
    doubt = Doubt("two-readings", f"the number is taken to be {say_day(day)}")
    return replace(_one_day(day, plan), confirmed=False, doubts=(doubt,))


def _counted_day(number: float, plan: PlanYear) -> date | None:
    """The day that a spreadsheet counts by this number, if it is near the plan's year."""
    if not abs(number - (plan.start - _DAY_ZERO).days) <= 366 * _NEAR_YEARS:
        return None
    return _DAY_ZERO + timedelta(days=int(number))


def _day_in_figures(figures: str, plan: PlanYear) -> date | None:
    """The day of 310317 or 31032017, if it is near the plan's year."""
    if not figures.isdigit() or len(figures) not in _DAYS_IN_FIGURES:
        return None
    _kind, numbers = READERS["day_first"]("/".join((figures[:2], figures[2:4], figures[4:])), plan)
    if not isinstance(numbers, Numbers) or numbers.flaw or abs(numbers.year - plan.year) > _NEAR_YEARS:
        return None
    return date(numbers.year, numbers.month, numbers.day)


_DAYS_IN_FIGURES = (6, 8)
_BARE_NUMBERS = range(5, 9)


def pair_timings(start: Timing, end: Timing) -> Timing:
    """One timing of a Start cell and the End or Due cell next to it.

    It is confirmed only when both are. With a start alone it is open-ended; with an end alone it is a deadline; with
    neither it says what the End cell says, or else the Start cell.
    """
    first = start.start or start.end
    last = end.end or end.start
    doubts = start.doubts + end.doubts
    if first is None and last is None:
        return start if end.precision == "none" and not end.doubts else end
    if last is None:
        firm = start.confirmed and end.precision in {"none", "ongoing"}
        return _settled(first, None, "from", doubts, confirmed=firm and not end.doubts)
    if first is None:
        firm = end.confirmed and start.precision in {"none", "ongoing"}
        return _settled(None, last, "by", doubts, confirmed=firm and not start.doubts)
    return _both(start, end, first, last)


def _both(start: Timing, end: Timing, first: date, last: date) -> Timing:
    doubts = start.doubts + end.doubts
    if last < first:
        doubts += (Doubt("backwards", f"the end, {say_day(last)}, lies before the start, {say_day(first)}"),)
        first, last = last, first
    unit = coarser(_unit(start), _unit(end))
    if unit == "days" and first == last:
        unit = "day"
    confirmed = start.confirmed and end.confirmed and are_harmless(doubts)
    return _settled(first, last, unit, doubts, confirmed=confirmed)


def _unit(timing: Timing) -> str:
    return "day" if timing.precision in {"by", "from"} else timing.precision


def _settled(
    start: date | None, end: date | None, precision: str, doubts: tuple[Doubt, ...], *, confirmed: bool
) -> Timing:
    occasions = (Window(start, end),) if start and end else ()
    return Timing(start, end, precision, confirmed=confirmed, occasions=occasions, doubts=doubts)
