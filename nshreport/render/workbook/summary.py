"""The Summary: the headline, RAG by phase, in total and by objective, and what the steering group is asked to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nshreport.rating import Rag, Schedule
from nshreport.render.workbook.cell import Link, sentence_cell
from nshreport.render.workbook.native_charts import TABLE, PhaseChart, TotalChart
from nshreport.render.workbook.objectives import audiences_reached
from nshreport.render.workbook.page import Column, Line, Page, Table, make_table
from nshreport.words import say_count, say_day, say_sentence
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Request, Tactic

_FIRST, _NARROW, _LAST_NARROW = 30, 11, 14
"""Widths that all tables of the sheet share, since all are in column A and below each other."""
_COUNTS = (*(Column(str(rag), _NARROW, "number") for rag in Rag), Column("All", _LAST_NARROW, "number"))
_MOST_PHASES = 14
_ASKS = (
    Column("What is asked", _FIRST),
    Column("Number", _NARROW, "number"),
    Column("Ref", _NARROW),
    Column("RAG", _NARROW, "rag"),
    Column("Working days left", _NARROW, "number"),
    Column("Needed by", _NARROW, "date"),
    Column("First asked", _NARROW, "date"),
    Column("Lead", _LAST_NARROW),
    Column("Tactic", 31),
    Column("Otherwise", 22),
)


def summary_page(report: Report) -> Page:
    """How the plan is going, and what the group is asked to do."""
    lines = [Line(sentence) for sentence in (*report.headline, *_done(report))]
    tables = [_phases(report)]
    if report.objectives:
        tables.append(_objectives(report))
    if report.requests:
        tables.append(_asks(report))
        count = say_count(len(report.requests), "thing")
        lines.append(Line(f"The steering group is asked to do {count}, listed in the last table of this sheet."))
    else:
        lines.append(Line("The steering group is asked for nothing this time."))
    return Page(
        "Summary",
        f"Summary as of {say_day(report.as_of)}",
        "Where the plan stands, and what the steering group is asked to do",
        tuple(lines),
        tuple(tables),
        _charts(report),
        len(_COUNTS) + 1,
    )


def _done(report: Report) -> Iterator[str]:
    """What is done of what was planned by now, and how many of the audiences are reached, in one sentence."""
    parts = []
    if due := [tactic for tactic in report.tactics if _was_due(tactic, report)]:
        done = sum(tactic.state == State.COMPLETE for tactic in due)
        parts.append(f"of {say_count(len(due), 'tactic')} due by now, {_are(done)} complete")
    if names := {name for tactic in report.tactics for name in tactic.audiences}:
        parts.append(f"of {say_count(len(names), 'audience')}, {_are(len(audiences_reached(report)))} reached so far")
    if parts:
        yield say_sentence("; ".join(parts))


def _are(count: int) -> str:
    return f"{count or 'none'} {'is' if count == 1 else 'are'}"


def _was_due(tactic: Tactic, report: Report) -> bool:
    """Planned to be done by the report date; what is cancelled or done as and when required was not."""
    outside = {Schedule.CANCELLED, Schedule.STANDING}
    return tactic.due is not None and tactic.due <= report.as_of and tactic.schedule not in outside


def _charts(report: Report) -> tuple[PhaseChart | TotalChart, ...]:
    """One phase has no chart, which would say the same as the total; nor have so many that it would fill a page."""
    by_phase = (PhaseChart(report),) if 1 < len(report.phases) <= _MOST_PHASES else ()
    return (*by_phase, TotalChart(report))


def _phases(report: Report) -> Table:
    rows: list[tuple[Cell, ...]] = [(phase.name, *phase.counts.values(), phase.total) for phase in report.phases]
    rows.append(("All phases", *report.counts.values(), len(report.tactics)))
    return make_table(TABLE, (Column("Phase", _FIRST), *_COUNTS), rows, caption="Tactics by phase and RAG")


def _objectives(report: Report) -> Table:
    columns = (Column("Objective", _FIRST), *_COUNTS)
    rows: list[tuple[Cell, ...]] = [
        (f"{number}. {words}", *count_rags(tactic for tactic in report.tactics if number in tactic.objectives))
        for number, words in sorted(report.objectives.items())
    ]
    return make_table("RAG_by_objective", columns, rows, caption="Tactics by objective and RAG")


def count_rags(tactics: Iterable[Tactic]) -> Iterator[int]:
    """Tactics of each RAG in its order, then all of them."""
    found = Counter(tactic.rag for tactic in tactics)
    yield from (found[rag] for rag in Rag)
    yield found.total()


def _asks(report: Report) -> Table:
    rows = map(_ask, report.requests)
    return make_table("Asks", _ASKS, rows, caption="What the steering group is asked to do")


def _ask(ask: Request) -> tuple[Cell, ...]:
    tactic = ask.tactic
    return (
        ask.words,
        ask.number,
        Link(ask.ref, "Tactics", tactic.row - 1) if tactic else None,
        tactic.rag if tactic else None,
        tactic.days_left if tactic else None,
        ask.needed_by,
        ask.first_asked,
        tactic.lead if tactic else None,
        tactic.title if tactic else None,
        sentence_cell(ask.otherwise),
    )
