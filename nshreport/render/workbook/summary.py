"""The Summary: the finding, what is needed from the steering group, RAG by phase, and links to the other sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nshreport.render.workbook.cell import Link, sentence_cell
from nshreport.render.workbook.native_charts import RagChart, say_counts
from nshreport.render.workbook.page import Column, Line, Page, Table, make_table
from nshreport.render.workbook.tactics import ref_link
from nshreport.report import Report, Request
from nshreport.words import say_day

_FIRST, _REF, _WORDS, _TITLE, _DAY, _OUTCOME, _ASKED = 13, 8, 38, 38, 19, 27, 19
"""Widths that all tables of the sheet share, since all are in column A and below each other."""
_MOST_IN_FRONT = 12
"""With more requests than this they are the last table that is printed, which may go on to another page."""


def summary_page(report: Report, others: Sequence[Page]) -> Page:
    """What matters on one page, with links to the other sheets."""
    requests = [_requests(report)] if report.requests else []
    in_front = requests if len(report.requests) <= _MOST_IN_FRONT else []
    answers = list(_answers(report))
    answered = [_answered(answers)] if answers else []
    last = [] if in_front else requests
    return Page(
        "Summary",
        f"{report.title}: status at {say_day(report.as_of)}",
        "The finding, and the decisions and help needed",
        tuple(_lines(report)),
        (*in_front, *answered, _rags(report), *last, _links(others)),
        RagChart(report),
        pictured=len(in_front) + len(answered),
        picture_column=3,
    )


def _lines(report: Report) -> Iterator[Line]:
    finding, *supporting = report.headline
    yield Line(f"{finding}.", "heading")
    yield from (Line(sentence) for sentence in supporting)
    if report.changes.since is None:
        yield Line(report.nothing_changed)
    if report.measures:
        yield Line("Is it working?", "strong")
        yield from (Line(one.sentence) for one in report.progress)
    if report.commentary:
        yield Line("Commentary", "strong")
        yield from (Line(part) for part in report.commentary.splitlines() if part.strip())
    if not report.requests:
        yield Line(f"Nothing is needed from {report.words.group} this time.")
    yield Line(f"Next report: {say_day(report.next_report)}.")


def _requests(report: Report) -> Table:
    outcome = _OUTCOME if any(request.asked for request in report.requests) else _OUTCOME + _ASKED
    columns: tuple[Column[Request], ...] = (
        Column("Request", _FIRST, lambda request: request.number, "number"),
        Column("Ref", _REF, lambda request: ref_link(request.tactic, report) if request.tactic else None),
        Column("What is needed", _WORDS, lambda request: sentence_cell(request.words)),
        Column(
            report.words.tactic.capitalize(), _TITLE, lambda request: request.tactic.title if request.tactic else None
        ),
        Column("By when", _DAY, lambda request: request.by[:1].upper() + request.by[1:] or None),
        Column("What happens otherwise", outcome, lambda request: sentence_cell(request.otherwise)),
        Column("Asked before", _ASKED, lambda request: sentence_cell(request.asked.removeprefix("asked for the "))),
    )
    return make_table("Requests", columns, report.requests, caption="Decisions and help needed")


class _Answer(NamedTuple):
    """What was decided, or why a request was closed."""

    state: str
    ref: str
    question: str
    outcome: str
    first_asked: date | None


def _answers(report: Report) -> Iterator[_Answer]:
    """Requests closed since the last report, then decisions on what no request had asked."""
    for request in report.answered:
        yield _Answer(request.state.capitalize(), request.ref, request.words, request.closed, request.first_asked)
    yield from (_Answer("Decided", ref, "", said, None) for ref, said in report.unasked_decisions)


def _answered(answers: Sequence[_Answer]) -> Table:
    columns: tuple[Column[_Answer], ...] = (
        Column("State", _FIRST, lambda answer: answer.state),
        Column("Ref", _REF, lambda answer: answer.ref or None),
        Column("What was asked", _WORDS, lambda answer: sentence_cell(answer.question)),
        Column("Outcome", _TITLE, lambda answer: sentence_cell(answer.outcome)),
        Column("First asked", _DAY, lambda answer: answer.first_asked, "date"),
    )
    return make_table("Answered", columns, answers, caption="Answered or closed since the last report")


def _rags(report: Report) -> Table:
    words, by_phase = report.words, report.has_phases
    phases = [(phase.short, phase.total, say_counts(phase.counts)) for phase in report.phases] if by_phase else []
    columns: tuple[Column[tuple[str, int, str]], ...] = (
        Column("Phase" if by_phase else "Which", _FIRST, lambda row: row[0]),
        Column("Count", _REF, lambda row: row[1], "number"),
        Column("RAG", _WORDS, lambda row: row[2]),
    )
    rows = [*phases, (f"All {words.tactics}", len(report.tactics), say_counts(report.counts))]
    caption = f"{words.tactics.capitalize()} by {'phase and ' if by_phase else ''}RAG"
    return make_table("Summary_of_RAG", columns, rows, caption=caption)


def _links(others: Sequence[Page]) -> Table:
    columns: tuple[Column[Page], ...] = (
        Column("Sheet", _FIRST, lambda page: Link(page.name, page.name), printed=False),
        Column("Rows", _REF, lambda page: sum(len(table.rows) for table in page.tables), "number", printed=False),
        Column("What it shows", _WORDS, lambda page: page.about, printed=False),
    )
    return make_table("Sheets", columns, others, caption="The other sheets")
