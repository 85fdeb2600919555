"""The workbook’s native charts, each drawn from the table that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nshreport.rating import Rag
from nshreport.render.theme import BODY_POINTS, DONE, EDGE, FONT, INK, LINE, QUIET, RAG_STYLES
from nshreport.words import say_count, say_day, say_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook

    from nshreport.history import BurnPoint, Slip
    from nshreport.render.workbook.page import TablePosition
    from nshreport.report import Report

TABLE = "RAG_by_phase"
WIDTH = 580
LETTERS = {"name": FONT, "size": BODY_POINTS, "bold": False, "color": INK}
THIN: dict[str, Any] = {"color": EDGE, "width": 0.75}
_HIDE_ZEROS = "0;;;"
BAR_PIXELS = 22
"""Pixels for one bar and the gap next to it."""


def _edge(rag: str) -> dict[str, object]:
    """The edge of a RAG's bar."""
    return {**THIN, "dash_type": "dash"} if RAG_STYLES[rag].dashed else THIN


@dataclass(frozen=True, slots=True)
class PhaseChart:
    """Tactics of each phase by RAG: a stacked bar for each."""

    report: Report
    shows: str = TABLE

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height."""
        return WIDTH, 82 + BAR_PIXELS * len(self.report.phases)

    @property
    def alt_text(self) -> str:
        """Every number that the chart shows."""
        told = (
            f"{phase.name}: {say_list([f'{count} {rag.lower()}' for rag, count in phase.counts.items() if count])}"
            for phase in self.report.phases
        )
        return f"Stacked bar chart of tactics by phase and RAG on {say_day(self.report.as_of)}. {'; '.join(told)}."

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the phases' rows of the table."""
        chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
        first, last = place.header + 1, place.header + len(self.report.phases)
        for number, rag in enumerate(Rag, 1):
            style = RAG_STYLES[rag]
            chart.add_series(
                {
                    "name": [page, place.header, number],
                    "categories": [page, first, 0, last, 0],
                    "values": [page, first, number, last, number],
                    "fill": {"color": style.bar},
                    "border": _edge(rag),
                    "gap": 50,
                    "data_labels": {
                        "value": True,
                        "num_format": _HIDE_ZEROS,
                        "font": {**LETTERS, "color": style.on_bar},
                    },
                }
            )
        dress_bars(chart, "Tactics by phase and RAG")
        chart.set_legend({"position": "bottom", "font": LETTERS})
        return chart


@dataclass(frozen=True, slots=True)
class TotalChart:
    """All tactics by RAG: a bar for each."""

    report: Report
    shows: str = TABLE

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height."""
        return WIDTH, 40 + BAR_PIXELS * len(Rag)

    @property
    def alt_text(self) -> str:
        """Every number that the chart shows."""
        told = say_list([f"{count} {rag.lower()}" for rag, count in self.report.counts.items()])
        day, total = say_day(self.report.as_of), say_count(len(self.report.tactics), "tactic")
        return f"Bar chart of all tactics by RAG on {day}. Of {total}: {told}."

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the table's headings and its last row."""
        chart = workbook.add_chart({"type": "bar"})
        points = [{"fill": {"color": RAG_STYLES[rag].bar}, "border": _edge(rag)} for rag in Rag]
        chart.add_series(
            {
                "name": [page, place.bottom, 0],
                "categories": [page, place.header, 1, place.header, len(Rag)],
                "values": [page, place.bottom, 1, place.bottom, len(Rag)],
                "points": points,
                "gap": 40,
                "data_labels": {"value": True, "position": "outside_end", "font": LETTERS},
            }
        )
        dress_bars(chart, "All tactics by RAG")
        chart.set_legend({"none": True})
        return chart


def dress_bars(chart: Chart, title: str, *, least: int | None = 0) -> None:
    """Title, axes and frame of a chart of bars; the first is on top, as in the table.

    Args:
        chart: the chart.
        title: its title.
        least: where its axis begins; None where bars may go the other way.
    """
    dress(chart, title)
    # xlsxwriter calls the upright axis of a bar chart, which holds the categories, its y axis.
    chart.set_y_axis(
        {
            "num_font": LETTERS,
            "line": THIN,
            "major_gridlines": {"visible": False},
            "reverse": True,
            "label_position": "low",
        }
    )
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": least})


