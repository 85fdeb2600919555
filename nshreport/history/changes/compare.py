"""One report beside another: what is no longer as it was told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nshreport.history import is_same_plan, match_tactics, take_snapshot
from nshreport.history.changes.aspects import ASPECTS, title_changes
from nshreport.history.changes.change import Change, Changes, SettingChange
from nshreport.history.changes.pair import Pair
from nshreport.history.changes.when import say_timing
from nshreport.history.match import tidy_title
from nshreport.plan import Directory
from nshreport.words import say_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from nshreport.history import Remembered, Snapshot
    from nshreport.history.match import Kin, Matching
    from nshreport.plan import Plan

_ALWAYS_NEW = frozenset({"Next report"})
"""Settings that differ from report to report by themselves."""


def compare(latest: Snapshot | None, plan: Plan) -> Changes:
    """What is no longer as the last report told it, the most important first."""
    if latest is None:
        return Changes()
    new = take_snapshot(plan)
    return _compare(latest, new, new.tactics, plan.directory, plan.settings.closures)


def compare_snapshots(old: Snapshot, new: Snapshot) -> Changes:
    """What one earlier report told otherwise than another, both read again by today's reader."""
    changes = _compare(old, new, new.again, Directory(), ())
    nothing = () if changes.changes else ("Nothing changed.",)
    return replace(changes, notes=(*nothing, *_other_plan(old, new), *changes.notes))


def _other_plan(old: Snapshot, new: Snapshot) -> Iterator[str]:
    if not is_same_plan(old, new):
        plans = (f"'{plan.title}' (begins {plan.year:04d}-{plan.first_month:02d})" for plan in (old, new))
        yield f"These are two plans, {say_list(list(plans))}; their tactics are compared all the same."


def _doubts(old: Sequence[Remembered], now: Sequence[Remembered], matching: Matching) -> Iterator[str]:
    for place, earlier in matching.doubtful:
        yield (
            f"'{now[place].tactic}' may be '{old[earlier].tactic}' under another title; "
            "it is told as added, the other as removed."
        )


def _compare(
    old: Snapshot, new: Snapshot, now: Sequence[Remembered], directory: Directory, closures: tuple[date, ...]
) -> Changes:
    """The changes between two reports.

    Words that were retyped are read again by today's reader on both sides; where the words are the same and only the
    reading is another, that is told, and nothing has slipped.
    """
    matching = match_tactics(old.tactics, now)
    phases = _phase_names(old.tactics), _phase_names(now)
    retitled = {place for one in matching.kin for place in ((one.whole,) if one.kind == "merged" else one.parts)}
    told: list[Change] = []
    for place, earlier in matching.pairs.items():
        pair = Pair(old.tactics[earlier], old.again[earlier], now[place], phases, directory, closures)
        aspects = (aspect for aspect in ASPECTS if aspect is not title_changes or place not in retitled)
        told += [change for aspect in aspects for change in aspect(pair)]
    told += [_kin_change(one, old.tactics, now) for one in matching.kin]
    told += [*_come(now, matching), *_gone(old.tactics, matching)]
    return Changes(
        old.as_of,
        tuple(sorted(told, key=lambda change: change.rank)),
        tuple(_settings(old, new)),
        tuple(_doubts(old.tactics, now, matching)),
    )


def _phase_names(tactics: Iterable[Remembered]) -> frozenset[str]:
    return frozenset(tidy_title(tactic.phase_name) for tactic in tactics)


def _kin_change(kin: Kin, old: Sequence[Remembered], new: Sequence[Remembered]) -> Change:
    if kin.kind == "split":
        parts = [new[place] for place in kin.parts]
        return Change("split", parts[0].row, parts[0].tactic, old[kin.whole].tactic, _quoted(parts))
    whole = new[kin.whole]
    return Change("merged", whole.row, whole.tactic, _quoted([old[place] for place in kin.parts]), whole.tactic)


def _quoted(tactics: Iterable[Remembered]) -> str:
    return say_list([f"“{tactic.tactic}”" for tactic in tactics])


def _come(now: Sequence[Remembered], matching: Matching) -> Iterator[Change]:
    """Tactics that no earlier row stands for: new ones, or copies of a row that was there."""
    parts = {place for one in matching.kin if one.kind == "split" for place in one.parts}
    rows: dict[str, list[int]] = {}
    for place in sorted(range(len(now)), key=lambda place: place not in matching.pairs):
        tactic = now[place]
        alike = rows.setdefault(tidy_title(tactic.tactic), [])
        if place not in matching.pairs and place not in parts:
            if alike:
                before, after = (_say_rows(numbers) for numbers in (alike, [*alike, tactic.row]))
                yield Change("duplicated", tactic.row, tactic.tactic, before, after)
            else:
                yield Change("added", tactic.row, tactic.tactic, "", say_timing(tactic))
        alike.append(tactic.row)


def _say_rows(numbers: Sequence[int]) -> str:
    listed = say_list([str(number) for number in sorted(numbers)])
    return f"row {listed}" if len(numbers) == 1 else f"rows {listed}"


def _gone(old: Sequence[Remembered], matching: Matching) -> Iterator[Change]:
    parts = {place for one in matching.kin if one.kind == "merged" for place in one.parts}
    for place in sorted(set(range(len(old))) - set(matching.pairs.values()) - parts):
        tactic = old[place]
        yield Change("removed", tactic.row, tactic.tactic, f"{tactic.state}; {say_timing(tactic)}", "")


def _settings(old: Snapshot, new: Snapshot) -> Iterator[SettingChange]:
    """Thresholds that are no longer those of the last report; one that a report did not know has not changed."""
    for name, words in new.settings.items():
        if name not in _ALWAYS_NEW and old.settings.get(name, words) != words:
            yield SettingChange(name, old.settings[name], words)
