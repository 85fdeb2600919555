from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from nshreport.finding import Finding, Severity
from nshreport.history import BurnPoint, Slip, Trends, Undated
from nshreport.history.deadline_history import Move
from nshreport.history.trends import RagTrend
from nshreport.plan import Vocabulary
from nshreport.rating import RAG_RULES
from nshreport.render import workbook
from nshreport.render.charts import render_gantt
from nshreport.render.text_width import count_lines, fold_text, text_pixels
from nshreport.render.theme import RAG_STYLES
from nshreport.render.workbook import render_team_workbook, render_workbook
from nshreport.render.workbook.cell import CUT, LONGEST, Link, tidy_cell, tidy_text, unique_headings
from nshreport.render.workbook.layout import Layout, lay_out, page_breaks
from nshreport.render.workbook.native_charts import RagChart
from nshreport.render.workbook.notes import STATES
from nshreport.render.workbook.page import PICTURE_PIXELS, PRINTED_PIXELS, Column, Line, Page, make_table
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
from nshreport.report.phases import NO_PHASE
from nshreport.words.feedback import State
from nshreport.words.timing import Window
from tests.conftest import reading_on
from tests.made_reports import AS_OF, a_report, a_request, a_tactic, many_tactics, with_trends

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
        ("   ", "not given"),
        ("\x00", "not given"),
        (None, "none"),
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


def test_no_two_headings_are_the_same_in_any_case() -> None:
    assert unique_headings(["RAG", "rag", "", "A\nB", "Rag", "_x000D_"]) == [
        *("RAG", "rag (2)", "Column 3", "A B", "Rag (3)", "x000D_"),
    ]


def test_a_table_must_have_a_name_that_says_something() -> None:
    with pytest.raises(ValueError, match="not a table's name: A1"):
        make_table("A1", (Column("Row", 6, str),), ["1"])


def test_a_column_that_is_all_blank_is_left_out() -> None:
    columns: tuple[Column[str], ...] = (
        Column("Thing", 20, str),
        Column("Colour", 20, lambda _: ""),
        Column("Size", 20, lambda thing: "small" if thing == "a" else None),
        Column("Shape", 20, lambda _: None),
    )
    table = make_table("Things", columns, ["a", "b"])
    assert [column.heading for column in table.columns] == ["Thing", "Size"]
    assert table.rows == (("a", "small"), ("b", "none"))


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


def test_tables_are_below_each_other_and_never_side_by_side() -> None:
    table = make_table("Things", (Column("Thing", 60, str),), ["a", "b"], caption="Things")
    layout = lay_out(Page("Sheet", "Title", "", (Line("One line"),), (table, replace(table, name="Others"))))
    first, second = layout.places
    assert (first.caption, first.header, first.bottom) == (3, 4, 6)
    assert second.caption == 8


def test_a_long_line_takes_as_many_rows_as_it_needs() -> None:
    table = make_table("Things", (Column("Thing", 60, str),), ["a"])
    layout = lay_out(Page("Sheet", "Title", "", (Line("many words " * 60),), (table,)))
    assert len(layout.lines) > 10
    assert layout.places[0].header == len(layout.lines)


@pytest.mark.parametrize("sheet", ["Attention", "Timeline"])
def test_a_ref_leads_to_the_tactic_s_row(sheet: str, report: Report) -> None:
    workbook = load_workbook(BytesIO(render_workbook(report)))
    worksheet = workbook[sheet]
    refs = [row[0] for row in worksheet[next(iter(worksheet.tables.values())).ref][1:]]
    assert refs
    for ref in refs:
        assert ref.hyperlink is not None
        assert workbook["Tactics"][str(ref.hyperlink.location).rpartition("!")[2]].value == ref.value


# Which sheets there are


def sheets_of(report: Report) -> list[str]:
    return [str(name) for name in load_workbook(BytesIO(render_workbook(report))).sheetnames]


