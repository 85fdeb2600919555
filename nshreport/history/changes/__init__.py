"""What moved since the last report, as kinds of changes with old and new."""

from nshreport.history.changes.change import COLUMNS, KINDS, Change, Changes, KindOfChange, SettingChange
from nshreport.history.changes.compare import compare, compare_snapshots, diff

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
