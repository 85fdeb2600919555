"""The last word is the team's: what the Corrections sheet says of a text or a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nshreport.finding import Finding, make_finding
from nshreport.plan.workbook import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nshreport.plan.workbook import Sheet, Workbook

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
    sheet: str = ""
    """The plan's first sheet: a cell is meant on this one, unless its sheet is named before it ("Q2!C5")."""

    def on(self, sheet: str) -> Corrections:
        """The corrections of a plan whose first sheet this is."""
        return replace(self, sheet=sheet)

    def meant(self, sheet: str, cell: str, text: str) -> str:
        """What a cell is to be read as: its correction by cell, else by text, else the text itself."""
        correction = self._about(sheet, cell, text)
        return correction.means if correction and correction.means else text

    def _about(self, sheet: str, cell: str, text: str) -> Correction | None:
        if not self.by_about:
            return None
        keys = (*self._keys(sheet, cell), _key(text))
        return next((self.by_about[key] for key in keys if key and key in self.by_about), None)

    def _keys(self, sheet: str, cell: str) -> tuple[str, ...]:
        """The ways to name a cell."""
        return (_key(f"{sheet}!{cell}"), *((_key(cell),) if sheet == self.sheet else ()))

    def settle(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings without those on a text or cell that the team has checked."""
        for finding in findings:
            correction = self._about(finding.sheet, finding.cell, finding.quote)
            if correction is None or correction.means:
                yield finding

    def unused(self, cells: Iterable[tuple[str, str]], texts: Iterable[str]) -> Iterator[Finding]:
        """A finding for each correction that is about no cell (a sheet and an address) and no text of the plan."""
        if not self.by_about:
            return
        known = {key for sheet, cell in cells for key in self._keys(sheet, cell)} | {_key(text) for text in texts}
        for about, correction in self.by_about.items():
            if about not in known:
                yield make_finding("correction-unused", sheet=SHEET, cell=correction.cell, quote=correction.about)


def read_corrections(workbook: Workbook) -> Corrections:
    """The Corrections sheet, if the workbook has one: a text or cell in one column, what it means in the next.

    "Checked, fine" in the second column settles the findings on that text or cell and leaves its reading as it is.
    """
    sheet = workbook.sheet(SHEET)
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
    """A text or cell as it is compared; a sheet's name before a cell may stand in quotes, as Excel writes it."""
    return re.sub(r"^'(.+)'(?=!)", r"\1", " ".join(about.split()).casefold())
