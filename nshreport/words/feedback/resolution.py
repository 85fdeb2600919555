"""The states named in a text, and which of them is its last word."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from nshreport.words.feedback.closing import vet
from nshreport.words.feedback.forms import FORMS, Force, StatusForm
from nshreport.words.feedback.kinds import EDGES, LETTERS, form_pattern
from nshreport.words.feedback.progress import State
from nshreport.words.feedback.words import WordRow

_FORM = re.compile("|".join(f"{form_pattern(form.pattern)}()" for form in FORMS))  # an empty group says which it was


@lru_cache(maxsize=1 << 14)
def find_forms(letters: str) -> tuple[tuple[StatusForm, int, int], ...]:
    """The forms in a row of kinds from left to right, each with its first place and the place after its last."""
    return tuple((FORMS[(match.lastindex or 0) - 1], match.start(), match.end()) for match in _FORM.finditer(letters))


class Remark(NamedTuple):
    """A state named at one place of a text.

    Attributes:
        state: what it tells.
        force: how strongly.
        begin: its first place in the row of words.
        end: the place after its last.
        aside: whether it has a subject of its own and so may speak of a part: "leaflet complete".
        doubt: the words that leave it in doubt.
    """

    state: State
    force: Force
    begin: int
    end: int
    aside: bool = False
    doubt: str = ""

    @property
    def described(self) -> str:
        """State, force and whether it is an aside, as the rules are written on it."""
        return f"{self.state} {self.force.name.lower()}{' aside' * self.aside}"


class JoinRule(NamedTuple):
    """What two remarks come to: the earlier, the later, or a state of their own."""

    earlier: str
    later: str
    outcome: str
    example: str


# The first that fits the beginning of what both say ("Complete said aside"); where none does, the later stands.
RULES = (
    JoinRule(".*", ".* faint", "earlier", "Complete. Nothing further to report"),
    JoinRule(".* faint", ".*", "later", "Nothing to report, on hold"),
    JoinRule("Complete .*", "In progress limiting", "In progress", "Complete - only the annex left"),
    JoinRule("Cancelled .*", "In progress limiting", "At risk", "Cancelled for now"),
    JoinRule("Complete .*", "No update planned", "In progress", "Complete. Launch tbc"),
    JoinRule("Cancelled .*", "No update planned", "At risk", "Cancelled. Another day tbc"),
    JoinRule(".*", "(In progress limiting|No update planned)", "earlier", "On hold, only the annex left"),
    JoinRule("Complete .*", "In progress (sent|gained)", "earlier", "Event held 5 May; slides circulated"),
    JoinRule(
        "Complete .*", "(Not started .*|In progress planned)", "In progress", "Completed - to be published in June"
    ),
    JoinRule(
        "(?!Complete|Cancelled).* (said|planned|colour)",
        "Complete .* aside",
        "earlier",
        "Website ongoing; leaflet complete",
    ),
    JoinRule("Deferred said", "In progress said aside", "earlier", "Postponed. Staff are working on other things"),
    JoinRule("Cancelled .*", "At risk said aside", "earlier", "Cancelled, grant refused"),
    JoinRule("Cancelled .*", "Complete .*", "earlier", "No longer needed, scheme closed"),
    JoinRule(".*", "In progress blamed", "earlier", "No longer needed as the site closed"),
    JoinRule("(In progress|Waiting|Not started) .*", "Cancelled .* aside", "At risk", "Ongoing. May meeting cancelled"),
    JoinRule("(?!In progress).* (said|planned|colour)", "At risk blamed", "earlier", "Cancelled - lack of interest"),
    JoinRule(
        "(At risk|Not started|Deferred) (said|planned|colour)",
        "Waiting blamed",
        "earlier",
        "At risk - funding not approved",
    ),
    JoinRule("At risk colour", "(In progress (?!colour)|Not started).*", "earlier", "Amber - recruitment under way"),
    JoinRule(
        "(At risk|Waiting|Deferred) .*",
        "(In progress (sent|planned)|Not started).*",
        "earlier",
        "Awaiting reply, chair emailed",
    ),
    JoinRule("At risk said", "In progress said aside", "earlier", "Fallen behind. A recovery plan is being drawn up"),
    JoinRule("At risk .*", "In progress gained", "earlier", "Struggling to recruit, advert agreed"),
    JoinRule("Cancelled .*", "In progress (sent|gained)", "earlier", "Cancelled, attendees informed"),
    JoinRule("Cancelled .*", "Not started .*", "Deferred", "Cancelled, another event to be arranged"),
    JoinRule(
        "In progress (said|sent|gained|colour).*",
        "Not started .*",
        "earlier",
        "Draft written, artwork to be commissioned",
    ),
    JoinRule("Not started .*", "In progress planned", "earlier", "Not started, expected to finish in May"),
)


def last_word(words: WordRow, remarks: list[Remark]) -> Remark | None:
    """Of the remarks in a text the one that stands, or None where they tell no state."""
    stands: Remark | None = None
    several = len(remarks) > 1
    for remark in _in_time(words, _without_choices(words.letters, remarks)) if several else remarks:
        if stands:
            stands = _joined(stands, remark)
        elif remark.force is not Force.LIMITING:
            stands = remark
    return stands


def find_remarks(words: WordRow) -> list[Remark]:
    """The states named in a text, from left to right."""
    remarks, after = [], 0
    for form, begin, end in find_forms(words.letters):
        state, force, doubt = vet(words, form, begin, end)
        if state:
            aside = _is_aside(words.letters, after, begin, end)
            remarks.append(Remark(state, force, begin, end, aside, doubt))
        after = end
    return remarks


def read_boxes(words: WordRow) -> Remark | None:
    """What boxes to tick say, ticked or not: "☑ drafted ☐ published"; None where there is none to be ticked."""
    letters = words.letters
    if _UNTICKED.isdisjoint(letters):
        return None
    boxes = [place for place, letter in enumerate(letters) if letter in _BOXES]
    if not letters.strip("".join(_EDGES | {LETTERS["cross"]})):
        return None
    leads = boxes[0] == 0 or (letters[boxes[0] - 1] in _EDGES and bool(letters[boxes[-1] + 1 :].strip("".join(_EDGES))))
    labels = list(pairwise([*boxes, len(letters)] if leads else [-1, *boxes]))
    ticked = [label for box, label in zip(boxes, labels, strict=True) if letters[box] == LETTERS["tick"]]
    if not ticked:
        return Remark(State.NOT_STARTED, Force.SAID, boxes[0], boxes[0] + 1)
    begin, end = ticked[-1]
    listed = [form for form, *_ in find_forms(letters[begin + 1 : end]) if form.state]
    menu = all(_LABEL.fullmatch(letters, begin + 1, end) for begin, end in labels)
    state = listed[-1].state if menu and listed and len(ticked) == 1 else None
    return Remark(state or State.IN_PROGRESS, Force.SAID, max(begin, 0), end)


_BOXES = {LETTERS[name] for name in ("tick", "empty", "cross")}
_UNTICKED = _BOXES - {LETTERS["tick"]}
_EDGES = {LETTERS[name] for name in EDGES}
_LABEL = re.compile(
    form_pattern(
        "(edge|filler|not){0,3} (ended|off|active|progress|begun|unbegun|waiting|shift|delayed|late|risk|yes|no)?"
        " (edge|filler){0,3}"
    )
)


def _is_aside(letters: str, after: int, begin: int, end: int) -> bool:
    """Whether a remark has a subject of its own: content words before it in its sentence, and no "now"."""
    opening = max(after, letters.rfind(_STOP, after, begin) + 1, letters.rfind(_BUT, after, begin) + 1)
    return (
        bool(_SUBJECT.search(letters, opening, begin))
        and LETTERS["now"] not in letters[opening:end]
        and not _THE_ITEM.search(letters, opening, begin)
    )


_STOP, _BUT = LETTERS["stop"], LETTERS["but"]
_SUBJECT = re.compile(form_pattern("content"))
_THE_ITEM = re.compile(form_pattern("(comma|dash) the? item number? filler{0,3}$"))


def _joined(earlier: Remark, later: Remark) -> Remark:
    outcome = _outcome(earlier.described, later.described)
    if outcome == "earlier":
        return earlier
    if outcome == "later":
        return later
    return Remark(State(outcome), Force.SAID, later.begin, later.end)


@cache
def _outcome(earlier: str, later: str) -> str:
    fits = (rule for rule in RULES if re.match(rule.earlier, earlier) and re.match(rule.later, later))
    return next((rule.outcome for rule in fits), "later")


def _without_choices(letters: str, remarks: list[Remark]) -> list[Remark]:
    """Of "in progress / complete" only the open one counts, and of a menu of three or more none."""
    if LETTERS["slash"] not in letters:
        return remarks
    kept: list[list[Remark]] = []
    for remark in remarks:
        if kept and letters[kept[-1][-1].end : remark.begin] == LETTERS["slash"]:
            kept[-1].append(remark)
        else:
            kept.append([remark])
    return [chosen for choices in kept if (chosen := _choice(choices))]


def _choice(choices: list[Remark]) -> Remark | None:
    states = {remark.state for remark in choices}
    open_ones = [remark for remark in choices if remark.state not in _ENDS]
    if len(states) == 1:
        return choices[-1]
    return open_ones[-1] if open_ones and len(states) < _MENU else None


_MENU = 3
_ENDS = (State.COMPLETE, State.CANCELLED)


def _in_time(words: WordRow, remarks: list[Remark]) -> list[Remark]:
    """The remarks in the order of time: a log whose dates run backwards is read from its foot."""
    entries = [place for place in words.dates if place == 0 or words.letters[place - 1] == LETTERS["stop"]]
    days = [words.dates[place].window.end for place in entries]
    if len(entries) <= 1 or not all(one and other and one > other for one, other in pairwise(days)):
        return remarks
    return sorted(remarks, key=lambda remark: -bisect_right(entries, remark.begin))
