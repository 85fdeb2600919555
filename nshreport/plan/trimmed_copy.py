"""The copy of an Excel file that is read: only the cells that count, so that a far used range costs nothing.

The two libraries that read workbooks keep every cell from A1 to the last one, and stop the whole program where these
do not fit in memory. So the file is looked through first, as a stream: what is far from any words, and what nobody
here reads (pictures, links, rules of formats), is left out, and a file beyond the limits is refused.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile

from nshreport.errors import NotAWorkbookError
from nshreport.plan.cell_address import address, place_of
from nshreport.plan.limits import LIMITS

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z]\w*)")
_IS_ERROR = re.compile(rb"""(\st\s*=\s*)(["'])e\2""")
_RUN = 100
"""As how many letters a part of a text with a format of its own counts, which takes as much memory."""
_RELATIONS = (
    *("officeDocument", "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet"),
    *("styles", "sharedStrings", "comments"),
)
_KEPT: dict[str, tuple[str, ...] | None] = {
    "Types": None,
    "Relationships": None,
    "workbook": ("workbookPr", "sheets"),
    "sst": None,
    "styleSheet": ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "colors"),
    "comments": None,
    "worksheet": ("sheetData",),
    "chartsheet": None,
    "dialogsheet": None,
    "macrosheet": None,
}
"""The parts that are read, by their first element, and what is read of them; None for all of it."""
_MARKING = ("sst", "styleSheet", "comments")
"""The parts of which the reader of marks builds objects many times their size."""


class TrimmedCopy(NamedTuple):
    """The copy, and what was found on the way."""

    content: bytes
    far: tuple[tuple[str, str], ...]
    """Sheet and address of a cell with words that lies beyond the limits, one for each sheet that has some."""
    has_marks: bool
    """Whether the marks are all there, and can be read within the limits."""


class _Part(NamedTuple):
    root: str
    content: bytes


def trim(name: str, content: bytes) -> TrimmedCopy:
    """The part of an Excel file that is read.

    Args:
        name: the file's name, for what is said of it.
        content: the bytes of an xlsx or xlsm file.

    Raises:
        NotAWorkbookError: it holds more than the limits allow, or rows out of their order.
        BadZipFile, ExpatError and whatever else a damaged file may raise.
    """
    with ZipFile(BytesIO(content)) as archive:
        parts = _read_parts(name, archive)
    names = _sheet_names(name, parts)
    counts = _Counts(name)
    lengths = [length for part in parts.values() if part.root == "sst" for length in _text_lengths(part.content)]
    trimmed, far, marks_whole = BytesIO(), [], True
    with ZipFile(trimmed, "w", ZIP_DEFLATED, compresslevel=1) as copy:
        for place, part in parts.items():
            kept = part.content
            if part.root == "worksheet":
                look = _SheetLook(part.content, lengths, counts)
                far += [(names.get(place, ""), cell) for cell in look.far]
                kept = _SheetCutter(part.content, look, counts).run()
            elif part.root == "Relationships":
                try:
                    kept = _Cutter(kept, _is_relation_read).run()
                except expat.ExpatError:
                    if "/worksheets/" not in place:
                        raise
                    marks_whole = False  # which comments a sheet has is not known: its values do not need them
                    continue
            elif (wanted := _KEPT[part.root]) is not None:
                kept = _Cutter(kept, lambda tag, _, wanted=wanted: tag in wanted).run()  # type: ignore[misc]
            copy.writestr(place, kept)
    marking = sum(len(part.content) for part in parts.values() if part.root in _MARKING)
    return TrimmedCopy(trimmed.getvalue(), tuple(far), marks_whole and marking <= LIMITS.marked)


def _is_relation_read(_: str, given: Mapping[str, str]) -> bool:
    return given.get("Type", "").rpartition("/")[2] in _RELATIONS


def too_large(name: str, what: str) -> NotAWorkbookError:
    """The error for a file beyond the limits."""
    return NotAWorkbookError(
        f"'{name}' is too large to be read: {what}. Copy the rows of the plan to a new file and use that."
    )


def unpack(name: str, archive: ZipFile, is_wanted: Callable[[bytes], bool]) -> Iterator[tuple[str, bytes]]:
    """The parts that are wanted by how they begin; their sizes as said, then as they are, are held to the limits."""
    if len(archive.infolist()) > LIMITS.parts:
        raise too_large(name, f"it holds more than {LIMITS.parts:,} files")
    left = LIMITS.unpacked
    for info in archive.infolist():
        with archive.open(info) as file:
            head = file.read(4096)
            if not is_wanted(head):
                continue
            content = head + file.read(left) if info.file_size <= left else b""
        left -= max(len(content), info.file_size)
        if left < 0:
            raise too_large(name, f"it unpacks to more than {LIMITS.unpacked // 1_000_000} MB")
        yield info.filename, content


