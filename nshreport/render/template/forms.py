"""The sheets of a plan workbook that people fill in: their columns, what each is for, and an example row."""

from __future__ import annotations

from dataclasses import dataclass

from nshreport.words.feedback import State

STATES = {
    "Not started": State.NOT_STARTED,
    "In progress": State.IN_PROGRESS,
    "Waiting for a reply": State.WAITING,
    "At risk": State.AT_RISK,
    "Deferred": State.DEFERRED,
    "Complete": State.COMPLETE,
    "Cancelled": State.CANCELLED,
    "Nothing to report this month": State.NOTHING_TO_REPORT,
}
"""What the Feedback column offers, and what it is read as; any other words may be typed."""
NO_DATE = "Date tbc"
HOW_TO, CARRIED = "How to use this", "What was carried over"
EXAMPLE = "Example:"
"""How an example row begins; such a row is never read."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column that people fill in: its heading, its width in characters, and the note on its heading."""

    heading: str
    width: int
    note: str
    choices: tuple[str, ...] = ()
    """What a drop-down offers; anything else may be typed as well."""


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet next to the plan: its columns, and an example row, which is never read."""

    name: str
    columns: tuple[FormColumn, ...]
    example: tuple[str, ...]


PLAN_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn("Ref", 8, "Leave this blank and the report gives T01, T02 ... Or type your own, one for each tactic."),
    FormColumn("Tactic", 44, "What you will do. Name the objective at the end, such as (Objective 1)."),
    FormColumn("Purpose", 34, "Why you do it."),
    FormColumn("Audience", 20, "Whom it is for, spelt the same way each time."),
    FormColumn("Timing", 20, "A day, a month, a range, or Date tbc. The sheet How to use this says what is read."),
    FormColumn("Accountable", 30, "Who sees to it: first the body, then people. Anything may be typed."),
    FormColumn(
        "Feedback", 36, "How it is going, newest last. Replace it each month. Anything may be typed.", tuple(STATES)
    ),
)

SHEET_FORMS: tuple[SheetForm, ...] = (
    SheetForm(
        "Objectives",
        (
            FormColumn("Number", 14, "The number that tactics name, as in (Objective 1)."),
            FormColumn("Objective", 80, "What the plan is to achieve."),
        ),
        ("Example: 1", "Double the number of users who contact us"),
    ),
    SheetForm(
        "Key messages",
        (FormColumn("Key message", 100, "What your audiences should remember."),),
        ("Example: Harmonised questions save time and money",),
    ),
    SheetForm(
        "People",
        (
            FormColumn("Name", 30, "A body or person, as it should appear in the report."),
            FormColumn("Kind", 12, "body or person.", ("body", "person")),
            FormColumn("Other spellings", 50, "How else the plan writes it, with ; between."),
            FormColumn("Role", 20, "'steering group' for the group that the report is for; else blank."),
            FormColumn("Address", 34, "One e-mail address: who has one gets a personal draft."),
        ),
        ("Example: Harmonisation Team", "body", "ONS Harmonisation Team; HT", "", "team@example.org"),
    ),
    SheetForm(
        "Key dates",
        (
            FormColumn("First day", 22, "A day, with its year."),
            FormColumn("Last day", 22, "Blank for a single day."),
            FormColumn("What", 60, "Meetings, pre-election periods, conferences."),
            FormColumn("Kind", 22, "Such as meeting, pre-election or event.", ("meeting", "pre-election", "event")),
        ),
        ("Example: 4 May 2017", "", "Steering group meeting", "meeting"),
    ),
    SheetForm(
        "Measures",
        (
            FormColumn("Measure", 40, "What shows whether the plan works. Add a column for each month or day."),
            FormColumn("Objective", 14, "The number of its objective."),
            FormColumn("Audience", 22, "Whose it is, spelt as in the plan."),
            FormColumn("Baseline", 14, "The value when the plan year began."),
            FormColumn("Target", 14, "80%, 1,250, 12 of 40 ..."),
            FormColumn("By", 18, "When the target is to be met; blank: the last day of the plan year."),
            FormColumn("Better", 14, "higher or lower.", ("higher", "lower")),
            FormColumn("Source", 24, "Where the values come from."),
        ),
        ("Example: Departments that use it", "1", "GSS", "12 of 40", "20 of 40", "", "higher", "Survey"),
    ),
    SheetForm(
        "Parts",
        (
            FormColumn("Ref or tactic", 40, "The tactic's ref in the report, such as T05, or its title."),
            FormColumn("Part", 40, "A topic or step of the tactic."),
            FormColumn("State", 22, "How it is going.", tuple(STATES)),
            FormColumn("Note", 50, "Anything else."),
        ),
        ("Example: T02", "Age bands", "Complete", ""),
    ),
    SheetForm(
        "Commentary",
        (
            FormColumn("Report date", 24, "The date of the report that should carry these words."),
            FormColumn("Commentary", 100, "What you want to say to the group, in 60 words or fewer."),
        ),
        ("Example: 31 March 2017", "The review of principles is late because the census team needs our help first."),
    ),
    SheetForm(
        "Decisions",
        (
            FormColumn("Ref", 16, "The tactic's ref in the report, such as T05; blank for the plan as a whole."),
            FormColumn("Question", 50, "What the group is asked. Without a decision it is asked in the report."),
            FormColumn("Needed by", 20, "When you need the answer."),
            FormColumn("Decision", 50, "What the group decided, in its words."),
            FormColumn("Decided on", 20, "The day of the decision."),
            FormColumn("New timing", 24, "The new date, where one was agreed."),
        ),
        ("Example: T05", "May the workshop move to June?", "30 April 2017", "Agreed", "27 April 2017", "June 2017"),
    ),
    SheetForm(
        "Settings",
        (
            FormColumn("Setting", 30, "The guide lists the settings and what each means."),
            FormColumn("Value", 80, "Blank: the report uses its own value."),
        ),
        ("Example: Protective marking", "OFFICIAL"),
    ),
    SheetForm(
        "Corrections",
        (
            FormColumn("Cell or text", 40, "A cell of the plan, such as E14, or its words, that were misread."),
            FormColumn("What it means", 60, "Words that say it plainly, or 'checked, fine'."),
        ),
        ("Example: E14", "27 June 2017"),
    ),
)
"""The sheets next to the plan, in their order. Any of them may be left as it is or deleted."""

HOW_TO_USE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The plan",
        (
            "Write one row for each tactic, below the row of its phase. Add and delete rows as you like.",
            "Write each phase as a row of its own, such as Phase 1 (Q1 – Jan/Feb/Mar).",
            "Each month, change Feedback and Timing, save, and run the report.",
        ),
    ),
    (
        "Dates that are read",
        (
            "A day: 7 April, 7th April 2017, 07/04/2017. A range: 4 - 7 September, January - March, Q2.",
            "A deadline: by 30 June, before Easter. A start: from May. Regularly: monthly, every second Tuesday.",
            "Not settled: Date tbc, early May?, 5 June (provisional). The report shows these as not confirmed.",
            "Several dates: 6 May and 7 November. Always standing: as and when required, ongoing.",
        ),
    ),
    (
        "Words that are read in Feedback",
        (
            "Complete, held on 3 May, published; cancelled, no longer required; deferred to June.",
            "In progress, drafting; not started; waiting for a reply; at risk; nothing to report.",
            "The last thing said counts. Say agreed by the steering group where the group agreed to a new date.",
        ),
    ),
    (
        "The other sheets",
        (
            "Fill in what you need. Rows that begin with Example: are never read, and may stay or be deleted.",
            "Drop-downs only suggest: you may type anything.",
        ),
    ),
)
"""What the sheet "How to use this" says: captions and lines."""
