"""Text from the plan as a workbook, a message or a calendar may carry it: it acts on nothing around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PLANES = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_NO_TEXT = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff{_PLANES}]")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the text around them about: one name could show as another."""
_LONGEST_SLUG = 40
_BRACKETED = re.compile(r"\s*\([^()]*\)")


def printable(text: str) -> str:
    r"""A text that every form can hold: line breaks of one kind, no control characters, none that turns text about.

    >>> printable("Meet\x00 the\tcouncil\r\non \u2067time")
    'Meet the council\non time'
    """
    return _TURNS.sub("", _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " ")))


def plain(text: str, longest: int = 10_000) -> str:
    r"""A text with its line breaks, without control characters, cut behind a word after `longest` characters.

    >>> plain("Meet\x00 the council\r\nBcc: all", 20)
    'Meet the council …'
    """
    tidy = printable(text).strip()
    if len(tidy) <= longest:
        return tidy
    head = tidy[: longest - 2]
    whole_words = re.sub(r"\s\S*\Z", "", tidy[: longest - 1])
    return f"{(whole_words if len(whole_words) > longest // 2 else head).rstrip()} …"


def one_line(text: str, longest: int = 200) -> str:
    r"""A text on one line, fit for a header or a title.

    >>> one_line("Ian\r\nBcc: everybody@example.org")
    'Ian Bcc: everybody@example.org'
    """
    return plain(" ".join(plain(text, len(text) + 1).split()), longest)


def short_title(text: str, longest: int) -> str:
    """A title on one line; a longer one without what it says in brackets, then cut behind a word.

    >>> short_title("Present to the Sharing Group (chaired by DfT) in May", 40)
    'Present to the Sharing Group in May'
    """
    whole = one_line(text, len(text) + 1)
    return whole if len(whole) <= longest else one_line(_BRACKETED.sub("", whole) or whole, longest)


def without_accents(text: str) -> str:
    """A text without the marks above and below its letters, which not every system takes in the name of a file.

    >>> without_accents("Tŷ Zoë")
    'Ty Zoe'
    """
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def file_slugs(names: Iterable[str]) -> dict[str, str]:
    """Names as parts of file names, safe on every system and no two alike.

    >>> file_slugs(["Zoë O'Brien", "Zoe Obrien", "Zoe O Brien", "☂"])
    {"Zoë O'Brien": 'zoe-o-brien', 'Zoe Obrien': 'zoe-obrien', 'Zoe O Brien': 'zoe-o-brien-2', '☂': 'name'}
    """
    slugs: dict[str, str] = {}
    for name in names:
        slug = "-".join(re.findall(r"[a-z0-9]+", without_accents(name.casefold())))[:_LONGEST_SLUG].strip("-") or "name"
        taken = set(slugs.values())
        slugs[name] = next(
            free for free in chain([slug], (f"{slug}-{number}" for number in count(2))) if free not in taken
        )
    return slugs
