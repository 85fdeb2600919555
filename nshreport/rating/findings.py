"""Which findings the plan's editors see: those that somebody can act on, the most useful first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from nshreport.finding import CATALOGUE, Finding, Severity
from nshreport.plan import Plan
from nshreport.rating.records import SETTLED, Rag
from nshreport.words.feedback import State

_MOST = 3
"""Findings on one row of the plan."""
_ON_CLOSED = frozenset(
    {"closed-on-doubtful-reading", "feedback-doubtful", "status-disagrees", "complete-with-open-part"}
)
"""Findings that say that the row may not be closed at all."""
_OF_THE_DATE = frozenset({"outside-phase", "names-later-date", "no-date", "timing-vague", "timing-not-confirmed"})
"""Findings that an honest deferral explains."""
_LATER_PHASE = re.compile(r"\b(?:to|until|till|into|for|now) (?:the )?phase (\d{1,2})\b", re.IGNORECASE)
_SEVERITY = {severity: place for place, severity in enumerate(Severity)}
_PLACE = {kind.code: place for place, kind in enumerate(CATALOGUE)}
_RAG = {str(rag): place for place, rag in enumerate(Rag)}


def choose_findings(plan: Plan) -> Plan:
    """The plan with the findings worth an editor's time, the most useful first.

    What the report could not use comes first, then what may be closed and is not, what is true of the whole plan, and
    the rows by their RAG. Needs the columns of read_progress and assess.
    """
    rags, states = dict(plan.rows("row", "rag")), dict(plan.rows("row", "state"))

    def usefulness(finding: Finding) -> tuple[int, int, int]:
        doubtful_close = finding.code in _ON_CLOSED and states.get(finding.row) in SETTLED
        rank = _RAG[rags[finding.row]] if finding.row in rags and not doubtful_close else -1
        return _SEVERITY[finding.severity], rank, _PLACE[finding.code]

    ordered = sorted(plan.findings, key=usefulness)
    return replace(plan, findings=tuple(_chosen(ordered, states, set(_deferred_later(plan)))))


def _chosen(findings: list[Finding], states: dict[int, str], deferred_later: set[int]) -> Iterator[Finding]:
    """At most three for a row; none on one that is closed, unless it may not be, nor on an honest deferral."""
    seen: Counter[int] = Counter()
    for finding in findings:
        state = states.get(finding.row)
        explained = finding.row in deferred_later and finding.code in _OF_THE_DATE
        explained = explained or (state == State.DEFERRED and finding.code == "outside-phase")
        if explained or (state in SETTLED and finding.code not in _ON_CLOSED):
            continue
        seen[finding.row] += 1
        if not finding.row or seen[finding.row] <= _MOST:
            yield finding


def _deferred_later(plan: Plan) -> Iterator[int]:
    """Rows whose feedback says that they were deferred to a later phase, by its number or by a date in it."""
    names = ("row", "state", "feedback", "phase", "phase_end", "moved_to", "named_latest")
    for row, state, feedback, phase, phase_end, moved_to, named in plan.rows(*names):
        found = _LATER_PHASE.search(feedback)
        by_number = found is not None and pd.notna(phase) and int(found[1]) > phase
        by_date = pd.notna(phase_end) and any(pd.notna(day) and day > phase_end for day in (moved_to, named))
        if state == State.DEFERRED and (by_number or by_date):
            yield int(row)
