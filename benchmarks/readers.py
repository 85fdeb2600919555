"""How fast the readers of words are: distinct texts a second, and a large plan beside reading its cells alone."""

from __future__ import annotations

import csv
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine
import xlsxwriter

from nshreport.words.feedback import read_feedback
from nshreport.words.timing import read_timing

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent.parent / "tests" / "cases"
YEARS = range(2010, 2026)
ROUNDS, ROWS, DISTINCT = 3, 100_000, 700
AGREED = 20_000


def texts_of(*tables: str) -> list[str]:
    """The texts of case tables, each once."""
    rows = [row for table in tables for row in csv.DictReader((CASES / table).read_text(encoding="utf-8").splitlines())]
    return list(dict.fromkeys(row["text"] for row in rows))


def seconds(work: Callable[[], object]) -> float:
    """The best of several runs: the others were disturbed."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def read_distinct(reader: Callable[..., object], texts: list[str]) -> None:
    """Read each text in each plan year, none of them a second time."""
    reader.cache_clear()  # type: ignore[attr-defined]  # the readers are cached
    for year in YEARS:
        for text in texts:
            reader(text, year=year)


def read_rows(reader: Callable[..., object], cells: list[str]) -> None:
    """Read a column of cells as a run does: a text that comes again is not read again."""
    reader.cache_clear()  # type: ignore[attr-defined]  # the readers are cached
    for cell in cells:
        reader(cell, year=2017)


def write_cells(path: Path, cells: list[str]) -> None:
    """A workbook with the cells in its first column."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        book.add_worksheet().write_column(0, 0, [cell or " " for cell in cells])


def measure(name: str, reader: Callable[..., object], texts: list[str]) -> None:
    """Print what one reader manages."""
    rate = len(texts) * len(YEARS) / seconds(lambda: read_distinct(reader, texts))
    print(f"{name}: {rate:,.0f} distinct texts a second (agreed: at least {AGREED:,})")
    cells = list(islice(cycle(list(islice(cycle(texts), DISTINCT))), ROWS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cells.xlsx"
        write_cells(path, cells)
        floor = seconds(lambda: python_calamine.load_workbook(path).get_sheet_by_index(0).to_python())
    taken = seconds(lambda: read_rows(reader, cells))
    distinct = len(set(cells))
    print(
        f"{name}: {ROWS:,} rows, {distinct} distinct, in {taken:.2f} s; "
        f"calamine alone takes {floor:.2f} s over the same cells: ratio {taken / floor:.2f}"
    )


def main() -> None:
    """Measure both readers."""
    measure("timing", read_timing, texts_of("timing-forms.csv", "timing-own.csv"))
    measure("feedback", read_feedback, texts_of("feedback-forms.csv", "feedback-own.csv"))


if __name__ == "__main__":
    main()
