from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nshreport import cli
from nshreport.errors import NotAWorkbookError, NoWorkbookError
from nshreport.plan.plan_file import _COPY_NAMES, is_only_in_the_cloud, original_name, read_file
from nshreport.plan.workbook import read_workbook
from tests.books import plan_sheet, save

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS: list[tuple[object, ...]] = [
    (f"Visit school {number}", "", "", f"{number} May", "Ann", "") for number in range(1, 13)
]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    return int(ended.value.code or 0), capsys.readouterr().err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "input").mkdir()
    return tmp_path / "input"


@pytest.mark.parametrize("copy", [example for _, example in _COPY_NAMES])
def test_a_copy_is_known_by_its_name(copy: str) -> None:
    assert original_name(copy) == "plan"


@pytest.mark.parametrize(
    "name",
    ["plan", "plan-2017", "plan (2017)", "plan-Q2", "plan-FINAL", "plan-FY2017-18", "plan v2", "copying", "plan-harm1"],
)
def test_a_plan_of_another_year_or_version_is_no_copy(name: str) -> None:
    assert original_name(name) == name


def test_of_a_conflict_copy_it_is_said_which_rows_differ_and_how_to_take_either(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(plan_sheet(ROWS), folder)
    save(plan_sheet([(*ROWS[0][:3], "20 May", "Ann", ""), *ROWS[1:]]), folder, "plan-LAPTOP-7F3K2.xlsx")
    code, said = run(capsys, "check", "--as-of", "31 March 2017", "--year", "2017")
    assert code == NoWorkbookError.exit_code
    rest = 'check --as-of "31 March 2017" --year 2017'
    assert said.splitlines() == [
        "The folder 'input' holds more than one plan: 'plan-LAPTOP-7F3K2.xlsx' is a copy of 'plan.xlsx'.",
        "From 'plan.xlsx' to 'plan-LAPTOP-7F3K2.xlsx', 1 change:",
        "  Later: Visit school 1: 1 May 2017 → 20 May 2017: 19 days (14 working days) later",
        "Keep one of them and move the others out of the folder, or run one of these:",
        f"  python -m uv run nshreport {rest} {Path('input/plan.xlsx')}",
        f"  python -m uv run nshreport {rest} {Path('input/plan-LAPTOP-7F3K2.xlsx')}",
    ]


@pytest.mark.parametrize("name", ["plan £$HOME", "plan 100%", "plan `id`", "plan!"])
def test_no_command_is_shown_that_a_shell_would_change(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(plan_sheet(ROWS), folder, f"{name}.xlsx")
    save(plan_sheet(ROWS), folder, f"{name} - Copy.xlsx")
    _, said = run(capsys, "check", "--as-of", "2017-03-31", "--year", "2017")
    assert said.splitlines()[-1] == "Keep one of them and move the others out of the folder."


def test_at_most_ten_differences_are_listed_of_each_copy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(plan_sheet(ROWS), folder)
    save(plan_sheet([(*row[:3], "20 June", "Ann", "") for row in ROWS]), folder, "plan (1).xlsx")
    save(plan_sheet(ROWS), folder, "plan (Jo's conflicted copy 2017-03-31).xlsx")
    (folder / "plan - Copy.xlsx").write_bytes(b"PK")
    _, said = run(capsys, "report", "input", "--as-of", "2017-03-31", "--year", "2017")
    assert said.count("\n  Later: ") == 10
    assert "'plan (1).xlsx', 12 changes:" in said
    assert "\n  and 2 more\n" in said
    assert "'plan - Copy.xlsx' cannot be compared: 'plan - Copy.xlsx' is damaged" in said
    assert "No row of 'plan (Jo's conflicted copy 2017-03-31).xlsx' differs from 'plan.xlsx'.\n" in said
    assert f'nshreport report --as-of 2017-03-31 --year 2017 "{Path("input/plan (1).xlsx")}"\n' in said


@pytest.mark.parametrize(
    ("name", "program"),
    [("~$plan.xlsx", "Excel"), (".~lock.plan.xlsx#", "LibreOffice"), ("~$mmunication plan.docx", "Word")],
)
def test_a_lock_file_named_by_hand_is_called_one(name: str, program: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"Ann")
    with pytest.raises(NoWorkbookError, match=f"is a lock file, which {program} keeps while the plan is open"):
        read_workbook(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"\0" * 5000])
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv", "plan.docx"])
def test_a_file_whose_bytes_were_not_downloaded_is_empty(content: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotAWorkbookError, match=r"is empty. If it is kept in OneDrive .* wait until it is downloaded"):
        read_workbook(tmp_path / name)


def test_a_placeholder_is_known_by_its_attributes_on_windows_and_its_flags_on_macos() -> None:
    assert all(is_only_in_the_cloud(attributes, 0) for attributes in (0x1000, 0x400020, 0x40000))
    assert is_only_in_the_cloud(0, 0x40000000)
    assert not is_only_in_the_cloud(0x20, 0x40)


class Edited(type(Path())):  # type: ignore[misc]  # the system's own kind of path
    """A file in which somebody saves each time that it is read, as often as is said."""

    edits: list[Callable[[Path], object]]

    def read_bytes(self) -> bytes:
        content = Path(self).read_bytes()
        if self.edits:
            self.edits.pop()(Path(self))
        return content


def test_a_file_that_is_changed_while_it_is_read_is_read_once_more(tmp_path: Path) -> None:
    path = Edited(tmp_path / "plan.csv")
    Path(path).write_bytes(b"old")
    path.edits = [lambda file: file.write_bytes(b"newer")]
    assert read_file(path, "plan.csv") == b"newer"
    path.edits = [lambda file: file.write_bytes(b"newest"), lambda file: file.write_bytes(b"old")]
    with pytest.raises(NoWorkbookError, match="is being changed while it is read"):
        read_file(path, "plan.csv")
