"""What a column's heading means, which column leads where several mean the same, and which meanings depend on others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 80
"""A heading is short: a longer text is a note or a tactic."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One row of the table: a heading that matches `pattern` means `name`; the first row that matches decides."""

    name: str
    pattern: re.Pattern[str]
    examples: str
    """Headings that mean it, separated by commas."""


def _row(name: str, pattern: str, examples: str) -> Meaning:
    return Meaning(name, re.compile(pattern), examples)


# Patterns are searched in the heading as `tidy_heading` leaves it: lower case, single spaces, no punctuation but % # ?
MEANINGS: tuple[Meaning, ...] = (
    # Headings that hold a word of another meaning come first.
    _row("tactic", r"^(comms |communications? |planned )?(tactic|action|task|activity|activities|event|content)s?( and| or)? (key )?(messages?|channels?|methods?|format)$", "Activity / message, Action and channel"),
    _row("other", r"\b(last|date) (updated|reviewed|modified|changed|edited|revised)\b|\b(updated|created|raised|added|logged|opened|received|issued|entered|recorded|identified|agreed) (on|date)\b|\bdate (raised|created|added|logged|opened|received|issued|of meeting|entered|recorded|identified|agreed|set)\b|^updated$|\blast update date\b", "Date raised, Last updated"),
    _row("accountable", r"^resource names?$", "Resource names"),
    _row("other", r"\b(cost|costs|budget|amount|price|spend|funding|resources?( needed| required| implications)?|risks?|mitigations?|dependenc(y|ies)|depends on|predecessors?|priority|impact|likelihood|duration|effort|no of days|days|hours|link|links|url|hyperlink|location|venue|place|phone|telephone|email|e mail|success (criteria|measures?)|kpis?|measures? of success|how (will )?we (will )?know|performance (measure|indicator)s?|channels?|method|format|consulted|informed|next steps?|attendees|approved by|approver|signed off by)\b(?! lead| owner)|£", "Cost, Priority, Location, Success measures"),
    _row("other", r"\b(action|task|activity|event|item|milestone) (types?|categor(y|ies)|groups?)\b", "Action type, Task category"),
    _row("other", r"\b(status|b?rag|colour|progress) (key|legend|definitions?|meanings?|options|values|list)\b|\b(key|legend)$|^(meanings?|definitions?|explanation|what it means)$", "Status key, Legend, Meaning"),
    _row("other", r"\bnext review\b|\breview (date|due|by)\b|\bdate of (next )?review\b", "Review date, Next review"),
    _row("other", r"\blast contact\b|\bday of (the )?week\b|\bsuccess\b", "Last contact, Day of week, What success looks like"),
    _row("tactic", r"\b(task|action|activity|project|event|milestone|item|deliverable|tactic) (names?|titles?|descriptions?|details)\b|\bname of (the )?(task|action|activity|project|event|meeting|conference)\b", "Task name, Name of event"),
    _row("percent", r"%|\bper ?cent", "% complete, Per cent"),
    _row("rag", r"\bb?rag\b|\btraffic light|\bred amber green", "RAG status, BRAG"),
    _row("audience", r"\baudiences?\b|\bstakeholders?\b|\btarget (group|market)s?\b|\b(who|whom) (is it |is this )?for\b|\bfor whom\b|\brecipients?\b|\bto whom\b|\bbeneficiar", "Audience, Stakeholders, Target audience, Who is it for?"),
    _row("completed", r"\b(date|when) (completed|done|closed|delivered|finished)\b|\b(completed|closed|done|delivered|finished) (on|date)\b|\bactual (end|finish|completion|delivery)|\bactual date\b|^(completed|finished|closed)$", "Date completed, Actual end"),
    _row("other", r"\bactual start|\bbaseline", "Actual start, Baseline"),
    _row("start", r"^(planned |proposed |target |expected |forecast |original |initial |revised |latest |current |new |agreed )?(start|starts|starting|begin|begins|beginning|commence|commences|commencement|commencing)( ?(date|month|week|on|by|day|time))?$|^(from|date from|from date|start from)$|\bstart date\b|\bcommencement date\b", "Start, Start date, From"),
    _row("status", r"\bstatus\b|^state$|^(complete|completed|done|finished|closed|delivered|published|posted|sent|issued|launched|achieved|live)( \?| y n| yes no| \? y n| \? yes no)$|^(complete|completed|done)$|\by n\b|\bopen closed\b", "Status, Complete?, Published?, Y/N"),
    _row("due", r"\b(due|deadlines?|by when|target (date|completion|end|month|quarter|delivery)|complete by|completion target|date due|required by|needed by|deliver by|delivery by|target)\b|\bto be (completed|done) by\b(?! whom| who)", "Due, Due date, Deadline, Target date, By when"),
    _row("end", r"^(planned |proposed |expected |forecast |est |estimated |original |initial |revised |latest |current |new |agreed )?(end|ends|ending|finish|finishes|completion|complete|to)( ?(date|month|week|on|by|day))?$|\b(end|finish|completion) date\b|^date to$|\bend date\b", "End, Finish, Completion date, To"),
    _row("accountable", r"\baccountab|\bresponsib|\bowners?\b|\bowned by\b|\bwho\b|\bwhom\b|\bassigne|\ballocated to\b|\blead(s|er)?\b|\baction (by|for|on)\b|\bled by\b|\bdelivered by\b|\borganis(er|ed by)\b|\borganiz(er|ed by)\b|\bresp\b|\bsro\b|\bofficer\b|\bperson\b|\bnamed contact\b|\bcontact\b|\bpoint of contact\b|\bcoordinator\b|\bmanager\b|^names?$|\bsponsor\b|\bactionee\b|\bpartners?\b|\bdepartment\b|\bteam\b|^by$", "Accountable, Owner, Lead officer, Who, By whom, Responsible, Assigned to"),
    _row("feedback", r"\bfeedback\b|\bprogress\b|\bupdates?\b|\bcomments?\b|\bnotes?\b|\bremarks?\b|\blatest\b|\bcurrent position\b|\bposition\b|\bcommentary\b|\bactions? (taken|to date)\b|\bachievements?\b|\bresponse\b|\boutcomes?\b|\bresults?\b|\bnarrative\b|\bhow (is it|are we|did it|has it) (going|doing|go|gone)\b|\bwhere are we\b|\bwhat (has )?happened\b", "Feedback, Progress, Update, Comments, Notes, Outcome, How is it going?"),
    _row("timing", r"\btimings?\b|\bwhen\b|\btime ?(scale|line|table|frame|period)s?\b|\btime scale\b|\bkey dates?\b|\bdates?\b|\bperiods?\b|\bfrequency\b|\bschedule[ds]?\b|\bmonths?\b|\bweeks?\b|\bw c\b|\bquarters?\b|\bqtr\b|\bhow often\b|\byears?\b|\bterm\b|^(planned|time|day|delivery|go live)$", "Timing, When, Timescale, Timeline, Key dates, Frequency, Month"),
    _row("reference", r"^(ref(erence)?|id|no|number|nr|num|#|item (no|number|ref)|(action|task|milestone|activity|tactic|row|serial|line|wbs|rec) ?(no|number|ref|reference|id|#|code)|s no|sr no|wbs|code|ref (no|number)|unique (id|ref|reference))$", "Ref, ID, No., Task no"),
    _row("objective", r"\bobjectives?\b|\bgoals?\b", "Objective, Goal"),
    _row("purpose", r"\bpurpose\b|\bwhy\b|\baims?\b|\brationale\b|\breasons?\b|\bjustification\b|\bintended (outcome|impact)\b|\bbenefits?\b|\bkey messages?\b|\bmessages?\b", "Purpose, Why, Aim, Key message"),
    _row("tactic", r"\btactics?\b|\bactions?\b|\btasks?\b|\bactivit(y|ies)\b|\bdeliverables?\b|\bmilestones?\b|\bwhat\b|\bevents?\b|\binitiatives?\b|\boutputs?\b|\bitems?\b|\bsteps?\b|\brecommendations?\b|\bto ?do\b|\bprojects?\b|\bmeetings?\b|\bconferences?\b|\bpublications?\b|\bintervention|\bcommitments?\b|\bproducts?\b|\bwork package|\bimprovement|\bissue\b|\bsubject\b|\bcampaigns?\b|\bcourses?\b|\bstrand\b|\bannouncements?\b|\breleases?\b|^(social )?(content|posts?|story|stories|headlines?|topics?)$", "Tactic, Action, Task, Activity, Item, Deliverable, Milestone, What, Event, Content"),
    _row("author", r"^(authors?|writers?|copywriters?|created by|written by)$", "Author, Written by"),
    _row("phase", r"\bphases?\b|\bstages?\b|\bwork ?streams?\b|\bthemes?\b|\bsections?\b|\bpriority (area|theme)s?\b|\bpillars?\b", "Phase, Stage, Workstream, Theme"),
    _row("description", r"\bdescriptions?\b|\bdetails?\b|\bsummary\b|\btitle\b", "Description, Details"),
)  # fmt: skip


