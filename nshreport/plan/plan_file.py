"""The plan's file: which one in a folder it is, and its bytes, whatever Excel or OneDrive does with it meanwhile."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from nshreport.errors import NotAWorkbookError, NoWorkbookError
from nshreport.plan.limits import LIMITS
from nshreport.plan.trimmed_copy import too_large
from nshreport.words import say_list

WORKBOOK_KINDS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
WORD = ".docx"
"""A plan may be a Word document too, where it is named."""
_LOCK_FILE = re.compile(r"~\$(?P<excel>.+)|\.~lock\.(?P<libreoffice>.+)#")
"""What Excel, Word and LibreOffice put next to a file while it is open; Word leaves out two letters of a long name."""

_COPY_NAMES = (
    (r"(.+?) ?\(\d{1,2}\)", "plan (1)"),
    (r"(.+?) - copy", "plan - Copy"),
    (r"copy of (.+)", "Copy of plan"),
    (r"(.+?) ?\([^()]*conflict[^()]*\)", "plan (Jo's conflicted copy 2017-03-31)"),
    (r"(.+?)-(?:laptop|desktop|win)-[a-z0-9]{4,11}", "plan-LAPTOP-7F3K2"),
    (r"(.+?)-(?!fy|final|draft|version|rev)(?-i:(?=[A-Z-]*\d)[A-Z][A-Z0-9-]{6,14})", "plan-ONSPC1234"),
    (r"(.+?)-[^-]*\b(?:i?mac|macbook)\b.*", "plan-Jo's MacBook Pro"),
)
"""How programs that synchronise folders, and people, name a copy of a file, each with an example."""

_ONLY_IN_THE_CLOUD = 0x1000 | 0x40000 | 0x400000
"""Windows' attributes of a file that is offline, or fetched when it is opened or read."""
_DATALESS = 0x40000000
"""The flag of macOS for the same."""


class ConflictCopiesError(NoWorkbookError):
    """A folder holds several copies of one plan.

    Attributes:
        plan: the one whose name has no mark of a copy, else the first.
        copies: the others.
    """

    def __init__(self, plan: Path, copies: Sequence[Path]) -> None:
        """Say which is a copy of which."""
        self.plan, self.copies = plan, tuple(copies)
        names = say_list([f"'{copy.name}'" for copy in copies])
        verb = "is a copy" if len(copies) == 1 else "are copies"
        super().__init__(f"The folder '{plan.parent.name}' holds more than one plan: {names} {verb} of '{plan.name}'.")


def find_workbook(folder: Path) -> Path:
    """The one workbook in a folder; lock files are passed over.

    Raises:
        NoWorkbookError: there is none, or more than one.
        ConflictCopiesError: by their names all are copies of one plan.
    """
    found = sorted(
        path
        for path in folder.glob("*")
        if path.suffix.lower() in WORKBOOK_KINDS and not path.name.startswith(("~$", "."))
    )
    if not found:
        raise NoWorkbookError(
            f"There is no plan workbook in the folder '{folder.name}'. "
            f"Put the plan there ({', '.join(WORKBOOK_KINDS)}), "
            "or name it on the command line."
        )
    if len(found) > 1:
        if len({(original_name(path.stem).casefold(), path.suffix.lower()) for path in found}) == 1:
            plan = next((path for path in found if original_name(path.stem) == path.stem), found[0])
            raise ConflictCopiesError(plan, [path for path in found if path != plan])
        names = ", ".join(f"'{path.name}'" for path in found)
        raise NoWorkbookError(
            f"There are {len(found)} workbooks in the folder '{folder.name}': {names}. "
            "Name one of them on the command line."
        )
    return found[0]


def original_name(name: str) -> str:
    """The name, without its ending, of the file that one is a copy of; the name itself where it is none.

    >>> original_name("plan - Copy (2)"), original_name("plan-LAPTOP-7F3K2"), original_name("plan-2017")
    ('plan', 'plan', 'plan-2017')
    """
    for form, _ in _COPY_NAMES:
        if found := re.fullmatch(form, name, re.IGNORECASE):
            return original_name(found[1])
    return name


def read_file(path: Path, name: str) -> bytes:
    """A file's bytes; a folder, a pipe or a device is none, and is not waited for.

    Args:
        path: the file.
        name: what it is called in messages.

    Raises:
        NoWorkbookError: there is no such file, or it cannot be read.
        NotAWorkbookError: it is not a workbook, or it is empty or larger than the limits allow.
    """
    kinds = ", ".join((*WORKBOOK_KINDS, WORD))
    _refuse_lock_file(name)
    try:
        if path.is_file() and path.suffix.lower() not in {*WORKBOOK_KINDS, WORD}:
            raise NotAWorkbookError(f"'{name}' is not a workbook: a plan is one of {kinds}.")
        if not path.is_file() and (path.is_dir() or path.exists()):
            raise NoWorkbookError(f"'{name}' is not a file. Name a plan workbook ({kinds}).")
        return _read_unchanging(path, name)
    except FileNotFoundError:
        place = str(path).encode("utf-8", "replace").decode("utf-8")
        raise NoWorkbookError(f"There is no file '{place}'. Check its name and folder.") from None
    except PermissionError:
        raise NoWorkbookError(
            f"'{name}' may not be read. It may be open in another program, or its folder closed to you."
        ) from None
    except OSError as trouble:  # a link to itself, a name that is too long, a drive that is gone
        reason = trouble.strerror or type(trouble).__name__
        raise NoWorkbookError(f"'{name}' cannot be read ({reason}). Check its name and folder.") from None


def _refuse_lock_file(name: str) -> None:
    if found := _LOCK_FILE.fullmatch(name):
        program = "Excel" if found["excel"] else "LibreOffice"
        if name.casefold().endswith(WORD) and found["excel"]:
            program = "Word"
        raise NoWorkbookError(
            f"'{name}' is a lock file, which {program} keeps while the plan is open. Name the plan itself."
        )


def _read_unchanging(path: Path, name: str) -> bytes:
    """A file's bytes; where it is changed while it is read, it is read once more."""
    for _ in range(2):
        before = path.stat()
        if before.st_size > LIMITS.file:
            raise too_large(name, f"it has more than {LIMITS.file // 1_000_000} MB")
        content = _read_from_the_cloud(path, name, before)
        after = path.stat()
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            break
    else:
        raise NoWorkbookError(
            f"'{name}' is being changed while it is read. Wait until it is saved and synchronised, and run again."
        )
    if not content.strip(b"\0 \t\r\n"):
        raise NotAWorkbookError(
            f"'{name}' is empty. If it is kept in OneDrive or SharePoint, wait until it is downloaded."
        )
    return content


def _read_from_the_cloud(path: Path, name: str, status: os.stat_result) -> bytes:
    """A file's bytes, which the system fetches where only a placeholder of the file is on this computer."""
    try:
        return path.read_bytes()
    except OSError:
        attributes, flags = getattr(status, "st_file_attributes", 0), getattr(status, "st_flags", 0)
        if is_only_in_the_cloud(attributes, flags):
            raise NoWorkbookError(
                f"'{name}' is in OneDrive or SharePoint but not on this computer, and could not be fetched. Open it, "
                "or choose 'Always keep on this device', and run again."
            ) from None
        raise


def is_only_in_the_cloud(attributes: int, flags: int) -> bool:
    """Whether a file's attributes on Windows, or its flags on macOS, say that its bytes are elsewhere."""
    return bool(attributes & _ONLY_IN_THE_CLOUD or flags & _DATALESS)
