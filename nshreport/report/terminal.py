"""A report as the terminal shows it: the finding, what needs attention, and what to fix; lines that read aloud well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nshreport.finding import Finding, Severity
from nshreport.rating import Rag
from nshreport.report.report import Report
from nshreport.words import one_line, say_count, short_title

MOST_TACTICS, MOST_FINDINGS = 20, 40
"""Tactics, and findings of a severity, that the terminal shows; the rest are counted."""
_LONGEST_TITLE = 60


def show_summary(report: Report) -> Iterator[str]:
    """The headline, the counts, how many requests there are, and the tactics that are red or amber."""
    finding, *supporting = report.headline
    yield f"\n{one_line(report.title)}\n"
    yield f"{finding}."
    yield from supporting
    yield f"{report.counts_line}."
    if report.requests:
        yield f"{say_count(len(report.requests), 'request')} for {report.words.group}."
    shown = report.attention[:MOST_TACTICS]
    for rag in (Rag.RED, Rag.AMBER):
        chosen = [tactic for tactic in shown if tactic.rag == rag]
        if chosen:
            yield f"\n{rag} ({report.counts[rag]})"
        for tactic in chosen:
            yield f"  {tactic.ref} {short_title(tactic.title, _LONGEST_TITLE)}: {one_line(tactic.reason)}"
    if (more := len(report.attention) - MOST_TACTICS) > 0:
        yield f"  and {more} more: the status workbook lists all of them"


def say_findings(findings: Iterable[Finding]) -> Iterator[str]:
    """Every finding with its place, under its severity, what must be fixed first; the same words once only."""
    places: dict[tuple[Severity, str, str], list[str]] = {}
    for finding in findings:
        places.setdefault((finding.severity, finding.sheet, say_finding(finding)), []).append(finding.cell)
    for severity in Severity:
        chosen = [(sheet, cells, words) for (kind, sheet, words), cells in places.items() if kind is severity]
        if chosen:
            yield f"\n{severity} ({sum(len(cells) for _, cells, _ in chosen)})"
        for sheet, cells, words in chosen[:MOST_FINDINGS]:
            place = "!".join(filter(None, (sheet, ", ".join(filter(None, cells)))))
            yield f"  {place}: {words}" if place else f"  {words}"
        if len(chosen) > MOST_FINDINGS:
            yield f"  and {len(chosen) - MOST_FINDINGS} more: --json prints all of them"


def say_finding(finding: Finding) -> str:
    """What is wrong, and what to do about it."""
    return f"{finding.message} {finding.advice}".rstrip()
