"""The e-mail to the group: the finding, what changed and what is needed, in at most 200 words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nshreport.plan import Directory, read_address
from nshreport.rating import Rag
from nshreport.render.mail.message import Draft, Edition, Recipient, write_draft
from nshreport.render.mail.page import render
from nshreport.report import Report, Request, Tactic
from nshreport.words import one_line, say_day, say_list, say_sentence, short_title

MOST_WORDS = 200
"""Words of the e-mail, titles of tactics not counted."""
_ROLE = "steering group"
_LONGEST_TITLE, _LONGEST_REQUEST = 60, 160
_MOST_COMMENTARY = 60
"""Words of the team's commentary."""
_SHOWN = ((5, 3), (5, 2), (5, 1), (4, 1), (3, 1), (2, 1), (2, 0), (1, 0))
"""Requests, and tactics named in a bullet: the first of these pairs with which the e-mail is short enough."""
ATTACHED = {
    "_paper.docx": "paper",
    "_status-report.xlsx": "status workbook",
    "_gantt.pdf": "Gantt chart",
}
"""Files of the pack that are attached, by how their names end."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet: what it is about, which may be blank, and its words."""

    label: str
    words: str


def steering_draft(
    report: Report, directory: Directory, edition: Edition, files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The e-mail to the group, by file name: a draft, and the same in HTML and in plain text.

    It goes to those on the People sheet with the role "steering group" or the group's own name. The files of the pack
    in ATTACHED are attached.
    """
    attachments = {name: files[name] for ending in ATTACHED for name in files if name.endswith(ending)}
    shown = _shorten(report, [what for ending, what in ATTACHED.items() if f"{edition.stem}{ending}" in attachments])
    text, html = render("steering.txt", **shown), render("steering.html", **shown)
    recipients = steering_recipients(directory, report.words.group)
    draft = Draft(
        key=edition.key(_ROLE),
        day=edition.day,
        subject=report.subject,
        to=recipients,
        text=text,
        html=html,
        attachments=attachments,
    )
    to = ", ".join(recipient.address for recipient in recipients) or f"{report.words.group} (no address in the plan)"
    copied = f"To: {to}\nSubject: {report.subject}\n\n{text}"
    return {
        f"{edition.stem}_email.eml": write_draft(draft),
        f"{edition.stem}_email.html": html.encode("utf-8"),
        f"{edition.stem}_email.txt": copied.replace("\n", "\r\n").encode("utf-8"),
    }


def steering_recipients(directory: Directory, group: str) -> tuple[Recipient, ...]:
    """Everybody of the People sheet who has the group's role and an address, each address once."""
    roles = (_ROLE, group.casefold().removeprefix("the "))
    found: dict[str, Recipient] = {}
    for entry in directory.entries:
        held = " ".join(entry.role.casefold().split())
        address = read_address(entry.address)
        if address and any(role in held for role in roles):
            found.setdefault(address.casefold(), Recipient(entry.name, address))
    return tuple(found.values())


def _shorten(report: Report, attached: list[str]) -> dict[str, object]:
    """What the templates show: as many requests and names as fit in the words that an e-mail may have."""
    values: dict[str, object] = {}
    for requests, names in _SHOWN:
        chosen = report.requests[:requests]
        needed_by = _common_day(chosen)
        values = {
            "report": report,
            "subject": report.subject,
            "commentary": _first_words(report.commentary),
            "bullets": list(_bullets(report, names)),
            "requests": [_say_request(request, needed_by) for request in chosen],
            "needed_by": needed_by,
            "more": len(report.requests) - len(chosen),
            "attached": say_list(attached),
        }
        if count_words(render("steering.txt", **values), report) <= MOST_WORDS:
            break
    return values


def count_words(text: str, report: Report) -> int:
    """The words of a text, those in titles of tactics not counted."""
    rest = " ".join(text.split())
    titles = [tactic.title for tactic in report.tactics] + [change.tactic for change in report.changes.changes]
    for title in sorted({short_title(title, _LONGEST_TITLE) for title in titles}, key=len, reverse=True):
        rest = rest.replace(title, " ")
    return len(re.findall(r"\S*\w\S*", rest))


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_MOST_COMMENTARY]) + (" …" if len(words) > _MOST_COMMENTARY else "")


def _bullets(report: Report, names: int) -> Iterator[Bullet]:
    """What is late, what changed, whether it is working and what is coming up, so many of each by name."""
    late = [tactic for tactic in report.attention if tactic.rag == Rag.RED]
    if late:
        yield Bullet("Late", _name_some([_name_late(tactic, report) for tactic in late], names, report))
    else:
        matters = report.headline[1 : -2 if report.changes.since else -1]
        known = any("is late" in sentence for sentence in (report.headline[0], *matters))
        if words := " ".join(matters if known else ("Nothing is late.", *matters)):
            yield Bullet("", words)
    if report.changes.since:
        since = f"Since {_day(report.changes.since, report)}"
        yield Bullet(since, report.changed_in_brief(names) or "nothing has changed in the plan.")
    else:
        yield Bullet("", "This is the first report of this plan.")
    if report.measures:
        yield Bullet("", report.measures_in_brief(names))
    coming = [f"{_name(tactic)} ({_day(tactic.due, report)})" for tactic in report.coming_up if tactic.due]
    by = f"by {_day(report.next_report, report)}"
    yield Bullet(f"Due {by}", _name_some(coming, names, report)) if coming else Bullet("", f"Nothing is due {by}.")


def _name_some(named: Sequence[str], most: int, report: Report) -> str:
    """The first few, and how many more there are; their number alone where none is to be named."""
    if not most:
        return f"{report.words.count(len(named))}."
    more = [f"{len(named) - most} more"] if len(named) > most else []
    return say_sentence(say_list([*named[:most], *more]))


def _name(tactic: Tactic) -> str:
    return f"{tactic.ref} {short_title(tactic.title, _LONGEST_TITLE)}".strip()


def _name_late(tactic: Tactic, report: Report) -> str:
    return f"{_name(tactic)} ({f'due {_day(tactic.due, report)}' if tactic.due else 'no date'})"


def _day(day: date, report: Report) -> str:
    """A day, without its year where that is the report date's."""
    return say_day(day).removesuffix(f" {report.as_of.year}")


def _common_day(requests: Sequence[Request]) -> str:
    """By when all of the requests are needed, as they say it; blank where their days differ."""
    days = {request.by for request in requests}
    return next((day for day in days if day.startswith("by ")), "") if len(days) == 1 else ""


def _say_request(request: Request, needed_by: str) -> str:
    """What is asked about which tactic, and by when unless the heading says so."""
    about = f"{_name(request.tactic)}: " if request.tactic else ""
    by = f" ({request.by})" if request.by and request.by != needed_by else ""
    return f"{about}{one_line(request.words, _LONGEST_REQUEST)}{by}"
