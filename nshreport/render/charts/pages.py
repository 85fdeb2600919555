"""The chart's pages: one that stands for the whole plan, and those that print every tactic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nshreport.render.charts.contents import MOST, overview_contents, paged_contents, split_contents, whole_contents
from nshreport.render.charts.page import fit_page
from nshreport.render.charts.paper import CROWDED, READABLE
from nshreport.render.charts.scale import make_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nshreport.render.charts.contents import Contents
    from nshreport.render.charts.picture import Picture
    from nshreport.render.charts.scale import Scale
    from nshreport.report import Report

_FEWER = (30, 24, 18, 12, 6, 0)
"""Tactics on an overview beside the phases: the most that can be read."""


class Pages(NamedTuple):
    """The one page that stands for the plan, what it shows, and the pages to print."""

    contents: Contents
    front: Picture
    printed: tuple[Picture, ...]


def plan_pages(report: Report, further: int) -> Pages:
    """The pages of a report's chart: up to 40 tactics on one, more of them behind an overview.

    Args:
        report: what is told.
        further: pages with other charts that follow in print.
    """
    whole, axis = whole_contents(report), make_scale(report, 0.0, 1.0)
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


def _print(report: Report, before: Sequence[Contents], axis: Scale, further: int) -> tuple[Picture, ...]:
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


def _fit(report: Report, contents: Contents, axis: Scale) -> Picture | None:
    papers = READABLE if len(contents.tactics) > 1 else READABLE + CROWDED
    return fit_page(report, contents, papers, axis)
