"""E-mail addresses as the People sheet holds them: which are fit to send to."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME = r"[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_NAME}(?:\.{_NAME})*@{_LABEL}(?:\.{_LABEL})+")
"""The dot-atom form of RFC 5322 with a host name of RFC 1123: every address in use, none of the curiosities."""
_LONGEST, _LONGEST_LOCAL = 254, 64
"""Characters of an address, and of its part before the @ (RFC 5321)."""
_IN_BRACKETS = re.compile(r"[^<>,;\r\n]*<([^<>]*)>")


class Addresses(NamedTuple):
    """The addresses of a cell: those fit to send to, and what stands there beside them."""

    good: tuple[str, ...]
    bad: tuple[str, ...]


def read_addresses(text: str) -> Addresses:
    r"""The addresses of a cell, separated by ; , or line breaks, each alone or behind its name in angle brackets.

    Nothing is mended: what is not an address in full is told as bad and gets no mail.

    >>> read_addresses("ian@ons.gov.uk; Steve <steve@ons.gov.uk>; the other Ian")
    Addresses(good=('ian@ons.gov.uk', 'steve@ons.gov.uk'), bad=('the other Ian',))
    """
    parts = [part.strip() for part in re.split(r"[;,\n]", text.replace("\r", "\n")) if part.strip()]
    read = {part: _bare(part) for part in parts}
    good = dict.fromkeys(address for address in read.values() if is_address(address))
    return Addresses(tuple(good), tuple(part for part, address in read.items() if not is_address(address)))


def _bare(part: str) -> str:
    named = _IN_BRACKETS.fullmatch(part)
    return (named[1] if named else part).strip().removeprefix("mailto:")


def is_address(text: str) -> bool:
    r"""Whether a text is one e-mail address and nothing else, in the characters that every mail server takes.

    >>> is_address("ian@ons.gov.uk"), is_address("ian@ons"), is_address("ian@ons.gov.uk\nBcc: all@ons.gov.uk")
    (True, False, False)
    """
    local = text.partition("@")[0]
    return len(text) <= _LONGEST and len(local) <= _LONGEST_LOCAL and _ADDRESS.fullmatch(text) is not None
