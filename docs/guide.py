"""Prints the tables of the documents from the case tables and the code: python -m docs.guide."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from docs.finding_examples import DETAILS, TIMINGS
from nshreport.finding import CATALOGUE
from nshreport.plan.columns import COLUMNS
from nshreport.plan.headings import MEANINGS
from nshreport.plan.settings import SETTINGS
from nshreport.render.template.forms import EXAMPLE, SHEET_FORMS
from nshreport.words.timing import read_timing, say
from tests.months import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nshreport.finding import Kind

DOCUMENTS = tuple(Path(__file__).parent / name for name in ("writing-the-plan.md", "architecture.md", "trust.md"))
PROGRAM = Path(__file__).parent.parent / "nshreport"
ORDER = (
    *("errors", "finding", "words", "plan", "rating", "history", "report", "render", "deliver"),
    *("pipeline", "cli", "__init__", "__main__"),
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


def sheet_tables() -> str:
    """Every sheet that is read next to the plan: its columns, what each is for, and an example."""
    return (
        "".join(
            f"\n### {form.name}\n\n"
            + table(
                ("column", "what it is for", "example"),
                [
                    (column.heading, column.note, example.removeprefix(EXAMPLE).strip())
                    for column, example in zip(form.columns, form.example, strict=True)
                ],
            )
            for form in SHEET_FORMS
        )
        + "\n"
    )


def finding_table() -> str:
    """Every finding: what it says, with an example, and what to do."""
    return table(
        ("kind", "what it says", "what to do"),
        [(str(kind.severity), _say_example(kind), kind.advice) for kind in CATALOGUE],
    )


def _say_example(kind: Kind) -> str:
    """What a finding says: of an example where there is one, else with gaps."""
    if kind.code in TIMINGS:
        row = ("Give a talk (Objective 1)", "Raise awareness", "GSS", TIMINGS[kind.code], "Ian", "Abstract submitted")
        plan = read_lines([row], "2017-03-31")
        return next(finding.message for finding in plan.findings if finding.code == kind.code)
    gaps = dict.fromkeys(re.findall(r"\{(\w+)\}", kind.wording), "…")
    return kind.wording.format(**{**gaps, **DETAILS.get(kind.code, {})})


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


def column_table() -> str:
    """Every column of plan.csv."""
    published = [column for column in COLUMNS if column.published]
    return table(("column", "holds", "meaning"), [(f"`{one.name}`", one.kind, one.meaning) for one in published])


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
    "sheets": sheet_tables,
    "columns": column_table,
    "files": file_table,
}


def filled(document: str) -> str:
    """The document with its tables printed anew."""
    return _SECTION.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}{found[3]}", document)


if __name__ == "__main__":
    for path in DOCUMENTS:
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
