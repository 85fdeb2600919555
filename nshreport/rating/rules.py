"""Schedule status and RAG: two ordered tables of rules, the first that holds decides."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from nshreport.rating.calendar_checks import calendar_findings
from nshreport.rating.records import Rag, Schedule, is_undated, take_tactics
from nshreport.rating.working_days import working_days_left
from nshreport.words import say_count, say_day
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from nshreport.plan import Plan, Settings
    from nshreport.words.timing import Window

Facts = pd.DataFrame
"""The plan's frame with what the rules ask about, worked out once."""
Mask = pd.Series


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rule table.

    `when` is the rule in words, as the report's Notes print it; `reason` is what a tactic's row says where it holds,
    with the facts' columns in braces, and may be blank; `remedy` is what would turn it green.
    """

    outcome: Schedule | Rag
    when: str
    holds: Callable[[Facts], Mask]
    reason: str = ""
    remedy: str = ""


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
        "no date of its own, and its phase (or the plan year) is not over",
        lambda facts: facts["undated"] & ~facts["over"],
    ),
    Rule(
        Schedule.OVERDUE,
        "the report date is after its window; without a date, after its phase",
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
        "Standing, with an update or nothing to report",
        lambda facts: (facts["schedule"] == Schedule.STANDING) & facts["has_news"],
        "standing item",
    ),
    Rule(
        Rag.NOT_RATED,
        "No date, and its phase starts after the next report",
        lambda facts: (facts["schedule"] == Schedule.NO_DATE) & ~facts["starts_by_next_report"],
        "no date yet; its phase starts on {start_day}",
    ),
    Rule(
        Rag.RED,
        "Overdue",
        lambda facts: (facts["schedule"] == Schedule.OVERDUE) & ~facts["undated"],
        "{lateness}",
        "do it and say so, or agree a new date",
    ),
    Rule(
        Rag.RED,
        "Overdue: no date, and its phase is over",
        lambda facts: (facts["schedule"] == Schedule.OVERDUE) & facts["undated"],
        "no date, and its phase ended on {due_day}",
        "set a date, or say that it is done",
    ),
    Rule(
        Rag.AMBER,
        "No date, and its phase starts on or before the next report",
        _schedule(Schedule.NO_DATE),
        "no date, and its phase {phase_starts}",
        "set a date",
    ),
    Rule(Rag.AMBER, "Due soon", _schedule(Schedule.DUE_SOON), "{time_left}", "do it and say so, or agree a new date"),
    Rule(Rag.AMBER, "At risk", _is(State.AT_RISK), "at risk: “{evidence}”", "agree how to bring it back on track"),
    Rule(
        Rag.AMBER,
        "Deferred with no new date",
        lambda facts: (facts["state"] == State.DEFERRED) & ~facts["redated"],
        "deferred with no new date",
        "set a new date",
    ),
    Rule(
        Rag.AMBER,
        "Waiting in its window",
        lambda facts: (
            (facts["state"] == State.WAITING)
            & facts["begun"]
            & ~facts["over"]
            & ~facts["start_only"]
            & ~facts["standing"]
        ),
        "waiting: “{evidence}”",
        "chase the reply",
    ),
    Rule(
        Rag.AMBER,
        "In window, Open-ended or Standing, with no update",
        lambda facts: facts["schedule"].isin(_RUNNING) & (facts["state"] == State.NO_UPDATE),
        "{running} with {silence}",
        "give an update",
    ),
    Rule(
        Rag.AMBER,
        "In window, with nothing to report",
        lambda facts: (facts["schedule"] == Schedule.IN_WINDOW) & (facts["state"] == State.NOTHING_TO_REPORT),
        "in its window with nothing to report",
        "say how it stands",
    ),
    Rule(
        Rag.AMBER,
        "In window, Open-ended or Standing, with the same feedback as in the last report",
        lambda facts: facts["schedule"].isin(_RUNNING) & facts["same_feedback"],
        "the same feedback {feedback_since}",
        "say what has happened since",
    ),
    Rule(
        Rag.AMBER,
        "Open-ended, and its phase is over",
        lambda facts: (facts["schedule"] == Schedule.OPEN_ENDED) & facts["phase_over"],
        "open-ended, and its phase is over",
        "set an end, or say that it is done",
    ),
    Rule(
        Rag.AMBER,
        "The feedback names a date that begins after the deadline",
        lambda facts: facts["names_later"],
        "its feedback names {named_words}, after the deadline",
        "change the timing, if it has moved",
    ),
    Rule(
        Rag.AMBER,
        "Moved by more than {moved_days} days, which no earlier report has shown",
        lambda facts: facts["moved_far"] & ~facts["move_shown"],
        "moved by {slip_words} from {first_end_day}",
        "agree the new date",
    ),
    Rule(
        Rag.AMBER,
        "Not confirmed, and starts on or before the next report",
        lambda facts: ~facts["firm"] & ~facts["undated"] & ~facts["standing"] & facts["starts_by_next_report"],
        "the date is not confirmed, and {window_starts}",
        "confirm the date",
    ),
    Rule(Rag.GREEN, "Everything else", lambda facts: pd.Series(data=True, index=facts.index)),
)


_QUOTED = sorted({name for rule in RAG_RULES for _, name, _, _ in Formatter().parse(rule.reason) if name})
"""The facts that reasons quote."""


def assess(plan: Plan, as_of: date) -> Plan:
    """The plan with its schedule status, working days left, RAG and reasons as of the report date."""
    dues = [_due(start, end, kind, occasions, as_of) for start, end, kind, occasions in _windows(plan.frame)]
    due_start, due = (pd.Series([window[side] for window in dues], dtype="datetime64[s]") for side in (0, 1))
    left = working_days_left(due, as_of, plan.settings.closures)
    facts = _facts(plan, due_start, due, left)
    facts["schedule"] = _first(SCHEDULE_RULES, facts)
    rag, reason, remedy = _rate(facts)
    columns = {
        "due_start": due_start,
        "due": due,
        "schedule": facts["schedule"],
        "working_days_left": left,
        "rag": rag,
        "reason": reason,
        "remedy": remedy,
    }
    assessed = plan.with_columns(columns)
    return assessed.with_findings(calendar_findings(take_tactics(assessed.frame), assessed))


def _windows(frame: pd.DataFrame) -> zip[tuple[pd.Timestamp, pd.Timestamp, str, tuple[Window, ...]]]:
    return zip(frame["start"], frame["end"], frame["timing_kind"], frame["occasions"], strict=True)


def _due(
    start: pd.Timestamp, end: pd.Timestamp, kind: str, occasions: tuple[Window, ...], as_of: date
) -> tuple[date | None, date | None]:
    """The window that is due next: of several occasions the first that is not over, else the last of them."""
    if len(occasions) > 1 or (occasions and kind == "recurring"):
        chosen = next((window for window in occasions if window.end and window.end >= as_of), occasions[-1])
        return chosen.start, chosen.end
    return start.date(), None if kind == "from" else end.date()


def _facts(plan: Plan, due_start: pd.Series, due: pd.Series, left: list[int | None]) -> Facts:
    frame, settings = plan.frame, plan.settings
    today, next_report = pd.Timestamp(settings.as_of), pd.Timestamp(settings.next_report)
    facts = frame.assign(due_start=due_start, due=due, left=pd.Series(left, dtype="Int64", index=frame.index))
    facts["undated"] = list(map(is_undated, frame["precision"], frame["timing_kind"]))
    facts["start_only"] = frame["timing_kind"] == "from"
    facts["begun"] = due_start <= today
    facts["over"] = due < today
    facts["due_soon"] = (facts["left"] <= settings.due_soon_days).fillna(False).astype(bool) & ~facts["over"]  # noqa: FBT003 - pandas asks for the value
    facts["starts_by_next_report"] = due_start <= next_report
    facts["phase_over"] = frame["phase_end"].fillna(pd.Timestamp(settings.plan_end)) < today
    facts["same_feedback"] = (frame["feedback"] != "") & (frame["feedback"] == frame["last_feedback"])
    facts["has_news"] = (frame["state"] != State.NO_UPDATE) & (
        ~facts["same_feedback"] | (frame["state"] == State.NOTHING_TO_REPORT)
    )
    facts["redated"] = ~facts["undated"] & (
        (frame["first_end"].notna() & (frame["slip_days"].fillna(0) != 0)) | frame["moved_to"].notna()
    )
    facts["names_later"] = frame["named_latest"] > due
    facts["moved_far"] = (frame["slip_days"].abs() > settings.moved_days).fillna(False).astype(bool)  # noqa: FBT003 - as above
    return facts.assign(**_fact_words(facts, settings))


def _fact_words(facts: Facts, settings: Settings) -> dict[str, list[str]]:
    """What reasons quote, in words."""
    starts = [_starts_in_words(start, settings) for start in facts["due_start"]]
    return {
        "start_day": [_day(day) for day in facts["due_start"]],
        "due_day": [_day(day) for day in facts["due"]],
        "first_end_day": [_day(day) for day in facts["first_end"]],
        "phase_starts": starts,
        "window_starts": starts,
        "silence": [silence or "no update" for silence in facts["silence"]],
        "feedback_since": [_since_in_words(updated, settings) for updated in facts["updated_on"]],
        "running": np.where(
            facts["standing"], "standing item", np.where(facts["start_only"], "open-ended", "in its window")
        ).tolist(),
        "slip_words": ["" if pd.isna(days) else say_count(abs(int(days)), "day") for days in facts["slip_days"]],
        "lateness": [_late_in_words(left, due) for left, due in zip(facts["left"], facts["due"], strict=True)],
        "time_left": [
            _left_in_words(*values, settings)
            for values in zip(facts["left"], facts["due_start"], facts["due"], strict=True)
        ],
    }


def _day(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else say_day(day)


def _since_in_words(updated: pd.Timestamp, settings: Settings) -> str:
    """Since which report the feedback is what it is; where another cell has news, it still is that of the last."""
    known = not pd.isna(updated) and updated.date() < settings.as_of
    return f"since {say_day(updated)}" if known else "as in the last report"


def _starts_in_words(start: pd.Timestamp, settings: Settings) -> str:
    tense = "started" if start.date() <= settings.as_of else "starts"
    return f"{tense} on {say_day(start)}"


def _late_in_words(left: object, due: pd.Timestamp) -> str:
    """How late: in working days, or that only days off have passed since."""
    if pd.isna(due):
        return ""
    days = f"{say_count(-int(left), 'working day')} late" if left else "late, by days off only"  # type: ignore[call-overload] # left is a number where due is a day
    return f"{days} (due {say_day(due)})"


def _left_in_words(left: object, start: pd.Timestamp, due: pd.Timestamp, settings: Settings) -> str:
    if pd.isna(due):
        return ""
    if due.date() == settings.as_of:
        return "due today" if start == due else "last day of its window"
    return f"{say_count(int(left), 'working day')} left (due {say_day(due)})"  # type: ignore[call-overload] # as above


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
            remedies[place] += [rule.remedy] if rule.remedy else []
    return rag, ["; ".join(found) for found in reasons], ["; ".join(dict.fromkeys(found)) for found in remedies]


def rules_in_words(rules: tuple[Rule, ...], settings: Settings) -> tuple[tuple[str, str], ...]:
    """A rule table as the Notes print it: outcome and when, with the thresholds in force."""
    return tuple(
        (str(rule.outcome), rule.when.format(due_soon_days=settings.due_soon_days, moved_days=settings.moved_days))
        for rule in rules
    )
