"""Events as an iCalendar file (RFC 5545) that every calendar program imports, and updates on the next import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, vText
from icalendar import Event as Entry

from nshreport.render.calendar.event import Event, Status
from nshreport.words import one_line

_FIRST_DAY = date(1990, 1, 1)
"""Day 0 of the count by which a later report's events win over an earlier one's."""
_WEEK = timedelta(days=7)


def write_calendar(events: Iterable[Event], title: str, as_of: date, notes: str) -> bytes:
    """A calendar file; the same events, title and report date give the same bytes.

    SEQUENCE is the report date counted in days, so that it rises from report to report, whichever reports are kept.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//nshreport//deadlines//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Each twice: as RFC 7986 has it, and as Outlook and Google read it.
    for standard, common, text in (("name", "x-wr-calname", one_line(title)), ("description", "x-wr-caldesc", notes)):
        calendar.add(standard, vText(text))
        calendar.add(common, vText(text))
    for event in events:
        calendar.add_component(_entry(event, as_of))
    content: bytes = calendar.to_ical()
    return content


def _entry(event: Event, as_of: date) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", (as_of - _FIRST_DAY).days)
    entry.add("dtstamp", datetime.combine(as_of, time(), UTC))
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))
    entry.add("summary", event.title)
    entry.add("description", event.notes)
    entry.add("categories", [event.phase])
    entry.add("status", str(event.status))
    entry.add("transp", "TRANSPARENT")
    if event.alarm and event.status is not Status.CANCELLED:
        entry.add_component(_alarm(event))
    return entry


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", -_WEEK)
    return alarm
