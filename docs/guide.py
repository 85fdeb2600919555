"""Prints the tables of the guide and of architecture.md from the case tables and the code: python -m docs.guide."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from nshreport.finding import CATALOGUE
from nshreport.plan.headings import MEANINGS
from nshreport.plan.settings import SETTINGS
from nshreport.words.timing import read_timing, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DOCUMENTS = tuple(Path(__file__).parent / name for name in ("writing-the-plan.md", "architecture.md"))
PROGRAM = Path(__file__).parent.parent / "nshreport"
ORDER = (
    *("errors", "finding", "words", "plan", "rating", "history", "report", "render", "deliver"),
    *("pipeline", "mistakes", "process", "cli", "__init__", "__main__"),
)
"""The packages and files at the top of the program, each after those that it may import from."""
CASES = Path(__file__).parent.parent / "tests" / "cases"
_SECTION = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def cases(name: str) -> list[dict[str, str]]:
    """The rows of a case table."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [heading, ("---",) * len(heading), *rows]
    return "".join("| " + " | ".join(_cell(text) for text in line) + " |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split()) or " "


def timing_table() -> str:
    """Every timing form with how it is understood, in the reader's own words."""
    rows = []
    for case in cases("timing-forms.csv"):
        year, first_month = int(case["year"]), int(case["first_month"])
        read = read_timing(case["text"], year=year, first_month=first_month)
        rows.append(
            (
                f"`{case['text']}`" if case["text"] else "(blank)",
                f"{year}/{first_month}",
                say(read) or "no date",
                case["note"],
            )
        )
    return table(("written", "plan year begins", "understood as", "why"), rows)


def feedback_table() -> str:
    """Every feedback form with its state."""
    forms = [(case["state"], " ".join(case["text"].split())) for case in cases("feedback-forms.csv")]
    states = dict.fromkeys(state for state, _ in forms)
    return table(
        ("state", "written"),
        [(state, ", ".join(f"“{text}”" for found, text in forms if found == state and text)) for state in states],
    )


def finding_table() -> str:
    """Every finding: what it says, and what to do."""
    details = re.compile(r"\{(\w+)\}")
    return table(
        ("kind", "what it says", "what to do"),
        [(str(kind.severity), details.sub("…", kind.wording), kind.advice) for kind in CATALOGUE],
    )


def heading_table() -> str:
    """What a column's heading may be."""
    names = dict.fromkeys(meaning.name for meaning in MEANINGS if meaning.name != "other")
    return table(
        ("meaning", "for instance"),
        [(name, ", ".join(row.examples for row in MEANINGS if row.name == name)) for name in names],
    )


def setting_table() -> str:
    """Every setting."""
    return table(("setting", "meaning"), [(setting.names[0].capitalize(), setting.meaning) for setting in SETTINGS])


def file_table() -> str:
    """Every file of the program with the first sentence of its docstring, packages in the order of their imports."""
    files = sorted(PROGRAM.rglob("*.py"), key=lambda path: _place(path.relative_to(PROGRAM)))
    return table(("file", "what it is"), [(_name(path), _summary(path)) for path in files])


def _place(path: Path) -> tuple[int, tuple[str, ...]]:
    """A package's own file comes before the files in it."""
    folders = path.parent.parts
    return ORDER.index(path.parts[0].removesuffix(".py")), (*folders, "" if path.stem == "__init__" else path.stem)


def _name(path: Path) -> str:
    inner = path.relative_to(PROGRAM)
    return (
        f"**`{inner.parent.as_posix()}/`**" if inner.stem == "__init__" and inner.parts[1:] else f"`{inner.as_posix()}`"
    )


def _summary(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


TABLES: dict[str, Callable[[], str]] = {
    "timings": timing_table,
    "feedback": feedback_table,
    "findings": finding_table,
    "headings": heading_table,
    "settings": setting_table,
    "files": file_table,
}


def filled(document: str) -> str:
    """The document with its tables printed anew."""
    return _SECTION.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}{found[3]}", document)


if __name__ == "__main__":
    for path in DOCUMENTS:
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
