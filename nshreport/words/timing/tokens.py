"""Cuts a text into tokens: each a kind of the lexicon, a value, and where it stands."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nshreport.words.timing.ambiguous_words import (
    with_lists,
    with_school_years,
    without_names,
    without_numbering,
    without_verbs,
)
from nshreport.words.timing.figures import LINE, PLAUSIBLE, READERS, Numbers, PlanYear, Token
from nshreport.words.timing.kinds import KINDS, letters
from nshreport.words.timing.lexicon import PHRASES, WORDS, Entry, phrase_entry
from nshreport.words.wording import MONTHS

LONGEST = 32_767
"""As many characters as a spreadsheet's cell holds; of a longer text nothing beyond is read."""

RUN_OF_SPACES = re.compile(r"[ \n]{2,}")


# A reading's own explanation: "mid-June to early July (taken as 11 June to 10 July)".
_TAKEN_AS = re.compile(r" \(taken as [^()]{,60}\)")


def squeeze(text: str) -> str:
    """A folded text with one space, or one line break, for each run of them."""
    if "(taken as " in text:
        text = _TAKEN_AS.sub("", text)
    return RUN_OF_SPACES.sub(lambda run: "\n" if "\n" in run[0] else " ", text)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_UNIT = r"(?:day|week|wk|month|mth|year|yr|hour|hr|min)"
_CLOCK = r"(?:[01]?\d|2[0-4])"
_S = r"[ \n]?"
_YYYY = r"(?:19|20|21)\d\d"
# The hour that a time of day goes on to, and no day of a month: "till 8", but not "- 8 June".
_NO_DAY = rf"(?![\d/.:]|{_S}(?:st|nd|rd|th|am|pm|[-/&,]|and|or|to|of|{_MONTH}))"
_UNTIL = rf"(?:{_S}(?:-|to|till?|until){_S}(?:(?:late|close|midnight|noon)\b|{_CLOCK}{_NO_DAY}))"

