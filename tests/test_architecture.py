from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent / "nshreport"

# A module imports only from modules that stand above it here.
LADDER = (
    *("errors", "finding", "words", "plan", "rating", "history", "report", "render", "deliver", "pipeline"),
    *("importing", "cli", "__main__"),
)
LAZY_UPWARDS: set[tuple[str, str]] = set()

# Which rooms may use which library; a library not named here is not the project's.
LIBRARIES = {
    "pandas": {"plan", "rating", "history", "report", "render"},
    "numpy": {"rating", "history", "render"},
    "python_calamine": {"plan"},
    "openpyxl": {"plan"},
    "xlsxwriter": {"render"},
    "matplotlib": {"render"},
    "PIL": {"render"},
    "holidays": {"rating"},
    "rapidfuzz": {"rating", "history"},
    "icalendar": {"render"},
    "jinja2": {"render"},
    "keyring": {"deliver"},
    "typer": {"cli"},
    "rich": {"report", "cli"},
}

# Which rooms may touch the disk or the network.
OUTSIDE = {"plan", "history", "deliver", "cli"}
DISK_CALLS = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "mkdir",
    "rename",
    "unlink",
    "rmdir",
    "iterdir",
    "glob",
    "rglob",
    "rmtree",
}
DISK_AND_NETWORK_MODULES = {
    "os",
    "shutil",
    "tempfile",
    "socket",
    "smtplib",
    "urllib",
    "http",
    "ssl",
    "subprocess",
    "sqlite3",
    "ftplib",
    "requests",
}
TODAY = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "time")}
RANDOM_MODULES = {"random", "secrets", "uuid"}


def room_of(path: Path) -> str:
    """A package is one room."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def sources() -> list[tuple[str, Path]]:
    return [(room_of(path), path) for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py"]


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "nshreport":
            yield from (f"nshreport.{alias.name}" for alias in node.names if not alias.name.startswith("__"))
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def upward_imports(room: str, source: str) -> list[str]:
    rooms = {name.split(".")[1] for name in imports(source) if name.startswith("nshreport.")}
    return [
        name
        for name in sorted(rooms)
        if name != room and LADDER.index(name) > LADDER.index(room) and (room, name) not in LAZY_UPWARDS
    ]


def strange_libraries(room: str, source: str) -> list[str]:
    tops = {name.split(".")[0] for name in imports(source)}
    known = {name for name in tops if name in LIBRARIES}
    foreign = {name for name in tops if name not in LIBRARIES and name not in STANDARD and name != "nshreport"}
    return sorted({name for name in known if room not in LIBRARIES[name]} | foreign)


def outside_access(source: str) -> list[str]:
    tops = {name.split(".")[0] for name in imports(source)} & (DISK_AND_NETWORK_MODULES | RANDOM_MODULES)
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = {call.attr for call in calls if isinstance(call, ast.Attribute)} | {
        call.id for call in calls if isinstance(call, ast.Name)
    }
    return sorted(tops | (named & DISK_CALLS))


def asks_for_today(source: str) -> bool:
    attributes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)]
    return any(isinstance(node.value, ast.Name) and (node.value.id, node.attr) in TODAY for node in attributes)


STANDARD = frozenset(__import__("sys").stdlib_module_names)


@pytest.mark.parametrize(("room", "path"), sources(), ids=lambda value: value if isinstance(value, str) else value.name)
def test_every_room_keeps_to_the_ladder_its_libraries_and_its_side_of_the_door(room: str, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert room in LADDER
    assert upward_imports(room, source) == []
    assert strange_libraries(room, source) == []
    if room not in OUTSIDE:
        assert outside_access(source) == []
    if room != "cli":
        assert not asks_for_today(source)


@pytest.mark.parametrize(
    ("check", "room", "source"),
    [
        (upward_imports, "words", "from nshreport.plan import Plan"),
        (upward_imports, "words", "from nshreport import report"),
        (upward_imports, "rating", "def rate():\n    import nshreport.render.charts"),
        (strange_libraries, "words", "import pandas as pd"),
        (strange_libraries, "plan", "from matplotlib.figure import Figure"),
        (strange_libraries, "plan", "import dateutil"),
    ],
)
def test_a_forbidden_import_is_refused(check: object, room: str, source: str) -> None:
    assert callable(check)
    assert check(room, source)


@pytest.mark.parametrize(
    "source",
    [
        "open('plan.xlsx')",
        "from pathlib import Path\nPath('a').read_text()",
        "import os",
        "import smtplib",
        "from urllib.request import urlopen",
        "import random",
    ],
)
def test_disk_network_and_chance_are_refused_outside_the_rooms_named(source: str) -> None:
    assert outside_access(source)


def test_asking_for_today_is_seen() -> None:
    assert asks_for_today("from datetime import date\nprint(date.today())")


def test_no_file_is_two_nouns() -> None:
    long = {
        path.name: lines for _, path in sources() if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert long == {}
