from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nshreport.words.feedback import Progress, State, is_standing, read_feedback
from nshreport.words.feedback.forms import FORMS
from tests.conftest import read_cases

ENDS = {State.COMPLETE, State.CANCELLED}
COMPLETE = [
    "complete",
    "completed",
    "done",
    "delivered",
    "published",
    "held",
    "closed",
    "finished",
    "launched",
    "signed off",
    "actioned",
    "resolved",
]
CANCELLED = ["cancelled", "withdrawn", "abandoned", "dropped", "called off", "superseded", "no longer required"]
SUBJECTS = ["", "this is ", "action ", "report ", "the workshop has been ", "all actions ", "work "]
FUTURE = [
    "to be",
    "will be",
    "due to be",
    "expected to be",
    "hopefully",
    "should be",
    "aim to have this",
    "yet to be",
    "needs to be",
    "may be",
    "likely to be",
    "if",
    "once",
    "when",
    "not",
    "not yet",
    "hasn't been",
    "nearly",
    "almost",
    "partly",
    "half",
    "80%",
    "being",
    "subject to being",
]
EXAMPLES = [form.example for form in FORMS]

words = st.sampled_from(
    [word for example in EXAMPLES for word in example.split()]
    + ["-", ",", ".", "?", "/", "(", ")", "\n", "3 May", "not", "now", "report"]
)
sentences = st.lists(words, max_size=12).map(" ".join)


def _read(text: str) -> Progress:
    return read_feedback(text, year=2017)


@given(st.text(max_size=300), st.integers(2000, 2040), st.integers(1, 12))
def test_any_text_is_read(text: str, year: int, first_month: int) -> None:
    progress = read_feedback(text, year=year, first_month=first_month)
    assert progress.evidence in text
    assert progress.reason in text


@given(sentences)
def test_what_is_quoted_stands_in_the_text(text: str) -> None:
    progress = _read(text)
    assert progress.evidence in text
    assert progress.reason in text


@given(st.text(max_size=300))
def test_any_text_is_asked_whether_it_is_standing(text: str) -> None:
    assert is_standing(text) in {True, False}


@given(sentences)
def test_case_and_spaces_change_nothing(text: str) -> None:
    plain = _read(text)
    for other in (
        text.upper(),
        text.lower(),
        text.title(),
        text.replace(" ", "   "),
        f"  {text}  ",
        text.replace(" ", "\u00a0"),
    ):
        assert _told(_read(other)) == _told(plain)


@given(sentences)
def test_the_kind_of_dash_changes_nothing(text: str) -> None:
    dashed = text.replace(",", " -").replace("/", " - ")
    assert len({_told(_read(dashed.replace("-", dash))) for dash in "-–—−‐"}) == 1


def _told(progress: Progress) -> tuple[object, ...]:
    return (
        progress.state,
        progress.moved_from,
        progress.moved_to,
        progress.names,
        progress.standing,
        "".join(progress.reason.lower().split()),
    )


@pytest.mark.parametrize("ending", [*COMPLETE, *CANCELLED])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_question_is_never_complete_or_cancelled(subject: str, ending: str) -> None:
    for question in (
        f"{subject}{ending}?",
        f"{subject}{ending} ?",
        f"Is {subject}{ending}?",
        f"{subject}{ending} - is that right?",
        f"? {subject}{ending}",
    ):
        assert _read(question).state not in ENDS, question


@given(sentences)
def test_no_single_question_is_complete_or_cancelled(text: str) -> None:
    question = " ".join(text.replace("\n", " ").replace(".", " ").replace("?", " ").split()) + "?"
    assert _read(question).state not in ENDS


@pytest.mark.parametrize("ending", [*COMPLETE, *CANCELLED])
@pytest.mark.parametrize("still_open", FUTURE)
def test_what_is_denied_hoped_for_or_partial_is_never_complete_or_cancelled(still_open: str, ending: str) -> None:
    if (still_open, ending) == ("not", "no longer required"):
        return
    for subject in SUBJECTS:
        for text in (
            f"{subject}{still_open} {ending}",
            f"{subject}{still_open} {ending} by June",
            f"{subject}{still_open.upper()} fully {ending}",
        ):
            assert _read(text).state not in ENDS, text


VERBS = [*COMPLETE, *(ending for ending in CANCELLED if ending != "no longer required")]

