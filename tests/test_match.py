from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nshreport.history.match import Key, SplitOrMerge, match_reports
from nshreport.history.match.likeness import Circumstances
from nshreport.history.match.matching import Assignment
from nshreport.history.match.titles import differ_in_kind
from nshreport.history.match.words import read_words
from tests.conftest import read_cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nshreport.history.match import Matching

AGREED = 0.95
OTHERS = (
    Key("", "Renew the insurance of the village hall", 1, "Clerk", "May"),
    Key("", "Publish the newsletter", 1, "Communications", "June"),
    Key("", "Train the supervisors in Leeds", 2, "Priya Shah", "July"),
    Key("", "Draft the risk register", 2, "Tom Webb", "Q1"),
)


def beside_others(old: Iterable[Key], new: Iterable[Key]) -> Matching:
    """The rows matched at the end of a plan of four others."""
    return match_reports((*OTHERS, *old), (*OTHERS, *new))


def talk(title: str, timing: str = "May", accountable: str = "Ann", phase: int = 2, reference: str = "") -> Key:
    return Key(reference, title, phase, accountable, timing)


def test_rows_of_the_same_title_are_matched_wherever_they_stand() -> None:
    assert match_reports(OTHERS, OTHERS[::-1]).pairs == {0: 3, 1: 2, 2: 1, 3: 0}


def test_an_inserted_and_a_deleted_row_leave_the_others_matched() -> None:
    new = (OTHERS[0], talk("Give evidence to the select committee"), *OTHERS[2:])
    assert match_reports(OTHERS, new).pairs == {0: 0, 2: 2, 3: 3}


def test_a_reference_wins_over_another_title() -> None:
    old, new = talk("Give a talk", reference="C7"), talk("Record a podcast", "July", "Steve", 3, "c7 ")
    assert beside_others([old], [new]).pairs[4] == 4


def test_references_that_number_the_rows_do_not_tie_rows_that_shifted() -> None:
    titles = ["Write a blog", "Give a talk", "Repair the gate", "Count the votes"]
    old = tuple(talk(title, reference=str(number)) for number, title in enumerate(titles, 1))
    new = tuple(talk(title, reference=str(number)) for number, title in enumerate(["Order a cake", *titles], 1))
    assert match_reports(old, new).pairs == {1: 0, 2: 1, 3: 2, 4: 3}


def test_of_several_rows_of_one_title_the_timing_tells_which_is_gone() -> None:
    old = [talk("Team meeting", timing) for timing in ("7 April", "5 May", "2 June")]
    new = [talk("Team meeting", timing) for timing in ("5 May", "2 June")]
    assert {place: here for place, here in beside_others(old, new).pairs.items() if place > 3} == {4: 5, 5: 6}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Arrange meeting with CLOSER Cohort", "Meet the CLOSER cohort studies"),
        ("Present to the Presentation and Dissemination Committee (PDC)", "PDC presentation"),
        ("Complete the annual governance and accountability return", "AGAR to be completed"),
        ("Hold third meeting of the group", "3rd group meeting"),
        ("Organise the summer conference", "Hold the summer conference"),
        ("Develop harmonistaion training", "Develop harmonisation training"),
    ],
)
def test_a_reworded_row_is_the_same_tactic(before: str, after: str) -> None:
    assert beside_others([talk(before)], [talk(after)]).pairs.get(4) == 4


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hold second meeting of the working group", "Hold fourth meeting of the working group"),
        ("Publish Q1 statistics", "Publish Q2 statistics"),
        ("Present to BEIS on the survey", "Present to DfT on the survey"),
        ("Brief ministers on the survey results", "Brief journalists on the survey results"),
        ("Interim evaluation report", "Final evaluation report"),
        ("Newsletter for April", "Newsletter for May"),
        ("Launch the project page", "Close the project page"),
        ("Roadshow on customs declarations - Hull", "Customs roadshow - Holyhead"),
    ],
)
def test_however_alike_another_number_name_or_thing_is_never_taken_for_the_same(before: str, after: str) -> None:
    assert differ_in_kind(before, after)
    matching = beside_others([talk(before)], [talk(after)])
    assert 4 not in matching.pairs
    assert matching.doubtful == ((4, 4),)


def test_a_row_that_took_anothers_place_in_the_table_is_not_matched_with_it() -> None:
    matching = beside_others([talk("Record a podcast")], [talk("Count the votes", "June", "Tom Webb")])
    assert (4 in matching.pairs, matching.doubtful) == (False, ())


def test_of_a_row_that_took_anothers_timing_and_accountable_too_a_person_is_asked() -> None:
    matching = beside_others([talk("Record a podcast")], [talk("Count the votes")])
    assert (4 in matching.pairs, matching.doubtful) == (False, ((4, 4),))


FREELY = ("Run a survey of engagement across the service", "Questionnaire to customers")


def test_the_only_rows_left_over_with_the_same_timing_and_accountable_are_one_however_reworded() -> None:
    before, after = FREELY
    assert beside_others([talk(before)], [talk(after)]).pairs.get(4) == 4
    assert 4 not in beside_others([talk(before)], [talk(after, "July", "Steve")]).pairs


def test_what_stands_around_two_rows_tells_the_less_the_more_rows_have_it() -> None:
    told = []
    for others in (0, 1, 4):
        rows = [talk(title) for title in ("Mow the verges", *["Order a cake"] * others)]
        circumstances = Circumstances((*rows, *OTHERS), (*rows, *OTHERS))
        circumstances.settle({}, [0], [0])
        told.append(circumstances.telling(0, 0))
    assert told == sorted(told, reverse=True)
    assert len(set(told)) == len(told)


