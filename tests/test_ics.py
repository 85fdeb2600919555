from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import vobject
from icalendar import Calendar

from nshreport.history import History, plan_identity
from nshreport.history.snapshot import Snapshot
from nshreport.plan import Directory
from nshreport.rating import Schedule
from nshreport.render import calendar as ics
from nshreport.render.calendar.event import undated_tactics
from nshreport.words.timing import Window
from tests.made_reports import LONG, ODD_TEXTS, a_report, a_tactic

if TYPE_CHECKING:
    from nshreport.pipeline import Reading
    from nshreport.report import Report, Tactic

IDENTITY = "communication plan | 2017-01"
MARCH, APRIL, MAY = date(2017, 3, 31), date(2017, 4, 30), date(2017, 5, 31)


class Entry(NamedTuple):
    """An event as a calendar program reads it."""

    day: date
    title: str
    status: str
    sequence: int
    alarm: timedelta | None
    category: str


def read(content: bytes) -> dict[str, Entry]:
    """The events of a file by UID, as icalendar reads it."""
    return {str(event["uid"]): _entry(event) for event in Calendar.from_ical(content).walk("VEVENT")}


def _entry(event: Any) -> Entry:  # noqa: ANN401 - a component of the library
    alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    return Entry(
        event["dtstart"].dt, str(event["summary"]), str(event["status"]), int(event["sequence"]),
        alarms[0] if alarms else None, event["categories"].cats[0],
    )  # fmt: skip


def read_with_the_other(content: bytes) -> dict[str, tuple[date, str, str, int]]:
    """The same as vobject reads it."""
    events = vobject.readOne(content.decode("utf-8")).contents.get("vevent", [])
    return {
        event.uid.value: (event.dtstart.value, event.summary.value, event.status.value, int(event.sequence.value))
        for event in events
    }


def history_of(*reports: Report) -> History:
    return History(tuple(Snapshot(report.as_of, IDENTITY, report.tactics) for report in reports))


def calendar(report: Report, *earlier: Report) -> bytes:
    events = ics.plan_events(report, history_of(*earlier), IDENTITY, Directory())
    return ics.deadlines_ics(events, report)


def due(day: date, **changes: object) -> Tactic:
    timing = f"{day.day} {day:%B} {day.year}"
    return a_tactic(timing=timing, window=timing, start=day, end=day, due=day, thread=changes.get("title"), **changes)


LAUNCH, TALK = due(date(2017, 6, 15), title="Launch the guide"), due(date(2017, 7, 11), title="Give a talk")


# A single file


def test_a_deadline_is_an_all_day_event_with_its_phase_and_an_alarm_a_week_before() -> None:
    (event,) = read(calendar(a_report(LAUNCH))).values()
    assert event == Entry(date(2017, 6, 15), "Launch the guide", "CONFIRMED", 9951, timedelta(days=-7), "Phase 1")


def test_a_date_that_is_not_confirmed_is_tentative_and_says_so() -> None:
    (event,) = read(calendar(a_report(replace(LAUNCH, confirmed=False)))).values()
    assert (event.status, event.title) == ("TENTATIVE", "Launch the guide (date not confirmed)")


def test_every_occasion_is_an_event() -> None:
    days = (date(2017, 5, 1), date(2017, 11, 1))
    tactic = replace(LAUNCH, occasions=tuple(Window(day, day) for day in days), due=days[0])
    events = read(calendar(a_report(tactic)))
    assert [(event.day, event.title) for event in events.values()] == [
        (days[0], "Launch the guide (1 of 2)"),
        (days[1], "Launch the guide (2 of 2)"),
    ]
    assert len(events) == 2


@pytest.mark.parametrize("changes", [{"due": None, "undated": True}, {"due": None, "open_ended": True}])
def test_what_has_no_deadline_is_left_out_and_listed(changes: dict[str, Any]) -> None:
    content = calendar(a_report(LAUNCH, replace(TALK, **changes)))
    notes = str(Calendar.from_ical(content)["description"])
    assert [event.title for event in read(content).values()] == ["Launch the guide"]
    assert notes.endswith("without a deadline:\nGive a talk.")


