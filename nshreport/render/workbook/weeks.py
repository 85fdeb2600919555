"""Next 90 days: what begins and what is due, day by day, with the bank holidays."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from nshreport.plan import KeyDate
from nshreport.rating import Schedule, bank_holidays
from nshreport.render.workbook.page import DATE_WIDTH, Column, Line, Page, make_table
from nshreport.render.workbook.tactics import ref_link
from nshreport.report import Report, Tactic
from nshreport.words import say_day

DAYS = 90


@dataclass(frozen=True, slots=True)
class _Event:
    """Something on a day: a tactic's, or everybody's."""

    day: date
    what: str
    words: str
    tactic: Tactic | None = None


def weeks_page(report: Report) -> Page | None:
    """Every day of the next 90 on which something is due, begins or is closed; none if there is no such day."""
    words, last = report.words, report.as_of + timedelta(days=DAYS)
    events = sorted(_events(report, last), key=lambda event: (event.day, event.what, event.words))
    if not events:
        return None
    undated = sum(tactic.undated and tactic.is_open for tactic in report.tactics)
    left_out = f" {words.count(undated)} with no date {'is' if undated == 1 else 'are'} not shown." if undated else ""
    columns: tuple[Column[_Event], ...] = (
        Column("Date", DATE_WIDTH, lambda event: event.day, "date"),
        Column("Day", 12, lambda event: calendar.day_name[event.day.weekday()]),
        Column("What", 16, lambda event: event.what),
        Column("Ref", 7, lambda event: ref_link(event.tactic, report) if event.tactic else None),
        Column(f"{words.tactic.capitalize()} or event", 64, lambda event: event.words),
        Column(
            words.accountable.capitalize(), 32, lambda event: "; ".join(event.tactic.names) if event.tactic else None
        ),
        Column("RAG", 11, lambda event: event.tactic.rag if event.tactic else None, "rag"),
    )
    return Page(
        f"Next {DAYS} days",
        f"The next {DAYS} days: {say_day(report.as_of)} to {say_day(last)}",
        "What is due and what begins, with bank holidays and key dates",
        (Line(f"Complete and cancelled {words.tactics} are left out.{left_out}"),),
        (make_table("Next_days", columns, events),),
        looked_up=True,
    )


def _events(report: Report, last: date) -> Iterator[_Event]:
    def coming(day: date | None) -> bool:
        return day is not None and report.as_of <= day <= last

    opened = [tactic for tactic in report.tactics if tactic.is_open and not tactic.undated]
    found = chain.from_iterable(map(_tactic_events, opened))
    holidays = chain.from_iterable(bank_holidays(year).values() for year in range(report.as_of.year, last.year + 1))
    off = (_Event(day.day, "Bank holiday", f"{day.name} ({day.where})") for day in holidays)
    following = _Event(report.next_report, "Report", "Next status report")
    kept = chain.from_iterable(_key_events(key_date) for key_date in report.key_dates)
    return (event for event in chain(found, off, kept, [following]) if coming(event.day))


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
