"""Which charts stand beside the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.gantt.burn_up import burn_up
from nshreport.gantt.load_table import load_table
from nshreport.gantt.phase_bars import phase_bars
from nshreport.gantt.rag_trend import rag_trend
from nshreport.gantt.slip_chart import slip_chart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.gantt.plate import Plate
    from nshreport.report import Report
    from nshreport.trends import Trends


def make_plates(report: Report) -> tuple[Plate, ...]:
    """RAG by phase and the accountables' load by month; then what all reports tell together, where there is any."""
    return (phase_bars(report), load_table(report), *(_trend_plates(report, report.trends) if report.trends else ()))


def _trend_plates(report: Report, trends: Trends) -> Iterator[Plate]:
    if any(point.tactics for point in trends.burn_up):
        yield burn_up(report, trends.burn_up)
    if trends.slips:
        yield slip_chart(report, trends.slips)
    if len(trends.reports) > 1:
        yield rag_trend(trends.rags)
