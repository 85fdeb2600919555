from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest

from nshreport.words.timing import (
    DOUBTS,
    Timing,
    Window,
    find_timings,
    pair_timings,
    read_timing,
    read_timing_value,
    say,
    write_edtf,
)
from nshreport.words.timing.almanac import easter_sunday
from nshreport.words.timing.expressions import FORM, FORMS, Form
from nshreport.words.timing.figures import PlanYear
from nshreport.words.timing.lexicon import SPELLINGS
from nshreport.words.timing.phrases import ROLES_AFTER, ROLES_BEFORE, Role, find_phrases, reduce_forms
from nshreport.words.timing.tokens import closest_month, fold, tokenise
from tests.conftest import read_cases

CASES = read_cases("timing-forms.csv") + read_cases("timing-own.csv")
PLAN = PlanYear(2017, 1)


def read(text: str, year: int = 2017, first_month: int = 1) -> Timing:
    return read_timing(text, year=year, first_month=first_month)


def day(text: str) -> date:
    return date.fromisoformat(text)


def codes(timing: Timing) -> list[str]:
    return [doubt.code for doubt in timing.doubts]


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_a_timing_reads_as_its_table_says(case: dict[str, str]) -> None:
    timing = read(case["text"], int(case["year"]), int(case["first_month"]))
    said = (timing.precision, str(timing.start or ""), str(timing.end or ""), "yes" if timing.confirmed else "no")
    assert said == (case["precision"], case["start"], case["end"], case["confirmed"])
    assert set(codes(timing)) <= DOUBTS.keys()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["start"] or case["end"]], ids=lambda case: repr(case["text"])
)
def test_the_words_of_a_dated_timing_read_back_to_it(case: dict[str, str]) -> None:
    year, first_month = int(case["year"]), int(case["first_month"])
    timing = read(case["text"], year, first_month)
    again = read(say(timing), year, first_month)
    assert (again.start, again.end, again.precision, again.confirmed) == (
        timing.start,
        timing.end,
        timing.precision,
        timing.confirmed,
    )


# What a tag in the note of a text leaves open.
OPEN = {"[confirmed only]": (0, 1, 2), "[confirmed open]": (3,), "[dates open]": (1, 2), "[precision open]": (0,)}


UNSEEN = [
    case
    for name in ("unseen", "fresh", "fresh2", *(f"blind-{letter}" for letter in "abce"))
    for case in read_cases(f"timing-{name}.csv")
]


@pytest.mark.parametrize("case", UNSEEN, ids=lambda case: repr(case["text"]))
def test_an_unseen_timing_reads_as_its_table_says(case: dict[str, str]) -> None:
    timing = read(case["text"], int(case["year"]), int(case["first_month"]))
    said = [timing.precision, str(timing.start or ""), str(timing.end or ""), "yes" if timing.confirmed else "no"]
    wanted = [case["precision"], case["start"], case["end"], case["confirmed"]]
    for tag, columns in OPEN.items():
        for column in columns if tag in case["note"] else ():
            wanted[column] = said[column]
    assert all(one in either.split("/") for one, either in zip(said, wanted, strict=True)), (said, wanted)


GIVEN = [case for case in read_cases("readings.csv") if case["kind"] == "timing"]


@pytest.mark.parametrize("case", GIVEN, ids=lambda case: repr(case["text"]))
def test_a_given_timing_reads_as_its_table_says(case: dict[str, str]) -> None:
    timing = read(case["text"], int(case["year"]), int(case["first_month"]))
    dates = re.findall(r"\d{4}-\d\d-\d\d", case["right"])
    if dates:
        assert [str(timing.start), str(timing.end)] == [dates[0], dates[-1]]
    if "not confirmed" in case["right"]:
        assert not timing.confirmed
    elif dates:
        assert timing.confirmed


def test_a_given_timing_without_days_in_its_table_reads_as_it_says() -> None:
    both = read("1st and 3rd Tuesday of each month")
    assert [f"{window.start:%d %B}" for window in both.occasions if window.start][6:8] == ["04 April", "18 April"]
    assert len(both.occasions) == 24
    every_other = read("every other Thursday from 4 May")
    assert [f"{window.start:%d %B}" for window in every_other.occasions[:3]] == ["04 May", "18 May", "01 June"]
    assert say(every_other) == "every other Thursday from 4 May"
    hols = read("before summer hols")
    assert (hols.precision, hols.confirmed, hols.end and f"{hols.end:%B}") == ("by", False, "July")
    assert read("before mid 2018", 2016).end in {day("2018-04-30"), day("2018-06-30")}


