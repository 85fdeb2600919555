"""Plans that differ in the words of their headings."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

WORDINGS = (
    Layout(
        name="a hospital's action log with the dates of raising and closing beside the target date",
        file="QI action log.xlsx",
        sheets=(
            Sheet(
                name="Log",
                drawn="""
    Quality Improvement Group: action log

    No. | Date raised | Action                  | Lead      | Target date | Update           | Status      | Date closed
    1   | @2021-01-14 | Ratify the falls policy | Sr Okafor | @2021-02-26 | Policy ratified  | Closed      | @2021-02-24
    2   | @2021-01-14 | Audit ward 4 hygiene    | IPC team  | @2021-04-30 | Data collected   | In progress |
    3   | @2021-02-11 | Write to the deanery    | Dr Hale   | @2021-03-12 | Letter drafted   | On hold     |
    4   | @2021-02-11 | Trial discharge form    | Ward 6    | @2021-06-30 |                  | Not started |
    5   | @2021-03-11 | Report falls to board   | Dr Hale   | @2021-05-20 | Dropped in July  | Cancelled   | @2021-03-18
    6   | @2021-03-11 | Replace the leaflets    | Comms     | tbc         | Awaiting a reply |             |
                """,
                filtered="A3:H9",
                frozen="A4",
            ),
        ),
        sheet="Log",
        header_rows=(3,),
        columns="reference A, tactic C, accountable D, timing E, feedback F, status G",
        loose="H",
        tactics=6,
        rows="""
        1 | Ratify the falls policy | * | 2021-02-26 | yes | Complete    |  | Sr Okafor
        2 | Audit ward 4 hygiene    | * | 2021-04-30 | yes | In progress |  | IPC team
        3 | Write to the deanery    | * | 2021-03-12 | yes | Waiting     |  | Dr Hale
        4 | Trial discharge form    | * | 2021-06-30 | yes | Not started |  | Ward 6
        5 | Report falls to board   | * | 2021-05-20 | yes | Cancelled   |  | Dr Hale
        6 | Replace the leaflets    | * | *          | no  | Waiting     |  | Comms
        """,
        as_of="2021-03-31",
    ),
    Layout(
        name="a stakeholder plan by frequency, in the words stakeholders, channel and owner",
        sheets=(
            Sheet(
                name="Comms 2025",
                drawn="""
    Activity             | Stakeholders    | Channel     | Frequency                  | Owner        | Comments
    Staff newsletter     | All staff       | E-mail      | Monthly                    | Jo Pereira   | Ongoing
    Project board update | Project board   | Meeting     | every six weeks            | PMO          |
    Launch of the portal | Customers       | Web, social | 12 June 2025               | Digital team | On track
    Drop-in sessions     | Branch managers | Call        | first Monday of each month | Jo Pereira   |
    Answers to the press | Media           | Phone       | as and when required       | Press office | None
                """,
            ),
        ),
        sheet="Comms 2025",
        header_rows=(1,),
        columns="tactic A, audience B, timing D, accountable E, feedback F",
        tactics=5,
        rows="""
        1 | Staff newsletter     | 2025-01-01 | 2025-12-31 | no  | In progress       |  | Jo Pereira
        2 | Project board update | 2025-01-01 | 2025-12-31 | no  | No update         |  | PMO
        3 | Launch of the portal | 2025-06-12 | 2025-06-12 | yes | In progress       |  | Digital team
        5 | Answers to the press | 2025-01-01 | 2025-12-31 | no  | Nothing to report |  | Press office
        """,
        as_of="2025-03-31",
    ),
    Layout(
        name="a charity's plan in the words what, who, when and where",
        file="Plan for 2018.xlsx",
        sheets=(
            Sheet(
                name="Sheet1",
                drawn="""
    What                  | Who       | When                           | Where          | Update
    Spring coffee morning | Betty     | 21 April                       | Methodist hall | Booked for 21 April
    Sponsored walk        | Walk team | 2 and 3 June                   | Chalk ridge    | Not started
    Summer appeal         | Office    | June to August                 | On line        |
    Trustees' away day    | Chair     | Date to be confirmed (October) |                | Waiting for a date
                """,
            ),
        ),
        sheet="Sheet1",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, feedback E",
        tactics=4,
        rows="""
        1 | Spring coffee morning | 2018-04-21 | 2018-04-21 | yes | In progress |  | Betty
        2 | Sponsored walk        | 2018-06-02 | 2018-06-03 | yes | Not started |  | Walk team
        3 | Summer appeal         | 2018-06-01 | 2018-08-31 | yes | No update   |  | Office
        4 | Trustees' away day    | 2018-10-01 | 2018-10-31 | no  | Waiting     |  | Chair
        """,
        as_of="2018-03-31",
    ),
    Layout(
        name="a research programme's deliverables, with objectives and purposes in columns of their own",
        sheets=(
            Sheet(
                name="Deliverables 2020",
                drawn="""
    No. | Deliverable       | Objective | Purpose   | Stakeholders | Responsible | Timescale       | Status
    1   | Literature review | 1         | To learn  | Funder       | Post-doc    | January - March | Complete
    2   | Interview guide   | 1, 2      | To agree  | Panel        | PI          | 15 May 2020     | Under way
    3   | Pilot survey      | 2         | To test   | Panel        | Post-doc    | Q3              | Not started
    4   | Final report      | 1, 2      | To report | Funder       | PI          | by 30 Nov 2020  | Not started
                """,
            ),
        ),
        sheet="Deliverables 2020",
        header_rows=(1,),
        columns="reference A, tactic B, objective C, purpose D, audience E, accountable F, timing G, status H",
        tactics=4,
        rows="""
        1 | Literature review | 2020-01-01 | 2020-03-31 | yes | Complete    |  | Post-doc
        2 | Interview guide   | 2020-05-15 | 2020-05-15 | yes | In progress |  | PI
        3 | Pilot survey      | 2020-07-01 | 2020-09-30 | yes | Not started |  | Post-doc
        4 | Final report      | *          | 2020-11-30 | yes | Not started |  | PI
        """,
        beside="""
        2 | objectives | 1 2
        3 | audience   | Panel
        4 | purpose    | To report
        """,
        as_of="2020-04-30",
    ),
    Layout(
        name="a conference calendar kept as a plan, the year on its tab",
        sheets=(
            Sheet(
                name="2018",
                drawn="""
                Activity                     | Venue   | Key dates               | Who            | Feedback
                Paper to the spring school   | Leeds   | 28 - 30 March           | Anya           | Abstract submitted
                Stand at the user conference | Cardiff | 4th -7th September      | Whole team     |
                Talk to the local group      | London  | Thursday 21st June, 6pm | Mehmet         | Invitation accepted
                Poster session               | Utrecht | 12 October 2018         | Anya           | Not started
                Panel at the annual lecture  | London  | November (date tbc)     | Mehmet or Anya |
                """,
            ),
        ),
        sheet="2018",
        header_rows=(1,),
        columns="tactic A, timing C, accountable D, feedback E",
        tactics=5,
        rows="""
        1 | Paper to the spring school   | 2018-03-28 | 2018-03-30 | yes | In progress |  | Anya
        2 | Stand at the user conference | 2018-09-04 | 2018-09-07 | yes | No update   |  | Whole team
        3 | Talk to the local group      | 2018-06-21 | 2018-06-21 | yes | In progress |  | Mehmet
        5 | Panel at the annual lecture  | 2018-11-01 | 2018-11-30 | no  | No update   |  | Mehmet or Anya
        """,
        as_of="2018-02-28",
    ),
    Layout(
        name="a tracker whose revised deadline stands beside the original one",
        sheets=(
            Sheet(
                name="Assurance 2024",
                drawn="""
                Ref | Action                    | Owner   | Original deadline | Revised deadline | Status
                A1  | Close the audit points    | Finance | @2024-03-29       | @2024-06-28      | In progress
                A2  | Rewrite the fraud policy  | Legal   | @2024-05-31       |                  | Not started
                A3  | Test the call-out list    | Estates | @2024-01-31       | @2024-02-29      | Complete
                """,
            ),
        ),
        sheet="Assurance 2024",
        header_rows=(1,),
        columns="reference A, tactic B, accountable C, status F",
        loose="DE",
        tactics=3,
        rows="""
        1 | Close the audit points   | * | 2024-06-28? | * | In progress | | Finance
        2 | Rewrite the fraud policy | * | 2024-05-31? | * | Not started | | Legal
        3 | Test the call-out list   | * | 2024-02-29? | * | Complete    | | Estates
        """,
        as_of="2024-04-30",
    ),
    Layout(
        name="a monthly tracker with one column of updates for each month",
        sheets=(
            Sheet(
                name="Projects 2022",
                drawn="""
                Action                | Lead  | Due          | January update | February update | March update
                Choose a supplier     | Petra | 31 March     | Not started    | Under way       | Complete
                Move the records      | Dougal | June        |                | Not started     | Under way
                Train the counter staff | Petra | 8 September |               |                 |
                """,
            ),
        ),
        sheet="Projects 2022",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C",
        loose="DEF",
        tactics=3,
        rows="""
        1 | Choose a supplier       | * | 2022-03-31 | yes | Complete    | | Petra
        2 | Move the records        | * | 2022-06-30 | yes | In progress | | Dougal
        3 | Train the counter staff | * | 2022-09-08 | yes | No update   | | Petra
        """,
        as_of="2022-03-31",
    ),
    Layout(
        name="a content calendar by month and year, that asks whether each item is published",
        file="Content calendar.xlsx",
        sheets=(
            Sheet(
                name="Content",
                drawn="""
    Month    | Year  | Day | Content                | Platform | Author      | Published?
    January  | '2026 | 5   | New year message       | LinkedIn | CEO office  | Yes
    December | '2025 |     | Christmas hours        | All      | Web Team    | Y
    February | '2026 |     | History month stories  | All      | EDI Group   | No
    March    | '2026 | 8   | Women's day interviews | Facebook | Press Desk  | Doing
                """,
            ),
        ),
        sheet="Content",
        header_rows=(1,),
        columns="timing A B C, tactic D, accountable F, status G",
        tactics=4,
        rows="""
        1 | New year message       | 2026-01-05 | 2026-01-05 | yes | Complete    |  | CEO office
        2 | Christmas hours        | 2025-12-01 | 2025-12-31 | yes | Complete    |  | Web Team
        3 | History month stories  | 2026-02-01 | 2026-02-28 | yes | In progress |  | EDI Group
        4 | Women's day interviews | 2026-03-08 | 2026-03-08 | yes | In progress |  | Press Desk
        """,
        as_of="2026-01-31",
    ),
    Layout(
        name="a list of events with a column that is ticked off with Y or N, and remarks beside it",
        sheets=(
            Sheet(
                name="Events 2019",
                drawn="""
    Event / activity | Date (from) | Date (to) | Person(s) responsible | Completed (Y/N) | Remarks
    Science week     | 8/3         | 17/3      | Outreach              | Y               | 1,200 visitors
    Graduate fair    | 12/11       | 13/11     | Careers               | N               | Awaiting a hall
    Open day         | 4/4         | 5/4       | Registry              | N               |
    Alumni supper    | 1/3         | 1/3       | Alumni office         | N               | Complete
                """,
            ),
        ),
        sheet="Events 2019",
        header_rows=(1,),
        columns="tactic A, start B, end C, accountable D, status E, feedback F",
        tactics=4,
        rows="""
        1 | Science week  | 2019-03-08 | 2019-03-17 | yes | Complete    |  | Outreach
        2 | Graduate fair | 2019-11-12 | 2019-11-13 | yes | Waiting     |  | Careers
        3 | Open day      | 2019-04-04 | 2019-04-05 | yes | In progress |  | Registry
        4 | Alumni supper | 2019-03-01 | 2019-03-01 | yes | In progress |  | Alumni office
        """,
        marks="status-disagrees E5",
        as_of="2019-03-31",
    ),
    Layout(
        name="a log of purchases, saying that it may be no plan",
        sheets=(
            Sheet(
                name="Purchases 2023",
                drawn="""
    Item          | Date       | Who | Cost | Notes
    Toner         | 03/04/2023 | Jo  | 45   | Paid
    Paper         | 05/04/2023 | Al  | 12   | Paid
    Banner stands | 09/05/2023 | Jo  | 120  | Invoice awaited
                """,
            ),
        ),
        sheet="Purchases 2023",
        header_rows=(1,),
        columns="tactic A, timing B, accountable C, feedback E",
        tactics=3,
        rows="""
        1 | Toner         | 2023-04-03 | 2023-04-03 | yes | * |  | Jo
        2 | Paper         | 2023-04-05 | 2023-04-05 | yes | * |  | Al
        3 | Banner stands | 2023-05-09 | 2023-05-09 | yes | * |  | Jo
        """,
        marks="plan-doubtful A1",
        as_of="2023-05-31",
    ),
    Layout(
        name="a schedule with planned and revised ends and the names of resources",
        sheets=(
            Sheet(
                name="Schedule 2023",
                drawn="""
    Task Name | Resource Names | Planned start | Planned end | Revised end | Actual end  | % Complete
    Logo      | Studio,Ann     | @2023-01-09   | @2023-02-10 | @2023-03-03 | @2023-03-01 | %100
    Signs     | Estates        | @2023-03-06   | @2023-04-28 | @2023-06-30 |             | %20
    Launch    | Events         | @2023-05-01   | @2023-05-02 |             |             | %0
                """,
            ),
        ),
        sheet="Schedule 2023",
        header_rows=(1,),
        columns="tactic A, accountable B, start C, end E D, completed F, percent G",
        tactics=3,
        rows="""
        1 | Logo   | 2023-01-09 | 2023-03-03 | yes | Complete    |  | *
        2 | Signs  | 2023-03-06 | 2023-06-30 | yes | In progress |  | Estates
        3 | Launch | 2023-05-01 | 2023-05-02 | yes | Not started |  | Events
        """,
        as_of="2023-03-31",
    ),
)
