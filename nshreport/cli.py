"""Commands and exit codes: the only place that prints, and the only one that knows today's date.

Libraries that are slow to import are imported where they are used, so that --help and explain start at once.
"""

import errno
import gc
import inspect
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import wraps
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from nshreport import __version__
from nshreport.errors import ChangedPackError, ReportError, StoppedError, UsageError
from nshreport.mistakes import say_mistake
from nshreport.process import end_unwritten, ended_like_ctrl_c, prepare_process
from nshreport.words import say_day

if TYPE_CHECKING:
    from nshreport.deliver import RunLine
    from nshreport.deliver.pack import Pack
    from nshreport.pipeline import Reading
    from nshreport.plan import Options

INPUT, OUTPUT = Path("input"), Path("output")
_YEARS = range(1990, 2101)
"""Years in which a report date may lie."""
_QUIET_SECONDS = 2
"""A run that takes longer says what it is doing."""

_COMMAND = ContextVar("_COMMAND", default="")
"""What was typed behind the program's name, for the log of runs."""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads a communication plan as people write it, checks its deadlines and writes the monthly report pack.",
)

Plan = Annotated[
    Path | None,
    typer.Argument(metavar="[PLAN]", help="The plan workbook; without it, the one in input/.", show_default=False),
]


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer hands it over so
    if asked:
        typer.echo(f"nshreport {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
]


@app.callback()
def _program(version: Version = False) -> None:
    """Take the options of the program itself; its help is the app's."""


def _read_day(text: str) -> date:
    """A report date as the command line has it; for "ask", as the person at the keyboard types it."""
    if text == "ask":
        return _ask_day()
    from nshreport.words.timing import read_day_up_to

    day = read_day_up_to(text, _today())
    if day is None:
        message = f"'{text}' is not a date we recognise. Use a form such as 31 March 2017."
        raise typer.BadParameter(message)
    if day.year not in _YEARS:
        message = f"{text} is not between {_YEARS[0]} and {_YEARS[-1]}."
        raise typer.BadParameter(message)
    return day


def _ask_day() -> date:
    """The report date that is typed; with Enter alone, or nobody to ask, the end of last month."""
    from nshreport.words import say_day

    last = _today().replace(day=1) - timedelta(days=1)
    while True:
        typer.echo(f"Report date, such as 31 March 2017 (Enter for {say_day(last)}): ", nl=False)
        try:
            typed = input().strip()
        except EOFError:
            typed = ""
        try:
            return _read_day(typed) if typed else last
        except typer.BadParameter as trouble:
            _print(trouble.message)


