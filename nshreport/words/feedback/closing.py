"""Whether a word of closing closes the tactic: a close must be understood whole.

A closing word closes the tactic where it is the verb of its clause, nothing in its sentence puts it into the future, a
condition or somebody else's mouth, and what it is said of is the tactic. Where its subject is not known, the close is
left in doubt.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from nshreport.words.feedback.forms import Force, StatusForm
from nshreport.words.feedback.kinds import GROUPS, LETTERS, form_pattern
from nshreport.words.feedback.progress import State
from nshreport.words.feedback.words import WordRow


class Verdict(NamedTuple):
    """What a word of closing comes to: a state (None: it says nothing of the tactic), and the words left in doubt."""

    state: State | None
    force: Force = Force.SAID
    doubt: str = ""


class Governor(NamedTuple):
    """Words before a closing word that govern it, and the state that both tell."""

    before: str
    verdict: Verdict
    example: str


# A list of verbs: what governs the first governs all.
_LIST = (
    "(any|comma|slash|dash){0,12} (doable|act|finish|planned) (any|comma|slash|dash){0,8} (comma|and|slash)"
    " (small|and|stage|word|to|the){0,4}"
)
_AHEAD = Verdict(State.IN_PROGRESS, Force.PLANNED)
GOVERNORS = (
    Governor(f"(to_be|unbegun) {_LIST}", Verdict(State.NOT_STARTED, Force.PLANNED), "To be drafted and published"),
    Governor(f"(future|will|needs|perhaps) {_LIST}", _AHEAD, "Due to be finalised and published"),
    Governor(f"propose {_LIST}", Verdict(State.WAITING), "Recommend that it is reviewed and closed"),
    Governor("(once|perhaps) any{1,10} comma filler{0,3}", Verdict(State.WAITING), "If approved, done"),
    Governor("(next|still|left) any{0,3} (comma|dash) (any|comma){0,14}", _AHEAD, "Remaining: audit completed"),
    Governor("doing to (any|comma){1,14}", _AHEAD, "Working to get it tested and signed off"),
    Governor(f"(because|as|void|before|who) {_LIST}", Verdict(None), "as drafted, agreed and published last year"),
)
_GOVERNED = tuple((re.compile(f"(?:{form_pattern(row.before)})$"), row.verdict) for row in GOVERNORS)
_LOOK_BACK = 32

# What a tactic makes, whose end is the tactic's; what is only a step towards one; and who acts outside the team.
OUTPUTS = """report, reports, guidance, guide, guides, leaflet, leaflets, paper, article, website, page,
    pages, web page, policy, strategy, plan, framework, toolkit, video, podcast, brochure, handbook, manual,
    statement, response, results, findings, summary, review, study, evaluation, audit, system, service, site,
    launch, logo, banner, sign, signs, noticeboard, poster, posters, infographic, map, bulletin, statistics,
    release, dataset, proceedings, exhibition, display, labels, benches, staff, everything, version, edition,
    update, principles, handover, move, action, consultation response, opening, recommendations, resources,
    materials, content, course, module, training, cpd, inset, tour, screening, fair, party, walk, trip,
    competition, award, awards, feature, app, tool, platform, dashboard, software, upgrade, migration,
    installation, refurbishment, works, repairs, programme, product"""
STEPS = """date, dates, delivery, deadline, deadlines, list, lists, reminder, reminders, certificate, memo, notice,
    tender, invitation, letter of intent, proposal, proposals, test, tests, testing, agreement, loan agreement,
    contract, order, deposit, paperwork, checks, introductions, introduction, issues, issue, comments, queries,
    snags, bugs, problems, defects, risk, risks, logistics, room, hall, venue, catering, coach, travel, transport,
    parking, hotel, tickets, badges, refreshments, equipment, insurance, licence, permit, quote, quotes, approval,
    clearance, budget, funding, costings, purchase, payment, speaker, speakers, chapter, chapters, research,
    planning, build, conversion, setup, set up, wording, text, translation, proofing, printing, photography,
    filming, editing, shortlisting, sifting, recruitment, appointment, briefing note, options, mandate, scope,
    brief, template, returns, forms, applications, enrolment, bookings, invites, mailing list, data, data
    collection, coding, modelling, ground, groundworks, foundations, ground works, roof, demolition, survey"""
PEOPLE = """they, he, she, them, supplier, suppliers, contractor, contractors, partner, partners, competitor,
    predecessor, printer, printers, designer, designers, caterer, caterers, consultant, consultants, architect,
    architects, auditor, auditors, agency, vendor, vendors"""
OTHERS = """similar, sister, other, others, another, neighbouring, neighbour, national, theirs, his, hers,
    existing, previous, old, elsewhere"""


# What may be called off without any harm to the tactic, and what an event went on to do without being still at it.
EXTRAS = """catering, coach, travel, transport, parking, hotel, tickets, badges, refreshments, insurance,
    licence, permit, quote, quotes, order, subscription, reservation, template, booking, bookings, lunch, taxi,
    flights, train"""
EFFECTS = """attracting, including, using, covering, reaching, raising, bringing, involving, featuring,
    giving, allowing, showing, receiving, thanking, marking, ending, meaning, resulting, leading, exceeding,
    totalling, saving, building, funding, evening, morning, everything, anything, something, nothing, housing,
    parking, catering, spring, thing"""


def _listed(table: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in table.split(","))


_OUTPUTS, _STEPS, _PEOPLE, _OTHERS, _EXTRAS, _EFFECTS = map(_listed, (OUTPUTS, STEPS, PEOPLE, OTHERS, EXTRAS, EFFECTS))
_OWNED = frozenset({"their", "theirs", "his", "her", "hers", "its"})
_HAVE = frozenset({"has", "have", "had"})


def _letters(names: str) -> frozenset[str]:
    return frozenset(LETTERS[name] for name in names.split())


_CLOSERS = _letters(
    "done complete did held closed live bare out met well tick whole sent cancelled withdrew replaced dropped required"
    " proceed"
)
_ENDS_CLAUSE = _letters("stop comma dash slash and but")
_ENDS_WORDS = _letters("stop comma dash") | {""}
_NOUNS = _letters("word participle item event plural meeting stage mailing campaign portion target reply")
_KNOWN_NOUNS = _letters("item event plural meeting mailing campaign target")
_LEADS_NOUN = _letters("doing at for to of with from by the act finish no waiting awaiting")
_LITTLE = _letters("none nothing not lack risk")
_DENIALS = _letters("no none nothing not did_not will_not no_longer")
_UNKNOWN = _letters("word rag")
_VERBS = _letters("done complete closed held did made got sent participle")
_STEPPING = _letters(f"{GROUPS['ended']} {GROUPS['step']} sent")
_PREPOSITIONS = _letters("at for to of with from by")
_GOVERNING = _letters(
    "to_be unbegun future will needs perhaps propose once next still left doing because as void before who"
)
_AUXILIARIES = _letters("is was now")
_ADJECTIVE = re.compile(
    form_pattern(
        "(word|stage|plural|item|event|meeting|mailing|participle){1,4} filler{0,1}"
        " (is|being|will|future|due_to|to_be|needs|sent|made|got|doing|wanted|not|outstanding|active|awaiting|waiting)"
    )
)


def vet(words: WordRow, form: StatusForm, begin: int, end: int) -> Verdict:
    """What a form, from one place up to another, comes to in its sentence."""
    state = form.state
    if state is State.COMPLETE or state is State.CANCELLED:
        return _vet_close(words, begin, end, state)
    if state is State.IN_PROGRESS and words.letters[end - 1] in _STEPPING:
        return _vet_step(words, begin, end - 1) or Verdict(state, form.force)
    if state is State.AT_RISK and _is_something_else(words, begin, end):
        return Verdict(None)
    return Verdict(state, form.force)


def _vet_close(words: WordRow, begin: int, end: int, state: State) -> Verdict:
    """What a form of closing, from one place up to another, comes to in its sentence."""
    letters = words.letters
    place = next((place for place in range(end - 1, begin, -1) if letters[place] in _CLOSERS), begin)
    opening = max(letters.rfind(LETTERS["stop"], 0, place) + 1, place - _LOOK_BACK)
    if opening == place and letters[place + 1 : place + 2] in {"", LETTERS["stop"]}:
        return Verdict(state)
    clause = next((at + 1 for at in range(place - 1, opening - 1, -1) if letters[at] in _ENDS_CLAUSE), opening)
    before = range(clause, place)
    if governed := _governed(words, opening, range(clause, max(begin, clause))):
        return governed
    after = letters[place + 1 : place + 2]
    if after in _LITTLE or (after == LETTERS["void"] and words.said(place + 1) == "what"):  # "done what we can"
        return Verdict(State.IN_PROGRESS, Force.SAID)
    if state is State.COMPLETE and not _DENIALS.isdisjoint(letters[clause:place]):
        return Verdict(State.IN_PROGRESS, Force.SAID)
    if state is State.COMPLETE and (_is_adjective(letters, clause, place) or _is_possessed(words, place)):
        return Verdict(
            State.IN_PROGRESS if place == clause and letters[place - 1 : place] != LETTERS["and"] else None,
            Force.SENT,
            _quoted(words, place, place + 2),
        )
    if still_going := _still_going(words, place):
        return Verdict(State.IN_PROGRESS, Force.SENT, still_going)
    if not before and after in _ENDS_WORDS:
        return Verdict(state)
    verdict = _vet_subject(words, before, place, state)
    if verdict.state is State.COMPLETE and not verdict.doubt:
        return verdict._replace(doubt=_left_over(words, before, place))
    return verdict


def _left_over(words: WordRow, before: range, place: int) -> str:
    """The words of the clause that nothing explains next to a closing word: "issued to staff", "last report issued"."""
    letters = words.letters
    if any(words.said(at) == "last" or (at in words.dates and words.dates[at].precision == "year") for at in before):
        return _quoted(words, before.start, place + 1)
    if _PERHAPS_A_PART.get(words.said(place)) == letters[place + 1 : place + 2] and _names(words, place + 2):
        return _quoted(words, place, place + 3)  # perhaps by one of several, or in one place of several
    if letters[place] not in _HELD and (places := _IN_SO_MANY.match(letters, place + 1)):
        return _quoted(words, place, places.end())  # "rolled out in two offices"
    if any(letters[at] == LETTERS["all"] for at in before):
        return ""
    has_subject = letters[place] == LETTERS["bare"] or any(letters[at] in _NOUNS for at in before)
    if (_EXPLAINED if has_subject else _EXPLAINED_WITHOUT_SUBJECT).match(letters, place + 1):
        return ""
    return _quoted(words, place, _clause_end(letters, place + 2))


def _clause_end(letters: str, after: int) -> int:
    """Where the clause that goes on at a place ends, or so far as a clause is long."""
    last = min(after + _LOOK_BACK, len(letters))
    return next((at for at in range(after, last) if letters[at] in _ENDS_CLAUSE), last)


def _vet_step(words: WordRow, begin: int, place: int) -> Verdict | None:
    """What governs a step, such as "agreed", at a place in its sentence: "to be drafted, agreed and published"."""
    letters = words.letters
    opening = max(letters.rfind(LETTERS["stop"], 0, place) + 1, place - _LOOK_BACK)
    clause = next((at + 1 for at in range(place - 1, opening - 1, -1) if letters[at] in _ENDS_CLAUSE), opening)
    if begin == place and _is_adjective(letters, clause, place):
        return Verdict(None)
    return _governed(words, opening, range(clause, place))


def _governed(words: WordRow, opening: int, before: range) -> Verdict | None:
    letters = words.letters
    sentence = letters[opening : before.stop]
    if _GOVERNING.isdisjoint(sentence) or any(letters[at] in _AUXILIARIES or words.said(at) in _HAVE for at in before):
        return None
    return next((verdict for pattern, verdict in _GOVERNED if pattern.search(sentence)), None)


def _is_something_else(words: WordRow, begin: int, end: int) -> bool:
    """Whether what is called off at a place is not the tactic, nor anything that it needs: "catering cancelled"."""
    letters = words.letters
    if letters[end - 1] in _NOT_NEEDED and LETTERS["stage"] in letters[begin:end]:
        return True
    place = next((place for place in range(end - 1, begin - 1, -1) if letters[place] in _OFF), -1)
    if place < 0:
        return False
    first, last = max(0, place - 5), min(len(letters), place + 5)
    clause = next((at + 1 for at in range(place - 1, first - 1, -1) if letters[at] in _ENDS_CLAUSE), first)
    after = next((at for at in range(place + 1, last) if letters[at] in _ENDS_CLAUSE), last)
    if words.said(place) == "replaced":  # by something new
        return True
    said = {words.said(at) for at in (*range(clause, place), *range(place + 1, after))}
    return _is_adjective(letters, clause, place) or bool(said & (_EXTRAS | _OTHERS | _OWNED))


_OFF = _letters("cancelled withdrew")


def _still_going(words: WordRow, place: int) -> str:
    """What is still being done after a closing word in its sentence: "released v1.0, hot-fixing"."""
    letters = words.letters
    for at in range(place + 1, min(len(letters), place + _LOOK_BACK)):
        if letters[at] == LETTERS["stop"]:
            break
        word = words.said(at)
        if letters[at] in _UNKNOWN and word.endswith("ing") and word not in _EFFECTS:
            joined = words.folded[words.spans[at][0] - 1] == "-" and at > 1
            if letters[at - 1 - joined] in _ENDS_CLAUSE:
                return word
    return ""


def _is_adjective(letters: str, clause: int, place: int) -> bool:
    """Whether a finished verb says what a noun is like: "chasing completed returns", "finished copies due"."""
    first, last = place, place
    while first > max(1, place - _LOOK_BACK) and letters[first - 1] == LETTERS["and"] and letters[first - 2] in _VERBS:
        first -= 2
    while (
        last < place + _LOOK_BACK
        and letters[last + 1 : last + 2] == LETTERS["and"]
        and letters[last + 2 : last + 3] in _VERBS
    ):
        last += 2
    if letters[last + 1 : last + 2] not in _NOUNS:
        return False
    if first > 0 and letters[first - 1] in _LEADS_NOUN:
        return True
    return place == clause and bool(_ADJECTIVE.match(letters, last + 1))


def _is_possessed(words: WordRow, place: int) -> bool:
    """Whether a finished verb says what somebody's or some time's noun is like: "last year's closed actions"."""
    letters = words.letters
    return (
        place > 0
        and letters[place - 1] in _NOUNS
        and words.said(place - 1).endswith("'s")
        and letters[place + 1 : place + 2] in _NOUNS
    )


def _vet_subject(words: WordRow, before: range, place: int, state: State) -> Verdict:
    letters = words.letters
    said = [words.said(at) for at in before]
    subject = [at for at in before if letters[at] in _NOUNS or (at == place - 1 and words.said(at) in _STEPS)]
    if _is_somebody_elses(words, said, subject, place):
        doubt = _quoted(words, before.start, place + 1)
        return Verdict(State.IN_PROGRESS if state is State.COMPLETE else None, Force.SENT, doubt)
    first = next((at for at in before if letters[at] in _PREPOSITIONS and at > before.start), place)
    head = next((at for at in reversed(subject) if at < first), subject[-1] if subject else None)
    if head is None:
        return _vet_object(words, place, state)
    noun = words.said(head)
    known = letters[head] in _KNOWN_NOUNS or noun in _OUTPUTS
    if state is State.CANCELLED:
        whole = all(letters[at] in _KNOWN_NOUNS or words.said(at) in _OUTPUTS for at in subject if at <= head)
        return Verdict(state if whole or letters[place] not in _NOT_NEEDED else None)
    doubt = "" if known else _quoted(words, before.start, place)
    handed_over = doubt and words.said(place) in _HANDED_OVER and letters[place + 1 : place + 2] != LETTERS["all"]
    step = noun in _STEPS or (head > before.start and f"{words.said(head - 1)} {noun}" in _STEPS)
    others = _has_own_object(words, said, place) or (letters[place] not in _HELD and _goes_on(words, place))
    if step or handed_over or (doubt and others):
        return Verdict(State.IN_PROGRESS, Force.SENT, doubt)
    return Verdict(state, Force.SAID, doubt)


def _goes_on(words: WordRow, place: int) -> bool:
    """Whether something else is said after the clause: "costumes done, set not so much"."""
    rest = words.letters[_clause_end(words.letters, place + 1) + 1 : place + _LOOK_BACK]
    return not _UNKNOWN.isdisjoint(rest)


def _vet_object(words: WordRow, place: int, state: State) -> Verdict:
    """What a closing word without a subject comes to by its object: "issued a reminder", "delivered the training"."""
    nouns = _NOUNS_AFTER.match(words.letters, place + 1)
    if state is State.CANCELLED or not nouns:
        return Verdict(state)
    noun = words.said(nouns.end() - 1)
    known = noun in _OUTPUTS or noun in _TIMES or words.letters[nouns.end() - 1] in _KNOWN_NOUNS
    if noun in _STEPS:
        return Verdict(State.IN_PROGRESS, Force.SENT)
    return Verdict(state, Force.SAID, "" if known else _quoted(words, place, nouns.end()))


_NOUNS_AFTER = re.compile(
    form_pattern(
        "(the|number|all|last|small){0,2} (word|participle|stage|item|event|plural|mailing|target|campaign){1,4}"
    )
)


def _has_own_object(words: WordRow, said: list[str], place: int) -> bool:
    """Whether a closing word is said of something that is not the tactic: "printers have delivered the paper"."""
    object_ = words.letters[place + 1 : place + 5]
    begins = _OBJECT_BEGINS.match(object_)
    if not begins or "been" in said:
        return False
    noun = words.said(place + begins.end())
    return not (noun in _OUTPUTS or noun in _TIMES or object_[begins.end() - 1] in _KNOWN_NOUNS)


_OBJECT_BEGINS = re.compile(
    form_pattern(
        "(the|number)? (participle|nth|last)? (word|participle|stage|item|event|plural|mailing|target|campaign)"
    )
)
_PERHAPS_A_PART = {
    "signed off": LETTERS["by"],
    **dict.fromkeys(("went ahead", "gone ahead"), LETTERS["with"]),
    **dict.fromkeys(("done", "complete", "completed", "finished"), LETTERS["at"]),
}
_HELD = _letters("held bare")
_IN_SO_MANY = re.compile(form_pattern("at the? word{0,2} number"))


def _names(words: WordRow, place: int) -> bool:
    """Whether a word that no table knows is at a place."""
    return words.letters[place : place + 1] == LETTERS["word"]


# What may follow a closing word in its clause: its object where it has no subject; when, where, by whom, for how many
# people; and what was done next to it. No place is tried twice, so that a long text takes no longer than its length.
_THING = (
    "the|small|number|nth|last|all|part|word|participle|event|meeting|mailing|plural|item|date|stage|period|portion"
)
_OBJECT = "((the|number|all|last|small){0,2} (word|participle|stage|item|event|plural|mailing|target|campaign){1,4}+)?+"
_FOLLOWS = (
    f"( filler | date | later | well | all | told | (from|before) date | to small? all ({_THING}|of){{1,6}}+"
    " | the? number (word|period){0,2}+ (small|late)? | the word small"
    f" | with ({_THING}|of|and|at|bare|doing){{1,8}}+"
    f" | (at|by) ({_THING}|of){{1,6}}+"
    f" | and ({_THING}|is|was|live|now){{0,6}}"
    " (ended|step|sent|well|live|participle|silent|untroubled|off|will_not|not)"
)
_ENDS = ")*+ (edge|and|because|due_to|as|following|late|cancelled|tick|yes_no|$)"
_EXPLAINED_WITHOUT_SUBJECT = re.compile(form_pattern(f"{_OBJECT} {_FOLLOWS} {_ENDS}"))
_EXPLAINED = re.compile(form_pattern(f"{_FOLLOWS} | to ({_THING}|of){{1,6}}+ {_ENDS}"))
_TIMES = frozenset({"day", "week", "month", "year", "morning", "afternoon", "evening", "same"})


_NOT_NEEDED = _letters("required")
_HANDED_OVER = frozenset({"delivered", "released", "issued", "shipped"})
"""What happens to goods and people on the way to what the tactic is for."""


def _is_somebody_elses(words: WordRow, said: list[str], subject: list[int], place: int) -> bool:
    """Whether it was done by somebody else, or in an earlier year: "they have finished", "last year's was held"."""
    if any(one in _LAST and another in _TIMES_PAST for one, another in pairwise(said)):
        return True
    if not subject and not (_OTHERS | _PEOPLE).intersection(said):
        return False
    after = [words.said(at) for at in range(place + 1, min(place + 4, len(words.letters)))]
    if _OWNED.intersection(after) or _OWNED.intersection(said):
        return True
    theirs = {word for phrase in said for word in phrase.split()} & (_OTHERS | _PEOPLE)
    return bool(theirs) and not ("been" in said or (theirs == {"they"} and not _HAVE.intersection(said)))


_LAST = frozenset({"last", "previous"})
_TIMES_PAST = frozenset({"year's", "month's", "quarter's", "term's", "week's", "season's", "time's"})


def _quoted(words: WordRow, begin: int, end: int) -> str:
    end = min(end, len(words.letters))
    return words.folded[words.spans[begin][0] : words.spans[end - 1][1]]
