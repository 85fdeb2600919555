"""When a tactic is, as the report told it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.words import say_day, say_window

if TYPE_CHECKING:
    from nshreport.history import Remembered


def say_timing(tactic: Remembered) -> str:
    """The window as it was understood, else the timing as typed; "no date" where there is neither."""
    if not tactic.own_date or tactic.start is None or tactic.end is None:
        return say_typed(tactic)
    window = f"by {say_day(tactic.end)}" if tactic.precision == "by" else say_window(tactic.start, tactic.end)
    return window if tactic.confirmed else f"{window}, not confirmed"


def say_typed(tactic: Remembered) -> str:
    """The timing as typed, on one line; "no date" where it is blank."""
    return " ".join(tactic.timing.split()) or "no date"
