"""Why something is as it is, in the words as typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nshreport.words.feedback.notation import form_pattern

if TYPE_CHECKING:
    from nshreport.words.feedback.words import Words

_BEGINS = re.compile(form_pattern("(because | due_to (?!filler{0,2} (begin|finish|complete|proceed|act)))"))
# A comma ends a reason only where something new is said after it: "illness, leave and purdah" goes on.
_ENDS = re.compile(
    form_pattern(
        "(stop|dash|until|but|to (filler|the){0,2} when"
        "|and (filler|the|word){0,2} (postponed|rearranged|moved|cancelled|new_date|will|future|to_be|waiting|planned)"
        "|comma any{0,6} (date|later|now|ended|off|postponed|rearranged|moved|new_date|waiting|risk|active|doing|begun"
        "|will|future|to_be|planned|sent|made|got))"
    )
)


def find_reason(text: str, words: Words) -> str:
    """The words after "due to", "because of" and the like, up to where something else is said; else empty."""
    begins = _BEGINS.search(words.letters)
    if not begins:
        return ""
    ends = _ENDS.search(words.letters, begins.end())
    after = ends.start() if ends else len(words.letters)
    return words.cut(text, begins.end(), after).strip() if after > begins.end() else ""
