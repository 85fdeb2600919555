"""Everything the pack says, before it is formatted."""

from nshreport.report.audiences import AudienceReach
from nshreport.report.measures import MEASURE_RULES, MeasureStatus, ObjectiveProgress, expected_value, share_of_the_way
from nshreport.report.phases import NO_PHASE
from nshreport.report.report import HOW_RATINGS_WORK, PhaseSummary, Report, Request, Tactic, compose_report
from nshreport.report.terminal import say_finding, say_findings, show_summary

__all__ = [
    "HOW_RATINGS_WORK",
    "MEASURE_RULES",
    "NO_PHASE",
    "AudienceReach",
    "MeasureStatus",
    "ObjectiveProgress",
    "PhaseSummary",
    "Report",
    "Request",
    "Tactic",
    "compose_report",
    "expected_value",
    "say_finding",
    "say_findings",
    "share_of_the_way",
    "show_summary",
]
