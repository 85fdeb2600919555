"""Which tactic of one report is which of another: by reference, by title, else by likeness; never a silent guess."""

from nshreport.match.key import Key, tidy_title
from nshreport.match.kind import only_respelt
from nshreport.match.matching import Kin, Matching, match_reports, match_rows

__all__ = ["Key", "Kin", "Matching", "match_reports", "match_rows", "only_respelt", "tidy_title"]
