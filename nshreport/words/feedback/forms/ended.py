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
    Form,
)

# What, after a word of ending, leaves something open.
_UNLESS = (
    "( filler{0,2} (by|for|until) filler{0,2} (date|later|period)"
    " | filler{0,2} except"
    " | (by|for|to|of|at)? the? filler{0,2} part"
    " | (by|for|to|of)? the? filler{0,2} (nth|portion|stage)"
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
    Form(AT_RISK, SAID, "being filler{0,2} called_off", "Being dropped"),
    Form(DEFERRED, SAID, "being filler{0,2} shift", "Being rescheduled"),
    Form(IN_PROGRESS, SAID, "being gap{0,3} (ended|step|sent|participle|live)", "Being finalised"),
    Form(IN_PROGRESS, SAID, "begin gap{0,2} ended", "Kick-off held"),
    Form(IN_PROGRESS, SAID, "start filler{0,2} part end", "Partial"),
    Form(IN_PROGRESS, SAID, "start filler{0,3} complete part end", "Complete for now"),
    Form(None, SAID, "start filler{0,3} complete (named|and (act|finish))", "Complete the form"),
    Form(None, SAID, "start filler{0,3} complete (?=lack)", "Complete lack of response"),
    Form(COMPLETE, SAID, f"(all|last) (gap|portion|number){{0,6}} ended (?!{_UNLESS})", "All phases complete"),
    Form(COMPLETE, SAID, f"item number filler{{0,3}} ended (?!{_UNLESS})", "Action 4 closed"),
    Form(IN_PROGRESS, GAINED, "number word? of the? number (gap{0,4} ended)?", "Two out of five modules rewritten"),
    Form(IN_PROGRESS, SAID, "(portion|stage) number? (comma|dash) filler{0,3} ended", "Phase 1: complete"),
    Form(
        IN_PROGRESS,
        SAID,
        "(part|nth|portion|stage|plural|doing|number|percent) (stretch|doing){0,6} ended",
        "Draft complete",
    ),
    Form(IN_PROGRESS, SAID, "meeting (with|of|for|gap){1,4} held", "Meeting with comms held"),
    Form(IN_PROGRESS, SAID, "meeting filler{0,2} held (with|to|for)", "Meeting held with comms"),
    Form(IN_PROGRESS, SAID, "(meeting|stage|campaign|portion) gap{0,4} (well|live)", "Campaign now live"),
    Form(IN_PROGRESS, SAID, "live at? (the|filler){0,2} (part|number of)", "Live in 3 of 5 offices"),
    Form(IN_PROGRESS, SAID, "start live (from|following)? date", "Live since 3 May"),
    Form(IN_PROGRESS, SAID, "is held", "It is held monthly"),
    Form(
        IN_PROGRESS,
        SAID,
        "ended (word|participle|item|event|stage|plural){1,3} (sent|made|got)",
        "Completed forms returned to HR",
    ),
    Form(IN_PROGRESS, SAID, "ended filler{0,2} once any{0,8}", "Complete once signed off"),
    Form(WAITING, SAID, "ended filler{0,2} dependent reasoned{0,10}", "Complete subject to sign off"),
    Form(IN_PROGRESS, SAID, f"ended {_UNLESS}", "Complete apart from the annex"),
    Form(IN_PROGRESS, SAID, "ended number of (the|small|word|item|plural)", "Completed 2 of them"),
    Form(IN_PROGRESS, SAID, "complete filler{0,2} by", "Complete by Friday"),
    Form(IN_PROGRESS, SAID, "complete filler{0,2} at number word end", "Complete in 2 areas"),
    Form(IN_PROGRESS, PLANNED, "ended filler{0,2} later end", "Published tomorrow"),
    Form(IN_PROGRESS, BLAMED, "(word|participle|reply|at) filler{0,3} closed", "Gates closed"),
    Form(IN_PROGRESS, SAID, "closed (for|to|approval|the)", "Closed for comments"),
    Form(None, SAID, "start filler? closed named", "Closed question"),
)

