"""The pack's front page: what it says, that it stands alone, and that everybody can read it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64decode
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from nshreport.deliver.pack import INDEX, build_pack
from nshreport.render.charts import render_gantt
from nshreport.render.page import render_page
from nshreport.render.page.pack_files import FILE_USES
from tests.conftest import reading_on
from tests.made_reports import a_report, many_tactics, odd_texts, with_trends
from tests.test_paper import busy, charity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nshreport.report import Report

REPORTS: dict[str, Callable[[], Report]] = {
    "March": lambda: reading_on("2017-03-31").report,
    "December": lambda: reading_on("2017-12-31").report,
    "one tactic": a_report,
    "a charity": charity,
    "60 tactics": lambda: with_trends(many_tactics(60)),
    "everything at its longest": busy,
    "odd texts": odd_texts,
}
WIDTHS = (320, 768, 1280)
AXE = "axe-core@4.10.3"
RUN_AXE = """
<script>{axe}</script>
<script>
document.querySelectorAll("details").forEach(function (one) {{ one.open = true; }});
axe.run().then(function (found) {{
  var wide = document.documentElement.scrollWidth > window.innerWidth;
  var told = {{width: window.innerWidth, wide: wide, violations: found.violations.map(function (one) {{
    return one.id + ": " + one.nodes.map(function (node) {{ return node.html.slice(0, 200); }}).join(" | ");
  }})}};
  parent.postMessage(btoa(unescape(encodeURIComponent(JSON.stringify(told)))), "*");
}});
</script>
"""
FRAME = """<!DOCTYPE html><pre id="found"></pre>
<script>
onmessage = function (told) {{ document.getElementById("found").textContent = told.data; }};
</script>
<iframe src="page.html" style="width: {width}px; height: 900px; border: 0"></iframe>
"""
"""A window of Chromium is at least 500 pixels wide; a frame in it may be as narrow as a phone."""


@lru_cache(maxsize=16)
def page_of(name: str) -> str:
    report = REPORTS[name]()
    files = [f"2017-03-31_Plan{ending}" if ending.startswith("_") else ending for ending, _ in FILE_USES]
    return render_page(report, render_gantt(report), files).decode("utf-8")


class Text(HTMLParser):
    """A page's words outside its style and drawing, and the attributes of its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._outside = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._outside += tag in {"style", "svg"}

    def handle_endtag(self, tag: str) -> None:
        self._outside -= tag in {"style", "svg"}

    def handle_data(self, data: str) -> None:
        if not self._outside:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_stands_alone_and_names_each_id_once(name: str) -> None:
    elements = Text(page_of(name)).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert not {"script", "link", "iframe", "object", "embed"} & {tag for tag, _ in elements}
    sources = [value for _, found in elements for key, value in found.items() if key in {"src", "srcset", "data"}]
    assert sources == []
    links = [attributes["href"] or "" for tag, attributes in elements if tag == "a" and "href" in attributes]
    assert [link for link in links if ":" in link] == []
    assert "url(http" not in page_of(name)
    assert ("html", {"lang": "en-GB"}) in elements


@pytest.mark.parametrize("name", REPORTS)
def test_the_timeline_is_a_drawing_with_a_title_and_words(name: str) -> None:
    (drawing,) = [attributes for tag, attributes in Text(page_of(name)).elements if tag == "svg"]
    assert drawing["role"] == "img"
    words = re.search(r'<desc id="timeline-words">([^<]+)</desc>', page_of(name))
    assert words
    assert len(words[1]) > 40
    assert '<title id="timeline-title">' in page_of(name)


@pytest.mark.parametrize("name", ["March", "December", "a charity", "60 tactics"])
def test_the_page_says_the_finding_the_counts_and_every_request(name: str) -> None:
    report, text = REPORTS[name](), Text(page_of(name)).text
    for words in (*report.headline, report.counts_line, *(request.words for request in report.requests)):
        assert " ".join(words.split())[1:] in text
    assert [attributes["value"] for tag, attributes in Text(page_of(name)).elements if tag == "li" and attributes] == [
        str(request.number) for request in report.requests
    ]


def test_a_charitys_page_has_no_word_of_another_plan() -> None:
    text = Text(page_of("a charity")).text.replace("rag-by-phase.png", "")
    assert not [word for word in ("NSH", "phase", "Phase", "teering") if word in text]


def test_every_file_of_the_pack_is_on_the_page_or_known_to_be_for_the_program() -> None:
    pack = build_pack(*reading_on("2017-03-31"))
    page = pack.files[INDEX].decode("utf-8")
    listed = {value for tag, found in Text(page).elements if tag == "a" for value in [found["href"]]}
    others = {name for name in pack.files if name not in listed}
    assert listed <= pack.files.keys()
    assert {name for name in others if "/" not in name} == {INDEX, "run.json"}


def test_texts_of_the_plan_are_text_on_the_page() -> None:
    report = replace(a_report(), title="<b>Plan</b> & more", commentary="<script>alert(1)</script>")
    page = render_page(report, render_gantt(a_report()), ()).decode("utf-8")
    assert "<b>" not in page
    assert "<script" not in page


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), AXE]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
def test_axe_finds_nothing_on_a_phone_a_tablet_and_a_desk(name: str, axe: str, tmp_path: Path) -> None:
    found = [check_page(page_of(name), axe, width, tmp_path) for width in WIDTHS]
    assert [one["violations"] for one in found] == [[], [], []]
    assert [one["wide"] for one in found] == [False, False, False]


@pytest.mark.slow
def test_axe_finds_what_is_wrong(axe: str, tmp_path: Path) -> None:
    wrong = page_of("March").replace("<title>", "<meta title>", 1).replace("color: #505A5F", "color: #CCCCCC")
    assert check_page(wrong, axe, 768, tmp_path)["violations"]


def check_page(page: str, axe: str, width: int, folder: Path) -> dict[str, object]:
    """What axe finds in the page within a frame of a width, and whether the page is wider than that."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    frame = folder / "frame.html"
    frame.write_text(FRAME.format(width=width), encoding="utf-8")
    (folder / "page.html").write_text(page.replace("</body>", RUN_AXE.format(axe=axe) + "</body>"), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--window-size=1400,1000", "--virtual-time-budget=60000", "--dump-dom", frame.as_uri()]
    dom = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=300).stdout
    told = re.search(r'<pre id="found">([^<]+)</pre>', dom)
    assert told, dom[-2000:]
    result: dict[str, object] = json.loads(b64decode(told[1]).decode("utf-8"))
    assert result["width"] == width
    return result
