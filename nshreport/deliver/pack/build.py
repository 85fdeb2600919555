"""The files of one report, made in memory."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nshreport.deliver.run_record import RUN, versions_in_use, write_record
from nshreport.history import SNAPSHOT, History, make_snapshot, next_register, plan_identity
from nshreport.plan import Plan, find_abbreviation
from nshreport.render import changes_csv, plan_csv
from nshreport.render.calendar import Event, deadlines_ics, personal_calendars, plan_events
from nshreport.render.charts import render_charts, render_gantt
from nshreport.render.mail import Edition, personal_drafts, steering_draft
from nshreport.render.marked_copy import mark_copy
from nshreport.render.page import INDEX, render_page
from nshreport.render.paper import render_paper
from nshreport.render.workbook import render_team_workbook, render_workbook
from nshreport.report import Report
from nshreport.words import without_accents

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

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(map(len, self.files.values()))


def build_pack(plan: Plan, report: Report, history: History = _NO_HISTORY) -> Pack:
    """Every file of the report, in memory. The same plan, settings and history give the same bytes."""
    stem, charts = _stem(report), render_gantt(report)
    refs = {tactic.row: tactic.ref for tactic in report.tactics}
    copy = mark_copy(plan.workbook.content, plan.workbook.kind, report.findings, refs)
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
        SNAPSHOT: _snapshot(plan, report, history),
    }
    files |= _post(plan, report, events, files)
    files[INDEX] = render_page(report, charts, tuple(files))
    files[RUN] = _run_record(plan, report, history, files)
    return Pack(report.as_of.isoformat(), files, tuple(filter(None, (copy.why, "" if events else _NO_CALENDAR))))


def _snapshot(plan: Plan, report: Report, history: History) -> bytes:
    """What the next report will know of this one."""
    register = next_register(history, plan)
    return make_snapshot(plan, register, (*report.requests, *report.answered)).encode("utf-8")


def _stem(report: Report) -> str:
    """How the names of a report's files begin."""
    return f"{report.as_of.isoformat()}_{plan_slug(report.title)}"


def _post(plan: Plan, report: Report, events: tuple[Event, ...], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The e-mails, to which files of the pack are attached, and the calendars."""
    directory, stem = plan.directory, _stem(report)
    edition = Edition(stem, plan_identity(plan), report.as_of)
    return {
        **steering_draft(report, directory, edition, files),
        **personal_drafts(report, directory, edition, events),
        **({f"{stem}_deadlines.ics": deadlines_ics(events, report)} if events else {}),
        **personal_calendars(events, report, stem),
    }


def plan_slug(title: str) -> str:
    """A plan's name for file names, safe on every system: its abbreviation in brackets, else its title's words.

    >>> plan_slug("National Statistics Harmonisation Steering Group (NSH SG) Communication Plan 2017")
    'NSH-SG'
    """
    name = find_abbreviation(title) or title
    slug = "-".join(re.findall(r"[A-Za-z0-9]+", without_accents(name)))
    whole_words = slug if len(slug) <= _LONGEST_SLUG else slug[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return whole_words or slug[:_LONGEST_SLUG] or "plan"


def _run_record(plan: Plan, report: Report, history: History, files: dict[str, bytes]) -> bytes:
    """What the run was made from and with, and the hash of every file, by which a later run sees what was changed."""
    content = {
        "versions": versions_in_use(),
        "as_of": report.as_of.isoformat(),
        "input": {"name": plan.workbook.name, "sha256": plan.workbook.digest, "sheet": report.sheet},
        "options": plan.settings.options,
        "earlier": [
            {
                "report": snapshot.as_of.isoformat(),
                "source": snapshot.source,
                "sha256": snapshot.file_digest or snapshot.digest,
            }
            for snapshot in history.snapshots
        ],
        "settings": report.in_force,
        "counts": {"tactics": len(report.tactics), "findings": len(report.findings), **report.counts},
    }
    return write_record(content, files)
