"""Objectives: by phase, objective and audience what is done, late and next; the objectives and messages themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nshreport.rating import Rag
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, Table, make_table
from nshreport.report import AudienceReach, Report, Tactic
from nshreport.words import say_count, say_list, sort_names
from nshreport.words.feedback import State

RAG_COUNTS = "RAG_counts"
"""The table of tactics by phase and RAG, from which a chart is drawn."""
_FIRST, _NARROW, _GAP = 56, 11, 14


class _Group(NamedTuple):
    """Some of the tactics, under a name."""

    name: str
    tactics: Sequence[Tactic]


def breakdown_page(report: Report) -> Page:
    """How far each phase, objective and audience is served, with the plan's objectives and key messages."""
    tactics, by_phase = report.words.tactics.capitalize(), report.has_phases
    objectives = _objectives(report)
    tables = [_counts(RAG_COUNTS, "Phase" if by_phase else "Which", _phases(report), report.as_of)]
    tables += [_counts("By_objective", "Objective", objectives, report.as_of)] if objectives else []
    tables += _messages(report)
    tables += [_audiences(report)] if report.audiences else []
    subjects = ["phase"] * by_phase + ["objective"] * bool(objectives) + ["audience"] * bool(report.audiences)
    about = f"{tactics} by {say_list(subjects or ['RAG'])}"
    stated = bool(report.objectives or report.messages)
    return Page(
        "Objectives" if stated else "Breakdown",
        "Objectives, messages and progress" if stated else "Progress in numbers",
        f"{about}; the plan’s messages" if report.messages else about,
        tuple(_lines(report)),
        tuple(tables),
    )


def _lines(report: Report) -> Iterator[Line]:
    """Which audiences have been reached, and which have not."""
    names = {name for tactic in report.tactics for name in tactic.audiences}
    reached = {name for tactic in report.tactics if tactic.state == State.COMPLETE for name in tactic.audiences}
    if names:
        missing = say_list(sort_names(names - reached))
        count = f"{len(reached)} of {say_count(len(names), 'audience')}"
        has = "has" if len(names) == 1 else "have"
        yield Line(f"{count} {has} been reached.{f' Not yet: {missing}.' if missing else ''}")


def _phases(report: Report) -> list[_Group]:
    names = dict.fromkeys(tactic.phase_name for tactic in report.tactics) if report.has_phases else {}
    groups = [_Group(name or "No phase", [one for one in report.tactics if one.phase_name == name]) for name in names]
    return [*groups, _Group(f"All {report.words.tactics}", report.tactics)]


def _objectives(report: Report) -> list[_Group]:
    """A group for each objective that the plan lists or a tactic names."""
    numbers = sorted({*report.objectives, *(number for tactic in report.tactics for number in tactic.objectives)})
    groups = [
        _Group(
            f"{number}. {report.objectives[number]}" if number in report.objectives else f"Objective {number}",
            [tactic for tactic in report.tactics if number in tactic.objectives],
        )
        for number in numbers
    ]
    nobody = [tactic for tactic in report.tactics if not tactic.objectives]
    return [*groups, _Group("No objective named", nobody)] if groups and nobody else groups


def _audiences(report: Report) -> Table:
    """Every audience: what is planned for it, what reached it, what was heard from it, and what is missing."""
    columns: tuple[Column[AudienceReach], ...] = (
        Column("Audience", _FIRST, lambda reach: reach.name),
        Column("Planned", _NARROW, lambda reach: reach.planned, "number"),
        Column("Reached", _NARROW, lambda reach: reach.reached, "number"),
        Column("Feedback received", _NARROW, lambda reach: reach.heard, "number"),
        Column("Gap", _GAP, lambda reach: reach.gap.capitalize() or None),
    )
    return make_table("By_audience", columns, report.audiences, caption="By audience")


def _counts(name: str, heading: str, groups: Iterable[_Group], as_of: date) -> Table:
    columns: tuple[Column[_Group], ...] = (
        Column(heading, _FIRST, lambda group: group.name),
        *map(_rag_column, Rag),
        Column("All", _NARROW, lambda group: len(group.tactics), "number"),
        Column("Next deadline", DATE_WIDTH, lambda group: _next_deadline(group.tactics, as_of), "date"),
    )
    return make_table(name, columns, groups, caption="In all" if heading == "Which" else f"By {heading.lower()}")


def _rag_column(rag: Rag) -> Column[_Group]:
    return Column(str(rag), _NARROW, lambda group: sum(tactic.rag == rag for tactic in group.tactics), "number")


def _next_deadline(tactics: Iterable[Tactic], as_of: date) -> date | None:
    return min((one.due for one in tactics if one.is_open and one.due and one.due >= as_of), default=None)


def _messages(report: Report) -> Iterator[Table]:
    for number, one in enumerate(report.messages, 1):
        column: Column[str] = Column(one.name, _FIRST, str)
        yield make_table(f"Messages_{number}", (column,), one.items, caption=one.name)