AsOf = Annotated[
    date | None,
    typer.Option(
        parser=_read_day,
        metavar="DATE",
        help="The report date, such as 31 March 2017; without it, today.",
        show_default=False,
    ),
]
Output = Annotated[Path, typer.Option(metavar="DIR", help="Where the packs lie, one folder per report date.")]
Year = Annotated[
    int | None, typer.Option(min=1990, max=2099, help="The year in which the plan year begins.", show_default=False)
]
FirstMonth = Annotated[
    int | None, typer.Option(min=1, max=12, help="The month with which the plan year begins.", show_default=False)
]
SheetName = Annotated[str | None, typer.Option("--sheet", help="The sheet that holds the plan.", show_default=False)]
HeaderRow = Annotated[
    int | None, typer.Option(min=1, help="The row of the headings, as Excel shows it.", show_default=False)
]
History = Annotated[
    Path | None,
    typer.Option(
        "--history", metavar="DIR", help="Where earlier packs lie, if not in DIR of --output.", show_default=False
    ),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        metavar="PACK-OR-WORKBOOK", help="The earlier report to compare with, a pack or a plan.", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end the process with its exit code.

    Args:
        arguments: what follows the command's name; None for those of the process.
    """
    prepare_process()
    _COMMAND.set(" ".join(sys.argv[1:] if arguments is None else arguments))
    with ended_like_ctrl_c():
        try:
            code = app(
                args=list(arguments) if arguments is not None else None, prog_name="nshreport", standalone_mode=False
            )
        except TyperException as mistake:
            say_mistake(mistake)
            code = mistake.exit_code
        except OSError as trouble:
            code = end_unwritten(trouble)
    sys.exit(code)


def _read_plan(
    plan: Plan = None,
    as_of: AsOf = None,
    output: Output = OUTPUT,
    history: History = None,
    previous: Previous = None,
    year: Year = None,
    first_month: FirstMonth = None,
    sheet: SheetName = None,
    header_row: HeaderRow = None,
) -> "Reading":
    """Read the plan that a command names; its parameters are the options that commands on a plan share."""
    from nshreport.deliver import restore_packs
    from nshreport.history import existing_folder
    from nshreport.pipeline import read_report

    for folder in {output, history or output}:
        restore_packs(folder)
    options = _options(as_of, year, first_month, sheet, header_row)
    return read_report(_workbook(plan), options, existing_folder(history) if history else output, previous)


def _on_a_plan(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `_read_plan`; it gets them as a function that reads the plan."""
    shared = inspect.signature(_read_plan).parameters
    own = [option for name, option in inspect.signature(command).parameters.items() if name != "read"]

    @wraps(command)
    def run(**values: Any) -> None:  # noqa: ANN401 - whatever the options hold
        asked = {name: values[name] for name in shared}
        command(lambda: _read_plan(**asked), **{option.name: values[option.name] for option in own})

    every = {option.name: option for option in (*shared.values(), *own)}
    run.__signature__ = inspect.Signature(list(every.values()))  # type: ignore[attr-defined]  # read by typer
    run.__annotations__ = {name: option.annotation for name, option in every.items()}
    return run


@app.command()
@_on_a_plan
def report(
    read: Callable[[], "Reading"],
    as_of: AsOf = None,
    output: Output = OUTPUT,
    zipped: Annotated[
        bool, typer.Option("--zip", help="Write the pack as one file as well; one that is there is renewed anyway.")
    ] = False,
    version: Version = False,  # noqa: ARG001 - typer acts on it before
    opened: Annotated[bool, typer.Option("--open", help="Open the report's first page when it is written.")] = False,
) -> None:
    """Read the plan, check its deadlines, and write the report pack."""
    pack: Pack | None = None
    with _trouble_said(stopped=lambda: _say_stopped(pack, output)), _logged(output) as line:
        if as_of is None:
            _print(f"No report date was given; using today, {say_day(_today())}.")
        else:
            _print(f"Report date: {say_day(as_of)}.")
        with _progress() as doing:
            with _quick_imports():
                from nshreport.deliver import archive_path, deliver_archive, deliver_pack, size_warning
                from nshreport.deliver.pack import INDEX, build_pack
                from nshreport.report import say_finding, show_summary

            reading = read()
            line.digest = reading.plan.workbook.digest
            doing("Making the report pack")
            pack = build_pack(*reading)
            doing("Writing the report pack")
            folder, aside = deliver_pack(pack, output)
            line.result = f"written to {folder}"
        for words in show_summary(reading.report):
            _print(words)
        for finding in reading.report.findings:
            if finding.code == "report-date-far":
                _print(say_finding(finding))
        if aside is not None:
            _print(f"Files in the earlier pack of this date had been changed: it was kept as {aside}.")
        _print(f"The report pack is in {folder}.")
        for sentence in (*reading.history.remarks, *pack.left_out):
            _print(sentence)
        size = sum(map(len, pack.files.values()))
        # The file of an earlier run would not agree with the folder next to it.
        if zipped or archive_path(pack, output).exists():
            archive = deliver_archive(pack, output)
            size = archive.stat().st_size
            _print(f"The same as one file: {archive}.")
        if warning := size_warning("The report pack", size):
            _print(warning)
        first_page = folder / INDEX
        _print(f"Open this first: {first_page}")
        if opened:
            typer.launch(str(first_page))


def _say_stopped(pack: "Pack | None", output: Path) -> str:
    from nshreport.deliver import is_delivered

    if pack is not None and is_delivered(pack, output):
        return f"Stopped; the report pack in {output / pack.folder} is whole."
    return "Stopped; nothing was written."


@contextmanager
def _logged(folder: Path) -> Iterator["RunLine"]:
    """Write a line to the log of runs in the folder of the packs, whatever becomes of the run."""
    from nshreport.deliver import RunLine, log_run

    started, line = time.monotonic(), RunLine(_now().isoformat(timespec="seconds"), _COMMAND.get())
    try:
        yield line
    except (ReportError, KeyboardInterrupt) as trouble:
        line.result = str(trouble) or "stopped"
        raise
    finally:
        line.seconds = time.monotonic() - started
        log_run(line, folder)


@app.command()
@_on_a_plan
def check(read: Callable[[], "Reading"], as_json: AsJson = False) -> None:
    """Read the plan and print what needs attention and what to fix; write nothing."""
    with _trouble_said(as_json=as_json):
        from nshreport.report import say_findings, show_summary

        reading = read()
        if as_json:
            _print_json(_check_json(reading))
            return
        _print(f"Report date: {say_day(reading.report.as_of)}.")
        for line in (*show_summary(reading.report), *say_findings(reading.report.findings)):
            _print(line)


@app.command()
def explain(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="What a cell says; without it, a line each from standard input."),
    ] = None,
    feedback: Annotated[bool, typer.Option("--feedback", help="The text is feedback, not timing.")] = False,
    year: Year = None,
    first_month: FirstMonth = None,
    as_json: AsJson = False,
) -> None:
    """Say how a timing or a feedback text is understood."""
    with _trouble_said():
        from nshreport.words import explain_feedback, explain_timing, in_words

        if not texts and sys.stdin.isatty():
            typer.echo(
                "Write what a cell says, each on a line, and end with Ctrl+D (on Windows Ctrl+Z and Enter).", err=True
            )
        explain_one = explain_feedback if feedback else explain_timing
        lines: Iterable[str] = texts or (line.rstrip("\r\n") for line in sys.stdin)
        text = None
        for text in lines:
            explained = explain_one(text, year=year or _today().year, first_month=first_month or 1)
            _tell(explained, in_words(explained), as_json=as_json)
        if text is None:
            message = "There is no text to explain. Write what a cell says after the command, in quotes."
            raise UsageError(message)


