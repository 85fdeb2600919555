"""Which deadline of a tactic the steering group agreed last, and when; and whether it refused the one that it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nshreport.finding import Finding, make_finding
from nshreport.history.deadline_history import Observation
from nshreport.history.register import Register
from nshreport.plan import Decision, plain_ref
from nshreport.rating import Tactic
from nshreport.words import say_near_day
from nshreport.words.feedback import Ruling, agreed_by_group, say_ruling

_OF_A_DATE = re.compile(
    r"\b(?:dates?|deadlines?|timing|mov(?:e|ed|ing)|slip\w*|defer\w*|postpon\w*|delay\w*|later|resched\w*|extend\w*)\b",
    re.IGNORECASE,
)
"""Words of a question that asks for another date."""


class Agreement(NamedTuple):
    """What the group said of a tactic's deadline.

    Attributes:
        on: the day on which it said so.
        end: the deadline of which it spoke; None where there is none.
        refused: whether it did not agree.
    """

    on: date
    end: date | None
    refused: bool = False


class Agreed(NamedTuple):
    """The last deadline agreed, and when; and when the present deadline was refused."""

    end: date | None = None
    on: date | None = None
    refused_on: date | None = None


def is_of_a_date(question: str) -> bool:
    """Whether a decision without a date may be one on the deadline: its question asks for one, or there is none."""
    return not question or _OF_A_DATE.search(question) is not None


def find_agreed(seen: Sequence[Observation], decisions: Iterable[Decision], groups: tuple[str, ...]) -> Agreed:
    """What is agreed of a tactic, by the decisions on it in the order of the sheet, and by its feedback.

    It was seen in every report, this one last; `groups` is what the plan calls the steering group.
    """
    taken = [found for decision in decisions if (found := _decided(decision, seen))]
    days = {one.on for one in taken}
    earlier = [one for one in (*_remembered(seen), *_in_feedback(seen, groups)) if one.on not in days]
    spoken = sorted([*earlier, *taken], key=lambda one: one.on)
    agreed = [one for one in spoken if not one.refused and one.end]
    last, now = spoken[-1] if spoken else None, seen[-1].end
    refused = last is not None and last.refused and last.end == now
    last_agreed = agreed[-1] if agreed else None
    return Agreed(
        last_agreed.end if last_agreed else None,
        last_agreed.on if last_agreed else None,
        last.on if last and refused else None,
    )


def _remembered(seen: Sequence[Observation]) -> Iterator[Agreement]:
    """What the last report knew as agreed, should its row on the sheet have been deleted since."""
    for one in seen[-2:-1]:
        if one.tactic.agreed_end and one.tactic.agreed_on:
            yield Agreement(one.tactic.agreed_on, one.tactic.agreed_end)


def _in_feedback(seen: Sequence[Observation], groups: tuple[str, ...]) -> Iterator[Agreement]:
    """Every sentence of the feedback that says so, on the day of the report that showed it first."""
    shown: set[str] = set()
    for one in seen:
        words = agreed_by_group(one.tactic.feedback, groups)
        if words and words not in shown and one.end:
            shown.add(words)
            yield Agreement(one.as_of, one.end)


def _decided(decision: Decision, seen: Sequence[Observation]) -> Agreement | None:
    """What a decision says of the deadline; None if it is still open or on another matter."""
    if decision.decided_on is None or decision.ruling == Ruling.OPEN:
        return None
    spoken_of = _deadline_then(seen, decision.decided_on)
    if decision.ruling == Ruling.REFUSED:
        return Agreement(decision.decided_on, spoken_of, refused=True) if is_of_a_date(decision.question) else None
    new = decision.window.end if decision.window else None
    if new and (decision.ruling == Ruling.AGREED or (seen[-1].end and new >= seen[-1].end)):
        return Agreement(decision.decided_on, new)
    if not new and decision.ruling == Ruling.AGREED and is_of_a_date(decision.question):
        return Agreement(decision.decided_on, spoken_of)
    return None


def _deadline_then(seen: Sequence[Observation], day: date) -> date | None:
    """The deadline that was before the group: the one last reported if it had slipped, else the one reported next."""
    before = [one for one in seen if one.as_of <= day]
    if before and _has_slipped(before[-1].tactic):
        return before[-1].end
    after = [one for one in seen if one.as_of >= day]
    return after[0].end if after else seen[-1].end


def _has_slipped(tactic: Tactic) -> bool:
    days = tactic.slip_days if tactic.unagreed_days is None else tactic.unagreed_days
    return (days or 0) > 0


def decisions_by_thread(
    decisions: Iterable[Decision], threads: Sequence[str], refs: Sequence[str], register: Register
) -> dict[str, list[Decision]]:
    """The decisions on each tactic, present or removed; under "" those whose ref no report has given."""
    now = {plain_ref(ref): thread for ref, thread in zip(refs, threads, strict=True)}
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.ref:
            entry = register.find(decision.ref)
            found.setdefault(now.get(decision.ref) or (entry.thread if entry else ""), []).append(decision)
    return found


def decision_findings(
    tactics: Iterable[tuple[Tactic, Sequence[Observation], Sequence[Decision]]], unknown: Iterable[Decision]
) -> Iterator[Finding]:
    """What does not fit: decisions on refs that no report has given, and a plan that does not follow its last decision.

    Each tactic is as it is now, with every report of it, this one last, and the decisions on it.
    """
    for decision in unknown:
        yield make_finding("decision-unknown-ref", sheet=decision.sheet, cell=decision.cell, quote=decision.ref)
    for tactic, seen, decisions in tactics:
        decided = [one for one in decisions if one.decided_on and one.ruling != Ruling.REFUSED]
        last = max(decided, key=lambda one: one.decided_on or date.min, default=None)
        if last and last.window and tactic.is_open and not _was_followed(last, seen):
            yield make_finding(
                "decision-not-followed",
                sheet=tactic.sheet,
                cell=tactic.timing_cell or tactic.cell,
                quote=tactic.timing or "nothing",
                row=tactic.row,
                detail=say_decision(last, seen[-1].as_of),
            )


def _was_followed(decision: Decision, seen: Sequence[Observation]) -> bool:
    """Whether the deadline was, in a report since, in the days that were decided."""
    window, day = decision.window, decision.decided_on
    if window is None or window.end is None or day is None:
        return True
    ends = [one.end for one in seen if one.as_of >= day and one.end]
    return any((window.start or end) <= end <= window.end for end in ends)


def say_decision(decision: Decision, near: date, *, on_date: bool = True) -> str:
    """A decision in a sentence: "Agreed on 27 April: move to June."; if it is not on a date, "Decided on ...: Yes."."""
    day = say_near_day(decision.decided_on or near, near)
    ruling = decision.ruling if on_date else Ruling.OTHER
    words = " ".join((decision.words if ruling == Ruling.OTHER else say_ruling(decision.words)).split()).rstrip(". ")
    words = words or (f"new timing {decision.timing}" if decision.timing else "")
    return f"{ruling} {'on' if decision.dated else 'by'} {day}{f': {words}' if words else ''}."
