"""One spelling for what is typed in many: case, dashes, quotes, arrows, spaces and line breaks."""

from __future__ import annotations

import unicodedata

_SAME = (
    ("-", "-‐‑‒–—―−⁃﹘﹣－"),
    ("'", "'‘’‛ʼ`´′＇"),
    (">", ">→➔➜⇒"),
    ("\n", "\n\r\v\f\x85\u2028\u2029"),
    (" ", "\u200b\u200c\u200d\u2060\u00ad\ufeff\ufe0e\ufe0f"),  # of no width: between words, or after an emoji
)


class _Folded(dict[int, str]):
    """Every character as one character that says the same, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    for one, these in _SAME:
        if character in these:
            return one
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", character).lower()
    return plain if len(plain) == 1 else character


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Lower case, with one kind of dash, quote, arrow, space and line break; every character keeps its place.

    >>> fold("On–going: “DONE”"), fold("4th –７th September")
    ('on-going: “done”', '4th -7th september')
    """
    if text.isascii() and text.isprintable():
        return text.lower().replace("`", "'")
    return text.translate(_FOLDED)
