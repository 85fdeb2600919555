"""The plan of 2017 as a file with a fault: each a small change of one part, made on the spot."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from tests.plan_2017 import WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SHEET, STYLES, TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_WORD = '<c r="{}" t="inlineStr"><is><t>word</t></is></c>'


def with_part(part: str, change: Callable[[str], str], content: bytes | None = None) -> bytes:
    """The workbook with one of its parts changed."""
    changed = BytesIO()
    with ZipFile(BytesIO(content or WORKBOOK.read_bytes())) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()) if name == part else text)
    return changed.getvalue()


def with_rows(rows: Iterable[str]) -> bytes:
    """The workbook with more rows below its plan."""
    return with_part(SHEET, lambda text: text.replace("</sheetData>", "".join(rows) + "</sheetData>"))


def with_cell(address: str, markup: str = _WORD) -> bytes:
    """The workbook with one more cell."""
    row = "".join(sign for sign in address if sign.isdigit())
    return with_rows([f'<row r="{row[:7]}">{markup.format(address)}</row>'])


def with_end(markup: str) -> bytes:
    """The workbook with more at the end of its sheet."""
    return with_part(SHEET, lambda text: text.replace("</worksheet>", f"{markup}</worksheet>"))


def with_merged(ranges: Iterable[str]) -> bytes:
    """The workbook with more merged ranges."""
    markup = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    return with_part(SHEET, lambda text: text.replace("</mergeCells>", f"{markup}</mergeCells>"))


def _blank_rows() -> Iterable[str]:
    return (f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(1_000, 100_000))


FAR: dict[str, Callable[[], bytes]] = {
    "a format in the last row": lambda: with_cell("A1048576", '<c r="{}" s="1"/>'),
    "a format in the last cell": lambda: with_cell("XFD1048576", '<c r="{}" s="1"/>'),
    "100,000 rows with formats": lambda: with_rows(_blank_rows()),
    "a row with formats in all columns": lambda: with_rows(["<row>", '<c s="1"/>' * 16_384, "</row>"]),
    "a column merged to its end": lambda: with_merged(["H1:H1048576"]),
    "everything to the right merged": lambda: with_merged(["H1:XFD1048576"]),
    "a link over the whole sheet": lambda: with_end('<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'),
    "100,000 rules for formats": lambda: with_end('<conditionalFormatting sqref="A1:XFD1048576"/>' * 100_000),
    "a width for all columns": lambda: with_part(SHEET, lambda text: re.sub("<cols>.*</cols>|(?=<sheetData>)", '<cols><col min="1" max="16384" width="9"/></cols>', text, count=1)),
}  # fmt: skip
"""What reaches far and says nothing: the plan is read as if it were not there."""

FOUND: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a word in the last cell": ("cell-far-away", lambda: with_cell("XFD1048576")),
    "a word in no cell at all": ("cell-far-away", lambda: with_cell("D99999999999")),
    "an error of a later Excel": ("error-cell", lambda: with_part(SHEET, _timing_error)),
    "styles too large for the marks": ("marks-unread", lambda: with_part(STYLES, _many_styles)),
    "a format that is not there": ("marks-unread", lambda: with_part(SHEET, lambda text: re.sub('(<c r="A9") s="[0-9]+"', r'\1 s="90000"', text))),
}  # fmt: skip
"""What is read with a finding, and its code."""

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a word in a far corner": ("too large", lambda: with_cell("ALL49999")),
    "310,000 filled cells": ("too large", lambda: with_rows(f'<row r="{row}">{"<c><v>1</v></c>" * 10}</row>' for row in range(900, 32_000))),
    "20,000 ranges merged down": ("too large", lambda: with_merged(["A1:H1048576"] * 20_000)),
    "a part of 200 MB": ("unpacks to more than 128 MB", lambda: with_part(SHEET, lambda text: text + " " * 200_000_000)),
    "a cell of a million letters": ("a cell holds more than 32,767", lambda: with_cell("A900", _WORD.replace("word", "word " * 200_000))),
    "a long text in 2,000 cells": ("letters", lambda: with_rows(f'<row r="{row}">{_WORD.replace("word", "word" * 8_000).format(f"A{row}")}</row>' for row in range(900, 2_900))),
    "400,000 formats in one cell": ("letters", lambda: with_cell("A900", _WORD.replace("<t>word</t>", "<r><t>a</t></r>" * 400_000))),
    "rows out of order": ("is damaged", lambda: with_rows(['<row r="3"><c r="A3"><v>1</v></c></row>'])),
    "a document type": ("is damaged", lambda: with_part(SHEET, lambda text: text.replace("<worksheet", "<!DOCTYPE a><worksheet"))),
    "a sheet cut in half": ("is damaged", lambda: with_part(SHEET, lambda text: text[: len(text) // 2])),
    "texts cut in half": ("is damaged", lambda: with_part(TEXTS, lambda text: text[: len(text) // 2])),
    "styles cut in half": ("is damaged", lambda: with_part(STYLES, lambda text: text[: len(text) // 2])),
    "half the file": ("is damaged", lambda: WORKBOOK.read_bytes()[:6_000]),
    "one sheet under two names": ("is damaged", lambda: with_part("xl/workbook.xml", lambda text: re.sub("(<sheet [^>]*>)", r"\1\1", text))),
    "an empty file": ("is empty", lambda: b""),
    "a web page": ("is a web page", lambda: b"<html><table><tr><td>Tactic</td></tr></table></html>"),
    "an XML file": ("is an XML file", lambda: b'<?xml version="1.0"?><Workbook/>'),
    "a PDF file": ("is a PDF file", lambda: b"%PDF-1.7 \0\0"),
    "a text file": ("is a text file", lambda: b"Tactic,Timing\nHold workshop,7 April\n"),
    "a ZIP file of letters": ("not a workbook", lambda: with_part("", str, _letters())),
}  # fmt: skip
"""What is refused, and words of the sentence."""


def _timing_error(text: str) -> str:
    """The sheet with an error in the timing of a tactic."""
    return re.sub('(<c r="D14" s="[0-9]+") t="s">.*?</c>', r'\1 t="e"><f>X()</f><v>#SPILL!</v></c>', text)


def _many_styles(text: str) -> str:
    return re.sub("(<cellXfs[^>]*>)", lambda found: found[1] + '<xf numFmtId="0" fontId="0"/>' * 300_000, text)


def _letters() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("letter.txt", "Dear all")
    return made.getvalue()
