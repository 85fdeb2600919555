"""A lock on a file, which one run holds at a time; the system lets go of it when the run ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


class LockHeldError(Exception):
    """Another run holds the lock."""


def hold(file: IO[bytes]) -> None:
    """Lock an open file until it is closed.

    Raises:
        LockHeldError: another run holds it.
        OSError: the folder's file system has no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is one on Windows only

            file.seek(1 << 30)  # far after the text: on Windows a locked stretch cannot be read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # Unix says the one, Windows the other
        raise LockHeldError from None


@contextmanager
def hold_file(path: Path) -> Iterator[None]:
    """Hold a lock file, which is made for it and removed afterwards.

    One that a killed run left behind is locked by nobody, and is simply taken.

    Raises:
        LockHeldError: another run holds it.
        OSError: it cannot be made or locked.
    """
    file = _open(path)
    try:
        hold(file)
        if not _is_file_at(file, path):
            raise LockHeldError  # removed by the run that held it, while we opened it
        try:
            yield
        finally:
            if sys.platform != "win32":  # before anybody else can lock it
                path.unlink(missing_ok=True)
    finally:
        file.close()
        if sys.platform == "win32":  # an open file cannot be removed there, so that nobody loses a lock by this
            with suppress(OSError):
                path.unlink()


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("ab")
    except PermissionError:
        if sys.platform == "win32" and path.exists():  # it is just being removed
            raise LockHeldError from None
        raise


def _is_file_at(file: IO[bytes], path: Path) -> bool:
    """Whether an open file is the one that a path names."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
