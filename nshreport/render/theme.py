"""The house style: colours, marks and type, the same on every sheet, chart and message."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Arial"
"""Type of workbooks, as Excel has it."""
CHART_FONTS = ("DejaVu Sans", "Verdana", "Arial")
"""Type of charts, then what a browser without it shows their SVG in: Verdana has much the same widths."""
INK = "#0B0C0C"
"""Text on white."""
PAPER = "#FFFFFF"
QUIET = "#505A5F"
"""Secondary text on white: contrast 7:1."""
LINE = "#B1B4B6"
BAND = "#F3F2F1"
HEADER = "#1D70B8"
"""Header rows, under white text: contrast 5.2:1."""
HEADER_TEXT = PAPER
LINK = "#1D70B8"
"""Links on white: contrast 5.2:1, and underlined."""
TITLE_POINTS, HEADING_POINTS, BODY_POINTS = 16, 14, 12
"""Sizes of type in workbooks: a sheet's title, a table's caption, everything else."""
EDGE = "#3D3D3D"
"""The edge of every bar."""
TODAY = "#0B0C0C"
DONE = "#2073BC"
"""What is complete, on charts that count."""


@dataclass(frozen=True, slots=True)
class RagStyle:
    """How a RAG is shown: always its word, with a mark and a colour next to it."""

    text: str
    tint: str
    bar: str
    on_bar: str
    """Colour of words on a bar."""
    hatch: str
    """Colour of the hatch on a bar whose window is not confirmed."""
    mark: str
    dashed: bool = False
    """Whether the edge of a bar is dashed and the title next to it struck through."""


RAG_STYLES: dict[str, RagStyle] = {
    "Red": RagStyle("#651B1B", "#F4D7D7", "#A4161A", PAPER, PAPER, "▲"),
    "Amber": RagStyle("#7A3C1C", "#FFEE80", "#FFB54A", INK, EDGE, "■"),
    "Green": RagStyle("#083D29", "#CFE4DC", "#1E9E6A", INK, PAPER, "●"),
    "Complete": RagStyle(INK, "#CECECE", "#D9D9D9", INK, EDGE, "✔"),
    "Cancelled": RagStyle(INK, PAPER, PAPER, INK, EDGE, "✕", dashed=True),
    "Not rated": RagStyle(INK, PAPER, PAPER, INK, EDGE, "○"),
}
"""Tints for tables, after the Government Analysis Function's palette. The bars look like their words, and the four that
are filled stay apart for people who are colour blind."""
