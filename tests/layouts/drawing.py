"""A sheet drawn as text: a line is a row, cells are parted by bars, and a few signs say what a cell holds.

| drawn               | the cell holds                                        |
|---------------------|-------------------------------------------------------|
| Repaint the shelter | a text                                                |
| @2023-06-05         | a typed date (with T10:30 a date and time)            |
| 45082               | a number in no format                                 |
| '2025               | a text, though it looks like a number or date         |
| %40                 | 40 per cent                                           |
| =C3+14 -> 45096     | a formula and its stored value, shown as a date       |
| =1/0 -> #DIV/0!     | a formula whose stored value is an error              |
| ~~3 May~~ 9 May     | a text of which the first part is struck through      |
| **Before the day**  | a text in bold                                        |
| [red] late          | any of these on a coloured ground                     |
| two¶lines           | a line break                                          |
| Owner␣              | a space that stays                                    |
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        name: As on its tab.
        drawn: Its cells (see the table above); an empty line is an empty row.
        at: The cell in which the drawing begins.
        merged: Ranges that are one cell, "A5:F5 B6:B8"; the drawing holds the value in the first.
        hidden: Whether the sheet is hidden.
        hidden_rows: Numbers of rows that are hidden.
        filtered: Range with filter buttons.
        table: Range that is a native Excel table, its header row the first.
        notes: Text of the notes that hang on cells.
        frozen: The cell above and left of which the panes are frozen.
    """

    name: str
    drawn: str = ""
    at: str = "A1"
    merged: str = ""
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    filtered: str = ""
    table: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    frozen: str = ""


def cells_of(drawn: str) -> list[list[str]]:
    """Cells of a drawing, row by row, still with their signs.

    >>> cells_of('''
    ...     Action | Who | When
    ...
    ...     Paint  |     | @2023-06-05
    ... ''')
    [['Action', 'Who', 'When'], [], ['Paint', '', '@2023-06-05']]
    """
    lines = dedent(drawn).strip("\n").rstrip().splitlines()
    return [[_text(cell) for cell in line.split("|")] if line.strip() else [] for line in lines]


def _text(cell: str) -> str:
    return cell.strip().replace("¶", "\n").replace("␣", " ")