# The order is that of trying. The text is squeezed, so that nothing here meets more than one space.
TOKEN = re.compile(
    rf"""
    eo[ ]?(?=[qh][ ]?[1-4](?![\da-z]))(?P<end_of>)                                       # EOQ2
  | ~~(?:(?=[^~]+~~)|(?<=[^\s~]~~))(?P<struck>)                                              # ~~3 May~~ 10 May
  | q(?:s|trs?|uarters?)?[ \n.-]?[1-4](?![\da-z])(?P<quarter>)                            # Q2, quarter 2
  | [1-4](?<!\d\d)q(?=[ ]?(?:fy|')?[ ]?\d\d|[^\w]|$)(?P<number_and_quarter>)             # 2Q25
  | h[ ]?[12](?![\da-z])(?P<half>)                                                   # H1
  | [12](?<!\d\d)h(?=[ ]?(?:fy|{_YYYY}|')|\d\d(?!\d))(?P<number_and_half>)               # 1H 2025
  | [a-z]++(?:'[a-z]++)*+(?!\d)(?P<word>)                                           # may, month's
  | (?!{_MONTH})[a-z]{{1,4}}\d+(?:\.\d+)+(?![\da-z])(?P<version>)                       # v1.2
  | {_YYYY}(?P<b>[-/.])\d\d?(?P=b)\d\d?(?!\d)(?:t\d\d:?\d\d[\d:.]*z?)?(?P<iso>)     # 2017-08-02, 2017-08-02T10:00
  | {_YYYY}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)(?P<compact>)              # 20170802
  | (?<!\d[/.])\d\d?(?:{_S}(?:st|nd|rd|th))?(?P<m>{_S}[-/.]{_S})\d\d?(?P=m)(?:{_YYYY}|\d\d)
        (?![\d/]|[.:]\d|{_S}(?:am|pm)\b|{_S}{_MONTH})(?P<day_first>)                # 14/06/2017, 9.11.17, 3-5-17
  | (?<![\d/.-])\d\d?(?P<s>[-/.]){_MONTH}[a-z]{{0,6}}(?P=s)\d\d(?![\d/.-])(?P<named_month>)  # 14-Feb-25, 14/Feb/25
  | (?<!\d[/.])(?<!\d)\d\d?{_S}(?P<n>[/.]){_S}\d\d?{_S}(?P=n){_S}{_YYYY}
        (?![\d/])(?P<spaced_day_first>)                                            # 01/04/ 2017
  | (?<![\d/.][ ])(?<!\d)\d\d[ ]\d\d[ ]{_YYYY}(?![\d/.,])(?P<figures_day_first>)    # 05 06 2026
  | {_YYYY}{_S}[-/]{_S}(?:{_YYYY}|\d\d)
        (?![\d/.]|{_S}(?:st|nd|rd|th)\b|{_S}(?:of{_S})?{_MONTH})(?P<years>)         # 2017-18, 2017/2018, 2017-08
  | (?<![a-z]-)\d\d?[/.-]{_YYYY}(?![\d/])(?P<month_year>)                                      # 03/2017
  | (?:{_CLOCK}(?:[:.]\d\d)?{_S}(?:am|pm)?{_S}-{_S})?{_CLOCK}(?:[:.]\d\d)?{_S}
        (?:am|pm|a\.m\.?|p\.m\.?|noon|hrs|o'clock)(?![a-z]){_UNTIL}?(?P<time>)      # 2pm, 2-4pm, 6pm till 8
  | (?:{_CLOCK}[:.][0-5]\d{_S}-{_S})?{_CLOCK}:[0-5]\d(?::[0-5]\d)?(?!\d)
        (?:[ ]?(?:utc|gmt)[ ]?[-+][ ]?\d\d?(?!\d))?(?P<clock>)                      # 10:00-12:00, 23:59 UTC-12
  | {_CLOCK}\.[0-5]\d{_S}-{_S}{_CLOCK}\.[0-5]\d(?![\d.])(?P<dotted_clock>)          # 10.00 - 12.00
  | {_CLOCK}{_S}-{_S}{_CLOCK}[.:](?:00|15|30|45)(?!\d|[./]\d)(?P<late_clock>)         # 10 - 11.30
  | {_CLOCK}[.:](?:00|15|30|45){_UNTIL}(?P<half_clock>)                             # 6.30-8
  | (?:9(?<=,[ ]9)|1[0-2](?<=,[ ]\d\d))-[1-5]{_NO_DAY}(?P<over_noon>)                # 11-4
  | (?:[01]\d|2[0-3])[0-5]\d{_S}(?:hrs|hours|h)(?![a-z\d])(?P<hours>)                 # 1400hrs
  | \d\d?{_S}(?:st|nd|rd|th)(?:(?={_MONTH})|(?![a-z0-9]))(?P<ordinal>)              # 3rd
  | (?<!\d[/])[1-3]/[2-4][ ]of(?=[ ]{_MONTH})(?P<fraction>)                          # 2/3 of May
  | (?<!\d[/])\d\d?/\d\d?(?![\d/]|{_S}(?:st|nd|rd|th)\b|{_S}(?:of{_S})?{_MONTH})(?P<slashed>)    # 14/06, 17/18, 04/17
  | (?<!\d[.])\d\d?\.\d\d?(?!\d|\.\d|{_S}%)(?P<dotted>)                             # 31.3
  | '\d\d(?!\d)(?P<short_year>)                                                     # '17
  | {_YYYY}(?!\d|[.,]\d|%|[a-z])(?P<year>)                                          # 2017
  | \d\d?(?!\d|\.\d|,\d\d\d|{_S}%|[a-z])(?P<number>)                                # 14
  | \d\d?(?={_MONTH}|{_UNIT})(?P<glued_number>)                                     # the 3 of 3May
  | (?:fy|cy|wc|wk|week|yr|year|month|qtr|quarter|phase|{_MONTH}[a-z]{{0,6}})(?=\d)
        (?P<glued_word>)                                                            # the sept of sept17
  | =(?:(?<=\bn=)|(?<=\bn[ ]=))[ ]?\d[\d,]*+(?P<assigned>)                                       # the =400 of n=400
  | \n(?!{_YYYY}|'|(?:to|until|and|or)\b|[-/,&(])(?P<line>)
  | (?:\+[ ]?/[ ]?-|±)(?P<roughly>)
  | -*>(?P<arrow>)
  | -++(?P<dash>)
  | [/,;:.()&|?~+\[\]<≤≥](?P<mark>)
  | [£$€]?\d[\d.,]*+%?[a-z]*+(?P<figure>)                                           # £5,000, 14%, 10k
  | [^\W_]++(?P<other>)                                                             # v2, d4t
    """,
    re.VERBOSE,
)

