"""Schedule status and RAG: two ordered tables of rules, the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from string import Formatter

import numpy as np
import pandas as pd

from nshreport.plan import Plan, Settings
from nshreport.rating.calendar_checks import calendar_findings
from nshreport.rating.facts import PHASE, PLAN_YEAR, Facts, gather_facts
from nshreport.rating.records import Rag, Schedule, take_tactics
from nshreport.words.feedback import State

Mask = pd.Series


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rule table.

    `when` is the rule in words, as the report's Notes print it; `reason` is what a tactic's row says where it holds,
    and may be blank; `remedy` is what would turn it green. Both quote facts, in braces.
    """

    outcome: Schedule | Rag
    when: str
    holds: Callable[[Facts], Mask]
    reason: str = ""
    remedy: str = ""


_RATED_WHEN_STANDING = frozenset({State.AT_RISK, State.WAITING, State.DEFERRED})
_RUNNING = (Schedule.IN_WINDOW, Schedule.OPEN_ENDED, Schedule.STANDING)


def _is(state: State) -> Callable[[Facts], Mask]:
    return lambda facts: facts["state"] == state


def _schedule(*schedules: Schedule) -> Callable[[Facts], Mask]:
    return lambda facts: facts["schedule"].isin(schedules)


SCHEDULE_RULES: tuple[Rule, ...] = (
    Rule(Schedule.COMPLETE, "its state is Complete", _is(State.COMPLETE)),
    Rule(Schedule.CANCELLED, "its state is Cancelled", _is(State.CANCELLED)),
    Rule(
        Schedule.STANDING,
        "done as and when required, or its timing is only ongoing or recurring",
        lambda facts: facts["standing"],
    ),
    Rule(Schedule.OPEN_ENDED, "a start only, and begun", lambda facts: facts["start_only"] & facts["begun"]),
    Rule(
        Schedule.NO_DATE,
        "no date of its own, and {lender} is not over",
        lambda facts: facts["undated"] & ~facts["over"],
    ),
    Rule(
        Schedule.OVERDUE,
        "the report date is after its window; without a date, after the end of {lender}",
        lambda facts: facts["over"],
    ),
    Rule(Schedule.DUE_SOON, "{due_soon_days} working days or fewer to the deadline", lambda facts: facts["due_soon"]),
    Rule(Schedule.IN_WINDOW, "the report date is in its window", lambda facts: facts["begun"] & ~facts["start_only"]),
    Rule(Schedule.UPCOMING, "its window is still to come", lambda facts: ~facts["begun"]),
)

