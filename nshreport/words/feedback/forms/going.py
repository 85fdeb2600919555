"""The forms of how a tactic goes, and of what limits or says nothing."""

from nshreport.words.feedback.forms.form import (
    AT_RISK,
    BLAMED,
    COLOUR,
    FAINT,
    GAINED,
    IN_PROGRESS,
    LIMITING,
    NO_UPDATE,
    NOT_STARTED,
    NOTHING_TO_REPORT,
    PLANNED,
    SAID,
    SENT,
    WAITING,
    StatusForm,
)

# Waiting.
WAITED = (
    StatusForm(WAITING, SAID, "(awaiting|dependent) reasoned{0,10}", "Awaiting sign off by DG"),
    StatusForm(WAITING, SAID, "waiting", "On hold"),
    StatusForm(
        WAITING, SAID, "(needs|future) the? (word|small){1,3} to (word|act|finish|small)", "Needs IT to switch it on"
    ),
    StatusForm(WAITING, SAID, "(sent|made) (gap|stage){0,6} approval", "Draft sent to DG for approval"),
    StatusForm(WAITING, SAID, "approval", "For comment"),
    StatusForm(WAITING, SAID, "opening filler{0,3} with (the|word|participle|small end)", "With legal"),
    StatusForm(WAITING, SAID, "opening filler{0,3} the? stage with (the|word){1,3} (end|at)", "Draft with Steve"),
    StatusForm(WAITING, SAID, "with_whom", "Out for comment"),
    StatusForm(WAITING, SAID, "(future|needs) gap{0,2} reply", "Needs sign-off"),
    StatusForm(WAITING, SAID, "reply (gap|from){0,3} outstanding", "Response from DfE outstanding"),
    StatusForm(IN_PROGRESS, SAID, "(item|number|start) filler{0,3} outstanding", "Outstanding"),
    StatusForm(WAITING, SAID, "start (word|the){0,2} stage gap{0,3} outstanding", "Invoice outstanding"),
    StatusForm(WAITING, SAID, "wanted", "Figures awaited"),
)

# At risk.
THREATENED = (
    StatusForm(WAITING, SAID, "risk (from|at|the|word){1,4} yet", "Not available from the printers yet"),
    StatusForm(
        WAITING,
        SAID,
        "risk filler{0,2} (ended|act|finish|proceed|complete|moved|begin) until (?!(the|filler){0,2} when) any{1,8}",
        "Cannot close until the forms are in",
    ),
    StatusForm(NOT_STARTED, SAID, "risk (filler|to){0,2} begin", "Unable to start"),
    StatusForm(AT_RISK, SAID, "risk tail{0,5}", "Unable to complete this"),
    StatusForm(AT_RISK, SAID, "(late|delayed|slipped|declined)", "Behind schedule"),
    StatusForm(AT_RISK, BLAMED, "lack tail{0,4}", "Staffing issues"),
    StatusForm(
        AT_RISK, BLAMED, "start part number (word|plural){1,2} (active|bare|replied|got)", "Only two teams signed up"
    ),
    StatusForm(IN_PROGRESS, COLOUR, "start rated{0,5} troubled rag? to (filler|rag){0,3} green", "Red to green"),
    StatusForm(
        AT_RISK,
        COLOUR,
        "start rated{0,5} colour rag? (slash|dash|to)? filler? colour rag? (end|because)",
        "Amber/Green",
    ),
    StatusForm(AT_RISK, COLOUR, "start rated{0,5} troubled rag? (end|because|due_to|date)", "RAG amber"),
    StatusForm(IN_PROGRESS, COLOUR, "start rated{0,5} green rag? (end|because|due_to|date)", "Green"),
)

