"""Words to Progress: the reader of feedback and of Status columns.

A text becomes a row of word kinds (words.py, by the tables of lexicon and phrasebook.py); the forms (forms) tell states
at their places; of several remarks the last word stands, with the exceptions that resolution.py lists. The conventions
follow from one rule, that an open action is never said to be Complete or Cancelled:

- An end of a stage (draft, consultation, phase 1), of some of several (two workshops, the first session, the Q1
  return), of most of it, or with something left to do, is In progress. So is one denied, supposed, asked for or due.
- A step (emailed, agreed, booked) is In progress. It leaves a tactic Complete, Cancelled, Deferred, Waiting or At risk
  that was so before it; only a step that was waited for (accepted, approved) ends the waiting.
- What is asked is not said. Neither is what stands after if, when, after, despite, who, or in a reason.
- "To be done" is Not started, unless something was done before it; "expected, hoped, due to be done" is In progress.
- A tactic that was superseded, merged or duplicated is Cancelled as a row of its own; one occasion called off, or a
  speaker lost, is At risk; something called off with a new date is Deferred.
- Waiting is for a reply, a decision, somebody else, or a text that is out for comment; words of delay without a new
  date, and red and amber, are At risk, and a colour stays so whatever goes on next to it.
- Closing that is asked for or recommended is Waiting. What somebody else has finished, or what only says what a noun is
  like ("completed returns"), closes nothing (closing.py). Where what is closed is not known, the close is in doubt.
- A misspelt word is read, with a doubt; a misspelt closing word is In progress. Boxes count as they are ticked.
- Unknown words tell nothing: Noted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nshreport.words.feedback.forms import Force
from nshreport.words.feedback.kinds import LETTERS, form_pattern
from nshreport.words.feedback.moves import Calendar, DatesOfMove, find_move, find_reason
from nshreport.words.feedback.progress import Progress, State, short_answer, tells_standing
from nshreport.words.feedback.resolution import Remark, find_remarks, last_word, read_boxes
from nshreport.words.feedback.words import WordRow, read_words
from nshreport.words.timing import Window, fold

_HALF_A_YEAR = 183
_TEAM = re.compile(form_pattern("doing (?!with|at|to|for|the|of)"))  # "Planning Team"


@lru_cache(maxsize=1 << 16)
def read_feedback(text: str, *, year: int, first_month: int = 1) -> Progress:
    """Reads what a feedback text says of its tactic.

    Args:
        text: The words, as typed; any string, of any length.
        year: The year in which the plan year begins.
        first_month: The month, 1 to 12, in which it begins.

    Returns:
        The state that is the last word on the matter, with the words that decided and what else the text names.

    >>> progress = read_feedback("Deferred from 28th February due to illness", year=2017)
    >>> progress.state, progress.moved_from, progress.reason
    (<State.DEFERRED: 'Deferred'>, datetime.date(2017, 2, 28), 'illness')
    """
    folded = fold(text)
    if answer := short_answer(folded):
        return Progress(answer, text.strip())
    calendar = Calendar(year, first_month)
    words, move = _words_and_move(text, folded, calendar)
    remarks = find_remarks(words)
    stands = read_boxes(words) or last_word(words, remarks)
    origin, moved_to = _windows(text, words, move, calendar)
    if stands and stands.state is State.DEFERRED and _days_earlier(moved_to, origin) > 0:
        stands = None  # brought forward
    moves = moved_to and (
        move.origin is not None
        or LETTERS["advanced"] in words.letters
        or any(remark.state is State.DEFERRED for remark in remarks)
    )
    return Progress(
        state=stands.state if stands else State.NOTED,
        evidence=words.cut(text, stands.begin, stands.end) if stands else "",
        moved_from=(origin.end or origin.start) if origin else None,
        moved_to=moved_to if moves else None,
        names=tuple(
            moved_to if moved_to and place == move.target else mention.window
            for place, mention in words.dates.items()
            if place != move.origin
        ),
        reason=find_reason(text, words),
        standing=tells_standing(folded),
        doubt=_doubt(words, stands),
    )


def _doubt(words: WordRow, stands: Remark | None) -> str:
    if stands and stands.doubt:
        return f"'{stands.doubt}' may not mean the whole tactic"
    if not (stands and words.misspelt):
        return ""
    return "; ".join(f"'{typed}' was read as '{meant}'" for typed, meant in words.misspelt.items())


def _words_and_move(text: str, folded: str, calendar: Calendar) -> tuple[WordRow, DatesOfMove]:
    mentions = calendar.mentions(text, folded)
    words = read_words(folded, mentions)
    move = find_move(words)
    if move.origin is None:
        return words, move
    origin = words.dates[move.origin]
    halves = calendar.halves(text, origin)
    if not halves:
        return words, move
    kept = [mention for mention in mentions if mention != origin]
    words = read_words(folded, sorted([*kept, *halves], key=lambda mention: mention.begin))
    return words, find_move(words)


def _days_earlier(target: Window | None, origin: Window | None) -> int:
    """How many days one window ends before another; 0 where that is not known."""
    return (origin.end - target.end).days if target and origin and target.end and origin.end else 0


def _windows(text: str, words: WordRow, move: DatesOfMove, calendar: Calendar) -> tuple[Window | None, Window | None]:
    """What a tactic was moved from, and to."""
    origin = None if move.origin is None else words.dates[move.origin].window
    if move.target is None:
        return origin, None
    target = words.dates[move.target].window
    # "Until June" has no beginning, but what is moved there happens in June. What is brought forward "from September to
    # June" goes to the June before, not after.
    # A month so near before another in the plan year is meant, too: "from May to March" brings it forward.
    late = bool(origin and -_days_earlier(target, origin) > _HALF_A_YEAR)
    advanced = origin is not None and LETTERS["advanced"] in words.letters
    if target.start is None or advanced or late:
        alone = calendar.alone(words.cut(text, move.target, move.target + 1)) or target
        if not late or advanced or 0 < _days_earlier(alone, origin) < _HALF_A_YEAR:
            target = alone
    return origin, target


def has_status_words(text: str) -> bool:
    """Whether the words tell a state in so many words, strongly enough in a cell that is meant for something else.

    What somebody is to do ("Martin to organise") tells who is accountable, not how it goes.

    >>> has_status_words("Harmonisation Team - ongoing"), has_status_words("Martin Ralph to organise")
    (True, False)
    """
    words = read_words(fold(text), ())
    return any(
        remark.force is Force.SAID and not _TEAM.match(words.letters, remark.begin) for remark in find_remarks(words)
    )
