from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from nshreport.finding import Finding, Severity
from nshreport.history import BurnPoint, Move, RagTrend, Slip, Trends, Undated
from nshreport.history.changes import Change, Changes
from nshreport.rating import RAG_RULES
from nshreport.render import workbook
from nshreport.render.charts import render_gantt
from nshreport.render.text_width import count_lines, fold_text, text_pixels
from nshreport.render.theme import RAG_STYLES
from nshreport.render.workbook import render_team_workbook, render_workbook
from nshreport.render.workbook.accountable import FEW
from nshreport.render.workbook.cell import CUT, LONGEST, Link, sheet_names, tidy_cell, tidy_text, unique_headings
from nshreport.render.workbook.layout import lay_out, page_breaks
from nshreport.render.workbook.notes import STATES
from nshreport.render.workbook.page import PRINTED_PIXELS, Column, Line, Page, make_table
from nshreport.render.workbook.summary import summary_page
from nshreport.render.workbook.timeline import (
    DOTS,
    FIRST,
    HATCH,
    MOST_COLUMNS,
    ONWARDS,
    SINGLE,
    TimeColumns,
    grid_cells,
    time_columns,
)
from nshreport.render.workbook.trends import trends_page
from nshreport.words.feedback import State
from nshreport.words.timing import Window
from tests.conftest import reading_on
from tests.made_reports import AS_OF, ODD_NAMES, a_report, a_tactic, many_tactics

if TYPE_CHECKING:
    from nshreport.report import Report


@pytest.fixture(scope="module")
def report() -> Report:
    return reading_on("2017-03-31").report


def rows_of(content: bytes, sheet: str, table: str) -> list[tuple[object, ...]]:
    """The cells of a table, read back, without its header."""
    worksheet = load_workbook(BytesIO(content))[sheet]
    return [tuple(cell.value for cell in row) for row in worksheet[worksheet.tables[table].ref][1:]]


def lines_of(content: bytes, sheet: str) -> str:
    """The lines above a sheet's first table, or all of a sheet without tables."""
    worksheet = load_workbook(BytesIO(content))[sheet]
    headers = [int(re.sub(r"\D", "", table.ref.partition(":")[0])) for table in worksheet.tables.values()]
    last = min(headers) - 1 if headers else worksheet.max_row
    return " ".join(str(row[0].value) for row in worksheet.iter_rows(max_row=last, max_col=1))


def notes_of(report: Report) -> list[tuple[object, ...]]:
    return rows_of(render_workbook(report), "Notes", "Notes")


# Cells


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "=1+1"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("bell\x07 and \ud83d half", "bell and  half"),
        ("👍", "👍 (as typed)"),
        ("-", "- (as typed)"),
        ("   ", "[x]"),
        ("\x00", "[x]"),
        (None, "[z]"),
        (0, 0),
    ],
)
def test_a_cell_is_written_so_that_it_can_be_read_aloud(typed: str | int | None, written: str | int) -> None:
    assert tidy_cell(typed) == written


@pytest.mark.parametrize("character", ["x", "🎉", "é"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(character: str) -> None:
    text = tidy_text(character * 40_000)
    assert text.endswith(CUT)
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST


def test_a_text_that_just_fits_is_left_whole() -> None:
    assert tidy_text("x" * LONGEST) == "x" * LONGEST


def test_headings_are_told_apart_whatever_their_case() -> None:
    assert unique_headings(["RAG", "rag", "", "A\nB", "Rag", "_x000D_"]) == [
        *("RAG", "rag (2)", "Column 3", "A B", "Rag (3)", "x000D_"),
    ]


def test_a_table_must_have_a_name_that_says_something() -> None:
    with pytest.raises(ValueError, match="not a table's name: A1"):
        make_table("A1", (Column("Row", 6),), [("1",)])


# Type


def test_text_is_measured_as_arial_sets_it() -> None:
    assert text_pixels("0000000000") == pytest.approx(89, abs=0.5)
    assert text_pixels("0", points=16, bold=True) > text_pixels("0", points=16) > text_pixels("0")


def test_text_is_folded_between_words_and_nothing_is_lost() -> None:
    words = "Present to the Presentation and Dissemination Committee"
    folded = fold_text(words, 150)
    assert " ".join(folded) == words
    assert all(text_pixels(line) <= 150 for line in folded)


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("a\nb", 2), ("x" * 100, 10), ("short", 1)])
def test_lines_are_counted_as_a_cell_wraps_them(text: str, lines: int) -> None:
    assert count_lines(text, 85) == lines