@app.command()
def send(
    pack: Annotated[Path, typer.Argument(metavar="PACK", help="The folder of a report pack, as output/2017-03-31.")],
    to: Annotated[
        str, typer.Option(metavar="WHO", help="steering-group, accountable, or an address.")
    ] = "steering-group",
    again: Annotated[bool, typer.Option("--again", help="Send also to who has had it.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing; what needs a person's yes is left out.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show who would get what.")] = False,
) -> None:
    """Send a pack's drafts through a mail server, after a yes."""
    said = "Stopped. The journal sent.jsonl next to the pack says who has had what: run again to go on."
    with _trouble_said(stopped=lambda: said), _logged(pack.resolve().parent) as line:
        from nshreport.deliver import restore_packs
        from nshreport.deliver.send import Order, read_server, send_pack

        restore_packs(pack.parent)
        order = Order(pack, to, again, yes, dry_run)
        for sentence in send_pack(order, lambda: read_server(os.environ), _ask, _now):
            _print(sentence)
            line.result = sentence


def _ask(question: str) -> bool:
    """A person's answer; no answer, as where nobody is there, is no."""
    try:
        return typer.confirm(question)
    except typer.Abort:
        return False


@app.command()
def verify(
    pack: Annotated[Path, typer.Argument(metavar="PACK", help="The folder of a report pack, as output/2017-03-31.")],
    plan: Annotated[
        Path | None,
        typer.Option(metavar="WORKBOOK", help="The plan from which it was made, to make it again.", show_default=False),
    ] = None,
    history: History = None,
    previous: Previous = None,
) -> None:
    """Check that a pack is as it was written and, with --plan, that the plan gives the same bytes again."""
    with _trouble_said():
        from nshreport.deliver import options_of, pack_record, restore_packs, say_changed, say_differences

        pack = pack.resolve()
        restore_packs(pack.parent)
        record = pack_record(pack)
        wrong = [say_changed(pack)]
        if plan is not None:
            from nshreport.deliver.pack import build_pack
            from nshreport.pipeline import read_report

            reading = read_report(plan, options_of(record), history or pack.parent, previous)
            wrong.append(say_differences(record, build_pack(*reading).files))
        if any(wrong):
            raise ChangedPackError(" ".join(filter(None, wrong)))
        again = f", and '{plan.name}' gives the same bytes again" if plan is not None else ""
        _print(f"The pack '{pack.name}' is unchanged{again}.")


