"""What to mend: the findings for the plan's editors, by severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.finding import Severity
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_count, say_list

if TYPE_CHECKING:
    from nshreport.finding import Finding
    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report

_COLUMNS = (
    Column("Severity", 10),
    Column("Sheet", 20),
    Column("Cell", 8),
    Column("The plan’s words", 34),
    Column("What is so, and what was assumed", 52),
    Column("How to mend it", 32),
)
_MEANINGS = {
    Severity.MEND: "Mend: the report could not use what stands there.",
    Severity.CHECK: "Check: the report used it, but assumed something that somebody should confirm.",
    Severity.NOTE: "Note: worth knowing; nothing needs to change.",
}
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def what_to_fix_page(report: Report) -> Page:
    """Findings, what must be mended first, then in the plan's order."""
    title, about = "What to mend in the plan", "Cells that the report could not use, or used with an assumption"
    if not report.findings:
        return Page("What to mend", title, about, (Line("Nothing in the plan needs mending."),))
    findings = sorted(report.findings, key=lambda finding: (_ORDER[finding.severity], finding.row))
    used = [severity for severity in Severity if any(finding.severity == severity for finding in findings)]
    counts = [f"{sum(one.severity == severity for one in findings)} to {severity.lower()}" for severity in used]
    lines = (
        Line(f"{say_count(len(findings), 'thing')}: {say_list(counts)}."),
        *(Line(_MEANINGS[severity]) for severity in used),
    )
    return Page(
        "What to mend", title, about, lines, (make_table("Findings", _COLUMNS, map(_row, findings)),), looked_up=True
    )


def _row(finding: Finding) -> tuple[Cell, ...]:
    return (
        str(finding.severity),
        finding.sheet or None,
        finding.cell or None,
        finding.quote if finding.cell else finding.quote or None,
        finding.message,
        finding.advice or None,
    )
