"""A page of the chart: the largest type with which everything fits on it, and where everything then stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nshreport.render.charts.frame import draw_foot, draw_grid, draw_head
from nshreport.render.charts.label import Uprights
from nshreport.render.charts.paper import MARGIN
from nshreport.render.charts.picture import Kind, Picture, Shape, Stroke, move_part
from nshreport.render.charts.rows import Heading, Row, draw_heading, draw_row, set_rows
from nshreport.render.charts.shapes import Sign
from nshreport.render.charts.strip import make_strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nshreport.render.charts.contents import Contents
    from nshreport.render.charts.paper import Paper
    from nshreport.render.charts.picture import Part
    from nshreport.render.charts.scale import Scale
    from nshreport.render.charts.strip import Strip
    from nshreport.report import Report

_LOOSEST = 0.8
"""The most that a row is set apart from the next where there is room, as a share of the size of type."""


def fit_page(report: Report, contents: Contents, papers: Iterable[Paper], axis: Scale) -> Picture | None:
    """The page on the first of the papers on which everything fits; None if it fits on none.

    Args:
        report: what is told.
        contents: what of it stands on the page.
        papers: the best first.
        axis: the report's, between any two edges.
    """
    for paper in papers:
        scale = replace(axis, left=paper.axis_left, right=paper.axis_right)
        for strip in _strips(report, scale):
            if page := _compose(report, contents, paper, scale, strip):
                return page
    return None


def _strips(report: Report, scale: Scale) -> Iterator[Strip]:
    """The key dates with their names, then with numbers, which takes less height."""
    today = scale.middle(report.as_of)
    strip = make_strip(report.key_dates, scale, today)
    yield strip
    if strip.dates and not strip.key:
        yield make_strip(report.key_dates, scale, today, named=False)


def _compose(report: Report, contents: Contents, paper: Paper, scale: Scale, strip: Strip) -> Picture | None:
    rows = tuple(set_rows(contents, paper))
    room = paper.height - 2 * MARGIN - sum(row.height for row in rows)
    if room < 0:
        return None
    uprights = Uprights(scale.middle(report.as_of), strip.days)
    drawn = [_draw(row, paper, scale, uprights) for row in rows]
    signs = strip.signs.union(*(signs for signs, _ in drawn), {Sign.TODAY} if scale.holds(report.as_of) else ())
    head_height, head = draw_head(report, contents, paper, scale, strip)
    foot_height, foot = draw_foot(report, contents, paper, signs, strip.key)
    room -= head_height + foot_height
    if room < 0:
        return None
    apart = min(room / max(len(contents.tactics), 1), _LOOSEST * paper.size)
    heights = [row.height + (apart if isinstance(row, Row) else 0.0) for row in rows]
    top = MARGIN + head_height
    bottom = top + sum(heights)
    parts = (
        *_moved(head, MARGIN),
        *_stack([parts for _, parts in drawn], heights, paper, top),
        *draw_grid(report, scale, strip, top, bottom),
        *_moved(foot, bottom),
    )
    return Picture(paper.width, paper.height, parts)


def _draw(
    row: Heading | Row, paper: Paper, scale: Scale, uprights: Uprights
) -> tuple[frozenset[Sign], tuple[Part, ...]]:
    """A row about its own middle, and the signs that it uses."""
    if isinstance(row, Heading):
        parts = tuple(draw_heading(row, paper, scale))
        phase = any(isinstance(part, Shape) and part.kind == Kind.PHASE for part in parts)
        return frozenset({Sign.PHASE} if phase else ()), parts
    return draw_row(row, paper, scale, uprights)


def _stack(rows: Sequence[tuple[Part, ...]], heights: Sequence[float], paper: Paper, top: float) -> Iterator[Part]:
    """The rows one below the other, with a rule under each."""
    for parts, height in zip(rows, heights, strict=True):
        yield from _moved(parts, top + height / 2)
        top += height
        yield Stroke(Kind.RULE, ((MARGIN, top), (paper.axis_right, top)))


def _moved(parts: Iterable[Part], down: float) -> Iterator[Part]:
    return (move_part(part, 0.0, down) for part in parts)
