"""The journal of what was sent: beside the packs, so that no later run forgets it."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING, NamedTuple

from nshreport.deliver.lock import LockHeldError, hold
from nshreport.errors import JournalError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JOURNAL = "sent.jsonl"


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

    def __init__(self, lines: tuple[JournalLine, ...], file: IO[bytes] | None = None) -> None:
        """A journal with the lines it has; without a file it is only read."""
        self._last = {line.key: line for line in lines}
        self._had = {line.key: line for line in lines if line.outcome is Outcome.SENT}
        self._file = file

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
        if self._file is None:
            message = "a journal opened for reading only"
            raise ValueError(message)
        try:
            self._file.write(json.dumps(asdict(line), ensure_ascii=False).encode("utf-8") + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as trouble:
            raise JournalError(
                f"The journal of what was sent cannot be written ({trouble.strerror}). Sending was stopped."
            ) from None
        self._last[line.key] = line
        if line.outcome is Outcome.SENT:
            self._had[line.key] = line


def read_journal(path: Path) -> Journal:
    """The journal as it stands, for reading only; an empty one where there is none.

    Raises:
        JournalError: it is damaged.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Journal(())
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
        lines = _parse(content, path)
        # A line without its end was cut off while it was written, before anything was done.
        file.truncate(content.rfind(b"\n") + 1)
        file.seek(0, os.SEEK_END)
        yield Journal(lines, file)


def _parse(content: bytes, path: Path) -> tuple[JournalLine, ...]:
    """The journal's lines; what stands behind the last line end was never finished."""
    lines = []
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        try:
            if line.strip():
                entry = json.loads(line.decode("utf-8"))
                lines.append(JournalLine(**{**entry, "outcome": Outcome(entry["outcome"])}))
        except (ValueError, KeyError, TypeError):
            raise JournalError(
                f"Line {number} of '{path}' is damaged, so that nobody can say who has had what. Nothing was sent: "
                "fix the line, or move the file away if nothing was ever sent."
            ) from None
    return tuple(lines)


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
