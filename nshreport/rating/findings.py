"""Which findings the plan's editors see: those that somebody can act on, the most useful first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from nshreport.finding import CATALOGUE, Severity
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.finding import Finding
    from nshreport.plan import Plan

_MOST = 3
"""Findings on one row of the plan."""
_CLOSED = frozenset({State.COMPLETE, State.CANCELLED})
_ON_CLOSED = frozenset(
    {"closed-on-doubtful-reading", "feedback-doubtful", "status-disagrees", "complete-with-open-part"}
)
"""Findings that say that the row may not be closed at all."""
_EXPLAINED = frozenset({(State.DEFERRED, "outside-phase")})
"""Findings of which the state is the reason."""
_ORDER = {severity: place for place, severity in enumerate(Severity)}
_PLACE = {kind.code: place for place, kind in enumerate(CATALOGUE)}


def choose_findings(plan: Plan) -> Plan:
    """The plan with the findings worth an editor's time, the most useful first; needs `row` and `state`."""
    ordered = sorted(plan.findings, key=lambda finding: (_ORDER[finding.severity], _PLACE[finding.code]))
    return replace(plan, findings=tuple(_chosen(ordered, dict(plan.rows("row", "state")))))


def _chosen(findings: list[Finding], states: dict[int, str]) -> Iterator[Finding]:
    """At most three for a row; none on one that is closed, unless it may not be."""
    seen: Counter[int] = Counter()
    for finding in findings:
        state = states.get(finding.row)
        if (state in _CLOSED and finding.code not in _ON_CLOSED) or (state, finding.code) in _EXPLAINED:
            continue
        seen[finding.row] += 1
        if not finding.row or seen[finding.row] <= _MOST:
            yield finding
