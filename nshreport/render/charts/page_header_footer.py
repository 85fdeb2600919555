"""What is around the rows: the title and the months above them, the legend and the source below."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nshreport.render.charts.axis import RISE, SIZE, TimeAxis, draw_calendar
from nshreport.render.charts.contents import PageContents
from nshreport.render.charts.drawing import Block, Part, TextPart, move_part
from nshreport.render.charts.key_date_band import KeyDateBand
from nshreport.render.charts.legend import draw_legend
from nshreport.render.charts.page_size import MARGIN, PageSize
from nshreport.render.charts.rows import set_block
from nshreport.render.charts.shapes import Sign
from nshreport.render.charts.text_layout import LEADING, clean, shorten, wrap
from nshreport.render.theme import INK, QUIET
from nshreport.report import Report
from nshreport.words import say_day

_TITLE, _SUMMARY, _SOURCE = 12.0, 9.0, 7.0
"""Sizes of type."""
_LONGEST_TITLE = 160


def draw_header(report: Report, contents: PageContents, paper: PageSize, axis: TimeAxis, band: KeyDateBand) -> Block:
    """The protective marking, the title, what the page sums up to, and the headings of the columns and the axis."""
    note = f"{report.counts_line}. {contents.note}".rstrip()
    down, parts = draw_title(report, report.headline[0], note, paper.width) if paper.titled else (0.0, ())
    height, headings = _draw_axis(report, paper, axis, band)
    return down + height, (*parts, *(move_part(part, 0, down) for part in headings))


def draw_title(report: Report, finding: str, note: str, width: float) -> Block:
    """The protective marking, the finding, which plan this is, and a note, which may be blank."""
    down = 0.0
    parts: list[Part] = []
    for words in _headlines(report, finding, note):
        lines = wrap(words.text, width - 2 * MARGIN, words.size, bold=words.bold)
        parts += [move_part(part, MARGIN, down) for part in set_block(words, lines)]
        down += (len(lines) * LEADING + 0.25) * words.size
    return down, tuple(parts)


def _headlines(report: Report, finding: str, note: str) -> Iterator[TextPart]:
    corner = ((0.0, 0.0),)
    if report.marking:
        yield TextPart("marking", clean(report.marking), corner, _SUMMARY, bold=True)
    yield TextPart("title", clean(finding), corner, _TITLE, bold=True)
    title = shorten(clean(report.title), _LONGEST_TITLE)
    yield TextPart("summary", f"{title}, {say_day(report.as_of)}", corner, _SUMMARY)
    if note:
        yield TextPart("note", clean(note), corner, _SUMMARY)


def _draw_axis(report: Report, paper: PageSize, axis: TimeAxis, band: KeyDateBand) -> Block:
    """The years, the months and the report date above the rows, and the columns' headings next to them."""
    down, calendar = draw_calendar(report.as_of, axis, (band.height, band.parts))
    parts = [*calendar]
    words = report.words
    headings = (
        ("tactic", MARGIN + 3, words.tactic),
        ("accountable", paper.lead_left, words.accountable),
        ("rag", paper.rag_left, "RAG"),
    )
    for name, left, heading in headings if paper.lead else headings[::2]:
        text = heading.capitalize() if heading.islower() else heading
        parts.append(TextPart(f"column-{name}", text, ((left, down - RISE),), SIZE, bold=True))
    return down + 1, tuple(parts)


def draw_footer(report: Report, contents: PageContents, paper: PageSize, signs: Collection[Sign], key: str) -> Block:
    """The legend, the key dates in words, where the chart comes from, and the page's number."""
    width = paper.width - 2 * MARGIN
    rags = {tactic.rag for tactic in contents.tactics}
    height, legend = draw_legend(rags, signs, width)
    parts = [move_part(part, MARGIN, 5) for part in legend]
    down = height + 10
    source = say_source(report, contents.number, contents.pages) if paper.titled else ""
    for name, text, colour in (("key", key, INK), ("source", source, QUIET)):
        lines = wrap(text, width, _SOURCE) if text else ()
        parts += set_block(TextPart(name, "", ((MARGIN, down),), _SOURCE, colour=colour), lines)
        down += len(lines) * LEADING * _SOURCE
    return down, tuple(parts)


def say_source(report: Report, number: int, pages: int) -> str:
    """Where the chart comes from, what RAG means, and which of several pages this is."""
    sheet = f", sheet {clean(report.sheet)}" if report.sheet else ""
    page = f" Page {number} of {pages}." if pages > 1 else ""
    return f"Source: {clean(report.source)}{sheet}. RAG is lateness by rule, never confidence in delivery.{page}"
