from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examples.charity import write_workbooks
from nshreport import cli
from nshreport.deliver import deliver_pack, pack_record, say_changed, say_differences
from nshreport.deliver.pack import build_pack
from nshreport.errors import ChangedPackError, UsageError
from nshreport.pipeline import read_report
from nshreport.plan import Options
from tests.books import plan_sheet, save
from tests.conftest import reading_on
from tests.plan_2017 import CASES, WORKBOOK

if TYPE_CHECKING:
    from nshreport.deliver.pack import Pack

DAY = "2017-03-31"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return build_pack(*reading_on(DAY))


@pytest.fixture(scope="module")
def kept(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, _ = deliver_pack(pack, tmp_path_factory.mktemp("output"))
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(("verify", *arguments))
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out + printed.err


def test_a_fresh_pack_is_unchanged_and_its_plan_gives_the_same_bytes_again(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, str(kept)) == (0, f"The pack '{DAY}' is unchanged.\n")
    said = f"The pack '{DAY}' is unchanged, and '{WORKBOOK.name}' gives the same bytes again.\n"
    assert run(capsys, str(kept), "--plan", str(WORKBOOK)) == (0, said)


@pytest.mark.slow
def test_a_changed_byte_in_any_file_is_named(tmp_path: Path) -> None:
    """The plan of the food bank has measures, people with addresses, requests and key dates: every kind of file."""
    plan = write_workbooks(tmp_path)[-1]
    pack = build_pack(*read_report(plan, Options(date(2018, 6, 30)), tmp_path / "no earlier reports"))
    folder, _ = deliver_pack(pack, tmp_path)
    kinds = {name.rpartition("_")[2] for name in pack.files}
    assert kinds > {"paper.docx", "status-report.xlsx", "measures.png", "gantt.svg", "gantt.pdf", "email.eml"}
    assert kinds > {"index.html", "emails/index.html", "deadlines.ics", "plan.csv", "snapshot.json", "run.json"}
    assert say_changed(folder) == ""
    for name, content in pack.files.items():
        place = len(content) // 2
        (folder / name).write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        if name == "run.json":
            assert "run.json" in say_changed(folder)
        else:
            assert say_changed(folder) == f"The pack '2018-06-30' is not as it was written: {name} was changed."
        (folder / name).write_bytes(content)
    assert say_changed(folder) == ""


def test_a_missing_and_an_added_file_are_named(kept: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(kept, tmp_path / DAY))
    (copy / "plan.csv").unlink()
    (copy / "notes.txt").write_text("mine", encoding="utf-8")
    assert say_changed(copy).endswith("notes.txt was added and plan.csv is missing.")


def test_another_plan_does_not_give_the_same_bytes_and_the_sentence_says_why(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = save(plan_sheet([("Hold a workshop", "", "", "7 April", "Ian", "")]), tmp_path)
    code, said = run(capsys, str(kept), "--plan", str(other))
    assert code == ChangedPackError.exit_code
    assert "The plan does not give the same bytes again: " in said
    assert "plan.csv" in said
    assert f"It is not the same workbook as the '{WORKBOOK.name}' that the pack was made from." in said


def test_other_versions_and_other_earlier_reports_are_named_as_reasons(pack: Pack) -> None:
    record = json.loads(pack.files["run.json"])
    record["versions"]["pandas"] = "1.0"
    record["earlier"] = [{"report": "2017-02-28"}]
    record["files"]["plan.csv"] = "another"
    said = say_differences(record, pack.files)
    assert "again: plan.csv would differ. The pack was made with pandas 1.0 (now " in said
    assert said.endswith("The earlier reports are not the ones that it was compared with.")


@pytest.mark.slow
def test_the_record_names_the_earlier_reports_by_their_hash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day in (DAY, "2017-04-30"):
        with pytest.raises(SystemExit):
            cli.main(["report", str(WORKBOOK), "--as-of", day, "--output", str(tmp_path), "--year", "2017"])
    capsys.readouterr()
    later = tmp_path / "2017-04-30"
    (earlier,) = pack_record(later)["earlier"]
    assert earlier["sha256"] == pack_record(tmp_path / DAY)["files"]["snapshot.json"]
    assert pack_record(later)["options"] == {"year": 2017}
    assert run(capsys, str(later), "--plan", str(WORKBOOK))[0] == 0


def test_what_is_no_pack_is_a_mistake_in_the_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not the folder of a report pack"):
        pack_record(tmp_path)


def test_a_pack_of_an_earlier_version_can_be_checked() -> None:
    old = CASES.parent / "data" / "packs-0.1" / DAY
    assert "was changed" not in say_changed(old)
