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
    Form,
)

# Waiting.
WAITED = (
    Form(WAITING, SAID, "(awaiting|dependent) reasoned{0,10}", "Awaiting sign off by DG"),
    Form(WAITING, SAID, "waiting", "On hold"),
    Form(WAITING, SAID, "(sent|made) (gap|stage){0,6} approval", "Draft sent to DG for approval"),
    Form(WAITING, SAID, "approval", "For comment"),
    Form(WAITING, SAID, "opening filler{0,3} with (the|word|participle|small end)", "With legal"),
    Form(WAITING, SAID, "opening filler{0,3} the? stage with (the|word){1,3} (end|at)", "Draft with Steve"),
    Form(WAITING, SAID, "with_whom", "Out for comment"),
    Form(WAITING, SAID, "(future|needs) gap{0,2} reply", "Needs sign-off"),
    Form(WAITING, SAID, "reply (gap|from){0,3} outstanding", "Response from DfE outstanding"),
    Form(IN_PROGRESS, SAID, "(item|number|start) filler{0,3} outstanding", "Outstanding"),
    Form(WAITING, SAID, "(word|stage|plural) gap{0,3} outstanding", "Comments outstanding"),
    Form(WAITING, SAID, "wanted", "Figures awaited"),
)

# At risk.
THREATENED = (
    Form(AT_RISK, SAID, "risk tail{0,5}", "Unable to complete this"),
    Form(AT_RISK, SAID, "(late|delayed|slipped|declined)", "Behind schedule"),
    Form(AT_RISK, BLAMED, "lack tail{0,4}", "Staffing issues"),
    Form(IN_PROGRESS, COLOUR, "start rated{0,5} troubled rag? to (filler|rag){0,3} green", "Red to green"),
    Form(
        AT_RISK,
        COLOUR,
        "start rated{0,5} colour rag? (slash|dash|to)? filler? colour rag? (end|because)",
        "Amber/Green",
    ),
    Form(AT_RISK, COLOUR, "start rated{0,5} troubled rag? (end|because|due_to|date)", "RAG amber"),
    Form(IN_PROGRESS, COLOUR, "start rated{0,5} green rag? (end|because|due_to|date)", "Green"),
)

# Going on.
GOING_ON = (
    Form(NOT_STARTED, SAID, "(unbegun|not filler{0,2} yet end)", "To do"),
    Form(NOT_STARTED, SAID, "start filler{0,2} planned end", "Planned"),
    Form(IN_PROGRESS, COLOUR, "on_track", "On track"),
    Form(IN_PROGRESS, SAID, "(active|doing|progress|begun|needs|being|proceed)", "Under way"),
    Form(IN_PROGRESS, SAID, "start (the|word|number|part|stage|nth|last|event){1,4} still end", "One remaining"),
    Form(IN_PROGRESS, SENT, "sent", "Emailed chair"),
    Form(IN_PROGRESS, PLANNED, "planned", "Next session planned"),
    Form(IN_PROGRESS, GAINED, "step", "Invitation accepted"),
)

# Nothing new.
NOTHING_NEW = (
    Form(NOTHING_TO_REPORT, FAINT, "silent gap{0,4}", "Nothing to report"),
    Form(NOTHING_TO_REPORT, FAINT, "start (none|nothing) (filler|to part|yet){0,3} end", "None at present"),
    Form(NO_UPDATE, FAINT, "blank gap{0,4}", "No update"),
    Form(NO_UPDATE, PLANNED, "opening (gap|stage){0,3} tbc", "Date tbc"),
)

# What takes something from an end told before.
LIMITS = (
    Form(
        IN_PROGRESS,
        LIMITING,
        "(start|but|and) (where|with|filler){0,3} part (?!any{0,6} (ended|called_off|completion))",
        "Only for Wales",
    ),
    Form(IN_PROGRESS, LIMITING, "(except|percent|zero|left|still|outstanding|tbc|maybe end)", "Except the annex"),
    # In the same sentence only: "Complete. Next review May 2020" is a note beside the end.
    Form(IN_PROGRESS, LIMITING, "(?<!stop) next", "Fine, next one in June"),
    Form(IN_PROGRESS, LIMITING, "start (word|stage|plural|participle|the){1,3} required end", "Photos needed"),
    Form(IN_PROGRESS, LIMITING, "number (event|plural|item|meeting|stage|portion) part", "Two sessions only"),
    Form(IN_PROGRESS, LIMITING, "start (filler|the){0,2} nth", "First edition"),
    Form(IN_PROGRESS, LIMITING, "finish (where|planned){0,3} date", "Launch 20 May"),
    Form(IN_PROGRESS, LIMITING, "start filler? last gap{0,3} date", "Final version in May"),
    Form(IN_PROGRESS, LIMITING, "(portion|stage) number? end", "For phase 1"),
    Form(
        IN_PROGRESS,
        LIMITING,
        "start (but|and)? not filler{0,2} (for|at) (the|word|participle|number|plural)",
        "Not for Wales",
    ),
)
