from __future__ import annotations

import pytest

from nshreport.people import Directory, Entry, read_accountable, read_audiences
from tests.conftest import read_cases

NOBODY = Directory()


@pytest.mark.parametrize("case", read_cases("accountable.csv"), ids=lambda case: repr(case["text"][:40]))
def test_an_accountable_cell_names_its_bodies_and_people(case: dict[str, str]) -> None:
    read = read_accountable(case["text"].replace("\\n", "\n"), NOBODY)
    assert (read.lead, "; ".join(read.bodies), "; ".join(read.people)) == (case["lead"], case["bodies"], case["people"])


def test_what_stands_behind_the_names_is_a_remark() -> None:
    read = read_accountable("The Harmonisation Team -  when and as required by M & A Team", NOBODY)
    assert read.remark == "when and as required by M & A Team"


def test_the_people_sheet_gives_the_canonical_name() -> None:
    entry = Entry("Steering Group", is_person=False, spellings=("NSH SG", "Steering Group members"))
    directory = Directory((entry,), {"nsh sg": entry, "steering group members": entry, "steering group": entry})
    assert read_accountable("the NSH SG", directory).lead == "Steering Group"
    assert read_audiences("Steering Group members / GSS", directory) == ("Steering Group", "GSS")


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        ("GSS/GSR", ("GSS", "GSR")),
        ("GSS  and Devolved Administration", ("GSS", "Devolved Administration")),
        ("NSH SG and NSHG and Harmonisation Team", ("NSH SG", "NSHG", "Harmonisation Team")),
        ("Staff, residents & schools", ("Staff", "residents", "schools")),
        ("Various", ("Various",)),
        ("", ()),
    ],
)
def test_audiences_are_told_apart(text: str, audiences: tuple[str, ...]) -> None:
    assert read_audiences(text, NOBODY) == audiences
