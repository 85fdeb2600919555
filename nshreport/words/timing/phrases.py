"""Finds the dates in a text: expressions next to each other, and the words around them that say how they are meant."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from nshreport.words.timing.almanac import ONE_DAY
from nshreport.words.timing.expressions import (
    AND,
    COMMA,
    FORM,
    FORMS,
    TO,
    DateExpression,
    build_expression,
    compile_words,
    fill,
    is_in_plan,
    kind_of_join,
)
from nshreport.words.timing.figures import LINE, PlanYear, Token
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.ranges import Joined, join
from nshreport.words.timing.reading import Days, Doubt, NotADateError
from nshreport.words.timing.resolve_dates import ResolvedDate, narrow


@dataclass(slots=True)
class Reduced:
    """A text whose forms have been replaced by their expressions.

    Attributes:
        kinds: One kind letter for each item.
        items: Points, and the tokens that belong to no form.
    """

    kinds: str
    items: list[DateExpression | Token]


# What a form leaves in place of its words, when that is not an expression.
_REDUCED = {
    "recurring": KINDS["recurring"],
    "duration": KINDS["duration"],
    "weeks_from": KINDS["duration"],
    "relative": KINDS["relative"],
    "another_year": KINDS["relative"],
    "count": KINDS["project_count"],
    "nth_weekday": KINDS["nth_weekday"],
    "label": KINDS["label"],
    "doubtful_label": KINDS["doubtful"],
    "bare": KINDS["bare"],
    "year": KINDS["year_expression"],
    "feast": KINDS["feast_expression"],
}


def reduce_forms(tokens: list[Token], plan: PlanYear) -> Reduced:
    """Replaces the words of each form by its expression."""
    kinds = "".join([token.kind for token in tokens])
    letters: list[str] = []
    items: list[DateExpression | Token] = []
    done = 0
    for unit, begin, end in _forms_in(kinds):
        letters.append(kinds[done:begin])
        items += tokens[done:begin]
        letters.append(_REDUCED.get(unit) or KINDS["expression"])
        items.append(build_expression(unit, tokens[begin:end], plan))
        done = end
    letters.append(kinds[done:])
    items += tokens[done:]
    return Reduced("".join(letters), items)


@lru_cache(maxsize=8192)
def _forms_in(kinds: str) -> tuple[tuple[str, int, int], ...]:
    """Unit, begin and end of each form in a row of kinds; most texts of a plan are built like others."""
    return tuple((FORMS[(match.lastindex or 1) - 1].unit, *match.span()) for match in FORM.finditer(kinds))


class Role(NamedTuple):
    """How the words around a date mean it: the kinds that say so, an example."""

    name: str
    kinds: str
    example: str


# The first row of which a kind stands before the date decides.
ROLES_BEFORE: tuple[Role, ...] = (
    Role("before", "before", "before 1 July"),
    Role("after", "after", "after 5 June"),
    Role("by", "(by|deadline|until|to|end|latest)", "by 30 June"),
    Role("from", "(from|start|earliest)", "from September"),
)
ROLES_AFTER: tuple[Role, ...] = (
    Role("from", "(onwards|earliest|ongoing|present|thereafter|arrow)", "September onwards"),
    Role("by", "(latest|by|deadline)", "30 June deadline"),
)
_BEFORE = [(role.name, re.compile(compile_words(role.kinds))) for role in ROLES_BEFORE]
_AFTER = [(role.name, re.compile(compile_words(role.kinds))) for role in ROLES_AFTER]

_LEAD_KIND = (
    "(by|deadline|before|after|from|earliest|until|to|through|between|said|end|start|done|latest"
    "|in|of|colon|vague|early|mid|late)"
)
# "By the meeting (28 April)": the bracket tells when that is. "By 5pm, 7 July": the time of day is not among the kinds.
# "Deadline for bids 7 July": whatever it is for.
_OPENING = """((by|deadline|before|after) dash? (word|label){1,3} open
    | from? (by|deadline|until|latest) (colon|dash)? comma | deadline dash | deadline word{1,3})?"""
_DATE = "(expression|bare|year_expression|feast_expression)"
# A bare year is joined only to another, or by a range: "Conference 2017, 5 May" is no list.
_CHAIN = f"""{_DATE} (
    (dash? (until|to|through) | dash (?! feast_expression word) | arrow (?! bare)) (in|between)? {_DATE}
    | (?<= year_expression) (comma? (and|or) | slash | comma | stop) in? year_expression
    | (?<= feast_expression) (comma? (and|or) | slash | comma | stop) in? feast_expression
    | (?<! (year_expression|feast_expression)) (comma? (and|or) | slash | comma | stop) in? (expression|bare))*"""
_TAIL = f"""((comma|dash|open)? (onwards | earliest | (latest|by|deadline) (?! shifted | {_LEAD_KIND}* {_DATE}))
    | (dash|to|and|until) (onwards|ongoing|thereafter) | (dash|to|until) present | arrow (?!.))?"""
# Words before a date are taken all or none, so that a long row of them is walked once.
_PHRASE = re.compile(
    f"(?<!{compile_words(_LEAD_KIND)})(?P<lead>{compile_words(_OPENING)}{compile_words(_LEAD_KIND)}*+)"
    f"(?P<chain>{compile_words(_CHAIN)})(?P<tail>{compile_words(_TAIL)})",
)
_EXPRESSIONS = re.compile(compile_words(_DATE))


@dataclass(slots=True)
class DatePhrase:
    """A date, range or list found in a text.

    Attributes:
        first: Position of its first item among the reduced ones, words before included.
        last: Position just after its last item.
        role: before, after, by, from, or empty.
        expressions: As written, filled in by their neighbours.
        joins: What joins them.
        windows: One for each date or range; none when a date does not exist.
        start: First day, ``None`` for a deadline.
        end: Last day, ``None`` for a start only.
        precision: As in ``Timing``.
        doubts: What is doubtful about it.
        unexplained: Whether a number next to it was no day.
        said: The precision that the words name, or empty.
        lead: Kind letters of the words before it.
        arrow: Whether an arrow joins its dates.
        stacked: Whether it is two dates on two lines.
        resolved_dates: As in ``Joined``.
        opens: The first day, when the words are "start of" something.
    """

    first: int
    last: int
    role: str
    expressions: list[DateExpression]
    joins: list[str]
    windows: tuple[Days, ...] = ()
    start: date | None = None
    end: date | None = None
    precision: str = "none"
    doubts: tuple[Doubt, ...] = ()
    unexplained: bool = False
    said: str = ""
    opens: date | None = None
    lead: str = ""
    arrow: bool = False
    stacked: bool = False
    resolved_dates: list[ResolvedDate] = field(default_factory=list)


def find_phrases(reduced: Reduced, plan: PlanYear) -> list[DatePhrase]:
    """The dates of a text, left to right."""
    found: list[DatePhrase] = []
    for chain in _chains_in(reduced.kinds):
        phrase = _build_phrase(chain, reduced, found, plan)
        if phrase.expressions and not _is_count(phrase.expressions):
            settle(phrase, plan)
            found.append(phrase)
    return found


def _is_count(expressions: list[DateExpression]) -> bool:
    """Whether all that is left is four figures that are hardly a year: 2000 copies."""
    return all(expression.unit == "year" and "far-away" in expression.flaws for expression in expressions)


_MOVED = re.compile(compile_words("shifted (word|this|article){0,3}$"))
# How many kinds before a date the word that moves something to it may be.
_NEARBY = 5


def is_moved_to(kinds: str, first: int, lead: str) -> bool:
    """Whether "to" or "until" does not set a deadline but moves something: "the board moved this to 5 December"."""
    return lead in _TO_A_DATE and _MOVED.search(kinds, max(0, first - _NEARBY), first) is not None


_TO_A_DATE = (KINDS["to"], KINDS["until"])


class _Chain(NamedTuple):
    """What the kinds of a text say of one phrase: its place, the words before it, and its dates with their joins."""

    first: int
    last: int
    lead: str
    role: str
    positions: tuple[int, ...]
    joins: tuple[str, ...]
    arrow: bool


@lru_cache(maxsize=8192)
def _chains_in(kinds: str) -> tuple[_Chain, ...]:
    return tuple(map(_chain, _PHRASE.finditer(kinds)))


def _chain(match: re.Match[str]) -> _Chain:
    lead, chain = match["lead"], match["chain"]
    places = [date.start() for date in _EXPRESSIONS.finditer(chain)]
    joins = [kind_of_join(chain[left + 1 : right]) for left, right in pairwise(places)]
    if KINDS["between"] in lead and joins == [AND]:
        joins = [TO]
    positions = tuple(match.start("chain") + place for place in places)
    role = "" if is_moved_to(match.string, match.start(), lead) else _role(lead, match["tail"])
    return _Chain(match.start(), match.end(), lead, role, positions, tuple(joins), KINDS["arrow"] in chain)


def _build_phrase(chain: _Chain, reduced: Reduced, before: Sequence[DatePhrase], plan: PlanYear) -> DatePhrase:
    items, begin, joins = reduced.items, chain.positions[0], list(chain.joins)
    expressions = [item for position in chain.positions if isinstance(item := items[position], DateExpression)]
    if before and reduced.kinds[begin - 1 : begin] in _TO_ANOTHER_DAY:
        _lend_month(before[-1], expressions)
    if expressions[0].unit == "loose_month":
        _read_loose_months(expressions, plan)
    counted = _drop_count(expressions, joins, reduced.kinds[begin - 1 : begin])
    unexplained = fill(expressions, joins) or counted
    phrase = DatePhrase(chain.first, chain.last, chain.role, expressions, joins, unexplained=unexplained)
    phrase.lead, phrase.arrow = chain.lead, chain.arrow
    phrase.stacked = len(expressions) == _PAIR and _is_stacked(reduced, chain.positions)
    if KINDS["said"] in chain.lead:
        said = items[chain.first + chain.lead.index(KINDS["said"])]
        phrase.said = "" if isinstance(said, DateExpression) else str(said.value)
    return phrase


def _is_stacked(reduced: Reduced, positions: Sequence[int]) -> bool:
    between = reduced.items[positions[0] + 1 : positions[1]]
    return any(not isinstance(item, DateExpression) and item.value == LINE for item in between)


def _read_loose_months(expressions: list[DateExpression], plan: PlanYear) -> None:
    """Takes "Apr 18" to be a day where that month of 2018 is not the plan's, and neither is any next to it."""
    if any(one.unit != "loose_month" or one.edges or is_in_plan(one, plan) for one in expressions):
        return
    days = [(one.year or 0) % 100 for one in expressions]
    if any(not 1 <= day <= monthrange(plan.year, one.month)[1] for day, one in zip(days, expressions, strict=True)):
        return
    for day, one in zip(days, expressions, strict=True):
        one.unit, one.days, one.year, one.flaws = "month_first", (day,), None, (*one.flaws, "two-readings")


