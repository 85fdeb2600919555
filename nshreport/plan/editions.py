"""Sheets with the same headings: parts of one plan, to be read together, or editions of it, of which one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nshreport.plan.headings import tidy_heading
from nshreport.plan.phase import find_windows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from nshreport.plan.header import Header
    from nshreport.plan.rows import SheetRow
    from nshreport.plan.settings import Settings

_ALIKE = 0.6
"""Share of the headings of two sheets that must be the same."""
_SHARED = 1 / 3
"""Share of the smaller sheet's rows, by title and timing, from which it is another edition of the larger."""
_EDITION = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-/–_]\s?(?:20)?\d\d)?(?!\d)|\b\d\d\s?[-/–_]\s?\d\d\b|\(\d{1,2}\)|\bv(?:ersion)?\.? ?\d+(?:\.\d+)?\b|\bfinal\b", re.IGNORECASE)  # fmt: skip
"""What tells one edition of a sheet from another by its name: a year, a version, Excel's number of a copy."""


@dataclass(frozen=True)
class Candidate:
    """A sheet that may hold the plan or a part of it: its header and what each row below it is."""

    header: Header
    lines: tuple[SheetRow, ...]

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.header.sheet.name

    @cached_property
    def headings(self) -> frozenset[str]:
        """The words of the header's cells."""
        header = self.header
        values = (value for row in {header.row, header.last_row} for value in header.sheet.rows[row])
        return frozenset(tidy for value in values if isinstance(value, str) and (tidy := tidy_heading(value)))

    @cached_property
    def entries(self) -> frozenset[str]:
        """Each tactic's title with its timing: what an edition has in common with another."""
        header = self.header
        columns = [found[0] for name, found in header.columns.items() if name in {"tactic", "timing", "start", "end"}]
        return frozenset(
            " ".join(str(header.sheet.shown(line.row, column)) for column in columns).casefold()
            for line in self.lines
            if line.kind == "tactic"
        )

    def begins(self, settings: Settings) -> date | None:
        """The latest day on which a time that the sheet's name says begins, by the report date.

        Where the plan year is set, the day of it that is nearest to the report date counts.
        """
        starts = [window.start for window in find_windows(self.name, settings) if window.start is not None]
        within = max(settings.plan_start, min(settings.as_of, settings.plan_end))
        day = settings.as_of if settings.year is None else within
        return max((start for start in starts if start <= day), default=None)


def parts_of_plan(likeliest: Candidate, candidates: Sequence[Candidate], settings: Settings) -> tuple[Candidate, ...]:
    """The sheets that make up the plan: the likeliest, and those of the same headings that are no edition of another.

    Args:
        likeliest: the sheet that looks most like a plan.
        candidates: all sheets that look like one, in the workbook's order.
        settings: for the report date and the plan year.

    Two sheets are editions of one another if their names differ only in a year or version, or if they have many rows
    in common. Of these the one stands whose name says the latest time begun; else the one with more rows.
    """
    kept: list[Candidate] = []
    for one in candidates:
        if one is not likeliest and (one.header.is_aside or likeliest.header.is_aside or not _alike(one, likeliest)):
            continue
        rivals = [other for other in kept if _same_plan(one, other)]
        if all(_preferred(one, rival, settings) for rival in rivals):
            kept = [other for other in kept if other not in rivals] + [one]
    return tuple(kept)


def _alike(one: Candidate, other: Candidate) -> bool:
    both = one.headings & other.headings
    if one.header.heading("tactic") != other.header.heading("tactic"):
        return False  # actions and decisions, risks and issues share headings, but not what is listed
    return len(both) >= _ALIKE * len(one.headings | other.headings)


def _same_plan(one: Candidate, other: Candidate) -> bool:
    names = [tidy_heading(_EDITION.sub(" ", candidate.name)) for candidate in (one, other)]
    common = len(one.entries & other.entries)
    return names[0] == names[1] or common > _SHARED * min(len(one.entries), len(other.entries))


def _preferred(one: Candidate, other: Candidate, settings: Settings) -> bool:
    begins, other_begins = one.begins(settings), other.begins(settings)
    if begins != other_begins and begins and other_begins:
        return begins > other_begins
    return len(one.entries) > len(other.entries)
