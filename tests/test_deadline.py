from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from nshreport.history import History
from nshreport.history.snapshot import take_snapshot
from nshreport.plan import Settings
from nshreport.rating import RAG_RULES, SCHEDULE_RULES, Rag, Schedule, rules_in_words, take_tactics
from nshreport.rating.events import happens
from tests.books import HEADINGS, read_rows
from tests.conftest import read_cases
from tests.months import read_lines, side_sheets, split_rows

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.history.snapshot import Snapshot
    from nshreport.rating import Tactic
    from tests.months import Row

RULES = dict(enumerate(read_cases("rules.csv")))


def reports_of(case: dict[str, str]) -> tuple[str, ...]:
    """The dates of a case's reports, this one's last, and the sheets beside its plan."""
    return (*(row[0] for row in split_rows(case["earlier reports"])), case["as_of"], case["other sheets"])


def name_of(number: int) -> str:
    """A case's title: a task, unless the case has one."""
    return f"{RULES[number]['tactic'] or 'Draft guide'} {number}"


@cache
def rate(reports: tuple[str, ...]) -> dict[str, Tactic]:
    """The tactics of the cases that have these reports, which are read as one plan, by their titles."""
    *days, sheets = reports
    # Those without a phase come before the first row that names one.
    cases = sorted((case["phase"], number) for number, case in RULES.items() if reports_of(case) == reports)
    snapshots: list[Snapshot] = []
    for place, day in enumerate(days):
        lines: list[Row] = []
        for phase, number in cases:
            case = RULES[number]
            now = (day, case["timing"], case["feedback"], case["status"])
            _, timing, feedback, status = (*split_rows(case["earlier reports"]), now)[place]
            lines += [(phase,)] if phase else []
            lines.append((name_of(number), "Why", "GSS", timing, case["accountable"], feedback, status))
        plan = read_lines(lines, day, History(tuple(snapshots)), (*HEADINGS, "Status"), side_sheets(sheets))
        snapshots.append(take_snapshot(plan))
    return {tactic.title: tactic for tactic in take_tactics(plan.frame)}


@pytest.mark.parametrize(
    "number",
    RULES,
    ids=lambda number: f"{RULES[number]['timing']} | {RULES[number]['feedback']} on {RULES[number]['as_of']}",
)
def test_a_tactic_is_rated_by_the_first_rule_that_holds(number: int) -> None:
    case = RULES[number]
    tactic = rate(reports_of(case))[name_of(number)]
    assert (tactic.schedule, tactic.rag, tactic.reason) == (case["schedule"], case["rag"], case["reason"])


def test_what_would_turn_it_green_is_said_for_every_reason(tmp_path: Path) -> None:
    row = ("Write a guide", "Why", "GSS", "7 April", "Ian", "Delayed: planning meeting in June 2017")
    (tactic,) = read_rows([row], tmp_path).report.tactics
    assert tactic.remedy == ("complete it and update the plan, or agree a new date; update the timing if it has moved")


def test_every_amber_and_red_tactic_says_what_would_turn_it_green(tmp_path: Path) -> None:
    rows = [("Give a talk", "Why", "GSS", timing, "Ian", "") for timing in ("7 April", "tbc", "3 March", "March - May")]
    assert all(tactic.remedy for tactic in read_rows(list(rows), tmp_path).report.tactics)


def test_a_tactic_is_late_the_day_after_its_window(tmp_path: Path) -> None:
    row = ("Give a talk", "Why", "GSS", "January - March", "Ian", "Drafting")
    schedules = [read_rows([row], tmp_path, day).report.tactics[0].schedule for day in ("2017-03-31", "2017-04-01")]
    assert schedules == ["Due soon", "Overdue"]


def test_every_status_and_rag_has_its_rule() -> None:
    assert {rule.outcome for rule in SCHEDULE_RULES} == set(Schedule)
    assert {rule.outcome for rule in RAG_RULES} == set(Rag)


