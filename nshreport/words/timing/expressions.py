"""The forms in which a day, week, month, quarter, half, season or year is written: each becomes an expression.

A form is a row of ``FORMS``: its unit, its words in the kinds of the lexicon, and an example. An expression keeps
what was written; ``resolve_dates`` says where it lies in time, once its neighbours have filled in what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nshreport.words.notation import word_pattern
from nshreport.words.timing.figures import LAST_DAY, LAST_MONTH, NEAR, Numbers, PlanYear, Token, near_year
from nshreport.words.timing.kinds import KINDS, letters


class Form(NamedTuple):
    """How something is written: what it becomes, its words by kind, an example."""

    unit: str
    words: str
    example: str


# Parts that several forms share. A name is a kind of the lexicon or another part; the rest is a regular expression.
PARTS = {
    "any_figure": "(full|day_month|month_year|year|pair|years|count)",
    "small": "(number|near|ordinal)",
    "short": "(near|wide)",
    "count": "(number|near|wide|integer|figure|cardinal)",
    "rank": "(ordinal|ordinal_word)",
    "period": "(unit|week|fortnight|year_word|term|quarter|half|financial|plan_year)",
    "a_year": "(year_word|plan_year|financial|calendar_year)",
    "edge": "(early|mid|late|end|start)",
    "edges": "(edge ((dash|slash|to|and) edge)? dash? (of|in)? this? | rank half of?)?",
    "link": "(comma|dash|slash|of|in)?",
    "written": "(written_year | link financial short)?",
    "written_short": "(written_year | link financial? short ((dash|slash) short)?)?",
    "written_year": "(link financial? link (year|pair) financial?)",
    "week_word": "((edge dash? of?)? (commencing|weeks_commencing|ending|week) colon? of?)?",
    "named": "(weekday comma?)?",
    "then_named": "(open weekday close | comma? weekday (?!comma? small))?",
    "not_before_month": "(?! dash? of? month)",
    "days_do_not_follow": "(?! ((dash|slash|comma|and|or|to)* small)* dash? of? month)",
    "no_month_follows": "(?! of? month)",
    "no_length": "(?! of? month | (dash count)? dash? (unit|week|fortnight|year_word))",
    "no_week_follows": "(?! (of|in)? month)",
}

FORMS: tuple[Form, ...] = (
    Form("recurring", "each ordinal_word? (rank|count)? dash? (period|sprint)", "every six weeks"),
    Form("recurring", "times (per|article|each) period", "twice a year"),
    Form("recurring", "count times? (per|article|each) period", "3 times a year"),
    Form("recurring", "per period", "per quarter"),
    Form("recurring", "(?<= (number|near|ordinal|weekday|week|unit)) of unit", "15th of the month"),
    Form("recurring", "(count|times) dash? recurring", "6 monthly"),
    Form("label", "title month word?", "Councillor May"),
    Form("label", "(small|near|wide|integer) word word? address", "12 Mill Street"),
    Form(
        "duration", "count ((dash|to|or|slash|and) count)? dash? (unit|week|fortnight|year_word|term)", "3 - 6 months"
    ),
    Form("weeks_from", "count weeks_commencing", "6 weeks starting"),
    Form("label", "(?<= weekday small month) small dash small no_month_follows", "Tues 5 March 10-12"),
    Form("duration", "article (unit|week|fortnight|year_word)", "a month"),
    Form(
        "relative",
        "sprint colon? (small|integer) ((dash|slash|and|to) small not_before_month)* no_month_follows",
        "Sprint 4",
    ),
    Form("relative", "(next|this|(edge of? this?)) sprint (?! count)", "next sprint"),
    Form("doubtful_label", "numbered small (?= of? month)", "Paper 12 May"),
    Form("label", "numbered colon? any_figure ((dash|slash|and|comma) count not_before_month)*", "version 2.3"),
    Form(
        "label",
        "label colon? (small|wide|integer|figure) ((dash|slash|and|comma) small not_before_month)* no_month_follows",
        "Phase 1 & 2",
    ),
    Form(
        "label",
        "release colon? (small|wide|integer|figure) ((dash|slash|and|comma) small not_before_month)* no_month_follows",
        "Release 3",
    ),
    Form("label", "venue (small|integer|wide) (?! (dash small)? dash? of? month)", "Hall 3"),
    Form("label", "ordinal label not_before_month", "3rd floor"),
    Form("doubtful_label", "venue small (?= dash small of? month)", "Hall 2 - 12 May"),
    Form("doubtful_label", "(label|year_word|sprint) small (?= of? month)", "Phase 2 June"),
    Form("doubtful_label", "year_word small (?= dash small? of? month)", "Year 1 - March"),
    Form("doubtful_label", "unit small (?= dash month)", "Month 3 - June"),
    Form("week_of_month", "(rank week|week small) (of|in) month written", "1st week of June"),
    Form("week_of_month", "rank week month written", "last week May"),
    Form("week_of_month", "week small comma month written (?! small)", "Week 2, June"),
    Form("week_of_month", "month written comma? (rank week|week small) no_week_follows", "June, week 2"),
    Form("week_of_month", "month written open (rank week|week small) close", "June (first week)"),
    Form("weeks_of_month", "rank (number|cardinal) week (of|in)? month written", "first two weeks of June"),
    Form("day_of_month", "rank unit (of|in) month written", "last day of May"),
    Form("relative", "year_word small (comma|dash)? (quarter_number|half_number)", "Year 2 Q1"),
    Form("relative", "(quarter_number|half_number) (comma|dash|of)? year_word small", "Q1 of year 2"),
    Form("count", "(week|unit|year_word) small ((dash|to|and|slash) small)? days_do_not_follow", "Months 3-6"),
    Form("count", "week (integer|wide)", "week 37"),
    Form("quarter", "(a_year of? dash?)? (year|pair) comma? dash? quarter_number", "2017/18 Q1"),
    Form("quarter", "financial dash? short ((dash|slash) short)? comma? dash? quarter_number", "FY18 Q3"),
    Form(
        "quarter", "edges quarter_number ((slash|dash|and|to) number not_before_month)* written_short", "Q3/4 2017-18"
    ),
    Form("quarter", "edges rank quarter written_short", "first quarter of 2018"),
    Form("quarter", "edges quarter cardinal written_short", "Quarter Two"),
    Form("half", "(a_year of? dash?)? (year|pair) comma? dash? half_number", "2018 H1"),
    Form("half", "financial dash? short ((dash|slash) short)? comma? dash? half_number", "FY18 H1"),
    Form("half", "half_number written_short", "H2 2017"),
    Form("half", "rank half of? this? a_year", "second half of the year"),
    Form("holidays", "(season|feast) vacation written", "summer holidays"),
    Form("relative", "season holiday written", "autumn half term"),
    Form("term", "edges (season|feast) term written", "Summer term"),
    Form("season", "edges season written_short", "Winter 2017/18"),
    Form("season", "year season", "2017 autumn"),
    Form("feast", "feast written", "Easter 2018"),
    Form("nth", "rank weekday (of|in|comma|dash)? month written", "second Tuesday in October"),
    Form("nth_weekday", "rank ((comma|and|slash) rank)* weekday (?! (of|in|comma|dash)? month)", "last Friday"),
    Form("relative", "this (unit|week|year_word|weekday|quarter|term)", "this week"),
    Form("another_year", "(next|ordinal_word) (year_word|financial|plan_year)", "next year"),
    Form("relative", "(next|ordinal_word) (unit|week|weekday|quarter|term)", "next week"),
    Form("date", "week_word named (full|day_month) then_named", "Mon 05/06/2017"),
    Form("day", "week_word named small (dash|slash|of)? month link (year|pair) then_named", "Thursday 22nd June 2017"),
    Form(
        "day",
        "week_word named small (dash|slash|of)? month (dash|slash)? short then_named no_length",
        "3 May 17",
    ),
    Form("day", "week_word named small (dash|slash|of)? month then_named", "5th of May (Friday)"),
    Form("day", "year dash month dash small", "2017-May-03"),
    Form("no_day", "named (integer|wide) dash? of? month written", "32 May"),
    Form("day", "named ordinal_word of month written", "first of May"),
    Form("month_first", "month ordinal_word (comma? year)? (?! word)", "May the third"),
    Form(
        "month_first",
        "named month dash? small (dash|to|and) small comma? year? not_before_month no_length",
        "July 3-14",
    ),
    Form("month_first", "week_word named month dash? small (comma|dash|slash)? year then_named", "August 9, 2017"),
    Form(
        "month_first", "(commencing|ending) colon? of? named month dash? small then_named no_length", "w/c October 15"
    ),
    Form("month_first", "week_word named month dash? ordinal then_named", "August 9th"),
    Form("month_first", "month open ordinal close", "June (15th)"),
    Form("month_first", "week_word named month dash? number then_named no_length", "Aug 9"),
    Form("month_to_year", "edges month link years", "Jan 2018 - 2020"),
    Form("month_first", "weekday comma? month small then_named no_length", "Tuesday June 19"),
    Form("month", "rank fortnight (of|in) month written", "first fortnight of July"),
    Form("month", "edges month (dash|slash) short no_length", "Feb-18"),
    Form("month", "end of month short no_length", "end of Feb 18"),
    Form("loose_month", "edges month short no_length", "Mar 17"),
    Form("month", "edges month written", "mid-October 2017"),
    Form("month", "edges month_year", "03/2017"),
    Form("month", "year month", "2017 May"),
    Form("year_end", "(year_end|financial_end) link (year|pair)?", "year end"),
    Form("year_end", "end of? this? a_year link (year|pair)?", "end of the plan year"),
    Form("year_end", "a_year dash? end link (year|pair)?", "plan year end"),
    Form(
        "year",
        "edges this? (a_year of? dash?)? (year|pair) (financial|plan_year)?",
        "FY 2018/19",
    ),
    Form("year", "edges financial dash? short ((dash|slash) short)?", "FY18"),
    Form("year", "years", "2016-2020"),
    Form("year", "edges this? (plan_year|financial|calendar_year)", "the plan year"),
    Form("year", "mid dash? year_word (?! small)", "mid year"),
    Form("relative", "edge of? this? (week|unit|term)", "end of the month"),
    Form("bare", "week_word named small", "w/c 15th"),
)


def compile_words(words: str) -> str:
    r"""The words of a form as a regular expression over kind letters.

    >>> compile_words("half_number (of (year|pair))?")
    '5(?:\\.(?:y|p))?'
    """
    return word_pattern(words, KINDS, PARTS)


FORM = re.compile("|".join(f"{compile_words(form.words)}()" for form in FORMS))
"""All forms; the number of the empty group that matched is the row's, from 1."""


