from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from nshreport.finding import Finding, Severity
from nshreport.render.marked_copy import mark_copy
from nshreport.render.marked_copy.note import Geometry
from nshreport.render.marked_copy.outline import add_inside, apply_edits, read_outline
from tests.plan_2017 import WORKBOOK

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from nshreport.pipeline import Reading

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl warns of what it would lose on saving; it only reads here."""
ODD = 'Is "1 < 2 & 3" as typed? \x07 _x000D_ 🎉 = تقرير\nSecond line'


def a_finding(
    cell: str, message: str = "It is so.", severity: Severity = Severity.CHECK, sheet: str = "Plan"
) -> Finding:
    return Finding("no-date", severity, sheet, cell, "Tbc", message, "Set a date.")


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def copy_of(content: bytes, *findings: Finding, kind: str = ".xlsx") -> bytes:
    copy = mark_copy(content, kind, findings)
    assert copy.why == ""
    assert copy.content is not None
    return copy.content


def sheet_of(content: bytes, name: str = "Plan") -> Worksheet:
    return load_workbook(BytesIO(content))[name]


def words_at(content: bytes, cell: str, sheet: str = "Plan") -> str:
    comment = sheet_of(content, sheet)[cell].comment
    return comment.text if comment else ""


def everything(content: bytes) -> dict[str, object]:
    """Every value, formula, run of rich text, look and merged range, and every value stored for a formula."""
    found: dict[str, object] = {}
    for values in (False, True):
        for sheet in load_workbook(BytesIO(content), rich_text=not values, data_only=values).worksheets:
            found[f"{sheet.title} merged {values}"] = sorted(map(str, sheet.merged_cells.ranges))
            for row in sheet.iter_rows():
                for cell in row:
                    look = (repr(cell.font), repr(cell.fill), repr(cell.alignment), cell.number_format)
                    found[f"{sheet.title}!{cell.coordinate} {values}"] = (repr(cell.value), *look)
    return found


def plain_book() -> bytes:
    """A plan as openpyxl writes it: no notes, no drawings."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet.merge_cells("A1:D1")
    for cell, value in (("A1", "Plan 2017"), ("A2", "Tactic"), ("A3", "Hold workshop"), ("B3", "=1+1"), ("C3", 1.5)):
        sheet[cell] = value
    sheet["A4"] = CellRichText("Ian ", TextBlock(InlineFont(b=True, strike=True), "Steve"))
    sheet["D3"] = date(2017, 4, 7)
    sheet["A3"].font, sheet["A3"].fill = Font(bold=True), PatternFill("solid", fgColor="FFEE80")
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def rich_book(*, notes: bool = True) -> bytes:
    """A plan with all that openpyxl would lose: a chart, data bars, a button, stored values, a header's picture."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime(2017, 1, 3, tzinfo=UTC)})
        sheet = workbook.add_worksheet("Plan")
        other = workbook.add_worksheet("O'Brien & co")
        sheet.add_table(
            1, 0, 4, 2, {"name": "Plan", "columns": [{"header": name} for name in ("Tactic", "Timing", "n")]}
        )
        for row, words in enumerate(("Hold workshop", "Launch", "Report"), 2):
            sheet.write_row(row, 0, [words, "Tbc", row])
        sheet.write_formula("E3", "=SUM(C3:C5)", None, 9)
        sheet.conditional_format("C3:C5", {"type": "data_bar", "data_bar_2010": True, "bar_solid": True})
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=Plan!$C$3:$C$5"})
        sheet.insert_chart("G2", chart)
        sheet.insert_button("A10", {"caption": "Sort"})
        sheet.add_sparkline("F3", {"range": "Plan!C3:C5"})
        if notes:
            sheet.write_comment("B3", "Ask Ian", {"author": "Ann"})
            other.write_comment("A1", "Kept", {"author": "Ann"})
    return target.getvalue()


def test_a_cell_with_a_finding_has_a_note_that_says_what_is_so_and_how_to_mend_it() -> None:
    copy = copy_of(plain_book(), a_finding("A3", "The tactic has no date."))
    comment = sheet_of(copy)["A3"].comment
    assert comment is not None
    assert comment.author == "Status report"
    assert comment.text == "Status report:\nCheck: The tactic has no date.\nHow to fix it: Set a date."


def test_several_findings_in_a_cell_are_one_note_and_what_must_be_mended_comes_first() -> None:
    findings = (a_finding("A3", "One."), a_finding("A3", "Two.", Severity.FIX), a_finding("A3", "One."))
    text = words_at(copy_of(plain_book(), *findings), "A3")
    assert text.index("Fix: Two.") < text.index("Check: One.")
    assert text.count("One.") == 1


def test_a_note_may_be_at_a_blank_cell_far_away_and_at_the_last_one() -> None:
    copy = copy_of(plain_book(), a_finding("AB400"), a_finding("XFD1048576"), a_finding("A3"))
    assert [bool(words_at(copy, cell)) for cell in ("AB400", "XFD1048576", "A3", "A4")] == [True, True, True, False]


def test_odd_texts_are_said_as_they_are() -> None:
    text = words_at(copy_of(plain_book(), a_finding("A3", ODD)), "A3")
    assert ODD.replace("\x07", "") in text.replace("_x005F_", "_")


def test_a_finding_that_quotes_a_page_of_words_is_cut() -> None:
    text = words_at(copy_of(plain_book(), a_finding("A3", "many words " * 9_000)), "A3")
    assert len(text) < 1_200
    assert "the whole is in the team workbook" in text


@pytest.mark.parametrize("make", [plain_book, rich_book, WORKBOOK.read_bytes])
def test_values_formulas_merged_cells_rich_text_and_looks_are_as_they_were(make: object) -> None:
    assert callable(make)
    before = make()
    name = load_workbook(BytesIO(before)).sheetnames[0]
    after = copy_of(before, *(a_finding(cell, sheet=name) for cell in ("A3", "B3", "C3")))
    assert everything(after) == everything(before)


@pytest.mark.parametrize("notes", [True, False])
def test_charts_data_bars_buttons_and_sparklines_stay_byte_for_byte(*, notes: bool) -> None:
    before = rich_book(notes=notes)
    after = copy_of(before, a_finding("A3"), a_finding("B3"), a_finding("A1", sheet="O'Brien & co"))
    old, new = parts_of(before), parts_of(after)
    changed = {name for name in old if old[name] != new[name]}
    touched = r"\[Content_Types\]\.xml|xl/comments\d\.xml|xl/drawings/vmlDrawing\d\.vml"
    assert set(old) <= set(new)
    allowed = touched if notes else rf"{touched}|xl/worksheets/(_rels/)?sheet\d\.xml(\.rels)?"
    assert all(re.fullmatch(allowed, name) for name in changed)
    for name in changed:
        if name.startswith("xl/worksheets/sheet"):
            assert re.sub(rb"<legacyDrawing [^>]*rIdReport[^>]*/>", b"", new[name]) == old[name]


def test_every_part_that_is_added_reads_as_xml_and_is_declared() -> None:
    for before in (plain_book(), rich_book(), rich_book(notes=False)):
        old, new = parts_of(before), parts_of(copy_of(before, a_finding("A3"), a_finding("B4", ODD)))
        types = new["[Content_Types].xml"].decode()
        for name in set(new) - set(old):
            assert f'"/{name}"' in types or name.endswith((".vml", ".rels"))
        assert types.count('Extension="vml"') == 1
        for name, part in new.items():
            if name.endswith((".xml", ".rels", ".vml")):
                ET.fromstring(part)  # noqa: S314 - made here


def test_the_notes_of_a_sheet_are_named_where_they_belong() -> None:
    sheet = parts_of(copy_of(rich_book(notes=False), a_finding("A3")))["xl/worksheets/sheet1.xml"].decode()
    order = [sheet.index(mark) for mark in ("<sheetData", "<drawing", "<legacyDrawing", "<tableParts", "</worksheet>")]
    assert order == sorted(order)
    assert sheet.count("<legacyDrawing") == 1


def test_a_note_that_is_there_is_kept_and_ours_is_below_it_with_room() -> None:
    before = rich_book()
    after = copy_of(before, a_finding("B3", "A long sentence about the tactic's timing. " * 6), a_finding("A4"))
    comment = sheet_of(after)["B3"].comment
    assert comment is not None
    assert comment.author == "Ann"
    assert comment.text.startswith("Ask Ian\n\nStatus report:\nCheck: A long sentence")
    assert load_workbook(BytesIO(after))["O'Brien & co"]["A1"].comment.text == "Kept"
    old, new = (bottoms(parts_of(content)["xl/drawings/vmlDrawing1.vml"]) for content in (before, after))
    assert new[2, 1] > old[2, 1] + 3
    assert set(new) - set(old) == {(3, 0)}


def bottoms(drawing: bytes) -> dict[tuple[int, int], int]:
    """The last row of each note's box, by the note's cell."""
    shape = rb'ObjectType="Note">.*?<x:Anchor>([\d, ]+)</x:Anchor>.*?<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)'
    found = re.findall(shape, drawing, re.DOTALL)
    return {(int(row), int(column)): int(anchor.split(b",")[6]) for anchor, row, column in found}


def test_no_two_boxes_of_a_sheet_have_the_same_number() -> None:
    drawing = parts_of(copy_of(rich_book(), a_finding("A3"), a_finding("A4")))["xl/drawings/vmlDrawing1.vml"]
    numbers = re.findall(rb'<v:shape [^>]*id="(_x0000_s\d+)"', drawing)
    assert len(numbers) == len(set(numbers)) == 4


def test_a_second_copy_s_notes_are_below_the_first_s() -> None:
    once = copy_of(plain_book(), a_finding("A3", "First."))
    text = words_at(copy_of(once, a_finding("A3", "Second.")), "A3")
    assert text.index("First.") < text.index("Second.")


def test_the_same_workbook_and_findings_give_the_same_bytes() -> None:
    content, findings = rich_book(), (a_finding("A3"), a_finding("B3"))
    assert copy_of(content, *findings) == copy_of(content, *reversed(findings))
    with ZipFile(BytesIO(copy_of(content, *findings))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert parts_of(content)["docProps/core.xml"] == parts_of(copy_of(content, *findings))["docProps/core.xml"]


def test_a_workbook_with_macros_keeps_them() -> None:
    parts = {**parts_of(plain_book()), "xl/vbaProject.bin": b"macros"}
    copy = copy_of(zipped(parts), a_finding("A3"), kind=".xlsm")
    assert parts_of(copy)["xl/vbaProject.bin"] == b"macros"


def zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def threaded_book() -> bytes:
    """A workbook with a thread at A3 and a note at A4."""
    workbook = load_workbook(BytesIO(plain_book()))
    for cell in ("A3", "A4"):
        workbook["Plan"][cell].comment = Comment("[Threaded comment]", "tc={1}")
    parts = parts_of(saved(workbook))
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    threads = f'<Relationship Id="t1" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", threads.encode())
    parts["xl/threadedComments/threadedComment1.xml"] = (
        b'<ThreadedComments><threadedComment ref="A3"/></ThreadedComments>'
    )
    return zipped(parts)


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    return zipped({name: part.replace(old, new) for name, part in parts_of(content).items()})


def damaged(at: int, damage: bytes, *, in_listing: int | None = None) -> bytes:
    """A workbook with a picture whose stretch of the file, counted from its entry, holds other bytes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, part in {**parts_of(plain_book()), "xl/media/image1.png": bytes(range(256)) * 9}.items():
            package.writestr(name, part)
        entry = package.getinfo("xl/media/image1.png").header_offset
    content = bytearray(target.getvalue())
    content[entry + at : entry + at + len(damage)] = damage
    if in_listing is not None:
        listed = content.rindex(b"PK\x01\x02") + in_listing
        content[listed : listed + len(damage)] = damage
    return bytes(content)