def test_the_rules_are_printed_with_the_thresholds_in_force() -> None:
    settings = Settings(as_of=date(2017, 3, 31), due_soon_days=7, moved_days=14)
    words = [when for _, when in (*rules_in_words(SCHEDULE_RULES, settings), *rules_in_words(RAG_RULES, settings))]
    assert "7 working days or fewer to the deadline" in words
    assert "Moved later by more than 14 days, and not agreed" in words
    assert not [when for when in words if "{" in when]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2017-03-31", "2017-04-30"),
        ("2017-01-31", "2017-02-28"),
        ("2017-12-15", "2018-01-15"),
        ("2017-11-30", "2017-12-31"),
        ("2017-04-30", "2017-05-31"),
        ("2017-04-29", "2017-05-29"),
        ("2017-02-28", "2017-03-31"),
        ("2017-01-30", "2017-02-28"),
        ("2016-02-28", "2016-03-28"),
    ],
)
def test_the_next_report_is_on_the_same_day_of_the_next_month_and_from_month_end_to_month_end(
    as_of: str, expected: str
) -> None:
    assert Settings(as_of=date.fromisoformat(as_of)).next_report == date.fromisoformat(expected)


TIMINGS = (
    *("11 April", "11 April?", "by 30 May", "May?", "April - June", "Monthly", "tbc", "from March"),
    *("6 April, 12 May and 3 October", "w/c 15 May", "27 June", "September (tbc)", "early June"),
)
FEEDBACK = (
    *("", "In progress", "Awaiting reply", "At risk", "Deferred", "Deferred from 28th February", "Nothing to report"),
    *("Planning meeting in August 2017", "After the NSHG", "Deferred to June"),
)
LEVELS = {"Red": 0, "Amber": 1, "Green": 2, "Not rated": 2}


def test_no_rating_improves_by_the_passing_of_time() -> None:
    lines: list[Row] = [("Phase 2 (Q2 – Apr/May/June):",)]
    for title, timing, feedback in product(("Hold workshop", "Write guide"), TIMINGS, FEEDBACK):
        lines.append((f"{title} {len(lines)}", "Why", "GSS", timing, "Ian", feedback))
    snapshots: list[Snapshot] = []
    for day in ("2017-03-31", "2017-04-30", "2017-05-31", "2017-06-30", "2017-10-31", "2018-01-31"):
        snapshots.append(take_snapshot(read_lines(lines, day, History(tuple(snapshots)))))
    better = [
        (now.title, now.timing, now.feedback, before.rag, now.rag)
        for earlier, later in pairwise(snapshots)
        for before, now in zip(earlier.tactics, later.tactics, strict=True)
        if LEVELS[now.rag] > LEVELS[before.rag]
    ]
    assert better == []
    assert {tactic.rag for snapshot in snapshots for tactic in snapshot.tactics} == set(LEVELS)


@pytest.mark.parametrize("case", read_cases("events.csv"), ids=lambda case: case["title"])
def test_an_event_is_known_by_the_words_of_its_title(case: dict[str, str]) -> None:
    assert happens(case["title"]) == (case["event"] == "yes")


@pytest.mark.parametrize(
    ("heading", "rag"),
    [("Timing", "Green"), ("Date", "Green"), ("Due date", "Amber"), ("Deadline", "Amber"), ("Target date", "Amber")],
)
def test_what_is_due_by_a_date_is_no_event(heading: str, rag: str, tmp_path: Path) -> None:
    headings = ("Tactic", "Purpose", "Audience", heading, "Accountable", "Feedback")
    row = ("Hold workshop", "Why", "GSS", "11 April", "Ian", "Room booked")
    assert read_rows([row], tmp_path, headings=headings).report.tactics[0].rag == rag


@pytest.mark.parametrize(("end", "rag"), [("", "Green"), ("11 April", "Amber")])
def test_what_has_a_start_and_an_end_column_is_no_event(end: str, rag: str, tmp_path: Path) -> None:
    headings = ("Tactic", "Timing", "End date", "Accountable", "Feedback")
    row = ("Hold workshop", "11 April", end, "Ian", "Room booked")
    assert read_rows([row], tmp_path, headings=headings).report.tactics[0].rag == rag
