"""Writes a reading in the extended date/time format (EDTF) of ISO 8601-2:2019, levels 0 to 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.words.timing.almanac import SEASONS
from nshreport.words.timing.saying import is_season, is_whole_months, is_whole_years
from nshreport.words.timing.window import closed

if TYPE_CHECKING:
    from nshreport.words.timing.reading import Timing
from nshreport.words.timing.window import Days

_SEASON_NUMBERS = {month: 21 + position for position, month in enumerate(SEASONS.values())}
# Where the words are vague the date is approximate (~); for any other doubt it is uncertain (?).
_APPROXIMATE = frozenset({"vague", "season", "feast"})


def write_edtf(timing: Timing) -> str:
    """The reading in EDTF; empty when there is no date.

    Days are told as 2017-05-18, months as 2017-05, ranges as 2017-04/2017-06, "by" as ../2017-06-30, "from" as
    2017-06-05/.., several dates as {2017-05,2017-11}, alternatives as [2017-05-15,2017-05-22], seasons as 2017-21
    (spring) to 2017-24 (winter). What is approximate has a ~, what is uncertain for another reason a ?.
    """
    mark = _mark(timing)
    if timing.precision == "recurring":
        return _several(timing, "{%s}", "") if timing.occasions else ""
    if timing.start is None:
        return f"../{timing.end}{mark}" if timing.end else ""
    if timing.end is None:
        return f"{timing.start}{mark}/.."
    if len(timing.occasions) > 1:
        alternatives = any(doubt.code == "alternatives" for doubt in timing.doubts)
        return _several(timing, "[%s]" if alternatives else "{%s}", "" if alternatives else mark)
    return _window(closed(timing.occasions[0]), timing.precision, mark, "/")


def _mark(timing: Timing) -> str:
    if timing.confirmed:
        return ""
    return "~" if {doubt.code for doubt in timing.doubts} <= _APPROXIMATE else "?"


def _several(timing: Timing, brackets: str, mark: str) -> str:
    return brackets % ",".join(_window(closed(window), timing.precision, mark, "..") for window in timing.occasions)


def _window(window: Days, precision: str, mark: str, to: str) -> str:
    if precision == "season" and is_season(window):
        return f"{window.start.year:04}-{_SEASON_NUMBERS[window.start.month]}{mark}"
    first, last = _ends(window, precision)
    return f"{first}{mark}" if first == last else f"{first}{mark}{to}{last}{mark}"


def _ends(window: Days, precision: str) -> tuple[str, str]:
    """Both ends, as coarse as the precision allows."""
    start, end = window
    if precision == "year" and is_whole_years(window):
        return f"{start.year:04}", f"{end.year:04}"
    if precision not in {"day", "days", "week"} and is_whole_months(window):
        return start.isoformat()[:7], end.isoformat()[:7]
    return start.isoformat(), end.isoformat()
