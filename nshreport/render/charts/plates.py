"""Which charts stand beside the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.charts.burn_up import burn_up
from nshreport.render.charts.load_table import load_table
from nshreport.render.charts.phase_bars import phase_bars
from nshreport.render.charts.rag_trend import rag_trend
from nshreport.render.charts.slip_chart import slip_chart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.history import Trends
    from nshreport.render.charts.plate import Plate
    from nshreport.report import Report


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