# Going on.
GOING_ON = (
    StatusForm(NOT_STARTED, SAID, "unbegun", "To do"),
    StatusForm(NOT_STARTED, SAID, "start filler{0,2} planned end", "Planned"),
    StatusForm(IN_PROGRESS, SAID, "start live from date", "Live from 3 May"),
    StatusForm(IN_PROGRESS, COLOUR, "on_track", "On track"),
    StatusForm(IN_PROGRESS, SAID, "(active|doing|progress|begun|needs|being|proceed|slip)", "Under way"),
    StatusForm(IN_PROGRESS, SAID, "start (the|word|number|part|stage|nth|last|event){1,4} still end", "One remaining"),
    StatusForm(IN_PROGRESS, SENT, "(sent|out)", "Emailed chair"),
    StatusForm(IN_PROGRESS, PLANNED, "planned", "Next session planned"),
    StatusForm(IN_PROGRESS, GAINED, "step", "Invitation accepted"),
)

# Nothing new.
NOTHING_NEW = (
    StatusForm(NOTHING_TO_REPORT, FAINT, "silent gap{0,4}", "Nothing to report"),
    StatusForm(NOTHING_TO_REPORT, FAINT, "start (none|nothing) (filler|to part|yet){0,3} end", "None at present"),
    StatusForm(NO_UPDATE, FAINT, "blank gap{0,4}", "No update"),
    StatusForm(IN_PROGRESS, FAINT, "untroubled", "No issues"),
    StatusForm(IN_PROGRESS, FAINT, "start part number? (word|plural|item|stage){1,3} at? end", "2 of 6 clinics open"),
    StatusForm(NO_UPDATE, PLANNED, "opening (gap|stage){0,3} tbc", "Date tbc"),
)

# What takes something from an end named before.
LIMITS = (
    StatusForm(
        IN_PROGRESS,
        LIMITING,
        "(start|but|and) (where|with|filler){0,3} part (?!any{0,6} (ended|called_off|completion))",
        "Only for Wales",
    ),
    StatusForm(IN_PROGRESS, LIMITING, "(except|percent|zero|left|still|outstanding|tbc|maybe end)", "Except the annex"),
    StatusForm(
        IN_PROGRESS,
        LIMITING,
        "but (?= filler{0,2} (not_so|no|none|nothing|no_longer) (?!any{0,6} off))",
        "But not yet announced",
    ),
    # In the same sentence only: "Complete. Next review May 2020" is a note next to the end.
    StatusForm(IN_PROGRESS, LIMITING, "(?<!stop) next", "Fine, next one in June"),
    StatusForm(IN_PROGRESS, LIMITING, "start (word|stage|plural|participle|the){1,3} required end", "Photos needed"),
    StatusForm(IN_PROGRESS, LIMITING, "number (event|plural|item|meeting|stage|portion) part", "Two sessions only"),
    StatusForm(
        IN_PROGRESS,
        LIMITING,
        "start (filler|the){0,2} nth (?!(stretch|doing){0,6} (ended|called_off))",
        "First edition",
    ),
    StatusForm(IN_PROGRESS, LIMITING, "finish (where|planned){0,3} date", "Launch 20 May"),
    StatusForm(IN_PROGRESS, LIMITING, "start filler? last gap{0,3} date", "Final version in May"),
    StatusForm(
        IN_PROGRESS,
        LIMITING,
        "(comma|dash) (the|word|stage|plural|number|yes){1,3} at (the|filler){0,2} (date|later) end",
        "- slides in May",
    ),
    StatusForm(
        IN_PROGRESS,
        LIMITING,
        "finishes (to|for) (the|word|plural|stage){1,3} at? (date|later)",
        "Opens to farmers in September",
    ),
    StatusForm(IN_PROGRESS, LIMITING, "start word{1,2} (none|nothing) end", "Depot none"),
    StatusForm(IN_PROGRESS, LIMITING, "(portion number? | (for|at|now) (the|word){0,2} stage) end", "For phase 1"),
    StatusForm(
        IN_PROGRESS,
        LIMITING,
        "start (but|and)? not filler{0,2} ((for|at) (the|word|participle|number|plural) | participle)",
        "Not for Wales",
    ),
)
