"""The made-up plan in examples/: three months of reports with measures, parts, decisions and commentary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examples.charity import MONTHS, write_workbooks
from tests.months import run_month

if TYPE_CHECKING:
    from pathlib import Path


def test_the_example_shows_which_objective_moves_and_which_does_not(tmp_path: Path) -> None:
    packs = tmp_path / "output"
    packs.mkdir()
    books = write_workbooks(tmp_path)
    first, second, third = (run_month(book, packs, day) for book, day in zip(books, MONTHS, strict=True))
    assert [(one.measure.name, one.status) for one in third.report.measures] == [
        ("Families helped each month", "On track"),
        ("Schools that know us", "On track"),
        ("Volunteers trained", "Behind"),
        ("Complaints each month", "On track"),
        ("Months that are paid for", "Behind"),
    ]
    assert set(second.report.parts) == {"T02"}
    assert first.report.requests[0].kind == "question"
    assert [request.kind for request in second.report.requests] == ["date"]
    assert [
        finding.code for finding in third.plan.findings if finding.sheet in {"Measures", "Parts", "Decisions"}
    ] == []
