"""What a column's heading means, which column leads of several, and which meanings depend on others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nshreport.plan.cell import any_of
from nshreport.words import MONTHS

_LONGEST = 80
"""A heading is short: a longer text is a note or a tactic."""
_DATE_FORM = re.compile(r"\b(dd ?mm ?(yy){1,2}|mm ?dd ?(yy){1,2}|yyyy ?mm ?dd)\b")
"""How a heading asks for its dates: it says nothing of what they are."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One row of the table: a heading that matches `pattern` means `name`; the first row that matches decides."""

    name: str
    pattern: re.Pattern[str]
    examples: str
    """Headings that mean it, separated by commas."""


def _row(name: str, examples: str, *, whole: str = "", words: str = "", unless: str = "") -> Meaning:
    """A row of the table: patterns of the `whole` heading or of `words` in it, `unless` another word follows."""
    patterns = [rf"^(?:{any_of(whole)})$"] if whole else []
    end = rf"(?![a-z0-9]| (?:{any_of(unless)}))" if unless else "(?![a-z0-9])"
    patterns += [rf"(?<![a-z0-9])(?:{any_of(words)}){end}"] if words else []
    return Meaning(name, re.compile("|".join(patterns)), examples)


_PLANNED = (
    "((planned|proposed|target|expected|anticipated|forecast|original|initial|revised|latest|current|new|agreed"
    "|est(imated)?|programmed?|scheduled?|timeline|project|task|activity|action|work) )?"
)
_CLOSED = "(complete|completed|done|finished|closed|delivered|published|posted|sent|issued|launched|achieved|live)"
_NUMBERED = "(action|deliverable|del|output|task|milestone|activity|tactic|row|serial|line|wbs|rec)"
_THING = "(tasks?|actions?|activity|activities|projects?|events?|milestones?|items?|deliverables?|tactics?)"

