"""What the team sets: the thresholds on the Settings sheet and in the options, and the readings on Corrections."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from nshreport.finding import Finding, make_finding
from nshreport.plan.headings import tidy_heading
from nshreport.plan.side_sheets import SideSheet, read_side_sheet
from nshreport.plan.workbook import Value, Workbook
from nshreport.words import MONTHS, say_day
from nshreport.words.timing import Timing, read_day, read_timing_value

_SETTINGS = SideSheet("Settings", {"name": "settings?|name", "value": ""}, needed=("name",), by_place=True)
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; None where it says nothing."""

    as_of: date
    year: int | None = None
    first_month: int | None = None
    sheet: str | None = None
    header_row: int | None = None
    """The header's row as Excel counts it, from 1."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run goes by, apart from the plan and its history.

    `year` and `first_month` are None until something says them: the options, the Settings sheet, then the plan.
    """

    as_of: date
    year: int | None = None
    first_month: int | None = None
    title: str = ""
    team: str = ""
    group: str = ""
    """Whom the report is for, such as the Board."""
    carried_from: str = ""
    """The title and year of last year's plan, if this one goes on with its refs."""
    marking: str = ""
    """The protective marking, such as OFFICIAL."""
    due_soon_days: int = 10
    """A deadline is due soon from this many working days before it."""
    moved_days: int = 28
    """A deadline that is moved later by more calendar days than this needs the group's agreement."""
    lead_days: int = 28
    """A tactic's date should be decided so many calendar days before its phase begins."""
    next_report_on: date | None = None
    closures: tuple[date, ...] = ()
    """Days on which the team does not work, apart from weekends and the bank holidays of England and Wales."""
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Meaning to column letters, where the sheet overrides what the headings say."""
    sheet: str | None = None
    header_row: int | None = None
    options: dict[str, int | str] = field(default_factory=dict)
    """What the command line asked for besides the report date, for the record of the run."""

    @property
    def next_report(self) -> date:
        """The day of the next report: as set, else the same day of the next month, and from month-end to month-end."""
        if self.next_report_on is not None and self.next_report_on > self.as_of:
            return self.next_report_on
        year, month = divmod(self.as_of.year * 12 + self.as_of.month, 12)
        last = calendar.monthrange(year, month + 1)[1]
        ends_month = (self.as_of + timedelta(days=1)).day == 1
        return date(year, month + 1, last if ends_month else min(self.as_of.day, last))

    @property
    def plan_year(self) -> int:
        """The year in which the plan year begins: the report date's until something says it."""
        return self.year if self.year is not None else self.as_of.year

    @property
    def begins(self) -> int:
        """The month (1 to 12) with which the plan year begins: January unless something says otherwise."""
        return self.first_month or 1

    @property
    def plan_start(self) -> date:
        """First day of the plan year."""
        return date(self.plan_year, self.begins, 1)

    @property
    def plan_end(self) -> date:
        """Last day of the plan year."""
        return date(self.plan_year + 1, self.begins, 1) - timedelta(days=1)

    def in_force(self) -> dict[str, str]:
        """The thresholds by name, in words, as they are printed and compared between reports."""
        return {
            "Plan year": f"{say_day(self.plan_start)} to {say_day(self.plan_end)}",
            "Due soon": f"{self.due_soon_days} working days or fewer to the deadline",
            "Moved": f"more than {self.moved_days} calendar days",
            "Decide by": f"{self.lead_days} calendar days before its phase begins",
            "Next report": say_day(self.next_report),
            "Closures": ", ".join(say_day(day) for day in self.closures) or "none",
        }


