from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nshreport.deliver.delivery import deliver_archive, deliver_pack
from nshreport.deliver.pack import Pack, build_pack
from nshreport.deliver.pack.build import plan_slug
from nshreport.deliver.run_record import RUN
from nshreport.errors import FileInUseError, OutputError
from tests.books import read_rows
from tests.conftest import reading_on

if TYPE_CHECKING:
    from nshreport.pipeline import Reading

SMALL = Pack(
    "2017-03-31",
    {
        "plan.csv": b"row\n",
        RUN: b'{"files": {"plan.csv": "5e9d4d9f3ae3d8ddb73f24f8a3a0f2c64ad6f0e5a1f8b6d4dbd0b6d2e3d0a111"}}',
    },
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    march = reading_on("2017-03-31")
    return build_pack(march.plan, march.report)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_pack_lies_in_a_folder_named_by_its_report_date(pack: Pack, tmp_path: Path) -> None:
    folder, aside = deliver_pack(pack, tmp_path / "output")
    assert (folder.name, aside) == ("2017-03-31", None)
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == set(pack.files)
    assert names(tmp_path / "output") == ["2017-03-31"]
    assert pack.left_out == ()


def test_the_pack_as_one_file_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "2017-03-31.zip").write_bytes(b"earlier")
    archive = deliver_archive(SMALL, tmp_path)
    assert archive.read_bytes().startswith(b"PK")
    assert names(tmp_path) == ["2017-03-31.zip"]


def test_one_file_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "2017-03-31.zip").mkdir()
    with pytest.raises(OutputError, match=r"2017-03-31\.zip' cannot be written .* move it away, and run again"):
        deliver_archive(SMALL, tmp_path)
    assert names(tmp_path) == ["2017-03-31.zip"]


def test_a_pack_without_the_copy_of_the_plan_says_why(march: Reading) -> None:
    older = replace(march.plan, workbook=replace(march.plan.workbook, kind=".xls"))
    pack = build_pack(older, march.report)
    assert not [name for name in pack.files if "plan-with-comments" in name]
    (why,) = pack.left_out
    assert why.startswith("The copy of the plan with comments was left out: a workbook of this kind (.xls)")


def test_a_plan_without_deadlines_has_no_calendar_and_says_so(tmp_path: Path) -> None:
    pack = build_pack(*read_rows([("Hold a workshop", "To meet", "GSS", "tbc", "Ian", "")], tmp_path))
    assert not [name for name in pack.files if name.endswith(".ics")]
    assert pack.left_out == ("The calendar of deadlines was left out: no tactic has one.",)


def test_the_same_plan_gives_the_same_bytes(pack: Pack, march: Reading) -> None:
    assert build_pack(march.plan, march.report).files == pack.files


def test_a_second_run_for_the_same_date_replaces_the_pack(pack: Pack, tmp_path: Path) -> None:
    deliver_pack(pack, tmp_path)
    _, aside = deliver_pack(pack, tmp_path)
    assert aside is None
    assert names(tmp_path) == ["2017-03-31"]


@pytest.mark.parametrize("change", ["plan.csv", "my notes.docx"])
def test_a_pack_in_which_somebody_worked_is_set_aside_first(change: str, pack: Pack, tmp_path: Path) -> None:
    folder, _ = deliver_pack(pack, tmp_path)
    (folder / change).write_text("mine", encoding="utf-8")
    _, aside = deliver_pack(pack, tmp_path)
    assert aside is not None
    assert (aside / change).read_text(encoding="utf-8") == "mine"
    assert (folder / "plan.csv").read_bytes() == pack.files["plan.csv"]


@pytest.mark.parametrize(
    "mark", ["~$2017-03-31_NSH-SG_status-report.xlsx", ".~lock.2017-03-31_NSH-SG_status-report.xlsx#"]
)
def test_a_file_open_in_another_program_gets_a_sentence_and_nothing_changes(
    mark: str, pack: Pack, tmp_path: Path
) -> None:
    folder, _ = deliver_pack(pack, tmp_path)
    (folder / mark).write_bytes(b"")
    before = names(folder)
    with pytest.raises(
        FileInUseError, match=r"'2017-03-31_NSH-SG_status-report\.xlsx' is open in another program"
    ) as found:
        deliver_pack(pack, tmp_path)
    assert f"left '{mark}' behind: delete that" in str(found.value)
    assert names(folder) == before
    assert names(tmp_path) == ["2017-03-31"]


