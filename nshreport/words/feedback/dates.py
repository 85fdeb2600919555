"""The dates that a feedback names, as a plan year completes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.words.timing import Mention, Window, find_timings

if TYPE_CHECKING:
    from collections.abc import Sequence

# Looking for dates costs more than all the rest: texts that can hold none are spared it.
_MAY_HOLD_A_DATE = re.compile(
    r"\d|\b(?:jan|feb|mar(?![gikt])|apr|may|jun(?!i)|jul|aug(?!m)|sep(?!a)|oct|nov|dec(?![il])"
    r"|mon(?![ei])|tue|wed|thur?s?\b|thursd|fri(?!e)|sat\b|satu|sun\b|sund"
    r"|spring|summer|autumn|winter|easter|christmas|xmas|whit|bank|new year|q\b|fy\b|quarter|half|year|month|term\b)"
)
_TO = re.compile(r"\b(?:to|until|till)\b|->|→", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The plan year that dates without a year fall into: the year in which it begins, and its first month."""

    year: int
    first_month: int

    def mentions(self, text: str, folded: str) -> tuple[Mention, ...]:
        """The dates named in a text, left to right; a range is one."""
        return self._find(text) if _MAY_HOLD_A_DATE.search(folded) else ()

    def halves(self, text: str, mention: Mention) -> tuple[Mention, ...]:
        """What one mention runs together in "from 3 to 17 May"; nothing where it is one stretch of time."""
        parts = [
            part for part in self._find(text, ranges=False) if mention.begin <= part.begin and part.end <= mention.end
        ]
        for place, part in enumerate(parts[1:], start=1):
            if _TO.search(text, parts[place - 1].end, part.begin):
                return _stretch(parts[:place]), _stretch(parts[place:])
        return ()

    def alone(self, words: str) -> Window | None:
        """The window of a date without the words around it: of "until June" the whole of June."""
        found = self._find(words)
        return found[0].window if found else None

    def _find(self, text: str, *, ranges: bool = True) -> tuple[Mention, ...]:
        return find_timings(text, year=self.year, first_month=self.first_month, ranges=ranges)


def _stretch(parts: Sequence[Mention]) -> Mention:
    first, last = parts[0], parts[-1]
    return first._replace(end=last.end, window=Window(first.window.start, last.window.end))