@pytest.mark.parametrize(
    ("schedule", "title", "status"),
    [
        (Schedule.COMPLETE, "Complete: Launch the guide", "CONFIRMED"),
        (Schedule.CANCELLED, "Cancelled: Launch the guide", "CANCELLED"),
    ],
)
def test_what_is_done_or_cancelled_says_so_and_reminds_nobody(schedule: Schedule, title: str, status: str) -> None:
    (event,) = read(calendar(a_report(replace(LAUNCH, schedule=schedule)))).values()
    assert (event.title, event.status, event.alarm) == (title, status, None)


def test_a_deadline_gone_by_reminds_nobody() -> None:
    (event,) = read(calendar(a_report(LAUNCH, as_of=date(2017, 6, 16)))).values()
    assert event.alarm is None


def test_the_same_report_gives_the_same_bytes() -> None:
    assert calendar(a_report(LAUNCH, TALK)) == calendar(a_report(LAUNCH, TALK))


def test_the_first_report_date_there_can_be_has_a_number_too() -> None:
    (event,) = read(calendar(a_report(LAUNCH, as_of=date(1990, 1, 1)))).values()
    assert event.sequence == 0


def test_two_tactics_alike_are_two_events() -> None:
    assert len(read(calendar(a_report(LAUNCH, replace(LAUNCH, thread="another"))))) == 2


# March, then April


def test_a_moved_date_keeps_its_uid_and_wins_over_the_earlier_one() -> None:
    march, april = a_report(LAUNCH, TALK), a_report(replace(LAUNCH, due=date(2017, 9, 1)), TALK, as_of=APRIL)
    before, after = read(calendar(march)), read(calendar(april, march))
    assert before.keys() == after.keys()
    assert {event.title: event.day for event in after.values()} == {
        "Launch the guide": date(2017, 9, 1),
        "Give a talk": date(2017, 7, 11),
    }
    assert all(after[uid].sequence > before[uid].sequence for uid in before)


def test_a_removed_tactic_is_cancelled_and_stays_so() -> None:
    march, april, may = a_report(LAUNCH, TALK), a_report(TALK, as_of=APRIL), a_report(TALK, as_of=MAY)
    (gone,) = [uid for uid, event in read(calendar(march)).items() if event.title == "Launch the guide"]
    for content in (calendar(april, march), calendar(may, march, april)):
        event = read(content)[gone]
        assert (event.status, event.title, event.alarm) == ("CANCELLED", "Cancelled: Launch the guide", None)
        assert event.day == date(2017, 6, 15)


def test_a_tactic_that_comes_back_has_its_old_uid() -> None:
    march, april, may = a_report(LAUNCH, TALK), a_report(TALK, as_of=APRIL), a_report(TALK, LAUNCH, as_of=MAY)
    assert read(calendar(march)).keys() == read(calendar(may, march, april)).keys()
    assert {event.status for event in read(calendar(may, march, april)).values()} == {"CONFIRMED"}


def test_a_date_that_is_lost_is_cancelled() -> None:
    march = a_report(LAUNCH)
    april = a_report(replace(LAUNCH, due=None, undated=True), as_of=APRIL)
    before, after = read(calendar(march)), read(calendar(april, march))
    assert [(uid, event.status) for uid, event in after.items()] == [(uid, "CANCELLED") for uid in before]


def test_an_occasion_that_is_dropped_is_cancelled() -> None:
    two = replace(
        LAUNCH, timing="May and November 2017", end=date(2017, 11, 30), due=date(2017, 5, 31),
        occasions=(Window(date(2017, 5, 1), date(2017, 5, 31)), Window(date(2017, 11, 1), date(2017, 11, 30))),
    )  # fmt: skip
    march, april = a_report(two), a_report(due(date(2017, 5, 31), title=two.title), as_of=APRIL)
    before, after = read(calendar(march)), read(calendar(april, march))
    assert before.keys() == after.keys()
    assert [event.status for event in after.values()] == ["CONFIRMED", "CANCELLED"]
    assert after[list(before)[1]].day == date(2017, 11, 30)


