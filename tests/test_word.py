from __future__ import annotations

import csv
import re
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from nshreport.errors import NoPlanError, NotAWorkbookError
from nshreport.plan import read_workbook
from tests.months import run_month
from tests.plan_2017 import CASES, HEADINGS
from tests.word_plans import KEY_MESSAGES, OBJECTIVES, PHASE, TITLE, write_plain, write_worked_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

each_way = pytest.mark.parametrize("write", [write_plain, write_worked_on])


def typed(name: str) -> str:
    return "tactic_typed" if name == "Tactic" else name.lower()


@each_way
def test_a_plan_in_word_is_read_cell_for_cell(write: Callable[[Path], Path], tmp_path: Path) -> None:
    plan = run_month(write(tmp_path / "plan.docx"), tmp_path, "2017-03-31").plan
    with (CASES / "plan-2017.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    assert plan.title == TITLE
    assert list(plan.frame["phase_name"]) == [row[PHASE].rstrip(":").strip() for row in expected]
    for name in HEADINGS:
        assert [cell.split() for cell in plan.frame[typed(name)]] == [row[name].split() for row in expected]


@each_way
def test_lists_of_a_word_document_are_sheets_and_the_rest_of_its_words_are_kept(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    workbook = read_workbook(write(tmp_path / "plan.docx"))
    found = {sheet.name: sheet.rows for sheet in workbook.sheets}
    assert [row[1] for row in found["Objectives"][1:]] == list(OBJECTIVES)
    assert [row[0] for row in found["Key messages"][1:]] == list(KEY_MESSAGES)
    assert [row[0] for row in found["Approach"][1:]] == ["Promote harmonisation by default"]
    rest = [str(row[0]) for row in found["Also in the document"]]
    assert rest[1].casefold() == "situation analysis"
    assert rest[2] == "The uptake of harmonised principles across the GSS is not as high as it should be."
    assert rest[-1] == "These communication objectives are aligned to the new strategic objectives."


def test_a_tracked_change_is_accepted_with_a_finding_that_shows_both_texts(tmp_path: Path) -> None:
    plan = run_month(write_worked_on(tmp_path / "plan.docx"), tmp_path, "2017-03-31").plan
    (finding,) = [finding for finding in plan.findings if finding.code == "tracked-change"]
    assert "'7th April' is a tracked change of '14th April'" in finding.message


def test_a_word_document_without_a_plan_is_refused_with_a_sentence(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Dear all, the meeting is on Monday.")
    document.save(str(tmp_path / "letter.docx"))
    with pytest.raises(NoPlanError, match=r"letter\.docx"):
        run_month(tmp_path / "letter.docx", tmp_path, "2017-03-31")


def test_a_cell_that_claims_to_span_millions_of_columns_costs_nothing(tmp_path: Path) -> None:
    path = write_plain(tmp_path / "plan.docx")
    with zipfile.ZipFile(path) as document:
        text = document.read("word/document.xml").decode()
    wide = re.sub(r"(<w:tcPr>)", r'\1<w:gridSpan w:val="99999999"/>', text, count=1)
    assert wide != text
    sheet = read_workbook(damaged(path, "word/document.xml", wide.encode())).sheets[0]
    assert max(map(len, sheet.rows)) < 100


def damaged(path: Path, part: str, data: bytes) -> Path:
    """A copy of a document in which one part holds something else."""
    copy = path.with_name(f"damaged-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
        if part not in old.namelist():
            new.writestr(part, data)
    return copy


@pytest.mark.parametrize(
    ("part", "data"),
    [
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b'<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>'),
        ("word/media/bomb.xml", b"0" * 120_000_000),
        ("[Content_Types].xml", b""),
    ],
    ids=["cut off", "entities", "a bomb", "no types"],
)
def test_a_damaged_or_hostile_word_document_is_refused_with_a_sentence(part: str, data: bytes, tmp_path: Path) -> None:
    path = damaged(write_plain(tmp_path / "plan.docx"), part, data)
    with pytest.raises(NotAWorkbookError, match=r"'damaged-plan\.docx' is (not a Word document|too large)"):
        read_workbook(path)


def test_a_file_that_only_calls_itself_a_word_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(b"no document")
    with pytest.raises(NotAWorkbookError):
        read_workbook(tmp_path / "plan.docx")


def test_macros_and_links_of_a_word_document_are_never_followed(tmp_path: Path) -> None:
    plain = write_plain(tmp_path / "plan.docx")
    (tmp_path / "secret.png").write_bytes(b"secret")
    with zipfile.ZipFile(plain) as document:
        relations = document.read("word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rX" Type="{kind}" Target="{(tmp_path / "secret.png").as_uri()}" TargetMode="External"/>'
    path = damaged(plain, "word/vbaProject.bin", b"macro")
    path = damaged(
        path,
        "word/_rels/document.xml.rels",
        relations.replace(b"</Relationships>", link.encode() + b"</Relationships>"),
    )
    sheets = read_workbook(path).sheets
    assert [sheet.rows for sheet in sheets] == [sheet.rows for sheet in read_workbook(plain).sheets]
    assert "secret" not in str(sheets)
