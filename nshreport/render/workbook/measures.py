"""Is it working?: each measure with its last value, its target and its status, and what is done for its objective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nshreport.plan import Amount
from nshreport.render.workbook.cell import sentence_cell
from nshreport.render.workbook.native_charts import WAY_TO_TARGET, Way, WayChart
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, Table, make_table
from nshreport.report import MeasureStatus, ObjectiveProgress, Report, expected_value, share_of_the_way

_NAME, _VALUE = 28, 11


class _MeasureRow(NamedTuple):
    """A measure and its objective."""

    one: MeasureStatus
    objective: ObjectiveProgress


def measures_page(report: Report) -> Page | None:
    """Every measure by its objective, then how far each is from its baseline to its target; none without measures."""
    if not report.measures:
        return None
    ways = tuple(_ways(report))
    further = (_way_table(ways),) if ways else ()
    return Page(
        "Is it working",  # a sheet's name may not hold a question mark
        "Is it working? Measures of the objectives",
        "Each measure with its value, target and status",
        tuple(_lines(report)),
        (_measures(report), *further),
        WayChart(ways) if ways else None,
        pictured=len(further),
        picture_column=3,
    )


def _lines(report: Report) -> Iterator[Line]:
    yield Line(report.measures_in_brief(_MOST_NAMED))
    yield Line(f"A measure never changes the RAG of {report.words.tactics}. The rules are on Notes.")


_MOST_NAMED = 3


def _measures(report: Report) -> Table:
    by_objective = {
        id(one): objective for objective in report.progress for one in (*objective.on_course, *objective.others)
    }
    rows = [_MeasureRow(one, by_objective[id(one)]) for one in report.measures]
    order = list(report.progress)
    rows.sort(key=lambda row: order.index(row.objective))
    columns: tuple[Column[_MeasureRow], ...] = (
        Column("Measure", _NAME, lambda row: row.one.measure.name),
        Column("Last value", _VALUE, lambda row: _say(row.one.latest) or "No value yet"),
        Column("When", _VALUE, lambda row: row.one.latest_month or None),
        Column("Target", _VALUE, lambda row: _say(row.one.measure.target)),
        Column("By", DATE_WIDTH, lambda row: row.one.measure.by if row.one.measure.target else None, "date"),
        Column("Status", 13, lambda row: row.one.status),
        Column("Objective", 22, lambda row: row.objective.name),
        Column(f"{report.words.tactics.capitalize()} complete", _VALUE, lambda row: row.objective.done or None),
        Column("Audience", 11, lambda row: "; ".join(row.one.measure.audiences) or row.one.measure.audience),
        Column("Baseline", _VALUE, lambda row: _say(row.one.measure.baseline)),
        Column("Note", 13, lambda row: sentence_cell(row.one.note)),
    )
    return make_table("Measures", columns, rows, caption="Measures")


def _say(amount: Amount | None) -> str | None:
    return amount.typed if amount else None


def _ways(report: Report) -> Iterator[Way]:
    """Of every measure that has a value, and a target other than its baseline."""
    for one in report.measures:
        if one.latest is None or one.measure.target is None:
            continue
        line = expected_value(one.measure, one.values[-1][0], report.plan_start)
        reached, expected = (share_of_the_way(one.measure, value) for value in (one.latest.number, line))
        if reached is not None and expected is not None:
            yield Way(one.measure.name, round(100 * reached), round(100 * expected))


def _way_table(ways: tuple[Way, ...]) -> Table:
    columns: tuple[Column[Way], ...] = (
        Column("Measure", _NAME, lambda way: way.name),
        Column("Reached, %", _VALUE, lambda way: way.reached, "number"),
        Column("Expected, %", _VALUE, lambda way: way.expected, "number"),
    )
    return make_table(WAY_TO_TARGET, columns, ways, caption="How far from the baseline to the target")
