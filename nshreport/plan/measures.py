"""The Measures sheet: what shows whether the plan works, with the values as people type them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from nshreport.finding import Finding, make_finding
from nshreport.plan.cell_address import address
from nshreport.plan.people import Directory, read_audiences
from nshreport.plan.settings import Settings
from nshreport.plan.side_sheets import SideRow, SideSheet, read_side_sheet
from nshreport.plan.workbook import Sheet, Value, Workbook
from nshreport.words.timing import read_timing_value

Better = Literal["higher", "lower"]
MEASURES = SideSheet(
    "Measures",
    {
        "name": "measures?|indicators?|kpis?",
        "objective": "objectives?",
        "audience": "audiences?",
        "baseline": "baseline( value)?",
        "target": "targets?( value)?",
        "by": "by|target date|by when",
        "better": "better|better is|direction",
        "source": "source|where from",
    },
    needed=("name", "target"),
)
_NUMBER = re.compile(r"[£€$]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(%|per ?cent)?", re.IGNORECASE)
_SHARE = re.compile(r"(\d[\d,]*)\s*(?:of|out of|/)\s*(\d[\d,]*)", re.IGNORECASE)
_NO_VALUE = re.compile(r"(n ?/? ?a|not (yet )?(known|available|measured)|tbc|none|nil return|[-–—?.]*)", re.IGNORECASE)
_HIGHER = re.compile(r"(higher|more|up|increase)( is better)?", re.IGNORECASE)
_LOWER = re.compile(r"(lower|less|fewer|down|decrease)( is better)?", re.IGNORECASE)
_FEW = 10
_MOST = 1e12
"""No measure of a communication plan counts more; a longer number is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value of a measure as typed, and what it means: a number, or a share in per cent."""

    number: float
    typed: str
    percent: bool = False
    count: float | None = None
    """What was counted, where the value is a share of something: 12 of "12 of 40"."""
    out_of: float | None = None

    @property
    def note(self) -> str:
        """What to bear in mind: a small number, or a rate of an unknown number."""
        if self.percent and self.out_of is None:
            return "out of how many is not given"
        counted = self.number if self.count is None else self.count
        small = 0 <= counted < _FEW or (self.out_of is not None and self.out_of < _FEW)
        return "a small number" if small else ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its values by the last day of their month, quarter or day, oldest first."""

    name: str
    objective: int | None
    audience: str
    """As typed."""
    audiences: tuple[str, ...]
    baseline: Amount | None
    target: Amount | None
    by: date
    """The day by which the target is to be met: the plan year's last unless the sheet says another."""
    better: Better
    source: str
    values: tuple[tuple[date, Amount], ...]
    cell: str


def read_amount(value: Value, *, as_percent: bool = False) -> Amount | None:
    """A value of a measure; None where the cell says that there is none.

    Args:
        value: the cell's value.
        as_percent: whether the cell is formatted as per cent, so that 0.8 is shown as 80%.

    Raises:
        ValueError: the text is no number, or one that no plan can mean.

    >>> read_amount("12 of 40").number, read_amount("1,250").number, read_amount("n/a")
    (30.0, 1250.0, None)
    """
    amount = _read_amount(value, as_percent=as_percent)
    if amount and not max(abs(amount.number), amount.out_of or 0) <= _MOST:
        raise ValueError(str(value)[:40])
    return amount


def _read_amount(value: Value, *, as_percent: bool) -> Amount | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        number = round(value * 100, 10) if as_percent else float(value)
        return Amount(number, f"{number:,g}{'%' if as_percent else ''}", as_percent)
    text = " ".join(str(value).split())
    if _NO_VALUE.fullmatch(text):
        return None
    if share := _SHARE.fullmatch(text):
        count, out_of = (float(part.replace(",", "")) for part in share.groups())
        if not 0 <= count <= out_of or not out_of:
            raise ValueError(text)
        return Amount(100 * count / out_of, text, percent=True, count=count, out_of=out_of)
    if number_typed := _NUMBER.fullmatch(text):
        return Amount(float(number_typed[1].replace(",", "")), text, percent=bool(number_typed[2]))
    raise ValueError(text)


def read_measures(
    workbook: Workbook, settings: Settings, directory: Directory, objectives: Mapping[int, str]
) -> tuple[tuple[Measure, ...], tuple[Finding, ...]]:
    """The measures of the plan, if the workbook has such a sheet, and findings on what could not be used."""
    sheet = workbook.sheet(MEASURES.name)
    if sheet is None:
        return (), ()
    reader = _MeasureReader(sheet, settings, directory, objectives)
    measures = tuple(reader.read(row) for row in read_side_sheet(workbook, MEASURES) if row.text("name"))
    return measures, tuple(reader.findings)


