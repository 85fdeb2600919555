"""Laws of refs: over any editions their set only grows, and a ref names the same tactic in every file of every pack."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from nshreport.deliver.pack import build_pack
from nshreport.history import SNAPSHOT
from nshreport.render import changes_csv, plan_csv
from tests.months import report, run_month
from tests.story import editions
from tests.test_own_refs import DAYS, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITIONS = st.lists(st.lists(st.sampled_from(TITLES), min_size=3, unique=True), min_size=3, max_size=3)
BEGINS = 18
"""Letters by which a title is told from the others."""


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.slow
@given(EDITIONS, st.sampled_from(["", " (online)", ", with the regions"]))
@settings(max_examples=8, deadline=None)
def test_over_any_editions_refs_only_grow_and_name_the_same_tactic(plans: list[list[str]], detail: str) -> None:
    known: dict[str, str] = {}
    register: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for day, titles in zip(DAYS, plans, strict=False):
            renamed = [titles[0] + (detail if day == DAYS[1] else ""), *titles[1:]]
            reading = report([(title, "", "GSS", "May", "Ann", "") for title in renamed], folder, day)
            now = {row["ref"]: row["tactic"] for row in table(plan_csv(reading.plan))}
            assert len(now) == len(titles)
            assert all(known.setdefault(title.removesuffix(detail), ref) == ref for ref, title in now.items())
            kept = json.loads((folder / day / SNAPSHOT).read_text(encoding="utf-8"))
            grown = {entry["ref"]: entry["thread"] for entry in kept["register"]}
            assert register.items() <= grown.items()
            register = grown
            assert {one["ref"]: one["tactic"] for one in kept["tactics"]} == now
            for change in table(changes_csv(reading.report.changes.changes)):
                assert known[change["tactic"].removesuffix(detail)] == change["ref"]


def texts(name: str, content: bytes) -> Iterator[str]:
    """The texts of a file in which refs may be, each line, row or paragraph for itself."""
    if name.endswith((".csv", ".json")):
        return
    if name.endswith(".xlsx"):
        for sheet in load_workbook(io.BytesIO(content)).worksheets:
            for row in sheet.iter_rows(values_only=True):
                yield " ".join(str(value) for value in row if value is not None)
    elif name.endswith(".docx"):
        paper = Document(io.BytesIO(content))
        yield from (paragraph.text for paragraph in paper.paragraphs)
        yield from (" ".join(cell.text for cell in row.cells) for part in paper.tables for row in part.rows)
    elif name.endswith(".eml"):
        body = message_from_bytes(content, policy=policy.default).get_body(("plain",))
        yield from body.get_content().splitlines() if body else ()
    elif name.endswith((".html", ".svg")):
        page = re.sub(r"<style>.*?</style>", " ", content.decode("utf-8"), flags=re.DOTALL)
        yield from re.sub(r"</?(?:b|strong|span|a)\b[^>]*>", " ", page).split("<")
    elif name.endswith((".txt", ".ics")):
        yield from content.decode("utf-8").splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2017-08-31", "2017-11-30"])
def test_a_ref_names_the_same_tactic_in_every_file_of_the_pack(day: str, tmp_path: Path) -> None:
    for made, path in editions(tmp_path):
        reading = run_month(path, tmp_path, made)
        if made == day:
            break
    kept = json.loads((tmp_path / day / SNAPSHOT).read_text(encoding="utf-8"))
    titles = {entry["ref"]: " ".join(entry["title"].split())[:BEGINS] for entry in kept["register"]}
    apart = {ref: title for ref, title in titles.items() if Counter(titles.values())[title] == 1}
    named: Counter[str] = Counter()
    for name, content in build_pack(*reading).files.items():
        for text in texts(name, content):
            for ref, behind in re.findall(r"\b(T\d\d) +(.+?)(?=\bT\d\d\b|$)", " ".join(text.split())):
                found = [other for other, title in apart.items() if behind.lstrip("“‘").startswith(title)]
                assert found in ([], [ref]), (name, text)
                named[name.rpartition("_")[2]] += len(found)
    for output in ("status-report.xlsx", "team-actions.xlsx", "paper.docx", "email.eml", "index.html"):
        assert named[output] > 0, output