_TO_ANOTHER_DAY = (KINDS["new"], KINDS["arrow"])


def _lend_month(before: DatePhrase, expressions: list[DateExpression]) -> None:
    """Gives the month of the date before to a day it was moved to: "12 Sept, moved to 19th"."""
    lender = before.expressions[-1]
    for expression in expressions if lender.days else ():
        if expression.unit == "bare" and not expression.month:
            expression.month, expression.year, expression.pair = lender.month, lender.year, lender.pair


def _drop_count(expressions: list[DateExpression], joins: list[str], before: str) -> bool:
    """Takes out a first number that may count or label the word before it: "Group 3, 5 June"."""
    if len(expressions) != _PAIR or expressions[0].unit != "bare" or joins[0] != COMMA or before not in _COUNTABLE:
        return False
    del expressions[0], joins[0]
    return True


_PAIR = 2
_COUNTABLE = (KINDS["word"], KINDS["of"])


def _role(lead: str, tail: str) -> str:
    for name, kinds in _AFTER:
        if tail and kinds.search(tail):
            return name
    for words in dict.fromkeys((lead.rpartition(KINDS["open"])[2], lead)):
        for name, kinds in _BEFORE:
            if words and kinds.search(words):
                return name
    return ""


def settle(phrase: DatePhrase, plan: PlanYear) -> None:
    """Resolves the expressions of a phrase and applies its role."""
    try:
        joined = join(phrase.expressions, phrase.joins, plan)
        if phrase.role == "before" and _is_over(joined, plan) and phrase.expressions[0].year is None:
            phrase.expressions[0].year = plan.year + 1
            joined = join(phrase.expressions, phrase.joins, plan)
    except NotADateError as trouble:
        phrase.doubts = (trouble.doubt,)
        return
    phrase.resolved_dates, phrase.windows, phrase.precision = joined.resolved_dates, joined.windows, joined.unit
    whole = joined.resolved_dates[0]
    if len(phrase.expressions) > 1:
        start, end = (
            min(resolved.start for resolved in joined.resolved_dates),
            max(resolved.end for resolved in joined.resolved_dates),
        )
        whole = replace(whole, start=start, end=end, unit=joined.unit, doubts=joined.doubts)
    _apply_role(phrase, whole, ranged=len(phrase.expressions) > 1)
    if phrase.role == "after" and phrase.lead.endswith(KINDS["open"]):
        whole.doubts.append(Doubt("two-readings", "the date in brackets may be the one that is meant"))
    if phrase.role == "by" and plan.first_month != 1 and _is_plain_year(phrase.expressions[-1]):
        whole.doubts.append(Doubt("two-readings", "the year may be the plan's or a calendar year"))
    phrase.doubts = tuple(whole.doubts)


