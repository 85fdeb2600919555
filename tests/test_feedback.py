from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nshreport.words.feedback import State, has_status_words, is_standing, read_feedback
from nshreport.words.feedback.closing import GOVERNORS, Governor
from nshreport.words.feedback.forms import FORMS, Force, StatusForm
from nshreport.words.feedback.kinds import GROUPS, KINDS, form_pattern
from nshreport.words.feedback.lexicon import PHRASES
from nshreport.words.feedback.moves import FROM_FORMS, TO_FORMS
from nshreport.words.feedback.phrasebook import VERBS, expanded, inflected
from nshreport.words.feedback.progress import ANSWERS, STANDING_FORMS
from nshreport.words.feedback.resolution import RULES, JoinRule, find_forms
from nshreport.words.feedback.words import read_words
from nshreport.words.timing import Window, find_timings, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent / "cases"
OPEN_STATES = set(State) - {State.COMPLETE, State.CANCELLED}


def _cases(name: str, kind: str = "") -> Iterator[object]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("kind", "") != kind:
                continue
            yield pytest.param(row, id=row["text"] or "blank")


def _day_or_days(window: Window) -> str:
    """A window as the case tables write it."""
    if window.start is None or window.end is None or window.start == window.end:
        return str(window.end or window.start)
    return f"{window.start}..{window.end}"


@pytest.mark.parametrize("row", [*_cases("feedback-forms.csv"), *_cases("feedback-own.csv")])
def test_a_feedback_reads_as_a_careful_person_reads_it(row: dict[str, str]) -> None:
    progress = read_feedback(row["text"], year=int(row["year"]), first_month=int(row["first_month"]))
    assert {
        "state": str(progress.state),
        "moved_from": str(progress.moved_from or ""),
        "names": ";".join(map(_day_or_days, progress.names)),
        "reason": progress.reason,
    } == {column: row[column] for column in ("state", "moved_from", "names", "reason")}


@pytest.mark.parametrize(
    "row",
    [
        *_cases("feedback-unseen.csv"),
        *_cases("feedback-fresh.csv"),
        *_cases("feedback-fresh2.csv"),
        *_cases("feedback-hard.csv"),
        *_cases("feedback-blind-a.csv"),
        *_cases("feedback-blind-b.csv"),
        *_cases("feedback-blind-c.csv"),
        *_cases("feedback-blind-d.csv"),
    ],
)
def test_a_text_that_nobody_had_read_before_reads_as_one_of_its_right_states(row: dict[str, str]) -> None:
    progress = read_feedback(row["text"], year=int(row["year"]), first_month=int(row["first_month"]))
    right = row["state"].split("/")
    if row.get("note") == "still misread":
        assert progress.state in OPEN_STATES
        return
    assert str(progress.state) in right
    assert not row.get("moved_from") or str(progress.moved_from) == row["moved_from"]


@pytest.mark.parametrize("row", [*_cases("readings.csv", kind="feedback")])
def test_a_kind_of_text_that_was_once_misread_is_read_right(row: dict[str, str]) -> None:
    assert read_feedback(row["text"], year=int(row["year"]), first_month=int(row["first_month"])).state == row["right"]


@pytest.mark.parametrize(
    ("text", "state", "doubt"),
    [
        ("Complete", State.COMPLETE, ""),
        ("Report published on 3 May", State.COMPLETE, ""),
        ("Published to staff", State.COMPLETE, "'published to staff' may not mean the whole tactic"),
        ("Signed off by finance", State.COMPLETE, "'signed off by finance' may not mean"),
        ("Last edition published", State.COMPLETE, "'last edition published' may not mean"),
        ("Published on the website on 3 May by the press office", State.COMPLETE, ""),
        ("Mural finished", State.COMPLETE, "'mural' may not mean the whole tactic"),
        ("Neighbours have published their report", State.IN_PROGRESS, "'neighbours have published'"),
        ("Complted", State.IN_PROGRESS, "'complted' was read as 'completed'"),
        ("Delyaed by snow", State.AT_RISK, "'delyaed' was read as 'delayed'"),
    ],
)
def test_a_doubtful_reading_says_why(text: str, state: State, doubt: str) -> None:
    progress = read_feedback(text, year=2017)
    assert progress.state is state
    assert progress.doubt.startswith(doubt)
    assert bool(progress.doubt) == bool(doubt)


@pytest.mark.parametrize("row", GOVERNORS, ids=lambda row: row.example)
def test_what_governs_a_closing_word_leaves_the_tactic_open(row: Governor) -> None:
    state = read_feedback(row.example, year=2017).state
    assert state is (row.verdict.state or State.NOTED)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_each_form_is_what_reads_its_example(form: StatusForm) -> None:
    words = read_words(fold(form.example), find_timings(form.example, year=2017))
    assert form in [found for found, _, _ in find_forms(words.letters)]


_TELLING = [form for form in FORMS if form.state and form.force is not Force.LIMITING]
_LIMITING = [form for form in FORMS if form.force is Force.LIMITING]


@pytest.mark.parametrize("form", _TELLING, ids=lambda form: form.example)
def test_each_example_reads_as_the_state_of_its_form(form: StatusForm) -> None:
    assert read_feedback(form.example, year=2017).state is form.state


