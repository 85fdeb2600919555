"""The chart’s pages: the largest type with which everything fits on each, and the one that shows the whole plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from nshreport.render.charts.axis import TimeAxis, draw_verticals, make_axis
from nshreport.render.charts.contents import (
    MOST,
    PageContents,
    by_urgency,
    overview_contents,
    paged_contents,
    split_contents,
    whole_contents,
)
from nshreport.render.charts.drawing import Drawing, Part, PartKind, Shape, Stroke, move_part
from nshreport.render.charts.key_date_band import KeyDateBand, draw_dates, make_band
from nshreport.render.charts.label import VerticalLines
from nshreport.render.charts.page_header_footer import draw_footer, draw_header
from nshreport.render.charts.page_size import IN_DOCUMENT, MARGIN, READABLE, PageSize
from nshreport.render.charts.rows import ChartRow, PhaseHeading, draw_heading, draw_row, set_rows
from nshreport.render.charts.shapes import Sign
from nshreport.report import Report

_LOOSEST = 0.8
"""The most that a row is set apart from the next where there is space, as a share of the size of type."""


def fit_page(
    report: Report, contents: PageContents, axis: TimeAxis, papers: Iterable[PageSize] = READABLE
) -> Drawing | None:
    """The page on the first of the papers on which everything fits, its axis as wide; None if it fits on none."""
    for paper in papers:
        axis = replace(axis, left=paper.axis_left, right=paper.axis_right)
        for band in _bands(report, axis):
            if page := _compose(report, contents, paper, axis, band):
                return page
    return None


def _bands(report: Report, axis: TimeAxis) -> Iterator[KeyDateBand]:
    """The key dates with their names, then in a key below, which takes less height."""
    band = make_band(report.key_dates, axis)
    yield band
    if band.dates and not band.key:
        yield make_band(report.key_dates, axis, named=False)


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
        *draw_dates(band, axis, top, bottom),
        *draw_verticals(report.as_of, axis, top, bottom),
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
MOST_PAGES = 25
"""Pages of the PDF; what is beyond them is left to the workbook."""


class Pages(NamedTuple):
    """The one page that represents the plan, what it shows, and the pages to print."""

    contents: PageContents
    front: Drawing
    printed: tuple[Drawing, ...]


def plan_pages(report: Report, further: int) -> Pages:
    """A chart's pages, before `further` of others: up to 40 tactics on one, more of them after an overview."""
    whole, axis = whole_contents(report), make_axis(report, 0.0, 1.0)
    if len(whole.tactics) <= MOST and (page := fit_page(report, whole, axis)):
        return Pages(whole, _crop(page), (page,))
    shown = by_urgency(report)[: MOST * (MOST_PAGES - 1 - further)]
    while True:
        overview = _overview(report, len(shown), axis)
        contents = (overview, *paged_contents(report, shown))
        printed = _print(report, contents, axis, further)
        front = fit_page(report, overview, axis)
        if front and len(printed) + further <= MOST_PAGES:
            return Pages(overview, _crop(front), printed)
        shown = shown[: len(shown) * (MOST_PAGES - 1 - further) // (len(printed) - 1)]


def document_page(report: Report, most: int) -> Drawing | None:
    """The timeline for a portrait page of a document; None for more than so many tactics, or where it does not fit."""
    whole = whole_contents(report)
    if len(whole.tactics) > most:
        return None
    page = fit_page(report, whole, make_axis(report, 0.0, 1.0), IN_DOCUMENT)
    return page and _crop(page)


def _crop(page: Drawing) -> Drawing:
    """The page without the paper that is left below."""
    return replace(page, height=max(down for part in page.parts for _, down in part.points) + MARGIN)


def _overview(report: Report, printed: int, axis: TimeAxis) -> PageContents:
    """The overview with as many tactics as can be read."""
    overviews = (overview_contents(report, most, printed) for most in _FEWER)
    return next(overview for overview in overviews if fit_page(report, overview, axis))


def _print(report: Report, contents: Sequence[PageContents], axis: TimeAxis, further: int) -> tuple[Drawing, ...]:
    """The pages in type that can be read; one that does not fit is split."""
    while True:
        pages = [
            fit_page(report, replace(page, number=number, pages=len(contents) + further), axis)
            for number, page in enumerate(contents, start=1)
        ]
        fitting = [page for page in pages if page]
        if len(fitting) == len(pages):
            return tuple(fitting)
        halves = [(page,) if fits else split_contents(page, report) for page, fits in zip(contents, pages, strict=True)]
        contents = [page for pair in halves for page in pair]
