"""Changes: what has changed since the last report."""

from __future__ import annotations

from nshreport.history.changes import Change
from nshreport.render.workbook.cell import Cell
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.render.workbook.tactics import ref_link
from nshreport.report import Report, Tactic
from nshreport.words import say_day

_GONE = frozenset({"removed", "measure removed", "part removed"})


def changes_page(report: Report) -> Page | None:
    """Every change, the most important first; none where nothing changed, or in a first report."""
    changes = report.changes
    if not changes.changes or changes.since is None:
        return None
    tactics = {tactic.ref: tactic for tactic in report.tactics}
    columns: tuple[Column[Change], ...] = (
        Column("Ref", 7, lambda change: _ref(change, tactics.get(change.ref), report)),
        Column("What changed", 20, lambda change: change.heading),
        Column(report.words.tactic.capitalize(), 48, lambda change: change.tactic),
        Column("Before", 32, lambda change: change.before),
        Column("Now", 36, lambda change: None if change.kind in _GONE else change.after),
        Column("Days later", 12, lambda change: change.days, "number"),
    )
    earlier = any((change.days or 0) < 0 for change in changes.changes)
    days = f"Days later are calendar days{', negative where a deadline is earlier now' if earlier else ''}."
    return Page(
        "Changes",
        f"Changes since the report of {say_day(changes.since)}",
        "What has changed since the last report",
        (Line(changes.sentence), *([Line(days)] if any(change.days for change in changes.changes) else ())),
        (make_table("Changes", columns, changes.changes),),
        looked_up=True,
    )


def _ref(change: Change, tactic: Tactic | None, report: Report) -> Cell:
    return ref_link(tactic, report) if tactic else change.ref or None
