from __future__ import annotations

import errno
import json
import re
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nshreport.deliver.send import Order, read_server, send_pack
from nshreport.deliver.send.journal import CHECK, JOURNAL, Outcome, open_journal
from nshreport.deliver.send.outbox import ACCOUNTABLE, STEERING_GROUP, read_outbox
from nshreport.deliver.send.server import Security, Server
from nshreport.errors import JournalError, MailServerError, NotAllSentError, OutputError, ReportError, UsageError
from nshreport.render.mail.message import Draft, Recipient, write_draft
from tests.mail_server import HOST, Certificate, Fault, Post, make_certificate, mute, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RIGHT, WRONG, POUND = "right", "hunter2", "r£ght"
NOW = datetime(2017, 4, 3, 9, 30, tzinfo=UTC)
ANN, BOB, CAT = "ann@example.org", "bob@example.org", "cat@example.org"
WORKBOOK = bytes(range(256)) * 40
DAY = date(2017, 3, 31)


def a_draft(*addresses: str, subject: str = "Status on 31 March 2017") -> bytes:
    to = tuple(Recipient(address.partition("@")[0], address) for address in addresses)
    text = "Dear all,\n.a line that begins with a dot\n"
    return write_draft(
        Draft(
            " ".join(addresses), DAY, subject, to, text, "<p>Dear all</p>",
            attachments={"status.xlsx": WORKBOOK, "ours.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"},
        )
    )  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "output" / "2017-03-31"
    (folder / "emails").mkdir(parents=True)
    (folder / "run.json").write_text(json.dumps({"as_of": "2017-03-31", "files": {}}), encoding="utf-8")
    (folder / "2017-03-31_NSH-SG_email.eml").write_bytes(a_draft(ANN, BOB, CAT))
    for address in (ANN, "dan@example.org"):
        draft = a_draft(address, subject="2 actions for you")
        (folder / "emails" / f"2017-03-31_NSH-SG_{address.partition('@')[0]}.eml").write_bytes(draft)
    return folder


def a_server(port: int, **changes: object) -> Server:
    plain = Server(HOST, port, "team@example.org", security=Security.OFF, patience=0.2, last_patience=0.2)
    return replace(plain, **changes)  # type: ignore[arg-type] # each test names the fields it means


class Questions:
    """Answers every question the same way, and remembers them."""

    def __init__(self, answer: bool = True) -> None:  # noqa: FBT001, FBT002 - a test says yes or no
        self.answer = answer
        self.asked: list[str] = []

    def __call__(self, question: str) -> bool:
        self.asked.append(question)
        return self.answer


def run(order: Order, port: int, ask: Callable[[str], bool] | None = None, **changes: object) -> tuple[str, str]:
    """What a call shows, and the sentence it ends with if it ends in trouble."""
    lines: list[str] = []
    try:
        lines.extend(send_pack(order, lambda: a_server(port, **changes), ask or Questions(), lambda: NOW))
    except NotAllSentError as trouble:
        return "\n".join(lines), str(trouble)
    return "\n".join(lines), ""


def outcomes(pack: Path) -> list[tuple[str, str]]:
    lines = (pack.parent / JOURNAL).read_text(encoding="utf-8").splitlines()
    return [(entry["address"].partition("@")[0], entry["outcome"]) for entry in map(json.loads, lines)]


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


# What arrives


def test_each_recipient_gets_the_e_mail_once_with_its_attachments_as_they_were(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        shown, trouble = run(Order(pack), port)
    assert (post.recipients, trouble) == ([ANN, BOB, CAT], "")
    assert "3 e-mails sent." in shown
    for _, content in post.arrived:
        files = {part.get_filename(): part.get_payload(decode=True) for part in read(content).iter_attachments()}
        assert files == {"status.xlsx": WORKBOOK, "ours.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"}
    assert outcomes(pack) == [(name, how) for name in ("ann", "bob", "cat") for how in ("trying", "sent")]


def test_what_arrives_is_an_e_mail_and_no_draft_any_more(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack), port)
    message = read(post.arrived[0][1])
    body = message.get_body(("plain",))
    assert message["X-Unsent"] is None
    assert message["From"] == "team@example.org"
    assert message["Date"].datetime == NOW
    assert [address.addr_spec for address in message["To"].addresses] == [ANN, BOB, CAT]
    assert body is not None
    assert "\n.a line that begins with a dot" in body.get_content()


