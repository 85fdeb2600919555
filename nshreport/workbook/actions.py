"""The Action list: what each body and person has to do next."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from nshreport.feedback import State
from nshreport.wording import say_count, say_day, say_sentence
from nshreport.workbook.accountable import NOBODY
from nshreport.workbook.page import DATE_WIDTH, Column, Line, Page, make_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nshreport.report import Report, Tactic
    from nshreport.workbook.cell import Cell

_COLUMNS = (
    Column("Accountable", 22),
    Column("Part", 12),
    Column("RAG", 11, "rag"),
    Column("Deadline", DATE_WIDTH, "date"),
    Column("Cell", 7),
    Column("Tactic", 36),
    Column("What to do", 24),
    Column("State", 13),
    Column("Feedback so far", 60, printed=False),
)


def actions_page(report: Report) -> Page:
    """Open tactics under each of their names, names in alphabetical order, the earliest deadline first."""
    title, about = "Action list by accountable", "What each body and person has to do next"
    opened = [tactic for tactic in report.tactics if tactic.is_open]
    if not opened:
        return Page("Action list", title, about, (Line("Every tactic is complete or cancelled."),))
    nobody = [tactic for tactic in opened if not tactic.names]
    groups = ((name, [tactic for tactic in tactics if tactic.is_open]) for name, tactics in report.accountable.items())
    rows = chain.from_iterable(_rows(name, tactics) for name, tactics in chain(groups, [(NOBODY, nobody)]))
    lines = (
        Line(f"On {say_day(report.as_of)} {say_count(len(opened), 'tactic')} are open; each stands under every name."),
        Line("Filter the first column to see one body or person."),
    )
    return Page("Action list", title, about, lines, (make_table("Actions", _COLUMNS, rows),), looked_up=True)


def _rows(name: str, tactics: Iterable[Tactic]) -> Iterator[tuple[Cell, ...]]:
    for tactic in sorted(tactics, key=lambda tactic: (tactic.end, tactic.row)):
        yield (
            name,
            ("Leads" if tactic.lead == name else "Takes part") if tactic.names else None,
            tactic.rag,
            tactic.due,
            tactic.cell,
            tactic.title,
            what_to_do(tactic),
            tactic.state,
            tactic.feedback,
        )


def what_to_do(tactic: Tactic) -> str:
    """The next step: what would turn it green, else what its state calls for."""
    if tactic.remedy:
        return say_sentence(tactic.remedy)
    if tactic.undated:
        return "Set a date in time."
    return (
        "Begin in time." if tactic.state in {State.NOT_STARTED, State.NO_UPDATE} else "Carry on, and say how it goes."
    )
