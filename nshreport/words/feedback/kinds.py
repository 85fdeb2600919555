"""The kinds of word that a status is made of, and the names that forms use for several of them."""

from __future__ import annotations

from nshreport.words.notation import word_pattern

KINDS = {
    "stop": "the end of a sentence or line",
    "comma": "a comma or colon",
    "dash": "a spaced dash or a bracket",
    "slash": "a stroke",
    "word": "a word that says nothing of the state",
    "small": "a word that changes nothing: has, been, now, fully, successfully",
    "the": "the, a, our",
    "participle": "an unknown word in -ed",
    "number": "3, three, several people's worth of things",
    "date": "a date named",
    "later": "a time without a date: next year, a later date",
    "period": "this quarter, this month, at present",
    "tick": "a tick",
    "percent": "80 %",
    "zero": "0 %",
    "whole": "100 %",
    "left": "left, to go, to come",
    "next": "next",
    "portion": "phase, stage, tranche: one of several by its nature",
    "part": "nearly, partly, some, 3 of 8",
    "nth": "first, second, initial: one of several, or a word for when",
    "all": "all, both, every, 8 of 8",
    "last": "final, last",
    "stage": "draft, scoping, consultation: on the way to what the tactic is for",
    "campaign": "what has only begun when it goes live",
    "event": "workshop, conference, launch: what a tactic may be",
    "plural": "workshops, sessions",
    "meeting": "a meeting",
    "item": "action, task, project, work: the tactic itself",
    "target": "target, objective, deadline",
    "mailing": "newsletter, bulletin",
    "and": "and",
    "but": "but, however, although",
    "by": "by",
    "to": "to",
    "from": "from",
    "until": "until",
    "at": "at, on, in",
    "with": "with",
    "of": "of",
    "for": "for",
    "is": "is, are",
    "being": "being",
    "be": "be",
    "now": "now",
    "still": "still, remains",
    "was": "was, originally, previously",
    "not": "not, never, -n't",
    "did_not": "did not",
    "will_not": "will not",
    "no": "no, nil",
    "no_longer": "no longer",
    "none": "none, nil",
    "nothing": "nothing",
    "yet": "yet",
    "done": "completed, delivered, published",
    "complete": "complete, which is also an order",
    "did": "done, actioned",
    "held": "held, took place",
    "closed": "closed",
    "bare": "presented, attended: an end only where nothing stands before it",
    "live": "live",
    "met": "met",
    "well": "went well",
    "finish": "deliver, publish",
    "finishes": "completes, finishes",
    "completion": "completion, publication",
    "except": "apart from, except",
    "cancelled": "cancelled, withdrawn, dropped",
    "dropped": "decided not to proceed",
    "replaced": "superseded by, merged with, duplicate of",
    "withdrew": "withdrawn, dropped: an end only where nothing stands beside it",
    "cancel": "cancel, cancelling, cancellation",
    "proceed": "go ahead, take place",
    "required": "required, needed",
    "postponed": "postponed, deferred, put back",
    "rearranged": "rescheduled, rearranged",
    "moved": "moved, changed: a deferral only with a date",
    "slipped": "slipped: deferred with a date, at risk without",
    "postpone": "postpone, postponing",
    "new_date": "new date, revised deadline",
    "advanced": "brought forward",
    "waiting": "on hold, paused, chased",
    "awaiting": "awaiting, pending: what follows is waited for",
    "dependent": "subject to, dependent on",
    "reply": "reply, decision, confirmation",
    "wanted": "awaited, needed, due",
    "outstanding": "outstanding",
    "approval": "for comment, for approval",
    "with_whom": "out for, sits with",
    "replied": "replied, heard",
    "sent": "emailed, invited, submitted: a step that asks",
    "made": "arranged, drafted, booked: a step of the team's own",
    "got": "accepted, agreed, confirmed: a step that others grant",
    "risk": "at risk, struggling, unable to",
    "lack": "no budget, staffing issues: a reason, where something else is said",
    "late": "behind schedule, running late",
    "delayed": "delayed",
    "declined": "declined, rejected",
    "red": "red",
    "amber": "amber",
    "green": "green",
    "rag": "RAG, rated, rating",
    "on_track": "on track, on schedule",
    "active": "ongoing, under way",
    "doing": "drafting, liaising",
    "progress": "progress",
    "needs": "needs, requires",
    "begun": "started",
    "begin": "start, begin",
    "unbegun": "to do, unstarted",
    "silent": "nothing to report",
    "blank": "no update",
    "tbc": "tbc, to be confirmed",
    "to_be": "to be, needs to be, yet to",
    "future": "expected, hoped, due to be, should",
    "will": "will, going to, plans to",
    "planned": "planned, scheduled",
    "maybe": "may, might, probably",
    "act": "arrange, contact, send",
    "because": "due to, because of",
    "due_to": "due to, before what may be a verb",
    "void": "despite, whether, see: what follows is no statement",
    "before": "before, without: nor is this, and what is not so may be so without it",
    "following": "after, since: nor is this, up to a word that opens a new clause",
    "once": "if, once, when: nor is this, and what went before hangs on it",
    "who": "who, which, that",
    "told": "said, confirmed: what follows 'that' is a statement",
}
LETTERS = dict(zip(KINDS, (chr(code) for code in range(0x30, 0x100) if chr(code).isalnum()), strict=False))

