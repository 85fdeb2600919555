"""The words of a text: each with its kind and its place in the text as typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from nshreport.words.feedback.kinds import EDGES, GROUPS, LETTERS
from nshreport.words.feedback.phrasebook import corrected, known_words, longest_phrase
from nshreport.words.timing import Mention

_TOKEN = re.compile(
    r"""
      (?P<fraction> \d{1,4}\ *(?:of|out\ of)\ +(?:the\ +|all\ +)?\d{1,4}\b            # 3 of 8
        | (?<![\w/.])(?:0|[1-9]\d?)/[1-9]\d{0,2}                                            # 3/8 complete
          (?=\ (?:[a-z]+\ )?(?:complete|done|delivered|closed|held|achieved|met|finished|sessions|workshops|events
              |visits|meetings|webinars|courses|talks|interviews|modules|actions|tasks|items)) )
    | (?P<percent> \d+(?:\.\d+)?\ *(?:%|per\ ?cent\b|pc\b) )                          # 80 %
    | (?P<yes_no> \(?\ *(?<![a-z])(?:y\ ?/\ ?n|yes\ ?/\ ?no|yes\ or\ no)(?![a-z])\ *\)? )              # done (y/n)
    | (?P<empty> \[[\ _]*\] | \([\ _]+\) | [☐□▢] )
    | (?P<ticked> [\[(][x✔✓][\])] )
    | (?P<cross> [✗✘❌✖☒] )
    | (?P<run> [a-z]+(?:'[a-z]+)?(?=[\ ,;:\n]|$) (?:\ [a-z]+(?:'[a-z]+)?(?=[\ ,;:\n]|$))* )  # plain words at one go
    | (?P<initials> (?:\b[^\W\d_]\.){2,}(?:[^\W\d_]\b)? )                             # t.b.c.
    | (?P<word> n/a\b | c/f\b | & | (?:re|co|un)-[^\W\d_]+                            # re-opened
        | [^\W\d_]+(?:'[^\W\d_]+)? | \d+(?:[.,:/]\d+)*[^\W\d_]* )                     # hasn't  3rd  3/4/17
    | (?P<joint> (?<=\w)-+(?=\w) )                                                    # on-going
    | (?P<query> \? )
    | (?P<stop> [.;!\n…] )
    | (?P<comma> [,:] )
    | (?P<dash> [-()\[\]{}|<>=•·*"“”+~] )
    | (?P<slash> [/\\] )
    | (?P<tick> [✔✓✅☑] )
    | (?P<mark> [^\w\s] )
    """,
    re.VERBOSE,
)

# Where a date itself begins: the words before it ("completed by", "now") belong to the sentence.
_DATE_BEGINS = re.compile(
    r"\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|quarter|week)"
    r"|(?:spring|summer|autumn|winter|easter|christmas|xmas|whit|new|good|boxing|bank|q|qtr|h|half|fy|early|mid|late|end"
    r"|first|second|third|fourth|last|w|wc|wb|wk|year|month|term)\b"
)

# A clause that opens with one of the first and then one of the second is a question, whatever mark it ends in.
_ASKING = set(re.findall(r"\w+", "is has was were can could should does did do are have will shall would any"))
_ASKED = set(
    re.findall(r"\w+", "this it the we that these those they there anyone any you i he she all action update news one")
)

_DAYS = {"day", "days"}
_AFTER_LABEL = {LETTERS["comma"], LETTERS["dash"]}
_EDGES = {LETTERS[name] for name in EDGES}
_UNASKED = _EDGES | {LETTERS["date"]}
_FINAL = {
    LETTERS[name]
    for name in (
        *("complete", "done", "did", "held", "closed", "live", "met", "well", "bare", "tick", "whole"),
        *("cancelled", "withdrew", "replaced", "dropped", "required", "proceed", "not", "will_not", "no_longer"),
    )
}
_ENDED = {LETTERS[name] for name in GROUPS["ended"].split()}
_CLOSING = _ENDED | {LETTERS["cancelled"], LETTERS["withdrew"]}
_ASKED_LETTERS = {
    **{LETTERS[name]: LETTERS["asked_done"] for name in (*GROUPS["ended"].split(), "live", "out", "met", "whole")},
    **{LETTERS[name]: LETTERS["asked_done"] for name in ("finish", "completion", "asked_done")},
    LETTERS["propose"]: LETTERS["propose"],
    **{LETTERS[name]: LETTERS["asked_off"] for name in ("cancelled", "withdrew", "replaced", "cancel", "asked_off")},
}
_GOING_ON = {LETTERS[name] for name in ("is", "now", "still")}
_NO_VERBS = set(
    re.findall(r"\w+", "building housing parking catering funding spring thing evening morning lighting wellbeing")
)
_OBJECTS = set(
    re.findall(r"\w+", "the a an our your their his her its all some more it them these this with through up out")
)
_SHORTEST_STEM = 4
_WHOLE = 100


class WordRow(NamedTuple):
    """A text as a row of words and phrases.

    Attributes:
        folded: the text, folded.
        letters: their kinds, one letter each (see kinds.py).
        spans: where each stands in the text.
        dates: the dates named, by their places in the row.
        misspelt: misspelt words, each with the word that it was read as.
    """

    folded: str
    letters: str
    spans: list[tuple[int, int]]
    dates: dict[int, Mention]
    misspelt: dict[str, str]

    def said(self, place: int) -> str:
        """The word or phrase at a place."""
        return self.folded[slice(*self.spans[place])]

    def cut(self, text: str, begin: int, end: int) -> str:
        """The text, as typed, of the words from one place up to another."""
        return text[self.spans[begin][0] : self.spans[end - 1][1]]


def read_words(folded: str, mentions: Sequence[Mention]) -> WordRow:
    """The words of a folded text, with each date named in it as one word."""
    if "☐" in folded or "□" in folded:  # next to empty boxes, a crossed or filled one is a ticked one
        folded = folded.replace("☒", "☑").replace("■", "☑")
    row = _RowBuilder(mentions)
    for match in _TOKEN.finditer(folded):
        if match.lastgroup == "run":
            row.take_run(match[0], match.start())
        else:
            row.take(str(match.lastgroup), match[0], match.span())
    row.finish()
    row.count_periods()
    return WordRow(folded, "".join(row.letters), row.spans, row.dates, row.misspelt)


class _RowBuilder:
    """One pass over the tokens of a text: they gather into runs of words, and runs fall into phrases."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.letters: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.dates: dict[int, Mention] = {}
        self.misspelt: dict[str, str] = {}
        self._run: list[str] = []
        self._run_spans: list[tuple[int, int]] = []
        self._mentions = list(reversed(mentions))
        self._said = False
        self._opens_with_doubt = False  # "? complete"

    def take_run(self, run: str, begin: int) -> None:
        """Take several plain words, one space apart."""
        words = run.split(" ")
        spans = []
        for word in words:
            spans.append((begin, begin + len(word)))
            begin += len(word) + 1
        if self._mentions and self._mentions[-1].begin < begin:
            for word, span in zip(words, spans, strict=True):
                self.take("word", word, span)
        else:
            self._run += map(_plain, words) if "'" in run else words
            self._run_spans += spans

    def take(self, group: str, token: str, span: tuple[int, int]) -> None:
        """Take the next token."""
        if self._mentions and self._is_dated(group, token, span):
            return
        if group in {"word", "initials"}:
            self._run.append(_plain(token.replace("." if group == "initials" else "-", "")))
            self._run_spans.append(span)
        elif group != "joint":
            self._end_run()
            self._take_sign(group, token, span)

    def finish(self) -> None:
        """End the last run of words."""
        self._end_run()
        if self._opens_with_doubt:
            self._unsay()

    def count_periods(self) -> None:
        """In "Q1 complete", "Q1 and Q2 complete" the quarter is a part of the tactic, not the day of its end.

        So are the months of a list but for the last: "April: cancelled. May: 2 visits made".
        """
        label = None
        for place, mention in self.dates.items():
            follows = self.letters[place + 1 : place + 2]
            if mention.precision == "season" and follows == [LETTERS["event"]]:
                self.letters[place] = LETTERS["word"]  # "the spring fair"
            elif not follows or mention.precision in _DAYS or not self._opens(place):
                continue
            elif follows[0] in _ENDED:
                self.letters[place] = LETTERS["portion"]
            elif follows[0] in _AFTER_LABEL:
                if label is not None:
                    self.letters[label] = LETTERS["portion"]
                label = place

    def _opens(self, place: int) -> bool:
        """Whether a date begins its clause, or ends a row of dates that does."""
        while place > 1 and self.letters[place - 1] == LETTERS["and"] and place - 2 in self.dates:
            place -= 2
        return place == 0 or self.letters[place - 1] in _EDGES

    def _take_sign(self, group: str, token: str, span: tuple[int, int]) -> None:
        if group == "query":
            self._opens_with_doubt = self._opens_with_doubt or not self._said
            self._unsay()
        letter = longest_phrase([token], 0)[0] if group == "mark" else LETTERS[_kind_of_sign(group, token)]
        if letter:
            self._add(letter, span)

    def _is_dated(self, group: str, token: str, span: tuple[int, int]) -> bool:
        """Whether the token is part of a date; the first of its tokens adds the date."""
        while self._mentions and self._mentions[-1].end <= span[0]:
            self._mentions.pop()
        if not self._mentions or span[1] <= (mention := self._mentions[-1]).begin:
            return False
        if group == "fraction":  # "3/8 complete" counts, whatever date it could be
            self._mentions.pop()
            return False
        if not self._run and self.dates.get(len(self.letters) - 1) is mention:
            return True
        if span[1] < mention.end and (group == "dash" or not _DATE_BEGINS.match(token)):
            return False
        self._end_run()
        self.dates[len(self.letters)] = mention
        self._add(LETTERS["date"], (span[0], mention.end))
        return True

    def _add(self, letter: str, span: tuple[int, int]) -> None:
        self._said = self._said or letter != LETTERS["stop"]
        self.letters.append(letter)
        self.spans.append(span)

    def _end_run(self) -> None:
        if not self._run:
            return
        asks = self._asks()
        run, spans = self._spelt(self._run), self._run_spans
        place = 0
        for known, after in _kinds_of(tuple(run)):
            letter = known or self._unknown(run, place)
            if letter in _CLOSING and run[place] != self._run[place]:
                letter = LETTERS["slip"]
            self.letters.append(_ASKED_LETTERS.get(letter, LETTERS["word"]) if asks else letter)
            self.spans.append((spans[place][0], spans[after - 1][1]))
            place = after
        self._said = True
        self._run, self._run_spans = [], []

    def _spelt(self, run: list[str]) -> list[str]:
        """The words as they should be spelt."""
        if known_words().issuperset(run):
            return run
        wrong = {word: right for word in run if (right := corrected(word))}
        self.misspelt.update(wrong)
        return [wrong.get(word, word) for word in run] if wrong else run

    def _unknown(self, run: Sequence[str], place: int) -> str:
        """The kind of a word that no table knows: who "is reformatting", or "sorting the stock", is at work."""
        word = run[place]
        if word.endswith("ing") and word not in _NO_VERBS:
            before = self.letters[-1] if self.letters else LETTERS["stop"]
            after = run[place + 1] if place + 1 < len(run) else ""
            if before in _GOING_ON or (before in _EDGES and (after in _OBJECTS or after.endswith(("ed", "wn")))):
                return LETTERS["doing"]
        return _unknown(word)

    def _asks(self) -> bool:
        """Whether the clause begins as a question does: "has this been done"."""
        opens = not self.letters or self.letters[-1] in _EDGES
        return opens and len(self._run) > 1 and self._run[0] in _ASKING and self._run[1] in _ASKED

    def _unsay(self) -> None:
        """A question tells nothing: its words lose their kinds, and so do the endings before a dash in its sentence."""
        place = len(self.letters) - 1
        while place >= max(0, len(self.letters) - 3) and self.letters[place] == LETTERS["stop"]:
            place -= 1  # "Complete. ?"
        asked = True
        while place >= 0 and self.letters[place] != LETTERS["stop"]:
            letter = self.letters[place]
            asked = asked and letter != LETTERS["dash"]
            if letter not in _UNASKED and (asked or letter in _FINAL):
                self.letters[place] = _ASKED_LETTERS.get(letter, LETTERS["word"])
            place -= 1


def _plain(word: str) -> str:
    """A word without the ending of a possessive: next year's plan."""
    return word if word in _NO_POSSESSIVES else word.removesuffix("'s")


_NO_POSSESSIVES = {"it's", "that's", "let's"}


def _kind_of_sign(group: str, token: str) -> str:
    if group in {"query", "ticked"}:
        return "stop" if group == "query" else "tick"
    if group == "fraction":
        some, whole = map(int, re.findall(r"\d+", token))
        if some == 0:
            return "zero"
        return "all" if some == whole else "part" if some < whole else "number"
    if group == "percent":
        share = float(re.findall(r"[\d.]+", token)[0])
        return "zero" if share == 0 else "percent" if share < _WHOLE else "whole" if share == _WHOLE else "word"
    return group


@lru_cache(maxsize=1 << 14)
def _unknown(word: str) -> str:
    """The kind of a word that no table knows, by its looks."""
    if word[0].isdigit():
        return LETTERS["number"]
    if len(word) > _SHORTEST_STEM:
        for ending, kind in (("n't", "not"), ("ed", "participle"), ("ly", "small")):
            if word.endswith(ending):
                return LETTERS[kind]
    return LETTERS["word"]


@lru_cache(maxsize=1 << 14)
def _kinds_of(run: tuple[str, ...]) -> list[tuple[str, int]]:
    """The letters of the phrases in a run of words, each with the place after it; no letter for an unknown word."""
    kinds, place = [], 0
    while place < len(run):
        kinds.append(longest_phrase(run, place))
        place = kinds[-1][1]
    return kinds
