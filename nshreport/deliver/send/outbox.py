"""What a finished pack has to send: each e-mail to each recipient."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

from nshreport.deliver.run_record import pack_record
from nshreport.deliver.send.journal import MailKey
from nshreport.deliver.verify import options_of
from nshreport.errors import UsageError
from nshreport.plan import is_address
from nshreport.words import one_line

STEERING_GROUP, ACCOUNTABLE = "steering-group", "accountable"
_WHERE = {STEERING_GROUP: "*_email.eml", ACCOUNTABLE: "emails/*.eml"}
_LINE_END = re.compile(rb"\r\n?|\n")
_FIELD = re.compile(rb"^([!-9;-~]+):.*(?:\n[ \t].*)*", re.MULTILINE)
_ADDRESSED = ("To", "Cc", "Bcc")
_REPLACED = frozenset({b"x-unsent", b"date", b"message-id", b"from", b"sender", b"bcc"})


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail of a pack to one recipient.

    Attributes:
        key: what must not be sent twice.
        address: the recipient.
        message_id: fixed for the report and the recipient.
        subject: one line.
        attachments: names of the files attached.
        draft: the draft as it is in the pack.
        readdressed: whether the draft is addressed to others, and goes to this recipient alone.
    """

    key: MailKey
    address: str
    message_id: str
    subject: str
    attachments: tuple[str, ...]
    draft: bytes
    readdressed: bool = False

    def compose(self, sender: str, at: datetime) -> bytes:
        """The e-mail as it goes out: the draft with sender, date and Message-ID; its parts are not touched."""
        head, _, body = _LINE_END.sub(b"\n", self.draft).partition(b"\n\n")
        replaced = _REPLACED | ({b"to", b"cc"} if self.readdressed else frozenset())
        kept = [found[0] for found in _FIELD.finditer(head) if found[1].lower() not in replaced]
        fields = {"From": sender, "Date": format_datetime(at), "Message-ID": self.message_id}
        if self.readdressed:
            fields["To"] = self.address
        ours = [f"{name}: {value}".encode("ascii") for name, value in fields.items()]
        return (b"\n".join([*ours, *kept]) + b"\n\n" + body).replace(b"\n", b"\r\n")


def read_outbox(pack: Path, to: str) -> tuple[Mail, ...]:
    """The e-mails of a pack that a call is about, in the order of the drafts' names.

    Args:
        pack: the folder of a report pack.
        to: "steering-group", "accountable", or an address: whatever of the pack is addressed to it; where nothing is,
            the e-mail to the steering group, for it alone.

    Raises:
        UsageError: it is no pack, or holds no such e-mail, or nobody's address is known.
    """
    report = options_of(pack_record(pack)).as_of.isoformat()
    if to in _WHERE:
        mails = tuple(_mails(pack, report, to))
        if not mails:
            raise UsageError(_nobody_sentence(pack, to))
        return mails
    if not is_address(to):
        raise UsageError(f"'{one_line(to)}' is neither {STEERING_GROUP} nor {ACCOUNTABLE} nor an e-mail address.")
    everything = [mail for letter in _WHERE for mail in _mails(pack, report, letter)]
    return tuple(mail for mail in everything if mail.address.casefold() == to.casefold()) or (
        _readdressed(pack, report, to),
    )


def _nobody_sentence(pack: Path, to: str) -> str:
    if to == STEERING_GROUP:
        return f"The e-mail in '{pack}' has no recipient: write addresses on the People sheet, or give one with --to."
    return f"'{pack}' has no personal e-mails: nobody with an address has anything outstanding."


class _Draft(NamedTuple):
    name: str
    content: bytes
    message: EmailMessage


def _mails(pack: Path, report: str, letter: str) -> Iterator[Mail]:
    for path in sorted(pack.glob(_WHERE[letter])):
        draft = _read(path)
        for folded, address in _recipients(draft).items():
            yield _mail(draft, MailKey(report, letter, folded), address)


def _recipients(draft: _Draft) -> dict[str, str]:
    """Who a draft is addressed to, by the address in small letters."""
    found: dict[str, str] = {}
    for name in _ADDRESSED:
        for address in _addresses(draft, name):
            if not is_address(address):
                raise UsageError(_mistyped_sentence(draft, f"'{one_line(address)}' is not a full e-mail address"))
            found.setdefault(address.casefold(), address)
    return found


def _addresses(draft: _Draft, name: str) -> tuple[str, ...]:
    try:
        field = draft.message[name]
        return tuple(address.addr_spec for address in field.addresses) if field is not None else ()
    except (IndexError, AttributeError, ValueError, MessageError):  # the library breaks off at some mistyped fields
        raise UsageError(_mistyped_sentence(draft, f"the field {name} cannot be read")) from None


def _mistyped_sentence(draft: _Draft, what: str) -> str:
    return f"In '{draft.name}' {what}. Nothing was sent: correct the draft, or make the report again."


def _readdressed(pack: Path, report: str, address: str) -> Mail:
    paths = sorted(pack.glob(_WHERE[STEERING_GROUP]))
    if not paths:
        raise UsageError(f"'{pack}' has no e-mail to the steering group.")
    mail = _mail(_read(paths[0]), MailKey(report, STEERING_GROUP, address.casefold()), address)
    return replace(mail, readdressed=True)


def _read(path: Path) -> _Draft:
    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise UsageError(f"'{path}' cannot be read ({trouble.strerror}). Nothing was sent.") from None
    message = message_from_bytes(content, policy=SMTP)
    if not isinstance(message, EmailMessage):  # the policy says so; the type does not
        raise TypeError(type(message))
    return _Draft(path.name, content, message)


def _mail(draft: _Draft, key: MailKey, address: str) -> Mail:
    """A draft to one recipient; its Message-ID comes from the draft's, or its file's name if a program took that."""
    origin = f"{draft.message['Message-ID'] or draft.name}\n{key.address}"
    return Mail(
        key=key,
        address=address,
        message_id=f"<{hashlib.sha256(origin.encode(errors='replace')).hexdigest()[:32]}@nshreport.invalid>",
        subject=one_line(str(draft.message["Subject"] or "")),
        attachments=tuple(one_line(part.get_filename() or "a file") for part in draft.message.iter_attachments()),
        draft=draft.content,
    )
