from __future__ import annotations

import csv
import email
import io
import re
import zipfile
from datetime import date
from email.policy import default
from typing import TYPE_CHECKING

import icalendar
import openpyxl
import pytest

from nshreport.deliver.pack import Pack, build_pack
from nshreport.pipeline import read_report
from nshreport.plan import Options
from tests.books import plan_sheet, save

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "<script>alert(1)</script> & <img src=x onerror=alert(2)>",
    '=HYPERLINK("http://evil.example","click")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "Talk\r\nBcc: everyone@evil.example\r\n\r\nDear all",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    "🎉 مرحبا بالعالم \u202e reversed",
    "{{ 7*7 }} {% raw %} ${8*8}",
    "long " * 2000,
)  # fmt: skip


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder: Path = tmp_path_factory.mktemp("hostile")
    rows = [(text, text, text, "7 April", text, f"Drafting {text}") for text in HOSTILE]
    sheet = plan_sheet(list(rows), title="Plan 2017 <b>\r\nBcc: x@evil.example")
    for cell in (cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"):
        cell.data_type = "s"  # typed as words: what the plan itself calculates is the team's own
    assert sheet.parent is not None
    people = sheet.parent.create_sheet("People")
    people.append(("Name", "Kind", "Other spellings", "Role", "Address"))
    people.append(("Steering\nGroup", "body", "", "steering group", "group@example.org\nBcc: x@evil.example"))
    people.append(("Ian", "person", "", "steering group", "ian@example.org"))
    reading = read_report(save(sheet, folder), Options(date(2017, 3, 31)), folder)
    return build_pack(*reading)


def named(pack: Pack, ending: str) -> dict[str, bytes]:
    return {name: content for name, content in pack.files.items() if name.endswith(ending)}


def test_workbooks_hold_it_as_text_and_never_as_a_formula_or_link_out(pack: Pack) -> None:
    for name, content in named(pack, ".xlsx").items():
        book = openpyxl.load_workbook(io.BytesIO(content))
        assert [
            cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
        ] == []
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            links = [archive.read(part).decode() for part in archive.namelist() if part.endswith(".rels")]
        assert "evil.example" not in "".join(links), name


def test_csv_cells_that_a_spreadsheet_would_take_for_a_formula_begin_with_an_apostrophe(pack: Pack) -> None:
    for content in named(pack, ".csv").values():
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        texts = [
            text for row in rows for name, text in row.items() if name not in {"slip_days", "working_days_left", "days"}
        ]
        assert [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_messages_carry_no_header_of_the_plans_making(pack: Pack) -> None:
    for content in named(pack, ".eml").values():
        message = email.message_from_bytes(content, policy=default)
        assert message["Bcc"] is None
        assert "evil.example" not in f"{message['To']} {message['Cc']}"


def test_pages_carry_no_element_of_the_plans_making(pack: Pack) -> None:
    for ending in (".html", ".svg"):
        for name, content in named(pack, ending).items():
            tags = {tag.lower() for tag in re.findall(r"<\s*([A-Za-z]+)", content.decode("utf-8"))}
            assert "script" not in tags, name
            assert not re.search(r"<[^>]*\sonerror\s*=", content.decode("utf-8")), name


def test_calendars_hold_only_the_events_of_the_tactics(pack: Pack) -> None:
    calendars = named(pack, "_deadlines.ics")
    (content,) = calendars.values()
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == len(HOSTILE)
