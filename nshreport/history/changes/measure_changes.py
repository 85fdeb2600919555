"""Targets and baselines that are no longer what they were, and measures that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nshreport.history import PastMeasure
from nshreport.history.changes.change import Change, same_words

_NO_TACTIC = 0
"""The row of a change that is of no tactic."""


def measure_changes(old: Sequence[PastMeasure], new: Sequence[PastMeasure]) -> Iterator[Change]:
    """What is different in the newer report's measures; a value that was added is no change of the plan."""
    now = _by_name(measure for measure in new if measure not in old)
    for name, before in _by_name(measure for measure in old if measure not in new).items():
        after = now.get(name)
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


def _by_name(measures: Iterable[PastMeasure]) -> dict[tuple[str, int], PastMeasure]:
    """Measures by their names; of several with one name the first, the second and so on."""
    found: dict[tuple[str, int], PastMeasure] = {}
    for measure in measures:
        name = " ".join(measure.name.casefold().split())
        found[name, sum(other == name for other, _ in found)] = measure
    return found
