"""What a text says a tactic was moved from, and to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nshreport.words.feedback.notation import form_pattern

if TYPE_CHECKING:
    from nshreport.words.feedback.words import Words

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


class Move(NamedTuple):
    """The places, in a row of words, of the dates that a tactic was moved from and to; None where not said."""

    origin: int | None
    target: int | None


def find_move(words: Words) -> Move:
    """The dates that a text brings together with a word of moving."""
    letters = words.letters
    if not words.dates or not _TELLS_A_MOVE.search(letters):
        return Move(None, None)
    origin = next((match.end() - 1 for form in _FROM if (match := form.search(letters))), None)
    target = next((place for form in _TO for place in _ends(form, letters) if place != origin), None)
    return Move(origin, target)


def _ends(form: re.Pattern[str], letters: str) -> list[int]:
    return [match.end() - 1 for match in form.finditer(letters)]
