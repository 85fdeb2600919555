"""The forms of what is not so, not said, or still to come."""

from nshreport.words.feedback.forms.form import (
    AT_RISK,
    BLAMED,
    CANCELLED,
    COMPLETE,
    DEFERRED,
    FAINT,
    IN_PROGRESS,
    LIMITING,
    NOT_STARTED,
    PLANNED,
    SAID,
    WAITING,
    StatusForm,
)

# What is said of something else, or not said at all.
UNSAID = (
    StatusForm(
        CANCELLED,
        SAID,
        "closed (filler|edge){0,3} (not_so|before) (filler|being){0,3} (ended|finish|proceed|begun|step|completion)",
        "Closed, not delivered",
    ),
    StatusForm(COMPLETE, SAID, "(ended|live|bare|out) edge{0,3} yes_no edge{0,3} yes", "Done y/n: y"),
    StatusForm(CANCELLED, SAID, "ended (filler|as|the){1,4} (cancelled|withdrew)", "Closed as no longer relevant"),
    StatusForm(
        IN_PROGRESS,
        SAID,
        "(ended|live|bare|out) edge{1,3} (yes_no edge{0,3})? (no|nay|empty|cross) end",
        "Complete: no",
    ),
    StatusForm(
        IN_PROGRESS, SAID, "(ended|live|bare|out) edge{0,3} yes_no edge{0,3} (no|nay|not|empty|cross)?", "Done y/n"
    ),
    StatusForm(None, SAID, "(off|postponed) edge{0,3} (yes_no edge{0,3})? (no|nay) end", "Cancelled: no"),
    StatusForm(COMPLETE, SAID, "asked_done any{0,8} (edge|the){1,4} yes", "Completed? Yes"),
    StatusForm(CANCELLED, SAID, "asked_off any{0,8} (edge|the){1,4} yes", "Cancelled? Yes"),
    StatusForm(
        IN_PROGRESS,
        SAID,
        "asked_done any{0,8} (edge|the){1,4} (filler|word){0,2} (no|nay|none|not_so|left|part|number|cross|empty)",
        "Completed? No",
    ),
    StatusForm(None, SAID, "(?<=dash) was (ended|off|waiting|shift)", "Reopened (previously closed)"),
    StatusForm(None, SAID, "start was filler? (waiting|shift) (?=comma|dash|but)", "Was on hold, now moving"),
    StatusForm(None, SAID, "(because|as) reasoned{1,14}", "because the report was published late"),
    StatusForm(NOT_STARTED, PLANNED, "due_to filler{0,2} begin", "Due to start in May"),
    StatusForm(IN_PROGRESS, PLANNED, "due_to filler{0,2} (finish|complete|proceed)", "Due to report in May"),
    StatusForm(IN_PROGRESS, PLANNED, "due_to (be|act)", "Due to meet in May"),
    StatusForm(None, SAID, "due_to reasoned{1,14}", "due to cancelled trains"),
    StatusForm(None, SAID, "(void|before) (?!date|later|period) any{1,8}", "despite the cancelled seminar"),
    StatusForm(None, SAID, "following (?!date|later|period) claim{1,8}", "after the cancelled seminar"),
    StatusForm(None, SAID, "with (number|word|the|small){1,4} doing", "with 85 people joining"),
    StatusForm(None, SAID, "(content|item|number) (who|that) any{1,8}", "the review that completed last year"),
    StatusForm(None, SAID, "start who claim{1,8}", "Estates, who finished it on 3 June"),
    StatusForm(None, SAID, "start late (word|plural|stage)", "Late registrations"),
    StatusForm(None, SAID, "(no|nothing|none) filler{0,2} outstanding", "No outstanding actions"),
    StatusForm(
        CANCELLED,
        SAID,
        "did_not filler{0,3} (proceed|finish) (any|comma|dash){0,14} will_not filler{0,2} (rearranged|word)",
        "Did not take place and will not be rearranged",
    ),
    StatusForm(
        AT_RISK,
        SAID,
        "once reasoned{1,10} (will|maybe|future) filler{0,2} (off|cancel)",
        "Unless more sign up it will be cancelled",
    ),
    StatusForm(
        WAITING,
        PLANNED,
        "once any{1,8} comma? filler{0,2} will filler{0,2} (finish|act|be|complete)",
        "Once signed off will close",
    ),
    StatusForm(WAITING, SAID, "not until (?!(the|filler){0,2} when) any{1,8}", "Not until the forms are in"),
    StatusForm(AT_RISK, SAID, "once filler{0,3} off and not", "Members decide if it is dropped or not"),
    StatusForm(IN_PROGRESS, LIMITING, "once (?!date|later|period) any{1,8}", "If approved"),
    StatusForm(None, SAID, "until any{1,8}", "until the review is published"),
    StatusForm(None, SAID, "start progress comma", "Progress: see note"),
    StatusForm(None, SAID, "start trouble comma (none|no|not|nothing) end", "Problems: none"),
    StatusForm(None, SAID, "number filler{0,2} bare", "14 attended"),
)

