from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nshreport.finding import Severity
from nshreport.plan.people import Directory, DirectoryEntry, address_findings, read_accountable, read_audiences
from tests.books import codes, read_rows
from tests.conftest import read_cases

if TYPE_CHECKING:
    from pathlib import Path

NOBODY = Directory()


@pytest.mark.parametrize("case", read_cases("accountable.csv"), ids=lambda case: repr(case["text"][:40]))
def test_an_accountable_cell_names_its_bodies_and_people(case: dict[str, str]) -> None:
    read = read_accountable(case["text"].replace("\\n", "\n"), NOBODY)
    assert (read.lead, "; ".join(read.bodies), "; ".join(read.people)) == (case["lead"], case["bodies"], case["people"])


def test_what_stands_behind_the_names_is_a_remark() -> None:
    read = read_accountable("The Harmonisation Team -  when and as required by M & A Team", NOBODY)
    assert read.remark == "when and as required by M & A Team"


def test_the_people_sheet_gives_the_canonical_name() -> None:
    entry = DirectoryEntry("Steering Group", is_person=False, spellings=("NSH SG", "Steering Group members"))
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


def test_names_that_differ_in_upper_and_lower_case_only_are_one_as_it_is_written_most() -> None:
    directory = NOBODY.with_names(["Comms team", "Comms Team", "Comms Team", "press office", "Press Office", "GSS"])
    assert directory.canonical("comms team") == "Comms Team"
    assert directory.canonical("The Press Office") == "press office"
    assert directory.canonical("DfE") == "DfE"


def test_a_name_of_the_people_sheet_comes_before_the_plans_own_spelling() -> None:
    entry = DirectoryEntry("Press Office", is_person=False)
    directory = Directory((entry,), {"press office": entry}).with_names(["PRESS OFFICE"])
    assert directory.canonical("press office") == "Press Office"


def test_names_in_other_case_are_one_in_the_plan(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("Talk", "", "Parents", "March", "Press Office", ""),
        ("Write", "", "pupils, parents", "May", "press office", ""),
    ]
    reading = read_rows(rows, tmp_path)
    assert [tactic.lead for tactic in reading.report.tactics] == ["Press Office", "Press Office"]
    assert [tactic.audiences for tactic in reading.report.tactics] == [("Parents",), ("pupils", "Parents")]
    assert not {"name-spelt-two-ways", "audience-spelt-two-ways"} & set(codes(reading))


def test_an_address_cell_with_anything_but_one_address_is_something_to_fix() -> None:
    typed = ("a@b.org; c@d.org", "a@b", "Jo <jo@x.org>", "")
    directory = Directory(
        tuple(
            DirectoryEntry(f"N{row}", is_person=True, address=text, address_cell=f"E{row}")
            for row, text in enumerate(typed)
        )
    )
    found = {finding.cell: (finding.code, finding.severity) for finding in address_findings(directory)}
    assert found == {"E0": ("several-addresses", Severity.FIX), "E1": ("address-not-understood", Severity.FIX)}
