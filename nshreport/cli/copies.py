"""What is said of copies of one plan in a folder: how they differ, and the exact command for each."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nshreport.cli.running import TYPED
from nshreport.errors import NoWorkbookError, ReportError
from nshreport.words import say_count

if TYPE_CHECKING:
    from nshreport.plan import ConflictCopiesError, Options

_MOST_CHANGES = 10
_CHANGED_BY_A_SHELL = frozenset('$`"%!\n')
"""By sh and PowerShell $ and `, by cmd %, by bash !; no way to quote them holds in all."""


def explained(copies: "ConflictCopiesError", options: "Options") -> NoWorkbookError:
    """The same trouble with what differs between the plan and each copy, and the command that takes either."""
    return NoWorkbookError("\n".join([str(copies), *_differences(copies, options), *_commands(copies)]))


def _differences(copies: "ConflictCopiesError", options: "Options") -> Iterator[str]:
    from nshreport.history.changes import diff

    for copy in copies.copies:
        try:
            changes = [change.line for change in diff(copies.plan, copy, options).changes]
        except ReportError as trouble:
            yield f"'{copy.name}' cannot be compared: {trouble}"
            continue
        if not changes:
            yield f"No row of '{copy.name}' differs from '{copies.plan.name}'."
            continue
        yield f"From '{copies.plan.name}' to '{copy.name}', {say_count(len(changes), 'change')}:"
        yield from (f"  {line}" for line in changes[:_MOST_CHANGES])
        if len(changes) > _MOST_CHANGES:
            yield f"  and {len(changes) - _MOST_CHANGES} more"


def _commands(copies: "ConflictCopiesError") -> Iterator[str]:
    """The command for each; none where a name has a sign that some shell would change even between quotes."""
    typed = [part for part in TYPED.get() if Path(part) != copies.plan.parent]
    script = Path(sys.argv[0]).name == "run_report.py"
    command = ["run_report.py", *typed[1:]] if script else ["nshreport", *typed]
    commands = [[*command, str(path)] for path in (copies.plan, *copies.copies)]
    if any(_CHANGED_BY_A_SHELL & set(part) for parts in commands for part in parts):
        yield "Keep one of them and move the others out of the folder."
        return
    yield "Keep one of them and move the others out of the folder, or run one of these:"
    yield from (f"  python -m uv run {' '.join(map(_quoted, parts))}" for parts in commands)


def _quoted(part: str) -> str:
    return f'"{part}"' if re.search(r"[^\w./\\:=+-]", part) else part
