from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nshreport.history import SNAPSHOT, History, read_history
from nshreport.history.changes import KINDS, Change, Changes, compare, diff
from nshreport.history.changes.compare import compare_snapshots
from nshreport.history.snapshot import parse_snapshot, take_snapshot
from nshreport.plan import Options
from tests.books import HEADINGS, codes, plan_sheet, save
from tests.conftest import read_cases
from tests.months import Row, compare_lines, read_lines, report, run_month, side_sheets, split_rows

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from nshreport.history.snapshot import Snapshot

OTHERS: list[Row] = [
    ("Phase 1 (January to March):",),
    ("Renew the insurance of the village hall", "", "Residents", "March", "Clerk", "In progress"),
    ("Publish the newsletter", "", "Residents", "February", "Communications Team", ""),
    ("Phase 2 (April to June):",),
    ("Train the supervisors in Leeds", "", "Staff", "April - June", "Priya Shah", "Dates offered"),
]


def told(changes: Changes) -> list[tuple[str, str, str]]:
    return [(change.kind, change.before, change.after) for change in changes.changes if change.kind not in RATINGS]


def talk(timing: str = "18 May", feedback: str = "In progress", **cells: str) -> Row:
    told = {"tactic": "Give a talk on methods", "purpose": "Why", "audience": "GSS", "accountable": "Ian", **cells}
    return told["tactic"], told["purpose"], told["audience"], timing, told["accountable"], feedback


COLUMNS = (*HEADINGS, "Status")
USUAL = {
    "tactic": "Give a talk on methods",
    "purpose": "Why",
    "audience": "GSS",
    "timing": "18 May",
    "accountable": "Ian",
    "feedback": "In progress",
    "status": "",
}
RATINGS = frozenset({"rag up", "rag changed", "newly red", "newly amber"})
FIELDS = tuple(field.name for field in fields(Change) if field.name != "ref")
CASES = [list(lines) for _, lines in groupby(read_cases("changes.csv"), key=lambda line: line["edit"])]


def lines_of(text: str) -> list[Row]:
    """Three others, done, and below them a case's rows: each a phase, or the cells that are not the usual ones."""
    rows, others = split_rows(text), [(*row[:-1], "Done") if len(row) > 1 else row for row in OTHERS]
    return [*others, *(tuple({**USUAL, **by_name(row)}.values()) if "=" in row[0] else row for row in rows)]


def by_name(cells: Iterable[str]) -> dict[str, str]:
    """The cells that are written as name=text."""
    return {name.strip(): text.strip() for name, _, text in (cell.partition("=") for cell in cells) if name.strip()}


@cache
def report_of_march(text: str) -> Snapshot:
    return take_snapshot(read_lines(lines_of(text), "2017-03-31", headings=COLUMNS))


def read_as(snapshot: Snapshot, text: str) -> Snapshot:
    """The report as a program would have written it that read its last row so."""
    cells: dict[str, Any] = {
        name: value == "yes" or (date.fromisoformat(value) if value[0].isdigit() else value)
        for name, value in by_name(text.split("|")).items()
    }
    *others, last = snapshot.tactics
    return replace(snapshot, tactics=(*others, replace(last, **cells)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0]["edit"])
def test_an_edit_is_told_as_what_it_means(case: list[dict[str, str]]) -> None:
    assert changes_of(case[0]) == [tuple(line[name] for name in FIELDS) for line in case if line["kind"]]


def changes_of(case: dict[str, str]) -> list[tuple[str, ...]]:
    """Every change from a case's old plan to its new one, those of thresholds last; of two reports where it says so."""
    old = read_as(report_of_march(case["old"]), case["old read as"])
    plan = read_lines(lines_of(case["new"]), "2017-04-30", History((old,)), COLUMNS, side_sheets(case["other sheets"]))
    new = read_as(take_snapshot(plan), case["new read as"])
    changes = compare_snapshots(old, new) if case["new read as"] else compare(old, plan)
    lines = [tuple(getattr(change, name) for name in FIELDS) for change in changes.changes]
    lines += [("setting", "", *change, "", "", "") for change in changes.settings]
    return [tuple("" if value is None else str(value) for value in line) for line in lines]


