"""The words of a title as they are compared: without endings, numbers as figures, names and initials apart."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from nshreport.words import MONTHS


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


_SMALL_WORDS = frozenset(
    _words(
        "a all an and any are as at be by each every for from how in into is it its new of off on onto or our out",
        "over per re s so that the their this to up via was we were what when which who will with within x",
    )
)
"""Words that say nothing of what a title is about."""

_VERBS = _words(
    "add advertise agree amend analyse announce answer apply approach approve arrange ask assess attend begin book",
    "brief build buy carry celebrate chase check circulate collate collect commence commission compile complete",
    "conduct confirm consider contact continue convene coordinate create deliver design develop devise disseminate",
    "distribute do draft draw edit engage ensure establish evaluate explore facilitate finalise find fit follow",
    "gather get give go held help highlight hold host identify inform install investigate invite involve issue join",
    "liaise look make mark meet notify obtain organise plan prepare present print procure produce promote provide",
    "publicise publish purchase put raise record refresh register release remind renew respond review revise",
    "rewrite run schedule scope secure seek send set share show sign speak start submit support take talk tell",
    "undertake update upload visit work write meeting meetings presentation presentations talks workshop session",
    "event",
)
"""Words with which any tactic may begin, and which a colleague changes first."""

_SYNONYMS = (
    "write letter",
    "survey questionnaire poll",
    "staff employee colleague starter joiner",
    "course training learning learnt elearning module",
    "volunteer helper",
    "supplier contractor vendor provider",
    "website web site webpage",
    "councillor member",
    "yearly annual annually",
    "existing current",
    "quote estimate tender",
    "budget forecast",
    "demo demonstration",
    "newsletter bulletin ebulletin",
    "recruit hire appoint",
    "launch live rollout",
    "phone telephone",
    "photo photograph photography picture",
    "company operator firm business",
    "article piece feature item",
    "press news media",
    "release notice",
    "video film animation",
    "leaflet flyer brochure pamphlet",
    "stall stand booth",
    "advert ad advertisement advertising",
    "campaign push drive",
    "guidance guide guideline handbook manual",
    "timetable schedule rota calendar",
    "customer client user",
    "manager leader head",
    "assess evaluate",
    "finding result outcome",
    "report paper",
    "executive ceo",
    "statistic stats stat figure data",
    "feedback view opinion comment",
    "festive christmas xmas",
    "question query enquiry",
    "information info",
    "communication comms",
    "conference conf",
    "committee cttee ctte",
    "government govt gov",
    "department dept",
    "group grp",
    "week wk",
    "programme scheme",
    "university uni",
    "prize award",
    "pilot trial",
)
"""Words that one colleague writes for another's; each group is read as its first."""

_COUNTS = (
    "one first 1st",
    "two second 2nd ii",
    "three third 3rd iii",
    "four fourth 4th iv",
    "five fifth 5th",
    "six sixth 6th vi",
    "seven seventh 7th vii",
    "eight eighth 8th viii",
    "nine ninth 9th ix",
    "ten tenth 10th",
    "eleven eleventh 11th",
    "twelve twelfth 12th",
)
"""Words for the numbers from one on."""

