"""Reads a timing: finds its dates, then weighs what else the words say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from nshreport.words.timing.beside import doubts_beside
from nshreport.words.timing.changes import NOT, find_standing
from nshreport.words.timing.doubts import Doubt, are_harmless
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.fold import fold
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.lengths import begin_length, is_length_from
from nshreport.words.timing.points import compile_words
from nshreport.words.timing.reading import Timing
from nshreport.words.timing.recurring import is_recurring, occasions_of, period_of
from nshreport.words.timing.settling import reconcile
from nshreport.words.timing.spans import find_spans, reduce_forms
from nshreport.words.timing.tokens import LONGEST, squeeze, tokenise
from nshreport.words.timing.window import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nshreport.words.timing.spans import Reduced, Span


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
    reduced = reduce_forms(tokenise(words, plan), plan)
    spans = find_spans(reduced, plan)
    if is_recurring(reduced, spans):
        occasions = occasions_of(reduced, spans, plan, words)
        return Timing(None, None, "recurring", confirmed=False, occasions=occasions, period=period_of(reduced, words))
    if spans and not _is_relative_to(reduced, spans) and not _is_standing_item(reduced, spans):
        return _read_dated(reduced, spans, plan)
    return _read_undated(reduced, words)


_NO_DATE = Doubt("not-understood", "no date was found in the words")
_ONLY_WHEN_NOT = Doubt("not-understood", "it says only when not")
_GIVEN_UP = Doubt("later-words-stand", "the date was given up and no other is named")
_RELATIVE_TO = re.compile(
    compile_words("(duration|project_count|relative) (before|after|from|of) | unit (before|after)")
)


def _is_relative_to(reduced: Reduced, spans: Sequence[Span]) -> bool:
    """Whether the only date is what something else is counted from: "6 weeks from 1 May"."""
    first = spans[0].first
    if len(spans) != 1 or first == 0 or _RELATIVE_TO.match(reduced.kinds, first - 1) is None:
        return False
    return not is_length_from(reduced.kinds, spans[0])


def _is_standing_item(reduced: Reduced, spans: Sequence[Span]) -> bool:
    """Whether a date beside "ongoing" is only that of something else: "Ongoing (review March 2020)"."""
    if KINDS["ongoing"] not in reduced.kinds or any(span.role for span in spans):
        return False
    before = reduced.kinds[: spans[0].first]
    return KINDS["ongoing"] in before and KINDS["word"] in before


def _read_dated(reduced: Reduced, spans: list[Span], plan: PlanYear) -> Timing:
    standing = find_standing(reduced.kinds, spans, plan)
    if not standing.spans:
        return _read_given_up(standing.status, reduced)
    main, settled = reconcile(standing.spans, reduced.kinds)
    main = begin_length(main, reduced)
    if not main.windows:
        return _undated("none", *main.doubts)
    beside = doubts_beside(main, reduced, spans, plan)
    doubts = (*main.doubts, *settled, *standing.doubts, *beside, *_ongoing_doubts(main, reduced))
    occasions = () if main.role else in_order(main.windows)
    confirmed = are_harmless(doubts)
    return Timing(main.start, main.end, main.precision, confirmed, occasions, tuple(dict.fromkeys(doubts)))


def _read_given_up(status: str, reduced: Reduced) -> Timing:
    """Of a text in which no date stands any longer."""
    if status == NOT:
        return _undated("none", _ONLY_WHEN_NOT)
    return _undated("tbc" if KINDS["tbc"] in reduced.kinds else "none", _GIVEN_UP)


def _ongoing_doubts(main: Span, reduced: Reduced) -> list[Doubt]:
    if main.role or KINDS["ongoing"] not in reduced.kinds:
        return []
    introduced = reduced.kinds[: main.first].rstrip(KINDS["throughout"]).endswith(KINDS["ongoing"])
    lasting = len(main.points) > 1 or main.precision not in {"day", "month"}
    return [] if introduced and lasting else [Doubt("left-over", '"ongoing" stands beside the date')]


def _undated(precision: str, *doubts: Doubt) -> Timing:
    return Timing(None, None, precision, confirmed=False, doubts=doubts)


_PUNCTUATION = "(open|close|comma|dash|stop)"
_TO_SOMETHING = """(before|after|from|by|deadline|until|next) (in|of|per|article|dash)?
    (word|label|numbered|vague|holiday) | times word | vague word | unit (before|after)"""
# What a text without a date says; the first row that is found in its kinds decides.
_UNDATED = (
    ("ongoing", re.compile(compile_words("ongoing|throughout"))),
    ("tbc", re.compile(compile_words("tbc"))),
    ("relative", re.compile(compile_words(f"relative|duration|project_count|{_TO_SOMETHING}"))),
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
