"""The forms of an e-mail: HTML and plain text from templates, in the house style."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from nshreport.render.theme import BAND, HEADER, HEADER_TEXT, INK, LINE, LINK, QUIET, RAG_STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH = 76
"""Characters of a line of plain text."""
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
    "cards": "margin:0 0 10px;padding:0;list-style-type:none",
    "li": "margin:0 0 6px",
    "ready": f"margin:6px 0 0;padding:8px 12px 8px 30px;background-color:{BAND}",
    "picture": f"display:block;width:100%;height:auto;border:1px solid {LINE}",
    "link": f"color:{LINK};text-decoration:underline",
    "pre": f"margin:8px 0;padding:12px;background-color:{BAND};white-space:pre-wrap;font-family:Consolas,monospace;"
    "font-size:14px",
} | {
    f"{kind} {rag}": rule
    for rag, style in RAG_STYLES.items()
    for kind, rule in {
        "row": f"padding:6px 12px;text-align:left;background-color:{style.tint};color:{style.text};"
        f"border:1px solid {LINE};font-weight:bold",
        "card": f"margin:0 0 10px;padding:8px 12px;border:1px solid {LINE};border-left:6px solid {style.bar};"
        "background-color:#FFFFFF",
        "tag": f"background-color:{style.tint};color:{style.text};font-weight:bold;padding:1px 6px",
    }.items()
}
"""Every style, written into the elements themselves: mail programs drop style sheets."""


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("nshreport.render.mail"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["wrapped"] = _wrapped
    environment.globals["style"] = STYLES
    environment.globals["marks"] = {rag: style.mark for rag, style in RAG_STYLES.items()}
    return environment


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """A text in lines of plain-text width; `first` stands before its first line, `rest` before the others.

    A word that is wider stays whole, since a web address in two lines leads nowhere.
    """
    return textwrap.fill(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )


def render(template: str, values: Mapping[str, object]) -> str:
    """A template filled in; in a template of HTML every value is text, whatever it holds.

    Args:
        template: its file name; `.html` ones escape all values.
        values: what it names.
    """
    return _templates().get_template(template).render(**values)
