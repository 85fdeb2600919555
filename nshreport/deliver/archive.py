"""The pack as one file: a ZIP of it, and a word of warning when it is more than an e-mail holds."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_MEGABYTE = 1_000_000
MOST_MEGABYTES = 10
"""Beyond this size many mail servers turn a message away."""
_FILE_MODE = 0o100644 << 16
"""A plain file that its owner may write, as ZIP keeps it for other systems than Windows."""
_EARLIEST_YEAR = 1980
"""ZIP knows no earlier one."""


def make_archive(folder: str, files: Mapping[str, bytes], day: date) -> bytes:
    """A ZIP of files in a folder; the same files and day give the same bytes.

    Args:
        folder: the folder that they unpack to.
        files: contents by name, "/" between a folder and its files.
        day: the date that every file bears.
    """
    content = BytesIO()
    stamp = (max(day.year, _EARLIEST_YEAR), day.month, day.day, 0, 0, 0)
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, file in sorted(files.items()):
            entry = ZipInfo(f"{folder}/{name}", stamp)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = _FILE_MODE
            entry.create_system = 3  # the same on every system that writes it
            archive.writestr(entry, file)
    return content.getvalue()


def size_warning(what: str, size: int) -> str:
    """A sentence if something is more than an e-mail holds, else blank.

    >>> size_warning("The report pack", 12_345_678)
    'The report pack is 12.3 MB: many mail servers turn away what is above 10 MB.'
    """
    if size <= MOST_MEGABYTES * _MEGABYTE:
        return ""
    return f"{what} is {size / _MEGABYTE:.1f} MB: many mail servers turn away what is above {MOST_MEGABYTES} MB."
