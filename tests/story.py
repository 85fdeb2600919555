"""A year of the plan of 2017: twelve editions, each made from the one before by what people did to it that month.

What the reports must say of it is written by hand, from the rules alone: tests/cases/story-refs.csv,
story-requests.csv and story-ratings.csv.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
from openpyxl.styles import Font

from tests.plan_2017 import CASES, HEADINGS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, str]
Edit = Callable[[list[Row]], None]
PHASE = "phase heading"
DECISIONS = ("Ref", "Question", "Needed by", "Decision", "Decided on", "New timing")
BOTH = "(Objective 1 & 2)"
REVIEW = "Conduct review of current Harmonised Principles on"
THIRD, FOURTH = "Phase 3 (Q3 – July/Aug/Sept):", "Phase 4 (Q4 – Oct/Nov/Dec):"


def write(begins: str, **cells: str) -> Edit:
    """Type other words into cells of the tactic whose title begins so."""

    def edit(rows: list[Row]) -> None:
        _find(rows, begins).update({name.capitalize(): text for name, text in cells.items()})

    return edit


def move_to_phase(tactic: str, phase: str) -> Edit:
    """Cut a tactic's row and paste it as the last of another phase."""

    def edit(rows: list[Row]) -> None:
        row = _find(rows, tactic)
        rows.remove(row)
        row[PHASE] = phase
        rows.insert(1 + max(place for place, other in enumerate(rows) if other[PHASE] == phase), row)

    return edit


def copy(begins: str, **cells: str) -> Edit:
    """Copy a tactic's row to below itself and type other words into cells of the copy."""

    def edit(rows: list[Row]) -> None:
        row = _find(rows, begins)
        place = next(place for place, other in enumerate(rows) if other is row)
        rows.insert(place + 1, {**row, **{name.capitalize(): text for name, text in cells.items()}})

    return edit


def insert(phase: str, **cells: str) -> Edit:
    """Type a new row at the head of a phase."""

    def edit(rows: list[Row]) -> None:
        first = next(place for place, row in enumerate(rows) if row[PHASE] == phase)
        typed = {name.capitalize(): text for name, text in cells.items()}
        rows.insert(first, {PHASE: phase, **dict.fromkeys(HEADINGS, ""), **typed})

    return edit


def remove(tactic: str) -> Edit:
    """Delete a tactic's row."""

    def edit(rows: list[Row]) -> None:
        row = _find(rows, tactic)
        rows[:] = [other for other in rows if other is not row]

    return edit


def swap(one: str, other: str) -> Edit:
    """Put two tactics' rows in each other's place."""

    def edit(rows: list[Row]) -> None:
        first, second = (_find(rows, tactic) for tactic in (one, other))
        rows[:] = [second if row is first else first if row is second else row for row in rows]

    return edit


def note(ref: str, question: str, **cells: str) -> Edit:
    """Type into the Decisions sheet: into the row of this question, else into a new one below the others."""

    def edit(rows: list[Row]) -> None:
        row = {**dict.fromkeys(DECISIONS, ""), "Ref": ref, "Question": question}
        noted = next((other for other in rows if (other["Ref"], other["Question"]) == (ref, question)), row)
        if noted is row:
            rows.append(row)
        noted.update({name.replace("_", " ").capitalize(): text for name, text in cells.items()})

    return edit


def space_out(rows: list[Row]) -> None:
    """Leave stray spaces and line breaks at the ends of cells, as happens when cells are pasted."""
    for row in rows:
        row.update({name: f" {row[name]} \n" for name in HEADINGS if row[name]})


def _find(rows: list[Row], tactic: str) -> Row:
    return next(row for row in rows if " ".join(row["Tactic"].split()).startswith(tactic))


class Edition(NamedTuple):
    """The plan as it stands on a report date, and what was done to it and to its decisions since the one before."""

    report: str
    edits: tuple[Edit, ...] = ()
    decisions: tuple[Edit, ...] = ()


