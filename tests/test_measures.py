"""Measures, parts and audiences: read from their sheets, judged by rule, never mixed into the RAG of tactics."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from nshreport.plan import Amount, Measure, Part, parts_in_feedback, read_amount, say_parts
from nshreport.report.measures import measure_statuses, share_of_the_way
from nshreport.words.feedback import State
from tests.made_reports import a_measure
from tests.months import run_month
from tests.plan_2017 import CASES

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.pipeline import Reading

START, END = date(2017, 1, 1), date(2017, 12, 31)
Row = tuple[object, ...]
PLAN: tuple[Row, ...] = (
    ("Tactic", "Audience", "Timing", "Accountable", "Feedback"),
    ("Hold the launch (Objective 1)", "GSS", "3 May 2017", "Team", "Held"),
    ("Review the topics (Objective 1)", "Users", "June 2017", "Team", "Age bands: complete; Education: not started"),
    ("Write to users (Objective 2)", "Users", "May 2017", "Team", "Complete"),
)
OBJECTIVES: tuple[Row, ...] = (("Number", "Objective"), (1, "Join the voice"), (2, "Hear from users"))
MEASURES: tuple[Row, ...] = (
    ("Measure", "Objective", "Audience", "Baseline", "Target", "By", "Better", "Source", "March 2017", "June 2017"),
    (
        "Departments that use it",
        1,
        "GSS",
        "12 of 40",
        "50%",
        "December 2017",
        "higher",
        "Survey",
        "15 of 40",
        "16 of 40",
    ),
    ("Questions from users", 2, "Users", 100, "1,250", "", "", "Inbox", "300", "n/a"),
    ("Complaints", 2, "Users", 20, 0, "", "lower", "Inbox", 12, 4),
    ("Blog readers", 1, "Public", "", "", "", "", "", "", ""),
)


def write(path: Path, **sheets: tuple[Row, ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {"Plan": PLAN, "Objectives": OBJECTIVES, **sheets}.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def report(tmp_path: Path, day: str = "2017-06-30", **sheets: tuple[Row, ...]) -> Reading:
    return run_month(write(tmp_path / "plan.xlsx", **sheets), tmp_path, day)


@pytest.mark.parametrize(
    ("typed", "number", "note"),
    [
        ("80%", 80, "out of how many is not given"),
        ("80 per cent", 80, "out of how many is not given"),
        ("1,250", 1250, ""),
        ("12 of 40", 30, ""),
        ("3 out of 40", 7.5, "a small number"),
        ("4/8", 50, "a small number"),
        ("£1,200.50", 1200.5, ""),
        (7, 7, "a small number"),
        (-3.5, -3.5, ""),
    ],
)
def test_a_value_is_read_as_people_type_it(typed: str | float, number: float, note: str) -> None:
    amount = read_amount(typed)
    assert amount is not None
    assert (amount.number, amount.note) == (number, note)


@pytest.mark.parametrize("typed", ["n/a", "", "-", "not known", "tbc", None])
def test_no_value_is_none(typed: str | None) -> None:
    assert read_amount(typed) is None


@pytest.mark.parametrize("typed", ["many", "about 40", "50 of 40", "3 of 0", "12 May", "9" * 400, f"1 of {'9' * 400}"])
def test_words_are_no_value(typed: str) -> None:
    with pytest.raises(ValueError, match=typed[:40]):
        read_amount(typed)


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 1e300])
def test_a_number_that_no_plan_can_mean_is_no_value(number: float) -> None:
    with pytest.raises(ValueError, match=r"inf|nan|e"):
        read_amount(number)


def test_a_way_too_short_to_be_shown_is_none() -> None:
    short = a_measure("A", 50, target=20.0000001)
    assert [share_of_the_way(short, value) for value in (20.0, 50.0)] == [0.0, None]
    assert share_of_the_way(a_measure("A", 50, target=20.0), 50.0) is None
    assert share_of_the_way(a_measure("A", 60), 60.0) == 0.5


def test_measures_have_a_status_and_never_change_a_rating(tmp_path: Path) -> None:
    without, with_measures = report(tmp_path), report(tmp_path, Measures=MEASURES)
    assert [(one.measure.name, one.status) for one in with_measures.report.measures] == [
        ("Departments that use it", "On track"),
        ("Questions from users", "Behind"),
        ("Complaints", "On track"),
        ("Blog readers", "No target"),
    ]
    assert [tactic.rag for tactic in with_measures.report.tactics] == [tactic.rag for tactic in without.report.tactics]
    assert without.report.measures == ()


def test_a_value_more_than_a_quarter_old_is_no_news(tmp_path: Path) -> None:
    statuses = report(tmp_path, "2017-08-31", Measures=MEASURES).report.measures
    assert statuses[1].status == "No value since March 2017"


FAULTS: tuple[tuple[str, tuple[object, ...], str, str], ...] = (
    ("text for a number", ("A", 1, "", 5, "see note", "", "", "", 6, 7), "measure-value-not-understood", "E2"),
    ("an unknown objective", ("A", 9, "", 5, 8, "", "", "", 6, 7), "measure-objective-not-known", "B2"),
    ("a target of 0", ("A", 1, "", 5, 0, "", "higher", "", 6, 7), "measure-target-zero", "E2"),
    ("a By that is no date", ("A", 1, "", 5, 8, "one day", "", "", 6, 7), "measure-by-not-understood", "F2"),
    ("a By before the plan", ("A", 1, "", 5, 8, "May 2016", "", "", 6, 7), "measure-by-not-understood", "F2"),
    ("neither higher nor lower", ("A", 1, "", 5, 8, "", "sideways", "", 6, 7), "measure-better-not-understood", "G2"),
)


@pytest.mark.parametrize(("row", "code", "cell"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_bad_input_is_a_finding_with_its_cell(row: Row, code: str, cell: str, tmp_path: Path) -> None:
    findings = report(tmp_path, Measures=(MEASURES[0], row)).plan.findings
    assert [(one.sheet, one.cell) for one in findings if one.code == code] == [("Measures", cell)]


def test_two_columns_for_one_month_and_a_heading_that_is_no_date_are_findings(tmp_path: Path) -> None:
    heads = (*MEASURES[0][:8], "March 2017", "31 March 2017", "Whenever")
    reading = report(tmp_path, Measures=(heads, ("A", 1, "", 5, 8, "", "", "", 6, 7, 9)))
    found = {(one.code, one.cell) for one in reading.plan.findings if one.sheet == "Measures"}
    assert found == {("measure-two-values", "I1"), ("measure-heading-not-understood", "K1")}
    assert [(str(day), amount.number) for day, amount in reading.report.measures[0].values] == [("2017-03-31", 7.0)]


days = st.dates(START, END)
amounts = st.integers(-50, 50).map(lambda number: Amount(float(number), str(number)))
measures = st.builds(
    Measure,
    name=st.just("M"),
    objective=st.none(),
    audience=st.just(""),
    audiences=st.just(()),
    baseline=st.none() | amounts,
    target=st.none() | amounts,
    by=st.dates(date(2017, 2, 1), END),
    better=st.sampled_from(["higher", "lower"]),
    source=st.just(""),
    values=st.dictionaries(days, amounts, max_size=5).map(lambda values: tuple(sorted(values.items()))),
    cell=st.just("A2"),
)


KEPT = ("name", "objective", "audience", "audiences", "by", "source", "cell")


def mirrored(measure: Measure) -> Measure:
    def turn(amount: Amount | None) -> Amount | None:
        return amount and Amount(-amount.number, amount.typed)

    return Measure(
        **{
            name: getattr(measure, name)
            for name in ("name", "objective", "audience", "audiences", "by", "source", "cell")
        },
        baseline=turn(measure.baseline),
        target=turn(measure.target),
        better="lower" if measure.better == "higher" else "higher",
        values=tuple((day, Amount(-amount.number, amount.typed)) for day, amount in measure.values),
    )


@settings(max_examples=100)
@given(measures, days)
def test_swapping_higher_and_lower_mirrors_the_status(measure: Measure, as_of: date) -> None:
    (one,), (other,) = (measure_statuses([each], START, as_of) for each in (measure, mirrored(measure)))
    assert one.status == other.status


@settings(max_examples=100)
@given(measures, days, st.lists(st.tuples(days, amounts), max_size=3))
def test_a_value_of_a_later_day_never_changes_a_report(
    measure: Measure, as_of: date, later: list[tuple[date, Amount]]
) -> None:
    added = tuple((day, amount) for day, amount in later if day > as_of)
    longer = Measure(
        **{name: getattr(measure, name) for name in Measure.__slots__ if name != "values"},
        values=tuple(sorted((*(one for one in measure.values), *added), key=lambda one: one[0])),
    )
    (one,), (other,) = (measure_statuses([each], START, as_of) for each in (measure, longer))
    assert (one.status, one.values) == (other.status, other.values)


def test_parts_are_read_from_feedback_that_says_nothing_else(tmp_path: Path) -> None:
    parts = report(tmp_path).report.parts
    assert [(ref, say_parts(found)) for ref, found in parts.items()] == [
        ("T02", "1 of 2 parts complete; not started: Education")
    ]


def test_the_parts_sheet_names_tactics_by_ref_or_title(tmp_path: Path) -> None:
    sheet: tuple[Row, ...] = (
        ("Ref or tactic", "Part", "State", "Note"),
        ("T01", "Room", "complete", ""),
        ("t01", "Speakers", "in progress", "two of three"),
        ("Write to users", "Letters", "not started", ""),
        ("T99", "Nothing", "complete", ""),
        ("T01", "Food", "see note", ""),
    )
    reading = report(tmp_path, Parts=sheet)
    assert {ref: say_parts(parts) for ref, parts in reading.report.parts.items()} == {
        "T01": "1 of 2 parts complete; in progress: Speakers",
        "T02": "1 of 2 parts complete; not started: Education",
        "T03": "0 of 1 parts complete; not started: Letters",
    }
    found = {(one.code, one.cell or one.sheet) for one in reading.plan.findings if "part" in one.code}
    assert found == {
        ("complete-with-open-part", "E2"),
        ("complete-with-open-part", "E4"),
        ("part-of-nothing", "B5"),
        ("part-not-understood", "C6"),
    }


def texts() -> list[str]:
    found = []
    for path in sorted(CASES.glob("feedback-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [row["text"] for row in csv.DictReader(file)]
    return found


def test_feedback_is_split_into_parts_only_where_each_line_names_one() -> None:
    assert len(texts()) > 3000
    split = [text for text in texts() if parts_in_feedback(text, year=2017)]
    assert split == ["Feasibility: done\nOutline design: done\nDetailed design: not started"]


@pytest.mark.parametrize(
    "text",
    [
        "Age bands: complete",
        "Update: in progress; done",
        "Owner: Jo; Status: complete",
        "To do: ring John; Done: letter",
    ],
)
def test_labels_and_single_parts_are_no_parts(text: str) -> None:
    assert parts_in_feedback(text, year=2017) == ()


def test_parts_may_be_on_lines_of_their_own() -> None:
    parts = parts_in_feedback("Age bands: done\nWellbeing: drafting\nEducation: waiting for DfE", year=2017)
    assert parts == (
        Part("", "Age bands", State.COMPLETE),
        Part("", "Wellbeing", State.IN_PROGRESS),
        Part("", "Education", State.WAITING),
    )


def test_audiences_show_whom_the_plan_has_not_reached_or_heard(tmp_path: Path) -> None:
    reach = report(tmp_path, Measures=MEASURES).report.audiences
    assert [(one.name, one.planned, one.reached, one.heard, one.gap) for one in reach] == [
        ("GSS", 1, 1, 1, ""),
        ("Public", 0, 0, 0, "not reached and no feedback yet"),
        ("Users", 2, 1, 2, ""),
    ]
