"""A tactic's row on the axis: the shapes that say when it is, how firm that is, and where it first was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from nshreport.render.charts.axis import TimeAxis
from nshreport.render.charts.drawing import PartKind, Points, Shape, Stroke, diamond, pointed, rectangle
from nshreport.render.theme import INK, PAPER, RAG_STYLES
from nshreport.report import Tactic

_LEAST = 3.0
"""Points that the shortest bar is wide, so that it is seen."""
_DIAMOND = 1.25
"""Width of a diamond, as a share of a bar's height."""
_GHOST = 0.8
_THIN = 0.45
"""Height of the window as first reported, as a share of a bar's: no bar of its own."""
HOLLOW = PAPER
_ARROW = 2.0
"""Least length of an open-ended bar, as a share of its height."""


class Sign(StrEnum):
    """What the legend explains, in its order."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "not confirmed"
    UNDATED = "no date"
    DAY = "single day"
    OCCASIONS = "several dates"
    OPEN = "open-ended"
    FIRST = "first date"
    BEYOND = "beyond the chart"
    PHASE = "phase"
    TODAY = "report date"
    KEY_DAY = "key date"
    PERIOD = "period"
    PRE_ELECTION = "pre-election period"


@dataclass(frozen=True, slots=True)
class TacticShapes:
    """A tactic's shapes about the axis' own height, 0, the signs that they use, and the stretch that they take up."""

    shapes: tuple[Shape, ...]
    strokes: tuple[Stroke, ...]
    signs: frozenset[Sign]
    left: float
    right: float


class _Span(NamedTuple):
    start: date
    end: date


def draw_tactic(tactic: Tactic, axis: TimeAxis, height: float) -> TacticShapes:
    """The shapes of a tactic's row; `height` is that of its bars."""
    spans = _spans(tactic)
    cut_left = min(span.start for span in spans).toordinal() < axis.begin
    cut_right = max(span.end for span in spans).toordinal() >= axis.end
    size = _room(spans, axis, height)
    bodies = [
        filled(PartKind(_firmness(tactic)), points, tactic.rag)
        for span in spans
        if (points := _body(tactic, span, axis, size))
    ]
    bodies += _beyond(axis, height, left=cut_left, right=cut_right)
    left, right = min(x for body in bodies for x, _ in body.points), max(x for body in bodies for x, _ in body.points)
    linked = (Stroke(PartKind.LINKED, ((left, 0.0), (right, 0.0))),) if len(spans) > 1 else ()
    shapes, strokes = _first(tactic, axis, height)
    firmness = () if RAG_STYLES[tactic.rag].dashed else (_firmness(tactic),)
    signs = {*firmness, *_forms(tactic, spans), *([Sign.BEYOND] * (cut_left or cut_right))}
    signs |= {Sign.FIRST} if shapes else set()
    return TacticShapes((*bodies, *shapes), (*linked, *strokes), frozenset(signs), left, right)


def several(tactic: Tactic) -> bool:
    """Whether the tactic has several occasions, each of which is marked."""
    return not tactic.undated and not tactic.open_ended and len(tactic.occasions) > 1


def filled(kind: PartKind, points: Points, rag: str) -> Shape:
    """A shape as a RAG is shown: filled, hatched where it is not confirmed, hollow where there is no date."""
    style = RAG_STYLES[rag]
    if style.dashed:
        return Shape(PartKind.CANCELLED, points, style.bar)
    if kind == PartKind.UNDATED:
        return Shape(kind, points, HOLLOW)
    return Shape(kind, points, style.bar, style.hatch if kind == PartKind.UNCONFIRMED else "")


def _spans(tactic: Tactic) -> list[_Span]:
    whole = [_Span(tactic.start, tactic.end)]
    if not several(tactic):
        return whole
    days = ((window.start or window.end, window.end or window.start) for window in tactic.occasions)
    return sorted({_Span(start, end) for start, end in days if start and end}) or whole


def _room(spans: list[_Span], axis: TimeAxis, height: float) -> float:
    """The height of bars and diamonds: less where occasions would overlap."""
    nearest = min((after.start - before.start for before, after in pairwise(spans)), default=None)
    if nearest is None:
        return height
    return min(height, max(_LEAST, (axis.at(axis.begin + nearest.days) - axis.left) / _DIAMOND - 0.5))


def _firmness(tactic: Tactic) -> Sign:
    if tactic.undated:
        return Sign.UNDATED
    return Sign.CONFIRMED if tactic.confirmed else Sign.UNCONFIRMED


def _forms(tactic: Tactic, spans: list[_Span]) -> Iterator[Sign]:
    if tactic.open_ended:
        yield Sign.OPEN
    elif not tactic.undated and any(span.start == span.end for span in spans):
        yield Sign.DAY
    if len(spans) > 1:
        yield Sign.OCCASIONS


def _body(tactic: Tactic, span: _Span, axis: TimeAxis, height: float) -> Points:
    """The corners of what one window looks like; none where it is beyond the axis."""
    if span.end.toordinal() < axis.begin or span.start.toordinal() >= axis.end:
        return ()
    if span.start == span.end and not tactic.undated and not tactic.open_ended:
        return diamond(axis.middle(span.end), height * _DIAMOND)
    left = max(axis.left, axis.at(span.start.toordinal()))
    right = min(axis.right, max(left + _LEAST, axis.at(span.end.toordinal() + 1)))
    if tactic.open_ended:
        return pointed(min(left, axis.right - height), min(axis.right, max(right, left + _ARROW * height)), height)
    return rectangle(min(left, right - _LEAST), right, -height / 2, height / 2)


def _beyond(axis: TimeAxis, height: float, *, left: bool, right: bool) -> Iterator[Shape]:
    """A small head at each edge of the axis beyond which the row goes on."""
    half = height * 0.45
    if left:
        yield Shape(PartKind.BEYOND, ((axis.left + half, -half), (axis.left, 0.0), (axis.left + half, half)), INK)
    if right:
        yield Shape(PartKind.BEYOND, ((axis.right - half, -half), (axis.right, 0.0), (axis.right - half, half)), INK)


def _first(tactic: Tactic, axis: TimeAxis, height: float) -> tuple[tuple[Shape, ...], tuple[Stroke, ...]]:
    """A ghost of the window as first reported, its deadline marked, and the way from there to where it is now.

    Words that name a deadline before the first report's give that day alone; one that has not moved has no ghost.
    """
    first = tactic.first_end
    if first is None or first == tactic.end or not axis.holds(first):
        return (), ()
    place = axis.middle(first)
    ghosts = (Shape(PartKind.FIRST, diamond(place, height * _GHOST), HOLLOW), *_first_window(tactic, axis, height))
    if tactic.slip_days is None:
        return ghosts, ()
    now = min(max(axis.middle(tactic.end), axis.left), axis.right)
    return ghosts, (Stroke(PartKind.MOVED, ((place, 0.0), (now, 0.0))),)


def _first_window(tactic: Tactic, axis: TimeAxis, height: float) -> Iterator[Shape]:
    """The window with the deadline that the ghost marks, behind the bar; none where it is that day alone."""
    start, end = tactic.baseline_start, tactic.baseline_end
    if start is None or end is None or end != tactic.first_end or start == end:
        return
    left, right = max(axis.left, axis.at(start.toordinal())), axis.at(end.toordinal() + 1)
    half = height * _THIN / 2
    yield Shape(PartKind.FIRST_WINDOW, rectangle(left, right, -half, half), HOLLOW)
