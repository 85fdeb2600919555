"""The commands, each a few lines on what the packages do.

Libraries that are slow to import are imported where they are used, so that --help and explain start at once.
"""

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nshreport.cli.copies import explained
from nshreport.cli.options import (
    INPUT,
    OUTPUT,
    AsJson,
    AsOf,
    FirstMonth,
    HeaderRow,
    History,
    Output,
    Plan,
    Previous,
    SheetName,
    Version,
    Year,
    now,
    today,
)
from nshreport.cli.running import logged, print_json, progress, quick_imports, trouble_said
from nshreport.errors import ChangedPackError, UsageError
from nshreport.words import say_day

if TYPE_CHECKING:
    from nshreport.deliver.pack import Pack
    from nshreport.pipeline import Reading
    from nshreport.plan import Options


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads a communication plan as people write it, checks its deadlines and writes the monthly report pack.",
)


@app.callback()
def _program(version: Version = False) -> None:
    """Take the options of the program itself; its help is the app's."""


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

    restore_packs(output, history or output)
    options = _options(as_of, year, first_month, sheet, header_row)
    return read_report(_workbook(plan, options), options, existing_folder(history) if history else output, previous)


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
    with trouble_said(stopped=lambda: _say_stopped(pack, output)), logged(output) as line:
        given = "Report date: " if as_of else "No report date was given; using today, "
        typer.echo(f"{given}{say_day(as_of or today())}.")
        with progress() as doing:
            with quick_imports():
                from nshreport.deliver import archive_path, deliver_archive, deliver_pack
                from nshreport.deliver.pack import INDEX, build_pack

            reading = read()
            line.digest = reading.plan.workbook.digest
            doing("Making the report pack")
            pack = build_pack(*reading)
            doing("Writing the report pack")
            folder, aside = deliver_pack(pack, output)
            line.result = f"written to {folder}"
        # The file of an earlier run would not agree with the folder next to it.
        archive = deliver_archive(pack, output) if zipped or archive_path(pack, output).exists() else None
        for sentence in _say_written(reading, pack, folder, aside, archive):
            typer.echo(sentence)
        typer.echo(f"Open this first: {folder / INDEX}")
        if opened:
            typer.launch(str(folder / INDEX))


def _say_written(
    reading: "Reading", pack: "Pack", folder: Path, aside: Path | None, archive: Path | None
) -> Iterator[str]:
    """What a run found and wrote, and what the person who started it should know of that."""
    from nshreport.deliver import size_warning
    from nshreport.report import say_finding, show_summary

    yield from show_summary(reading.report)
    yield from (say_finding(finding) for finding in reading.report.findings if finding.code == "report-date-far")
    if aside is not None:
        yield f"Files in the earlier pack of this date had been changed: it was kept as {aside}."
    yield f"The report pack is in {folder}."
    yield from (*reading.history.remarks, *pack.left_out)
    if archive is not None:
        yield f"The same as one file: {archive}."
    if warning := size_warning("The report pack", archive.stat().st_size if archive else pack.size):
        yield warning


def _say_stopped(pack: "Pack | None", output: Path) -> str:
    from nshreport.deliver import is_delivered

    if pack is not None and is_delivered(pack, output):
        return f"Stopped; the report pack in {output / pack.folder} is whole."
    return "Stopped; nothing was written."


@app.command()
@_on_a_plan
def check(read: Callable[[], "Reading"], as_json: AsJson = False) -> None:
    """Read the plan and print what needs attention and what to fix; write nothing."""
    with trouble_said(as_json=as_json):
        from nshreport.report import say_findings, show_summary

        reading = read()
        if as_json:
            print_json(_check_json(reading))
            return
        typer.echo(f"Report date: {say_day(reading.report.as_of)}.")
        for line in (*show_summary(reading.report), *say_findings(reading.report.findings)):
            typer.echo(line)


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
    with trouble_said():
        from nshreport.words import explain_feedback, explain_timing, in_words

        if not texts and sys.stdin.isatty():
            typer.echo(
                "Write what a cell says, each on a line, and end with Ctrl+D (on Windows Ctrl+Z and Enter).", err=True
            )
        explain_one = explain_feedback if feedback else explain_timing
        lines: Iterable[str] = texts or (line.rstrip("\r\n") for line in sys.stdin)
        text = None
        for text in lines:
            explained = explain_one(text, year=year or today().year, first_month=first_month or 1)
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
    again: Annotated[bool, typer.Option("--again", help="Send again to people who have had it.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; leave out what needs a person's yes.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show who would get what.")] = False,
) -> None:
    """Send a pack's drafts through a mail server, after a yes."""
    said = "Stopped. The journal sent.jsonl next to the pack says who has had what: run again to go on."
    with trouble_said(stopped=lambda: said):
        from nshreport.deliver import pack_record, restore_packs
        from nshreport.deliver.send import Order, read_server, send_pack

        restore_packs(pack.parent)
        pack_record(pack)  # what is no pack has no log next to it
        with logged(pack.resolve().parent) as line:
            order = Order(pack, to, again, yes, dry_run)
            for sentence in send_pack(order, lambda: read_server(os.environ), _ask, now):
                typer.echo(sentence)
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
    with trouble_said():
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
        typer.echo(f"The pack '{pack.name}' is unchanged{again}.")