def _root_of(head: bytes) -> str:
    """The name of a part's outermost element; blank where it has none."""
    found = _ROOT.search(head)
    return found[1].decode() if found else ""


def _read_parts(name: str, archive: ZipFile) -> dict[str, _Part]:
    """The parts of an Excel file that are read."""
    unpacked = unpack(name, archive, lambda head: _root_of(head) in _KEPT)
    parts = {place: _Part(_root_of(content), content) for place, content in unpacked}
    if not any(part.root == "workbook" for part in parts.values()):
        raise NotAWorkbookError(f"'{name}' is a ZIP file, but not a workbook. Open it in Excel and save it as .xlsx.")
    return parts


def repack(name: str, content: bytes) -> bytes:
    """A workbook of another kind that is a ZIP file too (.ods, .xlsb), within the limits.

    Raises:
        NotAWorkbookError: it holds more than the limits allow.
        BadZipFile, ExpatError and whatever else a damaged file may raise.
    """
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as copy:
        for place, part in unpack(name, archive, lambda _: True):
            if place == "content.xml":
                _check_ods(name, part)
            copy.writestr(place, part)
    return packed.getvalue()


def _check_ods(name: str, content: bytes) -> None:
    """Hold the tables of an OpenDocument sheet to the limits: a row or cell may be there a million times over.

    Raises:
        NotAWorkbookError: it holds more than the limits allow.
    """
    counts = _Counts(name)
    row = column = last_row = last_column = times = 0

    def start_table(_: object) -> None:
        nonlocal row, last_row, last_column
        row = last_row = last_column = 0

    def start_row(given: Mapping[str, str]) -> None:
        nonlocal row, column, times
        times, column = int(given.get("table:number-rows-repeated", "1")), 0
        row += times

    def start_cell(given: Mapping[str, str]) -> None:
        nonlocal column, last_row, last_column
        repeated = int(given.get("table:number-columns-repeated", "1"))
        column += repeated
        if any(key.endswith(":value-type") for key in given):
            counts.add("cells", repeated * times)
            last_row, last_column = row, max(last_column, column)

    starts = {
        "table": start_table,
        "table-row": start_row,
        "table-cell": start_cell,
        "covered-table-cell": start_cell,
    }
    _walk(content, starts, {"table": lambda: counts.add("area", last_row * last_column)})


def _sheet_names(name: str, parts: Mapping[str, _Part]) -> dict[str, str]:
    """The name of the sheet in each part.

    Raises:
        NotAWorkbookError: there are too many sheets, or several are one and the same part.
    """
    names: dict[str, str] = {}
    for place, part in parts.items():
        if part.root != "workbook":
            continue
        folder, _, file = place.rpartition("/")
        relations = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        targets = {
            given.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, given.get("Target", ""))).lstrip("/")
            for given in (_elements(relations.content, "Relationship") if relations else ())
        }
        sheets = _elements(part.content, "sheet")
        if len(sheets) > LIMITS.sheets:
            raise too_large(name, f"it has more than {LIMITS.sheets} sheets")
        for given in sheets:
            target = targets.get(next((value for key, value in given.items() if key.endswith(":id")), ""), "")
            if target and target in names:
                raise NotAWorkbookError(damaged_sentence(name))
            names[target] = given.get("name", "")
    return names


def damaged_sentence(name: str) -> str:
    """What is said of a file that cannot be read."""
    if name.lower().endswith(".docx"):
        return (
            f"'{name}' is not a Word document that can be read, or it is damaged. "
            "Open it in Word and save it again as .docx."
        )
    return (
        f"'{name}' is damaged and cannot be read. Open it in Excel and save it again as .xlsx; "
        "if Excel cannot open it, use an earlier version of the file."
    )


