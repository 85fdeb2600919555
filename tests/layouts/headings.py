"""Plans that differ in the make of their heading: in one row, in two, broken over lines, given again."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

HEADINGS = (
    Layout(
        name="a communication plan in the plan's own headings, the year in the file's name",
        file="Communication plan 2019.xlsx",
        sheets=(
            Sheet(
                name="Sheet1",
                drawn="""
    Tactic                    | Purpose            | Audience    | Timing       | Accountable | Feedback
    Launch the new guidance   | To raise awareness | Producers   | 3 April      | Helen Marsh |
    Hold the spring workshop  | To hear from users | Users       | April - June | Secretariat | Ongoing – liaising
    Publish the annual review | To explain changes | Public      | w/c 13 May   | Helen Marsh | Not started
    Review the style guide    | To keep it current | GSS         | Date tbc     | Omar Said   | On hold until May
    Present at the conference | To share practice  | GSS         | September    | Omar Said   | Abstract submitted
    Close the old list        | To save time       | Subscribers | January      | Helen Marsh | Complete
                """,
            ),
        ),
        sheet="Sheet1",
        header_rows=(1,),
        columns="tactic A, purpose B, audience C, timing D, accountable E, feedback F",
        tactics=6,
        rows="""
        1 | Launch the new guidance   | 2019-04-03 | 2019-04-03 | yes | No update   | | Helen Marsh
        2 | Hold the spring workshop  | 2019-04-01 | 2019-06-30 | yes | In progress | | Secretariat
        3 | Publish the annual review | 2019-05-13 | 2019-05-19 | yes | Not started | | Helen Marsh
        4 | Review the style guide    | 2019-01-01 | 2019-12-31 | no  | Waiting     | | Omar Said
        6 | Close the old list        | 2019-01-01 | 2019-01-31 | yes | Complete    | | Helen Marsh
        """,
        marks="any D5",
        as_of="2019-03-31",
    ),
    Layout(
        name="a school's plan with headings in two rows and its priorities merged across",
        file="SIP.xlsx",
        sheets=(
            Sheet(
                name="SIP 22-23",
                drawn="""
                **St Anne's Primary: School Improvement Plan 2022-23**

                Ref | Action | Lead | Timescale |  | Monitoring |
                    |        |      | Start | Finish | RAG | Progress
                [blue] **Priority 1: Quality of education**
                1.1 | Train all staff in phonics    | EYFS lead | @2022-09-05    | @2022-10-21   | G | Complete
                1.2 | Moderate writing with cluster | English lead | November 2022 | January 2023 | A | Not started
                [blue] **Priority 2: Behaviour and attitudes**
                2.1 | Relaunch the behaviour policy | Deputy head | @2022-09-05  | @2022-09-30   | G | Closed
                2.2 | Survey parents                | Deputy head | February     | March         |   |
                2.3 | Review attendance letters     | Office      | tbc          | tbc           |   | To do
                """,
                merged="D3:E3 F3:G3 A3:A4 B3:B4 C3:C4 A5:G5 A8:G8",
                frozen="A5",
            ),
        ),
        sheet="SIP 22-23",
        header_rows=(3, 4),
        columns="reference A, tactic B, accountable C, start D, end E, rag F, feedback G",
        tactics=5,
        rows="""
        1 | Train all staff in phonics    | 2022-09-05 | 2022-10-21 | yes | Complete    | 1 | EYFS lead
        2 | Moderate writing with cluster | 2022-11-01 | 2023-01-31 | yes | Not started | 1 | English lead
        4 | Survey parents                | 2023-02-01 | 2023-03-31 | yes | No update   | 2 | Deputy head
        5 | Review attendance letters     | 2022-09-01 | 2023-08-31 | no  | Not started | 2 | Office
        """,
        as_of="2022-11-30",
        year=2022,
        first_month=9,
    ),
    Layout(
        name="a research data plan with broken, shouted and trailing headings",
        sheets=(
            Sheet(
                name="DMP actions",
                drawn="""
                Data management plan: actions 2024
                ID␣ | ACTIVITY␣ | Responsible¶person | KEY¶DATES | %¶complete␣ | latest   UPDATE
                D1  | Deposit the wave 3 data       | Dr Lindqvist  | Q1 2024          | %100 |
                D2  | Write the codebook            | RA (Tomasz)   | March - May 2024 | %40  |
                D3  | Agree access with the archive | PI            | Month 6          | %0   | Emailed, no reply yet
                D4  | Anonymise the interviews      | RA (Tomasz)   | 2024             |      | Not started
                """,
            ),
        ),
        sheet="DMP actions",
        header_rows=(2,),
        columns="reference A, tactic B, accountable C, timing D, percent E, feedback F",
        tactics=4,
        rows="""
        1 | Deposit the wave 3 data       | 2024-01-01 | 2024-03-31 | yes | Complete    | | Dr Lindqvist
        2 | Write the codebook            | 2024-03-01 | 2024-05-31 | yes | In progress | | RA (Tomasz)
        3 | Agree access with the archive | 2024-01-01 | 2024-12-31 | no  | *           | | PI
        4 | Anonymise the interviews      | 2024-01-01 | 2024-12-31 | yes | Not started | | RA (Tomasz)
        """,
        marks="any D5",
        as_of="2024-04-30",
    ),
    Layout(
        name="a borough's plan whose actions are described under a heading of two rows",
        sheets=(
            Sheet(
                name="Climate plan 2023",
                drawn="""
                Action |             | Delivery |       |     | Reporting |
                No.    | Description | Lead     | Start | End | RAG       | Comments
                1      | Insulate the town hall      | Property | @2023-02-01 | @2023-06-30 | Amber | Delayed by a week
                2      | Train the housing officers  | Housing  | March 2023  | May 2023    | Green | Under way
                3      | Count the cycle journeys    | Transport | @2023-09-18 | @2023-09-24 |      | Not started
                """,
                merged="A1:B1 C1:E1 F1:G1",
                frozen="A3",
            ),
        ),
        sheet="Climate plan 2023",
        header_rows=(1, 2),
        columns="reference A, tactic B, accountable C, start D, end E, rag F, feedback G",
        tactics=3,
        rows="""
        1 | Insulate the town hall     | 2023-02-01 | 2023-06-30 | yes | At risk     | | Property
        2 | Train the housing officers | 2023-03-01 | 2023-05-31 | yes | In progress | | Housing
        3 | Count the cycle journeys   | 2023-09-18 | 2023-09-24 | yes | Not started | | Transport
        """,
        as_of="2023-04-30",
    ),
    Layout(
        name="a plan in two tables, one below the other, each under a title",
        sheets=(
            Sheet(
                name="Recovery plan",
                drawn="""
                Immediate actions, 2021

                Action                   | Who       | Deadline      | Status
                Reopen the day centre    | Care team | 17 May 2021   | Complete
                Test the ventilation     | Estates   | 28 May 2021   | In progress

                Later actions, 2021

                Action                   | Who       | Deadline      | Status
                Survey the users         | Care team | 30 September 2021 | Not started
                Restart the lunch club   | Kitchen   | October 2021  | Not started
                """,
            ),
        ),
        sheet="Recovery plan",
        header_rows=(3,),
        columns="tactic A, accountable B, timing C, status D",
        tactics=4,
        rows="""
        1 | Reopen the day centre  | * | 2021-05-17 | yes | Complete    | * | Care team
        2 | Test the ventilation   | * | 2021-05-28 | yes | In progress | * | Estates
        3 | Survey the users       | * | 2021-09-30 | yes | Not started | * | Care team
        4 | Restart the lunch club | * | 2021-10-31 | yes | Not started | * | Kitchen
        """,
        as_of="2021-05-31",
    ),
)
