"""A small chart for each measure: its values, its baseline and the straight line to its target."""

from __future__ import annotations

from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from nshreport.render.charts.chart_panel import INNER, WIDTH, ChartPanel
from nshreport.render.charts.figure import draw_figure
from nshreport.render.charts.page_header_footer import draw_title
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.text_layout import LEADING, clean, font, wrap
from nshreport.render.theme import DONE, EDGE, INK, LINE, QUIET
from nshreport.report import MeasureStatus, Report
from nshreport.words import MONTHS, say_count

NAME = "measures.png"
_MOST, _COLUMNS = 12, 3
_SIZE, _SMALL = 8.5, 7.0
_GAP, _PLOT, _NUMBERS, _MONTHS_BELOW = 18.0, 84.0, 34.0, 14.0
"""Points between the charts, of their height, and for the numbers and months next to them."""
_WIDTH = (INNER - (_COLUMNS - 1) * _GAP) / _COLUMNS
_HEAD = 3 * LEADING * _SIZE + 4.0
"""Two lines of a measure's name, and one of its figures."""
_HEIGHT = _HEAD + _PLOT + _MONTHS_BELOW + _GAP
_LEGEND = 16.0
_VALUES: dict[str, Any] = {"color": DONE, "linewidth": 2.0, "marker": "D", "markersize": 4.5, "markeredgecolor": EDGE}
_TO_TARGET: dict[str, Any] = {"color": INK, "linewidth": 1.2, "linestyle": (0, (4, 2))}
_BASELINE: dict[str, Any] = {"color": QUIET, "linewidth": 1.0, "linestyle": (0, (1, 1.5))}
_TODAY: dict[str, Any] = {"color": INK, "linewidth": 0.8}
_LINES = (
    ("Value", _VALUES),
    ("Straight line to the target", _TO_TARGET),
    ("Baseline", _BASELINE),
    ("Report date", _TODAY),
)


def draw_measures(report: Report) -> tuple[Figure, ChartPanel]:
    """The chart of a report with at least one measure, and what it shows in words.

    Of more measures than it holds, it shows first those that are not on course.
    """
    shown = sorted(report.measures, key=lambda one: one.is_on_course)[:_MOST]
    shown = [one for one in report.measures if any(one is other for other in shown)]
    left_out = len(report.measures) - len(shown)
    note = f"Left out: {say_count(left_out, 'measure')}. The status workbook has them all." if left_out else ""
    rows = -(-len(shown) // _COLUMNS)
    words = " ".join(f"{clean(one.words)}." for one in shown)
    finding = report.measures_in_brief(0).rstrip(".")
    panel = ChartPanel(NAME, finding, note, (rows * _HEIGHT + _LEGEND, ()), f"Line charts of measures. {words} {note}")
    picture = panel.image(report)
    figure = draw_figure(picture)
    top = MARGIN + draw_title(report, finding, note, WIDTH)[0] + _SMALL
    for number, one in enumerate(shown):
        row, column = divmod(number, _COLUMNS)
        left = MARGIN + column * (_WIDTH + _GAP)
        _draw_measure(figure, one, report, (left, picture.height - top - row * _HEIGHT))
    foot = picture.height - top - rows * _HEIGHT
    _draw_legend(figure, foot / picture.height)
    return figure, panel


def _draw_measure(figure: Figure, one: MeasureStatus, report: Report, corner: tuple[float, float]) -> None:
    """One small chart; its top left corner is given in points."""
    left, top = corner
    width, height = figure.get_size_inches() * 72
    names = wrap(clean(one.measure.name), _WIDTH, _SIZE, bold=True)
    names = names if len(names) <= 2 else (names[0], f"{names[1]} …")  # noqa: PLR2004 - two lines
    lines = [*((line, True) for line in names), (clean(one.status_and_figures), False)]
    for place, (line, bold) in enumerate(lines, 1):
        height_of_line = (top - place * LEADING * _SIZE) / height
        figure.text(left / width, height_of_line, line, fontproperties=font(_SIZE, bold=bold), color=INK)
    place_of_plot = (left + _NUMBERS, top - _HEAD - _PLOT, _WIDTH - _NUMBERS, _PLOT)
    axes = figure.add_axes(
        tuple(side / (width if number % 2 == 0 else height) for number, side in enumerate(place_of_plot))
    )
    _draw_lines(axes, one, report)
    _dress(axes, one, report)


def _draw_lines(axes: Axes, one: MeasureStatus, report: Report) -> None:
    measure = one.measure
    start = (report.plan_start, measure.baseline) if measure.baseline else one.values[0] if one.values else None
    axes.axvline(_number(report.as_of), **_TODAY)
    if measure.baseline:
        axes.axhline(measure.baseline.number, **_BASELINE)
    if measure.target and start and start[1]:
        days = [_number(start[0]), _number(measure.by)]
        axes.plot(days, [start[1].number, measure.target.number], **_TO_TARGET)
    elif measure.target:
        axes.axhline(measure.target.number, **_TO_TARGET)
    axes.plot([_number(day) for day, _ in one.values], [amount.number for _, amount in one.values], **_VALUES)


def _dress(axes: Axes, one: MeasureStatus, report: Report) -> None:
    """The months below, the numbers at the left, and no more lines than it takes."""
    last = max(report.plan_end, one.measure.by)
    months = (last.year - report.plan_start.year) * 12 + last.month - report.plan_start.month + 1
    step = -(-months // 6)
    ticks = [_month_after(report.plan_start, number) for number in range(0, months, step)]
    axes.set_xlim(_number(report.plan_start) - 4, _number(last) + 4)
    axes.xaxis.set_major_locator(FixedLocator([_number(day) for day in ticks]))
    axes.set_xticklabels([MONTHS[day.month - 1][:3] for day in ticks])
    axes.margins(y=0.15)
    percent = any(amount.percent for amount in (one.measure.target, one.latest) if amount)
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}{'%' if percent else ''}"))
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(_SMALL))
        label.set_color(INK)
    axes.tick_params(length=2, color=LINE)
    for side, spine in axes.spines.items():
        spine.set_visible(side in {"left", "bottom"})
        spine.set_color(LINE)


def _draw_legend(figure: Figure, foot: float) -> None:
    handles = [Line2D([], [], label=words, **style) for words, style in _LINES]
    place = (MARGIN / WIDTH, foot)
    figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=place, ncols=len(handles), prop=font(_SMALL), frameon=False,
        borderaxespad=0, borderpad=0, handlelength=3,
    )  # fmt: skip


def _month_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1, day=1)


def _number(day: date) -> float:
    return float(day.toordinal())
