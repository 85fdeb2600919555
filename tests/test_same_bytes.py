from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plan_2017 import WORKBOOK

ROOT = Path(__file__).parent.parent

# Today's date is asked for in one place; each run gets another.
SCRIPT = """
import sys
from datetime import date
from nshreport import cli
cli._today = lambda: date.fromisoformat(sys.argv[1])
cli.main(["report", sys.argv[2], "--as-of", "2017-03-31", "--output", sys.argv[3]])
"""


def pack_of(folder: Path, *, today: str, **environment: str) -> dict[str, bytes]:
    """The files of a pack made in a working folder, clock and environment of its own."""
    work = folder / "work"
    work.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-c", SCRIPT, today, str(WORKBOOK), str(folder / "packs")],
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    pack = folder / "packs" / "2017-03-31"
    return {str(path.relative_to(pack)): path.read_bytes() for path in pack.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_same_plan_gives_the_same_bytes_on_any_day_in_any_place(tmp_path: Path) -> None:
    here = pack_of(
        tmp_path / "here", today="2017-04-01", TZ="Europe/London", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", LANG="C.UTF-8"
    )
    there = pack_of(
        tmp_path / "far away" / "there",
        today="2031-12-24",
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="77",
        LC_ALL="C",
        LANG="C",
    )
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