def tidy_heading(text: str) -> str:
    r"""A heading in lower case with single spaces and without punctuation but %, #, ? and £.

    >>> tidy_heading("  Target\nDate: ")
    'target date'
    """
    return " ".join(re.sub(r"[^a-z0-9%#?£ ]", " ", text.casefold().replace("?", " ? ")).split())


@lru_cache(maxsize=4096)
def heading_meaning(text: str) -> str:
    """The meaning of a heading by the table; "" for a heading that says nothing known, or a text too long for one.

    >>> heading_meaning("Lead officer"), heading_meaning("By when?"), heading_meaning("Colour")
    ('accountable', 'due', '')
    """
    tidy = tidy_heading(text)
    if not tidy or len(tidy) > _LONGEST:
        return ""
    return next((meaning.name for meaning in MEANINGS if meaning.pattern.search(tidy)), "")


_EXAMPLES = frozenset(tidy_heading(example) for meaning in MEANINGS for example in meaning.examples.split(", "))


def is_plain_heading(text: str) -> bool:
    """Whether a text is one of the table's own examples, and so hardly anything but a heading."""
    return tidy_heading(text) in _EXAMPLES


TIMED = ("timing", "start", "end", "due")

_REVISED = r"revised|latest|current|new|forecast|agreed"
_LATEST = (_REVISED, r"^(?!.*\b(original|initial|baseline|first)\b)")

