"""What the program prints is plain English: no words that nobody would say to a colleague."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from nshreport.report import say_findings, show_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nshreport.pipeline import Reading

PROGRAM = Path(__file__).parent.parent / "nshreport"
DOCUMENTS = (PROGRAM.parent / "README.md", PROGRAM.parent / "CONTRIBUTING.md", *(PROGRAM.parent / "docs").glob("*.md"))
VOCABULARIES = ("words/timing/", "words/feedback/", "rating/events.py", "history/match/words.py")
"""Where words are listed that people write in plans, not words that the program prints."""
UNUSED = re.compile(
    r"\b(mend(s|ed|ing)?|told|beside|upon|for want of|no matter (which|how)|is so|there is none"
    r"|goes by a|(?<!there )is no (date|value|e-mail|address)|as it stands|stands (at|in|under|out|behind|for)"
    r"|left aside"
    r"|says nothing of|one of the accountable|is written to when|whoever|did not come along|hand over)\b",
    re.IGNORECASE,
)
"""Words that we do not use: each has a plainer one."""


class Printed(NamedTuple):
    """A text that the program may print, and where it is written."""

    place: str
    text: str


def program_texts() -> Iterator[Printed]:
    """Every string of the program that is not a docstring, and its templates."""
    for path in sorted(PROGRAM.rglob("*.py")):
        name = path.relative_to(PROGRAM).as_posix()
        if not name.startswith(VOCABULARIES):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            documenting = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documenting:
                    yield Printed(f"{name}:{node.lineno}", node.value)
    for path in sorted(PROGRAM.rglob("templates/*")):
        yield Printed(path.name, path.read_text(encoding="utf-8"))


def unused_words(texts: Iterator[Printed]) -> list[str]:
    return [f"{text.place}: {found[0]}" for text in texts for found in UNUSED.finditer(" ".join(text.text.split()))]


def test_nothing_that_the_program_prints_has_a_word_that_we_do_not_use() -> None:
    assert unused_words(program_texts()) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_has_a_word_that_we_do_not_use(path: Path) -> None:
    prose = re.sub(r"<!-- files -->.*?<!-- end -->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert unused_words(Printed(path.name, line) for line in prose.splitlines()) == []


def test_the_terminal_has_no_word_that_we_do_not_use(march: Reading) -> None:
    lines = [*show_summary(march.report), *say_findings(march.report.findings)]
    assert unused_words(Printed("terminal", line) for line in lines) == []


@pytest.mark.parametrize(
    "text", ["What to mend", "It is told as Noted.", "'Easter' goes by a feast", "for want of a date"]
)
def test_a_word_that_we_do_not_use_is_found(text: str) -> None:
    assert unused_words(iter([Printed("here", text)]))
