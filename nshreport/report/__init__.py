"""Everything the pack says, before it is formatted."""

from nshreport.report.report import HOW_RATINGS_WORK, PhaseSummary, Report, Request, Tactic, compose_report
from nshreport.report.terminal import say_finding, say_findings, show_summary

__all__ = [
    "HOW_RATINGS_WORK",
    "PhaseSummary",
    "Report",
    "Request",
    "Tactic",
    "compose_report",
    "say_finding",
    "say_findings",
    "show_summary",
]
