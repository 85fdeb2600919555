"""The journal of what was sent: next to the packs, so that no later run forgets it.

Each line carries a running hash of the lines before it. How many lines were written, and their hash, is in a file of
its own as well: without that, nobody could notice lines that were cut off the end.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, NamedTuple

from nshreport.deliver.lock import LockHeldError, hold
from nshreport.errors import JournalError, OutputError
from nshreport.words import say_count

JOURNAL, CHECK = "sent.jsonl", "sent.check"
_BEFORE = "before"
"""The field of a line that holds the running hash of those before it; lines of earlier versions have none."""
_CHECKED = re.compile(r"(\d+) lines, sha256 ([0-9a-f]{64})\s*")


class Outcome(StrEnum):
    """How far an e-mail to one recipient came."""

    TRYING = "trying"
    """It was begun, and nothing is known of its end: what a run leaves that was cut off."""
    SENT = "sent"
    """The server took it."""
    REFUSED = "refused"
    """The server would not take it."""
    NOT_SENT = "not sent"
    """The line broke before it was handed over."""
    UNKNOWN = "unknown"
    """The line broke after it was handed over: it may have arrived."""


class MailKey(NamedTuple):
    """What must not be sent twice: a report's e-mail to a recipient, however often the report is made."""

    report: str
    letter: str
    address: str


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line of the journal.

    Attributes:
        at: when, in ISO 8601.
        report: the report date.
        letter: which of the report's e-mails: to the steering group or to the accountable.
        address: the recipient.
        message_id: the e-mail's own, fixed for a report and a recipient.
        subject: of the e-mail.
        outcome: how far it came.
        reply: what the server said, or what broke.
    """

    at: str
    report: str
    letter: str
    address: str
    message_id: str
    subject: str
    outcome: Outcome
    reply: str = ""

    @property
    def key(self) -> MailKey:
        """What must not be sent twice."""
        return MailKey(self.report, self.letter, self.address.casefold())


class Journal:
    """What was sent from the packs of a folder, and how far each e-mail came.

    A line is written before and after each recipient, and is on the disk before anything else happens.
    """

    def __init__(self, written: _Written, file: IO[bytes] | None = None, check: Path | None = None) -> None:
        """A journal with the lines it has; without a file it is only read."""
        self._last = {line.key: line for line in written.lines}
        self._had = {line.key: line for line in written.lines if line.outcome is Outcome.SENT}
        self._hashes = list(written.hashes)
        self._file = file
        self._check = check

    def last(self, key: MailKey) -> JournalLine | None:
        """The last word on an e-mail, None if it was never tried."""
        return self._last.get(key)

    def sent(self, key: MailKey) -> JournalLine | None:
        """The last time that an e-mail was sent, None if it never was."""
        return self._had.get(key)

    def write(self, line: JournalLine) -> None:
        """Add a line, down to the disk.

        Raises:
            JournalError: it cannot be written; whatever was under way then counts as unknown.
        """
        if self._file is None or self._check is None:
            message = "a journal opened for reading only"
            raise ValueError(message)
        content = json.dumps({**asdict(line), _BEFORE: self._hashes[-1]}, ensure_ascii=False).encode("utf-8")
        try:
            self._file.write(content + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as trouble:
            raise JournalError(
                f"The journal of what was sent cannot be written ({trouble.strerror}). Sending was stopped."
            ) from None
        self._hashes.append(_running_hash(self._hashes[-1], content))
        _write_check(self._check, self._hashes)
        self._last[line.key] = line
        if line.outcome is Outcome.SENT:
            self._had[line.key] = line


def read_journal(path: Path) -> Journal:
    """The journal as it is now, for reading only; an empty one where there is none.

    Raises:
        JournalError: it is damaged.
    """
    try:
        content = path.read_bytes() if path.exists() else b""
    except OSError as trouble:
        raise JournalError(f"'{path}' cannot be read ({trouble.strerror}). Nothing was sent.") from None
    return Journal(_parse(content, path))


@contextmanager
def open_journal(path: Path) -> Iterator[Journal]:
    """The journal for writing, held so that no other run sends at the same time.

    Raises:
        JournalError: it is damaged, or another run holds it.
        OutputError: it cannot be written.
    """
    try:
        file = path.open("a+b")
    except OSError as trouble:
        raise OutputError(f"'{path}' cannot be written ({trouble.strerror}). Nothing was sent.") from None
    with file:
        _hold(file, path)
        file.seek(0)
        content = file.read()
        written = _parse(content, path)
        # A line without its end was cut off while it was written, before anything was done.
        file.truncate(content.rfind(b"\n") + 1)
        file.seek(0, os.SEEK_END)
        yield Journal(written, file, path.with_name(CHECK))


class _Written(NamedTuple):
    """The lines of a journal, and the running hash before the first, after the first, and so on to the last."""

    lines: tuple[JournalLine, ...]
    hashes: tuple[str, ...]


def _running_hash(before: str, line: bytes) -> str:
    return hashlib.sha256(before.encode("ascii") + line).hexdigest()


def _parse(content: bytes, path: Path) -> _Written:
    """The journal's lines, none changed or missing; what is after the last line end was never finished."""
    lines: list[JournalLine] = []
    hashes, chained = [""], False
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line.decode("utf-8"))
            before = entry.pop(_BEFORE, None)
            lines.append(JournalLine(**{**entry, "outcome": Outcome(entry["outcome"])}))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _damaged(path, f"line {number} cannot be read") from None
        chained = chained or before is not None
        if chained and before != hashes[-1]:
            raise _damaged(path, f"a line before line {number} was changed or is missing")
        hashes.append(_running_hash(hashes[-1], line.strip()))
    _compare_with_check(path, hashes)
    return _Written(tuple(lines), tuple(hashes))


def _compare_with_check(path: Path, hashes: list[str]) -> None:
    """Lines that were added since the check was written are as they should be: it is written after them."""
    try:
        checked = _CHECKED.fullmatch(path.with_name(CHECK).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    if checked is None:
        return
    missing = int(checked[1]) + 1 - len(hashes)
    if missing > 0:
        raise _damaged(path, f"{say_count(missing, 'line')} {'is' if missing == 1 else 'are'} missing at its end")
    if hashes[int(checked[1])] != checked[2]:
        raise _damaged(path, "a line was changed")


def _write_check(path: Path, hashes: list[str]) -> None:
    """Note how far the journal goes. Where that cannot be done, sending goes on: the lines themselves are safe."""
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        fresh.write_text(f"{len(hashes) - 1} lines, sha256 {hashes[-1]}\n", encoding="ascii")
        fresh.replace(path)


def _damaged(path: Path, what: str) -> JournalError:
    return JournalError(
        f"The journal '{path}' is damaged: {what}, so it does not say who has had what. Nothing was sent: put back an "
        f"earlier copy of it (in OneDrive and SharePoint, Version history). Only if nothing was ever sent, delete it "
        f"and '{CHECK}'."
    )


def _hold(file: IO[bytes], path: Path) -> None:
    """Lock the journal for this run."""
    try:
        hold(file)
    except LockHeldError:
        raise JournalError(f"Another run is sending just now ('{path}' is in use). Nothing was sent.") from None
    except OSError as trouble:
        raise JournalError(
            f"'{path}' cannot be locked ({trouble.strerror}), so that two runs could send the same. Nothing was sent: "
            "copy the pack and this file to a folder on your own disk, and send from there."
        ) from None
