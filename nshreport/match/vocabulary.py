"""Words that weigh otherwise than others when titles are compared."""

from __future__ import annotations


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


SMALL_WORDS = frozenset(
    _words(
        "a all an and any are as at be by each every for from how in into is it its new of off on onto or our out",
        "over per re s so that the their this to up via was we were what when which who will with within x",
    )
)
"""Words that say nothing of what a title is about."""

VERBS = _words(
    "add agree answer apply approach arrange attend book build buy carry check circulate complete conduct contact",
    "continue create deliver design develop do draft draw ensure establish finalise find fit get give held help",
    "hold install issue make meet obtain organise plan prepare present produce provide publish purchase put record",
    "refresh register renew respond review run send set share sign speak start submit take talk undertake update",
    "visit work write meeting meetings presentation presentations talks workshop session event",
)
"""Words with which any tactic may begin, and which a colleague changes first."""

SYNONYMS = (
    "write letter",
    "survey questionnaire",
    "staff employee colleague starter",
    "course training learning elearning",
    "volunteer helper",
    "supplier contractor vendor provider",
    "website web site",
    "councillor member",
    "yearly annual",
    "existing current",
    "quote estimate tender",
    "budget forecast",
    "demo demonstration",
    "newsletter bulletin",
    "recruit hire appoint",
    "launch live",
    "phone telephone",
    "photo photograph picture",
    "company operator firm",
)
"""Words that one colleague writes for another's; each group is read as its first."""

COUNTS = (
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

ENDINGS = _words(
    "ologies ology ological isations izations isation ization isings ising izing ised ized ises ise ize ations ation",
    "ional ions ion ments ment ages age ings ing ers er ors or ies ied ed es ly al is s e",
)
"""Endings that leave the word's meaning; the first that fits is taken off."""
