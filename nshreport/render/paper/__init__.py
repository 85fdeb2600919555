"""The paper for the meeting: a Word document of at most two pages, which the team can edit before it is sent."""

from __future__ import annotations

from nshreport.render.charts import render_document_gantt
from nshreport.render.paper.contents import compose_paper
from nshreport.render.paper.document import write_document
from nshreport.report import Report

__all__ = ["render_paper"]

MOST_ROWS = 25
"""Tactics up to which the timeline can be read on a page of a document."""


def render_paper(report: Report) -> bytes:
    """The paper as a .docx file. The same report gives the same bytes."""
    return write_document(report, compose_paper(report, render_document_gantt(report, MOST_ROWS)))
