"""What a cell and a heading hold: plan text made safe to write, links, and words for nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nshreport.words import printable, say_sentence

NOT_GIVEN, NONE = "not given", "none"
"""What a single cell says where the plan does not, and where there is nothing to say."""
LONGEST = 32_767
"""Characters that a cell holds, counted as Excel does: those beyond the first plane count twice."""
CUT = "… (cut: the cell is longer than a workbook can hold)"


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a sheet of the same workbook: to its A1, or to a row of its table, counted from 0."""

    text: str
    page: str
    place: int | None = None


Cell = str | int | date | Link | None
"""None where there is nothing to say; a blank text where the plan does not say."""
CellKind = Literal["text", "title", "struck", "number", "date", "rag"]
"""How a column's cells look: text and dates on the left, numbers on the right, a RAG with its tint.

The title of what is cancelled is struck through.
"""
LineStyle = Literal["title", "heading", "line", "strong"]


def sentence_cell(words: str) -> str | None:
    """Words as a sentence; None where there are none."""
    return say_sentence(words) if words else None


def tidy_text(text: str) -> str:
    r"""A text as a cell can hold it: printable, with nothing blank around it, and not too long.

    >>> tidy_text("Meet\x00 the\tcouncil\r\n")
    'Meet the council'
    """
    text = printable(text).strip()
    return text if len(text) * 2 <= LONGEST else _shorten(text)


def _shorten(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= LONGEST * 2:
        return text
    return units[: (LONGEST - len(CUT)) * 2].decode("utf-16-le", errors="ignore") + CUT


def tidy_cell(cell: Cell) -> Cell:
    """A cell as it is written: never blank, and never symbols alone, which a screen reader passes over.

    >>> tidy_cell(""), tidy_cell(None), tidy_cell("?")
    ('not given', 'none', '? (as typed)')
    """
    if cell is None:
        return NONE
    if not isinstance(cell, str):
        return cell
    text = tidy_text(cell)
    has_words = any(character.isalnum() for character in text)
    return text if has_words else f"{text} (as typed)" if text else NOT_GIVEN


def is_blank(cell: Cell) -> bool:
    """Whether a cell has nothing of its own to say.

    >>> is_blank(" "), is_blank(None), is_blank(0)
    (True, True, False)
    """
    return cell is None or (isinstance(cell, str) and not tidy_text(cell))


def unique_headings(headings: Iterable[str]) -> list[str]:
    """Headings as a native table takes them: one line, not blank, not too long, none twice in any case of letters."""
    taken: set[str] = set()
    found: list[str] = []
    for number, heading in enumerate(headings, 1):
        line = _ESCAPE.sub(r"\1", " ".join(tidy_text(heading).split()))
        name = base = line[:_LONGEST_HEADING] or f"Column {number}"
        count = 1
        while _fold_case(name) in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(_fold_case(name))
        found.append(name)
    return found


_LONGEST_HEADING = 200
_ESCAPE = re.compile("_(x[0-9A-Fa-f]{4}_)")
"""What a table's definition would take for another character, and its heading's cell would not."""


def _fold_case(name: str) -> str:
    """A name as Excel compares it with others: whatever the case of its letters."""
    return unicodedata.normalize("NFKC", name).casefold()
