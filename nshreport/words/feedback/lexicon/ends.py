"""The words for how a tactic ends, and for where it goes instead."""

# How a tactic ends, well or not.
ENDINGS = (
    ("complete", "complete"),
    (
        "done",
        """case closed, job done, all sent, that's a wrap, (been|) in place since, live in production,
        back in (use|service|operation), nothing
        (further|more|left|else) (for us|) to (do|be done), merged and (released|deployed|shipped|live), went live,
        gone live, concluded, fully
        operational, (went|gone) ahead, ticked off, wrapped up, (now|) in operation, fully in place, all done,
        (objective|objectives|target date|deadline) (has been|have been|was|) met, (live|available|up) on (the|our|)
        (website|intranet|site|web|internet), (uploaded|posted|added|put|put up|placed) (to|on|onto) (the|our|)
        (website|intranet|web|internet|site|gov uk|social media|twitter|facebook|linkedin| youtube|instagram|yammer)""",
    ),
    ("did", "done, discharged, sorted, sorted out, (dealt|been dealt) with, did (this|that|it)"),
    (
        "held",
        """(talk|presentation|lecture|speech|demo) (was|has been|) given, held, took place, taken place, happened,
        (held|delivered|took place) virtually""",
    ),
    ("closed", "closed, closed (down|off|out), ended, (came|come) to an end"),
    (
        "out",
        "went out, gone out, (is|are|was|is now|are now) out, out now",
    ),
    ("bare", "presented, attended, visited, hosted, ran, spoke, exhibited, opened"),
    ("live", "live"),
    ("met", "met, hit, reached"),
    ("well", "went (very|really|) well, (was a|great|big) success, well (attended|received), very well attended"),
    ("finish", "go live, hold, close, report, reopen, resume"),
    ("finishes", "completes, finishes, concludes, ends, closes, launches, opens, goes live"),
    (
        "completion",
        """completion, publication, delivery, implementation, (launch|end|completion|finish|publication|delivery)
        date, closure, release, finalisation""",
    ),
    (
        "except",
        """apart from, with (one|two|three|a few|some|minor) (exception|exceptions|omissions|gaps), except, except
        for, bar, other than, aside from, excluding, with (the|) exception of, but for, save for, in error, by
        mistake, minus""",
    ),
    (
        "cancelled",
        """called off, wontfix, wont fix, wont do, not relevant (any more|anymore|now), shelved (for
        good|permanently), stood down, axed, descoped, de scoped, out of scope, (removed|deleted|dropped) from (the|)
        (plan|programme|list|scope|log|schedule|tracker), (taken|took) (off|out of) (the|) (plan|programme|list), no
        longer (a|) (priority|planned|an option|viable|feasible|relevant|applicable|possible), overtaken by events,
        annulled, (stopped|closed|withdrawn) permanently, (cancelled|stopped|dropped) altogether,
        killed, binned, rescinded, revoked, (pulled|pull) the plug,
        (had|have) to (cancel|withdraw|abandon|scrap), no need for (this|it) now, no longer any need""",
    ),
    (
        "dropped",
        """(decided|agreed|decision|decision taken|decision made|chosen) not to (proceed|go ahead|continue|
        pursue|hold|run|attend|take part|participate|bid|repeat|take forward|take this forward), decided against,
        (decided|agreed|chosen) not to do (this|it|so), (agreed to|will|) (take|taking) (it|this) no further, not taking
        (it|this) any further,
        (agreed|decided|decision|voted) to (cancel|withdraw|drop|abandon|scrap|stop|discontinue|remove)""",
    ),
    (
        "replaced",
        """superseded by, superceded by, merged (with|into|in with), combined with, incorporated (into|in), subsumed
        (into|within|by|in|under), absorbed (into|by), (rolled|folded) into, (a|) duplicate of, duplicates, duplicated
        by, replaced (by|with), same as (item|row|action|task|line|number|no), (now|) covered (by|under|in)
        (item|row|action|task|line|number|no|objective|tactic|point)""",
    ),
    (
        "withdrew",
        """superseded, superceded, merged, combined, subsumed, replaced, duplicate, duplicated, redundant, obsolete,
        removed, dropped out, pulled, pulled out, pulled out of, withdrew""",
    ),
    (
        "proceed",
        """go ahead, going ahead, proceed, proceeding, happen, happening, take place, taking place,
        (take|taking|taken) (this|it) forward, (do|doing) (this|that|it), (be|) taken forward, pursued, pursuing,
        run""",
    ),
    ("cancel", "cancellation, withdrawal, termination, abandonment, removal"),
    ("required", "required, needed, necessary"),
    ("no_longer", "no longer, not any more"),
)

# Where it goes instead.
MOVES = (
    (
        "postponed",
        """put (back|off), (transferred|moved|carried|rolled|switched) (to|into) (the|) (next|following)
        (year|quarter|phase|financial year|release|sprint|edition), pushed (back|out), (carried|carry)
        (forward|fwd|over), (rolled|roll) (forward|over), held over, moved back, c/f, cfwd, deferral, postponement,
        moved to (a|) later date, rephased, re phased, reprofiled, re profiled, reprogrammed, re programmed,
        deadline extended, extension (agreed|granted), adjourned, deprioritised, de prioritised""",
    ),
    (
        "rearranged",
        """re (scheduled|arranged|booked|
        organised|planned), rearranging, (replacement|alternative) date, refixed, refix""",
    ),
    (
        "moved",
        """moved, move, changed, bumped, relisted, shifted, extended, pushed, switched, swapped, amended to, revised
        to, (date|deadline) moved, (is|has been|been) put""",
    ),
    ("slipped", "(day|week|month|days|weeks|months) slip, slipped, slipped back, slippage, slips"),
    (
        "new_date",
        """new (date|dates|deadline|target date|target|timescale|timescales|timetable), revised (date|dates|deadline|
        target date|timescale|timescales|completion date|timetable), (date|dates) (has been|have been|has|) changed,
        change of date, date (has been|) revised""",
    ),
    ("advanced", "moved up, pulled forward, brought forward, bring forward, moved forward"),
    (
        "later",
        """soon, shortly, any day now, half term, next
        (quarter|year|month|week|meeting|period|term|phase|session|financial
        year|fy|spring|summer|autumn|winter|reporting period|cycle), the next
        (quarter|year|month|meeting|session|phase|financial year|period), (a|) later (date|stage), later, tomorrow,
        later (today|this week|this month), later in the (year|month), later this year, a (future|later)
        (date|meeting|point), future (date|meeting|meetings), (the|) new year, further notice, another
        (date|day|time), (the|) following (year|month|quarter|meeting), after (purdah|the
        election|easter|christmas|summer|half term|the (summer|holidays|break|elections)), the end of the year, year
        end, a date (tbc|to be confirmed)""",
    ),
    ("was", "was, were, originally, previously, formerly, (original|old|initial|previous) date"),
)
