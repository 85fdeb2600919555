"""A change as a value, the kinds there are, and how many of them are said in a sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nshreport.wording import say_count, say_day, say_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True)
class KindOfChange:
    """One row of the table of kinds: its name, its heading on the Changes sheet, and how the sentence counts it.

    `counted` stands behind the number; blank for kinds that the sentence sums up as changes of words only.
    """

    name: str
    heading: str
    counted: str = ""
    example: str = ""


# The most important first: the order of the Changes sheet, of changes.csv and of the sentence.
KINDS: tuple[KindOfChange, ...] = (
    KindOfChange("completed", "Completed", "completed", "In progress → Complete"),
    KindOfChange("cancelled", "Cancelled", "cancelled", "In progress → Cancelled"),
    KindOfChange("reopened", "Reopened", "reopened", "Complete → In progress"),
    KindOfChange("deadline later", "Later", "slipped", "18 May 2017 → 15 June 2017: 28 days (19 working days) later"),
    KindOfChange("deadline earlier", "Earlier", "brought forward", "30 June 2017 → 18 May 2017"),
    KindOfChange("date lost", "No date any more", "without a date now", "October 2017 → tbc"),
    KindOfChange("date now set", "Date now set", "given a date", "Date tbc → 21 June 2017"),
    KindOfChange("date in doubt", "Date in doubt", "with a date no longer firm", "September 2017 → September tbc"),
    KindOfChange("window changed", "Window changed", "with another window", "April to June 2017 → June 2017"),
    KindOfChange("added", "Added", "added", "→ October 2017"),
    KindOfChange("split", "Split", "split", "Training → “Training online” and “Training in the regions”"),
    KindOfChange("duplicated", "Duplicated", "duplicated", "row 4 → rows 4 and 5"),
    KindOfChange("removed", "Removed", "removed", "In progress; 18 May 2017 →"),
    KindOfChange("merged", "Merged", "merged", "“Talk in May” and “Talk in June” → Talks"),
    KindOfChange("moved phase", "Moved to another phase", "moved to another phase", "Phase 2 → Phase 3"),
    KindOfChange("state changed", "State changed", "in another state", "In progress → Waiting"),
    KindOfChange("rag down", "RAG worse", "worse by RAG", "Green → Amber"),
    KindOfChange("rag up", "RAG better", "better by RAG", "Red → Amber"),
    KindOfChange("accountable changed", "Accountable changed", "with others accountable", "Ian → Steve"),
    KindOfChange("audience changed", "Audience changed", "for another audience", "GSS → GSS and DfE"),
    KindOfChange("objectives changed", "Objectives changed", "for other objectives", "1 → 1 and 2"),
    KindOfChange("renamed", "Renamed", "renamed", "Give a talk → Speak at the conference"),
    KindOfChange("new feedback", "New feedback", "with new feedback", "Abstract sent → Abstract accepted"),
    KindOfChange("read differently", "Read differently", "", "the words are unchanged: May 2017 → 18 May 2017"),
    KindOfChange("wording only", "Wording only", "", "18th May → 18 May 2017"),
)
_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
_HEADINGS = {kind.name: kind.heading for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer as the last report told it.

    Attributes:
        kind: a name of ``KINDS``.
        row: the tactic's place in the plan; of a tactic that was removed, its place in the earlier one.
        tactic: its title, as it is now.
        before: how it was, blank where there was nothing.
        after: how it is, blank where there is nothing any more.
        days: calendar days that a deadline moved, later positive.
        working_days: the same in working days.
        reason: why it moved, in the words as typed.
    """

    kind: str
    row: int
    tactic: str
    before: str
    after: str
    days: int | None = None
    working_days: int | None = None
    reason: str = ""

    @property
    def heading(self) -> str:
        """The kind as a reader sees it."""
        return _HEADINGS[self.kind]

    @property
    def words(self) -> str:
        """Old and new in plain words.

        >>> Change("deadline later", 1, "Give a talk", "18 May 2017", "15 June 2017", 28, 19).words
        '18 May 2017 → 15 June 2017: 28 days (19 working days) later'
        """
        told = " → ".join(filter(None, (self.before, self.after)))
        if self.kind in {"added", "removed"}:
            told = f"{self.heading.lower()}: {told}"
        if self.days:
            told += f": {self.moved}"
        return f"{told} ({self.reason})" if self.reason else told

    @property
    def moved(self) -> str:
        """How far a deadline moved, in words; blank where none did."""
        if not self.days:
            return ""
        working = "" if self.working_days is None else f" ({say_count(abs(self.working_days), 'working day')})"
        return f"{say_count(abs(self.days), 'day')}{working} {'later' if self.days > 0 else 'earlier'}"

    @property
    def rank(self) -> tuple[int, int, int]:
        """The most important kind first, then what moved furthest, then the plan's order."""
        return _ORDER[self.kind], -abs(self.days or 0), self.row


class SettingChange(NamedTuple):
    """A threshold that is no longer what it was in the last report."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that moved since the report of `since`, which is None where there is no earlier report."""

    since: date | None = None
    changes: tuple[Change, ...] = ()
    settings: tuple[SettingChange, ...] = ()

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of a kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def sentence(self) -> str:
        """The changes in a sentence, the most important first."""
        if self.since is None:
            return "This is the first report of this plan: there is no earlier one to compare with."
        return f"Since {say_day(self.since)}: {say_list(list(self._counted())) or 'no change'}."

    def _counted(self) -> Iterator[str]:
        counts = Counter(change.kind for change in self.changes)
        for kind in KINDS:
            if kind.counted and counts[kind.name]:
                yield f"{counts[kind.name]} {kind.counted}{_by_days(self.of(kind.name))}"
        words_only = sum(counts[kind.name] for kind in KINDS if not kind.counted)
        if words_only:
            yield f"{words_only} changed in wording only"

    @property
    def paragraph(self) -> str:
        """The sentence, then by name what the steering group should know of first."""
        told = [_told_by_name(kind, self.of(kind.name)) for kind in KINDS if kind.name in _BY_NAME]
        return " ".join(filter(None, (self.sentence, *told)))


def _by_days(changes: tuple[Change, ...]) -> str:
    """How far deadlines moved: each if they are few, else from the least to the most."""
    days = sorted(abs(change.days) for change in changes if change.days)
    if not days:
        return ""
    if len(set(days)) > _FEW:
        return f" by {days[0]} to {say_count(days[-1], 'day')}"
    listed = [str(number) for number in dict.fromkeys(days)]
    return f" by {say_list([*listed[:-1], say_count(int(listed[-1]), 'day')])}"


def _told_by_name(kind: KindOfChange, changes: tuple[Change, ...]) -> str:
    named = [f"“{change.tactic}”{_BY_NAME[kind.name].format(change=change)}" for change in changes[:_FEW]]
    rest = len(changes) - len(named)
    if rest:
        named.append(f"{rest} more")
    return f"{kind.heading}: {say_list(named)}." if named else ""


_FEW = 3
_BY_NAME = {
    "completed": "",
    "cancelled": "",
    "reopened": "",
    "deadline later": " ({change.before} → {change.after})",
    "deadline earlier": " ({change.before} → {change.after})",
    "date lost": "",
    "date now set": " ({change.after})",
    "added": "",
    "split": "",
    "removed": "",
    "merged": "",
}
"""Kinds whose tactics the paragraph names, and what it says behind the name."""
