"""The options that commands share, and what day it is for the person who types them."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from nshreport import __version__
from nshreport.words import say_day

INPUT, OUTPUT = Path("input"), Path("output")
_YEARS = range(1990, 2101)
"""Years in which a report date may be."""


def now() -> datetime:
    """The time of day, with its distance from Greenwich."""
    return datetime.now().astimezone()


def today() -> date:
    """The day on the runner's own calendar."""
    return date.today()  # noqa: DTZ011 - see above


def _read_day(text: str) -> date:
    """A report date as the command line has it; for "ask", as the person at the keyboard types it."""
    if text == "ask":
        return _ask_day()
    from nshreport.words.timing import read_day_up_to

    day = read_day_up_to(text, today())
    if day is None:
        message = f"'{text}' is not a date we recognise. Use a form such as 31 March 2017."
        raise typer.BadParameter(message)
    if day.year not in _YEARS:
        message = f"{text} is not between {_YEARS[0]} and {_YEARS[-1]}."
        raise typer.BadParameter(message)
    return day


def _ask_day() -> date:
    """The report date that is typed; with Enter alone, or nobody to ask, the end of last month."""
    last = today().replace(day=1) - timedelta(days=1)
    while True:
        typer.echo(f"Report date, such as 31 March 2017 (Enter for {say_day(last)}): ", nl=False)
        try:
            typed = input().strip()
        except EOFError:
            typed = ""
        try:
            return _read_day(typed) if typed else last
        except typer.BadParameter as trouble:
            typer.echo(trouble.message)


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
AsOf = Annotated[
    date | None,
    typer.Option(
        parser=_read_day,
        metavar="DATE",
        help="The report date, such as 31 March 2017; without it, today.",
        show_default=False,
    ),
]
Output = Annotated[Path, typer.Option(metavar="DIR", help="Where the packs are, one folder per report date.")]
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
        "--history", metavar="DIR", help="Where earlier packs are, if not in DIR of --output.", show_default=False
    ),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        metavar="PACK-OR-WORKBOOK", help="The earlier report to compare with, a pack or a plan.", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
