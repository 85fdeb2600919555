"""A plan kept as a Word document: its tables and lists as the sheets of a workbook."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET

from nshreport.plan.cell_marks import NO_MARK, CellMark
from nshreport.plan.limits import LIMITS
from nshreport.plan.trimmed_copy import too_large, unpack

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_DELETED, _INSERTED, _END = "\ue000", "\ue001", "\ue002"
"""Signs for private use, put around text that somebody deleted or inserted while changes were tracked."""
_TRACKED = {"del": _DELETED, "moveFrom": _DELETED, "ins": _INSERTED, "moveTo": _INSERTED}
_FIELDS = ("fldSimple", "customXml")
"""What else is read for what is in it: a field such as a date shows its last result."""
_DELETION = re.compile(f"{_DELETED}([^{_END}]*){_END}")
_INSERTION = re.compile(f"{_INSERTED}([^{_END}]*){_END}")

PLAN, REST = "Plan", "Also in the document"
LISTS: tuple[tuple[str, str], ...] = (
    ("Objectives", r"\bobject(ive)?s\b"),
    ("Key messages", r"\bkey messages?\b"),
    ("Approach", r"\bapproach\b"),
    ("Opportunities and challenges", r"\b(opportunit(y|ies)|challenges?)\b"),
)
"""The sheets that lists become, and the heading above such a list."""
_LISTS = tuple((sheet, re.compile(pattern, re.IGNORECASE)) for sheet, pattern in LISTS)
_BULLET = re.compile(r"\s*(?:[·•●▪◦*–-]|\d{1,2}[.)])\s+")
_LONGEST_HEADING = 120
_MOST_COLUMNS = 63
"""Of a table, as in Word."""


class WordSheet(NamedTuple):
    """A table or list of a document as a sheet: its cells as typed, merged ranges and marks as in a workbook's."""

    name: str
    rows: tuple[tuple[str | int | None, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    marks: dict[tuple[int, int], CellMark] = {}  # noqa: RUF012 - never changed


@dataclass
class _Cell:
    text: str = ""
    bold: bool = True
    """Whether all its words are bold."""
    struck: str = ""
    kept: str = ""
    """The words that are not struck through."""
    across: int = 1
    down: int = 1


@dataclass
class _Block:
    """A heading, paragraph, list item or table, in the order of the document."""

    kind: str
    text: str = ""
    rows: list[list[_Cell]] = field(default_factory=list)


def word_sheets(name: str, content: bytes) -> tuple[WordSheet, ...]:
    """A Word document as the sheets of a workbook: Plan, a sheet for each kind of list, and what else it says.

    Tracked changes are accepted; a cell that they change is marked with its text before them. Nothing is dropped: what
    belongs to no other sheet is on the sheet "Also in the document".

    Raises:
        NotAWorkbookError: it is too large.
        BadZipFile, ParseError and whatever else a damaged file may raise.
    """
    import mammoth  # noqa: PLC0415 - only a Word plan needs it

    html = mammoth.convert_to_html(
        BytesIO(_with_tracked_text(name, content)),
        style_map="b => strong\ni => em\nstrike => s",
        include_embedded_style_map=False,
        convert_image=lambda _image: [],
    ).value
    reader = _BlockReader()
    reader.feed(html)
    reader.close()
    if sum(_width(block.rows) * len(block.rows) for block in reader.blocks) > LIMITS.area:
        raise too_large(name, f"its tables reach over more than {LIMITS.area:,} cells")
    return tuple(_sheets(reader.blocks))


def _with_tracked_text(name: str, content: bytes) -> bytes:
    """The document with its tracked text made plain, between signs that say what was done to it.

    Only its text parts are kept: no macros, pictures or links to other files.
    """
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {
            part: data
            for part, data in unpack(name, package, lambda _: True)
            if part.endswith((".xml", ".rels")) and not part.startswith(("customXml/", "docProps/"))
        }
    if sum(map(len, parts.values())) > LIMITS.word:
        raise too_large(name, f"it has more than {LIMITS.word // 1_000_000} MB of text")
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts.values()):
        raise ValueError
    root = ET.fromstring(parts[_DOCUMENT])  # noqa: S314 - entities are refused above
    for wrapper in [element for element in root.iter() if element.tag.removeprefix(_W) in {*_TRACKED, *_FIELDS}]:
        if sign := _TRACKED.get(wrapper.tag.removeprefix(_W)):
            for text in _texts(wrapper):
                text.text = f"{sign}{text.text or ''}{_END}"
        wrapper.tag = f"{_W}smartTag"  # which mammoth reads for what is in it
    parts[_DOCUMENT] = ET.tostring(root)
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)
    return made.getvalue()


def _texts(change: ET.Element) -> Iterator[ET.Element]:
    for text in change.iter():
        if text.tag in {f"{_W}t", f"{_W}delText"}:
            text.tag = f"{_W}t"
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            yield text


def _accepted(text: str) -> str:
    return _tidy(_INSERTION.sub(r"\1", _DELETION.sub("", text)))


def _before(text: str) -> str:
    return _tidy(_DELETION.sub(r"\1", _INSERTION.sub("", text)))


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


