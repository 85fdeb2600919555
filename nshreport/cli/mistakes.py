"""Mistakes in a command, said in our own words."""

from __future__ import annotations

import re

import typer
from typer.exceptions import TyperException

_MISTAKES = (
    (r"No such command '(.*)'\.(.*)", "There is no command '{}'.{}"),
    (r"No such option: (\S+) \(Possible options: (.*)\)", "There is no option '{}'. Did you mean {}?"),
    (r"No such option: (\S+)", "There is no option '{}'."),
    (r"Got unexpected extra argument\S* \((.*)\)", "'{}' is too much here. Put a name with spaces in quotes."),
    (r"Option '(.*)' requires an? \w+\.?", "The option '{}' needs a value after it."),
    (r"Option '(.*)' does not take a value\.", "The option '{}' takes no value."),
    (r"Missing \w+ '(.*)'\.", "{} is missing."),
    (r"Invalid value for '(.*?)'.*?: Input should be less than or equal to (.*)", "{} must be at most {}."),
    (r"Invalid value for '(.*?)'.*?: Input should be greater than or equal to (.*)", "{} must be at least {}."),
    (r"Invalid value for '(.*?)'.*?: Input should be a valid integer.*", "{} must be a whole number."),
    (r"Invalid value for '(.*?)'.*?: (.*)", "{}: {}"),
)  # fmt: skip
"""What typer says of a mistake in a command, and what we say."""


def say_mistake(mistake: TyperException) -> None:
    """A mistake in the command, in our own words, and where help is."""
    if type(mistake).__name__ == "NoArgsIsHelpError":  # no mistake: the help is what is asked for
        typer.echo(mistake.format_message())
        return
    message = " ".join(mistake.format_message().split())
    found = ((re.fullmatch(form, message), said) for form, said in _MISTAKES)
    words = next((said.format(*match.groups()) for match, said in found if match), message)
    context = getattr(mistake, "ctx", None)
    command = context.command_path if context else "nshreport"
    typer.echo(f"{words} '{command} --help' shows how it is used.", err=True)
