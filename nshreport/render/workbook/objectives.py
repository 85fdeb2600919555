"""By objective and by audience: what was planned, what is done, what is late, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.rating import Rag
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, make_table
from nshreport.words import say_list, sort_names
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Tactic

_COUNTS = (
    Column("Planned", 10, "number"),
    Column("Done", 8, "number"),
    Column("Late (red)", 9, "number"),
    Column("Amber", 9, "number"),
    Column("Green", 9, "number"),
    Column("Cancelled", 11, "number"),
    Column("Not rated", 9, "number"),
)
_NEXT = (Column("Next deadline", DATE_WIDTH, "date"), Column("What is due then", 40))
_COUNTED = (Rag.COMPLETE, Rag.RED, Rag.AMBER, Rag.GREEN, Rag.CANCELLED, Rag.NOT_RATED)


def objectives_page(report: Report) -> Page:
    """A row for each objective that the plan lists or a tactic names."""
    numbers = sorted({*report.objectives, *(number for tactic in report.tactics for number in tactic.objectives)})
    groups = [(_objective(number, report), _serving(number, report.tactics)) for number in numbers]
    nobody = [tactic for tactic in report.tactics if not tactic.objectives]
    groups += [("No objective is named", nobody)] if nobody else []
    rows = (_row(name, tactics, report) for name, tactics in groups)
    return Page(
        "By objective",
        "By objective: planned, done and late",
        "How far each objective is served",
        (Line("A tactic counts for each objective that it names."),),
        (make_table("By_objective", (Column("Objective", 36), *_COUNTS, *_NEXT), rows),),
    )


def _objective(number: int, report: Report) -> str:
    words = report.objectives.get(number)
    return f"{number}. {words}" if words else f"Objective {number}"


def _serving(number: int, tactics: Iterable[Tactic]) -> list[Tactic]:
    return [tactic for tactic in tactics if number in tactic.objectives]


def audiences_reached(report: Report) -> set[str]:
    """Audiences for which a tactic is done."""
    return {name for tactic in report.tactics if tactic.state == State.COMPLETE for name in tactic.audiences}


def audiences_page(report: Report) -> Page:
    """A row for each audience, and which of them no complete tactic has reached yet."""
    names = sort_names(name for tactic in report.tactics for name in tactic.audiences)
    groups = [(name, [tactic for tactic in report.tactics if name in tactic.audiences]) for name in names]
    nobody = [tactic for tactic in report.tactics if not tactic.audiences]
    reached = audiences_reached(report)
    rows = [(*_row(name, tactics, report), "Yes" if name in reached else "Not yet") for name, tactics in groups]
    rows += [(*_row("No audience is named", nobody, report), None)] if nobody else []
    waiting = [name for name in names if name not in reached]
    lines = [
        Line("A tactic counts for each audience that it names; an audience is reached once a tactic for it is done.")
    ]
    if waiting:
        lines.append(Line(f"Not reached yet: {say_list(waiting)}."))
    columns = (Column("Audience", 26), *_COUNTS, *_NEXT, Column("Reached so far", 11))
    return Page(
        "By audience",
        "By audience: planned, done and late",
        "How far each audience is reached, and which are not reached yet",
        tuple(lines),
        (make_table("By_audience", columns, rows),),
        looked_up=True,
    )


def _row(name: str, tactics: Sequence[Tactic], report: Report) -> tuple[Cell, ...]:
    rags = [tactic.rag for tactic in tactics]
    coming = [tactic for tactic in tactics if tactic.is_open and tactic.due and tactic.due >= report.as_of]
    following = min(coming, key=lambda tactic: (tactic.due, tactic.row), default=None)
    return (
        name,
        len(tactics),
        *(rags.count(rag) for rag in _COUNTED),
        following.due if following else None,
        following.title if following else None,
    )
