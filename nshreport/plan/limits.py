"""What a plan's file may hold: the limits that keep any file within 1 GB of memory and 30 seconds."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """One row for each limit. Beyond it stands a sentence that ends the run, or a finding where it says so."""

    file: int = 50_000_000
    """Bytes of the file itself."""
    unpacked: int = 128_000_000
    """Bytes of all its parts that are read, unpacked."""
    tactics: int = 5_000
    """Of the plan."""
    marked: int = 8_000_000
    """Bytes of its styles, comments and texts unpacked; beyond, the marks are not read, with a finding."""
    word: int = 4_000_000
    """Bytes of the texts of a Word document unpacked: some fifty times a plan's."""
    parts: int = 10_000
    """Files in the ZIP file."""
    sheets: int = 200
    rows: int = 50_000
    """Of a sheet; cells with words below are not read, with a finding."""
    columns: int = 1_000
    """Of a sheet; cells with words to the right are not read, with a finding."""
    cells: int = 300_000
    """Cells of all sheets that have words, or a format between these; a merged range counts with all its cells."""
    area: int = 2_000_000
    """Cells of all sheets, blank ones included, from A1 to the last row and column with words."""
    letters: int = 30_000_000
    """Of all cells: a text that many cells share counts each time."""
    letters_of_cell: int = 32_767
    """Of one cell, as in Excel."""
    formulas: int = 1_000
    """Formulas of a sheet without a stored value; of further ones nothing is said."""
    merged: int = 20_000
    """Merged ranges of a sheet."""


LIMITS = Limits()
