"""A conversation with the mail server: how far each e-mail came, and what is said of trouble."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from base64 import b64encode
from typing import NamedTuple

from nshreport.deliver.send.journal import Outcome
from nshreport.deliver.send.server import Security, Server
from nshreport.errors import MailServerError
from nshreport.words import one_line

_CLOSING = 421
"""The reply with which a server ends the conversation, at any stage."""
_GREETING = "[127.0.0.1]"
"""How we introduce ourselves: with no machine's name."""
_TAKEN, _GO_ON, _NO = 2, 3, (4, 5)
"""First figures of a server's replies, which decide (RFC 5321)."""


class Attempt(NamedTuple):
    """How far an e-mail came, what the server or the line said, and whether the line is still open."""

    outcome: Outcome
    reply: str
    line_open: bool


class _NotTakenError(Exception):
    """The server answered, and not as it does when all is well."""

    def __init__(self, code: int, text: bytes) -> None:
        super().__init__(code, text)
        self.code = code
        self.words = one_line(f"{code} {text.decode('utf-8', 'replace')}")


class Session:
    """A conversation with a mail server, until it is closed."""

    def __init__(self, server: Server) -> None:
        """Connect, protect the line, and log in where there is a user.

        Raises:
            MailServerError: the server cannot be reached, its certificate does not hold, or it lets nobody in.
        """
        self._server = server
        try:
            self._smtp = _connect(server)
        except (smtplib.SMTPException, OSError, UnicodeError) as trouble:
            raise MailServerError(_say_trouble(trouble, server)) from None

    def close(self) -> None:
        """End the conversation; what was sent is sent, whatever becomes of the line now."""
        try:
            self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()

    def hand_over(self, mail: bytes, address: str) -> Attempt:
        """Give the server an e-mail for one recipient.

        Until the dot that ends it has left, a server cannot have taken an e-mail; from then on it may have.
        """
        handed_over = False
        try:
            _expect(self._smtp.mail(self._server.sender), _TAKEN)
            _expect(self._smtp.rcpt(address), _TAKEN)
            _expect(self._smtp.docmd("DATA"), _GO_ON)
            self._wait(self._server.last_patience)
            self._smtp.send(_without_bare_dots(mail))
            handed_over = True
            self._smtp.send(b".\r\n")
            _expect(self._smtp.getreply(), _TAKEN)
        except _NotTakenError as answer:
            return self._not_taken(answer, handed_over=handed_over)
        except (smtplib.SMTPException, OSError) as trouble:
            self._smtp.close()
            said = "no answer in time" if isinstance(_cause(trouble), TimeoutError) else _detail(trouble)
            return Attempt(Outcome.UNKNOWN if handed_over else Outcome.NOT_SENT, said, line_open=False)
        self._wait(self._server.patience)
        return Attempt(Outcome.SENT, "", line_open=True)

    def _not_taken(self, answer: _NotTakenError, *, handed_over: bool) -> Attempt:
        if answer.code // 100 not in _NO:
            self._smtp.close()
            return Attempt(Outcome.UNKNOWN if handed_over else Outcome.NOT_SENT, answer.words, line_open=False)
        if answer.code == _CLOSING:
            self._smtp.close()
            return Attempt(Outcome.NOT_SENT, answer.words, line_open=False)
        return Attempt(Outcome.REFUSED, answer.words, line_open=self._start_afresh())

    def _start_afresh(self) -> bool:
        """Whether the server is ready for the next e-mail after a refusal."""
        try:
            self._wait(self._server.patience)
            _expect(self._smtp.rset(), _TAKEN)
        except (_NotTakenError, smtplib.SMTPException, OSError):
            self._smtp.close()
            return False
        return True

    def _wait(self, seconds: float) -> None:
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconds)


def _connect(server: Server) -> smtplib.SMTP:
    """A line to the server, protected and logged in."""
    context = server.context or ssl.create_default_context()
    if server.security is Security.TLS:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, _GREETING, timeout=server.patience, context=context
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, _GREETING, timeout=server.patience)
    try:
        if server.security is Security.STARTTLS:
            smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
        if server.user:
            _log_in(smtp, server)
        if smtp.sock is not None:  # the last dot travels by itself, and should not wait for company
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except (smtplib.SMTPException, OSError, UnicodeError):
        smtp.close()
        raise
    return smtp


def _log_in(smtp: smtplib.SMTP, server: Server) -> None:
    """Log in; smtplib knows ASCII only, but a password may hold a pound sign (RFC 4616 has it in UTF-8)."""
    if server.user.isascii() and server.password.isascii():
        smtp.login(server.user, server.password)
        return
    token = b64encode(f"\0{server.user}\0{server.password}".encode()).decode("ascii")
    code, words = smtp.docmd("AUTH", f"PLAIN {token}")
    if code // 100 != _TAKEN:
        raise smtplib.SMTPAuthenticationError(code, words)


def _expect(answer: tuple[int, bytes], kind: int) -> None:
    if answer[0] // 100 != kind:
        raise _NotTakenError(*answer)


def _without_bare_dots(mail: bytes) -> bytes:
    """An e-mail as it travels: a dot at the start of a line doubled (RFC 5321), with a line end at its end."""
    travelling = re.sub(rb"(?m)^\.", b"..", mail)
    return travelling if travelling.endswith(b"\r\n") else travelling + b"\r\n"


_TROUBLES: tuple[tuple[type[Exception], str], ...] = (
    (ssl.SSLCertVerificationError, "The certificate of the mail server {host} is not valid ({detail})."),
    (smtplib.SMTPAuthenticationError, "The mail server {host} did not accept the user name and password ({detail})."),
    (
        smtplib.SMTPNotSupportedError,
        "The mail server {host} does not offer what is needed ({detail}); open the draft in your mail program instead.",
    ),
    (smtplib.SMTPResponseException, "The mail server {host} refused the connection ({detail})."),
    (smtplib.SMTPServerDisconnected, "The mail server {host} closed the connection ({detail})."),
    (TimeoutError, "The mail server {host} did not answer within {patience:g} seconds."),
    (socket.gaierror, "There is no mail server {host}: check NSHREPORT_SMTP_HOST."),
    (ssl.SSLError, "No secure connection to the mail server {host}, port {port}, could be made ({detail})."),
    (OSError, "The mail server {host}, port {port}, cannot be reached ({detail})."),
    (UnicodeError, "'{host}' cannot be the name of a mail server: check NSHREPORT_SMTP_HOST."),
)
"""What is said of trouble on the way in: the first kind that fits."""


def _cause(trouble: Exception) -> Exception:
    """That there was no answer in time, where smtplib only says that the line broke."""
    return trouble.__context__ if isinstance(trouble.__context__, TimeoutError) else trouble


def _say_trouble(error: Exception, server: Server) -> str:
    trouble = _cause(error)
    sentence = next(words for kind, words in _TROUBLES if isinstance(trouble, kind))
    return sentence.format(host=server.host, port=server.port, patience=server.patience, detail=_detail(trouble))


def _detail(trouble: Exception) -> str:
    if isinstance(trouble, smtplib.SMTPResponseException):
        words = trouble.smtp_error
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        return one_line(f"{trouble.smtp_code} {text}")
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return one_line(trouble.verify_message)
    return one_line(getattr(trouble, "strerror", None) or str(trouble) or type(trouble).__name__)
