"""The axis above a chart's rows: the years, the months, the report date's label and its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.charts.lettering import measure
from nshreport.render.charts.picture import Kind, Stroke, Words, move_part
from nshreport.render.theme import INK, QUIET
from nshreport.words import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from nshreport.render.charts.picture import Block, Part
    from nshreport.render.charts.scale import Cell, Scale

SIZE = 7.5
"""Type of the axis and of the headings beside it."""
RISE = 3.0
"""Points from the bottom of the axis' lines to their baselines."""
_LINE = 11.0


def draw_calendar(as_of: date, scale: Scale) -> Block:
    """The years and the months, and below them a line for the report date's label."""
    parts: list[Part] = []
    down = 0.0
    for name, cells in (("years", scale.years(SIZE)), ("months", scale.months(SIZE))):
        parts += [move_part(part, 0, down) for part in _draw_cells(name, cells)]
        down += _LINE if cells else 0.0
    parts.append(move_part(_label(as_of, scale), 0, down))
    return down + _LINE, tuple(parts)


def _draw_cells(name: str, cells: Iterable[Cell]) -> Iterator[Part]:
    for place, cell in enumerate(cells):
        yield Stroke(Kind.MONTH, ((cell.right, 0), (cell.right, _LINE)))
        yield Stroke(Kind.MONTH, ((cell.left, 0), (cell.left, _LINE)))
        if cell.label:
            middle = ((cell.left + cell.right) / 2, _LINE - RISE)
            yield Words(f"{name}-{place}", cell.label, (middle,), SIZE, colour=QUIET, align="center")


def _label(as_of: date, scale: Scale) -> Words:
    """The label of the report date's line, upon it, or at the edge beyond which it lies."""
    words = f"Report date {say_day(as_of)}"
    if not scale.holds(as_of):
        words += ", before the chart begins" if as_of.toordinal() < scale.begin else ", after the chart ends"
    half = measure(words, SIZE, bold=True) / 2
    centre = min(max(scale.middle(as_of), scale.left + half), scale.right - half)
    return Words("today", words, ((centre, _LINE - RISE),), SIZE, bold=True, align="center", colour=INK)


def draw_uprights(as_of: date, scale: Scale, top: float, bottom: float, *, above: float = 0.0) -> Iterator[Part]:
    """The months' lines down the rows, and the report date's line, which begins so far above them."""
    for across in (*(cell.left for cell in scale.months(SIZE)), scale.right):
        yield Stroke(Kind.MONTH, ((across, top), (across, bottom)))
    if scale.holds(as_of):
        today = scale.middle(as_of)
        yield Stroke(Kind.TODAY, ((today, top - above - 1), (today, bottom)))
