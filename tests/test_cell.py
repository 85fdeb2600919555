from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.books import read_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ((1, 0.996, 0.29, 0), ("Complete", "In progress", "In progress", "Not started")),
        ((100, 99.6, 1, 0), ("Complete", "In progress", "In progress", "Not started")),
        ((1, 1, 0, 0), ("In progress", "In progress", "Not started", "Not started")),
        ((1.2, 1, 0.5, 0), ("Complete", "Complete", "In progress", "Not started")),
    ],
)
def test_only_the_whole_of_the_work_is_complete(
    typed: tuple[float, ...], states: tuple[str, ...], tmp_path: Path
) -> None:
    rows: list[tuple[object, ...]] = [(f"Tactic {share} {row}", "March", share) for row, share in enumerate(typed)]
    tactics = read_rows(rows, tmp_path, headings=("Tactic", "Timing", "% complete")).report.tactics
    assert tuple(tactic.state for tactic in tactics) == states
