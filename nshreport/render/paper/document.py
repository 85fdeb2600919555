"""The paper as a Word document: styles, tables, the picture, and the file itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Cell

from nshreport.render.archive import zip_files
from nshreport.render.charts import Chart
from nshreport.render.paper.contents import CELL_PADDING, STYLES, Block, PaperTable, Passage
from nshreport.render.theme import FONT, HEADER, HEADER_TEXT, INK
from nshreport.report import Report
from nshreport.words import one_line, say_day

_MARGIN = Cm(1.9)
_PICTURE_MARGIN = Pt(24)
"""The blank edge of a picture at each side, which is cropped."""
_KEPT_STYLES = {
    *(name for style in STYLES for name in (style, style.lower())),
    *("Default Paragraph Font", "Normal Table", "No List", "Table Grid"),
}
"""All other styles of the library's own document are taken out: they are nine tenths of the file."""
_UNUSED_PARTS = ("thumbnail", "customXml", "stylesWithEffects")
"""What the library's own document has besides, by the ends of the relations' types."""


def write_document(report: Report, blocks: Iterable[Block]) -> bytes:
    """The blocks as a .docx file, which is the same for the same report and blocks."""
    document = Document()
    _set_up(document, report)
    for block in blocks:
        _write(document, block)
    return _save(document)


def _set_up(document: WordDocument, report: Report) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Cm(1.8)
    section.header_distance = section.footer_distance = Cm(0.8)
    _set_styles(document)
    _set_properties(document, report)
    if report.marking.strip():
        section.header.paragraphs[0].text = one_line(report.marking)
    footer = section.footer.paragraphs[0]
    footer.text = f"{one_line(report.plan_name, 60)}, {say_day(report.as_of)}, page "
    _add_field(footer, "PAGE")


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for style in list(styles.element.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT_STYLES:
            styles.element.remove(style)
    for name, look in STYLES.items():
        style = styles[name]
        own = style.element
        for old in [*own.findall(qn("w:rPr")), *own.findall(qn("w:link"))]:
            own.remove(old)
        paragraph = own.find(qn("w:pPr"))
        for old in paragraph.findall(qn("w:numPr")) if name == "Subtitle" and paragraph is not None else ():
            paragraph.remove(old)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(look.points), look.bold
        style.font.color.rgb = RGBColor.from_string(INK[1:])
        fonts = own.find(qn("w:rPr")).find(qn("w:rFonts"))
        for script in ("w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        spaces = style.paragraph_format
        spaces.space_before, spaces.space_after = Pt(look.before), Pt(look.after)
        spaces.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _set_properties(document: WordDocument, report: Report) -> None:
    properties = document.core_properties
    properties.title = one_line(f"{report.title}: report of {say_day(report.as_of)}", 250)
    properties.author = properties.last_modified_by = one_line(report.team, 250) or "nshreport"
    properties.created = properties.modified = datetime(report.as_of.year, report.as_of.month, report.as_of.day)  # noqa: DTZ001 - the file's times are without a zone
    properties.language = "en-GB"
    properties.comments = ""
    properties.revision = 1


def _write(document: WordDocument, block: Block) -> None:
    if isinstance(block, Passage):
        paragraph = document.add_paragraph(block.text, style=block.style)
        if block.on_new_page:
            paragraph.paragraph_format.page_break_before = True
    elif isinstance(block, PaperTable):
        _add_table(document, block)
    else:
        _add_picture(document, block)


def _add_table(document: WordDocument, block: PaperTable) -> None:
    table = document.add_table(rows=0, cols=len(block.headings), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Pt(width)
    for number, cells in enumerate((block.headings, *block.rows)):
        row = table.add_row()
        row_properties = row._tr.get_or_add_trPr()
        row_properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            row_properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, cells, block.widths, strict=True):
            cell.width = Pt(width)
            _fill(cell, text, heading=number == 0)
    properties = table._tbl.tblPr
    properties.find(qn("w:tblW")).addnext(_element("w:tblInd", w="108", type="dxa"))
    for name, text in (("w:tblCaption", block.title), ("w:tblDescription", "The first row has the headings.")):
        properties.append(_element(name, val=text))


def _fill(cell: _Cell, text: str, *, heading: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(CELL_PADDING)
    run = paragraph.add_run(text)
    if heading:
        run.bold, run.font.color.rgb = True, RGBColor.from_string(HEADER_TEXT[1:])
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=HEADER[1:]))


def _add_picture(document: WordDocument, picture: Chart) -> None:
    shape = document.add_paragraph(style="Normal").add_run().add_picture(BytesIO(picture.png))
    across, down = (round(100_000 * _PICTURE_MARGIN / side) for side in (shape.width, shape.height))
    fill = shape._inline.graphic.graphicData.pic.blipFill
    cropped = OxmlElement("a:srcRect")
    for side, share in zip("ltrb", (across, down, across, down), strict=True):
        cropped.set(side, str(share))
    fill.insert(1, cropped)
    shape.width, shape.height = (Length(side - 2 * _PICTURE_MARGIN) for side in (shape.width, shape.height))
    described = shape._inline.docPr
    described.set("name", "Timeline")
    described.set("descr", picture.alt_text)


def _add_field(paragraph: Any, name: str) -> None:
    """A field such as the page's number, which Word fills in."""
    field = _element("w:fldSimple", instr=name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _element(name: str, **attributes: str) -> Any:
    """An element of Word's own with its attributes."""
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def _save(document: WordDocument) -> bytes:
    for owner in (document.part.package, document.part):
        for name in [key for key, one in owner.rels.items() if one.reltype.endswith(_UNUSED_PARTS)]:
            del owner.rels[name]
    target = BytesIO()
    document.save(target)
    with ZipFile(target) as parts:
        return zip_files({name: parts.read(name) for name in parts.namelist()})
