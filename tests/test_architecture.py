from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parent.parent / "nshreport"

# A package or file imports only from those above it.
ORDER = (
    *("errors", "finding", "words", "plan", "rating", "history", "report", "render", "deliver"),
    *("pipeline", "cli", "__main__"),
)
# Which packages may use which library; a library that is not named here is not the project's.
LIBRARIES = {
    "pandas": {"plan", "rating", "history", "report", "render"},
    "numpy": {"rating", "history", "render"},
    "python_calamine": {"plan"},
    "mammoth": {"plan"},
    "openpyxl": {"plan"},
    "xlsxwriter": {"render"},
    "matplotlib": {"render"},
    "PIL": {"render"},
    "holidays": {"rating"},
    "rapidfuzz": {"rating", "history"},
    "icalendar": {"render"},
    "jinja2": {"render"},
    "docx": {"render"},
    "keyring": {"deliver"},
    "typer": {"cli"},
    "rich": {"cli"},
}
DISK = ("plan.plan_file", "plan.trimmed_copy", "history", "deliver", "cli")
NETWORK = ("deliver.send",)
DISK_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rename", "replace_file", "unlink"),
    *("rmdir", "iterdir", "glob", "rglob", "rmtree"),
}
DISK_MODULES = {"os", "shutil", "tempfile", "subprocess", "sqlite3"}
NETWORK_MODULES = {"socket", "smtplib", "urllib", "http", "ssl", "ftplib", "requests"}
TODAY = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "time")}
RANDOM_MODULES = {"random", "secrets", "uuid"}
MOST_LINES = 600

Sources = dict[str, str]
"""Modules by their dotted names below nshreport; a package by its own name."""
Rule = Callable[[Sources], list[str]]


def sources() -> Sources:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path.read_text(encoding="utf-8")
    return {name: text for name, text in found.items() if name}


@cache
def _parsed(source: str) -> ast.Module:
    return ast.parse(source)


def imports(source: str, modules: Mapping[str, str] = {}) -> Iterator[str]:
    """What a module imports, for types too: modules where a module is named, else the module that holds the name."""
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = node.module.removeprefix("nshreport").removeprefix(".")
            for alias in node.names:
                named = ".".join(filter(None, (inner, alias.name)))
                offered = alias.name in _names_of(modules.get(inner, ""))
                yield f"nshreport.{named}" if named in modules and not offered else node.module


