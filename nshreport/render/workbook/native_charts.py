"""The workbook’s native charts, each drawn from the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from nshreport.history import BurnPoint
from nshreport.rating import Rag
from nshreport.render.theme import BODY_POINTS, DONE, EDGE, FONT, INK, LINE, PAPER, QUIET, RAG_STYLES
from nshreport.render.workbook.breakdown import RAG_COUNTS
from nshreport.render.workbook.page import TablePosition
from nshreport.report import Report
from nshreport.words import say_day, say_list

_LETTERS = {"name": FONT, "size": BODY_POINTS, "bold": False, "color": INK}
_THIN: dict[str, Any] = {"color": EDGE, "width": 0.75}
_HIDE_ZEROS = "0;;;"
_BAR_PIXELS = 26
"""Pixels for one bar and the gap next to it."""
_MOST_BARS = 14
"""With more phases than this the chart shows all tactics in one bar."""


@dataclass(frozen=True, slots=True)
class RagChart:
    """Tactics by RAG: a stacked bar for each phase, or one for all where the plan has no phases or very many."""

    report: Report
    shows: str = RAG_COUNTS

    @property
    def by_phase(self) -> bool:
        """Whether each phase has a bar of its own."""
        return self.report.has_phases and 1 < len(self.report.phases) <= _MOST_BARS

    @property
    def height(self) -> int:
        """The height in pixels."""
        return 90 + _BAR_PIXELS * (len(self.report.phases) if self.by_phase else 1)

    @property
    def alt_text(self) -> str:
        """Every number that the chart shows."""
        words = self.report.words
        bars = [(phase.name, phase.counts) for phase in self.report.phases] if self.by_phase else []
        listed = "; ".join(f"{name}: {say_counts(counts)}" for name, counts in bars)
        by = " by phase" if self.by_phase else ""
        bars_in_words = listed or say_counts(self.report.counts)
        return f"Stacked bar chart of {words.tactics}{by} and RAG at {say_day(self.report.as_of)}. {bars_in_words}."

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the phases' rows of the table, or from its last, of all tactics."""
        chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
        first, last = (place.header + 1, place.bottom - 1) if self.by_phase else (place.bottom, place.bottom)
        for number, rag in enumerate(Rag, 1):
            style = RAG_STYLES[rag]
            chart.add_series(
                {
                    "name": [page, place.header, number],
                    "categories": [page, first, 0, last, 0],
                    "values": [page, first, number, last, number],
                    "fill": {"color": style.bar},
                    "border": {**_THIN, "dash_type": "dash"} if style.dashed else _THIN,
                    "gap": 40,
                    "data_labels": {
                        "value": True,
                        "num_format": _HIDE_ZEROS,
                        "font": {**_LETTERS, "color": style.on_bar},
                    },
                }
            )
        _dress(chart, self.report.counts_line)
        # xlsxwriter calls the upright axis of a bar chart, which holds the categories, its y axis.
        upright = {"num_font": _LETTERS, "line": _THIN, "major_gridlines": {"visible": False}, "reverse": True}
        chart.set_y_axis(upright)
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        return chart


def say_counts(counts: dict[str, int]) -> str:
    """Tactics by RAG in words, without those of which there are none.

    >>> say_counts({"Red": 1, "Amber": 0, "Green": 2})
    '1 red and 2 green'
    """
    return say_list([f"{count} {rag.lower()}" for rag, count in counts.items() if count])


def _dress(chart: Chart, title: str) -> None:
    """Title, frame and legend of a chart."""
    chart.set_title({"name": title, "name_font": {**_LETTERS, "bold": True}, "overlay": False})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_legend({"position": "bottom", "font": _LETTERS})


BURN_UP = "Complete_against_planned"
"""The table that says the same."""
_YEAR = 365
BURN_UP_LINES: dict[str, dict[str, Any]] = {
    "To be completed": {"color": QUIET, "width": 1.0},
    "Planned": {"color": INK, "width": 1.75},
    "Planned at first": {"color": QUIET, "width": 1.25, "dash_type": "dash"},
    "Complete": {"color": DONE, "width": 3.0},
}
"""The columns of the table after the day, and their lines."""


@dataclass(frozen=True, slots=True)
class BurnUpChart:
    """How many tactics are complete from report to report, against how many were planned to be."""

    points: Sequence[BurnPoint]
    shows: str = BURN_UP

    @property
    def height(self) -> int:
        """The height in pixels."""
        return 290

    @property
    def alt_text(self) -> str:
        """The numbers now and at the end; the others are in the table."""
        now = [point for point in self.points if point.complete is not None][-1]
        last = self.points[-1]
        return (
            f"Line chart of complete against planned. {say_day(now.day)}: {now.planned} of {now.tactics} planned to be "
            f"complete ({now.first_planned} by the first dates), {now.complete} complete. {say_day(last.day)}: "
            f"{last.planned} planned. The table next to it has all the numbers."
        )

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the table's columns; complete from its rows up to the report date."""
        chart = workbook.add_chart({"type": "line"})
        first = place.header + 1
        past = sum(point.complete is not None for point in self.points)
        for column, (name, line) in enumerate(BURN_UP_LINES.items(), 1):
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
        _dress(chart, "Complete against planned")
        months = "mmm" if (self.points[-1].day - self.points[0].day).days < _YEAR else "mmm yy"
        chart.set_x_axis({"date_axis": True, "num_format": months, "num_font": _LETTERS, "line": _THIN})
        chart.set_y_axis({"num_font": _LETTERS, "line": _THIN, "min": 0, "num_format": "#,##0"})
        return chart


WAY_TO_TARGET = "Way_to_target"
"""The table that says the same."""


class Way(NamedTuple):
    """How far a measure is from its baseline to its target, in per cent."""

    name: str
    reached: int
    expected: int
    """Where the straight line to the target is on the day of the last value."""


@dataclass(frozen=True, slots=True)
class WayChart:
    """How far each measure is from its baseline to its target, next to where it should be by now."""

    ways: Sequence[Way]
    shows: str = WAY_TO_TARGET

    @property
    def height(self) -> int:
        """The height in pixels."""
        return 110 + 2 * _BAR_PIXELS * len(self.ways)

    @property
    def alt_text(self) -> str:
        """Every number that the chart shows."""
        said = "; ".join(f"{way.name}: {way.reached}%, expected {way.expected}%" for way in self.ways)
        return f"Bar chart of how far each measure is from its baseline to its target. {said}."

    def draw(self, workbook: Workbook, page: str, place: TablePosition) -> Chart:
        """The chart, from the table's columns."""
        chart = workbook.add_chart({"type": "bar"})
        first = place.header + 1
        for column, fill in ((1, DONE), (2, PAPER)):
            chart.add_series(
                {
                    "name": [page, place.header, column],
                    "categories": [page, first, 0, place.bottom, 0],
                    "values": [page, first, column, place.bottom, column],
                    "fill": {"color": fill},
                    "border": _THIN,
                    "gap": 40,
                    "data_labels": {"value": True, "font": _LETTERS},
                }
            )
        _dress(chart, "Per cent of the way from the baseline to the target")
        chart.set_y_axis({"num_font": _LETTERS, "line": _THIN, "reverse": True, "label_position": "low"})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        return chart
