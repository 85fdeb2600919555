"""Targets and baselines that are no longer what they were, and measures that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.history.changes.change import Change, same_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nshreport.history import PastMeasure

_NO_TACTIC = 0
"""The row of a change that is of no tactic."""


def measure_changes(old: Sequence[PastMeasure], new: Sequence[PastMeasure]) -> Iterator[Change]:
    """What is different in the newer report's measures; a value that was added is no change of the plan."""
    now = {_tidy(measure.name): measure for measure in new}
    for before in old:
        after = now.get(_tidy(before.name))
        if after is None:
            words = f"target {before.target}" if before.target else "no target"
            yield Change("measure removed", _NO_TACTIC, before.name, words, "")
            continue
        for kind, was, is_now in (
            ("target changed", before.target, after.target),
            ("baseline changed", before.baseline, after.baseline),
        ):
            if not same_words(was, is_now):
                yield Change(kind, _NO_TACTIC, after.name, was or "none", is_now or "none")


def _tidy(name: str) -> str:
    return " ".join(name.casefold().split())