def test_a_read_only_file_is_not_replaced(pack: Pack, tmp_path: Path) -> None:
    folder, _ = deliver_pack(pack, tmp_path)
    (folder / "plan.csv").chmod(0o444)
    with pytest.raises(FileInUseError, match=r"'plan\.csv' in the report folder '2017-03-31' is read-only"):
        deliver_pack(pack, tmp_path)
    assert names(tmp_path) == ["2017-03-31"]


def test_an_output_folder_that_cannot_be_made_is_told_and_nothing_is_written(pack: Pack, tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        deliver_pack(pack, tmp_path / "output")
    assert names(tmp_path) == ["output"]


def test_what_a_broken_run_left_behind_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".2017-03-31.new").mkdir()
    (tmp_path / ".2017-03-31.new" / "half.xlsx").write_bytes(b"half")
    folder, _ = deliver_pack(SMALL, tmp_path)
    assert names(folder) == sorted(SMALL.files)
    assert names(tmp_path) == ["2017-03-31"]


def test_where_the_new_pack_cannot_take_its_place_the_earlier_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = deliver_pack(SMALL, tmp_path)
    (folder / "plan.csv").write_text("mine", encoding="utf-8")
    rename = Path.rename

    def fail_for_the_new_one(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_the_new_one)
    with pytest.raises(FileInUseError, match="Nothing was written"):
        deliver_pack(SMALL, tmp_path)
    assert names(tmp_path) == ["2017-03-31"]
    assert (folder / "plan.csv").read_text(encoding="utf-8") == "mine"


def test_a_pack_that_a_broken_run_had_moved_away_is_an_earlier_pack_like_any_other(tmp_path: Path) -> None:
    folder, _ = deliver_pack(SMALL, tmp_path)
    (folder / "plan.csv").write_text("mine", encoding="utf-8")
    folder.rename(tmp_path / ".2017-03-31.old")
    _, aside = deliver_pack(SMALL, tmp_path)
    assert aside is not None
    assert (aside / "plan.csv").read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["2017-03-31", "2017-03-31_changed-1"]


def test_a_file_in_the_place_of_the_packs_folder_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "2017-03-31").write_text("mine", encoding="utf-8")
    folder, aside = deliver_pack(SMALL, tmp_path)
    assert aside is not None
    assert aside.read_text(encoding="utf-8") == "mine"
    assert names(folder) == sorted(SMALL.files)
    assert names(tmp_path) == ["2017-03-31", "2017-03-31_changed-1"]


@pytest.mark.parametrize("record", ["[]", '{"files": 3}', "3", "{", '{"files": []}'])
def test_a_pack_whose_record_was_changed_is_set_aside(record: str, tmp_path: Path) -> None:
    folder, _ = deliver_pack(SMALL, tmp_path)
    (folder / RUN).write_text(record, encoding="utf-8")
    _, aside = deliver_pack(SMALL, tmp_path)
    assert aside is not None
    assert (aside / RUN).read_text(encoding="utf-8") == record


def test_a_folder_marked_read_only_as_synchronising_programs_do_is_no_hindrance(pack: Pack, tmp_path: Path) -> None:
    folder, _ = deliver_pack(pack, tmp_path)
    (folder / "emails").chmod(0o555)
    deliver_pack(pack, tmp_path)
    assert names(tmp_path) == ["2017-03-31"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("National Statistics Harmonisation Steering Group (NSH SG) Communication Plan 2017", "NSH-SG"),
        ("Town Council: Action Plan 2018/19", "Town-Council-Action-Plan-2018-19"),
        ("План", "plan"),
        ("Cynllun Cyfathrebu’r Tŷ 2017", "Cynllun-Cyfathrebu-r-Ty-2017"),
        ("Communication Plan (DfE) 2017", "DfE"),
        ("Communication Plan (Draft)", "Communication-Plan-Draft"),
        ("Plan (A)", "Plan-A"),
    ],
)
def test_a_plans_name_in_file_names_is_safe_everywhere(title: str, slug: str) -> None:
    assert plan_slug(title) == slug