@dataclass(slots=True)
class DateExpression:
    """Something that a form was found for, as it was written.

    Attributes:
        unit: The form's unit.
        begin: Position in the text.
        end: Position just after it.
        year: The year written, the first one of a pair; ``None`` when there is none.
        last_year: The last of two years, 0 otherwise.
        pair: Whether the year is a pair such as 2017-18.
        financial: Whether the words speak of a financial year.
        month: 1 to 12, 0 when not written.
        days: The days of the month that were written.
        numbers: Of a quarter or half: which.
        rank: First (1), second ... last (-1), 0 when there is none.
        rank_of: 1 when the rank or length is counted in days, 2 in hours.
        weekday: Monday is 0; ``None`` when there is none.
        week: Kind letter of w/c, w/e, "week" or the "of" behind it; empty for a day.
        edges: Kind letters of early, mid, late, end, start.
        name: Of a season or feast; "academic" of a year.
        year_kind: Kind letter of the word for a year, such as "financial year"; empty without one.
        borrowed: Whose year it took: "right" or "left" for a neighbour's; empty for its own or the plan's.
        flaws: Codes of doubts.
    """

    unit: str
    begin: int
    end: int
    year: int | None = None
    last_year: int = 0
    pair: bool = False
    financial: bool = False
    month: int = 0
    days: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    rank: int = 0
    rank_of: int = 0
    weekday: int | None = None
    week: str = ""
    edges: str = ""
    name: str = ""
    year_kind: str = ""
    borrowed: str = ""
    flaws: tuple[str, ...] = ()


