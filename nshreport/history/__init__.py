"""What earlier reports said: snapshots of them, and what they mean for a tactic."""

from nshreport.history.archive import History, Sight
from nshreport.history.deadline_history import Course, Move, follow, is_within, see
from nshreport.history.edition import read_edition, read_pack
from nshreport.history.packs import PackSummary, existing_folder, list_packs, read_history
from nshreport.history.recall import match_tactics, recall
from nshreport.history.remembered import Remembered
from nshreport.history.snapshot import (
    SCHEMA,
    SNAPSHOT,
    Snapshot,
    is_same_plan,
    make_snapshot,
    plan_identity,
    take_snapshot,
)
from nshreport.history.tactic import Tactic, take_tactics
from nshreport.history.trends import BurnPoint, RagTrend, Silence, Slip, Trends, Undated, compose_trends

__all__ = [
    "SCHEMA",
    "SNAPSHOT",
    "BurnPoint",
    "Course",
    "History",
    "Move",
    "PackSummary",
    "RagTrend",
    "Remembered",
    "Sight",
    "Silence",
    "Slip",
    "Snapshot",
    "Tactic",
    "Trends",
    "Undated",
    "compose_trends",
    "existing_folder",
    "follow",
    "is_same_plan",
    "is_within",
    "list_packs",
    "make_snapshot",
    "match_tactics",
    "plan_identity",
    "read_edition",
    "read_history",
    "read_pack",
    "recall",
    "see",
    "take_snapshot",
    "take_tactics",
]