# Denied.
DENIED = (
    StatusForm(NOT_STARTED, SAID, "not (filler|word|participle|withdrew|at){0,5} yet end", "Not pulled in yet"),
    StatusForm(IN_PROGRESS, SAID, "not_so filler{0,2} yet filler{0,2} met", "Target not yet met"),
    StatusForm(AT_RISK, SAID, "not_so filler{0,2} met", "Target not met"),
    StatusForm(NOT_STARTED, SAID, "doing? (not_so|no|nothing) gap{0,4} (begun|begin)", "Planning not yet begun"),
    StatusForm(NOT_STARTED, SAID, "(not_so|no) gap{0,3} progress gap{0,3}", "No progress made"),
    StatusForm(AT_RISK, SAID, "(not_so|no_longer) gap{0,3} (on_track|green)", "Not on track"),
    StatusForm(IN_PROGRESS, SAID, "denial gap{0,3} (trouble|declined)", "No longer at risk"),
    StatusForm(IN_PROGRESS, SAID, "no_longer gap{0,2} (waiting|awaiting)", "No longer on hold"),
    StatusForm(DEFERRED, SAID, "not filler{0,2} yet filler{0,2} rearranged", "Not yet rescheduled"),
    StatusForm(DEFERRED, FAINT, "not gap{0,2} rearranged", "Not rescheduled"),
    StatusForm(
        None,
        SAID,
        "(not_so|no|nothing) (gap|all){0,4} (called_off|postponed|rearranged|moved|slipped)",
        "Not cancelled",
    ),
    StatusForm(
        AT_RISK, SAID, "will_not gap{0,4} (finish|ended|met|active|live|completion|target)", "Will not meet deadline"
    ),
    StatusForm(IN_PROGRESS, SAID, "not_so (gap|whole|all|part){0,5} (done|complete|closed|live)", "Not complete"),
    StatusForm(NOT_STARTED, SAID, "not_so (gap|all){0,4} (did|held)", "Not done"),
    StatusForm(None, SAID, "no gap{0,2} reply filler{0,2} (required|wanted)", "No response needed"),
    StatusForm(
        WAITING,
        SAID,
        "((no|none|nothing) gap{0,2} | not_so filler{0,3} the?) reply gap{0,4}",
        "No reply received from DfE",
    ),
    StatusForm(WAITING, BLAMED, "(not_so|no|nothing|none) gap{0,3} (replied|got)", "Not yet approved"),
    StatusForm(
        NOT_STARTED, SAID, "(not|did_not|no|none|nothing) (gap|stage){0,4} (ended|sent|made|bare)", "Invites not sent"
    ),
    StatusForm(NOT_STARTED, SAID, "not filler{0,2} yet filler{0,2} planned", "Not yet scheduled"),
    StatusForm(AT_RISK, SAID, "did_not filler{0,3} (proceed|finish)", "Did not take place"),
    StatusForm(NOT_STARTED, SAID, "(not|will_not) filler{0,3} (proceed|required) filler{0,2} yet", "Not happening yet"),
    StatusForm(None, SAID, "(not|will_not) filler{0,2} yet filler{0,2} (proceed|required)", "Not yet needed"),
    StatusForm(None, SAID, "(not|will_not) filler{0,3} required (until|by|at) when", "Not required until June"),
    StatusForm(
        AT_RISK,
        SAID,
        "(not|will_not) filler{0,3} proceed filler{0,2} (part | (at|until)? filler{0,2} when)",
        "Not going ahead in May",
    ),
    StatusForm(
        WAITING,
        SAID,
        "(not|will_not) filler{0,3} proceed filler{0,2} (until|before|once) any{0,8}",
        "Will not go ahead until the review reports",
    ),
    StatusForm(
        None, SAID, "(not|will_not|no_longer) filler{0,3} required to (act|finish|proceed|word)", "Not needed to attend"
    ),
    StatusForm(AT_RISK, SAID, "maybe not_so gap{0,4} (ended|finish|active|completion|met)", "May not be ready in time"),
    StatusForm(AT_RISK, SAID, "maybe not_so be word end", "Might not be affordable"),
    StatusForm(
        AT_RISK,
        SAID,
        "(maybe|trouble) (filler|of|word|to|that|as|all){0,4} (not|will_not) (filler|being|to|to_be|all){0,3} proceed",
        "Might not go ahead",
    ),
    StatusForm(AT_RISK, SAID, "(not|will_not) filler{0,3} proceed small? period end", "Not happening this month"),
    StatusForm(
        CANCELLED,
        SAID,
        "(not|will_not|no_longer) (filler|being|to|to_be|all){0,3} (proceed|required)",
        "Will not go ahead",
    ),
    StatusForm(None, SAID, "not_so filler{0,2} maybe any{1,6}", "Don't think this is complete"),
    StatusForm(
        None,
        SAID,
        "(not_so|no_longer) gap{0,2} (waiting|awaiting|active|doing|planned|needs|maybe|dependent)",
        "Not waiting for anything",
    ),
    StatusForm(None, SAID, "(no|nothing) gap{0,3} (active|doing|planned|required|needs)", "No meetings planned"),
)

