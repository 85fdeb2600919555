"""Processor time of programs and of calls, in seconds: what the rest of the machine does hardly changes it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def of_programs(programs: dict[str, tuple[str, ...]], folder: Path, rounds: int) -> dict[str, list[float]]:
    """What each of some Python programs took in each round, run in turns after a first round that only compiles.

    Args:
        programs: the arguments of each, by its name.
        folder: where they run.
        rounds: how often each is measured.
    """
    taken: dict[str, list[float]] = {name: [] for name in programs}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for count in range(rounds + 1):
        for name, arguments in programs.items():
            before = os.times()
            subprocess.run(
                [sys.executable, *arguments], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
            )
            after = os.times()
            if count:
                used = after.children_user + after.children_system - before.children_user - before.children_system
                taken[name].append(used)
    return taken


def of_call(work: Callable[[], object], rounds: int = 3) -> float:
    """The least of several rounds."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)
