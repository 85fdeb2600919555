"""The tidy tables: the plan and the changes as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

import pandas as pd

from nshreport.history.changes import COLUMNS as CHANGE_COLUMNS
from nshreport.history.changes import Change
from nshreport.plan import COLUMNS, ColumnKind, Plan
from nshreport.words import say_days

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text."""


def plan_csv(plan: Plan) -> bytes:
    """plan.csv: one row per tactic, columns as the data dictionary names them, UTF-8 with a byte-order mark."""
    columns = [column for column in COLUMNS if column.published]
    texts = [[_as_text(value, column.kind) for value in plan.frame[column.name]] for column in columns]
    return _csv([column.name for column in columns], zip(*texts, strict=True))


def changes_csv(changes: Iterable[Change]) -> bytes:
    """changes.csv: one row per change, in the order in which they matter."""
    rows = (["" if value is None else _plain(value) for value in change.cells.values()] for change in changes)
    return _csv(CHANGE_COLUMNS, rows)


def _as_text(value: Any, kind: ColumnKind) -> str:  # noqa: ANN401 - a column's kind says what its cells hold
    match kind:
        case "numbers":
            return " ".join(str(number) for number in value)
        case "names":
            return _plain("; ".join(value))
        case "windows":
            return "; ".join(say_days(window.start, window.end) for window in value if window.start and window.end)
        case "yes/no":
            return "yes" if value else "no"
        case "date":
            return "" if pd.isna(value) else value.date().isoformat()
        case "number":
            return "" if pd.isna(value) else str(value)
        case "text":
            return _plain(value)


def _plain(value: object) -> str:
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig")
