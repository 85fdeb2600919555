"""The accountables' load by month: who has how many deadlines when, and where that is too many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.render.charts.chart_panel import ROOM, WIDTH, ChartPanel, centre, fitting_rows
from nshreport.render.charts.drawing import PartKind, Shape, TextPart, rectangle
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.text_layout import LEADING, clean, measure, shorten, wrap
from nshreport.render.theme import HEADER, HEADER_TEXT, INK, QUIET
from nshreport.render.time_axis import month_number
from nshreport.words import MONTHS, say_count, say_day, say_days, say_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from nshreport.render.charts.drawing import Part
    from nshreport.report import Report, Tactic

_SIZE = 9.0
_NAMES = 190.0
_LEFT, _RIGHT = MARGIN + _NAMES + 6.0, WIDTH - MARGIN
_HEADER = 17.0
_LEGEND = 22.0
_LONGEST = 60
_MOST_READ = 6
"""Bodies and people whose months are read out, and busy months that are named."""
CROWDED = 4
"""Deadlines in one month that are too many for one body or person: one a week."""
TINTS = ("#FFFFFF", "#E4EFF8", "#C5DCEF", "#94BFE2", HEADER)
"""Fill of a cell with no deadline, 1, 2, 3, and as many as are too many."""
_MONTHS_MOST = 24
NOBODY = "Nobody is named"
_WHAT = "Deadlines of open tactics, under each body and person named for them."
EARLIER, LATER, UNDATED, ALL = "Earlier", "Later", "No date", "In all"


@dataclass(frozen=True, slots=True)
class Load:
    """The open tactics of a body or person: their deadlines by column, and how many have none."""

    name: str
    counts: Counter[str]
    """By column: a month such as "2017-03", or one of the words above."""


def load_table(report: Report) -> ChartPanel:
    """The table of deadlines by accountable and month; of more names than a page holds, those with the most."""
    months = _months(report)
    loads = sorted(
        _loads(report, months), key=lambda load: (-load.counts[ALL], load.name == NOBODY, load.name.casefold())
    )
    rows = [(load, wrap(shorten(clean(load.name), _LONGEST), _NAMES, _SIZE)) for load in loads]
    fitting = fitting_rows([_height(lines) for _, lines in rows], ROOM - _HEADER - _LEGEND)
    kept = [rows[number] for number in fitting]
    idle = {column for column in (EARLIER, LATER) if not any(load.counts[column] for load in loads)}
    shown = [column for column in (EARLIER, *months, LATER, ALL, UNDATED) if column not in idle]
    note = f"{_WHAT} {_say_busy(loads)} {_say_rest([load for load, _ in rows[len(kept) :]])}".strip()
    height, parts = _draw(kept, shown, f"{report.as_of.year:04}-{report.as_of.month:02}")
    return ChartPanel("load-by-month.png", "load by month", note, (height, parts), _alt_text(report, loads, note))


def _months(report: Report) -> list[str]:
    """The plan year's months, such as "2017-03"."""
    first, last = month_number(report.plan_start), month_number(report.plan_end)
    months = range(first, min(last + 1, first + _MONTHS_MOST))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def _loads(report: Report, months: Sequence[str]) -> Iterator[Load]:
    """The load of each name that has something open; where nobody has, of each name."""
    busy = any(tactic.is_open for tactic in report.tactics)
    nobody = tuple(tactic for tactic in report.tactics if not tactic.names)
    for name, tactics in (*report.accountable.items(), (NOBODY, nobody)):
        if any(tactic.is_open or not busy for tactic in tactics):
            yield Load(name, _count(tactics, months))


