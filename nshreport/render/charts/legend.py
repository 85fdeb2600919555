"""The legend: everything that is drawn on a page, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from nshreport.rating import Rag
from nshreport.render.charts.drawing import (
    Block,
    Part,
    PartKind,
    RagMark,
    Shape,
    Stroke,
    TextPart,
    diamond,
    move_part,
    pointed,
    rectangle,
)
from nshreport.render.charts.key_date_band import PERIOD, PRE_ELECTION, PRE_ELECTION_HATCH
from nshreport.render.charts.shapes import HOLLOW, Sign, filled
from nshreport.render.charts.text_layout import measure
from nshreport.render.theme import INK, PAPER, QUIET

SIZE = 7.5
"""Type of the legend."""
LINE = 13.0
"""Distance of its lines."""
_BAR = 8.0
SAMPLE = 20.0
"""Width of a sample."""
_GAP = 4.0
_APART = 13.0

Entry = tuple["Part", ...]
"""A sample and, last, its words."""

_BOX = rectangle(0, SAMPLE, -_BAR / 2, _BAR / 2)
_MIDDLE = SAMPLE / 2

SIGNS: tuple[tuple[Sign, str, tuple[Part, ...]], ...] = (
    (Sign.CONFIRMED, "Confirmed", (Shape(PartKind.CONFIRMED, _BOX, QUIET),)),
    (Sign.UNCONFIRMED, "Not confirmed", (Shape(PartKind.UNCONFIRMED, _BOX, QUIET, PAPER),)),
    (Sign.UNDATED, "No date of its own", (Shape(PartKind.UNDATED, _BOX, HOLLOW),)),
    (Sign.DAY, "Single day", (Shape(PartKind.CONFIRMED, diamond(_MIDDLE, _BAR * 1.25), QUIET),)),
    (
        Sign.OCCASIONS,
        "Several dates",
        (
            Stroke(PartKind.LINKED, ((0, 0), (SAMPLE, 0))),
            Shape(PartKind.CONFIRMED, diamond(3, 7), QUIET),
            Shape(PartKind.CONFIRMED, diamond(SAMPLE - 3, 7), QUIET),
        ),
    ),
    (Sign.OPEN, "A start, no end", (Shape(PartKind.UNCONFIRMED, pointed(0, SAMPLE, _BAR), QUIET, PAPER),)),
    (
        Sign.FIRST,
        "First date, and days moved",
        (Stroke(PartKind.MOVED, ((4, 0), (SAMPLE, 0))), Shape(PartKind.FIRST, diamond(4, 7), HOLLOW)),
    ),
    (Sign.BEYOND, "Goes on beyond", (Shape(PartKind.BEYOND, ((8, -4), (12, 0), (8, 4)), INK),)),
    (Sign.PHASE, "Phase", (Shape(PartKind.PHASE, rectangle(0, SAMPLE, -1.5, 1.5), QUIET),)),
    (Sign.TODAY, "Report date", (Stroke(PartKind.TODAY, ((_MIDDLE, -5), (_MIDDLE, 5))),)),
    (Sign.KEY_DAY, "Key date", (Stroke(PartKind.KEY_DAY, ((_MIDDLE, -5), (_MIDDLE, 5))),)),
    (Sign.PERIOD, "Key dates over several days", (Shape(PartKind.PERIOD, _BOX, PERIOD),)),
    (
        Sign.PRE_ELECTION,
        "Pre-election period",
        (Shape(PartKind.PRE_ELECTION, _BOX, PRE_ELECTION, PRE_ELECTION_HATCH),),
    ),
)
"""Signs with their words and a sample, in the order in which they are explained."""


def draw_legend(rags: Collection[str], signs: Collection[Sign], width: float) -> Block:
    """The legend of the RAGs and signs on a page, in as many lines as the width between its margins asks for."""
    return lay_entries([[*_rag_entries(rags), *_sign_entries(signs)]], width)


def lay_entries(groups: Iterable[Iterable[Entry]], width: float) -> Block:
    """Entries side by side, each group on lines of its own, as many as the width asks for."""
    height, parts = 0.0, []
    for entries in groups:
        for line in _lines(entries, width):
            height += LINE
            parts += [move_part(part, 0.0, height - LINE / 2) for part in line]
    return height, tuple(parts)


def _lines(entries: Iterable[Entry], width: float) -> Iterator[list[Part]]:
    """Entries side by side, about the middle of their line."""
    line: list[Part] = []
    across = 0.0
    for entry in entries:
        listed = entry[-1]
        length = listed.points[0][0] + (measure(listed.text, SIZE) if isinstance(listed, TextPart) else 0.0)
        if line and across + length > width:
            yield line
            line, across = [], 0.0
        line += [move_part(part, across, 0.0) for part in entry]
        across += length + _APART
    if line:
        yield line


def _rag_entries(rags: Collection[str]) -> Iterator[Entry]:
    for rag in Rag:
        if rag in rags:
            bar = filled(PartKind.CONFIRMED, rectangle(12, 12 + SAMPLE, -_BAR / 2, _BAR / 2), rag)
            yield RagMark(rag, ((4, 0),), 7), bar, _say(str(rag), 12 + SAMPLE)


def _sign_entries(signs: Collection[Sign]) -> Iterator[Entry]:
    for sign, words, sample in SIGNS:
        if sign in signs:
            yield make_entry(words, sample)


def make_entry(words: str, sample: tuple[Part, ...]) -> Entry:
    """A sample, drawn from 0 to the right and about its middle, with what it means after it."""
    return (*sample, _say(words, max(x for part in sample for x, _ in part.points)))


def _say(words: str, left: float) -> TextPart:
    name = "".join(letter if letter.isalpha() else "-" for letter in words.lower())
    return TextPart(f"legend-{name}", words, ((left + _GAP, SIZE * 0.36),), SIZE)
