"""Key dates and commentary: what the plan workbook says beside the plan, for charts and cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from nshreport.finding import Finding, make_finding
from nshreport.plan.workbook import Sheet, Value, Workbook, address
from nshreport.words.timing import Timing, read_timing_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.plan.settings import Settings

KEY_DATES, COMMENTARY = "Key dates", "Commentary"
_PRE_ELECTION = ("pre-election", "pre election", "purdah")
_HEADINGS = {
    "first": ("first day", "first", "start", "from", "date", "day", "report date"),
    "last": ("last day", "last", "end", "to", "until"),
    "what": ("what", "event", "key date", "title", "text", "commentary"),
    "kind": ("kind", "type"),
}


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
    sheet = workbook.sheet(KEY_DATES)
    dates: list[KeyDate] = []
    findings: list[Finding] = []
    for number, row in _rows(sheet):
        first = _read(row.get("first"), settings)
        last = _read(row.get("last"), settings) if row.get("last") is not None else first
        if first.confirmed and last.confirmed and first.start and last.end and first.start <= last.end:
            dates.append(KeyDate(first.start, last.end, _text(row.get("what")), _text(row.get("kind"))))
        else:
            quote = f"{_text(row.get('first'))} {_text(row.get('last'))}".strip()
            findings.append(
                make_finding("key-date-not-understood", sheet=KEY_DATES, cell=address(number, 0), quote=quote)
            )
    return tuple(sorted(dates, key=lambda key: (key.start, key.end, key.what))), tuple(findings)


def read_commentary(workbook: Workbook, settings: Settings) -> str:
    """The runner's own words for this report date, from the Commentary sheet: a report date and a text in each row."""
    texts = [
        _text(row.get("what"))
        for _, row in _rows(workbook.sheet(COMMENTARY))
        if (day := _read(row.get("first"), settings)).start == day.end == settings.as_of
    ]
    return "\n".join(filter(None, texts))


def _rows(sheet: Sheet | None) -> Iterator[tuple[int, dict[str, Value]]]:
    """The rows below the sheet's headings, by meaning."""
    columns: dict[str, int] = {}
    for number, values in enumerate(sheet.rows if sheet else ()):
        if not columns:
            columns = _columns(values)
        elif any(value is not None for value in values):
            yield number, {name: values[column] for name, column in columns.items() if column < len(values)}


def _columns(values: tuple[Value, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, value in enumerate(values):
        for name, headings in _HEADINGS.items():
            if _text(value).casefold() in headings:
                found.setdefault(name, column)
    return found if {"first", "what"} <= set(found) else {}


def _read(value: Value, settings: Settings) -> Timing:
    known = value if isinstance(value, (str, date, datetime)) else None
    return read_timing_value(known, year=settings.plan_year, first_month=settings.begins)


def _text(value: Value) -> str:
    return "" if value is None else " ".join(str(value).split())
