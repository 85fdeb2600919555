"""A run, readable as a table of contents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from nshreport.history import History, compose_trends, read_history, recall, say_other_packs
from nshreport.history.changes import compare
from nshreport.plan import Options, Plan, find_plan, read_settings, read_workbook
from nshreport.rating import assess, choose_findings, part_findings, read_progress, read_timings, spelling_findings
from nshreport.report import Report, compose_report


class Reading(NamedTuple):
    """A plan read and assessed, and what is reported of it."""

    plan: Plan
    report: Report
    history: History


def read_report(path: Path, options: Options, history_folder: Path, previous: Path | None = None) -> Reading:
    """Everything that a report says of a plan workbook. Nothing is written.

    Args:
        path: the plan workbook.
        options: the report date, and what the command line overrides.
        history_folder: where earlier packs are; it need not exist.
        previous: the earlier report to compare with, a pack or a plan workbook, in place of the newest in the folder.

    Raises:
        ReportError: the workbook cannot be read or holds no plan.
    """
    workbook = read_workbook(path)
    settings, setting_findings = read_settings(workbook, options)
    plan = find_plan(workbook, settings)
    plan = read_timings(plan)
    plan = read_progress(plan)
    history = read_history(history_folder, plan, previous)
    plan = recall(plan, history)
    history = replace(history, remarks=say_other_packs(history_folder, plan, history))
    plan = assess(plan, options.as_of)
    plan = choose_findings(plan.with_findings((*setting_findings, *spelling_findings(plan), *part_findings(plan))))
    changes = compare(history.latest, plan)
    trends = compose_trends(plan, history)
    return Reading(plan, compose_report(plan, changes, trends, history), history)
