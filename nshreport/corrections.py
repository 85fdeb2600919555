"""The last word is the team's: what the Corrections sheet says of a text or a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nshreport.book import address
from nshreport.finding import Finding, make_finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nshreport.book import Book, Sheet

SHEET = "Corrections"
_FINE = re.compile(r"(?:checked(?:[ ,;-]+(?:it )?(?:is )?(?:fine|ok|okay|right|correct))?|fine|ok|okay|correct|right)[ .!]*", re.IGNORECASE)  # fmt: skip
_HEADING = re.compile(r"\b(text|cell)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the sheet: a text or a cell of the plan, and what it means; `means` is blank where it is fine."""

    about: str
    means: str
    cell: str
    """Where the correction itself stands."""


@dataclass(frozen=True)
class Corrections:
    """Every correction, by the text or the cell that it is about."""

    by_about: dict[str, Correction] = field(default_factory=dict)

    def meant(self, cell: str, text: str) -> str:
        """What a cell is to be read as: its correction by cell, else by text, else the text itself."""
        correction = self.by_about.get(_key(cell)) or (self.by_about.get(_key(text)) if text else None)
        return correction.means if correction and correction.means else text

    def settle(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings without those on a text or cell that the team has checked."""
        for finding in findings:
            correction = self.by_about.get(_key(finding.cell)) or self.by_about.get(_key(finding.quote))
            if correction is None or correction.means:
                yield finding

    def unused(self, cells: Iterable[str], texts: Iterable[str]) -> Iterator[Finding]:
        """A finding for each correction that is about no cell and no text of the plan."""
        known = {_key(cell) for cell in cells} | {_key(text) for text in texts}
        for about, correction in self.by_about.items():
            if about not in known:
                yield make_finding("correction-unused", sheet=SHEET, cell=correction.cell, quote=correction.about)


def read_corrections(book: Book) -> Corrections:
    """The Corrections sheet, if the workbook has one: a text or cell in one column, what it means in the next.

    "Checked, fine" in the second column settles the findings on that text or cell and leaves its reading as it is.
    """
    sheet = book.sheet(SHEET)
    return Corrections({_key(entry.about): entry for entry in _entries(sheet)} if sheet else {})


def _entries(sheet: Sheet) -> Iterator[Correction]:
    for number, row in enumerate(sheet.rows):
        filled = [(column, str(value).strip()) for column, value in enumerate(row) if value is not None]
        is_heading = (
            len(filled) > 1 and _HEADING.search(filled[0][1]) and re.search(r"\bmean", filled[1][1], re.IGNORECASE)
        )
        if len(filled) > 1 and not is_heading:
            (column, about), (_, means) = filled[:2]
            yield Correction(about, "" if _FINE.fullmatch(means) else means, address(number, column))


def _key(about: str) -> str:
    return " ".join(about.split()).casefold()
