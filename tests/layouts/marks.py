"""Plans with the marks that people leave: struck-out words, hidden rows, notes, fills, formulas, legends."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Layout

MARKS = (
    Layout(
        name="a plan with hidden rows under a filter",
        sheets=(
            Sheet(
                name="Tracker 2021",
                drawn="""
                Action                      | Owner  | Due           | Status
                Publish the tender          | Maeve  | 12 April 2021 | Complete
                Interview the suppliers     | Maeve  | May 2021      | In progress
                Visit the reference sites   | Hugo   | 3 June 2021   | Complete
                Award the contract          | Hugo   | 30 July 2021  | Not started
                Tell the unsuccessful       | Maeve  | 2 August 2021 | Not started
                """,
                filtered="A1:D6",
                hidden_rows=(2, 4, 6),
            ),
        ),
        sheet="Tracker 2021",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, status D",
        tactics=5,
        rows="""
        1 | Publish the tender        | * | 2021-04-12 | yes | Complete    | | Maeve
        2 | Interview the suppliers   | * | 2021-05-31 | yes | In progress | | Maeve
        3 | Visit the reference sites | * | 2021-06-03 | yes | Complete    | | Hugo
        5 | Tell the unsuccessful     | * | 2021-08-02 | yes | Not started | | Maeve
        """,
        marks="hidden-row 6",
        as_of="2021-05-31",
    ),
    Layout(
        name="a plan in which earlier dates and one whole row are struck through",
        sheets=(
            Sheet(
                name="Plan 2023",
                drawn="""
                Task                      | Lead     | When                    | Progress
                Choose the venue          | Imogen   | ~~3 March~~ 17 March    | Booked for 17 March
                ~~Hire a coach~~          | ~~Bart~~ | ~~20 April~~            |
                Invite the speakers       | ~~Bart~~ Imogen | ~~February~~¶April | ~~Not started~~ Under way
                Publish the programme     | Imogen   | May                     |
                """,
            ),
        ),
        sheet="Plan 2023",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=4,
        rows="""
        1 | Choose the venue      | 2023-03-17 | 2023-03-17 | yes | In progress | | *
        2 | Hire a coach          | 2023-04-20 | 2023-04-20 | *   | *           | | Bart
        3 | Invite the speakers   | 2023-04-01 | 2023-04-30 | yes | In progress | | *
        4 | Publish the programme | 2023-05-01 | 2023-05-31 | yes | No update   | | Imogen
        """,
        marks="partly-struck-through C2, struck-through 3, partly-struck-through C4, partly-struck-through D4",
        as_of="2023-02-28",
    ),
    Layout(
        name="a plan whose RAG is a coloured cell without a word, with notes hung on cells",
        sheets=(
            Sheet(
                name="Estates 2022",
                drawn="""
                Item                     | Lead officer   | Timeline       | RAG     | Comments
                Resurface the car park   | R. Adeyemi     | June 2022      | [green] | On track
                Replace the boiler       | R. Adeyemi     | 9 - 13 May 2022 | [amber] |
                Survey the roof          | Contractor     | by 31 March 2022 | [red]  | Awaiting access
                Paint the foyer          | Caretaker      | Q4             | [green] | Not started
                """,
                notes={"C3": "Half term is 30 May, so this cannot move", "B4": "Contract ends in April"},
            ),
        ),
        sheet="Estates 2022",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, rag D, feedback E",
        tactics=4,
        rows="""
        1 | Resurface the car park | 2022-06-01 | 2022-06-30 | yes | In progress | | R. Adeyemi
        2 | Replace the boiler     | 2022-05-09 | 2022-05-13 | yes | *           | | R. Adeyemi
        3 | Survey the roof        | *          | 2022-03-31 | yes | Waiting     | | Contractor
        4 | Paint the foyer        | 2022-10-01 | 2022-12-31 | yes | Not started | | Caretaker
        """,
        beside="""
        1 | team_rag | Green
        2 | team_rag | Amber
        2 | comments | Half term is 30 May
        3 | team_rag | Red
        3 | comments | Contract ends in April
        """,
        as_of="2022-03-31",
    ),
    Layout(
        name="a plan whose due dates are formulas, one of them in error",
        sheets=(
            Sheet(
                name="Onboarding",
                drawn="""
                Activity            | Responsible | Start       | End                        | Progress
                Kit and accounts    | IT desk     | @2024-09-02 | =C2+4 -> 45541             | Complete
                Induction           | Line manager | =D2+3 -> 45544 | =C3+4 -> 45548          | Not started
                Probation review    | HR          | @2024-12-02 | =C4+#REF! -> #REF!         |
                """,
            ),
        ),
        sheet="Onboarding",
        header_rows=(1,),
        columns="tactic A, accountable B, start C, end D, feedback E",
        tactics=3,
        rows="""
        1 | Kit and accounts | 2024-09-02 | 2024-09-06 | yes | Complete    | | IT desk
        2 | Induction        | 2024-09-09 | 2024-09-13 | yes | Not started | | Line manager
        3 | Probation review | 2024-12-02 | *          | no  | No update   | | HR
        """,
        marks="error-cell D4",
        as_of="2024-09-30",
    ),
    Layout(
        name="a plan whose formulas have no stored value",
        file="Onboarding.unstored.xlsx",
        sheets=(
            Sheet(
                name="Onboarding",
                drawn="""
                Activity            | Responsible  | When           | Progress
                Kit and accounts    | IT desk      | @2024-09-02    | Complete
                Induction           | Line manager | =C2+7 -> 45544 | Not started
                Probation review    | HR           | December 2024  | =D3 -> Not started
                """,
            ),
        ),
        sheet="Onboarding",
        header_rows=(1,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=3,
        rows="""
        1 | Kit and accounts | 2024-09-02 | 2024-09-02 | yes | Complete    | | IT desk
        2 | Induction        | 2024-01-01 | 2024-12-31 | no  | Not started | | Line manager
        3 | Probation review | 2024-12-01 | 2024-12-31 | yes | No update   | | HR
        """,
        marks="formula-without-value C3, formula-without-value D4",
        as_of="2024-09-30",
    ),
    Layout(
        name="a plan whose tactic and lead are merged over several dates",
        sheets=(
            Sheet(
                name="Training",
                drawn="""
                Training plan 2019

                Action                   | Who         | Date         | Progress
                Run the basics course    | Learning team | 5 February | Complete
                                         |             | 4 June       | Not started
                                         |             | 8 October    |
                Write the e-learning     | Contractor  | April - July | Under way
                Brief the heads of unit  | Director    | 10 May       |
                                         |             | w/c 11 November |
                """,
                merged="A4:A6 B4:B6 A8:A9 B8:B9",
            ),
        ),
        sheet="Training",
        header_rows=(3,),
        columns="tactic A, accountable B, timing C, feedback D",
        tactics=6,
        rows="""
        1 | Run the basics course   | 2019-02-05 | 2019-02-05 | yes | Complete    | | Learning team
        2 | Run the basics course   | 2019-06-04 | 2019-06-04 | yes | Not started | | Learning team
        3 | Run the basics course   | 2019-10-08 | 2019-10-08 | yes | No update   | | Learning team
        4 | Write the e-learning    | 2019-04-01 | 2019-07-31 | yes | In progress | | Contractor
        6 | Brief the heads of unit | 2019-11-11 | 2019-11-17 | yes | No update   | | Director
        """,
        as_of="2019-03-31",
    ),
    Layout(
        name="a printed plan with spacer rows, its headings again on page two, a total, notes and a legend",
        sheets=(
            Sheet(
                name="Work programme",
                drawn="""
                Work programme 2024

                No. | Action                   | Lead   | When          | RAG   | Update
                1   | Consult on the strategy  | Policy | January       | Blue  | Complete

                2   | Write the strategy       | Policy | Feb - March   | Green | Drafting
                3   | Cost the strategy        | Finance | 15 March     | Amber | Awaiting figures from HR

                No. | Action                   | Lead   | When          | RAG   | Update
                4   | Publish the strategy     | Comms  | w/c 13 May    | Green | Not started

                5   | Review after six months  | Policy | November      |       |

                    | Total actions            | 5      |               |       |

                Notes
                1. Dates are those agreed by the board in December 2023.
                2. "Comms" is the communications team.

                Key: | Blue = complete | | Green = on track | | Amber = some delay
                [red] | Overdue
                [amber] | Due within a month
                """,
            ),
        ),
        sheet="Work programme",
        header_rows=(3,),
        columns="reference A, tactic B, accountable C, timing D, rag E, feedback F",
        tactics=5,
        rows="""
        1 | Consult on the strategy | 2024-01-01 | 2024-01-31 | yes | Complete    | | Policy
        2 | Write the strategy      | 2024-02-01 | 2024-03-31 | yes | In progress | | Policy
        3 | Cost the strategy       | 2024-03-15 | 2024-03-15 | yes | Waiting     | | Finance
        4 | Publish the strategy    | 2024-05-13 | 2024-05-19 | yes | Not started | | Comms
        5 | Review after six months | 2024-11-01 | 2024-11-30 | yes | No update   | | Policy
        """,
        as_of="2024-02-29",
    ),
)