class _BlockReader(HTMLParser):
    """Collects the blocks of the HTML that mammoth writes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self._cells: list[_Cell] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table" and not self._cells:
            self.blocks.append(_Block("table"))
        elif tag == "tr" and not self._cells:
            self.blocks[-1].rows.append([])
        elif tag in {"td", "th"}:
            spans = {name: int(value or 1) for name, value in attrs if name in {"colspan", "rowspan"}}
            cell = _Cell(across=min(spans.get("colspan", 1), _MOST_COLUMNS), down=spans.get("rowspan", 1))
            if not self._cells:
                self.blocks[-1].rows[-1].append(cell)
            self._cells.append(cell)
        elif tag in {"p", "li", "br"} and self._cells:
            self._cells[0].text += "\n" * bool(self._cells[0].text)
            self._cells[0].kept += "\n" * bool(self._cells[0].kept)
        elif tag in {"p", "li"} or re.fullmatch(r"h\d", tag):
            self.blocks.append(_Block("item" if tag == "li" else "heading" if tag[0] == "h" else "paragraph"))
        if tag not in {"br", "img"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if tag in {"td", "th"} and self._cells:
            self._cells.pop()

    def handle_data(self, data: str) -> None:
        if not self._cells:
            if self.blocks and self.blocks[-1].kind != "table":
                self.blocks[-1].text += data
            elif data.strip():
                self.blocks.append(_Block("paragraph", data))
            return
        cell = self._cells[0]
        cell.text += data
        cell.bold &= "strong" in self._open or not data.strip()
        if "s" in self._open:
            cell.struck += data
        else:
            cell.kept += data


def _sheets(blocks: list[_Block]) -> Iterator[WordSheet]:
    """The document's title and first tables as Plan, its lists by their headings, and the rest."""
    title = next((_accepted(block.text) for block in blocks if block.kind != "table" and _accepted(block.text)), "")
    tables = [block.rows for block in _joined(blocks)]
    lists: dict[str, list[str]] = {sheet: [] for sheet, _ in LISTS}
    rest: list[str] = []
    into, heading = None, ""
    for block in blocks:
        text = _accepted(block.text)
        if block.kind == "table" or not text or text == title:
            continue
        if _is_heading(block, text):
            into = next((sheet for sheet, pattern in _LISTS if pattern.search(text)), None)
            heading = text
        elif into and (block.kind == "item" or _BULLET.match(text)):
            lists[into].append(_BULLET.sub("", text))
        elif into and text.endswith(":") and lists[into] is not lists["Objectives"]:
            lists[into].append(text)
        else:
            rest += [heading, text] if heading and heading not in rest else [text]
    yield _table_sheet(PLAN, [title], tables[0] if tables else [])
    for number, rows in enumerate(tables[1:], start=2):
        yield _table_sheet(f"Table {number}", [], rows)
    for sheet, items in lists.items():
        if items:
            yield _list_sheet(sheet, items)
    if rest:
        yield _list_sheet(REST, rest)


def _is_heading(block: _Block, text: str) -> bool:
    short = len(text) <= _LONGEST_HEADING and "\n" not in text
    return block.kind == "heading" or (block.kind == "paragraph" and short and text.isupper())


def _joined(blocks: Iterable[_Block]) -> list[_Block]:
    """The tables, those with as many columns as the one before and nothing but blank lines between as part of it."""
    tables: list[_Block] = []
    apart = True
    for block in blocks:
        if block.kind != "table":
            apart = apart or bool(block.text.strip())
        elif tables and not apart and _width(tables[-1].rows) == _width(block.rows):
            tables[-1].rows += block.rows
        else:
            tables.append(_Block("table", rows=list(block.rows)))
            apart = False
    return tables


def _width(rows: list[list[_Cell]]) -> int:
    return max((sum(cell.across for cell in row) for row in rows), default=0)


def _list_sheet(name: str, items: list[str]) -> WordSheet:
    if name == "Objectives":
        return WordSheet(name, (("Number", "Objective"), *enumerate(items, start=1)))
    return WordSheet(name, tuple((item,) for item in (name, *items)))


def _table_sheet(name: str, lines: list[str], table: list[list[_Cell]]) -> WordSheet:
    """A table as a sheet, below some lines and a blank row; merged cells hold their text in the first."""
    values: list[list[str | None]] = []
    for line in lines:
        values += [[line], []]
    first = len(values)
    marks: dict[tuple[int, int], CellMark] = {}
    merged = []
    taken: set[tuple[int, int]] = set()
    width = _width(table)
    for row, cells in enumerate(table, start=first):
        values.append([None] * width)
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            if column >= width:
                break
            text = _accepted(cell.text)
            values[row][column] = text or None
            if (mark := _mark(cell, text)) != NO_MARK:
                marks[row, column] = mark
            if cell.across > 1 or cell.down > 1:
                merged.append((row, column, row + cell.down - 1, column + cell.across - 1))
            taken |= {(row + down, column + on) for down in range(cell.down) for on in range(cell.across)}
            column += cell.across
    return WordSheet(name, tuple(map(tuple, values)), merged=tuple(merged), marks=marks)


def _mark(cell: _Cell, text: str) -> CellMark:
    struck, before = _accepted(cell.struck), _before(cell.text)
    kept = _accepted(cell.kept)
    return CellMark(
        bold=cell.bold and bool(text),
        struck=struck,
        kept=kept if struck and kept else None,
        before=before if before != text else "",
    )