def test_the_workbook_opens_on_the_summary_and_leaves_out_sheets_with_nothing_to_say() -> None:
    assert sheets_of(reading_on("2017-03-31").report) == [
        *("Summary", "Attention", "Next 90 days", "Timeline", "Tactics", "Objectives", "Notes"),
    ]
    plain = a_report(a_tactic(objectives=(), audiences=()), objectives={})
    assert sheets_of(plain) == ["Summary", "Next 90 days", "Timeline", "Tactics", "Breakdown", "Notes"]
    assert sheets_of(with_trends(many_tactics(12))) == [
        *("Summary", "Attention", "Changes", "Next 90 days", "Timeline", "Tactics", "Objectives", "Trends", "Notes"),
    ]


def test_the_summary_links_to_every_other_sheet_with_a_line_on_each(report: Report) -> None:
    content = render_workbook(report)
    rows = rows_of(content, "Summary", "Sheets")
    assert [row[0] for row in rows] == sheets_of(report)[1:]
    assert all(len(str(row[2]).split()) >= 4 for row in rows)
    sheet = load_workbook(BytesIO(content))["Summary"]
    cells = [row[0] for row in sheet[sheet.tables["Sheets"].ref][1:]]
    assert [str(cell.hyperlink and cell.hyperlink.location) for cell in cells] == [f"'{row[0]}'!A1" for row in rows]


def test_a_team_with_nothing_to_fix_and_nothing_open_has_the_readings_only() -> None:
    done = a_report(a_tactic(state=State.COMPLETE, rag="Complete"))
    assert load_workbook(BytesIO(render_team_workbook(done))).sheetnames == ["Refs", "Readings"]


def test_the_sheets_use_the_plan_s_own_words() -> None:
    words = Vocabulary("action", "actions", "owner", "the Board")
    report = a_report(a_tactic(phase_name="", phase=None, rag="Amber", reason="due today"), words=words)
    report = replace(report, phases=(replace(report.phases[0], name=NO_PHASE),))
    book = load_workbook(BytesIO(render_workbook(report)))
    assert "Actions" in book.sheetnames
    headings = {str(name) for sheet in book for table in sheet.tables.values() for name in table.column_names}
    assert {"Action", "Owner"} <= headings
    assert not {"Tactic", "Accountable", "Phase"} & headings
    said = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Nothing is needed from the Board this time." in said
    assert not [text for text in said if re.search(r"\b(tactic|phase|accountable|steering)", text, re.IGNORECASE)]


# What the sheets say


def test_attention_lists_red_then_amber_with_why_and_what_to_do(report: Report) -> None:
    rows = rows_of(render_workbook(report), "Attention", "Attention")
    assert len(rows) == 11
    assert {row[1] for row in rows} == {"Amber"}
    assert all(row[6] != "none" and row[7] != "none" for row in rows)


def test_words_of_a_status_column_are_shown_with_the_feedback() -> None:
    report = a_report(a_tactic(status_typed="On hold", feedback="Hall booked"), a_tactic(status_typed="Drafting"))
    tables = ((render_workbook(report), "Tactics", "Tactics"), (render_team_workbook(report), "Action list", "Actions"))
    for content, sheet, table in tables:
        said = [" ".join(str(cell).split()) for row in rows_of(content, sheet, table) for cell in row]
        assert {"On hold Hall booked", "Drafting"} <= set(said)


def test_the_summary_begins_with_the_finding(report: Report) -> None:
    lines = lines_of(render_workbook(report), "Summary")
    assert lines.startswith(
        "National Statistics Harmonisation Steering Group (NSH SG) Communication Plan 2017: status at 31 March 2017 "
        f"This worksheet contains three tables. {report.headline[0]}. "
    )
    assert "Next report: 30 April 2017." in lines


def test_every_tactic_is_counted_once_by_phase(report: Report) -> None:
    content = render_workbook(report)
    *phases, total = [
        tuple(int(str(count)) for count in row[1:8]) for row in rows_of(content, "Objectives", "RAG_counts")
    ]
    assert total == tuple(map(sum, zip(*phases, strict=True))) == (0, 11, 8, 1, 0, 3, 23)
    assert rows_of(content, "Summary", "Summary_of_RAG")[-1] == (
        *("All tactics", 23, "11 amber, 8 green, 1 complete and 3 not rated"),
    )