def test_a_pair_found_leaves_the_last_rows_of_its_kind_to_each_other() -> None:
    before, after = FREELY
    assert beside_others(
        [talk("Renew the licence for the mapping data"), talk(before)],
        [talk(after), talk("Mapping data: licence renewal")],
    ).pairs == {**{place: place for place in range(4)}, 4: 5, 5: 4}


def test_rows_between_the_same_neighbours_are_more_surely_one() -> None:
    before, after = (talk(title, timing) for title, timing in zip(FREELY, ("May", "June - July"), strict=True))
    assert match_reports((*OTHERS[:2], before, *OTHERS[2:]), (*OTHERS[:2], after, *OTHERS[2:])).pairs.get(2) == 2
    assert 0 not in match_reports((*OTHERS[:2], before, *OTHERS[2:]), (after, *OTHERS)).pairs


def test_rows_with_the_same_purpose_are_more_surely_one() -> None:
    before, after = (
        talk(title, timing)._replace(purpose="To gauge how well the service is known")
        for title, timing in zip(FREELY, ("May", "June - July"), strict=True)
    )
    assert match_reports((before, *OTHERS), (*OTHERS, after)).pairs.get(4) == 0


def test_another_of_the_same_family_does_not_make_a_pair_doubtful() -> None:
    old = [
        talk("Recruit on-call officers - open evening in Whitby"),
        talk("Recruit on-call officers - open evening in Selby", "June"),
    ]
    new = [talk("On-call recruitment evening (Whitby)", "June"), talk("On-call recruitment evening (Thirsk)", "July")]
    assert beside_others(old, new).pairs.get(4) == 4


def test_a_row_that_could_be_either_of_two_is_doubtful() -> None:
    old = [
        talk("Leaflet on recycling for schools in town"),
        talk("Leaflet on recycling for schools in villages", "June"),
    ]
    matching = beside_others(old, [talk("Leaflet on recycling for schools", "June - May")])
    assert 4 not in matching.pairs or matching.splits


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Develop online training and a handbook", ["Develop online training", "Write the training handbook"]),
        ("Regional training sessions", ["Regional training sessions in Bath", "Regional training sessions in York"]),
        ("Present to PDC and MAC", ["Present to PDC", "Present to MAC"]),
        (
            "Publish guidance, templates and a checklist",
            ["Publish guidance", "Publish templates", "Publish the checklist"],
        ),
    ],
)
def test_a_tactic_made_into_several_is_split_and_the_other_way_round_merged(whole: str, parts: list[str]) -> None:
    one, several = [talk(whole)], [talk(part) for part in parts]
    places = tuple(range(4, 4 + len(parts)))
    assert beside_others(one, several).splits == (SplitOrMerge("split", 4, places),)
    if len(parts) == 2:
        assert beside_others(several, one).splits == (SplitOrMerge("merged", 4, places),)


def test_a_tactic_that_keeps_its_title_was_not_split_by_one_like_it() -> None:
    third, fourth = talk("Hold third workshop for analysts"), talk("Hold fourth workshop for analysts", "July")
    matching = beside_others([third], [third, fourth])
    assert (matching.pairs[4], matching.splits, matching.doubtful) == (4, (), ())


@pytest.mark.parametrize(
    ("table", "precision", "recall", "asked"),
    [("reworded.csv", AGREED, AGREED, 1.0), ("reworded-freely.csv", 0.98, 0.9, 0.99)],
)
def test_reworded_titles_are_matched_with_the_precision_and_recall_agreed_and_of_the_others_a_person_is_asked(
    table: str, precision: float, recall: float, asked: float
) -> None:
    old: list[Key] = []
    new: list[Key] = []
    truth = set()
    for row in read_cases(table):
        if row["title"] and row["title now"]:
            truth.add((len(new), len(old)))
        if row["title"]:
            old.append(Key("", row["title"], int(row["phase"]), row["accountable"], row["timing"]))
        if row["title now"]:
            new.append(Key("", row["title now"], int(row["phase now"]), row["accountable now"], row["timing now"]))
    matching = match_reports(tuple(old), tuple(new))
    found = set(matching.pairs.items())
    assert len(truth) >= 60
    assert len(found & truth) >= precision * len(found)
    assert len(found & truth) >= recall * len(truth)
    assert len((found | set(matching.doubtful)) & truth) >= asked * len(truth)


SCORES = st.lists(
    st.lists(st.sampled_from([0.0, 0.5, 0.6, 0.7, 0.8, 0.9]), min_size=4, max_size=4), min_size=1, max_size=4
)


@given(SCORES)
def test_the_choice_of_pairs_is_one_to_one_and_nearly_the_best_there_is(scores: list[list[float]]) -> None:
    edges = {(old, new): score for old, row in enumerate(scores) for new, score in enumerate(row) if score}
    chosen = Assignment(edges).of_old
    assert len(set(chosen.values())) == len(chosen)
    best = max(
        sum(edges.get((old, new), 0.0) for old, new in zip(range(len(scores)), places, strict=False))
        for places in permutations(range(4), len(scores))
    )
    assert sum(edges[pair] for pair in chosen.items()) >= 0.8 * best


def test_pairs_are_exchanged_where_the_most_alike_would_leave_another_alone() -> None:
    edges = {(0, 0): 0.9, (0, 1): 0.85, (1, 0): 0.85}
    assert Assignment(edges).of_old == {0: 1, 1: 0}


@given(st.text(max_size=60))
def test_any_title_has_words(title: str) -> None:
    assert read_words(title).asides <= read_words(title).stems
