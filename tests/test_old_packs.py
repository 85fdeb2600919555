"""Packs of three months of the year's story, as version 0.1 wrote them: the program reads them as history for good.

In tests/data/packs-0.1, of each pack only what a later run may read: snapshot.json, run.json, plan.csv, changes.csv and
the calendar of all deadlines. Nothing in the folder is ever written again.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from nshreport.history import list_packs, plan_identity
from nshreport.pipeline import Reading, read_report
from nshreport.plan import Options
from nshreport.render.calendar import deadlines_ics, plan_events
from tests.conftest import read_cases
from tests.story import editions
from tests.test_story import RATINGS, in_a_row

PACKS = Path(__file__).parent / "data" / "packs-0.1"
MAY = "2017-05-31"
JUNE = "2017-06-30"


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The story's fourth report, after the three that are kept."""
    path = next(path for report, path in editions(tmp_path_factory.mktemp("june")) if report == JUNE)
    return read_report(path, Options(date.fromisoformat(JUNE)), PACKS)


def test_old_packs_are_found_with_their_totals() -> None:
    found = [(pack.folder, {"tactics": sum(pack.counts.values()), **pack.counts}) for pack in list_packs(PACKS)]
    assert found == [(folder, _counts(PACKS / folder / "run.json")) for folder in ("2017-03-31", "2017-04-30", MAY)]


def _counts(record: Path) -> dict[str, int]:
    counts = json.loads(record.read_text(encoding="utf-8"))["counts"]
    return {name: count for name, count in counts.items() if count and name != "findings"}


def test_old_packs_are_the_history_of_the_next_report(june: Reading) -> None:
    assert [str(snapshot.as_of) for snapshot in june.history.snapshots] == ["2017-03-31", "2017-04-30", MAY]
    assert june.history.findings == ()


def test_tactics_of_old_packs_are_recalled_under_their_threads(june: Reading) -> None:
    threads = [tactic.thread for tactic in june.history.snapshots[0].tactics]
    assert sorted(june.plan.frame["thread"]) == sorted(threads)
    columns = ("first_end", "slip_days", "moves", "last_rag", "silence")
    rows = june.plan.rows("tactic", *columns)
    recalled = {title[:20]: [str(value) for value in values] for title, *values in rows}
    first_end = "2017-03-31 00:00:00"
    assert recalled["Present to the Cross"] == [first_end, "111", "3", "Green", ""]
    silence = "no update since 31 March 2017"
    assert recalled["Organise Harmonisati"] == [first_end, "61", "1", "Amber", silence]
    renamed = ["NaT", "<NA>", "0", "Amber", silence]
    assert recalled["Build an e-learning "] == renamed


def test_what_changed_since_an_old_pack_is_told(june: Reading) -> None:
    told = [in_a_row(change)[0::2] for change in june.report.changes.changes if change.kind not in RATINGS]
    rows = [row for row in read_cases("story-changes.csv") if row["report"] == JUNE]
    assert sorted(told) == sorted((row["kind"], row["before"], row["days"]) for row in rows)


@pytest.mark.parametrize(
    ("pack", "late"),
    [("2017-03-31", ["T01", "T02", "T03", "T06", "T07"]), ("2017-04-30", []), (MAY, ["T01"])],
)
def test_the_first_report_after_an_old_pack_tells_no_change_that_only_the_rules_made(
    pack: str, late: list[str], tmp_path: Path
) -> None:
    path = next(path for report, path in editions(tmp_path) if report == pack)
    for kept in (folder for folder in PACKS.iterdir() if folder.name <= pack):
        shutil.copytree(kept, tmp_path / kept.name)
    reading = read_report(path, Options(date.fromisoformat(pack) + timedelta(days=1)), tmp_path)
    changes = [(change.kind, change.ref) for change in reading.report.changes.changes]
    assert changes == [("newly red", ref) for ref in late]
    assert {tactic.schedule for tactic in reading.report.tactics if tactic.ref in late} <= {"Overdue"}


def test_deadlines_keep_the_names_that_they_have_in_old_calendars(june: Reading) -> None:
    old = (PACKS / MAY / f"{MAY}_NSH-SG_deadlines.ics").read_text(encoding="utf-8")
    events = plan_events(june.report, june.history, plan_identity(june.plan), june.plan.directory)
    new = deadlines_ics(events, june.report).decode("utf-8")
    assert names(old) == names(new)


def names(calendar: str) -> list[str]:
    return sorted(re.findall(r"^UID:(\S+)", calendar, re.MULTILINE))
