"""The one writer of ZIP files: for workbooks, which are ZIP files of parts, and for the pack as one file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = date(1980, 1, 1)
"""ZIP has no earlier date."""


def zip_files(files: Mapping[str, bytes], day: date = _EARLIEST) -> bytes:
    """A ZIP of files by name, "/" between a folder and its files, in their order and all of one day.

    The same files and day give the same bytes on every machine.
    """
    target = BytesIO()
    stamp = (*max(day, _EARLIEST).timetuple()[:3], 0, 0, 0)
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, stamp)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else Windows would give other bytes than Linux
            archive.writestr(entry, content)
    return target.getvalue()
