"""A real mail server on loopback that can be told where to go wrong."""

from __future__ import annotations

import asyncio
import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "127.0.0.1"
RIGHT = (b"right", "r£ght".encode())
"""The passwords that let somebody in."""
SILENCE = 30.0
"""Seconds of a server that says nothing: longer than any test waits."""
Fault = tuple[str, str]
"""A stage (EHLO, MAIL, RCPT, DATA, BODY, END, TAKEN) and what happens there: "drop", "silence", or a reply.

BODY is the stage in which the text travels, END its last dot; at TAKEN the server has the e-mail before it goes wrong.
"""


@dataclass
class Post:
    """What arrived, and what goes wrong: each fault once, in its stage's turn; a fault under "*" every time."""

    faults: list[Fault] = field(default_factory=list)
    always: list[Fault] = field(default_factory=list)
    arrived: list[tuple[str, bytes]] = field(default_factory=list)
    conversations: int = 0
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)

    @property
    def recipients(self) -> list[str]:
        """To whom something arrived, in order."""
        return [address for address, _ in self.arrived]

    def _fault(self, stage: str) -> str:
        for place, (where, what) in enumerate(self.faults):
            if where == stage:
                del self.faults[place]
                return what
        return next((what for where, what in self.always if where == stage), "")

    async def go_wrong(self, stage: str, server: SMTP) -> str:
        """The reply that a fault gives, "" where all is well."""
        fault = self._fault(stage)
        if fault == "drop":
            assert server.transport is not None
            server.transport.abort()  # type: ignore[attr-defined] # a loopback line is a socket's transport
            return "421 gone"
        if fault == "silence":
            await asyncio.sleep(SILENCE)
        return fault

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """The greeting."""
        session.host_name = hostname
        self.conversations += 1
        fault = await self.go_wrong("EHLO", server)
        return [fault] if fault else responses

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """The sender."""
        envelope.mail_from = address
        return await self.go_wrong("MAIL", server) or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """The recipient."""
        fault = await self.go_wrong("RCPT", server)
        if not fault:
            envelope.rcpt_tos.append(address)
        return fault or "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        """The e-mail, whole."""
        fault = await self.go_wrong("END", server)
        if fault:
            return fault
        assert isinstance(envelope.original_content, bytes)
        self.arrived += [(address, envelope.original_content) for address in envelope.rcpt_tos]
        return await self.go_wrong("TAKEN", server) or "250 OK"

    def check(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object
    ) -> AuthResult:
        """Whether a login is right."""
        assert isinstance(given, LoginPassword)
        self.logins.append((given.login, given.password))
        return AuthResult(success=given.password in RIGHT, handled=False)


class _Server(SMTP):
    """One that can go wrong between the commands as well."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        post: Post = self.event_handler
        fault = await post.go_wrong("DATA", self)
        if fault:
            await self.push(fault)
            return
        if any(stage == "BODY" for stage, _ in (*post.faults, *post.always)):
            await self.push("354 go on")
            await post.go_wrong("BODY", self)
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def serving(post: Post, **settings: Any) -> Iterator[int]:  # noqa: ANN401 - aiosmtpd's own keywords
    """A server for a post; yields its port."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    controller = _Controller(post, hostname=HOST, port=port, **settings)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def mute() -> Iterator[int]:
    """Something that takes a connection and says nothing; yields its port."""
    with socket.create_server((HOST, 0)) as server:
        yield server.getsockname()[1]


@dataclass(frozen=True)
class Certificate:
    """A certificate for loopback: what the server shows, and who trusts it."""

    server: ssl.SSLContext
    trusting: ssl.SSLContext


def make_certificate(folder: Path) -> Certificate:
    """A certificate that only `trusting` trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    path, key_path = folder / "certificate.pem", folder / "key.pem"
    path.write_bytes(certificate.public_bytes(Encoding.PEM))
    key_path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    shown = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shown.load_cert_chain(path, key_path)
    return Certificate(shown, ssl.create_default_context(cafile=path))
