"""Makes the plan workbook in input/ from the plan's cells: python -m tests.plan_2017."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from nshreport.render.template import PhaseDraft, PlanDraft, write_plan_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

CASES = Path(__file__).parent / "cases"
WORKBOOK = Path(__file__).parent.parent / "input" / "NSH SG Communication Plan 2017.xlsx"
HEADINGS = ("Tactic", "Purpose", "Audience", "Timing", "Accountable", "Feedback")

OBJECTIVES = (
    ("Number", "Objective"),
    (1, "Make harmonisation part of the GSS voice"),
    (2, "Increase contact to and from users"),
)
KEY_MESSAGES = (
    ("Key message",),
    (
        (
            "Make input data and outputs more consistent and compatible with other data that cover the same concepts "
            "and questions"
        ),
    ),
    ("Focus on common goals and outcomes with a view to carrying out analysis of data from different sources",),
    ("Make cross country comparisons",),
    ("Reduce respondent and user burden",),
    (
        (
            "Make informed decisions in relation to data sources and statistics, within and across themes, in "
            "accordance with the ESS quality dimensions and aims of Coherence and Comparability"
        ),
    ),
)
PEOPLE = (
    ("Name", "Kind", "Other spellings", "Role", "Address"),
    ("Harmonisation Team", "body", "ONS Harmonisation Team", "", ""),
    (
        "Steering Group",
        "body",
        "NSH SG; NSH Steering Group; Steering Group members; Steering Group Member; Steering Group (NSH SG)",
        "steering group",
        "",
    ),
    ("NSHG", "body", "NSHG members; National Statistics Harmonisation Group", "", ""),
    ("BHTFG", "body", "BHTFG members; Business Harmonisation Task and Finish Group", "", ""),
    ("Good Practice Team", "body", "GPT", "", ""),
    ("Quality Centre", "body", "Quality", "", ""),
    ("Geography", "body", "", "", ""),
    ("UK Data Service", "body", "", "", ""),
    ("Martin Ralph", "person", "", "", ""),
    ("Charlie", "person", "", "", ""),
    ("Ian", "person", "", "", ""),
    ("Steve", "person", "", "", ""),
)
SETTINGS = (
    ("Setting", "Value"),
    ("Plan title", "National Statistics Harmonisation Steering Group (NSH SG) Communication Plan 2017"),
    ("Team", "Harmonisation Team"),
    ("Year", 2017),
    ("First month", "January"),
    ("Due soon (working days)", 10),
    ("Moved (days)", 28),
    ("Next report", None),
)


def make_workbook(path: Path) -> None:
    """Write the plan as the team keeps it: title, blank line, headings, phase rows across the table."""
    with (CASES / "plan-2017.csv").open(encoding="utf-8", newline="") as file:
        phases = tuple(
            PhaseDraft(heading, *_quarter(number), tuple(tuple(row[name] for name in HEADINGS) for row in rows))
            for number, (heading, rows) in enumerate(
                groupby(csv.DictReader(file), key=lambda row: row["phase heading"])
            )
        )
    sheets: dict[str, Sequence[Sequence[str | int | None]]] = {
        "Objectives": OBJECTIVES,
        "Key messages": KEY_MESSAGES,
        "People": PEOPLE,
        "Settings": SETTINGS,
    }
    draft = PlanDraft(
        str(SETTINGS[1][1]), "Harmonisation Team", 2017, 1, phases, "Communication plan", HEADINGS, sheets
    )
    path.write_bytes(write_plan_workbook(draft))


def _quarter(number: int) -> tuple[date, date]:
    first = 3 * number + 1
    return date(2017, first, 1), date(2017, first + 2, monthrange(2017, first + 2)[1])


if __name__ == "__main__":
    make_workbook(WORKBOOK)
