"""Names of sheets: any text made into one that Excel takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nshreport.render.workbook.cell import fold_case, has_words, tidy_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 31
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
        base = base if has_words(_cut(base, _LONGEST)) else f"Sheet {number}"
        name, count = _cut(base, _LONGEST), 1
        while fold_case(name) in used:
            count += 1
            ending = f" ({count})"
            name = _cut(base, _LONGEST - len(ending)) + ending
        used.add(fold_case(name))
        found.append(name)
    return found


def _plain(text: str) -> str:
    return " ".join(_REFUSED.sub(" ", tidy_text(text)).split()).strip("' ")


def _cut(text: str, longest: int) -> str:
    """No longer than that, and with no apostrophe or blank at its end, which Excel refuses."""
    return text.encode("utf-16-le")[: longest * 2].decode("utf-16-le", errors="ignore").rstrip("' ")