def _count(tactics: Iterable[Tactic], months: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for tactic in tactics:
        if tactic.is_open:
            days = deadlines(tactic)
            counts.update(_column(day, months) for day in days)
            counts[ALL] += len(days)
            counts[UNDATED] += not days
    return counts


def deadlines(tactic: Tactic) -> tuple[date, ...]:
    """The tactic's deadline, and the ends of the occasions after it."""
    if tactic.due is None:
        return ()
    later = {window.end for window in tactic.occasions if window.end and window.end > tactic.due}
    return (tactic.due, *sorted(later))


def _column(day: date, months: Sequence[str]) -> str:
    month = f"{day.year:04}-{day.month:02}"
    if month in months:
        return month
    return EARLIER if month < months[0] else LATER


def _height(lines: Sequence[str]) -> float:
    return max(len(lines), 1) * LEADING * _SIZE + 6.0


def _say_busy(loads: Sequence[Load]) -> str:
    busy = [
        (count, f"{shorten(clean(load.name), _LONGEST)} in {_say_month(column)} ({count:,})")
        for load in loads
        if load.name != NOBODY
        for column, count in sorted(load.counts.items())
        if count >= CROWDED and column[0].isdigit()
    ]
    if not busy:
        return f"No body or person has {CROWDED} or more deadlines in one month."
    told = [words for _, words in sorted(busy, key=lambda pair: -pair[0])[:_MOST_READ]]
    rest = [f"{len(busy) - _MOST_READ:,} more"] if len(busy) > _MOST_READ else []
    return f"{CROWDED} or more deadlines in one month: {say_list([*told, *rest])}."


def _say_rest(loads: Sequence[Load]) -> str:
    if not loads:
        return ""
    names = say_count(len(loads), "body or person", "bodies and people")
    return f"Left out: {names} with the fewest, {say_count(sum(load.counts[ALL] for load in loads), 'deadline')}."


def _say_month(column: str) -> str:
    year, month = column.split("-")
    return f"{MONTHS[int(month) - 1]} {int(year)}"


def _alt_text(report: Report, loads: Sequence[Load], note: str) -> str:
    year = say_days(report.plan_start, report.plan_end)
    told = (f"{shorten(clean(load.name), _LONGEST)}: {_describe_load(load)}" for load in loads[:_MOST_READ])
    rest = f"; and {len(loads) - _MOST_READ} more" if len(loads) > _MOST_READ else ""
    return (
        f"Table of deadlines by accountable and month, plan year {year}, on {say_day(report.as_of)}. "
        f"{note} {'; '.join(told)}{rest}."
    )


def _describe_load(load: Load) -> str:
    months = sorted(column for column, count in load.counts.items() if count and column[0].isdigit())
    told = [f"{load.counts[column]:,} in {_say_month(column)}" for column in months]
    words = {EARLIER: "before the plan year", LATER: "after it", UNDATED: "with no date"}
    told += [f"{load.counts[column]:,} {words[column]}" for column in words if load.counts[column]]
    return say_list(told) or "nothing open"


def _draw(
    rows: Sequence[tuple[Load, tuple[str, ...]]], columns: Sequence[str], current: str
) -> tuple[float, tuple[Part, ...]]:
    width = (_RIGHT - _LEFT) / len(columns)
    edges = [(_LEFT + place * width, _LEFT + (place + 1) * width) for place in range(len(columns))]
    parts: list[Part] = [*_draw_header(columns, edges, current)]
    top = _HEADER
    for number, (load, lines) in enumerate(rows, start=1):
        height = _height(lines)
        corner = ((MARGIN, top + 3.0),)
        parts += set_block(TextPart(f"load-{number}-name", "", corner, _SIZE), lines)
        for column, (left, right) in zip(columns, edges, strict=True):
            parts += _draw_cell(load, f"load-{number}-{column}", column, (left, right, top, top + height))
        top += height
    parts += _draw_legend(top + _LEGEND / 2 + 3.0, current=current in columns)
    return top + _LEGEND, tuple(parts)


def _draw_header(columns: Sequence[str], edges: Sequence[tuple[float, float]], current: str) -> Iterator[Part]:
    yield TextPart("column-accountable", "Accountable", ((MARGIN, _HEADER - 5.0),), _SIZE * 0.9, bold=True)
    for column, (left, right) in zip(columns, edges, strict=True):
        words = MONTHS[int(column[5:]) - 1][:3] if column[0].isdigit() else column
        size = min(_SIZE * 0.9, _SIZE * 0.9 * (right - left - 2) / measure(words, _SIZE * 0.9, bold=True))
        if column == current:
            yield Shape(PartKind.CELL, rectangle(left, right, 1.0, _HEADER), INK)
        colour = HEADER_TEXT if column == current else INK
        yield centre(
            TextPart(f"column-{column.lower()}", words, (), size, bold=True, colour=colour),
            left,
            right,
            _HEADER / 2 + 0.5,
        )


def _draw_cell(load: Load, name: str, column: str, box: tuple[float, float, float, float]) -> Iterator[Part]:
    left, right, top, bottom = box
    count = load.counts[column]
    month = column[0].isdigit()
    level = min(count, CROWDED) if month else 0
    yield Shape(PartKind.CELL, rectangle(left, right, top, bottom), TINTS[level])
    colour = HEADER_TEXT if level == CROWDED else INK if count else QUIET
    words = TextPart(name.lower().replace(" ", "-"), f"{count:,}", (), _SIZE, bold=level == CROWDED, colour=colour)
    yield centre(words, left, right, (top + bottom) / 2)


def _draw_legend(middle: float, *, current: bool) -> Iterator[Part]:
    entries = [(TINTS[count], f"{count}") for count in range(1, CROWDED)]
    entries.append((HEADER, f"{CROWDED} or more deadlines in the month"))
    entries += [(INK, "Month of the report date")] if current else []
    across = MARGIN
    for number, (fill, text) in enumerate(entries, start=1):
        yield Shape(PartKind.CELL, rectangle(across, across + 20.0, middle - 4.0, middle + 4.0), fill)
        yield TextPart(f"legend-{number}", text, ((across + 24.0, middle + 2.7),), 7.5)
        across += 24.0 + measure(text, 7.5) + 13.0
