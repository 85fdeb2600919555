"""The words that a timing is made of, and what kind each is of.

The spellings stand in one table; whatever is not in it is a plain word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nshreport.words.timing.almanac import FEASTS
from nshreport.words.timing.kinds import KINDS


class Entry(NamedTuple):
    """Kind letter and value of a word or phrase."""

    kind: str
    value: int | str


GATHERINGS = frozenset((
    "meeting", "meetings", "mtg", "conference", "workshop", "workshops", "seminar", "webinar", "session", "sessions",
    "event", "events", "agm", "board", "cabinet", "committee", "council", "forum", "panel", "group", "subgroup",
    "election", "elections", "visit", "visits", "festival", "fair", "fete", "assembly", "summit", "staff", "team",
    "governors", "trustees", "members",
))  # fmt: skip
"""Who meets, or what is held, on a day of the month before it: "the May meeting"."""

BY_SOMEONE = 1
"""Value of a phrase that says that somebody is to settle the date."""

DOCUMENT = 1
"""Value of a word that refers to something written, whose date is not that of the plan."""

WAS = 1
"""Value of a word that says that a date is past, not that another was set."""

YEARLY = 1
"""Value of a word that says that something comes once a year."""

NUMBERED_NOUNS = frozenset((
    "ward", "clinic", "class", "site", "area", "district", "team", "group", "session", "issue", "edition",
))  # fmt: skip
"""What may have the number of a day that follows it for its own, where it opens the text: "Ward 12 May"."""

_DAYS_IN_WORDS = (
    "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty first", "twenty second",
    "twenty third", "twenty fourth", "twenty fifth", "twenty sixth", "twenty seventh", "twenty eighth", "twenty ninth",
    "thirtieth", "thirty first",
)  # fmt: skip
_NUMBERS_IN_WORDS = ("five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# Kind, value, and the spellings, separated by "|". In a phrase a space is spaces or a dash, a slash any mark or none.
TABLE: tuple[tuple[str, int | str, str], ...] = (
    ("month", 1, "jan|january"),
    ("month", 2, "feb|febr|february"),
    ("month", 3, "mar|mch|march"),
    ("month", 4, "apr|aprl|april"),
    ("month", 5, "may"),
    ("month", 6, "jun|june"),
    ("month", 7, "jul|july"),
    ("month", 8, "aug|august"),
    ("month", 9, "sep|sept|september"),
    ("month", 10, "oct|october"),
    ("month", 11, "nov|november"),
    ("month", 12, "dec|december"),
    ("weekday", 0, "mon|monday"),
    ("weekday", 1, "tue|tues|tuesday"),
    ("weekday", 2, "wed|weds|wednesday"),
    ("weekday", 3, "thu|thur|thurs|thursday"),
    ("weekday", 4, "fri|friday"),
    ("weekday", 5, "sat|saturday"),
    ("weekday", 6, "sun|sunday"),
    ("weekdays", 0, "mondays"),
    ("weekdays", 1, "tuesdays"),
    ("weekdays", 2, "wednesdays"),
    ("weekdays", 3, "thursdays"),
    ("weekdays", 4, "fridays"),
    ("weekdays", 5, "saturdays"),
    ("weekdays", 6, "sundays"),
    ("ordinal_word", 1, "first"),
    ("ordinal_word", 2, "second|latter"),
    ("ordinal_word", 3, "third"),
    ("ordinal_word", 4, "fourth"),
    ("ordinal_word", 5, "fifth"),
    *(("ordinal_word", day, words) for day, words in enumerate(_DAYS_IN_WORDS, 6)),
    ("ordinal_word", -1, "last|final"),
    ("cardinal", 1, "one"),
    ("cardinal", 2, "two"),
    ("cardinal", 3, "three"),
    ("cardinal", 4, "four"),
    *(("cardinal", number, words) for number, words in enumerate(_NUMBERS_IN_WORDS, 5)),
    ("cardinal", 15, "fifteen"),
    ("cardinal", 18, "eighteen"),
    ("cardinal", 20, "twenty"),
    ("cardinal", 30, "thirty"),
    ("cardinal", 0, "few|couple|several"),
    ("season", "spring", "spring|springtime"),
    ("season", "summer", "summer|summertime"),
    ("season", "autumn", "autumn|autum|fall"),
    ("season", "winter", "winter|wintertime"),
    ("quarter", 0, "q|qtr|quarter|quater"),
    ("half", 0, "h|half"),
    ("term", 0, "term|semester"),
    ("week", 0, "week|weeks|wk|wks"),
    ("unit", 1, "day|days"),
    ("unit", 2, "hour|hours|hrs|hr|mins|minutes"),
    ("weekend", 0, "weekend|weekends|w/end|week end of"),
    ("unit", 3, "month|months|mth|mths|mnth|mnths"),
    ("unit", 0, "terms|quarters|working days|working day|working weeks|sprints"),
    ("sprint", 0, "sprint|iteration"),
    ("fortnight", 0, "fortnight|fortnights|f/n"),
    ("year_word", 0, "year|years|yr|yrs|annum"),
    ("financial", 0, "fy|f/y|financial year|fin year|fiscal year|tax year|fin yr|financial yr"),
    ("plan_year", 0, "plan year|planning year|programme year"),
    ("plan_year", "academic", "academic year|school year"),
    ("calendar_year", 0, "calendar year|cy"),
    ("year_end", 0, "eoy|end of year|end of the year|end of this year|year end|yearend|year's end"),
    ("financial_end", 0, "eofy|end of fy|end of the fy|end fy|fye|financial year end|fy end|tax year end|y/e"),
    ("early", 0, "early|earlier|first days of|first few days of|early days of|first part of|early part of"),
    ("mid", 0, "mid|middle|midway through|half way through|halfway through"),
    ("late", 0, "late|later|last days of|last few days of|final days of|last part of|latter part of|later part of"),
    ("end", 0, "end|ends|ending|close|finish|finishes|finishing|e/o|end date|finish date|closes|closing"),
    ("end", 0, "closing date|eom"),
    ("start", 0, "beginning|begining|begin|beg|start|start date|b/o"),
    ("from", 0, "from|frm|since|as of|as from|live from|effective|effective from|with effect from|w/e/f|wef|starts"),
    ("from", 0, "starting|starting from"),
    ("from", 0, "begins|to start|started|start in|start on|start from|starts in|starts on|begin in|begin on"),
    ("from", 0, "begins in|begins on|on or after|on/after"),
    ("from", 0, "beginning on|beginning in|to begin|to commence|commencing|comencing|commence|commences|commenced"),
    ("from", 0, "not before"),
    ("from", 0, "not until|no earlier than|not earlier than|no sooner than|open|opens|opening"),
    ("commencing", 0, "w/c|w/b|wc|wb|w/cs|w/bs|wcs|w/commencing|w/comm|w/beginning|w/beg"),
    ("commencing", 0, "w/starting|w/start|wk/s|wkc|wcom|wkbeg|wkcom|wk c|wk/c|wk/b|week from"),
    ("ending", 0, "w/e|wk/e|weekending|w/ending"),
    ("said", "days", "the days of"),
    ("said", "month", "the month of"),
    ("said", "months", "the months of"),
    ("said", "quarter", "the quarter of|the quarters of"),
    ("said", "half", "the half year of|the half years of"),
    ("said", "season", "the season of|the seasons of"),
    ("said", "year", "the year of|the years of"),
    ("deadline", 0, "deadline|deadlines|deadline of|deadline for|deadline is|due date|due date for|by deadline"),
    ("by", 0, "by|due|due by|due on|no later than|not later than|no later then"),
    ("by", 0, "by no later than|on or before|on/before|by or before|complete by|completed by|completion by"),
    ("by", 0, "submit by|in time for|cop|cob|eod"),
    ("by", 0, "close of play|close of business|close of the day|end of day|end of the day|end of play"),
    ("done", 0, "complete|completes|completed|completion|completion date|complete date|finished|finalise|finalised"),
    ("done", 0, "delivered"),
    ("before", 0, "before|b4|bef|prior to|ahead of|in advance of|pre|earlier than"),
    ("after", 0, "after|aft|following|post|later than|immediately after|straight after|shortly after|soon after"),
    ("until", 0, "until|untill|untl|till|til|up to|up until|up to and including|running to|leading up to"),
    ("to", 0, "to|through to"),
    ("through", 0, "through|thru"),
    ("between", 0, "between"),
    ("onwards", 0, "onwards|onward|to date|to present|to the present|until now|until present|till date|and onwards"),
    ("onwards", 0, "and beyond|and ongoing|and after|and later|or later|or after|forward|forwards"),
    ("earliest", 0, "earliest|at the earliest|at earliest|the earliest|soonest"),
    ("present", 0, "present|present day"),
    ("latest", 0, "latest|at the latest|latest by|at latest|the latest"),
    ("of", 0, "of"),
    ("in", 0, "in|during|within|over|across|over the course of|in the course of"),
    ("this", 0, "this|current|the current|coming"),
    ("next", 0, "next|the following|forthcoming|upcoming|previous|past"),
    ("per", 0, "per"),
    ("article", 0, "a|an"),
    ("and", 0, "and|plus|then|and then|and also|and again|as well as"),
    ("or", 0, "or|and/or|or else|either"),
    ("tbc", 0, "tbc|tba|tbd|t/b/c|t/b/a|t/b/d|unconfirmed|unknown|undecided|unscheduled|undated|to be confirmed"),
    ("tbc", 0, "to be agreed|to be advised|to be confirmd|to be comfirmed|to be confirm"),
    ("tbc", 0, "to be announced|to be determined|to be decided|to be set|to be arranged|to be finalised"),
    ("tbc", 0, "to be finalized|to be scheduled"),
    ("tbc", 0, "to be fixed|to be booked|to be notified|date to follow|dates to follow|to follow|not yet known"),
    ("tbc", 0, "not known"),
    ("tbc", 0, "not confirmed|not yet confirmed|not agreed|not yet agreed|not set|not yet set|not decided"),
    ("tbc", 0, "not yet decided|not fixed|not yet fixed"),
    ("tbc", 0, "no date|no date yet|no dates|no date set|no deadline|awaiting date|awaiting dates|awaiting a date"),
    ("tbc", 0, "awaiting confirmation|date pending"),
    ("tbc", 0, "new date needed|new date required|awaiting new date|awaiting new dates|dates needed|dates required"),
    ("tbc", 0, "looking for date|looking for a date|find a date|finding a date|date being agreed|dates being agreed"),
    ("tbc", 0, "date being sought|dates being sought|date sought|dates sought|seeking date|seeking dates"),
    ("tbc", 0, "date needed|date required|date awaited|date unknown|date to be|dates to be|yet to be|not scheduled"),
    ("tbc", 0, "not yet scheduled|need date"),
    ("tbc", 0, "not finalised|not yet finalised|not yet determined|waiting for date|waiting for a date|to be planned"),
    ("tbc", BY_SOMEONE, "to confirm"),
    ("vague", 0, "on or around|on or about|on/around|on/about|c|ca|circa|around|about|approx|approximately|roughly"),
    ("vague", 0, "towards|toward|or thereabouts|thereabouts|or so|ish|prob|poss|sometime|some time"),
    ("vague", 0, "some point|at some point|provisional|provisionally|prov|likely|possible|possibly|maybe|perhaps"),
    ("vague", 0, "probably|probable|potentially|eve of|the eve of|outside"),
    ("vague", 0, "potential|indicative|expected|anticipated|estimated|estimate|est|hopefully|hoping|hope|hoped|aim"),
    ("vague", 0, "aiming|proposed|propose|suggested|suggest|eta|forecast|projected|exp|antic|aprox|guess|say|assume"),
    ("vague", 0, "i think|we think|thinking of|i believe|we believe|at best|at worst|fingers crossed|all going well"),
    ("vague", 0, "most of|w/o|w/s"),
    ("vague", 0, "looking at|pencil|pencil in|preferred date|preferably|would like"),
    ("vague", 0, "tentative|tentatively|pencilled|pencilled in|subject to|could|might|should|unlikely|if|depending"),
    ("vague", 0, "depends|dependent|dependent on|depends on|pending|ideally"),
    ("vague", 0, "working date|draft date|holding date|outline date|planning date|placeholder|place holder"),
    ("vague", 0, "permitting|weather permitting|all being well|conditional|conditional on|provided|provided that"),
    ("vague", 0, "once|as long as|contingent|contingent on|rumoured"),
    ("vague", 0, "or earlier|or sooner|if possible|where possible|unless|assuming|may be|xx|xxx"),
    ("holiday", 0, "half term|half terms|bank holiday|bank holidays|bank holiday monday|bank hol|bank hols|b/h|bh"),
    ("holiday", 0, "mid week"),
    ("vacation", 0, "holidays|holiday|hols|recess|vacation|vac|break"),
    ("ongoing", 0, "ongoing|on going|on/going|continuous|continuously|continual|continually|continuing|continues"),
    ("ongoing", 0, "rolling|standing|permanent"),
    ("ongoing", 0, "as and when|as required|as needed|as necessary|as appropriate|when required|when needed"),
    ("ongoing", 0, "when necessary|as and when required"),
    ("ongoing", 0, "as and when needed|as and when necessary|when and as required|as it arises|as they arise"),
    ("ongoing", 0, "as requested|on request|on demand"),
    ("ongoing", 0, "ad hoc|adhoc|all yr|whole year|the whole year|full year|all year|all year round|year round"),
    ("ongoing", 0, "all the time|permanently|indefinite|indefinitely|bau|business as usual"),
    ("ongoing", 0, "throughout the year|throughout year|through the year|during the year|in year"),
    ("ongoing", 0, "throughout the project|throughout project"),
    ("ongoing", 0, "throughout the programme|life of the project|lifetime of the project|duration of the project"),
    ("ongoing", 0, "constant|constantly|reactive"),
    ("ongoing", 0, "as opportunities arise|as and when opportunities arise|over the year|across the year|always"),
    ("ongoing", 0, "if required|if needed|if necessary|until further notice"),
    ("throughout", 0, "throughout|all through|all of|whole of|the whole of"),
    ("recurring", 0, "daily|weekly|fortnightly|monthly|quarterly"),
    ("recurring", YEARLY, "annually|annual|yearly"),
    ("recurring", 0, "termly|hourly|montly|bimonthly|mthly|mnthly|qtrly|qrtly|qtly|wkly"),
    ("recurring", 0, "bi monthly|bi weekly|biweekly|bi annual|biannual|bi annually|biannually|biennial|biennially"),
    ("recurring", 0, "triennial|half yearly"),
    ("recurring", 0, "six monthly|three monthly|two monthly|four monthly|two weekly|six weekly|semi annual"),
    ("recurring", 0, "semi annually|half termly|per annum|p/a"),
    ("recurring", 0, "regular|regularly|periodic|periodically|weekdays"),
    ("thereafter", 0, "thereafter|there after|after that|after this|from then on|from then onwards"),
    ("each", 0, "every|each|every other|each and every|alternate"),
    ("times", 0, "once|twice|thrice|times|meetings|x"),
    ("relative", 0, "asap|a/s/a/p|as soon as possible|as soon as|soon|immediately|immediate|urgent|urgently|today"),
    ("relative", 0, "tomorrow|straight away|shortly"),
    ("relative", 0, "short term|medium term|long term|longer term|near term|short to medium term"),
    ("relative", 0, "medium to long term|short medium term"),
    ("relative", 0, "short|medium|long|in due course|when|on completion|upon completion|on publication|on approval"),
    ("relative", 0, "on receipt|upon|at launch"),
    ("relative", 0, "in line with|aligned with|linked to|in parallel|next meeting|next available|project end"),
    ("relative", 0, "project start"),
    ("relative", 0, "end of project|end of the project|start of project|start of the project|end of programme"),
    ("relative", 0, "month end|same day|same day as|same time as|same week as|new fy|new financial year|new tax year"),
    ("relative", 0, "new academic year|new school year"),
    ("old", WAS, "was|were"),
    ("old", 0, "original|orig|original date|originally|last reviewed|last review|last held"),
    ("old", 0, "last updated|last update|latest update|previously|formerly"),
    ("old", 0, "initially|instead of|rather than|deferred from|moved from|postponed from"),
    ("old", 0, "rescheduled from|re scheduled from|carried forward from|carried over from|delayed from|slipped from"),
    ("old", 0, "brought forward from"),
    ("old", 0, "changed from|revised from|put back from|pushed back from|extended from|rearranged from"),
    ("new", 0, "now|next due|next review|new date|revised|new dates|revised date|revised to|moved to|moved into"),
    ("new", 0, "moved back to|deferred to|deferred until|postponed to"),
    ("new", 0, "postponed until|rescheduled to|rescheduled for|re scheduled to|re scheduled for|delayed to"),
    ("new", 0, "delayed until|put back to"),
    ("new", 0, "pushed back to|brought forward to|changed to|extended to|extended until|slipped to|rearranged for"),
    ("new", 0, "rearranged to|carried forward to"),
    ("new", 0, "actual|actual date|moves to|moving to|slips to|slipping to|c/f to|c/fwd to"),
    ("new", 0, "carried fwd to|pushed out to"),
    ("new", 0, "rolled to|rolled over to|switched to|kicked to"),
    ("new", 0, "carried over to|amended to|shifted to|replaced by"),
    ("off", 0, "cancelled|canceled|cancel|withdrawn|abandoned|dropped|no longer|on hold|superseded|not required"),
    ("off", 0, "not needed|not going ahead"),
    ("off", 0, "suspended|paused|lapsed|expired"),
    ("shifted", 0, "postponed|deferred|moved|rescheduled|re scheduled|delayed|slipped|changed|rearranged|extended"),
    ("shifted", 0, "brought forward|brought fwd|put back|put off|pushed|pushed back|slid|bumped|shunted"),
    ("not", 0, "anything but|any day but|clash with|clashes with|clash|clashes"),
    ("not", 0, "not|no|never|without|except|excluding|avoid|avoiding|unavailable|cannot|isn't|won't|can't"),
    ("label", 0, "phase|item|action|stage|step|level|floor|building|band|grade|wave|objective|priority|task"),
    ("label", 0, "milestone|chapter|annex"),
    ("label", 0, "table|figure|strand|theme|goal|deliverable|workstream|ws|wp|work package|tranche|lot|batch|vol"),
    ("label", 0, "volume|module|unit|cohort"),
    ("label", 0, "question|row|column|tier|gate|platform|suite|zone|key stage|ks|sheet|slide|recommendation|rec"),
    ("label", 0, "outcome|output|part"),
    ("label", 0, "reg|regulation|regulations|windows|office|round|sub group|key issue|criterion|lesson"),
    ("release", 0, "release"),
    ("venue", 0, "theatre|lecture theatre|hall|lab|laboratory|wing|bay|court|door|studio|stand|pitch|seminar room"),
    ("venue", 0, "meeting room"),
    ("lasting", 0, "runs for|running for|run for|to run for|lasts|lasts for|lasting|lasting for"),
    ("refer", DOCUMENT, "see|refer to|as per|updated|as at|chased|chased up|emailed|raised|logged|minuted|email of"),
    ("refer", 0, "ask|tell|cc|via|speak to|talk to|check with|speak with|liaise with|contact|wait for"),
    ("refer", 0, "waiting for|waiting on"),
    ("title", 0, "cllr|councillor|mr|mrs|ms|dr|prof|professor|sir|dame|lady|lord|rev|theresa"),
    ("address", 0, "street|road|lane|avenue|square|gardens|drive|crescent|terrace|place|way|embankment|hill"),
    ("numbered", 0, "minute|room|rm|version|v|section|para|paragraph|clause|ref|reference|page|pages|appendix|rule"),
    ("numbered", 0, "number|paper|code|ext|extension|tel|telephone|phone|invoice|isbn|po box"),
    ("blank", 0, "n/a|na|none|nil|not applicable|nothing"),
    ("word", 0, "early bird|early birds|early years|early career|early careers|early help|early intervention"),
    ("word", 0, "early access|early adopter|early adopters|early doors|late payment|late payments|late night"),
    ("word", 0, "late opening|late shift|mid term review|mid career|end user|end users|start up|start ups"),
    ("word", 0, "dec/needed|dec/required|kept sep|keep sep"),
    ("word", 0, "sep/sheet|sep/tab|sep/doc|sep/document|sep/file|sep/list|sep/plan|sep/project plan|sep/cover"),
    ("word", 0, "have your say|protected|contiguous|chancel|preferred bidder|pushed live"),
    ("word", 0, "coffee break|lunch break|tie break"),
    ("word", 0, "chinese new year|lunar new year|due to|covid 19|second reading|march on|close out|close down"),
)  # fmt: skip

_WEEKS = ("week", "weeks", "wk", "wks")
_COMMENCING = "commencing|comencing|commence|comm|com|beginning|begining|begin|begins|beg|starting|start|starts"
_ENDING = "ending|end|ends|ended"

FEAST_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("new year", "new year|new year's day|new years day|new years"),
    ("valentine's day", "valentines day"),
    ("shrove tuesday", "pancake day"),
    ("easter", "easter weekend"),
    ("easter sunday", "easter day"),
    ("early may bank holiday", "may day|may day bank holiday"),
    ("spring bank holiday", "late may bank holiday"),
    ("whitsun", "whit|pentecost"),
    ("august bank holiday", "summer bank holiday|late summer bank holiday"),
    ("halloween", "hallowe'en"),
    ("armistice day", "remembrance day"),
    ("christmas", "xmas|xmas day|x mas"),
    ("new year's eve", "new years eve|nye|hogmanay"),
)

FILLERS = "the|on|at|for|date|dates|is|be|also|only|noon|midday|midnight|am|pm|gmt|bst|target"
"""Words that change nothing between the parts of a date: articles, prepositions, parts of a clock time."""

FILLER_PHRASES = "target date|to be|first thing|some day"
"""Phrases that tell a time of day, or nothing."""


def _phrase_pattern(phrase: str) -> str:
    gaps = {" ": r"(?:\s|-)+", "/": r"\s*[-/.\\]?\s*"}
    return "".join(gaps.get(letter) or re.escape(letter) for letter in phrase) + r"(?![^\W\d_])"


def _spellings() -> dict[str, Entry]:
    found = {spelling: Entry(KINDS[kind], value) for kind, value, words in TABLE for spelling in words.split("|")}
    for kind, endings in (("commencing", _COMMENCING), ("ending", _ENDING)):
        for week in _WEEKS:
            several = kind == "commencing" and week.endswith("s")
            found |= {
                f"{week} {ending}": Entry(KINDS["weeks_commencing" if several else kind], 0)
                for ending in endings.split("|")
            }
    found |= {name: Entry(KINDS["feast"], name) for name in FEASTS}
    found |= {spelling: Entry(KINDS["feast"], name) for name, words in FEAST_SPELLINGS for spelling in words.split("|")}
    return found | {word: Entry("", "") for word in (*FILLERS.split("|"), *FILLER_PHRASES.split("|"))}


SPELLINGS = _spellings()
WORDS = {spelling: entry for spelling, entry in SPELLINGS.items() if spelling.replace("'", "").isalpha()}


def _phrases() -> dict[str, re.Pattern[str]]:
    heads: dict[str, list[str]] = {}
    for spelling in sorted(SPELLINGS.keys() - WORDS.keys(), key=len, reverse=True):
        heads.setdefault(re.split(r"[ /]", spelling)[0], []).append(_phrase_pattern(spelling))
    return {head: re.compile("|".join(patterns)) for head, patterns in heads.items()}


PHRASES = _phrases()
"""First word of a phrase, and the pattern of all phrases that begin with it, longest first."""

_MARKS = re.compile(r"[-\s/.\\]+")
_SQUEEZED = {_MARKS.sub("", spelling): entry for spelling, entry in SPELLINGS.items() if spelling not in WORDS}


def phrase_entry(words: str) -> Entry:
    """The entry of a phrase as it stands in a text, whatever its spaces, dashes and slashes."""
    return _SQUEEZED[_MARKS.sub("", words)]
