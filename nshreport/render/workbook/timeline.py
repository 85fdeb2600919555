"""The Timeline: when each tactic happens, in words in a table and in a grid of weeks beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.workbook.attention import row_link
from nshreport.render.workbook.grid import KEY, grid_for
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_day, say_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Tactic

_COLUMNS = (
    Column("Row", 6),
    Column("Tactic", 36),
    Column("RAG", 11, "rag"),
    Column("When", 25),
)


def timeline_page(report: Report) -> Page:
    """The table says everything; the grid repeats it for the eye."""
    return Page(
        "Timeline",
        f"Timeline as of {say_day(report.as_of)}",
        "When each tactic happens, week by week",
        (
            Line("The grid to the right of the table repeats its column When: a screen reader can pass it over."),
            *(Line(line) for line in KEY),
            *_key_dates(report),
        ),
        (make_table("Timeline", _COLUMNS, map(_row, report.tactics)),),
        grid=grid_for(report),
        looked_up=True,
        frozen_columns=2,
    )


def _key_dates(report: Report) -> Iterator[Line]:
    """What the shaded columns stand for."""
    if report.key_dates:
        told = "; ".join(f"{key_date.what} ({say_days(key_date.start, key_date.end)})" for key_date in report.key_dates)
        yield Line(f"Key dates, shaded in the grid: {told}.")


def _row(tactic: Tactic) -> tuple[Cell, ...]:
    return (row_link(tactic), tactic.title, tactic.rag, when_in_words(tactic))


def when_in_words(tactic: Tactic) -> str:
    """The window with what the grid shows by hatching, arrows and marks."""
    words = [tactic.window]
    if tactic.undated:
        words = [f"{tactic.window}: shown over {tactic.phase_name}" if tactic.phase_name else tactic.window]
    elif tactic.open_ended:
        words.append("no end named")
    elif not tactic.confirmed and "confirmed" not in tactic.window:
        words.append("not confirmed")
    if tactic.first_end and tactic.first_end != tactic.end:
        words.append(f"first {say_day(tactic.first_end)}")
    return "; ".join(words)