# Pages


def test_tables_stand_below_each_other_and_never_beside() -> None:
    table = make_table("Things", (Column("Thing", 60),), [("a",), ("b",)], caption="Things")
    layout = lay_out(Page("Sheet", "Title", "", (Line("One line"),), (table, replace(table, name="Others"))))
    first, second = layout.places
    assert (first.caption, first.header, first.bottom) == (3, 4, 6)
    assert second.caption == 8


def test_a_long_line_takes_as_many_rows_as_it_needs() -> None:
    table = make_table("Things", (Column("Thing", 60),), [("a",)])
    layout = lay_out(Page("Sheet", "Title", "", (Line("many words " * 60),), (table,)))
    assert len(layout.lines) > 10
    assert layout.places[0].header == len(layout.lines)


def test_a_link_leads_to_the_tactic_s_row(report: Report) -> None:
    workbook = load_workbook(BytesIO(render_workbook(report)))
    sheet = workbook["Attention"]
    header = next(iter(sheet.tables.values())).ref.partition(":")[0].lstrip("A")
    for row in sheet.iter_rows(min_row=int(header) + 1, max_col=3):
        assert row[1].hyperlink is not None
        target = str(row[1].hyperlink.location).rpartition("!A")[2]
        assert workbook["Tactics"][f"D{target}"].value == row[2].value


# What the sheets say


def test_attention_lists_red_then_amber_with_why_and_what_to_do(report: Report) -> None:
    rows = rows_of(render_workbook(report), "Attention", "Attention")
    assert len(rows) == 11
    assert {row[0] for row in rows} == {"Amber"}
    assert all(row[6] != "[z]" and row[7] != "[z]" for row in rows)


def test_the_summary_counts_every_tactic_once(report: Report) -> None:
    rows = rows_of(render_workbook(report), "Summary", "RAG_by_phase")
    *phases, total = [tuple(int(str(count)) for count in row[1:]) for row in rows]
    assert total == tuple(map(sum, zip(*phases, strict=True))) == (0, 11, 8, 1, 0, 3, 23)


def test_the_summary_says_what_is_done_of_what_was_due_and_which_audiences_are_reached(report: Report) -> None:
    assert "Of 6 tactics due by now, 1 is complete; of 11 audiences, 2 are reached so far." in lines_of(
        render_workbook(report), "Summary"
    )


def test_objectives_and_audiences_tell_planned_done_and_late() -> None:
    report = reading_on("2017-06-30").report
    content = render_workbook(report)
    first, *_ = rows_of(content, "By objective", "By_objective")
    assert first[1:8] == (22, 1, 8, 6, 4, 0, 3)
    rows = rows_of(content, "By audience", "By_audience")
    assert {row[0] for row in rows if row[-1] == "Yes"} == {"GSS", "Devolved Administrations"}
    assert all(sum(int(str(count)) for count in row[2:8]) == row[1] for row in rows)


def test_a_plan_of_one_phase_has_one_chart() -> None:
    assert [type(picture).__name__ for picture in summary_page(a_report()).pictures] == ["TotalChart"]
    assert len(summary_page(many_tactics(12)).pictures) == 2


def test_without_red_or_amber_attention_is_a_sentence() -> None:
    sheet = load_workbook(BytesIO(render_workbook(a_report())))["Attention"]
    assert not sheet.tables
    assert sheet["A3"].value == "On 31 March 2017 no tactic is red or amber."


