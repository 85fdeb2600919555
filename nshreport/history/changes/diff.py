"""Two plan workbooks, or two packs, compared directly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.history import read_edition, read_pack
from nshreport.history.changes.compare import compare_snapshots
from nshreport.plan import WORKBOOK_KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from nshreport.history import Snapshot
    from nshreport.history.changes.change import Changes
    from nshreport.plan import Options


def diff(old: Path, new: Path, options: Options) -> Changes:
    """What is different in the newer of two editions of a plan.

    Args:
        old: a plan workbook, a pack's folder or its snapshot.
        new: the same, later.
        options: the report date by which plan workbooks are rated, the same for both, so that only what was edited
            shows; packs have their own.

    Raises:
        ReportError: one of them cannot be read or holds no plan.
    """
    return compare_snapshots(_read(old, options), _read(new, options))


def _read(path: Path, options: Options) -> Snapshot:
    return read_edition(path, options) if path.suffix.lower() in WORKBOOK_KINDS else read_pack(path)