@pytest.mark.parametrize(
    ("row", "form"), list(enumerate(FORMS, 1)), ids=lambda value: value.example if isinstance(value, Form) else ""
)
def test_each_form_finds_its_own_example(row: int, form: Form) -> None:
    kinds = "".join(token.kind for token in tokenise(fold(form.example), PLAN))
    match = next(found for found in FORM.finditer(kinds) if found.lastindex == row)
    assert match.end() == len(kinds) or form.unit == "doubtful_label"


@pytest.mark.parametrize("role", [*ROLES_BEFORE, *ROLES_AFTER], ids=lambda role: role.example)
def test_each_role_is_that_of_its_example(role: Role) -> None:
    phrases = find_phrases(reduce_forms(tokenise(fold(role.example), PLAN), PLAN), PLAN)
    assert [phrase.role for phrase in phrases] == [role.name]


def test_each_spelling_in_the_lexicon_is_found_as_its_kind() -> None:
    lost = [
        spelling
        for spelling, entry in SPELLINGS.items()
        if [token.kind for token in tokenise(spelling, PLAN)] != [entry.kind] * bool(entry.kind)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2008, "2008-03-23"),
        (2011, "2011-04-24"),
        (2016, "2016-03-27"),
        (2017, "2017-04-16"),
        (2024, "2024-03-31"),
        (2038, "2038-04-25"),
    ],
)
def test_easter_is_where_the_church_keeps_it(year: int, sunday: str) -> None:
    assert easter_sunday(year) == day(sunday)


@pytest.mark.parametrize(
    "word", ["match", "marc", "mark", "jane", "jury", "junk", "duly", "apple", "octopus", "member", "august's"]
)
def test_another_word_is_no_misspelt_month(word: str) -> None:
    assert closest_month(word) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31st June", "no-such-day"),
        ("Monday 22nd June", "weekday-disagrees"),
        ("10/22/2017", "month-first"),
        ("Febuary", "misspelt"),
        ("w/c 16 May", "not-a-monday"),
        ("15th or 22nd May", "alternatives"),
        ("2 May cancelled, now 9 May", "later-words-stand"),
        ("5 May, 14 attended", "left-over"),
        ("provisionally 18 May", "vague"),
        ("Mar 17", "two-readings"),
        ("Spring", "season"),
        ("Easter", "feast"),
        ("2017-18", "financial-year"),
        ("5 June - 2 June", "backwards"),
        ("3 May 2071", "far-away"),
        ("see above", "not-understood"),
    ],
)
def test_a_doubt_says_what_to_check(text: str, code: str) -> None:
    assert code in codes(read(text))


def test_a_doubt_tells_the_weekday_that_it_was() -> None:
    assert read("Monday 22nd June").notes == ("22 June 2017 is a Thursday, not a Monday",)


def test_the_plans_quarters_are_doubted_beside_a_calendar_year() -> None:
    assert codes(read("Q1 2018", 2017, 4)) == ["plan-quarter"]


@pytest.mark.parametrize("text", ["", "  ", "-", "n/a", "None"])
def test_a_blank_leaves_nothing_to_check(text: str) -> None:
    assert read(text).doubts == ()


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("18 May", "18 May 2017", "2017-05-18"),
        ("18 May (tbc)", "18 May 2017, not confirmed", "2017-05-18~"),
        ("Monday 22nd June", "22 June 2017, not confirmed", "2017-06-22?"),
        ("4th -7th September", "4 to 7 September 2017", "2017-09-04/2017-09-07"),
        ("6-7 June and 3 October", "6 to 7 June and 3 October 2017", "{2017-06-06..2017-06-07,2017-10-03}"),
        ("15th or 22nd May", "15 May or 22 May 2017, not confirmed", "[2017-05-15,2017-05-22]"),
        ("w/c 15 May", "the week of 15 to 21 May 2017", "2017-05-15/2017-05-21"),
        ("September?", "some day in September 2017, not confirmed", "2017-09~"),
        (
            "mid-June to early July",
            "mid-June to early July 2017 (taken as 11 June to 10 July), not confirmed",
            "2017-06-11~/2017-07-10~",
        ),
        ("early June", "early June 2017, not confirmed", "2017-06-01~/2017-06-10~"),
        ("April - June", "April to June 2017", "2017-04/2017-06"),
        ("May and November", "May and November 2017", "{2017-05,2017-11}"),
        ("5 May to June", "5 May to June 2017", "2017-05-05/2017-06-30"),
        ("Q2", "the quarter of April to June 2017", "2017-04/2017-06"),
        ("H2 2017", "the half year of July to December 2017", "2017-07/2017-12"),
        ("Winter", "winter 2017/18, not confirmed", "2017-24~"),
        ("2018", "2018", "2018"),
        ("early 2018", "early 2018, not confirmed", "2018-01~/2018-04~"),
        ("by end of May", "by 31 May 2017", "../2017-05-31"),
        ("from September", "from September 2017", "2017-09-01/.."),
        ("starting 5 June", "from 5 June 2017", "2017-06-05/.."),
        ("Date tbc", "to be confirmed", ""),
        ("Ongoing", "ongoing", ""),
        ("asap", "depends on another date", ""),
        ("see above", "not understood", ""),
        ("", "no date", ""),
        ("every six weeks", "every six weeks", ""),
        ("twice a year, May and November", "twice a year: May and November 2017", "{2017-05,2017-11}"),
    ],
)
def test_a_reading_says_itself_in_words_and_in_edtf(text: str, words: str, edtf: str) -> None:
    assert (say(read(text)), write_edtf(read(text))) == (words, edtf)