def read_settings(workbook: Workbook, options: Options) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings in force before the plan is looked at, and findings on settings that could not be used."""
    settings = Settings(as_of=options.as_of)
    findings: list[Finding] = []
    in_columns = False
    for row in read_side_sheet(workbook, _SETTINGS):
        name, value = row.lines("name"), row.value("value")
        in_columns = tidy_heading(name) == "columns" or (in_columns and tidy_heading(name) not in _BY_NAME)
        if value is None:
            continue
        try:
            settings = _apply(settings, name, value, in_columns=in_columns)
        except KeyError:
            findings.append(make_finding("setting-not-known", sheet=row.sheet, cell=row.cell("name"), quote=name))
        except ValueError:
            where, quote = row.cell("value"), str(value)
            findings.append(
                make_finding("setting-not-understood", sheet=row.sheet, cell=where, quote=quote, detail=name)
            )
    asked = {name: getattr(options, name) for name in ("year", "first_month", "sheet", "header_row")}
    overriding: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    return replace(settings, options=overriding, **overriding), tuple(findings)


def _apply(settings: Settings, name: str, value: Value, *, in_columns: bool) -> Settings:
    """The settings with one more of them set, or the columns of a meaning below a row that says Columns.

    Raises:
        KeyError: there is no such setting.
        ValueError: the value is none for it.
    """
    key = tidy_heading(name)
    if in_columns or key.startswith("column "):
        letters = tuple(re.findall(r"[A-Z]{1,3}", str(value).upper()))
        meaning = key.removeprefix("column ").replace(" ", "_")
        return replace(settings, columns={**settings.columns, meaning: letters})
    setting = _BY_NAME[key]
    read: dict[str, Any] = {setting.field: setting.read(value, settings)}
    return replace(settings, **read)


def _read_text(value: Value, _: Settings) -> str:
    return " ".join(str(value).split())


def _read_year(value: Value, _: Settings) -> int:
    """A year, or the first of a pair such as 2017/18."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", str(int(value) if isinstance(value, float) else value))
    if not found or int(found[0]) not in _YEARS:
        raise ValueError
    return int(found[0])


def _read_month(value: Value, _: Settings) -> int:
    """A month by name (three letters are enough) or number."""
    if isinstance(value, date):
        return value.month
    text = str(value).strip().removesuffix(".0")
    if text.isdigit() and 1 <= int(text) <= len(MONTHS):
        return int(text)
    found = [number for number, month in enumerate(MONTHS, 1) if text[:3].casefold() == month[:3].casefold()]
    if not found:
        raise ValueError
    return found[0]


def _read_count(value: Value, _: Settings) -> int:
    found = re.fullmatch(r"\s*(\d{1,4})(?:\.0)?\s*(?:working|calendar)?\s*(?:days?)?\s*", str(value), re.IGNORECASE)
    if not found:
        raise ValueError
    return int(found[1])


def _read_timing(value: Value, settings: Settings) -> Timing:
    if isinstance(value, (time, timedelta)):
        raise ValueError  # noqa: TRY004 - the cell's value is wrong, not the code's type
    return read_timing_value(value, year=settings.plan_year, first_month=settings.begins)


def _read_day(value: Value, settings: Settings) -> date:
    day = read_day(value, year=settings.plan_year, first_month=settings.begins)
    if day is None:
        raise ValueError
    return day


def _read_days(value: Value, settings: Settings) -> tuple[date, ...]:
    """Days or ranges of days, separated by ; or line breaks."""
    days: list[date] = []
    for part in re.split(r"[;\n]", value) if isinstance(value, str) else [value]:
        timing = _read_timing(part, settings)
        if timing.end is None or not timing.confirmed:
            raise ValueError
        first = timing.start or timing.end
        days += [first + timedelta(days=number) for number in range((timing.end - first).days + 1)]
    return tuple(days)


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: the names under which the sheet may set a field, how its value is read, what it means."""

    names: tuple[str, ...]
    field: str
    read: Callable[[Value, Settings], object]
    meaning: str


SETTINGS = (
    Setting(("plan title", "title"), "title", _read_text, "the plan's title, if not the first line above the table"),
    Setting(("team", "team name", "author"), "team", _read_text, "the team that sends the report"),
    Setting(
        ("group", "steering group"),
        "group",
        _read_text,
        "the group that the report is for, such as Board: from People or the title unless set",
    ),
    Setting(
        ("carried over from",),
        "carried_from",
        _read_text,
        "the title and year of the plan that this one goes on with, so that its refs stay: written by a roll-over",
    ),
    Setting(
        ("protective marking", "marking"), "marking", _read_text, "shown on every sheet and chart, such as OFFICIAL"
    ),
    Setting(
        ("year", "plan year"), "year", _read_year, "the year in which the plan year begins, such as 2017 or 2017/18"
    ),
    Setting(
        ("first month", "year starts", "year begins"), "first_month", _read_month, "the month with which it begins"
    ),
    Setting(
        ("due soon working days", "due soon days", "due soon"),
        "due_soon_days",
        _read_count,
        "working days before a deadline from which it is due soon: 10 unless set",
    ),
    Setting(
        ("moved days", "moved calendar days", "moved"),
        "moved_days",
        _read_count,
        "a deadline that is moved later by more calendar days than this needs agreement: 28 unless set",
    ),
    Setting(
        ("lead days", "lead time", "decide by"),
        "lead_days",
        _read_count,
        "calendar days before its phase by which a tactic's date should be decided: 28 unless set",
    ),
    Setting(
        ("next report", "next report date"),
        "next_report_on",
        _read_day,
        "the day of the next report: the same day of the next month, from month-end to month-end, unless set",
    ),
    Setting(
        ("closures", "closure", "days closed", "closed"),
        "closures",
        _read_days,
        "days on which the team does not work, with their year, separated by ;",
    ),
    Setting(("sheet", "plan sheet"), "sheet", _read_text, "the sheet that holds the plan, if it is not found"),
    Setting(
        ("header row",), "header_row", _read_count, "the row of the headings, as Excel shows it, if it is not found"
    ),
)
_BY_NAME = {name: setting for setting in SETTINGS for name in setting.names}

_CORRECTIONS = SideSheet(
    "Corrections",
    {"about": r".*\b(text|cell)\b.*", "means": r".*\bmean.*"},
    needed=("about", "means"),
    by_place=True,
)
_FINE = re.compile(
    r"(checked([ ,;-]+(it )?(is )?(fine|ok|okay|right|correct))?|fine|ok|okay|correct|right)[ .!]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the sheet: a text or a cell of the plan, and what it means; `means` is blank where it is fine."""

    about: str
    means: str
    cell: str
    """Where the correction itself stands."""


