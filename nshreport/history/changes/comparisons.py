"""What may change of a tactic, cell by cell, each comparison a function in a table; and what changed of measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from nshreport.history.changes.change import Change, Pair, same_words, say_timing, say_typed
from nshreport.history.deadline_history import is_correction, is_within
from nshreport.history.match import only_respelt, tidy_title
from nshreport.history.register import is_ours
from nshreport.history.snapshot import PastMeasure, news_of
from nshreport.plan import Directory, read_accountable, read_audiences
from nshreport.rating import SETTLED, Rag, Schedule, Tactic, working_days_left
from nshreport.words import say_list
from nshreport.words.feedback import State, has_status_words

_WITH_YEAR = re.compile(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d")
"""A date written in full: between two such, only the form is another."""
_BETWEEN_NAMES = re.compile(r"[,;/&+()\[\]\n:]|\s[-–—]+\s|\b(?:and|or|with)\b")
_NO_NAMES = frozenset(
    {
        *("lead", "leads", "leading", "support", "supporting", "chair", "tbc", "tba", "tbd"),
        *("all", "other", "others", "the", "if", "as", "when"),
    }
)
"""Words in an Accountable cell that name nobody."""
_LEVELS = {"Red": 0, "Amber": 1, "Green": 2, "Not rated": 2}
"""How much attention a RAG asks for; Complete is a state, which is shown as such."""


_DATELESS = frozenset({"tbc", "none", "relative"})


def deadline_changes(pair: Pair) -> Iterator[Change]:
    """The change of the deadline, or of what the timing says next to it."""
    before, now = pair.again, pair.now
    if same_words(pair.old.timing, now.timing):
        if _reading(pair.old) != _reading(now):
            yield pair.change("read differently", say_timing(pair.old), say_timing(now))
    elif before.own_date and now.own_date:
        yield from _moved(pair)
    elif now.own_date:
        yield pair.change("date now set", say_typed(before), say_timing(now))
    elif before.own_date:
        yield pair.change("date lost", say_timing(before), say_typed(now))
    else:
        kind = "wording only" if _reading(before) == _reading(now) else "window changed"
        yield pair.change(kind, say_typed(before), say_typed(now))


def _moved(pair: Pair) -> Iterator[Change]:
    """The change of a timing that named, and names, a deadline; none where the same date was only typed otherwise."""
    before, now = pair.again, pair.now
    if is_correction(before, now, pair.as_of) or _only_start_changed(before, now):
        yield pair.change("date corrected", say_timing(before), say_timing(now))
    elif now.confirmed and not before.confirmed and is_within(now, before):
        yield pair.change("date now set", say_typed(before), say_timing(now))
    elif before.confirmed and not now.confirmed and is_within(before, now):
        yield pair.change("date in doubt", say_timing(before), say_typed(now))
    elif before.end != now.end:
        yield _later_or_earlier(pair, before.end, now.end)
    elif _reading(before) != _reading(now):
        yield pair.change("window changed", say_timing(before), say_timing(now))
    elif not (_WITH_YEAR.search(before.timing) and _WITH_YEAR.search(now.timing)):
        yield pair.change("wording only", say_typed(before), say_typed(now))


def _only_start_changed(before: Tactic, now: Tactic) -> bool:
    """Whether a start column changed and the finish did not."""
    return (
        bool(before.timing_from and now.timing_from)
        and (before.end, before.confirmed) == (now.end, now.confirmed)
        and before.start != now.start
    )


def _later_or_earlier(pair: Pair, before: date, after: date) -> Change:
    days = (after - before).days
    change = pair.change(
        "deadline later" if days > 0 else "deadline earlier", say_timing(pair.again), say_timing(pair.now)
    )
    reason = pair.now.move_reason if pair.now.move_reason != pair.again.move_reason else ""
    return replace(change, days=days, working_days=working_days(before, after, pair.closures), reason=reason)


def working_days(before: date, after: date, closures: tuple[date, ...]) -> int:
    """Working days from one deadline to another, negative where it is the earlier."""
    (left,) = working_days_left(pd.Series([pd.Timestamp(after)]), before, closures)
    return left or 0


def _reading(tactic: Tactic) -> tuple[object, ...]:
    """What a timing says, whatever its words: a start only where it is its own and not lent by the phase."""
    if not tactic.own_date:
        kind = "none" if tactic.timing_kind in _DATELESS else tactic.timing_kind
        return kind, tactic.start if kind == "from" else None
    return tactic.confirmed, tactic.start if tactic.precision != "by" else None, tactic.end, tactic.occasions


def _state(pair: Pair) -> Iterator[Change]:
    old, now = pair.old, pair.now
    cells = zip(_cells_of_news(old), _cells_of_news(now), strict=True)
    if not all(same_words(*texts) for texts in cells):
        if pair.again.state != now.state:
            yield _state_change(pair, pair.again.state)
        elif news_of(old) != news_of(now):
            yield pair.change("new feedback", _news(old), _news(now))
        elif not same_words(old.feedback, now.feedback):
            yield pair.change("wording only", _news(old), _news(now))
    elif old.state != now.state:
        # The same words in another state: time has passed over a date of completion, or they are read differently.
        by_time = pair.again.state == old.state and _meant(old) == _meant(now)
        yield _state_change(pair, old.state) if by_time else pair.change("read differently", old.state, now.state)


def _state_change(pair: Pair, before: str) -> Change:
    after = pair.now.state
    if after == State.COMPLETE:
        kind = "completed"
    elif after == State.CANCELLED:
        kind = "cancelled"
    else:
        kind = "reopened" if before in SETTLED else "state changed"
    return pair.change(kind, before, after)


def _cells_of_news(tactic: Tactic) -> tuple[str, ...]:
    return tactic.status_typed, tactic.completed_typed, tactic.feedback, tactic.percent_typed, tactic.remark


def _meant(tactic: Tactic) -> tuple[str, str]:
    return tactic.status_meant, tactic.feedback_meant


def _news(tactic: Tactic) -> str:
    texts = (tactic.status_typed, tactic.completed_typed, tactic.feedback, tactic.percent_typed)
    return "; ".join(" ".join(text.split()) for text in texts if text)


def _rag(pair: Pair) -> Iterator[Change]:
    """A rating that is newly red or amber, or better; not called better where nothing has happened.

    A rating that only other rules make another is no change.
    """
    before, after = _LEVELS.get(pair.old.rag), _LEVELS.get(pair.now.rag)
    settled = {pair.old.state, pair.now.state} & SETTLED
    if before is None or after is None or before == after or settled:
        return
    late_since = pair.now.schedule == Schedule.OVERDUE != pair.old.schedule
    if pair.other_rules_on and not late_since and not _has_happened(pair):
        return
    worse = "newly red" if pair.now.rag == Rag.RED else "newly amber"
    better = "rag up" if _has_happened(pair) else "rag changed"
    yield pair.change(better if after > before else worse, pair.old.rag, pair.now.rag)


def _has_happened(pair: Pair) -> bool:
    """Whether something was done: to the plan's words on timing and progress, or by a decision."""
    old, now = pair.old, pair.now
    words = [(tidy_title(one.timing), news_of(one)) for one in (old, now)]
    return words[0] != words[1] or old.state != now.state or _was_decided(pair)


