"""The forms of how a tactic ended, or went elsewhere."""

from nshreport.words.feedback.forms.form import (
    AT_RISK,
    BLAMED,
    CANCELLED,
    COMPLETE,
    DEFERRED,
    GAINED,
    IN_PROGRESS,
    NOT_STARTED,
    PLANNED,
    SAID,
    WAITING,
    StatusForm,
)

# What, after a word of ending, leaves something open.
_UNLESS = (
    "( filler{0,2} (by|for|until) filler{0,2} (date|later|period)"
    " | filler{0,2} except"
    " | (by|for|to|of|at|with)? the? filler{0,2} part"
    " | (by|for|to|of|with)? the? filler{0,2} (nth|portion|stage)"
    " | gap{0,5} part end"
    " | filler{0,2} (once|dependent)"
    " | (comma|dash) filler{0,2} (stage|portion|part) (small|number|part|at|item){0,3} end"
    " | (comma|dash|is|at|to|for|by)? filler{0,2} percent"
    " | (to|for|at) the? number word? of"
    " | by the? number gap"
    " | for any{1,4} part )"
)

# Done, but not all of it.
PARTLY_DONE = (
    StatusForm(AT_RISK, SAID, "being filler{0,2} called_off", "Being dropped"),
    StatusForm(DEFERRED, SAID, "being filler{0,2} shift", "Being rescheduled"),
    StatusForm(
        IN_PROGRESS,
        SAID,
        "(active|doing) (stop|comma|dash) filler{0,2} ended at the word",
        "Rolling out, finished in the north",
    ),
    StatusForm(IN_PROGRESS, SAID, "being gap{0,3} (ended|step|sent|participle|live)", "Being finalised"),
    StatusForm(IN_PROGRESS, SAID, "begin gap{0,2} ended", "Kick-off held"),
    StatusForm(IN_PROGRESS, SAID, "start filler{0,2} part end", "Partial"),
    StatusForm(IN_PROGRESS, SAID, "start filler{0,3} complete part end", "Complete for now"),
    StatusForm(IN_PROGRESS, SAID, "start filler{0,2} complete named{1,3} (required|wanted)", "Complete rewrite needed"),
    StatusForm(
        IN_PROGRESS,
        SAID,
        "ended comma? to (act|finish|proceed|maybe|made|got|sent|word the)",
        "Resolved to consider it",
    ),
    StatusForm(IN_PROGRESS, SAID, "start filler{0,2} ended dash to (word|void) (dash|end)", "Done (to confirm)"),
    StatusForm(None, SAID, "start filler{0,3} complete (named|and (act|finish))", "Complete the form"),
    StatusForm(None, SAID, "start filler{0,3} complete (?=lack)", "Complete lack of response"),
    StatusForm(COMPLETE, SAID, f"(all|last) (gap|portion|number){{0,6}} ended (?!{_UNLESS})", "All phases complete"),
    StatusForm(COMPLETE, SAID, f"item number filler{{0,3}} ended (?!{_UNLESS})", "Action 4 closed"),
    StatusForm(
        IN_PROGRESS, GAINED, "number word? of the? number (gap{0,4} ended)?", "Two out of five modules rewritten"
    ),
    StatusForm(
        COMPLETE,
        SAID,
        "portion (number (comma|and))* number filler{0,2} all filler{0,2} ended end",
        "Phases 1, 2 and 3 all complete",
    ),
    StatusForm(
        IN_PROGRESS, SAID, "start the? (portion|stage) number? (comma|dash) filler{0,3} ended", "Phase 1: complete"
    ),
    StatusForm(AT_RISK, SAID, "start portion (comma|dash) filler{0,3} called_off", "April: cancelled. May: 2 visits"),
    StatusForm(
        IN_PROGRESS,
        SAID,
        "(part|nth|portion|stage|plural|doing|number|percent) (stretch|doing){0,6} ended (and ended)?",
        "Draft complete",
    ),
    StatusForm(IN_PROGRESS, SAID, "meeting (with|of|for|gap){1,4} held", "Meeting with comms held"),
    StatusForm(IN_PROGRESS, SAID, "meeting filler{0,2} held (with|to|for)", "Meeting held with comms"),
    StatusForm(IN_PROGRESS, SAID, "(meeting|stage|campaign|portion|nth) gap{0,4} (well|live)", "Campaign now live"),
    StatusForm(
        IN_PROGRESS,
        SAID,
        "start (word|item|plural|stage){1,3} (participle|step) comma (the|word|item){1,3} live",
        "Posters printed, page live",
    ),
    StatusForm(IN_PROGRESS, SAID, "live at? (the|filler){0,2} (part|number of)", "Live in 3 of 5 offices"),
    StatusForm(IN_PROGRESS, SAID, "is held", "It is held monthly"),
    StatusForm(
        IN_PROGRESS,
        SAID,
        "ended (word|participle|item|event|stage|plural){1,3} (sent|made|got)",
        "Completed forms returned to HR",
    ),
    StatusForm(IN_PROGRESS, SAID, "ended filler{0,2} once any{0,8}", "Complete once signed off"),
    StatusForm(WAITING, SAID, "ended filler{0,2} dependent reasoned{0,10}", "Complete subject to sign off"),
    StatusForm(IN_PROGRESS, SAID, f"ended {_UNLESS}", "Complete apart from the annex"),
    StatusForm(IN_PROGRESS, SAID, "ended comma number end", "Delivered: 3"),
    StatusForm(IN_PROGRESS, SAID, "ended number of (the|small|word|item|plural)", "Completed 2 of them"),
    StatusForm(IN_PROGRESS, SAID, "complete filler{0,2} by", "Complete by Friday"),
    StatusForm(IN_PROGRESS, SAID, "(complete|did) filler{0,2} at number word end", "Complete in 2 areas"),
    StatusForm(IN_PROGRESS, PLANNED, "ended filler{0,2} later end", "Published tomorrow"),
    StatusForm(IN_PROGRESS, BLAMED, "(word|participle|reply|at) filler{0,3} closed", "Gates closed"),
    StatusForm(IN_PROGRESS, SAID, "closed (for|to|approval|the)", "Closed for comments"),
    StatusForm(IN_PROGRESS, SAID, "closed by (the|word|small){1,2} before any{1,6}", "Closed by IT without fixing it"),
    StatusForm(None, SAID, "start filler? closed named", "Closed question"),
)