@app.command("history")
def list_history(folder: Annotated[Path, typer.Argument(metavar="[DIR]")] = OUTPUT, as_json: AsJson = False) -> None:
    """List the report packs of a folder and their totals."""
    with trouble_said(as_json=as_json):
        from nshreport.deliver import restore_packs
        from nshreport.history import list_packs

        restore_packs(folder)
        packs = list_packs(folder)
        for pack in packs:
            _tell(pack.fields, pack.words, as_json=as_json)
        if not packs and not as_json:
            typer.echo(f"There is no report pack in '{folder}'.")


@app.command()
def diff(old: Path, new: Path, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Say what changed from OLD to NEW: two plan workbooks, or two packs."""
    with trouble_said(as_json=as_json):
        from nshreport.deliver import restore_packs
        from nshreport.history.changes import diff as compare_editions

        restore_packs(old.parent, new.parent)
        changes = compare_editions(old, new, _options(as_of))
        for change in changes.changes:
            _tell(change.cells, change.line, as_json=as_json)
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
    with trouble_said():
        from nshreport.deliver import file_name, write_new_file
        from nshreport.render.template import new_plan, write_plan_workbook

        begins = year or today().year
        titled = title if str(begins) in title else f"{title} {begins}"
        draft = new_plan(titled, team, begins, first_month or 1)
        path = write_new_file(file or Path(file_name(titled)), write_plan_workbook(draft))
        typer.echo(f"The new plan is {path}. Fill in its first rows, save it in input/, and run the report.")


@app.command("import")
def import_plan(
    document: Path, file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None
) -> None:
    """Make a plan workbook of DOCUMENT, a plan kept in Word or in a workbook of another form."""
    with trouble_said():
        from nshreport.deliver import write_new_file
        from nshreport.plan import find_plan, read_settings, read_workbook
        from nshreport.render.template import plan_from, write_plan_workbook

        workbook = read_workbook(document)
        plan = find_plan(workbook, read_settings(workbook, _options())[0])
        path = write_new_file(file or document.with_suffix(".xlsx"), write_plan_workbook(plan_from(plan)))
        typer.echo(f"The plan is now in {path}: {len(plan.frame)} rows. Look it through, then save it in input/.")
        for finding in plan.findings:
            if finding.code == "tracked-change":
                typer.echo(f"  {finding.message}")


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
    with trouble_said():
        from nshreport.deliver import file_name, write_new_file
        from nshreport.render.template import roll_over, say_roll_over, write_plan_workbook

        plan = read().plan
        to = to or plan.settings.plan_year + 1
        if to <= plan.settings.plan_year:
            message = f"The plan is for {plan.settings.plan_year} already. Give a later year with --to."
            raise UsageError(message)
        draft, rolled = roll_over(plan, to)
        path = write_new_file(file or Path(file_name(draft.title)), write_plan_workbook(draft))
        typer.echo(say_roll_over(rolled))
        typer.echo(f"The draft is {path}. The sheet 'What was carried over' says what to look at.")


def _tell(fields: dict[str, Any], words: str, *, as_json: bool) -> None:
    """One line: a JSON object for programs, or words."""
    if as_json:
        print_json(fields)
    else:
        typer.echo(words)


def _options(
    as_of: date | None = None,
    year: int | None = None,
    first_month: int | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> "Options":
    from nshreport.plan import Options

    return Options(as_of or today(), year, first_month, sheet, header_row)


def _workbook(plan: Path | None, options: "Options") -> Path:
    from nshreport.plan import ConflictCopiesError, find_workbook

    if plan is not None and not plan.is_dir():
        return plan
    try:
        return find_workbook(plan or INPUT)
    except ConflictCopiesError as copies:
        raise explained(copies, options) from None


_FINDING_FIELDS = ("code", "severity", "sheet", "cell", "quote", "message")


def _check_json(reading: "Reading") -> dict[str, Any]:
    report = reading.report
    found = {**reading.plan.layout.in_words(), "tactics": len(report.tactics)}
    findings = [{name: str(getattr(finding, name)) for name in _FINDING_FIELDS} for finding in report.findings]
    return {"plan": found, "summary": report.counts, "findings": findings}
