"""A small charity's year over three monthly reports: python -m examples.charity FOLDER.

The charity is made up. Each month's workbook is made from the one before by what people typed in it, saved in FOLDER as
plan-2018-04-30.xlsx and so on, and reported to FOLDER/output.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nshreport.cli import main
from nshreport.render.template import PhaseDraft, PlanDraft, write_plan_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[str | float | None, ...]
HEADINGS = ("Action", "Aim", "Audience", "When", "Owner", "Update")
ACTIONS: dict[str, tuple[str, ...]] = {
    # the action: aim, audience, when, owner
    "Open the Saturday session (Objective 1)": ("Reach people at work", "Families", "5 May 2018", "Asha Patel"),
    "Print leaflets in four languages (Objective 1)": ("Be understood", "Families", "by 31 May 2018", "Comms group"),
    "Visit the primary schools (Objective 1)": ("Be known to teachers", "Schools", "May - June 2018", "Tom Reed"),
    "Train volunteers in food safety (Objective 2)": ("Safe parcels", "Volunteers", "by 30 June 2018", "Asha Patel"),
    "Hold the volunteers' evening (Objective 2)": ("Say thank you", "Volunteers", "14 June 2018", "Comms group"),
    "Recruit drivers (Objective 2)": ("Deliver parcels", "Volunteers", "April - July 2018", "Tom Reed"),
    "Meet the town council (Objective 3)": ("Keep the hall", "Town council", "24 April 2018", "Trustees"),
    "Apply to the lottery fund (Objective 3)": ("Pay for the van", "Funders", "by 18 May 2018", "Trustees"),
    "Publish the annual report (Objective 3)": ("Show what we do", "Funders", "July 2018", "Comms group"),
    "Run the harvest appeal (Objective 3)": ("Fill the shelves", "Churches", "September 2018", "Comms group"),
    "Survey our users (Objective 1)": ("Learn what is missing", "Families", "October 2018", "Asha Patel"),
    "Plan next year (Objective 3)": ("Start in time", "Trustees", "Date tbc", "Trustees"),
}
OBJECTIVES: tuple[Row, ...] = (
    ("Number", "Objective"),
    (1, "Reach every family that needs us"),
    (2, "Keep and train our volunteers"),
    (3, "Be paid for until 2020"),
)
PEOPLE: tuple[Row, ...] = (
    ("Name", "Kind", "Other spellings", "Role", "Address"),
    ("Trustees", "body", "Board of trustees", "steering group", ""),
    ("Comms group", "body", "", "", ""),
    ("Asha Patel", "person", "Asha", "", "asha@example.org"),
    ("Tom Reed", "person", "Tom", "", "tom@example.org"),
)
KEY_DATES: tuple[Row, ...] = (
    ("First day", "Last day", "What", "Kind"),
    ("10 May 2018", None, "Trustees' meeting", "meeting"),
    ("25 July 2018", "3 September 2018", "School holidays", "event"),
)
SETTINGS: tuple[Row, ...] = (
    ("Setting", "Value"),
    ("Plan title", "Riverside Food Bank plan 2018/19"),
    ("Team", "Riverside office"),
    ("Year", 2018),
    ("First month", "April"),
)
MEASURES: tuple[Row, ...] = (
    ("Measure", "Objective", "Audience", "Baseline", "Target", "By", "Better", "Source"),
    ("Families helped each month", 1, "Families", 120, 200, None, "higher", "Register"),
    ("Schools that know us", 1, "Schools", "3 of 20", "15 of 20", "March 2019", "higher", "Telephone calls"),
    ("Volunteers trained", 2, "Volunteers", "10 of 40", "40 of 40", "30 September 2018", "higher", "Training log"),
    ("Complaints each month", 1, "Families", 12, 4, None, "lower", "Book at the door"),
    ("Months that are paid for", 3, "Funders", 9, 24, "December 2018", "higher", "Accounts"),
)
MONTHS: dict[str, dict[str, object]] = {
    # the report date: updates of actions, timings, decisions, commentary, and the month's values of the measures
    "2018-04-30": {
        "updates": {
            "Open": "Hall booked, rota full",
            "Print": "Somali: complete; Polish: in progress; Arabic: not started; Ukrainian: not started",
            "Recruit": "In progress",
            "Meet": "Met on 24 April, went well",
            "Apply": "Draft with the treasurer",
        },
        "decisions": (("", "May we close in the last week of August?", "10 May 2018", "", "", ""),),
        "commentary": "A good start. The leaflets wait for translators.",
        "values": (130, "4 of 20", "12 of 40", 11, 9),
    },
    "2018-05-31": {
        "updates": {
            "Open": "Held, 31 families came",
            "Print": "Somali: complete; Polish: complete; Arabic: in progress; Ukrainian: not started",
            "Visit": "Seven schools visited",
            "Apply": "Moved from 18 May as the form changed",
            "Hold": "Speaker and food booked",
        },
        "timings": {"Apply": "by 13 July 2018"},
        "decisions": (("", "May we close in the last week of August?", "10 May 2018", "Agreed", "10 May 2018", ""),),
        "commentary": "Families asked for the Saturday session. Please agree the lottery's new date.",
        "values": (151, "9 of 20", "12 of 40", 9, 9),
    },
    "2018-06-30": {
        "updates": {
            "Print": "Complete",
            "Visit": "Complete: 14 schools visited",
            "Train": "Waiting for the council's trainer",
            "Hold": "Held, 28 came",
            "Apply": "Form ready for signature",
        },
        "decisions": (
            ("", "May we close in the last week of August?", "10 May 2018", "Agreed", "10 May 2018", ""),
            ("T08", "", "", "Agreed: move to July", "14 June 2018", "13 July 2018"),
        ),
        "commentary": "Families are coming; the training of volunteers is what worries us.",
        "values": (166, "14 of 20", "12 of 40", 6, 9),
    },
}


def editions() -> dict[str, PlanDraft]:
    """The workbook of each month, by its report date."""
    texts = {action: [*cells, ""] for action, cells in ACTIONS.items()}
    found: dict[str, PlanDraft] = {}
    values: list[tuple[str, tuple[object, ...]]] = []
    commentary: list[Row] = [("Report date", "Commentary")]
    for day, month in MONTHS.items():
        for place, name in ((_WHEN, "timings"), (_UPDATE, "updates")):
            for begins, text in month.get(name, {}).items():  # type: ignore[attr-defined] # a table of texts
                next(cells for action, cells in texts.items() if action.startswith(begins))[place] = text
        values.append((day, month["values"]))  # type: ignore[arg-type] # as above
        commentary.append((day, str(month["commentary"])))
        found[day] = _draft(texts, values, tuple(commentary), month["decisions"])  # type: ignore[arg-type] # as above
    return found


_WHEN, _UPDATE = 2, 4


def _draft(
    texts: dict[str, list[str]],
    values: Sequence[tuple[str, tuple[object, ...]]],
    commentary: tuple[Row, ...],
    decisions: tuple[Row, ...],
) -> PlanDraft:
    rows = tuple((action, *cells) for action, cells in texts.items())
    heads, *measures = MEASURES
    sheets: dict[str, Sequence[Row]] = {
        "Objectives": OBJECTIVES,
        "People": PEOPLE,
        "Key dates": KEY_DATES,
        "Settings": SETTINGS,
        "Commentary": commentary,
        "Decisions": (("Ref", "Question", "Needed by", "Decision", "Decided on", "New timing"), *decisions),
        "Measures": (
            (*heads, *(day for day, _ in values)),
            *(
                (*row, *(month[number] for _, month in values))  # type: ignore[misc] # as above
                for number, row in enumerate(measures)
            ),
        ),
    }
    return PlanDraft(
        str(SETTINGS[1][1]), "Riverside office", 2018, 4, (PhaseDraft("", rows=rows),), headings=HEADINGS, sheets=sheets
    )


def write_workbooks(folder: Path) -> list[Path]:
    """Each month's workbook in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for day, draft in editions().items():
        path = folder / f"plan-{day}.xlsx"
        path.write_bytes(write_plan_workbook(replace(draft, sheet="Plan")))
        written.append(path)
    return written


if __name__ == "__main__":
    target = Path(sys.argv[1])
    for workbook in write_workbooks(target):
        day = workbook.stem.removeprefix("plan-")
        try:
            main(["report", str(workbook), "--as-of", day, "--output", str(target / "output")])
        except SystemExit as ended:
            if ended.code:
                raise