# Done.
DONE = (
    StatusForm(
        COMPLETE,
        SAID,
        "ended filler{0,2} (comma|dash)? but? filler{0,2} number? word? (late|delayed)",
        "Delivered late",
    ),
    StatusForm(COMPLETE, SAID, "ended", "Complete"),
    StatusForm(COMPLETE, SAID, "start tick dash? (date dash?)? end", "✔ 12 May"),
    StatusForm(COMPLETE, SAID, "target gap{0,3} met", "Target met"),
    StatusForm(COMPLETE, SAID, "well", "Went well, 40 attendees"),
    StatusForm(
        COMPLETE,
        SAID,
        "(now|word|event|item|mailing|small|is|and) live (end|and|(at|from|following)? date|at named{1,3})",
        "Now live",
    ),
    StatusForm(COMPLETE, SAID, "start live (following date|at named{1,3})", "Live since 3 May"),
    StatusForm(COMPLETE, SAID, "event filler{0,3} bare (end|at|date)", "Webinar ran on 3 July"),
    StatusForm(
        COMPLETE,
        SAID,
        "start filler{0,3} bare (small|the (event|meeting))? (end|and|at|date|to|filler end)",
        "Presented at the June seminar",
    ),
    StatusForm(COMPLETE, SAID, "mailing filler{0,3} sent (end|date|at date)", "Newsletter sent"),
    StatusForm(COMPLETE, SAID, "(content|item) filler{0,3} out (end|date|at|to)", "Guidance is out"),
    StatusForm(COMPLETE, SAID, "start filler{0,3} whole end", "100%"),
    StatusForm(
        IN_PROGRESS, SAID, "start filler{0,3} (part filler?)? percent (filler{0,2} end|progress|active|of item)", "50%"
    ),
    StatusForm(NOT_STARTED, SAID, "start filler{0,3} zero (plural|item)? filler{0,2} (end|ended|progress)", "0%"),
)

