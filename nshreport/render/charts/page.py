"""The chart’s pages: the largest type with which everything fits on each, and the one that shows the whole plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nshreport.render.charts.axis import make_axis
from nshreport.render.charts.contents import MOST, overview_contents, paged_contents, split_contents, whole_contents
from nshreport.render.charts.drawing import Drawing, PartKind, Shape, Stroke, move_part
from nshreport.render.charts.key_date_band import make_band
from nshreport.render.charts.label import VerticalLines
from nshreport.render.charts.page_header_footer import draw_footer, draw_grid, draw_header
from nshreport.render.charts.page_size import CROWDED, MARGIN, READABLE
from nshreport.render.charts.rows import ChartRow, PhaseHeading, draw_heading, draw_row, set_rows
from nshreport.render.charts.shapes import Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nshreport.render.charts.axis import TimeAxis
    from nshreport.render.charts.contents import PageContents
    from nshreport.render.charts.drawing import Part
    from nshreport.render.charts.key_date_band import KeyDateBand
    from nshreport.render.charts.page_size import PageSize
    from nshreport.report import Report

_LOOSEST = 0.8
"""The most that a row is set apart from the next where there is space, as a share of the size of type."""


def fit_page(report: Report, contents: PageContents, papers: Iterable[PageSize], axis: TimeAxis) -> Drawing | None:
    """The page on the first of the papers on which everything fits; None if it fits on none.

    Args:
        report: what is said.
        contents: what of it is on the page.
        papers: the best first.
        axis: the report's, between any two edges.
    """
    for paper in papers:
        axis = replace(axis, left=paper.axis_left, right=paper.axis_right)
        for band in _bands(report, axis):
            if page := _compose(report, contents, paper, axis, band):
                return page
    return None


def _bands(report: Report, axis: TimeAxis) -> Iterator[KeyDateBand]:
    """The key dates with their names, then with numbers, which takes less height."""
    today = axis.middle(report.as_of)
    band = make_band(report.key_dates, axis, today)
    yield band
    if band.dates and not band.key:
        yield make_band(report.key_dates, axis, today, named=False)


def _compose(
    report: Report, contents: PageContents, paper: PageSize, axis: TimeAxis, band: KeyDateBand
) -> Drawing | None:
    rows = tuple(set_rows(contents, paper))
    room = paper.height - 2 * MARGIN - sum(row.height for row in rows)
    if room < 0:
        return None
    verticals = VerticalLines(axis.middle(report.as_of), band.days)
    drawn = [_draw(row, paper, axis, verticals) for row in rows]
    signs = band.signs.union(*(signs for signs, _ in drawn), {Sign.TODAY} if axis.holds(report.as_of) else ())
    head_height, head = draw_header(report, contents, paper, axis, band)
    foot_height, foot = draw_footer(report, contents, paper, signs, band.key)
    room -= head_height + foot_height
    if room < 0:
        return None
    apart = min(room / max(len(contents.tactics), 1), _LOOSEST * paper.size)
    heights = [row.height + (apart if isinstance(row, ChartRow) else 0.0) for row in rows]
    top = MARGIN + head_height
    bottom = top + sum(heights)
    parts = (
        *_moved(head, MARGIN),
        *_stack([parts for _, parts in drawn], heights, paper, top),
        *draw_grid(report, axis, band, top, bottom),
        *_moved(foot, bottom),
    )
    return Drawing(paper.width, paper.height, parts)


def _draw(
    row: PhaseHeading | ChartRow, paper: PageSize, axis: TimeAxis, verticals: VerticalLines
) -> tuple[frozenset[Sign], tuple[Part, ...]]:
    """A row about its own middle, and the signs that it uses."""
    if isinstance(row, PhaseHeading):
        parts = tuple(draw_heading(row, paper, axis))
        phase = any(isinstance(part, Shape) and part.kind == PartKind.PHASE for part in parts)
        return frozenset({Sign.PHASE} if phase else ()), parts
    return draw_row(row, paper, axis, verticals)


def _stack(rows: Sequence[tuple[Part, ...]], heights: Sequence[float], paper: PageSize, top: float) -> Iterator[Part]:
    """The rows one below the other, with a rule under each."""
    for parts, height in zip(rows, heights, strict=True):
        yield from _moved(parts, top + height / 2)
        top += height
        yield Stroke(PartKind.RULE, ((MARGIN, top), (paper.axis_right, top)))


def _moved(parts: Iterable[Part], down: float) -> Iterator[Part]:
    return (move_part(part, 0.0, down) for part in parts)


_FEWER = (30, 24, 18, 12, 6, 0)
"""Tactics on an overview next to the phases: the most that can be read."""


class Pages(NamedTuple):
    """The one page that represents the plan, what it shows, and the pages to print."""

    contents: PageContents
    front: Drawing
    printed: tuple[Drawing, ...]


def plan_pages(report: Report, further: int) -> Pages:
    """The pages of a report's chart: up to 40 tactics on one, more of them behind an overview.

    Args:
        report: what is said.
        further: pages with other charts that follow in print.
    """
    whole, axis = whole_contents(report), make_axis(report, 0.0, 1.0)
    if len(whole.tactics) <= MOST:
        if page := fit_page(report, whole, READABLE, axis):
            return Pages(whole, page, (page,))
        if page := fit_page(report, whole, CROWDED, axis):
            return Pages(whole, page, _print(report, (), axis, further))
    for most in _FEWER:
        overview = overview_contents(report, most)
        if page := fit_page(report, overview, READABLE, axis):
            return Pages(overview, page, _print(report, (overview,), axis, further))
    message = "the phases' headings alone are taller than a page"
    raise AssertionError(message)


def _print(report: Report, before: Sequence[PageContents], axis: TimeAxis, further: int) -> tuple[Drawing, ...]:
    """Every tactic in type that can be read, after the pages given; a page that does not fit is split."""
    contents = [*before, *paged_contents(report)]
    while True:
        pages = [
            _fit(report, replace(page, number=number, pages=len(contents) + further), axis)
            for number, page in enumerate(contents, start=1)
        ]
        fitting = [page for page in pages if page]
        if len(fitting) == len(pages):
            return tuple(fitting)
        halves = [(page,) if fits else split_contents(page, report) for page, fits in zip(contents, pages, strict=True)]
        contents = [page for pair in halves for page in pair]


def _fit(report: Report, contents: PageContents, axis: TimeAxis) -> Drawing | None:
    papers = READABLE if len(contents.tactics) > 1 else READABLE + CROWDED
    return fit_page(report, contents, papers, axis)
