"""The plan's Gantt chart: each tactic's window, how firm it is, its RAG, and what moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.render.charts.alt_text import write_alt_text
from nshreport.render.charts.drawing import draw_figure, house_style
from nshreport.render.charts.image import write_png
from nshreport.render.charts.lettering import clean
from nshreport.render.charts.pages import plan_pages
from nshreport.render.charts.plates import make_plates
from nshreport.render.charts.vectors import write_pdf, write_svg

if TYPE_CHECKING:
    from nshreport.report import Report

__all__ = ["Chart", "Charts", "render_charts", "render_gantt"]


@dataclass(frozen=True, slots=True)
class Charts:
    """The chart as an image, as vectors with real text, and as pages to print, and in words.

    PNG and SVG are one page of A4: the whole plan, or for more than 40 tactics an overview. The PDF holds every
    tactic, on as many pages as that takes, then the other charts.
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
    plates = make_plates(report)
    contents, front, printed = plan_pages(report, len(plates))
    alt_text = clean(write_alt_text(report, contents))
    pages = len(printed) + len(plates) if len(printed) > 1 else 1
    further = [plate.page(report, len(printed) + place, pages) for place, plate in enumerate(plates, start=1)]
    with house_style():
        figure = draw_figure(front)
        # One figure at a time: those of a long plan would fill the memory.
        figures = (figure if page is front else draw_figure(page) for page in (*printed, *further))
        return Charts(
            write_png(figure, title, alt_text),
            write_svg(figure, title, alt_text),
            write_pdf(figures, title, alt_text, clean(report.team)),
            alt_text,
        )


def render_charts(report: Report) -> dict[str, Chart]:
    """The charts beside the timeline, by the names of their files."""
    stem = f"{clean(report.title)}, as of {report.as_of.isoformat()}"
    charts = {}
    with house_style():
        for plate in make_plates(report):
            figure = draw_figure(plate.image(report))
            words = clean(plate.alt_text)
            charts[plate.name] = Chart(write_png(figure, f"{stem}: {plate.subject}", words), words)
    return charts
