from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.pipeline import read_report
from nshreport.plan import Options
from nshreport.plan.period import find_periods, say_periods
from tests.layouts.drawing import Sheet
from tests.layouts.file import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nshreport.plan.workbook import Value


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        (("Jan", "Feb.", "SEPT"), ["January", "February", "September"]),
        (("Oct-24", "Nov '24", "December 2024"), ["October 2024", "November 2024", "December 2024"]),
        (("Q1", "Qtr 2", "Quarter 3"), ["Q1", "Q2", "Q3"]),
        (("Q1 2024/25", "Q2 24/25", "Q3"), ["Q1 2024/25", "Q2 2024/25", "Q3"]),
        (("w/c 6 May", "W/C 13 May", "wc 20/5"), ["w/c 6 May", "w/c 13 May", "w/c 20/5"]),
        (tuple("AMJJASONDJFM"), ["April", "May", "June", "July", "August", "September"]),
        (
            (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)),
            ["January 2024", "February 2024", "March 2024"],
        ),
        ((date(2024, 9, 2), date(2024, 9, 9), date(2024, 9, 16)), ["w/c 2 September 2024", "w/c 9 September 2024"]),
        ((date(2024, 9, 2), date(2024, 9, 4), date(2024, 9, 9)), ["2 September 2024", "4 September 2024"]),
    ],
)
def test_columns_of_periods_are_known_by_their_headings(headings: Sequence[Value], words: list[str]) -> None:
    assert list(find_periods(dict(enumerate(headings)), {}).values())[: len(words)] == words


@pytest.mark.parametrize(
    "headings", [("Jan", "Feb"), ("Jan update", "Feb update", "Mar update"), ("May", "Be", "Done")]
)
def test_other_columns_are_no_periods(headings: Sequence[Value]) -> None:
    assert find_periods(dict(enumerate(headings)), {}) == {}


def test_a_day_written_for_a_tick_lies_in_its_month() -> None:
    assert say_periods({0: "Q1", 1: "Q2"}, {0: 12.0}) == "Q1"
    assert say_periods({0: "May", 1: "June"}, {0: 12.0, 1: "3-5"}) == "12 May, 3-5 June"


def test_the_colour_of_a_bar_is_not_the_teams_rag(tmp_path: Path) -> None:
    drawn = """
    Task  | Who | Progress | Oct 2024 | Nov 2024 | Dec 2024
    Plan  | Ann | Done     | [green]  | [green]  |
    Print | Bob |          |          | [red]    | [red]
    """
    path = write_file(tmp_path / "plan.xlsx", (Sheet(name="Chart", drawn=drawn),))
    frame = read_report(path, Options(date(2024, 10, 31)), tmp_path).plan.frame
    assert list(frame["team_rag"]) == ["", ""]
    assert list(frame["timing"]) == ["October 2024 to November 2024", "November 2024 to December 2024"]
