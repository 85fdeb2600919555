"""The verbs of plans: what finishes a tactic, what takes it a step on, and their other forms by rules of spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Kind of the base form, of the past and of the form in -ing; then the verbs. One that the rules would spell wrongly is
# written "base/past/-ing"; of several words the first is inflected ("sign off": "signed off").
VERBS = (
    (
        ("finish", "done", "doing"),
        """finish, deliver, publish, launch, issue, release, implement, conclude, finalise, finalize, resolve,
        accomplish, fulfil/fulfilled/fulfilling, execute, install, erect, repair, unveil, adopt, enact, deploy, achieve,
        exceed, sign off, embed/embedded/embedding, roll out, wrap/wrapped/wrapping up, tick off, finish off""",
    ),
    (("word", "done", "doing"), "complete"),
    (("word", "did", "doing"), "action"),
    (("word", "planned", "doing"), "plan/planned/planning"),
    (("postpone", "postponed", "postpone"), "postpone, defer/deferred/deferring, adjourn"),
    (
        ("postpone", "rearranged", "postpone"),
        "reschedule, rearrange, rebook, reorganise, replan/replanned/replanning, retime",
    ),
    (
        ("cancel", "cancelled", "cancel"),
        """cancel/cancelled/cancelling, cancel/canceled/canceling, abandon, scrap/scrapped/scrapping, discontinue, axe,
        abort""",
    ),
    (
        ("cancel", "withdrew", "cancel"),
        "drop/dropped/dropping, withdraw/withdrawn/withdrawing, delete, terminate",
    ),
    # A step that asks something of somebody: what waited before it waits still.
    (
        ("act", "sent", "doing"),
        """email, e mail, mail, contact, send/sent/sending, send/sent/sending out,
        circulate, distribute, share, invite,
        submit/submitted/submitting, request, ask, approach, write/wrote/writing to, phone, telephone, call,
        ring/rung/ringing, message, notify, inform, remind, advertise, commission, refer/referred/referring, forward,
        apply, nominate, post, upload, tweet, register, order, reach/reached/reaching out, follow up, tender,
        disseminate, pass, return, consult, brief, advise""",
    ),
    (
        ("word", "sent", "doing"),
        "raise, promote, publicise, bid/bid/bidding, put/put/putting forward, speak/spoken/speaking to",
    ),
    # A step of the team's own.
    (
        ("act", "made", "doing"),
        """arrange, organise, organize, book, schedule, prepare, draft, write/written/writing, set/set/setting up,
        liaise, develop, produce, create, update, amend, revise, draw/drawn/drawing up, identify, recruit, appoint,
        procure, pick up, purchase, collate, gather, compile, scope, speak/spoke/speaking with, discuss""",
    ),
    (
        ("word", "made", "doing"),
        """design, build/built/building, establish, form, engage, consider, review, edit, test, trial, pilot, train,
        explore, investigate, research, analyse, analyze, assess, evaluate, map/mapped/mapping, cost, buy/bought/buying,
        pay/paid/paying, hire, negotiate, monitor, improve, support, add, incorporate, insert, translate, record, film,
        print, proofread/proofread/proofreading, format/formatted/formatting, migrate, upgrade, configure,
        find/found/finding, make/made/making, redo/redone/redoing, take/took/taking, take/taken/taking,
        undertake/undertook/undertaking,
        undertake/undertaken/undertaking, see/seen/seeing, join, allocate, assign, coordinate, co ordinate,
        log/logged/logging, check, provide, give/given/giving, help, work, think/thought/thinking, look,
        seek/sought/seeking, examine, interview, shortlist, populate, code, clean, validate, process, tackle, address,
        encourage, transfer/transferred/transferring to, hand over, quality assure, observe, firm up, pull together,
        put/put/putting together, sift, mock up, chair, read/read/reading, clear, load, capture, score, grade, cover,
        handle, manage, lead/led/leading, run/run/running, talk, refine, place""",
    ),
    # A step that others grant.
    (
        ("word", "got", "doing"),
        """accept, agree/agreed/agreeing, approve, endorse, ratify, confirm, secure, select, receive, obtain, collect,
        fund, award, decide, offer, sign""",
    ),
)


def inflected() -> Iterator[tuple[str, str]]:
    """Every form of every verb as (kind, phrase); of forms that look alike ("set up") the past comes first.

    >>> [form for form in inflected() if form[1].startswith("notif")]
    [('sent', 'notified'), ('act', 'notify'), ('doing', 'notifying')]
    """
    for (base_kind, past_kind, doing_kind), verbs in VERBS:
        for verb in verbs.split(","):
            base, past, doing = _forms(verb.strip())
            yield from ((past_kind, past), (base_kind, base), (doing_kind, doing))


def _forms(verb: str) -> tuple[str, str, str]:
    """Base, past and -ing: ("sign off", "signed off", "signing off")."""
    written, _, rest = verb.partition(" ")
    base, *irregular = written.split("/")
    past, doing = irregular or (_past(base), _doing(base))
    return f"{base} {rest}".strip(), f"{past} {rest}".strip(), f"{doing} {rest}".strip()


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def _doing(base: str) -> str:
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