def _is_plain_year(expression: DateExpression) -> bool:
    return expression.unit == "year" and not (expression.pair or expression.year_kind or expression.edges)


def _is_over(joined: Joined, plan: PlanYear) -> bool:
    """Whether "before" these days lies before the plan: the January that is meant is then the next one."""
    return any(resolved.start <= plan.start for resolved in joined.resolved_dates)


def _apply_role(phrase: DatePhrase, resolved: ResolvedDate, *, ranged: bool) -> None:
    role = "" if ranged and phrase.role == "from" else phrase.role
    phrase.role = role = role or ("by" if resolved.edge == KINDS["end"] else "")
    if role == "before" and resolved.edge == KINDS["end"]:
        phrase.role = role = "by"
    if resolved.edge == KINDS["start"]:
        phrase.opens = resolved.start
    if resolved.edge and (role, resolved.edge) not in _EXACT_SIDES:
        narrow(resolved, resolved.edge)
    phrase.start, phrase.end = resolved.start, resolved.end
    if role == "by":
        phrase.start, phrase.precision = None, "by"
    elif role == "before":
        phrase.start, phrase.end, phrase.precision = None, resolved.start - ONE_DAY, "by"
    elif role == "from":
        phrase.end, phrase.precision = None, "from"
    elif role == "after":
        phrase.start, phrase.end, phrase.precision = resolved.end + ONE_DAY, None, "from"
    elif phrase.said:
        phrase.precision = phrase.said
    if not role and len(phrase.windows) == 1:
        phrase.windows = (Days(resolved.start, resolved.end),)


# Where "end of" and "start of" name the very day that the role needs: by the end of May, from the start of June.
_EXACT_SIDES = {
    ("by", KINDS["end"]),
    ("after", KINDS["end"]),
    ("from", KINDS["start"]),
    ("before", KINDS["start"]),
}
