"""What people leave on a cell next to its value: strike-through, comments, fills, formulas, hidden rows."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from openpyxl.cell.cell import Cell
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class CellMark:
    """What somebody left on a cell next to its value."""

    comment: str = ""
    fill: str = ""
    """Background colour as RRGGBB, blank for none."""
    bold: bool = False
    struck: str = ""
    """The words that are struck through: all of the cell's, or part of them."""
    kept: str | None = None
    """The words left when the struck part is taken away; None where nothing or everything is struck."""
    formula: str = ""
    """The formula as typed, if the cell has one without a stored value."""
    error: str = ""
    """The error that the cell shows, such as #REF!."""
    day_shown: bool = True
    """False where the cell's number format shows a date's month and year only ("Feb-18")."""
    percent: bool = False
    """True where the cell's number format shows per cent."""
    ground: str = ""
    """What the cell is coloured with, as `fill` or in a word of the theme's; blank for none or white."""
    before: str = ""
    """What a cell of a Word document said before its tracked changes; blank where there are none."""


NO_MARK = CellMark()

Marks = dict[tuple[int, int], CellMark]
_DATE_LETTERS = frozenset("my")


def read_marks(content: bytes) -> dict[str, tuple[Marks, frozenset[int]]]:
    """The marks and the hidden rows of every sheet, rows and columns counted from 0.

    Args:
        content: an xlsx or xlsm file, as `trimmed_copy` leaves it: what is read whole must be small. The library's
            mode for large files sees no hidden rows.
    """
    import openpyxl  # noqa: PLC0415 - openpyxl is slow to import

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that the library drops on saving: nothing is saved here
        workbook = openpyxl.load_workbook(BytesIO(content), rich_text=True)
    styles: dict[int, CellMark] = {}
    return {sheet.title: (_sheet_marks(sheet, styles), _hidden_rows(sheet)) for sheet in workbook.worksheets}


def _hidden_rows(sheet: Worksheet) -> frozenset[int]:
    return frozenset(number - 1 for number, row in sheet.row_dimensions.items() if row.hidden)


def _sheet_marks(sheet: Worksheet, styles: dict[int, CellMark]) -> Marks:
    from openpyxl.cell.cell import Cell  # noqa: PLC0415 - openpyxl is slow to import

    marks = {}
    # The library's own walk through the rows makes a cell for every place that has none.
    for cell in sheet._cells.values():  # noqa: SLF001
        if isinstance(cell, Cell) and (mark := _cell_mark(cell, styles)) != NO_MARK:
            marks[cell.row - 1, cell.column - 1] = mark
    return marks


def _cell_mark(cell: Cell, styles: dict[int, CellMark]) -> CellMark:
    style = _style_mark(cell, styles) if cell.has_style else NO_MARK
    value = cell.value
    comment = " ".join(cell.comment.text.split()) if cell.comment is not None else ""
    if value is None and not comment:
        return NO_MARK if not style.ground else CellMark(fill=style.fill, ground=style.ground)
    struck, kept = _struck(value, wholly=bool(style.struck))
    formula = str(getattr(value, "text", value)) if cell.data_type == "f" else ""
    return CellMark(
        comment,
        style.fill,
        style.bold,
        struck,
        kept,
        formula,
        day_shown=style.day_shown,
        percent=style.percent,
        ground=style.ground,
    )


def _style_mark(cell: Cell, styles: dict[int, CellMark]) -> CellMark:
    """What the cell's style says, worked out once for each of the workbook's few styles; any words stand for struck."""
    number = cell.style_id
    if number not in styles:
        font = cell.font
        styles[number] = CellMark(
            fill=_colour(cell.fill.fgColor) if cell.fill.patternType == "solid" else "",
            bold=bool(font.bold),
            struck="all" if font.strike else "",
            day_shown=_shows_day(cell.number_format),
            percent="%" in cell.number_format,
            ground=_ground(cell.fill.fgColor) if cell.fill.patternType == "solid" else "",
        )
    return styles[number]


def _colour(colour: Color | None) -> str:
    """A fill's colour as RRGGBB; blank for white, none, and colours that only the theme knows."""
    from openpyxl.styles.colors import COLOR_INDEX  # noqa: PLC0415 - openpyxl is slow to import

    if colour is None:
        return ""
    if colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < len(COLOR_INDEX):
        found = COLOR_INDEX[colour.indexed]
    else:
        found = colour.rgb if colour.type == "rgb" and isinstance(colour.rgb, str) else ""
    return "" if found[-6:] in {"", "FFFFFF"} else found[-6:]


def _ground(colour: Color | None) -> str:
    """A fill's colour, or the number and tint of one that only the theme knows; blank for white."""
    if colour is not None and colour.type == "theme":
        return "" if (colour.theme, colour.tint) == (0, 0.0) else f"theme {colour.theme} {colour.tint:.2f}"
    return _colour(colour)


def _shows_day(number_format: str) -> bool:
    """Whether a date in this format shows its day: "mmm-yy" does not."""
    letters = "".join(part for index, part in enumerate(number_format.lower().split('"')) if index % 2 == 0)
    letters = letters.partition(";")[0]
    without_locale = letters.rpartition("]")[2]
    return not (set(without_locale) >= _DATE_LETTERS and "d" not in without_locale)


def _struck(value: object, *, wholly: bool) -> tuple[str, str | None]:
    """The struck words, and those kept where only a part is struck."""
    if not isinstance(value, list):
        return (str(value), None) if wholly and value is not None else ("", None)
    struck, kept = "", ""
    for block in value:
        strikes = wholly if isinstance(block, str) else bool(block.font.strike)
        words = block if isinstance(block, str) else block.text
        if strikes:
            struck += words
        else:
            kept += words
    if not struck.strip():
        return "", None
    return struck.strip(), kept if kept.strip() else None
