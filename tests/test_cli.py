from __future__ import annotations

import gc
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from nshreport import __version__, cli, errors
from nshreport.cli import running
from tests.books import plan_sheet, save
from tests.conftest import read_cases
from tests.plan_2017 import WORKBOOK

ROOT = Path(__file__).parent.parent


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


def test_check_as_json_says_where_the_plan_stands_and_what_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", str(WORKBOOK), "--as-of", "2017-03-31", "--json")
    told = json.loads(out)
    letters = {
        "tactic": ["A"],
        "purpose": ["B"],
        "audience": ["C"],
        "timing": ["D"],
        "accountable": ["E"],
        "feedback": ["F"],
    }
    assert code == 0
    sheet = "Communication plan"
    assert told["plan"] == {
        "sheet": sheet,
        "sheets": [sheet],
        "header_row": 3,
        "columns": letters,
        "tactics": 23,
    }
    assert told["summary"] == {"Red": 0, "Amber": 11, "Green": 8, "Complete": 1, "Cancelled": 0, "Not rated": 3}
    assert all(
        list(finding) == ["code", "severity", "sheet", "cell", "quote", "message"] for finding in told["findings"]
    )


def test_check_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "check", str(WORKBOOK), "--as-of", "2017-03-31")
    assert code == 0
    assert "11 amber" in out
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_written_to_the_folder_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(tmp_path))
    assert code == 0
    assert "2017-03-31" in out
    assert (tmp_path / "2017-03-31" / "plan.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_one_file_of_an_earlier_run_is_renewed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    command = ("report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(tmp_path))
    (tmp_path / "2017-03-31.zip").write_bytes(b"of an earlier run")
    code, out, _ = run(capsys, *command)
    assert code == 0
    assert f"The same as one file: {tmp_path / '2017-03-31.zip'}." in out
    assert (tmp_path / "2017-03-31.zip").read_bytes().startswith(b"PK")


def test_without_a_report_date_today_is_taken_and_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out, _ = run(capsys, "report", str(WORKBOOK), "--output", str(tmp_path))
    assert re.match(r"No report date was given; using today, \d{1,2} [A-Z][a-z]+ \d{4}\.", out)
    assert "--year" in out


@pytest.mark.parametrize("day", ["31/3/2017", "31 March 2017", "end of March 2017", "Friday 31 March 2017"])
def test_the_report_date_may_be_written_as_people_write_it_and_is_printed_back(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "check", str(WORKBOOK), "--as-of", day)
    assert (code, out.splitlines()[0]) == (0, "Report date: 31 March 2017.")


@pytest.mark.parametrize(
    "day",
    [
        *("March 2017", "31 March 2017?", "early March", "Thursday 31 March 2017", "soon"),
        *("2017-02-29", "9999-12-31", "0001-01-01"),
    ],
)
def test_a_report_date_that_is_not_one_day_for_certain_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", str(WORKBOOK), "--as-of", day)
    words = " ".join(err.replace("│", " ").split())
    assert code == errors.UsageError.exit_code
    assert f"'{day}' is not a date we recognise. Use a form such as 31 March 2017." in words


def test_a_report_date_of_another_century_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "check", str(WORKBOOK), "--as-of", "1 March 1950")
    assert "is not between 1990 and 2100" in " ".join(err.replace("│", " ").split())


def workbook(folder: Path, kind: str) -> Path:
    match kind:
        case "empty-plan":
            return save(plan_sheet([]), folder)
        case "no-plan":
            return save(plan_sheet([("Ann", "1 High Street")], ("Name", "Address")), folder)
        case "not-a-workbook":
            path = folder / "plan.xlsx"
            path.write_text("hello", encoding="utf-8")
            return path
        case _:
            return folder / "nothing.xlsx"


@pytest.mark.parametrize(
    "kind", [errors.EmptyPlanError, errors.NoPlanError, errors.NotAWorkbookError, errors.NoWorkbookError]
)
def test_trouble_is_a_sentence_its_exit_code_and_no_file(
    kind: type[errors.ReportError], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = workbook(tmp_path, kind.code)
    code, out, err = run(capsys, "report", str(path), "--as-of", "2017-03-31", "--output", str(tmp_path / "output"))
    assert code == kind.exit_code
    assert path.name in err
    assert "Traceback" not in out + err
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    "kind", [errors.EmptyPlanError, errors.NoPlanError, errors.NotAWorkbookError, errors.NoWorkbookError]
)
def test_trouble_as_json_names_its_kind(
    kind: type[errors.ReportError], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = run(capsys, "check", str(workbook(tmp_path, kind.code)), "--json")
    assert code == kind.exit_code
    assert json.loads(out)["error"]["code"] == kind.code


def test_every_kind_of_trouble_has_an_exit_code_of_its_own() -> None:
    codes = [kind.exit_code for kind in errors.KINDS]
    assert sorted(codes) == list(range(2, 2 + len(codes)))


def test_a_sheet_that_is_not_there_is_a_mistake_in_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", str(WORKBOOK), "--sheet", "Plan B")
    assert code == errors.UsageError.exit_code
    assert "'Plan B'" in err
    assert "'Communication plan'" in err


def test_the_plan_in_the_input_folder_is_taken_where_none_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "input").mkdir()
    save(plan_sheet([("Hold workshop", "", "", "7 April", "Ian", "")]), tmp_path / "input")
    code, out, _ = run(capsys, "check", "--as-of", "2017-03-31", "--json")
    assert code == 0
    assert json.loads(out)["plan"]["tactics"] == 1


