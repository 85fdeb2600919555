"""What moved since the last report, told as kinds of changes with old and new."""

from nshreport.changes.change import COLUMNS, KINDS, Change, Changes, KindOfChange, SettingChange
from nshreport.changes.compare import compare, compare_snapshots
from nshreport.changes.diff import diff

__all__ = [
    "COLUMNS",
    "KINDS",
    "Change",
    "Changes",
    "KindOfChange",
    "SettingChange",
    "compare",
    "compare_snapshots",
    "diff",
]
