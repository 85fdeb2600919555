"""What is written next to a tactic's shapes: the days that the axis alone does not show, and how far they moved."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nshreport.rating import Schedule
from nshreport.render.charts.axis import TimeAxis
from nshreport.render.charts.drawing import PartKind
from nshreport.render.charts.shapes import TacticShapes, several
from nshreport.render.charts.text_layout import clean, measure, shorten
from nshreport.report import Tactic
from nshreport.words import say_count

_SHORT = 31
"""Days of a window up to which both its ends are written."""
_GAP = 3.0
_FAR = 60.0
"""Points between a row's shapes and the report date's line across which words beyond it are still the row's."""
_PHRASE = 40
"""Letters of the plan's own words that have room in a row."""

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Words next to a row's shapes, from `left`; `boxed` where they are on a thin line."""

    text: str
    left: float
    boxed: bool = False


class VerticalLines(NamedTuple):
    """Where lines are across the rows: the report date's, and those of key dates."""

    today: float
    days: tuple[float, ...] = ()


def label_tactic(
    tactic: Tactic, drawn: TacticShapes, axis: TimeAxis, verticals: VerticalLines, size: float
) -> Label | None:
    """The words for a row and a place for them, never on the row's shapes nor on the report date's line.

    They keep off key dates' lines and the way that the deadline moved if they can, at worst in fewer words. Where there
    is no place at all, nothing is written: the tables say it.
    """
    said = [*filter(None, _words(tactic, axis))]
    if not said:
        return None
    # A hollow bar covers the key dates' lines.
    days = [_across(day) for day in verticals.days if not (tactic.undated and drawn.left < day < drawn.right)]
    firm = [_across(verticals.today), *_shapes_taken(drawn, hollow=tactic.undated)]
    strokes = [*firm, *_strokes_taken(drawn)]
    whole, least = ", ".join(said), said[-1]
    tries = (
        *((whole, [*strokes, *days], 0.0), (whole, strokes, 0.0), (whole, strokes, _FAR)),
        *((least, [*strokes, *days], 0.0), (least, strokes, _FAR), (whole, firm, _FAR), (least, firm, _FAR)),
    )
    for text, taken, reach in tries:
        width = measure(text, size)
        for place in _places(drawn, width, verticals.today, reach, hollow=tactic.undated):
            stretch = (place, place + width)
            if axis.left <= place and stretch[1] <= axis.right and not _meets(stretch, taken):
                return Label(text, place, boxed=_meets(stretch, [*strokes, *days]))
    return None


def say_slip(days: int) -> str:
    """How far a deadline moved.

    >>> say_slip(48), say_slip(-1)
    ('+48 days', '−1 day')
    """
    return f"{'+' if days > 0 else '−'}{say_count(abs(days), 'day')}"


def _words(tactic: Tactic, axis: TimeAxis) -> Iterator[str]:
    if tactic.schedule == Schedule.CANCELLED:
        yield "cancelled"
    if tactic.undated:
        yield shorten(clean(tactic.window), _PHRASE)
    elif several(tactic):
        yield f"due {axis.say(tactic.due)}" if tactic.due else ""
    else:
        yield _say_window(tactic, axis)
    if tactic.slip_days:
        yield say_slip(tactic.slip_days)
    elif tactic.slip_days is None and tactic.first_end is not None:
        yield f"first due {axis.say(tactic.first_end)}"


def _say_window(tactic: Tactic, axis: TimeAxis) -> str:
    """A window's days, where the months above it do not show them."""
    start, end = tactic.start, tactic.end
    if tactic.open_ended:
        return f"from {axis.say(start)}"
    if start == end:
        return axis.say(end)
    cut = start.toordinal() < axis.begin or end.toordinal() >= axis.end
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if axis.shows_year(start) and axis.shows_year(end) and whole_months:
        return ""
    if cut or (end - start).days >= _SHORT:
        return f"{axis.say(start)} to {axis.say(end)}" if start.toordinal() < axis.begin else f"to {axis.say(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{axis.say(end)}"
    return f"{axis.say(start)} – {axis.say(end)}"


def _shapes_taken(drawn: TacticShapes, *, hollow: bool) -> Iterator[Stretch]:
    """What the row's shapes take up; a hollow bar itself leaves room inside."""
    for shape in drawn.shapes[1:] if hollow else drawn.shapes:
        across = [x for x, _ in shape.points]
        yield min(across), max(across)


def _strokes_taken(drawn: TacticShapes) -> Iterator[Stretch]:
    for stroke in drawn.strokes:
        (one, _), (other, _) = stroke.points
        yield min(one, other), max(one, other)


def _inside(drawn: TacticShapes, width: float, today: float, *, hollow: bool) -> Iterator[float]:
    """Places in a hollow bar: in its middle, else at one end, else at either side of the report date's line."""
    if not hollow or width + 2 * _GAP > drawn.right - drawn.left:
        return
    yield (drawn.left + drawn.right - width) / 2
    for place in (drawn.left + _GAP, drawn.right - _GAP - width, today + _GAP, today - _GAP - width):
        if drawn.left + _GAP <= place <= drawn.right - _GAP - width:
            yield place


def _places(drawn: TacticShapes, width: float, today: float, reach: float, *, hollow: bool) -> Iterator[float]:
    """Places in a hollow bar, next to the bars and diamonds, right before left, and just beyond the report date's line.

    The last only where that line is no further from them than `reach`. Where the window as first reported is to the
    left, so does the place, to the left of it.

    Never beyond the ghost of the first date, whose day would be taken for the one that is written.
    """
    yield from _inside(drawn, width, today, hollow=hollow)
    ghosts = [shape.points[0][0] for shape in drawn.shapes if shape.kind == PartKind.FIRST]
    right = min((ghost for ghost in ghosts if ghost > drawn.right), default=math.inf)
    left = max((ghost for ghost in ghosts if ghost < drawn.left), default=-math.inf)
    beyond = [today + _GAP] if 0 <= today - drawn.right < reach else []
    beyond += [today - _GAP - width] if 0 <= drawn.left - today < reach else []
    windows = (shape.points[0][0] for shape in drawn.shapes if shape.kind == PartKind.FIRST_WINDOW)
    first = min((drawn.left, *windows))
    for place in (drawn.right + _GAP, drawn.left - _GAP - width, first - _GAP - width, *beyond):
        if left < place and place + width < right and (place > drawn.right or place + width < drawn.left):
            yield place


def _across(upright: float) -> Stretch:
    return upright - 1.5, upright + 1.5


def _meets(stretch: Stretch, taken: Iterable[Stretch]) -> bool:
    return any(stretch[0] < right and left < stretch[1] for left, right in taken)
