"""Months whose names are misspelt."""

from __future__ import annotations

from functools import lru_cache

from nshreport.words.wording import MONTHS

# A short name is too near to other words (March and match, June and Jane) for any letter to be another.
_LONG_NAME = 6


@lru_cache(maxsize=4096)
def closest_month(word: str) -> int:
    """The month (1 to 12) of which ``word`` is a misspelling, 0 when it is none or might be another word.

    >>> closest_month("febuary"), closest_month("setpember"), closest_month("aprill"), closest_month("match")
    (2, 9, 4, 0)
    """
    if word in {"marc", "mach", "augusta"}:
        return 0
    near = [month for month, name in enumerate(MONTHS, 1) if _is_near(word, name.lower())]
    return near[0] if len(near) == 1 else 0


def _is_near(word: str, name: str) -> bool:
    if word[0] != name[0] or abs(len(word) - len(name)) > 1 or len(name) < 4:  # noqa: PLR2004 - May has no near spelling
        return False
    if len(name) > _LONG_NAME:
        return _edits(word, name) <= 2  # noqa: PLR2004 - two slips in a long name
    return sorted(word) == sorted(name) or (len(word) != len(name) and _edits(word, name) == 1)


def _edits(word: str, name: str) -> int:
    """How many letters must be added, taken, changed, or swapped with the next one (Damerau's distance)."""
    before: list[int] = []
    last = list(range(len(name) + 1))
    for row, letter in enumerate(word, 1):
        this = [row]
        for column, other in enumerate(name, 1):
            this.append(min(this[-1] + 1, last[column] + 1, last[column - 1] + (letter != other)))
            if row > 1 and column > 1 and (letter, word[row - 2]) == (name[column - 2], other):
                this[-1] = min(this[-1], before[column - 2] + 1)
        before, last = last, this
    return last[-1]
