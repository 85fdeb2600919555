"""A plan that was read, as a plan workbook: brought in from Word, or as next year's draft."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from nshreport.plan import CellMark, Plan, Sheet, Workbook
from nshreport.render.template.forms import CARRIED, EXAMPLE, HOW_TO, SHEET_FORMS
from nshreport.render.template.plan_workbook import PLAN_HEADINGS, PhaseDraft, PlanDraft, Value
from nshreport.words import MONTHS, say_count, say_list
from nshreport.words.feedback import State
from nshreport.words.timing import Timing, read_timing

_SOURCES = ("reference", "tactic_typed", "purpose", "audience", "timing", "accountable", "feedback")
"""The frame's columns under the headings of a plan workbook."""
_TITLE, _PURPOSE, _AUDIENCE, _TIMING, _ACCOUNTABLE = range(1, 6)
_LAST_YEAR = "Last year"
_NOT_CARRIED = ("Commentary", "Decisions", "Corrections", "Key dates", "Parts")
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?(?!\d)")


def plan_from(plan: Plan) -> PlanDraft:
    """A plan as a workbook of ours: its texts as typed, its phases, the sheets next to it, and any further sheets."""
    rows = plan.rows("phase_name", "phase_start", "phase_end", *_SOURCES)
    phases = tuple(
        PhaseDraft(f"{name}:" if name else "", _day(start), _day(end), tuple(row[3:] for row in group))
        for (name, start, end), group in groupby(rows, key=lambda row: row[:3])
    )
    settings = plan.settings
    sheets, further = _sheets_of(plan.workbook, set(plan.layout.sheets))
    return PlanDraft(
        plan.title, settings.team, settings.plan_year, settings.begins, phases, sheets=sheets, further=further
    )


def _day(value: object) -> date | None:
    return value.date() if hasattr(value, "date") and value == value else None  # noqa: PLR0124 - NaT is not itself


def _sheets_of(
    workbook: Workbook, of_the_plan: set[str]
) -> tuple[dict[str, Sequence[Sequence[Value]]], dict[str, Sequence[Sequence[Value]]]]:
    """The rows of the sheets next to the plan, headings first, and the sheets that are none of ours."""
    forms = {form.name.casefold(): form for form in SHEET_FORMS}
    sheets: dict[str, Sequence[Sequence[Value]]] = {}
    further: dict[str, Sequence[Sequence[Value]]] = {}
    for sheet in workbook.sheets:
        if sheet.name in {*of_the_plan, HOW_TO, CARRIED}:
            continue
        filled = (_shown_row(sheet, number) for number in range(len(sheet.rows)))
        rows = [row for row in filled if any(row) and not str(row[0]).startswith(EXAMPLE)]
        if form := forms.get(sheet.name.strip().casefold()):
            sheets[form.name] = rows
        elif rows:
            further[sheet.name] = rows
    return sheets, further


def _shown_row(sheet: Sheet, row: int) -> tuple[Value, ...]:
    """A row as it is shown: shares formatted as per cent as text, and times of day too."""
    return tuple(_shown(value, sheet.mark(row, column)) for column, value in enumerate(sheet.rows[row]))


def _shown(value: object, mark: CellMark) -> Value:
    if mark.percent and isinstance(value, (int, float)):
        return f"{value * 100:g}%"
    return value if value is None or isinstance(value, (str, int, float, date)) else str(value)


@dataclass(frozen=True, slots=True)
class RolledRow:
    """What happens to a tactic in next year's plan, and its row there; None where it is left out."""

    ref: str
    tactic: str
    outcome: str
    flags: tuple[str, ...] = ()
    row: tuple[Value, ...] | None = None
    phase: str = ""


OUTCOMES: tuple[tuple[str, Callable[[State, bool], bool]], ...] = (
    ("left out (cancelled)", lambda state, _: state == State.CANCELLED),
    ("carried over (recurs each year)", lambda _, recurring: recurring),
    ("left out (complete)", lambda state, _: state == State.COMPLETE),
    ("carried over (unfinished)", lambda _state, _recurring: True),
)
"""What happens to a tactic, the first that holds."""
_KEPT = frozenset({"month", "months", "quarter", "half", "season", "recurring", "ongoing", "tbc", "relative", "none"})
"""Timings that hold in any year as they are written."""
_ANNUAL = re.compile(r"\b(annual(ly)?|yearly|each year|every year|twice a year)\b", re.IGNORECASE)


