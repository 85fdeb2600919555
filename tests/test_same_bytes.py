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
cli.commands.today = cli.options.today = lambda: date.fromisoformat(sys.argv[1])
cli.main(["report", sys.argv[2], "--as-of", sys.argv[3], "--output", sys.argv[4]])
"""


# Matplotlib's list of fonts, its own among them, as if this machine had none.
NO_FONTS = """
from matplotlib.font_manager import fontManager
fontManager.ttflist.clear()
fontManager.afmlist.clear()
"""


def packs_of(folder: Path, *, today: str = "2017-04-01", before: str = "", **environment: str) -> dict[str, bytes]:
    """The files of two months' packs, made with no warning in a folder, clock and environment of their own."""
    work, packs = folder / "work", folder / "packs"
    work.mkdir(parents=True)
    for as_of in ("2017-03-31", "2017-06-30"):
        run = subprocess.run(
            [sys.executable, "-c", before + SCRIPT, today, str(WORKBOOK), as_of, str(packs)],
            cwd=work,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert run.stderr == b""
    in_packs = (
        path for path in packs.glob("*/**/*") if path.is_file()
    )  # next to them is the log, which names the time
    return {str(path.relative_to(packs)): path.read_bytes() for path in in_packs}


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
    assert {name.rpartition("_")[2] for name in here} > {"burn-up.png", "slips.png"}
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


@pytest.mark.slow
def test_the_same_plan_gives_the_same_bytes_whatever_fonts_there_are_or_are_said_to_be(tmp_path: Path) -> None:
    caches = {name: tmp_path / "caches" / name for name in ("empty", "stale")}
    for cache in caches.values():
        cache.mkdir(parents=True)
    empty = packs_of(tmp_path / "empty", MPLCONFIGDIR=str(caches["empty"]))
    (listed,) = caches["empty"].glob("fontlist-*.json")
    names = listed.read_text(encoding="utf-8")
    stale = names.replace("DejaVuSans.ttf", "DejaVuSerif.ttf").replace("DejaVuSans-Bold.ttf", "gone.ttf")
    assert stale != names
    (caches["stale"] / listed.name).write_text(stale, encoding="utf-8")
    others = {
        "stale": packs_of(tmp_path / "stale", MPLCONFIGDIR=str(caches["stale"])),
        "unwritable": packs_of(tmp_path / "unwritable", MPLCONFIGDIR=str(listed / "no folder")),
        "no fonts": packs_of(tmp_path / "no fonts", before=NO_FONTS),
    }
    assert (caches["stale"] / listed.name).read_text(encoding="utf-8") == stale
    assert [scene for scene, pack in others.items() if pack.keys() != empty.keys()] == []
    assert [(scene, name) for scene, pack in others.items() for name in empty if pack[name] != empty[name]] == []
