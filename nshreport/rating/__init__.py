"""What the words mean for a tactic: its dates, its state, its schedule status and its RAG."""

from nshreport.rating.findings import choose_findings
from nshreport.rating.name_checks import spelling_findings
from nshreport.rating.parts import part_findings, parts_of
from nshreport.rating.progress import read_progress
from nshreport.rating.records import SETTLED, Rag, Schedule, Tactic, take_tactics
from nshreport.rating.rules import RAG_RULES, SCHEDULE_RULES, assess, rules_in_words
from nshreport.rating.timings import read_timings
from nshreport.rating.working_days import bank_holidays, working_days_left

__all__ = [
    "RAG_RULES",
    "SCHEDULE_RULES",
    "SETTLED",
    "Rag",
    "Schedule",
    "Tactic",
    "assess",
    "bank_holidays",
    "choose_findings",
    "part_findings",
    "parts_of",
    "read_progress",
    "read_timings",
    "rules_in_words",
    "spelling_findings",
    "take_tactics",
    "working_days_left",
]
