"""Reads the words of a timing: when something in the plan is to happen."""

from __future__ import annotations

from nshreport.words.timing.mentions import find_timings
from nshreport.words.timing.one_day import read_day, read_day_up_to
from nshreport.words.timing.reader import pair_timings, read_timing, read_timing_value
from nshreport.words.timing.reading import DOUBTS, Doubt, Mention, Timing, Window
from nshreport.words.timing.saying import say, write_edtf
from nshreport.words.timing.tokens import fold

__all__ = [
    "DOUBTS",
    "Doubt",
    "Mention",
    "Timing",
    "Window",
    "find_timings",
    "fold",
    "pair_timings",
    "read_day",
    "read_day_up_to",
    "read_timing",
    "read_timing_value",
    "say",
    "write_edtf",
]
