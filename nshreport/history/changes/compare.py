"""One report compared with another, or two editions of the plan: what is no longer as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nshreport.history.changes.change import Change, Changes, Pair, SettingChange, say_timing
from nshreport.history.changes.comparisons import COMPARISONS, measure_changes, title_changes
from nshreport.history.edition import read_edition, read_pack
from nshreport.history.match import Matching, SplitOrMerge, tidy_title
from nshreport.history.recall import match_tactics
from nshreport.history.snapshot import Snapshot, is_same_plan, take_snapshot
from nshreport.plan import WORKBOOK_KINDS, Directory, Options, Plan
from nshreport.rating import Tactic
from nshreport.words import say_list

_SAY_THE_DATE = frozenset({"deadline later", "deadline earlier", "date lost", "date now set", "date in doubt"})
_ECHOES = frozenset({"newly amber", "rag up", "rag changed"})
"""Ratings that only echo another date: the line that says the date is enough."""
_MOST = 0.5
"""Two editions of which so many tactics agree are not called two plans."""
_ALWAYS_NEW = frozenset({"Next report"})
"""Settings that differ from report to report by themselves."""


def compare(latest: Snapshot | None, plan: Plan) -> Changes:
    """What is no longer as in the last report, the most important first."""
    if latest is None:
        return Changes()
    new = take_snapshot(plan)
    return _compare(latest, new, new.tactics, plan.directory, plan.settings.closures)


def compare_snapshots(old: Snapshot, new: Snapshot) -> Changes:
    """What differs between two earlier reports, both read again by today's reader."""
    changes = _compare(old, new, new.again, Directory(), ())
    nothing = () if changes.changes else ("Nothing changed.",)
    return replace(changes, notes=(*nothing, *_other_plan(old, new), *changes.notes))


def _other_plan(old: Snapshot, new: Snapshot) -> Iterator[str]:
    agree, fewer = len(match_tactics(old.tactics, new.again).known), min(len(old.tactics), len(new.tactics))
    if not is_same_plan(old, new) and agree < fewer * _MOST:
        plans = (f"'{plan.title}' (begins {plan.year:04d}-{plan.first_month:02d})" for plan in (old, new))
        yield f"These are two plans, {say_list(list(plans))}; their tactics are compared all the same."


def _doubts(old: Sequence[Tactic], now: Sequence[Tactic], matching: Matching) -> Iterator[str]:
    for place, earlier in sorted({*matching.doubtful} - matching.possible):
        yield (
            f"'{now[place].title}' may be '{old[earlier].title}' under another title; "
            "it is shown as added, the other as removed."
        )


def _compare(
    old: Snapshot, new: Snapshot, now: Sequence[Tactic], directory: Directory, closures: tuple[date, ...]
) -> Changes:
    """The changes between two reports.

    Words that were retyped are read again by today's reader on both sides; where the words are the same and only the
    reading is another, that is said, and nothing has slipped.
    """
    matching = match_tactics(old.tactics, now)
    phases = _phase_names(old.tactics), _phase_names(now)
    retitled = {place for one in matching.splits for place in ((one.whole,) if one.kind == "merged" else one.parts)}
    found: list[Change] = []
    for place, earlier in matching.known.items():
        pair = Pair(
            old.tactics[earlier],
            old.again[earlier],
            now[place],
            new.as_of,
            phases,
            directory,
            closures,
            old.as_of if old.before_refs else None,
            (old.parts_of(earlier), new.parts_of(place)),
        )
        comparisons = (compared for compared in COMPARISONS if compared is not title_changes or place not in retitled)
        changes = [change for compared in comparisons for change in compared(pair)]
        if {change.kind for change in changes} & _SAY_THE_DATE:
            changes = [change for change in changes if change.kind not in _ECHOES]
        if (place, earlier) in matching.possible:
            changes = [
                replace(change, kind="possibly renamed") if change.kind == "renamed" else change for change in changes
            ]
        found += changes
    found += [_split_change(one, old.tactics, now) for one in matching.splits]
    found += [*_come(now, matching), *_gone(old.tactics, matching), *measure_changes(old.measures, new.measures)]
    return Changes(
        old.as_of,
        tuple(sorted(found, key=lambda change: change.rank)),
        tuple(_settings(old, new)),
        tuple(_doubts(old.tactics, now, matching)),
    )


def _phase_names(tactics: Iterable[Tactic]) -> frozenset[str]:
    return frozenset(tidy_title(tactic.phase_name) for tactic in tactics)


def _split_change(one: SplitOrMerge, old: Sequence[Tactic], new: Sequence[Tactic]) -> Change:
    if one.kind == "split":
        parts = [new[place] for place in one.parts]
        return Change("split", parts[0].row, parts[0].title, old[one.whole].title, _quoted(parts), ref=parts[0].ref)
    whole = new[one.whole]
    quoted = _quoted([old[place] for place in one.parts])
    return Change("merged", whole.row, whole.title, quoted, whole.title, ref=whole.ref)


def _quoted(tactics: Iterable[Tactic]) -> str:
    return say_list([f"“{tactic.title}”" for tactic in tactics])


def _come(now: Sequence[Tactic], matching: Matching) -> Iterator[Change]:
    """Tactics of no earlier row: new ones, or copies of a row that was there."""
    parts = {place for one in matching.splits if one.kind == "split" for place in one.parts}
    rows: dict[str, list[int]] = {}
    for place in sorted(range(len(now)), key=lambda place: place not in matching.known):
        tactic = now[place]
        alike = rows.setdefault(tidy_title(tactic.title), [])
        if place not in matching.known and place not in parts:
            if alike:
                before, after = (_say_rows(numbers) for numbers in (alike, [*alike, tactic.row]))
                yield Change("duplicated", tactic.row, tactic.title, before, after, ref=tactic.ref)
            else:
                yield Change("added", tactic.row, tactic.title, "", say_timing(tactic), ref=tactic.ref)
        alike.append(tactic.row)


def _say_rows(numbers: Sequence[int]) -> str:
    listed = say_list([str(number) for number in sorted(numbers)])
    return f"row {listed}" if len(numbers) == 1 else f"rows {listed}"


def _gone(old: Sequence[Tactic], matching: Matching) -> Iterator[Change]:
    parts = {place for one in matching.splits if one.kind == "merged" for place in one.parts}
    for place in sorted(set(range(len(old))) - set(matching.known.values()) - parts):
        tactic = old[place]
        yield Change("removed", tactic.row, tactic.title, f"{tactic.state}; {say_timing(tactic)}", "", ref=tactic.ref)


def _settings(old: Snapshot, new: Snapshot) -> Iterator[SettingChange]:
    """Thresholds that are no longer those of the last report; one that a report did not know has not changed."""
    for name, words in new.settings.items():
        if name not in _ALWAYS_NEW and old.settings.get(name, words) != words:
            yield SettingChange(name, old.settings[name], words)


def diff(old: Path, new: Path, options: Options) -> Changes:
    """What is different in the newer of two editions of a plan.

    Args:
        old: a plan workbook, a pack's folder or its snapshot.
        new: the same, later.
        options: the report date by which plan workbooks are rated, the same for both, so that only what was edited
            shows; packs have their own.

    Raises:
        ReportError: one of them cannot be read or holds no plan.
    """
    return compare_snapshots(_read_either(old, options), _read_either(new, options))


def _read_either(path: Path, options: Options) -> Snapshot:
    return read_edition(path, options) if path.suffix.lower() in WORKBOOK_KINDS else read_pack(path)
