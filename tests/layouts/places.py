"""Plans that differ in where their table stands: under titles, notes and guidance, or away from A1."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

PLACES = (
    Layout(
        name="a parish council's action plan under a title, a note and a blank row",
        sheets=(
            Sheet(
                name="Action plan",
                drawn="""
    **Ashcombe Parish Council – Action Plan 2023/24**
    Adopted by full council on 9 May 2023 (minute 23/041); reviewed every quarter

    **Ref** | **Action**                  | **Who**           | **By when**      | **Progress**
    1       | Repaint the bus shelter     | Cllr Dent         | 30 June 2023     | Completed 12 June
    2       | Agree the gritting contract | Clerk             | End of October   | Awaiting agreement by county
    3       | Survey the footpaths        | Footpaths group   | July - September | Ongoing
    4       | Hold the annual meeting     | Cllr Dent / Clerk | by February      | Not started
    5       | Keep the village green tidy | All councillors   | Ongoing          |
                """,
            ),
        ),
        sheet="Action plan",
        header_rows=(4,),
        columns="reference A, tactic B, accountable C, timing D, feedback E",
        tactics=5,
        rows="""
        1 | Repaint the bus shelter     | *          | 2023-06-30 | yes | Complete    | | Cllr Dent
        2 | Agree the gritting contract | *          | 2023-10-31 | yes | Waiting     | | Clerk
        3 | Survey the footpaths        | 2023-07-01 | 2023-09-30 | yes | In progress | | Footpaths group
        4 | Hold the annual meeting     | *          | 2024-02-29 | yes | Not started | | Cllr Dent / Clerk
        5 | Keep the village green tidy | 2023-04-01 | 2024-03-31 | no  | No update   | | All councillors
        """,
        as_of="2023-06-30",
        year=2023,
        first_month=4,
    ),
    Layout(
        name="an event plan whose table starts in C5",
        sheets=(
            Sheet(
                name="Open day",
                at="C2",
                drawn="""
                **Museum open day, 14 September 2024**
                Volunteers in blue

                Task                   | Assigned to | Due             | Notes
                Book the marquee       | Ros         | 28 June 2024    | Booked for 14 September
                Print the posters      | Ade and Kim | 12 August 2024  | To do
                Brief the volunteers   | Kim         | Friday 6 September 2024 |
                Order the refreshments | Ros         | early September | Not started
                Thank the sponsors     | Chair       | by end of October 2024 |
                """,
            ),
        ),
        sheet="Open day",
        header_rows=(5,),
        columns="tactic C, accountable D, timing E, feedback F",
        tactics=5,
        rows="""
        1 | Book the marquee       | *          | 2024-06-28 | yes | In progress | | Ros
        2 | Print the posters      | *          | 2024-08-12 | yes | Not started | | Ade and Kim
        3 | Brief the volunteers   | *          | 2024-09-06 | yes | No update   | | Kim
        4 | Order the refreshments | *          | 2024-09-10 | no  | Not started | | Ros
        5 | Thank the sponsors     | *          | 2024-10-31 | yes | No update   | | Chair
        """,
        marks="timing-vague E9",
        as_of="2024-07-31",
    ),
    Layout(
        name="a delivery plan of milestones below a block of particulars that use the same words",
        sheets=(
            Sheet(
                name="Delivery plan",
                drawn="""
                **Housing grants reform: delivery plan** ||||
                Owner: | Priya Nair | | Status: | Live
                Version | 3.2 | | Date: | @2022-03-01

                Milestone                       | Owner        | Target date | RAG    | Comments
                Consultation closes             | Priya Nair   | @2022-04-29 | Green  | On track
                Response published              | Policy team  | @2022-07-15 | Amber  | Awaiting sign-off
                Regulations laid                | Legal        | @2022-10-20 | Green  | Drafting
                Scheme opens                    | Operations   | @2023-01-09 | Red    | Behind schedule
                """,
                merged="A1:E1",
            ),
        ),
        sheet="Delivery plan",
        header_rows=(5,),
        columns="tactic A, accountable B, timing C, rag D, feedback E",
        tactics=4,
        rows="""
        1 | Consultation closes | * | 2022-04-29 | yes | In progress | | Priya Nair
        2 | Response published  | * | 2022-07-15 | yes | Waiting     | | Policy team
        3 | Regulations laid    | * | 2022-10-20 | yes | In progress | | Legal
        4 | Scheme opens        | * | 2023-01-09 | yes | At risk     | | Operations
        """,
        beside="""
        2 | team_rag | Amber
        4 | team_rag | Red
        """,
        as_of="2022-03-31",
    ),
    Layout(
        name="a plan below a page of guidance on the same sheet",
        sheets=(
            Sheet(
                name="Plan and guidance",
                drawn="""
                **Volunteering strategy: plan for 2026**

                How to fill in this plan
                Action: say what will be done, beginning with a verb
                Lead: one name only
                When: a month or a day; the steering group meets on 5 March, 4 June and 3 September 2026
                Progress: one line, newest first

                Objective 1 | More volunteers | Measured by sign-ups
                Objective 2 | Happier volunteers | Measured by the survey

                Agreed by:  | Trustees | On: | @2025-12-11

                Action                   | Objective | Lead   | When             | Progress
                Open a second sign-up day | 1        | Thea   | 21 March 2026    | Booked for 21 March
                Thank those who leave    | 2         | Marcus | Ongoing          | In hand
                Survey all volunteers    | 1, 2      | Thea   | 5 - 30 October   | Not started
                """,
            ),
        ),
        sheet="Plan and guidance",
        header_rows=(14,),
        columns="tactic A, objective B, accountable C, timing D, feedback E",
        tactics=3,
        rows="""
        1 | Open a second sign-up day | 2026-03-21 | 2026-03-21 | yes | In progress | | Thea
        2 | Thank those who leave     | 2026-01-01 | 2026-12-31 | no  | *           | | Marcus
        3 | Survey all volunteers     | 2026-10-05 | 2026-10-30 | yes | Not started | | Thea
        """,
        beside="""
        1 | objectives | 1
        3 | objectives | 1 2
        """,
        as_of="2026-02-28",
    ),
    Layout(
        name="a plan with idle columns, a legend and key dates to its right and a budget below",
        sheets=(
            Sheet(
                name="Plan",
                drawn="""
                **Digital inclusion: communications plan 2024/25**

                **Tactic** | | **Audience** | | **Timing** | | **Owner** | | \
                **Latest position** | | | **Key dates** | | **Status key** | **Meaning**
                Device loan leaflet | | Over 65s | | May 2024 | | Libraries | | \
                Complete | | | Easter: 31 March | | Green | On track
                | | | | | | | | | | | Election: 4 July | | Amber | At risk
                Taster sessions | | Over 65s | | September 2024 - February 2025 | | Adult Learning | | \
                Underway | | | | | Red | Late
                Case study films | | Funders | | Q4 | | Comms Team | | Not yet started | | | | | Blue | Complete

                **Budget**
                **Item** | | **Cost** | | **VAT**
                Leaflets | | 900 | | 180
                Films | | 5000 | | 1000
                """,
                at="B1",
            ),
        ),
        sheet="Plan",
        header_rows=(3,),
        columns="tactic B, audience D, timing F, accountable H, feedback J",
        tactics=3,
        rows="""
        1 | Device loan leaflet | 2024-05-01 | 2024-05-31 | yes | Complete    | | Libraries
        2 | Taster sessions     | 2024-09-01 | 2025-02-28 | yes | In progress | | Adult Learning
        3 | Case study films    | 2025-01-01 | 2025-03-31 | yes | Not started | | Comms Team
        """,
        marks="other-table B10",
        as_of="2024-10-31",
    ),
    Layout(
        name="a plan of two tables, the second with its columns in another order",
        sheets=(
            Sheet(
                name="Work plan",
                drawn="""
                Work plan 2022

                **Phase 1: January to June**
                **Task** | **Lead** | **When** | **Progress**
                Draft the guide | Rosa | 4 March | Complete
                Print the guide | Hari | June |

                **Phase 2: July to December**
                **Task** | **When** | **Progress** | **Lead** | **Cost**
                Post the guide | 8 August | | Hari | 120
                Review the guide | November | | Rosa | 0
                """,
            ),
        ),
        sheet="Work plan",
        header_rows=(4,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=4,
        rows="""
        1 | Draft the guide  | 2022-03-04 | 2022-03-04 | yes | Complete  | 1 | Rosa
        2 | Print the guide  | 2022-06-01 | 2022-06-30 | yes | No update | 1 | Hari
        3 | Post the guide   | 2022-08-08 | 2022-08-08 | yes | No update | 2 | Hari
        4 | Review the guide | 2022-11-01 | 2022-11-30 | yes | No update | 2 | Rosa
        """,
        beside="""
        3 | cell | A10
        """,
        as_of="2022-06-30",
    ),
    Layout(
        name="two quarters side by side, each a table under its title",
        sheets=(
            Sheet(
                name="Fair 2024",
                drawn="""
                Quarter 1 | | | | | Quarter 2
                Action    | Lead | When       | Done? | | Action        | Lead | When   | Done?
                Plan fair | Ann  | 14 January | Yes   | | Run fair      | Ann  | 11 May | No
                Book hall | Bob  | 2 February |       | | Thank helpers | Bob  | tbc    |
                          |      |            |       | | Count takings | Ann  | June   |
                """,
            ),
        ),
        sheet="Fair 2024",
        header_rows=(2,),
        columns="tactic A, accountable B, timing C, status D",
        tactics=5,
        rows="""
        1 | Plan fair     | 2024-01-14 | 2024-01-14 | yes | Complete    | 1 | Ann
        2 | Book hall     | 2024-02-02 | 2024-02-02 | yes | No update   | 1 | Bob
        3 | Run fair      | 2024-05-11 | 2024-05-11 | yes | In progress | 2 | Ann
        4 | Thank helpers | 2024-04-01 | 2024-06-30 | no  | No update   | 2 | Bob
        5 | Count takings | 2024-06-01 | 2024-06-30 | yes | No update   | 2 | Ann
        """,
        beside="""
        3 | cell | F3
        """,
        marks="no-date H4",
        as_of="2024-03-31",
    ),
    Layout(
        name="a plan with an idle column before its comments, which are its own",
        sheets=(
            Sheet(
                name="Plan 2025",
                drawn="""
                Action      | Lead | When       | Progress | | Comments
                Plan fair   | Ann  | 14 January | Done     | | Went well
                Book hall   | Bob  | 2 May      |          | | Awaiting a quote
                Run fair    | Ann  | 11 July    |          | |
                """,
            ),
        ),
        sheet="Plan 2025",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, feedback D F",
        tactics=3,
        rows="""
        1 | Plan fair | 2025-01-14 | 2025-01-14 | yes | Complete  | | Ann
        2 | Book hall | 2025-05-02 | 2025-05-02 | yes | Waiting   | | Bob
        3 | Run fair  | 2025-07-11 | 2025-07-11 | yes | No update | | Ann
        """,
        as_of="2025-03-31",
    ),
)
