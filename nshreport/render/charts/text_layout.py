"""The chart's type: DejaVu Sans, how wide words are in it, where a text is broken into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

MISSING_LETTER = "□"
"""Shown for a letter that the typeface does not have."""
LEADING = 1.18
"""Distance of baselines, as a share of the size."""
_DROPPED = frozenset({"Cc", "Cf"})
"""Control and format characters: nothing to see, and some would turn the line around."""
_COMBINING = frozenset({"Mn", "Me"})
"""Marks that ride on another letter: where the typeface does not have them, the letter is better alone."""


def _file(*, bold: bool) -> Path:
    """The file that comes with matplotlib, so that the fonts of a machine change nothing."""
    return Path(get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if bold else ''}.ttf")


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """A size and weight of the type: matplotlib takes the file, and an SVG names the family and the weight."""
    return FontProperties(family="sans-serif", size=size, weight="bold" if bold else "normal", fname=_file(bold=bold))


@cache
def _face(*, bold: bool) -> FT2Font:
    return get_font(_file(bold=bold))


@cache
def _advance(letter: str, *, bold: bool) -> float | None:
    """How far a letter moves the pen at size 1; None if the typeface does not have it."""
    face = _face(bold=bold)
    if not face.get_char_index(ord(letter)):
        return None
    return face.load_char(ord(letter), LoadFlags.NO_SCALE).horiAdvance / face.units_per_EM


@cache
def _drawable(letter: str) -> str:
    if unicodedata.category(letter) in _DROPPED:
        return ""
    if all(_advance(letter, bold=bold) is not None for bold in (False, True)):
        return letter
    return "" if unicodedata.category(letter) in _COMBINING else MISSING_LETTER


@cache
def clean(text: str) -> str:
    r"""The text on one line, without what cannot be drawn.

    >>> clean("Launch\n 5 \x07 May")
    'Launch 5 May'
    """
    spaced = "".join(map(_drawable, " ".join(unicodedata.normalize("NFC", text).split())))
    return " ".join(spaced.split())


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of a clean text, never less than it takes: kerning and ligatures only draw letters together."""
    words = text.split(" ")
    spaces = (len(words) - 1) * _length(" ", bold=bold)
    return size * (sum(_length(word, bold=bold) for word in words) + spaces)


@cache
def _length(word: str, *, bold: bool) -> float:
    """Width of a word at size 1."""
    return sum(_advance(letter, bold=bold) or 0.0 for letter in word)


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """A clean text in lines no wider than `width` points; only a word wider than a whole line is broken inside."""
    space = measure(" ", size, bold=bold)
    lines: list[str] = []
    used = 0.0
    for word in text.split():
        for part in _fitting(word, width, size, bold=bold):
            length = measure(part, size, bold=bold)
            if lines and used + space + length <= width:
                lines[-1] += f" {part}"
                used += space + length
            else:
                lines.append(part)
                used = length
    return tuple(lines)


def _fitting(word: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """A word, in parts that each fit on a line."""
    if measure(word, size, bold=bold) <= width:
        yield word
        return
    part = ""
    for letter in word:
        if part and measure(part + letter, size, bold=bold) > width:
            yield part
            part = ""
        part += letter
    yield part


def shorten(text: str, letters: int, rest: str = "…") -> str:
    """A text of at most so many letters; a longer one ends at a word and says that it goes on.

    >>> shorten("Agree the plan with all", 16)
    'Agree the plan…'
    """
    if len(text) <= letters:
        return text
    kept = text[: letters - len(rest) + 1]
    return (kept.rpartition(" ")[0] or kept[:-1]).rstrip(" ,;:") + rest
