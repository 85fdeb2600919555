"""Finds the dates in a text: points that stand together, and the words before and after that say how they are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from nshreport.words.timing.almanac import ONE_DAY
from nshreport.words.timing.doubts import Doubt, NotADateError
from nshreport.words.timing.filling import AND, COMMA, TO, fill, kind_of_join
from nshreport.words.timing.joining import Joined, join
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.placing import Place, narrow
from nshreport.words.timing.points import FORM, FORMS, Point, build_point, compile_words
from nshreport.words.timing.window import Days
from nshreport.words.wording import say_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nshreport.words.timing.figures import PlanYear
    from nshreport.words.timing.tokens import Token


@dataclass(slots=True)
class Reduced:
    """A text whose forms have been replaced by their points.

    Attributes:
        kinds: One kind letter for each item.
        items: Points, and the tokens that belong to no form.
    """

    kinds: str
    items: list[Point | Token]


# What a form leaves in place of its words, when that is not a point.
_REDUCED = {
    "recurring": KINDS["recurring"],
    "duration": KINDS["duration"],
    "relative": KINDS["relative"],
    "count": KINDS["project_count"],
    "nth_weekday": KINDS["nth_weekday"],
    "label": KINDS["label"],
    "doubtful_label": KINDS["doubtful"],
    "bare": KINDS["bare"],
    "year": KINDS["year_point"],
    "feast": KINDS["feast_point"],
}


def reduce_forms(tokens: list[Token], plan: PlanYear) -> Reduced:
    """Replaces the words of each form by its point."""
    kinds = "".join([token.kind for token in tokens])
    letters: list[str] = []
    items: list[Point | Token] = []
    done = 0
    for unit, begin, end in _forms_in(kinds):
        letters.append(kinds[done:begin])
        items += tokens[done:begin]
        letters.append(_REDUCED.get(unit) or KINDS["point"])
        items.append(build_point(unit, tokens[begin:end], plan))
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
_OPENING = """((by|deadline|before|after) (word|label){1,3} open | (by|deadline|until|latest) (colon|dash)? comma
    | deadline dash | deadline word{1,3})?"""
_DATE = "(point|bare|year_point|feast_point)"
# A bare year is joined only to another, or by a range: "Conference 2017, 5 May" is no list.
_CHAIN = f"""{_DATE} ((dash? (until|to|through) | dash) (in|between)? {_DATE}
    | (?<= year_point) (comma? (and|or) | slash | comma | stop) in? year_point
    | (?<= feast_point) (comma? (and|or) | slash | comma | stop) in? feast_point
    | (?<! (year_point|feast_point)) (comma? (and|or) | slash | comma | stop) in? (point|bare))*"""
_TAIL = f"""((comma|dash|open)? (onwards | earliest | (latest|by|deadline) (?! shifted | {_LEAD_KIND}* {_DATE}))
    | (dash|to|and|until) (onwards|ongoing|thereafter) | (dash|to|until) present | arrow (?!.))?"""
# Words before a date are taken all or none, so that a long row of them is walked once.
_SPAN = re.compile(
    f"(?<!{compile_words(_LEAD_KIND)})(?P<lead>{compile_words(_OPENING)}{compile_words(_LEAD_KIND)}*+)"
    f"(?P<chain>{compile_words(_CHAIN)})(?P<tail>{compile_words(_TAIL)})",
)
_POINTS = re.compile(compile_words(_DATE))


@dataclass(slots=True)
class Span:
    """A date, range or list found in a text.

    Attributes:
        first: Position of its first item among the reduced ones, words before included.
        last: Position just after its last item.
        role: before, after, by, from, or empty.
        points: As written, filled in by their neighbours.
        joins: What joins them.
        windows: One for each date or range; none when a date does not exist.
        start: First day, ``None`` for a deadline.
        end: Last day, ``None`` for a start only.
        precision: As in ``Timing``.
        doubts: What is doubtful about it.
        unexplained: Whether a number beside it was no day.
        said: The precision that the words name, or empty.
        lead: Kind letters of the words before it.
        places: As in ``Joined``.
        opens: The first day, when the words are "start of" something.
    """

    first: int
    last: int
    role: str
    points: list[Point]
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
    places: list[Place] = field(default_factory=list)


def find_spans(reduced: Reduced, plan: PlanYear) -> list[Span]:
    """The dates of a text, left to right."""
    found: list[Span] = []
    for match in _SPAN.finditer(reduced.kinds):
        span = _build_span(match, reduced, found)
        if span.points and not _is_count(span.points):
            settle(span, plan)
            found.append(span)
    return found


def _is_count(points: list[Point]) -> bool:
    """Whether all that is left is four figures that are hardly a year: 2000 copies."""
    return all(point.unit == "year" and "far-away" in point.flaws for point in points)


def _build_span(match: re.Match[str], reduced: Reduced, before: Sequence[Span]) -> Span:
    begin = match.start("chain")
    positions = [begin + point.start() for point in _POINTS.finditer(match["chain"])]
    points = [item for position in positions if isinstance(item := reduced.items[position], Point)]
    joins = [kind_of_join(reduced.kinds[left + 1 : right]) for left, right in pairwise(positions)]
    if KINDS["between"] in match["lead"] and joins == [AND]:
        joins = [TO]
    if before and reduced.kinds[begin - 1 : begin] in _TO_ANOTHER_DAY:
        _lend_month(before[-1], points)
    counted = _drop_count(points, joins, reduced.kinds[:begin])
    unexplained = fill(points, joins) or counted
    span = Span(match.start(), match.end(), _role(match["lead"], match["tail"]), points, joins, unexplained=unexplained)
    span.lead = match["lead"]
    if KINDS["said"] in match["lead"]:
        said = reduced.items[match.start() + match["lead"].index(KINDS["said"])]
        span.said = "" if isinstance(said, Point) else str(said.value)
    return span


_TO_ANOTHER_DAY = (KINDS["new"], KINDS["arrow"])


def _lend_month(before: Span, points: list[Point]) -> None:
    """Gives the month of the date before to a day it was moved to: "12 Sept, moved to 19th"."""
    lender = before.points[-1]
    for point in points if lender.days else ():
        if point.unit == "bare" and not point.month:
            point.month, point.year, point.pair = lender.month, lender.year, lender.pair


def _drop_count(points: list[Point], joins: list[str], before: str) -> bool:
    """Takes out a first number that may count or label the word before it: "Group 3, 5 June"."""
    if len(points) != _PAIR or points[0].unit != "bare" or joins[0] != COMMA or not before.endswith(_COUNTABLE):
        return False
    del points[0], joins[0]
    return True


_PAIR = 2
_COUNTABLE = (KINDS["word"], KINDS["of"])


def _role(lead: str, tail: str) -> str:
    for name, kinds in _AFTER:
        if tail and kinds.search(tail):
            return name
    for name, kinds in _BEFORE:
        if lead and kinds.search(lead):
            return name
    return ""


def settle(span: Span, plan: PlanYear) -> None:
    """Places the points of a span and applies its role."""
    try:
        joined = join(span.points, span.joins, plan)
        if span.role == "before" and _is_over(joined, plan) and span.points[0].year is None:
            span.points[0].year = plan.year + 1
            joined = join(span.points, span.joins, plan)
    except NotADateError as trouble:
        span.doubts = (trouble.doubt,)
        return
    span.places, span.windows, span.precision = joined.places, joined.windows, joined.unit
    whole = joined.places[0]
    if len(span.points) > 1:
        start, end = min(placed.start for placed in joined.places), max(placed.end for placed in joined.places)
        whole = replace(whole, start=start, end=end, unit=joined.unit, doubts=joined.doubts)
    _apply_role(span, whole, ranged=len(span.points) > 1)
    if span.role == "by" and plan.first_month != 1 and _is_plain_year(span.points[-1]):
        whole.doubts.append(Doubt("two-readings", "the year may be the plan's or a calendar year"))
    span.doubts = tuple(whole.doubts)


def _is_plain_year(point: Point) -> bool:
    return point.unit == "year" and not (point.pair or point.year_kind or point.edges)


def _is_over(joined: Joined, plan: PlanYear) -> bool:
    """Whether "before" these days lies before the plan: the January that is meant is then the next one."""
    return any(placed.start <= plan.start for placed in joined.places)


def _apply_role(span: Span, placed: Place, *, ranged: bool) -> None:
    role = "" if ranged and span.role == "from" else span.role
    span.role = role = role or ("by" if placed.edge == KINDS["end"] else "")
    if role == "before" and placed.edge == KINDS["end"]:
        span.role = role = "by"
        placed.doubts.append(Doubt("two-readings", f"it is taken to be by {say_day(placed.end)}, or the day before"))
    if placed.edge == KINDS["start"]:
        span.opens = placed.start
    if placed.edge and (role, placed.edge) not in _EXACT_SIDES:
        narrow(placed, placed.edge)
    span.start, span.end = placed.start, placed.end
    if role == "by":
        span.start, span.precision = None, "by"
    elif role == "before":
        span.start, span.end, span.precision = None, placed.start - ONE_DAY, "by"
    elif role == "from":
        span.end, span.precision = None, "from"
    elif role == "after":
        span.start, span.end, span.precision = placed.end + ONE_DAY, None, "from"
    elif span.said:
        span.precision = span.said
    if not role and len(span.windows) == 1:
        span.windows = (Days(placed.start, placed.end),)


# Where "end of" and "start of" name the very day that the role needs: by the end of May, from the start of June.
_EXACT_SIDES = {
    ("by", KINDS["end"]),
    ("after", KINDS["end"]),
    ("from", KINDS["start"]),
    ("before", KINDS["start"]),
}
