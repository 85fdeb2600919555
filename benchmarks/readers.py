"""How fast the readers of words are: distinct texts a second, and a large plan beside reading its cells alone."""

from __future__ import annotations

import csv
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine
import xlsxwriter
from processor_time import of_call

from nshreport.words.feedback import read_feedback
from nshreport.words.timing import read_timing

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent.parent / "tests" / "cases"
YEARS = range(2010, 2026)
ROWS, DISTINCT = 100_000, 700
# Texts a second of processor time: agreed on a quiet machine, and below which the benchmark fails.
AGREED = {"timing": (23_000, 11_000), "feedback": (40_000, 20_000)}


def texts_of(*tables: str) -> list[str]:
    """The texts of case tables, each once."""
    rows = [row for table in tables for row in csv.DictReader((CASES / table).read_text(encoding="utf-8").splitlines())]
    return list(dict.fromkeys(row["text"] for row in rows))


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


def measure(name: str, reader: Callable[..., object], texts: list[str]) -> bool:
    """Print what one reader manages, in processor time; whether it is fast enough."""
    rate = len(texts) * len(YEARS) / of_call(lambda: read_distinct(reader, texts))
    agreed, least = AGREED[name]
    print(f"{name}: {rate:,.0f} distinct texts a second (agreed: at least {agreed:,}; fails below {least:,})")
    cells = list(islice(cycle(list(islice(cycle(texts), DISTINCT))), ROWS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cells.xlsx"
        write_cells(path, cells)
        floor = of_call(lambda: python_calamine.load_workbook(path).get_sheet_by_index(0).to_python())
    taken = of_call(lambda: read_rows(reader, cells))
    print(
        f"{name}: {ROWS:,} rows, {len(set(cells))} distinct, in {taken:.2f} s; "
        f"calamine alone takes {floor:.2f} s over the same cells: ratio {taken / floor:.2f}"
    )
    return rate >= least


def main() -> int:
    """Measure both readers; 1 if one is too slow."""
    fast = [
        measure("timing", read_timing, texts_of("timing-forms.csv", "timing-own.csv")),
        measure("feedback", read_feedback, texts_of("feedback-forms.csv", "feedback-own.csv")),
    ]
    return 0 if all(fast) else 1


if __name__ == "__main__":
    sys.exit(main())
