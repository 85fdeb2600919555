"""The forms of an e-mail: HTML and plain text from templates, in the house style.

A template takes the Report itself. Whatever text it shows is put on one line and made harmless on its way out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from nshreport.render.theme import BAND, HEADER, HEADER_TEXT, INK, LINE, LINK, QUIET, RAG_STYLES
from nshreport.report import Tactic
from nshreport.words import one_line, say_count, say_day, say_list, say_sentence

_WIDTH = 76
"""Characters of a line of plain text."""
LONGEST = 2_000
"""Characters of any text that an e-mail shows."""
_LONGEST_WORDS = 300
"""Characters of names and reasons."""
STYLES = {
    "body": f"margin:0;padding:16px;background-color:#FFFFFF;color:{INK};font-family:Arial,Helvetica,sans-serif;"
    "font-size:16px;line-height:1.45;overflow-wrap:break-word;overflow-wrap:anywhere",
    "column": "max-width:760px;margin:0 auto",
    "h1": f"margin:0 0 4px;font-size:22px;line-height:1.25;color:{INK}",
    "h2": f"margin:28px 0 8px;font-size:18px;line-height:1.3;color:{INK}",
    "h3": f"margin:0;font-size:16px;line-height:1.4;color:{INK}",
    "p": "margin:0 0 10px",
    "tight": "margin:2px 0 0",
    "quiet": f"margin:0 0 10px;color:{QUIET}",
    "marking": f"margin:0 0 12px;font-weight:bold;text-align:center;color:{INK}",
    "table": f"border-collapse:collapse;border:1px solid {LINE};margin:0 0 10px;font-size:16px",
    "caption": f"padding:0 0 6px;text-align:left;color:{QUIET}",
    "th": f"padding:6px 12px;text-align:left;background-color:{HEADER};color:{HEADER_TEXT};border:1px solid {LINE}",
    "th_number": f"padding:6px 12px;text-align:right;background-color:{HEADER};color:{HEADER_TEXT};"
    f"border:1px solid {LINE}",
    "td": f"padding:6px 12px;text-align:left;vertical-align:top;border:1px solid {LINE}",
    "td_number": f"padding:6px 12px;text-align:right;vertical-align:top;border:1px solid {LINE}",
    "list": "margin:0 0 10px;padding:0 0 0 22px",
    "li": "margin:0 0 6px",
    "ready": f"margin:6px 0 16px;padding:8px 12px 8px 30px;background-color:{BAND}",
    "link": f"color:{LINK};text-decoration:underline",
    "pre": f"margin:8px 0;padding:12px;background-color:{BAND};white-space:pre-wrap;font-family:Consolas,monospace;"
    "font-size:14px",
} | {
    f"tag {rag}": f"background-color:{style.tint};color:{style.text};font-weight:bold;padding:1px 6px;"
    "white-space:nowrap"
    for rag, style in RAG_STYLES.items()
}
"""Every style, written into the elements themselves: mail programs drop style sheets."""


class LaidOut(str):
    """A text whose lines and spaces are as they should be; in HTML it is still escaped."""

    __slots__ = ()


def _finalize(value: object) -> object:
    """What a template shows: text on one line, without anything that could act on what is around it."""
    return one_line(value, LONGEST) if isinstance(value, str) and not isinstance(value, LaidOut) else value


def describe_deadline(tactic: Tactic, as_of: date) -> str:
    """When a tactic is due, and how far off that is on the report date.

    The deadline is the last day of the window: a reader of "January to March" should not have to work that out.
    """
    if tactic.due is None:
        return f"from {say_day(tactic.start)}, no end" if tactic.open_ended else one_line(tactic.window)
    firm = "" if tactic.confirmed else ", not confirmed"
    return f"{say_day(tactic.due)}{firm}{_describe_days_left(tactic.working_days_left, tactic.due, as_of)}"


def describe_situation(tactic: Tactic, as_of: date) -> str:
    """When a tactic is due and why it needs attention, in sentences; the deadline once only."""
    reason = _sentence(tactic.reason)
    said = tactic.due is None or (tactic.due == as_of and "today" in reason) or say_day(tactic.due) in reason
    if reason and said:
        return reason
    due = describe_deadline(tactic, as_of)
    return f"{_sentence(due) if tactic.due is None else f'Due {due}.'} {reason}".strip()


def _describe_days_left(left: int | None, due: date, as_of: date) -> str:
    if due == as_of:
        return " (today)"
    if not left:
        return ""
    days = say_count(abs(left), "working day")
    return f" ({days} left)" if left > 0 else f" ({days} ago)"


def _sentence(text: str) -> str:
    words = one_line(text, _LONGEST_WORDS)
    return say_sentence(words) if words else ""


def _wrapped(text: str, first: str = "", rest: str = "") -> LaidOut:
    """A text in lines of plain-text width; `first` comes before its first line, `rest` before the others.

    A word that is wider stays whole, since a web address in two lines leads nowhere.
    """
    lines = textwrap.wrap(
        one_line(text, LONGEST),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return LaidOut("\n".join(lines))


FILTERS: dict[str, Callable[..., str]] = {
    "short": one_line,
    "wrapped": _wrapped,
    "laid_out": LaidOut,
    "day": say_day,
    "listed": say_list,
    "situation": describe_situation,
}


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("nshreport.render.mail"),
        autoescape=select_autoescape(),
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= FILTERS
    environment.globals["style"] = {name: LaidOut(rule) for name, rule in STYLES.items()}
    environment.globals["marks"] = {rag: style.mark for rag, style in RAG_STYLES.items()}
    return environment


def render(template: str, **values: object) -> str:
    """A template by its file name, filled in; in one of HTML every value is text, whatever it holds."""
    return _templates().get_template(template).render(values)