def _names_of(source: str) -> set[str]:
    """The names that a package's public interface offers."""
    return {
        name.value
        for node in _parsed(source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.walk(node.value)
        if isinstance(name, ast.Constant) and isinstance(name.value, str)
    }


def own_imports(modules: Sources) -> Iterator[tuple[str, str]]:
    """Pairs of a module and another of the project's that it imports."""
    for name, source in modules.items():
        for target in imports(source, modules):
            inner = target.removeprefix("nshreport.")
            if target.startswith("nshreport.") and inner != name:
                yield name, inner


def _top(module: str) -> str:
    return module.partition(".")[0]


def _is_within(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def upward_imports(modules: Sources) -> list[str]:
    return [
        f"{name} imports {target}"
        for name, target in own_imports(modules)
        if ORDER.index(_top(name)) < ORDER.index(_top(target))
    ]


def imports_past_an_interface(modules: Sources) -> list[str]:
    """Imports of what lies inside a package by a module that does not."""
    packages = {name.rpartition(".")[0] for name in modules if "." in name}
    return [
        f"{name} imports {target}"
        for name, target in own_imports(modules)
        for package in packages
        if target.startswith(f"{package}.") and not _is_within(name, (package,)) and target not in packages
    ]


def import_cycles(modules: Sources) -> list[str]:
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for name, target in own_imports(modules):
        graph[name].add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        return [" -> ".join(found.args[1])]
    return []


def strange_libraries(modules: Sources) -> list[str]:
    return [
        f"{name} imports {library}"
        for name, source in modules.items()
        for library in {target.partition(".")[0] for target in imports(source)}
        if library not in sys.stdlib_module_names
        and library != "nshreport"
        and _top(name) not in LIBRARIES.get(library, ())
    ]


def access_to_disk(modules: Sources) -> list[str]:
    return [
        f"{name} uses {used}"
        for name, source in modules.items()
        if not _is_within(name, DISK)
        for used in sorted(_imported(source) & DISK_MODULES | _called(source) & DISK_CALLS)
    ]


def access_to_the_network(modules: Sources) -> list[str]:
    return [
        f"{name} uses {used}"
        for name, source in modules.items()
        if not _is_within(name, NETWORK)
        for used in sorted(_imported(source) & NETWORK_MODULES)
    ]


def chance_and_today(modules: Sources) -> list[str]:
    return [
        f"{name} uses {used}"
        for name, source in modules.items()
        for used in sorted(_imported(source) & RANDOM_MODULES) + (["today"] if _asks_for_today(source) else [])
        if _top(name) != "cli"
    ]


def _imported(source: str) -> set[str]:
    return {target.partition(".")[0] for target in imports(source)}


def _called(source: str) -> set[str]:
    calls = [node.func for node in ast.walk(_parsed(source)) if isinstance(node, ast.Call)]
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def _asks_for_today(source: str) -> bool:
    attributes = [node for node in ast.walk(_parsed(source)) if isinstance(node, ast.Attribute)]
    return any(isinstance(node.value, ast.Name) and (node.value.id, node.attr) in TODAY for node in attributes)


def class_names_with_several_meanings(modules: Sources) -> list[str]:
    names = Counter(
        node.name for source in modules.values() for node in ast.walk(_parsed(source)) if isinstance(node, ast.ClassDef)
    )
    return sorted(name for name, number in names.items() if number > 1)


def long_files(modules: Sources) -> list[str]:
    return [name for name, source in modules.items() if len(source.splitlines()) > MOST_LINES]


# Each rule with the smallest source that breaks it.
RULES: tuple[tuple[Rule, Sources], ...] = (
    (upward_imports, {"words.days": "from nshreport.plan import Plan", "plan": ""}),
    (upward_imports, {"rating.rules": "def rate():\n    import nshreport.render", "render": ""}),
    (imports_past_an_interface, {"report": "from nshreport.plan.rows import Row", "plan": "", "plan.rows": ""}),
    (
        imports_past_an_interface,
        {"words.explain": "from nshreport.words.timing import phrases", "words.timing": "", "words.timing.phrases": ""},
    ),
    (import_cycles, {"plan.a": "from nshreport.plan.b import B", "plan.b": "from nshreport.plan.a import A"}),
    (
        import_cycles,
        {
            "plan.a": "if TYPE_CHECKING:\n    from nshreport.plan.b import B",
            "plan.b": "from nshreport.plan.a import A",
        },
    ),
    (strange_libraries, {"words.days": "import pandas as pd"}),
    (strange_libraries, {"plan.rows": "from matplotlib.figure import Figure"}),
    (strange_libraries, {"plan.workbook": "import dateutil"}),
    (access_to_disk, {"report.headline": "open('plan.xlsx')"}),
    (access_to_disk, {"plan.rows": "from pathlib import Path\nPath('a').read_text()"}),
    (access_to_disk, {"render.theme": "import os"}),
    (access_to_the_network, {"deliver.pack": "import smtplib"}),
    (access_to_the_network, {"cli": "from urllib.request import urlopen"}),
    (chance_and_today, {"render.theme": "import random"}),
    (chance_and_today, {"pipeline": "from datetime import date\nprint(date.today())"}),
    (class_names_with_several_meanings, {"plan.a": "class Row: ...", "render.b": "class Row: ..."}),
    (long_files, {"plan.rows": "\n" * (MOST_LINES + 1)}),
)


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _ in RULES), ids=lambda rule: rule.__name__)
def test_the_program_keeps_to_its_architecture(rule: Rule) -> None:
    assert rule(sources()) == []


@pytest.mark.parametrize(("rule", "violation"), RULES)
def test_a_violation_is_found(rule: Rule, violation: Sources) -> None:
    assert rule(violation)


def test_every_file_and_package_at_the_top_has_its_place_in_the_order() -> None:
    assert {_top(name) for name in sources()} == set(ORDER)