@pytest.mark.parametrize(
    ("text", "occasions"),
    [
        ("March 2018 and annually thereafter", ["2018-03-01 2018-03-31"]),
        ("a) June 2017\nb) September 2017", ["2017-06-01 2017-06-30", "2017-09-01 2017-09-30"]),
        ("Round 1: 31 May; Round 2: 30 November", ["2017-05-31 2017-05-31", "2017-11-30 2017-11-30"]),
        ("7 April", ["2017-04-07 2017-04-07"]),
        ("6 June and 3 October", ["2017-06-06 2017-06-06", "2017-10-03 2017-10-03"]),
        ("Oct/Nov", ["2017-10-01 2017-11-30"]),
        ("Feb/Oct", ["2017-02-01 2017-02-28", "2017-10-01 2017-10-31"]),
        ("between April and June", ["2017-04-01 2017-06-30"]),
        ("twice a year, November and May", ["2017-05-01 2017-05-31", "2017-11-01 2017-11-30"]),
        ("10 March each year", ["2017-03-10 2017-03-10"]),
        ("Monthly, April to June", ["2017-04-01 2017-04-30", "2017-05-01 2017-05-31", "2017-06-01 2017-06-30"]),
        ("every Tuesday in June", [f"2017-06-{day:02} 2017-06-{day:02}" for day in (6, 13, 20, 27)]),
        ("last Friday of the month, from November", ["2017-11-24 2017-11-24", "2017-12-29 2017-12-29"]),
        ("by June", []),
        ("Date tbc", []),
        ("Monthly", []),
    ],
)
def test_the_occasions_are_the_dates_named(text: str, occasions: list[str]) -> None:
    assert [f"{window.start} {window.end}" for window in read(text).occasions] == occasions


def test_the_first_monday_of_each_month_comes_twelve_times() -> None:
    timing = read("first Monday of each month", 2017, 4)
    assert len(timing.occasions) == 12
    assert timing.occasions[0] == Window(day("2017-04-03"), day("2017-04-03"))
    assert timing.period == "first Monday of each month"


@pytest.mark.parametrize(
    ("text", "period"),
    [("Monthly", "monthly"), ("every six weeks", "every six weeks"), ("3 times a year", "3 times a year"), ("May", "")],
)
def test_what_recurs_keeps_its_period(text: str, period: str) -> None:
    assert read(text).period == period


@pytest.mark.parametrize(
    ("value", "start", "end", "confirmed"),
    [
        (date(2017, 5, 18), "2017-05-18", "2017-05-18", True),
        (datetime(2017, 5, 18, 9, 30, tzinfo=UTC), "2017-05-18", "2017-05-18", True),
        (42901, "2017-06-15", "2017-06-15", False),
        (42901.75, "2017-06-15", "2017-06-15", False),
        (310317, "2017-03-31", "2017-03-31", False),
        (2018, "2018-01-01", "2018-12-31", True),
        (2018.0, "2018-01-01", "2018-12-31", True),
        ("w/c 15 May", "2017-05-15", "2017-05-21", True),
        (date(2071, 5, 18), "2071-05-18", "2071-05-18", False),
    ],
)
def test_a_typed_cell_is_read_by_its_type(value: object, start: str, end: str, *, confirmed: bool) -> None:
    timing = read_timing_value(value, year=2017)
    assert (timing.start, timing.end, timing.confirmed) == (day(start), day(end), confirmed)


