"""The address of a cell, as Excel writes it."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def column_letter(column: int) -> str:
    """A column's letters, as Excel shows them.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """A cell's address from its zero-based row and column.

    >>> address(13, 2)
    'C14'
    """
    return f"{column_letter(column)}{row + 1}"


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column of an address, counted from 1; None where it is none, or lies outside every sheet.

    >>> place_of("C14"), place_of("D99999999999"), place_of("XFE1")
    ((14, 3), None, None)
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None
