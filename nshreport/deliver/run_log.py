"""The log of runs: a line each, next to the packs, which say when each report was made and from what."""

from __future__ import annotations

import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nshreport.deliver.run_record import versions_in_use
from nshreport.words import one_line

RUN_LOG = "runs.log"


@dataclass(slots=True)
class RunLine:
    """One run.

    Attributes:
        at: when it began, in ISO 8601.
        command: as it was typed.
        digest: SHA-256 of the plan workbook; blank where none was read.
        result: what came of it.
        seconds: how long it took.
    """

    at: str
    command: str
    digest: str = ""
    result: str = ""
    seconds: float = 0.0

    @property
    def words(self) -> str:
        """The run on one line, its parts separated by tabs."""
        versions = ", ".join(f"{name} {number}" for name, number in versions_in_use().items())
        digest = f"sha256 {self.digest}" if self.digest else "no plan read"
        with_python = f"{versions}, Python {platform.python_version()}"
        parts = (self.at, self.command, digest, with_python, self.result, f"{self.seconds:.1f} s")
        return "\t".join(map(one_line, parts))


def log_run(line: RunLine, output: Path) -> None:
    """Add a line to the log in the folder of the packs. Where that cannot be done, the run is not held up by it."""
    with suppress(OSError):
        if output.is_dir():
            with (output / RUN_LOG).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(f"{line.words}\n")
