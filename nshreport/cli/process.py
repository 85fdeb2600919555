"""The process around a command: its standard streams, its environment, and the signal that ends it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from nshreport.errors import OutputError

_STREAMS = (("stdin", "r", "utf-8-sig"), ("stdout", "w", "utf-8"), ("stderr", "w", "utf-8"))
"""Each with how it is opened, and its encoding: what Windows writes may begin with a mark."""


def prepare_process() -> None:
    """Make it the same whatever started it.

    The standard streams get their encoding; one that is closed becomes one that holds nothing and keeps nothing.
    Charts are drawn into files, so no screen is chosen for them: matplotlib would not start with one that it lacks.
    """
    os.environ.pop("MPLBACKEND", None)
    for name, mode, encoding in _STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding=encoding))  # noqa: PTH123, SIM115 - for as long as we run
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="replace")


def end_unwritten(trouble: OSError) -> int:
    """Say that standard output cannot be written, as on a full disk.

    Returns:
        The exit code.

    Raises:
        OSError: the trouble is with a file, and no stream.
    """
    if trouble.filename is not None:
        raise trouble
    with suppress(OSError):  # or Python would try once more to write what is left, and say so
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError):
        typer.echo(
            f"What the program has to say cannot be written ({trouble.strerror}). The disk may be full.", err=True
        )
    return OutputError.exit_code


@contextmanager
def ended_like_ctrl_c() -> Iterator[None]:
    """The signal by which other programs end this one is treated as Ctrl-C."""
    try:
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