def _was_decided(pair: Pair) -> bool:
    """Whether another date is agreed now; a decision of before a report that knew of none was taken before it."""
    before, after = pair.old.agreed_on, pair.now.agreed_on
    late = pair.other_rules_on and after and after <= pair.other_rules_on
    return before != after and not late


def _new_ref(pair: Pair) -> Iterator[Change]:
    """The plan's own ref in place of the one that the reports gave."""
    if pair.old.ref not in {"", pair.now.ref} and pair.now.ref and not is_ours(pair.now.ref):
        yield pair.change("new ref", "", f"{pair.now.ref} (was {pair.old.ref})")


def _phase(pair: Pair) -> Iterator[Change]:
    """A tactic has moved if its phase still is, or was, another; a phase renamed moves nobody."""
    old, now = pair.old, pair.now
    old_name, new_name = tidy_title(old.phase_name), tidy_title(now.phase_name)
    known = old_name in pair.phases[1] or new_name in pair.phases[0]
    if old_name != new_name and (known or old.phase != now.phase):
        yield pair.change("moved phase", old.phase_name or "no phase", now.phase_name or "no phase")


def _accountable(pair: Pair) -> Iterator[Change]:
    before, after = pair.old.accountable, pair.now.accountable
    named = [_named(text, pair.directory) for text in (before, after)]
    yield from _reworded(pair, "accountable changed", before, after, same=named[0] == named[1] and any(named))


def _named(text: str, directory: Directory) -> set[str]:
    """Everybody whom an Accountable cell names, in brackets, after a dash or as an address too, by canonical name."""
    pieces = (piece.strip(" .:") for piece in _BETWEEN_NAMES.split(text))
    named = [directory.canonical(piece) for piece in pieces if piece and _may_be_name(piece)]
    return _alike((*read_accountable(text, directory).names, *named))


def _may_be_name(piece: str) -> bool:
    """Words in capitals, an address or handle, or one word alone that is neither a role nor a status."""
    words = piece.split()
    if has_status_words(piece) or piece.casefold() in _NO_NAMES:
        return False
    return len(words) == 1 or "@" in piece or all(word[0].isupper() for word in words)


def _audience(pair: Pair) -> Iterator[Change]:
    before, after = pair.old.audience, pair.now.audience
    names = [_alike(read_audiences(text, pair.directory)) for text in (before, after)]
    yield from _reworded(pair, "audience changed", before, after, same=names[0] == names[1])


def _alike(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


def _purpose(pair: Pair) -> Iterator[Change]:
    yield from _reworded(pair, "wording only", pair.old.purpose, pair.now.purpose, same=True)


def _reworded(pair: Pair, kind: str, before: str, after: str, *, same: bool) -> Iterator[Change]:
    """A change of this kind, or of words only where they mean the same."""
    if tidy_title(before) != tidy_title(after):
        yield pair.change("wording only" if same else kind, " ".join(before.split()), " ".join(after.split()))


def _objectives(pair: Pair) -> Iterator[Change]:
    before, after = pair.old.objectives, pair.now.objectives
    if set(before) != set(after):
        yield pair.change("objectives changed", _numbers(before), _numbers(after))


def _numbers(numbers: tuple[int, ...]) -> str:
    return say_list([str(number) for number in numbers]) or "none"


def _parts(pair: Pair) -> Iterator[Change]:
    """Parts that are no longer listed, unless the tactic is done with."""
    now = {name.casefold() for name in pair.parts[1]}
    gone = [name for name in pair.parts[0] if name.casefold() not in now]
    if gone and pair.now.state not in SETTLED:
        yield pair.change("part removed", say_list(gone), "")


def title_changes(pair: Pair) -> Iterator[Change]:
    """The change of the title: another, or the same spelt otherwise."""
    before, after = pair.old.title, pair.now.title
    if not same_words(before, after):
        yield pair.change("wording only" if only_respelt(before, after) else "renamed", before, after)


COMPARISONS: tuple[Callable[[Pair], Iterator[Change]], ...] = (
    deadline_changes,
    _state,
    _rag,
    _phase,
    _accountable,
    _audience,
    _objectives,
    _parts,
    title_changes,
    _new_ref,
    _purpose,
)


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
