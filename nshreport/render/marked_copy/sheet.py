"""A sheet of the package: its notes are added to those that it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nshreport.render.marked_copy.note import (
    AUTHOR,
    EMPTY_COMMENTS,
    EMPTY_DRAWING,
    MAIN,
    SHAPE_TYPE,
    Geometry,
    Note,
    read_geometry,
)
from nshreport.render.marked_copy.outline import Edit, Element, add_inside, apply_edits, read_outline, without_declared
from nshreport.render.marked_copy.package import Package

_REFERENCE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BEHIND = {
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems"),
    *("tableParts", "extLst"),
}
"""What comes after the drawing of the notes in a sheet, where their order is fixed."""
_SHAPE_NUMBER = re.compile(rb"_x0000_s(\d+)")
_BLOCKS = re.compile(rb"<o:idmap\b[^>]*\bdata=[\"']([\d, ]+)")
_BLOCK = 1024
"""Numbers of shapes come in blocks of so many."""
_BOX = re.compile(rb"<(\w+:)?ClientData\b[^>]*ObjectType=[\"']Note[\"'].*?</(\w+:)?ClientData>", re.DOTALL)
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([\d,\s]+)(</)")
_PLACE = re.compile(rb"<(?:\w+:)?(Row|Column)>\s*(\d+)")


def find_sheets(package: Package) -> dict[str, str]:
    """The worksheets' parts by the sheets' names.

    Raises:
        KeyError: the package is no workbook's.
    """
    workbook = package.related("", "officeDocument")
    if workbook is None:
        raise KeyError("officeDocument")
    targets = {one.identity: one.target for one in package.relations(workbook) if one.kind == "worksheet"}
    listed = (one.attributes for one in read_outline(package.parts[workbook], 3) if one.name == "sheet")
    return {one["name"]: targets[one["id"]] for one in listed if one.get("id") in targets}


def threads_of(package: Package, sheet: str) -> set[str]:
    """Cells that have a thread of comments."""
    threads = [one.target for one in package.relations(sheet) if one.kind == "threadedComment"]
    return {one.attributes.get("ref", "") for name in threads for one in read_outline(package.parts[name], 2)}


def mark_sheet(package: Package, sheet: str, notes: Sequence[Note]) -> None:
    """Add notes to a sheet's part and to those that it refers to.

    Raises:
        ExpatError, KeyError, ValueError: the parts are not built as other workbooks' are.
    """
    outline = read_outline(package.parts[sheet], 3)
    geometry = read_geometry(outline)
    comments = _comments_part(package, sheet)
    drawing = _drawing_part(package, sheet, outline)
    package.parts[comments], below = _with_words(package.parts[comments], notes)
    fresh = [note for note in notes if note.cell not in below]
    boxes = _with_boxes(package.parts[drawing], fresh, geometry)
    package.parts[drawing] = _with_higher_boxes(boxes, [note for note in notes if note.cell in below], geometry)
    for name in (sheet, comments):
        read_outline(package.parts[name], 1)  # what was added reads as the rest does, or the copy is left out


def _comments_part(package: Package, sheet: str) -> str:
    found = package.related(sheet, "comments")
    if found is None:
        found = package.free_name("xl/comments{}.xml")
        package.add_part(sheet, found, EMPTY_COMMENTS, "comments")
        package.declare("Override", "PartName", f"/{found}", "spreadsheetml.comments+xml")
    return found


def _drawing_part(package: Package, sheet: str, outline: Sequence[Element]) -> str:
    """The part of the notes' boxes; where there is none, the sheet names it in the place that the order gives."""
    given = next((one.attributes["id"] for one in outline if one.path[1:] == ("legacyDrawing",)), None)
    if given is not None:
        return {one.identity: one.target for one in package.relations(sheet)}[given]
    found = package.free_name("xl/drawings/vmlDrawing{}.vml")
    identity = package.add_part(sheet, found, EMPTY_DRAWING % str(_free_block(package)).encode(), "vmlDrawing")
    package.declare("Default", "Extension", "vml", "vmlDrawing")
    markup = f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{_REFERENCE}" r:id="{identity}"/>'.encode()
    top = {one.path[1]: one.start for one in reversed(outline) if one.path[1:] == (one.name,)}
    behind = (place for name, place in top.items() if name in _BEHIND and place > top["sheetData"])
    place = min(behind, default=outline[-1].close)
    package.parts[sheet] = apply_edits(
        package.parts[sheet], [(place, place, without_declared(package.parts[sheet], markup))]
    )
    return found


