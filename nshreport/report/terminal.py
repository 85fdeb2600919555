"""A report as the terminal shows it: the counts, what stands out, and what to fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.markup import escape
from rich.table import Table

from nshreport.finding import Severity
from nshreport.words import say_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from nshreport.finding import Finding
    from nshreport.report.report import Report


MOST_ROWS = 40
"""A list in the terminal has at most so many rows, then a count of the rest."""


def show_summary(report: Report, *, watched: bool) -> Iterator[RenderableType]:
    """The headline, the counts by phase and RAG, and the tactics that stand out.

    Args:
        report: what is told.
        watched: whether somebody watches a terminal; elsewhere, as in a file, the tables are plain.
    """
    style = box.SIMPLE if watched else box.ASCII2
    yield f"\n[bold]{escape(report.title)}[/bold]"
    yield from map(escape, report.headline)
    yield escape(f"{report.counts_line}.")
    phases = Table("Phase", *report.counts, box=style)
    for phase in report.phases:
        phases.add_row(escape(phase.name), *(str(count) for count in phase.counts.values()))
    phases.add_row("All", *(str(count) for count in report.counts.values()), style="bold")
    yield phases
    if report.attention:
        standing_out = Table("RAG", "Row", "Tactic", "Why", box=style)
        for tactic in report.attention[:MOST_ROWS]:
            standing_out.add_row(tactic.rag, str(tactic.row), escape(tactic.title), escape(tactic.reason))
        yield standing_out
        if (more := len(report.attention) - MOST_ROWS) > 0:
            yield f"and {say_count(more, 'tactic')} more: the status workbook lists all of them"


def say_findings(findings: Iterable[Finding]) -> Iterator[str]:
    """Every finding with its place, under its severity, what must be fixed first."""
    found = list(findings)
    for severity in Severity:
        chosen = [finding for finding in found if finding.severity is severity]
        if chosen:
            yield f"\n{severity} ({len(chosen)})"
        for finding in chosen[:MOST_ROWS]:
            place = "!".join(filter(None, (finding.sheet, finding.cell)))
            yield f"  {place}: {say_finding(finding)}" if place else f"  {say_finding(finding)}"
        if len(chosen) > MOST_ROWS:
            yield f"  and {len(chosen) - MOST_ROWS} more: --json prints all of them"


def say_finding(finding: Finding) -> str:
    """What is so, and what to do about it."""
    return f"{finding.message} {finding.advice}".rstrip()
