"""Which tactics are on a page of the chart, under which phases, and what is said of those that do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nshreport.rating import Rag
from nshreport.render.charts.text_layout import clean
from nshreport.report import NO_PHASE, Report, Tactic
from nshreport.words import say_count, say_list

MOST = 40
"""Tactics on one page."""
_MOST_SECTIONS = 14
"""Phases of which each is on the overview; of more only those with an urgent tactic are."""


@dataclass(frozen=True, slots=True)
class Section:
    """A phase with those of its tactics that are on the page; `name` is blank in a plan without phases.

    `place` is the phase's own in the plan, from 1.
    """

    place: int
    name: str
    counts: str
    start: date | None
    end: date | None
    tactics: tuple[Tactic, ...]


@dataclass(frozen=True, slots=True)
class PageContents:
    """What one page shows; `note` says what it leaves out."""

    sections: tuple[Section, ...]
    note: str = ""
    number: int = 1
    pages: int = 1

    @property
    def tactics(self) -> tuple[Tactic, ...]:
        """The tactics on the page, from top to bottom."""
        return tuple(tactic for section in self.sections for tactic in section.tactics)


def name_tactic(tactic: Tactic) -> str:
    """A tactic as every output names it, such as "T05 Launch the guide"."""
    return clean(f"{tactic.ref} {tactic.title}")


def say_counts(tactics: Iterable[Tactic], *, verb: bool = False) -> str:
    """Tactics by RAG, in the order of RAG, such as "11 amber and 8 green"; or "11 are amber and 8 green"."""
    counts = Counter(tactic.rag for tactic in tactics)
    listed = [(counts[rag], rag.lower()) for rag in Rag if counts[rag]]
    parts = [f"{count:,} {word}" for count, word in listed]
    if verb and listed:
        count, word = listed[0]
        parts[0] = f"{count:,} {'is' if count == 1 else 'are'} {word}"
    return say_list(parts)


def whole_contents(report: Report, shown: Sequence[Tactic] | None = None) -> PageContents:
    """A page with every tactic, or with those `shown`, each under its phase, in the plan's order."""
    return PageContents(tuple(_sections(report, report.tactics if shown is None else shown)))


def split_contents(contents: PageContents, report: Report) -> tuple[PageContents, PageContents]:
    """A page's tactics on two pages, as evenly as may be."""
    tactics = contents.tactics
    half = (len(tactics) + 1) // 2
    return whole_contents(report, tactics[:half]), whole_contents(report, tactics[half:])


def paged_contents(report: Report, shown: Sequence[Tactic]) -> tuple[PageContents, ...]:
    """The tactics shown, under their phases, on as few pages as hold them, with about as many on each."""
    tactics = [tactic for section in _sections(report, shown) for tactic in section.tactics]
    pages = -(-len(tactics) // MOST)
    size = -(-len(tactics) // pages)
    return tuple(whole_contents(report, tactics[begin : begin + size]) for begin in range(0, len(tactics), size))


def by_urgency(report: Report) -> tuple[Tactic, ...]:
    """Every tactic: what needs attention first, then what is still to be done, the soonest first, then the others."""
    rows = {tactic.row for tactic in report.attention}
    others = [tactic for tactic in report.tactics if tactic.row not in rows]
    others.sort(key=lambda tactic: (tactic.rag != Rag.GREEN, tactic.due or tactic.end, tactic.row))
    return (*report.attention, *others)


def overview_contents(report: Report, most: int, printed: int) -> PageContents:
    """A page for a plan too long for one: the phases with their counts, and the `most` tactics that are most urgent.

    It says how many the PDF shows, the most urgent of them: `printed`.
    """
    chosen = by_urgency(report)[:most]
    rows = {tactic.row for tactic in chosen}
    sections = [
        replace(section, tactics=tuple(tactic for tactic in section.tactics if tactic.row in rows))
        for section in _sections(report, report.tactics)
    ]
    shown = tuple(section for section in sections if section.tactics or len(sections) <= _MOST_SECTIONS)
    return PageContents(shown, _omission(report, chosen, len(sections) - len(shown), printed))


def _omission(report: Report, chosen: Sequence[Tactic], phases: int, printed: int) -> str:
    """What an overview shows and leaves out, and where the rest is."""
    rows, words = {tactic.row for tactic in chosen}, report.words
    left = [tactic for tactic in report.tactics if tactic.row not in rows]
    phases_left = f", and {say_count(phases, 'phase')}" if phases else ""
    omitted = f"{words.count(len(left))} ({say_counts(left)}){phases_left}"
    rest = f"every {words.tactic}" if printed == len(report.tactics) else f"the {printed:,} most urgent"
    return f"This page shows {_selection(report, len(chosen))}. Left out: {omitted}. The PDF shows {rest}."


def _selection(report: Report, chosen: int) -> str:
    tactics, pressing = report.words.count(len(report.tactics)), len(report.attention)
    if not chosen:
        return "the phases with their counts"
    if chosen < pressing:
        return f"the {chosen:,} most pressing of the {report.words.count(pressing)} that are red or amber"
    if not pressing:
        return f"{chosen:,} of {tactics}, the next due first: none is red or amber"
    return f"{chosen:,} of {tactics}: those that are red or amber, then the next due"


def _sections(report: Report, shown: Sequence[Tactic]) -> Iterator[Section]:
    """The phases of the tactics shown; a phase that began on an earlier page says so."""
    windows = {phase.name: (phase.start, phase.end) for phase in report.phases}
    whole: dict[str, list[Tactic]] = {}
    for tactic in report.tactics:
        whole.setdefault(tactic.phase_name or NO_PHASE, []).append(tactic)
    rows = {tactic.row for tactic in shown}
    for place, (name, tactics) in enumerate(whole.items(), start=1):
        here = tuple(tactic for tactic in tactics if tactic.row in rows)
        if here:
            heading = "" if list(whole) == [NO_PHASE] else name
            continued = " (continued)" if heading and here[0] is not tactics[0] else ""
            counts = f"{report.words.count(len(tactics))}: {say_counts(tactics)}"
            yield Section(place, heading + continued, counts, *windows.get(name, (None, None)), here)