EDGES = letters("early", "mid", "late", "end", "start", "half", "fortnight")
_SMALL = letters("number", "near", "wide", "integer", "ordinal")
_WEEKS = letters("commencing", "weeks_commencing", "ending", "week")
_YEAR_KINDS = letters("year_word", "plan_year", "financial", "calendar_year", "year_end", "financial_end")
_FINANCIAL_KINDS = KINDS["financial"] + KINDS["financial_end"]
_NUMBERED = KINDS["quarter_number"] + KINDS["half_number"] + KINDS["cardinal"]
_SETTERS = {
    KINDS["year"]: "year",
    KINDS["month"]: "month",
    KINDS["weekday"]: "weekday",
    KINDS["ordinal_word"]: "rank",
    KINDS["season"]: "name",
    KINDS["unit"]: "rank_of",
    KINDS["feast"]: "name",
}
_UNITS_OF_DAYS = frozenset({"bare", "day", "month_first", "no_day"})


def build_expression(unit: str, tokens: Sequence[Token], plan: PlanYear) -> DateExpression:
    """The expression that the tokens of a form make."""
    expression = DateExpression(unit, tokens[0].begin, tokens[-1].end)
    for kind, value, _begin, _end, flaw in tokens:
        if flaw:
            expression.flaws += (flaw,)
        if isinstance(value, Numbers):
            _take_numbers(expression, value)
        elif isinstance(value, int) and kind in _SMALL:
            _take_small(expression, kind, value, plan)
        else:
            _take(expression, kind, value)
    if "short-pair" in expression.flaws and unit == "month":
        _doubt_pair(expression, plan)
    if "short-pair" in expression.flaws and unit == "year" and (expression.year or 0) - plan.year not in NEAR:
        expression.flaws += ("far-away",)  # 12/13 may be 13 December
    if unit in _UNITS_OF_DAYS and not expression.days and expression.rank > 0:
        expression.days = (expression.rank,)
    return expression