# Done.
DONE = (
    Form(
        COMPLETE,
        SAID,
        "ended filler{0,2} (comma|dash)? but? filler{0,2} number? word? (late|delayed)",
        "Delivered late",
    ),
    Form(CANCELLED, SAID, "ended filler{1,3} cancelled", "Closed as no longer relevant"),
    Form(COMPLETE, SAID, "ended", "Complete"),
    Form(COMPLETE, SAID, "start tick end", "✔"),
    Form(COMPLETE, SAID, "target gap{0,3} met", "Target met"),
    Form(COMPLETE, SAID, "well", "Went well, 40 attendees"),
    Form(
        COMPLETE,
        SAID,
        "(now|word|event|item|mailing|small|is|and) live (end|and|(at|from|following)? date)",
        "Now live",
    ),
    Form(COMPLETE, SAID, "event filler{0,3} bare (end|at|date)", "Webinar ran on 3 July"),
    Form(COMPLETE, SAID, "start filler{0,3} bare (end|at|date|to|filler end)", "Presented at the June seminar"),
    Form(COMPLETE, SAID, "mailing filler{0,3} sent (end|date|at date)", "Newsletter sent"),
    Form(COMPLETE, SAID, "start filler{0,3} whole end", "100%"),
    Form(
        IN_PROGRESS, SAID, "start filler{0,3} (part filler?)? percent (filler{0,2} end|progress|active|of item)", "50%"
    ),
    Form(NOT_STARTED, SAID, "start filler{0,3} zero filler{0,2} (end|ended|progress)", "0%"),
)

# Called off.
CALLED_OFF = (
    Form(AT_RISK, SAID, "start filler{0,3} cancelled date? the? small? named", "Cancelled June session"),
    Form(AT_RISK, SAID, "start filler{0,3} cancelled number (the|small|word)? whole_thing", "Cancelled 2 sessions"),
    Form(None, SAID, "start filler{0,3} withdrew the? (small|number)? named", "Duplicate entries"),
    Form(
        AT_RISK,
        SAID,
        "(start|whole_thing) filler{0,3} off ((for|until) (filler|the){0,2} (when|period) | filler? part)",
        "Cancelled for May",
    ),
    Form(CANCELLED, SAID, "start filler{0,3} replaced (gap|stage|doing|portion){0,6}", "Replaced by online training"),
    Form(CANCELLED, SAID, "start filler{0,3} off", "Cancelled"),
    Form(CANCELLED, SAID, "item number? filler{0,3} off", "Action 3 withdrawn"),
    Form(
        AT_RISK, SAID, "(part|nth|last|number|date|portion|stage|percent) gap{0,4} called_off", "One session cancelled"
    ),
    Form(
        CANCELLED,
        SAID,
        "whole_thing (at|with|of|for|to) (word|the|at|date|and){1,4} cancelled",
        "Meeting with the board cancelled",
    ),
    Form(CANCELLED, SAID, "whole_thing filler{0,3} cancelled", "Event cancelled"),
    Form(CANCELLED, SAID, "dropped", "Decided not to proceed"),
    Form(CANCELLED, SAID, "got gap{0,4} not to proceed", "Agreed at the board not to take this forward"),
    Form(
        AT_RISK,
        SAID,
        "(content|the|number|reply|act|made|at|target|mailing) filler{0,3} (cancelled|withdrew)",
        "Speaker withdrew",
    ),
    Form(CANCELLED, SAID, "(and|small|now|was|is) filler{0,3} cancelled", "Postponed and then cancelled"),
)

# Moved.
MOVED = (
    Form(DEFERRED, SAID, "(postponed|rearranged)", "Postponed"),
    Form(DEFERRED, SAID, "new_date gap{0,6}", "New date agreed"),
    Form(
        DEFERRED,
        SAID,
        "delayed (because reasoned{1,10} | due_to reasoned{1,10})? until",
        "Delayed until the review reports",
    ),
    Form(
        DEFERRED,
        SAID,
        "(delayed|slipped) (filler|at|the|word|number){0,3} (to|until|from) (filler|the){0,2} when",
        "Slipped to Q3",
    ),
    Form(
        DEFERRED,
        SAID,
        "postpone (filler|at|the|word){0,3} (to|until|from|for) (filler|the){0,2} when",
        "Rescheduling for June",
    ),
    Form(DEFERRED, SAID, "moved (filler|at|word){0,2} (from|to|until) (filler|the|word|of){0,3} when", "Moved to June"),
    Form(DEFERRED, SAID, "(got|told) to postpone", "Agreed to postpone"),
    Form(DEFERRED, SAID, "now (where|planned|future|maybe|will|the|proceed){0,4} when", "Now planned for May"),
)
