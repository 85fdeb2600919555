"""Working days: Monday to Friday without the bank holidays of England and Wales and the team's own closures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from nshreport.words import say_list

_NATIONS = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
_WORKING_NATIONS = ("ENG", "WLS")


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A bank holiday and the nations of the United Kingdom that keep it."""

    day: date
    name: str
    nations: tuple[str, ...]

    @property
    def where(self) -> str:
        """The nations in words."""
        return "all of the United Kingdom" if len(self.nations) == len(_NATIONS) else say_list(self.nations)


@lru_cache(maxsize=256)
def bank_holidays(year: int) -> dict[date, BankHoliday]:
    """The bank holidays of a year in every nation of the United Kingdom, by the `holidays` package."""
    import holidays  # noqa: PLC0415 - slow to import, and the command line's help does without

    found: dict[date, dict[str, str]] = {}
    for code in _NATIONS:
        for day, name in holidays.country_holidays("GB", subdiv=code, years=year).items():
            found.setdefault(day, {})[code] = name
    return {
        day: BankHoliday(day, next(iter(names.values())), tuple(_NATIONS[code] for code in names))
        for day, names in sorted(found.items())
    }


def free_days(years: Iterable[int], closures: Iterable[date] = ()) -> np.ndarray:
    """Days off in England and Wales in the years given, with the team's closures, as numpy days."""
    kept = {_NATIONS[code] for code in _WORKING_NATIONS}
    days = [holiday.day for year in years for holiday in bank_holidays(year).values() if kept & set(holiday.nations)]
    return np.array(sorted({*days, *closures}), dtype="datetime64[D]")


def working_days_left(
    deadlines: pd.Series[pd.Timestamp], as_of: date, closures: Iterable[date] = ()
) -> list[int | None]:
    """Working days after `as_of` up to and including each deadline; None where there is no deadline.

    0 on the deadline itself; after it, the working days after the deadline up to `as_of`, negative.
    """
    known = deadlines.dropna()
    if known.empty:
        return [None] * len(deadlines)
    ends = known.to_numpy(dtype="datetime64[D]")
    today = np.datetime64(as_of, "D")
    years = range(min(known.min().year, as_of.year), max(known.max().year, as_of.year) + 1)
    one = np.timedelta64(1, "D")
    # numpy counts from the first day up to but without the last, so both move a day on; and it must be asked forwards,
    # since backwards it leaves out the other end.
    counts = np.busday_count(
        np.minimum(today, ends) + one, np.maximum(today, ends) + one, holidays=free_days(years, closures)
    )
    counts = np.where(ends < today, -counts, counts)
    left = dict(zip(known.index, (int(count) for count in counts), strict=True))
    return [left.get(index) for index in deadlines.index]