def test_a_move_says_its_days_working_days_and_reason() -> None:
    new = talk("15 June", "Deferred from 18th May due to illness")
    change = next(change for change in compare_lines([*OTHERS, talk()], [*OTHERS, new]).changes if change.days)
    assert (change.days, change.working_days) == (28, 19)
    assert change.words == "18 May 2017 → 15 June 2017: 28 days (19 working days) later (illness)"


def test_rows_that_may_be_one_are_told_apart_and_a_finding_has_both_titles(tmp_path: Path) -> None:
    old: list[Row] = [("Brief ministers on the results", "", "GSS", "18 May", "Ian", "")]
    new: list[Row] = [("Brief journalists on the results", "", "GSS", "18 May", "Ian", "")]
    report([*OTHERS[1:3], *old], tmp_path, "2017-03-31")
    reading = report([*OTHERS[1:3], *new], tmp_path, "2017-04-30")
    assert [change.kind for change in reading.report.changes.changes if change.kind not in RATINGS] == [
        "removed",
        "added",
    ]
    (finding,) = [finding for finding in reading.report.findings if finding.code == "may-be-renamed"]
    assert (finding.cell, finding.quote) == ("A6", "Brief journalists on the results")
    assert "'Brief ministers on the results'" in finding.message


def test_a_better_reading_of_the_same_words_is_no_slip(tmp_path: Path) -> None:
    report([*OTHERS[1:3], talk("18 May")], tmp_path, "2017-03-31")
    path = tmp_path / "2017-03-31" / SNAPSHOT
    content = json.loads(path.read_text(encoding="utf-8"))
    content["tactics"][2].update(start="2017-05-01", end="2017-05-31", precision="month", timing_kind="month")
    content["tactics"][2].update(state="Noted")
    path.write_text(json.dumps(content), encoding="utf-8")
    reading = report([*OTHERS[1:3], talk("18 May")], tmp_path, "2017-04-30")
    assert told(reading.report.changes) == [
        ("read differently", "May 2017", "18 May 2017"),
        ("read differently", "Noted", "In progress"),
    ]
    tactic = reading.report.tactics[2]
    assert (tactic.first_end, tactic.slip_days) == (None, None)


def test_words_that_were_retyped_are_compared_by_todays_reading_of_both(tmp_path: Path) -> None:
    report([*OTHERS[1:3], talk("18 May")], tmp_path, "2017-03-31")
    path = tmp_path / "2017-03-31" / SNAPSHOT
    content = json.loads(path.read_text(encoding="utf-8"))
    content["tactics"][2].update(start="2017-05-01", end="2017-05-31", precision="month", timing_kind="month")
    path.write_text(json.dumps(content), encoding="utf-8")
    reading = report([*OTHERS[1:3], talk("25 May")], tmp_path, "2017-04-30")
    assert told(reading.report.changes) == [("deadline later", "18 May 2017", "25 May 2017")]
    assert reading.report.tactics[2].slip_days == 7


def test_a_correction_that_the_team_makes_is_no_slip(tmp_path: Path) -> None:
    rows = [*OTHERS[1:3], talk("after the summer do")]
    report(rows, tmp_path, "2017-03-31")
    sheet = plan_sheet(rows)
    assert sheet.parent is not None
    corrections = sheet.parent.create_sheet("Corrections")
    corrections.append(["Text or cell", "What it means"])
    corrections.append(["after the summer do", "September"])
    reading = run_month(save(sheet, tmp_path), tmp_path, "2017-04-30")
    assert [kind for kind, *_ in told(reading.report.changes)] == ["read differently"]


