"""Who agreed: only the steering group's agreement to a move settles a slip."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nshreport.words.feedback import agreed_by_group, agreement
from tests.conftest import read_cases

CASES = read_cases("agreed.csv")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_only_what_the_group_agreed_is_agreed(case: dict[str, str]) -> None:
    names = (case["group"],) if case["group"] else ()
    assert bool(agreed_by_group(case["text"], names)) == (case["agreed"] == "yes")


def test_every_form_has_an_example_that_it_fits() -> None:
    for form, (_, example) in zip(agreement.patterns_for(()), agreement.FORMS, strict=True):
        assert form.search(example.lower()), example


@pytest.mark.parametrize("text", [case["text"] for case in CASES if case["agreed"] == "yes"])
@pytest.mark.parametrize("change", ["If {}", "{}?", "Waiting until {}"])
def test_a_condition_or_a_question_undoes_every_agreement(text: str, change: str) -> None:
    sentences = re.split(r"[.;]\s", text)
    assert not agreed_by_group(". ".join(change.format(sentence) for sentence in sentences))


@given(st.text(max_size=80), st.sampled_from(["agreed by the steering group", "SG agreed", ""]))
def test_any_text_is_answered_with_words_of_its_own(noise: str, words: str) -> None:
    text = f"{noise} {words}"
    assert agreed_by_group(text) in " ".join(text.split())
