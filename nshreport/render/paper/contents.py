"""What the paper says: its paragraphs and tables, as many as two pages hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from nshreport.render.charts import Chart
from nshreport.render.text_width import count_lines
from nshreport.render.theme import RAG_STYLES
from nshreport.report import HOW_RATINGS_WORK, Report, Request, Tactic
from nshreport.words import one_line, plain, say_count, say_day, say_days, short_title

TEXT_WIDTH = 488.0
"""Points between the margins."""
_TABLE_WIDTH = 482.0
_COUNT_WIDTHS = (40.0, 50.0, 50.0, 68.0, 70.0, 54.0, 34.0)
"""Of the columns for each RAG and for all."""
_TEXT_HEIGHT = 715.0
"""Points between the margins at the top and at the bottom, less what another program may need more."""
_ROOMS = ((8, 9, 4), (8, 6, 4), (6, 5, 4), (5, 4, 3), (4, 3, 2), (3, 2, 1), (2, 1, 0))
"""Requests, lines of changes and measures by name in a cell on the first page: the first of these that fit."""
_MOST_ATTENTION, _MOST_PHASES, _MOST_COMING, _MOST_OBJECTIVES = 15, 8, 5, 6
_LONGEST_TITLE = 80
_LONGEST_COMMENTARY = 450
"""Characters, some 60 words."""
_PIXELS_TO_A_POINT = 96 / 72
_LEADING = 1.17
"""Height of a line of Arial, as a share of its size."""
CELL_PADDING = 2.0
"""Points above and below the words of a cell."""
_CELL_SIDES = 11.0


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How paragraphs of one kind look: size of type and the space before and after them, in points."""

    points: float
    bold: bool
    before: float
    after: float


STYLES = {
    "Normal": ParagraphStyle(11, bold=False, before=2, after=3),
    "Heading 1": ParagraphStyle(16, bold=True, before=0, after=2),
    "Subtitle": ParagraphStyle(14, bold=True, before=6, after=4),
    "Heading 2": ParagraphStyle(12, bold=True, before=10, after=3),
    "List Bullet": ParagraphStyle(11, bold=False, before=0, after=2),
    "Header": ParagraphStyle(11, bold=False, before=0, after=0),
    "Footer": ParagraphStyle(11, bold=False, before=0, after=0),
}
"""The styles of the paper, by the names that Word has for them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or heading; `on_new_page` begins a page."""

    style: str
    text: str
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table with a row of headings: its title for people who cannot see it, the columns' widths in points, rows."""

    title: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Passage | PaperTable | Chart


def compose_paper(report: Report, picture: Chart | None) -> Iterator[Block]:
    """The paper from top to bottom; without a picture of the timeline, RAG by phase and what needs attention."""
    yield from _first_page(report)
    if picture is not None:
        yield Passage("Heading 2", "Timeline", on_new_page=True)
        yield picture
    else:
        yield from _without_picture(report)
    yield from _coming_up(report)
    yield Passage("Heading 2", "How the ratings work")
    yield from (Passage("Normal", line) for line in HOW_RATINGS_WORK)


def _first_page(report: Report) -> list[Block]:
    """The finding, what is needed and what changed: as many requests and changes as one page holds."""
    blocks: list[Block] = []
    for requests, changes, measures in _ROOMS:
        asked, changed = _requests(report, requests), _changes(report, changes)
        blocks = [*_opening(report), *asked, *_measures(report, measures), *changed]
        if sum(map(_height, blocks)) <= _TEXT_HEIGHT:
            break
    return blocks


def _opening(report: Report) -> Iterator[Block]:
    finding, *supporting = report.headline
    if report.marking.strip():
        yield Passage("Normal", one_line(report.marking))
    yield Passage("Heading 1", one_line(report.title, 160))
    next_report = f"Next report {say_day(report.next_report)}"
    team = f". From {one_line(report.team, 60)}" if report.team.strip() else ""
    yield Passage("Normal", f"Report of {say_day(report.as_of)}. {next_report}{team}.")
    yield Passage("Subtitle", one_line(finding))
    yield Passage("Normal", one_line(" ".join(supporting), 600))
    yield Passage("Normal", f"{report.counts_line}.")
    if report.commentary.strip():
        yield Passage("Heading 2", "Commentary")
        yield Passage("Normal", plain(report.commentary, _LONGEST_COMMENTARY))


def _requests(report: Report, most: int) -> Iterator[Block]:
    yield Passage("Heading 2", "Decisions and help needed")
    if not report.requests:
        yield Passage("Normal", "Nothing is needed this month.")
        return
    rows = tuple(_request_row(request) for request in report.requests[:most])
    headings = ("No.", "Ref", "What is needed", "By when", "Otherwise")
    yield PaperTable("Decisions and help needed", headings, (32.0, 44.0, 212.0, 84.0, 110.0), rows)
    if (more := len(report.requests) - most) > 0:
        yield Passage("Normal", f"And {more} more in the workbook.")


def _request_row(request: Request) -> tuple[str, ...]:
    about = f"{short_title(request.tactic.title, _LONGEST_TITLE)}: " if request.tactic else ""
    asked = f" ({request.asked})" if request.asked else ""
    by = request.by.removeprefix("needed by ").removeprefix("by ") or "Not given"
    otherwise = one_line(request.otherwise)
    return (
        str(request.number),
        one_line(request.ref) or "none",
        f"{about}{one_line(request.words)}{asked}",
        by,
        otherwise[:1].upper() + otherwise[1:] or "Not given",
    )