# Patterns are matched with the heading as `tidy_heading` leaves it: lower case, single spaces, no punctuation but % # ?
MEANINGS: tuple[Meaning, ...] = (
    # Headings that hold a word of another meaning come first.
    _row(
        "reference",
        "Issue key, Ticket ID, Minute ref, Project no",
        whole="""(issue|ticket|story|work item|jira|bug|minute|project|scheme|job|card|act)
            (key|id|no|number|ref|reference), wp""",
    ),
    _row("method", "Method, Channel", whole="(communications? |comms )?(methods?|channels?)( used)?"),
    _row(
        "tactic",
        "Activity / message, Action and channel, Type of communication, User story",
        whole=f"""
            (comms |communications? |planned )?({_THING}|contents?)( and| or)?
            (key )?(messages?|channels?|methods?|format),
            communications? (types?|activity|activities|events?|items?|vehicles?), types? of communications?,
            user stor(y|ies)""",
    ),
    _row(
        "other",
        "Date raised, Last updated",
        whole="updated, is recurring, last (activity|comment|action|login)( date)?, due complete",
        words="""(last|date) (updated|reviewed|modified|changed|edited|revised), last update date,
            (updated|created|raised|added|logged|opened|received|issued|entered|recorded|identified|agreed)
            (on|date|at),
            date joined, reference periods?, outline level, (task )?mode, parent( task)?, last modified,
            date (raised|created|added|logged|opened|received|issued|of meeting|entered|recorded|identified|agreed|set)
        """,
    ),
    _row(
        "author",
        "Resource names, Assigned resource, Resourcing, Trade, Members",
        whole="""resource names?, (assigned )?resource, assigned resources?, resourcing, resources? assigned, dev,
            developers?, trades?, contractors?, members?, statisticians?, analysts?,
            editors?, producers?, councillors?""",
    ),
    _row(
        "feedback",
        "Comments / next steps, Progress and next steps",
        whole="""(comments?|(progress )?updates?|progress|feedback|notes)( and| or)? (next|further) (steps?|actions?),
            (impact|evidence|benefits?) (so far|to date)""",
    ),
    _row(
        "days",
        "Days, Duration, Duration (days)",
        whole="""(est |estimated |planned )?(dur|duration|length)( in)?( working| calendar| business)?( days)?,
            (no of |number of |working |calendar |business )?days( required| needed)?""",
    ),
    _row(
        "other",
        "Cost, Priority, Location, Success measures, Telephone, E-mail, Platform, Risk, Likelihood, Mitigation",
        whole=".*£.*, medium",
        words="""costs?, budget, amount, price, spend, funding, resources?( needed| required| implications)?, risks?,
            mitigations?, dependenc(y|ies), depends( on)?, predecessors?, priority, impact, likelihood, duration,
            effort, no of days, days, (weeks|months) (before|prior|to go|left|late|overdue), hours,
            links?, url, hyperlink, location, venue, place, phone, telephone, email, e mail,
            success (criteria|measures?), kpis?, measures? of success, how (will )?we (will )?know,
            story points, performance (measure|indicator)s?, channels?, method, format, consulted, informed,
            next steps?, attendees, approved by, approver, signed off by, platform, hashtags?""",
        unless="lead, owner, areas?, themes?",
    ),
    _row(
        "other",
        "Action type, Task category, Content type, Role / title",
        whole="role( title)?, (job|position) title, information needs",
        words=f"({_THING}|content|posts?|issue|media|story|product) (types?|categor(y|ies)|groups?)",
    ),
    _row(
        "other",
        "Status key, Legend, Meaning",
        whole="meanings?, definitions?, explanation, what it means, (.* )?(key|legend)",
        words="(status|b?rag|colour|progress) (key|legend|definitions?|meanings?|options|values|list)",
    ),
    _row("other", "Review date, Next review", words="next review, review (date|due|by), date of (next )?review"),
    _row(
        "other",
        "Last year, Last contact, Day of week, What success looks like",
        words="last (year|contact), day of (the )?week, success",
    ),
    _row(
        "tactic",
        "Task name, Name of event",
        words=f"({_THING}|card) (names?|titles?|descriptions?|details), name of (the )?({_THING}|meeting|conference)",
    ),
    _row("percent", "% complete, Per cent, Pct of task complete", words="per ?cent(age)?, pct"),
    _row("percent", "% done", whole=".*%.*"),
    _row(
        "rag",
        "RAG status, BRAG, Health",
        whole="((schedule|overall|project|task) )?health",
        words="b?rag, traffic light, red amber green",
    ),
    _row(
        "audience",
        "Audience, Stakeholders, Target audience, Who is it for?, Aimed at",
        whole="for, aimed at",
        words="""audiences?, stakeholders?, target (group|market)s?, (who|whom) (is it |is this )?for, for whom,
            recipients?, to whom, beneficiar(y|ies)""",
    ),
    _row("status", "Tick when done", words="tick (when|if|once) (done|complete|completed|finished)"),
    _row(
        "completed",
        "Date completed, Actual end, Actual",
        whole="completed, finished, closed, actual",
        words="""(date|when) (completed|done|closed|delivered|finished|implemented),
            (completed|closed|done|delivered|finished|implemented) (on|date|at),
            actual (end|finish|completion|delivery|date)""",
    ),
    _row("forecast", "Forecast, Latest forecast", whole="((latest|current|revised) )?forecast( date)?"),
    _row("baseline", "Baseline, Baseline date", whole="baseline( date)?"),
    _row("other", "Actual start, Baseline start", words="actual start, baseline, actual (work|duration)"),
    _row(
        "start",
        "Start, Start date, From, Opens",
        whole=f"""{_PLANNED}(starts?|starting|begins?|beginning|commences?|commencement|commencing|opens|opening)
            ( ?(date|month|week|on|by|day|time|on site|of works?))?, from, date from, from date, start from""".replace(
            "\n            ", ""
        ),
        words="start date, commencement date",
    ),
    _row(
        "status",
        "Status, Complete?, Published?, Y/N",
        whole=f"state, list( name)?, complete, completed, done, {_CLOSED}( [?])?( y n| yes no), {_CLOSED} [?]",
        words="status, y n, open closed",
    ),
    _row(
        "due",
        "Due, Due date, Deadline, Target date, By when",
        words="""due, deadlines?, by when, target( (date|completion|end|month|quarter|delivery))?, complete by,
            completion target, date due, required by, needed by, deliver by, delivery by,
            to be (completed|done|finished)( by)?(?! whom| who| by)""",
    ),
    _row(
        "end",
        "End, Finish, Completion date, To",
        whole=f"""date to, hand ?over( date)?,
            {_PLANNED}(ends?|ending|finish|finishes|completion|complete|closes|closing|to)
            ( ?(date|month|week|on|by|day))?""".replace("\n            ( ", "( "),
        words="(end|finish|completion) date",
    ),
    _row(
        "partner",
        "Partners, Supported by",
        whole="((delivery|key|other) )?partners?, (with )?support (from|of), supported by",
    ),
    _row(
        "accountable",
        "Accountable, Owner, Lead officer, Who, By whom, Responsible, Assigned to",
        whole="""by, champions?, senders?, providers?, provided by, presenters?, hosts?, staff( members?)?, initials,
            pm, (project |lead |site |design )?engineers?""",
        words="""accountab[a-z]*, responsib[a-z]*, owners?, owned by, whom?, assigne[a-z]*, allocated to, lead(s|er)?,
            action (by|for|on), led by, delivered by, organi[sz](er|ed by), resp, sro, officer, person, contact,
            point of contact, (portfolio|budget) holder, coordinator, manager, sponsor,
            actionee, partners?, department, team""",
    ),
    _row(
        "feedback",
        "Feedback, Progress, Update, Comments, Notes, Outcome, Evaluation, How is it going?",
        words="""feedback, progress, updates?, comments?, notes?, remarks?, latest, position, commentary, state of play,
            actions? (taken|to date), achievements?, response, outcomes?, results?, narrative,
            how (is it|it is|it s|are we|did it|has it) (going|doing|go|gone), how far (have|has|are|is) (we|it|this),
            where (are we|we are|it is), what (has )?happened, evaluations?""",
        unless="criteria, measures?, methods?, questions?",
    ),
    _row(
        "timing",
        "Timing, When, Timescale, Timeline, Key dates, Frequency, Month, Recurrence",
        whole="planned, time, day, delivery, go live",
        words="""timings?, when, time ?(scale|line|table|frame|period)s?, dates?, periods?, frequency, schedule[ds]?,
            months?, weeks?, w c, quarters?, qtr, how often, years?, term, recurr(ence|ing|s)""",
    ),
    _row(
        "reference",
        "Ref, ID, No., Task no, Task ID number",
        whole=f"""ref(erence)?( code)?, id, no, number, nr, num, #, s no, sr no, wbs, code, ref (no|number),
            item (no|number|ref), unique (id|ref|reference),
            {_NUMBERED} ?(id ?)?(no|number|ref|reference|id|#|code)""",
    ),
    _row("objective", "Objective", words="objectives?"),
    _row("goal", "Goal", words="goals?"),
    _row(
        "purpose",
        "Purpose, Why, Aim, Key message",
        words="""purpose, why, aims?, rationale, reasons?, justification, intended (outcome|impact), benefits?,
            (key )?messages?""",
    ),
    _row(
        "tactic",
        "Tactic, Action, Task, Activity, Item, Deliverable, Milestone, What, Event, Content, Caption, Plan",
        whole="""(social )?(content|posts?|story|stories|headlines?|topics?), captions?, plan, jobs?,
            operations?, schemes?, matters?""",
        words="""tactics?, actions?, tasks?, activit(y|ies), deliverables?, milestones?, what, events?, initiatives?,
            outputs?, items?, steps?, recommendations?, to ?do, projects?, meetings?, conferences?, publications?,
            interventions?, commitments?, products?, work packages?, improvements?, issue, subject, campaigns?,
            courses?, strand, announcements?, releases?, exhibitions?, workshops?""",
    ),
    _row("name", "Name", whole="names?"),
    _row("author", "Author, Written by", whole="authors?, writers?, copywriters?, created by, written by"),
    _row(
        "phase",
        "Phase, Stage, Workstream, Theme, Strategy, Bucket name",
        whole="strateg(y|ies), buckets?( names?)?, (subject |policy )?domains?, (focus|programme|goal) areas?",
        words="phases?, stages?, work ?streams?, themes?, sections?, buckets?, priority (area|theme)s?, pillars?",
    ),
    _row("description", "Description, Details", words="descriptions?, details?, summary, title"),
)


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
    tidy = " ".join(_DATE_FORM.sub(" ", tidy_heading(text)).split())
    if not tidy or len(tidy) > _LONGEST:
        return ""
    return next((meaning.name for meaning in MEANINGS if meaning.pattern.search(tidy)), "")


