"""How wide a text is in Arial, so that lines and rows can be made large enough before any program draws them."""

from __future__ import annotations

import math
from functools import lru_cache

_THOUSANDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    389: "*",
    500: "Jckosvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
"""Advance widths in thousandths of the type's size, by the characters that have them."""
_WIDTHS = {character: width for width, characters in _THOUSANDTHS.items() for character in characters}
_OTHER = 667
_SPACE = _WIDTHS[" "]
_WIDEST = 1015
_IDEOGRAPHS = "\u2e80"
"""From here on characters are as wide as they are high."""
_BOLD = 1.08
_PIXELS_TO_A_POINT = 96 / 72


@lru_cache(maxsize=65_536)
def _thousandths(text: str) -> int:
    return sum(_WIDTHS.get(character, _OTHER if character < _IDEOGRAPHS else 1000) for character in text)


def _pixels_per_thousandth(points: float, *, bold: bool) -> float:
    return points * _PIXELS_TO_A_POINT * (_BOLD if bold else 1) / 1000


def text_pixels(text: str, *, points: float = 12, bold: bool = False) -> float:
    """The width of a text on one line, in pixels of 1/96 inch.

    >>> round(text_pixels("Harmonisation Team"))
    148
    """
    return _thousandths(text) * _pixels_per_thousandth(points, bold=bold)


def fold_text(text: str, pixels: float, *, points: float = 12, bold: bool = False) -> list[str]:
    """A text in lines of at most so many pixels, broken between words; a word that is wider has a line of its own.

    >>> fold_text("Organise the annual workshop", 120)
    ['Organise the', 'annual', 'workshop']
    """
    return [" ".join(words) for words, _ in _fold(text, pixels / _pixels_per_thousandth(points, bold=bold))]


def count_lines(text: str, pixels: float, *, points: float = 12, bold: bool = False) -> int:
    r"""Lines that a text takes in a cell of so many pixels, a word that is wider than the cell broken anywhere.

    >>> count_lines("Organise the annual workshop\nin Leeds", 120)
    4
    """
    limit = pixels / _pixels_per_thousandth(points, bold=bold)
    if len(text) * _WIDEST <= limit and "\n" not in text:
        return 1
    widths = (width for line in text.split("\n") for _, width in _fold(line, limit))
    return sum(max(1, math.ceil(width / limit)) for width in widths)


def _fold(text: str, limit: float) -> list[tuple[list[str], int]]:
    """The words of each line, and the line's width in thousandths."""
    lines: list[tuple[list[str], int]] = []
    for word in text.split():
        width = _thousandths(word)
        if lines and lines[-1][1] + _SPACE + width <= limit:
            words, before = lines[-1]
            words.append(word)
            lines[-1] = (words, before + _SPACE + width)
        else:
            lines.append(([word], width))
    return lines or [([], 0)]
