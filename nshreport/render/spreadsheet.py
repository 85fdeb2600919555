"""How every workbook of ours is begun and finished: its type, its language, the same bytes on every machine."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from nshreport.render.archive import zip_files
from nshreport.render.theme import BODY_POINTS, FONT

DIGIT = 9
"""Pixels of a digit in Arial 12, in which columns are measured."""
LINE_POINTS = 15.75
"""The height of a row with one line of Arial 12."""
_CORE = "docProps/core.xml"
_CORE_END = b"</cp:coreProperties>"
_LANGUAGE = b"<dc:language>en-GB</dc:language>"
_FIXED_HEIGHT = b' customHeight="1"'


def finished_bytes(workbook: BytesIO) -> bytes:
    """The workbook with what xlsxwriter cannot say of it, the same bytes wherever and whenever it is made.

    That is its language, and that rows keep their heights without being fixed by hand: a program that fits rows to
    their texts may fit them again when somebody changes a text or a column's width.
    """
    with ZipFile(workbook) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    parts[_CORE] = parts[_CORE].replace(_CORE_END, _LANGUAGE + _CORE_END)
    sheets = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    return zip_files(parts | {name: parts[name].replace(_FIXED_HEIGHT, b"") for name in sheets})


def spreadsheet_options() -> dict[str, object]:
    """Options for xlsxwriter, made anew each time: it writes into what it is given."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONT, "font_size": BODY_POINTS},
        # Excel's own for Arial 12: a row of 15.75 points, and digits of 9 pixels.
        "default_row_height": 21,
        "default_column_width": 80,
    }
