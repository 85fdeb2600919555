"""The dates that a feedback names, which of them a tactic was moved from and to, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nshreport.words.feedback.kinds import LETTERS, form_pattern
from nshreport.words.feedback.words import WordRow
from nshreport.words.timing import Mention, Window, find_timings

# Looking for dates costs more than all the rest: texts that can hold none are spared it.
_MAY_HOLD_A_DATE = re.compile(
    r"\d|\b(?:jan|feb|mar(?![gikt])|apr|may|jun(?!i)|jul|aug(?!m)|sep(?!a)|oct|nov|dec(?![il])"
    r"|mon(?![ei])|tue|wed|thur?s?\b|thursd|fri(?!e)|sat\b|satu|sun\b|sund"
    r"|spring|summer|autumn|winter|easter|christmas|xmas|whit|bank|new year|q\b|fy\b|quarter|half|year|month|term\b)"
)
_UP_TO = re.compile(r"\b(?:to|until|till)\b|->|→", re.IGNORECASE)


class Calendar(NamedTuple):
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
            if _UP_TO.search(text, parts[place - 1].end, part.begin):
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


# Where the date stands that a tactic was moved from: each form ends with it.
FROM_FORMS = (
    ("moving (any|comma|dash){0,8} from (filler|the|word){0,3} date", "Moved to 17 May from 3 May"),
    ("was (where|planned|future|to_be held?|the|with|word){0,4} date (?=edge? now)", "Was due 3 May. Now 17 May"),
    (
        "was (where|planned|future|to_be held?|the|with|word){0,4} date (?=(any|comma|dash){0,6} moving)",
        "Originally planned for March, moved to April",
    ),
    (
        "moving (any|comma|dash){0,8} was (where|planned|future|to_be held?|the|word){0,4} date",
        "Postponed to 17 May (was 3 May)",
    ),
    ("future filler{0,3} date (?=edge now)", "Should have been 3 May; now 17 May"),
    ("planned where{0,3} date (?=(any|comma|dash){0,3} moving)", "Planned for 3 May but moved to 17 May"),
    (
        "(?<!at) (?<!by) date (?=(event|meeting|item|stage|word){0,3} filler{0,3} (moving|cancelled))",
        "3 May meeting cancelled, now 17 May",
    ),
    (
        "whole_thing (where|planned|with){1,3} date (?=filler{0,3} (moving|cancelled))",
        "Meeting on 3 May postponed to 17 May",
    ),
)
# Where the date stands that it was moved to.
TO_FORMS = (
    (
        "moving (any|comma|dash){0,10} (to|until|for|now) (where|future|planned|the){0,3} date",
        "Postponed from 3 May to 17 May",
    ),
    (
        "(now|new_date|rearranged|postpone) (where|comma|dash|planned|future|maybe|will|the|is){0,4} date",
        "Meeting cancelled, now 17 May",
    ),
    ("cancelled (any|comma){0,4} moving where{0,3} date", "Cancelled and rebooked for 9 May"),
)


def _compiled(forms: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form_pattern(form)) for form, _ in forms)


_FROM, _TO = _compiled(FROM_FORMS), _compiled(TO_FORMS)
_TELLS_A_MOVE = re.compile(form_pattern("(moving|now (where|planned|future|maybe|will|the){0,4} date)"))


class DatesOfMove(NamedTuple):
    """The places, in a row of words, of the dates that a tactic was moved from and to; None where not said."""

    origin: int | None
    target: int | None


def find_move(words: WordRow) -> DatesOfMove:
    """The dates that a text brings together with a word of moving."""
    letters = words.letters
    if not words.dates or not _TELLS_A_MOVE.search(letters):
        return DatesOfMove(None, None)
    origin = next((match.end() - 1 for form in _FROM if (match := form.search(letters))), None)
    target = next((place for form in _TO for place in _ends(form, letters) if place != origin), None)
    return DatesOfMove(origin, target)


def _ends(form: re.Pattern[str], letters: str) -> list[int]:
    return [match.end() - 1 for match in form.finditer(letters)]


_REASONS = {LETTERS["because"], LETTERS["due_to"]}
_REASON_BEGINS = re.compile(form_pattern("(because | due_to (?!filler{0,2} (begin|finish|complete|proceed|act)))"))
# A comma ends a reason only where something new is said after it: "illness, leave and purdah" goes on.
_REASON_ENDS = re.compile(
    form_pattern(
        "(stop|dash|until|but|to (filler|the){0,2} when"
        "|and (filler|the|word){0,2} (postponed|rearranged|moved|cancelled|new_date|will|future|to_be|waiting|planned)"
        "|comma any{0,6} (date|later|now|ended|off|postponed|rearranged|moved|new_date|waiting|risk|active|doing|begun"
        "|will|future|to_be|planned|sent|made|got))"
    )
)


def find_reason(text: str, words: WordRow) -> str:
    """The words after "due to", "because of" and the like, up to where something else is said; else empty."""
    if _REASONS.isdisjoint(words.letters):
        return ""
    begins = _REASON_BEGINS.search(words.letters)
    if not begins:
        return ""
    ends = _REASON_ENDS.search(words.letters, begins.end())
    after = ends.start() if ends else len(words.letters)
    return words.cut(text, begins.end(), after).strip() if after > begins.end() else ""
