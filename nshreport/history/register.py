"""The register of refs: every ref that a plan's reports ever gave, to which tactic, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any, NamedTuple

from nshreport.history.kept_value import parse_day, parse_text
from nshreport.history.match import tidy_title
from nshreport.plan import plain_ref
from nshreport.rating import Tactic

_OURS = re.compile(r"T(\d{1,6})")
_LONGEST_NUMBER = 10
"""Digits from which on a number counts nothing."""
_OTHER_TEXTS = 1 / 3
"""If so many of the plan's own refs name other tactics than before, the column is not used."""


@dataclass(frozen=True, slots=True)
class RegisteredRef:
    """A ref, and the tactic that has it for good.

    Attributes:
        ref: as every report writes it.
        thread: what the tactic is known by from report to report.
        title: the tactic's, as last reported.
        since: the first report that had it.
        removed: the first report that no longer had it; None while it is in the plan.
        merged: the ref of the tactic into which it was merged, if it was.
        former: refs that the tactic had before.
    """

    ref: str
    thread: str
    title: str
    since: date
    removed: date | None = None
    merged: str = ""
    former: tuple[str, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """Every ref that means this tactic."""
        return (self.ref, *self.former)

    @property
    def fields(self) -> dict[str, object]:
        """The entry as a snapshot keeps it; what is blank is left out."""
        kept = {
            "ref": self.ref,
            "thread": self.thread,
            "title": self.title,
            "since": self.since.isoformat(),
            "removed": self.removed.isoformat() if self.removed else "",
            "merged": self.merged,
            "former": list(self.former),
        }
        return {name: value for name, value in kept.items() if value}


def parse_entry(fields: dict[str, Any]) -> RegisteredRef:
    """An entry as a snapshot keeps it.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is damaged.
    """
    if not fields["ref"]:
        raise ValueError
    return RegisteredRef(
        parse_text(fields["ref"]),
        parse_text(fields["thread"]),
        parse_text(fields["title"]),
        parse_day(fields["since"]),
        parse_day(fields["removed"]) if "removed" in fields else None,
        parse_text(fields.get("merged", "")),
        tuple(map(parse_text, fields.get("former", []))),
    )


class Given(NamedTuple):
    """The refs of a report's tactics; what of the plan's own refs was not used, by the tactic's place, and why."""

    refs: list[str]
    ignored: bool = False
    """Whether the plan's column of refs names other tactics than before."""
    refused: tuple[tuple[int, str], ...] = ()
    """Places of tactics whose own ref is another's, and the title of that one."""


@dataclass(frozen=True)
class Register:
    """Every ref ever given, by the tactic's thread, in the order in which they were given."""

    entries: tuple[RegisteredRef, ...] = ()
    reserved: tuple[RegisteredRef, ...] = ()
    """Those of last year's plan, which this one goes on with: its refs are never given to another tactic."""

    def find(self, ref: str) -> RegisteredRef | None:
        """The entry that a ref means, the present or a former one, however it is written."""
        wanted = plain_ref(ref)
        return next((one for one in self.entries if wanted in map(plain_ref, one.refs)), None)

    def give(self, threads: Sequence[str], titles: Sequence[str], own: Sequence[str] = ()) -> Given:
        """A ref for each tactic of a report: the plan's own, else the one that it had, else the next.

        Args:
            threads: the tactics', in the order of the sheet.
            titles: the tactics', by which they are known from last year's plan.
            own: the plan's own refs, blank where a tactic has none; empty where the plan has no such column.
        """
        names = [plain_ref(ref) for ref in own]
        before = {plain_ref(ref): one for one in self.entries for ref in one.refs}
        written = {plain_ref(one.ref): one.ref for one in self.entries}
        others = {
            place: before[name].title
            for place, name in enumerate(names)
            if name in before and before[name].thread != threads[place]
        }
        ignored = bool(others) and len(others) >= sum(name in before for name in names) * _OTHER_TEXTS
        refs, given = [""] * len(threads), dict[str, int]()
        for place, name in enumerate([] if ignored else names):
            if name and place not in others and name in given:
                others[place] = titles[given[name]]
            elif name and place not in others:
                refs[place] = written.get(name, own[place])
                given[name] = place
        for place, had in enumerate(self._had(threads, titles)):
            if had and not refs[place] and plain_ref(had) not in given:
                refs[place] = had
                given[plain_ref(had)] = place
        reserved = (plain_ref(ref) for one in self.reserved for ref in one.refs)
        numbers = count(1 + max([0, *map(_number, (*before, *reserved, *given))]))
        refs = [ref or f"T{next(numbers):02d}" for ref in refs]
        return Given(refs, ignored, () if ignored else tuple(sorted(others.items())))

    def _had(self, threads: Sequence[str], titles: Sequence[str]) -> list[str]:
        """The ref that each tactic had, in this plan or in last year's under the same title; blank where it is new."""
        mine = {one.thread: one.ref for one in self.entries}
        carried = {tidy_title(one.title): one.ref for one in self.reserved if not one.removed}
        return [
            mine.get(thread) or carried.get(tidy_title(title), "")
            for thread, title in zip(threads, titles, strict=True)
        ]

    def joined(self, newer: Sequence[RegisteredRef]) -> Register:
        """A newer report's register, with what only this one has, as where a pack came from another laptop."""
        entries = {one.thread: one for one in newer}
        refs = {plain_ref(ref) for one in newer for ref in one.refs}
        for one in self.entries:
            if one.thread not in entries and refs.isdisjoint(map(plain_ref, one.refs)):
                entries[one.thread] = one
        return replace(self, entries=tuple(entries.values()))

    def after(self, as_of: date, tactics: Iterable[Tactic], merged: dict[str, str] | None = None) -> Register:
        """The register that a report leaves; `merged` has threads that became part of another, and the ref of that."""
        entries = {one.thread: one for one in self.entries}
        present = set()
        for tactic in tactics:
            old = entries.get(tactic.thread) or RegisteredRef(tactic.ref, tactic.thread, tactic.title, as_of)
            former = old.former if old.ref == tactic.ref else (*old.former, old.ref)
            kept = tuple(ref for ref in dict.fromkeys(former) if ref != tactic.ref)
            entries[tactic.thread] = replace(
                old, ref=tactic.ref, title=tactic.title, removed=None, merged="", former=kept
            )
            present.add(tactic.thread)
        for thread, one in entries.items():
            if thread not in present and one.removed is None:
                entries[thread] = replace(one, removed=as_of, merged=(merged or {}).get(thread, ""))
        return replace(self, entries=tuple(entries.values()))


def own_refs(references: Sequence[str], heading: str, *, numbered_before: bool) -> tuple[str, ...]:
    """The plan's own refs, if its column is one of refs; else none.

    It is if it is headed Ref, Reference or ID, and at least nine in ten rows have one that no other row has. Numbers
    that only count the rows down the sheet are none; nor are bare numbers in a plan that has had refs of ours.
    """
    names = [" ".join(text.split()) for text in references]
    filled = [plain_ref(name) for name in names if name]
    if not _HEADING.search(heading) or len(set(filled)) * 10 < len(names) * 9 or not filled:
        return ()
    numbers = [int(name) for name in filled if name.isdecimal() and len(name) < _LONGEST_NUMBER]
    if len(numbers) == len(filled) and (numbered_before or numbers == sorted(numbers)):
        return ()
    return tuple(names)


def is_ours(ref: str) -> bool:
    """Whether a ref is one that the program gave, such as T05."""
    return _OURS.fullmatch(plain_ref(ref)) is not None


def _number(name: str) -> int:
    ours = _OURS.fullmatch(name)
    return int(ours[1]) if ours else 0


_HEADING = re.compile(r"\b(?:ref(?:erence)?|id)\b")