def _doubt_pair(expression: DateExpression, plan: PlanYear) -> None:
    """Makes two days of the figures in "June 13/14", unless they are a year in which that month is the plan's."""
    expression.flaws += ("two-readings",)
    day = (expression.year or 0) % 100
    if not is_in_plan(expression, plan) and day < LAST_DAY:
        expression.unit, expression.days, expression.year, expression.pair = "month_first", (day, day + 1), None, False


def is_in_plan(expression: DateExpression, plan: PlanYear) -> bool:
    """Whether its month, with the year that is written, lies in the plan's year."""
    year = expression.year or 0
    if expression.pair:
        year += expression.month < (plan.first_month if plan.first_month != 1 else 4)
    return 0 <= (year - plan.year) * 12 + expression.month - plan.first_month < LAST_MONTH


def _take_numbers(expression: DateExpression, numbers: Numbers) -> None:
    year, month, day, _ = numbers
    if year:
        expression.year = year
    if month:
        expression.month = month
        expression.days = (day,) if day else ()
    else:
        expression.last_year = day


def _take_small(expression: DateExpression, kind: str, value: int, plan: PlanYear) -> None:
    """A small figure is a day, a rank (1st quarter), a quarter (Q3/4) or a short year."""
    if expression.unit in _UNITS_OF_DAYS and not (expression.unit in {"day", "no_day"} and expression.days):
        expression.days += (value,)
    elif expression.unit == "nth_weekday":
        expression.numbers += (value,)
    elif kind == KINDS["ordinal"] or expression.unit == "week_of_month":
        expression.rank = value
    elif kind == KINDS["number"] or expression.unit in {"duration", "weeks_from"}:
        expression.numbers += (value,)
    elif expression.year is not None and near_year(value, plan) == expression.year + 1:
        expression.pair = True
    elif expression.year is None:
        expression.year = near_year(value, plan)
    else:
        expression.flaws += ("two-readings",)


