"""Everything the pack says, before it is formatted."""

from nshreport.report.report import PhaseSummary, Report, Request, Tactic, compose_report
from nshreport.report.terminal import say_finding, say_findings, show_summary

__all__ = [
    "PhaseSummary",
    "Report",
    "Request",
    "Tactic",
    "compose_report",
    "say_finding",
    "say_findings",
    "show_summary",
]