RAG_RULES: tuple[Rule, ...] = (
    Rule(Rag.COMPLETE, "Complete", _schedule(Schedule.COMPLETE)),
    Rule(Rag.CANCELLED, "Cancelled", _schedule(Schedule.CANCELLED)),
    Rule(
        Rag.NOT_RATED,
        "Standing, with news or nothing to report, unless At risk, Waiting or Deferred",
        lambda facts: (
            (facts["schedule"] == Schedule.STANDING) & facts["has_news"] & ~facts["state"].isin(_RATED_WHEN_STANDING)
        ),
        "standing item",
    ),
    Rule(
        Rag.NOT_RATED,
        "No date, and {lender} starts after the next report",
        lambda facts: (facts["schedule"] == Schedule.NO_DATE) & ~facts["starts_by_next_report"],
        "no date yet; {lent_start}",
    ),
    Rule(
        Rag.RED,
        "Overdue, with a confirmed date",
        lambda facts: (
            (facts["schedule"] == Schedule.OVERDUE) & facts["late_for_certain"] & ~facts["undated"] & ~facts["event"]
        ),
        "{lateness}",
        "complete it and update the plan, or agree a new date",
    ),
    Rule(
        Rag.RED,
        "",
        lambda facts: (facts["schedule"] == Schedule.OVERDUE) & facts["event"] & facts["late_for_certain"],
        "{not_held}",
        "say how it went, or agree a new date",
    ),
    Rule(
        Rag.RED,
        "Overdue: no date, and {lender} is over",
        lambda facts: (facts["schedule"] == Schedule.OVERDUE) & facts["undated"],
        "no date, and {lent_end}",
        "set a date, or record that it is complete",
    ),
    Rule(
        Rag.AMBER,
        "Overdue, with a date that was never confirmed",
        lambda facts: (facts["schedule"] == Schedule.OVERDUE) & ~facts["late_for_certain"],
        "may be late: “{timing_typed}” was never confirmed",
        "say whether it is complete, or confirm a date",
    ),
    Rule(
        Rag.AMBER,
        "No date, and {lender} starts on or before the next report",
        _schedule(Schedule.NO_DATE),
        "no date yet, although {lent_start}",
        "set a date",
    ),
    Rule(
        Rag.AMBER,
        "Due soon, unless it is an event that is In progress",
        lambda facts: (facts["schedule"] == Schedule.DUE_SOON) & ~facts["event"] & ~facts["called_off"],
        "{time_left}",
        "complete it and update the plan, or agree a new date",
    ),
    Rule(
        Rag.AMBER,
        "",
        lambda facts: (
            (facts["schedule"] == Schedule.DUE_SOON)
            & facts["event"]
            & (facts["state"] != State.IN_PROGRESS)
            & ~facts["called_off"]
        ),
        "{takes_place}",
        "confirm that it will go ahead {event_days}",
    ),
    Rule(Rag.AMBER, "At risk", _is(State.AT_RISK), "at risk: “{evidence}”", "agree how to bring it back on track"),
    Rule(
        Rag.AMBER,
        "Deferred with no new date",
        lambda facts: facts["called_off"],
        "deferred with no new date",
        "set a new date",
    ),
    Rule(
        Rag.AMBER,
        "Waiting, if its window starts on or before the next report",
        lambda facts: (facts["state"] == State.WAITING) & facts["starts_by_next_report"],
        "waiting: “{evidence}”",
        "get the reply, or say when it is expected",
    ),
    Rule(
        Rag.AMBER,
        "In window, Open-ended or Standing, with no update",
        lambda facts: facts["schedule"].isin(_RUNNING) & (facts["state"] == State.NO_UPDATE),
        "{running} {silence}",
        "give an update",
    ),
    Rule(
        Rag.AMBER,
        "In window, with nothing to report",
        lambda facts: (facts["schedule"] == Schedule.IN_WINDOW) & (facts["state"] == State.NOTHING_TO_REPORT),
        "should be under way: nothing to report",
        "give an update",
    ),
    Rule(
        Rag.AMBER,
        "In window, Open-ended or Standing, with the same feedback as in the last report",
        lambda facts: facts["schedule"].isin(_RUNNING) & facts["same_feedback"],
        "the same feedback {feedback_since}",
        "give an update",
    ),
    Rule(
        Rag.AMBER,
        "One of several dates has passed, with no new feedback since",
        lambda facts: facts["no_news_of_occasion"] & ~facts["over"],
        "{passed_day} has passed, with no news of it",
        "say how it went on {passed_day}",
    ),
    Rule(
        Rag.AMBER,
        "Open-ended, and {lender} is over",
        lambda facts: (facts["schedule"] == Schedule.OPEN_ENDED) & facts["phase_over"],
        "no end date, and {lender} is over",
        "set an end date, or record that it is complete",
    ),
    Rule(
        Rag.AMBER,
        "The feedback names a date that begins after the deadline",
        lambda facts: facts["names_later"],
        "feedback mentions {named_words}, after the deadline",
        "update the timing if it has moved",
    ),
    Rule(
        Rag.AMBER,
        "Moved later by more than {moved_days} days, and not agreed",
        lambda facts: facts["not_agreed"],
        "moved by {unagreed_words} from {moved_from_day}, not yet agreed",
        "agree the new date",
    ),
    Rule(
        Rag.AMBER,
        "",
        lambda facts: facts["refused"],
        "moved by {slip_words} from {first_end_day}, which the group did not agree on {refused_day}",
        "agree another date",
    ),
    Rule(
        Rag.AMBER,
        "Not confirmed, and starts on or before the next report",
        lambda facts: (
            ~facts["firm"] & ~facts["undated"] & ~facts["standing"] & ~facts["over"] & facts["starts_by_next_report"]
        ),
        "date still not confirmed, although {when}",
        "confirm the date",
    ),
    Rule(
        Rag.GREEN,
        "Due soon: an event that is In progress",
        lambda facts: (facts["schedule"] == Schedule.DUE_SOON) & facts["event"],
        "{takes_place}",
    ),
    Rule(
        Rag.GREEN,
        "Moved later, and agreed",
        lambda facts: facts["agreed"],
        "moved by {slip_words} from {first_end_day}, agreed on {agreed_day}",
    ),
    Rule(Rag.GREEN, "Everything else", lambda facts: pd.Series(data=True, index=facts.index)),
)
"""A rule without words of its own is another case of the one before it, with its own reason and remedy."""


