"""What the steering group is asked to decide or do, drawn from the rules that rated the tactics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from nshreport.rating import SETTLED, Rag, Schedule
from nshreport.words import say_count, say_day
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from nshreport.plan import Directory, Settings
    from nshreport.rating import Tactic


@dataclass(frozen=True, slots=True)
class Request:
    """Something that the steering group is asked to decide or do.

    Attributes:
        number: 1, 2, 3 of this report, the same in every output.
        ref: the tactic's; blank for a question about the plan as a whole.
        kind: date, reply, presenter, resource or question.
        tactic: the tactic, if it is about one.
        words: what the group is asked, a whole sentence without its full stop.
        needed_by: the day by which it is needed, if there is one.
        otherwise: what happens otherwise, a sentence without its full stop.
        first_asked: the report that asked it first.
        times_asked: in how many reports it was asked, this one included.
        state: open, answered or closed.
        closed: why it is closed, or its answer: "Asked on 31 March. Agreed on 27 April: move to June."
    """

    number: int
    ref: str
    kind: str
    tactic: Tactic | None
    words: str
    needed_by: date | None
    otherwise: str
    first_asked: date
    times_asked: int = 1
    state: str = "open"
    closed: str = ""
    as_of: date | None = None

    @property
    def asked(self) -> str:
        """How often it was asked: "asked for the third time, first on 31 March 2017"; blank where it is new."""
        if self.times_asked <= 1:
            return ""
        times = _TIMES.get(self.times_asked, f"{self.times_asked}th")
        return f"asked for the {times} time, first on {say_day(self.first_asked)}"

    @property
    def by(self) -> str:
        """By when it is needed: "by 12 May 2017", or "needed by 12 May 2017, overdue"; blank where no day is known."""
        if self.needed_by is None:
            return ""
        late = self.as_of is not None and self.needed_by < self.as_of
        return f"needed by {say_day(self.needed_by)}, overdue" if late else f"by {say_day(self.needed_by)}"


_TIMES = dict(
    enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 2
    )
)
_PRESENTER_DAYS = 90
"""A presentation that begins within so many days should have somebody to give it."""
_PRESENTS = re.compile(r"\W*present(?:ing|ations?)?\b", re.IGNORECASE)
_STEERING = re.compile(r"\bsteering\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:staff|staffing|capacity|resources?|resourcing|people|cover|vacan(?:cy|t)|understaffed|short of)\b",
    re.IGNORECASE,
)
"""Words of a tactic at risk that say that somebody is missing to do it."""


class _Context:
    """What a rule knows besides the tactic."""

    def __init__(self, directory: Directory, settings: Settings) -> None:
        """What the rules ask of the plan."""
        self.settings = settings
        self.groups = frozenset(entry.name for entry in directory.entries if _STEERING.search(entry.role))

    def is_group(self, name: str) -> bool:
        """Whether a name is that of the steering group."""
        return name in self.groups or bool(_STEERING.search(name))


@dataclass(frozen=True, slots=True)
class RequestRule:
    """One kind of request by rule: when it is made, its words, by when it is needed, and what happens otherwise."""

    kind: str
    holds: Callable[[Tactic, _Context], bool]
    words: Callable[[Tactic], str]
    needed_by: Callable[[Tactic, Settings], date]
    otherwise: Callable[[Tactic], str]


def _has_slipped(tactic: Tactic, context: _Context) -> bool:
    return tactic.is_open and (tactic.unagreed_days or 0) > context.settings.moved_days


def _waits(tactic: Tactic, _: _Context) -> bool:
    return tactic.state == State.WAITING and tactic.rag in {Rag.RED, Rag.AMBER}


def _lacks_people(tactic: Tactic, _: _Context) -> bool:
    words = f"{tactic.evidence} {tactic.feedback}"
    return tactic.state in {State.AT_RISK, State.DEFERRED} and _NOBODY.search(words) is not None


def _lacks_presenter(tactic: Tactic, context: _Context) -> bool:
    """A presentation soon to come for which the steering group is named, but no member of it."""
    as_of = context.settings.as_of
    coming = as_of <= tactic.end and tactic.start <= as_of + timedelta(days=_PRESENTER_DAYS)
    settled = tactic.state in SETTLED or tactic.undated or tactic.people
    return coming and not settled and any(map(context.is_group, tactic.names)) and bool(_PRESENTS.match(tactic.title))


def _from_to(tactic: Tactic) -> str:
    before = tactic.agreed_end or tactic.first_end or tactic.end
    day = say_day(before)
    short = day.removesuffix(f" {before.year}") if before.year == tactic.end.year else day
    return f"Agree to move the deadline from {short} to {say_day(tactic.end)}"


def _next_report(_: Tactic, settings: Settings) -> date:
    return settings.next_report


def _deadline(tactic: Tactic, settings: Settings) -> date:
    return tactic.due or settings.next_report


REQUEST_RULES: tuple[RequestRule, ...] = (
    RequestRule(
        "date",
        _has_slipped,
        _from_to,
        _next_report,
        lambda tactic: f"the slip of {say_count(tactic.unagreed_days or 0, 'day')} is shown as not agreed",
    ),
    RequestRule(
        "reply",
        _waits,
        lambda tactic: f"Help to get the reply that it is waiting for: “{tactic.evidence}”",
        _deadline,
        lambda _: "the tactic cannot go ahead",
    ),
    RequestRule(
        "resource",
        _lacks_people,
        lambda tactic: f"Make somebody available: “{tactic.evidence}”",
        _deadline,
        lambda _: "the deadline is at risk",
    ),
    RequestRule(
        "presenter",
        _lacks_presenter,
        lambda _: "Name the member who presents",
        lambda tactic, _: tactic.start,
        lambda _: "nobody is there to present",
    ),
)
"""The rules by which a tactic becomes a request, most pressing first; the first that holds makes it."""


def requests_of_group(tactics: Sequence[Tactic], directory: Directory, settings: Settings) -> tuple[Request, ...]:
    """What the steering group is asked to do, by the rules: the most pressing first, at most one for a tactic."""
    context = _Context(directory, settings)
    found = sorted(_by_rule(tactics, context), key=lambda pair: REQUEST_RULES.index(pair[0]))
    return tuple(
        Request(
            number,
            tactic.ref,
            rule.kind,
            tactic,
            rule.words(tactic),
            rule.needed_by(tactic, settings),
            rule.otherwise(tactic),
            settings.as_of,
            as_of=settings.as_of,
        )
        for number, (rule, tactic) in enumerate(found, 1)
    )


def _by_rule(tactics: Sequence[Tactic], context: _Context) -> Iterator[tuple[RequestRule, Tactic]]:
    for tactic in tactics:
        rule = next((rule for rule in REQUEST_RULES if rule.holds(tactic, context)), None)
        if rule:
            yield rule, tactic


def needs_date(tactic: Tactic) -> bool:
    """Whether the tactic has no date of its own and should have one by now."""
    return tactic.rag in {Rag.RED, Rag.AMBER} and tactic.schedule == Schedule.NO_DATE
