"""The e-mail to the steering group: what is late, what changed, what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from nshreport.plan import read_addresses
from nshreport.rating import Rag
from nshreport.render.mail.message import Draft, Edition, Picture, Recipient, picture_id, write_draft
from nshreport.render.mail.page import render
from nshreport.render.mail.told_tactic import ToldTactic, tell_tactic
from nshreport.words import one_line, say_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nshreport.history.changes import Change
    from nshreport.plan import Directory
    from nshreport.report import Report

_ROLE = "steering group"
_MOST_TACTICS, _MOST_CHANGES = 30, 12
"""What an e-mail lists of each kind; the rest is counted, and stands in the workbook."""
_LONGEST = 2_000
"""Letters of a paragraph."""


class Group(NamedTuple):
    """Tactics of one RAG: those that are listed, and how many more there are."""

    rag: str
    total: int
    tactics: tuple[ToldTactic, ...]
    more: int


class Request(NamedTuple):
    """Something asked of the steering group, the tactics that it is about, and how many more there are."""

    words: str
    tactics: tuple[ToldTactic, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the e-mail says, each text safe to show."""

    marking: str
    subject: str
    title: str
    as_of: str
    brief: tuple[str, ...]
    commentary: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    total: int
    requests: tuple[Request, ...]
    groups: tuple[Group, ...]
    changes: tuple[str, ...]
    more_changes: int
    attached: tuple[str, ...]
    next_report: str
    team: str


def steering_draft(
    report: Report, directory: Directory, edition: Edition, attachments: Mapping[str, bytes], chart: Picture
) -> dict[str, bytes]:
    """The e-mail to the steering group, by file name: a draft, and the same in HTML and in plain text.

    The draft shows the chart within; the HTML file shows the picture file that lies beside it in the pack.

    Args:
        report: what is told.
        directory: the People sheet; whoever has the role "steering group" and an address is a recipient.
        edition: which report it is.
        attachments: the files to attach, by name.
        chart: the Gantt chart; its name is that of the picture file in the pack.
    """
    story = _tell(report, tuple(attachments))
    text = render("steering.txt", {"story": story})
    recipients = steering_recipients(directory)
    draft = Draft(
        key=edition.key(_ROLE),
        day=edition.day,
        subject=story.subject,
        to=recipients,
        text=text,
        html=_html(story, chart, f"cid:{picture_id(chart)}"),
        picture=chart,
        attachments=attachments,
    )
    to = ", ".join(recipient.address for recipient in recipients) or "the steering group (no address in the plan)"
    copied = f"To: {to}\nSubject: {story.subject}\n\n{text}"
    return {
        f"{edition.stem}_email.eml": write_draft(draft),
        f"{edition.stem}_email.html": _html(story, chart, chart.name).encode("utf-8"),
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


def _html(story: Story, chart: Picture, source: str) -> str:
    return render("steering.html", {"story": story, "source": source, "alt_text": one_line(chart.alt_text, _LONGEST)})


def _tell(report: Report, attached: tuple[str, ...]) -> Story:
    changes = report.changes.changes
    return Story(
        marking=one_line(report.marking, 60),
        subject=make_subject(report, f"status on {say_day(report.as_of)}"),
        title=one_line(report.title),
        as_of=say_day(report.as_of),
        brief=tuple(one_line(sentence, _LONGEST) for sentence in report.brief),
        commentary=tuple(filter(None, (one_line(part, _LONGEST) for part in report.commentary.splitlines()))),
        counts=tuple(report.counts.items()),
        total=len(report.tactics),
        requests=tuple(_requests(report)),
        groups=tuple(_groups(report)),
        changes=tuple(_say_change(change) for change in changes[:_MOST_CHANGES]),
        more_changes=max(0, len(changes) - _MOST_CHANGES),
        attached=attached,
        next_report=say_day(report.next_report),
        team=one_line(report.team) or "The plan’s team",
    )


def _requests(report: Report) -> Iterator[Request]:
    for words in dict.fromkeys(ask.words for ask in report.requests):
        asked = [ask.tactic for ask in report.requests if ask.words == words]
        told = tuple(tell_tactic(tactic, report.as_of) for tactic in asked[:_MOST_TACTICS])
        yield Request(words, told, len(asked) - len(told))


def _groups(report: Report) -> Iterator[Group]:
    for rag in (str(Rag.RED), str(Rag.AMBER)):
        found = [tactic for tactic in report.attention if tactic.rag == rag]
        told = tuple(tell_tactic(tactic, report.as_of) for tactic in found[:_MOST_TACTICS])
        yield Group(rag, len(found), told, len(found) - len(told))


def _say_change(change: Change) -> str:
    """A change on one line, by the name that the workbook has for it: of which tactic, from what to what, and why."""
    before, after, reason = map(one_line, (change.before, change.after, change.reason))
    words = replace(change, before=before, after=after, reason=reason).words
    told = f"{change.heading}: {one_line(change.tactic)}"
    return f"{told}: {words}" if words else told
