"""A note at a cell: what the findings there say, as Excel keeps it, and the place that its box takes on the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from nshreport.finding import Finding, Severity
from nshreport.render.marked_copy.outline import Element
from nshreport.render.text_width import count_lines
from nshreport.words import printable

AUTHOR = "Status report"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WIDTH = 340
"""Pixels of a note's box."""
_LINE, _AIR, _EDGE, _POINTS = 16, 14, 16, 9
_LONGEST = 1_000
"""Characters of what one finding says; a cell that quotes a page of words would fill the screen."""
_CUT = "… (cut: the whole is in the team workbook)"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a part would take for another character."""
_ORDER = {severity: place for place, severity in enumerate(Severity)}
SHAPE_TYPE = (
    b'<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
EMPTY_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data="%s"/></o:shapelayout></xml>'
)
EMPTY_COMMENTS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN}"><authors/><commentList/>'
    "</comments>"
).encode()


@dataclass(frozen=True, slots=True)
class Note:
    """What is added at a cell; row and column count from 0."""

    cell: str
    row: int
    column: int
    words: str

    @property
    def height(self) -> int:
        """Pixels that its words need."""
        return count_lines(f"{AUTHOR}:\n{self.words}", WIDTH - _EDGE, points=_POINTS) * _LINE + _AIR

    def runs(self, *, below: bool) -> bytes:
        """Its words as they are in a comment, the author in bold; below those of somebody else after a blank line."""
        before = "\n\n" if below else ""
        runs = _run(f"{before}{AUTHOR}:", bold=True) + _run(f"\n{self.words}", bold=False)
        return runs.encode("ascii", "xmlcharrefreplace")  # the same in every encoding that the part may have

    def comment(self, author: int) -> bytes:
        """A comment that is ours alone."""
        return b'<comment xmlns="%s" ref="%s" authorId="%d"><text>%s</text></comment>' % (
            MAIN.encode(),
            self.cell.encode(),
            author,
            self.runs(below=False),
        )

    def shape(self, number: int, anchor: Anchor) -> bytes:
        """Its box, which is seen when the pointer rests on the cell."""
        return (
            f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
            f'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" '
            f'style="position:absolute;margin-left:80pt;margin-top:2pt;width:{WIDTH * 0.75:g}pt;'
            f'height:{self.height * 0.75:g}pt;z-index:{number};visibility:hidden" fillcolor="#ffffe1" '
            f'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
            f'<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left">'
            f'</div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{', '.join(map(str, anchor))}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{self.row}</x:Row><x:Column>{self.column}</x:Column></x:ClientData></v:shape>"
        ).encode()


def make_note(cell: str, row: int, column: int, findings: Iterable[Finding], refs: Mapping[int, str]) -> Note:
    """One note of all the findings in a cell, what must be fixed first."""
    ordered = sorted(findings, key=lambda finding: _ORDER[finding.severity])
    words = (_say(finding, refs.get(finding.row, "")) for finding in ordered)
    return Note(cell, row, column, "\n\n".join(dict.fromkeys(words)))


def _say(finding: Finding, ref: str) -> str:
    message = finding.message
    short = message if len(message) <= _LONGEST else message[:_LONGEST].rstrip() + _CUT
    words = f"{f'{ref}. ' if ref else ''}{finding.severity}: {short}"
    return f"{words}\nHow to fix it: {finding.advice}" if finding.advice else words


def _run(text: str, *, bold: bool) -> str:
    words = escape(_ESCAPE.sub("_x005F_", printable(text)))
    return (
        f'<r xmlns="{MAIN}"><rPr>{"<b/>" if bold else ""}<sz val="{_POINTS}"/><color indexed="81"/>'
        f'<rFont val="Tahoma"/><family val="2"/></rPr><t xml:space="preserve">{words}</t></r>'
    )


_DIGIT, _PADDING = 7, 5
"""Pixels of a digit in the usual type, and what a column adds to them."""
_POINTS_TO_PIXELS = 4 / 3
_USUAL_COLUMN, _USUAL_ROW = 64, 20
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575

Anchor = tuple[int, int, int, int, int, int, int, int]
"""Left, top, right and bottom of a note: each a column or row counted from 0 and pixels within it."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Widths by columns, heights by rows, in pixels; what is not named has the usual one."""

    columns: dict[int, int]
    rows: dict[int, int]
    usual_column: int = _USUAL_COLUMN
    usual_row: int = _USUAL_ROW

    def place(self, row: int, column: int, height: int) -> Anchor:
        """A note to the right of a cell."""
        left, x, top, y = min(column + 1, _LAST_COLUMN), 15, row, 2
        right, x_end = _walk(left, x + WIDTH, self.columns, self.usual_column, _LAST_COLUMN)
        bottom, y_end = _walk(top, y + height, self.rows, self.usual_row, _LAST_ROW)
        return left, x, top, y, right, x_end, bottom, y_end

    def higher(self, anchor: Anchor, height: int) -> Anchor:
        """The same note, higher by so many pixels."""
        *rest, bottom, y_end = anchor
        bottom, y_end = _walk(bottom, y_end + height, self.rows, self.usual_row, _LAST_ROW)
        left, x, top, y, right, x_end = rest
        return left, x, top, y, right, x_end, bottom, y_end


def _walk(place: int, pixels: int, sizes: dict[int, int], usual: int, last: int) -> tuple[int, int]:
    while place < last and pixels >= (size := sizes.get(place, usual)):
        pixels -= size
        place += 1
    return place, pixels


def read_geometry(outline: Iterable[Element]) -> Geometry:
    """The widths and heights that a sheet's outline, three deep, gives."""
    columns: dict[int, int] = {}
    rows: dict[int, int] = {}
    usual = [_USUAL_COLUMN, _USUAL_ROW]
    for element in outline:
        given = element.attributes
        if element.name == "sheetFormatPr":
            usual = [
                _column_pixels(given["defaultColWidth"]) if "defaultColWidth" in given else _USUAL_COLUMN,
                _row_pixels(given["defaultRowHeight"]) if "defaultRowHeight" in given else _USUAL_ROW,
            ]
        elif element.name == "col" and "width" in given:
            pixels = 0 if given.get("hidden") in {"1", "true"} else _column_pixels(given["width"])
            columns |= dict.fromkeys(range(int(given["min"]) - 1, int(given["max"])), pixels)
        elif element.name == "row" and "ht" in given and "r" in given:
            rows[int(given["r"]) - 1] = 0 if given.get("hidden") in {"1", "true"} else _row_pixels(given["ht"])
    return Geometry(columns, rows, *usual)


def _column_pixels(width: str) -> int:
    return round(float(width) * _DIGIT) + _PADDING


def _row_pixels(height: str) -> int:
    return round(float(height) * _POINTS_TO_PIXELS)
