"""Tactics: the whole plan with each tactic's RAG, its reason and its feedback; and links to its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from nshreport.plan import say_parts
from nshreport.render.workbook.cell import Link, sentence_cell
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, make_table
from nshreport.report import Report, Tactic

REF_WIDTH = 7


def ref_link(tactic: Tactic, report: Report) -> Link:
    """A tactic's ref, leading to its row on the sheet of all tactics."""
    return Link(tactic.ref, _sheet_name(report), tactic.row - 1)


def ref_column(report: Report) -> Column[Tactic]:
    """The first column of tables of tactics: the ref, as a link."""
    return Column("Ref", REF_WIDTH, lambda tactic: ref_link(tactic, report))


def status_and_feedback(tactic: Tactic) -> str:
    """What the plan says of how it is going: its Status column, then its Feedback, with their line breaks."""
    return "\n".join(dict.fromkeys(filter(None, (tactic.status_typed, tactic.feedback))))


def _sheet_name(report: Report) -> str:
    return report.words.tactics.capitalize()


class _Row(NamedTuple):
    """A tactic with the plan's own columns that mean nothing to the program."""

    tactic: Tactic
    carried: Mapping[str, str]


_CARRIED_WIDTH = 28


def tactics_page(report: Report) -> Page:
    """All tactics in the plan's order; what comes after the printed columns is for filters on screen."""
    words = report.words
    carried = report.carried or ({},) * len(report.tactics)
    further = dict.fromkeys(name for row in carried for name in row)
    columns: tuple[Column[_Row], ...] = (
        Column("Ref", REF_WIDTH, lambda row: row.tactic.ref),
        Column("Phase", 8, lambda row: row.tactic.phase, "number"),
        Column("RAG", 11, lambda row: row.tactic.rag, "rag"),
        Column(words.tactic.capitalize(), 38, lambda row: row.tactic.title, "title"),
        Column(words.accountable.capitalize(), 19, lambda row: "; ".join(row.tactic.names)),
        Column("Audience", 15, lambda row: "; ".join(row.tactic.audiences) or row.tactic.audience),
        Column("When", 19, lambda row: row.tactic.window),
        Column("Feedback", 26, lambda row: status_and_feedback(row.tactic)),
        Column("Why this RAG", 20, lambda row: sentence_cell(row.tactic.reason)),
        Column("Parts", 36, lambda row: sentence_cell(say_parts(report.parts.get(row.tactic.ref, ()))), printed=False),
        Column("State", 18, lambda row: row.tactic.state, printed=False),
        Column("Deadline", DATE_WIDTH, lambda row: row.tactic.due, "date", printed=False),
        Column("Days moved", 13, lambda row: row.tactic.slip_days, "number", printed=False),
        *map(_carried_column, further),
    )
    rows = [_Row(*pair) for pair in zip(report.tactics, carried, strict=True)]
    return Page(
        _sheet_name(report),
        f"All {words.tactics} in the plan’s order",
        f"Every {words.tactic} with its RAG and feedback",
        (Line(f"The columns after ‘{columns[8].heading}’ do not print. Filter any column to find what you need."),),
        (make_table("Tactics", columns, rows),),
        looked_up=True,
    )


def _carried_column(name: str) -> Column[_Row]:
    return Column(name, _CARRIED_WIDTH, lambda row: row.carried.get(name), printed=False)
