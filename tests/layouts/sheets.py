"""Workbooks of several sheets, of which one holds the plan."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

LAST_YEAR = """
Action plan 2021

Action                  | Lead   | When          | Progress
Audit the web pages     | Isla   | January 2021  | Complete
Train the press office  | Jonah  | 4 March 2021  | Complete
Redraw the logo         | Isla   | May 2021      | Cancelled
Move the archive        | Jonah  | Q3 2021       | Complete
Write the handbook      | Isla   | by 1 November 2021 | Complete
Hold the staff quiz     | Jonah  | 17 December 2021 | Complete
"""

SHEETS = (
    Layout(
        name="a workbook with instructions first, lists last and last year's plan hidden",
        sheets=(
            Sheet(
                name="Read me",
                drawn="""
                **How to use this workbook**
                1. Enter each action on the sheet "This year".
                2. Choose a lead and a status from the lists.
                3. Give a date in "When": a day, a month or a quarter.

                Column   | What to enter
                Action   | What you will do
                Lead     | Who will do it
                When     | The date by which it is done
                Progress | What has happened since the last meeting
                """,
            ),
            Sheet(name="Last year", drawn=LAST_YEAR, hidden=True),
            Sheet(
                name="This year",
                drawn="""
                Action plan 2022

                Action                 | Lead   | When            | Progress
                Audit the intranet     | Isla   | February 2022   | Complete
                Train the new starters | Jonah  | 12 May 2022     | Not started
                Refresh the templates  | Isla   | Q3 2022         |
                """,
            ),
            Sheet(
                name="Lists",
                drawn="""
                Lead  | Status
                Isla  | Not started
                Jonah | Complete
                """,
            ),
        ),
        sheet="This year",
        header_rows=(3,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=3,
        rows="""
        1 | Audit the intranet     | 2022-02-01 | 2022-02-28 | yes | Complete    | | Isla
        2 | Train the new starters | 2022-05-12 | 2022-05-12 | yes | Not started | | Jonah
        3 | Refresh the templates  | 2022-07-01 | 2022-09-30 | yes | No update   | | Isla
        """,
        as_of="2022-03-31",
    ),
    Layout(
        name="a workbook whose first sheet counts and whose lookup sheet also speaks of actions and status",
        sheets=(
            Sheet(
                name="Dashboard",
                drawn="""
                Status      | Actions | Last month
                Complete    | =COUNTIF(Tracker!F:F,A2) -> 1 | 0
                In progress | =COUNTIF(Tracker!F:F,A3) -> 2 | 1
                Not started | =COUNTIF(Tracker!F:F,A4) -> 1 | 3
                """,
            ),
            Sheet(
                name="Lookups",
                drawn="""
                Action type | Action owner | Status      | RAG   | Timescale
                Policy      | Region North | Not started | Red   | Short term
                Training    | Region South | In progress | Amber | Medium term
                Estates     | Region West  | Complete    | Green | Long term
                Digital     |              | On hold     |       |
                Finance     |              | Cancelled   |       |
                """,
            ),
            Sheet(
                name="Tracker",
                drawn="""
                ID  | Action type | Action                     | Action owner | Due date    | Status
                T01 | Policy      | Reissue the lone working policy | Region North | @2023-05-31 | Complete
                T02 | Training    | Train the fire wardens     | Region South | @2023-07-14 | In progress
                T03 | Estates     | Clear the store at Hove    | Region South | @2023-08-25 | In progress
                T04 | Digital     | Retire the old rota system | Region West  | @2023-12-22 | Not started
                """,
            ),
        ),
        sheet="Tracker",
        header_rows=(1,),
        columns="reference A, tactic C, accountable D, timing E, status F",
        tactics=4,
        rows="""
        1 | Reissue the lone working policy | * | 2023-05-31 | yes | Complete    | | Region North
        2 | Train the fire wardens          | * | 2023-07-14 | yes | In progress | | Region South
        4 | Retire the old rota system      | * | 2023-12-22 | yes | Not started | | Region West
        """,
        as_of="2023-06-30",
    ),
    Layout(
        name="a tracker whose closed actions have moved to a second sheet",
        sheets=(
            Sheet(
                name="Open actions",
                drawn="""
                Ref | Action                   | Owner  | Due         | Update
                14  | Reply to the ombudsman   | Legal  | 5 June 2024 | Drafting
                15  | Test the recovery plan   | IT     | July 2024   | Not started
                17  | Renew the insurance      | Finance | by 30 September 2024 |
                """,
            ),
            Sheet(
                name="Closed actions",
                drawn="""
                Ref | Action                   | Owner   | Due             | Update
                11  | Appoint a safety officer | HR      | 1 March 2024    | Closed
                12  | Replace the till         | Finance | 15 March 2024   | Closed
                13  | Publish the pay report   | HR      | 4 April 2024    | Closed
                16  | Answer the audit letter  | Finance | 10 May 2024     | Closed
                """,
            ),
        ),
        sheet="Open actions",
        header_rows=(1,),
        columns="reference A, tactic B, accountable C, timing D, feedback E",
        tactics=3,
        rows="""
        1 | Reply to the ombudsman | *          | 2024-06-05 | yes | In progress | | Legal
        2 | Test the recovery plan | *          | 2024-07-31 | yes | Not started | | IT
        3 | Renew the insurance    | *          | 2024-09-30 | yes | No update   | | Finance
        """,
        as_of="2024-05-31",
    ),
    Layout(
        name="a newsletter team's plan with a sheet for each quarter",
        sheets=tuple(
            Sheet(
                name=name,
                drawn=f"""
                Communications plan 2019/20

                Activity | Lead | Date | Update
                {rows}
                """,
            )
            for name, rows in (
                ("Q1 Apr-Jun", "Launch event | Events Team | 18 April | Complete"),
                ("Q2 Jul-Sep", "Summer fair | Events Team | 15 July | Complete"),
                ("Q3 Oct-Dec", "Conference | Events Team | tbc |"),
                ("Q4 Jan-Mar", "Annual report | Editor | by 31 March 2020 |"),
                ("Archive", "Old report | Editor | May 2018 | Complete"),
            )
        ),
        sheet="Q1 Apr-Jun",
        header_rows=(3,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=4,
        rows="""
        1 | Launch event  | 2019-04-18 | 2019-04-18 | yes | Complete  | 1 | Events Team
        2 | Summer fair   | 2019-07-15 | 2019-07-15 | yes | Complete  | 2 | Events Team
        3 | Conference    | 2019-10-01 | 2019-12-31 | no  | No update | 3 | Events Team
        4 | Annual report | 2020-01-01 | 2020-03-31 | yes | No update | 4 | Editor
        """,
        beside="""
        3 | sheet | Q3 Oct-Dec
        3 | cell  | A4
        """,
        marks="plan-on-several-sheets any, other-plan-sheet any, no-date C4",
        as_of="2019-09-30",
    ),
    Layout(
        name="a workbook that keeps each month's edition of the plan, the latest of which stands",
        sheets=tuple(
            Sheet(
                name=name,
                drawn=f"""
                Action | Lead | When | Progress
                Paint the hall | Ada | March 2023 | {progress}
                Mend the roof | Ben | May 2023 |
                {more}
                """,
            )
            for name, progress, more in (
                ("Jan 2023", "", "Sweep the drive | Ada | January 2023 |"),
                ("Mar 2023", "Complete", "Plant the hedge | Ada | 4 June 2023 |"),
                ("Feb 2023", "Started", "Sweep the drive | Ada | January 2023 | Done"),
            )
        ),
        sheet="Mar 2023",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=3,
        rows="""
        1 | Paint the hall  | 2023-03-01 | 2023-03-31 | yes | Complete  | | Ada
        2 | Mend the roof   | 2023-05-01 | 2023-05-31 | yes | No update | | Ben
        3 | Plant the hedge | 2023-06-04 | 2023-06-04 | yes | No update | | Ada
        """,
        marks="other-plan-sheet any",
        as_of="2023-03-31",
    ),
    Layout(
        name="a draft before the final plan, and next year's plan behind this year's",
        sheets=(
            Sheet(
                name="Plan (DRAFT)",
                drawn="""
                Activity    | Lead   | Timing   | Progress
                First draft | A Team | May 2023 |
                """,
            ),
            Sheet(
                name="Plan 2023",
                drawn="""
                Activity        | Lead   | Timing        | Progress
                Open the shop   | A Team | May           | Done
                Stock the shop  | A Team | November      |
                Close the kiosk | B Team | December      |
                """,
            ),
            Sheet(
                name="Plan 2024",
                drawn="""
                Activity       | Lead   | Timing   | Progress
                Paint the shop | A Team | May      |
                """,
            ),
        ),
        sheet="Plan 2023",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=3,
        rows="""
        1 | Open the shop   | 2023-05-01 | 2023-05-31 | yes | Complete  | | A Team
        2 | Stock the shop  | 2023-11-01 | 2023-11-30 | yes | No update | | A Team
        3 | Close the kiosk | 2023-12-01 | 2023-12-31 | yes | No update | | B Team
        """,
        marks="other-plan-sheet any",
        as_of="2023-10-31",
    ),
    Layout(
        name="an action log beside a log of issues with nearly the same headings",
        sheets=tuple(
            Sheet(
                name=f"{what}s",
                drawn=f"""
                {what}              | Owner | Due          | Status
                {what} on the web   | Ann   | 3 March 2025 | Open
                {what} on the press | Bob   | 4 April 2025 | Open
                {what} on the radio | Cy    | 6 June 2025  | Closed
                """,
            )
            for what in ("Action", "Issue")
        ),
        sheet="Actions",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, status D",
        tactics=3,
        rows="""
        1 | Action on the web   | 2025-03-03 | 2025-03-03 | yes | In progress | | Ann
        2 | Action on the press | 2025-04-04 | 2025-04-04 | yes | In progress | | Bob
        3 | Action on the radio | 2025-06-06 | 2025-06-06 | yes | Complete    | | Cy
        """,
        marks="other-plan-sheet any",
        as_of="2025-03-31",
    ),
)
