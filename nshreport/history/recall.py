"""What earlier reports knew of each tactic of the plan."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nshreport.finding import make_finding
from nshreport.history.deadline_history import Course, follow, see
from nshreport.history.match import Key, Matching, match_reports, tidy_title
from nshreport.history.remembered import Remembered, remember
from nshreport.words import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from nshreport.finding import Finding
    from nshreport.history.archive import History, Sight
    from nshreport.plan import Plan

_THREAD_LENGTH = 12
_TREND = 5
"""Earlier reports whose RAG is recalled: with this report's the trend has six."""


def match_tactics(old: Iterable[Remembered], new: Iterable[Remembered]) -> Matching:
    """Which tactic of a report is which of an earlier one."""
    return _match(tuple(tactic.key for tactic in old), tuple(tactic.key for tactic in new))


@lru_cache(maxsize=1)
def _match(old: tuple[Key, ...], new: tuple[Key, ...]) -> Matching:
    """Kept, since what is recalled and what has changed are told of the same two reports."""
    return match_reports(old, new)


def recall(plan: Plan, history: History) -> Plan:
    """The plan with what earlier reports knew of each tactic.

    A tactic keeps its thread from report to report; by it every earlier report is asked. `first_end` is where the
    deadline first stood, by the reports and by words such as "Deferred from 28th February"; blank if it has not moved.
    """
    now = remember(plan.frame)
    before = history.latest.tactics if history.latest else ()
    matching = match_tactics(before, now)
    known = [before[matching.pairs[place]] if place in matching.pairs else None for place in range(len(now))]
    threads = _threads(now, known, {tactic.thread for tactic in before})
    records = [
        _recall(tactic, old, history.sights.get(thread, ()), plan.settings.as_of)
        for tactic, old, thread in zip(now, known, threads, strict=True)
    ]
    columns: dict[str, object] = {
        name: list(values) for name, values in zip(_Recalled._fields, zip(*records, strict=True), strict=True)
    }
    findings = (*history.findings, *_doubts(now, before, matching, plan))
    return plan.with_columns({"thread": threads, **columns}, findings)


class _Recalled(NamedTuple):
    """What is recalled of a tactic: the columns of that name."""

    first_end: date | None
    slip_days: int | None
    moves: int
    known_end: date | None
    move_shown: bool
    last_state: str
    last_feedback: str
    last_rag: str
    rag_before: str
    updated_on: date | None
    months_silent: int
    silence: str
    undated_since: date | None


def _recall(tactic: Remembered, last: Remembered | None, sights: Sequence[Sight], as_of: date) -> _Recalled:
    course = follow([*(see(sight.as_of, sight.again) for sight in sights), see(as_of, tactic)])
    slip = (tactic.end - course.first_end).days if course.first_end and tactic.end and tactic.own_date else None
    updated = _updated_on(tactic, sights, as_of)
    months = _months_silent(updated, sights, as_of)
    return _Recalled(
        first_end=course.first_end,
        slip_days=slip,
        moves=len(course.moves),
        known_end=last.end if last else None,
        move_shown=any(_shows(sight.told, tactic, course) for sight in sights),
        last_state=last.state if last else "",
        last_feedback=last.feedback if last else "",
        last_rag=last.rag if last else "",
        rag_before="; ".join(sight.told.rag for sight in sights[-_TREND:]),
        updated_on=updated,
        months_silent=months,
        silence=f"no update since {say_day(updated or sights[0].as_of)}" if months else "",
        undated_since=_undated_since(tactic, sights, as_of),
    )


def _shows(told: Remembered, tactic: Remembered, course: Course) -> bool:
    """Whether an earlier report told of the same move: the same days, or the same words."""
    if told.first_end is None:
        return False
    same_words = (tidy_title(told.timing), told.told) == (tidy_title(tactic.timing), tactic.told)
    return same_words or (told.first_end, told.end) == (course.first_end, tactic.end)


def _updated_on(tactic: Remembered, sights: Sequence[Sight], as_of: date) -> date | None:
    """The report in which the feedback as it stands was new; where it is blank now, the last that had any."""
    since, words = (as_of, tactic.told) if tactic.told else (None, "")
    for sight in reversed(sights):
        if words and sight.told.told != words:
            break
        if sight.told.told:
            since, words = sight.as_of, sight.told.told
    return since


def _months_silent(updated: date | None, sights: Sequence[Sight], as_of: date) -> int:
    """Calendar months without news: since the last update, or since the tactic was first reported."""
    since = updated or (sights[0].as_of if sights else as_of)
    return (as_of.year - since.year) * 12 + as_of.month - since.month


def _undated_since(tactic: Remembered, sights: Sequence[Sight], as_of: date) -> date | None:
    """The first report of those in a row in which the tactic had no date."""
    if tactic.own_date or tactic.timing_kind in _NEED_NO_DATE:
        return None
    since = as_of
    for sight in reversed(sights):
        if sight.again.own_date:
            break
        since = sight.as_of
    return since


_NEED_NO_DATE = frozenset({"from", "ongoing", "recurring"})


def _threads(now: Sequence[Remembered], known: Sequence[Remembered | None], taken: set[str]) -> list[str]:
    """A thread for each tactic: the one that it had, else one made of its title, which no other has."""
    used = set(taken)
    threads = []
    for tactic, old in zip(now, known, strict=True):
        thread = old.thread if old else next(new for new in _new_threads(tactic.tactic) if new not in used)
        used.add(thread)
        threads.append(thread)
    return threads


def _new_threads(title: str) -> Iterator[str]:
    number = 1
    while True:
        text = f"{tidy_title(title)} #{number}"
        yield hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:_THREAD_LENGTH]
        number += 1


def _doubts(
    now: Sequence[Remembered], before: Sequence[Remembered], matching: Matching, plan: Plan
) -> Iterator[Finding]:
    sheets = list(plan.frame["sheet"])
    for place, earlier in matching.doubtful:
        tactic, other = now[place], before[earlier]
        yield make_finding(
            "may-be-renamed",
            sheet=sheets[place],
            cell=tactic.cell,
            quote=tactic.tactic,
            row=tactic.row,
            other=other.tactic,
        )
