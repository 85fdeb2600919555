"""What moved since the last report, as kinds of changes with old and new."""

from nshreport.history.changes.change import COLUMNS, KINDS, Change, Changes
from nshreport.history.changes.compare import compare, diff

__all__ = ["COLUMNS", "KINDS", "Change", "Changes", "compare", "diff"]
