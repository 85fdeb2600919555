"""The finding of a report and what supports it: the first sentences of every output, from one table of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from nshreport.history import Trends
from nshreport.history.changes import Change, Changes
from nshreport.plan import Settings, Vocabulary
from nshreport.rating import Rag, Schedule, Tactic
from nshreport.report.phases import PhaseSummary
from nshreport.report.requests import needs_date
from nshreport.words import MONTHS, one_line, say_count, say_day, say_list, short_title
from nshreport.words.feedback import State

_LONGEST_TITLE = 60
"""A tactic's title in a sentence is cut after a word after so many characters."""
_LONGEST_SUBJECT, _SHORTEST_PLAN = 79, 12
"""Characters of a subject line; a plan's name for which fewer are left is not in it."""
_MONTHS_SILENT = 2
"""Months without an update from which silence is worth a sentence."""
_MOST_SUPPORTING = 3
_MOST_REFS = 12
"""So many late tactics are named in a sentence, by their refs."""
_NOTHING_DUE = "nothing due yet"
_NAMES_ITSELF = re.compile(rf"(the )?(phase|quarter|q\d|stage|term|part|year|{'|'.join(MONTHS)})\b", re.IGNORECASE)
"""Names of phases that a sentence may hold without quotation marks."""


def due_between(tactics: Iterable[Tactic], after: date, until: date) -> list[Tactic]:
    """Unfinished tactics with a deadline of their own after one day and up to another, the soonest first."""
    due = [(tactic.due, tactic.row, tactic) for tactic in tactics if tactic.is_open and tactic.own_date and tactic.due]
    return [tactic for day, _, tactic in sorted(due, key=lambda one: one[:2]) if after < day <= until]


class Statement(NamedTuple):
    """Something worth saying: a sentence without its full stop, and the same in a few words for a subject line."""

    words: str
    point: str


@dataclass(frozen=True)
class Facts:
    """What the rules of the headline ask about."""

    tactics: Sequence[Tactic]
    phases: Sequence[PhaseSummary]
    changes: Changes
    trends: Trends | None
    settings: Settings
    words: Vocabulary

    @property
    def as_of(self) -> date:
        """The report date."""
        return self.settings.as_of

    @cached_property
    def unfinished(self) -> list[Tactic]:
        """Tactics with something left to do; a standing item is never done."""
        return [tactic for tactic in self.tactics if tactic.is_open and tactic.schedule != Schedule.STANDING]

    @cached_property
    def late(self) -> list[Tactic]:
        """Those late for certain, the oldest deadline first."""
        return sorted(self._rated(Rag.RED), key=lambda tactic: (tactic.end, tactic.row))

    @cached_property
    def newly_late(self) -> list[Tactic]:
        """Those of the late ones that were not late in the last report."""
        rows = {change.row for change in self.changes.of("newly red")}
        return [tactic for tactic in self.late if tactic.row in rows]

    @cached_property
    def amber(self) -> list[Tactic]:
        """Tactics that need attention."""
        return self._rated(Rag.AMBER)

    @cached_property
    def ahead(self) -> list[Tactic]:
        """Tactics with a deadline after the report date, up to the next report."""
        return due_between(self.unfinished, self.as_of, self.settings.next_report)

    def _rated(self, rag: Rag) -> list[Tactic]:
        return [tactic for tactic in self.tactics if tactic.rag == rag]

    def day(self, day: date) -> str:
        """A day, without its year where that is the report date's."""
        words = say_day(day)
        return words.removesuffix(f" {day.year}") if day.year == self.as_of.year else words

    def every(self, tactics: Collection[object]) -> str:
        """All of several tactics."""
        if len(tactics) == 2:  # noqa: PLR2004 - two are both
            return f"Both {self.words.tactics}"
        return f"All {self.words.count(len(tactics))}"

    def share(self, some: Collection[object], everything: Collection[object]) -> str:
        """How many of how many tactics."""
        if len(everything) == 1:
            return f"The one {self.words.tactic}"
        if len(some) == len(everything):
            return self.every(everything)
        return f"{len(some)} of the {self.words.count(len(everything))}"


