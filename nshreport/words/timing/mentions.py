"""Finds the dates named in running text, such as a feedback."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from nshreport.words.timing.doubts import NotADateError, are_harmless
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.filling import OR
from nshreport.words.timing.fold import fold
from nshreport.words.timing.joining import place_all
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.reading import Mention
from nshreport.words.timing.spans import find_spans, reduce_forms
from nshreport.words.timing.tokens import LONGEST, RUN_OF_SPACES, squeeze, tokenise
from nshreport.words.timing.window import Window

if TYPE_CHECKING:
    from nshreport.words.timing.placing import Place
    from nshreport.words.timing.spans import Reduced, Span


@lru_cache(maxsize=65536)
def find_timings(text: str, *, year: int, first_month: int = 1, ranges: bool = True) -> tuple[Mention, ...]:
    """Every date named in running text, left to right.

    Args:
        text: Prose, as typed.
        year: The year in which the plan year begins.
        first_month: The month, 1 to 12, in which it begins.
        ranges: Whether "from 3 to 17 May" is one mention; else both of its ends are, each with its month and year, and
            so are both of "15th or 22nd May", which otherwise is one mention, from the first to the last.

    Returns:
        The dates, with their places in ``text``. "By June" has only an end; "from June" is June, for in prose "from"
        often tells where something was moved from. Bare numbers, and "may", "march" and "fall" the verbs, are no dates.

    >>> [mention.window.end.isoformat() for mention in find_timings("We may meet 14 people on 3 May", year=2017)]
    ['2017-05-03']
    """
    plan = PlanYear(year, first_month)
    whole = fold(text[:LONGEST])
    words = squeeze(whole)
    reduced = reduce_forms(tokenise(words, plan), plan)
    found: list[Mention] = []
    for span in find_spans(reduced, plan):
        if span.places and not _is_count(span, reduced, words):
            found += _mentions(span) if ranges else _ends(span, plan)
    return tuple(found if len(words) == len(whole) else _unsqueezed(found, whole))


_FOUR_FIGURES = re.compile(r"\d{4}")


def _is_count(span: Span, reduced: Reduced, words: str) -> bool:
    """Whether figures that might be a date count something in prose: 3/4 done, 17/18 attended; or no year is named."""
    if len(span.points) != 1:
        return False
    point = span.points[0]
    if point.unit == "year":
        return point.year is None or _FOUR_FIGURES.search(words, point.begin, point.end) is None
    following = reduced.kinds[span.last : span.last + 1]
    return "fraction" in point.flaws and following in (KINDS["word"], KINDS["of"])


def _mentions(span: Span) -> list[Mention]:
    mentions = [_mention(placed) for placed in span.places]
    if OR in span.joins:
        whole = Window(span.start, span.end)
        return [Mention(mentions[0].begin, mentions[-1].end, whole, confirmed=False, precision=span.precision)]
    if len(mentions) == 1 and span.precision == "by" and _is_deadline(span):
        mentions = [mentions[0]._replace(window=Window(None, span.end), precision="by")]
    return mentions


_DEADLINE = frozenset(letters("by", "deadline", "before", "until", "end"))


def _is_deadline(span: Span) -> bool:
    """Whether the words say "by", not just "to": in prose a thing is put back *to* the autumn."""
    return not span.lead or not _DEADLINE.isdisjoint(span.lead) or KINDS["to"] not in span.lead


def _mention(placed: Place) -> Mention:
    confirmed = are_harmless(placed.doubts)
    return Mention(placed.begin, placed.stop, Window(placed.start, placed.end), confirmed, placed.unit)


def _ends(span: Span, plan: PlanYear) -> list[Mention]:
    if len(span.points) == 1:
        return _mentions(span)
    try:
        places = place_all(span.points, span.joins, plan, in_order=True)
    except NotADateError:
        return []
    return [_mention(placed)._replace(confirmed=False) if OR in span.joins else _mention(placed) for placed in places]


def _unsqueezed(mentions: list[Mention], whole: str) -> list[Mention]:
    """The mentions with their places in the text before its runs of spaces were squeezed."""
    starts, shifts, shift = [0], [0], 0
    for run in RUN_OF_SPACES.finditer(whole):
        shift += len(run[0]) - 1
        starts.append(run.end() - shift)
        shifts.append(shift)

    def place(position: int) -> int:
        return position + shifts[bisect_right(starts, position) - 1]

    return [mention._replace(begin=place(mention.begin), end=place(mention.end - 1) + 1) for mention in mentions]
