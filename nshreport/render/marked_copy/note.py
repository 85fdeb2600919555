"""A note at a cell: what the findings there say, as Excel keeps it: words in one part, its box in another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from nshreport.finding import Severity
from nshreport.render.text_width import count_lines
from nshreport.words import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nshreport.finding import Finding
    from nshreport.render.marked_copy.geometry import Anchor

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
        """Its words as they stand in a comment, the author in bold; below those of somebody else after a blank line."""
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


def make_note(cell: str, row: int, column: int, findings: Iterable[Finding]) -> Note:
    """One note of all the findings in a cell, what must be mended first."""
    ordered = sorted(findings, key=lambda finding: _ORDER[finding.severity])
    return Note(cell, row, column, "\n\n".join(dict.fromkeys(map(_say, ordered))))


def _say(finding: Finding) -> str:
    words = f"{finding.severity}: {_short(finding.message)}"
    return f"{words}\nHow to mend it: {finding.advice}" if finding.advice else words


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + _CUT


def _run(text: str, *, bold: bool) -> str:
    words = escape(_ESCAPE.sub("_x005F_", printable(text)))
    return (
        f'<r xmlns="{MAIN}"><rPr>{"<b/>" if bold else ""}<sz val="{_POINTS}"/><color indexed="81"/>'
        f'<rFont val="Tahoma"/><family val="2"/></rPr><t xml:space="preserve">{words}</t></r>'
    )
