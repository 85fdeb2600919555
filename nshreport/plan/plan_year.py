"""The plan year: in which year and month the plan begins, and what said so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from nshreport.finding import Finding, make_finding
from nshreport.plan.phase import QUARTER, find_windows
from nshreport.words import MONTHS, say_day, say_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nshreport.plan.layout import PlanLayout
    from nshreport.plan.settings import Settings
    from nshreport.plan.workbook import Value, Workbook

_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?:\s?[-/–—_]\s?((?:20)?\d\d)(?!\d|[/.-]\d))?(?!\d|[/.-]\d)")
_EDITION_LINE = re.compile(
    r"\b(updated?|version|printed|as at|as of|last saved|issued|reviewed|prepared)\b", re.IGNORECASE
)
_SCHOOL = re.compile(r"\b(school|academic|term|university|college)\b", re.IGNORECASE)
_APRIL, _SEPTEMBER = 4, 9
_FAR_DAYS = 183


def settle_year(layout: PlanLayout, workbook: Workbook, settings: Settings) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings with the plan year and its first month filled in, and findings where they were assumed.

    The year comes from the options or the Settings sheet (already in `settings`), then the title above the table, the
    sheet's or the file's name, then the year written most often in the table, then the report date. The first month
    comes from the same settings, then from headings that name a quarter and its months ("Q1 – Apr/May/June"), then
    from a pair of years (2017/18 begins in April, a school's in September), else it is January.
    """
    findings = []
    year, pair, source = _named_year(layout, workbook.name.rpartition(".")[0])
    if settings.year is not None:
        year = settings.year
    elif year is None:
        year, source = _written_year(layout, settings)
        findings.append(make_finding("year-assumed", sheet=layout.first.sheet.name, detail=f"{year}, {source},"))
    first_month = settings.first_month
    if first_month is None:
        first_month = _month_of_columns(layout, replace(settings, year=year))
    if first_month is None and pair:
        first_month = (
            _SEPTEMBER if _SCHOOL.search(" ".join((*layout.title_lines, *layout.sheets, workbook.name))) else _APRIL
        )
        findings.append(
            make_finding("first-month-assumed", sheet=layout.first.sheet.name, detail=MONTHS[first_month - 1])
        )
    settled = replace(settings, year=year, first_month=first_month or 1)
    return settled, (*findings, *_far_away(settled, layout))


def _far_away(settings: Settings, layout: PlanLayout) -> Iterable[Finding]:
    """A report date months before or after the plan year is more likely a slip than meant."""
    after = (settings.as_of - settings.plan_end).days > _FAR_DAYS
    before = (settings.plan_start - settings.as_of).days > _FAR_DAYS
    if after or before:
        year = say_days(settings.plan_start, settings.plan_end)
        effect = "every deadline is read as gone by" if after else "every deadline is read as still to come"
        yield make_finding(
            "report-date-far", sheet=layout.first.sheet.name, detail=say_day(settings.as_of), year=year, effect=effect
        )


def _named_year(layout: PlanLayout, book_name: str) -> tuple[int | None, bool, str]:
    """The first year in the title, sheet name or file name; whether it is a pair such as 2017/18; where it stands."""
    titles = [line for line in layout.title_lines if not _EDITION_LINE.search(line)]
    for source, lines in (("title", titles), ("sheet", layout.sheets), ("file", [book_name])):
        for line in lines:
            if found := _YEAR.search(line):
                year = int(found[1])
                return year, found[2] is not None and int(found[2]) % 100 == (year + 1) % 100, source
    return None, False, ""


def _written_year(layout: PlanLayout, settings: Settings) -> tuple[int, str]:
    values = (value for table, line in layout.lines() for value in table.sheet.rows[line.row])
    written = Counter(year for value in values for year in _years_in(value))
    if written:
        return max(written, key=lambda year: (written[year], -year)), "the year written most often in the plan"
    return settings.as_of.year, "the year of the report date"


def _years_in(value: Value) -> Iterable[int]:
    if isinstance(value, date):
        return (value.year,)
    if isinstance(value, str):
        return (int(found) for found in re.findall(r"(?<!\d)(20\d\d)(?!\d)", value))
    return ()


def _month_of_columns(layout: PlanLayout, settings: Settings) -> int | None:
    """The month in which the year begins: the first of twelve columns of months, else by a quarter and its months."""
    months = [words.partition(" ")[0] for words in layout.first.grid.words.values()] if layout.first.grid else []
    if len(set(months)) == len(MONTHS) and set(months) <= set(MONTHS):
        return MONTHS.index(months[0]) + 1
    for text in _section_texts(layout):
        quarter, windows = QUARTER.search(text), find_windows(QUARTER.sub(" ", text), settings)
        if quarter and windows and windows[0].start is not None:
            return (windows[0].start.month - 1 - 3 * (int(quarter[1]) - 1)) % len(MONTHS) + 1
    return None


def _section_texts(layout: PlanLayout) -> Iterable[str]:
    """The headings of the sections, the names of the sheets among them where each is a section."""
    yield from layout.sheets if len(layout.sheets) > 1 else ()
    for table, line in layout.lines():
        if line.kind == "section":
            yield " ".join(str(value) for value in table.sheet.rows[line.row] if value is not None)
