"""Attention: what is red or amber, why, and what would turn it green."""

from __future__ import annotations

from nshreport.render.workbook.cell import sentence_cell
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.render.workbook.tactics import ref_column
from nshreport.report import Report, Tactic


def attention_page(report: Report) -> Page | None:
    """Red, then amber, the most urgent first; none where there is neither."""
    words, chosen = report.words, report.attention
    if not chosen:
        return None
    columns: tuple[Column[Tactic], ...] = (
        ref_column(report),
        Column("RAG", 9, lambda tactic: tactic.rag, "rag"),
        Column(words.tactic.capitalize(), 40, lambda tactic: tactic.title),
        Column(words.accountable.capitalize(), 20, lambda tactic: "; ".join(tactic.names)),
        Column("When", 20, lambda tactic: tactic.window),
        Column("Working days left", 10, lambda tactic: tactic.days_left, "number"),
        Column("Why", 34, lambda tactic: sentence_cell(tactic.reason)),
        Column("What would turn it green", 24, lambda tactic: sentence_cell(tactic.remedy)),
    )
    late = any((tactic.days_left or 0) < 0 for tactic in chosen)
    lines = (Line("Working days left are negative where the deadline has passed."),) if late else ()
    return Page(
        "Attention",
        f"{words.tactics.capitalize()} that need attention",
        f"Red and amber {words.tactics}: why, and what would turn each green",
        lines,
        (make_table("Attention", columns, chosen),),
        looked_up=True,
    )
