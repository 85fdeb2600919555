"""By accountable: each body and person with their tactics."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from nshreport.rating import Rag
from nshreport.render.workbook.attention import row_link
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_count, say_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
            row_link(tactic),
            tactic.title,
            tactic.window,
            tactic.state,
            tactic.days_left,
        )