def _elements(content: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of a small part's elements of a name."""
    found: list[dict[str, str]] = []
    _walk(content, {name: found.append}, {})
    return found


def _text_lengths(content: bytes) -> list[int]:
    """How many letters each of the workbook's shared texts has; 0 where it has no words."""
    lengths: list[int] = []
    texts: list[str] = []

    def end() -> None:
        text = "".join(texts)
        lengths.append(len(text) if text.strip() else 0)

    _walk(content, {"si": lambda _: texts.clear()}, {"si": end}, texts.append)
    return lengths


class _Counts:
    """What the sheets hold together, checked against the limits as it grows."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = {"cells": LIMITS.cells, "letters": LIMITS.letters, "area": LIMITS.area}

    def add(self, what: str, number: int = 1) -> None:
        """Count cells, letters or area.

        Raises:
            NotAWorkbookError: there are too many.
        """
        self._left[what] -= number
        if self._left[what] < 0:
            raise self.too_many(what)

    def too_many(self, what: str) -> NotAWorkbookError:
        """The error for more than a limit."""
        return too_large(self._name, _SAID[what].format(getattr(LIMITS, what)))

    def damaged(self) -> NotAWorkbookError:
        """The error for a sheet that is not in order."""
        return NotAWorkbookError(damaged_sentence(self._name))


_SAID = {
    "cells": "it has more than {:,} filled or formatted cells",
    "letters": "its cells hold more than {:,} letters",
    "area": "its tables reach over more than {:,} cells",
    "letters_of_cell": "a cell holds more than {:,} letters",
    "merged": "a sheet has more than {:,} merged ranges",
}


class _Position:
    """Where a walk through a sheet's elements has come to: rows and cells without an address follow the last one."""

    def __init__(self) -> None:
        self.row = self.column = 0

    def enter_row(self, given: Mapping[str, str]) -> None:
        self.row = int(given["r"]) if "r" in given else self.row + 1
        self.column = 0

    def enter_cell(self, given: Mapping[str, str]) -> tuple[int, int] | None:
        if "r" not in given:
            self.column += 1
            return self.row, self.column
        place = place_of(given["r"])
        if place is not None:
            self.column = place[1]
        return place


class _SheetLook:
    """What a sheet's part holds: its last row and column with words, its merged ranges. It keeps no cell."""

    def __init__(self, content: bytes, lengths: list[int], counts: _Counts) -> None:
        self.last_row = self.last_column = 0
        self.far: list[str] = []
        """The address of the first cell with words beyond the limits."""
        self.merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.unvalued: set[tuple[int, int]] = set()
        """The places of formulas without a stored value."""
        self._lengths, self._counts, self._position = lengths, counts, _Position()
        self._place: tuple[int, int] | None = None
        self._typed = self._kind = ""
        self._texts: list[str] = []
        self._has_formula = self._in_text = False
        self._last = 0
        starts = {
            "c": self._start_cell,
            "v": self._start_text,
            "t": self._start_text,
            "f": self._start_formula,
            "r": self._start_run,
            "row": self._position.enter_row,
            "mergeCell": self._start_merged,
        }
        ends = {"c": self._end_cell, "v": self._end_text, "t": self._end_text}
        _walk(content, starts, ends, self._text)
        counts.add("area", self.last_row * self.last_column)

    def _start_cell(self, given: Mapping[str, str]) -> None:
        self._place = self._position.enter_cell(given)
        self._typed, self._kind, self._has_formula = given.get("r", ""), given.get("t", ""), False
        self._texts.clear()
        if self._place is not None:
            if self._place[0] < self._last:  # the reader of values takes the last row for the lowest
                raise self._counts.damaged()
            self._last = self._place[0]

    def _start_text(self, _: object) -> None:
        self._in_text = True

    def _start_run(self, _: object) -> None:
        self._counts.add("letters", _RUN)

    def _start_formula(self, _: object) -> None:
        self._has_formula = True

    def _start_merged(self, given: Mapping[str, str]) -> None:
        first, _, second = given.get("ref", "").partition(":")
        top_left, bottom_right = place_of(first), place_of(second)
        if top_left and bottom_right:
            self.merged.append((top_left, bottom_right))
        if len(self.merged) > LIMITS.merged:
            raise self._counts.too_many("merged")

    def _text(self, text: str) -> None:
        if self._in_text:
            self._texts.append(text)

    def _end_text(self) -> None:
        self._in_text = False

    def _end_cell(self) -> None:
        words, place = "".join(self._texts).strip(), self._place
        length = self._lengths[int(words)] if self._kind == "s" and words else len(words)
        unvalued = self._has_formula and not words and self._kind not in {"s", "str"}
        if unvalued and place is not None and len(self.unvalued) < LIMITS.formulas:
            self.unvalued.add(place)
        elif not length:
            return
        if place is None or place[0] > LIMITS.rows or place[1] > LIMITS.columns:
            self.far = self.far or [self._typed]
            return
        if length > LIMITS.letters_of_cell:
            raise self._counts.too_many("letters_of_cell")
        self._counts.add("letters", length)
        self.last_row, self.last_column = max(self.last_row, place[0]), max(self.last_column, place[1])


def _walk(
    content: bytes,
    starts: Mapping[str, Callable[[dict[str, str]], None]],
    ends: Mapping[str, Callable[[], None]],
    text: Callable[[str], None] | None = None,
) -> None:
    """Go through a part's elements, whatever their prefix: what to do where one begins, where one ends, with text."""

    def start(tag: str, given: dict[str, str]) -> None:
        if does := starts.get(tag.rpartition(":")[2]):
            does(given)

    def end(tag: str) -> None:
        if does := ends.get(tag.rpartition(":")[2]):
            does()

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    _parse(parser, content)


def _parse(parser: expat.XMLParserType, content: bytes) -> None:
    """Parse a part to its end. A part that declares a document type is none of Excel's, and may grow without end."""

    def refuse(*_: object) -> None:
        raise expat.ExpatError

    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)  # noqa: FBT003 - the library's own


