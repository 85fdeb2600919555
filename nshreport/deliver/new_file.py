"""A file of its own that a command writes: a new plan, next year's draft. Nothing is ever overwritten."""

from __future__ import annotations

import re
from pathlib import Path

from nshreport.errors import OutputError, UsageError

_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def file_name(title: str) -> str:
    """A title as the name of a workbook, without the signs that Windows does not allow.

    >>> file_name("Plan: 2017/18")
    'Plan 2017 18.xlsx'
    """
    return f"{' '.join(_NOT_IN_A_NAME.sub(' ', title).split()).rstrip('. ')[:120].strip() or 'Plan'}.xlsx"


def write_new_file(path: Path, content: bytes) -> Path:
    """Write a file that is not there yet.

    Raises:
        UsageError: there is a file of this name.
        OutputError: the folder is not there, or may not be written.
    """
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        message = f"'{path}' is there already, and is never overwritten. Give another name."
        raise UsageError(message) from None
    except OSError as trouble:
        message = f"'{path}' cannot be written ({trouble.strerror}). Give another folder or name."
        raise OutputError(message) from None
    return path
