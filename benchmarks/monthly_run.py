"""How long the whole monthly run takes on the real plan, as a ratio to importing the libraries it cannot do without."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOOR = "import pandas, matplotlib.figure, xlsxwriter"
ROUNDS = 5
AGREED = 2.5


def seconds(*arguments: str) -> float:
    """The best of several runs: the others were disturbed."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main() -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        run = ("run_report.py", "--as-of", "2017-03-31", "--output", folder)
        seconds(*run)
        floor, whole = seconds("-c", FLOOR), seconds(*run)
    print(f"bare imports {floor:.2f} s, whole run {whole:.2f} s: ratio {whole / floor:.2f} (agreed: at most {AGREED})")


if __name__ == "__main__":
    main()