# Of several columns of one meaning, the one whose heading matches the earliest row here leads; any other comes last.
_LEADS = {
    "tactic": (
        r"^(tactic|action|task|activity)s?\b",
        r"\b(action|task|activity|tactic)",
        r"\b(deliverable|milestone|event|what|item)",
    ),
    "timing": (
        _REVISED,
        r"^(?!.*\b(sign off|approv\w+|draft|copy|booking|briefing|review)\b).*(\bdates?\b|when|timing|time ?(scale|line|frame))",
        r"month|week",
    ),
    "due": _LATEST,
    "end": _LATEST,
    "start": _LATEST,
}
_PART = re.compile(r"^sub ?(task|action|activit|step|milestone)")
_PHASE_LIKE = re.compile(r"^(quarter|qtr|term|period)s?$")


def one_of_each(columns: dict[str, list[int]], texts: dict[int, str], carried: dict[str, int]) -> dict[str, list[int]]:
    """The columns with the leading one of each meaning first; of several tactic columns only that one, the rest carried.

    Tasks beside their sub-tasks are phases, and the tactics' titles only where a row has no sub-task.
    A column of quarters beside one of dates is a phase. An author is accountable where nobody else is.
    """
    tidy = {column: tidy_heading(text) for column, text in texts.items()}
    for meaning, patterns in _LEADS.items():
        found = columns.get(meaning, [])
        ranked = sorted((_rank(tidy.get(column, ""), patterns), place) for place, column in enumerate(found))
        found[:] = [found[place] for _, place in ranked]
    if "accountable" not in columns:
        columns["accountable"] = columns.pop("author", [])
    leading = _leading_tactics(columns.get("tactic", []), tidy)
    if len(leading) > 1:
        columns.setdefault("phase", leading[1:])
    for column in (*columns.get("tactic", []), *columns.pop("author", [])):
        if column not in leading:
            carried.setdefault(" ".join(texts[column].split()), column)
    columns["tactic"] = leading
    dated = any(not _PHASE_LIKE.match(tidy.get(column, "")) for name in TIMED for column in columns.get(name, []))
    quarters = [column for column in columns.get("timing", []) if _PHASE_LIKE.match(tidy.get(column, ""))]
    if dated and quarters:
        columns["timing"] = [column for column in columns["timing"] if column not in quarters]
        columns.setdefault("phase", []).extend(quarters)
    return {name: found for name, found in columns.items() if found}


def _leading_tactics(columns: list[int], tidy: dict[int, str]) -> list[int]:
    """The column of the tactics; a column of sub-tasks, and behind it that of the tasks which they are part of."""
    parts = [column for column in columns if _PART.match(tidy.get(column, ""))]
    wholes = [column for column in columns if column not in parts]
    return [*parts[:1], *wholes[:1]]


def _rank(heading: str, patterns: tuple[str, ...]) -> int:
    return next((number for number, pattern in enumerate(patterns) if re.search(pattern, heading)), len(patterns))


def settle(columns: dict[str, list[int]]) -> dict[str, list[int]]:
    """The meanings that depend on which others there are."""
    for stand_in in ("description", "objective", "phase"):
        if "tactic" not in columns and stand_in in columns:
            columns["tactic"] = columns.pop(stand_in)
    if "description" in columns:
        columns.setdefault("purpose", []).extend(columns.pop("description"))
    if "due" in columns:
        # Beside a start or a timing, a due date is where the window ends; alone, it is the timing.
        meant = "end" if "start" in columns or "timing" in columns else "timing"
        if meant not in columns:
            columns[meant] = columns.pop("due")
    if "end" in columns and "start" not in columns and "timing" not in columns:
        columns["timing"] = columns.pop("end")
    return columns