class _Cutter:
    """A part with only those of its outermost element's children that are wanted, byte for byte."""

    def __init__(self, content: bytes, is_wanted: Callable[[str, dict[str, str]], bool]) -> None:
        self._content, self._is_wanted, self._depth = content, is_wanted, 0
        self._pieces: list[bytes] = []
        self._since, self._keeping = 0, True
        self.parser = expat.ParserCreate()

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Where an element begins."""
        self._depth += 1
        if self._depth == 2:  # noqa: PLR2004 - a child of the outermost element
            self.keep(wanted=self._is_wanted(tag.rpartition(":")[2], given))

    def end(self, _: str) -> None:
        """Where an element ends."""
        self._depth -= 1
        if not self._depth:
            self.keep(wanted=True)

    def keep(self, *, wanted: bool) -> None:
        """Whether the bytes from here on are kept."""
        here = self.parser.CurrentByteIndex
        if self._keeping and not wanted:
            self._pieces.append(self._content[self._since : here])
        elif wanted and not self._keeping:
            self._since = here
        self._keeping = wanted

    def insert(self, markup: bytes) -> None:
        """Put markup here, where bytes are kept."""
        self.keep(wanted=False)
        self._pieces.append(markup)
        self.keep(wanted=True)

    def rewrite_tag(self, pattern: re.Pattern[bytes], to: bytes) -> None:
        """Change the tag that begins here."""
        here = self.parser.CurrentByteIndex
        after = self._content.index(b">", here) + 1
        self.keep(wanted=False)
        self._pieces.append(pattern.sub(to, self._content[here:after]))
        self._since, self._keeping = after, True

    def run(self) -> bytes:
        """The bytes that were kept."""
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        _parse(self.parser, self._content)
        return b"".join((*self._pieces, self._content[self._since :] if self._keeping else b""))


class _SheetCutter(_Cutter):
    """A sheet's part with its cells up to the last row and column with words, and the merged ranges among them.

    A cell that shows an error becomes a text, since the reader of values refuses errors that it does not know. Of
    formulas only those without a value are kept.
    """

    def __init__(self, content: bytes, look: _SheetLook, counts: _Counts) -> None:
        super().__init__(content, lambda tag, _: tag == "sheetData")
        self._look, self._counts, self._position = look, counts, _Position()
        self._place: tuple[int, int] | None = None
        self._wanted = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Where an element begins."""
        super().start(tag, given)
        match tag.rpartition(":")[2]:
            case "row":
                self._position.enter_row(given)
                self._keep_row()
            case "c":
                self._start_cell(given)
            case "f":
                self.keep(wanted=self._wanted and self._place in self._look.unvalued)
            case "v" | "is":
                self.keep(wanted=self._wanted)

    def _keep_row(self) -> None:
        self.keep(wanted=self._position.row <= self._look.last_row)

    def _start_cell(self, given: dict[str, str]) -> None:
        place = self._place = self._position.enter_cell(given)
        look = self._look
        self._wanted = place is not None and place[0] <= look.last_row and place[1] <= look.last_column
        self.keep(wanted=self._wanted)
        if self._wanted:
            self._counts.add("cells")
            if given.get("t") == "e":
                self.rewrite_tag(_IS_ERROR, rb"\1\2str\2")

    def end(self, tag: str) -> None:
        """Where an element ends."""
        super().end(tag)
        prefix, colon, name = tag.rpartition(":")
        match name:
            case "c":
                self.keep(wanted=self._wanted)
            case "row":
                self._keep_row()
            case "sheetData":
                self.keep(wanted=True)
            case "worksheet":
                self.insert(_merged_markup(self._look, self._counts, prefix + colon))


def _merged_markup(look: _SheetLook, counts: _Counts, prefix: str) -> bytes:
    """The merged ranges, cut at the last row and column with words."""
    refs = []
    for (top, left), (bottom, right) in look.merged:
        low, far = min(bottom, look.last_row), min(right, look.last_column)
        if low >= top and far >= left and (low, far) != (top, left):
            counts.add("cells", (low - top + 1) * (far - left + 1))
            refs.append(f'<{prefix}mergeCell ref="{address(top - 1, left - 1)}:{address(low - 1, far - 1)}"/>')
    return f"<{prefix}mergeCells>{''.join(refs)}</{prefix}mergeCells>".encode() if refs else b""