def modules_after(*arguments: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    script = (
        "import sys\nfrom nshreport.cli import main\n"
        f"try:\n    main({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stderr.split())


def test_help_imports_neither_pandas_nor_matplotlib() -> None:
    assert not {"pandas", "matplotlib", "openpyxl"} & modules_after("--help")


def test_explain_imports_no_pandas() -> None:
    assert not {"pandas", "numpy", "matplotlib"} & modules_after("explain", "w/c 15 May", "--year", "2017")


def test_explain_reads_lines_as_windows_and_others_write_them() -> None:
    command = [sys.executable, "-m", "nshreport", "explain", "--year", "2017", "--json"]
    given = "\ufeffw/c 15 May\r\n3 – 5 June\n".encode()
    done = subprocess.run(
        command,
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    told = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [(one["text"], one["start"]) for one in told] == [("w/c 15 May", "2017-05-15"), ("3 – 5 June", "2017-06-03")]
    assert done.stderr == b""


def test_check_does_not_import_matplotlib() -> None:
    modules = modules_after("check", str(WORKBOOK), "--as-of", "2017-03-31")
    assert "pandas" in modules
    assert "matplotlib" not in modules
    assert "xlsxwriter" not in modules


def test_the_workbook_in_input_holds_the_plans_cells_verbatim() -> None:
    sheet = openpyxl.load_workbook(WORKBOOK)["Communication plan"]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=4, max_col=6)]
    tactics = [row for row in rows if any(row[1:])]
    assert tactics == [list(case.values())[1:] for case in read_cases("plan-2017.csv")]


def test_the_terminal_shows_the_plans_words_as_typed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    title = r"Show [bold]the :sun: [/] \[b]"
    plan = save(plan_sheet([(title, "", "GSS", "1 March", "Ian", "")], title=f"Plan 2017 {title}"), tmp_path)
    _, out, _ = run(capsys, "check", str(plan), "--as-of", "2017-03-31")
    assert f"Plan 2017 {title}" in out
    assert out.count(title) > 1


def test_history_lists_the_packs_of_a_folder_with_their_totals(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(capsys, "report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(tmp_path))
    code, out, _ = run(capsys, "history", str(tmp_path), "--json")
    assert code == 0
    told = json.loads(out)
    assert told["folder"] == "2017-03-31"
    assert list(told["counts"].items()) == [("Amber", 11), ("Green", 8), ("Complete", 1), ("Not rated", 3)]
    assert run(capsys, "history", str(tmp_path))[1].endswith(": 11 amber, 8 green, 1 complete, 3 not rated\n")


def test_a_pack_that_a_killed_run_had_moved_away_is_listed_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests" / "data" / "packs-0.1" / "2017-03-31", tmp_path / ".2017-03-31.old")
    _, out, _ = run(capsys, "history", str(tmp_path))
    assert out.startswith("2017-03-31  ")


def test_history_says_where_there_is_nothing_to_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "history", str(tmp_path))
    assert (code, "There is no report pack in" in out) == (0, True)
    code, _, err = run(capsys, "history", str(tmp_path / "nowhere"))
    assert (code, "There is no folder" in err) == (2, True)


def test_earlier_packs_named_by_hand_must_be_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "check", str(WORKBOOK), "--as-of", "2017-03-31", "--history", str(tmp_path / "nowhere"))
    assert (code, "There is no folder" in err) == (2, True)


def test_diff_says_what_was_edited_between_two_plan_workbooks(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, timing in (("old.xlsx", "7 April"), ("new.xlsx", "12 May")):
        save(plan_sheet([("Hold workshop", "", "", timing, "Ian", "Drafting")]), tmp_path, name)
    code, out, _ = run(capsys, "diff", str(tmp_path / "old.xlsx"), str(tmp_path / "new.xlsx"), "--as-of", "2017-03-01")
    assert code == 0
    assert "7 April" in out
    assert "12 May" in out


class Terminal(io.StringIO):
    """Standard error that somebody watches."""

    def isatty(self) -> bool:
        return True


def test_a_long_run_says_in_a_terminal_what_it_is_doing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Terminal()
    monkeypatch.setattr(running, "_QUIET_SECONDS", 0)
    monkeypatch.setattr(sys, "stderr", watched)
    with pytest.raises(SystemExit):
        cli.main(["report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(tmp_path)])
    assert "Making the report pack" in watched.getvalue()


def test_a_run_leaves_the_search_for_garbage_on(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capsys, "report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(tmp_path))
    assert gc.isenabled()


def test_a_list_in_the_terminal_ends_with_a_count(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        (f"Visit school {number}", "", "", "3 February", "Ann", "") for number in range(50)
    ]
    path = save(plan_sheet(rows), tmp_path)
    code, out, _ = run(capsys, "check", str(path), "--as-of", "2017-03-31")
    assert code == 0
    assert "\nRed (50)\n  T01 Visit school 0: " in out
    assert out.count("  T") == 20
    assert "  and 30 more: the status workbook lists all of them\n" in out


@pytest.mark.parametrize("day", ["2017-03-31", "2017-06-30", "2017-09-30", "2017-12-31"])
def test_a_check_of_the_real_plan_reads_aloud_in_about_forty_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, day: str
) -> None:
    _, out, _ = run(capsys, "check", str(WORKBOOK), "--as-of", day, "--output", str(tmp_path))
    lines = [line for line in out.splitlines() if line]
    assert len(lines) <= 45
    assert len(lines) == len(set(lines))
    assert not re.search("[|+=─━╭]", out)
    assert "requests for the Steering Group." in out or "request for the Steering Group." in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "--as-off", "2017-03-31"), "There is no option '--as-off'. Did you mean --as-of?"),
        (("report", "--zap"), "There is no option '--zap'."),
        (("report", "--as-of"), "The option '--as-of' needs a value after it."),
        (("check", "--json=yes"), "The option '--json' takes no value."),
        (("reprot",), "There is no command 'reprot'. Did you mean 'report'?"),
        (("check", "--first-month", "13"), "--first-month must be at most 12."),
        (("check", "--header-row", "0"), "--header-row must be at least 1."),
        (("check", "--year", "soon"), "--year must be a whole number."),
        (("send",), "PACK is missing."),
        (("check", "my", "plan.xlsx"), "'plan.xlsx' is too much here. Put a name with spaces in quotes"),
        (("check", "--as-of", "soon"), "--as-of: 'soon' is"),
    ],
)
def test_a_mistake_in_the_command_is_named_in_our_own_words(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert "--help' shows how it is used." in err


@pytest.mark.parametrize("arguments", [("--version",), ("report", "--version")])
def test_the_version_can_be_asked_for(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *arguments) == (0, f"nshreport {__version__}\n", "")


def test_a_run_that_is_stopped_says_what_was_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(tmp_path))

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("nshreport.pipeline.read_workbook", interrupt)
        code, _, err = run(capsys, *command)
    assert (code, err) == (errors.StoppedError.exit_code, "Stopped; nothing was written.\n")
    monkeypatch.setattr("nshreport.report.show_summary", interrupt)
    code, _, err = run(capsys, *command)
    assert (code, err) == (13, f"Stopped; the report pack in {tmp_path / '2017-03-31'} is whole.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_signal_to_end_stops_a_run_like_ctrl_c() -> None:
    command = [sys.executable, "-m", "nshreport", "explain"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        started.stdin.write("7 April\n" * 2000)
        started.stdin.flush()
        started.stdout.readline()
        started.terminate()
        _, said = started.communicate()
    assert (started.returncode, said) == (13, "Stopped; nothing was written.\n")


def test_every_run_that_writes_is_a_line_of_the_log(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rest = ("--as-of", "2017-03-31", "--output", str(tmp_path))
    run(capsys, "report", str(WORKBOOK), *rest)
    run(capsys, "report", str(tmp_path / "nowhere.xlsx"), *rest)
    made, failed = [line.split("\t") for line in (tmp_path / "runs.log").read_text(encoding="utf-8").splitlines()]
    assert made[1] == f"report {WORKBOOK} --as-of 2017-03-31 --output {tmp_path}"
    assert made[2] == f"sha256 {hashlib.sha256(WORKBOOK.read_bytes()).hexdigest()}"
    assert f"nshreport {__version__}, pandas " in made[3]
    assert made[4] == f"written to {tmp_path / '2017-03-31'}"
    assert (failed[2], failed[4].startswith("There is no file")) == ("no plan read", True)


def test_a_pack_that_is_none_leaves_no_log(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "send", str(tmp_path / "2017-03-31"), "--dry-run")
    assert (code, "is not the folder of a report pack" in err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_written_is_not_in_the_way(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "runs.log").mkdir()
    assert run(capsys, "report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(tmp_path))[0] == 0