def test_the_message_id_is_fixed_per_report_and_recipient(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack), port)
        run(Order(pack, again=True), port)
    identifiers = [(address, read(content)["Message-ID"]) for address, content in post.arrived]
    assert identifiers[:3] == identifiers[3:]
    assert len(set(identifiers)) == 3


def test_the_accountable_get_each_their_own(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack, to=ACCOUNTABLE), port)
    assert post.recipients == [ANN, "dan@example.org"]
    assert {read(content)["Subject"] for _, content in post.arrived} == {"2 actions for you"}


def test_an_address_gets_all_that_is_addressed_to_it(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack, to="Ann@Example.org"), port)
    assert [read(content)["Subject"] for _, content in post.arrived] == ["Status on 31 March 2017", "2 actions for you"]


def test_another_address_gets_the_e_mail_to_the_steering_group_for_itself_alone(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack, to="runner@example.org"), port)
        run(Order(pack), port)
    assert read(post.arrived[0][1])["To"] == "runner@example.org"
    assert post.recipients == ["runner@example.org", ANN, BOB, CAT]


@pytest.mark.parametrize(
    ("fields", "addresses"),
    [
        ('To: =?utf-8?q?Zo=C3=AB?= (chair) <ann@example.org>,\n "Bob, DfE" <bob@example.org>', [ANN, BOB]),
        ("To: the group: ann@example.org, Ann@example.org;\nBcc: cat@example.org", [ANN, CAT]),
        ("To: undisclosed-recipients:;\nCc: ann@example.org", [ANN]),
    ],
)
def test_recipients_that_a_person_wrote_into_the_draft_get_it(pack: Path, fields: str, addresses: list[str]) -> None:
    (pack / "2017-03-31_NSH-SG_email.eml").write_text(f"{fields}\nSubject: Status\n\nDear all\n", encoding="utf-8")
    assert [mail.address for mail in read_outbox(pack, STEERING_GROUP)] == addresses


@pytest.mark.parametrize("field", ["Cc: bob@", "Cc: bob@localhost", "Bcc: ann at example.org"])
def test_a_recipient_whom_somebody_mistyped_is_a_sentence_and_nothing_is_sent(pack: Path, field: str) -> None:
    (pack / "2017-03-31_NSH-SG_email.eml").write_text(f"{field}\nSubject: Status\n\nDear all\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"In '2017-03-31_NSH-SG_email\.eml' .* correct the draft"):
        read_outbox(pack, STEERING_GROUP)


# Safe by default


def test_a_dry_run_shows_who_gets_what_and_touches_nothing(pack: Path) -> None:
    def no_server() -> Server:
        raise AssertionError

    questions = Questions()
    shown = "\n".join(send_pack(Order(pack, dry_run=True), no_server, questions, lambda: NOW))
    assert f"{ANN} gets “Status on 31 March 2017” with status.xlsx and ours.ics" in shown
    assert (questions.asked, (pack.parent / JOURNAL).exists()) == ([], False)


def test_nothing_is_sent_without_a_yes(pack: Path) -> None:
    post = Post()
    questions = Questions(answer=False)
    with serving(post) as port:
        shown, _ = run(Order(pack), port, questions)
    assert post.arrived == []
    assert questions.asked == [f"Send 3 e-mails from team@example.org through {HOST}?"]
    assert shown.endswith("Nothing was sent.")


def test_yes_asks_nothing(pack: Path) -> None:
    post = Post()
    questions = Questions(answer=False)
    with serving(post) as port:
        run(Order(pack, yes=True), port, questions)
    assert (post.recipients, questions.asked) == ([ANN, BOB, CAT], [])


def test_nobody_who_has_had_it_gets_it_twice_even_from_a_pack_made_anew(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack), port)
        (pack / "2017-03-31_NSH-SG_email.eml").write_bytes(
            a_draft(ANN, BOB, CAT, "new@example.org", subject="Status, mended")
        )
        shown, trouble = run(Order(pack), port)
    assert post.recipients == [ANN, BOB, CAT, "new@example.org"]
    assert f"{ANN} has had “Status on 31 March 2017” at 2017-04-03T09:30:00+00:00" in shown
    assert trouble == ""


