"""The requests of a report against those of the reports before: repeated, answered or closed, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from nshreport.history import History, Request, is_of_a_date, next_register, say_decision
from nshreport.plan import Decision, Plan
from nshreport.rating import Tactic
from nshreport.report.requests import Scene, ask_by_rule, ask_for_team, present_ref, steering_groups
from nshreport.words import say_near_day
from nshreport.words.feedback import Ruling, State

_ANSWERS = {
    "reply": re.compile(r"\b(?:repl\w+|answer\w*|respon\w+|chas\w+|contact\w*|help)\b", re.IGNORECASE),
    "presenter": re.compile(r"\b(?:present\w*|speak\w*|talk|who)\b", re.IGNORECASE),
    "resource": re.compile(r"\b(?:staff\w*|people|resourc\w+|capacity|available|cover|help)\b", re.IGNORECASE),
}
"""Words of a question on the Decisions sheet that is the request of a rule in the team's words."""
_REPLACED_BY = {
    "date": "replaced by a request for a new date",
    "reply": "replaced by a request for help with a reply",
    "resource": "replaced by a request for somebody's time",
    "presenter": "replaced by a request for a presenter",
}


def compose_requests(
    plan: Plan, tactics: Sequence[Tactic], history: History
) -> tuple[tuple[Request, ...], tuple[Request, ...]]:
    """What the group is asked in this report, numbered, and what was answered or closed since the last.

    The team's questions come first, then the requests by rule in the order of the rules.
    """
    return _Requests(plan, tactics, history).compose()


def recent_decisions(plan: Plan, tactics: Sequence[Tactic], history: History) -> tuple[tuple[str, str], ...]:
    """Every decision since the last report in a sentence, with the ref of its tactic, in the order of the sheet.

    One without a readable date is no news: it would be in every report. It is said where it answers a request.
    """
    since = history.latest.as_of if history.latest else date.min
    present = {tactic.ref: tactic for tactic in tactics}
    return tuple(
        (present_ref(one.ref, present, history.register), say_decision(one, plan.settings.as_of))
        for one in plan.decisions
        if one.dated and one.decided_on and one.decided_on > since
    )


