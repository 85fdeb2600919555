"""Files that hold no plan, or none that can be read: each must be refused with a sentence, never reported on."""

from tests.layouts.drawing import Sheet
from tests.layouts.layout import Refusal

MONTH = """
June 2024

Mon | Tue | Wed | Thu | Fri | Sat | Sun
    |     |     |     |     | 1   | 2
3   | 4   | 5   | 6   | 7   | 8   | 9
Board | | Newsletter due | | Ann on leave | |
10  | 11  | 12  | 13  | 14  | 15  | 16
    | Launch of survey | | | Deadline for articles | Fete |
17  | 18  | 19  | 20  | 21  | 22  | 23
Steering group | | | AGM | | |
24  | 25  | 26  | 27  | 28  | 29  | 30
    |     | Results |  | | |
"""

FORM = """
**Action request form**

Action:         | Replace the blinds in room 4
Owner:          | Facilities
Start date:     | @2024-02-01
Due date:       | @2024-03-01
Status:         | Awaiting approval
Audience:       | Staff in room 4
Comments:       | Two quotes attached

Signed:         | | Date: |
"""

LINKS = """
**Useful documents**

Title                      | Link                              | Description            | Updated
Communication plan 2023    | https://intranet.example/plan     | The plan on the shared drive | @2023-01-10
Action log                 | https://intranet.example/actions  | Open and closed actions | @2023-03-02
Key dates                  | https://intranet.example/dates    | Calendar of the team   | @2023-02-14
Style guide                | https://intranet.example/style    | How we write           | @2022-11-30
"""

RACI = """
RACI: publication of statistics

Task                  | Director | Lead statistician | Press office | Methods | IT
Draft the commentary  | I        | A                 | C            | R       |
Check the tables      |          | A                 |              | R       |
Sign off the release  | A        | R                 | C            |         |
Load to the web site  |          | I                 |              | C       | R
"""

SKILLS = """
Name          | R | Python | SQL | Presenting | Mapping
Abena         | 3 | 2      | 3   | 1          | 0
Callum        | 1 | 3      | 3   | 2          | 1
Dilys         | 0 | 1      | 2   | 3          | 3
Target        | 2 | 2      | 3   | 2          | 2
"""

BUDGET = """
Event budget 2024

Item            | Budget | Actual | Variance         | Notes
Venue           | 1200   | 1150   | =C4-B4 -> -50    | Paid in March
Catering        | 900    | 960    | =C5-B5 -> 60     | Two more guests
Printing        | 150    | 0      | =C6-B6 -> -150   | To do
Total           | =SUM(B4:B6) -> 2250 | =SUM(C4:C6) -> 2110 | =C7-B7 -> -140 |
"""

CONTACTS = """
Name              | Role             | Organisation   | E-mail                   | Telephone     | Notes
Ifeoma Bright     | Clerk            | Town council   | clerk@town.example       | 01632 960101  | Best by e-mail
Peter Lang        | Press officer    | County council | press@county.example     | 01632 960102  | On leave in May
Sunita Rao        | Chair            | Friends of the park | chair@park.example  | 01632 960103  |
"""

REGISTER = """
Steering group: attendance 2023

Member         | 12 January | 9 February | 9 March | 13 April | Total
Ruth Amadi     | Y          | Y          | N       | Y        | 3
Lewis Carter   | Y          | N          | Y       | Y        | 3
Mina Desai     | N          | Y          | Y       | Apologies | 2
"""

MINUTES = """
**Minutes of the steering group, 4 May 2023**
Present: Ruth Amadi (chair), Lewis Carter, Mina Desai
Apologies: none
1. The minutes of 6 April were agreed.
2. Lewis reported that the survey had closed with 212 replies. Action: Lewis to write up by 1 June.
3. Mina asked when the web pages would change. Ruth said in July. Action: Mina to tell the web team.
4. Date of next meeting: 1 June 2023.
"""

