from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from nshreport import cli
from tests.plan_2017 import WORKBOOK

if TYPE_CHECKING:
    from pathlib import Path

LONG = "a" * 300
PROGRAM = f"'{sys.executable}' -m nshreport"
STREAMS = {
    "output on a full disk": (f"{PROGRAM} explain 'end of June' > /dev/full", 8, "cannot be written"),
    "JSON on a full disk": (f"{PROGRAM} explain 'end of June' --json > /dev/full", 8, "cannot be written"),
    "help on a full disk": (f"{PROGRAM} --help > /dev/full", 8, "cannot be written"),
    "nothing to write errors to": (f"{PROGRAM} explain 'end of June' > /dev/full 2>&1", 8, ""),
    "output closed": (f"{PROGRAM} explain 'end of June' >&-", 0, ""),
    "everything closed": (f"{PROGRAM} explain 'end of June' <&- >&- 2>&-", 0, ""),
    "input closed": (f"{PROGRAM} explain <&-", 2, "no text to explain"),
    "input blank": (f"{PROGRAM} explain < /dev/null", 2, "no text to explain"),
    "summary on a full disk": (f"{PROGRAM} check plan.xlsx > /dev/full", 8, "cannot be written"),
    "summary without output": (f"{PROGRAM} check plan.xlsx >&-", 0, ""),
    "charts for a screen that is not there": (f"MPLBACKEND=nonsense {PROGRAM} report plan.xlsx", 0, ""),
}
"""A line of the shell, its exit code, and what is said on standard error; blank for nothing at all."""
NAMES = {
    "plan": ("check", LONG),
    "plan's folder": ("check", f"{LONG}/plan.xlsx"),
    "output": ("report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", LONG),
    "history": ("check", str(WORKBOOK), "--history", LONG),
    "earlier report": ("check", str(WORKBOOK), "--previous", LONG),
    "folder of packs": ("history", LONG),
    "edition": ("diff", LONG, str(WORKBOOK)),
    "pack": ("verify", LONG),
    "pack to send": ("send", LONG),
    "new plan": ("new", f"{LONG}.xlsx"),
    "document": ("import", f"{LONG}.docx"),
    "next year's plan": ("rollover", str(WORKBOOK), f"--output={LONG}"),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the shell and the full disk of Linux")
@pytest.mark.parametrize(("line", "code", "said"), STREAMS.values(), ids=STREAMS)
def test_streams_that_are_closed_or_full_end_in_a_sentence_or_change_nothing(
    line: str, code: int, said: str, tmp_path: Path
) -> None:
    shutil.copy(WORKBOOK, tmp_path / "plan.xlsx")
    done = subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == bool(said)


@pytest.mark.parametrize("arguments", NAMES.values(), ids=NAMES)
def test_a_name_that_is_too_long_ends_in_a_sentence_and_nothing_is_written(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code in {2, 3, 8}
    said = capsys.readouterr().err
    assert "aaa" in said
    assert said.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} <= {"runs.log"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
@pytest.mark.parametrize("command", ["check", "report"])
def test_a_plan_whose_name_is_not_unicode_is_read(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan = tmp_path / "plan\udcff.xlsx"
    shutil.copy(WORKBOOK, plan)
    with pytest.raises(SystemExit) as ended:
        cli.main([command, str(plan), "--as-of", "2017-03-31", "--output", str(tmp_path / "output\udcff")])
    assert not ended.value.code, capsys.readouterr().err