def roll_over(plan: Plan, to: int) -> tuple[PlanDraft, tuple[RolledRow, ...]]:
    """A draft of the assessed plan for the plan year that begins in the year `to`, and what happened to each row.

    No date is moved firmly: a day becomes its month, to be confirmed. Feedback is kept in a column of its own.
    """
    years = to - plan.settings.plan_year
    old = plan_from(plan)
    names = ("ref", "tactic_typed", "state", "standing", "timing_kind", "timing", "phase_name", *_SOURCES)
    rolled = tuple(_roll_row(values, plan, years) for values in plan.rows(*names))
    phases = []
    for phase in old.phases:
        rows = tuple(one.row for one in rolled if one.row is not None and f"{one.phase}:" == (phase.heading or ":"))
        heading, _ = shift_years(phase.heading, years)
        phases.append(PhaseDraft(heading, _moved(phase.start, years), _moved(phase.end, years), rows))
    title, _ = shift_years(plan.title, years)
    settings: tuple[tuple[Value, ...], ...] = (
        ("Setting", "Value"),
        ("Plan title", title),
        ("Team", old.team),
        ("Year", to),
        ("First month", MONTHS[old.first_month - 1]),
        ("Carried over from", f"{plan.title}; {plan.settings.plan_year}"),
        *(tuple(row) for row in old.sheets.get("Settings", ()) if str(row[0]).casefold() not in _SET_ANEW),
    )
    sheets = {name: rows for name, rows in old.sheets.items() if name not in _NOT_CARRIED} | {"Settings": settings}
    if tuple(sheets.get("Measures", ((),))[0][: len(_MEASURE_HEADINGS)]) == _MEASURE_HEADINGS:
        sheets["Measures"] = [row[: len(_MEASURE_HEADINGS)] for row in sheets["Measures"]]
    listed = [
        ("Ref", "Tactic", "What happens", "Look at"),
        *((one.ref, one.tactic, one.outcome, "; ".join(one.flags)) for one in rolled),
        *(("", text, "stays as it is", flag) for text, flag in _stale(old, sheets, to)),
    ]
    headings = (*PLAN_HEADINGS, _LAST_YEAR)
    further = {CARRIED: listed, **old.further}
    return replace(
        old, title=title, year=to, phases=tuple(phases), headings=headings, sheets=sheets, further=further
    ), rolled


_MEASURE_HEADINGS = next(
    tuple(column.heading for column in form.columns) for form in SHEET_FORMS if form.name == "Measures"
)
"""What next year's Measures keep: everything but the values of the year that is over."""
_SET_ANEW = frozenset(
    {"setting", "plan title", "title", "team", "team name", "year", "plan year", "first month", "next report"}
)


def _roll_row(values: tuple[object, ...], plan: Plan, years: int) -> RolledRow:
    ref, typed, state, standing, kind, timing, phase = values[:7]
    texts = [str(value or "") for value in values[7:]]
    recurring = (
        bool(standing)
        or kind == "recurring"
        or bool(_ANNUAL.search(f"{typed} {timing}"))
        or str(plan.settings.plan_year + 1) in str(typed)  # "Produce 2018 Communication Plan"
    )
    outcome = next(words for words, holds in OUTCOMES if holds(State(str(state)), recurring))
    title = " ".join(str(typed).split())
    if outcome.startswith("left out"):
        return RolledRow(str(ref), title, outcome)
    flags = []
    ours = range(plan.settings.plan_year, plan.settings.plan_year + 2)
    texts[_TITLE], old_years = shift_years(texts[_TITLE], years, ours)
    flags += [f"Tactic: {say_list(old_years)} was moved on by a year"] if old_years else []
    for place in (_PURPOSE, _AUDIENCE, _ACCOUNTABLE):
        named = [year[0] for year in _YEAR.finditer(texts[place])]
        flags += [f"{PLAN_HEADINGS[place]} names {say_list(named)}"] if named else []
    texts[_TIMING], flag = loosen(str(timing), plan.settings.plan_year, plan.settings.begins)
    flags += [flag] if flag else []
    texts[0] = str(ref)
    row = (*texts[:-1], "", texts[-1])
    return RolledRow(str(ref), title, outcome, tuple(flags), row, str(phase))