_MARKS = {
    "/": KINDS["slash"],
    ",": KINDS["comma"],
    ";": KINDS["stop"],
    "|": KINDS["stop"],
    ":": KINDS["colon"],
    "(": KINDS["open"],
    "[": KINDS["open"],
    ")": KINDS["close"],
    "]": KINDS["close"],
    "&": KINDS["and"],
    "+": KINDS["and"],
    "?": KINDS["query"],
    "~": KINDS["vague"],
    "<": KINDS["vague"],
    "≤": KINDS["vague"],
    "≥": KINDS["vague"],
    "-": KINDS["dash"],
    ">": KINDS["arrow"],
}
_MARK_NAMES = {"mark", "dash", "arrow"}
_WORD_NAMES = {"word", "glued_word", "other"}
_REFER = KINDS["refer"]
_ONE_KIND = {
    "roughly": KINDS["vague"],
    "fraction": KINDS["vague"],
    "version": KINDS["word"],
    "assigned": KINDS["figure"],
    "end_of": KINDS["end"],
}
_GLUED_KINDS = {
    "quarter": KINDS["quarter_number"],
    "number_and_quarter": KINDS["quarter_number"],
    "half": KINDS["half_number"],
    "number_and_half": KINDS["half_number"],
}
# After an abbreviation or a figure a full stop says nothing; after a word it ends a sentence.
_SMALL = letters("number", "near")
_PROSE = KINDS["word"] + KINDS["close"]
# A line that ends with one of these may end with a date: the next line begins another.
_ENDS_DATE = letters("month", "year", "pair", "full", "season", "feast", "quarter_number", "half_number")


def tokenise(text: str, plan: PlanYear) -> list[Token]:
    """The tokens of a squeezed, folded text, without the words that change nothing.

    >>> [token.value for token in tokenise("by thu 22nd june", PlanYear(2017, 1))]
    [0, 3, 22, 6]
    """
    tokens: list[Token] = []
    done = -1
    while done < len(text):
        done = _tokenise_from(text, max(done, 0), plan, tokens)
    for settled in (without_verbs, with_lists, without_names):
        tokens = settled(text, tokens)
    if "year" in text or "yr" in text:
        tokens = with_school_years(tokens, plan)
    return without_numbering(tokens) if "." in text or "/" in text else tokens


def _tokenise_from(text: str, begin: int, plan: PlanYear, tokens: list[Token]) -> int:
    """Adds tokens up to the end of the first phrase, and returns that position; or of the text."""
    for match in TOKEN.finditer(text, begin):
        token = _token(match, plan, tokens)
        if token is not None:
            if token.kind:
                tokens.append(token)
            if token.end != match.end():
                return token.end
    return len(text)