def test_objectives_and_audiences_say_how_far_each_is_served() -> None:
    content = render_workbook(reading_on("2017-06-30").report)
    assert rows_of(content, "Objectives", "By_objective")[0][1:8] == (8, 6, 4, 1, 0, 3, 22)
    rows = rows_of(content, "Objectives", "By_audience")
    assert rows[0] == ("Academia", 1, 0, "Not reached")
    assert all(int(str(row[2])) <= int(str(row[1])) for row in rows)
    assert "2 of 11 audiences have been reached. Not yet: Academia, BEIS, Devolved Administration, GSR" in lines_of(
        content, "Objectives"
    )


def test_the_key_messages_are_next_to_the_objectives(report: Report) -> None:
    messages = rows_of(render_workbook(report), "Objectives", "Messages_1")
    assert messages[2:4] == [("Make cross country comparisons",), ("Reduce respondent and user burden",)]


@pytest.mark.parametrize(("report", "bars"), [(a_report(), 1), (many_tactics(12), 6), (many_tactics(60), 6)])
def test_the_chart_has_a_bar_for_each_phase_where_there_are_several(report: Report, bars: int) -> None:
    chart = RagChart(report)
    assert (len(report.phases) if chart.by_phase else 1) == bars


@pytest.mark.parametrize(("count", "fix"), [(1, "1 finding: 1 to fix."), (2, "2 findings: 2 to fix.")])
def test_one_is_counted_as_one(count: int, fix: str) -> None:
    finding = Finding("no-date", Severity.FIX, "Plan", "D1", "", "Assumed.", "", 1)
    report = a_report(*[a_tactic()] * count, findings=(finding,) * count)
    assert fix in lines_of(render_team_workbook(report), "What to fix")


def test_the_next_90_days_have_what_is_due_and_the_bank_holidays(report: Report) -> None:
    rows = rows_of(render_workbook(report), "Next 90 days", "Next_days")
    days = [row[0].date() for row in rows if isinstance(row[0], datetime)]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2017, 3, 31), date(2017, 6, 27))
    assert ("Friday", "Bank holiday", "none", "Good Friday (all of the United Kingdom)") in [row[1:5] for row in rows]
    assert ("Due", "T14") in [row[2:4] for row in rows]


def test_requests_are_in_front_unless_they_are_too_many_for_a_page() -> None:
    few = many_tactics(60)
    many = replace(few, requests=tuple(a_request(few.tactics[0], number) for number in range(1, 30)))
    tables = [[table.name for table in summary_page(report, []).tables[:-1]] for report in (few, many)]
    assert tables == [["Requests", "Summary_of_RAG"], ["Summary_of_RAG", "Requests"]]


def test_answers_are_listed_with_their_outcome() -> None:
    closed = "Asked on 28 February. Agreed on 27 March: move to June."
    answer = a_request(a_tactic(ref="T01"), state="answered", closed=closed)
    decisions = (("T01", "Agreed on 27 March: move to June"), ("", "Agreed on 28 March: stop the newsletter"))
    report = a_report(answered=(answer,), decisions=decisions)
    first, second = rows_of(render_workbook(report), "Summary", "Answered")
    assert first[:4] == ("Answered", "T01", "Agree to move the deadline.", closed)
    assert second == ("Decided", "none", "none", "Agreed on 28 March: stop the newsletter.", "none")


def test_every_state_is_explained() -> None:
    assert [state for state, _ in STATES] == list(State)


def test_every_rule_is_printed(report: Report) -> None:
    rows = notes_of(report)
    rules = [row[1] for row in rows if str(row[0]).startswith("RAG rule")]
    assert rules == [str(rule.outcome) for rule in RAG_RULES if rule.when]


def test_the_team_sees_every_finding_with_its_ref_and_every_reading(report: Report) -> None:
    content = render_team_workbook(report)
    findings = rows_of(content, "What to fix", "Findings")
    assert [row[4] for row in findings] == [finding.message for finding in report.findings]
    assert {row[0] for row in findings} <= {*(tactic.ref for tactic in report.tactics), "none"}
    readings = rows_of(content, "Readings", "Readings")
    assert ("T08", "D13", "Timing", "7th April") in {row[:4] for row in readings}


