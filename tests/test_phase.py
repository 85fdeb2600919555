from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nshreport.plan import Settings
from nshreport.plan.phase import read_phase

CALENDAR = Settings(as_of=date(2017, 3, 31), year=2017, first_month=1)
FINANCIAL = replace(CALENDAR, first_month=4)


@pytest.mark.parametrize(
    ("heading", "settings", "number", "window"),
    [
        ("Phase 1 (Q1 – Jan/Feb/Mar):", CALENDAR, 1, "2017-01-01 2017-03-31"),
        ("Phase 3 (Q3 – July/Aug/Sept):", CALENDAR, 3, "2017-07-01 2017-09-30"),
        ("Phase 1 (Q1 – Apr/May/June):", FINANCIAL, 1, "2017-04-01 2017-06-30"),
        ("Q4", FINANCIAL, 4, "2018-01-01 2018-03-31"),
        ("Q1 2017/18 (Apr - Jun)", FINANCIAL, 1, "2017-04-01 2017-06-30"),
        ("Quarter 2: July to September", FINANCIAL, 2, "2017-07-01 2017-09-30"),
        ("APRIL", CALENDAR, 9, "2017-04-01 2017-04-30"),
        ("Stage 2 - Spring 2017", CALENDAR, 2, "2017-03-01 2017-05-31"),
        ("2. Website", CALENDAR, 2, ""),
        ("Raising awareness", CALENDAR, 9, ""),
    ],
)
def test_a_phase_is_read_from_its_heading(heading: str, settings: Settings, number: int, window: str) -> None:
    phase = read_phase(heading, place=9, settings=settings)
    assert phase.number == number
    assert f"{phase.start or ''} {phase.end or ''}".strip() == window
