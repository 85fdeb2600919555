"""Action list: what is open, who is accountable for it, and what to do next."""

from __future__ import annotations

from nshreport.plan import say_parts
from nshreport.render.workbook.cell import sentence_cell
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, make_table
from nshreport.render.workbook.tactics import status_and_feedback
from nshreport.report import Report, Tactic
from nshreport.words import say_sentence
from nshreport.words.feedback import State


def actions_page(report: Report) -> Page | None:
    """Each open tactic once, by its lead in alphabetical order, the earliest deadline first; none if all are closed."""
    words = report.words
    opened = sorted(
        (tactic for tactic in report.tactics if tactic.is_open),
        key=lambda tactic: (not tactic.lead, tactic.lead.casefold(), tactic.end, tactic.row),
    )
    if not opened:
        return None
    columns: tuple[Column[Tactic], ...] = (
        Column("Ref", 7, lambda tactic: tactic.ref),
        Column(words.accountable.capitalize(), 26, lambda tactic: "; ".join(tactic.names)),
        Column("RAG", 11, lambda tactic: tactic.rag, "rag"),
        Column("Deadline", DATE_WIDTH, lambda tactic: tactic.due, "date"),
        Column(words.tactic.capitalize(), 40, lambda tactic: tactic.title),
        Column("What to do", 32, what_to_do),
        Column("Feedback so far", 30, lambda tactic: " ".join(status_and_feedback(tactic).split())),
        Column("Parts", 30, lambda tactic: sentence_cell(say_parts(report.parts.get(tactic.ref, ()))), printed=False),
    )
    return Page(
        "Action list",
        f"Open {words.tactics}: what to do next",
        f"What is open, who is {words.accountable}, and what to do next",
        (Line("The first named leads. Filter the second column for a name to see its list."),),
        (make_table("Actions", columns, opened),),
        looked_up=True,
    )


def what_to_do(tactic: Tactic) -> str:
    """The next step: what would turn it green, else what its state calls for."""
    if tactic.remedy:
        return say_sentence(tactic.remedy)
    if tactic.undated:
        return "Set a date."
    not_begun = tactic.state in {State.NOT_STARTED, State.NO_UPDATE}
    return "Start in time." if not_begun else "Continue, and keep the update current."
