from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from nshreport.deliver.pack import build_pack
from nshreport.history import SNAPSHOT
from nshreport.history.snapshot import DAMAGE, LARGEST, parse_snapshot
from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options
from tests.plan_2017 import WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DROPPED = object()
ODD: dict[str, Any] = {
    "nothing": DROPPED,
    "null": None,
    "blank": "",
    "word": "x",
    "yes": True,
    "negative": -1,
    "zero": 0,
    "infinite": float("inf"),
    "no number": float("nan"),
    "large": 10**30,
    "last day": "9999-12-31",
    "first day": "0001-01-01",
    "no day": "2017-02-30",
    "list": [],
    "blank list": [None],
    "window of all days": [["0001-01-01", "9999-12-31"]],
    "open window": [[None, "2017-01-01"]],
    "names": {"a": 1},
    "ref without end": "T" + "9" * 5_000,
    "long": "x" * 100_000,
    "half a sign": "\ud800",
    "formula": "=1+1",
    "sign of control": "\x00\x0b",
}
Place = tuple[str | int, ...]


@cache
def written() -> str:
    pack = build_pack(*read_report(WORKBOOK, Options(date(2017, 3, 31)), WORKBOOK.parent / "none"))
    return pack.files[SNAPSHOT].decode()


def places(content: object, at: Place = ()) -> Iterator[Place]:
    """Where the values of a snapshot are; of each list its first entry stands for all."""
    if at:
        yield at
    if isinstance(content, dict):
        for name, value in content.items():
            yield from places(value, (*at, name))
    if isinstance(content, list) and content:
        yield from places(content[0], (*at, 0))


def put(content: Any, at: Place, value: object) -> None:  # noqa: ANN401 - JSON
    for key in at[:-1]:
        content = content[key]
    if value is DROPPED:
        del content[at[-1]]
    else:
        content[at[-1]] = value


def report_after(snapshot: str, folder: Path) -> Reading:
    pack = folder / "2017-03-31"
    pack.mkdir(exist_ok=True)
    (pack / SNAPSHOT).write_text(snapshot, encoding="utf-8")
    return read_report(WORKBOOK, Options(date(2017, 4, 30)), folder)


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.report.findings}


@pytest.mark.slow
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_value_in_any_field_of_a_snapshot_is_taken_as_it_is_or_the_snapshot_passed_over(
    odd: object, tmp_path: Path
) -> None:
    every = json.loads(written())
    for place in places(json.loads(written())):
        one = json.loads(written())
        put(one, place, odd)
        try:
            parse_snapshot(json.dumps(one))
        except DAMAGE:
            continue
        if place[0] not in {"tactics", "register", "requests"}:
            report_after(json.dumps(one), tmp_path)
        elif len(place) == 3:
            put(every, place, odd)  # all of a tactic's together
    build_pack(*report_after(json.dumps(every), tmp_path))


def test_a_snapshot_with_days_of_another_age_is_passed_over(tmp_path: Path) -> None:
    content = json.loads(written())
    content["tactics"][0]["end"] = "9999-12-31"
    assert "earlier-report-unread" in codes(report_after(json.dumps(content), tmp_path))


def test_a_snapshot_larger_than_any_of_ours_is_not_read(tmp_path: Path) -> None:
    reading = report_after(" " * LARGEST + written(), tmp_path)
    assert [one.message for one in reading.report.findings if one.code == "earlier-report-unread"] == [
        "The report of 2017-03-31 is larger than 50 MB and was not read; the report goes on without it."
    ]
