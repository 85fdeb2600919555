"""Sending: shows who gets what, asks, and hands over one e-mail after the other, each at most once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from nshreport.deliver.send.journal import JOURNAL, Journal, JournalLine, Outcome, open_journal, read_journal
from nshreport.deliver.send.outbox import STEERING_GROUP, Mail, read_outbox
from nshreport.deliver.send.server import Server
from nshreport.deliver.send.session import Attempt, Session
from nshreport.errors import MailServerError, NotAllSentError
from nshreport.words import say_count, say_list

_TRIES = 2
"""Tries of an e-mail whose line broke before it was handed over."""
_OPEN = (Outcome.TRYING, Outcome.UNKNOWN)
_KILOBYTE = 1_000


@dataclass(frozen=True, slots=True)
class Order:
    """What a call of the command asks for.

    Attributes:
        pack: the folder of a report pack.
        to: "steering-group", "accountable", or an address.
        again: whether who has had it gets it again.
        yes: whether no question is asked; what needs a person's yes is then left out.
        dry_run: whether it is only shown who would get what.
    """

    pack: Path
    to: str = STEERING_GROUP
    again: bool = False
    yes: bool = False
    dry_run: bool = False


class Sorted(NamedTuple):
    """The e-mails of a call: those to send, those that may have arrived, those that have, with their journal lines."""

    fresh: tuple[Mail, ...]
    open: tuple[tuple[Mail, JournalLine], ...]
    had: tuple[tuple[Mail, JournalLine], ...]


def send_pack(
    order: Order, make_server: Callable[[], Server], ask: Callable[[str], bool], now: Callable[[], datetime]
) -> Iterator[str]:
    """Send a pack's e-mails; yields the lines to show, each as soon as it holds.

    The journal is next to the pack and is held meanwhile. It is written before and after each recipient, so that
    nobody who has had a report's e-mail gets it again, and a call after a failure goes on where the last one stopped.

    Args:
        order: what is asked for.
        make_server: the mail server; asked for only if something is to be sent.
        ask: puts a question to a person and returns whether the answer is yes.
        now: the time, for the journal and the e-mails' dates.

    Raises:
        UsageError: it is no pack, nobody is addressed, or no mail server is set.
        JournalError: the journal is damaged or in use.
        OutputError: the journal cannot be written.
        MailServerError: the mail server cannot be reached or lets nobody in.
        NotAllSentError: some recipients did not get their e-mail, or may not have got it.
    """
    mails = read_outbox(order.pack, order.to)
    path = order.pack.resolve().parent / JOURNAL
    if order.dry_run:
        sorted_mails = sort_mails(mails, read_journal(path), again=order.again)
        yield from _show(sorted_mails)
        yield "Nothing was sent: this was a dry run."
        return
    with open_journal(path) as journal:
        sorted_mails = sort_mails(mails, journal, again=order.again)
        yield from _show(sorted_mails)
        allowed, held_back = _ask_for_open(sorted_mails.open, order, ask)
        to_send = (*sorted_mails.fresh, *allowed)
        if to_send and _agreed(to_send, order, server := make_server(), ask):
            yield from _Sending(server, journal, now).send(to_send, held_back)
        elif held_back:
            raise NotAllSentError(_say_held_back(held_back))
        else:
            yield "Nothing was sent."


def sort_mails(mails: Iterable[Mail], journal: Journal, *, again: bool) -> Sorted:
    """Which e-mails are to be sent, which may have arrived already, and which have."""
    fresh: list[Mail] = []
    unsettled: list[tuple[Mail, JournalLine]] = []
    had: list[tuple[Mail, JournalLine]] = []
    for mail in mails:
        last, sent = journal.last(mail.key), journal.sent(mail.key)
        if sent is not None and not again:
            had.append((mail, sent))
        elif last is not None and last.outcome in _OPEN:
            unsettled.append((mail, last))
        else:
            fresh.append(mail)
    return Sorted(tuple(fresh), tuple(unsettled), tuple(had))


def _show(sorted_mails: Sorted) -> Iterator[str]:
    for mail in sorted_mails.fresh:
        with_files = f" with {say_list(mail.attachments)}" if mail.attachments else ""
        size = max(1, round(len(mail.draft) / _KILOBYTE))
        yield f"{mail.address} gets “{mail.subject}”{with_files} ({size:,} kB)."
    for mail, line in sorted_mails.open:
        yield f"{mail.address} may have had “{line.subject}” at {line.at}: nobody knows whether it arrived."
    for mail, line in sorted_mails.had:
        yield f"{mail.address} has had “{line.subject}” at {line.at}, and does not get it again without --again."


def _ask_for_open(
    unsettled: Sequence[tuple[Mail, JournalLine]], order: Order, ask: Callable[[str], bool]
) -> tuple[list[Mail], list[Mail]]:
    """Those that a person allows to be sent although they may have arrived, and those held back."""
    allowed: list[Mail] = []
    held_back: list[Mail] = []
    for mail, _ in unsettled:
        question = f"{mail.address} may have had this e-mail already. Send it again?"
        (allowed if not order.yes and ask(question) else held_back).append(mail)
    return allowed, held_back


def _agreed(mails: Sequence[Mail], order: Order, server: Server, ask: Callable[[str], bool]) -> bool:
    count = say_count(len(mails), "e-mail")
    return order.yes or ask(f"Send {count} from {server.sender} through {server.host}?")


def _say_held_back(mails: Sequence[Mail]) -> str:
    names = say_list([mail.address for mail in mails])
    return (
        f"{names} may have had it, and got nothing now: ask whether it arrived; if it did not, run again without --yes "
        "and answer yes."
    )


class _Sending:
    """One run over the recipients."""

    def __init__(self, server: Server, journal: Journal, now: Callable[[], datetime]) -> None:
        self._server = server
        self._journal = journal
        self._now = now
        self._session: Session | None = None

    def send(self, mails: Sequence[Mail], held_back: Sequence[Mail]) -> Iterator[str]:
        """Hand over one after the other; stops where the line breaks twice in a row."""
        outcomes: Counter[Outcome] = Counter()
        stopped = ""
        try:
            for mail in mails:
                attempt = yield from self._try(mail)
                outcomes[attempt.outcome] += 1
                if attempt.outcome is Outcome.NOT_SENT:
                    stopped = "The connection to the mail server broke twice."
                    break
        except MailServerError as trouble:
            if not outcomes:
                raise MailServerError(f"{trouble} Nothing was sent.") from None
            stopped = str(trouble)
        finally:
            if self._session is not None:
                self._session.close()
        yield from _sum_up(outcomes, len(mails), held_back, stopped)

    def _try(self, mail: Mail) -> Generator[str, None, Attempt]:
        """An e-mail's tries: more than one only while it cannot have arrived."""
        attempt = self._try_once(mail)
        for _ in range(_TRIES - 1):
            if attempt.outcome is Outcome.NOT_SENT:
                attempt = self._try_once(mail)
        yield _say_outcome(mail, attempt)
        return attempt

    def _try_once(self, mail: Mail) -> Attempt:
        if self._session is None:
            self._session = Session(self._server)
        content = mail.compose(self._server.sender, self._now())
        self._note(mail, Outcome.TRYING)
        attempt = self._session.hand_over(content, mail.address)
        if not attempt.line_open:
            self._session = None
        self._note(mail, attempt.outcome, attempt.reply)
        return attempt

    def _note(self, mail: Mail, outcome: Outcome, reply: str = "") -> None:
        at = self._now().isoformat(timespec="seconds")
        report, letter, _ = mail.key
        self._journal.write(
            JournalLine(at, report, letter, mail.address, mail.message_id, mail.subject, outcome, reply)
        )


