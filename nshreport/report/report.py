"""Everything that the pack says, before it is formatted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from nshreport.rating import RAG_RULES, SCHEDULE_RULES, Rag, Schedule, Tactic, rules_in_words, take_tactics
from nshreport.report.requests import Request, needs_date, requests_of_group
from nshreport.words import say_count, say_day, say_list, sort_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from nshreport.finding import Finding
    from nshreport.history import Trends
    from nshreport.history.changes import Changes
    from nshreport.plan import KeyDate, Plan, Settings


__all__ = ["PhaseSummary", "Report", "Request", "Tactic", "compose_report"]


@dataclass(frozen=True, slots=True)
class PhaseSummary:
    """A phase with its tactics counted by RAG."""

    number: int | None
    name: str
    start: date | None
    end: date | None
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All tactics of the phase."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Report:
    """Everything that is said about a plan on the report date."""

    title: str
    team: str
    as_of: date
    next_report: date
    source: str
    """The plan workbook's name."""
    sheet: str
    tactics: tuple[Tactic, ...]
    phases: tuple[PhaseSummary, ...]
    headline: tuple[str, ...]
    """The report in three sentences."""
    requests: tuple[Request, ...]
    changes: Changes
    findings: tuple[Finding, ...]
    objectives: dict[int, str]
    schedule_rules: tuple[tuple[str, str], ...]
    rag_rules: tuple[tuple[str, str], ...]
    in_force: dict[str, str]
    plan_start: date
    plan_end: date
    carried: tuple[dict[str, str], ...] = ()
    """The plan's columns that mean nothing to the program, a row for each tactic."""
    marking: str = ""
    """The protective marking; blank where there is none."""
    commentary: str = ""
    """What the runner of the report says beside it."""
    trends: Trends | None = None
    """What all the plan's reports say together; None in a report made up without them."""
    key_dates: tuple[KeyDate, ...] = ()
    """Meetings, pre-election periods and conferences beside the plan."""

    @property
    def brief(self) -> tuple[str, ...]:
        """The report in brief: where the plan stands, what is next, and what moved, with the tactics' names."""
        return (*self.headline[:-1], self.changes.paragraph)

    @property
    def counts(self) -> dict[str, int]:
        """Tactics by RAG, in the order of RAG, none left out."""
        found = Counter(tactic.rag for tactic in self.tactics)
        return {str(rag): found[rag] for rag in Rag}

    @property
    def attention(self) -> tuple[Tactic, ...]:
        """Red, then amber; the latest, then the soonest first."""
        order = [str(Rag.RED), str(Rag.AMBER)]
        chosen = [tactic for tactic in self.tactics if tactic.rag in order]
        return tuple(sorted(chosen, key=lambda tactic: (order.index(tactic.rag), tactic.due or tactic.end, tactic.row)))

    @property
    def accountable(self) -> dict[str, tuple[Tactic, ...]]:
        """Tactics by body and person, in alphabetical order; a tactic stands under each of its names."""
        named: dict[str, list[Tactic]] = {}
        for tactic in self.tactics:
            for name in dict.fromkeys(tactic.names):
                named.setdefault(name, []).append(tactic)
        return {name: tuple(named[name]) for name in sort_names(named)}


def compose_report(plan: Plan, changes: Changes, trends: Trends | None = None) -> Report:
    """Everything that is said about an assessed plan, and about what changed."""
    tactics = take_tactics(plan.frame)
    settings = plan.settings
    return Report(
        title=plan.title,
        team=settings.team,
        as_of=settings.as_of,
        next_report=settings.next_report,
        source=plan.workbook.name,
        sheet=", ".join(plan.layout.sheets),
        tactics=tactics,
        phases=tuple(_phases(plan.frame, tactics)),
        headline=_headline(tactics, settings, changes),
        requests=requests_of_group(tactics, plan.directory, settings.as_of),
        changes=changes,
        trends=trends,
        findings=plan.findings,
        objectives=plan.objectives,
        schedule_rules=rules_in_words(SCHEDULE_RULES, settings),
        rag_rules=rules_in_words(RAG_RULES, settings),
        in_force=settings.in_force(),
        plan_start=settings.plan_start,
        plan_end=settings.plan_end,
        carried=tuple({str(name): str(text) for name, text in row.items()} for row in plan.carried.to_dict("records")),
        marking=settings.marking,
        commentary=plan.commentary,
        key_dates=plan.key_dates,
    )


def _phases(frame: pd.DataFrame, tactics: tuple[Tactic, ...]) -> Iterator[PhaseSummary]:
    heads = frame[["phase", "phase_name", "phase_start", "phase_end"]].drop_duplicates("phase_name")
    for number, name, start, end in heads.itertuples(index=False):
        found = Counter(tactic.rag for tactic in tactics if tactic.phase_name == name)
        yield PhaseSummary(
            None if pd.isna(number) else int(number),
            name or "No phase",
            None if pd.isna(start) else start.date(),
            None if pd.isna(end) else end.date(),
            {str(rag): found[rag] for rag in Rag},
        )


def _headline(tactics: tuple[Tactic, ...], settings: Settings, changes: Changes) -> tuple[str, ...]:
    """Where the plan stands, what is next, and what moved."""
    counts = Counter(tactic.rag for tactic in tactics)
    counted = [f"{counts[rag]} {str(rag).lower()}" for rag in Rag if counts[rag]]
    sentence = f"On {say_day(settings.as_of)} the plan's {say_count(len(tactics), 'tactic')} are {say_list(counted)}."
    if len(tactics) == 1:
        sentence = f"On {say_day(settings.as_of)} the plan's one tactic is {counted[0].partition(' ')[2]}."
    return (sentence, _next_sentence(tactics, settings), changes.sentence)


def _next_sentence(tactics: tuple[Tactic, ...], settings: Settings) -> str:
    late = sum(tactic.schedule == Schedule.OVERDUE for tactic in tactics)
    soon = sum(tactic.schedule == Schedule.DUE_SOON for tactic in tactics)
    undated = sum(needs_date(tactic) for tactic in tactics)
    parts = [
        f"{_are(late)} overdue",
        f"{_are(soon)} due within {say_count(settings.due_soon_days, 'working day')}",
    ]
    parts += [f"{undated} {'has' if undated == 1 else 'have'} no date and should have one by now"] if undated else []
    words = say_list(parts)
    return f"{words[0].upper()}{words[1:]}; the next report is on {say_day(settings.next_report)}."


def _are(count: int) -> str:
    return f"{count or 'none'} {'is' if count == 1 else 'are'}"