@pytest.mark.parametrize("form", _LIMITING, ids=lambda form: form.example)
def test_what_limits_an_end_leaves_it_open_and_says_nothing_alone(form: StatusForm) -> None:
    assert read_feedback(form.example, year=2017).state is State.NOTED
    assert read_feedback(f"Complete. {form.example}", year=2017).state is State.IN_PROGRESS
    assert read_feedback(f"Cancelled - {form.example}", year=2017).state is State.AT_RISK


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_the_example_of_a_rule_is_decided_by_it(rule: JoinRule) -> None:
    state = read_feedback(rule.example, year=2017).state
    if rule.outcome in list(State):
        assert state == rule.outcome
    else:
        assert state in _last_words(rule.example)


def _last_words(example: str) -> set[State]:
    words = read_words(fold(example), find_timings(example, year=2017))
    return {form.state for form, _, _ in find_forms(words.letters) if form.state}


@pytest.mark.parametrize(("answer", "state"), ANSWERS.items())
def test_a_short_answer_counts_in_any_case_and_between_spaces(answer: str, state: State) -> None:
    assert read_feedback(f" {answer.upper()} ", year=2017).state is state


def test_every_kind_of_the_tables_is_known() -> None:
    assert {kind for kind, _ in PHRASES} | {kind for kinds, _ in VERBS for kind in kinds} <= set(KINDS)
    assert {name for names in GROUPS.values() for name in names.split()} <= set(KINDS)


def test_no_phrase_is_given_two_kinds_by_the_lexicon() -> None:
    kinds: dict[str, set[str]] = {}
    for kind, table in PHRASES:
        for entry in table.split(","):
            for phrase in expanded(entry):
                kinds.setdefault(phrase, set()).add(kind)
    assert {phrase: found for phrase, found in kinds.items() if len(found) > 1} == {}


def test_verbs_are_inflected_by_rule_unless_the_table_says_otherwise() -> None:
    forms = set(inflected())
    assert forms >= {
        ("sent", "notified"),
        ("doing", "chairing"),
        ("done", "rolled out"),
        ("postponed", "deferred"),
        ("made", "written"),
    }


def test_a_form_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        form_pattern("no_such_kind")


def test_the_evidence_is_the_words_as_typed() -> None:
    assert read_feedback("Report  PUBLISHED on 9 May", year=2017).evidence == "PUBLISHED"
    assert read_feedback("see minutes", year=2017).evidence == ""


def test_a_move_names_where_it_went() -> None:
    progress = read_feedback("Rescheduled from 3 to 17 May", year=2017)
    assert (progress.moved_from, progress.moved_to) == (date(2017, 5, 3), Window(date(2017, 5, 17), date(2017, 5, 17)))


def test_a_move_beside_the_last_word_is_kept() -> None:
    progress = read_feedback("Emailed chair\n\nMoved from Q1\nJill accepted", year=2017)
    assert (progress.state, progress.moved_from) == (State.IN_PROGRESS, date(2017, 3, 31))


def test_a_quarter_moved_from_is_the_plan_years() -> None:
    assert read_feedback("Deferred from Q4", year=2017, first_month=4).moved_from == date(2018, 3, 31)


def test_a_log_whose_dates_run_backwards_is_read_from_its_foot() -> None:
    assert read_feedback("12/6: on hold\n3/5: drafting", year=2017).state is State.WAITING
    assert read_feedback("3/5: drafting\n12/6: on hold", year=2017).state is State.WAITING


@pytest.mark.parametrize(("words", "example"), STANDING_FORMS)
def test_standing_words_make_a_standing_item_anywhere(words: str, example: str) -> None:
    assert words
    assert is_standing(f"Harmonisation Team – {example.upper()}")
    assert read_feedback(example, year=2017).standing


@pytest.mark.parametrize(
    "text", ["ongoing", "On-going", "Papers amended as required", "monthly", "when the chair returns"]
)
def test_other_words_make_no_standing_item(text: str) -> None:
    assert not is_standing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harmonisation Team and UK Data Service – ongoing (emailed Claire Crawford)",
        "The Harmonisation Team\n\nOngoing – liaising with GSS Capabilities Team (Charles Lound)",
        "Steve - on hold",
    ],
)
def test_status_words_among_the_accountable_are_seen(text: str) -> None:
    assert has_status_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harmonisation Team",
        "Martin Ralph to organise\n\nONS Harmonisation Team/Quality Centre and Geography to contribute.",
        "Steering Group/Harmonisation Team (Ian – Business Harmonisation)",
        "The Harmonisation Team or Steering Group members",
        "tbc",
        "n/a",
        "Ian Green",
        "Head of Delivery",
        "Planning Team and Publishing Support",
        "",
    ],
)
def test_names_and_duties_are_no_status(text: str) -> None:
    assert not has_status_words(text)


def test_how_strongly_each_form_speaks_is_used() -> None:
    assert {form.force for form in FORMS} == set(Force)


def test_the_forms_of_moves_fit_their_examples() -> None:
    for form, example in (*FROM_FORMS, *TO_FORMS):
        words = read_words(fold(example), find_timings(example, year=2017, ranges=False))
        assert re.search(form_pattern(form), words.letters), example