EDGES = ("stop", "comma", "dash", "slash")
_HARMLESS = (
    "word small the participle number date later period all last event plural meeting item target mailing campaign"
    " and to at with of for is be now was yet still sent made got reply approval act finish planned completion told met"
    " begin bare rag required wanted needs"
)


def _all_but(names: str = "") -> str:
    return " ".join(name for name in KINDS if name not in {*EDGES, *names.split()})


# Names for any one of several kinds.
GROUPS = {
    "edge": " ".join(EDGES),
    "any": _all_but(),
    "reasoned": _all_but("until now but"),
    "claim": _all_but("no_longer will_not"),
    "tail": _all_but("until now but and because due_to waiting awaiting no not"),
    "gap": _HARMLESS,
    "stretch": f"{_HARMLESS} part nth stage all portion",
    "doable": "done complete did held closed made got met bare replied sent participle finish doing proceed",
    "filler": "small is now was still be period",
    "where": "at by for from to the small is be period",
    "ended": "done complete did held closed",
    "step": "made got met bare replied",
    "not_so": "not did_not will_not",
    "denial": "not did_not will_not no no_longer",
    "colour": "red amber green",
    "troubled": "red amber",
    "rated": "small is now was still be period rag at to from",
    "trouble": "risk lack late delayed red amber",
    "off": "cancelled withdrew replaced",
    "shift": "postponed rearranged postpone",
    "moving": "postponed rearranged postpone moved slipped delayed new_date advanced",
    "whole_thing": "item event plural meeting campaign finish",
    "named": "the word participle event item plural meeting stage mailing campaign portion target last part nth",
    "content": "finish word event plural meeting mailing participle stage portion campaign target",
}

# What the names in a form mean that are no kinds: one of a group, a place in the text, or words that go together.
PARTS = {
    **{name: names.replace(" ", "|") for name, names in GROUPS.items()},
    "start": "(^|(?<=edge))",  # of a clause
    "opening": "(^|(?<=stop))",  # of a sentence
    "end": "(?=edge|$)",
    "when": "date|later|portion number",
    "called_off": "cancelled|withdrew|replaced|dropped|no_longer filler{0,2} (required|proceed)",
}


def form_pattern(form: str) -> str:
    """The regular expression, over letters of kinds, for a form: not filler{0,2} (done|held).

    Raises:
        KeyError: the form names neither a kind nor a part.
    """
    return word_pattern(form, LETTERS, PARTS)
