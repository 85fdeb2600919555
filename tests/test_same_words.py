"""Requests and counts are the same in e-mail, paper, workbook and on the pack's front page."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from functools import lru_cache
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook

from nshreport.deliver.pack import INDEX, build_pack
from nshreport.words import say_list
from tests.conftest import reading_on

if TYPE_CHECKING:
    from nshreport.report import Report

DAYS = ("2017-03-31", "2017-06-30", "2017-12-31")
IN_EMAIL = 5
"""Requests of which the e-mail has the words; the paper has more, the workbook and the page have all."""


@lru_cache(maxsize=4)
def texts_on(day: str) -> dict[str, str]:
    """The words of each output, on one line."""
    files = build_pack(*reading_on(day)).files
    found = {name.rpartition("_")[2]: content for name, content in files.items() if "/" not in name}
    paper = Document(BytesIO(found["paper.docx"]))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    workbook = load_workbook(BytesIO(found["status-report.xlsx"]))
    values = [str(cell.value) for row in workbook["Summary"].iter_rows() for cell in row if cell.value is not None]
    mail = message_from_bytes(found["email.eml"], policy=policy.default).get_body(("plain",))
    assert mail is not None
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", " ", files[INDEX].decode("utf-8"), flags=re.DOTALL)
    texts = {
        "paper": " ".join([*(one.text for one in paper.paragraphs), *cells]),
        "workbook": " ".join(values),
        "e-mail": mail.get_content(),
        "page": unescape(page),
    }
    return {name: " ".join(text.split()) for name, text in texts.items()}


def report_on(day: str) -> Report:
    return reading_on(day).report


@pytest.mark.parametrize("day", DAYS)
def test_requests_have_the_same_words_and_refs_everywhere(day: str) -> None:
    for name, text in texts_on(day).items():
        shown = report_on(day).requests[:IN_EMAIL] if name in {"e-mail", "paper"} else report_on(day).requests
        folded = text.casefold()
        missing = [(name, one.number) for one in shown if one.words.casefold() not in folded or one.ref not in text]
        assert missing == []


@pytest.mark.parametrize("day", DAYS)
def test_requests_have_the_same_order_everywhere(day: str) -> None:
    requests = report_on(day).requests[:3]
    for name, text in texts_on(day).items():
        begin = text.find("Decisions and help needed") if name != "e-mail" else 0
        places = [text.casefold().find(one.words.casefold(), max(begin, 0)) for one in requests]
        assert places == sorted(places), name


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("name", "written"), [("e-mail", "{}. {} "), ("paper", "{} {} "), ("workbook", "{} {} ")])
def test_requests_have_the_same_numbers_everywhere(name: str, written: str, day: str) -> None:
    # The page has them as a numbered list, which begins at 1.
    text, requests = texts_on(day)[name], report_on(day).requests[:IN_EMAIL]
    assert [one.number for one in requests] == list(range(1, len(requests) + 1))
    assert [one.number for one in requests if written.format(one.number, one.ref) not in text] == []


@pytest.mark.parametrize("day", DAYS)
def test_the_summary_sheet_has_the_counts_of_the_others(day: str) -> None:
    counts = report_on(day).counts
    some = say_list([f"{count} {rag.lower()}" for rag, count in counts.items() if count])
    assert f"All tactics {sum(counts.values())} {some}" in texts_on(day)["workbook"]


@pytest.mark.parametrize("day", DAYS)
def test_the_finding_and_the_counts_are_the_same_everywhere(day: str) -> None:
    report = report_on(day)
    for name, text in texts_on(day).items():
        assert report.headline[0] in text, name
        assert name == "workbook" or report.counts_line in text, name
