"""The kinds of words, figures and marks that a timing is made of.

A kind has a name, in which the forms of ``expressions`` and ``phrases`` are written, and one letter, by
which they match.
"""

from __future__ import annotations

KINDS = {
    # figures
    "number": "n",  # 1 to 31, no likely year
    "near": "s",  # 1 to 31 that may be a year near the plan's: 17 in a plan for 2017
    "wide": "k",  # 32 to 99, near the plan's year
    "integer": "3",  # any other number, whole or not: 217, 2.3, 14%
    "ratio": "6",  # figures parted by a slash or dash that are no date: 37/78
    "figure": "x",  # digits that a sign or a letter explains: £500, 10k
    "ordinal": "o",  # 3rd
    "year": "y",  # 2017, '17
    "pair": "p",  # 2017-18
    "years": '"',  # 2016-2020
    "full": "D",  # 14/06/2017, 2017-08-02
    "day_month": "d",  # 14/06
    "month_year": "m",  # 06/2017
    # names
    "cardinal": "c",  # six
    "ordinal_word": "w",  # second, last
    "month": "M",
    "weekday": "W",
    "weekdays": "V",  # Tuesdays
    "season": "S",
    "feast": "F",
    "quarter": "Q",  # the word
    "quarter_number": "4",  # Q2
    "half": "H",
    "half_number": "5",  # H1
    "term": "T",
    "week": "K",
    "unit": "U",  # day, month, hour
    "sprint": "σ",
    "release": "ϱ",  # of software, whose number follows it, or of statistics, whose day does
    "venue": "ω",  # theatre, hall: a number after it is its own
    "weekend": "ϟ",
    "vacation": "χ",  # holidays, recess
    "fortnight": "ϝ",
    "year_word": "Y",
    "financial": "X",  # financial year, FY
    "plan_year": "P",
    "calendar_year": "`",
    "year_end": "%",  # year end
    "financial_end": "^",  # end of FY
    # what stands before or after a date
    "early": "e",
    "mid": "i",
    "late": "l",
    "end": "E",
    "start": "I",
    "commencing": "C",  # w/c
    "weeks_commencing": "ψ",
    "ending": "G",  # w/e
    "said": "$",  # the quarter of
    "by": "B",
    "deadline": "Δ",
    "before": "b",
    "after": "A",
    "from": "f",
    "until": "u",
    "to": "r",
    "through": "¦",
    "between": "<",
    "onwards": "O",
    "latest": "L",
    "earliest": "ε",
    "of": ".",
    "in": "_",
    "this": "j",
    "next": "J",
    "per": "t",
    "article": "8",  # a, an
    # what joins dates
    "dash": "-",
    "slash": "/",
    "comma": ",",
    "stop": ";",
    "and": "&",
    "or": "|",
    "open": "(",
    "close": ")",
    "colon": ":",
    "query": "?",
    "arrow": ">",
    # what a date may be wrapped in
    "tbc": "q",
    "vague": "v",
    "ongoing": "g",
    "throughout": "h",
    "recurring": "R",
    "thereafter": "≥",  # after a first time: "and annually thereafter"
    "each": "a",
    "times": "N",
    "relative": "Z",
    "done": "{",  # complete, finished
    "present": "'",  # the present day
    "holiday": "*",  # half term, the month says which one
    "old": "[",  # was, deferred from
    "new": "]",  # now, moved to
    "off": "!",  # cancelled, withdrawn
    "shifted": "}",  # postponed, rescheduled
    "not": "~",
    "lasting": "∂",  # runs for: a length follows
    "refer": "ς",  # see, ask: what follows is a document or a person
    "title": "τ",  # councillor, Mr
    "address": "ρ",  # street
    "label": "#",  # room, phase: the number after it is its own
    "listed": "№",  # b) or "round 2", in a list that begins with a) or "round 1"
    "numbered": "@",  # version, section: so is what looks like a date
    "blank": "0",  # n/a, none
    "word": "z",
    # what forms leave in place of the words that they read
    "expression": "π",
    "year_expression": "υ",
    "feast_expression": "φ",
    "bare": "β",  # a day that takes its month from a neighbour
    "duration": "δ",
    "project_count": "κ",  # month 3, year 1
    "doubtful": "λ",  # a label before a month: "Phase 2 June"
    "nth_weekday": "ν",  # first Monday, of no month
}


def letters(*names: str) -> str:
    """The letters of several kinds.

    >>> letters("month", "year")
    'My'
    """
    return "".join([KINDS[name] for name in names])
