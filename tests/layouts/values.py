"""Plans whose cells hold typed dates, numbers, percentages and formulas, in few columns or in many."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

VALUES = (
    Layout(
        name="a project export with start and finish, durations by formula and percentages",
        file="Office move.xlsx",
        sheets=(
            Sheet(
                name="Task_Table",
                drawn="""
                ID | Task name                | Start       | Finish      | Duration (days) | % complete | Assigned to
                1  | Survey the new floor     | @2024-01-08 | @2024-01-19 | =D2-C2 -> 11    | %100       | Estates
                2  | Sign the lease           | @2024-02-01 | @2024-02-01 | =D3-C3 -> 0     | %100       | Legal
                3  | Order the furniture      | @2024-02-05 | @2024-03-29 | =D4-C4 -> 53    | %60        | Estates
                4  | Move the servers         | @2024-05-03T18:00 | @2024-05-06T08:00 | =D5-C5 -> 3 |  | IT services
                5  | Hand back the old floor  | @2024-05-31 | @2024-05-17 | =D6-C6 -> -14   |            | Estates
                6  | Collect staff views      |             | @2024-06-28 |                 |            | HR
                """,
                filtered="A1:G7",
                frozen="C2",
            ),
        ),
        sheet="Task_Table",
        header_rows=(1,),
        columns="reference A, tactic B, start C, end D, percent F, accountable G",
        tactics=6,
        rows="""
        1 | Survey the new floor    | 2024-01-08 | 2024-01-19 | yes | Complete    | | Estates
        2 | Sign the lease          | 2024-02-01 | 2024-02-01 | yes | Complete    | | Legal
        3 | Order the furniture     | 2024-02-05 | 2024-03-29 | yes | In progress | | Estates
        4 | Move the servers        | 2024-05-03 | 2024-05-06 | yes | No update   | | IT services
        5 | Hand back the old floor | *          | *          | no  | No update   | | Estates
        6 | Collect staff views     | *          | 2024-06-28 | yes | No update   | | HR
        """,
        marks="timing-backwards 6",
        as_of="2024-03-31",
    ),
    Layout(
        name="a plan whose dates are typed in every way that Excel lets them be",
        sheets=(
            Sheet(
                name="Actions",
                drawn="""
                Communications plan 2025

                Action                     | Lead   | Date              | Feedback
                Send the winter bulletin   | Farah  | @2025-02-14       | Complete
                Hold the stakeholder forum | Farah  | 45729             | Booked for 13 March
                Refresh the web pages      | Gwil   | 2025              | Under way
                Reprint the guide          | Gwil   | '05/06/2025       | Not started
                Film the case studies      | Gwil   | '10/22/2025       |
                Meet the minister          | Farah  | @2025-09-18T14:30 |
                Publish the results        | Farah  | '2025-11-06       |
                Close the year             | Farah  | '31 November 2025 |
                """,
            ),
        ),
        sheet="Actions",
        header_rows=(3,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=8,
        rows="""
        1 | Send the winter bulletin   | 2025-02-14 | 2025-02-14 | yes | Complete    | | Farah
        2 | Hold the stakeholder forum | 2025-03-13 | 2025-03-13 | no  | In progress | | Farah
        3 | Refresh the web pages      | 2025-01-01 | 2025-12-31 | yes | In progress | | Gwil
        4 | Reprint the guide          | 2025-05-06 | 2025-05-06 | no  | Not started | | Gwil
        5 | Film the case studies      | 2025-10-22 | 2025-10-22 | no  | No update   | | Gwil
        6 | Meet the minister          | 2025-09-18 | 2025-09-18 | yes | No update   | | Farah
        7 | Publish the results        | 2025-11-06 | 2025-11-06 | yes | No update   | | Farah
        8 | Close the year             | 2025-01-01 | 2025-12-31 | no  | No update   | | Farah
        """,
        marks="timing-month-first C8, timing-no-such-day C11",
        as_of="2025-02-28",
    ),
    Layout(
        name="a content plan of 25 columns, most of them its own",
        file="Content migration.xlsx",
        sheets=(
            Sheet(
                name="Migration",
                drawn="""
                Page ID | URL | Template | Word count | Reading age | Images | PDFs | Task | Priority | Size | \
                Sprint | Stakeholder | Writer | Checker | Owner | Start date | Target completion date | Status | \
                % done | Comments | Redirect | Keywords | Views 2022 | Views 2023 | Archive?
                P001 | /apply | Guide | 1200 | 11 | 2 | 0 | Rewrite the application page | High | M | 3 | \
                Applicants | Lin | Bo | Lin Zhao | @2023-04-03 | @2023-04-14 | Complete | %100 | \
                Signed off | Y | apply | 20110 | 23400 | N
                P002 | /fees | Guide | 700 | 13 | 0 | 1 | Merge the two fees pages | High | S | 3 | \
                Applicants | Bo | Lin | Bo Eriksen | @2023-04-17 | @2023-05-05 | In progress | %50 | \
                To be completed by June | Y | fees | 9100 | 8800 | N
                P003 | /history | Article | 3100 | 15 | 9 | 4 | Retire the history pages | Low | L | 7 | \
                Researchers | Lin | Bo | Lin Zhao | @2023-09-04 | @2023-09-29 | Not started | %0 | \
                 | N | past | 400 | 310 | Y
                P004 | /contact | Form | 150 | 9 | 0 | 0 | Test the contact form | High | S | 4 | \
                Everyone | Bo | Lin | Bo Eriksen | May 2023 | May 2023 | On hold | %10 | \
                With legal for comment | N | contact | 51000 | 49800 | N
                """,
                filtered="A1:Y5",
                frozen="I2",
            ),
        ),
        sheet="Migration",
        header_rows=(1,),
        columns="tactic H, audience L, accountable O, start P, end Q, status R, percent S, feedback T",
        loose="A",
        tactics=4,
        rows="""
        1 | Rewrite the application page | 2023-04-03 | 2023-04-14 | yes | Complete    | | Lin Zhao
        2 | Merge the two fees pages     | 2023-04-17 | 2023-05-05 | yes | In progress | | Bo Eriksen
        3 | Retire the history pages     | 2023-09-04 | 2023-09-29 | yes | Not started | | Lin Zhao
        4 | Test the contact form        | 2023-05-01 | 2023-05-31 | yes | Waiting     | | Bo Eriksen
        """,
        as_of="2023-04-30",
    ),
    Layout(
        name="a native Excel table under a title, panes frozen",
        sheets=(
            Sheet(
                name="Engagement",
                drawn="""
                **Engagement plan 2020**

                Action                  | Audience      | By when       | Accountable   | Update
                Brief the trade press   | Trade press   | 17 January    | Press office  | Done
                Visit regional offices  | Regional staff | February - April | Deputy director | Postponed
                Answer the petition     | Petitioners   | 30 March      | Correspondence unit | Delayed by two weeks
                Run the leaders' survey | Senior staff  | May           | Analysts      |
                """,
                table="A3:E7",
                frozen="B4",
            ),
        ),
        sheet="Engagement",
        header_rows=(3,),
        columns="tactic A, audience B, timing C, accountable D, feedback E",
        tactics=4,
        rows="""
        1 | Brief the trade press   | *          | 2020-01-17 | yes | Complete  | | Press office
        2 | Visit regional offices  | 2020-02-01 | 2020-04-30 | yes | Deferred  | | Deputy director
        3 | Answer the petition     | *          | 2020-03-30 | yes | At risk   | | Correspondence unit
        4 | Run the leaders' survey | *          | 2020-05-31 | yes | No update | | Analysts
        """,
        as_of="2020-02-29",
    ),
    Layout(
        name="a tracker whose status column and comments disagree",
        sheets=(
            Sheet(
                name="Audit actions 2023",
                drawn="""
                Ref | Action                     | Responsible | Deadline        | Status      | Comments
                1   | Separate the duties        | Finance     | 31 January 2023 | Complete    | To be completed by June
                2   | Count the stock            | Stores      | 31 March 2023   | Not started | On track
                3   | Log the keys               | Facilities  | 28 April 2023   |             | Cancelled
                4   | Renew the bank mandate     | Finance     | 30 June 2023    | In progress | Almost complete
                """,
            ),
        ),
        sheet="Audit actions 2023",
        header_rows=(1,),
        columns="reference A, tactic B, accountable C, timing D, status E, feedback F",
        tactics=4,
        rows="""
        1 | Separate the duties    | * | 2023-01-31 | yes | Complete    | | Finance
        2 | Count the stock        | * | 2023-03-31 | yes | Not started | | Stores
        3 | Log the keys           | * | 2023-04-28 | yes | Cancelled   | | Facilities
        4 | Renew the bank mandate | * | 2023-06-30 | yes | In progress | | Finance
        """,
        marks="status-disagrees 2, status-disagrees 3",
        as_of="2023-02-28",
    ),
    Layout(
        name="a financial year named in the title alone, with months that lie in the next calendar year",
        sheets=(
            Sheet(
                name="Sheet1",
                drawn="""
                Business plan actions, financial year 2024/25

                Action                   | Lead    | When            | Update
                Agree the budget         | Finance | April 2024      | Complete
                Review the mid-year figures | Finance | October 2024 | Not started
                Draft the annual report  | Comms   | February        | Not started
                Consult on next year     | Comms   | Jan - Mar 2025  |
                """,
            ),
        ),
        sheet="Sheet1",
        header_rows=(3,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=4,
        rows="""
        1 | Agree the budget            | 2024-04-01  | 2024-04-30  | yes | Complete    | | Finance
        2 | Review the mid-year figures | 2024-10-01  | 2024-10-31  | yes | Not started | | Finance
        3 | Draft the annual report     | 2025-02-01? | 2025-02-28? | *   | Not started | | Comms
        4 | Consult on next year        | 2025-01-01  | 2025-03-31  | yes | No update   | | Comms
        """,
        as_of="2024-06-30",
    ),
    Layout(
        name="a planner with a column for each month of the financial year, ticked",
        sheets=(
            Sheet(
                name="Planner",
                drawn="""
                Vaccination communications planner 2023/24

                Ref|Activity|Lead|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan|Feb|Mar|Status
                1|Poster campaign|Comms Team| | | | | |x|x| | | | | |On track
                2|Blog|Dr Rao| | |✓| | | |✓| | |12| | |On track
                3|Evaluation|Comms Team| | | | | | | | | | | |X|
                4|Leaflet|Print Unit| | | | | | | | | | | | |Not started
                """,
            ),
        ),
        sheet="Planner",
        header_rows=(3,),
        columns="reference A, tactic B, accountable C, timing D E F G H I J K L M N O, status P",
        tactics=4,
        rows="""
        1 | Poster campaign | 2023-09-01 | 2023-10-31 | yes | In progress | | Comms Team
        2 | Blog            | 2023-06-01 | 2024-01-12 | yes | In progress | | Dr Rao
        3 | Evaluation      | 2024-03-01 | 2024-03-31 | yes | No update   | | Comms Team
        4 | Leaflet         | 2023-04-01 | 2024-03-31 | no  | Not started | | Print Unit
        """,
        beside="""
        1 | timing | September to October
        2 | timing | June, October, 12 January
        """,
        marks="no-date D7",
        as_of="2023-06-30",
    ),
    Layout(
        name="a planner whose months are coloured, under a row of years",
        sheets=(
            Sheet(
                name="Chart",
                drawn="""
                Task  | Who | Progress    | '2024  |        |        | '2025  |
                      |     |             | Oct    | Nov    | Dec    | Jan    | Feb
                Plan  | Ann | Done        | [blue] | [blue] |        |        |
                Print | Bob | Not started |        |        | [blue] | [blue] |
                Post  | Bob |             |        |        |        |        | [blue]
                """,
                merged="D1:F1 G1:H1",
            ),
        ),
        sheet="Chart",
        header_rows=(1, 2),
        columns="tactic A, accountable B, feedback C, timing D E F G H",
        tactics=3,
        rows="""
        1 | Plan  | 2024-10-01 | 2024-11-30 | yes | Complete    | | Ann
        2 | Print | 2024-12-01 | 2025-01-31 | yes | Not started | | Bob
        3 | Post  | 2025-02-01 | 2025-02-28 | yes | No update   | | Bob
        """,
        as_of="2024-12-31",
    ),
    Layout(
        name="a tracker of the RAG in each month, which is no timing",
        sheets=(
            Sheet(
                name="Tracker 2023",
                drawn="""
                Action          | Owner | Status   | Jan | Feb | Mar | Apr
                Brief the board | Ann   | On track | G   | G   | A   |
                Shoot the film  | Bob   | On track | R   | A   | G   |
                Cut the film    | Bob   | Done     | B   | B   | B   | B
                """,
            ),
        ),
        sheet="Tracker 2023",
        header_rows=(1,),
        columns="tactic A, accountable B, status C",
        tactics=3,
        rows="""
        1 | Brief the board | 2023-01-01 | 2023-12-31 | no | In progress | | Ann
        2 | Shoot the film  | 2023-01-01 | 2023-12-31 | no | In progress | | Bob
        3 | Cut the film    | 2023-01-01 | 2023-12-31 | no | Complete    | | Bob
        """,
        marks="no-timing-column any",
        as_of="2023-03-31",
    ),
)
