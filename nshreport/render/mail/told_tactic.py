"""A tactic as an e-mail tells it: its title, who is accountable, when it is due, and why it stands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nshreport.words import one_line, say_count, say_day, say_sentence

if TYPE_CHECKING:
    from datetime import date

    from nshreport.report import Tactic

_LONGEST_TITLE, _LONGEST_WORDS = 200, 300


@dataclass(frozen=True, slots=True)
class ToldTactic:
    """A tactic on a few lines, each safe to show."""

    title: str
    who: str
    when: str
    why: str
    remedy: str
    place: str


def tell_tactic(tactic: Tactic, as_of: date) -> ToldTactic:
    """A tactic as an e-mail tells it."""
    return ToldTactic(
        title=one_line(tactic.title, _LONGEST_TITLE),
        who=one_line("; ".join(tactic.names) or tactic.accountable, _LONGEST_WORDS) or "nobody is named",
        when=say_deadline(tactic, as_of),
        why=_sentence(tactic.reason),
        remedy=_sentence(tactic.remedy),
        place=f"row {tactic.row}, cell {one_line(tactic.cell)}",
    )


def _sentence(text: str) -> str:
    told = one_line(text, _LONGEST_WORDS)
    return say_sentence(told) if told else ""


def say_deadline(tactic: Tactic, as_of: date) -> str:
    """When a tactic is due, and how far off that is on the report date.

    The deadline is the last day of the window: whoever reads "January to March" should not have to work that out.
    """
    if tactic.due is None:
        return f"from {say_day(tactic.start)}, no end" if tactic.open_ended else one_line(tactic.window)
    firm = "" if tactic.confirmed else ", not confirmed"
    return f"{say_day(tactic.due)}{firm}{_say_left(tactic.working_days_left, tactic.due, as_of)}"


def _say_left(left: int | None, due: date, as_of: date) -> str:
    if due == as_of:
        return " (the report date)"
    if not left:
        return ""
    days = say_count(abs(left), "working day")
    return f" ({days} left)" if left > 0 else f" ({days} ago)"
