"""Finds the dates named in running text, such as a feedback."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from nshreport.words.timing.expressions import OR
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.phrases import DatePhrase, Reduced, find_phrases, reduce_forms
from nshreport.words.timing.ranges import resolve_all
from nshreport.words.timing.reading import Mention, NotADateError, Window, are_harmless
from nshreport.words.timing.resolve_dates import ResolvedDate
from nshreport.words.timing.tokens import LONGEST, RUN_OF_SPACES, fold, squeeze, tokenise


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
        The dates, with their positions in ``text``. "By June" has only an end; "from June" is June, for in prose "from"
        often tells where something was moved from. Bare numbers, and "may", "march" and "fall" the verbs, are no dates.

    >>> [mention.window.end.isoformat() for mention in find_timings("We may meet 14 people on 3 May", year=2017)]
    ['2017-05-03']
    """
    plan = PlanYear(year, first_month)
    whole = fold(text[:LONGEST])
    words = squeeze(whole)
    reduced = reduce_forms(tokenise(words, plan), plan)
    found: list[Mention] = []
    for phrase in find_phrases(reduced, plan):
        if phrase.resolved_dates and not _is_count(phrase, reduced, words):
            found += _mentions(phrase) if ranges else _ends(phrase, plan)
    return tuple(found if len(words) == len(whole) else _unsqueezed(found, whole))


_FOUR_FIGURES = re.compile(r"\d{4}")


def _is_count(phrase: DatePhrase, reduced: Reduced, words: str) -> bool:
    """Whether figures that might be a date count something in prose: 3/4 done, 17/18 attended; or no year is named."""
    if len(phrase.expressions) != 1:
        return False
    expression = phrase.expressions[0]
    if expression.unit == "year":
        return expression.year is None or _FOUR_FIGURES.search(words, expression.begin, expression.end) is None
    following = reduced.kinds[phrase.last : phrase.last + 1]
    return "fraction" in expression.flaws and following in (KINDS["word"], KINDS["of"])


def _mentions(phrase: DatePhrase) -> list[Mention]:
    mentions = [_mention(resolved) for resolved in phrase.resolved_dates]
    if OR in phrase.joins:
        whole = Window(phrase.start, phrase.end)
        return [Mention(mentions[0].begin, mentions[-1].end, whole, confirmed=False, precision=phrase.precision)]
    if len(mentions) == 1 and phrase.precision == "by" and _is_deadline(phrase):
        mentions = [mentions[0]._replace(window=Window(None, phrase.end), precision="by")]
    return mentions


_DEADLINE = frozenset(letters("by", "deadline", "before", "until", "end"))


def _is_deadline(phrase: DatePhrase) -> bool:
    """Whether the words say "by", not just "to": in prose a thing is put back *to* the autumn."""
    return not phrase.lead or not _DEADLINE.isdisjoint(phrase.lead) or KINDS["to"] not in phrase.lead


def _mention(resolved: ResolvedDate) -> Mention:
    confirmed = are_harmless(resolved.doubts)
    return Mention(resolved.begin, resolved.stop, Window(resolved.start, resolved.end), confirmed, resolved.unit)


def _ends(phrase: DatePhrase, plan: PlanYear) -> list[Mention]:
    if len(phrase.expressions) == 1:
        return _mentions(phrase)
    try:
        resolved_dates = resolve_all(phrase.expressions, phrase.joins, plan, in_order=True)
    except NotADateError:
        return []
    return [
        _mention(resolved)._replace(confirmed=False) if OR in phrase.joins else _mention(resolved)
        for resolved in resolved_dates
    ]


def _unsqueezed(mentions: list[Mention], whole: str) -> list[Mention]:
    """The mentions with their positions in the text before its runs of spaces were squeezed."""
    starts, shifts, shift = [0], [0], 0
    for run in RUN_OF_SPACES.finditer(whole):
        shift += len(run[0]) - 1
        starts.append(run.end() - shift)
        shifts.append(shift)

    def original(position: int) -> int:
        return position + shifts[bisect_right(starts, position) - 1]

    return [mention._replace(begin=original(mention.begin), end=original(mention.end - 1) + 1) for mention in mentions]