def _all_complete(facts: Facts) -> Statement | None:
    settled = [tactic for tactic in facts.tactics if not tactic.is_open]
    if facts.unfinished or not settled:
        return None
    states = {tactic.state for tactic in settled}
    ends = say_list(
        [word for word, state in (("complete", State.COMPLETE), ("cancelled", State.CANCELLED)) if state in states],
        "or",
    )
    dated = " with a deadline" if len(settled) < len(facts.tactics) else ""
    if len(settled) == 1 and dated:
        return Statement(f"The one {facts.words.tactic}{dated} is {ends}", f"all {ends}")
    if len(facts.tactics) == 1:
        return Statement(f"The plan’s one {facts.words.tactic} is {ends}", f"it is {ends}")
    return Statement(f"{facts.every(settled)}{dated} are {ends}", f"all {ends}")


def _unfinished_after_year(facts: Facts) -> Statement | None:
    """Unfinished on the last day of the plan year or after it."""
    end = facts.settings.plan_end
    left = [tactic for tactic in facts.unfinished if tactic.end <= facts.as_of]
    if not left or facts.as_of < end:
        return None
    share = f"{facts.share(left, facts.tactics)} {_are(len(left))}"
    if facts.as_of == end:
        return Statement(f"{share} unfinished on the last day of the plan year", f"{len(left)} unfinished at year end")
    ended = f"{share} still unfinished after the plan year, which ended on {facts.day(end)}"
    return Statement(ended, f"{len(left)} unfinished after year end")


def _unfinished_phase(facts: Facts) -> Statement | None:
    """Unfinished in the phase that ends on the report date, or that has ended since the last report."""
    found = [(len(_left_in(phase, facts)), phase) for phase in facts.phases if _has_just_ended(phase, facts)]
    most, phase = max(found, key=lambda pair: pair[0], default=(0, None))
    if phase is None or phase.end is None or not most:
        return None
    everything = [tactic for tactic in facts.tactics if tactic.phase_name == phase.name]
    share = facts.share(_left_in(phase, facts), everything)
    name = phase.short if _NAMES_ITSELF.match(phase.short) else f"“{phase.short}”"
    point = f"{most} unfinished in {name}"
    if phase.end == facts.as_of:
        return Statement(f"{share} in {name} {_are(most)} unfinished on its last day", point)
    return Statement(f"{share} in {name}, which ended on {facts.day(phase.end)}, {_are(most)} unfinished", point)


def _left_in(phase: PhaseSummary, facts: Facts) -> list[Tactic]:
    return [tactic for tactic in facts.unfinished if tactic.phase_name == phase.name]


def _has_just_ended(phase: PhaseSummary, facts: Facts) -> bool:
    since = facts.changes.since
    return phase.end is not None and (
        phase.end == facts.as_of or (since is not None and since < phase.end < facts.as_of)
    )


def _newly_late(facts: Facts) -> Statement | None:
    new, since = facts.newly_late, facts.changes.since
    if not new or since is None:
        return None
    total = ""
    if len(facts.late) > len(new):
        total = (
            f"; with {'it' if len(new) == 1 else 'them'}, {facts.words.count(len(facts.late))} are late{_refs(facts)}"
        )
    if len(new) == 1:
        return Statement(f"{_name(new[0])} has become late since {facts.day(since)}{total}", "1 newly late")
    return Statement(
        f"{facts.words.count(len(new))} have become late since {facts.day(since)}{total}", f"{len(new)} newly late"
    )


def _moved_far(facts: Facts) -> Statement | None:
    """Deadlines that have moved by more days since the last report than the settings allow."""
    moved = [change for change in facts.changes.of("deadline later") if (change.days or 0) > facts.settings.moved_days]
    if not moved:
        return None
    furthest = max(moved, key=lambda change: change.days or 0)
    days = say_count(furthest.days or 0, "day")
    if len(moved) == 1:
        to = next((f", to {facts.day(tactic.end)}" for tactic in facts.tactics if tactic.row == furthest.row), "")
        return Statement(f"{_named(furthest.ref, furthest.tactic)} has moved by {days}{to}", f"1 moved by {days}")
    return Statement(
        f"{len(moved)} deadlines have moved by more than {say_count(facts.settings.moved_days, 'day')}, "
        f"{_named(furthest.ref, furthest.tactic)} by {days}",
        f"{len(moved)} deadlines moved",
    )


def _refs(facts: Facts) -> str:
    """The late ones by ref, in brackets; blank where they are too many for a sentence."""
    refs = sorted(tactic.ref for tactic in facts.late if tactic.ref)
    return f" ({say_list(refs)})" if len(refs) <= _MOST_REFS else ""


