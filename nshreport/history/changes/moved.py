"""What became of a tactic's deadline between two reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from nshreport.history import is_within
from nshreport.history.changes.pair import Pair, same_words
from nshreport.history.changes.when import say_timing, say_typed
from nshreport.rating import working_days_left

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from nshreport.history import Remembered
    from nshreport.history.changes.change import Change

_DATELESS = frozenset({"tbc", "none", "relative"})


def deadline_changes(pair: Pair) -> Iterator[Change]:
    """The change of the deadline, or of what the timing says beside it."""
    before, now = pair.again, pair.now
    if same_words(pair.told.timing, now.timing):
        if _reading(pair.told) != _reading(now):
            yield pair.change("read differently", say_timing(pair.told), say_timing(now))
    elif before.own_date and now.own_date:
        yield _moved(pair)
    elif now.own_date:
        yield pair.change("date now set", say_typed(before), say_timing(now))
    elif before.own_date:
        yield pair.change("date lost", say_timing(before), say_typed(now))
    else:
        kind = "wording only" if _reading(before) == _reading(now) else "window changed"
        yield pair.change(kind, say_typed(before), say_typed(now))


def _moved(pair: Pair) -> Change:
    """The change of a timing that named, and names, a deadline."""
    before, now = pair.again, pair.now
    if now.confirmed and not before.confirmed and is_within(now, before):
        return pair.change("date now set", say_typed(before), say_timing(now))
    if before.confirmed and not now.confirmed and is_within(before, now):
        return pair.change("date in doubt", say_timing(before), say_typed(now))
    if before.end is not None and now.end is not None and before.end != now.end:
        return _later_or_earlier(pair, before.end, now.end)
    if _reading(before) != _reading(now):
        return pair.change("window changed", say_timing(before), say_timing(now))
    return pair.change("wording only", say_typed(before), say_typed(now))


def _later_or_earlier(pair: Pair, before: date, after: date) -> Change:
    days = (after - before).days
    change = pair.change(
        "deadline later" if days > 0 else "deadline earlier", say_timing(pair.again), say_timing(pair.now)
    )
    reason = pair.now.move_reason if pair.now.move_reason != pair.again.move_reason else ""
    return replace(change, days=days, working_days=working_days(before, after, pair.closures), reason=reason)


def working_days(before: date, after: date, closures: tuple[date, ...]) -> int:
    """Working days from one deadline to another, negative where it is the earlier."""
    (left,) = working_days_left(pd.Series([pd.Timestamp(after)]), before, closures)
    return left or 0


def _reading(tactic: Remembered) -> tuple[object, ...]:
    """What a timing says, whatever its words: a start only where it is its own and not lent by the phase."""
    if not tactic.own_date:
        kind = "none" if tactic.timing_kind in _DATELESS else tactic.timing_kind
        return kind, tactic.start if kind == "from" else None
    return tactic.confirmed, tactic.start if tactic.precision != "by" else None, tactic.end, tactic.occasions