_EXAMPLES = frozenset(tidy_heading(example) for meaning in MEANINGS for example in meaning.examples.split(", "))


def is_plain_heading(text: str) -> bool:
    """Whether a text is one of the table's own examples, and so hardly anything but a heading."""
    return tidy_heading(text) in _EXAMPLES


TIMED = ("timing", "start", "end", "due")

_REVISED = r"revised|latest|current|new|forecast|agreed"
_PREPARING = r"sign off|approv\w+|draft|copy|booking|briefing|review"
_LATEST = (_REVISED, r"^(?!.*\b(original|initial|baseline|first)\b)")

# Of several columns of one meaning, the one whose heading matches the earliest row here leads; any other comes last.
_LEADS = {
    "tactic": (
        r"^(tactic|action|task|activity)s?\b|\bcommunications?( types?)?$",
        r"^(?!next\b).*\b(action|task|activity|tactic)",
        r"^(?!next\b).*\b(deliverable|milestone|event|what|item)",
        r"^(?!next\b)",
    ),
    "timing": (
        _REVISED,
        rf"^(?!.*\b({_PREPARING})\b).*(\bdates?\b|when|timing|time ?(scale|line|frame))",
        r"month|week",
    ),
    "due": _LATEST,
    "end": _LATEST,
    "start": _LATEST,
}
_PART = re.compile(r"\bsub ?(task|action|activit|step|milestone)")
_PART_IF_FULLER = re.compile(r"^steps?$|\bwork packages?\b")
_PHASE_LIKE = re.compile(r"^(quarter|qtr|term|period)s?$")


