"""Reads and writes English: timings, feedback, and how days, counts and lists are written. Knows no pandas."""

from nshreport.words.explain import explain_feedback, explain_timing, in_words
from nshreport.words.plain_text import file_slugs, one_line, plain, printable, short_title, without_accents
from nshreport.words.wording import (
    MONTHS,
    say_count,
    say_day,
    say_days,
    say_list,
    say_near_day,
    say_sentence,
    say_short_day,
    say_window,
    sort_names,
)

__all__ = [
    "MONTHS",
    "explain_feedback",
    "explain_timing",
    "file_slugs",
    "in_words",
    "one_line",
    "plain",
    "printable",
    "say_count",
    "say_day",
    "say_days",
    "say_list",
    "say_near_day",
    "say_sentence",
    "say_short_day",
    "say_window",
    "short_title",
    "sort_names",
    "without_accents",
]
