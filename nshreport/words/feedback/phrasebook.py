"""The phrases that are known, forms of verbs among them, and the longest of them in a row of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, product
from typing import TypeAlias

from nshreport.words.feedback.kinds import LETTERS
from nshreport.words.feedback.lexicon import PHRASES

# A tree of words; under the key "" stands the letter of the phrase that ends there.
Branch: TypeAlias = "dict[str, Branch | str]"

# Kind of the base form, of the past and of the form in -ing; then the verbs. One that the rules would spell wrongly is
# written "base/past/-ing"; of several words the first is inflected ("sign off": "signed off").
VERBS = (
    (
        ("finish", "done", "doing"),
        """finish, deliver, publish, launch, issue, release, ship/shipped/shipping, implement, conclude, finalise,
        finalize, resolve,
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
        circulate, distribute, hand out, share, invite,
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


def expanded(phrase: str) -> Iterator[str]:
    """The phrases that a phrase with alternatives stands for.

    >>> list(expanded("put (up|out|)"))
    ['put up', 'put out', 'put']
    """
    parts = [part.split("|") for part in re.split(r"[()]", phrase)]
    return (" ".join("".join(choice).split()) for choice in product(*parts))


@cache
def phrase_tree() -> Branch:
    """All known phrases; where two tables give the same phrase a kind, the lexicon wins over the verbs' forms."""
    tree: Branch = {}
    for kind, phrase in _phrases():
        _plant(tree, phrase.split(), LETTERS[kind])
    return tree


def _phrases() -> Iterator[tuple[str, str]]:
    written = ((kind, phrase) for kind, table in PHRASES for entry in table.split(",") for phrase in expanded(entry))
    return chain(written, inflected())


def _plant(tree: Branch, words: list[str], letter: str) -> None:
    for word in words:
        branch = tree.setdefault(word, {})
        if isinstance(branch, dict):
            tree = branch
    tree.setdefault("", letter)


def longest_phrase(words: Sequence[str], place: int) -> tuple[str, int]:
    """The letter of the longest phrase that begins at a place, and the place after it; no letter for an unknown word.

    >>> longest_phrase("work in progress now".split(), 0)[1]
    3
    """
    branch: Branch | str | None = phrase_tree().get(words[place])
    letter, after, step = "", place + 1, place + 1
    while isinstance(branch, dict):
        if "" in branch:
            letter, after = str(branch[""]), step
        branch = branch.get(words[step]) if step < len(words) else None
        step += 1
    return letter, after


# The kinds whose words are corrected where they are misspelt, other words that are, and what looks like a misspelling
# of them and is itself a word.
_CORRECTED_KINDS = set(
    re.findall(
        r"\w+",
        """
    done complete did closed held cancelled withdrew postponed rearranged moved slipped delayed awaiting waiting
    sent made got active begun planned progress postpone cancel on_track late
        """,
    )
)
_CORRECTED_WORDS = ("nothing", "report", "required", "longer")
_ENGLISH = set(
    re.findall(
        r"\w+",
        """
    abandons actives adjourns amende bookend boughty brooked cancelling cancels casers casing chancel chaser
    chasers chases cleansed clovered coasted combine compete competed completer complied continuer contracted
    crated cremated crenated deferrals deigned deleter deletes deplete depleted depleting discharge discontinues
    drooped drooping droppings duplicates founded headways initiate instigate jointed lounger lunched midways
    mobilise northing nothings noting palaced panned planed posited postponements postponer postpones rearranger
    rearranges rebooks refereed reined reinstate rephase replace replane replans replant reports require
    reschedules resoled restated retied retimes retuned salted sapped scooped scorned scoured scraped scraping
    sharded sharked sheared shelve shorted singed sipped slanted slatted snorted sopped sortied sported stared
    startled stated stooped stropped subsume supersede swifted tacked thoughts thoughty trailed undecide
    waisting withdraws witing
        """,
    )
)
_SHORTEST_CORRECTED = 6


@cache
def _spellings() -> tuple[frozenset[str], dict[str, list[str]]]:
    """The words of all phrases, and by its first letter each word that may be meant by a misspelt one."""
    words = set(_ENGLISH)
    meant: dict[str, list[str]] = {}
    for kind, phrase in _phrases():
        words.update(phrase.split())
        if (" " not in phrase and kind in _CORRECTED_KINDS) or phrase in _CORRECTED_WORDS:
            meant.setdefault(phrase[0], []).append(phrase)
    for word in _CORRECTED_WORDS:
        meant.setdefault(word[0], []).append(word)
    return frozenset(words), meant


@cache
def known_words() -> frozenset[str]:
    """The words that are never corrected: those of all phrases, and others that look like misspellings of them."""
    return _spellings()[0]


@lru_cache(maxsize=1 << 14)
def corrected(word: str) -> str:
    """The status word of which an unknown word is a misspelling; empty where it is none or is itself a word.

    A misspelling has one letter lost, added or swapped with the next, or the wrong letter doubled; its first letter is
    right.

    >>> corrected("deffered"), corrected("delayd"), corrected("compelted"), corrected("competed"), corrected("done")
    ('deferred', 'delayed', 'completed', '', '')
    """
    known, meant = _spellings()
    if len(word) < _SHORTEST_CORRECTED or word in known:
        return ""
    near = [other for other in meant.get(word[0], ()) if len(other) >= _SHORTEST_CORRECTED and _is_slip(word, other)]
    return near[0] if near else ""


def _is_slip(word: str, meant: str) -> bool:
    if len(word) == len(meant):
        apart = [place for place, (one, other) in enumerate(zip(word, meant, strict=True)) if one != other]
        swapped = len(apart) == 2 and apart[1] - apart[0] == 1 and word[apart[0]] == meant[apart[1]]  # noqa: PLR2004
        return (swapped and word[apart[1]] == meant[apart[0]]) or _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(
            r"\1", meant
        )
    short, long = sorted((word, meant), key=len)
    place = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return long[place + 1 :] == short[place:]


_DOUBLED = re.compile(r"(.)\1")