def test_a_date_of_completion_that_has_come_completes_the_tactic() -> None:
    headings = ("Action", "Due", "Owner", "Date completed")
    rows: list[Row] = [("Write to members", "June", "Ann", "5 April 2017"), ("Order a cake", "June", "Ian", "")]
    changes = compare_lines(rows, rows, headings=headings)
    assert told(changes) == [("completed", "No update", "Complete")]


def test_a_threshold_that_the_last_report_did_not_know_has_not_changed() -> None:
    plan = read_lines([talk()], "2017-04-30")
    assert compare(replace(take_snapshot(plan), settings={}), plan).settings == ()


# How changes are said


def slip(row: int, days: int) -> Change:
    return Change("deadline later", row, f"Talk {row}", "3 May 2017", "9 May 2017", days)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ((), "Since 31 March 2017: no change."),
        (
            (Change("completed", 1, "A", "", ""), slip(2, 6)),
            "Since 31 March 2017: 1 completed and 1 slipped by 6 days.",
        ),
        ((slip(1, 6), slip(2, 6), slip(3, 1)), "Since 31 March 2017: 3 slipped by 1 and 6 days."),
        ((slip(1, 1), slip(2, 2), slip(3, 3), slip(4, 9)), "Since 31 March 2017: 4 slipped by 1 to 9 days."),
        ((slip(1, 1),), "Since 31 March 2017: 1 slipped by 1 day."),
        ((Change("wording only", 1, "A", "", ""),), "Since 31 March 2017: 1 changed in wording only."),
        (
            (Change("wording only", 1, "A", "x", "X"), Change("wording only", 1, "A", "y", "Y")),
            "Since 31 March 2017: 1 changed in wording only.",
        ),
        (
            (Change("read differently", 1, "A", "", ""),),
            "Since 31 March 2017: 1 read differently now, the words unchanged.",
        ),
    ],
)
def test_the_changes_are_said_in_a_sentence(changes: tuple[Change, ...], sentence: str) -> None:
    assert Changes(date(2017, 3, 31), changes).sentence == sentence


def test_a_first_report_says_that_there_is_none_to_compare_with() -> None:
    assert compare(None, read_lines([talk()], "2017-03-31")).sentence.startswith(
        "This is the first report of this plan"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("added", 1, "Talk", "", "October 2017"), "October 2017"),
        (Change("removed", 1, "Talk", "In progress; 3 May 2017", ""), "In progress; 3 May 2017"),
        (
            Change("deadline later", 1, "Talk", "3 May 2017", "4 May 2017", 1, 1),
            "3 May 2017 → 4 May 2017: 1 day (1 working day) later",
        ),
    ],
)
def test_what_changed_is_said_without_its_heading(change: Change, words: str) -> None:
    assert change.words == words


def test_every_kind_has_a_heading_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len({kind.heading for kind in KINDS}) == len(KINDS)


# Two editions compared directly


def test_two_workbooks_are_compared_by_what_was_edited_alone(tmp_path: Path) -> None:
    old = save(plan_sheet([talk("5 April")]), tmp_path, "old.xlsx")
    new = save(plan_sheet([talk("12 April")]), tmp_path, "new.xlsx")
    assert told(diff(old, new, Options(date(2017, 4, 1)))) == [("deadline later", "5 April 2017", "12 April 2017")]


def test_two_packs_are_compared(tmp_path: Path) -> None:
    report([talk("5 April")], tmp_path, "2017-01-31")
    report([talk("12 April")], tmp_path, "2017-02-28")
    changes = diff(tmp_path / "2017-01-31", tmp_path / "2017-02-28", Options(date(2017, 3, 31)))
    assert changes.since == date(2017, 1, 31)
    assert told(changes) == [("deadline later", "5 April 2017", "12 April 2017")]


def compare_titles(before: str, after: str, folder: Path) -> Changes:
    old, new = (
        save(plan_sheet([*OTHERS, talk(tactic=title)]), folder, name)
        for title, name in ((before, "old.xlsx"), (after, "new.xlsx"))
    )
    return diff(old, new, Options(date(2017, 4, 1)))


