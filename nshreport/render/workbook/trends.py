"""Trends: what all the reports of the plan show together, in total and tactic by tactic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nshreport.history import BurnPoint, Silence, Slip, Trends, Undated
from nshreport.render.theme import RAG_STYLES
from nshreport.render.workbook.native_charts import BURN_UP, BURN_UP_LINES, BurnUpChart
from nshreport.render.workbook.page import Column, Line, Page, Table, make_table
from nshreport.report import Report, Tactic
from nshreport.words import say_count, say_day, say_list, say_sentence

_NARROW, _RAG = 11, 12
_FIRST, _WORDS = 36, 45
"""Widths of the tactic and of the words about it next to four columns of RAG."""
_MORE_FIRST, _MORE_WORDS = 3, 9
"""What each column of RAG that is not there yet leaves to them."""
_MOST = 4
"""So many of the last reports are shown for each tactic."""


def trends_page(report: Report) -> Page | None:
    """Complete against planned; for each tactic its RAG in the last reports, its slips and missing updates.

    None before there are two reports to compare.
    """
    trends = report.trends
    if trends is None or len(trends.reports) <= 1:
        return None
    missing = _MOST - min(_MOST, len(trends.rags[0].reports))
    first, words = _FIRST + missing * _MORE_FIRST, _WORDS + missing * _MORE_WORDS
    by_tactic = _by_tactic(report, trends, first, words)
    title = "Trends over the reports"
    about = "Progress against plan, RAG history, slipped deadlines and missing updates"
    if not any(point.tactics for point in trends.burn_up):
        return Page("Trends", title, about, (Line(_in_brief(report, trends)),), (by_tactic,))
    lines = tuple(map(Line, (_in_brief(report, trends), *_progress(report, trends))))
    chart, column = BurnUpChart(trends.burn_up), len(BURN_UP_LINES) + 1
    return Page("Trends", title, about, lines, (_burn_up(trends, first), by_tactic), chart, picture_column=column)


def _in_brief(report: Report, trends: Trends) -> str:
    one, several = report.words.tactic, report.words.tactics
    counts = (
        (trends.slips, "deadline has moved", "deadlines have moved"),
        (trends.silences, f"{one} has had no new update", f"{several} have had no new update"),
        (trends.undated, f"{one} has no date", f"{several} have no date"),
    )
    said = [say_count(len(found), *words) if found else f"no {words[0]}" for found, *words in counts]
    return f"Over {len(trends.reports)} reports: {say_list(said)}."


def _progress(report: Report, trends: Trends) -> Iterator[str]:
    now = next(point for point in reversed(trends.burn_up) if point.complete is not None)
    gone = f", including {now.removed} since removed" if now.removed else ""
    verb = ("was", "is") if now.planned == 1 else ("were", "are")
    yield (
        f"{now.planned} of {report.words.count(now.tactics)} {verb[0]} due for completion by {say_day(now.day)} "
        f"({now.first_planned} in the plan as first reported{gone}); "
        f"{now.complete} {'is' if now.complete == 1 else 'are'} complete."
    )
    yield f"Standing and cancelled {report.words.tactics} are not counted there."


def _burn_up(trends: Trends, first: float) -> Table:
    columns: tuple[Column[BurnPoint], ...] = (
        Column("Day", first, lambda point: point.day, "date"),
        *(_count_column(place, heading) for place, heading in enumerate(BURN_UP_LINES, 1)),
    )
    return make_table(BURN_UP, columns, trends.burn_up, caption="Complete against planned")


def _count_column(place: int, heading: str) -> Column[BurnPoint]:
    return Column(heading, _NARROW, lambda point: "not yet" if point[place] is None else point[place], "number")


def _by_tactic(report: Report, trends: Trends, first: float, words: float) -> Table:
    """The tactics whose deadlines moved, the furthest first, then the others of which there is something to say."""
    slips = {slip.ref: slip.days for slip in trends.slips}
    times = {slip.ref: len(slip.moves) for slip in trends.slips}
    said = defaultdict[str, list[str]](list)
    notable: tuple[Slip | Silence | Undated, ...] = (*trends.slips, *trends.silences, *trends.undated)
    for one in notable:
        said[one.ref] += [say_sentence(one.words)] if one.words else []
    for gone in trends.removed:
        if gone.tactic.ref not in slips:
            said[gone.tactic.ref].append(say_sentence(gone.words))
    columns: tuple[Column[Tactic], ...] = (
        Column(report.words.tactic.capitalize(), first, lambda tactic: f"{tactic.ref} {tactic.title}"),
        Column("Days moved", _NARROW, lambda tactic: slips.get(tactic.ref, 0), "number"),
        Column("Times moved", _NARROW, lambda tactic: times.get(tactic.ref, 0), "number"),
        *(_rag_column(trends, number) for number in range(len(trends.rags[0].reports))[-_MOST:]),
        Column("Slips, missing updates and dates needed", words, lambda tactic: " ".join(said[tactic.ref]) or None),
    )
    changed = {trend.ref for trend in trends.rags if trend.changed}
    every = [*report.tactics, *(gone.tactic for gone in trends.removed)]
    shown = [tactic for tactic in every if said[tactic.ref] or tactic.ref in changed]
    places = {ref: place for place, ref in enumerate(slips)}
    tactics = sorted(shown or every, key=lambda tactic: places.get(tactic.ref, len(places)))
    omitted = len(every) - len(tactics)
    left_out = f", without {omitted} that did not change" if omitted else ""
    return make_table("Trends", columns, tactics, caption=f"Trends by {report.words.tactic}{left_out}")


def _rag_column(trends: Trends, number: int) -> Column[Tactic]:
    """The RAG in one of the last reports, counted from 0; or that it did not have the tactic."""
    rags = {trend.ref: trend.rags[number] for trend in trends.rags}
    marked = {ref: f"{RAG_STYLES[rag].mark} {rag}" for ref, rag in rags.items() if rag}
    heading = f"RAG at {say_day(trends.rags[0].reports[number])}"
    return Column(heading, _RAG, lambda tactic: marked.get(tactic.ref, "not in plan"), "rag")
