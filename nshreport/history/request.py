"""A request to the steering group, as a report makes it and as the next ones remember it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nshreport.history.kept_value import parse_day, parse_number, parse_text
from nshreport.history.match import tidy_title
from nshreport.rating import Tactic
from nshreport.words import say_day


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
    def is_open(self) -> bool:
        """Whether it is asked, and neither answered nor closed."""
        return self.state == "open"

    @property
    def is_by_rule(self) -> bool:
        """Whether a rule makes it, and not the team."""
        return self.kind != "question"

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same request from report to report: the ref and kind, of a question its words too."""
        return self.ref, self.kind if self.is_by_rule else f"question {tidy_title(self.words)}"

    @property
    def fields(self) -> dict[str, object]:
        """The request as a snapshot keeps it; what is blank is left out."""
        kept = {name: getattr(self, name) for name in _KEPT}
        days = {name: day.isoformat() for name in ("needed_by", "first_asked") if (day := getattr(self, name))}
        return {name: value for name, value in (kept | days).items() if value}

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


_KEPT = ("number", "ref", "kind", "words", "needed_by", "otherwise", "first_asked", "times_asked", "state", "closed")


def parse_request(fields: dict[str, Any]) -> Request:
    """A request as a snapshot keeps it.

    Raises:
        ValueError, KeyError, TypeError: it is damaged.
    """
    texts = {name: fields.get(name, "") for name in ("ref", "kind", "words", "otherwise", "state", "closed")}
    for text in texts.values():
        parse_text(text)
    return Request(
        number=parse_number(fields.get("number", 0)),
        tactic=None,
        needed_by=parse_day(fields["needed_by"]) if "needed_by" in fields else None,
        first_asked=parse_day(fields["first_asked"]),
        times_asked=parse_number(fields["times_asked"]),
        **texts,
    )


_TIMES = dict(
    enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 2
    )
)
