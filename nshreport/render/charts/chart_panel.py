"""A chart next to the timeline: its parts from the top of a page, for an image of its own and for a page of the PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from nshreport.render.charts.drawing import Drawing, TextPart, move_part
from nshreport.render.charts.page_header_footer import draw_title, say_source
from nshreport.render.charts.page_size import LANDSCAPE, MARGIN
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.text_layout import LEADING, wrap
from nshreport.render.theme import QUIET

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nshreport.render.charts.drawing import Block, Part
    from nshreport.report import Report

WIDTH, HEIGHT = LANDSCAPE
INNER = WIDTH - 2 * MARGIN
"""Points between the margins."""
_SOURCE = 7.0
ROOM = 390.0
"""Points that a chart and its legend may take up between a title of three lines and the source."""


@dataclass(frozen=True, slots=True)
class ChartPanel:
    """A chart of one page: the name of its image, its subject, what is drawn below the title, and that in words."""

    name: str
    subject: str
    note: str
    body: Block
    alt_text: str

    def image(self, report: Report) -> Drawing:
        """The chart alone, no higher than it is."""
        height, parts = self._set(report, 1, 1)
        return Drawing(WIDTH, height, parts)

    def page(self, report: Report, number: int, pages: int) -> Drawing:
        """The chart as one of several pages of A4."""
        _, parts = self._set(report, number, pages)
        return Drawing(WIDTH, HEIGHT, parts)

    def _set(self, report: Report, number: int, pages: int) -> tuple[float, tuple[Part, ...]]:
        height, title = draw_title(report, self.subject, self.note, WIDTH)
        down = MARGIN + height + _SOURCE
        parts = [move_part(part, 0.0, MARGIN) for part in title]
        height, body = self.body
        parts += [move_part(part, 0.0, down) for part in body]
        down += height + _SOURCE
        lines = wrap(say_source(report, number, pages), INNER, _SOURCE)
        parts += set_block(TextPart("source", "", ((MARGIN, down),), _SOURCE, colour=QUIET), lines)
        return down + len(lines) * LEADING * _SOURCE + MARGIN, tuple(parts)


def fitting_rows(heights: Sequence[float], available: float, urgency: Callable[[int], Any] = int) -> list[int]:
    """The numbers of the rows that a page holds, at least one, in their own order.

    Args:
        heights: of each row, in points.
        available: points for all of them.
        urgency: of a row by its number; of more rows than fit, those with the lowest are kept.
    """
    kept: list[int] = []
    for number in sorted(range(len(heights)), key=urgency):
        available -= heights[number]
        if available < 0 and kept:
            break
        kept.append(number)
    return sorted(kept)


def centre(words: TextPart, left: float, right: float, middle: float) -> TextPart:
    """Words about the middle of a cell."""
    return replace(words, points=(((left + right) / 2, middle + 0.36 * words.size),), align="center")