def test_rows_that_may_be_one_are_possibly_renamed(tmp_path: Path) -> None:
    changes = compare_titles("Present to BEIS on the survey", "Present to DfT on the survey", tmp_path)
    assert changes.notes == ()
    assert [(change.kind, change.before, change.after) for change in changes.changes] == [
        ("possibly renamed", "Present to BEIS on the survey", "Present to DfT on the survey")
    ]


def test_rows_whose_numbers_contradict_are_not_one_and_that_is_said(tmp_path: Path) -> None:
    changes = compare_titles("Publish newsletter 3 on the survey", "Publish newsletter 4 on the survey", tmp_path)
    assert [change.kind for change in changes.changes] == ["removed", "added"]
    (note,) = changes.notes
    assert note == (
        "'Publish newsletter 4 on the survey' may be 'Publish newsletter 3 on the survey' under another title; "
        "it is shown as added, the other as removed."
    )


def test_two_plans_compared_are_said_to_be_two(tmp_path: Path) -> None:
    old = save(plan_sheet([talk()], title="Communication Plan 2016"), tmp_path, "old.xlsx")
    new = save(plan_sheet(OTHERS), tmp_path, "new.xlsx")
    (note,) = diff(old, new, Options(date(2017, 4, 1))).notes
    assert note == (
        "These are two plans, 'Communication Plan 2016' (begins 2016-01) and 'Communication Plan 2017' "
        "(begins 2017-01); their tactics are compared all the same."
    )


def test_two_editions_with_the_same_rows_are_one_plan_whatever_their_years(tmp_path: Path) -> None:
    old = save(plan_sheet(OTHERS, title="Communication Plan 2016"), tmp_path, "old.xlsx")
    new = save(plan_sheet(OTHERS), tmp_path, "new.xlsx")
    assert not [note for note in diff(old, new, Options(date(2017, 4, 1))).notes if "two plans" in note]


def test_two_editions_that_are_the_same_are_said_to_be(tmp_path: Path) -> None:
    plan = save(plan_sheet(OTHERS), tmp_path)
    assert diff(plan, plan, Options(date(2017, 4, 1))).notes == ("Nothing changed.",)


# Laws

TITLES = [row["title"] for row in read_cases("reworded.csv") if row["title"] and row["plan"] != "harmonisation"]
TIMINGS = (
    "18 May",
    "15 June",
    "April - June",
    "tbc",
    "",
    "May (tbc)",
    "by 30 September",
    "ongoing",
    "monthly",
    "December",
)
FEEDBACKS = ("", "Complete", "In progress", "Cancelled", "Awaiting reply", "Not started", "Deferred", "Dates offered")
NAMES = ("Ian", "Ann and Steve", "Harmonisation Team", "")
CELLS = {
    0: {"renamed", "wording only", "objectives changed"},
    1: {"wording only"},
    2: {"audience changed", "wording only"},
    3: {
        "deadline later",
        "deadline earlier",
        "date now set",
        "date lost",
        "date in doubt",
        "window changed",
        "wording only",
    },
    4: {"accountable changed", "wording only"},
    5: {"completed", "cancelled", "reopened", "state changed", "new feedback", "wording only"},
}
OPPOSITES = (
    ("added", "removed"),
    ("split", "merged"),
    ("deadline later", "deadline earlier"),
    ("renamed", "renamed"),
    ("moved phase", "moved phase"),
)
EDITS = {
    0: ("{} (Objective 2)", "{}.", "{}s"),
    1: ("To tell users",),
    2: ("GSS", "DfE and GSS"),
    3: TIMINGS,
    4: NAMES,
    5: FEEDBACKS,
}
ROWS = st.builds(
    lambda title, timing, name, feedback: (title, "Why", "GSS and GSR", timing, name, feedback),
    st.sampled_from(TITLES),
    st.sampled_from(TIMINGS),
    st.sampled_from(NAMES),
    st.sampled_from(FEEDBACKS),
)
PLANS = st.lists(ROWS, min_size=2, max_size=8, unique_by=lambda row: row[0])
EXAMPLES = pytest.mark.parametrize("examples", [8, pytest.param(150, marks=pytest.mark.slow)])


