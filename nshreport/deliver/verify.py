"""Checks a pack: whether it is as it was written, and whether the plan gives the same bytes again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nshreport.deliver.run_record import RUN, changed_files, versions_in_use
from nshreport.errors import UsageError
from nshreport.plan import Options
from nshreport.words import say_list

_OPTIONS = ("year", "first_month", "sheet", "header_row")


def options_of(record: Mapping[str, Any]) -> Options:
    """The options with which a pack was made.

    Raises:
        UsageError: the record does not say.
    """
    try:
        given = record.get("options", {})
        return Options(date.fromisoformat(record["as_of"]), **{name: given.get(name) for name in _OPTIONS})
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UsageError(f"The {RUN} of the pack does not say for which report date it was made.") from None


def say_changed(pack: Path) -> str:
    """What differs in a pack from its record, in one sentence; blank where it is unchanged.

    Raises:
        UsageError: a file of it cannot be read.
    """
    try:
        changed = list(changed_files(pack))
    except OSError as trouble:
        raise UsageError(f"A file of '{pack}' cannot be read ({trouble.strerror}).") from None
    return f"The pack '{pack.name}' is not as it was written: {say_list(changed)}." if changed else ""


def say_differences(record: Mapping[str, Any], made: Mapping[str, bytes]) -> str:
    """Where a pack made again differs from the record of the first, and why it may; blank where it is the same."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in made.items() if name != RUN}
    written = record["files"]
    differing = sorted(name for name in {*written, *hashes} if written.get(name) != hashes.get(name))
    if not differing:
        return ""
    differ = f"The plan does not give the same bytes again: {say_list(differing)} would differ."
    return " ".join([differ, *_reasons(record, json.loads(made[RUN]))])


def _reasons(record: Mapping[str, Any], again: Mapping[str, Any]) -> Iterator[str]:
    read = record.get("input", {})
    if read.get("sha256") != again["input"]["sha256"]:
        yield f"It is not the same workbook as the '{read.get('name')}' that the pack was made from."
    then, now = record.get("versions", {}), versions_in_use()
    others = [f"{name} {then.get(name, 'unknown')} (now {now[name]})" for name in now if then.get(name) != now[name]]
    if others:
        yield f"The pack was made with {say_list(others)}."
    if record.get("earlier") != again["earlier"]:
        yield "The earlier reports are not the ones that it was compared with."