def _late(facts: Facts) -> Statement | None:
    if not facts.late:
        return None
    first = facts.late[0]
    if len(facts.late) == 1:
        return Statement(f"{_name(first)} is late: it was due on {facts.day(first.end)}", "1 late")
    words = f"{facts.words.count(len(facts.late))} are late{_refs(facts)}; the oldest was due on {facts.day(first.end)}"
    return Statement(words, f"{len(facts.late)} late")


def _silent(facts: Facts) -> Statement | None:
    """No feedback for months, or always the same; whoever has no date yet is asked for that first."""
    silences = facts.trends.silences if facts.trends else ()
    undated = {tactic.ref for tactic in facts.tactics if needs_date(tactic)}
    months = [silence.months for silence in silences if silence.months >= _MONTHS_SILENT and silence.ref not in undated]
    if not months:
        return None
    verb = "has" if len(months) == 1 else "have"
    words = (
        f"{facts.words.count(len(months))} that should be under way {verb} had no new update for {min(months)} months"
    )
    longer = " or more" if max(months) > min(months) else ""
    return Statement(f"{words}{longer}", f"{len(months)} without a new update")


def _maybe_late(facts: Facts) -> Statement | None:
    doubtful = [tactic for tactic in facts.amber if tactic.schedule == Schedule.OVERDUE]
    if not doubtful:
        return None
    dates = "its date was" if len(doubtful) == 1 else "their dates were"
    words = f"{facts.words.count(len(doubtful))} may be late: {dates} never confirmed"
    return Statement(words, f"{len(doubtful)} may be late")


def _undated(facts: Facts) -> Statement | None:
    undated = [tactic for tactic in facts.tactics if needs_date(tactic)]
    if not undated:
        return None
    verb = "has" if len(undated) == 1 else "have"
    words = f"{facts.words.count(len(undated))} {verb} no date and should have one by now"
    return Statement(words, f"{len(undated)} without a date")


def _attention(facts: Facts) -> Statement | None:
    if not facts.amber or facts.late:
        return None
    need = "needs" if len(facts.amber) == 1 else "need"
    share = facts.share(facts.amber, facts.tactics)
    if len(facts.tactics) > 1 and not _maybe_late(facts):
        share = f"Nothing is late, but {share[0].lower()}{share[1:]}"
    return Statement(f"{share} {need} attention", f"{len(facts.amber)} {need} attention")


def _all_due_done(facts: Facts) -> Statement | None:
    done = any(tactic.state == State.COMPLETE and tactic.end <= facts.as_of for tactic in facts.tactics)
    missed = any(tactic.end <= facts.as_of for tactic in facts.unfinished)
    return None if missed or not done else Statement("Everything due so far is done", "all due so far is done")


def _nothing_due(facts: Facts) -> Statement | None:
    dated = [tactic.due for tactic in facts.unfinished if tactic.due]
    if not dated or min(dated) <= facts.as_of or any(tactic.end <= facts.as_of for tactic in facts.tactics):
        return None
    return Statement(f"Nothing is due yet: the first deadline is {facts.day(min(dated))}", _NOTHING_DUE)


def _on_course(facts: Facts) -> Statement | None:
    if not facts.unfinished:
        return Statement("Nothing in the plan needs attention", "nothing needs attention")
    if len(facts.tactics) == 1:
        return Statement(f"The plan’s one {facts.words.tactic} is on course", "on course")
    verb = "is" if len(facts.unfinished) == 1 else "are all"
    return Statement(f"The {facts.words.count(len(facts.unfinished))} still to do {verb} on course", "all on course")


class HeadlineRule(NamedTuple):
    """A row of the table: what it is about, and what it says of a report, None where it does not apply."""

    topic: str
    say: Callable[[Facts], Statement | None]


HEADLINE_RULES: tuple[HeadlineRule, ...] = (
    HeadlineRule("unfinished", _all_complete),
    HeadlineRule("unfinished", _unfinished_after_year),
    HeadlineRule("unfinished", _unfinished_phase),
    HeadlineRule("late", _newly_late),
    HeadlineRule("moved", _moved_far),
    HeadlineRule("late", _late),
    HeadlineRule("late", _maybe_late),
    HeadlineRule("attention", _attention),
    HeadlineRule("silent", _silent),
    HeadlineRule("undated", _undated),
    HeadlineRule("course", _all_due_done),
    HeadlineRule("course", _nothing_due),
    HeadlineRule("course", _on_course),
)
"""The first that applies is the finding; the last always does. No topic is said twice."""
_GOOD = "course"


