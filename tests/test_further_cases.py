from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.words.feedback import read_feedback
from nshreport.words.timing import read_timing
from tests.conftest import read_cases

if TYPE_CHECKING:
    from nshreport.words.timing import Window

# Texts written in the manner of council and delivery plans, trackers, minutes and calendars, with the readings of a
# careful person, before anybody saw how the program reads them.


def days(window: Window) -> str:
    parts = [day.isoformat() for day in (window.start, window.end) if day]
    return parts[0] if len(set(parts)) == 1 else "..".join(parts)


def test_timings_of_many_plans_read_as_a_careful_person_reads_them() -> None:
    wrong = []
    for case in read_cases("timing-further.csv"):
        read = read_timing(case["text"], year=int(case["year"]), first_month=int(case["first_month"]))
        told = (read.precision, str(read.start or ""), str(read.end or ""), "yes" if read.confirmed else "no")
        if told != (case["precision"], case["start"], case["end"], case["confirmed"]):
            wrong.append((case["text"], told))
    assert wrong == []


def test_feedback_of_many_plans_reads_as_a_careful_person_reads_it() -> None:
    wrong = []
    for case in read_cases("feedback-further.csv"):
        read = read_feedback(case["text"], year=int(case["year"]), first_month=int(case["first_month"]))
        told = (str(read.state), str(read.moved_from or ""), ";".join(map(days, read.names)), read.reason)
        if told != (case["state"], case["moved_from"], case["names"].replace(" ", ""), case["reason"]):
            wrong.append((case["text"], told))
    assert wrong == []