def test_the_refs_can_be_pasted_next_to_the_plan_s_rows(report: Report) -> None:
    sheet = load_workbook(BytesIO(render_team_workbook(report)))["Refs"]
    assert not sheet.tables
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=5, max_col=3)]
    assert rows[0] == ("Row in the plan", "Ref", "Tactic")
    assert [row[0] for row in rows[1:]] == list(range(5, 31))
    assert rows[8] == (12, None, None)
    assert {f"A{row[0]}": row[1] for row in rows[1:] if row[1]} == {one.cell: one.ref for one in report.tactics}


@pytest.mark.parametrize("changes", [{"reference": "C1"}, {"cell": ""}])
def test_there_are_no_refs_to_paste_where_the_plan_has_its_own_or_no_rows(changes: dict[str, object]) -> None:
    assert "Refs" not in load_workbook(BytesIO(render_team_workbook(a_report(a_tactic(**changes))))).sheetnames


def test_the_action_list_has_each_open_tactic_once_by_its_lead(report: Report) -> None:
    rows = rows_of(render_team_workbook(report), "Action list", "Actions")
    assert sorted(str(row[0]) for row in rows) == [tactic.ref for tactic in report.tactics if tactic.is_open]
    leads = [str(row[1]).partition(";")[0].casefold() for row in rows]
    assert leads == sorted(leads)


# On paper


