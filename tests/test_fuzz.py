from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MUTANTS = int(os.environ.get("NSHREPORT_MUTANTS", "300"))
"""How many damaged plans are tried; any number by hand: NSHREPORT_MUTANTS=1000 pytest -m slow tests/test_fuzz.py."""
BATCH = 100
ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each damaged plan is read in a process split off, as on Unix")
@pytest.mark.parametrize("first", range(0, MUTANTS, BATCH))
def test_a_damaged_plan_ends_in_a_report_or_a_sentence(first: int, tmp_path: Path) -> None:
    count = min(BATCH, MUTANTS - first)
    command = [sys.executable, "-m", "tests.mutants", str(first), str(count), str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    results = [line.split("\t") for line in run.stdout.splitlines()]
    assert [line for line in results if line[1] != "ok"] == [], run.stderr[-2_000:]
    assert len(results) == count, run.stderr[-2_000:]
