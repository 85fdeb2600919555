"""A stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day of a stretch of time, both included; ``None`` where it is open."""

    start: date | None
    end: date | None


class Days(NamedTuple):
    """First and last day of a stretch of time that is closed on both sides."""

    start: date
    end: date


def closed(window: Window) -> Days:
    """The days of a window that is closed on both sides.

    Raises:
        ValueError: It is open.
    """
    if window.start is None or window.end is None:
        raise ValueError(window)
    return Days(window.start, window.end)


def in_order(windows: Iterable[Days]) -> tuple[Window, ...]:
    """Stretches of time, earliest first; those that share days become one."""
    merged: list[Days] = []
    for days in sorted(windows):
        if merged and days.start <= merged[-1].end:
            merged[-1] = Days(merged[-1].start, max(merged[-1].end, days.end))
        else:
            merged.append(days)
    return tuple(Window(*days) for days in merged)
