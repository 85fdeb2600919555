"""Commands and exit codes: the only package that prints, and the only one that knows today's date."""

import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

from nshreport.cli.commands import app
from nshreport.cli.mistakes import say_mistake
from nshreport.cli.process import end_unwritten, ended_like_ctrl_c, prepare_process
from nshreport.cli.running import TYPED

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end the process with its exit code.

    Args:
        arguments: what follows the command's name; None for those of the process.
    """
    prepare_process()
    TYPED.set(tuple(sys.argv[1:] if arguments is None else arguments))
    with ended_like_ctrl_c():
        try:
            code = app(args=list(TYPED.get()), prog_name="nshreport", standalone_mode=False)
        except TyperException as mistake:
            say_mistake(mistake)
            code = mistake.exit_code
        except OSError as trouble:
            code = end_unwritten(trouble)
    sys.exit(code)
