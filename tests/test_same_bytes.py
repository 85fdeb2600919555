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
cli.main(["report", sys.argv[2], "--as-of", sys.argv[3], "--output", sys.argv[4]])
"""


def packs_of(folder: Path, *, today: str, **environment: str) -> dict[str, bytes]:
    """The files of two months' packs, made in a working folder, clock and environment of their own."""
    work, packs = folder / "work", folder / "packs"
    work.mkdir(parents=True)
    for as_of in ("2017-03-31", "2017-06-30"):
        subprocess.run(
            [sys.executable, "-c", SCRIPT, today, str(WORKBOOK), as_of, str(packs)],
            cwd=work,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return {str(path.relative_to(packs)): path.read_bytes() for path in packs.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_same_plan_gives_the_same_bytes_on_any_day_in_any_place(tmp_path: Path) -> None:
    here = packs_of(
        tmp_path / "here", today="2017-04-01", TZ="Europe/London", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", LANG="C.UTF-8"
    )
    there = packs_of(
        tmp_path / "far away" / "there",
        today="2031-12-24",
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="77",
        LC_ALL="C",
        LANG="C",
    )
    assert {name.rpartition("_")[2] for name in here} > {"burn-up.png", "slips.png", "rag-trend.png"}
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
