"""What stops a run: one class per kind of trouble, each with its exit code."""

from __future__ import annotations

from typing import ClassVar


class ReportError(Exception):
    """Trouble that stops the run; its text is the one or two sentences that the runner reads.

    Raised where the fault is known, caught once at the command line. `code` names the kind for programs
    (`check --json`), `exit_code` is what the process ends with. 0 is a report (findings included), 1 a bug, 2 a
    mistake in the command itself.
    """

    code: ClassVar[str] = "trouble"
    exit_code: ClassVar[int] = 1


class UsageError(ReportError):
    """The command asks for something that does not fit, such as a sheet that the workbook does not have."""

    code = "usage"
    exit_code = 2


class NoWorkbookError(ReportError):
    """There is no plan workbook to read, or more than one and no word which."""

    code = "no-workbook"
    exit_code = 3


class NotAWorkbookError(ReportError):
    """The file is not a workbook of a kind that can be read, or it is damaged or too large."""

    code = "not-a-workbook"
    exit_code = 4


class PasswordError(ReportError):
    """The workbook is protected with a password."""

    code = "password"
    exit_code = 5


class NoPlanError(ReportError):
    """No sheet of the workbook has the headings of a plan."""

    code = "no-plan"
    exit_code = 6


class EmptyPlanError(ReportError):
    """The headings of a plan are there, but no tactic is below them."""

    code = "empty-plan"
    exit_code = 7


class OutputError(ReportError):
    """The output folder, or what is printed, cannot be written."""

    code = "output"
    exit_code = 8


class FileInUseError(ReportError):
    """A file of the pack is open in another program or read-only, so that the pack cannot be replaced."""

    code = "file-in-use"
    exit_code = 9


class MailServerError(ReportError):
    """The mail server cannot be reached, does not show who it is, or lets nobody in."""

    code = "mail-server"
    exit_code = 10


class NotAllSentError(ReportError):
    """Some recipients did not get their e-mail, or may not have got it."""

    code = "not-all-sent"
    exit_code = 11


class JournalError(ReportError):
    """The journal of what was sent cannot be read, or is in use: nothing is sent without it."""

    code = "journal"
    exit_code = 12


class StoppedError(ReportError):
    """Somebody stopped the run, with Ctrl-C or a signal to end."""

    code = "stopped"
    exit_code = 13


class ChangedPackError(ReportError):
    """A pack is not as it was written, or the plan does not give the same bytes again."""

    code = "changed"
    exit_code = 14


KINDS: tuple[type[ReportError], ...] = tuple(ReportError.__subclasses__())