def test_next_months_report_goes_out(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack), port)
        april = pack.rename(pack.with_name("2017-04-30"))
        (april / "run.json").write_text('{"as_of": "2017-04-30", "files": {}}', encoding="utf-8")
        run(Order(april), port)
    assert Counter(post.recipients) == {ANN: 2, BOB: 2, CAT: 2}


def test_two_runs_at_once_do_not_both_send(pack: Path) -> None:
    with open_journal(pack.parent / JOURNAL), pytest.raises(JournalError, match="Another run"):
        list(send_pack(Order(pack), lambda: a_server(1), Questions(), lambda: NOW))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks in another way")
def test_a_folder_in_which_nothing_can_be_locked_is_not_told_as_another_run(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - there is none on Windows

    def refuse(_file: object, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(JournalError, match=r"cannot be locked \(No locks available\)"):
        list(send_pack(Order(pack), lambda: a_server(1), Questions(), lambda: NOW))


# Where it goes wrong: what a fault leaves, and what the next call does about it

STAGES = ("EHLO", "MAIL", "RCPT", "DATA", "BODY", "END", "TAKEN")
REFUSALS: tuple[Fault, ...] = tuple(
    (stage, reply)
    for stage in ("MAIL", "RCPT", "DATA", "END")
    for reply in ("451 4.7.1 Greylisted, try later", "550 5.1.1 No such user")
)
BREAKS: tuple[Fault, ...] = tuple((stage, kind) for stage in ("MAIL", "RCPT", "DATA") for kind in ("drop", "silence"))
LATE_BREAKS: tuple[Fault, ...] = tuple(
    (stage, kind)
    for stage in ("BODY", "END", "TAKEN")
    for kind in ("drop", "silence")
    if (stage, kind) != ("BODY", "drop")
)


def name_of(fault: Fault) -> str:
    return " ".join(fault)


@pytest.mark.parametrize("fault", REFUSALS, ids=name_of)
def test_a_refused_recipient_is_told_the_others_get_theirs_and_the_next_call_tries_again(
    pack: Path, fault: Fault
) -> None:
    post = Post(faults=[fault])
    with serving(post) as port:
        shown, trouble = run(Order(pack), port)
        assert post.recipients == [BOB, CAT]
        assert f"The mail server refused the e-mail to {ANN}: {fault[1]}" in shown
        assert trouble.startswith("2 of 3 e-mails sent and 1 refused: run again")
        assert run(Order(pack), port)[1] == ""
    assert post.recipients == [BOB, CAT, ANN]


@pytest.mark.parametrize("fault", BREAKS, ids=name_of)
def test_a_line_that_breaks_before_the_e_mail_is_handed_over_is_made_anew_by_itself(pack: Path, fault: Fault) -> None:
    post = Post(faults=[fault])
    with serving(post) as port:
        _, trouble = run(Order(pack), port)
    assert (post.recipients, post.conversations, trouble) == ([ANN, BOB, CAT], 2, "")
    assert outcomes(pack)[:4] == [("ann", "trying"), ("ann", "not sent"), ("ann", "trying"), ("ann", "sent")]


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
def test_a_line_that_breaks_again_stops_the_run_and_the_next_call_goes_on(pack: Path, stage: str) -> None:
    post = Post(faults=[(stage, "drop"), (stage, "drop")])
    with serving(post) as port:
        shown, trouble = run(Order(pack), port)
        assert post.arrived == []
        assert f"Not sent to {ANN}: the connection broke before the e-mail was sent" in shown
        assert "broke twice. 0 of 3 e-mails sent, 1 not sent and 2 not tried" in trouble
        assert run(Order(pack), port)[1] == ""
    assert post.recipients == [ANN, BOB, CAT]


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA", "END"])
def test_a_server_that_closes_for_now_is_tried_once_more(pack: Path, stage: str) -> None:
    post = Post(faults=[(stage, "421 closing down")])
    with serving(post) as port:
        assert run(Order(pack), port)[1] == ""
    assert post.recipients == [ANN, BOB, CAT]


@pytest.mark.parametrize("fault", LATE_BREAKS, ids=name_of)
def test_an_e_mail_that_may_have_arrived_is_not_sent_again_without_a_persons_yes(pack: Path, fault: Fault) -> None:
    post = Post(faults=[fault])
    arrived_all_the_same = [ANN] if fault[0] == "TAKEN" else []
    with serving(post) as port:
        shown, trouble = run(Order(pack), port)
        assert post.recipients == [*arrived_all_the_same, BOB, CAT]
        assert f"{ANN} may or may not have got it" in shown
        assert "1 unknown" in trouble
        _, trouble = run(Order(pack, yes=True), port)
        assert f"{ANN} may have had it, and got nothing now" in trouble
        refuses = Questions(answer=False)
        _, trouble = run(Order(pack), port, refuses)
        assert trouble.endswith("if it did not, run again without --yes and answer yes.")
        assert refuses.asked == [f"{ANN} may have had this e-mail already. Send it again?"]
        assert post.recipients == [*arrived_all_the_same, BOB, CAT]
        assert run(Order(pack), port)[1] == ""
    assert post.recipients == [*arrived_all_the_same, BOB, CAT, ANN]


def test_a_line_that_breaks_while_the_text_travels_loses_nobody_and_sends_nothing_twice(pack: Path) -> None:
    """Whether the break is seen before the last dot leaves is up to the system; either way it is told."""
    post = Post(faults=[("BODY", "drop")])
    with serving(post) as port:
        shown, _ = run(Order(pack), port)
    assert post.recipients in ([ANN, BOB, CAT], [BOB, CAT])
    assert (ANN in post.recipients) == (f"{ANN} may or may not have got it" not in shown)


def test_a_run_that_was_cut_off_leaves_an_unknown(pack: Path) -> None:
    post = Post()
    with serving(post) as port:
        run(Order(pack), port)
        journal = pack.parent / JOURNAL
        lines = journal.read_text(encoding="utf-8").splitlines(keepends=True)
        journal.write_text("".join(lines[:3]) + lines[3][:30], encoding="utf-8")  # cut while Bob's end was written
        (pack.parent / CHECK).unlink()
        shown, trouble = run(Order(pack, yes=True), port)
    assert f"{BOB} may have had “Status on 31 March 2017”" in shown
    assert f"{BOB} may have had it" in trouble
    assert post.recipients == [ANN, BOB, CAT, CAT]
    assert outcomes(pack)[:3] == [("ann", "trying"), ("ann", "sent"), ("bob", "trying")]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    faults=st.lists(
        st.sampled_from([*REFUSALS, *((stage, "drop") for stage in STAGES)]),
        max_size=6,
    )
)  # fmt: skip
def test_over_any_faults_and_any_number_of_runs_each_is_sent_at_most_once(pack: Path, faults: list[Fault]) -> None:
    for name in (JOURNAL, CHECK):
        (pack.parent / name).unlink(missing_ok=True)
    post = Post(faults=list(faults))
    with serving(post) as port:
        for _ in range(len(faults) + 1):
            try:
                _, trouble = run(Order(pack, yes=True), port)
            except MailServerError:
                trouble = "the server let nobody in"
            if not trouble:
                break
    arrived = Counter(post.recipients)
    last = dict(outcomes(pack)) if (pack.parent / JOURNAL).exists() else {}
    assert set(arrived.values()) <= {1}
    for address in (ANN, BOB, CAT):
        how = last.get(address.partition("@")[0])
        assert how in {Outcome.SENT, Outcome.UNKNOWN, Outcome.REFUSED, Outcome.NOT_SENT, None}
        if how == Outcome.SENT:
            assert arrived[address] == 1
        elif how != Outcome.UNKNOWN:
            assert arrived[address] == 0


# The way in


def test_a_server_that_is_not_there_is_a_sentence(pack: Path) -> None:
    with mute() as port:
        free = port
    with pytest.raises(MailServerError, match="cannot be reached") as found:
        run(Order(pack), free)
    assert "Nothing was sent" in str(found.value)


def test_a_server_that_says_nothing_is_a_sentence(pack: Path) -> None:
    with mute() as port, pytest.raises(MailServerError, match=r"did not answer within 0\.2 seconds"):
        run(Order(pack), port)


@pytest.mark.parametrize("what", ["drop", "silence"])
def test_a_greeting_that_goes_wrong_is_a_sentence(pack: Path, what: str) -> None:
    post = Post(always=[("EHLO", what)])
    with serving(post) as port, pytest.raises(MailServerError):
        run(Order(pack), port)
    assert not (pack.parent / JOURNAL).read_bytes()


def test_a_server_that_goes_away_half_way_leaves_the_rest_for_the_next_call(pack: Path) -> None:
    post = Post(faults=[("TAKEN", "drop"), ("EHLO", "250 fine"), ("EHLO", "drop")])
    with serving(post) as port:
        _, trouble = run(Order(pack), port)
        assert "1 unknown and 2 not tried" in trouble
        assert "Nothing was sent" not in trouble
        run(Order(pack, yes=True), port)
    assert post.recipients == [ANN, BOB, CAT]


# The server does not see that its line is protected from the first word on.
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_protected_line_with_a_login_sends(pack: Path, certificate: Certificate, security: Security) -> None:
    post = Post()
    protection = (
        {"ssl_context": certificate.server} if security is Security.TLS else {"tls_context": certificate.server}
    )
    if security is Security.STARTTLS:
        protection["require_starttls"] = True  # type: ignore[assignment] # keywords of one call
    with serving(
        post, authenticator=post.check, auth_required=True, auth_require_tls=security is Security.STARTTLS, **protection
    ) as port:
        _, trouble = run(
            Order(pack),
            port,
            security=security,
            context=certificate.trusting,
            user="team",
            password=RIGHT,
            patience=3,
        )
    assert (post.recipients, trouble) == ([ANN, BOB, CAT], "")
    assert post.logins == [(b"team", b"right")]


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_that_nobody_vouches_for_is_refused(
    pack: Path, certificate: Certificate, security: Security
) -> None:
    post = Post()
    protection = (
        {"ssl_context": certificate.server} if security is Security.TLS else {"tls_context": certificate.server}
    )
    with serving(post, **protection) as port, pytest.raises(MailServerError, match="certificate"):
        run(Order(pack), port, security=security, patience=3)
    assert post.arrived == []


def test_a_server_without_encryption_gets_nothing_unless_that_was_said(pack: Path) -> None:
    post = Post()
    with serving(post) as port, pytest.raises(MailServerError, match="does not offer what is needed"):
        run(Order(pack), port, security=Security.STARTTLS)
    assert post.arrived == []


def test_a_password_with_a_pound_sign_is_no_trouble(pack: Path, certificate: Certificate) -> None:
    post = Post()
    with serving(post, authenticator=post.check, tls_context=certificate.server) as port:
        _, trouble = run(
            Order(pack),
            port,
            security=Security.STARTTLS,
            context=certificate.trusting,
            user="team",
            password=POUND,
            patience=3,
        )
    assert (trouble, post.logins) == ("", [(b"team", POUND.encode())])


def test_a_name_that_no_server_can_have_is_a_sentence(pack: Path) -> None:
    with pytest.raises(MailServerError, match="NSHREPORT_SMTP_HOST"):
        run(Order(pack), 25, host=f"{'mail' * 20}.example.org")


def test_a_wrong_password_is_a_sentence_that_does_not_hold_it(pack: Path, certificate: Certificate) -> None:
    post = Post()
    with (
        serving(post, authenticator=post.check, tls_context=certificate.server) as port,
        pytest.raises(MailServerError, match="did not accept the user name and password") as found,
    ):
        run(
            Order(pack),
            port,
            security=Security.STARTTLS,
            context=certificate.trusting,
            user="team",
            password=WRONG,
            patience=3,
        )
    assert WRONG not in str(found.value)
    assert WRONG not in repr(a_server(1, password=WRONG))


# The environment


def no_password(_user: str) -> str:
    return ""


@pytest.mark.parametrize(
    ("environment", "port", "security"),
    [
        ({}, 587, Security.STARTTLS),
        ({"PORT": "465"}, 465, Security.TLS),
        ({"PORT": "2525"}, 2525, Security.STARTTLS),
        ({"SECURITY": "TLS"}, 465, Security.TLS),
        ({"PORT": "25", "SECURITY": "off"}, 25, Security.OFF),
    ],
)
def test_the_environment_names_the_server(environment: dict[str, str], port: int, security: Security) -> None:
    given = {"HOST": "mail.example.org", "FROM": "team@example.org", **environment}
    server = read_server({f"NSHREPORT_SMTP_{name}": value for name, value in given.items()}, no_password)
    assert (server.host, server.port, server.security) == ("mail.example.org", port, security)


def test_the_password_comes_from_the_environment_else_from_the_keyring() -> None:
    environment = {"NSHREPORT_SMTP_HOST": "mail.example.org", "NSHREPORT_SMTP_USER": "team@example.org"}
    kept = read_server(environment, lambda user: f"kept for {user}")
    given = read_server({**environment, "NSHREPORT_SMTP_PASSWORD": " as it is "}, no_password)
    assert (kept.password, given.password) == ("kept for team@example.org", " as it is ")
    assert kept.sender == "team@example.org"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"FROM": "team@example.org"}, "No mail server is set"),
        ({"HOST": "mail.example.org"}, "No sender is set"),
        ({"HOST": "mail.example.org", "USER": "DOMAIN\\team"}, "No sender is set"),
        ({"HOST": "mail.example.org", "FROM": "team@example.org\nBcc: all@example.org"}, "No sender is set"),
        ({"HOST": "mail.example.org", "USER": "team@example.org"}, "There is no password"),
        ({"HOST": "mail.example.org", "FROM": "team@example.org", "PORT": "smtp"}, "is not a port number"),
        ({"HOST": "mail.example.org", "FROM": "team@example.org", "SECURITY": "some"}, "takes starttls, tls or off"),
        ({"HOST": "m", "USER": "t@example.org", "PASSWORD": "p", "SECURITY": "off"}, "is not sent without encryption"),
    ],
)
def test_what_does_not_fit_in_the_environment_is_a_sentence(environment: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read_server({f"NSHREPORT_SMTP_{name}": value for name, value in environment.items()}, no_password)


# What cannot be sent


def test_a_folder_that_is_no_pack_a_draft_to_nobody_and_a_word_that_is_no_address_are_sentences(pack: Path) -> None:
    for order, words in (
        (Order(pack.parent), "is not the folder of a report pack"),
        (Order(pack, to="everybody"), "is neither steering-group nor accountable nor an e-mail address"),
    ):
        with pytest.raises(UsageError, match=words):
            run(order, 1)
    (pack / "2017-03-31_NSH-SG_email.eml").write_bytes(a_draft())
    with pytest.raises(UsageError, match="has no recipient"):
        run(Order(pack), 1)


@pytest.mark.parametrize("content", [b"not json\n", b'{"at": 1}\n', b"[]\n", b"\xff\xfe\n"])
def test_a_damaged_journal_stops_everything(pack: Path, content: bytes) -> None:
    (pack.parent / JOURNAL).write_bytes(b"\n" + content)
    for dry_run in (True, False):
        with pytest.raises(JournalError, match="line 2 cannot be read"):
            run(Order(pack, dry_run=dry_run), 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lines: lines[:-1], "1 line is missing at its end"),
        (lambda lines: lines[:2], "4 lines are missing at its end"),
        (lambda _: [], "6 lines are missing at its end"),
        (lambda lines: lines[:2] + lines[4:], "a line before line 3 was changed or is missing"),
        (lambda lines: [line.replace(b"sent", b"not sent") for line in lines], "a line before line 3 was changed"),
        (lambda lines: [*lines[:-1], lines[-1].replace(b'"sent"', b'"refused"')], "a line was changed"),
        (lambda lines: [re.sub(rb', "before": "[^"]*"', b"", line) for line in lines], "a line was changed"),
    ],
)  # fmt: skip
def test_lines_of_the_journal_that_were_cut_off_or_changed_are_noticed(
    pack: Path, change: Callable[[list[bytes]], list[bytes]], words: str
) -> None:
    post, journal = Post(), pack.parent / JOURNAL
    with serving(post) as port:
        run(Order(pack), port)
        written = journal.read_bytes()
        changed = b"".join(change(written.splitlines(keepends=True)))
        journal.write_bytes(changed)
        for dry_run in (True, False):
            with pytest.raises(JournalError, match=words):
                run(Order(pack, dry_run=dry_run), port)
        assert journal.read_bytes() == changed
        journal.write_bytes(written.replace(b"\n", b"\r\n"))  # put back, by way of an editor on Windows
        assert f"{ANN} has had" in run(Order(pack), port)[0]
    assert post.recipients == [ANN, BOB, CAT]


