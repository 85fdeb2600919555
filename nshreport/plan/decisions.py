"""Decisions: what the steering group is asked by the team, and what it decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from nshreport.finding import Finding, make_finding
from nshreport.plan.settings import Settings
from nshreport.plan.side_sheets import SideRow, SideSheet, read_side_sheet
from nshreport.plan.workbook import Workbook
from nshreport.words.feedback import Ruling, read_ruling
from nshreport.words.timing import Timing, Window, find_timings, read_timing_value

_DECISIONS = SideSheet(
    "Decisions",
    {
        "ref": "ref(erence)?|id|tactic( ref)?",
        "question": "questions?|what is asked|request|(decision|help) needed",
        "needed_by": "needed by|by when|by|deadline",
        "decision": "decisions?|answer|outcome|what was decided",
        "decided_on": "decided on|date decided|decision date|date of decision|date|when",
        "timing": "new (timing|date|deadline)|timing",
    },
    needed=("decision",),
)
_NUMBERED = re.compile(r"([A-Za-z]+)[ .-]?0*(\d+)")


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the sheet: a question of the team's to the group, and the decision, if there is one.

    Attributes:
        ref: of the tactic, as plain_ref has it; blank for the plan as a whole.
        question: what is asked, as typed; may be blank where a request of the report is answered.
        needed_by: the day by which it is needed.
        words: the decision, as typed.
        decided_on: the day of the decision; None while it is open.
        dated: whether the sheet gives that day; else it is the report date.
        timing: the new timing as typed.
        window: the days that the new timing means, by its cell, else by the decision's words.
        sheet, cell: where the row begins.
    """

    ref: str
    question: str
    needed_by: date | None
    words: str
    decided_on: date | None
    dated: bool
    timing: str
    window: Window | None
    sheet: str
    cell: str

    @property
    def ruling(self) -> Ruling:
        """What was decided; open where nothing was, or not by the report date."""
        return read_ruling(self.words) if self.decided_on else Ruling.OPEN


def plain_ref(text: str) -> str:
    """A ref without case, spaces and leading noughts, so that T5 and t05 are one.

    >>> plain_ref(" t05 "), plain_ref("T5"), plain_ref("H-3")
    ('T5', 'T5', 'H3')
    """
    name = " ".join(text.split()).upper()
    numbered = _NUMBERED.fullmatch(name)
    return f"{numbered[1]}{numbered[2]}" if numbered else name


def read_decisions(workbook: Workbook, settings: Settings) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """The Decisions sheet, if the workbook has one: in the order of the sheet, with findings on dates not understood.

    A decision after the report date is still to come. One without a readable day is taken as of this report.
    """
    decisions: list[Decision] = []
    findings: list[Finding] = []
    for row in read_side_sheet(workbook, _DECISIONS):
        if row.text("question") or row.text("decision"):
            decisions.append(_decision(row, settings))
            findings += _findings(row, settings)
    return tuple(decisions), tuple(findings)


def _decision(row: SideRow, settings: Settings) -> Decision:
    day, words = _day(row, "decided_on", settings), row.lines("decision")
    decided = (day or settings.as_of) if words and (day is None or day <= settings.as_of) else None
    if read_ruling(words) == Ruling.OPEN:
        decided = None
    return Decision(
        ref=plain_ref(row.text("ref")),
        question=row.text("question"),
        needed_by=_read(row, "needed_by", settings).end,
        words=words,
        decided_on=decided,
        dated=day is not None,
        timing=_typed(row, "timing"),
        window=_window(row, settings, decided),
        sheet=row.sheet,
        cell=row.cell("ref") or row.cell("decision"),
    )


def _findings(row: SideRow, settings: Settings) -> Iterator[Finding]:
    timing = _read(row, "timing", settings)
    unread = {
        "decision-undated": bool(row.text("decision"))
        and read_ruling(row.lines("decision")) != Ruling.OPEN
        and _day(row, "decided_on", settings) is None,
        "decision-needed-by": bool(row.text("needed_by")) and _read(row, "needed_by", settings).end is None,
        "decision-timing": bool(row.text("timing")) and (timing.end is None or timing.precision == "tbc"),
    }
    fields = {"decision-undated": "decided_on", "decision-needed-by": "needed_by", "decision-timing": "timing"}
    for code, field in fields.items():
        if unread[code]:
            cell = row.cell(field) or row.cell("decision")
            yield make_finding(code, sheet=row.sheet, cell=cell, quote=row.text(field) or row.text("decision"))


def _day(row: SideRow, field: str, settings: Settings) -> date | None:
    read = _read(row, field, settings)
    return read.end if read.confirmed and read.start == read.end else None


def _window(row: SideRow, settings: Settings, decided: date | None) -> Window | None:
    """The new timing by its cell, else the last date that the decision names after the day on which it was taken."""
    timing = _read(row, "timing", settings)
    if timing.end and timing.precision != "tbc":
        return Window(timing.start, timing.end)
    named = find_timings(row.lines("decision"), year=settings.plan_year, first_month=settings.begins)
    ends = [one.window for one in named if one.window.end and decided and one.window.end > decided]
    return ends[-1] if ends else None


def _read(row: SideRow, field: str, settings: Settings) -> Timing:
    value = row.value(field)
    known = value if isinstance(value, (str, date, datetime)) else None
    return read_timing_value(known, year=settings.plan_year, first_month=settings.begins)


def _typed(row: SideRow, field: str) -> str:
    value = row.value(field)
    return value.strftime("%Y-%m-%d") if isinstance(value, (date, datetime)) else row.text(field)
