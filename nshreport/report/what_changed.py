"""What changed since the last report, as the group reads it: what matters by name, the rest as counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nshreport.history.changes import KINDS, Change, Changes
from nshreport.words import one_line, say_count, say_list, short_title

_LONGEST_TITLE = 60
_MOST_NAMED = 3
"""Tactics of a kind that are named; the rest are counted."""


class NamedKind(NamedTuple):
    """A kind of change whose tactics are named: only those that came to `after`, and perhaps with from and to."""

    kind: str
    heading: str
    after: str = ""
    from_to: bool = False


NAMED_KINDS = (
    NamedKind("completed", "Completed"),
    NamedKind("newly red", "Now late", after="Red"),
    NamedKind("deadline later", "Put back", from_to=True),
    NamedKind("deadline earlier", "Brought forward", from_to=True),
    NamedKind("cancelled", "Cancelled"),
    NamedKind("removed", "Removed from the plan"),
    NamedKind("target changed", "Target changed", from_to=True),
    NamedKind("baseline changed", "Baseline changed", from_to=True),
    NamedKind("measure removed", "No longer measured"),
    NamedKind("part removed", "Part no longer listed", from_to=True),
    NamedKind("reopened", "Reopened"),
    NamedKind("added", "Added"),
    NamedKind("split", "Split", from_to=True),
    NamedKind("merged", "Merged", from_to=True),
    NamedKind("newly amber", "Now needs attention", after="Amber"),
    NamedKind("date now set", "Given a date", from_to=True),
    NamedKind("date lost", "Lost its date", from_to=True),
)
"""In the order in which they are said."""
_UNSAID = frozenset({"rag up", "rag changed", "wording only", "read differently"})
"""Kinds that are not counted: time passed, or nothing is meant to have changed."""


def say_in_brief(changes: Changes, most: int) -> str:
    """What changed, in a line: `most` tactics of each kind by name, or only how many there are."""
    parts = []
    for kind in NAMED_KINDS:
        chosen = _of_kind(changes, kind)
        words = f"{kind.heading[0].lower()}{kind.heading[1:]}"
        if chosen and most:
            more = [f"{len(chosen) - most} more"] if len(chosen) > most else []
            parts.append(f"{words} {say_list([*map(_name_only, chosen[:most]), *more])}")
        elif chosen:
            parts.append(f"{len(chosen)} {words}")
    words = "; ".join(parts)
    return f"{words}{'' if words.endswith('…') else '.'}" if words else ""


def say_what_changed(changes: Changes) -> Iterator[str]:
    """A line for each kind of change that matters, then the others counted; no line where nothing changed."""
    for kind in NAMED_KINDS:
        chosen = _of_kind(changes, kind)
        named = [_name(change, kind) for change in chosen[:_MOST_NAMED]]
        more = [f"{len(chosen) - _MOST_NAMED} more"] if len(chosen) > _MOST_NAMED else []
        if kind.from_to:
            yield from (f"{kind.heading}: {words}" for words in (*named, *more))
        elif named:
            yield f"{kind.heading}: {'; '.join((*named, *more))}"
    named_kinds = {kind.kind for kind in NAMED_KINDS} | _UNSAID
    others = [(len(changes.of(kind.name)), kind.counted) for kind in KINDS if kind.name not in named_kinds]
    if counted := [f"{number} {words}" for number, words in others if number]:
        yield f"Also: {say_list(counted)}"


def _of_kind(changes: Changes, kind: NamedKind) -> list[Change]:
    return [change for change in changes.of(kind.kind) if kind.after in {"", change.after}]


def _name_only(change: Change) -> str:
    return f"{change.ref} {short_title(change.tactic, _LONGEST_TITLE)}".strip()


def _name(change: Change, kind: NamedKind) -> str:
    name = _name_only(change)
    if not kind.from_to:
        return name
    moved = f", {say_count(abs(change.days), 'day')} {'later' if change.days > 0 else 'earlier'}" if change.days else ""
    reason = f" ({one_line(change.reason, _LONGEST_TITLE)})" if change.reason else ""
    words = " → ".join(one_line(text, _LONGEST_TITLE) for text in (change.before, change.after) if text)
    return f"{name}: {words}{moved}{reason}"
