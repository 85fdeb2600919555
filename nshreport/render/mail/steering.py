"""The e-mail to the steering group: what is late, what changed, what is asked of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nshreport.plan import read_addresses
from nshreport.render.mail.message import Draft, Edition, Picture, Recipient, picture_id, write_draft
from nshreport.render.mail.page import render
from nshreport.words import one_line, say_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nshreport.history.changes import Change
    from nshreport.plan import Directory
    from nshreport.report import Report

_ROLE = "steering group"
_MOST_TACTICS, _MOST_CHANGES = 30, 12
"""What an e-mail lists of each kind; the rest is counted, and is in the workbook."""


def steering_draft(
    report: Report, directory: Directory, edition: Edition, attachments: Mapping[str, bytes], chart: Picture
) -> dict[str, bytes]:
    """The e-mail to the steering group, by file name: a draft, and the same in HTML and in plain text.

    The draft shows the chart within; the HTML file shows the picture file that is next to it in the pack.

    Args:
        report: what is said.
        directory: the People sheet; whoever has the role "steering group" and an address is a recipient.
        edition: which report it is.
        attachments: the files to attach, by name.
        chart: the Gantt chart; its name is that of the picture file in the pack.
    """
    subject = make_subject(report, f"status on {say_day(report.as_of)}")
    shown = _values(report, subject, tuple(attachments), chart)
    text = render("steering.txt", **shown)
    recipients = steering_recipients(directory)
    draft = Draft(
        key=edition.key(_ROLE),
        day=edition.day,
        subject=subject,
        to=recipients,
        text=text,
        html=render("steering.html", source=f"cid:{picture_id(chart)}", **shown),
        picture=chart,
        attachments=attachments,
    )
    to = ", ".join(recipient.address for recipient in recipients) or "the steering group (no address in the plan)"
    copied = f"To: {to}\nSubject: {subject}\n\n{text}"
    return {
        f"{edition.stem}_email.eml": write_draft(draft),
        f"{edition.stem}_email.html": render("steering.html", source=chart.name, **shown).encode("utf-8"),
        f"{edition.stem}_email.txt": copied.replace("\n", "\r\n").encode("utf-8"),
    }


def steering_recipients(directory: Directory) -> tuple[Recipient, ...]:
    """Everybody of the People sheet who has the role "steering group" and an address, each address once."""
    found: dict[str, Recipient] = {}
    for entry in directory.entries:
        if _ROLE in " ".join(entry.role.casefold().split()):
            for address in read_addresses(entry.address).good:
                found.setdefault(address.casefold(), Recipient(entry.name, address))
    return tuple(found.values())


def make_subject(report: Report, what: str) -> str:
    """A subject line: the protective marking, the plan, and what it is about."""
    marking = f"[{one_line(report.marking, 60)}] " if report.marking.strip() else ""
    return f"{marking}{one_line(report.title, 120)}: {what}"


def _values(report: Report, subject: str, attached: tuple[str, ...], chart: Picture) -> dict[str, object]:
    return {
        "report": report,
        "subject": subject,
        "changes": [_describe_change(change) for change in report.changes.changes[:_MOST_CHANGES]],
        "most": _MOST_TACTICS,
        "attached": attached,
        "alt_text": chart.alt_text,
    }


def _describe_change(change: Change) -> str:
    """A change on one line, by the name that the workbook has for it: of which tactic, from what to what, and why."""
    before, after, reason = map(one_line, (change.before, change.after, change.reason))
    words = replace(change, before=before, after=after, reason=reason).words
    summary = f"{change.heading}: {one_line(change.tactic)}"
    return f"{summary}: {words}" if words else summary
