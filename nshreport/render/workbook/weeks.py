"""Next 90 days: what begins and what is due, week by week, with the bank holidays."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from nshreport.rating import Schedule, bank_holidays
from nshreport.render.workbook.cell import row_link
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, make_table
from nshreport.words import say_count, say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nshreport.plan import KeyDate
    from nshreport.render.workbook.cell import Cell
    from nshreport.report import Report, Tactic

DAYS = 90
_COLUMNS = (
    Column("Week beginning", DATE_WIDTH, "date"),
    Column("Day", 28),
    Column("What", 18),
    Column("Tactic or event", 48),
    Column("Row", 6),
    Column("Accountable", 26),
    Column("RAG", 11, "rag"),
)
_QUIET = "Nothing planned"


@dataclass(frozen=True, slots=True)
class _Event:
    """Something on a day: a tactic's, or everybody's."""

    day: date
    what: str
    words: str
    tactic: Tactic | None = None


def weeks_page(report: Report) -> Page:
    """Every week of the next 90 days, also those in which nothing happens."""
    last = report.as_of + timedelta(days=DAYS)
    events = sorted(_events(report, last), key=lambda event: (event.day, event.what, event.words))
    undated = sum(tactic.undated and tactic.is_open for tactic in report.tactics)
    lines = [Line(f"From {say_day(report.as_of)} to {say_day(last)}. Complete and cancelled tactics are left out.")]
    if undated:
        lines.append(Line(f"Left out as well, with no date to be shown on: {say_count(undated, 'tactic')}."))
    return Page(
        f"Next {DAYS} days",
        f"The next {DAYS} days from {say_day(report.as_of)}",
        "What begins and what is due, week by week, with bank holidays and key dates",
        tuple(lines),
        (make_table("Next_days", _COLUMNS, _rows(events, report.as_of, last)),),
        looked_up=True,
    )


def _events(report: Report, last: date) -> Iterator[_Event]:
    def coming(day: date | None) -> bool:
        return day is not None and report.as_of <= day <= last

    opened = [tactic for tactic in report.tactics if tactic.is_open and not tactic.undated]
    found = chain.from_iterable(map(_tactic_events, opened))
    holidays = chain.from_iterable(bank_holidays(year).values() for year in range(report.as_of.year, last.year + 1))
    off = (_Event(day.day, "Bank holiday", f"{day.name} ({day.where})") for day in holidays)
    told = _Event(report.next_report, "Report", "Next status report")
    kept = chain.from_iterable(_key_events(key_date) for key_date in report.key_dates)
    return (event for event in chain(found, off, kept, [told]) if coming(event.day))


def _key_events(key_date: KeyDate) -> Iterator[_Event]:
    """A key date's day; of a period its first and its last."""
    what = key_date.kind or "Key date"
    if key_date.start == key_date.end:
        yield _Event(key_date.start, what, key_date.what)
    else:
        yield _Event(key_date.start, what, f"{key_date.what}: begins")
        yield _Event(key_date.end, what, f"{key_date.what}: ends")


def _tactic_events(tactic: Tactic) -> Iterator[_Event]:
    """The deadline, the window's first day where it is another, and occasions; of a standing item these only."""
    known = {tactic.start, tactic.due}
    if tactic.schedule != Schedule.STANDING:
        if tactic.due:
            yield _Event(tactic.due, "Due", tactic.title, tactic)
        if tactic.start != tactic.due:
            yield _Event(tactic.start, "Begins", tactic.title, tactic)
    elif len(tactic.occasions) > 1:
        known = set()
    for window in tactic.occasions if len(tactic.occasions) > 1 else ():
        day = window.start or window.end
        if day is not None and not {day, window.end} & known:
            yield _Event(day, "Occasion", tactic.title, tactic)


def _rows(events: Iterable[_Event], first: date, last: date) -> Iterator[tuple[Cell, ...]]:
    by_week: dict[date, list[_Event]] = {monday: [] for monday in _mondays(first, last)}
    for event in events:
        by_week[_monday(event.day)].append(event)
    for monday, found in by_week.items():
        if not found:
            yield monday, None, None, _QUIET, None, None, None
        for event in found:
            yield (monday, _weekday(event.day), event.what, event.words, *_details(event.tactic))


def _details(tactic: Tactic | None) -> tuple[Cell, Cell, Cell]:
    return (row_link(tactic.row), "; ".join(tactic.names), tactic.rag) if tactic else (None, None, None)


def _weekday(day: date) -> str:
    return f"{calendar.day_name[day.weekday()]} {say_day(day)}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = _monday(first)
    while monday <= last:
        yield monday
        monday += timedelta(days=7)
