"""Makes the plan workbook in input/ from the plan's cells: python -m tests.plan_2017."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import xlsxwriter

CASES = Path(__file__).parent / "cases"
WORKBOOK = Path(__file__).parent.parent / "input" / "NSH SG Communication Plan 2017.xlsx"
HEADINGS = ("Tactic", "Purpose", "Audience", "Timing", "Accountable", "Feedback")
MADE = datetime(2017, 1, 3, tzinfo=UTC)
WIDTHS = (44, 34, 20, 18, 36, 36)

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
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"title": SETTINGS[1][1], "author": "Harmonisation Team", "created": MADE})
        _write_plan(workbook)
        for name, rows, widths in (
            ("Objectives", OBJECTIVES, (10, 60)),
            ("Key messages", KEY_MESSAGES, (100,)),
            ("People", PEOPLE, (28, 10, 60, 18, 30)),
            ("Settings", SETTINGS, (28, 80)),
        ):
            _write_list(workbook, name, rows, widths)


def _write_plan(workbook: xlsxwriter.Workbook) -> None:
    sheet = workbook.add_worksheet("Communication plan")
    title = workbook.add_format({"bold": True, "font_size": 14})
    heading = workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#D9E2F3"})
    phase = workbook.add_format({"bold": True, "border": 1, "bg_color": "#EDEDED"})
    words = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, str(SETTINGS[1][1]), title)
    for column, text in enumerate(HEADINGS):
        sheet.write_string(2, column, text, heading)
    number = 3
    with (CASES / "plan-2017.csv").open(encoding="utf-8", newline="") as file:
        for name, rows in groupby(csv.DictReader(file), key=lambda row: row["phase heading"]):
            sheet.merge_range(number, 0, number, len(HEADINGS) - 1, name, phase)
            number += 1
            for row in rows:
                for column, text in enumerate(HEADINGS):
                    sheet.write_string(number, column, row[text], words) if row[text] else sheet.write_blank(
                        number, column, None, words
                    )
                number += 1
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_list(
    workbook: xlsxwriter.Workbook, name: str, rows: tuple[tuple[object, ...], ...], widths: tuple[int, ...]
) -> None:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True})
    words = workbook.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value not in {None, ""}:
                sheet.write(number, column, value, bold if number == 0 else words)


if __name__ == "__main__":
    make_workbook(WORKBOOK)
