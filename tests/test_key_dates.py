from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.pipeline import Reading, read_report
from nshreport.plan import KeyDate, MessageList, Options
from tests.books import codes, plan_sheet, save
from tests.months import report

if TYPE_CHECKING:
    from pathlib import Path

TALK = ("Give a talk", "Why", "GSS", "2 May", "Ian", "Drafting")


def read_with(folder: Path, name: str, *rows: tuple[object, ...]) -> Reading:
    sheet = plan_sheet([TALK])
    assert sheet.parent is not None
    extra = sheet.parent.create_sheet(name)
    for row in rows:
        extra.append(row)
    return read_report(save(sheet, folder), Options(date(2017, 3, 31)), folder)


def test_key_dates_are_days_and_periods_in_their_order(tmp_path: Path) -> None:
    reading = read_with(
        tmp_path,
        "Key dates",
        ("First day", "Last day", "What", "Kind"),
        ("14 June", None, "Steering group", "meeting"),
        (date(2017, 4, 22), date(2017, 6, 8), "General election", "pre-election period"),
    )
    assert reading.plan.key_dates == (
        KeyDate(date(2017, 4, 22), date(2017, 6, 8), "General election", "pre-election period"),
        KeyDate(date(2017, 6, 14), date(2017, 6, 14), "Steering group", "meeting"),
    )


def test_a_deadline_in_a_pre_election_period_is_a_finding(tmp_path: Path) -> None:
    rows = (("First day", "Last day", "What", "Kind"), ("22 April", "8 June", "General election", "purdah"))
    assert codes(read_with(tmp_path, "Key dates", *rows))["pre-election"] == ["D4"]


def test_a_key_date_that_is_not_firm_is_left_out_with_a_finding(tmp_path: Path) -> None:
    reading = read_with(tmp_path, "Key dates", ("Date", "What"), ("early June", "Steering group"))
    assert reading.plan.key_dates == ()
    assert codes(reading)["key-date-not-understood"] == ["A2"]


def test_the_commentary_of_this_report_date_is_taken_and_no_other(tmp_path: Path) -> None:
    rows = (("Report date", "Text"), ("28 February 2017", "Last month"), (date(2017, 3, 31), "A good month."))
    assert read_with(tmp_path, "Commentary", *rows).plan.commentary == "A good month."


@pytest.mark.parametrize("day", ["31/3/2017", "31 March", "end of March", "31st March 2017", date(2017, 3, 31)])
def test_the_date_of_a_commentary_may_be_written_as_people_write_it(day: object, tmp_path: Path) -> None:
    reading = read_with(tmp_path, "Commentary", ("Report date", "Text"), (day, "A good month."))
    assert reading.plan.commentary == "A good month."
    assert not {"commentary-date", "commentary-missed"} & codes(reading).keys()


@pytest.mark.parametrize("day", ["31 March?", "March 2017", "soon", None])
def test_a_commentary_whose_date_is_not_one_day_is_a_finding(day: str | None, tmp_path: Path) -> None:
    reading = read_with(tmp_path, "Commentary", ("Report date", "Text"), (day, "A good month."))
    assert reading.plan.commentary == ""
    assert codes(reading)["commentary-date"] == ["A2"]


@pytest.mark.parametrize(
    ("day", "cells"),
    [("30 March 2017", ["A2"]), ("1 March 2017", ["A2"]), ("28 February 2017", []), ("30 April 2017", [])],
)
def test_a_commentary_between_the_last_report_and_this_one_is_a_finding(
    day: str, cells: list[str], tmp_path: Path
) -> None:
    report([TALK], tmp_path, "2017-02-28")
    reading = read_with(tmp_path, "Commentary", ("Report date", "Text"), (day, "A good month."))
    assert codes(reading).get("commentary-missed", []) == cells


def test_a_key_date_may_end_and_be_at_the_end_of_a_month(tmp_path: Path) -> None:
    rows = (("First day", "Last day", "What"), ("22/4/2017", "end of May", "Purdah"), ("end of June", None, "Meeting"))
    reading = read_with(tmp_path, "Key dates", *rows)
    assert reading.plan.key_dates == (
        KeyDate(date(2017, 4, 22), date(2017, 5, 31), "Purdah", ""),
        KeyDate(date(2017, 6, 30), date(2017, 6, 30), "Meeting", ""),
    )


@pytest.mark.parametrize("day", ["31/5/2017", "31 May 2017", "end of May"])
def test_the_next_report_may_be_set_as_people_write_a_day(day: str, tmp_path: Path) -> None:
    assert read_with(tmp_path, "Settings", ("Next report", day)).report.next_report == date(2017, 5, 31)


@pytest.mark.parametrize(
    "rows",
    [
        (("Key messages",), ("· Be consistent",), ("Be comparable",)),
        (("No", "Message"), (1, "Be consistent"), (2, " Be\ncomparable ")),
        (("Be consistent",), (), ("– Be comparable",)),
    ],
)
def test_messages_are_sentences_without_their_heading_numbers_and_bullets(
    rows: tuple[tuple[object, ...], ...], tmp_path: Path
) -> None:
    (messages,) = read_with(tmp_path, "Key messages", *rows).plan.messages
    assert messages == MessageList("Key messages", ("Be consistent", "Be comparable"))


def test_messages_come_in_one_order_whatever_their_sheets_are_called(tmp_path: Path) -> None:
    assert [one.name for one in read_with(tmp_path, "challenges", ("Few readers",)).plan.messages] == ["Challenges"]
    assert read_with(tmp_path, "Approach", ("Approach",)).plan.messages == ()
