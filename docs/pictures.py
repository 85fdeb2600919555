"""Makes the pictures of README and guide (with LibreOffice and poppler): python -m docs.pictures."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from examples.charity import MONTHS, write_workbooks
from nshreport.deliver import deliver_pack
from nshreport.deliver.pack import build_pack
from nshreport.pipeline import read_report
from nshreport.plan import Options, find_workbook

DOCS = Path(__file__).parent
AS_OF = date(2017, 3, 31)


def make_pictures() -> None:
    """Write docs/gantt.png and docs/summary.png from the plan in input/, and docs/measures.png from the example."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading = read_report(find_workbook(DOCS.parent / "input"), Options(AS_OF), folder)
        pack, _ = deliver_pack(build_pack(reading.plan, reading.report), folder)
        (DOCS / "gantt.png").write_bytes(next(pack.glob("*_gantt.png")).read_bytes())
        _print_summary(next(pack.glob("*_status-report.xlsx")), folder)
        (DOCS / "measures.png").write_bytes(_measures(folder / "example"))


def _measures(folder: Path) -> bytes:
    """The chart of measures of the example's last report."""
    day = list(MONTHS)[-1]
    reading = read_report(write_workbooks(folder)[-1], Options(date.fromisoformat(day)), folder)
    files = build_pack(reading.plan, reading.report).files
    return next(content for name, content in files.items() if name.endswith("_measures.png"))


def _print_summary(workbook: Path, folder: Path) -> None:
    office = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", str(folder), str(workbook)], check=True, capture_output=True
    )
    printed = folder / f"{workbook.stem}.pdf"
    page = ["-png", "-singlefile", "-r", "90", "-f", "1", "-l", "1"]
    subprocess.run(["pdftoppm", *page, str(printed), str(DOCS / "summary")], check=True)


if __name__ == "__main__":
    make_pictures()
