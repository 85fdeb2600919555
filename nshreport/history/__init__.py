"""What earlier reports said: snapshots of them, and what they mean for a tactic."""

from nshreport.history.agreement import is_of_a_date, say_decision
from nshreport.history.deadline_history import (
    DeadlineHistory,
    Move,
    Observation,
    follow_deadline,
    is_correction,
    is_within,
)
from nshreport.history.edition import read_edition, read_pack
from nshreport.history.packs import PackSummary, existing_folder, list_packs, read_history, say_other_packs
from nshreport.history.past_measure import PastMeasure
from nshreport.history.recall import match_tactics, next_register, recall
from nshreport.history.register import Register, is_ours
from nshreport.history.request import Request
from nshreport.history.snapshot import (
    SCHEMA,
    SNAPSHOT,
    History,
    Snapshot,
    is_same_plan,
    make_snapshot,
    news_of,
    parse_snapshot,
    plan_identity,
    take_snapshot,
)
from nshreport.history.trends import BurnPoint, RagTrend, Removed, Silence, Slip, Trends, Undated, compose_trends

__all__ = [
    "SCHEMA",
    "SNAPSHOT",
    "BurnPoint",
    "DeadlineHistory",
    "History",
    "Move",
    "Observation",
    "PackSummary",
    "PastMeasure",
    "RagTrend",
    "Register",
    "Removed",
    "Request",
    "Silence",
    "Slip",
    "Snapshot",
    "Trends",
    "Undated",
    "compose_trends",
    "existing_folder",
    "follow_deadline",
    "is_correction",
    "is_of_a_date",
    "is_ours",
    "is_same_plan",
    "is_within",
    "list_packs",
    "make_snapshot",
    "match_tactics",
    "news_of",
    "next_register",
    "parse_snapshot",
    "plan_identity",
    "read_edition",
    "read_history",
    "read_pack",
    "recall",
    "say_decision",
    "say_other_packs",
    "take_snapshot",
]
