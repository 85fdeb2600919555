"""The sheets in front: the Cover says what the report is and how to read it, Contents lists every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.workbook.cell import Link
from nshreport.render.workbook.page import Column, Line, Page, make_table
from nshreport.words import say_count, say_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nshreport.report import Report

_HOW_TO_READ = (
    "Summary says where the plan stands and what the steering group is asked to do.",
    "Attention lists what is red or amber, with the reason and what would turn it green.",
    "RAG (red, amber, green) is lateness by rule, not confidence in delivery; the rules are on the Notes sheet.",
    "The Tactics sheet has the plan’s own words beside how they were understood.",
)


def cover_page(report: Report) -> Page:
    """The Cover, in prose."""
    return Page("Cover", report.title, "What this report is and how to read it", tuple(_lines(report)))


def _lines(report: Report) -> Iterator[Line]:
    yield Line(f"Status report as of {say_day(report.as_of)}", "heading")
    yield Line("In brief", "heading")
    yield from (Line(sentence) for sentence in report.brief)
    if report.commentary:
        yield Line("Commentary", "heading")
        yield from (Line(part) for part in report.commentary.splitlines() if part.strip())
    yield Line("How to read this report", "heading")
    yield from (Line(sentence) for sentence in _HOW_TO_READ)
    yield Line("About this report", "heading")
    yield Line(f"Prepared by {report.team or 'the plan’s team'}. The next report is on {say_day(report.next_report)}.")
    yield Line(f"Source: {report.source}, sheet {report.sheet}, {say_count(len(report.tactics), 'tactic')}.")


CONTENTS = "Contents"
_COLUMNS = (Column("Worksheet", 34), Column("What it shows", 100))


def contents_page(pages: Sequence[Page]) -> Page:
    """Links to these pages, in their order."""
    rows = [(Link(page.name, page.name), page.about) for page in pages]
    return Page(CONTENTS, CONTENTS, "", tables=(make_table(CONTENTS, _COLUMNS, rows),))
