"""Dates that were given up: "2 May cancelled, now 9 May", "moved from May to June", "not in August"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nshreport.words.timing.doubts import Doubt
from nshreport.words.timing.filling import TO
from nshreport.words.timing.kinds import KINDS
from nshreport.words.timing.points import compile_words
from nshreport.words.timing.spans import settle

if TYPE_CHECKING:
    from nshreport.words.timing.figures import PlanYear
    from nshreport.words.timing.spans import Span

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
        spans: Those that do, left to right; those called off when nothing took their place.
        status: Empty, or "old" or "not" when all dates named are no longer, or not, meant.
        doubts: What to tell the plan's editors.
    """

    spans: list[Span]
    status: str
    doubts: tuple[Doubt, ...]


def find_standing(kinds: str, spans: list[Span], plan: PlanYear) -> Standing:
    """Sorts the dates of a text by what the words around them say became of them."""
    if CHANGE_KINDS.isdisjoint(kinds):
        return Standing(spans, STANDS, ())
    spans = _split_moves(kinds, spans, plan)
    statuses = _statuses(kinds, spans)
    standing = [span for span, status in zip(spans, statuses, strict=True) if status in (STANDS, NEW)]
    if standing:
        return Standing(standing, STANDS, _doubts(kinds, statuses))
    if OFF in statuses:
        called_off = [span for span, status in zip(spans, statuses, strict=True) if status == OFF]
        return Standing(called_off[-1:], STANDS, (Doubt("left-over", "it is said to be called off or put off"),))
    return Standing([], NOT if NOT in statuses else OLD, ())


def _doubts(kinds: str, statuses: list[str]) -> tuple[Doubt, ...]:
    if OLD in statuses or OFF in statuses or NOT in statuses:
        return (Doubt("later-words-stand", "one date is given up for another"),)
    if KINDS["off"] in kinds or (KINDS["shifted"] in kinds and NEW not in statuses):
        return (Doubt("left-over", "something is said to be called off or put off"),)
    return (Doubt("left-over", 'a "not" or "no" may change the date'),) if KINDS["not"] in kinds else ()


def _split_moves(kinds: str, spans: list[Span], plan: PlanYear) -> list[Span]:
    """Makes two dates of "moved from May to June"."""
    found: list[Span] = []
    for position, span in enumerate(spans):
        before = kinds[spans[position - 1].last if position else 0 : span.first]
        if span.joins == [TO] and before.endswith((KINDS["old"], KINDS["shifted"])):
            first, second = (replace(span, points=[point], joins=[], role="") for point in span.points)
            settle(first, plan)
            settle(second, plan)
            found += [first, second]
        else:
            found.append(span)
    return found


def _statuses(kinds: str, spans: list[Span]) -> list[str]:
    statuses: list[str] = []
    for position, span in enumerate(spans):
        previous = spans[position - 1] if position else None
        if previous is not None and previous.first == span.first:
            statuses.append(NEW)
            continue
        before = _JUST_BEFORE.search(kinds[max(previous.last if previous else 0, span.first - _NEARBY) : span.first])
        status = _STATUS[before[1]] if before else STANDS
        if kinds[span.first - 1 : span.first + 1] == KINDS["shifted"] + KINDS["colon"]:
            status = NEW
        if status == STANDS and span.role == "from" and NEW in statuses[-1:]:
            status = OLD
        statuses.append(OFF if status == STANDS and _JUST_AFTER.match(kinds, span.last) else status)
    newest = max((position for position, status in enumerate(statuses) if status == NEW), default=0)
    return [OLD if status == STANDS and position < newest else status for position, status in enumerate(statuses)]
