"""What xlsxwriter cannot say of a workbook, set in the finished file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LANGUAGE = "en-GB"
_CORE = "docProps/core.xml"
_SHEETS = "xl/worksheets/sheet"
_FIXED_HEIGHT = b' customHeight="1"'
_END = b"</cp:coreProperties>"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the package: the earliest that a zip archive can hold."""


def finish_workbook(workbook: bytes) -> bytes:
    """The workbook with its language said and its rows free, packed the same way wherever and whenever it is made.

    Rows keep the heights they were given, but no longer as fixed by hand: a program that fits rows to their texts may
    fit them again when somebody changes a text or a column's width.
    """
    target = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name in source.namelist():
            content = source.read(name)
            if name == _CORE:
                content = content.replace(_END, b"<dc:language>%s</dc:language>%s" % (LANGUAGE.encode(), _END))
            elif name.startswith(_SHEETS):
                content = content.replace(_FIXED_HEIGHT, b"")
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            # The system that made the archive is in it too: without this, Windows would give other bytes than Linux.
            entry.create_system = 0
            packed.writestr(entry, content)
    return target.getvalue()
