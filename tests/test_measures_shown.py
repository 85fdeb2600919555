"""What the pack shows of measures, parts and audiences, and that it shows nothing of them where a plan has none."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from PIL import Image

from examples.charity import MONTHS, write_workbooks
from nshreport.deliver.pack import build_pack
from nshreport.plan import say_parts
from nshreport.render.charts import render_charts
from nshreport.render.mail.steering import MOST_WORDS, count_words
from nshreport.render.page import INDEX
from nshreport.report import MEASURE_RULES
from tests.made_reports import a_measure, a_report, many_tactics, with_measures
from tests.months import run_month
from tests.test_measures import MEASURES, Row, report, write
from tests.test_workbook import lines_of, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.deliver.pack import Pack
    from nshreport.pipeline import Reading


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    folder = tmp_path_factory.mktemp("charity")
    (folder / "output").mkdir()
    return [run_month(book, folder / "output", day) for book, day in zip(write_workbooks(folder), MONTHS, strict=True)]


@pytest.fixture(scope="module")
def pack(months: list[Reading]) -> Pack:
    third = months[-1]
    return build_pack(third.plan, third.report, third.history)


def file_of(pack: Pack, ending: str) -> bytes:
    return next(content for name, content in pack.files.items() if name.endswith(ending) and "/" not in name)


def words_of(name: str, content: bytes) -> str:
    """Everything that a text or an Office file says, with its markup."""
    if name.endswith((".xlsx", ".docx")):
        with ZipFile(BytesIO(content)) as parts:
            return " ".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())
    return content.decode("utf-8", "replace")


def test_the_sheet_says_of_each_measure_whether_it_is_on_track(pack: Pack) -> None:
    book = file_of(pack, "status-report.xlsx")
    rows = {str(row[0]): row for row in rows_of(book, "Is it working", "Measures")}
    assert rows["Volunteers trained"][1:7] == (
        *("12 of 40", "June 2018", "40 of 40", rows["Volunteers trained"][4], "Behind"),
        "2. Keep and train our volunteers",
    )
    assert rows["Volunteers trained"][7:] == ("1 of 3", "Volunteers", "10 of 40", "none")
    assert rows["Complaints each month"][-1] == "A small number."
    assert rows_of(book, "Is it working", "Way_to_target")[2] == ("Volunteers trained", 7, 49)


def test_the_rules_for_measures_are_printed_where_there_are_measures(pack: Pack) -> None:
    notes = rows_of(file_of(pack, "status-report.xlsx"), "Notes", "Notes")
    printed = [str(row[1]) for row in notes if str(row[0]).startswith("Measure rule")]
    assert printed == [word for word, _ in MEASURE_RULES]


def test_every_output_says_which_objective_moves_and_which_does_not(pack: Pack) -> None:
    document = Document(BytesIO(file_of(pack, "_paper.docx")))
    (table,) = [table for table in document.tables if table.rows[0].cells[0].text == "Objective"]
    _, _, volunteers, money = [[cell.text for cell in row.cells] for row in table.rows]
    assert volunteers == [
        *("2. Keep and train our volunteers", "none", "Volunteers trained (12 of 40, target 40 of 40)", "1 of 3")
    ]
    assert money[2] == "Months that are paid for (9, target 24)"
    assert "3. Be paid for until 2020: behind: Months that are paid for (9, target 24)." in lines_of(
        file_of(pack, "status-report.xlsx"), "Summary"
    )
    assert money[2] in file_of(pack, INDEX).decode("utf-8")
    text = " ".join(file_of(pack, "_email.txt").decode("utf-8").split())
    assert "3 of 5 measures are on track; behind: Volunteers trained (12 of 40, target 40 of 40)" in text


def test_the_example_keeps_to_the_words_of_an_email(pack: Pack, months: list[Reading]) -> None:
    text = file_of(pack, "_email.txt").decode("utf-8").partition("\r\n\r\n")[2]
    assert count_words(text, months[-1].report) <= MOST_WORDS


def test_an_email_with_many_measures_names_as_many_as_fit(tmp_path: Path) -> None:
    rows: list[Row] = [
        (f"Share of the departments that answer question {number}", 1, "", 5, 900) for number in range(30)
    ]
    heads = ("Measure", "Objective", "Audience", "Baseline", "Target", "March 2017")
    reading = report(tmp_path, "2017-04-30", Measures=(heads, *((*row, 6) for row in rows)))
    text = file_of(build_pack(reading.plan, reading.report), "_email.txt").decode("utf-8").partition("\r\n\r\n")[2]
    assert "0 of 30 measures are on track" in " ".join(text.split())
    assert count_words(text, reading.report) <= MOST_WORDS


def test_the_picture_says_in_words_what_it_shows() -> None:
    report = with_measures(many_tactics(12))
    charts = render_charts(report)
    with Image.open(BytesIO(charts["measures.png"].png)) as image:
        said = str(image.info["Description"])
    assert said.startswith("Line charts of measures. ")
    assert "Questions from users: 19 in March 2017, target 100 by 31 December 2017 (behind)." in said
    assert "Left out: 15 measures." in said
    assert "measures.png" not in render_charts(many_tactics(12))


def test_a_measure_without_a_value_is_shown_as_such_everywhere(tmp_path: Path) -> None:
    reading = report(tmp_path, Measures=(MEASURES[0], ("Unseen", 1, "GSS", 5, 80)))
    pack = build_pack(reading.plan, reading.report)
    for ending in ("_email.txt", "_email.html", "_paper.docx", INDEX, "status-report.xlsx"):
        words = " ".join(words_of(ending, file_of(pack, ending)).split())
        assert "Unseen" in words, ending
        assert "no value yet" in words, ending


def test_parts_are_shown_in_tactics_and_to_the_team(months: list[Reading]) -> None:
    second = months[1]
    said = "2 of 4 parts complete; in progress: Arabic; not started: Ukrainian."
    assert say_parts(second.report.parts["T02"]) == said[:-1]
    pack = build_pack(second.plan, second.report, second.history)
    for ending, sheet, table in (
        ("status-report.xlsx", "Actions", "Tactics"),
        ("team-actions.xlsx", "Action list", "Actions"),
    ):
        rows = rows_of(file_of(pack, ending), sheet, table)
        assert [said in row for row in rows] == ["T02" in row for row in rows]


def test_audiences_show_their_gap(pack: Pack) -> None:
    rows = rows_of(file_of(pack, "status-report.xlsx"), "Objectives", "By_audience")
    assert [(row[0], row[-1]) for row in rows] == [
        ("Churches", "Not reached and no feedback yet"),
        ("Families", "none"),
        ("Funders", "Not reached"),
        ("Schools", "none"),
        ("Town council", "No feedback yet"),
        ("Trustees", "Not reached and no feedback yet"),
        ("Volunteers", "none"),
    ]


def test_a_target_or_baseline_that_changes_is_a_change(tmp_path: Path) -> None:
    heads, uptake, questions, complaints, _ = MEASURES
    easier = (*uptake[:4], "20 of 40", *uptake[5:])
    rebased = (*questions[:3], 200, *questions[4:])
    report(tmp_path, "2017-06-30", Measures=MEASURES)
    new = report(tmp_path, "2017-07-31", Measures=(heads, rebased, complaints, easier)).report
    changes = [one for one in new.changes.changes if one.kind.startswith(("target", "baseline", "measure"))]
    assert [(one.kind, one.tactic, one.before, one.after) for one in changes] == [
        ("target changed", "Departments that use it", "50%", "20 of 40"),
        ("baseline changed", "Questions from users", "100", "200"),
        ("measure removed", "Blog readers", "no target", ""),
    ]
    assert "Target changed: Departments that use it: 50% → 20 of 40" in new.what_changed


_OF_MEASURES = ("target changed", "baseline changed", "measure removed")


def test_measures_of_one_name_are_compared_with_their_own(tmp_path: Path) -> None:
    heads = ("Measure", "Objective", "Audience", "Baseline", "Target")
    rows: list[Row] = [("Attendance", 1, "GSS", 10, 50), ("Attendance", 2, "Users", 20, 80)]
    report(tmp_path, "2017-06-30", Measures=(heads, *rows))
    same = report(tmp_path, "2017-07-31", Measures=(heads, *reversed(rows))).report
    assert [one for one in same.changes.changes if one.kind.endswith(_OF_MEASURES)] == []
    new = report(tmp_path, "2017-08-31", Measures=(heads, rows[1], (*rows[0][:4], 40))).report
    assert [(one.kind, one.before, one.after) for one in new.changes.changes if one.kind.endswith(_OF_MEASURES)] == [
        ("target changed", "50", "40")
    ]


def test_a_part_that_is_no_longer_listed_is_a_change_unless_the_tactic_is_done(tmp_path: Path) -> None:
    heads = ("Ref or tactic", "Part", "State", "Note")
    parts = [("T01", "Room", "complete"), ("T02", "Age bands", "complete"), ("T02", "Education", "not started")]
    report(tmp_path, "2017-06-30", Parts=(heads, *parts))
    new = report(tmp_path, "2017-07-31", Parts=(heads, parts[1])).report
    gone = [one for one in new.changes.changes if one.kind == "part removed"]
    assert [(one.ref, one.before) for one in gone] == [("T02", "Education")]
    assert "Part no longer listed: T02 Review the topics: Education" in new.what_changed


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_changes_nothing(seed: int, tmp_path: Path) -> None:
    heads, *rows = MEASURES
    part_heads, *parts = (
        ("Ref or tactic", "Part", "State"),
        *(("T01", "Room", "complete"), ("T01", "Food", "in progress"), ("T03", "Letters", "not started")),
    )
    one = report(tmp_path, Measures=(heads, *rows), Parts=(part_heads, *parts)).report
    random.Random(seed).shuffle(rows)  # noqa: S311 - an order, not a secret
    random.Random(seed).shuffle(parts)  # noqa: S311 - as above
    other = report(tmp_path, Measures=(heads, *rows), Parts=(part_heads, *parts)).report
    assert {each.measure.name: each.status for each in one.measures} == {
        each.measure.name: each.status for each in other.measures
    }
    assert {ref: {part.name for part in found} for ref, found in one.parts.items()} == {
        ref: {part.name for part in found} for ref, found in other.parts.items()
    }
    assert (one.audiences, one.requests, one.tactics) == (other.audiences, other.requests, other.tactics)


def test_a_plan_without_measures_and_parts_has_no_word_of_them(tmp_path: Path) -> None:
    plain: tuple[Row, ...] = (
        ("Tactic", "Audience", "Timing", "Accountable", "Feedback"),
        ("Hold the launch (Objective 1)", "GSS", "3 May 2017", "Team", "Held"),
        ("Write to users (Objective 2)", "Users", "May 2017", "Team", "Drafted"),
    )
    bare = run_month(write(tmp_path / "plan.xlsx", Plan=plain), tmp_path, "2017-06-30")
    pack = build_pack(bare.plan, bare.report)
    texts = {name: words_of(name, content).casefold() for name, content in pack.files.items() if "png" not in name}
    for words in ("is it working", "measure", "feedback received", "no feedback yet", ">parts<"):
        assert [name for name, text in texts.items() if words in text] == [], words
    assert not any("measures" in name for name in pack.files)
    snapshot = json.loads(pack.files["snapshot.json"])
    assert "measures" not in snapshot
    assert not any("parts" in tactic for tactic in snapshot["tactics"])


def test_sheets_of_headings_alone_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    parts: tuple[Row, ...] = (("Ref or tactic", "Part", "State"),)
    one, other = report(tmp_path / "one"), report(tmp_path / "other", Measures=(MEASURES[0],), Parts=parts)
    packs = [build_pack(each.plan, each.report).files for each in (one, other)]
    differ = {name for name in packs[0] if packs[0][name] != packs[1][name]}
    assert packs[0].keys() == packs[1].keys()
    assert {name.rpartition("_")[2] for name in differ} <= {"run.json", "snapshot.json", "plan-with-comments.xlsx"}


def test_the_same_measures_give_the_same_picture() -> None:
    report = with_measures(a_report(), a_measure("Departments", 30, 40))
    assert render_charts(report)["measures.png"].png == render_charts(replace(report))["measures.png"].png