def test_a_journal_that_was_deleted_is_noticed(pack: Path) -> None:
    with serving(Post()) as port:
        run(Order(pack), port)
        (pack.parent / JOURNAL).unlink()
        with pytest.raises(JournalError, match="6 lines are missing"):
            run(Order(pack), port)


def test_a_journal_of_an_earlier_version_is_read_and_carried_on(pack: Path) -> None:
    with serving(Post()) as port:
        run(Order(pack, to=ANN), port)
        journal = pack.parent / JOURNAL
        journal.write_bytes(re.sub(rb', "before": "[^"]*"', b"", journal.read_bytes()))
        (pack.parent / CHECK).unlink()
        assert f"{ANN} has had" in run(Order(pack), port)[0]
        assert f"{BOB} has had" in run(Order(pack), port)[0]
        lines = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join(lines[1:]))
        with pytest.raises(JournalError, match="a line before line 4 was changed or is missing"):
            run(Order(pack), port)


def test_a_run_that_was_killed_before_the_check_was_written_is_carried_on(pack: Path) -> None:
    with serving(Post()) as port:
        run(Order(pack, to=BOB), port)
        check = (pack.parent / CHECK).read_bytes()
        run(Order(pack), port)
        (pack.parent / CHECK).write_bytes(check)
        assert run(Order(pack), port)[0].endswith("Nothing was sent.")


def test_a_journal_that_cannot_be_written_stops_everything(pack: Path) -> None:
    (pack.parent / JOURNAL).mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        run(Order(pack), 1)


def test_every_trouble_has_an_exit_code_of_its_own() -> None:
    kinds: tuple[type[ReportError], ...] = (MailServerError, NotAllSentError, JournalError)
    assert len({kind.exit_code for kind in kinds} | {2, 8}) == len(kinds) + 2
