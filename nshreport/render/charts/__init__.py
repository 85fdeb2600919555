"""The plan's Gantt chart: each tactic's window, how firm it is, its RAG, and what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nshreport.history import Trends
from nshreport.render.charts.alt_text import write_alt_text
from nshreport.render.charts.burn_up import burn_up
from nshreport.render.charts.chart_panel import ChartPanel
from nshreport.render.charts.contents import whole_contents
from nshreport.render.charts.figure import draw_figure, house_style
from nshreport.render.charts.image import write_pdf, write_png, write_svg
from nshreport.render.charts.measure_chart import draw_measures
from nshreport.render.charts.page import document_page, plan_pages
from nshreport.render.charts.phase_bars import phase_bars
from nshreport.render.charts.slip_chart import slip_chart
from nshreport.render.charts.text_layout import clean
from nshreport.report import Report

__all__ = ["Chart", "Charts", "make_panels", "render_charts", "render_document_gantt", "render_gantt"]


@dataclass(frozen=True, slots=True)
class Charts:
    """The chart as an image, as vectors with real text, and as pages to print, and in words.

    PNG and SVG are as wide as A4: the whole plan, or for more than 40 tactics an overview. The PDF is of A4 and holds
    every tactic, or the most urgent ones where they would fill more than 25 pages, then the other charts.
    """

    png: bytes
    svg: bytes
    pdf: bytes
    alt_text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as an image of 200 dots to the inch, and in words."""

    png: bytes
    alt_text: str


def render_gantt(report: Report) -> Charts:
    """The Gantt chart of a report with at least one tactic. The same report gives the same bytes."""
    title = f"{clean(report.title)}: timeline as of {report.as_of.isoformat()}"
    panels = make_panels(report)
    contents, front, printed = plan_pages(report, len(panels))
    alt_text = clean(write_alt_text(report, contents))
    pages = len(printed) + len(panels) if len(printed) > 1 else 1
    further = [panel.page(report, len(printed) + place, pages) for place, panel in enumerate(panels, start=1)]
    with house_style():
        figure = draw_figure(front)
        # One figure at a time: those of a long plan would fill the memory.
        figures = (draw_figure(page) for page in (*printed, *further))
        return Charts(
            write_png(figure, title, alt_text),
            write_svg(figure, title, alt_text),
            write_pdf(figures, title, alt_text, clean(report.team)),
            alt_text,
        )


def render_charts(report: Report) -> dict[str, Chart]:
    """The charts next to the timeline, by the names of their files."""
    stem = f"{clean(report.title)}, as of {report.as_of.isoformat()}"
    charts = {}
    with house_style():
        drawn = ((draw_figure(panel.image(report)), panel) for panel in make_panels(report))
        measures = (draw_measures(report),) if report.measures else ()
        for figure, panel in (*drawn, *measures):
            words = clean(panel.alt_text)
            charts[panel.name] = Chart(write_png(figure, f"{stem}: {clean(panel.finding)}", words), words)
    return charts


def render_document_gantt(report: Report, most: int) -> Chart | None:
    """The Gantt chart as a document shows it, without a title; None for a plan of more than so many tactics."""
    page = document_page(report, most)
    if page is None:
        return None
    words = clean(write_alt_text(report, whole_contents(report)))
    with house_style():
        return Chart(write_png(draw_figure(page), f"{clean(report.title)}: timeline", words), words)


def make_panels(report: Report) -> tuple[ChartPanel, ...]:
    """RAG by phase, where the plan has phases; then what all reports say together, where there is any."""
    phases = (phase_bars(report),) if report.has_phases else ()
    return (*phases, *(_trend_panels(report, report.trends) if report.trends else ()))


def _trend_panels(report: Report, trends: Trends) -> Iterator[ChartPanel]:
    if any(point.tactics for point in trends.burn_up):
        yield burn_up(report, trends.burn_up)
    if trends.slips:
        yield slip_chart(report, trends.slips)
