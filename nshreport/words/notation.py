"""The notation in which both readers write their forms: names of kinds of words, joined as in a regular expression.

A text becomes a string with one letter for each of its words or phrases, and forms are matched on that string.
"not filler{0,2} (done|held)" is a "not", at most two fillers, and a "done" or a "held".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAME = re.compile(r"[a-z_]+")
_OPENING = re.compile(r"(?<!\\)\((?!\?)")


def word_pattern(form: str, letters: Mapping[str, str], parts: Mapping[str, str]) -> str:
    r"""The regular expression, over letters of kinds, for a form.

    Args:
        form: names of kinds and parts, with the signs of regular expressions; spaces say nothing.
        letters: the letter of each kind.
        parts: what the names stand for that several forms share, written as a form.

    Raises:
        KeyError: the form names neither a kind nor a part.

    >>> word_pattern("not later? (done|held)", {"not": "n", "done": "d", "held": "h", "date": "."}, {"later": "date"})
    'n(?:\\.)?(?:d|h)'
    """

    def written(name: re.Match[str]) -> str:
        part = parts.get(name[0])
        return re.escape(letters[name[0]]) if part is None else f"({_NAME.sub(written, part)})"

    return _OPENING.sub("(?:", re.sub(r"\s", "", _NAME.sub(written, form)))
