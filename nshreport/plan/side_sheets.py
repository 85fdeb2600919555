"""The small sheets next to the plan, all read alike: the sheet by name, its row of headings, then row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nshreport.plan.cell import is_example
from nshreport.plan.cell_address import address
from nshreport.plan.headings import tidy_heading
from nshreport.plan.workbook import Value, Workbook


@dataclass(frozen=True, slots=True)
class SideSheet:
    """What a small sheet is called, and the headings of its fields."""

    name: str
    headings: Mapping[str, str]
    """Each field's headings, tidied, as a pattern."""
    needed: tuple[str, ...]
    """The fields without which a row is not the row of headings."""
    by_place: bool = False
    """The sheet may do without headings: the filled cells of a row are the fields in their order."""

    def columns(self, filled: Mapping[int, Value]) -> dict[str, int]:
        """The fields' columns, if these are the cells of the row of headings."""
        found: dict[str, int] = {}
        for column, value in filled.items():
            for field, pattern in self.headings.items():
                if re.fullmatch(pattern, tidy_heading(str(value))):
                    found.setdefault(field, column)
        return found if set(self.needed) <= found.keys() else {}


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row of a small sheet."""

    sheet: str
    row: int
    columns: Mapping[str, int]
    filled: Mapping[int, Value]

    def value(self, field: str) -> Value:
        """What the field's cell holds; None where it is blank or the sheet has no such column."""
        return self.filled.get(self.columns.get(field, -1))

    def lines(self, field: str) -> str:
        """The field's text with its line breaks."""
        value = self.value(field)
        return "" if value is None else str(value).strip()

    def text(self, field: str) -> str:
        """The field's text on one line."""
        return " ".join(self.lines(field).split())

    def cell(self, field: str) -> str:
        """The address of the field's cell; blank where the sheet has no such column."""
        return address(self.row, self.columns[field]) if field in self.columns else ""


def read_side_sheet(workbook: Workbook, kind: SideSheet) -> Iterator[SideRow]:
    """The filled rows of a small sheet below its headings, those aside that begin with "Example:"."""
    sheet = workbook.sheet(kind.name)
    columns: dict[str, int] = {}
    for number, row in enumerate(sheet.rows if sheet else ()):
        filled = {column: value for column, value in enumerate(row) if value is not None}
        if filled and is_example(str(next(iter(filled.values())))):
            continue
        if kind.by_place and filled:
            columns = dict(zip(kind.headings, filled, strict=False))
            if not kind.columns({columns[name]: filled[columns[name]] for name in kind.needed if name in columns}):
                yield SideRow(kind.name, number, columns, filled)
        elif columns and filled:
            yield SideRow(kind.name, number, columns, filled)
        elif not columns:
            columns = kind.columns(filled)
