"""What the steering group is asked to decide or do: the team's questions, and what the rules ask for a tactic.

What is the team's own to do, such as to set a date or to give an update, is not asked of the group.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nshreport.history import Register, Request
from nshreport.plan import Decision, Directory, Settings, plain_ref
from nshreport.rating import Rag, Schedule, Tactic
from nshreport.words import say_count, say_day, say_near_day
from nshreport.words.feedback import State

_PRESENTS = re.compile(r"\W*present(?:ing|ations?)?\b", re.IGNORECASE)
_STEERING = re.compile(r"\bsteering\b", re.IGNORECASE)
_PREPARE = timedelta(days=28)
"""A presenter is needed so long before the day."""
_NOBODY_FREE = re.compile(
    r"\b(?:no|not enough|lack of|short(?:age)? of|without|waiting for) (?:staff|people|cover|capacity|resources?)\b"
    r"|\b(?:staff(?:ing)?|capacity|resourc\w+) (?:shortages?|problems?|issues?|pressures?|gaps?|constraints?)\b"
    r"|\bnobody (?:is )?(?:free|available)\b|\bunderstaffed\b|\bunder-?resourced\b|\bvacan(?:cy|cies|t post)\b",
    re.IGNORECASE,
)
"""Words that say that somebody is missing to do it."""
_ACCEPTED = re.compile(
    r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:has |have )?(?:accepted|volunteered|agreed to (?:present|speak|do)"
    r"|will (?:present|speak|give|do)|is (?:presenting|speaking|to present)|to present|presenting)\b"
)
"""Feedback that says who presents."""


@dataclass(frozen=True)
class Scene:
    """What the rules know next to the tactic.

    Attributes:
        settings: those in force.
        groups: what People calls the steering group.
        asked: the kinds of request that the last report made, by ref.
    """

    settings: Settings
    groups: frozenset[str]
    asked: Mapping[str, str]

    def names_group(self, tactic: Tactic) -> bool:
        """Whether the steering group is accountable for a tactic."""
        return any(name in self.groups or _STEERING.search(name) for name in tactic.names)


def steering_groups(directory: Directory) -> frozenset[str]:
    """Names that the People sheet has for the steering group."""
    return frozenset(entry.name for entry in directory.entries if _STEERING.search(entry.role))


@dataclass(frozen=True, slots=True)
class RequestRule:
    """One kind of request by rule: when it is made, its words, by when it is needed, and what happens otherwise."""

    kind: str
    holds: Callable[[Tactic, Scene], bool]
    words: Callable[[Tactic], str]
    needed_by: Callable[[Tactic, Settings], date]
    otherwise: Callable[[Tactic], str]


def _has_slipped(tactic: Tactic, scene: Scene) -> bool:
    """By more days than need no agreement; once asked, until the deadline is where it was agreed."""
    if not tactic.is_open or tactic.refused_on:
        return False
    least = 0 if scene.asked.get(tactic.ref) == "date" else scene.settings.moved_days
    return (tactic.unagreed_days or 0) > least


def _lacks_presenter(tactic: Tactic, scene: Scene) -> bool:
    """A presentation still to come for which the steering group is named, but no member of it."""
    if not tactic.is_open or tactic.undated or tactic.end <= scene.settings.as_of or not _PRESENTS.match(tactic.title):
        return False
    return scene.names_group(tactic) and not tactic.people and not _ACCEPTED.search(tactic.feedback)


def _from_to(tactic: Tactic) -> str:
    before = tactic.agreed_end or tactic.first_end or tactic.end
    return f"Agree to move the deadline from {say_near_day(before, tactic.end)} to {say_day(tactic.end)}"


def _in_time(tactic: Tactic, settings: Settings) -> date:
    """By the next report, and before a deadline that is still to come."""
    due = tactic.due if tactic.due and tactic.due > settings.as_of else settings.next_report
    return min(due, settings.next_report)


def _in_time_to_prepare(tactic: Tactic, settings: Settings) -> date:
    """Four weeks before the day; where it is too late for that, by the next report or the last day itself."""
    day = tactic.start - _PREPARE
    return day if day > settings.as_of else min(tactic.end, settings.next_report)


def _waits_for_somebody(tactic: Tactic) -> bool:
    """Whether a reply would help: not where the team itself has put it on hold, or it depends on other work."""
    return tactic.state == State.WAITING and not _ON_HOLD.search(tactic.evidence)


_ON_HOLD = re.compile(
    r"^(on (hold|ice|pause)|paused|parked|suspended|shelved|stopped|halted|frozen|depend\w*|in abeyance)\b",
    re.IGNORECASE,
)


REQUEST_RULES: tuple[RequestRule, ...] = (
    RequestRule(
        "date",
        _has_slipped,
        _from_to,
        lambda _, settings: settings.next_report,
        lambda tactic: f"it is shown as moved by {say_count(tactic.unagreed_days or 0, 'day')} without agreement",
    ),
    RequestRule(
        "reply",
        lambda tactic, _: _waits_for_somebody(tactic) and tactic.rag in {Rag.RED, Rag.AMBER},
        lambda tactic: f"Help to get a reply (the plan says “{tactic.evidence or tactic.feedback}”)",
        _in_time,
        lambda tactic: "it stays late" if tactic.rag == Rag.RED else "it cannot be finished in time",
    ),
    RequestRule(
        "resource",
        lambda tactic, _: tactic.is_open and _NOBODY_FREE.search(tactic.feedback) is not None,
        lambda tactic: f"Make somebody available (the plan says “{' '.join(tactic.feedback.split())}”)",
        _in_time,
        lambda _: "the deadline is at risk",
    ),
    RequestRule(
        "presenter",
        _lacks_presenter,
        lambda _: "Name the member who presents",
        _in_time_to_prepare,
        lambda _: "there is nobody to present",
    ),
)
"""The rules by which a tactic becomes a request, most pressing first; the first that holds makes it."""


def ask_by_rule(tactics: Sequence[Tactic], scene: Scene) -> Iterator[Request]:
    """What the steering group is asked by the rules: the most pressing first, at most one for a tactic."""
    for rule in REQUEST_RULES:
        for tactic in tactics:
            if rule is next((one for one in REQUEST_RULES if one.holds(tactic, scene)), None):
                yield Request(
                    number=0,
                    ref=tactic.ref,
                    kind=rule.kind,
                    tactic=tactic,
                    words=rule.words(tactic),
                    needed_by=rule.needed_by(tactic, scene.settings),
                    otherwise=rule.otherwise(tactic),
                    first_asked=scene.settings.as_of,
                    as_of=scene.settings.as_of,
                )


def ask_for_team(
    decisions: Sequence[Decision], tactics: Mapping[str, Tactic], register: Register, settings: Settings
) -> Iterator[tuple[Request, Decision]]:
    """What the team asks the group on the Decisions sheet, and the row; nothing on what is complete or cancelled."""
    for decision in decisions:
        if not decision.question or decision.decided_on:
            continue
        ref = present_ref(decision.ref, tactics, register)
        tactic = tactics.get(ref)
        if (tactic and tactic.is_open) or not ref:
            request = Request(
                number=0,
                ref=ref,
                kind="question",
                tactic=tactic,
                words=" ".join(decision.question.split()).rstrip("."),
                needed_by=decision.needed_by or settings.next_report,
                otherwise="it is asked again in the next report",
                first_asked=settings.as_of,
                as_of=settings.as_of,
            )
            yield request, decision


def present_ref(ref: str, tactics: Mapping[str, Tactic], register: Register) -> str:
    """The ref of today's report for a ref as somebody wrote it, which may be a former one; as written if unknown."""
    if not ref or ref in tactics:
        return ref
    known = next((one for one in tactics if plain_ref(one) == plain_ref(ref)), "")
    entry = register.find(ref)
    return known or (entry.ref if entry else ref)


def needs_date(tactic: Tactic) -> bool:
    """Whether the tactic has no date of its own and should have one by now."""
    return tactic.rag in {Rag.RED, Rag.AMBER} and tactic.schedule == Schedule.NO_DATE
