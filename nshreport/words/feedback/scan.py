"""Finds the forms of a status in a row of word kinds."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nshreport.words.feedback.forms import FORMS, Form
from nshreport.words.feedback.notation import first_letters, form_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_FIRST_LETTER: dict[str, list[int]] = {}
for _place, _form in enumerate(FORMS):
    for _letter in first_letters(_form.pattern):
        _BY_FIRST_LETTER.setdefault(_letter, []).append(_place)


@cache
def _forms_from(letter: str) -> re.Pattern[str]:
    """The forms that can begin with a letter, in their order; an empty group after each says which it was."""
    places = _BY_FIRST_LETTER.get(letter, [])
    return re.compile("|".join(f"{form_pattern(FORMS[place].pattern)}(?P<form{place}>)" for place in places) or r"(?!)")


def find_forms(letters: str) -> Iterator[tuple[Form, int, int]]:
    """The forms in a row of kinds from left to right, each with its first place and the place after its last."""
    place = 0
    while place < len(letters):
        match = _forms_from(letters[place]).match(letters, place)
        if match:
            yield FORMS[int(str(match.lastgroup)[4:])], place, match.end()
        place = match.end() if match else place + 1