@pytest.mark.parametrize(
    ("count", "actions", "mend"),
    [(1, "1 tactic is open;", "1 thing: 1 to mend."), (2, "2 tactics are open;", "2 things: 2 to mend.")],
)
def test_one_is_told_as_one(count: int, actions: str, mend: str) -> None:
    finding = Finding("no-date", Severity.MEND, "Plan", "D1", "", "Assumed.", "", 1)
    report = a_report(*[a_tactic()] * count, findings=(finding,) * count)
    content = render_team_workbook(report)
    assert actions in lines_of(content, "Action list")
    assert mend in lines_of(content, "What to mend")


def test_every_week_of_the_next_90_days_is_there(report: Report) -> None:
    rows = rows_of(render_workbook(report), "Next 90 days", "Next_days")
    weeks = dict.fromkeys(row[0].date() for row in rows if isinstance(row[0], datetime))
    assert list(weeks) == [date.fromordinal(date(2017, 3, 27).toordinal() + 7 * week) for week in range(14)]
    words = [row[3] for row in rows]
    assert "Good Friday (all of the United Kingdom)" in words
    assert "Nothing planned" in words


def test_every_state_is_explained() -> None:
    assert [state for state, _ in STATES] == list(State)


def test_every_rule_is_printed(report: Report) -> None:
    rows = notes_of(report)
    rules = [row[1] for row in rows if str(row[0]).startswith("RAG rule")]
    assert rules == [str(rule.outcome) for rule in RAG_RULES if rule.when]


def test_the_notes_say_what_was_assumed_in_this_plan(report: Report) -> None:
    rows = notes_of(report)
    assumed = {row[1]: row[2] for row in rows if row[0] == "Assumed in this plan"}
    assert assumed["D28 and D29"] == (
        "The tactic has no date of its own; its phase's window was taken, 1 October to 31 December 2017."
    )
    many = [row for row in notes_of(many_tactics(400)) if row[0] == "Assumed in this plan"]
    assert [row[1] for row in many] == ["90 cells from D1 on"]
    subjects = list(dict.fromkeys(str(row[0]).rstrip("0123456789 ") for row in rows))
    assert subjects == [
        *("RAG rule", "Schedule status rule", "Threshold in force", "State, from the feedback", "Word of this report"),
        *("How dates are read", "Assumption", "Assumed in this plan", "Objective", "Source"),
    ]


def test_a_long_list_of_assumptions_is_cut_and_says_where_the_rest_is() -> None:
    findings = tuple(
        Finding("no-date", Severity.CHECK, "Plan", f"D{number}", "", f"Assumed {number}.", "", number)
        for number in range(60)
    )
    rows = [row for row in notes_of(a_report(findings=findings)) if row[0] == "Assumed in this plan"]
    assert len(rows) == 26
    assert str(rows[-1][2]).startswith("35 more assumptions; the team workbook")


def test_the_team_sees_every_finding_and_every_reading(report: Report) -> None:
    content = render_team_workbook(report)
    assert len(rows_of(content, "What to mend", "Findings")) == len(report.findings)
    readings = rows_of(content, "Readings", "Readings")
    assert len(readings) == 5 * len(report.tactics)
    assert ("D14", "Timing") in {row[1:3] for row in readings}


# Sheets for each accountable


def team_sheets(report: Report) -> list[str]:
    return [str(name) for name in load_workbook(BytesIO(render_team_workbook(report))).sheetnames]


def test_each_accountable_has_a_sheet_beside_the_action_list(report: Report) -> None:
    names = team_sheets(report)
    assert names[:3] == ["Contents", "What to mend", "Action list"]
    assert names[3:-1] == list(report.accountable)
    content = render_team_workbook(report)
    grouped = rows_of(content, "Action list", "Actions")
    sheet = load_workbook(BytesIO(content))["Steering Group"]
    own = rows_of(content, "Steering Group", next(iter(sheet.tables)))
    assert [row[1:4] for row in grouped if row[0] == "Steering Group"] == [row[:3] for row in own]
    assert len(own) == 8


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (FEW - 1, FEW - 1), (FEW, 0)])
def test_only_few_accountable_have_sheets_of_their_own(count: int, sheets: int) -> None:
    tactics = [a_tactic(names=(f"Team {number}",), lead=f"Team {number}") for number in range(count)]
    assert len(team_sheets(a_report(*tactics))) == 4 + sheets


