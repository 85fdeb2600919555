"""The files of one report, written all or nothing."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nshreport import __version__
from nshreport.deliver.archive import make_archive
from nshreport.errors import FileInUseError, OutputError
from nshreport.history import SNAPSHOT, History, make_snapshot, plan_identity
from nshreport.plan import find_abbreviation
from nshreport.render import changes_csv, plan_csv
from nshreport.render.calendar import deadlines_ics, personal_calendars, plan_events
from nshreport.render.charts import render_charts, render_gantt
from nshreport.render.mail import Edition, personal_drafts, steering_draft
from nshreport.render.marked_copy import mark_copy
from nshreport.render.paper import render_paper
from nshreport.render.workbook import render_team_workbook, render_workbook
from nshreport.words import without_accents

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nshreport.plan import Plan
    from nshreport.render.calendar import Event
    from nshreport.report import Report

RUN = "run.json"
_NO_HISTORY = History()
_LONGEST_SLUG = 40
# Calendar programs refuse a calendar of no events.
_NO_CALENDAR = "The calendar of deadlines was left out: no tactic has one."


@dataclass(frozen=True, slots=True)
class Pack:
    """The finished files of one report by name, and the name of their folder: the report date."""

    folder: str
    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()
    """Sentences that say of a file why this report has none."""


def build_pack(plan: Plan, report: Report, history: History = _NO_HISTORY) -> Pack:
    """Every file of the report, in memory. The same plan, settings and history give the same bytes."""
    stem, charts = _stem(report), render_gantt(report)
    copy = mark_copy(plan.workbook.content, plan.workbook.kind, report.findings)
    events = plan_events(report, history, plan_identity(plan), plan.directory)
    files = {
        f"{stem}_paper.docx": render_paper(report),
        f"{stem}_status-report.xlsx": render_workbook(report),
        f"{stem}_team-actions.xlsx": render_team_workbook(report),
        f"{stem}_gantt.png": charts.png,
        f"{stem}_gantt.svg": charts.svg,
        f"{stem}_gantt.pdf": charts.pdf,
        **({} if copy.content is None else {f"{stem}_plan-with-comments{plan.workbook.kind}": copy.content}),
        **{f"{stem}_{name}": chart.png for name, chart in render_charts(report).items()},
        "plan.csv": plan_csv(plan),
        "changes.csv": changes_csv(report.changes.changes),
        SNAPSHOT: make_snapshot(plan).encode("utf-8"),
    }
    files |= _post(plan, report, events, files)
    files[RUN] = _run_record(plan, report, files)
    return Pack(report.as_of.isoformat(), files, tuple(filter(None, (copy.why, "" if events else _NO_CALENDAR))))


def _stem(report: Report) -> str:
    """How the names of a report's files begin."""
    return f"{report.as_of.isoformat()}_{plan_slug(report.title)}"


