"""Notes: how RAG is worked out, what words mean, and where the report comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.report import MEASURE_RULES, Report
from nshreport.words import say_count, say_day, say_sentence
from nshreport.words.feedback import State


class _Note(NamedTuple):
    """A row of the sheet."""

    subject: str
    word: str
    meaning: str


STATES: tuple[tuple[State, str], ...] = (
    (State.COMPLETE, "it is done"),
    (State.CANCELLED, "it will not be done"),
    (State.DEFERRED, "it was put off"),
    (State.WAITING, "for a reply, a decision or somebody else, or on hold"),
    (State.AT_RISK, "delayed, behind or likely to slip, in the plan’s own words"),
    (State.IN_PROGRESS, "it is under way, or arranged"),
    (State.NOT_STARTED, "it has not begun"),
    (State.NOTHING_TO_REPORT, "the plan says that there is nothing to report this time"),
    (State.NOTED, "there are words, but no status in them"),
    (State.NO_UPDATE, "there are no words, or they say that there is no update"),
)
"""What the feedback may mean."""

_DEFINITIONS = (
    ("Deadline", "the last day on which it is to happen; late is the day after"),
    ("Confirmed", "the date is firm: not “tbc”, vague, doubtful or filled in from elsewhere"),
    ("No date", "it has no date of its own; the dates of its {section} are used instead"),
    ("Event", "something that happens on its date and cannot be done early, such as a meeting or a talk"),
    ("News", "any feedback that gives a status and has changed since the last report"),
    ("Several dates", "it is due at the next of them"),
    ("Working days", "Monday to Friday without bank holidays in England and Wales and the team’s closures"),
    ("Working days left", "after the report date up to the deadline: 0 on the deadline, negative after it"),
    ("First deadline", "the deadline before it moved for the first time"),
    ("Days moved", "calendar days from the first deadline to the present one; negative where it is earlier"),
    ("Standing", "done as and when required, or recurring; never overdue"),
    ("Open-ended", "the plan gives a start and no end"),
    ("Not rated", "standing with an update, or without a date in a {section} that is not near"),
    ("Reached", "an audience is reached when something for it is complete"),
    ("Feedback", "is assumed to be correct at the report date; if it says several things, the last is used"),
)

_STRAIGHT_LINE = (
    "from the baseline on the first day of the plan year (without a baseline, from the first value) "
    "to the target on its day, else on the last day of the plan year"
)
_OF_MEASURES = (
    ("Straight line", _STRAIGHT_LINE),
    ("Expected", "where the straight line is on the day of the last value"),
)


def notes_page(report: Report) -> Page:
    """The rules are printed from the tables that decide."""
    columns: tuple[Column[_Note], ...] = (
        Column("Subject", 24, lambda note: note.subject),
        Column("Word", 24, lambda note: note.word),
        Column("What it means", 120, lambda note: say_sentence(note.meaning)),
    )
    lines = (
        Line("RAG shows timeliness only, worked out by fixed rules. It is not a delivery-confidence rating."),
        Line("Rules are applied in order; the first that applies is used."),
    )
    return Page(
        "Notes",
        "Notes: how to read this report",
        "How RAG is worked out, definitions and sources",
        lines,
        (make_table("Notes", columns, _notes(report)),),
        looked_up=True,
    )


def _notes(report: Report) -> Iterator[_Note]:
    measures = MEASURE_RULES if report.measures else ()
    subjects = (
        ("RAG rule", report.rag_rules),
        ("Schedule status rule", report.schedule_rules),
        ("Measure rule", measures),
    )
    for subject, rules in subjects:
        yield from (_Note(f"{subject} {number}", *rule) for number, rule in enumerate(rules, 1))
    yield from (_Note("Threshold in force", name, words) for name, words in report.in_force.items())
    for setting in report.changes.settings:
        yield _Note("Threshold changed since the last report", setting.name, f"{setting.before} → {setting.after}")
    yield from (_Note("State, from the feedback", str(state), words) for state, words in STATES)
    section = "phase" if report.has_phases else "plan year"
    yield from (_Note("Definition", word, meaning.format(section=section)) for word, meaning in _DEFINITIONS)
    yield from (_Note("Definition", *one) for one in _OF_MEASURES if report.measures)
    yield _Note("Source", "Plan workbook", f"the file {report.source}, sheet {report.sheet}")
    earlier = report.changes.since
    yield _Note("Source", "Earlier report", f"compared with that of {say_day(earlier)}" if earlier else "none")
    count = say_count(len(report.findings), "finding")
    yield _Note("Source", "Findings", f"{count} for the team to look at, listed in the team workbook")
    yield _Note("Source", "Prepared by", report.team or "the plan’s team")
