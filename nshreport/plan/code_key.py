"""The key by which a plan's own codes are read: "C = completed", "Blue = closed with evidence"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from nshreport.plan.cell import any_of

_CODES = "[a-z]{1,2}, [0-9], blue, green, amber, yellow, orange, red, grey, gray, black, purple, white"
_CODE = re.compile(any_of(_CODES), re.IGNORECASE)
_PAIR = re.compile(rf"(?<![\w/])({any_of(_CODES)})\s*(?:=|means\b)\s*([^,;=\n|]+?)\s*(?=[,;\n|]|\.?$)", re.IGNORECASE)
_LONE_PAIR = re.compile(rf"({any_of(_CODES)})\s*[:–-]\s+([^,;:=\n|]+?)\.?", re.IGNORECASE)
_LONGEST_KEY = 400
_CELLS_OF_A_KEY = (2, 3)
_DONE = "complete, completed, closed, done, finished, delivered, achieved, implemented"
_CLOSES = re.compile(
    rf"((action|task|item|now|fully|all) )*({any_of(_DONE)})"
    rf"(( and| with| &|/) ?({any_of(_DONE)}|evidence|evidenced|embedded|signed off|archived))*"
    r"|cancelled|withdrawn|no longer (needed|required|going ahead)",
    re.IGNORECASE,
)


def read_key(rows: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """What each code means, by the rows that are not tactics; one with two meanings is left out.

    Args:
        rows: the filled cells of each row, none for a blank one.

    A code and its meaning in two cells count only below a heading such as Key for both or Meaning for the second: lists
    of choices are next to each other too, and say nothing of one another.

    >>> read_key([("G = on target, C = completed",), ("Blue - closed",), (), ("RAG", "Status"), ("A", "Complete")])
    {'g': 'on target', 'c': 'completed', 'blue': 'closed'}
    >>> read_key([("Key",), ("B", "Blocked")])
    {'b': 'Blocked'}
    """
    found: dict[str, set[str]] = {}
    headed = False
    for row in rows:
        headed = bool(row) and (headed or any(map(_HEADS.search, row[len(row) > 1 :])))
        for code, meaning in (*_pairs_in(row), *(_pair_of_cells(row) if headed else ())):
            found.setdefault(code.casefold(), set()).add(meaning)
    return {code: meanings.pop() for code, meanings in found.items() if len(meanings) == 1}


_HEADS = re.compile(r"\b(key|legend|meanings?|definitions?|explanation|guide)\b", re.IGNORECASE)


def is_key(texts: Collection[str]) -> bool:
    """Whether texts are nothing but codes with their meanings.

    >>> is_key(["B = complete", "G = on track"]), is_key(["A", "B = complete"])
    (True, False)
    """
    return all(_PAIR.fullmatch(text.strip()) for text in texts)


def _pairs_in(row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Codes with their meanings within a cell."""
    for text in row:
        if len(text) <= _LONGEST_KEY:
            lone = _LONE_PAIR.fullmatch(text)
            yield from [(lone[1], lone[2])] if lone else _PAIR.findall(text)


def _pair_of_cells(row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A code with its meaning in the next cell."""
    if len(row) in _CELLS_OF_A_KEY and _CODE.fullmatch(row[0]) and not _CODE.fullmatch(row[1]):
        yield row[0], row[1]


def meant_by(key: Mapping[str, str], status: str, rag: str) -> str:
    """What a status's code means; where the status is blank, what a RAG code means if that closes the tactic.

    >>> meant_by({"c": "completed", "g": "on target"}, "", "C"), meant_by({"g": "on target"}, "", "G")
    ('completed', '')
    """
    if status:
        return key.get(status.casefold(), "")
    meaning = key.get(rag.casefold(), "")
    return meaning if _CLOSES.fullmatch(meaning) else ""
