"""The two files that are double-clicked: the one for macOS is run under bash, the one for Windows is read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
COMMAND, CMD = "Run report.command", "Run report.cmd"
ODD_FOLDER = "Dépt & Co's plan"
RUN = "run_report.py --as-of ask --open"


def copy_program(folder: Path) -> Path:
    """The program as somebody would copy it, in a folder with an odd name."""
    program = folder / ODD_FOLDER
    program.mkdir()
    for name in ("nshreport", "input"):
        shutil.copytree(ROOT / name, program / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (COMMAND, "run_report.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, program)
    return program


def double_click(
    program: Path, home: Path, typed: str, before: Sequence[str] = (), path: str = ""
) -> subprocess.CompletedProcess[str]:
    outside = os.pathsep.join(one for one in os.environ["PATH"].split(os.pathsep) if not one.startswith(sys.prefix))
    variables = {**os.environ, "NSHREPORT_HOME": str(home), "BROWSER": "true", "PATH": path or outside}
    variables.pop("VIRTUAL_ENV", None)
    return subprocess.run(
        [*before, shutil.which("bash") or "bash", str(program / COMMAND)],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=variables,
        cwd="/",
        check=False,
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="bash runs it")
def test_a_double_click_asks_for_the_date_and_makes_the_report_from_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    program = copy_program(tmp_path)
    run = double_click(program, tmp_path / "home", "soon\n31 March 2017\n\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert (program / "output" / "2017-03-31" / "index.html").exists()
    assert "Press Enter" in run.stdout
    assert not list(program.glob(".venv*"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="bash runs it")
def test_a_double_click_needs_no_network_where_the_wheels_lie_next_to_it(tmp_path: Path) -> None:
    program = copy_program(tmp_path)
    pinned = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["uv"]
    (tmp_path / "pinned.txt").write_text("\n".join(pinned["constraint-dependencies"]), encoding="utf-8")
    fill = [
        str(Path(sys.base_prefix) / "bin" / "python3"),
        "-m",
        "pip",
        "wheel",
        "-q",
        "-c",
        str(tmp_path / "pinned.txt"),
        "-w",
        "wheels",
        ".",
    ]
    subprocess.run(fill, cwd=program, check=True)
    cut_off = ["unshare", "--net"]
    can_be_cut_off = subprocess.run([*cut_off, "true"], capture_output=True, check=False).returncode == 0
    run = double_click(program, tmp_path / "home", "31/3/2017\n\n", cut_off if can_be_cut_off else [])
    assert (run.returncode, run.stderr) == (0, "")
    assert (program / "output" / "2017-03-31" / "index.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="bash runs it")
def test_without_a_python_the_double_click_says_what_to_install(tmp_path: Path) -> None:
    program = copy_program(tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in ("bash", "dirname", "cmp", "printf"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    run = double_click(program, tmp_path / "home", "\n", path=str(tmp_path / "bin"))
    assert run.returncode == 1
    assert "no Python 3.11 or newer" in run.stdout


def test_the_file_for_windows_does_what_the_one_for_macos_does() -> None:
    windows = (ROOT / CMD).read_bytes()
    assert windows.count(b"\n") == windows.count(b"\r\n")
    text = windows.decode("ascii")
    assert 'pushd "%~dp0"' in text
    assert "setlocal DisableDelayedExpansion" in text
    assert text.count(RUN) == (ROOT / COMMAND).read_text(encoding="utf-8").count("run=(") == 3
    for line in text.splitlines():
        for place in re.finditer("%(store|folder)%", line):
            assert line.startswith("rem") or line[: place.start()].count('"') % 2 == 1, line
    labels = {line[1:] for line in text.splitlines() if line.startswith(":")}
    called = set(re.findall(r"(?:goto|call :)\s?(\w+)", text))
    assert called <= labels