def _token(match: re.Match[str], plan: PlanYear, before: list[Token]) -> Token | None:
    """The token at a match, with no kind when it changes nothing; ``None`` for what is no token at all."""
    name = match.lastgroup or ""
    begin, end = match.span()
    words = match[0]
    if name in _WORD_NAMES:
        token = _word(match.string, words, begin, end)
        return _without_reference(token, match.string) if before and before[-1].kind == _REFER else token
    if name in _ONE_KIND:
        return Token(_ONE_KIND[name], words, begin, end)
    if name in READERS:
        kind, value = READERS[name](words, plan)
        return Token(kind, value, begin, end, _flaw(words, kind, value, plan))
    if name in _GLUED_KINDS:
        return Token(_GLUED_KINDS[name], int(next(filter(str.isdigit, words))), begin, end)
    if name == "struck":
        return Token(KINDS["new" if match.string[begin - 1 : begin].strip() else "old"], 0, begin, end)
    if name == "line":
        return Token(KINDS["stop"] if before and before[-1].kind in _ENDS_DATE else "", LINE, begin, end)
    if name in _MARK_NAMES:
        return _mark(match.string, words, begin, end, before)
    return None


_IN_DATE = re.compile(r"\.? ?(?:\d|'\d|[-/&]|and\b)")


def _without_reference(token: Token, text: str) -> Token:
    """The token, but a plain word where a month's name is a person's or a document's: "ask May", "see Sep. plan"."""
    if token.kind != KINDS["month"] or _IN_DATE.match(text, token.end):
        return token
    return token._replace(kind=KINDS["word"], value="")


# 2018-2019 may be one financial year or two calendar years.
_SHORT_PAIR = re.compile(r"\d\d?/\d\d?")
_WHOLE_PAIR = re.compile(r"\d{4}\D+-\D*\d{4}|\d{4}-\d{4}")


def _flaw(text: str, kind: str, value: int | Numbers, plan: PlanYear) -> str:
    if isinstance(value, Numbers):
        return value.flaw
    if kind == KINDS["pair"] and _SHORT_PAIR.fullmatch(text):
        return "short-pair"
    if kind == KINDS["pair"] and _WHOLE_PAIR.match(text) and plan.first_month != 1:
        return "two-readings"
    return "far-away" if kind == KINDS["year"] and value - plan.year not in PLAUSIBLE else ""


def _mark(text: str, words: str, begin: int, end: int, before: list[Token]) -> Token:
    mark = words[-1]
    if mark == ".":
        if len(before) == 1 and before[0].kind in _SMALL and text.startswith(" ", end):
            before[0] = before[0]._replace(flaw="two-readings")
        ends_sentence = (
            bool(before) and end < len(text) and (before[-1].kind in _PROSE or _is_sentence(text, begin, end))
        )
        return Token(KINDS["stop"] if ends_sentence else "", 0, begin, end)
    if mark == ">" and not before:
        return Token(KINDS["vague"], 0, begin, end)
    if mark == "+" and not text[end : end + 2].strip():
        return Token(KINDS["onwards"], 0, begin, end)
    return Token(_MARKS[mark], 0, begin, end)


def _is_sentence(text: str, begin: int, end: int) -> bool:
    """Whether a full stop between a month's whole name and a number ends a sentence: "on 22 May. 18 came"."""
    return text[end : end + 2].strip().isdigit() and text.endswith(_WHOLE_MONTHS, 0, begin)


_WHOLE_MONTHS = tuple(month.lower() for month in MONTHS)
# M6, Y2: a month or year of a project.
_PROJECT_COUNT = re.compile(r"[my]\d\d?")


def _word(text: str, word: str, begin: int, end: int) -> Token:
    phrases = PHRASES.get(word)
    if phrases is not None:
        phrase = phrases.match(text, begin)
        if phrase is not None:
            entry = phrase_entry(phrase[0])
            return Token(entry.kind, entry.value, begin, phrase.end())
    entry_or_none = WORDS.get(word) or (WORDS.get(word[:-2]) if word.endswith("'s") else None)
    if entry_or_none is not None:
        return Token(entry_or_none.kind, entry_or_none.value, begin, end)
    if _PROJECT_COUNT.fullmatch(word):
        return Token(KINDS["relative"], 0, begin, end)
    month = closest_month(word) if len(word) > 3 else 0  # noqa: PLR2004 - nothing shorter is close
    if month:
        return Token(KINDS["month"], month, begin, end, "misspelt")
    near = closest_entry(word) if len(word) >= _SHORTEST_NEAR else None
    if near is not None:
        return Token(near.kind, near.value, begin, end)
    return Token(KINDS["word"], word, begin, end)


