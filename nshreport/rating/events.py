"""Events: tactics that happen on their date and cannot be done early, by the words of their titles."""

from __future__ import annotations

import re

HAPPENS = """hold, host, present, attend, speak, exhibit, meet with, visit, participate, take part, chair, celebrate"""
"""Verbs with which the title of an event begins."""

OCCASIONS = """meeting, workshop, conference, seminar, webinar, symposium, forum, event, talk, lecture, presentation,
    demo, demonstration, roundtable, round table, session, briefing, exhibition, summit, show, fair, panel, drop in,
    drop-in, away day, awayday, open day, training day, awareness day, awareness week, agm,
    hackathon, surgery, reception,
    ceremony, launch event"""
"""What an event is, unless the title begins with a verb of preparing or goes on with what is made for the event."""

PREPARES = """agree, analyse, apply, approach, ask, assess, book, build, check, circulate, collate, collect,
    commission, compile, complete, confirm, consider, contact, create, decide, define, develop, draft,
    email, e-mail, evaluate, explore, feed back, finalise, find, follow up, gather, identify, improve, invite, issue,
    liaise, make, nominate, plan, prepare, print, procure, produce, promote, propose, provide,
    publicise, publish, recruit, register, respond, revise, scope, secure, send, share, submit,
    summarise, upload, write, write up"""
"""Verbs with which the title of a task begins, even one for an event: "Draft the agenda for the workshop"."""

PREPARES_UNLESS_NOUN = "brief, design, post, request, research, review, support, test, update"
"""The same, unless an occasion follows at once: "Review meeting" is an event, "Review the meeting" is not."""

MADE_FOR = """abstract, agenda, booking, feedback, invitation, invite, material, minutes, note, notes, pack, paper,
    plan, poster, programme, proposal, report, slide, summary, survey, theme, website, write-up"""
"""What is made before or after an event: "Conference report"."""


def _words(table: str) -> str:
    """A table as a pattern, the longest first, so that "write up" is not taken for "write"."""
    return "|".join(re.escape(" ".join(word.split())) for word in sorted(table.split(","), key=len, reverse=True))


_OPENS = r"^\W*(?:to\s+)?"
_HAPPENS = re.compile(rf"{_OPENS}(?:{_words(HAPPENS)})(?:s|ing)?\b", re.IGNORECASE)
_PREPARES = re.compile(
    rf"{_OPENS}(?:(?:{_words(PREPARES)})(?:s|ing)?\b"
    rf"|(?:{_words(PREPARES_UNLESS_NOUN)})(?:s|ing)?\b(?!\s+(?:{_words(OCCASIONS)})\b))",
    re.IGNORECASE,
)
_OCCASION = re.compile(rf"\b(?:{_words(OCCASIONS)})s?\b(?!'s|[ -](?:{_words(MADE_FOR)})s?\b)", re.IGNORECASE)


def happens(title: str) -> bool:
    """Whether the words of a title say that something happens, rather than that something is made.

    >>> happens("Present to the PDC"), happens("Output Managers workshop"), happens("Draft the workshop agenda")
    (True, True, False)
    """
    if _HAPPENS.match(title):
        return True
    return bool(_OCCASION.search(title)) and not _PREPARES.match(title)