def test_who_has_nothing_open_has_no_sheet() -> None:
    done = a_tactic(state="Complete", rag="Complete", names=("Ian",), lead="Ian")
    assert team_sheets(a_report(done, a_tactic(names=("Steve",), lead="Steve")))[3:-1] == ["Steve"]


def test_names_that_no_sheet_may_have_are_changed_as_little_as_they_can_be() -> None:
    assert sheet_names(ODD_NAMES[:7], ["Contents"]) == [
        *("History (2)", "history (3)", "Contents (2)", "Quoted", "O'Brien", "R&D Leeds York north", "Sheet 7"),
    ]


def test_names_that_begin_alike_are_told_apart_when_they_are_cut() -> None:
    first, second = sheet_names(["The Board of the National Statistics " + end for end in ("Office", "Staff")], [])
    assert (first, second) == ("The Board of the National Stati", "The Board of the National S (2)")


# On paper


@pytest.mark.parametrize("count", [1, 12, 100])
def test_every_sheet_is_narrow_enough_to_be_read_in_print(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[Page] = []
    monkeypatch.setattr(workbook, "write_workbook", lambda made, _: pages.extend(made))
    for render in (render_workbook, render_team_workbook):
        render(many_tactics(count))
    assert len(pages) > 15
    assert {page.name: page.printed_pixels for page in pages if page.printed_pixels > PRINTED_PIXELS} == {}


# Where the last page begins


def a_long_table(rows: int) -> Page:
    table = make_table("Things", (Column("Thing", 60),), [("a",)] * rows)
    return Page("Sheet", "Title", "", (), (table,))


@pytest.mark.parametrize(("rows", "begins"), [(20, []), (28, []), (29, [21]), (31, [23]), (40, []), (300, [])])
def test_no_page_holds_a_lonely_row_or_two(rows: int, begins: list[int]) -> None:
    assert page_breaks(lay_out(a_long_table(rows)), 600) == begins


def two_tables(rows: int) -> Page:
    """The first of so many rows, so that the second of twelve, with its caption, stands low on the page or not."""
    first, second = (
        make_table(name, (Column("Thing", 60),), [("a",)] * count, caption="Things")
        for name, count in (("First_things", rows), ("Last_things", 12))
    )
    return Page("Sheet", "Title", "", (), (first, second))


@pytest.mark.parametrize(("rows", "begins"), [(10, []), (21, []), (22, [27]), (25, [30]), (27, []), (30, [])])
def test_a_table_does_not_begin_at_the_foot_of_a_page(rows: int, begins: list[int]) -> None:
    assert page_breaks(lay_out(two_tables(rows)), 600) == begins


@pytest.mark.parametrize("rows", [13, 16, 18])
def test_a_table_keeps_three_rows_on_its_first_page_when_it_gives_some_to_its_last(rows: int) -> None:
    layout = lay_out(two_tables(rows))
    (begins,) = page_breaks(layout, 600)
    assert begins - layout.places[-1].header - 1 >= 3


def test_a_page_without_a_table_is_not_broken() -> None:
    assert page_breaks(lay_out(Page("Sheet", "Title", "", (Line("words " * 3_000),))), 600) == []


def test_the_notes_name_the_plans_file_as_it_is_called() -> None:
    (source,) = (row[2] for row in notes_of(a_report(source="nov.xlsx")) if row[1] == "Plan workbook")
    assert source == "The file nov.xlsx, sheet Plan."


# Cover


def test_the_cover_names_what_moved() -> None:
    moved = Change("deadline later", 1, "Launch the guide", "1 March 2017", "10 March 2017", 9)
    report = a_report(changes=Changes(date(2017, 2, 28), (moved,)))
    assert (
        "Since 28 February 2017: 1 slipped by 9 days. Later: “Launch the guide” (1 March 2017 → 10 March 2017)."
        in lines_of(render_workbook(report), "Cover")
    )


# Trends


def in_two_reports() -> Report:
    """Three tactics: one whose deadline moved, one without a date, one of which there is nothing to say."""
    days = (date(2017, 2, 28), AS_OF)
    first, now = date(2017, 5, 15), date(2017, 6, 15)
    trends = Trends(
        reports=days,
        rags=tuple(RagTrend(row, "", days, ("", "Red") if row == 1 else ("Amber", "Not rated")) for row in (1, 2, 3)),
        burn_up=(BurnPoint(days[0], 3, 1, 2, 0), BurnPoint(days[1], 3, 2, 2, 1), BurnPoint(now, 3, 3, 3, None)),
        slips=(Slip(3, "The third", first, now, 31, (Move(first, now, AS_OF),)),),
        silences=(),
        undated=(Undated(2, "The second", "tbc", AS_OF, 0, first, overdue=False),),
    )
    tactics = [a_tactic(title=f"The {name}", rag=rag) for name, rag in (("first", "Red"), ("second", "Amber"))]
    return a_report(*tactics, a_tactic(title="The third", rag="Amber"), trends=trends)


def test_trends_tell_complete_against_planned_on_every_report_day() -> None:
    assert rows_of(render_workbook(in_two_reports()), "Trends", "Complete_against_planned") == [
        (datetime(2017, 2, 28), 3, 1, 2, 0),  # noqa: DTZ001 - a cell has no time zone
        (datetime(2017, 3, 31), 3, 2, 2, 1),  # noqa: DTZ001
        (datetime(2017, 6, 15), 3, 3, 3, "[z]"),  # noqa: DTZ001
    ]


def test_trends_tell_each_tactics_rag_and_moves_the_furthest_moved_first() -> None:
    content = render_workbook(in_two_reports())
    assert load_workbook(BytesIO(content))["Trends"].tables["Trends"].column_names[3:6] == [
        "Times moved",
        "RAG on 28 February 2017",
        "RAG on 31 March 2017",
    ]
    third, first, second = rows_of(content, "Trends", "Trends")
    assert third[2:] == (31, 1, "■ Amber", "○ Not rated", "Moved once: 15 May 2017, 15 June 2017.")
    assert first[2:] == ("[z]", "[z]", "[z]", "▲ Red", "[z]")
    assert second[-1] == "No date; to be decided by 15 May 2017."


def test_trends_have_charts_of_what_there_is() -> None:
    report = in_two_reports()
    assert report.trends
    assert [picture.shows for picture in trends_page(report).pictures] == ["Complete_against_planned", "Trends"]
    alone = replace(report.trends, slips=())
    assert [picture.shows for picture in trends_page(replace(report, trends=alone)).pictures] == [
        "Complete_against_planned"
    ]
    nothing = replace(report.trends, burn_up=(BurnPoint(AS_OF, 0, 0, 0, 0),))
    page = trends_page(replace(report, trends=nothing))
    assert (len(page.tables), page.pictures) == (1, ())


def test_a_rag_has_the_same_look_with_its_mark_and_without() -> None:
    book = load_workbook(BytesIO(render_workbook(in_two_reports())))
    fills = {cell.value: cell.fill.fgColor.rgb for row in book["Trends"].iter_rows() for cell in row}
    assert fills["▲ Red"] == f"FF{RAG_STYLES['Red'].tint[1:]}"


# The grid


def scale_2017() -> TimeColumns:
    return time_columns(a_report())


def test_the_grid_has_the_weeks_of_the_plan_year() -> None:
    scale = scale_2017()
    assert (scale.starts[0], scale.last, len(scale.starts)) == (date(2016, 12, 26), date(2017, 12, 31), 53)
    assert [name for _, name in scale.months()][:3] == ["Jan", "Feb", "Mar"]
    assert list(scale.years()) == [(0, "2017")]


@pytest.mark.parametrize(
    ("years", "beyond", "columns"), [(0, 1, 53), (3, 1, 42), (3, 4, 48), (9, 4, 40), (80, 4, 41), (7000, 4, 8)]
)
def test_a_plan_that_reaches_far_has_longer_steps(years: int, beyond: int, columns: int) -> None:
    far = a_tactic(end=date(2017 + years, 12, 31))
    scale = time_columns(a_report(*(far,) * beyond, *(a_tactic(),) * 4))
    assert len(scale.starts) == columns <= MOST_COLUMNS


def years_of_the_chart(report: Report) -> list[str]:
    return re.findall(r'<g id="years-\d+">.*?>(\d{4})</text>', render_gantt(report).svg.decode("utf-8"), re.DOTALL)


def years_of_the_timeline(report: Report) -> list[str]:
    sheet = load_workbook(BytesIO(render_workbook(report)))["Timeline"]
    header = next(iter(sheet.tables.values())).ref.partition(":")[0].lstrip("A")
    return [str(cell.value) for cell in sheet[int(header) - 1] if cell.value]


@pytest.mark.parametrize(
    ("changes", "as_of", "years"),
    [
        ({}, AS_OF, ["2017"]),
        ({}, date(2018, 2, 28), ["2017", "2018"]),
        ({"first_end": date(2016, 11, 30)}, AS_OF, ["2016", "2017"]),
        ({"end": date(2019, 6, 30)}, AS_OF, ["2017", "2018", "2019"]),
    ],
)
def test_the_timeline_shows_the_years_of_the_chart(changes: dict[str, object], as_of: date, years: list[str]) -> None:
    report = replace(a_report(a_tactic(**changes)), as_of=as_of)
    assert years_of_the_timeline(report) == years_of_the_chart(report) == years


def marks(**changes: object) -> dict[int, str]:
    return {column: mark.text for column, mark in grid_cells(a_tactic(**changes), scale_2017(), 15).items()}


def test_a_single_day_has_its_mark_and_its_date_beside_it() -> None:
    assert marks() == {24: SINGLE, 25: "15 Jun"}


def test_a_window_not_confirmed_is_hatched() -> None:
    day = date(2017, 6, 1)
    assert set(marks(start=day, end=date(2017, 6, 30), confirmed=False).values()) == {HATCH}


def test_a_window_lent_by_the_phase_is_dotted() -> None:
    assert set(marks(start=date(2017, 4, 1), undated=True, confirmed=False).values()) == {DOTS}


def test_a_tactic_with_no_end_goes_on() -> None:
    assert list(marks(start=date(2017, 5, 1), open_ended=True).values())[-1] == ONWARDS


def test_a_window_beyond_the_grid_goes_on_at_its_edge() -> None:
    assert marks(start=date(2019, 1, 1), end=date(2019, 2, 1)) == {52: ONWARDS}
    assert marks(end=date(2018, 3, 1))[52] == ONWARDS


def test_a_deadline_that_moved_leaves_a_mark_where_it_stood() -> None:
    assert marks(first_end=date(2017, 3, 31))[13] == FIRST


def test_every_occasion_is_marked() -> None:
    days = (date(2017, 2, 1), date(2017, 9, 1))
    found = marks(occasions=tuple(Window(day, day) for day in days))
    assert list(found.values()) == [SINGLE, SINGLE]


# Requests


def test_the_summary_lists_the_requests_under_their_numbers_and_refs(report: Report) -> None:
    rows = rows_of(render_workbook(report), "Summary", "Asks")
    assert [row[1] for row in rows] == [request.number for request in report.requests]
    assert [row[2] for row in rows] == [request.ref for request in report.requests]
    assert all(row[-1] != "[z]" for row in rows)


def test_links_are_texts_to_who_reads_them() -> None:
    assert tidy_cell(Link("12", "Tactics", 11)) == Link("12", "Tactics", 11)
