"""How wide and high a sheet's columns and rows are, so that a note has the room that its words need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nshreport.render.marked_copy.outline import Element

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

    def place(self, row: int, column: int, width: int, height: int) -> Anchor:
        """A note to the right of a cell."""
        left, top = (min(column + 1, _LAST_COLUMN), 15), (row, 2)
        return self.fit((*left, *top), width, height)

    def fit(self, corner: tuple[int, int, int, int], width: int, height: int) -> Anchor:
        """A note from its left upper corner on: a column and pixels in it, a row and pixels in it."""
        left, x, top, y = corner
        right, x_end = _walk(left, x + width, self._column, _LAST_COLUMN)
        bottom, y_end = _walk(top, y + height, self._row, _LAST_ROW)
        return left, x, top, y, right, x_end, bottom, y_end

    def higher(self, anchor: Anchor, height: int) -> Anchor:
        """The same note, higher by so many pixels."""
        *rest, bottom, y_end = anchor
        bottom, y_end = _walk(bottom, y_end + height, self._row, _LAST_ROW)
        left, x, top, y, right, x_end = rest
        return left, x, top, y, right, x_end, bottom, y_end

    def _column(self, number: int) -> int:
        return self.columns.get(number, self.usual_column)

    def _row(self, number: int) -> int:
        return self.rows.get(number, self.usual_row)


def _walk(place: int, pixels: int, size: Callable[[int], int], last: int) -> tuple[int, int]:
    while place < last and pixels >= size(place):
        pixels -= size(place)
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
