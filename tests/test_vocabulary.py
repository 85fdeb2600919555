from __future__ import annotations

import pytest

from nshreport.plan import Sheet
from tests.months import read_lines


def words_of(tactic: str = "Tactic", accountable: str = "Accountable", *sheets: Sheet) -> tuple[str, str, str, str]:
    row = ("Give a talk", "7 April", "Ian", "Drafting")
    words = read_lines([row], "2017-03-31", headings=(tactic, "When", accountable, "Progress"), sheets=sheets).words
    return words.tactic, words.tactics, words.accountable, words.group


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Tactic", ("tactic", "tactics")),
        ("Actions", ("action", "actions")),
        ("Activity / message", ("activity", "activities")),
        ("Planned activities", ("activity", "activities")),
        ("Task name", ("task", "tasks")),
        ("What", ("action", "actions")),
    ],
)
def test_a_row_is_called_what_the_heading_calls_it(heading: str, expected: tuple[str, str]) -> None:
    assert words_of(heading)[:2] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Owner", "owner"),
        ("Lead officer", "lead officer"),
        ("Lead", "lead"),
        ("Person responsible", "responsible"),
        ("By whom", "accountable"),
    ],
)
def test_the_accountable_are_called_what_the_heading_calls_them(heading: str, expected: str) -> None:
    assert words_of("Action", heading)[2] == expected


SETTINGS = Sheet("Settings", (("Group", "Comms Board"),))
PEOPLE = Sheet("People", (("Name", "Kind", "Role"), ("Ann", "person", ""), ("Trustees", "body", "steering group")))
MEMBERS = Sheet("People", (("Name", "Kind", "Role"), ("Ann", "person", "steering group")))
TITLE = Sheet("Settings", (("Title", "Plan for the Programme Board 2017"),))


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ((), "the group"),
        ((SETTINGS, PEOPLE), "the Comms Board"),
        ((PEOPLE, TITLE), "the Trustees"),
        ((MEMBERS,), "the Steering Group"),
        ((TITLE,), "the Programme Board"),
    ],
)
def test_the_group_is_named_by_settings_then_people_then_the_title(sheets: tuple[Sheet, ...], expected: str) -> None:
    assert words_of("Action", "Owner", *sheets)[3] == expected
