"""Notes: the rules, the thresholds in force, what words mean, and where everything comes from."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from nshreport.finding import Severity
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_count, say_day, say_list, say_sentence
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.report import Report

_COLUMNS = (Column("Subject", 26), Column("Word", 24), Column("What it means", 96))

STATES: tuple[tuple[State, str], ...] = (
    (State.COMPLETE, "it is done"),
    (State.CANCELLED, "it will not be done"),
    (State.DEFERRED, "it was put off"),
    (State.WAITING, "for a reply, a decision or somebody else, or on hold"),
    (State.AT_RISK, "delayed, behind, likely to slip, red or amber in the plan’s own words"),
    (State.IN_PROGRESS, "it is under way, or arranged"),
    (State.NOT_STARTED, "it is still to be begun"),
    (State.NOTHING_TO_REPORT, "the words say that there is nothing to say this time"),
    (State.NOTED, "there are words, but they say nothing of how it stands"),
    (State.NO_UPDATE, "there are no words, or they say that there is no update"),
)
"""What the feedback may mean."""

_WORDS = (
    ("Accountable", "the bodies and people who answer for the tactic; the first named leads"),
    ("Window", "the first to the last day on which the tactic is to happen"),
    ("Deadline", "the last day of the window; a tactic is late on the day after it"),
    ("Confirmed", "the date is firm: not to be confirmed, vague, doubtful or filled in"),
    ("No date", "the tactic has no date of its own; the window of its phase stands in, not confirmed"),
    ("Working days", "Monday to Friday without the bank holidays of England and Wales and the team’s closures"),
    ("Working days left", "to the deadline, not counting the report date; 0 on the deadline, negative after it"),
    ("First deadline", "where the deadline first stood, if it has moved since"),
    ("Days moved", "calendar days from the first deadline to the one that holds now; negative where it is earlier"),
    ("Standing", "done as and when required, ongoing or recurring: it is never overdue"),
    ("Open-ended", "the plan names a start and no end: there is no deadline"),
    ("Precision", "how exactly the plan says when: a day, a week, a month and so on; phase where it does not"),
    ("Not rated", "standing with an update, or without a date in a phase that is not near"),
    ("Done", "complete by the plan’s own words; planned are all tactics, late are those that are red"),
    ("Reached", "of an audience: at least one tactic for it is complete"),
    ("[x] and [z]", "not available, since the plan does not say; and not applicable"),
)
ASSUMPTIONS = (
    ("Feedback", "it is taken as true on the report date; of several words on the matter the last one holds"),
    ("No words", "a blank feedback is told as No update; where the accountable’s cell has words of status, they hold"),
    ("No date", "the phase’s window stands in for drawing and for lateness, and the tactic is told to need a date"),
    ("Several dates", "a tactic with several dates is due at the next one that is not over"),
    ("A start only", "it has no deadline, and is drawn to the end of its phase"),
    ("First deadline", "if no earlier report told of it, it is what the feedback says that the tactic moved from"),
    ("Names", "they are never merged on likeness alone; the People sheet says which are the same"),
    ("Lines struck through", "their words were used, unless only a part of a cell is struck"),
)
"""What is taken for granted wherever the plan does not say otherwise."""
_MOST_ASSUMED, _MOST_CELLS = 25, 4
"""So many of this plan's own assumptions are listed, and cells of each; the team workbook has them all."""
_CONVENTIONS = (
    ("3/4", "the day comes first: 3 April"),
    ("By June", "to the end of June; before June: to 31 May; after June: from 1 July"),
    ("Week of 15 May", "the week from Monday to Sunday"),
    ("Spring", "March to May; summer June to August, autumn September to November, winter December to February"),
    ("Early, mid, late", "the 1st to 10th, 11th to 20th and 21st to the end of a month; four months each of a year"),
    ("No year", "a date without a year lies in the plan year"),
)


def notes_page(report: Report) -> Page:
    """The rules are printed from the tables that decide."""
    rows = ((subject, word, say_sentence(meaning)) for subject, word, meaning in _entries(report))
    lines = (
        Line("Of the rules for the schedule status, and of those for the RAG, the first that holds decides."),
        Line("RAG is lateness by rule; it says nothing of confidence in delivery."),
    )
    table = make_table("Notes", _COLUMNS, rows)
    return Page(
        "Notes",
        "Notes",
        "The rules, thresholds and words, and where the report comes from",
        lines,
        (table,),
        looked_up=True,
    )


def _entries(report: Report) -> Iterator[tuple[str, str, str]]:
    yield from _numbered("RAG rule", report.rag_rules)
    yield from _numbered("Schedule status rule", report.schedule_rules)
    yield from (("Threshold in force", name, words) for name, words in report.in_force.items())
    for setting in report.changes.settings:
        yield "Threshold changed since the last report", setting.name, f"{setting.before} → {setting.after}"
    yield from (("State, from the feedback", str(state), words) for state, words in STATES)
    yield from (("Word of this report", word, meaning) for word, meaning in _WORDS)
    yield from (("How dates are read", word, meaning) for word, meaning in _CONVENTIONS)
    yield from (("Assumption", word, meaning) for word, meaning in ASSUMPTIONS)
    yield from (("Assumed in this plan", where, words) for where, words in _assumed(report))
    yield from (("Objective", f"Objective {number}", words) for number, words in sorted(report.objectives.items()))
    yield from (("Source", word, words) for word, words in _sources(report))


def _assumed(report: Report) -> Iterator[tuple[str, str]]:
    """What was assumed in reading this plan's cells, in its order; the same words once, with all their cells."""
    cells: dict[str, list[str]] = {}
    for finding in report.findings:
        if finding.severity != Severity.NOTE:
            cells.setdefault(finding.message, []).append(finding.cell)
    for message, found in islice(cells.items(), _MOST_ASSUMED):
        named = list(dict.fromkeys(filter(None, found)))
        where = f"{len(named)} cells from {named[0]} on" if len(named) > _MOST_CELLS else say_list(named)
        yield where or "The whole plan", message
    if len(cells) > _MOST_ASSUMED:
        rest = say_count(len(cells) - _MOST_ASSUMED, "more assumption")
        yield "Further cells", f"{rest}; the team workbook’s sheet What to mend lists every one"


def _numbered(subject: str, rules: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    for number, (outcome, when) in enumerate(rules, 1):
        yield f"{subject} {number}", outcome, when


def _sources(report: Report) -> Iterator[tuple[str, str]]:
    yield "Plan workbook", f"the file {report.source}, sheet {report.sheet}"
    yield "Report date", say_day(report.as_of)
    earlier = report.changes.since
    yield "Earlier report", f"compared with that of {say_day(earlier)}" if earlier else "none to compare with"
    severities = [str(finding.severity) for finding in report.findings]
    told = ", ".join(f"{severities.count(severity)} to {severity.lower()}" for severity in dict.fromkeys(severities))
    count = say_count(len(report.findings), "thing")
    yield "Findings", f"{count} in the plan’s cells that the team is asked to look at" + (f": {told}" if told else "")
    yield "Bank holidays", "of England, Wales, Scotland and Northern Ireland, by the holidays package"
