"""The plan of 2017 as the Word document that it began as: its table, lists and prose, in two ways of typing them."""

from __future__ import annotations

import copy
import csv
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.plan_2017 import CASES, HEADINGS

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

PHASE = "phase heading"
TITLE = "National Statistics Harmonisation Steering Group (NSH SG) Communication Plan 2017"
OBJECTIVES = ("Make harmonisation part of the GSS voice", "Increase contact to and from users")
KEY_MESSAGES = (
    "Make input data and outputs more consistent and compatible with other data that cover the same concepts",
    "Focus on common goals and outcomes",
    "Make cross country comparisons",
    "Reduce respondent and user burden",
    "Make informed decisions in relation to data sources and statistics",
    "Carry out cross survey/data analysis and integration",
    "Avoid misinterpretation of data when users believe data are similar",
    "Harmonisation is recommended within the Statistics and Registration Services Act",
)


def write_plain(path: Path) -> Path:
    """Headings in Word's own styles, numbered and bulleted lists, a table with a phase in the first cell of its row."""
    document = _front(docx.Document(), styled=True)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    _type_row(table.add_row().cells, HEADINGS)
    for row in _rows():
        cells = table.add_row().cells
        if row[PHASE]:
            _type_row(cells, (row[PHASE],))
        else:
            _type_row(cells, [row[name] for name in HEADINGS])
    document.save(str(path))
    return path


def write_worked_on(path: Path) -> Path:
    """Headings in capitals, bullets typed by hand, phase rows merged across, tracked changes and a date field."""
    document = _front(docx.Document(), styled=False)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    _type_row(table.add_row().cells, HEADINGS)
    for row in _rows():
        cells = table.add_row().cells
        if row[PHASE]:
            cells[0].merge(cells[-1])
            _type_row(cells, (row[PHASE],))
            continue
        _type_row(cells, [row[name] for name in HEADINGS])
        if row["Timing"].strip() == "7th April":
            _retype(cells[HEADINGS.index("Timing")], deleted="14th April", inserted="7th April")
        if row["Feedback"] == "Complete":
            _field(cells[HEADINGS.index("Timing")], row["Timing"])
    document.save(str(path))
    return path


def _rows() -> list[dict[str, str]]:
    """The plan's rows, each phase's heading as a row of its own before its tactics."""
    found: list[dict[str, str]] = []
    phase = ""
    with (CASES / "plan-2017.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[PHASE] != phase:
                phase = row[PHASE]
                found.append({PHASE: phase})
            found.append({**row, PHASE: ""})
    return found


def _front(document: Document, *, styled: bool) -> Document:
    document.add_paragraph(TITLE)
    _heading(document, "Situation analysis", styled=styled)
    document.add_paragraph("The uptake of harmonised principles across the GSS is not as high as it should be.")
    _heading(document, "Key messages", styled=styled)
    for text in KEY_MESSAGES:
        _item(document, text, "List Bullet" if styled else "", "· ")
    _heading(document, "The objects of carrying out communication activities in 2015/16", styled=styled)
    document.add_paragraph("The key objectives for carrying out communication activities in 2015/16 are to;")
    for number, text in enumerate(OBJECTIVES, start=1):
        _item(document, text, "List Number" if styled else "", f"{number}. ")
    document.add_paragraph("These communication objectives are aligned to the new strategic objectives.")
    _heading(document, "Approach", styled=styled)
    _item(document, "Promote harmonisation by default", "List Bullet" if styled else "", "· ")
    return document


def _heading(document: Document, text: str, *, styled: bool) -> None:
    if styled:
        document.add_heading(text, level=1)
    else:
        document.add_paragraph(text.upper())


def _item(document: Document, text: str, style: str, sign: str) -> Paragraph:
    return document.add_paragraph(text, style=style) if style else document.add_paragraph(f"{sign}{text}")


def _type_row(cells: tuple[_Cell, ...], texts: list[str] | tuple[str, ...]) -> None:
    for cell, text in zip(cells, texts, strict=False):
        first, *more = text.split("\n")
        cell.paragraphs[0].text = first
        for line in more:
            cell.add_paragraph(line)


def _retype(cell: _Cell, *, deleted: str, inserted: str) -> None:
    """The cell's text as a tracked change: one text deleted, another typed in its place."""
    run = cell.paragraphs[0].runs[0]._r  # noqa: SLF001 - the library has no tracked changes
    for tag, text_tag, text in (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)):
        change, changed = OxmlElement(tag), copy.deepcopy(run)
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "A. Colleague")
        old = changed.find(qn("w:t"))
        new = OxmlElement(text_tag)
        new.text = text
        changed.replace(old, new)
        change.append(changed)
        run.addprevious(change)
    run.getparent().remove(run)


def _field(cell: _Cell, text: str) -> None:
    """The cell's text as the result of a date field."""
    run = cell.paragraphs[0].runs[0]._r  # noqa: SLF001 - as above
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), ' DATE \\@ "d MMMM" ')
    run.addprevious(field)
    field.append(run)
    run.find(qn("w:t")).text = text
