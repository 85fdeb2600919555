"""The workbooks of a report: for the steering group, and for the team that keeps the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nshreport.render.workbook.actions import actions_page
from nshreport.render.workbook.attention import attention_page
from nshreport.render.workbook.breakdown import breakdown_page
from nshreport.render.workbook.changes import changes_page
from nshreport.render.workbook.measures import measures_page
from nshreport.render.workbook.notes import notes_page
from nshreport.render.workbook.page import Line, Page
from nshreport.render.workbook.readings import readings_page
from nshreport.render.workbook.refs import refs_page
from nshreport.render.workbook.summary import summary_page
from nshreport.render.workbook.tactics import tactics_page
from nshreport.render.workbook.timeline import timeline_page
from nshreport.render.workbook.trends import trends_page
from nshreport.render.workbook.weeks import weeks_page
from nshreport.render.workbook.what_to_fix import what_to_fix_page
from nshreport.render.workbook.writer import DocumentDetails, write_workbook
from nshreport.report import Report

_STATUS_PAGES = (
    attention_page,
    measures_page,
    changes_page,
    weeks_page,
    timeline_page,
    tactics_page,
    breakdown_page,
    trends_page,
    notes_page,
)
_TEAM_PAGES = (what_to_fix_page, actions_page, refs_page, readings_page)


def render_workbook(report: Report) -> bytes:
    """The status workbook for the steering group. The same report gives the same bytes."""
    pages = [page for make in _STATUS_PAGES if (page := make(report))]
    return _write([summary_page(report, pages), *pages], report, "Status report")


def render_team_workbook(report: Report) -> bytes:
    """The workbook for the team that keeps the plan: what to fix, what to do next, how every cell was read."""
    return _write([page for make in _TEAM_PAGES if (page := make(report))], report, "Team actions")


def _write(pages: Sequence[Page], report: Report, kind: str) -> bytes:
    details = DocumentDetails(report.title, kind, report.team, report.as_of, report.marking)
    if report.marking:
        pages = [replace(page, lines=(Line(report.marking, "strong"), *page.lines)) for page in pages]
    return write_workbook(pages, details)