def _free_block(package: Package) -> int:
    blocks = (
        int(number)
        for name, part in package.parts.items()
        if name.casefold().endswith(".vml")
        for listed in _BLOCKS.findall(part)
        for number in listed.split(b",")
    )
    return max(blocks, default=0) + 1


def _with_words(part: bytes, notes: Sequence[Note]) -> tuple[bytes, set[str]]:
    """The comments with the notes' words, and the cells that had a comment before."""
    outline = read_outline(part, 5)
    by_path = {one.path: one for one in outline}
    authors = [one for one in outline if one.name == "author"]
    texts = _texts(outline)
    edits: list[Edit] = []
    added: list[bytes] = []
    for note in notes:
        if note.cell in texts:
            edits.append(add_inside(part, texts[note.cell], note.runs(below=True)))
        else:
            added.append(note.comment(len(authors)))
    if added:
        author = f'<author xmlns="{MAIN}">{AUTHOR}</author>'.encode()
        edits.append(add_inside(part, by_path["comments", "authors"], author))
        edits.append(add_inside(part, by_path["comments", "commentList"], b"".join(added)))
    return apply_edits(part, edits), set(texts)


def _texts(outline: Sequence[Element]) -> dict[str, Element]:
    """The text of each comment by its cell."""
    texts = [one for one in outline if one.path[2:] == ("comment", "text")]
    comments = [one for one in outline if one.path[2:] == ("comment",)]
    return {comment.attributes["ref"]: text for comment, text in zip(comments, texts, strict=True)}


def _with_boxes(part: bytes, notes: Sequence[Note], geometry: Geometry) -> bytes:
    """The drawing with a box for each note."""
    if not notes:
        return part
    taken = [int(number) for number in _SHAPE_NUMBER.findall(part)]
    block = _BLOCKS.search(part)
    first = max([*taken, _BLOCK * int(block[1].split(b",")[0]) if block else _BLOCK]) + 1
    shapes = [
        note.shape(number, geometry.place(note.row, note.column, note.height))
        for number, note in enumerate(notes, first)
    ]
    shape_type = b"" if b'id="_x0000_t202"' in part else SHAPE_TYPE
    end = part.rindex(b"</")
    return apply_edits(part, [(end, end, without_declared(part, shape_type + b"".join(shapes)))])


def _with_higher_boxes(part: bytes, notes: Sequence[Note], geometry: Geometry) -> bytes:
    """The drawing with the boxes of notes that were there made higher by what is added to them."""
    heights = {(note.row, note.column): note.height for note in notes}

    def enlarge(box: re.Match[bytes]) -> bytes:
        place = {name: int(number) for name, number in _PLACE.findall(box[0])}
        height = heights.get((place.get(b"Row", -1), place.get(b"Column", -1)))
        anchor = _ANCHOR.search(box[0])
        numbers = [int(number) for number in anchor[2].split(b",")] if anchor else []
        if height is None or anchor is None or len(numbers) != 8:  # noqa: PLR2004 - two numbers for each edge
            return box[0]
        left, x, top, y, right, x_end, bottom, y_end = numbers
        made = geometry.higher((left, x, top, y, right, x_end, bottom, y_end), height)
        start, stop = anchor.span(2)
        return box[0][:start] + ", ".join(map(str, made)).encode() + box[0][stop:]

    return _BOX.sub(enlarge, part)
