"""Deliveries that race or are killed, in light processes: python -m tests.racing races 300, or kills 200.

Prints what went wrong, a line each, and then the counts as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from nshreport.deliver.delivery import deliver_pack, restore_packs
from nshreport.deliver.pack import Pack
from nshreport.deliver.run_record import changed_files, write_record
from nshreport.errors import ReportError

DAY = "2017-03-31"
WRITTEN, REFUSED = 0, 9
SIZES = (40, 3_000, 90_000, 400_000)


def a_pack(mark: int) -> Pack:
    """A pack of forty files, each of which shows in which run it was made."""
    files = {
        f"{'emails/' if number % 4 else ''}{number}.bin": bytes([mark]) * SIZES[number % 4] for number in range(40)
    }
    return Pack(DAY, {**files, "run.json": write_record({"made in": mark}, files)})


def begin(mark: int, output: Path, wait: float) -> int:
    """The number of a process of its own that delivers a pack."""
    child = os.fork()
    if child:
        return child
    time.sleep(wait)
    try:
        deliver_pack(a_pack(mark), output)
    except ReportError as trouble:
        os._exit(REFUSED if "Nothing was written" in str(trouble) else 1)
    except BaseException:  # noqa: BLE001 - a fault is counted by the parent
        os._exit(1)
    os._exit(WRITTEN)


def end(child: int) -> int:
    """A process's exit code, negative where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def faults(output: Path, names: set[str]) -> list[str]:
    """What is wrong with the packs of a folder: each must be whole, and nothing else be there."""
    wrong = [f"{DAY}: {fault}" for fault in changed_files(output / DAY)]
    return wrong + [f"left behind: {path.name}" for path in output.iterdir() if path.name not in names]


def race(chance: random.Random, output: Path) -> tuple[str, list[str]]:
    """Two deliveries of one date, started 0 to 100 ms apart."""
    ends = [end(child) for child in [begin(1, output, 0), begin(2, output, chance.random() / 10)]]
    wrong = faults(output, {DAY}) + [f"exit code {code}" for code in ends if code not in (WRITTEN, REFUSED)]
    return f"{ends.count(WRITTEN)} written", wrong


def kill(chance: random.Random, output: Path) -> tuple[str, list[str]]:
    """A delivery over an earlier pack, killed at some moment; then any command, then a delivery that is not killed."""
    started = time.monotonic()
    deliver_pack(a_pack(1), output)
    took = time.monotonic() - started
    child = begin(2, output, 0)
    time.sleep(chance.random() * took * 1.3)
    os.kill(child, signal.SIGKILL)
    code = end(child)
    restore_packs(output)
    wrong = [fault for fault in faults(output, {DAY}) if fault.startswith(DAY)]
    mark = json.loads((output / DAY / "run.json").read_bytes())["made in"]
    wrong += [f"exit code 0, but the earlier pack is there ({mark})"] if code == 0 and mark != 2 else []
    deliver_pack(a_pack(3), output)
    return f"{'killed' if code else 'too late'}, pack {mark}", wrong + faults(output, {DAY})


def main(what: str, rounds: int) -> None:
    """So many rounds of one kind, with moments drawn from a fixed seed."""
    chance = random.Random(2017)  # noqa: S311 - moments, not secrets
    counts: Counter[str] = Counter()
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            outcome, wrong = {"races": race, "kills": kill}[what](chance, Path(folder))
        counts[outcome] += 1
        counts["faults"] += bool(wrong)
        print(*wrong, sep="\n", end="\n" if wrong else "")  # noqa: T201 - a script
    print(json.dumps(counts))  # noqa: T201 - a script


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
