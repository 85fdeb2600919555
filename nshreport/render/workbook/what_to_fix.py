"""What to fix: the findings for the plan's editors, the most useful first."""

from __future__ import annotations

from nshreport.finding import Finding, Severity
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.report import Report
from nshreport.words import say_count, say_list

_MEANINGS = {
    Severity.FIX: "Fix: the report could not use this cell.",
    Severity.CHECK: "Check: the report used it, but somebody should confirm what was assumed.",
    Severity.NOTE: "Note: worth knowing; nothing needs to change.",
}


def what_to_fix_page(report: Report) -> Page | None:
    """Every finding, in the order in which they are worth an editor's time; none if there are none."""
    findings = report.findings
    if not findings:
        return None
    sheets = {finding.sheet for finding in findings}
    refs = {tactic.row: tactic.ref for tactic in report.tactics}
    columns: tuple[Column[Finding], ...] = (
        Column("Ref", 7, lambda finding: refs.get(finding.row)),
        Column("To do", 8, lambda finding: finding.severity),
        Column("Sheet", 17, lambda finding: finding.sheet if len(sheets) > 1 else None),
        Column("Cell", 8, lambda finding: finding.cell or None),
        Column("The plan’s words", 34, lambda finding: finding.quote or ("" if finding.cell else None)),
        Column("Issue, and what we assumed", 52, lambda finding: finding.message),
        Column("How to fix it", 34, lambda finding: finding.advice or None),
    )
    used = [severity for severity in Severity if any(finding.severity == severity for finding in findings)]
    counts = [f"{sum(one.severity == severity for one in findings)} to {severity.lower()}" for severity in used]
    lines = (
        Line(f"{say_count(len(findings), 'finding')}: {say_list(counts)}. The most useful come first."),
        *(Line(_MEANINGS[severity]) for severity in used),
    )
    return Page(
        "What to fix",
        "What to fix in the plan",
        "Cells that the report could not use, or used with an assumption",
        lines,
        (make_table("Findings", columns, findings),),
        looked_up=True,
    )
