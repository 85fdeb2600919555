"""A phase: the section under which a tactic stands, with the window that its heading names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.plan.cell import any_of
from nshreport.words.timing import find_timings

if TYPE_CHECKING:
    from datetime import date

    from nshreport.plan.settings import Settings
    from nshreport.words.timing import Window

_NUMBERED = (
    "phase, stage, part, step, section, wave, theme, priority, objective, quarter, q, term, workstream, strand, year"
)
_NUMBER = re.compile(rf"\b(?:{any_of(_NUMBERED)})\s*[:#]?\s*(\d{{1,2}})\b", re.IGNORECASE)
QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s?([1-4])\b", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"\s*(\d{1,2})[.):\s]+(?=\D)")
_HALF_YEAR = 184
_DECORATION = re.compile(r"^[\s*:\-–—]+|[\s*:\-–—]+$")


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase's number, its heading tidied, and its window; both days are None where the heading names no time."""

    number: int
    name: str
    start: date | None
    end: date | None


def read_phase(heading: str, *, place: int, settings: Settings) -> Phase:
    """A phase by its heading.

    Args:
        heading: the section's words, such as "Phase 1 (Q1 – Jan/Feb/Mar):".
        place: which section of the plan this is, from 1; the number where the heading has none.
        settings: for the plan year.

    The window spans the months, days, seasons or years that the heading names; a quarter counts only where nothing
    else is named, since "Q1" next to "Apr/May/June" is a number, and the months are what was meant.
    """
    name = _DECORATION.sub("", " ".join(heading.split()))
    number = _NUMBER.search(name) or _LEADING_NUMBER.match(name)
    windows = find_windows(name, settings)
    if QUARTER.search(name):
        without = find_windows(QUARTER.sub(" ", name), settings)
        windows = [window for window in without if not _is_year(window)] or windows
    starts, ends = (
        [window.start for window in windows if window.start],
        [window.end for window in windows if window.end],
    )
    return Phase(int(number[1]) if number else place, name, min(starts, default=None), max(ends, default=None))


def find_windows(text: str, settings: Settings) -> list[Window]:
    """The windows that a heading names, each with a first and a last day; a year only where nothing else is named."""
    mentions = find_timings(text, year=settings.plan_year, first_month=settings.begins)
    whole = [mention for mention in mentions if mention.window.start and mention.window.end]
    return [mention.window for mention in whole if mention.precision != "year"] or [mention.window for mention in whole]


def _is_year(window: Window) -> bool:
    return window.start is not None and window.end is not None and (window.end - window.start).days > _HALF_YEAR