@pytest.mark.parametrize("count", [1, 12, 100])
def test_every_sheet_is_narrow_enough_to_be_read_in_print(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[Page] = []
    monkeypatch.setattr(workbook, "write_workbook", lambda made, _: pages.extend(made))
    for render in (render_workbook, render_team_workbook):
        render(many_tactics(count))
    assert len(pages) >= 9
    assert {page.name: page.printed_pixels for page in pages if page.printed_pixels > PRINTED_PIXELS} == {}


@pytest.mark.parametrize(
    "report",
    [
        a_report(),
        many_tactics(60),
        a_report(decisions=(("T01", "Agreed"),)),
        *(with_trends(many_tactics(60), before=before) for before in range(1, 7)),
    ],
)
def test_a_chart_has_room_on_the_printed_page(report: Report) -> None:
    pages = [summary_page(report, []), trends_page(report)]
    for page in pages:
        if page and page.picture:
            left = sum(page.column_pixels[: page.picture_column])
            assert PRINTED_PIXELS >= page.printed_pixels >= left + PICTURE_PIXELS


# Where the last page begins


def a_long_table(rows: int) -> Page:
    table = make_table("Things", (Column("Thing", 60, str),), ["a"] * rows)
    return Page("Sheet", "Title", "", (), (table,))


@pytest.mark.parametrize(("rows", "begins"), [(20, []), (28, []), (29, [21]), (31, [23]), (40, []), (300, [])])
def test_no_page_holds_a_lonely_row_or_two(rows: int, begins: list[int]) -> None:
    assert page_breaks(lay_out(a_long_table(rows)), 600) == begins


def two_tables(rows: int, last: int) -> Layout:
    """A table of so many rows, and below it a last one."""
    first, second = (
        make_table(name, (Column("Thing", 60, str),), ["a"] * count, caption="Things")
        for name, count in (("First_things", rows), ("Last_things", last))
    )
    return lay_out(Page("Sheet", "Title", "", (), (first, second)))


@pytest.mark.parametrize(("rows", "whole"), [(5, True), (11, True), (13, False), (20, False), (26, False)])
def test_a_short_last_table_is_kept_on_one_page(rows: int, *, whole: bool) -> None:
    layout = two_tables(rows, 12)
    assert page_breaks(layout, 600) == ([] if whole else [layout.places[-1].top])


@pytest.mark.parametrize("rows", range(16, 27))
def test_a_long_last_table_has_three_rows_on_the_page_where_it_begins(rows: int) -> None:
    layout = two_tables(rows, 20)
    begins = page_breaks(layout, 600)
    first = layout.places[-1].header + 1
    assert layout.places[-1].top in begins or all(begin >= first + 3 for begin in begins)


def test_a_table_that_is_not_printed_breaks_no_page() -> None:
    layout = two_tables(20, 12)
    last = replace(layout.places[-1].table.columns[0], printed=False)
    tables = (layout.places[0].table, replace(layout.places[1].table, columns=(last,)))
    assert page_breaks(lay_out(Page("Sheet", "Title", "", (), tables)), 600) == []


def test_the_notes_name_the_plans_file_as_it_is_called() -> None:
    (source,) = (row[2] for row in notes_of(a_report(source="nov.xlsx")) if row[1] == "Plan workbook")
    assert source == "The file nov.xlsx, sheet Plan."


# Trends


def in_two_reports() -> Report:
    """Three tactics: one whose deadline moved, one without a date, one of which there is nothing to say."""
    days = (date(2017, 2, 28), AS_OF)
    first, now = date(2017, 5, 15), date(2017, 6, 15)
    trends = Trends(
        reports=days,
        rags=tuple(
            RagTrend(f"T0{row}", days, ("", "Red") if row == 1 else ("Amber", "Not rated")) for row in (1, 2, 3)
        ),
        burn_up=(BurnPoint(days[0], 3, 1, 2, 0), BurnPoint(days[1], 3, 2, 2, 1), BurnPoint(now, 3, 3, 3, None)),
        slips=(Slip(3, "T03", first, now, 31, (Move(first, now, AS_OF),)),),
        silences=(),
        undated=(Undated(2, "T02", AS_OF, 0, first, overdue=False),),
    )
    tactics = [a_tactic(title=f"The {name}", rag=rag) for name, rag in (("first", "Red"), ("second", "Amber"))]
    return a_report(*tactics, a_tactic(title="The third", rag="Amber"), trends=trends)


def test_trends_count_complete_against_planned_on_every_report_day() -> None:
    assert rows_of(render_workbook(in_two_reports()), "Trends", "Complete_against_planned") == [
        (datetime(2017, 2, 28), 3, 1, 2, 0),  # noqa: DTZ001 - a cell has no time zone
        (datetime(2017, 3, 31), 3, 2, 2, 1),  # noqa: DTZ001
        (datetime(2017, 6, 15), 3, 3, 3, "not yet"),  # noqa: DTZ001
    ]


def test_trends_show_each_tactics_rag_and_moves_the_furthest_moved_first() -> None:
    content = render_workbook(in_two_reports())
    assert load_workbook(BytesIO(content))["Trends"].tables["Trends"].column_names[1:5] == [
        *("Days moved", "Times moved", "RAG at 28 February 2017", "RAG at 31 March 2017"),
    ]
    third, second = rows_of(content, "Trends", "Trends")
    assert third == ("T03 The third", 31, 1, "■ Amber", "○ Not rated", "Moved once: 15 May 2017, 15 June 2017.")
    assert second[-1] == "No date; to be decided by 15 May 2017."


def test_trends_have_a_chart_where_there_is_something_to_complete() -> None:
    report = in_two_reports()
    assert report.trends
    page, without = (
        trends_page(replace(report, trends=trends))
        for trends in (report.trends, replace(report.trends, burn_up=(BurnPoint(AS_OF, 0, 0, 0, 0),)))
    )
    assert page
    assert without
    assert page.picture
    assert (page.picture.shows, len(page.tables)) == ("Complete_against_planned", 2)
    assert (without.picture, len(without.tables)) == (None, 1)


def test_a_first_report_has_no_trends() -> None:
    report = in_two_reports()
    assert report.trends
    assert trends_page(replace(report, trends=replace(report.trends, reports=(AS_OF,)))) is None


def test_a_rag_has_the_same_look_with_its_mark_and_without() -> None:
    book = load_workbook(BytesIO(render_workbook(in_two_reports())))
    fills = {cell.value: cell.fill.fgColor.rgb for row in book["Trends"].iter_rows() for cell in row}
    assert fills["■ Amber"] == f"FF{RAG_STYLES['Amber'].tint[1:]}"


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


def test_a_single_day_has_its_mark_and_its_date_next_to_it() -> None:
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
    rows = rows_of(render_workbook(report), "Summary", "Requests")
    assert [row[0] for row in rows] == [request.number for request in report.requests]
    assert [row[1] for row in rows] == [request.ref for request in report.requests]
    assert [row[2] for row in rows] == [f"{request.words}." for request in report.requests]
    assert all(row[-1] != "none" for row in rows)


def test_links_are_texts_to_their_readers() -> None:
    assert tidy_cell(Link("12", "Tactics", 11)) == Link("12", "Tactics", 11)
