"""The parts of a tactic: from the Parts sheet, and from feedback that lists them with their states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nshreport.finding import Finding, make_finding
from nshreport.plan.side_sheets import SideSheet, read_side_sheet
from nshreport.plan.workbook import Workbook
from nshreport.words import say_list
from nshreport.words.feedback import State, read_feedback

PARTS = SideSheet(
    "Parts",
    {
        "about": "ref|tactic|ref or tactic|reference",
        "part": "parts?|topics?",
        "state": "states?|status|progress",
        "note": "notes?|comments?",
    },
    needed=("about", "part", "state"),
)
_SEPARATOR = re.compile(r"\s*[;\n]\s*")
_LISTED = re.compile(r"([^:;\n]{2,60}):\s*([^:;\n]{2,60})")
_NO_STATE = frozenset({State.NO_UPDATE, State.NOTED})
_LABELS = re.compile(
    r"update|status|progress|feedback|note|action|next steps?|date|outcome|comment|rag|result|issue|risk|\d[\d/. ]*"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*( \d+)?",
    re.IGNORECASE,
)
"""Labels before a colon that name no part."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a tactic and its state."""

    about: str
    """The tactic as the Parts sheet names it, by its ref or title; blank for one read from feedback."""
    name: str
    state: State
    note: str = ""
    cell: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is neither complete nor cancelled."""
        return self.state not in {State.COMPLETE, State.CANCELLED}


def read_parts(workbook: Workbook, year: int, first_month: int) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """The Parts sheet, if the workbook has one; a row without a readable state is a finding."""
    parts: list[Part] = []
    findings: list[Finding] = []
    for row in read_side_sheet(workbook, PARTS):
        state = read_feedback(row.text("state"), year=year, first_month=first_month).state
        if row.text("state") and state in _NO_STATE:
            cell = row.cell("state")
            findings.append(make_finding("part-not-understood", sheet=row.sheet, cell=cell, quote=row.text("state")))
        elif row.text("part") and row.text("about"):
            parts.append(Part(row.text("about"), row.text("part"), state, row.text("note"), row.cell("part")))
    return tuple(parts), tuple(findings)


def parts_in_feedback(text: str, *, year: int, first_month: int = 1) -> tuple[Part, ...]:
    """The parts that a feedback lists, each with its state, where it says nothing else; else none.

    >>> [part.name for part in parts_in_feedback("Age bands: complete; Education: not started", year=2017)]
    ['Age bands', 'Education']
    >>> parts_in_feedback("Update: in progress; sent on 3 May", year=2017)
    ()
    """
    pieces = [piece for piece in _SEPARATOR.split(text.strip().rstrip(".")) if piece]
    found = [_LISTED.fullmatch(piece) for piece in pieces]
    if len(found) < 2 or not all(found):  # noqa: PLR2004 - one part is the tactic
        return ()
    parts = []
    for match in found:
        assert match  # noqa: S101 - all were found
        name, words = match[1].strip(), match[2].strip()
        read = read_feedback(words, year=year, first_month=first_month)
        if _LABELS.fullmatch(name) or read.state in _NO_STATE or len(read.evidence) * 2 < len(words):
            return ()
        parts.append(Part("", name, read.state))
    return tuple(parts)


def say_parts(parts: Sequence[Part]) -> str:
    """The parts in a sentence: "2 of 5 parts complete; not started: Education"; blank without parts."""
    if not parts:
        return ""
    done = sum(part.state == State.COMPLETE for part in parts)
    others: dict[State, list[str]] = {}
    for part in parts:
        if part.state != State.COMPLETE:
            others.setdefault(part.state, []).append(part.name)
    said = [f"{str(state).lower()}: {say_list(names)}" for state, names in others.items()]
    return "; ".join([f"{done} of {len(parts)} parts complete", *said])