class _Requests:
    """The requests of the last report and the decisions since, against the plan as it is now."""

    def __init__(self, plan: Plan, tactics: Sequence[Tactic], history: History) -> None:
        """Takes what the last reports asked, under today's refs."""
        self.settings, self.register = plan.settings, next_register(history, plan)
        self.tactics = {tactic.ref: tactic for tactic in tactics}
        self.before = {one.thread: one for one in history.latest.tactics} if history.latest else {}
        self.decisions = [(self._ref(one.ref), one) for one in plan.decisions]
        past = [replace(one, ref=self._ref(one.ref)) for report in history.snapshots for one in report.requests]
        self.answered = {(one.key, one.words) for one in past if one.state == "answered"}
        self.ruled = {one.ref for one in past if one.is_by_rule}
        last = history.latest.requests if history.latest else ()
        self.asked = {one.key: one for one in (replace(one, ref=self._ref(one.ref)) for one in last) if one.is_open}
        self.answers = {key: found for key, one in self.asked.items() if (found := self._answer(one))}
        kinds = {one.ref: one.kind for key, one in self.asked.items() if one.is_by_rule and key not in self.answers}
        self.scene = Scene(plan.settings, steering_groups(plan.directory), kinds)

    def compose(self) -> tuple[tuple[Request, ...], tuple[Request, ...]]:
        """The open requests, numbered, and those closed."""
        answers = self.answers
        new = [one for one in self._made() if one.key not in answers or one.kind == "date"]
        still = [self._repeated(one, self.asked.get(one.key)) if one.key not in answers else one for one in new]
        keys = {one.key for one in still} - answers.keys()
        closed = [
            replace(one, tactic=self.tactics.get(one.ref), state=state, closed=why, as_of=self.settings.as_of)
            for key, one in self.asked.items()
            if key not in keys
            for state, why in [
                answers.get(key) or ("closed", self._say(one, f"Closed: {next(self._reasons(one, still))}."))
            ]
        ]
        closed.sort(key=lambda one: (one.state, one.number))
        return tuple(replace(one, number=number) for number, one in enumerate(still, 1)), tuple(closed)

    def _made(self) -> list[Request]:
        """What the report would ask if none had been before; what has been answered in the same words is left out."""
        by_rule = list(ask_by_rule(tuple(self.tactics.values()), self.scene))
        ruled = {one.ref for one in by_rule} | self.ruled
        asked = [
            (request, decision)
            for request, decision in ask_for_team(
                [decision for _, decision in self.decisions], self.tactics, self.register, self.settings
            )
            # A row that only notes how the group put off the request of a rule is no question of its own.
            if not decision.words or request.key in self.asked or request.ref not in ruled
        ]
        own = {request.ref for request, decision in asked if request.ref and is_of_a_date(decision.question)}
        questions = {request.key: request for request, _ in asked}
        rules = [one for one in by_rule if one.kind != "date" or one.ref not in own]
        return [one for one in (*questions.values(), *rules) if (one.key, one.words) not in self.answered]

    def _repeated(self, now: Request, old: Request | None) -> Request:
        """A request as it is asked again: needed by the same day, unless a presentation has moved."""
        if old is None:
            return now
        kept = now.is_by_rule and not (now.kind == "presenter" and self._has_moved(now.tactic))
        return replace(
            now,
            needed_by=old.needed_by if kept else now.needed_by,
            first_asked=old.first_asked,
            times_asked=old.times_asked + 1,
        )

    def _has_moved(self, tactic: Tactic | None) -> bool:
        before = self.before.get(tactic.thread) if tactic else None
        return before is None or tactic is None or (before.start, before.end) != (tactic.start, tactic.end)

    def _answer(self, asked: Request) -> tuple[str, str] | None:
        """How the group has answered a request since it was first asked: state and words; None if it has not."""
        if asked.kind == "date":
            return self._answer_on_date(asked)
        taken = [one for ref, one in self.decisions if ref == asked.ref and self._answers(one, asked)]
        last = max(taken, key=_day, default=None)
        return ("answered", self._say(asked, say_decision(last, self.settings.as_of, on_date=False))) if last else None

    def _answer_on_date(self, asked: Request) -> tuple[str, str] | None:
        """Only an agreement to a date, or its refusal, answers a request for one."""
        tactic = self.tactics.get(asked.ref)
        days = [day for day in (tactic.agreed_on, tactic.refused_on) if day] if tactic else []
        if not days or max(days) < asked.first_asked:
            return None
        day = max(days)
        taken = [one for ref, one in self.decisions if ref == asked.ref and one.decided_on == day]
        words = (
            say_decision(taken[-1], self.settings.as_of) if taken else f"Agreed by {self._day(day)}, the feedback says."
        )
        return "answered", self._say(asked, words)

    def _answers(self, decision: Decision, asked: Request) -> bool:
        if decision.decided_on is None or decision.ruling == Ruling.OPEN or decision.decided_on < asked.first_asked:
            return False
        if asked.kind == "question":
            return replace(asked, words=" ".join(decision.question.split()).rstrip(".")).key == asked.key
        return not decision.question or _ANSWERS[asked.kind].search(decision.question) is not None

    def _reasons(self, asked: Request, still: Iterable[Request]) -> Iterator[str]:
        """Why a request that nobody answered is asked no longer, the first that applies."""
        tactic = self.tactics.get(asked.ref)
        entry = self.register.find(asked.ref) if asked.ref else None
        if asked.ref and tactic is None:
            yield f"merged into {entry.merged}" if entry and entry.merged else "removed from the plan"
            return
        if tactic and not tactic.is_open:
            yield "complete" if tactic.state == State.COMPLETE else "cancelled"
        if asked.kind == "question":
            yield "the question is no longer on the Decisions sheet"
        yield from (_REPLACED_BY[one.kind] for one in still if one.ref == asked.ref and one.kind in _REPLACED_BY)
        if asked.kind == "date" and any(one.ref == asked.ref for one in still):
            yield "asked in the team's own words"
        if tactic and asked.kind == "date":
            yield "the deadline has no date any more" if tactic.unagreed_days is None else "the deadline was moved back"
        if tactic and asked.kind == "presenter":
            yield "its date has passed" if tactic.end <= self.settings.as_of else "somebody has been named"
        yield "no longer waiting for a reply" if asked.kind == "reply" else "no longer needed"

    def _say(self, asked: Request, words: str) -> str:
        return f"Asked on {self._day(asked.first_asked)}. {words}"

    def _day(self, day: date) -> str:
        return say_near_day(day, self.settings.as_of)

    def _ref(self, ref: str) -> str:
        return present_ref(ref, self.tactics, self.register)


def _day(decision: Decision) -> date:
    return decision.decided_on or date.min
