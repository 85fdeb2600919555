"""A chart next to the timeline: its parts from the top of a page, for an image of its own and for a page of the PDF."""

from __future__ import annotations

from dataclasses import dataclass

from nshreport.render.charts.drawing import Block, Drawing, Part, TextPart, move_part
from nshreport.render.charts.page_header_footer import draw_title, say_source
from nshreport.render.charts.page_size import LANDSCAPE, MARGIN
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.text_layout import LEADING, wrap
from nshreport.render.theme import QUIET
from nshreport.report import Report

WIDTH, HEIGHT = LANDSCAPE
INNER = WIDTH - 2 * MARGIN
"""Points between the margins."""
_SOURCE = 7.0
ROOM = 390.0
"""Points that a chart and its legend may take up between a title of three lines and the source."""


@dataclass(frozen=True, slots=True)
class ChartPanel:
    """A chart of one page: the name of its image, its finding, what is drawn below the title, and that in words."""

    name: str
    finding: str
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
        height, title = draw_title(report, self.finding, self.note, WIDTH)
        down = MARGIN + height + _SOURCE
        parts = [move_part(part, 0.0, MARGIN) for part in title]
        height, body = self.body
        parts += [move_part(part, 0.0, down) for part in body]
        down += height + _SOURCE
        lines = wrap(say_source(report, number, pages), INNER, _SOURCE)
        parts += set_block(TextPart("source", "", ((MARGIN, down),), _SOURCE, colour=QUIET), lines)
        return down + len(lines) * LEADING * _SOURCE + MARGIN, tuple(parts)