def compose_headline(facts: Facts) -> tuple[tuple[str, ...], str]:
    """The finding and at most three sentences that support it, and the finding in a few words.

    Returns:
        The sentences: the finding has no full stop, as it is a heading, the others do. Then the few words.
    """
    said: dict[str, Statement] = {}
    for rule in HEADLINE_RULES:
        if rule.topic not in said and (statement := rule.say(facts)) is not None:
            said[rule.topic] = statement
    finding, *others = said.items()
    further = [statement.words for topic, statement in others if topic != _GOOD]
    known = [_what_changed(facts)] if facts.changes.since else []
    closing = [*known, _what_is_next(facts, nothing_due=finding[1].point == _NOTHING_DUE)]
    supporting = [*further[: _MOST_SUPPORTING - len(closing)], *closing]
    return (finding[1].words, *(f"{words}." for words in supporting)), finding[1].point


class _Counted(NamedTuple):
    """A kind of change as the headline counts it; `one` and `several` follow the number."""

    kind: str
    one: str
    several: str


_COUNTED = (
    _Counted("completed", "was completed", "were completed"),
    _Counted("cancelled", "was cancelled", "were cancelled"),
    _Counted("reopened", "was reopened", "were reopened"),
    _Counted("added", "was added", "were added"),
    _Counted("removed", "was removed", "were removed"),
    _Counted("date now set", "was given a date", "were given dates"),
    _Counted("date lost", "lost its date", "lost their dates"),
    _Counted("deadline later", "was put back", "were put back"),
    _Counted("deadline earlier", "was brought forward", "were brought forward"),
)
_BY_RULE = {"rag up", "rag changed", "newly red", "newly amber", "new ref"}
"""Kinds of changes that nobody made: time passed."""


def _what_changed(facts: Facts) -> str:
    since = f"since {facts.day(facts.changes.since)}" if facts.changes.since else ""
    counted = list(_counts(facts.changes.changes))
    if not counted and all(change.kind in _BY_RULE for change in facts.changes.changes):
        return f"The plan has not been changed {since}"
    if not counted:
        return f"Nothing was completed and no deadline moved {since}"
    number, words = counted[0]
    parts = [f"{facts.words.count(number)} {words}", *(f"{number} {words}" for number, words in counted[1:])]
    return f"{since[0].upper()}{since[1:]}, {say_list(parts)}"


def _counts(changes: Sequence[Change]) -> Iterator[tuple[int, str]]:
    for kind, one, several in _COUNTED:
        number = len({change.row for change in changes if change.kind == kind})
        if number:
            yield number, one if number == 1 else several


def _what_is_next(facts: Facts, *, nothing_due: bool) -> str:
    day = facts.day(facts.settings.next_report)
    if not facts.unfinished or (nothing_due and not facts.ahead):
        return f"The next report is on {day}"
    if not facts.ahead:
        return f"Nothing is due before the next report on {day}"
    return f"{facts.words.count(len(facts.ahead))} {_are(len(facts.ahead))} due by the next report on {day}"


def compose_subject(plan: str, as_of: date, point: str, requests: str, marking: str = "") -> str:
    """A subject line of fewer than 80 characters: the marking, the plan and month, and the point.

    >>> from datetime import date
    >>> compose_subject("NSH SG plan", date(2017, 3, 31), "5 unfinished in Phase 1", "5 decisions needed")
    'NSH SG plan, March: 5 unfinished in Phase 1, 5 decisions needed'
    """
    marked = f"[{one_line(marking, 30)}] " if marking.strip() else ""
    month = MONTHS[as_of.month - 1]
    what = ", ".join(filter(None, (one_line(point, 40), requests)))
    room = _LONGEST_SUBJECT - len(f"{marked}, {month}: {what}")
    named = f"{one_line(plan, room)}, " if room >= _SHORTEST_PLAN else ""
    return one_line(f"{marked}{named}{month}: {what}", _LONGEST_SUBJECT)


def _name(tactic: Tactic) -> str:
    return _named(tactic.ref, tactic.title)


def _named(ref: str, title: str) -> str:
    return f"{ref} “{short_title(title, _LONGEST_TITLE)}”".strip()


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
