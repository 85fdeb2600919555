"""The marked-up copy of the plan: the team's own workbook with a note at each cell that has a finding.

The notes are added to the file as it is: every part that holds something else, from values and formulas to charts,
macros and printer settings, stays as it was, byte for byte, so that nothing of the team's is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from xlsxwriter.utility import xl_cell_to_rowcol

from nshreport.finding import Finding
from nshreport.render.marked_copy.note import Note, make_note
from nshreport.render.marked_copy.package import Package
from nshreport.render.marked_copy.sheet import find_sheets, mark_sheet, threads_of

MARKED_KINDS = (".xlsx", ".xlsm")
_NO_REFS: Mapping[int, str] = MappingProxyType({})
_LEFT_OUT = "The copy of the plan with comments was left out: "
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


class MarkedCopy(NamedTuple):
    """The copy, or None and a sentence that says why there is none."""

    content: bytes | None
    why: str = ""


def mark_copy(content: bytes, kind: str, findings: Iterable[Finding], refs: Mapping[int, str] = _NO_REFS) -> MarkedCopy:
    """The team's own workbook with a note at each cell that has a finding.

    Several findings in a cell are one note. A note that is there already is kept, and ours is added below its words.
    The same workbook and findings give the same bytes; nothing else in the workbook changes.

    Args:
        content: the workbook's bytes.
        kind: its ending, such as ".xlsx"; the copy has the same.
        findings: those without a cell are passed over.
        refs: the tactics' refs by their rows, as findings have them.
    """
    if kind not in MARKED_KINDS:
        return MarkedCopy(None, f"{_LEFT_OUT}a workbook of this kind ({kind}) takes no notes. Save it as .xlsx.")
    notes = _notes(findings, refs)
    if not notes:
        return MarkedCopy(None, f"{_LEFT_OUT}there is nothing to mark, since no cell has a finding.")
    try:
        package = Package.read(content)
        refusal = _refusal(package, notes)
        if refusal:
            return MarkedCopy(None, f"{_LEFT_OUT}{refusal}")
        for name, sheet in find_sheets(package).items():
            if name in notes:
                mark_sheet(package, sheet, notes[name])
        return MarkedCopy(package.pack())
    except (BadZipFile, ExpatError, KeyError, ValueError):
        return MarkedCopy(None, f"{_LEFT_OUT}the workbook is built in a way to which notes cannot be added safely.")


def _notes(findings: Iterable[Finding], refs: Mapping[int, str]) -> dict[str, list[Note]]:
    """Notes by sheet, in the order of their rows and columns."""
    cells: dict[tuple[str, int, int, str], list[Finding]] = {}
    for finding in findings:
        if _CELL.fullmatch(finding.cell):
            key = (finding.sheet, *xl_cell_to_rowcol(finding.cell), finding.cell)
            cells.setdefault(key, []).append(finding)
    notes: dict[str, list[Note]] = {}
    for (sheet, row, column, cell), found in sorted(cells.items(), key=lambda item: item[0]):
        notes.setdefault(sheet, []).append(make_note(cell, row, column, found, refs))
    return notes


def _refusal(package: Package, notes: dict[str, list[Note]]) -> str:
    """Why no note can be added without harm; blank where it can."""
    if any(name.startswith("_xmlsignatures/") for name in package.parts):
        return "the plan is signed, and a note would break the signature."
    sheets = find_sheets(package)
    for name, wanted in notes.items():
        sheet = sheets.get(name)
        if sheet is None:
            return f"the sheet '{name}' was not found in the file."
        if _STRICT in package.parts[sheet][:4_000]:
            return "the plan is saved as Strict Open XML. Save it as an Excel Workbook (.xlsx)."
        threaded = threads_of(package, sheet)
        cell = next((note.cell for note in wanted if note.cell in threaded), "")
        if cell:
            return f"cell {cell} of the sheet '{name}' has a thread of comments, and cannot hold a note as well."
    return ""
