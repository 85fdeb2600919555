from __future__ import annotations

import pytest

from nshreport.plan.headings import MEANINGS, heading_meaning

EXAMPLES = [(example, meaning.name) for meaning in MEANINGS for example in meaning.examples.split(", ")]


@pytest.mark.parametrize(("heading", "meaning"), EXAMPLES)
def test_a_heading_is_known_by_its_meaning(heading: str, meaning: str) -> None:
    assert heading_meaning(heading) == meaning
    assert heading_meaning(f"  {heading.upper()}\n") == meaning


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Colour",
        "7 April",
        "x" * 200,
        "Please fill in the actions and their deadlines on this page, and send it to the chair by Friday",
    ],
)
def test_a_text_that_heads_no_column_means_nothing(text: str) -> None:
    assert heading_meaning(text) == ""