BARS = """
Project timeline

Workstream | Wk 1 | Wk 2 | Wk 3 | Wk 4 | Wk 5 | Wk 6 | Wk 7 | Wk 8
Research   | [blue] | [blue] | [blue] | | | | |
Design     |      |      | [blue] | [blue] | [blue] | | |
Build      |      |      |      |      | [blue] | [blue] | [blue] |
Launch     |      |      |      |      |      |      |      | [blue]
"""

ROTA = """
Date     | Who opens up | Who locks up | Notes
4 March  | Edith        | Norman       | Bring the key
11 March | Norman       | Edith        |
18 March | Farid        | Edith        | Hall booked after 3pm
"""

DATA = """
Region     | Year | Births | Deaths | Status
North East | 2019 | 26600  | 27100  | Final
North East | 2020 | 25800  | 30400  | Final
North West | 2019 | 81900  | 70400  | Final
North West | 2020 | 78600  | 80300  | Provisional
"""

HEADINGS_ONLY = """
Action plan 2025

Ref | Action | Lead | By when | Progress

[grey] **Quarter 1**

[grey] **Quarter 2**
"""

PLAN = """
Action              | Lead  | When        | Progress
Count the leaflets  | Wilf  | 3 May 2024  | Done
Order some more     | Wilf  | June 2024   | Not started
"""

WEB_PAGE = b"<html><body><table><tr><td>Action</td><td>When</td></tr></table></body></html>"


def _book(name: str, drawn: str) -> tuple[Sheet, ...]:
    return (Sheet(name=name, drawn=drawn),)


REFUSALS = (
    Refusal(name="a month's calendar grid", sheets=_book("June", MONTH), trouble="no-plan"),
    Refusal(name="a form of labels and values", sheets=_book("Form", FORM), trouble="no-plan"),
    Refusal(name="an index of links", sheets=_book("Index", LINKS), trouble="no-plan"),
    Refusal(name="a matrix of who does what", sheets=_book("RACI", RACI), trouble="no-plan", nearest="RACI"),
    Refusal(name="a matrix of skills", sheets=_book("Skills", SKILLS), trouble="no-plan"),
    Refusal(name="a budget", sheets=_book("Budget", BUDGET), trouble="no-plan", nearest="Budget"),
    Refusal(name="a list of contacts", sheets=_book("Contacts", CONTACTS), trouble="no-plan"),
    Refusal(name="a register of attendance", sheets=_book("Attendance", REGISTER), trouble="no-plan"),
    Refusal(name="minutes in running text", sheets=_book("Minutes", MINUTES), trouble="no-plan"),
    Refusal(name="a timeline of coloured cells", sheets=_book("Timeline", BARS), trouble="no-plan"),
    Refusal(name="a rota", sheets=_book("Rota", ROTA), trouble="no-plan"),
    Refusal(name="a table of statistics", sheets=_book("Table 1", DATA), trouble="no-plan"),
    Refusal(
        name="several sheets of which none is a plan, naming the nearest",
        sheets=(*_book("Contacts", CONTACTS), *_book("Responsibilities", RACI), *_book("June", MONTH)),
        trouble="no-plan",
        nearest="Responsibilities",
    ),
    Refusal(name="an empty workbook", sheets=_book("Sheet1", ""), trouble="no-plan"),
    Refusal(name="a plan without a tactic", sheets=_book("Plan", HEADINGS_ONLY), trouble="empty-plan"),
    Refusal(
        name="a workbook protected with a password",
        sheets=_book("Plan", PLAN),
        password="harmonise",  # noqa: S106 - protects a workbook made for the test
        trouble="password",
    ),
    Refusal(name="a web page under a workbook's name", file="plan.xlsx", content=WEB_PAGE, trouble="not-a-workbook"),
    Refusal(name="an empty file under a workbook's name", file="plan.xlsx", content=b"", trouble="not-a-workbook"),
)