def loosen(timing: str, year: int, first_month: int) -> tuple[str, str]:
    """A timing for another year, in which nothing is firm that nobody wrote, and what was done to it.

    >>> loosen("11th July", 2017, 1)
    ('July (tbc)', "Timing: '11th July' became 'July (tbc)'")
    >>> loosen("January - March", 2017, 1)
    ('January - March', '')
    """
    read = read_timing(timing, year=year, first_month=first_month)
    if read.precision in _KEPT and not _YEAR.search(timing):
        return timing, ""
    loose = _in_months(read)
    if not loose:
        return timing, f"Timing: check '{timing}'" if timing else ""
    words = f"{loose} (tbc)"
    return words, f"Timing: '{timing}' became '{words}'"


def _in_months(timing: Timing) -> str:
    """The months of a timing in words, without a year: "July", "May and November", "by June"; blank without a date."""
    windows = [(window.start, window.end) for window in timing.occasions] or [(timing.start, timing.end)]
    spans = []
    for start, end in windows:
        first, last = start or end, end or start
        if first is None or last is None:
            return ""
        names = dict.fromkeys((MONTHS[first.month - 1], MONTHS[last.month - 1]))
        spans.append(" to ".join(names))
    before = "by " if timing.start is None else "from " if timing.end is None else ""
    return before + say_list(list(dict.fromkeys(spans)))


def shift_years(text: str, years: int, ours: range = range(1900, 2100)) -> tuple[str, list[str]]:
    """A text with the years that are ours moved on, and those years as they were.

    >>> shift_years("Produce 2018 Communication Plan, for 2018/19 and the 2021 Census", 1, range(2017, 2019))
    ('Produce 2019 Communication Plan, for 2019/20 and the 2021 Census', ['2018', '2018/19'])
    """
    found = [year[0] for year in _YEAR.finditer(text) if int(year[0][:4]) in ours]
    return _YEAR.sub(lambda year: _shift(year[0], years) if year[0] in found else year[0], text), found


def _shift(year: str, years: int) -> str:
    def moved(part: re.Match[str]) -> str:
        number = int(part[0]) + years
        return str(number) if len(part[0]) > 2 else f"{number % 100:02d}"  # noqa: PLR2004 - two digits are a year's last

    return re.sub(r"\d+", moved, year)


def _moved(day: date | None, years: int) -> date | None:
    """The same day of another year; of a month's last day, the last of that month."""
    if day is None:
        return None
    last = monthrange(day.year, day.month)[1] == day.day
    length = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, length if last else min(day.day, length))


def _stale(old: PlanDraft, sheets: dict[str, Sequence[Sequence[Value]]], to: int) -> Iterator[tuple[str, str]]:
    """Texts on the other sheets that name a year before the new one."""
    texts: Iterable[tuple[str, Value]] = (
        (name, value)
        for found in (sheets, old.further)
        for name, rows in found.items()
        if name != "Settings"
        for row in rows
        for value in row
    )
    for name, value in texts:
        if isinstance(value, str):
            stale = [year for year in _YEAR.findall(value) if int(year[:4]) < to]
            if stale:
                yield value, f"sheet {name} names {say_list(stale)}"


def say_roll_over(rolled: Sequence[RolledRow]) -> str:
    """What happened to the rows, counted: "23 tactics: 18 carried over (unfinished), ..."."""
    counted = Counter(one.outcome for one in rolled)
    said = say_list([f"{counted[outcome]} {outcome}" for outcome, _ in OUTCOMES if counted[outcome]])
    return f"{say_count(len(rolled), 'tactic')}: {said}."