def one_of_each(
    columns: dict[str, list[int]], texts: dict[int, str], carried: dict[str, int], filled: Mapping[int, int]
) -> dict[str, list[int]]:
    """The columns with the leading one of each meaning first; of several tactic columns only that, the rest carried.

    Tasks next to their sub-tasks are phases, and the tactics' titles only where a row has no sub-task.
    A column of quarters next to one of dates is a phase.
    An author, a resource or a partner is accountable where nobody else is.

    Args:
        columns: each meaning's columns.
        texts: the headings.
        carried: the columns of no meaning by their headings, to which others are added.
        filled: how many cells of a column are filled, each merged range once.
    """
    tidy = {column: tidy_heading(text) for column, text in texts.items()}
    _place_forecasts(columns, texts, carried)
    for meaning, patterns in _LEADS.items():
        found = columns.get(meaning, [])
        ranked = sorted((_rank(tidy.get(column, ""), patterns), place) for place, column in enumerate(found))
        found[:] = [found[place] for _, place in ranked]
    _take_by_for_a_day(columns, tidy)
    if "accountable" not in columns:
        columns["accountable"] = columns.pop("author", []) or columns.pop("partner", [])
    tactics = _fuller(columns.get("tactic", []), columns, filled)
    leading = _leading_tactics(tactics, tidy, filled)
    if len(leading) > 1:
        columns.setdefault("phase", leading[1:2])
        if _PART_IF_FULLER.search(tidy.get(leading[0], "")):
            leading = leading[:1]
    for column in (*tactics, *columns.get("tactic", []), *columns.pop("author", []), *columns.pop("partner", [])):
        if column not in leading:
            carried.setdefault(" ".join(texts[column].split()), column)
    methods = columns.pop("method", [])
    if methods and not leading and not columns.keys() & {*_STAND_INS, "name"}:
        leading, methods = methods[:1], methods[1:]
    carried |= {" ".join(texts[column].split()): column for column in methods}
    columns["tactic"] = leading
    timings = columns.get("timing", [])
    if "due" in columns or "end" in columns:  # an action is due some time after the meeting that agreed it
        timings[:] = [column for column in timings if "meeting" not in tidy.get(column, "")]
    timings[:] = [column for column in timings if tidy.get(column) != "time"] or timings  # the hour, next to the day
    dated = any(not _PHASE_LIKE.match(tidy.get(column, "")) for name in TIMED for column in columns.get(name, []))
    quarters = [column for column in columns.get("timing", []) if _PHASE_LIKE.match(tidy.get(column, ""))]
    if dated and quarters:
        columns["timing"] = [column for column in columns["timing"] if column not in quarters]
        columns.setdefault("phase", []).extend(quarters)
    return {name: oldest_first(found, tidy) if name in _REPORTED else found for name, found in columns.items() if found}


_REPORTED = frozenset({"feedback", "status", "percent", "rag"})
"""Meanings of which a plan may have a column for each quarter; the last one counts."""


