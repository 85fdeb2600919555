"""A chart as a table: each row has a title, what is said of it, and what is drawn next to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nshreport.render.charts.chart_panel import WIDTH
from nshreport.render.charts.drawing import Block, Part, PartKind, Stroke, TextPart, move_part
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.text_layout import LEADING, clean, shorten, wrap
from nshreport.render.theme import QUIET

TITLES = 270.0
"""Points for the titles and what is said below them."""
LEFT, RIGHT = MARGIN + TITLES + 10.0, WIDTH - MARGIN
"""Where the drawings are."""
SIZE = 8.5
_AIR = 7.0
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: `drawing` is about its middle; of more rows than fit, those of the lowest `urgency` are kept."""

    name: str
    title: str
    words: str
    drawing: tuple[Part, ...]
    urgency: Any = 0


def draw_table(rows: Iterable[TableRow], room: float) -> tuple[list[TableRow], Block]:
    """The rows that have space in so many points, at least one, in their own order, and what they look like."""
    kept: list[TableRow] = []
    height = 0.0
    parts: list[Part] = []
    every = list(rows)
    for row in sorted(every, key=lambda row: row.urgency):
        room -= _height(row)
        if room < 0 and kept:
            break
        kept.append(row)
    kept.sort(key=every.index)
    for row in kept:
        parts += (move_part(part, 0.0, height) for part in _draw_row(row))
        height += _height(row)
    return kept, (height, tuple(parts))


def _lines(row: TableRow) -> tuple[Sequence[str], Sequence[str]]:
    title = wrap(shorten(clean(row.title), _LONGEST), TITLES, SIZE, bold=True)
    return title, wrap(clean(row.words), TITLES, SIZE)


def _height(row: TableRow) -> float:
    return sum(map(len, _lines(row))) * LEADING * SIZE + _AIR


def _draw_row(row: TableRow) -> Iterator[Part]:
    """A row from its top."""
    title, words = _lines(row)
    height, below = _height(row), _AIR / 2 + len(title) * LEADING * SIZE
    yield from set_block(TextPart(f"{row.name}-title", "", ((MARGIN, _AIR / 2),), SIZE, bold=True), tuple(title))
    yield from set_block(TextPart(f"{row.name}-words", "", ((MARGIN, below),), SIZE, colour=QUIET), tuple(words))
    yield from (move_part(part, 0.0, height / 2) for part in row.drawing)
    yield Stroke(PartKind.RULE, ((MARGIN, height), (RIGHT, height)))
