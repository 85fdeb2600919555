"""The monthly run on the real plan against a minimal script that reads, writes and draws as much as it must."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from processor_time import of_programs

ROOT = Path(__file__).parent.parent
ROUNDS = 5
AGREED, MOST = 1.5, 1.7


def main() -> int:
    """Print both times and their ratio; 1 if it is beyond the most."""
    plan = next((ROOT / "input").glob("*.xlsx"))
    with tempfile.TemporaryDirectory() as folder:
        run = ("run_report.py", str(plan), "--as-of", "2017-03-31", "--output", folder)
        minimal = ("benchmarks/minimal_report.py", str(plan), folder)
        taken = of_programs({"least": minimal, "run": run}, ROOT, ROUNDS)
    # Within a round the machine is as fast for one as for the other.
    ratio = statistics.median(run / least for run, least in zip(taken["run"], taken["least"], strict=True))
    print(
        f"minimal script {min(taken['least']):.2f} s, monthly run {min(taken['run']):.2f} s of processor time: "
        f"ratio {ratio:.2f} (agreed: at most {AGREED}; fails above {MOST})"
    )
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