@dataclass(frozen=True)
class Corrections:
    """Every correction, by the text or the cell that it is about."""

    by_about: dict[str, Correction] = field(default_factory=dict)
    sheet: str = ""
    """The plan's first sheet: a cell is meant on this one, unless its sheet is named before it ("Q2!C5")."""

    def on(self, sheet: str) -> Corrections:
        """The corrections of a plan whose first sheet this is."""
        return replace(self, sheet=sheet)

    def meant(self, sheet: str, cell: str, text: str) -> str:
        """What a cell is to be read as: its correction by cell, else by text, else the text itself."""
        correction = self._about(sheet, cell, text)
        return correction.means if correction and correction.means else text

    def _about(self, sheet: str, cell: str, text: str) -> Correction | None:
        if not self.by_about:
            return None
        keys = (*self._keys(sheet, cell), _key(text))
        return next((self.by_about[key] for key in keys if key and key in self.by_about), None)

    def _keys(self, sheet: str, cell: str) -> tuple[str, ...]:
        """The ways to name a cell."""
        return (_key(f"{sheet}!{cell}"), *((_key(cell),) if sheet == self.sheet else ()))

    def settle(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings without those on a text or cell that the team has checked."""
        for finding in findings:
            correction = self._about(finding.sheet, finding.cell, finding.quote)
            if correction is None or correction.means:
                yield finding

    def unused(self, cells: Iterable[tuple[str, str]], texts: Iterable[str]) -> Iterator[Finding]:
        """A finding for each correction that is about no cell (a sheet and an address) and no text of the plan."""
        if not self.by_about:
            return
        known = {key for sheet, cell in cells for key in self._keys(sheet, cell)} | {_key(text) for text in texts}
        for about, correction in self.by_about.items():
            if about not in known:
                yield make_finding(
                    "correction-unused", sheet=_CORRECTIONS.name, cell=correction.cell, quote=correction.about
                )


def read_corrections(workbook: Workbook) -> Corrections:
    """The Corrections sheet, if the workbook has one: a text or cell in one column, what it means in the next.

    "Checked, fine" in the second column settles the findings on that text or cell and leaves its reading as it is.
    """
    entries = {}
    for row in read_side_sheet(workbook, _CORRECTIONS):
        about, means = row.lines("about"), row.lines("means")
        if means:
            entries[_key(about)] = Correction(about, "" if _FINE.fullmatch(means) else means, row.cell("about"))
    return Corrections(entries)


def _key(about: str) -> str:
    """A text or cell as it is compared; a sheet's name before a cell may stand in quotes, as Excel writes it."""
    return re.sub(r"^'(.+)'(?=!)", r"\1", " ".join(about.split()).casefold())