_QUOTED = sorted({name for rule in RAG_RULES for _, name, _, _ in Formatter().parse(rule.reason + rule.remedy) if name})
"""The facts that reasons and remedies quote."""
_SAID_BY = {
    "set a new date": {"set a date"},
    "agree the new date": {"complete it and update the plan, or agree a new date"},
}
"""Remedies that another one says as well."""


def assess(plan: Plan, as_of: date) -> Plan:
    """The plan with its schedule status, working days left, RAG and reasons as of the report date."""
    facts = gather_facts(plan, as_of)
    facts["schedule"] = _first(SCHEDULE_RULES, facts)
    rag, reason, remedy = _rate(facts)
    columns = {
        "due_start": facts["due_start"],
        "due": facts["due"],
        "event": facts["event"],
        "schedule": facts["schedule"],
        "working_days_left": facts["left"],
        "rag": rag,
        "reason": reason,
        "remedy": remedy,
    }
    assessed = plan.with_columns(columns)
    return assessed.with_findings(calendar_findings(take_tactics(assessed.frame), assessed))


def _first(rules: tuple[Rule, ...], facts: Facts) -> list[str]:
    """The outcome of the first rule that holds, row by row."""
    masks = [rule.holds(facts).to_numpy(dtype=bool) for rule in rules]
    return [
        str(outcome)
        for outcome in np.select(masks, [str(rule.outcome) for rule in rules], default=str(Schedule.UPCOMING))
    ]


def _rate(facts: Facts) -> tuple[list[str], list[str], list[str]]:
    """Each tactic's RAG, every reason that holds at that level in the table's order, and their remedies."""
    rag = _first(RAG_RULES, facts)
    reasons: list[list[str]] = [[] for _ in rag]
    remedies: list[list[str]] = [[] for _ in rag]
    quoted = facts[_QUOTED].to_dict("records")
    for rule in (rule for rule in RAG_RULES if rule.reason):
        held = rule.holds(facts).to_numpy(dtype=bool) & (np.array(rag) == str(rule.outcome))
        for place in np.flatnonzero(held):
            reasons[place].append(rule.reason.format_map(quoted[place]))
            if rule.remedy and not _SAID_BY.get(rule.remedy, set()) & set(remedies[place]):
                remedies[place].append(rule.remedy.format_map(quoted[place]))
    return rag, ["; ".join(found) for found in reasons], ["; ".join(dict.fromkeys(found)) for found in remedies]


def rules_in_words(rules: tuple[Rule, ...], settings: Settings, *, phases: bool = True) -> tuple[tuple[str, str], ...]:
    """A rule table as the Notes print it: outcome and when, with the thresholds in force.

    A plan's phases lend their window to tactics without a date; without phases, its year does.
    """
    words = {
        "due_soon_days": settings.due_soon_days,
        "moved_days": settings.moved_days,
        "lender": PHASE if phases else PLAN_YEAR,
    }
    return tuple((str(rule.outcome), rule.when.format_map(words)) for rule in rules if rule.when)