def _say_outcome(mail: Mail, attempt: Attempt) -> str:
    match attempt.outcome:
        case Outcome.SENT:
            return f"Sent to {mail.address}."
        case Outcome.REFUSED:
            return f"The mail server refused the e-mail to {mail.address}: {attempt.reply}"
        case Outcome.NOT_SENT:
            return f"Not sent to {mail.address}: the connection broke before the e-mail was sent ({attempt.reply})."
        case _:
            return (
                f"{mail.address} may or may not have got it: the connection broke after the e-mail was sent "
                f"({attempt.reply})."
            )


def _sum_up(outcomes: Counter[Outcome], wanted: int, held_back: Sequence[Mail], stopped: str) -> Iterator[str]:
    sent = outcomes[Outcome.SENT]
    if sent == wanted and not held_back:
        yield f"{say_count(sent, 'e-mail')} sent."
        return
    listed = [f"{sent} of {say_count(wanted + len(held_back), 'e-mail')} sent"]
    listed += [f"{count} {words}" for outcome, words in _LEFT if (count := outcomes[outcome])]
    untried = wanted - outcomes.total()
    listed += [f"{untried} not tried"] if untried else []
    parts = [
        stopped,
        f"{say_list(listed)}: run again to go on where this stopped; who has had it does not get it twice.",
    ]
    if held_back:
        parts.append(_say_held_back(held_back))
    raise NotAllSentError(" ".join(filter(None, parts)))


_LEFT = (
    (Outcome.REFUSED, "refused"),
    (Outcome.NOT_SENT, "not sent"),
    (Outcome.UNKNOWN, "unknown"),
)
"""How what did not go well is counted."""