@pytest.mark.parametrize("value", [True, 14, -1, 0.5, float("nan"), float("inf"), 10**9, time(9, 30), 99999])
def test_a_typed_cell_that_is_no_date_is_not_understood(value: object) -> None:
    assert codes(read_timing_value(value, year=2017)) == ["not-understood"]


def test_an_empty_cell_is_no_date() -> None:
    assert read_timing_value(None, year=2017) == read("")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("3 April", "5 May", ("days", "2017-04-03", "2017-05-05", True)),
        ("3 April", "3 April", ("day", "2017-04-03", "2017-04-03", True)),
        ("April", "June", ("months", "2017-04-01", "2017-06-30", True)),
        ("3 April", "June", ("months", "2017-04-03", "2017-06-30", True)),
        ("3 April", "by end of May", ("days", "2017-04-03", "2017-05-31", True)),
        ("April", "June (tbc)", ("months", "2017-04-01", "2017-06-30", False)),
        ("3 April", "", ("from", "2017-04-03", "None", True)),
        ("3 April", "Ongoing", ("from", "2017-04-03", "None", True)),
        ("3 April", "tbc", ("from", "2017-04-03", "None", False)),
        ("", "June", ("by", "None", "2017-06-30", True)),
        ("tbc", "June", ("by", "None", "2017-06-30", False)),
        ("5 May", "3 April", ("days", "2017-04-03", "2017-05-05", False)),
        ("", "tbc", ("tbc", "None", "None", False)),
        ("Ongoing", "", ("ongoing", "None", "None", False)),
    ],
)
def test_a_start_beside_an_end_makes_one_window(start: str, end: str, expected: tuple[str, str, str, bool]) -> None:
    timing = pair_timings(read(start), read(end))
    assert (timing.precision, str(timing.start), str(timing.end), timing.confirmed) == expected
    assert ("backwards" in codes(timing)) == (start == "5 May")


MENTIONS = [
    ("Completed 3 March", ["3 March: 2017-03-03 2017-03-03"]),
    ("Delivered at the February meeting", ["February: 2017-02-01 2017-02-28"]),
    ("Held on 7 April, 14 attended", ["7 April: 2017-04-07 2017-04-07"]),
    ("To be completed by June", ["June: None 2017-06-30"]),
    ("Carried forward to 2018", ["2018: 2018-01-01 2018-12-31"]),
    ("Put back to the autumn", ["autumn: 2017-09-01 2017-11-30"]),
    ("Moved from Q1\nJill accepted", ["Q1: 2017-01-01 2017-03-31"]),
    ("Planned week of  15th or 22nd May 2017, tbc", ["week of  15th or 22nd May 2017: 2017-05-15 2017-05-28"]),
    ("Rescheduled from 3 to 17 May", ["3 to 17 May: 2017-05-03 2017-05-17"]),
    ("We may present in May, or may not", ["May: 2017-05-01 2017-05-31"]),
    ("May and July are busy", ["May: 2017-05-01 2017-05-31", "July: 2017-07-01 2017-07-31"]),
    ("Signed off 3/4", ["3/4: 2017-04-03 2017-04-03"]),
    ("3/4 done, 2 of 8 left, 17/18 attended, second draft, sat with Mon", []),
    ("2000 copies sent, version 2.3, 50% done, numbers fall", []),
    ("31 June or so", []),
    ("Held on 22 May. 18 people came", ["22 May: 2017-05-22 2017-05-22"]),
    ("Will begin in September", ["September: 2017-09-01 2017-09-30"]),
    ("Closed at the May meeting", ["May: 2017-05-01 2017-05-31"]),
    ("Dates set for 5 and 12 June", ["5: 2017-06-05 2017-06-05", "12 June: 2017-06-12 2017-06-12"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_prose_is_searched_for_its_dates(text: str, expected: list[str]) -> None:
    found = find_timings(text, year=2017)
    assert [f"{text[at.begin : at.end]}: {at.window.start} {at.window.end}" for at in found] == expected


def test_both_ends_of_a_range_are_told_apart_when_asked() -> None:
    text = "Rescheduled from 3 to 17 May"
    found = find_timings(text, year=2017, ranges=False)
    assert [(text[at.begin : at.end], at.window.end) for at in found] == [
        ("3", day("2017-05-03")),
        ("17 May", day("2017-05-17")),
    ]


def test_a_choice_in_prose_is_not_confirmed() -> None:
    assert [mention.confirmed for mention in find_timings("15th or 22nd May", year=2017)] == [False]
