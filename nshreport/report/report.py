"""Everything that the pack says, before it is formatted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from nshreport.finding import Finding
from nshreport.history import History, Request, Trends
from nshreport.history.changes import Changes
from nshreport.plan import KeyDate, MessageList, Part, Plan, Vocabulary, find_abbreviation
from nshreport.rating import RAG_RULES, SCHEDULE_RULES, Rag, Tactic, parts_of, rules_in_words, take_tactics
from nshreport.report.answers import compose_requests, recent_decisions
from nshreport.report.audiences import AudienceReach, audience_reach
from nshreport.report.headline import Facts, compose_headline, compose_subject, due_between
from nshreport.report.measures import (
    MeasureStatus,
    ObjectiveProgress,
    measure_statuses,
    progress_by_objective,
    say_measures,
)
from nshreport.report.phases import NO_PHASE, PhaseSummary, summarise_phases
from nshreport.report.what_changed import say_in_brief, say_what_changed
from nshreport.words import say_count, say_day, say_list, sort_names

_NO_HISTORY = History()

__all__ = ["HOW_RATINGS_WORK", "PhaseSummary", "Report", "Request", "Tactic", "compose_report"]

HOW_RATINGS_WORK = """
Red: late for certain. Amber: needs attention, such as a deadline close by, no date, no news, or a date that has \
moved without agreement. Green: on course.
A rating is lateness by rule, not confidence in delivery. The status workbook lists the rules, and the reason for \
every rating.
""".strip().split("\n")
"""What a reader who never opens the workbook should know of the ratings."""
_DECISIONS = frozenset({"date", "question"})
"""Kinds of requests that a decision answers; the others ask for help."""


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
    """The finding, without a full stop, then at most three sentences that support it."""
    requests: tuple[Request, ...]
    """What the steering group is asked, in the order of their numbers."""
    changes: Changes
    findings: tuple[Finding, ...]
    objectives: dict[int, str]
    schedule_rules: tuple[tuple[str, str], ...]
    rag_rules: tuple[tuple[str, str], ...]
    in_force: dict[str, str]
    plan_start: date
    plan_end: date
    answered: tuple[Request, ...] = ()
    """Requests closed since the last report."""
    decisions: tuple[tuple[str, str], ...] = ()
    """Every decision since the last report in a sentence, with the ref of its tactic."""
    carried: tuple[dict[str, str], ...] = ()
    """The plan's columns that mean nothing to the program, a row for each tactic."""
    marking: str = ""
    """The protective marking; blank where there is none."""
    commentary: str = ""
    """What the team says to the group in this report."""
    trends: Trends | None = None
    """What all the plan's reports say together; None in a report made up without them."""
    key_dates: tuple[KeyDate, ...] = ()
    """Meetings, pre-election periods and conferences around the plan."""
    messages: tuple[MessageList, ...] = ()
    """The plan's key messages, approach, opportunities and challenges."""
    measures: tuple[MeasureStatus, ...] = ()
    """Whether the plan is working: each measure up to the report date."""
    parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    """The parts of tactics, by ref."""
    audiences: tuple[AudienceReach, ...] = ()
    words: Vocabulary = field(default_factory=Vocabulary)
    """What the plan calls a row, the accountable and the group."""
    point: str = ""
    """The finding in a few words, as a subject line has it."""

    @property
    def has_phases(self) -> bool:
        """Whether the plan has phases at all."""
        return any(phase.name not in {"", NO_PHASE} for phase in self.phases)

    @property
    def plan_name(self) -> str:
        """The plan in a few words: by the abbreviation in its title, else by its title."""
        abbreviation = find_abbreviation(self.title)
        return f"{abbreviation} plan" if abbreviation else self.title

    @property
    def subject(self) -> str:
        """The subject line of the e-mail to the group: the plan, the month and the point, in under 80 characters."""
        decisions = all(request.kind in _DECISIONS for request in self.requests)
        count = len(self.requests)
        needed = f"{say_count(count, 'decision')} needed" if decisions else say_count(count, "request")
        return compose_subject(self.plan_name, self.as_of, self.point, needed if count else "", self.marking)

    @property
    def counts(self) -> dict[str, int]:
        """Tactics by RAG, in the order of RAG, none left out."""
        found = Counter(tactic.rag for tactic in self.tactics)
        return {str(rag): found[rag] for rag in Rag}

    @property
    def counts_line(self) -> str:
        """The counts on one line, such as "23 tactics: 0 red, 11 amber and 12 green"; of the others no noughts."""
        shown = [f"{count} {rag.lower()}" for rag, count in self.counts.items() if count or rag == Rag.RED]
        return f"{self.words.count(len(self.tactics))}: {say_list(shown)}"

    @property
    def unasked_decisions(self) -> tuple[tuple[str, str], ...]:
        """Decisions since the last report on what no request had asked: the ref and a sentence."""
        asked = {request.ref for request in self.answered}
        return tuple((ref, words) for ref, words in self.decisions if ref not in asked)

    @property
    def what_changed(self) -> tuple[str, ...]:
        """What changed since the last report, a line for each kind of change; none where nothing did."""
        return tuple(say_what_changed(self.changes))

    def changed_in_brief(self, most: int) -> str:
        """What was changed in the plan, in a line with so many names of each kind; blank where nothing was."""
        return say_in_brief(self.changes, most)

    @property
    def nothing_changed(self) -> str:
        """What is said where nothing changed: that nothing did, or that this is the first report."""
        if self.changes.since is None:
            return "This is the first report of this plan: there is no earlier one to compare with."
        return f"Nothing has changed since {say_day(self.changes.since)}."

    @property
    def progress(self) -> tuple[ObjectiveProgress, ...]:
        """Each objective that has measures, with which of them are on course and which are not."""
        return progress_by_objective(self.measures, self.tactics, self.objectives)

    def measures_in_brief(self, most: int) -> str:
        """Whether the plan is working, in a sentence that names so many measures; blank where it has none."""
        return say_measures(self.measures, most)

    @property
    def coming_up(self) -> tuple[Tactic, ...]:
        """What is due after the report date, up to the next report, the soonest first."""
        return tuple(due_between(self.tactics, self.as_of, self.next_report))

    @property
    def dates_coming_up(self) -> tuple[KeyDate, ...]:
        """Key dates after the report date, up to the next report."""
        return tuple(one for one in self.key_dates if one.end > self.as_of and one.start <= self.next_report)

    @property
    def attention(self) -> tuple[Tactic, ...]:
        """Red, then amber; the latest, then the soonest first."""
        order = [str(Rag.RED), str(Rag.AMBER)]
        chosen = [tactic for tactic in self.tactics if tactic.rag in order]
        return tuple(sorted(chosen, key=lambda tactic: (order.index(tactic.rag), tactic.due or tactic.end, tactic.row)))

    @property
    def accountable(self) -> dict[str, tuple[Tactic, ...]]:
        """Tactics by body and person, in alphabetical order; a tactic is under each of its names."""
        named: dict[str, list[Tactic]] = {}
        for tactic in self.tactics:
            for name in dict.fromkeys(tactic.names):
                named.setdefault(name, []).append(tactic)
        return {name: tuple(named[name]) for name in sort_names(named)}


