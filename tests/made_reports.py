"""Reports made up for what the real plan does not have: many tactics, odd texts, long windows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle

from nshreport.finding import Finding, Severity
from nshreport.history import BurnPoint, Silence, Slip, Trends, Undated
from nshreport.history.changes import Change, Changes
from nshreport.history.deadline_history import Move
from nshreport.history.trends import RagTrend
from nshreport.plan import Amount, KeyDate, Measure, Part
from nshreport.rating import Rag, Schedule
from nshreport.report import PhaseSummary, Report, Request, Tactic
from nshreport.report.audiences import audience_reach
from nshreport.report.measures import measure_statuses
from nshreport.words.feedback import State
from nshreport.words.timing import Window

AS_OF = date(2017, 3, 31)
ODD_TEXTS = (
    '=HYPERLINK("http://example.org", "click")',
    "+44 1633 000000 is the number to ring",
    "-- to be agreed with the board --",
    "@team to say who comes",
    "https://example.org/plan?year=2017&month=4",
    "🎉 Launch party 🎉",
    "👍",
    "?",
    "حملة توعية للموظفين",
    "تقرير الربع الأول (Q1) — مسودة",
    "Null\x00 and bell\x07 and escape\x1b and \ufffe within",
    "Two lines\r\nand a third\rand a \u2028 fourth",
    "Ends in a lone surrogate \ud83d",
    "_x000D_ as typed, & <b>not</b> “markup”",
    "  spaces   kept inside  ",
    "R1C1",
    "TRUE",
    "1/4",
    "£1,000 & 50% off",
    "[x]",
    "\u202eturned about",
    "set \u2067apart\u2069 and \u200fmarked",
)  # fmt: skip
ODD_NAMES = (
    *("History", "history", "Contents", "'Quoted'", "O'Brien", "R&D: Leeds/York [north]*?", "\\", "حملة", "👍 👍"),
    *("The Board of the National Statistics Programme", "The Board of the National Statistics Office", "=1+1", "R1C1"),
    "🎉" * 30 + " Team",
)
"""Fewer than fifteen, so that each has a sheet, under a name that Excel takes."""
LONG = "A very long text that goes on about the plan and how it came about; " * 600
"""More than a cell can hold."""


def a_tactic(**changes: object) -> Tactic:
    """A plain tactic, due on 15 June 2017."""
    day = date(2017, 6, 15)
    tactic = Tactic(
        row=1, reference="", cell="A4", phase=1, phase_name="Phase 1", title="Launch the guide", objectives=(1,),
        purpose="", audience="GSS", audiences=("GSS",), accountable="The Harmonisation Team", lead="Harmonisation Team",
        names=("Harmonisation Team",), timing="15 June", window="15 June 2017", start=day, end=day, due=day,
        precision="day", confirmed=True, undated=False, open_ended=False, occasions=(), feedback="", comments="",
        state=State.NO_UPDATE, evidence="", first_end=None, slip_days=None, schedule=Schedule.UPCOMING,
        working_days_left=52, rag=Rag.GREEN, reason="", remedy="", team_rag="", status_typed="", timing_cell="D4",
    )  # fmt: skip
    return replace(tactic, **changes)  # type: ignore[arg-type] # each test names the fields it means


def a_report(*tactics: Tactic, **changes: object) -> Report:
    """A report of these tactics, numbered in their order."""
    numbered = tuple(
        replace(tactic, row=row, ref=tactic.ref or f"T{row:02d}", thread=tactic.thread or f"{row}")
        for row, tactic in enumerate(tactics or (a_tactic(),), 1)
    )
    report = Report(
        title="Communication Plan 2017", team="Harmonisation Team", as_of=AS_OF, next_report=date(2017, 4, 30),
        source="plan.xlsx", sheet="Plan", tactics=numbered, phases=tuple(_phases(numbered)),
        headline=("Where the plan stands.", "What is next.", "What moved."), requests=_requests(numbered),
        changes=Changes(), findings=(), objectives={1: "Be heard", 2: "Be asked"},
        schedule_rules=(("Overdue", "the window is over"),),
        rag_rules=(("Red", "Overdue"),), in_force={"Due soon": "10 working days or fewer to the deadline"},
        plan_start=date(2017, 1, 1), plan_end=date(2017, 12, 31), audiences=audience_reach(numbered, ()),
    )  # fmt: skip
    return replace(report, **changes)  # type: ignore[arg-type] # each test names the fields it means


def _phases(tactics: tuple[Tactic, ...]) -> list[PhaseSummary]:
    names = dict.fromkeys(tactic.phase_name for tactic in tactics)
    counts = {name: Counter(tactic.rag for tactic in tactics if tactic.phase_name == name) for name in names}
    return [
        PhaseSummary(number, name, None, None, {str(rag): counts[name][rag] for rag in Rag})
        for number, name in enumerate(names, 1)
    ]


def _requests(tactics: tuple[Tactic, ...]) -> tuple[Request, ...]:
    return tuple(a_request(tactic, number) for number, tactic in enumerate((one for one in tactics if one.undated), 1))


def a_request(
    tactic: Tactic | None, number: int = 1, words: str = "Agree to move the deadline", **changes: object
) -> Request:
    """A request about a tactic, first asked in this report."""
    ref = tactic.ref if tactic else ""
    kind = "date" if tactic else "question"
    request = Request(
        number, ref, kind, tactic, words, date(2017, 4, 30), "the slip is shown as not agreed", AS_OF, as_of=AS_OF
    )
    return replace(request, **changes)  # type: ignore[arg-type] # each test names the fields it means


def a_measure(name: str, *values: float, objective: int | None = 1, target: float | None = 100.0) -> Measure:
    """A measure that begins at 20, with these values at the ends of January, February and so on."""
    amounts = [Amount(value, f"{value:g}") for value in values]
    days = [date(2017, month + 1, 1) - timedelta(days=1) for month in range(1, len(values) + 1)]
    return Measure(
        name=name, objective=objective, audience="GSS", audiences=("GSS",), baseline=Amount(20.0, "20"),
        target=None if target is None else Amount(target, f"{target:g}"), by=date(2017, 12, 31), better="higher",
        source="", values=tuple(zip(days, amounts, strict=True)), cell="A2",
    )  # fmt: skip


def with_measures(report: Report, *measures: Measure) -> Report:
    """A report with measures of every status, unless some are given, and with parts of its first tactic."""
    odd = (a_measure(text, 30 + number, 31.0, objective=2) for number, text in enumerate(ODD_TEXTS) if text != "?")
    every = (
        a_measure("Departments that use it", 30, 40, 60),
        a_measure("Questions from users", 21, 20, 19),
        a_measure("Target met", 50, 100),
        a_measure("No value yet"),
        a_measure("No target", 5, target=None, objective=None),
        a_measure("Neither a value nor a target", target=None, objective=None),
        *odd,
    )
    statuses = measure_statuses(measures or every, report.plan_start, report.as_of)
    parts = (Part("", "Rooms", State.COMPLETE), Part("", "Food", State.NOT_STARTED))
    return replace(report, measures=statuses, parts={"T01": parts}, audiences=audience_reach(report.tactics, statuses))


def many_tactics(count: int) -> Report:
    """A plan of every RAG, of windows of every length, with changes and findings, over two years."""
    rags = cycle(str(rag) for rag in Rag)
    tactics = [_varied(number, next(rags)) for number in range(1, count + 1)]
    changes = tuple(
        Change("deadline later", number, f"Tactic {number}", "1 May 2017", "2 May 2017", 1)
        for number in range(1, count + 1, 7)
    )
    findings = tuple(
        Finding("no-date", severity, "Plan", f"D{number}", "Tbc", "The tactic has no date.", "Set a date.", number)
        for number, severity in zip(range(1, count + 1, 3), cycle(Severity), strict=False)
    )
    return a_report(
        *tactics,
        changes=Changes(date(2017, 2, 28), changes),
        findings=findings,
        carried=tuple({"Budget": f"£{number}", "RAG": "", "budget": "again"} for number in range(count)),
        marking="OFFICIAL",
        commentary="We have been busy.\nMore next month.",
        key_dates=(
            KeyDate(date(2017, 4, 27), date(2017, 4, 27), "Steering group", "Meeting"),
            KeyDate(date(2017, 5, 4), date(2017, 6, 8), "Pre-election period", ""),
            KeyDate(date(2012, 5, 4), date(2012, 6, 8), "Long ago", ""),
        ),
    )


def _varied(number: int, rag: str) -> Tactic:
    start = date(2017, 1, 2) + timedelta(days=number * 11 % 400)
    end = start + timedelta(days=(0, 6, 30, 90, 500)[number % 5])
    undated = number % 9 == 0
    return a_tactic(
        title=f"Tactic {number}: speak to the {number % 13}th committee of the year", start=start, end=end,
        due=None if undated else end, undated=undated, confirmed=number % 4 > 0 and not undated, rag=rag,
        open_ended=number % 17 == 0, phase=number % 6 + 1, phase_name=f"Phase {number % 6 + 1} (months of it)",
        names=(f"Team {number % 20}", "Ian") if number % 8 else (), lead=f"Team {number % 20}" if number % 8 else "",
        audiences=(f"Audience {number % 12}",) if number % 7 else (),
        state="Complete" if rag == "Complete" else "No update",
        first_end=start if number % 6 == 0 else None, slip_days=30 if number % 6 == 0 else None,
        reason="no date" if undated else "", remedy="set a date" if undated else "", objectives=(number % 4,),
        occasions=(Window(start, start), Window(end, end)) if number % 10 == 0 else (),
    )  # fmt: skip


def with_trends(report: Report, before: int = 5, moved: int = 3) -> Report:
    """The report with so many earlier ones, a month apart, one in `moved` of its deadlines moved, some twice."""
    days = [month_end(report.as_of, -months) for months in range(before, -1, -1)]
    shown, rags = tuple(days[-6:]), [str(rag) for rag in Rag]
    slips = [_slip(tactic, days[0]) for tactic in report.tactics if tactic.row % moved == 0]
    count = len(report.tactics)
    past = [
        BurnPoint(
            day, count, count * place // (2 * len(days)), count * place // len(days), count * place // (3 * len(days))
        )
        for place, day in enumerate(days)
    ]
    to_come = [BurnPoint(month_end(report.as_of, 1), count, count, count, None)] if report.as_of.month < 12 else []
    trends = Trends(
        reports=tuple(days),
        rags=tuple(
            RagTrend(
                tactic.ref, shown,
                (*(rags[(tactic.row + place) % 5] if place % 3 else "" for place in range(len(shown) - 1)), tactic.rag),
            )
            for tactic in report.tactics
        ),
        burn_up=(*past, *to_come),
        slips=tuple(sorted(slips, key=lambda slip: -abs(slip.days or 0))),
        silences=(Silence(1, report.tactics[0].ref, before, "No update for months"),),
        undated=tuple(
            Undated(tactic.row, tactic.ref, days[0], before, report.as_of, overdue=False)
            for tactic in report.tactics
            if tactic.undated
        ),
    )  # fmt: skip
    return replace(report, trends=trends)


def month_end(day: date, months: int) -> date:
    """The last day of the month so many months later."""
    month = day.year * 12 + day.month + months
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _slip(tactic: Tactic, shown: date) -> Slip:
    first = tactic.end - timedelta(days=tactic.row * 7 % 150)
    between = first + timedelta(days=200 if tactic.row % 2 else 3)
    moves = (Move(first, between, shown), Move(between, tactic.end, shown))
    if tactic.undated:
        return Slip(tactic.row, tactic.ref, first, None, None, moves[:1])
    return Slip(tactic.row, tactic.ref, first, tactic.end, (tactic.end - first).days, moves)


def odd_texts(long: tuple[str, ...] = (LONG, "x" * 40_000, "🎉" * 20_000)) -> Report:
    """A plan whose every text is of a kind that a workbook could mistake or refuse; the long ones overfill cells."""
    tactics = [
        a_tactic(
            title=text, feedback=text, timing=text, accountable=text, audience=text, audiences=(text,), lead=text,
            names=(text, "Ian"), phase_name=text, purpose=text, comments=text, reason=text, remedy=text, evidence=text,
            rag="Amber" if number % 2 else "Red", team_rag=text, status_typed=text, reference=text,
            undated=number % 3 == 0,
        )
        for number, text in enumerate((*ODD_TEXTS, *long), 1)
    ]  # fmt: skip
    findings = tuple(Finding("no-date", Severity.FIX, text[:20], "D4", text, text, text, 1) for text in ODD_TEXTS)
    carried = tuple(dict.fromkeys(ODD_TEXTS, tactic.title) for tactic in tactics)
    return a_report(
        *tactics, title="=1+1 & a “plan” " + "of many words " * 30, team="@team & <co>",
        source="plan & co.xlsx", sheet="=Plan",
        findings=findings, carried=carried, marking="OFFICIAL & SENSITIVE " * 20, commentary="=1+1\x00\n\n+more",
        headline=("=1+1", "@you", "-"), objectives={1: "=1+1", 2: next(iter(long), "?")},
    )  # fmt: skip


def odd_names() -> Report:
    """A plan whose accountable are called what no sheet may be called."""
    tactics = [a_tactic(title=f"Tactic {name}", names=(name,), lead=name) for name in ODD_NAMES]
    return a_report(*tactics, a_tactic(names=(), lead=""), a_tactic(names=ODD_NAMES, lead=ODD_NAMES[0]))
