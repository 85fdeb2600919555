"""A change as a value, the kinds there are, and how many of them are said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nshreport.plan import Directory
from nshreport.rating import Tactic
from nshreport.words import say_count, say_day, say_list, say_window


@dataclass(frozen=True, slots=True)
class KindOfChange:
    """One row of the table of kinds: its name, its heading on the Changes sheet, and how the sentence counts it."""

    name: str
    heading: str
    counted: str
    """What follows the number of tactics."""
    example: str


# The most important first: the order of the Changes sheet, of changes.csv and of the sentence.
KINDS: tuple[KindOfChange, ...] = (
    KindOfChange("completed", "Completed", "completed", "In progress → Complete"),
    KindOfChange("newly red", "Newly red", "newly red", "Amber → Red"),
    KindOfChange("deadline later", "Later", "slipped", "18 May 2017 → 15 June 2017: 28 days (19 working days) later"),
    KindOfChange("deadline earlier", "Earlier", "brought forward", "30 June 2017 → 18 May 2017"),
    KindOfChange("cancelled", "Cancelled", "cancelled", "In progress → Cancelled"),
    KindOfChange("removed", "Removed", "removed", "In progress; 18 May 2017 →"),
    KindOfChange("merged", "Merged", "merged", "“Talk in May” and “Talk in June” → Talks"),
    KindOfChange("target changed", "Target of a measure changed", "with another target", "200 → 150"),
    KindOfChange("baseline changed", "Baseline of a measure changed", "with another baseline", "120 → 140"),
    KindOfChange("measure removed", "Measure removed", "no longer measured", "target 200 →"),
    KindOfChange("part removed", "Part no longer listed", "with a part no longer listed", "Wellbeing →"),
    KindOfChange("reopened", "Reopened", "reopened", "Complete → In progress"),
    KindOfChange("added", "Added", "added", "→ October 2017"),
    KindOfChange("split", "Split", "split", "Training → “Training online” and “Training in the regions”"),
    KindOfChange("duplicated", "Duplicated", "duplicated", "row 4 → rows 4 and 5"),
    KindOfChange("newly amber", "Newly amber", "newly amber", "Green → Amber"),
    KindOfChange("date now set", "Date now set", "given a date", "Date tbc → 21 June 2017"),
    KindOfChange("date lost", "No date any more", "without a date now", "October 2017 → tbc"),
    KindOfChange("date in doubt", "Date in doubt", "with a date no longer firm", "September 2017 → September tbc"),
    KindOfChange("date corrected", "Date corrected", "with a date corrected", "28 April 2007 → 28 April 2017"),
    KindOfChange("window changed", "Window changed", "with another window", "April to June 2017 → June 2017"),
    KindOfChange("moved phase", "Moved to another phase", "moved to another phase", "Phase 2 → Phase 3"),
    KindOfChange("state changed", "State changed", "with another status", "In progress → Waiting"),
    KindOfChange("rag up", "RAG better", "better by RAG", "Red → Amber"),
    KindOfChange("rag changed", "Another RAG, by the rules", "with another RAG by the rules", "Amber → Green"),
    KindOfChange("new ref", "New ref", "with a new ref", "H3 (was T07)"),
    KindOfChange("accountable changed", "Accountable changed", "with others accountable", "Ian → Steve"),
    KindOfChange("audience changed", "Audience changed", "for another audience", "GSS → GSS and DfE"),
    KindOfChange("objectives changed", "Objectives changed", "for other objectives", "1 → 1 and 2"),
    KindOfChange("renamed", "Renamed", "renamed", "Give a talk → Speak at the conference"),
    KindOfChange(
        "possibly renamed", "Possibly renamed", "possibly renamed", "Conference in Leeds → Conference in York"
    ),
    KindOfChange("new feedback", "New feedback", "with new feedback", "Abstract sent → Abstract accepted"),
    KindOfChange(
        "read differently",
        "Read differently now, words unchanged",
        "read differently now, the words unchanged",
        "May 2017 → 18 May 2017",
    ),
    KindOfChange("wording only", "Wording only", "changed in wording only", "18th May → 18 May 2017"),
)
_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
_HEADINGS = {kind.name: kind.heading for kind in KINDS}


COLUMNS = ("ref", "kind", "row", "tactic", "before", "after", "days")
"""What programs are given of a change: the columns of changes.csv."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer as in the last report.

    Attributes:
        kind: a name of ``KINDS``.
        row: the tactic's place in the plan; of a tactic that was removed, its place in the earlier one; of a measure 0.
        tactic: its title, as it is now; of a measure its name.
        before: how it was, blank where there was nothing.
        after: how it is, blank where there is nothing any more.
        days: calendar days that a deadline moved, later positive.
        working_days: the same in working days.
        reason: why it moved, in the words as typed.
        ref: what every report calls the tactic.
    """

    kind: str
    row: int
    tactic: str
    before: str
    after: str
    days: int | None = None
    working_days: int | None = None
    reason: str = ""
    ref: str = ""

    @property
    def heading(self) -> str:
        """The kind as a reader sees it."""
        return _HEADINGS[self.kind]

    @property
    def line(self) -> str:
        """The change on a line of its own."""
        return f"{self.heading}: {self.tactic}: {self.words}"

    @property
    def words(self) -> str:
        """Old and new in plain words.

        >>> Change("deadline later", 1, "Give a talk", "18 May 2017", "15 June 2017", 28, 19).words
        '18 May 2017 → 15 June 2017: 28 days (19 working days) later'
        """
        words = " → ".join(filter(None, (self.before, self.after)))
        if self.days:
            working = "" if self.working_days is None else f" ({say_count(abs(self.working_days), 'working day')})"
            words += f": {say_count(abs(self.days), 'day')}{working} {'later' if self.days > 0 else 'earlier'}"
        return f"{words} ({self.reason})" if self.reason else words

    @property
    def cells(self) -> dict[str, str | int | None]:
        """What programs are given of it, by column."""
        return {name: getattr(self, name) for name in COLUMNS}

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
    """Everything that moved since the report of `since`, which is None where there is no earlier report.

    `notes` says in sentences what to bear in mind: rows that may be one and are not taken as one, or two plans.
    """

    since: date | None = None
    changes: tuple[Change, ...] = ()
    settings: tuple[SettingChange, ...] = ()
    notes: tuple[str, ...] = ()

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
        for kind in KINDS:
            changes = self.of(kind.name)
            if changes:
                yield f"{len({(change.row, change.tactic) for change in changes})} {kind.counted}{_by_days(changes)}"


def _by_days(changes: tuple[Change, ...]) -> str:
    """How far deadlines moved: each if they are few, else from the least to the most."""
    days = sorted(abs(change.days) for change in changes if change.days)
    if not days:
        return ""
    if len(set(days)) > _FEW:
        return f" by {days[0]} to {say_count(days[-1], 'day')}"
    listed = [str(number) for number in dict.fromkeys(days)]
    return f" by {say_list([*listed[:-1], say_count(int(listed[-1]), 'day')])}"


_FEW = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A tactic in two reports: as the last one had it, the same words read by today's reader, and as it is now."""

    old: Tactic
    again: Tactic
    now: Tactic
    as_of: date
    phases: tuple[frozenset[str], frozenset[str]]
    """The phases' names in either report, tidied."""
    directory: Directory
    closures: tuple[date, ...] = ()
    other_rules_on: date | None = None
    """The last report's day, if it was rated by the rules of an earlier program, which knew no decisions."""
    parts: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """The names of its parts in either report."""

    def change(self, kind: str, before: str, after: str) -> Change:
        """A change of this tactic."""
        return Change(kind, self.now.row, self.now.title, before, after, ref=self.now.ref)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for case and spaces."""
    return one.casefold().split() == other.casefold().split()


def say_timing(tactic: Tactic) -> str:
    """The window as it was understood, else the timing as typed; "no date" where there is neither."""
    if not tactic.own_date or tactic.start is None or tactic.end is None:
        return say_typed(tactic)
    window = f"by {say_day(tactic.end)}" if tactic.precision == "by" else say_window(tactic.start, tactic.end)
    return window if tactic.confirmed else f"{window}, not confirmed"


def say_typed(tactic: Tactic) -> str:
    """The timing as typed, on one line; "no date" where it is blank."""
    return " ".join(tactic.timing.split()) or "no date"