def _take(expression: DateExpression, kind: str, value: int | str) -> None:
    setter = _SETTERS.get(kind)
    if kind == KINDS["ordinal_word"] and expression.unit == "nth_weekday" and isinstance(value, int):
        expression.numbers += (value,)
    elif setter is not None:
        setattr(expression, setter, value)
    elif kind in EDGES:
        expression.edges += kind
    elif kind in _WEEKS or (kind == KINDS["of"] and expression.week == KINDS["week"] and not expression.days):
        expression.week = KINDS["commencing"] if kind == KINDS["weeks_commencing"] else kind
    elif kind in _YEAR_KINDS:
        expression.year_kind = kind
        expression.financial |= kind in _FINANCIAL_KINDS
        expression.name = expression.name or str(value or "")
    elif isinstance(value, int) and kind in _NUMBERED:
        expression.numbers += (value,)
    elif isinstance(value, int) and kind == KINDS["pair"]:
        expression.year, expression.pair = value, True


RANGE, TO, SLASH, COMMA, AND, OR = "range", "to", "slash", "comma", "and", "or"
RANGES = frozenset({RANGE, TO})
UNITS_OF_DAYS = frozenset({"bare", "day", "date", "month_first"})


def kind_of_join(between: str) -> str:
    """What the kind letters between two expressions make of them."""
    if KINDS["or"] in between:
        return OR
    if between == KINDS["slash"]:
        return SLASH
    if any(KINDS[name] in between for name in ("to", "until", "through")):
        return TO
    if KINDS["dash"] in between or KINDS["arrow"] in between:
        return RANGE
    return AND if KINDS["and"] in between else COMMA


def fill(expressions: list[DateExpression], joins: list[str]) -> bool:
    """Gives each expression the month, year and week word that its neighbours have.

    Bare numbers that no neighbour gives a month are taken out.

    Returns:
        Whether any was taken out.
    """
    if len(expressions) == 1:
        return _drop_unfilled(expressions, joins)
    _fill_months(expressions, joins)
    for left, right in zip(expressions[-2::-1], expressions[:0:-1], strict=True):
        if right.unit != "year":
            _lend_year(right, left, "right")
    for left, right, join in zip(expressions, expressions[1:], joins, strict=False):
        if left.unit != "year" or join == RANGE:
            _lend_year(left, right, "left")
        if left.week == KINDS["ending"] and left.days and right.days and right.days[0] == left.days[-1] + 1:
            left.week = ""  # a weekend: "w/e 8/9 June"
        if left.week and not right.week and right.unit in UNITS_OF_DAYS and join not in RANGES:
            right.week = left.week
    return _drop_unfilled(expressions, joins)


def _fill_months(expressions: list[DateExpression], joins: list[str]) -> None:
    for left, right in zip(expressions[-2::-1], expressions[:0:-1], strict=True):
        if left.unit == "bare" and right.unit in UNITS_OF_DAYS:
            left.month = right.month
        elif left.unit == "bare" and right.unit == "nth":
            left.unit, left.month, left.rank, left.weekday = "nth", right.month, left.days[0], right.weekday
    for left, right, join in zip(expressions, expressions[1:], joins, strict=False):
        if right.unit == "bare" and not right.month and left.unit in UNITS_OF_DAYS and _may_lend(left, join):
            right.month = left.month
        if left.unit in _OF_A_MONTH and right.unit == "month" and not right.edges and join in {COMMA, AND, OR, SLASH}:
            right.unit, right.rank, right.weekday = left.unit, left.rank, left.weekday


_OF_A_MONTH = frozenset({"nth", "week_of_month"})


def _may_lend(left: DateExpression, join: str) -> bool:
    """A number after a date is a day of its month in "3 May to 5" and "May 3, 5 and 7", not in "3 May, 14"."""
    return join in RANGES or left.unit == "month_first"


def _lend_year(lender: DateExpression, borrower: DateExpression, side: str) -> None:
    if borrower.year is None and lender.year is not None:
        borrower.year, borrower.pair, borrower.financial = lender.year, lender.pair, lender.financial
        borrower.borrowed = side


def _drop_unfilled(expressions: list[DateExpression], joins: list[str]) -> bool:
    unfilled = [
        position
        for position, expression in enumerate(expressions)
        if not expression.month and expression.unit == "bare"
    ]
    for position in reversed(unfilled):
        del expressions[position]
        if joins:
            del joins[max(position - 1, 0)]
    return bool(unfilled)
