from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nshreport.deliver import delivery
from nshreport.deliver.delivery import LOCK, deliver_pack, is_delivered, restore_packs
from nshreport.deliver.lock import LockHeldError, hold_file
from nshreport.deliver.pack import Pack
from nshreport.deliver.run_record import changed_files, write_record
from nshreport.errors import FileInUseError
from tests.plan_2017 import CASES

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

DAY = "2017-03-31"
ROOT = CASES.parent.parent


def a_pack(text: str) -> Pack:
    files = {"plan.csv": text.encode(), "emails/ian.eml": b"To: ian@example.org\n"}
    return Pack(DAY, {**files, "run.json": write_record({"made": text}, files)})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def plan_in(folder: Path) -> str:
    return (folder / "plan.csv").read_text(encoding="utf-8")


def left_by_a_killed_run(output: Path, *, changed: bool = False) -> None:
    """An earlier pack that was moved away, and a new one that is half written."""
    folder, _ = deliver_pack(a_pack("earlier"), output)
    if changed:
        (folder / "notes.txt").write_text("mine", encoding="utf-8")
    folder.rename(output / f".{DAY}.old")
    (output / f".{DAY}.new").mkdir()
    (output / f".{DAY}.new" / "half.xlsx").write_bytes(b"half")


def test_any_command_puts_back_the_pack_that_a_killed_run_had_moved_away(tmp_path: Path) -> None:
    left_by_a_killed_run(tmp_path)
    restore_packs(tmp_path)
    assert plan_in(tmp_path / DAY) == "earlier"
    assert list(changed_files(tmp_path / DAY)) == []


def test_where_nothing_was_left_behind_nothing_is_touched(tmp_path: Path) -> None:
    restore_packs(tmp_path / "nowhere")
    restore_packs(tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize("changed", [False, True])
def test_the_next_run_leaves_whole_packs_and_nothing_else(tmp_path: Path, *, changed: bool) -> None:
    left_by_a_killed_run(tmp_path, changed=changed)
    folder, aside = deliver_pack(a_pack("new"), tmp_path)
    assert plan_in(folder) == "new"
    assert names(tmp_path) == [DAY, *([f"{DAY}_changed-1"] if changed else [])]
    assert aside == (tmp_path / f"{DAY}_changed-1" if changed else None)


def test_a_run_killed_while_it_removed_the_earlier_pack_leaves_no_changed_pack(tmp_path: Path) -> None:
    deliver_pack(a_pack("new"), tmp_path)
    (tmp_path / f".{DAY}.new").mkdir()
    (tmp_path / f".{DAY}.new" / "plan.csv").write_text("the rest of the earlier pack", encoding="utf-8")
    _, aside = deliver_pack(a_pack("newest"), tmp_path)
    assert (aside, names(tmp_path)) == (None, [DAY])


def test_a_run_killed_before_it_kept_a_changed_pack_does_not_lose_it(tmp_path: Path) -> None:
    left_by_a_killed_run(tmp_path, changed=True)
    (tmp_path / f".{DAY}.old").rename(tmp_path / "moved")
    deliver_pack(a_pack("new"), tmp_path)
    (tmp_path / "moved").rename(tmp_path / f".{DAY}.old")
    deliver_pack(a_pack("newest"), tmp_path)
    assert names(tmp_path) == [DAY, f"{DAY}_changed-1"]
    assert (tmp_path / f"{DAY}_changed-1" / "notes.txt").exists()


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_pack_that_is_a_link_is_replaced_and_what_it_leads_to_is_not_touched(target: str, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    deliver_pack(a_pack("earlier"), tmp_path / "elsewhere")
    before = tmp_path / target / DAY
    (output / DAY).symlink_to(before, target_is_directory=True)
    folder, _ = deliver_pack(a_pack("new"), output)
    assert not folder.is_symlink()
    assert plan_in(folder) == "new"
    assert plan_in(tmp_path / "elsewhere" / DAY) == "earlier"
    deliver_pack(a_pack("newest"), output)
    assert names(output)[0] == DAY


def test_while_another_run_is_writing_a_run_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "_PATIENCE", 0)
    deliver_pack(a_pack("earlier"), tmp_path)
    with (
        hold_file(tmp_path / LOCK),
        pytest.raises(FileInUseError, match=r"Another run is writing a report to .* Nothing was written: wait"),
    ):
        deliver_pack(a_pack("new"), tmp_path)
    assert plan_in(tmp_path / DAY) == "earlier"
    assert names(tmp_path) == [DAY]


def test_a_lock_that_a_killed_run_left_behind_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(b"")
    deliver_pack(a_pack("new"), tmp_path)
    assert names(tmp_path) == [DAY]


def test_one_lock_is_held_once(tmp_path: Path) -> None:
    second = hold_file(tmp_path / LOCK)
    with hold_file(tmp_path / LOCK), pytest.raises(LockHeldError):
        second.__enter__()
    with hold_file(tmp_path / LOCK):
        assert names(tmp_path) == [LOCK]
    assert names(tmp_path) == []


def test_a_drive_without_locks_gets_its_pack_nevertheless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> AbstractContextManager[None]:
        raise OSError(95, "Operation not supported", str(path))

    monkeypatch.setattr(delivery, "hold_file", refuse)
    folder, _ = deliver_pack(a_pack("new"), tmp_path)
    assert plan_in(folder) == "new"


def test_a_run_that_is_interrupted_while_it_writes_leaves_the_earlier_pack_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver_pack(a_pack("earlier"), tmp_path)
    rename = Path.rename

    def interrupt(path: Path, target: Path) -> Path:
        if path.suffix == ".new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        deliver_pack(a_pack("new"), tmp_path)
    assert plan_in(tmp_path / DAY) == "earlier"
    assert names(tmp_path) == [DAY]
    assert not is_delivered(a_pack("new"), tmp_path)
    assert is_delivered(a_pack("earlier"), tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it makes its processes with fork")
@pytest.mark.parametrize(("what", "rounds"), [("races", 20), ("kills", 20)])
def test_there_is_only_ever_a_whole_pack(what: str, rounds: int) -> None:
    command = [sys.executable, "-m", "tests.racing", what, str(rounds)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    *wrong, counts = done.stdout.splitlines()
    assert (wrong, json.loads(counts)["faults"]) == ([], 0)
