"""A picture as a value: shapes, strokes, marks and words, in points from the top left corner of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from nshreport.render import theme

Points = tuple[tuple[float, float], ...]


class PartKind(StrEnum):
    """What a shape or a stroke represents."""

    BAND = "band"
    PHASE = "phase"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "not confirmed"
    UNDATED = "no date"
    CANCELLED = "cancelled"
    STRUCK = "struck through"
    BEYOND = "beyond"
    FIRST = "first date"
    FIRST_WINDOW = "first window"
    MOVED = "moved"
    LINKED = "linked"
    RULE = "rule"
    MONTH = "month"
    TODAY = "today"
    CELL = "cell"
    KEY_DAY = "key date"
    PERIOD = "period"
    PRE_ELECTION = "pre-election period"
    TO_COMPLETE = "to be completed"
    PLANNED = "planned"
    DONE = "complete"


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed shape; `hatch` is the colour of its hatch, blank for none."""

    kind: PartKind
    points: Points
    fill: str
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line, straight from point to point."""

    kind: PartKind
    points: Points


@dataclass(frozen=True, slots=True)
class RagMark:
    """The mark of a RAG, centred on a point."""

    rag: str
    points: Points
    size: float


@dataclass(frozen=True, slots=True)
class TextPart:
    """A line of text that begins, is centred or ends at a point on its baseline; no other has its `name`."""

    name: str
    text: str
    points: Points
    size: float
    bold: bool = False
    colour: str = theme.INK
    align: Literal["left", "center", "right"] = "left"
    boxed: bool = False
    """On a white box, where it is on top of something else."""


Part = Shape | Stroke | RagMark | TextPart
Block = tuple[float, tuple[Part, ...]]
"""A height in points, and what is drawn from its top."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page: its size and everything on it."""

    width: float
    height: float
    parts: tuple[Part, ...]


def move_part(part: Part, right: float, down: float) -> Part:
    """The same part elsewhere."""
    return replace(part, points=tuple((x + right, y + down) for x, y in part.points))


def rectangle(left: float, right: float, top: float, bottom: float) -> Points:
    """The corners of an upright rectangle."""
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def diamond(centre: float, size: float) -> Points:
    """The corners of a diamond about a point on the axis, as high and as wide as `size`."""
    half = size / 2
    return ((centre, -half), (centre + half, 0.0), (centre, half), (centre - half, 0.0))


def pointed(left: float, right: float, height: float) -> Points:
    """The corners of a bar that ends in a point on its right."""
    half = height / 2
    neck = max(left, right - height * 0.8)
    return ((left, -half), (neck, -half), (right, 0.0), (neck, half), (left, half))
