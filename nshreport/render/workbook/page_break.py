"""Where a printed table goes on to its last page, so that no page holds a lonely row or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.workbook.place import CAPTION_POINTS, LINE_POINTS, line_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nshreport.render.workbook.place import Layout

_LONELY, _COMPANY = 0.2, 0.34
"""A last page filled less than the first is given rows of the page before, until it is filled as the second says."""
_FEW = 3
"""Rows of a table that a page should hold at least where it begins."""
_MOST_PAGES = 4
"""What a program fits on a page differs a little from what is worked out here, which adds up from page to page."""
_SURE = 0.99
"""Part of a page that holds what is worked out to fit there, in any program."""


def page_breaks(layout: Layout, capacity: float) -> list[int]:
    """The rows, counted from 0, with which pages are to begin; none where all pages are well filled as they come.

    The last of several tables begins on a page of its own where it would have few rows on the page before, and its
    last page is given some of the page before where it would have few itself.

    Args:
        layout: a page with everything in its place.
        capacity: points of the sheet that a printed page holds.
    """
    if not layout.places:
        return []
    heights = _row_points(layout)
    last = layout.places[-1]
    above = layout.page.grid.rows_above if layout.page.grid else 0
    room = capacity * _SURE
    repeated = sum(heights[last.header - above : last.header + 1])
    starts = _page_starts(heights, room, repeated)
    breaks = []
    if last.caption is not None and any(last.caption < start <= last.header + _FEW for start in starts):
        breaks.append(last.caption)
        starts = [start for start in starts if start < last.caption]
        rest = _page_starts(heights[last.caption :], room, repeated)
        starts += [last.caption + start for start in rest]
    if 1 < len(starts) <= _MOST_PAGES and sum(heights[starts[-1] :]) <= room * _LONELY:
        first = max(starts[-2], last.header + _FEW) + 1
        begin = _earlier(heights, first, starts[-1], room * _COMPANY)
        breaks += [begin] if begin < starts[-1] else []
    return breaks


def _row_points(layout: Layout) -> list[float]:
    """The height of every row of the sheet."""
    heights = [line_points(line, layout.page) for line in layout.lines]
    for place in layout.places:
        heights += [LINE_POINTS] * (place.header - len(heights))
        if place.caption is not None:
            heights[place.caption] = CAPTION_POINTS
        heights += place.heights
    return heights


def _page_starts(heights: Sequence[float], room: float, repeated: float) -> list[int]:
    """The first row of each page."""
    starts, filled = [0], 0.0
    for row, height in enumerate(heights):
        if filled + height > room and row > starts[-1]:
            starts.append(row)
            filled = repeated
        filled += height
    return starts


def _earlier(heights: Sequence[float], first: int, start: int, wanted: float) -> int:
    """The row from which on so many points are filled, not before `first`."""
    points = sum(heights[start:])
    while points < wanted and start > first:
        start -= 1
        points += heights[start]
    return start
