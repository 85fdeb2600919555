"""The data dictionary: every column of the plan's frame, with its dtype, heading, meaning and the stage that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["text", "number", "date", "yes/no", "numbers", "names", "windows"]
"""What a column holds: `windows`, `names` and `numbers` hold tuples; the others hold plain values, a missing one as pandas has it."""


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """One column of the frame: `published` columns are written to plan.csv, in this order, under `name`."""

    name: str
    kind: ColumnKind
    heading: str
    meaning: str
    stage: str
    published: bool = True


COLUMNS: tuple[FrameColumn, ...] = (
    FrameColumn("ref", "text", "Ref", "what the tactic is called in every report: T01, T02, ...", "recall"),
    FrameColumn("row", "number", "Row", "the tactic's place in the plan: 1, 2, ...", "find_plan"),
    FrameColumn("reference", "text", "Reference", "the plan's own reference for the tactic, if it has one", "find_plan"),
    FrameColumn("sheet", "text", "Sheet", "the sheet that the tactic is on", "find_plan"),
    FrameColumn("cell", "text", "Cell", "the cell that holds the tactic", "find_plan"),
    FrameColumn("phase", "number", "Phase", "the phase's number", "find_plan"),
    FrameColumn("phase_name", "text", "Phase name", "the phase's heading, as typed", "find_plan"),
    FrameColumn("phase_start", "date", "Phase starts", "first day of the phase, read from its heading", "find_plan"),
    FrameColumn("phase_end", "date", "Phase ends", "last day of the phase, read from its heading", "find_plan"),
    FrameColumn("tactic", "text", "Tactic", "what is to be done, without its objectives", "find_plan"),
    FrameColumn("tactic_typed", "text", "Tactic as typed", "the tactic's cell, as typed", "find_plan", published=False),
    FrameColumn("objectives", "numbers", "Objectives", "numbers of the objectives that the tactic serves", "find_plan"),
    FrameColumn("purpose", "text", "Purpose", "why it is done", "find_plan"),
    FrameColumn("audience", "text", "Audience", "whom it is for, as typed", "find_plan"),
    FrameColumn("audiences", "names", "Audiences", "the audiences apart, canonical names, separated by ;", "find_plan"),
    FrameColumn("accountable", "text", "Accountable", "the cell as typed", "find_plan"),
    FrameColumn("lead", "text", "Lead", "the first of the accountable", "find_plan"),
    FrameColumn("bodies", "names", "Bodies", "teams and groups among the accountable, separated by ;", "find_plan"),
    FrameColumn("people", "names", "People", "persons among the accountable, separated by ;", "find_plan"),
    FrameColumn("remark", "text", "Remark", "what Accountable says next to the names", "find_plan", published=False),
    FrameColumn("timing", "text", "Timing", "when, in the plan's words", "find_plan"),
    FrameColumn("timing_own", "text", "Timing column", "the Timing column's words", "find_plan", published=False),
    FrameColumn("timing_from", "text", "Start as typed", "the start column's words", "find_plan", published=False),
    FrameColumn("timing_to", "text", "End as typed", "the end column's words", "find_plan", published=False),
    FrameColumn("timing_days", "text", "Days as typed", "how long it lasts, by the days column", "find_plan", published=False),
    FrameColumn("feedback", "text", "Feedback", "how it goes, in the plan's words", "find_plan"),
    FrameColumn("feedback_meant", "text", "Feedback read", "the feedback, or what Corrections say it means", "find_plan", published=False),
    FrameColumn("status_meant", "text", "Status read", "the status, or what Corrections say it means", "find_plan", published=False),
    FrameColumn("status_typed", "text", "Status as typed", "the plan's Status column, if it has one", "find_plan"),
    FrameColumn("completed_typed", "text", "Completed as typed", "the plan's Date completed column", "find_plan", published=False),
    FrameColumn("percent_typed", "text", "% as typed", "the plan's % complete column, if it has one", "find_plan"),
    FrameColumn("team_rag", "text", "Team's RAG", "the team's own RAG, by word or by fill, next to ours", "find_plan"),
    FrameColumn("comments", "text", "Comments", "comments and notes on the row's cells", "find_plan"),
    FrameColumn("timing_cell", "text", "Timing cell", "where the timing is", "find_plan", published=False),
    FrameColumn("accountable_cell", "text", "Accountable cell", "where it is", "find_plan", published=False),
    FrameColumn("audience_cell", "text", "Audience cell", "where it is", "find_plan", published=False),
    FrameColumn("feedback_cell", "text", "Feedback cell", "where it is", "find_plan", published=False),
    FrameColumn("status_cell", "text", "Status cell", "where it is", "find_plan", published=False),
    FrameColumn("timing_kind", "text", "Timing kind", "the precision as read: day, month, tbc, ongoing ...", "read_timings"),
    FrameColumn("start", "date", "Start", "first day of the window", "read_timings"),
    FrameColumn("end", "date", "End", "last day of the window", "read_timings"),
    FrameColumn("precision", "text", "Precision", "how exactly the window is known", "read_timings"),
    FrameColumn("confirmed", "yes/no", "Confirmed", "firm: not tbc, vague, doubtful or filled in", "read_timings"),
    FrameColumn("firm", "yes/no", "Firm", "whether the words themselves are firm, whatever was filled in", "read_timings", published=False),
    FrameColumn("words", "text", "Understood as", "the timing as it was understood, in words", "read_timings"),
    FrameColumn("edtf", "text", "EDTF", "the timing as it was understood, in EDTF (ISO 8601-2)", "read_timings"),
    FrameColumn("period", "text", "Recurs", "how often, where the timing says so", "read_timings"),
    FrameColumn("occasions", "windows", "Occasions", "each window, where there are several", "read_timings"),
    FrameColumn("state", "text", "State", "what the feedback means", "read_progress"),
    FrameColumn("evidence", "text", "Evidence", "the words that decided the state", "read_progress"),
    FrameColumn("moved_from", "date", "Moved from", "last day of what the words say it was moved from", "read_progress"),
    FrameColumn("moved_to", "date", "Moved to", "first day of what the words say it was moved to", "read_progress", published=False),
    FrameColumn("named_latest", "date", "Names", "the latest first day that the feedback names", "read_progress", published=False),
    FrameColumn("named_words", "text", "Names", "the same, in words", "read_progress", published=False),
    FrameColumn("move_reason", "text", "Why moved", "the reason given, in the words as typed", "read_progress"),
    FrameColumn("standing", "yes/no", "Standing item", "done as and when required, or all the time", "read_progress"),
    FrameColumn("baseline_start", "date", "Baseline start", "first day of the window with which the tactic was first reported with a date", "recall"),
    FrameColumn("baseline_end", "date", "Baseline end", "last day of that window", "recall"),
    FrameColumn("first_end", "date", "First end", "where the deadline first stood, if it has moved", "recall"),
    FrameColumn("slip_days", "number", "Slip (days)", "calendar days from the first end to the end", "recall"),
    FrameColumn("agreed_end", "date", "Agreed end", "the last deadline that the steering group agreed; blank where it agreed none", "recall"),
    FrameColumn("agreed_on", "date", "Agreed on", "the day on which it agreed it", "recall"),
    FrameColumn("refused_on", "date", "Not agreed on", "the day on which it did not agree the present deadline", "recall"),
    FrameColumn("unagreed_days", "number", "Not agreed (days)", "calendar days from the deadline last agreed, else from the first end", "recall"),
    FrameColumn("last_feedback", "text", "Last feedback", "the feedback in the last report", "recall", published=False),
    FrameColumn("last_rag", "text", "Last RAG", "the RAG in the last report", "recall"),
    FrameColumn("thread", "text", "Thread", "what the tactic is known by from report to report", "recall", published=False),
    FrameColumn("moves", "number", "Moves", "how often the deadline has moved", "recall", published=False),
    FrameColumn("was_confirmed", "yes/no", "Was confirmed", "an earlier report had the same deadline confirmed, and doubt came only after it", "recall", published=False),
    FrameColumn("updated_on", "date", "Last update", "the report in which the present feedback was new", "recall", published=False),
    FrameColumn("months_silent", "number", "Months silent", "calendar months without news", "recall", published=False),
    FrameColumn("silence", "text", "Silence", "the same in words: no update since 28 February 2017", "recall", published=False),
    FrameColumn("undated_since", "date", "No date since", "the first report of those in a row without a date", "recall", published=False),
    FrameColumn("due_start", "date", "Due from", "first day of the window that is due next", "assess"),
    FrameColumn("due", "date", "Due", "the deadline: last day of the window that is due next", "assess"),
    FrameColumn("event", "yes/no", "Event", "it happens on its date and cannot be done early", "assess"),
    FrameColumn("schedule", "text", "Schedule", "the schedule status", "assess"),
    FrameColumn("working_days_left", "number", "Working days left", "to the deadline; negative: late", "assess"),
    FrameColumn("rag", "text", "RAG", "lateness by rule: Red, Amber, Green, Complete, Cancelled, Not rated", "assess"),
    FrameColumn("reason", "text", "Reason", "every reason that holds at that level, the first first", "assess"),
    FrameColumn("remedy", "text", "To turn green", "what would turn it green", "assess"),
)  # fmt: skip

BY_NAME: dict[str, FrameColumn] = {column.name: column for column in COLUMNS}


def made_by(stage: str) -> tuple[str, ...]:
    """Names of the columns that a stage makes, in the dictionary's order."""
    return tuple(column.name for column in COLUMNS if column.stage == stage)