def _post(plan: Plan, report: Report, events: tuple[Event, ...], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The e-mails, to which files of the pack are attached, and calendars."""
    directory, stem = plan.directory, _stem(report)
    edition = Edition(stem, plan_identity(plan), report.as_of)
    return {
        **steering_draft(report, directory, edition, files),
        **personal_drafts(report, directory, edition, events),
        **({f"{stem}_deadlines.ics": deadlines_ics(events, report)} if events else {}),
        **personal_calendars(events, report, stem),
    }


def archive_path(pack: Pack, output: Path) -> Path:
    """Where the pack as one file lies, if there is one."""
    return output / f"{pack.folder}.zip"


def deliver_archive(pack: Pack, output: Path) -> Path:
    """Write the pack as one file next to its folder in `output`, in place of an earlier one.

    Raises:
        OutputError: it cannot be written.
    """
    final, fresh = archive_path(pack, output), output / f".{pack.folder}.zip.new"
    try:
        fresh.write_bytes(make_archive(pack.folder, pack.files, date.fromisoformat(pack.folder)))
        fresh.replace(final)
    except OSError as trouble:
        fresh.unlink(missing_ok=True)
        raise OutputError(
            f"'{final}' cannot be written ({trouble.strerror}); the report pack itself was. Close the file where it is "
            "open, or move it away, and run again."
        ) from None
    return final


def plan_slug(title: str) -> str:
    """A plan's name for file names, safe on every system: its abbreviation in brackets, else its title's words.

    >>> plan_slug("National Statistics Harmonisation Steering Group (NSH SG) Communication Plan 2017")
    'NSH-SG'
    """
    name = find_abbreviation(title) or title
    slug = "-".join(re.findall(r"[A-Za-z0-9]+", without_accents(name)))
    whole_words = slug if len(slug) <= _LONGEST_SLUG else slug[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return whole_words or slug[:_LONGEST_SLUG] or "plan"


def _run_record(plan: Plan, report: Report, files: dict[str, bytes]) -> bytes:
    """What the run was made from, and the digest of every file, by which a later run sees that one was changed."""
    record = {
        "version": __version__,
        "as_of": report.as_of.isoformat(),
        "input": {"name": plan.workbook.name, "sha256": plan.workbook.digest, "sheet": report.sheet},
        "settings": report.in_force,
        "counts": {"tactics": len(report.tactics), "findings": len(report.findings), **report.counts},
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def deliver_pack(pack: Pack, output: Path) -> tuple[Path, Path | None]:
    """Write the pack to its folder in `output`: the whole of it or nothing.

    It is written to a neighbour that is then renamed. An earlier pack of the same date is replaced; if somebody
    changed or added a file in it, it is set aside under another name first. Where the new one cannot take its place,
    the earlier one stays.

    Returns:
        The pack's folder, and that of the pack set aside, None where there was none.

    Raises:
        OutputError: the folder cannot be written.
        FileInUseError: a file of the earlier pack is open in another program or read-only.
    """
    final, fresh, old = output / pack.folder, output / f".{pack.folder}.new", output / f".{pack.folder}.old"
    try:
        output.mkdir(parents=True, exist_ok=True)
        if old.exists() and not final.exists():
            old.rename(final)  # a run that was cut off had moved it away
        for leftover in (fresh, old):
            _remove(leftover)
        _refuse_in_use(final)
        _write_files(fresh, pack.files)
    except OSError as trouble:
        shutil.rmtree(fresh, ignore_errors=True)
        raise OutputError(
            f"The folder '{output}' cannot be written ({trouble.strerror or type(trouble).__name__}). "
            "Nothing was written: give another folder with --output."
        ) from None
    aside = _free_name(final) if _changed(final) else None
    _exchange(final, fresh, aside or old)
    with suppress(OSError):  # the new pack stands; the next run tries again
        _remove(old)
    return final, aside


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


def _exchange(final: Path, fresh: Path, away: Path) -> None:
    """Put the fresh pack in the place of an earlier one, which goes away; where that fails, all is as it was."""
    try:
        if final.exists():
            final.rename(away)
        fresh.rename(final)
    except OSError:
        with suppress(OSError):
            if away.exists() and not final.exists():
                away.rename(final)
        shutil.rmtree(fresh, ignore_errors=True)
        raise FileInUseError(_in_use_sentence(final.name, "a file of it")) from None


def _remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it, also where folders are marked as read-only."""
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for folder in (path, *(found for found in path.rglob("*") if found.is_dir() and not found.is_symlink())):
        folder.chmod(stat.S_IRWXU)
    shutil.rmtree(path)


def _refuse_in_use(folder: Path) -> None:
    """Owners' marks of Excel and LibreOffice, and read-only files, stand for a file that may not be replaced."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        owned = path.name.startswith("~$") or (path.name.startswith(".~lock.") and path.name.endswith("#"))
        if owned:
            name = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
            left = f" If it is open nowhere, a program that broke off left '{path.name}' behind: delete that."
            raise FileInUseError(_in_use_sentence(folder.name, f"'{name}'") + left)
        # Programs that synchronise folders mark these as read-only, which on Windows keeps nobody from writing.
        if path.is_file() and not path.stat().st_mode & stat.S_IWUSR:
            raise FileInUseError(
                f"'{path.name}' in the report folder '{folder.name}' is read-only. "
                "Nothing was written: allow writing, or move the folder away."
            )


def _in_use_sentence(folder: str, name: str) -> str:
    return (
        f"The report folder '{folder}' cannot be replaced: {name} is open in another program. "
        "Nothing was written: close it and run again."
    )


def _changed(folder: Path) -> bool:
    """Whether a file of an earlier pack is no longer as it was written, or something stands there that was not."""
    if not folder.is_dir():
        return folder.exists()
    try:
        written = json.loads((folder / RUN).read_text(encoding="utf-8"))["files"]
        found = {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file() and path != folder / RUN
        }
    except (OSError, ValueError, KeyError, TypeError):
        return any(folder.iterdir())
    return bool(found != written)


def _free_name(folder: Path) -> Path:
    number = 1
    while (aside := folder.with_name(f"{folder.name}_changed-{number}")).exists():
        number += 1
    return aside
