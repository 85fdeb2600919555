"""What surrounds every command: trouble said in a sentence, the log of runs, and what is shown meanwhile."""

import errno
import gc
import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

import typer

from nshreport.cli.options import now
from nshreport.errors import ReportError, StoppedError, UsageError

if TYPE_CHECKING:
    from nshreport.deliver import RunLine

_QUIET_SECONDS = 2
"""A run that takes longer says what it is doing."""
TYPED: ContextVar[tuple[str, ...]] = ContextVar("TYPED", default=())
"""What was typed after the program's name."""


@contextmanager
def trouble_said(
    *, as_json: bool = False, stopped: Callable[[], str] = lambda: "Stopped; nothing was written."
) -> Iterator[None]:
    """Trouble that stops a command is a sentence on standard error, or JSON, and its exit code.

    Args:
        as_json: whether JSON is wanted.
        stopped: what is said when somebody stops the run.
    """
    try:
        try:
            yield
        except KeyboardInterrupt:
            raise StoppedError(stopped()) from None
        except OSError as trouble:
            if trouble.errno != errno.ENAMETOOLONG:
                raise
            raise UsageError(f"The name '{str(trouble.filename)[:60]}...' is too long. Give a shorter one.") from None
    except ReportError as trouble:
        if as_json:
            print_json({"error": {"code": trouble.code, "message": str(trouble)}})
        else:
            typer.echo(str(trouble), err=True)
        raise typer.Exit(trouble.exit_code) from None


def print_json(content: dict[str, Any]) -> None:
    """Print a JSON object on a line, for programs."""
    typer.echo(json.dumps(content, ensure_ascii=False))


@contextmanager
def quick_imports() -> Iterator[None]:
    """Imports without searches for garbage, which took a fifth of the monthly run: what they bring is never freed.

    On its import matplotlib lists the machine's fonts. Nothing here uses the list, so its warnings are not shown.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Say in a terminal what a run of more than two seconds is doing; elsewhere, nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    status = Console(stderr=True).status("Reading the plan")
    begin = Timer(_QUIET_SECONDS, status.start)
    begin.start()
    try:
        yield status.update
    finally:
        begin.cancel()
        begin.join()
        status.stop()


@contextmanager
def logged(folder: Path) -> Iterator["RunLine"]:
    """Write a line to the log of runs in the folder of the packs, whatever becomes of the run."""
    from nshreport.deliver import RunLine, log_run

    started, line = time.monotonic(), RunLine(now().isoformat(timespec="seconds"), " ".join(TYPED.get()))
    try:
        yield line
    except (ReportError, KeyboardInterrupt) as trouble:
        line.result = str(trouble) or "stopped"
        raise
    finally:
        line.seconds = time.monotonic() - started
        log_run(line, folder)
