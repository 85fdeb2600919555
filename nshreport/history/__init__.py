"""What earlier reports said: snapshots of them, and what they mean for a tactic."""

from nshreport.history.agreement import is_of_a_date, say_decision
from nshreport.history.packs import existing_folder, list_packs, read_history, say_other_packs
from nshreport.history.recall import next_register, recall
from nshreport.history.register import Register
from nshreport.history.request import Request
from nshreport.history.snapshot import SNAPSHOT, History, make_snapshot, plan_identity
from nshreport.history.trends import BurnPoint, Removed, Silence, Slip, Trends, Undated, compose_trends

__all__ = [
    "SNAPSHOT",
    "BurnPoint",
    "History",
    "Register",
    "Removed",
    "Request",
    "Silence",
    "Slip",
    "Trends",
    "Undated",
    "compose_trends",
    "existing_folder",
    "is_of_a_date",
    "list_packs",
    "make_snapshot",
    "next_register",
    "plan_identity",
    "read_history",
    "recall",
    "say_decision",
    "say_other_packs",
]
