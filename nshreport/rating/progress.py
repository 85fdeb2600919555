"""The plan's progress: which of a tactic's cells decides its state, and what its words say of a move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from nshreport.finding import Finding, make_finding
from nshreport.plan import Plan
from nshreport.words import say_window
from nshreport.words.feedback import Progress, State, has_status_words, is_standing, read_feedback
from nshreport.words.timing import Window, read_timing

_SILENT = frozenset({State.NOTED, State.NO_UPDATE})
"""States that leave the word to another cell."""


_BESIDE = ("RAG", "Date completed", "%", "Accountable")
"""Cells that the evidence names when they decide."""

_FOUND_FAULT_WITH = ("Status", "Feedback")
"""Cells whose words get a finding where they give no state."""
_YES = frozenset({"y", "yes", "x", "true", "✓", "✔", "✅"})
_NO = frozenset({"n", "no", "false", "✗", "✘", "❌"})
"""Answers in a column that asks whether the tactic is done: "Complete?", "Done (Y/N)"."""


class _Words(NamedTuple):
    """What may give a tactic's state, in the order in which it decides."""

    status_meant: str
    team_rag: str
    completed_typed: str
    feedback_meant: str
    percent_typed: str
    remark: str


@dataclass(frozen=True, slots=True)
class _Decision:
    progress: Progress
    """What the feedback says, with its dates."""
    state: State
    evidence: str
    standing: bool
    disagrees: str = ""
    """The state that the feedback gives where the status overrules it."""
    cell: str = "Feedback"
    """The cell that decides."""
    doubt: str = ""
    """Why its reading is in doubt."""


def read_progress(plan: Plan) -> Plan:
    """The plan with state, evidence and what the words say of a move.

    A Status column decides, and a RAG column that says Complete or Cancelled; then Feedback, then a % column. Where
    they are silent or say nothing of the state, words such as "ongoing" next to names in Accountable do, and the
    evidence says so.
    """
    frame = plan.frame
    keys = list(map(_Words._make, plan.rows(*_Words._fields)))
    made = {key: _decide(key, plan) for key in dict.fromkeys(keys)}
    decisions = [made[key] for key in keys]
    timings = {text: is_standing(text) for text in dict.fromkeys(frame["timing"])}
    kinds = frame["timing_kind"].isin(["ongoing", "recurring"])
    latest = [_latest_named(decision.progress) for decision in decisions]
    columns = {
        "state": [str(decision.state) for decision in decisions],
        "evidence": [decision.evidence for decision in decisions],
        "moved_from": [decision.progress.moved_from for decision in decisions],
        "moved_to": [
            decision.progress.moved_to.start if decision.progress.moved_to else None for decision in decisions
        ],
        "named_latest": [named.start if named else None for named in latest],
        "named_words": [
            say_window(named.start, named.end) if named and named.start and named.end else "" for named in latest
        ],
        "move_reason": [decision.progress.reason for decision in decisions],
        "standing": kinds | frame["timing"].map(timings) | pd.Series([decision.standing for decision in decisions]),
    }
    return plan.with_columns(columns, _findings(plan, decisions))


def _latest_named(progress: Progress) -> Window | None:
    """Of the windows that the feedback names, the one that begins last."""
    begun = [window for window in progress.names if window.start is not None]
    return max(begun, key=lambda window: (window.start, window.end or window.start), default=None)


def _decide(words: _Words, plan: Plan) -> _Decision:
    year, first_month = plan.settings.plan_year, plan.settings.begins

    def read(text: str) -> Progress:
        return read_feedback(text, year=year, first_month=first_month)

    feedback = read(words.feedback_meant)
    status = _read_answer(words.status_meant) or read(words.status_meant)
    rag, percent = read(words.team_rag), read(words.percent_typed)
    listed = (
        ("Status", status),
        ("RAG", rag if rag.state in _CLOSED else Progress(State.NO_UPDATE)),
        ("Date completed", _read_completed(words.completed_typed, plan)),
        ("Feedback", feedback),
        ("%", percent),
        ("Accountable", read(words.remark if has_status_words(words.remark) else "")),
    )
    cell, progress = _first_with_state(listed)
    all_done = cell == "Feedback" and percent.state is State.COMPLETE
    if all_done and read(f"Complete. {words.feedback_meant}").state is State.COMPLETE:
        cell, progress = "%", percent  # the feedback names the last step
    disagrees = cell == "Status" and _contradict(progress.state, feedback.state)
    if disagrees and feedback.state not in _CLOSED:
        # "Complete" and then "Slides circulated" is no contradiction where one text may say both.
        disagrees = read(f"{words.status_meant}. {words.feedback_meant}").state != progress.state
    return _Decision(
        feedback,
        progress.state,
        f"{cell}: {progress.evidence}" if cell in _BESIDE else progress.evidence,
        feedback.standing or is_standing(words.remark),
        str(feedback.state) if disagrees else "",
        cell,
        progress.doubt,
    )


