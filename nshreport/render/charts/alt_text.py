"""The chart in words, for people who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from nshreport.rating import Rag
from nshreport.render.charts.axis import make_axis
from nshreport.render.charts.contents import PageContents, name_tactic, say_counts
from nshreport.render.charts.key_date_band import name_of, shown_dates
from nshreport.render.charts.text_layout import clean, shorten
from nshreport.report import Report, Tactic
from nshreport.words import say_count, say_day, say_days, say_list

_FEW = 3
"""Titles that are read out; the rest are counted."""
_MOST_DATES = 6
"""Key dates that are read out."""
_TITLE = 80
"""Letters of a title that are read out."""


def write_alt_text(report: Report, contents: PageContents) -> str:
    """What the chart's first page shows, made from the report alone."""
    return " ".join(_sentences(report, contents))


def _sentences(report: Report, contents: PageContents) -> Iterator[str]:
    tactics = report.words.count(len(report.tactics))
    phases = len({tactic.phase_name for tactic in report.tactics if tactic.phase_name})
    where = f" in {say_count(phases, 'phase')}" if phases else ""
    yield f"Gantt chart of {tactics}{where}, plan year {say_days(report.plan_start, report.plan_end)}."
    yield f"{clean(report.headline[0])}."
    yield f"Today, the report date, is {say_day(report.as_of)}."
    yield f"Of {tactics}, {say_counts(report.tactics, verb=True)}."
    yield f"{_firmness(report.tactics)}."
    if late := [name_tactic(tactic) for tactic in report.tactics if tactic.rag == Rag.RED]:
        yield f"Red: {_some(late)}."
    if moved := [abs(tactic.slip_days) for tactic in report.tactics if tactic.slip_days]:
        deadlines = say_count(len(moved), "deadline has", "deadlines have")
        yield f"{deadlines} moved, by up to {say_count(max(moved), 'day')}."
    if dates := shown_dates(report.key_dates, make_axis(report, 0.0, 1.0)):
        listed = [f"{name_of(date)}, {say_days(date.start, date.end)}" for date in dates[:_MOST_DATES]]
        rest = f"; and {len(dates) - len(listed)} more" if len(dates) > len(listed) else ""
        yield f"Key dates: {'; '.join(listed)}{rest}."
    if contents.note:
        yield contents.note


def _firmness(tactics: tuple[Tactic, ...]) -> str:
    undated = sum(tactic.undated for tactic in tactics)
    confirmed = sum(tactic.confirmed and not tactic.undated for tactic in tactics)
    counts = (
        (confirmed, "confirmed dates"),
        (len(tactics) - confirmed - undated, "dates that are not confirmed"),
        (undated, "no date"),
    )
    return say_list([f"{count:,} {'has' if count == 1 else 'have'} {words}" for count, words in counts if count])


def _some(titles: list[str]) -> str:
    listed = [f"“{shorten(clean(title), _TITLE)}”" for title in titles[:_FEW]]
    return say_list([*listed, f"{len(titles) - _FEW} more"] if len(titles) > _FEW else listed)
