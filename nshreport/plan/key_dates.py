"""Key dates, commentary, objectives and messages: what the workbook says next to the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nshreport.finding import Finding, make_finding
from nshreport.plan.cell_address import address
from nshreport.plan.settings import Settings
from nshreport.plan.side_sheets import SideSheet, read_side_sheet
from nshreport.plan.workbook import Value, Workbook
from nshreport.words import say_day
from nshreport.words.timing import Timing, read_day_up_to, read_timing_value

_PRE_ELECTION = ("pre-election", "pre election", "purdah")
_HEADINGS = {
    "first": "first( day)?|start|from|date|day|report date",
    "last": "last( day)?|end|to|until",
    "what": "what|event|key date|title|text|commentary",
    "kind": "kind|type",
}
_KEY_DATES = SideSheet("Key dates", _HEADINGS, needed=("first", "what"))
_COMMENTARY = SideSheet("Commentary", _HEADINGS, needed=("first", "what"))
_A_MONTH = 31
"""Days."""
_OBJECTIVES = SideSheet("Objectives", {"number": "", "what": ""}, needed=("number", "what"), by_place=True)

_MESSAGES = ("Key messages", "Approach", "Opportunities", "Challenges")
_MESSAGE_HEADINGS = r"no|number|ref|(key )?messages?|approach|opportunit(y|ies)|challenges?|text|what"
_BULLETS = "·•●▪–—-* "


@dataclass(frozen=True, slots=True)
class MessageList:
    """What a sheet of sentences says, such as the key messages: its name and its sentences in their order."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day or period that matters to the plan: a steering group meeting, a pre-election period, a conference."""

    start: date
    end: date
    what: str
    kind: str

    @property
    def is_pre_election(self) -> bool:
        """Whether it is a pre-election period, in which official bodies hold back announcements."""
        said = f"{self.kind} {self.what}".casefold()
        return any(word in said for word in _PRE_ELECTION)


def read_key_dates(workbook: Workbook, settings: Settings) -> tuple[tuple[KeyDate, ...], tuple[Finding, ...]]:
    """The Key dates sheet, if the workbook has one: first day, last day, what, kind; the last day may be blank.

    A row whose day is not firm is left out, with a finding.
    """
    dates: list[KeyDate] = []
    findings: list[Finding] = []
    for row in read_side_sheet(workbook, _KEY_DATES):
        first = _read(row.value("first"), settings)
        last = _read(row.value("last"), settings) if row.text("last") else first
        start, end = first.start or first.end, last.end
        if first.confirmed and last.confirmed and start and end and start <= end:
            dates.append(KeyDate(start, end, row.text("what"), row.text("kind")))
        else:
            quote = f"{row.text('first')} {row.text('last')}".strip()
            cell = address(row.row, 0)
            findings.append(make_finding("key-date-not-understood", sheet=row.sheet, cell=cell, quote=quote))
    return tuple(sorted(dates, key=lambda key: (key.start, key.end, key.what))), tuple(findings)


@dataclass(frozen=True, slots=True)
class Comment:
    """What the runner says in a report: a row of the Commentary sheet, with the report date that it is for."""

    day: date
    words: str
    cell: str
    """The cell of its date."""


def read_commentary(workbook: Workbook, settings: Settings) -> tuple[tuple[Comment, ...], tuple[Finding, ...]]:
    """The Commentary sheet: a report date and a text in each row; a text without a date that can be read is a finding.

    A date without a year is the latest up to this report's month.
    """
    comments: list[Comment] = []
    findings: list[Finding] = []
    for row in read_side_sheet(workbook, _COMMENTARY):
        words, cell = row.text("what"), row.cell("first")
        day = read_day_up_to(row.value("first"), settings.as_of)
        if words and day:
            comments.append(Comment(day, words, cell))
        elif words:
            findings.append(make_finding("commentary-date", sheet=row.sheet, cell=cell, quote=row.text("first")))
    return tuple(comments), tuple(findings)


def missed_commentary(comments: Iterable[Comment], as_of: date, last_report: date | None) -> Iterator[Finding]:
    """Findings on what was said between the last report and this one: neither of them shows it.

    Without a last report, it is looked for in the month before this one.
    """
    since = last_report or as_of - timedelta(days=_A_MONTH)
    for comment in comments:
        if since < comment.day < as_of:
            yield make_finding(
                "commentary-missed",
                sheet=_COMMENTARY.name,
                cell=comment.cell,
                quote=comment.words,
                detail=say_day(comment.day),
                day=say_day(as_of),
            )


def read_objectives(workbook: Workbook) -> dict[int, str]:
    """The Objectives sheet: a number, then its words, a row each."""
    rows = read_side_sheet(workbook, _OBJECTIVES)
    return {
        int(number): row.text("what")
        for row in rows
        if isinstance(number := row.value("number"), (int, float)) and isinstance(row.value("what"), str)
    }


def read_messages(workbook: Workbook) -> tuple[MessageList, ...]:
    """The sheets Key messages, Approach, Opportunities and Challenges, where there are any: a sentence in each row."""
    found = (MessageList(name, tuple(_sentences(workbook, name))) for name in _MESSAGES)
    return tuple(one for one in found if one.items)


def _sentences(workbook: Workbook, name: str) -> Iterator[str]:
    """A sheet's rows, numbers and bullets left out."""
    sheet = SideSheet(name, {"what": _MESSAGE_HEADINGS}, needed=("what",), by_place=True)
    for row in read_side_sheet(workbook, sheet):
        texts = (" ".join(value.split()).lstrip(_BULLETS) for value in row.filled.values() if isinstance(value, str))
        if sentence := ": ".join(filter(None, texts)):
            yield sentence


def _read(value: Value, settings: Settings) -> Timing:
    known = value if isinstance(value, (str, date, datetime)) else None
    return read_timing_value(known, year=settings.plan_year, first_month=settings.begins)
