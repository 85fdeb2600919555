"""E-mail addresses as the People sheet holds them, one in a cell: which can be sent to."""

from __future__ import annotations

import re

_NAME = r"[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_NAME}(?:\.{_NAME})*@{_LABEL}(?:\.{_LABEL})+")
"""The dot-atom form of RFC 5322 with a host name of RFC 1123: every address in use, none of the curiosities."""
_LONGEST, _LONGEST_LOCAL = 254, 64
"""Characters of an address, and of its part before the @ (RFC 5321)."""
_WITH_NAME = re.compile(r"[^<>@]*<([^<>]*)>")


def read_address(text: str) -> str:
    r"""The one address in a cell, alone or in angle brackets after its name; blank if it holds anything else.

    >>> read_address("ian@ons.gov.uk"), read_address("Ian Day <ian@ons.gov.uk>;"), read_address("ian@ons")
    ('ian@ons.gov.uk', 'ian@ons.gov.uk', '')
    >>> read_address("ian@ons.gov.uk; steve@ons.gov.uk")
    ''
    """
    bare = text.strip(" \t\r\n;,")
    named = _WITH_NAME.fullmatch(bare)
    address = (named[1] if named else bare).strip().removeprefix("mailto:")
    return address if is_address(address) else ""


def has_several_addresses(text: str) -> bool:
    """Whether a cell holds more than one address.

    >>> has_several_addresses("ian@ons.gov.uk; steve@ons.gov.uk"), has_several_addresses("ian@ons; steve")
    (True, False)
    """
    return sum(map(is_address, re.split(r"[\s;,<>]+", text))) > 1


def is_address(text: str) -> bool:
    r"""Whether a text is one e-mail address and nothing else, in the characters that every mail server takes.

    >>> is_address("ian@ons.gov.uk"), is_address("ian@ons"), is_address("ian@ons.gov.uk\nBcc: all@ons.gov.uk")
    (True, False, False)
    """
    local = text.partition("@")[0]
    return len(text) <= _LONGEST and len(local) <= _LONGEST_LOCAL and _ADDRESS.fullmatch(text) is not None
