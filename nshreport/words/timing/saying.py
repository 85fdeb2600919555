"""Says a reading in British English, in words that read back to the same dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.words.timing.almanac import ONE_DAY, SEASONS, THIRD_NAMES, months_window, thirds
from nshreport.words.timing.reading import Days, closed
from nshreport.words.wording import MONTHS, say_day, say_days, say_list, say_window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from nshreport.words.timing.reading import Timing

    Saying = Callable[[Days], str]

UNDATED = {
    "tbc": "to be confirmed",
    "ongoing": "ongoing",
    "relative": "depends on another date",
    "recurring": "again and again",
    "none": "no date",
}
"""Words for a reading without a date."""

NOT_CONFIRMED = ", not confirmed"
# A recurring timing with more occasions than this is named by its period alone.
_FEW = 4


def say(timing: Timing) -> str:
    """The reading in words: "4 to 7 September 2017", "some day in September 2017, not confirmed"."""
    if timing.start is None and timing.end is None:
        return _say_undated(timing)
    return _say_dated(timing) + ("" if timing.confirmed else NOT_CONFIRMED)


def _say_undated(timing: Timing) -> str:
    if timing.precision == "none" and timing.doubts:
        return "not understood"
    if timing.precision != "recurring" or not timing.period:
        return UNDATED[timing.precision]
    few = 0 < len(timing.occasions) <= _FEW
    return (
        f"{timing.period}: {_say_all([closed(window) for window in timing.occasions], _natural)}"
        if few
        else timing.period
    )


def _say_dated(timing: Timing) -> str:
    if timing.start is None:
        return f"by {say_day(timing.end)}" if timing.end else ""
    if timing.end is None:
        return f"from {_month(timing.start) if timing.start.day == 1 else say_day(timing.start)}"
    windows = [closed(window) for window in timing.occasions]
    word = "or" if any(doubt.code == "alternatives" for doubt in timing.doubts) else "and"
    if timing.precision == "month" and not timing.confirmed and len(windows) == 1 and is_one_month(windows[0]):
        return f"some day in {_natural(windows[0])}"
    plain = _PLAIN[timing.precision](windows)
    if plain is not None and not (timing.confirmed and plain in _NEVER_CONFIRMED):
        return _say_all(windows, plain, word)
    said = _say_all(windows, _both_ends if timing.precision == "week" else _natural, word)
    return f"the {_HEADS[timing.precision]} of {said}"


def _say_all(windows: Sequence[Days], say_one: Saying, word: str = "and") -> str:
    """Windows in a row; a year that all share is said once, at the end."""
    said = [say_one(window) for window in windows]
    years = {day.year for window in windows for day in window}
    if len(years) == 1 and all(" " in text for text in said):
        said = [text.removesuffix(f" {min(years)}") for text in said[:-1]] + said[-1:]
    return say_list(said, word)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _days(window: Days) -> str:
    return say_days(*window)


def _natural(window: Days) -> str:
    return say_window(*window)


def _both_ends(window: Days) -> str:
    """Both ends even when they are the same day: the week of 15 to 15 May."""
    return say_days(*window) if window.start != window.end else f"{window.start.day} to {say_day(window.end)}"


def _mixed(window: Days) -> str:
    """A day to a month, or a month to a day: 5 May to June 2017."""
    start, end = window
    first = _month(start) if start.day == 1 else say_day(start)
    last = say_day(end) if start.day == 1 else _month(end)
    return f"{first.removesuffix(f' {end.year}')} to {last}"


def _third(window: Days) -> str:
    return f"{THIRD_NAMES[window.start.day // 10]} {_month(window.start)}"


_BEGINS, _ENDS = {1: "", 11: "mid-", 21: "late "}, {10: "early ", 20: "mid-"}


def _is_thirds(window: Days) -> bool:
    """Whether it runs from a third of one month to a third of another, not whole months only."""
    start, end = window
    whole_end = (end + ONE_DAY).day == 1
    apart = (start.year, start.month) != (end.year, end.month)
    return apart and start.day in _BEGINS and (end.day in _ENDS or whole_end) and not is_whole_months(window)


def _thirds(window: Days) -> str:
    """From a third of one month to a third of another, with the days that are taken: "mid-June to early July 2017"."""
    start, end = window
    first = f"{_BEGINS[start.day]}{_month(start)}".removesuffix(f" {end.year}")
    said = f"{first} to {_ENDS.get(end.day, '')}{_month(end)}"
    return f"{said} (taken as {say_days(start, end).removesuffix(f' {end.year}')})"


def _third_of_year(window: Days) -> str:
    return f"{THIRD_NAMES[window.start.month // 4]} {window.start.year}"


def _season(window: Days) -> str:
    start, end = window
    name = next(name for name, month in SEASONS.items() if month == start.month)
    return f"{name} {start.year}" + (f"/{end.year % 100:02}" if end.year != start.year else "")


def _years(window: Days) -> str:
    start, end = window
    return f"{start.year} to {end.year}" if start.year != end.year else f"{start.year}"


def is_whole_months(window: Days) -> bool:
    """Whether it begins with the first day of a month and ends with the last of one."""
    return window.start.day == 1 and (window.end + ONE_DAY).day == 1


def is_one_month(window: Days) -> bool:
    """Whether it is one month, from its first to its last day."""
    return window == months_window(window.start.year, window.start.month)


def is_whole_years(window: Days) -> bool:
    """Whether it begins on 1 January and ends on 31 December."""
    return is_whole_months(window) and window.start.month == 1 and window.end.month == len(MONTHS)


def is_season(window: Days) -> bool:
    """Whether it is a meteorological season."""
    start = window.start
    return start.month in SEASONS.values() and window == months_window(start.year, start.month, 3)


def _is_third(window: Days, whole: Days) -> bool:
    return any(window == thirds(whole, third, third) for third in range(3))


def _is_mixed(window: Days) -> bool:
    start, end = window
    different = (start.year, start.month) != (end.year, end.month)
    return different and (start.day == 1) != ((end + ONE_DAY).day == 1)


def _plain_days(windows: Sequence[Days]) -> Saying | None:
    return _days if len(windows) > 1 or windows[0].start != windows[0].end else None


def _plain_month(windows: Sequence[Days]) -> Saying | None:
    if len(windows) > 1:
        return None
    if is_one_month(windows[0]):
        return _natural
    start = windows[0].start
    return _third if _is_third(windows[0], months_window(start.year, start.month)) else None


def _plain_months(windows: Sequence[Days]) -> Saying | None:
    if all(map(is_whole_months, windows)) and (len(windows) > 1 or not is_one_month(windows[0])):
        return _natural
    if len(windows) == 1 and _is_thirds(windows[0]):
        return _thirds
    return _mixed if len(windows) == 1 and _is_mixed(windows[0]) else None


def _plain_season(windows: Sequence[Days]) -> Saying | None:
    return _season if len(windows) == 1 and is_season(windows[0]) else None


def _plain_year(windows: Sequence[Days]) -> Saying | None:
    if all(map(is_whole_years, windows)):
        return _years
    whole = months_window(windows[0].start.year, 1, 12)
    return _third_of_year if len(windows) == 1 and _is_third(windows[0], whole) else None


def _plain_none(_windows: Sequence[Days]) -> None:
    return None


_PLAIN: dict[str, Callable[[Sequence[Days]], Saying | None]] = {
    "day": lambda _windows: _days,
    "days": _plain_days,
    "week": _plain_none,
    "month": _plain_month,
    "months": _plain_months,
    "quarter": _plain_none,
    "half": _plain_none,
    "season": _plain_season,
    "year": _plain_year,
}
"""How the windows of a precision are said without naming it; ``None`` where only its name keeps the reading."""
# Words that the reader never takes as firm.
_NEVER_CONFIRMED = (_third, _thirds, _third_of_year, _season)

_HEADS = {
    "days": "days",
    "week": "week",
    "month": "month",
    "months": "months",
    "quarter": "quarter",
    "half": "half year",
    "season": "season",
    "year": "year",
}


_SEASON_NUMBERS = {month: 21 + position for position, month in enumerate(SEASONS.values())}
# Where the words are vague the date is approximate (~); for any other doubt it is uncertain (?).
_APPROXIMATE = frozenset({"vague", "season", "feast"})


def write_edtf(timing: Timing) -> str:
    """The reading in EDTF; empty when there is no date.

    Days are written as 2017-05-18, months as 2017-05, ranges as 2017-04/2017-06, "by" as ../2017-06-30, "from" as
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