# Called off.
CALLED_OFF = (
    StatusForm(AT_RISK, SAID, "start filler{0,3} withdrew for", "Withdrawn for redrafting"),
    StatusForm(None, SAID, "replaced (word|the|number){1,3} as", "Replaced by Jo as lead"),
    StatusForm(AT_RISK, SAID, "start filler{0,3} cancelled date? the? small? named", "Cancelled June session"),
    StatusForm(
        AT_RISK, SAID, "start filler{0,3} cancelled number (the|small|word)? whole_thing", "Cancelled 2 sessions"
    ),
    StatusForm(None, SAID, "start filler{0,3} withdrew the? (small|number)? named", "Duplicate entries"),
    StatusForm(
        AT_RISK,
        SAID,
        "(start|whole_thing) filler{0,3} off ((for|until) (filler|the){0,2} (when|period) | filler? part)",
        "Cancelled for May",
    ),
    StatusForm(
        CANCELLED, SAID, "start filler{0,3} replaced (gap|stage|doing|portion){0,6}", "Replaced by online training"
    ),
    StatusForm(CANCELLED, SAID, "start filler{0,3} off (by the? stage)?", "Cancelled"),
    StatusForm(CANCELLED, SAID, "(item|campaign) number? filler{0,3} off", "Action 3 withdrawn"),
    StatusForm(
        AT_RISK, SAID, "(part|nth|last|number|date|portion|stage|percent) gap{0,4} called_off", "One session cancelled"
    ),
    StatusForm(AT_RISK, SAID, "start doing filler{0,2} cancelled", "Publishing cancelled"),
    StatusForm(
        CANCELLED,
        SAID,
        "whole_thing (at|with|of|for|to) (word|the|at|date|and){1,4} cancelled",
        "Meeting with the board cancelled",
    ),
    StatusForm(CANCELLED, SAID, "whole_thing filler{0,3} cancelled (by the? stage)?", "Event cancelled"),
    StatusForm(CANCELLED, SAID, "dropped", "Decided not to proceed"),
    StatusForm(
        CANCELLED,
        SAID,
        "got gap{0,4} to filler{0,2} cancel filler{0,2} (item|event|end)",
        "Agreed on 3 July to cancel this",
    ),
    StatusForm(CANCELLED, SAID, "got gap{0,4} not to proceed", "Agreed at the board not to take this forward"),
    StatusForm(
        AT_RISK,
        SAID,
        "(content|the|number|reply|act|made|at|target|mailing) filler{0,3} (cancelled|withdrew)",
        "Speaker withdrew",
    ),
    StatusForm(CANCELLED, SAID, "(and|but|small|now|was|is) filler{0,3} cancelled", "Postponed and then cancelled"),
)

# Moved.
MOVED = (
    StatusForm(DEFERRED, SAID, "(postponed|rearranged)", "Postponed"),
    StatusForm(None, SAID, "(by|at) the? new_date", "By the revised date"),
    StatusForm(DEFERRED, SAID, "new_date gap{0,6}", "New date agreed"),
    StatusForm(
        DEFERRED,
        SAID,
        "delayed (because reasoned{1,10} | due_to reasoned{1,10})? until reasoned{0,8}",
        "Delayed until the review reports",
    ),
    StatusForm(
        DEFERRED,
        SAID,
        "(delayed|slipped) (filler|at|the|word|number){0,3} (to|until|from) (filler|the){0,2} when",
        "Slipped to Q3",
    ),
    StatusForm(
        DEFERRED,
        SAID,
        "postpone (filler|at|the|word){0,3} (to|until|from|for) (filler|the){0,2} when",
        "Rescheduling for June",
    ),
    StatusForm(
        DEFERRED,
        SAID,
        "moved (filler|at|word){0,2} (from|to|until) (filler|the|word|of|following){0,3} when",
        "Moved to June",
    ),
    StatusForm(DEFERRED, SAID, "moved to number end", "Bumped to 5.0"),
    StatusForm(DEFERRED, SAID, "(?<= comma|dash|and|but|stop) filler{0,2} postpone end", "Cancelled, rebooking"),
    StatusForm(DEFERRED, SAID, "(got|told) to postpone", "Agreed to postpone"),
    StatusForm(DEFERRED, SAID, "now (where|planned|future|maybe|will|the|proceed){0,4} when", "Now planned for May"),
)
