"""Whether a text says that the steering group agreed to a move: the words that do, and the words that undo them.

A move that nobody agreed must not be shown as agreed, so that in doubt the answer is no: what is asked for, expected or
conditional is not agreed, nor is what somebody else agreed, nor what the group agreed on another matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nshreport.words.timing import fold
from nshreport.words.wording import MONTHS

_AGREED = "agreed|approved|endorsed|ratified|accepted|signed off|signed it off|cleared"
_CONTENT = "happy|content|fine|ok|okay"
_CONSENT = "agreement|approval|endorsement|sign off|sign-off|consent"
_GIVEN = "received|given|obtained|granted|secured|gained"
_GROUP = ("steering group", "sg", "the group")
"""What the group is called in every plan, next to its own names."""
_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in map(str.lower, MONTHS))
_DATE = rf"\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,4}}(?:[./-]\d{{1,4}}){{1,2}}|(?:19|20)\d\d|{_MONTHS}|sept"
_WHICH = rf"the|our|full|whole|all|last|latest|previous|recent|this|of|{_DATE}"
"""Words that may be next to the group's name; any other word makes it another group: "DfE steering group"."""
_WHEN = (
    rf"on|at|in|of|since|by e-?mail|by correspondence|now|also|formally|has|have|had|been|both|then|was|were|is|are"
    rf"|already|today|yesterday|unanimously|verbally|{_DATE}"
)
_OTHERS = r"\b(?! (?:chairs?|chairman|secretar\w+|member|leads?|sub|subgroup|paper)\b|'s|-\w)"
_OPENS = r"(?:^|[,:(-] ?|\b(?:and|as|that|since|now|because) )"

FORMS: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:{agreed})(?:,? (?:{when}))* (?:by|with|at|in|from)(?: (?:{which}))* {group}",
        "New date agreed by the steering group",
    ),
    (
        (
            "{opens}(?:(?:{which}) )*{group}(?: meetings?| members)?(?:[,:]? -? ?(?:{when}))*[,:]?(?: -)?"
            r" (?:{agreed}|{content})\b"
        ),
        "SG has approved it",
    ),
    (
        r"\b(?:{consent})(?: (?:{when}))* (?:{given})(?: (?:{when}))* (?:by|from|at)(?: (?:{which}))* {group}",
        "Agreement given by SG",
    ),
    (
        r"{opens}(?:(?:{which}) )*{group} (?:{consent})(?: (?:{when}))* (?:{given})\b",
        "Steering group approval received",
    ),
    (
        r"\bwith(?: the)? (?:{consent}) (?:of|from)(?: (?:{which}))* {group}",
        "Moved with the agreement of the steering group",
    ),
    (r"\bwith(?: the)? {group} (?:{consent})\b", "Moved to June with SG agreement"),
)
"""How it is said that the group agreed, each with an example."""

_UNDOES_BEFORE = re.compile(
    r"\b(?:not|never|no|nor|neither|without|yet|be|being|will|would|should|could|must|shall|might|cannot|hop\w+|expect\w*"
    r"|ask\w*|request\w*|seek\w*|sought|propos\w+|recommend\w*|need\w*|requir\w+|please|want\w*|likely|un\w+ed)\b|n't\b"
)
"""Words before the agreement, after the last comma: what is denied, still to come or asked for."""
_UNDOES_AFTER = re.compile(
    r"\b(?:not|never|subject to|in principle|provisional\w*|to (?:look|consider|discuss|review|revisit|think|hear)"
    r"|tbc|to be confirmed)\b|n't\b"
)
_CONDITION = re.compile(
    r"\b(?:if|once|unless|until|when|whether|provided|pending|await\w*|waiting|assuming|before)\b|[?]"
)
"""Words anywhere in the sentence under which nothing is agreed yet."""
_OF_A_MOVE = re.compile(
    r"\b(?:dates?|deadline\w*|timings?|timescales?|timetable|mov(?:e[ds]?|ing)|slip\w*|postpon\w+|defer\w*|delay\w*"
    r"|extens\w+|extend\w*|reschedul\w+|rearrang\w+|revised|brought forward|bring|push\w+|put back|later|change)\b"
)
_ONCE_MORE = re.compile(r"\b(?:again|now|further|since)\b")
"""With words of a move, after the agreement: it was of an earlier date."""
_SAYS_NOTHING = re.compile(
    rf"\b(?:{_WHICH}|{_WHEN}|to|for|until|a|an|and|so|as|that|it|with|meetings?|members|also|new|but)\b|\W+"
)
_SENTENCE_ENDS = re.compile(r"[.;!](?=\s|$)|(?<=[?])|\n|\bbut\b")


@lru_cache(maxsize=1 << 12)
def agreed_by_group(text: str, group_names: tuple[str, ...] = ()) -> str:
    """The sentence, as typed, that says that the steering group agreed to a move or a date; blank where none does.

    Args:
        text: the words of a Feedback cell, or of a decision.
        group_names: what this plan calls the group, such as "NSH SG", next to "steering group", "SG" and "the group".

    >>> agreed_by_group("Deferred to June. New date agreed by the steering group")
    'New date agreed by the steering group'
    >>> agreed_by_group("To be agreed by the steering group"), agreed_by_group("Agreed with DfT")
    ('', '')
    """
    forms = patterns_for(tuple(_plain(fold(name)) for name in group_names))
    before, begin, agreed = "", 0, ""
    folded = fold(text)
    for end in (*(match.end() for match in _SENTENCE_ENDS.finditer(folded)), len(folded)):
        sentence = _plain(folded[begin:end])
        if any(_agrees(sentence, match, before) for form in forms for match in form.finditer(sentence)):
            agreed = " ".join(text[begin:end].split()).strip(_ENDS)
        elif _moves_on(sentence):
            agreed = ""
        before, begin = sentence or before, end
    return agreed


_ENDS = " .;!-"


def _plain(folded: str) -> str:
    """Words with one space between them and no sign at either end."""
    return " ".join(folded.split()).strip(_ENDS)


def _moves_on(words: str) -> bool:
    """Whether words after an agreement tell of another move."""
    return bool(_ONCE_MORE.search(words) and _OF_A_MOVE.search(words))


def _agrees(sentence: str, match: re.Match[str], before: str) -> bool:
    """Whether nothing around the words undoes them, and what was agreed is a move, or not said."""
    first = max(sentence.rfind(sign, 0, match.start() + 1) for sign in ",:(") + 1
    after = sentence[match.end() :]
    if _CONDITION.search(sentence) or _UNDOES_AFTER.search(after) or _moves_on(after):
        return False
    if _UNDOES_BEFORE.search(sentence[first : match.end()]):
        return False
    rest = f"{sentence[: match.start()]} {after}"
    matter = rest if _SAYS_NOTHING.sub("", rest) else before
    return not _SAYS_NOTHING.sub("", matter) or bool(_OF_A_MOVE.search(matter))


@lru_cache(maxsize=64)
def patterns_for(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The forms for a group of these names, over folded words."""
    group = "|".join(re.escape(name) for name in sorted({*_GROUP, *filter(None, names)}, key=lambda name: -len(name)))
    parts = {
        "agreed": _AGREED,
        "content": _CONTENT,
        "consent": _CONSENT,
        "given": _GIVEN,
        "which": _WHICH,
        "when": _WHEN,
        "group": rf"(?:{group}){_OTHERS}",
        "opens": _OPENS,
    }
    return tuple(re.compile(form.format(**parts)) for form, _ in FORMS)
