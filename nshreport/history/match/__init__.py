"""Which tactic of one report is which of another: by reference, by title, else by likeness; never a silent guess."""

from nshreport.history.match.key import Key, key_of, tidy_title
from nshreport.history.match.matching import Matching, SplitOrMerge, match_reports
from nshreport.history.match.titles import only_respelt

__all__ = ["Key", "Matching", "SplitOrMerge", "key_of", "match_reports", "only_respelt", "tidy_title"]
