"""What the rules ask about each tactic: its window that is due next, what moved, what is new, and the same in words."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from nshreport.plan import Plan, Settings
from nshreport.rating.events import happens
from nshreport.rating.records import is_undated
from nshreport.rating.working_days import working_days_left
from nshreport.words import say_count, say_day, say_days
from nshreport.words.feedback import State
from nshreport.words.timing import Window

Facts = pd.DataFrame
"""The plan's frame with what the rules ask about, worked out once."""

PHASE, PLAN_YEAR = "its phase", "the plan year"
"""What lends its window to a tactic without a date."""
_LONGEST_EVENT = 7
"""Days that an event may last."""


def gather_facts(plan: Plan, as_of: date) -> Facts:
    """The plan's frame with a column for each fact; `due_start`, `due` and `left` are of the window due next."""
    frame, settings = plan.frame, plan.settings
    today, next_report = pd.Timestamp(as_of), pd.Timestamp(settings.next_report)
    windows = zip(frame["start"], frame["end"], frame["timing_kind"], frame["occasions"], strict=True)
    dues = [_due(*window, as_of) for window in windows]
    due_start, due = (pd.Series([window[side] for window in dues], dtype="datetime64[s]") for side in (0, 1))
    left = working_days_left(due, as_of, settings.closures)
    facts = frame.assign(due_start=due_start, due=due, left=pd.Series(left, dtype="Int64", index=frame.index))
    facts["undated"] = list(map(is_undated, frame["precision"], frame["timing_kind"]))
    facts["start_only"] = frame["timing_kind"] == "from"
    facts["begun"] = due_start <= today
    facts["over"] = due < today
    facts["due_soon"] = _yes(facts["left"] <= settings.due_soon_days) & ~facts["over"]
    facts["starts_by_next_report"] = due_start <= next_report
    facts["phase_over"] = frame["phase_end"].fillna(pd.Timestamp(settings.plan_end)) < today
    facts["late_for_certain"] = facts["over"] & (facts["undated"] | frame["firm"] | frame["was_confirmed"])
    facts["event"] = _events(facts, plan)
    facts["same_feedback"] = (frame["feedback"] != "") & (frame["feedback"] == frame["last_feedback"])
    facts["has_news"] = (frame["state"] != State.NO_UPDATE) & (
        ~facts["same_feedback"] | (frame["state"] == State.NOTHING_TO_REPORT)
    )
    facts["passed_on"] = [_passed_on(windows, as_of) for windows in frame["occasions"]]
    facts["no_news_of_occasion"] = _no_news_of_occasion(facts)
    facts["redated"] = ~facts["undated"] & (
        (frame["first_end"].notna() & (frame["slip_days"].fillna(0) != 0)) | frame["moved_to"].notna()
    )
    facts["called_off"] = (frame["state"] == State.DEFERRED) & ~facts["redated"]
    facts["names_later"] = frame["named_latest"] > due
    facts["refused"] = frame["refused_on"].notna() & _yes(frame["slip_days"] > settings.moved_days)
    facts["not_agreed"] = _yes(frame["unagreed_days"] > settings.moved_days) & ~facts["refused"]
    facts["agreed"] = frame["agreed_on"].notna() & _yes(frame["slip_days"] > 0) & _yes(frame["unagreed_days"] <= 0)
    facts["agreed"] &= frame["refused_on"].isna()
    return facts.assign(**_in_words(facts, settings))


def _yes(answers: pd.Series) -> pd.Series:
    """Answers of which some may be missing: these are no."""
    return answers.fillna(False).astype(bool)  # noqa: FBT003 - pandas asks for the value


def _due(
    start: pd.Timestamp, end: pd.Timestamp, kind: str, occasions: tuple[Window, ...], as_of: date
) -> tuple[date | None, date | None]:
    """The window that is due next: of several occasions the first that is not over, else the last of them."""
    if len(occasions) > 1 or (occasions and kind == "recurring"):
        chosen = next((window for window in occasions if window.end and window.end >= as_of), occasions[-1])
        return chosen.start, chosen.end
    return start.date(), None if kind == "from" else end.date()


def _events(facts: Facts, plan: Plan) -> pd.Series:
    """On a day, or a few days at most, of the Timing column itself, and by its words something that happens."""
    days = (facts["due"] - facts["due_start"]).dt.days + 1
    dated = facts["timing_kind"].isin(["day", "days", "week"]) & (days <= _LONGEST_EVENT)
    alone = (facts["timing_from"] == "") & (facts["timing_to"] == "")
    return dated & alone & plan.layout.times_events & facts["tactic"].map(happens)


def _passed_on(occasions: tuple[Window, ...], as_of: date) -> date | None:
    """The last day of the last of several occasions that has passed; None where none has, or all have."""
    passed = [window.end for window in occasions if window.end and window.end < as_of]
    return passed[-1] if 0 < len(passed) < len(occasions) else None


