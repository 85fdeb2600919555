from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nshreport.rating.working_days import bank_holidays, free_days, working_days_left

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2028, 12, 31))


def left(deadline: date, as_of: date, *closures: date) -> int | None:
    return working_days_left(pd.Series([pd.Timestamp(deadline)]), as_of, closures)[0]


@pytest.mark.parametrize(
    ("deadline", "as_of", "days"),
    [
        ("2017-03-31", "2017-03-31", 0),
        ("2017-04-07", "2017-03-31", 5),
        ("2017-04-18", "2017-04-13", 1),  # Good Friday and Easter Monday between
        ("2017-03-31", "2017-04-03", -1),
        ("2017-03-31", "2017-05-31", -39),
        ("2017-05-18", "2017-05-31", -8),  # the spring bank holiday between
        ("2017-03-31", "2017-04-01", 0),  # late by a Saturday
        ("2017-07-13", "2017-07-11", 2),  # 12 July is a bank holiday in Northern Ireland only
    ],
)
def test_working_days_are_counted_after_the_report_date_up_to_the_deadline(
    deadline: str, as_of: str, days: int
) -> None:
    assert left(date.fromisoformat(deadline), date.fromisoformat(as_of)) == days


def test_a_day_on_which_the_team_is_closed_is_no_working_day() -> None:
    assert left(date(2017, 4, 7), date(2017, 3, 31), date(2017, 4, 5)) == 4


def test_without_a_deadline_there_are_no_days_to_count() -> None:
    assert working_days_left(pd.Series([pd.NaT, pd.Timestamp(2017, 4, 7)]), date(2017, 3, 31)) == [None, 5]


@given(DAYS, DAYS)
def test_days_late_are_the_days_left_seen_from_the_other_side(one: date, other: date) -> None:
    assert left(one, other) == -(left(other, one) or 0)


@given(DAYS, st.integers(min_value=0, max_value=40))
def test_days_left_are_those_counted_one_by_one(as_of: date, ahead: int) -> None:
    free = set(free_days(range(as_of.year, as_of.year + 2)).astype(object))
    days = [as_of + timedelta(days=number) for number in range(1, ahead + 1)]
    assert left(as_of + timedelta(days=ahead), as_of) == sum(day.weekday() < 5 and day not in free for day in days)


def test_a_bank_holiday_names_the_nations_that_keep_it() -> None:
    assert bank_holidays(2017)[date(2017, 7, 12)].where == "Northern Ireland"
    assert bank_holidays(2017)[date(2017, 12, 25)].where == "all of the United Kingdom"
