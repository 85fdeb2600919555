"""The same plan in each kind of file that teams keep plans in."""

from dataclasses import replace

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

EXCEL = Layout(
    name="a workbook that may hold macros",
    file="Health walks 2026.xlsm",
    sheets=(
        Sheet(
            name="Walks",
            drawn="""
            Health walks: action plan 2026

            Action                         | Lead      | When          | Progress
            Train the walk leaders         | Siân      | @2026-01-22   | Complete
            Agree the routes – all wards   | Council   | Feb - March   | Awaiting permission; chased twice
            Print the maps                 | Siân      | 7 April       | Not started
            Launch in the park             | Mayor     | w/c 11 May    |
            Ask walkers what they thought  | Volunteers | Date tbc     |
            """,
        ),
    ),
    sheet="Walks",
    header_rows=(3,),
    columns="tactic A, accountable B, timing C, feedback D",
    tactics=5,
    rows="""
    1 | Train the walk leaders        | 2026-01-22 | 2026-01-22 | yes | Complete    | | Siân
    2 | Agree the routes – all wards  | 2026-02-01 | 2026-03-31 | yes | Waiting     | | Council
    3 | Print the maps                | 2026-04-07 | 2026-04-07 | yes | Not started | | Siân
    4 | Launch in the park            | 2026-05-11 | 2026-05-17 | yes | No update   | | Mayor
    5 | Ask walkers what they thought | 2026-01-01 | 2026-12-31 | no  | No update   | | Volunteers
    """,
    marks="any C8",
    as_of="2026-02-28",
)

# These kinds do not show strike-through, notes, fills and hidden rows: a finding about the whole says so.
UNSEEN = "any C8, marks-not-seen any"

# A text file holds a date as Excel showed it.
TEXT = (replace(EXCEL.sheets[0], drawn=EXCEL.sheets[0].drawn.replace("@2026-01-22", "22/01/2026")),)

KINDS = (
    EXCEL,
    replace(
        EXCEL,
        name="a text file parted by semicolons in Windows' own letters",
        file="Health walks 2026.semicolon.csv",
        sheets=TEXT,
        sheet="",
        marks=UNSEEN,
    ),
    replace(
        EXCEL,
        name="a text file parted by commas in UTF-8",
        file="Health walks 2026.csv",
        sheets=TEXT,
        sheet="",
        marks=UNSEEN,
    ),
    replace(EXCEL, name="a workbook of Excel 97", file="Health walks 2026.xls", marks=UNSEEN),
    replace(EXCEL, name="an OpenDocument workbook", file="Health walks 2026.ods", marks=UNSEEN),
)
