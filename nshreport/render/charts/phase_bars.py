"""RAG by phase: a stacked bar for each phase, with its counts in words next to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nshreport.rating import Rag
from nshreport.render.charts.chart_panel import ROOM, ChartPanel
from nshreport.render.charts.drawing import Part, PartKind, TextPart, rectangle
from nshreport.render.charts.shapes import filled
from nshreport.render.charts.table_chart import LEFT, RIGHT, SIZE, TableRow, draw_table
from nshreport.render.charts.text_layout import clean, measure, shorten
from nshreport.render.theme import RAG_STYLES
from nshreport.report import PhaseSummary, Report
from nshreport.words import say_count, say_day, say_list

_BAR = 18.0
_LONGEST = 100
_MOST_NAMES = 3


def phase_bars(report: Report) -> ChartPanel:
    """The chart of RAG by phase; of more phases than a page holds, those with the most red, then amber tactics."""
    each = (RIGHT - LEFT) / max(phase.total for phase in report.phases)
    rows = [
        TableRow(
            f"phase-{number}",
            phase.name,
            f"{report.words.count(phase.total)}: {_say(phase)}",
            tuple(_draw_bar(phase, number, each)),
            _urgency(phase),
        )
        for number, phase in enumerate(report.phases, start=1)
    ]
    kept, body = draw_table(rows, ROOM)
    note = _say_rest(report, [phase for row, phase in zip(rows, report.phases, strict=True) if row not in kept])
    said = " ".join(f"{clean(row.title)}: {row.words}." for row in kept)
    alt_text = f"Stacked bar chart of {report.words.tactics} by phase and RAG on {say_day(report.as_of)}. {said} {note}"
    return ChartPanel("rag-by-phase.png", _finding(report), note, body, alt_text.rstrip())


def _finding(report: Report) -> str:
    """Which phases have most of what is red, else amber."""
    words = report.words
    rag = next((rag for rag in (Rag.RED, Rag.AMBER) if report.counts[rag]), None)
    if rag is None:
        return f"No {words.tactic} is red or amber"
    most, everywhere = max(phase.counts[rag] for phase in report.phases), report.counts[rag]
    names = [shorten(clean(phase.short), _LONGEST) for phase in report.phases if phase.counts[rag] == most]
    if len(names) > _MOST_NAMES:
        return f"The {everywhere:,} {rag.lower()} {words.tactics} are spread over the phases"
    here = most * len(names)
    part = f"{here:,} of the {everywhere:,}" if here < everywhere else f"all {here:,}" if here > 1 else "the one"
    noun = words.tactic if everywhere == 1 else words.tactics
    return f"{say_list(names)} {'has' if len(names) == 1 else 'have'} {part} {rag.lower()} {noun}"


def _say(phase: PhaseSummary) -> str:
    return say_list([f"{count:,} {rag.lower()}" for rag, count in phase.counts.items() if count])


def _urgency(phase: PhaseSummary) -> tuple[int, int, int]:
    """Less for a phase with more red, then amber, then other tactics."""
    return -phase.counts.get(Rag.RED, 0), -phase.counts.get(Rag.AMBER, 0), -phase.total


def _say_rest(report: Report, phases: Sequence[PhaseSummary]) -> str:
    if not phases:
        return ""
    tactics = report.words.count(sum(phase.total for phase in phases))
    return f"Left out: {say_count(len(phases), 'phase')} with {tactics}, those with the fewest red, then amber."


def _draw_bar(phase: PhaseSummary, number: int, each: float) -> Iterator[Part]:
    """The phase's tactics side by side, with as many words inside as there is space for."""
    left = LEFT
    for rag, count in phase.counts.items():
        right = left + count * each
        if count:
            yield filled(PartKind.CONFIRMED, rectangle(left, right, -_BAR / 2, _BAR / 2), rag)
            texts = (f"{count:,} {rag.lower()}", f"{count:,}")
            if text := next((text for text in texts if measure(text, SIZE) + 6 <= right - left), ""):
                name, place = f"phase-{number}-{rag.lower().replace(' ', '-')}", ((left + right) / 2, 0.36 * SIZE)
                yield TextPart(name, text, (place,), SIZE, colour=RAG_STYLES[rag].on_bar, align="center")
        left = right