_CLOSED = frozenset({State.COMPLETE, State.CANCELLED})
_OPEN = frozenset(State) - {State.NOTHING_TO_REPORT, *_CLOSED, *_SILENT}
_CONTRARY = (
    (frozenset({State.COMPLETE}), _OPEN | {State.CANCELLED}),
    (frozenset({State.CANCELLED}), _OPEN | {State.COMPLETE}),
    (frozenset({State.NOT_STARTED}), frozenset({State.IN_PROGRESS})),
)
"""States of which a tactic can have only one; of others it may have two: it is waiting, and in progress."""


def _contradict(one: State, other: State) -> bool:
    """Whether a status and a feedback cannot both be true."""
    return any((one in some and other in others) or (other in some and one in others) for some, others in _CONTRARY)


def _first_with_state(listed: Sequence[tuple[str, Progress]]) -> tuple[str, Progress]:
    """The first cell that gives a state, else the first whose words give none, else the first.

    A status of a bare No says less than any words do, unless those say that the tactic is complete.
    """
    telling = [(cell, progress) for cell, progress in listed if progress.state not in _SILENT]
    if len(telling) > 1 and telling[0][1] == _NOT_DONE and telling[1][1].state is not State.COMPLETE:
        return telling[1]
    noted = [one for one in listed if one[1].state is State.NOTED and one[0] in _FOUND_FAULT_WITH]
    return next(iter((*telling, *noted, listed[0])))


_NOT_DONE = Progress(State.IN_PROGRESS, "No")


def _read_answer(text: str) -> Progress | None:
    """What a bare Yes or No says in a Status column; None for any other words."""
    answer = text.strip().casefold()
    return Progress(State.COMPLETE, text.strip()) if answer in _YES else _NOT_DONE if answer in _NO else None


def _read_completed(text: str, plan: Plan) -> Progress:
    """A "date completed" column: a day not after the report date, or a plain yes, says Complete."""
    timing = read_timing(text, year=plan.settings.plan_year, first_month=plan.settings.begins)
    over = timing.confirmed and timing.end is not None and timing.end <= plan.settings.as_of
    if over or text.strip().casefold() in _YES:
        return Progress(State.COMPLETE, text.strip())
    return Progress(State.NO_UPDATE)


def _findings(plan: Plan, decisions: list[_Decision]) -> Iterator[Finding]:
    names = ("row", "sheet", "feedback_cell", "feedback", "status_cell", "status_typed")
    for (row, sheet, feedback_cell, feedback, status_cell, status), decision in zip(
        plan.rows(*names), decisions, strict=True
    ):
        if decision.disagrees:
            yield make_finding(
                "status-disagrees",
                sheet=sheet,
                cell=status_cell,
                quote=status,
                row=int(row),
                status=decision.state,
                detail=decision.disagrees,
            )
        elif decision.doubt:
            in_status = decision.cell == "Status" or not feedback
            closed = decision.state in _CLOSED
            yield make_finding(
                "closed-on-doubtful-reading" if closed else "feedback-doubtful",
                sheet=sheet,
                cell=status_cell if in_status else feedback_cell,
                quote=status if in_status else feedback,
                row=int(row),
                status=decision.state,
                detail=decision.doubt,
            )
        elif decision.state is State.NOTED:
            cell, quote = (feedback_cell, feedback) if feedback else (status_cell, status)
            yield make_finding("feedback-not-understood", sheet=sheet, cell=cell, quote=quote, row=int(row))
