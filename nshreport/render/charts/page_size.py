"""A sheet of paper for the chart: its size, its columns, and the size of type on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

MARGIN = 24.0
_LONG, _SHORT = 297 / 25.4 * 72, 210 / 25.4 * 72
"""The sides of A4."""
LANDSCAPE = (_LONG, _SHORT)
_GAP = 10.5


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page of A4, in points: the widths of the columns for the tactic and its lead, and the size of type.

    A width of 0 for the lead means that the column is left out.
    """

    width: float
    height: float
    title: float
    lead: float
    size: float
    gap: float = 0.5
    """The least space between two rows, as a share of the size of type."""
    titled: bool = True
    """Whether the page has a title and a source of its own; in a document the text around it says them."""

    @property
    def lead_left(self) -> float:
        """Where the column for the lead begins."""
        return MARGIN + self.title + _GAP

    @property
    def rag_left(self) -> float:
        """Where the column for RAG begins."""
        return self.lead_left + (self.lead + _GAP if self.lead else 0.0)

    @property
    def axis_left(self) -> float:
        """Where the axis begins."""
        return self.rag_left + 6.3 * self.size + _GAP

    @property
    def axis_right(self) -> float:
        """Where the axis ends."""
        return self.width - MARGIN

    @property
    def bar(self) -> float:
        """The height of a bar."""
        return self.size * 1.1


def _in_sizes(paper: PageSize, sizes: tuple[float, ...]) -> tuple[PageSize, ...]:
    return tuple(replace(paper, size=size) for size in sizes)


READABLE: tuple[PageSize, ...] = (
    *_in_sizes(PageSize(_LONG, _SHORT, title=250.0, lead=84.0, size=9.0), (9.0, 8.5, 8.0, 7.5, 7.0)),
    *_in_sizes(PageSize(_LONG, _SHORT, title=250.0, lead=84.0, size=6.5, gap=0.2), (6.5, 6.0)),
    *_in_sizes(PageSize(_SHORT, _LONG, title=190.0, lead=62.0, size=8.0), (8.0, 7.5, 7.0)),
    *_in_sizes(PageSize(_SHORT, _LONG, title=236.0, lead=0.0, size=7.5), (7.5, 7.0)),
)
"""Pages that are read on paper, the best first: landscape holds 40 rows next to months, portrait longer titles."""
_DOCUMENT_WIDTH = 536.0
IN_DOCUMENT: tuple[PageSize, ...] = tuple(
    PageSize(_DOCUMENT_WIDTH, 580.0, title=title, lead=0.0, size=size, gap=gap, titled=False)
    for title, size, gap in (
        (180.0, 8.0, 0.5),
        (185.0, 7.5, 0.5),
        (188.0, 7.0, 0.5),
        (188.0, 7.0, 0.2),
        (230.0, 7.0, 0.5),
        (250.0, 7.0, 0.2),
    )
)
"""Pictures for a portrait page of a document, in the size in which they are read there; the wider titles leave space
for quarters only, not for months."""