STORY = (
    Edition("2017-03-31"),
    Edition(
        "2017-04-30",
        (
            write("Hold third GSS Business", feedback="Complete"),
            write("Organise Harmonisation", timing="January - May"),
            write(
                "Present to the Cross Government",
                timing="15th June",
                feedback="Deferred from 18th May as the chair is away",
            ),
        ),
        (
            note("T17", "Move to July", decision="Agreed", decided_on="27/4/2017", new_timing="11th July"),
            note("T14", "Move to June", decision="Not agreed – find an earlier meeting", decided_on="27/4/2017"),
            note("T14", "Move to June (by e-mail)", decision="Agreed", decided_on="6th April", new_timing="27th June"),
            note("T18", "Shall we go?", decision="Yes", decided_on="14 March 2017"),
            note("", "Should the plan of 2018 cover the devolved administrations?", needed_by="31 May 2017"),
        ),
    ),
    Edition(
        "2017-05-31",
        (
            write(
                "Develop online Harmonisation",
                tactic=f"Build an e-learning course on Harmonisation for the GSS and GSR\n{BOTH}",
            ),
            write("Present to the GSS Methodology Advisory", timing="21st June"),
            write("Arrange meeting with CLOSER", feedback="Meeting held on 16th May. Complete"),
            write(
                "Present t the International",
                tactic=f"Present to the International Conference of the Royal Statistical Society {BOTH}\nGlasgow",
            ),
        ),
        (
            note(
                "",
                "Should the plan of 2018 cover the devolved administrations?",
                decision="Yes",
                decided_on="25 May 2017",
            ),
            note("T13", "New date", decision="Agreed: move to July", decided_on="25 May", new_timing="20th July"),
            note("T19", "Presenter", decision="Steve Cooley will present", decided_on="25 May 2017"),
            note("T01", "Two more months", decision="Agreed", decided_on="2 June 2017", new_timing="January - May"),
        ),
    ),
    Edition(
        "2017-06-30",
        (
            write(
                "Present to the Cross Government",
                timing="20th July",
                feedback="Deferred from 15th June as no room was free",
            ),
            move_to_phase("Presentations to Senior", THIRD),
            write("Presentations to Senior", timing="July – September"),
            write("Produce SurveyMonkey", feedback="In progress – questionnaire sent out"),
            write("Present to the Presentation", feedback="Complete – presented on 27th June"),
            write("Present to the GSS Methodology Advisory", feedback="Complete"),
            swap("Hold Topic Lead", "Present to DCLG"),
        ),
        (note("T41", "Move to September", decision="Agreed", decided_on="22 June 2017", new_timing="September"),),
    ),
    Edition(
        "2017-07-31",
        (
            write("Conduct review of all", tactic=f"{REVIEW} census topics\n{BOTH}"),
            copy(
                "Conduct review of current",
                tactic=f"{REVIEW} non-census topics\n{BOTH}",
                timing="July - September",
                accountable="The Harmonisation Team",
                feedback="",
            ),
            write("Hold Topic Lead", feedback="Complete"),
            write("Present to DCLG", feedback="Complete"),
            write("Present to GSS Methodology Symposium", feedback="Complete – presented on 12th July"),
        ),
        (
            note("T11", "Another quarter", decision="Deferred to the next meeting", decided_on="20 July 2017"),
            note("T20", "Which theme should the talk have?", needed_by="15 September 2017"),
        ),
    ),
    Edition(
        "2017-08-31",
        (
            write("Present to the Cross Government", feedback="Complete"),
            remove("Approach PDC sub groups"),
            write("Present BHTFG development", accountable="Harmonisation Team (Steve)"),
            write("Present to the GSS Conference", timing="19th September"),
            insert(
                FOURTH,
                tactic="Publish a harmonisation newsletter\n(Objective 2)",
                audience="GSS",
                timing="October",
                accountable="The Harmonisation Team",
            ),
        ),
    ),
    Edition(
        "2017-09-30",
        decisions=(
            note(
                "T11",
                "Another quarter, again",
                decision="Agreed",
                decided_on="see minutes",
                new_timing="July – September",
            ),
        ),
    ),
    Edition(
        "2017-10-31",
        (
            write("Present to the International", feedback="Complete"),
            write("Present to the GSS Conference", feedback="Cancelled – conference full"),
            write("Present to the Presentation", feedback="In progress – slides to be redone"),
            write("Organise UK Data Service demo", timing="w/c 20th November"),
            write("Produce 2018 Communication Plan", timing="December 2017"),
        ),
    ),
    Edition(
        "2017-11-30",
        (
            write(
                "Conduct review of current Harmonised Principles on census",
                tactic=f"{REVIEW} census and non-census topics\n{BOTH}",
            ),
            remove("Conduct review of current Harmonised Principles on non-census"),
            write("Publish a harmonisation newsletter", timing="tbc"),
            write("Produce 2018 Communication Plan", timing="8th December"),
            copy("Provide response(s)"),
        ),
    ),
    Edition(
        "2017-12-31",
        (
            remove("Provide response(s)"),
            write("Produce 2018 Communication Plan", feedback="Complete"),
            write("Hold Annual NSHG Workshop", feedback="Cancelled"),
            write("Produce SurveyMonkey", feedback="Complete"),
            write("Presentations to Senior", feedback="Complete"),
        ),
    ),
    Edition(
        "2018-01-31",
        (
            write("Organise Harmonisation", feedback="Complete"),
            write("Output Managers workshop", audience="GSS"),
            remove("Present to the Presentation"),
        ),
        (note("", "Who chairs the group from April?", needed_by="31/3/2018"),),
    ),
    Edition("2018-02-28", (swap("Hold second GSS Business", "Arrange meeting with CLOSER"), space_out)),
)


def editions(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each edition's report date and its workbook, written to the folder under the same name every month."""
    with (CASES / "plan-2017.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    decisions: list[Row] = []
    for edition in STORY:
        for edit in edition.edits:
            edit(rows)
        for edit in edition.decisions:
            edit(decisions)
        yield edition.report, save(rows, decisions, folder / "plan.xlsx")


def save(rows: list[Row], decisions: list[Row], path: Path) -> Path:
    """The rows as a workbook: title, blank line, headings, a row across for each phase; then the decisions."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append([SETTINGS[1][1]])
    sheet.append([])
    sheet.append(HEADINGS)
    phase = ""
    for row in rows:
        if row[PHASE] != phase:
            phase = row[PHASE]
            sheet.append([phase])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(HEADINGS))
        sheet.append([row[name] for name in HEADINGS])
    if decisions:
        sheet = workbook.create_sheet("Decisions")
        sheet.append(DECISIONS)
        for row in decisions:
            sheet.append([row[name] or None for name in DECISIONS])
    workbook.save(path)
    return path
