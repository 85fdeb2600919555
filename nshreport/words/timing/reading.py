"""What a timing turned out to mean: the values that the reader hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nshreport.words.timing.edtf import write_edtf
from nshreport.words.timing.saying import say

if TYPE_CHECKING:
    from datetime import date

    from nshreport.words.timing.doubts import Doubt
    from nshreport.words.timing.window import Window


@dataclass(frozen=True, slots=True)
class Timing:
    """How the words of a Timing cell were understood.

    Attributes:
        start: First day, or ``None`` when there is none.
        end: Last day: the deadline, late the day after; ``None`` when there is none.
        precision: day, days, week, month, months, quarter, half, season, year, by, from, recurring, ongoing, tbc,
            relative or none.
        confirmed: Whether the dates are firm: not tbc, vague, doubtful or filled in.
        occasions: The dates meant, one window each, when several are; else the one window.
        doubts: What the plan's editors should check.
        period: How often, when recurring: "monthly", "every six weeks"; else empty.
    """

    start: date | None
    end: date | None
    precision: str
    confirmed: bool
    occasions: tuple[Window, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    period: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The doubts as sentence parts for the plan's editors."""
        return tuple(doubt.text for doubt in self.doubts)

    @property
    def words(self) -> str:
        """The reading in British English; those of a dated reading read back to the same dates."""
        return say(self)

    @property
    def edtf(self) -> str:
        """The reading in the extended date/time format of ISO 8601-2; empty when there is no date."""
        return write_edtf(self)


class Mention(NamedTuple):
    """A date named in running text.

    Attributes:
        begin: Position in the text where its words begin.
        end: Position just after them.
        window: The days meant; only an end for "by June", else both.
        confirmed: Whether the date is firm.
        precision: As in ``Timing``.
    """

    begin: int
    end: int
    window: Window
    confirmed: bool
    precision: str
