from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from nshreport.plan import Settings
from nshreport.report.requests import REQUEST_RULES, Scene, ask_by_rule
from tests.made_reports import AS_OF, a_request, a_tactic

if TYPE_CHECKING:
    from nshreport.history import Request
    from nshreport.rating import Tactic

SETTINGS = Settings(as_of=AS_OF, year=2017)


def ask(*tactics: Tactic) -> list[Request]:
    return list(ask_by_rule(tactics, Scene(SETTINGS, frozenset(), {})))


def kinds(**changes: object) -> list[str]:
    return [request.kind for request in ask(a_tactic(**changes))]


PRESENTS = {"title": "Present to the board", "names": ("Steering Group",)}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"unagreed_days": 29, "first_end": date(2017, 5, 17)}, "date"),
        ({"rag": "Amber", "state": "Waiting", "evidence": "awaiting DCLG"}, "reply"),
        ({"state": "At risk", "feedback": "At risk: no staff in May", "evidence": "At risk"}, "resource"),
        (PRESENTS, "presenter"),
    ],
)
def test_the_group_is_asked_only_what_it_can_do(changes: dict[str, object], kind: str) -> None:
    assert kinds(**changes) == [kind]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"unagreed_days": 28, "first_end": date(2017, 5, 18)},
        {"unagreed_days": -60, "first_end": date(2017, 8, 18)},
        {"unagreed_days": 60, "first_end": date(2017, 4, 18), "state": "Complete"},
        {"rag": "Red", "schedule": "Overdue"},
        {"rag": "Amber", "schedule": "No date", "undated": True},
        {"rag": "Amber", "state": "No update"},
        {"rag": "Green", "state": "Waiting"},
        {"state": "At risk", "feedback": "At risk: the venue may close", "evidence": "At risk"},
        {**PRESENTS, "names": ("Steering Group", "Ian"), "people": ("Ian",)},
        {**PRESENTS, "state": "Complete"},
        {**PRESENTS, "names": ("Harmonisation Team",)},
        {**PRESENTS, "title": "Presently nothing"},
    ],
)
def test_the_homework_of_the_team_is_no_request_to_the_group(changes: dict[str, object]) -> None:
    assert kinds(**changes) == []


def test_a_request_for_a_new_date_says_from_when_to_when() -> None:
    tactic = a_tactic(end=date(2017, 6, 27), first_end=date(2017, 2, 28), unagreed_days=119)
    (request,) = ask(tactic)
    assert request.words == "Agree to move the deadline from 28 February to 27 June 2017"


def test_requests_come_in_the_order_of_the_rules() -> None:
    tactics = [a_tactic(**PRESENTS), a_tactic(unagreed_days=29), a_tactic(rag="Amber", state="Waiting")]
    requests = ask(*tactics)
    assert [request.kind for request in requests] == ["date", "reply", "presenter"]
    assert [rule.kind for rule in REQUEST_RULES] == ["date", "reply", "resource", "presenter"]


@pytest.mark.parametrize(
    ("changes", "asked", "by"),
    [
        ({}, "", "by 30 April 2017"),
        (
            {"times_asked": 3, "first_asked": date(2017, 1, 31)},
            "asked for the third time, first on 31 January 2017",
            "by 30 April 2017",
        ),
        (
            {"times_asked": 2, "first_asked": date(2017, 2, 28), "needed_by": date(2017, 3, 30)},
            "asked for the second time, first on 28 February 2017",
            "needed by 30 March 2017, overdue",
        ),
        ({"needed_by": None}, "", ""),
    ],
)
def test_a_request_says_how_often_it_was_asked_and_by_when(changes: dict[str, object], asked: str, by: str) -> None:
    request = replace(a_request(None), **changes)  # type: ignore[arg-type] # each case names the fields it means
    assert (request.asked, request.by) == (asked, by)


@pytest.mark.parametrize("evidence", ["On hold", "Depends on the pilot", "Paused"])
def test_help_to_get_a_reply_is_asked_only_where_somebody_could_give_one(evidence: str) -> None:
    assert kinds(rag="Amber", state="Waiting", evidence=evidence) == []