# Clauses in which a closing word does not close the tactic, whatever it is.
OPEN = [
    *("ongoing, as {} by the Board last year", "delayed, as {} elsewhere", "on hold as last year's was {}"),
    *("{}: no", "{}? no", "{}? not yet", "{} (y/n): n", "has this been {}? no", "is it {}: no", "{} - n"),
    *("\u2610 {}", "[ ] {}", "\u2717 {}", "\u274c {}", "{} \u2610", "\u2611 drafted \u2610 {}", "[x] drafted [ ] {}"),
    *("due to be reviewed and {}", "to be drafted, agreed and {}", "will be printed, checked and {} in June"),
    *("needs to be checked then {}", "aim to have it written and {}", "must be costed, approved and {}"),
    *("next: reviewed, printed, {}", "remaining steps: audited, {}", "still to be proofed, printed and {}"),
    *("we ask that this be {}", "recommend that it is {}", "suggest this is {}", "propose that it be {}"),
    *("asked for it to be {}", "would like this to be {}", "PMO recommends this is {}", "to be agreed as {}"),
    *("awaiting ONS, who {} theirs in May", "they have {} theirs", "Leeds have {} their report"),
    *("the neighbouring council {} theirs", "waiting to hear now that theirs is {}"),
    *("chasing {} returns", "reviewing the {} returns", "contacting people about {} courses", "sorting {} forms"),
    *("if approved, {}", "once approved, {}", "unless we hear it will be {}", "when {} we will tell members"),
    *("assuming no objections, {}", "{} once the chair agrees", "{} subject to sign off", "not yet {}", "never {}"),
    *("no reports have been {}", "none {}", "none of it is {}", "nobody has {} it", "nothing {}"),
    *("{} except the annex", "{} but not the annex", "{} apart from phase 2", "phase 1 {}", "first draft {}"),
    *("2 of 5 {}", "half {}", "{} in part", "the second workshop is {}", "{} in draft", "half of it is {}"),
    *("may be {}", "might have been {}", "should have been {} by now", "could be {}", "about to be {}"),
    *("slower than planned as the fair was {}", "behind as hers is {} but ours is not", "reopened (previously {})"),
    *("( ) {} (x) open", "\u25a0 open \u25a1 {}", "was {} but reopened", "April: {}. May: 2 visits made"),
    *("not pulled in yet, story {}?", "cannot start until the old one is {}", "{}, not fitted"),
    *("ready to be {}", "trying to get it {}", "hoping it is {} soon", "whether it is {} is unclear"),
]


@pytest.mark.parametrize("ending", VERBS)
@pytest.mark.parametrize("clause", OPEN)
def test_a_closing_word_in_a_clause_that_leaves_the_tactic_open_never_closes_it(clause: str, ending: str) -> None:
    for text in (clause.format(ending), clause.format(ending).capitalize() + ".", f"Update: {clause.format(ending)}"):
        assert _read(text).state not in ENDS, text


@pytest.mark.parametrize("row", read_cases("feedback-not-closed.csv"), ids=lambda row: row["text"])
def test_a_closing_word_that_may_mean_a_step_or_a_part_never_closes_without_a_finding(row: dict[str, str]) -> None:
    progress = _read(row["text"])
    assert progress.state not in ENDS or progress.doubt


@given(st.lists(st.sampled_from(OPEN), min_size=1, max_size=3), st.sampled_from(VERBS))
def test_no_row_of_clauses_that_leave_the_tactic_open_closes_it(clauses: list[str], ending: str) -> None:
    text = ". ".join(clause.format(ending) for clause in clauses)
    assert _read(text).state not in ENDS, text


@given(
    st.sampled_from([*COMPLETE, *CANCELLED]),
    st.lists(st.sampled_from(["purple", "otters", "mural", "flugel", "of", "the", "with"]), min_size=1, max_size=6),
)
def test_a_close_next_to_words_that_are_not_known_is_open_or_in_doubt(ending: str, unknown: list[str]) -> None:
    subject = f"{' '.join(unknown)} otters"
    for text in (f"{subject} {ending}", f"{ending} to {subject}", f"last {subject} {ending}", f"2023 report {ending}"):
        progress = _read(text)
        assert progress.state not in ENDS or progress.doubt or ending in CANCELLED, text


@pytest.mark.parametrize("ending", [*COMPLETE, *CANCELLED])
def test_an_ending_in_so_many_words_is_told(ending: str) -> None:
    expected = State.COMPLETE if ending in COMPLETE else State.CANCELLED
    assert _read(ending).state is expected
    assert _read(f"{ending.upper()}.").state is expected
    assert _read(f"Now {ending}").state is expected


@pytest.mark.parametrize(
    "opening",
    [
        "awaiting sign off",
        "on hold",
        "in progress",
        "drafting",
        "to be arranged",
        "not started",
        "at risk",
        "under way",
    ],
)
@pytest.mark.parametrize("ending", COMPLETE)
def test_a_part_that_is_done_does_not_close_an_open_action(opening: str, ending: str) -> None:
    assert _read(f"leaflet {ending}, {opening}").state not in ENDS
    assert _read(f"{opening}; leaflet {ending}").state not in ENDS


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "?",
        "-",
        " ",
        "/",
        "(",
        "a?",
        "1/",
        "3 ",
        "not ",
        "draft complete ",
        "now closed ",
        "moved from ",
        "due to x, ",
        "3 of ",
        "a-",
        "'",
        "👍",
        "(draft 3/4 complete, ",
    ],
)
def test_a_hundred_thousand_characters_are_read_in_under_a_second(piece: str) -> None:
    text = (piece * (100_000 // len(piece)))[:100_000]
    begun = time.process_time()
    _read(text)
    assert time.process_time() - begun < 1


@pytest.mark.slow
@settings(max_examples=30)
@given(st.lists(sentences, min_size=300, max_size=300).map(". ".join))
def test_long_texts_take_bounded_time(text: str) -> None:
    begun = time.process_time()
    _read(text)
    assert time.process_time() - begun < 1
