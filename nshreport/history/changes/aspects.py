"""What may change of a tactic, cell by cell: each aspect is one function, and the table holds them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.history.changes.moved import deadline_changes
from nshreport.history.changes.pair import Pair, same_words
from nshreport.history.match import only_respelt, tidy_title
from nshreport.plan import read_accountable, read_audiences
from nshreport.words import say_list
from nshreport.words.feedback import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nshreport.history import Remembered
    from nshreport.history.changes.change import Change

_SETTLED = frozenset({State.COMPLETE, State.CANCELLED})
_LEVELS = {"Red": 0, "Amber": 1, "Green": 2, "Not rated": 2}
"""How much attention a RAG asks for; Complete is a state, which is told as such."""


def _state(pair: Pair) -> Iterator[Change]:
    told, now = pair.told, pair.now
    if not _same_news(told, now):
        if pair.again.state != now.state:
            yield _state_change(pair, pair.again.state)
        elif told.told != now.told:
            yield pair.change("new feedback", _news(told), _news(now))
        elif not same_words(told.feedback, now.feedback):
            yield pair.change("wording only", _news(told), _news(now))
    elif told.state != now.state:
        # The same words in another state: time has passed over a date of completion, or they are read differently.
        by_time = pair.again.state == told.state and _meant(told) == _meant(now)
        yield _state_change(pair, told.state) if by_time else pair.change("read differently", told.state, now.state)


def _state_change(pair: Pair, before: str) -> Change:
    after = pair.now.state
    if after == State.COMPLETE:
        kind = "completed"
    elif after == State.CANCELLED:
        kind = "cancelled"
    else:
        kind = "reopened" if before in _SETTLED else "state changed"
    return pair.change(kind, before, after)


def _same_news(one: Remembered, other: Remembered) -> bool:
    return all(same_words(*texts) for texts in zip(_cells_of_news(one), _cells_of_news(other), strict=True))


def _cells_of_news(tactic: Remembered) -> tuple[str, ...]:
    return tactic.status_typed, tactic.completed_typed, tactic.feedback, tactic.percent_typed, tactic.remark


def _meant(tactic: Remembered) -> tuple[str, str]:
    return tactic.status_meant, tactic.feedback_meant


def _news(tactic: Remembered) -> str:
    texts = (tactic.status_typed, tactic.completed_typed, tactic.feedback, tactic.percent_typed)
    return "; ".join(" ".join(text.split()) for text in texts if text)


def _rag(pair: Pair) -> Iterator[Change]:
    before, after = _LEVELS.get(pair.told.rag), _LEVELS.get(pair.now.rag)
    settled = {pair.told.state, pair.now.state} & _SETTLED
    if before is not None and after is not None and before != after and not settled:
        yield pair.change("rag up" if after > before else "rag down", pair.told.rag, pair.now.rag)


def _phase(pair: Pair) -> Iterator[Change]:
    """A tactic has moved if its phase still is, or was, another; a phase renamed moves nobody."""
    told, now = pair.told, pair.now
    old_name, new_name = tidy_title(told.phase_name), tidy_title(now.phase_name)
    known = old_name in pair.phases[1] or new_name in pair.phases[0]
    if old_name != new_name and (known or told.phase != now.phase):
        yield pair.change("moved phase", told.phase_name or "no phase", now.phase_name or "no phase")


def _accountable(pair: Pair) -> Iterator[Change]:
    before, after = pair.told.accountable, pair.now.accountable
    names = [_alike(read_accountable(text, pair.directory).names) for text in (before, after)]
    yield from _reworded(pair, "accountable changed", before, after, same=names[0] == names[1] and any(names))


def _audience(pair: Pair) -> Iterator[Change]:
    before, after = pair.told.audience, pair.now.audience
    names = [_alike(read_audiences(text, pair.directory)) for text in (before, after)]
    yield from _reworded(pair, "audience changed", before, after, same=names[0] == names[1])


def _alike(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


def _purpose(pair: Pair) -> Iterator[Change]:
    yield from _reworded(pair, "wording only", pair.told.purpose, pair.now.purpose, same=True)


def _reworded(pair: Pair, kind: str, before: str, after: str, *, same: bool) -> Iterator[Change]:
    """A change of this kind, or of words only where they mean the same."""
    if tidy_title(before) != tidy_title(after):
        yield pair.change("wording only" if same else kind, " ".join(before.split()), " ".join(after.split()))


def _objectives(pair: Pair) -> Iterator[Change]:
    before, after = pair.told.objectives, pair.now.objectives
    if set(before) != set(after):
        yield pair.change("objectives changed", _numbers(before), _numbers(after))


def _numbers(numbers: tuple[int, ...]) -> str:
    return say_list([str(number) for number in numbers]) or "none"


def title_changes(pair: Pair) -> Iterator[Change]:
    """The change of the title: another, or the same spelt otherwise."""
    before, after = pair.told.tactic, pair.now.tactic
    if not same_words(before, after):
        yield pair.change("wording only" if only_respelt(before, after) else "renamed", before, after)


ASPECTS: tuple[Callable[[Pair], Iterator[Change]], ...] = (
    deadline_changes,
    _state,
    _rag,
    _phase,
    _accountable,
    _audience,
    _objectives,
    title_changes,
    _purpose,
)
