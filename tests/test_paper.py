"""The paper for the meeting: what it says, that it is accessible, and how many pages it takes."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from nshreport.history.changes import Changes
from nshreport.plan import KeyDate
from nshreport.rating import Rag
from nshreport.render.paper import MOST_ROWS, render_paper
from nshreport.render.theme import HEADER, HEADER_TEXT
from tests.conftest import reading_on
from tests.made_reports import a_report, a_tactic, many_tactics, odd_texts, with_measures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument

    from nshreport.report import Report


def charity() -> Report:
    """A plan of 12 actions in a financial year, without phases."""
    tactics = [a_tactic(title=f"Write page {number} of the website", phase_name="", phase=None) for number in range(12)]
    report = a_report(*tactics, title="Communications plan 2025/26", marking="", as_of=date(2025, 9, 30))
    return replace(report, next_report=date(2025, 10, 31))


def busy() -> Report:
    """A plan of 60 tactics with everything at its longest: requests, changes, commentary, key dates."""
    report = many_tactics(60)
    asked = tuple(
        replace(
            report.requests[0],
            number=number,
            words="Agree to move the deadline from 31 March to 31 May 2017 as the contractor cannot start before May",
            otherwise="the slip of 61 days is shown as not agreed and the launch of the campaign is put back again",
            times_asked=3,
        )
        for number in range(1, 15)
    )
    dates = tuple(KeyDate(date(2017, 4, day), date(2017, 4, day), "Steering group " * 9, "") for day in range(1, 12))
    words = "We have been busy with the launch and could not write the guide. " * 5
    return replace(report, requests=asked, commentary=words, key_dates=dates)


REPORTS: dict[str, Callable[[], Report]] = {
    **{day: lambda day=day: reading_on(day).report for day in ("2017-03-31", "2017-06-30", "2017-09-30", "2017-12-31")},  # type: ignore[misc] # each its own day
    "one tactic": a_report,
    "a charity": charity,
    "60 tactics": lambda: many_tactics(60),
    "everything at its longest": busy,
    "measures": lambda: with_measures(many_tactics(20)),
    "everything and measures": lambda: with_measures(busy()),
    "odd texts": odd_texts,
}


def read(report: Report) -> WordDocument:
    return Document(BytesIO(render_paper(report)))


def text_of(document: WordDocument) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", REPORTS)
def test_the_paper_begins_with_the_finding_and_ends_with_how_ratings_work(name: str) -> None:
    report = REPORTS[name]()
    document = read(report)
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    (finding,) = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Subtitle"]
    assert finding == " ".join(report.headline[0].split())[: len(finding)]
    order = ["Decisions and help needed", "What changed", "Coming up", "How the ratings work"]
    found = [next(place for place, heading in enumerate(headings) if heading.startswith(words)) for words in order]
    assert found == sorted(found)
    assert report.counts_line in text_of(document)


@pytest.mark.parametrize("name", REPORTS)
def test_the_paper_is_accessible(name: str) -> None:
    report = REPORTS[name]()
    content = render_paper(report)
    document = Document(BytesIO(content))
    properties = document.core_properties
    assert properties.language == "en-GB"
    assert properties.title
    assert properties.author == (report.team.strip() or "nshreport")
    with ZipFile(BytesIO(content)) as package:
        styles, body = (package.read(f"word/{part}.xml").decode() for part in ("styles", "document"))
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}
    levels = [
        one.style.name for one in document.paragraphs if one.style is not None and "Heading" in str(one.style.name)
    ]
    assert levels[0] == "Heading 1"
    assert levels.count("Heading 1") == 1
    assert not [one for one in document.paragraphs if not one.text.strip() and "<w:drawing>" not in one._p.xml]  # noqa: SLF001 - no other way to the picture
    assert body.count("<w:drawing>") == len(re.findall(r'<wp:docPr [^>]*descr="[^"]{40,}', body))
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None  # noqa: SLF001 - as above
        assert [row._tr.xml.count("<w:tblHeader/>") for row in table.rows] == [1, *[0] * (len(table.rows) - 1)]  # noqa: SLF001 - as above
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None  # noqa: SLF001 - as above


def test_headings_of_tables_have_contrast_and_every_rating_its_word() -> None:
    document = read(many_tactics(60))
    table = document.tables[-1]
    assert f'w:fill="{HEADER[1:]}"' in table.rows[0]._tr.xml  # noqa: SLF001 - no other way to the fill
    assert f'w:val="{HEADER_TEXT[1:]}"' in table.rows[0]._tr.xml  # noqa: SLF001 - as above
    assert {row.cells[2].text.partition(" ")[2] for row in table.rows[1:]} <= set(Rag)


def test_the_timeline_is_a_picture_up_to_25_tactics_then_tables() -> None:
    assert len(read(a_report(*[a_tactic()] * MOST_ROWS)).inline_shapes) == 1
    longer = read(a_report(*[a_tactic()] * (MOST_ROWS + 1)))
    assert len(longer.inline_shapes) == 0
    assert "RAG by phase" in text_of(longer)


def test_more_than_eight_requests_are_counted() -> None:
    report = busy()
    first = read(report).tables[0]
    shown = len(first.rows) - 1
    assert 1 <= shown <= 8
    assert f"And {14 - shown} more in the workbook." in text_of(read(report))


def test_a_request_says_what_by_when_and_what_happens_otherwise() -> None:
    report = reading_on("2017-03-31").report
    rows = [[cell.text for cell in row.cells] for row in read(report).tables[0].rows][1:]
    assert [row[0] for row in rows] == [str(request.number) for request in report.requests]
    for row, request in zip(rows, report.requests, strict=True):
        assert request.words in row[2]
        assert row[4].casefold() == request.otherwise.casefold()


def test_a_first_report_says_so_and_a_quiet_month_too() -> None:
    assert "This is the first report of this plan" in text_of(read(a_report()))
    quiet = a_report(changes=Changes(since=date(2017, 2, 28)))
    assert "Nothing has changed since 28 February 2017." in text_of(read(quiet))


def test_a_marking_and_the_commentary_are_shown() -> None:
    document = read(a_report(marking="OFFICIAL", commentary="A good month."))
    assert document.paragraphs[0].text == "OFFICIAL"
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert "A good month." in text_of(document)


def test_a_charity_reads_no_word_of_another_plan() -> None:
    text = text_of(read(charity()))
    assert not [word for word in ("NSH", "Phase", "phase", "Steering", "steering") if word in text]


@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
def test_the_paper_takes_at_most_two_pages(name: str, tmp_path: Path) -> None:
    soffice, pdfinfo = (shutil.which(tool) for tool in ("soffice", "pdfinfo"))
    if not soffice or not pdfinfo:
        pytest.skip("LibreOffice or pdfinfo is not installed")
    (tmp_path / "paper.docx").write_bytes(render_paper(REPORTS[name]()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "paper.docx")], check=True, capture_output=True, timeout=300)
    told = subprocess.run([pdfinfo, str(tmp_path / "paper.pdf")], check=True, capture_output=True, text=True).stdout
    assert re.findall(r"Pages: +(\d+)", told) == ["2"]
    assert "(A4)" in told
