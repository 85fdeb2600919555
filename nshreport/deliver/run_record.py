"""The record of a run in its pack (run.json): what the pack was made from and with, and a hash of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from nshreport import __version__
from nshreport.errors import UsageError

RUN = "run.json"
_OWN_HASH = "record_sha256"
LIBRARIES = (
    *("pandas", "numpy", "python-calamine", "openpyxl", "xlsxwriter", "matplotlib", "pillow", "holidays", "icalendar"),
    *("jinja2", "mammoth", "python-docx", "rapidfuzz"),
)
"""Libraries whose version may change what a pack holds."""


def versions_in_use() -> dict[str, str]:
    """The versions of the program and of the libraries that make a pack."""
    return {"nshreport": __version__, **{name: _version(name) for name in LIBRARIES}}


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def write_record(content: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """The record of a run: what it says, a hash of every file of the pack, and last a hash of the record itself."""
    hashes = {name: hashlib.sha256(file).hexdigest() for name, file in sorted(files.items())}
    return _with_own_hash({**content, "files": hashes})


def _with_own_hash(record: Mapping[str, object]) -> bytes:
    without = {name: value for name, value in record.items() if name != _OWN_HASH}
    return _as_json({**without, _OWN_HASH: hashlib.sha256(_as_json(without)).hexdigest()})


def _as_json(record: Mapping[str, object]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_record(folder: Path) -> dict[str, Any] | None:
    """The record of a pack; None if there is none that can be read."""
    try:
        record = json.loads((folder / RUN).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    fits = isinstance(record, dict) and isinstance(record.get("files"), dict)
    return record if fits else None


def pack_record(pack: Path) -> dict[str, Any]:
    """The record of a pack that was named by hand.

    Raises:
        UsageError: it is no pack.
    """
    record = read_record(pack)
    if record is None:
        raise UsageError(
            f"'{pack}' is not the folder of a report pack with a readable {RUN}. Name one, such as output/2017-03-31."
        )
    return record


def changed_files(folder: Path) -> Iterator[str]:
    """What differs in a pack's folder from its record, each as a name and what is the matter with it, in order.

    A pack of an earlier version has a record without a hash of its own, which then goes unchecked.

    Raises:
        OSError: a file cannot be read.
    """
    record = read_record(folder)
    if record is None:
        yield f"{RUN} is missing or damaged"
        return
    if _OWN_HASH in record and _with_own_hash(record) != (folder / RUN).read_bytes():
        yield f"{RUN} was changed"
    written = record["files"]
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found.pop(RUN)
    for name in sorted({*written, *found}):
        if name not in found:
            yield f"{name} is missing"
        elif name not in written:
            yield f"{name} was added"
        elif hashlib.sha256(found[name].read_bytes()).hexdigest() != written[name]:
            yield f"{name} was changed"