# Asked for, not so yet; still to come.
TO_COME = (
    StatusForm(
        WAITING,
        SAID,
        "propose (any|comma){0,10} (ended|off|dropped|required|completion|cancel|finish|asked_off|asked_done|last end)",
        "We ask that this be closed",
    ),
    StatusForm(WAITING, SAID, "propose end", "Requesting closure"),
    StatusForm(
        WAITING, SAID, "(sent|act) reasoned{0,4} to filler{0,2} (finish|cancel|complete)", "Asked Jo to close it"
    ),
    StatusForm(
        WAITING,
        SAID,
        "(for approval|for) (word|comma){1,3} (got|act|word) (the|to|small){0,2} (completion|finish|cancel)",
        "For SG: agree closure",
    ),
    StatusForm(
        DEFERRED,
        PLANNED,
        "(to_be|future|will|needs) gap{0,3} (shift|moved (filler|to|from|until){0,3} when)",
        "To be rescheduled",
    ),
    StatusForm(
        AT_RISK,
        SAID,
        "(to_be|future|will|maybe|needs) (gap|part|nth|to_be){0,4} (called_off|cancel)",
        "May be cancelled",
    ),
    StatusForm(AT_RISK, SAID, "maybe (gap|to_be){0,4} (shift|moved|slipped)", "Likely to be postponed"),
    StatusForm(
        NOT_STARTED, PLANNED, "(to_be|future|will|maybe|to|planned) gap{0,4} (begin|begun)", "Will begin in September"
    ),
    StatusForm(WAITING, SAID, "future the? word? reply", "Expecting a decision"),
    StatusForm(WAITING, SAID, "reply filler{0,3} (wanted|outstanding|future|required)", "Decision due in June"),
    StatusForm(
        NOT_STARTED,
        PLANNED,
        "to_be stretch{0,4} (doable|planned|live|withdrew|waiting|told|progress)",
        "To be arranged",
    ),
    StatusForm(NOT_STARTED, PLANNED, "needs filler? doing", "Needs updating"),
    StatusForm(
        IN_PROGRESS,
        PLANNED,
        "(future|needs) stretch{0,5} (doable|planned|live|act|completion|active|well)",
        "Expected to finish soon",
    ),
    StatusForm(
        IN_PROGRESS,
        PLANNED,
        "(will|maybe) stretch{0,5} (ended|finish|active|live|completion|doing|proceed)",
        "Will be published",
    ),
    StatusForm(NOT_STARTED, PLANNED, "will filler{0,3} (act|sent|step|participle)", "Will contact the chair"),
    StatusForm(IN_PROGRESS, PLANNED, "(future|will) where{0,3} when", "Expected in June"),
    StatusForm(IN_PROGRESS, PLANNED, "(future|will) gap{0,5} when", "Going to the board in June"),
    StatusForm(NOT_STARTED, PLANNED, "begin (where|planned|future|will|following){0,4} date", "Work starts on 5 May"),
    StatusForm(IN_PROGRESS, PLANNED, "finishes where{0,2} when", "Completes in March"),
    StatusForm(
        IN_PROGRESS,
        PLANNED,
        "(completion|for completion) (where|of|the|word|planned|future|will|and|act){0,4} when",
        "Completion expected May",
    ),
    StatusForm(IN_PROGRESS, SAID, "completion any{1,6} outstanding", "Completion of the annex is outstanding"),
    StatusForm(IN_PROGRESS, SAID, "(part|nth) (gap|part){0,3} completion", "Nearing completion"),
    StatusForm(IN_PROGRESS, PLANNED, "planned (where|with|will|the){0,4} when", "Planned for June"),
    StatusForm(WAITING, SAID, "start campaign (comma|dash) (finish|complete|cancel)", "Proposal: close"),
    StatusForm(IN_PROGRESS, PLANNED, "start next (comma|dash) (act|finish)", "Next: finalise, publish"),
    StatusForm(NOT_STARTED, PLANNED, "to filler{0,2} (act|finish|complete|proceed)", "Steve to contact the chair"),
)