def _no_news_of_occasion(facts: Facts) -> pd.Series:
    """Whether an occasion has passed and nothing was written since: no feedback, or the same as before it."""
    passed = pd.Series(facts["passed_on"], dtype="datetime64[s]")
    silent = (facts["state"] == State.NO_UPDATE) | (facts["updated_on"] <= passed)
    return passed.notna() & silent & ~facts["standing"]


def _in_words(facts: Facts, settings: Settings) -> dict[str, list[str]]:
    """What reasons and remedies quote, in words."""
    spans = list(zip(facts["left"], facts["due_start"], facts["due"], strict=True))
    to_start = working_days_left(facts["due_start"], settings.as_of, settings.closures)
    lenders = facts["phase_end"].notna().map({True: PHASE, False: PLAN_YEAR})
    return {
        "timing_typed": [" ".join(timing.split()) for timing in facts["timing"]],
        "lent_start": [
            f"{lender} {'started' if start.date() <= settings.as_of else 'starts'} on {say_day(start)}"
            for lender, start in zip(lenders, facts["due_start"], strict=True)
        ],
        "lent_end": [f"{lender} ended on {_day(day)}" for lender, day in zip(lenders, facts["due"], strict=True)],
        "lender": lenders.tolist(),
        "when": [_say_when(start, due, settings.as_of) for _, start, due in spans],
        "silence": [silence or "no update" for silence in facts["silence"]],
        "feedback_since": [_say_since(updated, settings) for updated in facts["updated_on"]],
        "running": np.where(
            facts["standing"],
            "standing item, with",
            np.where(facts["start_only"], "open-ended, with", "should be under way:"),
        ).tolist(),
        "passed_day": [_day(day) for day in facts["passed_on"]],
        "moved_from_day": [_day(day) for day in facts["agreed_end"].fillna(facts["first_end"])],
        "unagreed_words": [_say_days_moved(days) for days in facts["unagreed_days"]],
        "slip_words": [_say_days_moved(days) for days in facts["slip_days"]],
        "first_end_day": [_day(day) for day in facts["first_end"]],
        "agreed_day": [_day(day) for day in facts["agreed_on"]],
        "refused_day": [_day(day) for day in facts["refused_on"]],
        "lateness": [_say_lateness(left, due) for left, _, due in spans],
        "not_held": [_say_not_held(*span) for span in spans],
        "time_left": [_say_time_left(left, due, settings.as_of) for left, _, due in spans],
        "takes_place": [
            _say_takes_place(days, start, due, settings.as_of)
            for days, (_, start, due) in zip(to_start, spans, strict=True)
        ],
        "event_days": [_say_event_days(start, due) for _, start, due in spans],
    }  # fmt: skip


def _day(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else say_day(day)


def _say_days_moved(days: object) -> str:
    return "" if pd.isna(days) else say_count(abs(int(days)), "day")  # type: ignore[call-overload] # a number where it is not missing


def _say_since(updated: pd.Timestamp, settings: Settings) -> str:
    """Since which report the feedback is what it is; where another cell has news, it still is that of the last."""
    known = not pd.isna(updated) and updated.date() < settings.as_of
    return f"since {say_day(updated)}" if known else "as in the last report"


def _say_when(start: pd.Timestamp, due: pd.Timestamp, as_of: date) -> str:
    if start == due:
        return "it is today" if due.date() == as_of else f"it is on {say_day(due)}"
    return f"{'the period began' if start.date() <= as_of else 'it starts'} on {say_day(start)}"


def _say_lateness(left: object, due: pd.Timestamp) -> str:
    """How late: in working days, or that only days off have passed since."""
    if pd.isna(due):
        return ""
    days = f"{say_count(-int(left), 'working day')} late" if left else "late, by days off only"  # type: ignore[call-overload] # left is a number where due is a day
    return f"{days} (due {say_day(due)})"


def _say_not_held(left: object, start: pd.Timestamp, due: pd.Timestamp) -> str:
    if pd.isna(due):
        return ""
    ago = f", {say_count(-int(left), 'working day')} ago," if left else ""  # type: ignore[call-overload] # as above
    return f"planned for {say_days(start, due)}{ago} and not reported as done"


def _say_time_left(left: object, due: pd.Timestamp, as_of: date) -> str:
    if pd.isna(due):
        return ""
    if due.date() == as_of:
        return "due today"
    days = say_count(int(left), "working day") if left else "no working days"  # type: ignore[call-overload] # as above
    return f"{days} left (due {say_day(due)})"


def _say_takes_place(days: int | None, start: pd.Timestamp, due: pd.Timestamp, as_of: date) -> str:
    """How soon an event takes place."""
    if pd.isna(due):
        return ""
    if start.date() <= as_of:
        return "takes place today" if due.date() == as_of else f"under way until {say_day(due)}"
    soon = f"in {say_count(days, 'working day')}" if days else "before the next working day"
    return f"takes place {soon} ({say_days(start, due)})"


def _say_event_days(start: pd.Timestamp, due: pd.Timestamp) -> str:
    if pd.isna(due):
        return ""
    return f"on {say_day(due)}" if start == due else f"from {say_days(start, due)}"