_SAME = (
    ("-", "-‐‑‒–—―−⁃﹘﹣－"),
    ("'", "'‘’‛ʼ`´′＇"),
    (">", ">→➔➜⇒"),
    ("\n", "\n\r\v\f\x85\u2028\u2029"),
    (" ", "\u200b\u200c\u200d\u2060\u00ad\ufeff\ufe0e\ufe0f"),  # of no width: between words, or after an emoji
)


class _Folded(dict[int, str]):
    """Every character as one character that says the same, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    for one, these in _SAME:
        if character in these:
            return one
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", character).lower()
    return plain if len(plain) == 1 else character


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Lower case, with one kind of dash, quote, arrow, space and line break; every character keeps its place.

    >>> fold("On–going: “DONE”"), fold("4th –７th September")
    ('on-going: “done”', '4th -7th september')
    """
    if text.isascii() and text.isprintable():
        return text.lower().replace("`", "'")
    return text.translate(_FOLDED)


# A short name is too near to other words (March and match, June and Jane) for any letter to be another.
_LONG_NAME = 6


@lru_cache(maxsize=4096)
def closest_month(word: str) -> int:
    """The month (1 to 12) of which ``word`` is a misspelling, 0 when it is none or might be another word.

    >>> closest_month("febuary"), closest_month("setpember"), closest_month("aprill"), closest_month("match")
    (2, 9, 4, 0)
    """
    if word in {"marc", "mach", "augusta"}:
        return 0
    near = [month for month, name in enumerate(MONTHS, 1) if _is_near(word, name.lower())]
    return near[0] if len(near) == 1 else 0


_SHORTEST_NEAR, _ANY_SLIP = 6, 9
_FORGIVING = frozenset(letters("vague", "tbc", "off", "shifted", "recurring", "ongoing"))


def _by_outline() -> dict[str, list[str]]:
    """Words that make a date less than firm, or none, by their first and last letter."""
    found: dict[str, list[str]] = {}
    for word, entry in WORDS.items():
        if entry.kind in _FORGIVING and len(word) >= _SHORTEST_NEAR:
            found.setdefault(word[0] + word[-1], []).append(word)
    return found


_OUTLINES = _by_outline()


@lru_cache(maxsize=4096)
def closest_entry(word: str) -> Entry | None:
    """What a word with one slip means where that only makes a date less firm: "provisonal", "forthnightly".

    In a shorter word a letter may be missing, added or swapped, but not be another: "charged" is not "changed".

    >>> closest_entry("provisonal") is not None, closest_entry("charged")
    (True, None)
    """
    for right in _OUTLINES.get(word[0] + word[-1], ()):
        slips = len(word) != len(right) or len(word) >= _ANY_SLIP or sorted(word) == sorted(right)
        if slips and abs(len(word) - len(right)) <= 1 and _edits(word, right) == 1:
            return WORDS[right]
    return None


def _is_near(word: str, name: str) -> bool:
    if word[0] != name[0] or abs(len(word) - len(name)) > 1 or len(name) < 4:  # noqa: PLR2004 - May has no near spelling
        return False
    if len(name) > _LONG_NAME:
        return _edits(word, name) <= 2  # noqa: PLR2004 - two slips in a long name
    return sorted(word) == sorted(name) or (len(word) != len(name) and _edits(word, name) == 1)


def _edits(word: str, name: str) -> int:
    """How many letters must be added, taken, changed, or swapped with the next one (Damerau's distance)."""
    before: list[int] = []
    last = list(range(len(name) + 1))
    for row, letter in enumerate(word, 1):
        this = [row]
        for column, other in enumerate(name, 1):
            this.append(min(this[-1] + 1, last[column] + 1, last[column - 1] + (letter != other)))
            if row > 1 and column > 1 and (letter, word[row - 2]) == (name[column - 2], other):
                this[-1] = min(this[-1], before[column - 2] + 1)
        before, last = last, this
    return last[-1]