_ENDINGS = _words(
    "ologies ology ological ates ated ating ators ator ate isations izations isation ization isings ising izing ised",
    "ized ises ise ize ations ation ional ions ion ments ment ages age ings ing ers er ors or ed es ly al is s e",
)
"""Endings that leave the word's meaning; the first that fits is taken off."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?|noon|midnight)|(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)|noon|midnight"
_WEEKDAYS = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_ZONES = r"GMT|BST|UTC|IST|CES?T|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T"
_CLOCK_TIMES = re.compile(
    rf"(?<![\w.:])(?:\d{{1,2}}\s*(?:-|–|to)\s*)?(?:{_CLOCK})(?:\s*(?:-|–|to|until)\s*(?:{_CLOCK}))?", re.IGNORECASE
)
_PASSING = re.compile(
    rf"\b(?:{_WEEKDAYS})\b\.?(?!\s+(?!(?:and|or|to|at)\b)[a-z])|\b(?:(?:time|date|venue|place)\s+)?(?:tbc|tba|tbd)\b",
    re.IGNORECASE,
)
_IN_ZONE = re.compile(rf"\b(?:{_ZONES})\b")
"""What people change in a title without meaning another tactic: times, zones, weekdays, what is to be confirmed."""
_LETTERS_AND_NUMBER = re.compile(r"(?<=[A-Z]{2})(?=\d)")
_SHORTEST_CUT, _CUT_OFF = 4, 3
"""A word may be cut short to so many letters at least, by so many at least: Lancs for Lancashire."""
_POSSESSIVE = re.compile(r"['’]s$|(?<=[A-Z]{2})s$")
"""What makes a word a genitive, or an abbreviation a plural: "Ian's", "LAs"."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGEST_NAME, _SHORT, _SHORTEST_NAME = 6, 3, 2
"""An abbreviation is short for so many words at most; a word of so few letters may be in it whole.
One of two letters must be in capitals: two initials are found anywhere."""
_LONGEST_TITLE = 60
"""Words of a title that are looked at: a cell may hold a whole page."""
_SHORTEST_STEM, _SHORTEST_SINGULAR = 4, 3
_FROM_Y, _SHORTEST_FROM_Y = ("ies", "ied"), 4
"""Endings in place of a y, in a longer word than "tied"."""


class TitleWords(NamedTuple):
    """A title's words: stems, those of them that are numbers or months, and those that are names."""

    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    asides: frozenset[str]
    """Stems that are in brackets only."""
    order: tuple[str, ...]
    """The words without their endings, in the title's order."""
    whole_order: tuple[str, ...]
    """The same with the small words."""


@lru_cache(maxsize=65536)
def read_words(title: str) -> TitleWords:
    """The words of a title.

    >>> sorted(read_words("Hold third BHTFG meetings").stems)
    ['bhtfg', 'figure3', 'hold', 'meet']
    """
    title = without_times(title)
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(title)[:_LONGEST_TITLE]]
    bare = [_without_ending(word.casefold()) for word in words]
    order = [meant_by(word) for word in bare]
    telling = [place for place, word in enumerate(words) if word.casefold() not in _SMALL_WORDS]
    after_first = [words[place][0].isupper() for place in telling if place]
    headline = sum(after_first) * 2 > len(after_first)
    stems = frozenset(order[place] for place in telling)
    return TitleWords(
        stems,
        frozenset(found for found in stems if is_number(found)),
        frozenset(order[place] for place in telling if _is_name(words[place], place, headline=headline)),
        stems - {stem(word.casefold()) for word in _WORD.findall(_BRACKETS.sub(" ", title))},
        tuple(bare[place] for place in telling),
        tuple(bare),
    )


@lru_cache(maxsize=65536)
def without_times(title: str) -> str:
    """A title without times, weekdays and what is to be confirmed; the title itself if nothing else is left.

    A weekday before another word says what is meant.

    >>> without_times("Test freeze (18:00 PST)"), without_times("Meeting (Tue & Thu)"), without_times("Sunday buses")
    ('Test freeze ( )', 'Meeting ( & )', 'Sunday buses')
    """
    timed = _CLOCK_TIMES.sub("", title)
    bare = _PASSING.sub("", _IN_ZONE.sub("", timed) if timed != title or _BRACKETS.search(title) else timed)
    return _LETTERS_AND_NUMBER.sub(" ", bare if _WORD.search(bare) else title)


@lru_cache(maxsize=65536)
def without_brackets(title: str) -> str:
    """A title's words without bracketed details, times and weekdays."""
    return " ".join(word.casefold() for word in _WORD.findall(_BRACKETS.sub(" ", without_times(title))))


