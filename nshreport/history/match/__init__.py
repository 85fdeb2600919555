"""Which tactic of one report is which of another: by reference, by title, else by likeness; never a silent guess."""

from nshreport.history.match.key import Key, tidy_title
from nshreport.history.match.kind import only_respelt
from nshreport.history.match.matching import Kin, Matching, match_reports, match_rows

__all__ = ["Key", "Kin", "Matching", "match_reports", "match_rows", "only_respelt", "tidy_title"]
