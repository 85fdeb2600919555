"""The formats of a workbook: each made once, by the house style."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from nshreport.render.theme import (
    HEADER,
    HEADER_TEXT,
    HEADING_POINTS,
    INK,
    LINE,
    LINK,
    RAG_STYLES,
    TITLE_POINTS,
    RagStyle,
)
from nshreport.render.workbook.cell import CellKind, LineStyle

DATE_FORMAT = "d mmmm yyyy"
_LINES: dict[LineStyle, dict[str, object]] = {
    "title": {"bold": True, "font_size": TITLE_POINTS},
    "heading": {"bold": True, "font_size": HEADING_POINTS},
    "line": {},
    "strong": {"bold": True},
}
_CELLS: dict[CellKind, dict[str, object]] = {
    "text": {"align": "left", "indent": 1},
    "title": {"align": "left", "indent": 1},
    "struck": {"align": "left", "indent": 1, "font_strikeout": True},
    "rag": {"align": "left", "indent": 1, "bold": True},
    "number": {"align": "right", "indent": 1, "num_format": "#,##0", "text_wrap": False},
    "date": {"align": "left", "indent": 1, "num_format": DATE_FORMAT},
}
_TABLE: dict[str, object] = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": LINE}
_LINK: dict[str, object] = {"font_color": LINK, "underline": 1}
_HEADER: dict[str, object] = {"bold": True, "font_color": HEADER_TEXT, "bg_color": HEADER, "valign": "bottom"}


class Formats:
    """Formats of one workbook by what they are for."""

    def __init__(self, workbook: Workbook) -> None:
        """Nothing is added to the workbook before it is asked for."""
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self._cells: dict[tuple[CellKind, object], Format] = {}

    def make(self, properties: dict[str, object]) -> Format:
        """A format by xlsxwriter's properties, the same one for the same properties."""
        key = tuple(sorted({"font_color": INK, **properties}.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(dict(key))
        return self._made[key]

    def line(self, style: LineStyle) -> Format:
        """A line above the tables."""
        return self.make({**_LINES[style], "valign": "bottom" if style == "heading" else "top"})

    def link(self) -> Format:
        """A link to another sheet, in a table."""
        return self.make({**_TABLE, **_CELLS["text"], **_LINK})

    def header(self, kind: CellKind) -> Format:
        """A heading of a table, on the side on which its column is."""
        return self.make({**_TABLE, **_HEADER, "align": "right" if kind == "number" else "left", "indent": 1})

    def cell(self, kind: CellKind, value: object) -> Format:
        """A cell of a table; a RAG, with its mark or without, has its tint."""
        key = (kind, value if kind == "rag" else None)
        if key not in self._cells:
            style = _rag_style(str(value)) if kind == "rag" else None
            look = _CELLS[kind if style or kind != "rag" else "text"]
            tint: dict[str, object] = {"font_color": style.text, "bg_color": style.tint} if style else {}
            self._cells[key] = self.make({**_TABLE, **look, **tint})
        return self._cells[key]


def _rag_style(words: str) -> RagStyle | None:
    return RAG_STYLES.get(words) or RAG_STYLES.get(words.partition(" ")[2])