def prove(law: Callable[..., None], examples: int, *strategies: st.SearchStrategy[Any]) -> None:
    """Try a law on so many examples."""
    settings(max_examples=examples, deadline=None)(given(*strategies)(law))()


def same_day(old: list[Row], new: list[Row]) -> Changes:
    """What was edited, rated on the same day without an earlier report, so that nothing has aged."""
    return compare(take_snapshot(read_lines(in_phases(old), "2017-04-30")), read_lines(in_phases(new), "2017-04-30"))


def in_phases(rows: list[Row]) -> list[Row]:
    half = len(rows) // 2
    return [("Phase 1 (January to June):",), *rows[:half], ("Phase 2 (July to December):",), *rows[half:]]


@EXAMPLES
def test_law_a_report_compared_with_itself_has_no_change(examples: int) -> None:
    def law(rows: list[Row]) -> None:
        plan = read_lines(in_phases(rows), "2017-04-30")
        assert compare(take_snapshot(plan), plan).changes == ()

    prove(law, examples, PLANS)


@EXAMPLES
def test_law_swapping_the_sides_swaps_what_came_and_went_and_turns_later_into_earlier(examples: int) -> None:
    def law(one: list[Row], other: list[Row]) -> None:
        sides = [take_snapshot(read_lines(in_phases(rows), "2017-04-30")) for rows in (one, other)]
        there, back = compare_snapshots(sides[0], sides[1]), compare_snapshots(sides[1], sides[0])
        for kind, opposite in OPPOSITES:
            for first, second in ((there, back), (back, there)):
                assert len(first.of(kind)) == len(second.of(opposite))
        days = [sorted(change.days for change in changes.changes if change.days) for changes in (there, back)]
        assert days[0] == sorted(-number for number in days[1])

    prove(law, examples, PLANS, PLANS)


@EXAMPLES
def test_law_reordering_rows_within_their_phase_changes_nothing(examples: int) -> None:
    def law(rows: list[Row], chance: random.Random) -> None:
        half = len(rows) // 2
        shuffled = [*chance.sample(rows[:half], half), *chance.sample(rows[half:], len(rows) - half)]
        assert same_day(rows, shuffled).changes == ()

    prove(law, examples, PLANS, st.randoms(use_true_random=False))


@EXAMPLES
def test_law_an_edit_of_one_cell_changes_that_tactic_only_and_only_as_that_cell_can(examples: int) -> None:
    def law(rows: list[Row], data: st.DataObject) -> None:
        place, cell = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.sampled_from(sorted(EDITS)))
        text = data.draw(st.sampled_from(EDITS[cell])).format(rows[place][0])
        edited = (*rows[place][:cell], text, *rows[place][cell + 1 :])
        changes = same_day(rows, [*rows[:place], edited, *rows[place + 1 :]]).changes
        assert {change.row for change in changes} <= {place + 1}
        assert {change.kind for change in changes} - RATINGS <= CELLS[cell]
        assert len([change for change in changes if change.kind not in RATINGS]) <= 1

    prove(law, examples, PLANS, st.data())


def test_what_the_history_reads_is_what_the_report_wrote(tmp_path: Path) -> None:
    plan = report([talk()], tmp_path, "2017-03-31").plan
    later = read_lines([talk()], "2017-04-30")
    (snapshot,) = read_history(tmp_path, later).snapshots
    assert compare(snapshot, plan).changes == ()
    assert parse_snapshot((tmp_path / "2017-03-31" / SNAPSHOT).read_text(encoding="utf-8")).tactics == snapshot.tactics
    assert "earlier-report-unread" not in codes(report([talk()], tmp_path, "2017-04-30"))
