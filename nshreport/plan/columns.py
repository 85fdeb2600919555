"""The data dictionary: every column of the plan's frame, with its dtype, heading, meaning and the stage that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number", "date", "yes/no", "numbers", "windows"]
"""What a column holds: `windows` and `numbers` hold tuples; the others hold plain values, a missing one as pandas has it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the frame: `published` columns are written to plan.csv, in this order, under `name`."""

    name: str
    kind: Kind
    heading: str
    meaning: str
    stage: str
    published: bool = True


COLUMNS: tuple[Column, ...] = (
    Column("row", "number", "Row", "the tactic's place in the plan: 1, 2, ...", "find_plan"),
    Column("reference", "text", "Ref", "the plan's own reference for the tactic, if it has one", "find_plan"),
    Column("sheet", "text", "Sheet", "the sheet on which the tactic stands", "find_plan"),
    Column("cell", "text", "Cell", "the cell that holds the tactic", "find_plan"),
    Column("phase", "number", "Phase", "the phase's number", "find_plan"),
    Column("phase_name", "text", "Phase name", "the phase's heading, as typed", "find_plan"),
    Column("phase_start", "date", "Phase starts", "first day of the phase, read from its heading", "find_plan"),
    Column("phase_end", "date", "Phase ends", "last day of the phase, read from its heading", "find_plan"),
    Column("tactic", "text", "Tactic", "what is to be done, without its objectives", "find_plan"),
    Column("tactic_typed", "text", "Tactic as typed", "the tactic's cell, as typed", "find_plan", published=False),
    Column("objectives", "numbers", "Objectives", "numbers of the objectives that the tactic serves", "find_plan"),
    Column("purpose", "text", "Purpose", "why it is done", "find_plan"),
    Column("audience", "text", "Audience", "whom it is for, as typed", "find_plan"),
    Column("audiences", "text", "Audiences", "the audiences apart, canonical names, separated by ;", "find_plan"),
    Column("accountable", "text", "Accountable", "the cell as typed", "find_plan"),
    Column("lead", "text", "Lead", "the first of the accountable", "find_plan"),
    Column("bodies", "text", "Bodies", "teams and groups among the accountable, separated by ;", "find_plan"),
    Column("people", "text", "People", "persons among the accountable, separated by ;", "find_plan"),
    Column("remark", "text", "Remark", "what Accountable says beside the names", "find_plan", published=False),
    Column("timing", "text", "Timing", "when, in the plan's words", "find_plan"),
    Column("timing_own", "text", "Timing column", "the Timing column's words", "find_plan", published=False),
    Column("timing_from", "text", "Start as typed", "the start column's words", "find_plan", published=False),
    Column("timing_to", "text", "End as typed", "the end column's words", "find_plan", published=False),
    Column("feedback", "text", "Feedback", "how it goes, in the plan's words", "find_plan"),
    Column("feedback_meant", "text", "Feedback read", "the feedback, or what Corrections say it means", "find_plan", published=False),
    Column("status_meant", "text", "Status read", "the status, or what Corrections say it means", "find_plan", published=False),
    Column("status_typed", "text", "Status as typed", "the plan's Status column, if it has one", "find_plan"),
    Column("completed_typed", "text", "Completed as typed", "the plan's Date completed column", "find_plan", published=False),
    Column("percent_typed", "text", "% as typed", "the plan's % complete column, if it has one", "find_plan"),
    Column("team_rag", "text", "Team's RAG", "the team's own RAG, by word or by fill, beside ours", "find_plan"),
    Column("comments", "text", "Comments", "comments and notes hung on the row's cells", "find_plan"),
    Column("timing_cell", "text", "Timing cell", "where the timing stands", "find_plan", published=False),
    Column("accountable_cell", "text", "Accountable cell", "where it stands", "find_plan", published=False),
    Column("audience_cell", "text", "Audience cell", "where it stands", "find_plan", published=False),
    Column("feedback_cell", "text", "Feedback cell", "where it stands", "find_plan", published=False),
    Column("status_cell", "text", "Status cell", "where it stands", "find_plan", published=False),
    Column("timing_kind", "text", "Timing kind", "the precision as read: day, month, tbc, ongoing ...", "read_timings"),
    Column("start", "date", "Start", "first day of the window", "read_timings"),
    Column("end", "date", "End", "last day of the window", "read_timings"),
    Column("precision", "text", "Precision", "how exactly the window is known", "read_timings"),
    Column("confirmed", "yes/no", "Confirmed", "firm: not tbc, vague, doubtful or filled in", "read_timings"),
    Column("firm", "yes/no", "Firm", "whether the words themselves are firm, whatever was filled in", "read_timings", published=False),
    Column("words", "text", "Understood as", "the timing as it was understood, in words", "read_timings"),
    Column("edtf", "text", "EDTF", "the timing as it was understood, in EDTF (ISO 8601-2)", "read_timings"),
    Column("period", "text", "Recurs", "how often, where the timing says so", "read_timings"),
    Column("occasions", "windows", "Occasions", "each window, where there are several", "read_timings"),
    Column("state", "text", "State", "what the feedback means", "read_progress"),
    Column("evidence", "text", "Evidence", "the words that decided the state", "read_progress"),
    Column("moved_from", "date", "Moved from", "last day of what the words say it was moved from", "read_progress"),
    Column("moved_to", "date", "Moved to", "first day of what the words say it was moved to", "read_progress", published=False),
    Column("named_latest", "date", "Names", "the latest first day that the feedback names", "read_progress", published=False),
    Column("named_words", "text", "Names", "the same, in words", "read_progress", published=False),
    Column("move_reason", "text", "Why moved", "the reason given, in the words as typed", "read_progress"),
    Column("standing", "yes/no", "Standing item", "done as and when required, or all the time", "read_progress"),
    Column("first_end", "date", "First end", "where the deadline first stood, if it has moved", "recall"),
    Column("slip_days", "number", "Slip (days)", "calendar days from the first end to the end", "recall"),
    Column("known_end", "date", "End last report", "the deadline in the last report", "recall", published=False),
    Column("move_shown", "yes/no", "Move shown", "an earlier report has shown this move", "recall", published=False),
    Column("last_state", "text", "Last state", "the state in the last report", "recall", published=False),
    Column("last_feedback", "text", "Last feedback", "the feedback in the last report", "recall", published=False),
    Column("last_rag", "text", "Last RAG", "the RAG in the last report", "recall"),
    Column("thread", "text", "Thread", "what the tactic is known by from report to report", "recall", published=False),
    Column("moves", "number", "Moves", "how often the deadline has moved", "recall", published=False),
    Column("rag_before", "text", "RAG before", "the RAG in the last five reports, oldest first, separated by ;", "recall", published=False),
    Column("updated_on", "date", "Last update", "the report in which the feedback as it stands was new", "recall", published=False),
    Column("months_silent", "number", "Months silent", "calendar months without news", "recall", published=False),
    Column("silence", "text", "Silence", "the same in words: no update since 28 February 2017", "recall", published=False),
    Column("undated_since", "date", "No date since", "the first report of those in a row without a date", "recall", published=False),
    Column("due_start", "date", "Due from", "first day of the window that is due next", "assess"),
    Column("due", "date", "Due", "the deadline: last day of the window that is due next", "assess"),
    Column("schedule", "text", "Schedule", "the schedule status", "assess"),
    Column("working_days_left", "number", "Working days left", "to the deadline; negative: late", "assess"),
    Column("rag", "text", "RAG", "lateness by rule: Red, Amber, Green, Complete, Not rated", "assess"),
    Column("reason", "text", "Reason", "every reason that holds at that level, the first first", "assess"),
    Column("remedy", "text", "To turn green", "what would turn it green", "assess"),
)  # fmt: skip

BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}


def made_by(stage: str) -> tuple[str, ...]:
    """Names of the columns that a stage makes, in the dictionary's order."""
    return tuple(column.name for column in COLUMNS if column.stage == stage)