def compose_report(
    plan: Plan, changes: Changes, trends: Trends | None = None, history: History = _NO_HISTORY
) -> Report:
    """Everything that is said about an assessed plan, and about what changed."""
    tactics = take_tactics(plan.frame)
    settings = plan.settings
    phased = bool((plan.frame["phase_name"] != "").any())
    requests, answered = compose_requests(plan, tactics, history)
    phases = tuple(summarise_phases(plan.frame, tactics))
    measures = measure_statuses(plan.measures, settings.plan_start, settings.as_of)
    headline, point = compose_headline(Facts(tactics, phases, changes, trends, settings, plan.words))
    return Report(
        title=plan.title,
        team=settings.team,
        as_of=settings.as_of,
        next_report=settings.next_report,
        source=plan.workbook.name,
        sheet=", ".join(plan.layout.sheets),
        tactics=tactics,
        phases=phases,
        headline=headline,
        point=point,
        words=plan.words,
        requests=requests,
        answered=answered,
        decisions=recent_decisions(plan, tactics, history),
        changes=changes,
        trends=trends,
        findings=plan.findings,
        objectives=plan.objectives,
        schedule_rules=rules_in_words(SCHEDULE_RULES, settings, phases=phased),
        rag_rules=rules_in_words(RAG_RULES, settings, phases=phased),
        in_force=settings.in_force(),
        plan_start=settings.plan_start,
        plan_end=settings.plan_end,
        carried=tuple({str(name): str(text) for name, text in row.items()} for row in plan.carried.to_dict("records")),
        marking=settings.marking,
        commentary=plan.commentary,
        key_dates=plan.key_dates,
        messages=plan.messages,
        measures=measures,
        parts=parts_of(plan),
        audiences=audience_reach(tactics, measures),
    )
