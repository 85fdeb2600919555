"""By accountable: each body and person with their tactics, and what they have to do next."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from nshreport.rating import Rag
from nshreport.render.workbook.cell import row_link, sheet_names
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, make_table
from nshreport.words import say_count, say_day, say_list, say_sentence
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Tactic

NOBODY = "Nobody is named"
_COLUMNS = (
    Column("Accountable", 24),
    Column("Part", 13),
    Column("RAG", 11, "rag"),
    Column("Row", 6),
    Column("Tactic", 44),
    Column("When", 22),
    Column("State", 14),
    Column("Working days left", 10, "number"),
)
_ORDER = {str(rag): place for place, rag in enumerate(Rag)}
_MOST = 3


def accountable_page(report: Report) -> Page:
    """A row for each name and tactic, names in alphabetical order, what is red or amber first."""
    groups = report.accountable
    most = sorted(groups, key=lambda name: -len(groups[name]))[:_MOST]
    lines = [Line("A tactic stands under each body and person that the plan names for it; the first named leads.")]
    if len(groups) > 1:
        told = say_list([f"{name} ({len(groups[name])})" for name in most])
        names = say_count(len(groups), "body or person", "bodies and people")
        lines.append(Line(f"The plan names {names}; the most tactics have {told}."))
    nobody = [tactic for tactic in report.tactics if not tactic.names]
    listed = chain(groups.items(), [(NOBODY, nobody)])
    rows = chain.from_iterable(_rows(name, tactics) for name, tactics in listed)
    return Page(
        "By accountable",
        "By accountable: who does what",
        "Each body and person with their tactics",
        tuple(lines),
        (make_table("By_accountable", _COLUMNS, rows),),
        looked_up=True,
    )


def _rows(name: str, tactics: Iterable[Tactic]) -> Iterator[tuple[Cell, ...]]:
    for tactic in sorted(tactics, key=lambda tactic: (_ORDER[tactic.rag], tactic.end, tactic.row)):
        part = "Leads" if tactic.lead == name else "Takes part"
        yield (
            name,
            part if tactic.names else None,
            tactic.rag,
            row_link(tactic.row),
            tactic.title,
            tactic.window,
            tactic.state,
            tactic.days_left,
        )


_ACTION_COLUMNS = (
    Column("Accountable", 22),
    Column("Part", 12),
    Column("RAG", 11, "rag"),
    Column("Deadline", DATE_WIDTH, "date"),
    Column("Cell", 7),
    Column("Tactic", 36),
    Column("What to do", 24),
    Column("State", 13),
    Column("Feedback so far", 80, printed=False),
)
_OWN_COLUMNS = (
    Column("Part", 12),
    Column("RAG", 11, "rag"),
    Column("Deadline", DATE_WIDTH, "date"),
    Column("Cell", 7),
    Column("Tactic", 38),
    Column("What to do", 28),
    Column("State", 13),
    Column("Feedback so far", 36),
)
FEW = 15
"""With so many accountable or more there is the one list, and no sheet for each."""


def actions_page(report: Report) -> Page:
    """Open tactics under each of their names, names in alphabetical order, the earliest deadline first."""
    title, about = "Action list by accountable", "What each body and person has to do next"
    opened = [tactic for tactic in report.tactics if tactic.is_open]
    if not opened:
        return Page("Action list", title, about, (Line("Every tactic is complete or cancelled."),))
    nobody = [tactic for tactic in opened if not tactic.names]
    groups = chain(_open_by_name(report).items(), [(NOBODY, nobody)])
    rows = [(name, *_row(name, tactic)) for name, tactics in groups for tactic in _in_order(tactics)]
    count = say_count(len(opened), "tactic is", "tactics are")
    lines = (
        Line(f"On {say_day(report.as_of)}, {count} open; a tactic stands under each name that the plan gives it."),
        Line("Filter the first column to see one body or person."),
    )
    return Page("Action list", title, about, lines, (make_table("Actions", _ACTION_COLUMNS, rows),), looked_up=True)


def own_pages(report: Report, taken: Iterable[str]) -> list[Page]:
    """A sheet for each body and person with something open, to be handed to them, where they are few.

    Args:
        report: what is said.
        taken: the names of the workbook's other sheets.
    """
    groups = _open_by_name(report)
    if len(report.accountable) >= FEW:
        return []
    names = sheet_names(groups, taken)
    listed = enumerate(zip(names, groups.items(), strict=True), 1)
    return [_own_page(name, f"Actions_{number}", who, tactics, report) for number, (name, (who, tactics)) in listed]


def _own_page(name: str, table: str, who: str, tactics: Sequence[Tactic], report: Report) -> Page:
    leads = sum(tactic.lead == who for tactic in tactics)
    parts = (("leads", leads), ("takes part in", len(tactics) - leads))
    told = " and ".join(f"{words} {count}" for words, count in parts if count)
    count = say_count(len(tactics), "open tactic")
    return Page(
        name,
        f"Actions of {who}",
        f"What {who} has to do next: {count}",
        (Line(f"On {say_day(report.as_of)}, {who} has {count}: {told}."),),
        (make_table(table, _OWN_COLUMNS, (_row(who, tactic) for tactic in _in_order(tactics))),),
        looked_up=True,
    )


def _open_by_name(report: Report) -> dict[str, list[Tactic]]:
    """Who has something open, and what."""
    groups = {name: [tactic for tactic in all_ if tactic.is_open] for name, all_ in report.accountable.items()}
    return {name: tactics for name, tactics in groups.items() if tactics}


def _in_order(tactics: Iterable[Tactic]) -> list[Tactic]:
    return sorted(tactics, key=lambda tactic: (tactic.end, tactic.row))


def _row(name: str, tactic: Tactic) -> tuple[Cell, ...]:
    return (
        ("Leads" if tactic.lead == name else "Takes part") if tactic.names else None,
        tactic.rag,
        tactic.due,
        tactic.cell,
        tactic.title,
        what_to_do(tactic),
        tactic.state,
        " ".join(tactic.feedback.split()),
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