def oldest_first(columns: list[int], tidy: Mapping[int, str]) -> list[int]:
    """The columns turned round where each heading names the month or quarter before that of the column to its left.

    >>> oldest_first([4, 5], {4: "update march", 5: "update february"}), oldest_first([4, 5], {4: "q1", 5: "q2"})
    ([5, 4], [4, 5])
    """
    for names in ([month[:3].casefold() for month in MONTHS], ["q1", "q2", "q3", "q4"]):
        found = [re.search(rf"\b({'|'.join(names)})", tidy.get(column, "")) for column in columns]
        places = [names.index(one[0]) for one in found if one]
        steps = {(later - place) % len(names) for place, later in pairwise(places)}
        if len(places) == len(columns) and steps == {len(names) - 1}:
            return columns[::-1]
    return columns


def _place_forecasts(columns: dict[str, list[int]], texts: Mapping[int, str], carried: dict[str, int]) -> None:
    """A forecast is a later end or due date; a baseline is when, where nothing but a forecast says so."""
    other = columns.keys() & {*TIMED}
    baselines = columns.pop("baseline", [])
    if forecasts := columns.pop("forecast", []):
        columns.setdefault("end" if "end" in columns else "due", []).extend(forecasts)
    if other:
        carried |= {" ".join(texts[column].split()): column for column in baselines}
    elif baselines:
        columns.setdefault("due", []).extend(baselines)


def _take_by_for_a_day(columns: dict[str, list[int]], tidy: Mapping[int, str]) -> None:
    """Next to an owner, By is by when, where no other column says so."""
    people = columns.get("accountable", [])
    by = [column for column in people if tidy.get(column) == "by"]
    if by and len(by) < len(people) and not columns.keys() & {*TIMED}:
        people[:] = [column for column in people if column not in by]
        columns["due"] = by


def _fuller(tactics: list[int], columns: dict[str, list[int]], filled: Mapping[int, int]) -> list[int]:
    """The tactic columns, the fuller before those that are less than half as full; a description may be one."""
    described = columns.get("description", [])
    most = max((filled.get(column, 0) for column in (*tactics, *described)), default=0)
    full = [column for column in tactics if filled.get(column, 0) * 2 > most or not most]
    if tactics and not full and described:
        columns["tactic"].append(described[0])
        return [described.pop(0), *tactics]
    return [*full, *(column for column in tactics if column not in full)]


def _leading_tactics(columns: list[int], tidy: dict[int, str], filled: Mapping[int, int]) -> list[int]:
    """The column of the tactics; a column of sub-tasks, and behind it that of the tasks which they are part of."""
    parts = [column for column in columns if _PART.search(tidy.get(column, ""))]
    wholes = [column for column in columns if column not in parts]
    fuller = [column for column in wholes if _PART_IF_FULLER.search(tidy.get(column, ""))]
    if not parts and fuller and any(filled.get(column, 0) < filled.get(fuller[0], 0) for column in wholes):
        return [fuller[0], *(column for column in wholes if column not in fuller)]
    return [*parts[:1], *wholes[:1]]


_STAND_INS = ("description", "objective", "goal", "phase")
"""Meanings that may be the tactic where no column is headed as one, the likeliest first; a method is, without them."""


def _rank(heading: str, patterns: tuple[str, ...]) -> int:
    return next((number for number, pattern in enumerate(patterns) if re.search(pattern, heading)), len(patterns))


def settle(columns: dict[str, list[int]], *, names_of_things: bool) -> dict[str, list[int]]:
    """The meanings that depend on which others there are.

    Args:
        columns: each meaning's columns.
        names_of_things: whether what stands under Name is no person and no body.
    """
    names = columns.pop("name", [])
    if names and "tactic" not in columns and names_of_things:
        columns["tactic"] = names
    elif names:
        columns.setdefault("accountable", []).extend(names)
    for stand_in in _STAND_INS:
        if "tactic" not in columns and stand_in in columns:
            columns["tactic"] = columns.pop(stand_in)
    for reason in ("goal", "description"):
        if reason in columns:
            columns.setdefault("purpose", []).extend(columns.pop(reason))
    if "days" in columns and ("start" not in columns or "end" in columns or "due" in columns):
        del columns["days"]
    if "due" in columns and "end" not in columns:
        # Next to a start or a timing, a due date is where the window ends; alone, it is the timing.
        meant = "end" if "start" in columns or "timing" in columns else "timing"
        columns[meant] = columns.pop("due")
    if "end" in columns and "start" not in columns and "timing" not in columns:
        columns["timing"] = columns.pop("end")
    return columns