SPREADSHEET = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REFUSED = {
    "a kind without notes": (b"", ".xlsb", r"of this kind \(\.xlsb\) takes no notes"),
    "a thread": (threaded_book(), ".xlsx", "cell A3 of the sheet 'Plan' has a thread of comments"),
    "a signature": (
        zipped({**parts_of(plain_book()), "_xmlsignatures/sig1.xml": b"<x/>"}), ".xlsx", "would break the signature",
    ),
    "strict": (renamed(plain_book(), SPREADSHEET, b"http://purl.oclc.org/ooxml/spreadsheetml/main"), ".xlsx", "Strict"),
    "no zip": (b"not a workbook", ".xlsx", "cannot be added safely"),
    "a damaged picture": (damaged(30 + len("xl/media/image1.png"), b"\xff" * 4), ".xlsx", "cannot be added safely"),
    "a picture packed in an unknown way": (damaged(8, b"\x09\x00", in_listing=10), ".xlsx", "cannot be added safely"),
    "a picture behind a password": (damaged(6, b"\x01", in_listing=8), ".xlsx", "cannot be added safely"),
    "no workbook": (zipped({"letter.txt": b"Dear all"}), ".xlsx", "cannot be added safely"),
    "no sheet of that name": (renamed(plain_book(), b'name="Plan"', b'name="Other"'), ".xlsx", "was not found"),
    "another encoding": (
        zipped(
            parts_of(plain_book())
            | {"xl/worksheets/sheet1.xml": parts_of(plain_book())["xl/worksheets/sheet1.xml"].decode().encode("utf-16")}
        ),
        ".xlsx",
        "cannot be added safely",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_where_a_note_cannot_be_added_safely_a_sentence_says_why(name: str) -> None:
    content, kind, why = REFUSED[name]
    copy = mark_copy(content, kind, [a_finding("A3")])
    assert copy.content is None
    assert copy.why.startswith("The copy of the plan with comments was left out: ")
    assert re.search(why, copy.why)


def test_a_thread_at_another_cell_does_no_harm() -> None:
    copy = copy_of(threaded_book(), a_finding("B3"))
    assert words_at(copy, "B3")
    assert words_at(copy, "A3") == "[Threaded comment]"


@pytest.mark.parametrize("findings", [[], [a_finding("", sheet="")]])
def test_without_a_cell_to_mark_there_is_no_copy(findings: list[Finding]) -> None:
    copy = mark_copy(plain_book(), ".xlsx", findings)
    assert copy == (
        None,
        "The copy of the plan with comments was left out: there is nothing to mark, since no cell has a finding.",
    )


def test_every_finding_of_the_real_plan_is_at_its_cell(march: Reading) -> None:
    copy = mark_copy(WORKBOOK.read_bytes(), ".xlsx", march.report.findings)
    assert copy.content is not None
    workbook = load_workbook(BytesIO(copy.content))
    for finding in march.report.findings:
        comment = workbook[finding.sheet][finding.cell].comment
        assert comment is not None
        assert finding.message in comment.text


def test_a_note_names_the_tactic_by_its_ref(march: Reading) -> None:
    refs = {tactic.row: tactic.ref for tactic in march.report.tactics}
    copy = mark_copy(WORKBOOK.read_bytes(), ".xlsx", march.report.findings, refs)
    assert copy.content is not None
    assert words_at(copy.content, "D15", march.report.sheet).startswith("Status report:\nT10. Check: ")


def test_a_box_takes_the_width_that_narrow_wide_and_hidden_columns_give() -> None:
    geometry = Geometry({1: 50, 2: 0, 3: 1_000}, {5: 400})
    assert geometry.place(5, 0, 300) == (1, 15, 5, 2, 3, 305, 5, 302)


@pytest.mark.parametrize("part", [b"<a><b k='>'/></a>", b"<a><b k='>'></b></a>", b"<a><b k='>' /></a>"])
def test_something_is_added_in_an_element_however_it_was_closed(part: bytes) -> None:
    inner = read_outline(part, 2)[0]
    assert apply_edits(part, [add_inside(part, inner, b"<c/>")]) == b"<a><b k='>'><c/></b></a>"


@pytest.mark.slow
@pytest.mark.parametrize("make", [plain_book, rich_book])
def test_another_program_shows_the_notes_and_what_was_there(make: object, tmp_path: Path) -> None:
    assert callable(make)
    soffice = shutil.which("soffice")
    assert soffice is not None
    (tmp_path / "plan.xlsx").write_bytes(copy_of(make(), a_finding("A3", "Seen here."), a_finding("B3", "Below.")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "plan.xlsx")], check=True, capture_output=True, timeout=120)
    shown = (tmp_path / "plan.fods").read_text(encoding="utf-8")
    assert "Seen here." in shown
    assert "Below." in shown
    assert ("Ask Ian" in shown) == (make is rich_book)
