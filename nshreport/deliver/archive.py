"""The pack as one file: a ZIP of it, and a word of warning when it is more than an e-mail holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from nshreport.render import zip_files

_MEGABYTE = 1_000_000
MOST_MEGABYTES = 10
"""Beyond this size many mail servers turn a message away."""


def make_archive(folder: str, files: Mapping[str, bytes], day: date) -> bytes:
    """A ZIP of files in a folder; the same files and day give the same bytes.

    Args:
        folder: the folder that they unpack to.
        files: contents by name, "/" between a folder and its files.
        day: the date that every file bears.
    """
    return zip_files({f"{folder}/{name}": file for name, file in sorted(files.items())}, day)


def size_warning(what: str, size: int) -> str:
    """A sentence if something is more than an e-mail holds, else blank.

    >>> size_warning("The report pack", 12_345_678)
    'The report pack is 12.3 MB: many mail servers refuse more than 10 MB.'
    """
    if size <= MOST_MEGABYTES * _MEGABYTE:
        return ""
    return f"{what} is {size / _MEGABYTE:.1f} MB: many mail servers refuse more than {MOST_MEGABYTES} MB."
