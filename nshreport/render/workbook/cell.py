"""What a cell, a heading and a sheet’s name hold: plan text made safe to write, links, and the marks for nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from nshreport.words import printable, say_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"
EXPLANATIONS = {
    NOT_AVAILABLE: "[x] means not available: the plan does not say.",
    NOT_APPLICABLE: "[z] means not applicable: there is nothing to say here.",
}
"""What is above a table in which the mark is used."""

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
"""None is not applicable; a blank text is not available."""
CellKind = Literal["text", "number", "date", "rag"]
"""How a column's cells look: text and dates on the left, numbers on the right, a RAG with its tint."""
LineStyle = Literal["title", "heading", "line", "strong"]


def row_link(row: int) -> Link:
    """A tactic's row number, leading to its row on the Tactics sheet."""
    return Link(str(row), "Tactics", row - 1)


def sentence_cell(words: str) -> str | None:
    """A reason or remedy as a sentence; not applicable where there is none."""
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
    ('[x]', '[z]', '? (as typed)')
    """
    if cell is None:
        return NOT_APPLICABLE
    if not isinstance(cell, str):
        return cell
    text = tidy_text(cell)
    if not text or text in EXPLANATIONS:
        return text or NOT_AVAILABLE
    return text if has_words(text) else f"{text} (as typed)"


def has_words(text: str) -> bool:
    """Whether a text has a letter or a digit of any script."""
    return any(character.isalnum() for character in text)


def unique_headings(headings: Iterable[str]) -> list[str]:
    """Headings as a native table takes them: one line, not blank, not too long, none twice in any case of letters."""
    taken: set[str] = set()
    found: list[str] = []
    for number, heading in enumerate(headings, 1):
        line = _ESCAPE.sub(r"\1", " ".join(tidy_text(heading).split()))
        name = base = line[:_LONGEST_HEADING] or f"Column {number}"
        count = 1
        while fold_case(name) in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(fold_case(name))
        found.append(name)
    return found


_LONGEST_HEADING = 200
_ESCAPE = re.compile("_(x[0-9A-Fa-f]{4}_)")
"""What a table's definition would take for another character, and its heading's cell would not."""


def fold_case(name: str) -> str:
    """A name as Excel compares it with others: whatever the case of its letters."""
    return unicodedata.normalize("NFKC", name).casefold()


_LONGEST_SHEET_NAME = 31
"""Characters of a sheet's name, counted as Excel does: those beyond the first plane count twice."""
_REFUSED = re.compile(r"[\[\]:*?/\\]+")
_RESERVED = "history"
"""Excel keeps this name for itself."""


def sheet_names(texts: Iterable[str], taken: Iterable[str]) -> list[str]:
    """A name for each text, none like another or one that is taken, whatever the case of letters.

    >>> sheet_names(["NSHG", "nshg", "R&D: Leeds/York", "'"], ["Contents"])
    ['NSHG', 'nshg (2)', 'R&D Leeds York', 'Sheet 4']
    """
    used = {_RESERVED, *map(fold_case, taken)}
    found: list[str] = []
    for number, text in enumerate(texts, 1):
        base = _plain(text)
        base = base if has_words(_cut(base, _LONGEST_SHEET_NAME)) else f"Sheet {number}"
        name, count = _cut(base, _LONGEST_SHEET_NAME), 1
        while fold_case(name) in used:
            count += 1
            ending = f" ({count})"
            name = _cut(base, _LONGEST_SHEET_NAME - len(ending)) + ending
        used.add(fold_case(name))
        found.append(name)
    return found


def _plain(text: str) -> str:
    return " ".join(_REFUSED.sub(" ", tidy_text(text)).split()).strip("' ")


def _cut(text: str, longest: int) -> str:
    """No longer than that, and with no apostrophe or blank at its end, which Excel refuses."""
    return text.encode("utf-16-le")[: longest * 2].decode("utf-16-le", errors="ignore").rstrip("' ")
