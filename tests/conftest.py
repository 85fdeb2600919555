"""What several test files share: the plan of 2017 in its workbook, read and assessed."""

from __future__ import annotations

import csv
import gc
import os
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options
from tests.plan_2017 import CASES, WORKBOOK

# A change lands or not by the same examples each time; on a developer's machine every run tries new ones.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")


def read_cases(name: str) -> list[dict[str, str]]:
    """The rows of a case table."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=16)
def reading_on(day: str) -> Reading:
    """The real plan as of a day, with no earlier report."""
    return read_report(WORKBOOK, Options(date.fromisoformat(day)), Path("no earlier reports"))


@pytest.fixture
def march() -> Reading:
    """The real plan on 31 March 2017."""
    return reading_on("2017-03-31")


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: searches for garbage need not walk it, nor be so many."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
