"""Reads the words of a timing: when something in the plan is to happen."""

from __future__ import annotations

from nshreport.words.timing.cells import pair_timings, read_timing_value
from nshreport.words.timing.doubts import DOUBTS, Doubt
from nshreport.words.timing.fold import fold
from nshreport.words.timing.mentions import find_timings
from nshreport.words.timing.reader import read_timing
from nshreport.words.timing.reading import Mention, Timing
from nshreport.words.timing.window import Window

__all__ = [
    "DOUBTS",
    "Doubt",
    "Mention",
    "Timing",
    "Window",
    "find_timings",
    "fold",
    "pair_timings",
    "read_timing",
    "read_timing_value",
]
