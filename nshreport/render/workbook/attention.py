"""Attention: what is red or amber, why, and what would turn it green."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.rating import Rag
from nshreport.render.workbook.cell import row_link, sentence_cell
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_count, say_day

if TYPE_CHECKING:
    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Tactic

_COLUMNS = (
    Column("RAG", 8, "rag"),
    Column("Row", 6),
    Column("Tactic", 36),
    Column("Accountable", 20),
    Column("When", 20),
    Column("Working days left", 10, "number"),
    Column("Why", 34),
    Column("What would turn it green", 24),
)


def attention_page(report: Report) -> Page:
    """Red, then amber, the most urgent first; a sentence where there is neither."""
    chosen = report.attention
    about = "Red and amber tactics: why, and what would turn each green"
    title = "Attention: what is late or at risk of being late"
    if not chosen:
        nothing = Line(f"On {say_day(report.as_of)} no tactic is red or amber.")
        return Page("Attention", title, about, (nothing,))
    counts = {rag: report.counts[rag] for rag in (Rag.RED, Rag.AMBER) if report.counts[rag]}
    told_counts = " and ".join(f"{count} {rag.lower()}" for rag, count in counts.items())
    order = " Red comes first." if len(counts) > 1 else ""
    lines = (
        Line(f"On {say_day(report.as_of)}, of {say_count(len(report.tactics), 'tactic')}: {told_counts}.{order}"),
        Line("Working days left are negative where the deadline has passed. The row leads to the Tactics sheet."),
    )
    table = make_table("Attention", _COLUMNS, map(_row, chosen))
    return Page("Attention", title, about, lines, (table,), looked_up=True)


def _row(tactic: Tactic) -> tuple[Cell, ...]:
    return (
        tactic.rag,
        row_link(tactic.row),
        tactic.title,
        "; ".join(tactic.names),
        tactic.window,
        tactic.days_left,
        sentence_cell(tactic.reason),
        sentence_cell(tactic.remedy),
    )
