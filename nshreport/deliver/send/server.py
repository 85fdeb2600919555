"""The mail server that the environment names, and who sends through it."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import keyring
from keyring.errors import KeyringError

from nshreport.errors import UsageError
from nshreport.plan import is_address
from nshreport.words import one_line

_PREFIX = "NSHREPORT_SMTP_"
_SERVICE = "nshreport"
_STARTTLS_PORT, _TLS_PORT = 587, 465


class Security(StrEnum):
    """How the line to the server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and who sends through it.

    Attributes:
        host: its name or number; with encryption its certificate must be for this name.
        port: where it listens.
        sender: the address that the e-mails are from.
        user: blank where the server asks for none.
        password: never shown.
        security: the line's protection; without it no password is given.
        patience: seconds to wait for each answer.
        last_patience: seconds to wait for the answer that an e-mail was taken; mail servers think longer about that.
        context: the certificates that are trusted; None for those of the system.
    """

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    security: Security = Security.STARTTLS
    patience: float = 60
    last_patience: float = 300
    context: ssl.SSLContext | None = None


def keyring_password(user: str) -> str:
    """The password that the system's keyring keeps under the service "nshreport"; blank where it keeps none."""
    try:
        return keyring.get_password(_SERVICE, user) or ""
    except KeyringError:
        return ""


def read_server(environment: Mapping[str, str], find_password: Callable[[str], str] = keyring_password) -> Server:
    """The mail server that the environment names: NSHREPORT_SMTP_HOST, _PORT, _USER, _PASSWORD, _FROM and _SECURITY.

    Args:
        environment: the variables of the process.
        find_password: the user's password, asked for if the environment has none.

    Raises:
        UsageError: the host or the sender is not set, or a value does not fit.
    """
    given = {
        name: environment.get(f"{_PREFIX}{name}", "").strip() for name in ("HOST", "PORT", "USER", "FROM", "SECURITY")
    }
    if not given["HOST"]:
        raise UsageError(
            f"No mail server is set: write its name into the environment variable {_PREFIX}HOST (docs/sending.md says "
            "how), or send the drafts from your mail program."
        )
    sender = given["FROM"] or given["USER"]
    if not is_address(sender):
        raise UsageError(f"No sender is set: write your e-mail address into the environment variable {_PREFIX}FROM.")
    security, port = _read_line(given["SECURITY"], given["PORT"])
    password = environment.get(f"{_PREFIX}PASSWORD", "") or (find_password(given["USER"]) if given["USER"] else "")
    if given["USER"] and not password:
        raise UsageError(
            f"There is no password for {given['USER']}: keep it in the keyring with "
            f"'python -m uv run keyring set {_SERVICE} {given['USER']}', or set {_PREFIX}PASSWORD."
        )
    if given["USER"] and security is Security.OFF:
        raise UsageError(f"A password is not sent without encryption: leave {_PREFIX}SECURITY unset, or {_PREFIX}USER.")
    return Server(given["HOST"], port, sender, given["USER"], password, security)


def _read_line(security: str, port: str) -> tuple[Security, int]:
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
        raise UsageError(
            f"'{one_line(port)}' is not a port number: {_PREFIX}PORT takes a number such as {_STARTTLS_PORT}."
        )
    if security.casefold() not in {"", *Security}:
        raise UsageError(f"'{one_line(security)}' is not known: {_PREFIX}SECURITY takes starttls, tls or off.")
    if security:
        chosen = Security(security.casefold())
    else:
        chosen = Security.TLS if port == str(_TLS_PORT) else Security.STARTTLS
    return chosen, int(port or (_TLS_PORT if chosen is Security.TLS else _STARTTLS_PORT))
