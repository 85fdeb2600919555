"""Plans whose tactics stand in phases, sections, months or quarters, each shown in another way."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

SECTIONS = (
    Layout(
        name="a yearly plan with phase rows merged across and line breaks in its cells",
        sheets=(
            Sheet(
                name="Plan",
                drawn="""
    **Users' Steering Group – Communication Plan 2018**

    Tactic                                  | Purpose   | Audience | Timing          | Accountable        | Feedback
    [grey] **Phase 1 (Q1 – Jan/Feb/Mar):**
    Brief new starters¶(Objective 1 & 2)    | To inform | ONS      | January - March | Methods Team       | On-going
    Hold the task group¶(Objective 2)       | To agree  | GSS      | 2nd February␣   | Methods Team       | Complete
    [grey] **Phase 2 (Q2 – Apr/May/June):**
    Address the committee¶(Objective 1)     | To inform | GSS      | Date tbc        | Methods Team (Ian) |
    Run the user survey                     | To gauge  | Users    | April – June    | Methods Team       |
    [grey] **Phase 3 (Q3 – July/Aug/Sept):**
    Attend the conference¶(Objective 1 & 2) | To share  | GSS      | September¶(tbc) | Steering Group     |
                """,
                merged="A1:F1 A4:F4 A7:F7 A10:F10",
            ),
        ),
        sheet="Plan",
        header_rows=(3,),
        columns="tactic A, purpose B, audience C, timing D, accountable E, feedback F",
        tactics=5,
        rows="""
        1 | Brief new starters    | 2018-01-01 | 2018-03-31 | yes | In progress | 1 | Methods Team
        2 | Hold the task group   | 2018-02-02 | 2018-02-02 | yes | Complete    | 1 | Methods Team
        3 | Address the committee | 2018-04-01 | 2018-06-30 | no  | No update   | 2 | Methods Team (Ian)
        4 | Run the user survey   | 2018-04-01 | 2018-06-30 | yes | No update   | 2 | Methods Team
        5 | Attend the conference | 2018-09-01 | 2018-09-30 | no  | No update   | 3 | Steering Group
        """,
        beside="""
        1 | objectives | 1 2
        2 | objectives | 2
        3 | phase_name | Phase 2
        """,
        marks="any D8, any D11",
        as_of="2018-03-31",
    ),
    Layout(
        name="a committee's plan whose section names stand in the reference column only",
        sheets=(
            Sheet(
                name="Committee plan 2021",
                drawn="""
                Ref            | Action                     | Lead       | Timeline           | Progress
                A. Governance  |                            |            |                    |
                A1             | Adopt the standing orders  | Clerk      | 14 January 2021    | Complete
                A2             | Review the risk policy     | Cllr Osei  | March 2021         | Not started
                B. Open spaces |                            |            |                    |
                B1             | Plant the memorial orchard | Parks team | Oct - Dec 2021     |
                B2             | Mend the play area fence   | Parks team | asap               | Awaiting quotes
                C. Finance     |                            |            |                    |
                C1             | Set the precept            | Clerk      | by 31 January 2021 | Done
                """,
            ),
        ),
        sheet="Committee plan 2021",
        header_rows=(1,),
        columns="reference A, tactic B, accountable C, timing D, feedback E",
        tactics=5,
        rows="""
        1 | Adopt the standing orders  | 2021-01-14 | 2021-01-14 | yes | Complete    | 1 | Clerk
        2 | Review the risk policy     | 2021-03-01 | 2021-03-31 | yes | Not started | 1 | Cllr Osei
        3 | Plant the memorial orchard | 2021-10-01 | 2021-12-31 | yes | No update   | 2 | Parks team
        4 | Mend the play area fence   | 2021-01-01 | 2021-12-31 | no  | Waiting     | 2 | Parks team
        5 | Set the precept            | *          | 2021-01-31 | yes | Complete    | 3 | Clerk
        """,
        marks="any D7",
        as_of="2021-02-28",
    ),
    Layout(
        name="a website redevelopment plan whose phase is a column of cells merged downwards",
        sheets=(
            Sheet(
                name="Redevelopment",
                drawn="""
                Website redevelopment plan

                Phase     | Task                   | Start date  | End date    | Responsible | Status
                Discovery | Interview twelve users | @2023-02-06 | @2023-02-24 | UX          | Complete
                          | Map the content        | @2023-02-13 | @2023-03-10 | Content     | In progress
                          | Write up the findings  | @2023-03-13 | @2023-03-17 | UX          | Not started
                Alpha     | Prototype the search   | @2023-03-20 | @2023-04-28 | Developers  | Not started
                          | Test with five users   | @2023-05-02 |             | UX          | Not started
                Beta      | Move the pages         | June 2023   | July 2023   | Content     | Not started
                """,
                merged="A4:A6 A7:A8",
            ),
        ),
        sheet="Redevelopment",
        header_rows=(3,),
        columns="phase A, tactic B, start C, end D, accountable E, status F",
        tactics=6,
        rows="""
        1 | Interview twelve users | 2023-02-06 | 2023-02-24 | yes | Complete    | 1 | UX
        2 | Map the content        | 2023-02-13 | 2023-03-10 | yes | In progress | 1 | Content
        4 | Prototype the search   | 2023-03-20 | 2023-04-28 | yes | Not started | 2 | Developers
        5 | Test with five users   | 2023-05-02 | *          | no  | Not started | 2 | UX
        6 | Move the pages         | 2023-06-01 | 2023-07-31 | yes | Not started | 3 | Content
        """,
        as_of="2023-03-01",
    ),
    Layout(
        name="a festival plan whose sections are months",
        file="Festival 2022.xlsx",
        sheets=(
            Sheet(
                name="To do",
                drawn="""
                Task                       | When           | Who         | Notes
                **January**
                Apply for the road closure | w/c 10 January | Sam         | Complete
                Book the bands             | tbc            | Music group | Waiting for a date
                **February**
                Open the stall bookings    | 1 February     | Stalls team | Not started
                Print the leaflets         |                | Sam         |
                **March**
                Recruit stewards           | by 25 March    | Lou         |
                """,
            ),
        ),
        sheet="To do",
        header_rows=(1,),
        columns="tactic A, timing B, accountable C, feedback D",
        tactics=5,
        rows="""
        1 | Apply for the road closure | 2022-01-10 | 2022-01-16 | yes | Complete    | 1 | Sam
        2 | Book the bands             | 2022-01-01 | 2022-01-31 | no  | Waiting     | 1 | Music group
        3 | Open the stall bookings    | 2022-02-01 | 2022-02-01 | yes | Not started | 2 | Stalls team
        4 | Print the leaflets         | 2022-02-01 | 2022-02-28 | no  | No update   | 2 | Sam
        5 | Recruit stewards           | 2022-03-01 | 2022-03-25 | yes | No update   | 3 | Lou
        """,
        marks="any B4",
        as_of="2022-01-31",
    ),
    Layout(
        name="an event plan whose section names stand alone in the column of the tasks",
        sheets=(
            Sheet(
                name="Awards evening 2024",
                drawn="""
                No. | Task                    | Owner   | Deadline        | Status      | Comments
                 | [grey] **Before the event**
                1   | Confirm the judges      | Nadia   | @2024-03-08     | Done        | All four confirmed
                2   | Send the invitations    | Comms   | @2024-04-12     | In progress | 60 of 140 sent
                 | [grey] **On the day**
                3   | Set out the hall        | Porters | @2024-05-16     | Not started |
                 | [grey] **After the event**
                4   | Publish the photographs | Comms   | w/c 20 May 2024 | Not started |
                5   | Hold the review meeting | Nadia   | June 2024       |             | To be arranged
                """,
            ),
        ),
        sheet="Awards evening 2024",
        header_rows=(1,),
        columns="reference A, tactic B, accountable C, timing D, status E, feedback F",
        tactics=5,
        rows="""
        1 | Confirm the judges      | * | 2024-03-08 | yes | Complete    | 1 | Nadia
        2 | Send the invitations    | * | 2024-04-12 | yes | In progress | 1 | Comms
        3 | Set out the hall        | * | 2024-05-16 | yes | Not started | 2 | Porters
        4 | Publish the photographs | * | 2024-05-26 | yes | Not started | 3 | Comms
        5 | Hold the review meeting | * | 2024-06-30 | yes | Not started | 3 | Nadia
        """,
        as_of="2024-03-31",
    ),
    Layout(
        name="a board's work plan whose quarter is named once and then left blank",
        sheets=(
            Sheet(
                name="Work plan 2019",
                drawn="""
                Quarter | Item                      | Lead         | Date         | Update
                Q1      | Approve the accounts      | Treasurer    | 28 February  | Approved
                        | Appoint the auditor       | Treasurer    | March        | Not started
                Q2      | Review the pay policy     | HR committee | 9 May        |
                        | Visit the northern office | Board        | Date tbc     | To be arranged
                Q3      | Hold the annual meeting   | Secretary    | 19 September |
                """,
            ),
        ),
        sheet="Work plan 2019",
        header_rows=(1,),
        columns="phase A, tactic B, accountable C, timing D, feedback E",
        tactics=5,
        rows="""
        1 | Approve the accounts      | 2019-02-28 | 2019-02-28 | yes | *           | 1 | Treasurer
        2 | Appoint the auditor       | 2019-03-01 | 2019-03-31 | yes | Not started | 1 | Treasurer
        4 | Visit the northern office | 2019-04-01 | 2019-06-30 | no  | Not started | 2 | Board
        5 | Hold the annual meeting   | 2019-09-19 | 2019-09-19 | yes | No update   | 3 | Secretary
        """,
        marks="any D5",
        as_of="2019-03-31",
    ),
    Layout(
        name="a plan whose phases are merged downwards past their tactics",
        sheets=(
            Sheet(
                name="Plan 2024",
                drawn="""
                Phase                 | Activity   | Lead | When   | Update
                Phase 1 (January - June)  | Plan fair  | Ann  | 14 May | Done
                                      | Book hall  | Bob  | June   |

                Phase 2 (July - December) | Run fair   | Ann  | 11 July |
                                      |            |      |        |
                                      |            |      |        |
                """,
                merged="A2:A4 A5:A7",
            ),
        ),
        sheet="Plan 2024",
        header_rows=(1,),
        columns="phase A, tactic B, accountable C, timing D, feedback E",
        tactics=3,
        rows="""
        1 | Plan fair | 2024-05-14 | 2024-05-14 | yes | Complete  | 1 | Ann
        2 | Book hall | 2024-06-01 | 2024-06-30 | yes | No update | 1 | Bob
        3 | Run fair  | 2024-07-11 | 2024-07-11 | yes | No update | 2 | Ann
        """,
        as_of="2024-05-31",
    ),
    Layout(
        name="a grants plan whose sections have letters in the reference column, with subtotals",
        sheets=(
            Sheet(
                name="Grants plan",
                drawn="""
                **Ref** | **Activity**     | **Lead**  | **Start**   | **End**     | **Budget** | **Status**
                **A**   | **Outreach**
                A1      | School visits    | Education | @2025-09-01 | @2026-03-31 | 1200 | On track
                A2      | Open evening     | Events    | @2025-10-09 | @2025-10-09 | 300  | Done
                        | Sub-total        |           |             |             | 1500 |
                **B**   | **Publications**
                B1      | Annual review    | Editor    | @2025-11-03 | @2026-01-30 | 5000 | Not started
                        | Grand total      |           |             |             | 6500 |
                """,
            ),
        ),
        sheet="Grants plan",
        header_rows=(1,),
        columns="reference A, tactic B, accountable C, start D, end E, status G",
        tactics=3,
        rows="""
        1 | School visits | 2025-09-01 | 2026-03-31 | yes | In progress | 1 | Education
        2 | Open evening  | 2025-10-09 | 2025-10-09 | yes | Complete    | 1 | Events
        3 | Annual review | 2025-11-03 | 2026-01-30 | yes | Not started | 2 | Editor
        """,
        beside="""
        3 | phase_name | B Publications
        """,
        as_of="2025-10-31",
    ),
    Layout(
        name="a plan of tasks and sub-tasks, the task named once",
        sheets=(
            Sheet(
                name="Plan",
                drawn="""
                Task              | Sub-task   | Owner      | Deadline        | Status
                1. Prepare launch | Draft copy | Ed         | 5 January 2024  | Done
                                  | Clear copy | Legal      | 12 January 2024 | Done
                                  | Print      | Print Unit | 26 January 2024 |
                2. Launch         |            | Events     | 8 February 2024 |
                """,
            ),
        ),
        sheet="Plan",
        header_rows=(1,),
        columns="tactic B A, phase A, accountable C, timing D, status E",
        tactics=4,
        rows="""
        1 | Draft copy | * | 2024-01-05 | yes | Complete  | 1 | Ed
        2 | Clear copy | * | 2024-01-12 | yes | Complete  | 1 | Legal
        3 | Print      | * | 2024-01-26 | yes | No update | 1 | Print Unit
        4 | 2. Launch  | * | 2024-02-08 | yes | No update | 2 | Events
        """,
        as_of="2024-01-15",
    ),
)
