"""RAG by phase: a stacked bar for each phase, with its counts in words next to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.rating import Rag
from nshreport.render.charts.chart_panel import INNER, ROOM, WIDTH, ChartPanel, centre, fitting_rows
from nshreport.render.charts.contents import NO_PHASE
from nshreport.render.charts.drawing import PartKind, Stroke, TextPart, move_part, rectangle
from nshreport.render.charts.legend import draw_legend
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.shapes import filled
from nshreport.render.charts.text_layout import LEADING, clean, measure, shorten, wrap
from nshreport.render.theme import QUIET, RAG_STYLES
from nshreport.words import say_count, say_day, say_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nshreport.render.charts.drawing import Part
    from nshreport.report import PhaseSummary, Report

_SIZE = 9.0
_NAMES = 260.0
"""Points for a phase's name and its counts."""
_LEFT, _RIGHT = MARGIN + _NAMES + 12.0, WIDTH - MARGIN
_BAR = 18.0
_AIR = 8.0
_LONGEST = 200
_ALL = "All tactics"
"""Stands for the phase of a plan that has none."""


@dataclass(frozen=True, slots=True)
class _PhaseRow:
    phase: PhaseSummary
    lines: tuple[str, ...]
    counts: tuple[str, ...]
    height: float


def phase_bars(report: Report) -> ChartPanel:
    """The chart of RAG by phase; of more phases than a page holds, those with the most red, then amber tactics."""
    rows = [_set_row(phase, alone=len(report.phases) == 1) for phase in report.phases]
    fitting = fitting_rows(
        [row.height for row in rows], ROOM - 2 * _AIR, lambda number: _urgency(report.phases[number])
    )
    kept = [rows[number] for number in fitting]
    left_out = [row.phase for row in rows if row not in kept]
    note = _say_rest(left_out)
    rags = {rag for row in kept for rag, count in row.phase.counts.items() if count}
    legend_height, legend = draw_legend(rags, (), INNER)
    height = sum(row.height for row in kept)
    parts = (*_draw_rows(kept), *(move_part(part, MARGIN, height + _AIR) for part in legend))
    told = "; ".join(f"{_name(row.phase, alone=len(rows) == 1)}: {_say(row.phase)}" for row in kept)
    alt_text = f"Stacked bar chart of tactics by phase and RAG on {say_day(report.as_of)}. {told}."
    return ChartPanel(
        "rag-by-phase.png",
        "RAG by phase",
        note,
        (height + _AIR + legend_height, parts),
        f"{alt_text} {note}".rstrip(),
    )


def _name(phase: PhaseSummary, *, alone: bool) -> str:
    if alone and phase.name == NO_PHASE:
        return _ALL
    return shorten(clean(phase.name), _LONGEST) or NO_PHASE


def _say(phase: PhaseSummary) -> str:
    return say_list([f"{count:,} {rag.lower()}" for rag, count in phase.counts.items() if count])


def _set_row(phase: PhaseSummary, *, alone: bool) -> _PhaseRow:
    lines = wrap(_name(phase, alone=alone), _NAMES, _SIZE, bold=True)
    counts = wrap(f"{say_count(phase.total, 'tactic')}: {_say(phase)}", _NAMES, _SIZE)
    return _PhaseRow(phase, lines, counts, max(_BAR, (len(lines) + len(counts)) * LEADING * _SIZE) + _AIR)


def _urgency(phase: PhaseSummary) -> tuple[int, int, int]:
    """Less for a phase with more red, then amber, then other tactics."""
    return -phase.counts.get(Rag.RED, 0), -phase.counts.get(Rag.AMBER, 0), -phase.total


def _say_rest(phases: Sequence[PhaseSummary]) -> str:
    if not phases:
        return ""
    tactics = say_count(sum(phase.total for phase in phases), "tactic")
    return f"Left out: {say_count(len(phases), 'phase')} with {tactics}, those with the fewest red, then amber tactics."


def _draw_rows(rows: Sequence[_PhaseRow]) -> Iterator[Part]:
    each = (_RIGHT - _LEFT) / max(row.phase.total for row in rows)
    top = 0.0
    for number, row in enumerate(rows, start=1):
        words = TextPart(f"phase-{number}-name", "", ((MARGIN, top + _AIR / 2),), _SIZE, bold=True)
        yield from set_block(words, row.lines)
        below = top + _AIR / 2 + len(row.lines) * LEADING * _SIZE
        yield from set_block(
            TextPart(f"phase-{number}-counts", "", ((MARGIN, below),), _SIZE, colour=QUIET), row.counts
        )
        yield from _draw_bar(row.phase, number, top + row.height / 2, each)
        top += row.height
        yield Stroke(PartKind.RULE, ((MARGIN, top), (_RIGHT, top)))


def _draw_bar(phase: PhaseSummary, number: int, middle: float, each: float) -> Iterator[Part]:
    """The phase's tactics side by side, with as many words inside as there is space for."""
    left = _LEFT
    for rag, count in phase.counts.items():
        right = left + count * each
        if count:
            corners = rectangle(left, right, middle - _BAR / 2, middle + _BAR / 2)
            yield filled(PartKind.CONFIRMED, corners, rag)
            texts = (f"{count:,} {rag.lower()}", f"{count:,}")
            if text := next((text for text in texts if measure(text, _SIZE) + 6 <= right - left), ""):
                colour = RAG_STYLES[rag].on_bar
                words = TextPart(f"phase-{number}-{rag.lower().replace(' ', '-')}", text, (), _SIZE, colour=colour)
                yield centre(words, left, right, middle)
        left = right