def _measures(report: Report, most: int) -> Iterator[Block]:
    """Which objective's measures are on track and which are not: so many of them by name, or only how many."""
    if not report.measures:
        return
    yield Passage("Heading 2", "Is it working?")
    if not most or len(report.progress) > _MOST_OBJECTIVES:
        yield Passage("Normal", f"{report.measures_in_brief(0)} The workbook lists them.")
        return
    headings = ("Objective", "On track", "Not on track", f"{report.words.tactics.capitalize()} complete")
    rows = (
        (one_line(one.name, _LONGEST_TITLE), one.say_on_course(most), one.say_others(most), one.done or "none")
        for one in report.progress
    )
    yield PaperTable("Is it working?", headings, (118.0, 151.0, 151.0, 62.0), tuple(rows))


def _changes(report: Report, most: int) -> Iterator[Block]:
    since = f" since {say_day(report.changes.since)}" if report.changes.since else ""
    yield Passage("Heading 2", f"What changed{since}")
    lines = report.what_changed
    yield from (Passage("List Bullet", one_line(line, 300)) for line in lines[:most])
    if not lines:
        yield Passage("Normal", report.nothing_changed)
    elif len(lines) > most:
        yield Passage("Normal", "The workbook lists all changes.")


def _without_picture(report: Report) -> Iterator[Block]:
    if report.has_phases:
        yield Passage("Heading 2", "RAG by phase", on_new_page=True)
        widths = (_TABLE_WIDTH - sum(_COUNT_WIDTHS), *_COUNT_WIDTHS)
        rows = [
            (one_line(phase.short, 60), *map(str, phase.counts.values()), str(phase.total))
            for phase in report.phases[:_MOST_PHASES]
        ]
        yield PaperTable("RAG by phase", ("Phase", *report.counts, "All"), widths, tuple(rows))
        if (more := len(report.phases) - _MOST_PHASES) > 0:
            yield Passage("Normal", f"And {say_count(more, 'phase')} more in the workbook.")
    yield Passage("Heading 2", "What needs attention", on_new_page=not report.has_phases)
    yield from _attention(report)


def _attention(report: Report) -> Iterator[Block]:
    """The red and amber tactics, as many as half a page holds."""
    if not report.attention:
        yield Passage("Normal", "Nothing is late, and nothing needs attention.")
        return
    rows = [_attention_row(tactic) for tactic in report.attention[:_MOST_ATTENTION]]
    heights = accumulate(_row_height(row, _ATTENTION_WIDTHS) for row in rows)
    shown = [row for row, height in zip(rows, heights, strict=True) if height <= _TEXT_HEIGHT * 0.45]
    headings = ("Ref", report.words.tactic.capitalize(), "RAG", "Why")
    yield PaperTable("What needs attention", headings, _ATTENTION_WIDTHS, tuple(shown))
    if (more := len(report.attention) - len(shown)) > 0:
        yield Passage("Normal", f"And {more} more in the workbook.")


_ATTENTION_WIDTHS = (44.0, 192.0, 66.0, 180.0)


def _attention_row(tactic: Tactic) -> tuple[str, ...]:
    rag = f"{RAG_STYLES[tactic.rag].mark} {tactic.rag}"
    title = short_title(tactic.title, _LONGEST_TITLE)
    return one_line(tactic.ref) or "none", title, rag, one_line(tactic.reason, 120) or "not given"


def _coming_up(report: Report) -> Iterator[Block]:
    """What is due, and which key dates there are, before the next report."""
    dated = [(one.start, f"{say_days(one.start, one.end)}: {one_line(one.what, 70)}") for one in report.dates_coming_up]
    for tactic in report.coming_up:
        day = tactic.due or tactic.end
        dated.append((day, f"{say_day(day)}: {tactic.ref} {short_title(tactic.title, 70)}"))
    coming = [words for _, words in sorted(dated, key=lambda one: one[0])]
    yield Passage("Heading 2", f"Coming up before the next report on {say_day(report.next_report)}")
    yield from (Passage("List Bullet", line) for line in coming[:_MOST_COMING] or ["Nothing is due"])
    if (more := len(coming) - _MOST_COMING) > 0:
        yield Passage("Normal", f"And {more} more in the workbook.")


def _height(block: Block) -> float:
    """Points that a paragraph or table takes on the page, by the widths of Arial's letters."""
    if isinstance(block, PaperTable):
        return sum(_row_height(row, block.widths) for row in (block.headings, *block.rows))
    if isinstance(block, Chart):
        return 0.0
    style = STYLES[block.style]
    lines = count_lines(block.text, TEXT_WIDTH * _PIXELS_TO_A_POINT, points=style.points, bold=style.bold)
    return lines * style.points * _LEADING + style.before + style.after


def _row_height(cells: Sequence[str], widths: Sequence[float]) -> float:
    size = STYLES["Normal"].points
    lines = max(
        count_lines(text, (width - _CELL_SIDES) * _PIXELS_TO_A_POINT, points=size)
        for text, width in zip(cells, widths, strict=True)
    )
    return lines * size * _LEADING + 2 * CELL_PADDING + 0.5
