"""The workbooks as LibreOffice prints them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from nshreport.render.workbook import render_team_workbook, render_workbook
from tests.conftest import reading_on
from tests.made_reports import LONG, a_report, many_tactics, odd_texts, with_measures, with_trends
from tests.months import run_month
from tests.story import editions

if TYPE_CHECKING:
    from collections.abc import Callable

    from nshreport.report import Report

pytestmark = pytest.mark.slow


def story_report(day: str) -> Report:
    """A report of the year's story, with those before it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        return next(
            reading.report
            for report, path in editions(folder)
            if (reading := run_month(path, folder, report)) and report == day
        )


REPORTS: dict[str, tuple[Callable[[], Report], int, int]] = {
    "March": (lambda: reading_on("2017-03-31").report, 12, 12),
    "May": (lambda: reading_on("2017-05-31").report, 12, 12),
    "June": (lambda: reading_on("2017-06-30").report, 12, 12),
    "December": (lambda: reading_on("2017-12-31").report, 12, 12),
    "June after three reports": (lambda: story_report("2017-06-30"), 12, 12),
    "December after nine reports": (lambda: story_report("2017-12-31"), 12, 12),
    "one tactic": (a_report, 9, 5),
    "60 tactics": (lambda: many_tactics(60), 25, 20),
    "measures": (lambda: with_measures(many_tactics(12)), 16, 12),
    "60 tactics in six reports": (lambda: with_trends(many_tactics(60)), 30, 20),
    "400 tactics": (lambda: many_tactics(400), 170, 140),
    "5,000 tactics": (lambda: many_tactics(5_000), 1_100, 1_200),
    # Cells that are full to the brim take an office program a minute, and are cut at the highest row there is.
    "odd texts": (lambda: odd_texts((LONG[:3_000], "x" * 500, "🎉" * 200)), 40, 40),
}
"""Reports, and the most pages that the status and the team workbook may take."""
A4_LANDSCAPE_POINTS = (842, 595)
LEAST_POINTS = 8


def print_pdf(content: bytes, folder: Path) -> Path:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "book.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "book.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "book.pdf"


def tool(name: str, *arguments: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return subprocess.run([found, *arguments], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def words_of(text: str) -> list[str]:
    """Plain words: hyphens and breaks within a cell do not count."""
    return re.findall(r"[A-Za-z]{4,}", text)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("kind", ["status", "team"])
def test_a_workbook_prints_whole_and_readable(kind: str, name: str, tmp_path: Path) -> None:
    make, status_pages, team_pages = REPORTS[name]
    report = make()
    render, most = (render_workbook, status_pages) if kind == "status" else (render_team_workbook, team_pages)
    pdf = str(print_pdf(render(report), tmp_path))

    info = tool("pdfinfo", "-f", "1", "-l", "9999", pdf)
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)
    assert 0 < len(sizes) <= most
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {A4_LANDSCAPE_POINTS}

    text = tool("pdftotext", "-layout", pdf, "-")
    assert "###" not in text
    if name != "odd texts":
        printed = set(words_of(text))
        for tactic in report.tactics if kind == "status" else [one for one in report.tactics if one.is_open]:
            assert set(words_of(tactic.title)) <= printed, tactic.title

    # At three times the size, since the tool leaves fractions of a point out.
    fonts = tool("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "3", pdf)
    assert min(int(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', fonts)) >= 3 * LEAST_POINTS