def _is_name(word: str, place: int, *, headline: bool) -> bool:
    """A word in capitals is a name; so is one with a capital inside a sentence, if not every word has one."""
    if len(word) > 1 and word.isupper():
        return True
    return word[0].isupper() and place > 0 and not headline


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending; a number, ordinal or month as a figure, so that "third" is "3rd".

    >>> stem("harmonisation"), stem("harmonised"), stem("third"), stem("3rd")
    ('harmon', 'harmon', 'figure3', 'figure3')
    """
    return meant_by(_without_ending(word))


def meant_by(bare: str) -> str:
    """The stem for a word and those that colleagues write for it."""
    return _SAID_OTHERWISE.get(bare, bare)


@lru_cache(maxsize=65536)
def _without_ending(word: str) -> str:
    if word in _FIGURES:
        return _FIGURES[word]
    if word.isdecimal():
        return f"figure{word.lstrip('0')}"
    if word.endswith(_FROM_Y) and len(word) > _SHORTEST_FROM_Y:
        word = f"{word[:-3]}y"
    for ending in _ENDINGS:
        shortest = _SHORTEST_SINGULAR if ending in {"es", "s", "e"} else _SHORTEST_STEM
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= shortest
            and not (ending == "s" and word.endswith("ss"))
        ):
            bare = word[: -len(ending)]
            return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "sl" else bare
    return word


def run_together(one: str, other: str) -> frozenset[str]:
    """Stems of either title of which one is spelt out in the other: by its initials, or as two words for one.

    >>> sorted(run_together("Reply to UKSA", "Answer the UK Statistics Authority"))
    ['authority', 'statistic', 'uk', 'uksa']
    """
    stems = read_words(one).stems, read_words(other).stems
    found: set[str] = set()
    for names, title in ((stems[0] - stems[1], other), (stems[1] - stems[0], one)):
        spelt = _spelt_out(title)
        for name in names & spelt.keys():
            if len(name) > _SHORTEST_NAME or name in read_words(one).names | read_words(other).names:
                found.update((name, *map(meant_by, spelt[name])))
    for pair in product(stems[0] - stems[1], stems[1] - stems[0]):
        if pair[0][0] == pair[1][0] and _is_cut_short(*sorted(pair, key=len)):
            found.update(pair)
    return frozenset(found)


def _is_cut_short(cut: str, whole: str) -> bool:
    bare = cut.removesuffix("s")
    return len(bare) >= _SHORTEST_CUT and len(whole) >= len(bare) + _CUT_OFF and whole.startswith(bare)


@lru_cache(maxsize=65536)
def _spelt_out(title: str) -> dict[str, tuple[str, ...]]:
    """What could be written for words of a title that follow each other, and those words.

    Their initials, where a short word may be in full; or two of them written as one.
    """
    words = read_words(title)
    found: dict[str, tuple[str, ...]] = {}
    for order in (words.whole_order, words.order):
        for first in range(len(order)):
            names = {""}
            for last in range(first, min(first + _LONGEST_NAME, len(order))):
                word = order[last]
                names = {
                    name + piece for name in names for piece in (word[0], word if len(word) <= _SHORT else word[0])
                }
                if last > first:
                    found |= dict.fromkeys(names, order[first : last + 1])
            if first + 1 < len(order):
                found["".join(order[first : first + 2])] = order[first : first + 2]
    return found


def is_number(found: str) -> bool:
    """Whether a stem is that of a number, ordinal or month."""
    return found.startswith("figure")


def is_verb(found: str) -> bool:
    """Whether a stem is that of a word with which any tactic may begin."""
    return found in _VERB_STEMS


_FIGURES = {word: f"figure{number}" for number, words in enumerate(_COUNTS, 1) for word in words.split()}
_FIGURES |= {
    name: f"figure of {month}"
    for month in MONTHS
    for name in (month.casefold(), month[:3].casefold(), month[:4].casefold())
}
_SAID_OTHERWISE = {
    _without_ending(word): _without_ending(words.split()[0]) for words in _SYNONYMS for word in words.split()
}
_VERB_STEMS = frozenset(stem(word) for word in _VERBS)
