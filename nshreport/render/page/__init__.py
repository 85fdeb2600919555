"""The pack's front page: one self-contained page with the point of the report and a link to every file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from operator import itemgetter

from jinja2 import Environment, PackageLoader, StrictUndefined

from nshreport.render.charts import Charts
from nshreport.render.page.pack_files import list_files
from nshreport.render.theme import BAND, HEADER, HEADER_TEXT, INK, LINE, LINK, QUIET, RAG_STYLES
from nshreport.report import HOW_RATINGS_WORK, Report
from nshreport.words import one_line, printable, say_day, say_days, say_sentence, short_title

__all__ = ["INDEX", "render_page"]

INDEX = "index.html"


_FOR_A_FILE = re.compile(r"\A.*?(?=<svg\b)|<title>.*?</title>|<metadata>.*?</metadata>", re.DOTALL)
"""What a drawing has that only a file of its own needs."""
_OPENING = re.compile(r"<svg\b([^>]*)>")
_SIZE = re.compile(r' (?:width|height)="[^"]*"')


def render_page(report: Report, charts: Charts, files: Iterable[str]) -> bytes:
    """The page as HTML in UTF-8, without a script or anything from elsewhere. The same report gives the same bytes."""
    page = (
        _environment()
        .get_template("page.html")
        .render(
            report=report,
            svg=_inline(charts.svg.decode("utf-8"), charts.alt_text),
            files=list(list_files(files)),
            marks={rag: style.mark for rag, style in RAG_STYLES.items()},
            colours={
                "ink": INK,
                "quiet": QUIET,
                "line": LINE,
                "band": BAND,
                "header": HEADER,
                "on_header": HEADER_TEXT,
            },
            link=LINK,
            tints=RAG_STYLES,
            classes={rag: number for number, rag in enumerate(RAG_STYLES, 1)},
            decided=report.unasked_decisions,
            ratings=HOW_RATINGS_WORK,
            coming=sorted(_coming_up(report), key=itemgetter(0)),
        )
    )
    return page.encode("utf-8")


def _coming_up(report: Report) -> Iterator[tuple[str, str]]:
    """What is due and what takes place before the next report: the day to sort by, and the words."""
    for one in report.dates_coming_up:
        yield one.start.isoformat(), f"{say_days(one.start, one.end)}: {one_line(one.what)}"
    for tactic in report.coming_up:
        day = tactic.due or tactic.end
        yield day.isoformat(), f"{say_day(day)}: {tactic.ref} {short_title(tactic.title, 100)}"


def _inline(svg: str, words: str) -> str:
    """A drawing as a part of the page: as wide as its place, with its title and the same in words."""
    drawing = _FOR_A_FILE.sub("", svg)
    said = f'<title id="timeline-title">Timeline</title><desc id="timeline-words">{escape(printable(words))}</desc>'

    def opening(found: re.Match[str]) -> str:
        labelled = 'role="img" aria-labelledby="timeline-title" aria-describedby="timeline-words"'
        return f"<svg {labelled}{_SIZE.sub('', found[1])}>{said}"

    return _OPENING.sub(opening, drawing, count=1)


def _finalize(value: object) -> object:
    """Text that every page can hold; what is markup already stays as it is."""
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("nshreport.render.page"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"day": say_day, "sentence": say_sentence, "short": one_line, "title_of": short_title}
    return environment
