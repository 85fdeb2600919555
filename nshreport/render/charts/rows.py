"""The rows of a page: a phase's heading, a tactic with its names, its RAG and its place on the axis."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nshreport.render.charts.label import label_tactic
from nshreport.render.charts.lettering import LEADING, clean, measure, shorten, wrap
from nshreport.render.charts.paper import MARGIN
from nshreport.render.charts.picture import Kind, Mark, Shape, Words, rectangle
from nshreport.render.charts.shapes import draw_tactic
from nshreport.render.theme import BAND, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.render.charts.contents import Contents, Section
    from nshreport.render.charts.label import Label, Uprights
    from nshreport.render.charts.paper import Paper
    from nshreport.render.charts.picture import Part
    from nshreport.render.charts.scale import Scale
    from nshreport.render.charts.shapes import Sign
    from nshreport.report import Tactic

_LONGEST_TITLE = 600
"""Letters of a title; beyond them it says where the rest is."""
_LONGEST_NAME = 60
_LONGEST_HEADING = 200
_REST = " … (whole in the workbook)"
_BASELINE = 0.79
"""Where the baseline lies in a line, as a share of its height."""
_PHASE_BAR = 3.0
_LABEL = 0.9
"""Size of what is written beside the bars, as a share of the row's."""
_DROP = 0.36
"""How far a baseline lies below the middle of its letters, as a share of their size."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A phase's heading in lines, with its counts on the last of them."""

    section: Section
    lines: tuple[str, ...]
    counts: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A tactic's title and its lead, in lines."""

    tactic: Tactic
    lines: tuple[str, ...]
    lead: tuple[str, ...]
    height: float


def set_rows(contents: Contents, paper: Paper) -> Iterator[Heading | Row]:
    """A page's rows from top to bottom, each as high as its words ask for."""
    for section in contents.sections:
        if section.name:
            yield _set_heading(section, paper)
        for tactic in section.tactics:
            yield _set_row(tactic, paper)


def _set_heading(section: Section, paper: Paper) -> Heading:
    width = paper.axis_left - MARGIN - paper.size
    name, counts = shorten(clean(section.name), _LONGEST_HEADING), clean(section.counts)
    lines = wrap(name, width, paper.size, bold=True)
    used = measure(lines[-1], paper.size, bold=True) + paper.size if lines else 0.0
    below = wrap(counts, width, paper.size)
    beside = len(below) == 1 and used + measure(counts, paper.size) <= width
    count = len(lines) + (0 if beside else len(below))
    return Heading(section, lines, below, (count * LEADING + 0.5) * paper.size)


def _set_row(tactic: Tactic, paper: Paper) -> Row:
    lines = wrap(shorten(clean(tactic.title), _LONGEST_TITLE, _REST), paper.title, paper.size)
    lead = wrap(shorten(clean(tactic.lead), _LONGEST_NAME), paper.lead, paper.size) if paper.lead else ()
    return Row(tactic, lines, lead, (max(len(lines), len(lead), 1) * LEADING + 0.5) * paper.size)


def draw_heading(heading: Heading, paper: Paper, scale: Scale) -> Iterator[Part]:
    """A heading about its middle: its words, and the phase's window on the axis."""
    half = heading.height / 2
    yield Shape(Kind.BAND, rectangle(MARGIN, paper.axis_right, -half, half), BAND)
    name, top, right = f"phase-{heading.section.place}", 0.25 * paper.size - half, paper.axis_left - paper.size
    yield from set_block(Words(f"{name}-name", "", ((MARGIN + 3, top),), paper.size, bold=True), heading.lines)
    below = (right, -top - len(heading.counts) * LEADING * paper.size)
    yield from set_block(Words(f"{name}-counts", "", (below,), paper.size, colour=QUIET, align="right"), heading.counts)
    yield from _draw_window(heading.section, scale)


def _draw_window(section: Section, scale: Scale) -> Iterator[Shape]:
    if section.start is None or section.end is None:
        return
    left = max(scale.left, scale.at(section.start.toordinal()))
    right = min(scale.right, scale.at(section.end.toordinal() + 1))
    if left < right:
        yield Shape(Kind.PHASE, rectangle(left, right, -_PHASE_BAR / 2, _PHASE_BAR / 2), QUIET)


def draw_row(row: Row, paper: Paper, scale: Scale, uprights: Uprights) -> tuple[frozenset[Sign], tuple[Part, ...]]:
    """A tactic's row about its middle, and the signs that it uses."""
    drawn = draw_tactic(row.tactic, scale, paper.bar)
    label = label_tactic(row.tactic, drawn, scale, uprights, paper.size * _LABEL)
    return drawn.signs, (*drawn.strokes, *drawn.shapes, *_draw_words(row, paper), *_draw_label(row, label, paper))


def _draw_words(row: Row, paper: Paper) -> Iterator[Part]:
    name, size = f"tactic-{row.tactic.row}", paper.size
    yield from set_block(Words(name, "", ((MARGIN + 3, _top(row.lines, size)),), size), row.lines)
    lead = Words(f"{name}-lead", "", ((paper.lead_left, _top(row.lead, size)),), size, colour=QUIET)
    yield from set_block(lead, row.lead)
    yield Mark(row.tactic.rag, ((paper.rag_left + size / 2, 0.0),), size * 0.8)
    yield Words(f"{name}-rag", row.tactic.rag, ((paper.rag_left + size * 1.3, size * _DROP),), size)


def _draw_label(row: Row, label: Label | None, paper: Paper) -> Iterator[Words]:
    if label:
        size = paper.size * _LABEL
        yield Words(
            f"tactic-{row.tactic.row}-label", label.text, ((label.left, size * _DROP),), size, boxed=label.boxed
        )


def _top(lines: tuple[str, ...], size: float) -> float:
    """How far above the row's middle its lines begin."""
    return -len(lines) * LEADING * size / 2


def set_block(first: Words, lines: tuple[str, ...]) -> Iterator[Words]:
    """Lines of text, one below the other, in the manner of the first, whose point is the corner above them."""
    ((across, top),) = first.points
    for number, line in enumerate(lines):
        place = (across, top + (number + _BASELINE) * LEADING * first.size)
        yield replace(first, name=f"{first.name}-{number + 1}", text=line, points=(place,))