@app.command("history")
def list_history(folder: Annotated[Path, typer.Argument(metavar="[DIR]")] = OUTPUT, as_json: AsJson = False) -> None:
    """List the report packs of a folder and their totals."""
    with _trouble_said(as_json=as_json):
        from nshreport.deliver import restore_packs
        from nshreport.history import list_packs

        restore_packs(folder)
        packs = list_packs(folder)
        for pack in packs:
            _tell(pack.fields, pack.words, as_json=as_json)
        if not packs and not as_json:
            _print(f"There is no report pack in '{folder}'.")


@app.command()
def diff(old: Path, new: Path, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Say what changed from OLD to NEW: two plan workbooks, or two packs."""
    with _trouble_said(as_json=as_json):
        from nshreport.deliver import restore_packs
        from nshreport.history.changes import diff as compare_editions

        for folder in {old.parent, new.parent}:
            restore_packs(folder)
        changes = compare_editions(old, new, _options(as_of, None, None, None, None))
        for change in changes.changes:
            _tell(change.cells, f"{change.heading}: {change.tactic}: {change.words}", as_json=as_json)
        for note in changes.notes:
            _tell({"note": note}, note, as_json=as_json)


@app.command()
def new(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
    title: Annotated[str, typer.Option(help="The plan's title.")] = "Communication Plan",
    team: Annotated[str, typer.Option(help="The team that keeps the plan.")] = "",
    year: Year = None,
    first_month: FirstMonth = None,
) -> None:
    """Write an empty plan workbook for a team to fill in: FILE, or one named after the plan."""
    with _trouble_said():
        from nshreport.deliver import file_name, write_new_file
        from nshreport.render.template import new_plan, write_plan_workbook

        begins = year or _today().year
        titled = title if str(begins) in title else f"{title} {begins}"
        draft = new_plan(titled, team, begins, first_month or 1)
        path = write_new_file(file or Path(file_name(titled)), write_plan_workbook(draft))
        _print(f"The new plan is {path}. Fill in its first rows, save it in input/, and run the report.")


@app.command("import")
def import_plan(
    document: Path, file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None
) -> None:
    """Make a plan workbook of DOCUMENT, a plan kept in Word or in a workbook of another form."""
    with _trouble_said():
        from nshreport.deliver import write_new_file
        from nshreport.plan import find_plan, read_settings, read_workbook
        from nshreport.render.template import plan_from, write_plan_workbook

        workbook = read_workbook(document)
        plan = find_plan(workbook, read_settings(workbook, _options(None, None, None, None, None))[0])
        path = write_new_file(file or document.with_suffix(".xlsx"), write_plan_workbook(plan_from(plan)))
        _print(f"The plan is now in {path}: {len(plan.frame)} rows. Look it through, then save it in input/.")
        for finding in plan.findings:
            if finding.code == "tracked-change":
                _print(f"  {finding.message}")


@app.command()
@_on_a_plan
def rollover(
    read: Callable[[], "Reading"],
    to: Annotated[
        int | None, typer.Option(min=1990, max=2099, help="The year in which the next plan begins.", show_default=False)
    ] = None,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
) -> None:
    """Write a draft of next year's plan: what is unfinished or comes again, with no date moved firmly."""
    with _trouble_said():
        from nshreport.deliver import file_name, write_new_file
        from nshreport.render.template import roll_over, say_roll_over, write_plan_workbook

        plan = read().plan
        to = to or plan.settings.plan_year + 1
        if to <= plan.settings.plan_year:
            message = f"The plan is of {plan.settings.plan_year} already. Give a later year with --to."
            raise UsageError(message)
        draft, rolled = roll_over(plan, to)
        path = write_new_file(file or Path(file_name(draft.title)), write_plan_workbook(draft))
        _print(say_roll_over(rolled))
        _print(f"The draft is {path}. The sheet 'What was carried over' says what to look at.")


def _tell(fields: dict[str, Any], words: str, *, as_json: bool) -> None:
    """One line: a JSON object for programs, or words."""
    if as_json:
        _print_json(fields)
    else:
        _print(words)


@contextmanager
def _trouble_said(
    *, as_json: bool = False, stopped: Callable[[], str] = lambda: "Stopped; nothing was written."
) -> Iterator[None]:
    """Trouble that stops a command is a sentence on standard error, or JSON, and its exit code.

    Args:
        as_json: whether JSON is wanted.
        stopped: what is said when somebody stops the run.
    """
    try:
        try:
            yield
        except KeyboardInterrupt:
            raise StoppedError(stopped()) from None
        except OSError as trouble:
            if trouble.errno != errno.ENAMETOOLONG:
                raise
            raise UsageError(f"The name '{str(trouble.filename)[:60]}...' is too long. Give a shorter one.") from None
    except ReportError as trouble:
        if as_json:
            _print_json({"error": {"code": trouble.code, "message": str(trouble)}})
        else:
            typer.echo(str(trouble), err=True)
        raise typer.Exit(trouble.exit_code) from None


@contextmanager
def _quick_imports() -> Iterator[None]:
    """Imports without searches for garbage, which took a fifth of the monthly run: what they bring is never freed.

    On its import matplotlib lists the machine's fonts. Nothing here uses the list, so its warnings are not shown.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Say in a terminal what a run of more than two seconds is doing; elsewhere, nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    status = Console(stderr=True).status("Reading the plan")
    begin = Timer(_QUIET_SECONDS, status.start)
    begin.start()
    try:
        yield status.update
    finally:
        begin.cancel()
        begin.join()
        status.stop()


def _now() -> datetime:
    return datetime.now().astimezone()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the runner's own calendar is meant


def _options(
    as_of: date | None, year: int | None, first_month: int | None, sheet: str | None, header_row: int | None
) -> "Options":
    from nshreport.plan import Options

    return Options(as_of or _today(), year, first_month, sheet, header_row)


def _workbook(plan: Path | None) -> Path:
    from nshreport.plan import find_workbook

    return find_workbook(plan or INPUT) if plan is None or plan.is_dir() else plan


def _print(text: str) -> None:
    typer.echo(text)


def _print_json(content: dict[str, Any]) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False))


_FINDING_FIELDS = ("code", "severity", "sheet", "cell", "quote", "message")


def _check_json(reading: "Reading") -> dict[str, Any]:
    report = reading.report
    found = {**reading.plan.layout.in_words(), "tactics": len(report.tactics)}
    findings = [{name: str(getattr(finding, name)) for name in _FINDING_FIELDS} for finding in report.findings]
    return {"plan": found, "summary": report.counts, "findings": findings}
