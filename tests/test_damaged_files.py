from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from nshreport.errors import NotAWorkbookError, NoWorkbookError
from nshreport.finding import make_finding
from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options, read_workbook
from nshreport.render.marked_copy import mark_copy
from tests.damaged_files import FAR, FOUND, REFUSED
from tests.plan_2017 import WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def reading_of(content: bytes, folder: Path) -> Reading:
    path = folder / "plan.xlsx"
    path.write_bytes(content)
    return read_report(path, Options(date(2017, 3, 31)), folder)


@pytest.mark.parametrize("make", FAR.values(), ids=FAR)
def test_what_reaches_far_and_says_nothing_is_not_read(make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(make())
    plan, other = read_workbook(WORKBOOK).sheets[0], read_workbook(tmp_path / "plan.xlsx").sheets[0]
    assert (other.rows, other.marks, other.hidden_rows) == (plan.rows, plan.marks, plan.hidden_rows)


@pytest.mark.parametrize(("code", "make"), FOUND.values(), ids=FOUND)
def test_what_cannot_be_read_is_a_finding_and_the_rest_is_reported(
    code: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    reading = reading_of(make(), tmp_path)
    assert code in {finding.code for finding in reading.report.findings}
    assert len(reading.report.tactics) == 23


@pytest.mark.parametrize(("words", "make"), REFUSED.values(), ids=REFUSED)
def test_a_damaged_or_oversized_file_ends_in_a_sentence_that_names_it(
    words: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    with pytest.raises(NotAWorkbookError, match=words) as trouble:
        reading_of(make(), tmp_path)
    assert "'plan.xlsx'" in str(trouble.value)


@pytest.mark.parametrize("name", ["plan.xls", "plan.csv", "plan.xlsm"])
def test_what_a_file_is_counts_and_not_what_its_name_says(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(WORKBOOK.read_bytes())
    assert read_workbook(tmp_path / name).sheets[0].rows == read_workbook(WORKBOOK).sheets[0].rows


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_a_fault_of_our_own_is_not_called_damage(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_bytes(b"Action,When\nMeet,May\n" if name == "plan.csv" else WORKBOOK.read_bytes())
    monkeypatch.setattr("nshreport.plan.workbook._as_seen", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read_workbook(tmp_path / name)


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").mkdir()
    with pytest.raises(NoWorkbookError, match="is not a file"):
        read_workbook(tmp_path / "plan.xlsx")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoWorkbookError, match="Check its name"):
        read_workbook(tmp_path / ("plan" * 100 + ".xlsx"))


def test_a_copy_with_notes_is_not_made_of_a_file_that_unpacks_beyond_the_limit() -> None:
    finding = make_finding("cell-far-away", sheet="Communication plan", cell="D4", quote="D4")
    content = BytesIO(WORKBOOK.read_bytes())
    with ZipFile(content, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(130_000_000))
    assert mark_copy(WORKBOOK.read_bytes(), ".xlsx", [finding]).content
    assert mark_copy(content.getvalue(), ".xlsx", [finding]).content is None