def test_a_reference_keeps_the_uid_of_a_renamed_tactic() -> None:
    march = a_report(replace(LAUNCH, reference="C7"))
    april = a_report(replace(LAUNCH, reference="C7", title="Publish the guide", phase=2), as_of=APRIL)
    assert read(calendar(march)).keys() == read(calendar(april, march)).keys()


def test_another_plan_has_other_uids() -> None:
    report = a_report(LAUNCH)
    other = ics.plan_events(report, History(), "another plan | 2018-01", Directory())
    assert read(calendar(report)).keys() != {event.uid for event in other}


# For one of the accountable


def test_everybody_has_a_calendar_of_their_own() -> None:
    report = a_report(replace(LAUNCH, names=("Ian", "Team")), replace(TALK, names=("Team",)))
    files = ics.personal_calendars(ics.plan_events(report, History(), IDENTITY, Directory()), report, "stem")
    assert {name: len(read(content)) for name, content in files.items()} == {
        "calendars/stem_ian.ics": 1,
        "calendars/stem_team.ics": 2,
    }


def test_what_somebody_hands_over_is_cancelled_in_their_calendar_only() -> None:
    march = a_report(replace(LAUNCH, names=("Ian",)))
    april = a_report(replace(LAUNCH, names=("Steve",)), as_of=APRIL)
    files = ics.personal_calendars(ics.plan_events(april, history_of(march), IDENTITY, Directory()), april, "stem")
    statuses = {name: [event.status for event in read(content).values()] for name, content in files.items()}
    assert statuses == {"calendars/stem_ian.ics": ["CANCELLED"], "calendars/stem_steve.ics": ["CONFIRMED"]}


def test_who_was_written_in_other_capitals_keeps_what_is_theirs() -> None:
    march = a_report(replace(LAUNCH, names=("IAN",)))
    april = a_report(replace(LAUNCH, names=("Ian",)), as_of=APRIL)
    files = ics.personal_calendars(ics.plan_events(april, history_of(march), IDENTITY, Directory()), april, "stem")
    assert {name: [event.status for event in read(content).values()] for name, content in files.items()} == {
        "calendars/stem_ian.ics": ["CONFIRMED"]
    }


def test_two_who_differ_in_capitals_only_have_their_files_in_the_same_order() -> None:
    report = a_report(replace(LAUNCH, names=("Ian",)), replace(TALK, names=("IAN",)))
    files = ics.personal_calendars(ics.plan_events(report, History(), IDENTITY, Directory()), report, "stem")
    titles = {name: next(iter(read(content).values())).title for name, content in files.items()}
    assert titles == {"calendars/stem_ian.ics": "Give a talk", "calendars/stem_ian-2.ics": "Launch the guide"}


# Any text, any parser


@pytest.mark.parametrize("text", [*ODD_TEXTS, LONG, "Ends\r\nEND:VEVENT\r\nATTENDEE:mailto:all@example.org"])
def test_any_text_is_only_text_to_two_parsers(text: str) -> None:
    tactic = replace(LAUNCH, title=text, names=(text,), phase_name=text, timing=text, feedback=text, reference=text)
    content = calendar(a_report(tactic, TALK, title=text))
    ours, others = read(content), read_with_the_other(content)
    assert len(ours) == 2
    assert others == {uid: (event.day, event.title, event.status, event.sequence) for uid, event in ours.items()}
    assert not [event for event in Calendar.from_ical(content).walk("VEVENT") if "attendee" in event]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_the_real_plan_has_an_event_for_every_deadline(march: Reading) -> None:
    events = ics.plan_events(march.report, History(), plan_identity(march.plan), march.plan.directory)
    content = ics.deadlines_ics(events, march.report)
    dated = [tactic for tactic in march.report.tactics if tactic.due]
    assert sorted(event.day for event in read(content).values()) == sorted(
        tactic.due for tactic in dated if tactic.due is not None
    )
    assert read_with_the_other(content).keys() == read(content).keys()
    assert len(dated) + len(undated_tactics(march.report)) == len(march.report.tactics)
