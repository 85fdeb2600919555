"""An e-mail as a draft file: what a mail program opens ready to send, the same bytes for the same report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from nshreport.words import one_line

_MORNING = time(9, tzinfo=UTC)
_LONGEST_SUBJECT, _LONGEST_NAME = 250, 60
_NAME_SIGNS = re.compile(r"""[^\w .'’&()/+–-]+""")
_KINDS = {
    "ics": ("text", "calendar"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("application", "pdf"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_OTHER_KIND = ("application", "octet-stream")


@dataclass(frozen=True, slots=True)
class Edition:
    """Which report of which plan it is.

    Attributes:
        stem: how the names of its files begin.
        identity: what makes it the same plan from month to month.
        day: the report date.
    """

    stem: str
    identity: str
    day: date

    def key(self, to: str) -> str:
        """What distinguishes an e-mail of it to somebody from every other."""
        return f"{self.identity}\n{self.day.isoformat()}\n{to.casefold()}"


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom an e-mail goes; the address has been checked."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An e-mail that nobody has sent.

    Attributes:
        key: what distinguishes it from every other e-mail of any report; its Message-ID is made from it.
        day: the report date, which is its Date until it is sent.
        subject: one line.
        to: its recipients; none is fine.
        text: the plain text.
        html: the same in HTML, without pictures: a chart of a plan cannot be read at the width of an e-mail.
        attachments: files by name.
    """

    key: str
    day: date
    subject: str
    to: Sequence[Recipient]
    text: str
    html: str
    attachments: Mapping[str, bytes] | None = None


def write_draft(draft: Draft) -> bytes:
    """The draft as an .eml file; X-Unsent makes mail programs open it as a message to send."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(draft.subject, _LONGEST_SUBJECT)
    if draft.to:
        message["To"] = [_address(recipient) for recipient in draft.to]
    message["Date"] = format_datetime(datetime.combine(draft.day, _MORNING))
    message["Message-ID"] = f"<{_digest(draft.key)}@nshreport.invalid>"
    message["X-Unsent"] = "1"
    message.set_content(draft.text, cte="quoted-printable")
    message.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    for name, content in (draft.attachments or {}).items():
        main, sub = _KINDS.get(name.rpartition(".")[2], _OTHER_KIND)
        charset = {"charset": "utf-8"} if main == "text" else {}
        message.add_attachment(content, main, sub, filename=name, params=charset)
    message["Content-Language"] = "en-GB"
    _fix_boundaries(message, draft.key)
    return message.as_bytes()


def _address(recipient: Recipient) -> Address:
    """The address with its name; signs that mean something in a header are left out of the name."""
    name = " ".join(_NAME_SIGNS.sub(" ", one_line(recipient.name, _LONGEST_NAME)).split())
    return Address(name, addr_spec=recipient.address)


def _fix_boundaries(message: EmailMessage, key: str) -> None:
    """Boundaries made from the report; no text of ours has "=_", since all parts are encoded."""
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{_digest(key)[:24]}_{number}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]
