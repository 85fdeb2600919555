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

SYNONYMS = (
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
    "ologies ology ological ates ated ating ators ator ate isations izations isation ization isings ising izing ised",
    "ized ises ise ize ations ation ional ions ion ments ment ages age ings ing ers er ors or ed es ly al is s e",
)
"""Endings that leave the word's meaning; the first that fits is taken off."""