def dress(chart: Chart, title: str) -> None:
    """Title and frame of a chart."""
    chart.set_title({"name": title, "name_font": {**LETTERS, "bold": True}, "overlay": False})
    chart.set_chartarea({"border": {"color": LINE}})


BURN_UP, TRENDS = "Complete_against_planned", "Trends"
"""The tables that say the same."""
MOST_SLIPS = 10
_YEAR = 365
DAYS_COLUMN = 2
"""Where Trends has the days moved."""
LINES: dict[str, dict[str, Any]] = {
    "To be completed": {"color": QUIET, "width": 1.0},
    "Planned": {"color": INK, "width": 1.75},
    "Planned as first dated": {"color": QUIET, "width": 1.25, "dash_type": "dash"},
    "Complete": {"color": DONE, "width": 3.0},
}
"""The columns of the table behind the day, and their lines."""


@dataclass(frozen=True, slots=True)
class BurnUpChart:
    """How many tactics are complete from report to report, against how many were planned to be."""

    points: Sequence[BurnPoint]
    shows: str = BURN_UP

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height."""
        return WIDTH, 320

    @property
    def alt_text(self) -> str:
        """The numbers now and at the end; the others are in the table."""
        now = [point for point in self.points if point.complete is not None][-1]
        last = self.points[-1]
        return (
            f"Line chart of complete tactics against planned ones. {say_day(now.day)}: {now.planned} of {now.tactics} "
            f"planned to be complete ({now.first_planned} as first dated), {now.complete} complete. "
            f"{say_day(last.day)}: {last.planned} planned. All its numbers are in the table beside it."
        )

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the table's columns; complete from its rows up to the report date."""
        chart = workbook.add_chart({"type": "line"})
        first = place.header + 1
        past = sum(point.complete is not None for point in self.points)
        for column, (name, line) in enumerate(LINES.items(), 1):
            is_complete = name == "Complete"
            series = {
                "name": [page, place.header, column],
                "categories": [page, first, 0, place.bottom, 0],
                "values": [page, first, column, place.header + past if is_complete else place.bottom, column],
                "line": line,
            }
            if is_complete:
                series["marker"] = {"type": "diamond", "size": 8, "fill": {"color": DONE}, "border": {"color": EDGE}}
            chart.add_series(series)
        dress(chart, "Complete against planned")
        months = "mmm" if (self.points[-1].day - self.points[0].day).days < _YEAR else "mmm yy"
        chart.set_x_axis({"date_axis": True, "num_format": months, "num_font": LETTERS, "line": THIN})
        chart.set_y_axis({"num_font": LETTERS, "line": THIN, "min": 0, "num_format": "#,##0"})
        chart.set_legend({"position": "bottom", "font": LETTERS})
        return chart


@dataclass(frozen=True, slots=True)
class SlipChart:
    """How far the deadlines moved: a bar for each tactic, in its RAG, the furthest on top."""

    slips: Sequence[Slip]
    """As the table has them from its first row on."""
    rags: Sequence[str]
    shows: str = TRENDS

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height."""
        return WIDTH, 60 + 2 * BAR_PIXELS * len(self.slips)

    @property
    def alt_text(self) -> str:
        """Every number that the chart shows."""
        told = "; ".join(f"{slip.title}: {slip.days}" for slip in self.slips)
        return f"Bar chart of {say_count(len(self.slips), 'deadline')} that moved furthest, in calendar days: {told}."

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the first rows of the table."""
        chart = workbook.add_chart({"type": "bar"})
        first, last = place.header + 1, place.header + len(self.slips)
        chart.add_series(
            {
                "name": [page, place.header, DAYS_COLUMN],
                "categories": [page, first, 0, last, 0],
                "values": [page, first, DAYS_COLUMN, last, DAYS_COLUMN],
                "points": [{"fill": {"color": RAG_STYLES[rag].bar}, "border": _edge(rag)} for rag in self.rags],
                "gap": 60,
                "data_labels": {"value": True, "position": "outside_end", "font": LETTERS},
            }
        )
        earliest = min(slip.days or 0 for slip in self.slips)
        dress_bars(chart, "Days by which deadlines moved", least=None if earliest < 0 else 0)
        chart.set_legend({"none": True})
        return chart