class _MeasureReader:
    """The sheet while it is read."""

    def __init__(self, sheet: Sheet, settings: Settings, directory: Directory, objectives: Mapping[int, str]) -> None:
        self.sheet, self.settings, self.directory, self.objectives = sheet, settings, directory, objectives
        self.findings: list[Finding] = []
        self._dates: dict[int, date] | None = None

    def read(self, row: SideRow) -> Measure:
        baseline, target = (self._amount(row.row, row.columns.get(name)) for name in ("baseline", "target"))
        better = self._better(row, baseline, target)
        if target is not None and target.number == 0 and better == "higher":
            self._find("measure-target-zero", row.cell("target"), row.text("name"))
            target = None
        values = sorted(
            ((day, amount) for column, day in self._columns(row).items() if (amount := self._amount(row.row, column))),
            key=lambda one: one[0],
        )
        return Measure(
            name=row.text("name"),
            objective=self._objective(row),
            audience=row.text("audience"),
            audiences=read_audiences(row.text("audience"), self.directory),
            baseline=baseline,
            target=target,
            by=self._by(row),
            better=better,
            source=row.text("source"),
            values=tuple(values),
            cell=address(row.row, row.columns["name"]),
        )

    def _columns(self, row: SideRow) -> dict[int, date]:
        """The columns of values, each with the last day of what its heading names; of two for one day the last."""
        if self._dates is None:
            heads = max(number for number in range(row.row) if MEASURES.columns(_filled(self.sheet, number)))
            read = {
                column: day
                for column, heading in _filled(self.sheet, heads).items()
                if column not in row.columns.values() and (day := self._heading(heads, column, heading))
            }
            often = Counter(read.values())
            for column, day in read.items():
                if often[day] > 1 and column != max(place for place, other in read.items() if other == day):
                    self._find("measure-two-values", address(heads, column), str(self.sheet.value(heads, column)))
            self._dates = {column: day for day, column in {day: column for column, day in read.items()}.items()}
        return self._dates

    def _heading(self, row: int, column: int, heading: Value) -> date | None:
        known = heading if isinstance(heading, (str, date, datetime)) else None
        timing = read_timing_value(known, year=self.settings.plan_year, first_month=self.settings.begins)
        if timing.start and timing.end and timing.confirmed:
            return timing.end
        self._find("measure-heading-not-understood", address(row, column), str(heading))
        return None

    def _amount(self, row: int, column: int | None) -> Amount | None:
        if column is None:
            return None
        value = self.sheet.value(row, column)
        try:
            return read_amount(value, as_percent=self.sheet.mark(row, column).percent)
        except ValueError:
            self._find("measure-value-not-understood", address(row, column), str(value))
            return None

    def _objective(self, row: SideRow) -> int | None:
        text = row.text("objective").removesuffix(".0")
        found = re.search(r"\d+", text)
        number = (
            int(found[0])
            if found
            else next(
                (number for number, words in self.objectives.items() if words.casefold() == text.casefold()), None
            )
        )
        if text and (number is None or (self.objectives and number not in self.objectives)):
            self._find("measure-objective-not-known", row.cell("objective"), text)
            return None
        return number

    def _by(self, row: SideRow) -> date:
        if not row.text("by"):
            return self.settings.plan_end
        value = row.value("by")
        known = value if isinstance(value, (str, date, datetime)) else None
        timing = read_timing_value(known, year=self.settings.plan_year, first_month=self.settings.begins)
        if timing.end and timing.confirmed and timing.end > self.settings.plan_start:
            return timing.end
        self._find("measure-by-not-understood", row.cell("by"), row.text("by"))
        return self.settings.plan_end

    def _better(self, row: SideRow, baseline: Amount | None, target: Amount | None) -> Better:
        """Higher or lower as typed; else towards the target."""
        text = row.text("better")
        if _HIGHER.fullmatch(text):
            return "higher"
        if _LOWER.fullmatch(text):
            return "lower"
        if text:
            self._find("measure-better-not-understood", row.cell("better"), text)
        return "lower" if baseline and target and target.number < baseline.number else "higher"

    def _find(self, code: str, cell: str, quote: str) -> None:
        self.findings.append(make_finding(code, sheet=self.sheet.name, cell=cell, quote=quote))


def _filled(sheet: Sheet, row: int) -> dict[int, Value]:
    return {column: value for column, value in enumerate(sheet.rows[row]) if value is not None}
