"""Calendars: the plan's deadlines as files to import, which the next report's files update."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nshreport.render.calendar.event import Event, Status, events_of, plan_events, undated_tactics
from nshreport.render.calendar.file import write_calendar
from nshreport.report import Report, Tactic
from nshreport.words import file_slugs, one_line, say_day, say_sentence, sort_names

__all__ = ["Event", "Status", "calendar_for", "deadlines_ics", "personal_calendars", "plan_events"]


def deadlines_ics(events: Iterable[Event], report: Report) -> bytes:
    """The calendar of the whole plan."""
    title = f"{report.title}: deadlines"
    return write_calendar(events, title, report.as_of, _notes(report, undated_tactics(report)))


def calendar_for(names: frozenset[str], events: Iterable[Event], report: Report) -> bytes:
    """The calendar of some of the accountable: the deadlines of their tactics."""
    return _calendar(names, events, (tactic for tactic in undated_tactics(report) if names & set(tactic.names)), report)


def personal_calendars(events: tuple[Event, ...], report: Report, stem: str) -> dict[str, bytes]:
    """A calendar for each of the accountable, by file name in the folder `calendars`.

    Somebody who is no longer accountable for anything gets a last one, which takes out what theirs still holds.
    """
    dated: defaultdict[str, list[Event]] = defaultdict(list)
    undated: defaultdict[str, list[Tactic]] = defaultdict(list)
    for event in events:
        for name in event.names | event.former:
            dated[name].append(event)
    for tactic in undated_tactics(report):
        for name in set(tactic.names):
            undated[name].append(tactic)
    return {
        f"calendars/{stem}_{slug}.ics": _calendar(frozenset({name}), dated[name], undated[name], report)
        for name, slug in file_slugs(sort_names(dated)).items()
    }


def _calendar(names: frozenset[str], events: Iterable[Event], undated: Iterable[Tactic], report: Report) -> bytes:
    title = f"{report.title}: deadlines of {', '.join(sorted(names))}"
    return write_calendar(events_of(events, names), title, report.as_of, _notes(report, undated))


def _notes(report: Report, undated: Iterable[Tactic]) -> str:
    """What the file is as of, and what it leaves out."""
    lines = [f"As of {say_day(report.as_of)}. Import the next report's file over this one: it moves what has moved."]
    titles = [one_line(tactic.title) for tactic in undated]
    if titles:
        lines.append("Not in this calendar, without a deadline:")
        lines += [say_sentence(title) for title in titles]
    return "\n".join(lines)
