"""The rows of a page: a phase's heading, a tactic with its names, its RAG and its place on the axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nshreport.render.charts.axis import TimeAxis
from nshreport.render.charts.contents import PageContents, Section, name_tactic
from nshreport.render.charts.drawing import Part, PartKind, RagMark, Shape, Stroke, TextPart, rectangle
from nshreport.render.charts.label import Label, VerticalLines, label_tactic
from nshreport.render.charts.page_size import MARGIN, PageSize
from nshreport.render.charts.shapes import Sign, draw_tactic
from nshreport.render.charts.text_layout import LEADING, clean, measure, shorten, wrap
from nshreport.render.theme import BAND, QUIET, RAG_STYLES
from nshreport.report import Tactic

_LONGEST_TITLE = 200
"""Letters of a title; beyond them it says where the rest is."""
_LONGEST_NAME = 60
_LONGEST_HEADING = 200
_REST = " … (whole in the workbook)"
_BASELINE = 0.79
"""Where the baseline is in a line, as a share of its height."""
_PHASE_BAR = 3.0
_LABEL = 0.9
"""Size of what is written next to the bars, as a share of the row's."""
_X_MIDDLE = 0.27
"""How far the middle of small letters is above their baseline, as a share of their size."""
_DROP = 0.36
"""How far a baseline is below the middle of its letters, as a share of their size."""


@dataclass(frozen=True, slots=True)
class PhaseHeading:
    """A phase's heading in lines, with its counts on the last of them."""

    section: Section
    lines: tuple[str, ...]
    counts: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A tactic's title and its lead, in lines."""

    tactic: Tactic
    lines: tuple[str, ...]
    lead: tuple[str, ...]
    height: float


def set_rows(contents: PageContents, paper: PageSize) -> Iterator[PhaseHeading | ChartRow]:
    """A page's rows from top to bottom, each as high as its words ask for."""
    for section in contents.sections:
        if section.name:
            yield _set_heading(section, paper)
        for tactic in section.tactics:
            yield _set_row(tactic, paper)


def _set_heading(section: Section, paper: PageSize) -> PhaseHeading:
    width = paper.axis_left - MARGIN - paper.size
    name, counts = shorten(clean(section.name), _LONGEST_HEADING), clean(section.counts)
    lines = wrap(name, width, paper.size, bold=True)
    used = measure(lines[-1], paper.size, bold=True) + paper.size if lines else 0.0
    below = wrap(counts, width, paper.size)
    on_last_line = len(below) == 1 and used + measure(counts, paper.size) <= width
    count = len(lines) + (0 if on_last_line else len(below))
    return PhaseHeading(section, lines, below, (count * LEADING + paper.gap) * paper.size)


def _set_row(tactic: Tactic, paper: PageSize) -> ChartRow:
    lines = wrap(shorten(name_tactic(tactic), _LONGEST_TITLE, _REST), paper.title, paper.size)
    lead = wrap(shorten(clean(tactic.lead), _LONGEST_NAME), paper.lead, paper.size) if paper.lead else ()
    return ChartRow(tactic, lines, lead, (max(len(lines), len(lead), 1) * LEADING + paper.gap) * paper.size)


def draw_heading(heading: PhaseHeading, paper: PageSize, axis: TimeAxis) -> Iterator[Part]:
    """A heading about its middle: its words, and the phase's window on the axis."""
    half = heading.height / 2
    yield Shape(PartKind.BAND, rectangle(MARGIN, paper.axis_right, -half, half), BAND)
    name, top, right = f"phase-{heading.section.place}", paper.gap / 2 * paper.size - half, paper.axis_left - paper.size
    yield from set_block(TextPart(f"{name}-name", "", ((MARGIN + 3, top),), paper.size, bold=True), heading.lines)
    below = (right, -top - len(heading.counts) * LEADING * paper.size)
    yield from set_block(
        TextPart(f"{name}-counts", "", (below,), paper.size, colour=QUIET, align="right"), heading.counts
    )
    yield from _draw_window(heading.section, axis)


def _draw_window(section: Section, axis: TimeAxis) -> Iterator[Shape]:
    if section.start is None or section.end is None:
        return
    left = max(axis.left, axis.at(section.start.toordinal()))
    right = min(axis.right, axis.at(section.end.toordinal() + 1))
    if left < right:
        yield Shape(PartKind.PHASE, rectangle(left, right, -_PHASE_BAR / 2, _PHASE_BAR / 2), QUIET)


def draw_row(
    row: ChartRow, paper: PageSize, axis: TimeAxis, verticals: VerticalLines
) -> tuple[frozenset[Sign], tuple[Part, ...]]:
    """A tactic's row about its middle, and the signs that it uses."""
    drawn = draw_tactic(row.tactic, axis, paper.bar)
    label = label_tactic(row.tactic, drawn, axis, verticals, paper.size * _LABEL)
    return drawn.signs, (*drawn.strokes, *drawn.shapes, *_draw_texts(row, paper), *_draw_label(row, label, paper))


def _draw_texts(row: ChartRow, paper: PageSize) -> Iterator[Part]:
    name, size = f"tactic-{row.tactic.row}", paper.size
    title = [*set_block(TextPart(name, "", ((MARGIN + 3, _top(row.lines, size)),), size), row.lines)]
    yield from title
    if RAG_STYLES[row.tactic.rag].dashed:
        yield from map(_strike, title)
    lead = TextPart(f"{name}-lead", "", ((paper.lead_left, _top(row.lead, size)),), size, colour=QUIET)
    yield from set_block(lead, row.lead)
    yield RagMark(row.tactic.rag, ((paper.rag_left + size / 2, 0.0),), size * 0.8)
    yield TextPart(f"{name}-rag", row.tactic.rag, ((paper.rag_left + size * 1.3, size * _DROP),), size)


def _strike(line: TextPart) -> Stroke:
    """The line through a line of text."""
    ((left, baseline),) = line.points
    middle = baseline - _X_MIDDLE * line.size
    return Stroke(PartKind.STRUCK, ((left, middle), (left + measure(line.text, line.size), middle)))


def _draw_label(row: ChartRow, label: Label | None, paper: PageSize) -> Iterator[TextPart]:
    if label:
        size = paper.size * _LABEL
        yield TextPart(
            f"tactic-{row.tactic.row}-label", label.text, ((label.left, size * _DROP),), size, boxed=label.boxed
        )


def _top(lines: tuple[str, ...], size: float) -> float:
    """How far above the row's middle its lines begin."""
    return -len(lines) * LEADING * size / 2


def set_block(first: TextPart, lines: tuple[str, ...]) -> Iterator[TextPart]:
    """Lines of text, one below the other, in the manner of the first, whose point is the corner above them."""
    ((across, top),) = first.points
    for number, line in enumerate(lines):
        place = (across, top + (number + _BASELINE) * LEADING * first.size)
        yield replace(first, name=f"{first.name}-{number + 1}", text=line, points=(place,))
