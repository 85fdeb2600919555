"""The e-mails to those accountable: what needs an update from them, what to reply, and their own calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nshreport.plan import Directory, has_several_addresses, read_address
from nshreport.render.calendar import Event, calendar_for
from nshreport.render.mail.contact_reason import ContactReason, find_contact_reason
from nshreport.render.mail.message import Draft, Edition, Recipient, write_draft
from nshreport.render.mail.page import render
from nshreport.report import Report, Tactic
from nshreport.words import file_slugs, one_line, say_count, say_day, say_list

FOLDER = "emails"
_NO_ADDRESS = "no address on the People sheet"


class Action(NamedTuple):
    """A tactic that needs an update from its accountable, and why."""

    tactic: Tactic
    reason: ContactReason


class Letter(NamedTuple):
    """What goes to one address: for whom it is, and their actions."""

    names: tuple[str, ...]
    people: tuple[str, ...]
    """The people among the names, who can be greeted."""
    address: str
    actions: tuple[Action, ...]


class LeftOut(NamedTuple):
    """One of the accountable to whom no e-mail goes although actions need an update from them, and why."""

    name: str
    actions: int
    reason: str


@dataclass(frozen=True, slots=True)
class Post:
    """All letters of a report, and who is left out."""

    letters: tuple[Letter, ...]
    left_out: tuple[LeftOut, ...]


def personal_drafts(
    report: Report, directory: Directory, edition: Edition, events: tuple[Event, ...]
) -> dict[str, bytes]:
    """A draft for each of the accountable from whom something is needed, with an index page, by name below the pack.

    Names that share an address share a draft. Those from whom nothing is needed get none, nor does the team itself.
    """
    post = sort_post(report, directory)
    slugs = file_slugs(letter.address for letter in post.letters)
    files: dict[str, bytes] = {}
    entries: list[tuple[Letter, str, Draft]] = []
    for letter in post.letters:
        name = f"{edition.stem}_{slugs[letter.address]}"
        draft = _draft(letter, report, edition, _calendar(letter, name, report, events))
        files[f"{FOLDER}/{name}.eml"] = write_draft(draft)
        entries.append((letter, f"{name}.eml", draft))
    index = render("index.html", report=report, entries=entries, left_out=post.left_out)
    files[f"{FOLDER}/index.html"] = index.encode("utf-8")
    return files


def sort_post(report: Report, directory: Directory) -> Post:
    """Who gets an e-mail about what, by address, and who is left out because there is no address."""
    letters: dict[str, tuple[str, dict[str, None], dict[int, Action]]] = {}
    left_out: list[LeftOut] = []
    team = directory.canonical(report.team)
    for name, tactics in report.accountable.items():
        if name == team:
            continue
        actions = dict(_actions(tactics, report))
        entry = directory.knows(name)
        typed = entry.address if entry else ""
        if actions and (address := read_address(typed)):
            _, names, found = letters.setdefault(address.casefold(), (address, {}, {}))
            names[name] = None
            found.update(actions)
        elif actions:
            left_out.append(LeftOut(name, len(actions), _why_no_address(typed)))
    return Post(
        tuple(
            Letter(
                tuple(names), _people(names, directory), address, tuple(action for _, action in sorted(found.items()))
            )
            for address, names, found in letters.values()
        ),
        tuple(left_out),
    )


def _why_no_address(typed: str) -> str:
    if not typed:
        return _NO_ADDRESS
    what = "more than one e-mail address" if has_several_addresses(typed) else "not a valid e-mail address"
    return f"“{one_line(typed)}” is {what}"


def _people(names: Iterable[str], directory: Directory) -> tuple[str, ...]:
    known = ((name, directory.knows(name)) for name in names)
    return tuple(name for name, entry in known if entry and entry.is_person)


def _actions(tactics: Iterable[Tactic], report: Report) -> Iterator[tuple[int, Action]]:
    """The actions by the tactic's row."""
    for tactic in tactics:
        reason = find_contact_reason(tactic, report)
        if reason is not None:
            yield tactic.row, Action(tactic, reason)


def _calendar(letter: Letter, name: str, report: Report, events: tuple[Event, ...]) -> dict[str, bytes]:
    """The calendar to attach, by its file's name; none where nothing of theirs has a date."""
    names = frozenset(letter.names)
    dated = any(names & (event.names | event.former) for event in events)
    return {f"{name}.ics": calendar_for(names, events, report)} if dated else {}


def _draft(letter: Letter, report: Report, edition: Edition, calendar: dict[str, bytes]) -> Draft:
    subject = _subject(len(letter.actions), report)
    values = {"report": report, "subject": subject, "letter": letter, "dated": bool(calendar)}
    return Draft(
        key=edition.key(letter.address),
        day=edition.day,
        subject=subject,
        to=(Recipient(say_list(letter.names), letter.address),),
        text=render("personal.txt", **values),
        html=render("personal.html", **values),
        attachments=calendar,
    )


def _subject(actions: int, report: Report) -> str:
    """How many actions there are, by when, and of which plan; a protective marking comes first."""
    marking = f"[{one_line(report.marking, 30)}] " if report.marking.strip() else ""
    by = say_day(report.next_report).removesuffix(f" {report.next_report.year}")
    return f"{marking}{say_count(actions, 'action')} for you by {by}: {one_line(report.plan_name, 60)}"
