"""The words for how a tactic goes: what holds it up, what takes it on, what is still to come."""

# What holds a tactic up.
HINDRANCES = (
    (
        "waiting",
        """on hold, hold for, holding off,
        in (the|a) queue, (the|) ball is in, embargoed, under embargo, on ice, (on|on the) back burner,
        mothballed, paused, on
        pause, parked, suspended, in abeyance, blocked, blocked by, stuck, halted, stopped, frozen, shelved,
        stalled, chased, chaser, chasers, chasing, (reminder|reminders|chaser|chasers) (email|)
        (sent|issued|emailed|circulated|out), another reminder, before (we|this|it|work|they) can
        (start|begin|proceed|progress|continue|go ahead), no (joy|luck), nothing back, left (a|)
        (message|voicemail), (yet|still) to (hear|respond|reply|confirm|decide|approve|agree|come back|get
        back|receive|sign off), in limbo, not (responding|replying|answering|returning), gone quiet, radio silence,
        undecided, sought approval, (agreed|decided|decision) to (pause|suspend|park|put on hold)""",
    ),
    (
        "awaiting",
        """awaiting, await, awaits, awaited from, (promised|promises|promise) to, waiting, waiting (for|on),
        pending, tbc by, to be confirmed by, under consideration by, to hear back, seeking
        (approval|agreement|confirmation|clarification|sign off| permission|quotes|a
        decision|views|comments|feedback|advice|legal advice), (expect|expecting|hope| hoping) to hear,
        hear (in|by|from),
        (should|will) hear, (will|would|to|they'd|they'll) (let us know|get back to us|come back to us|contact us|be
        in touch)""",
    ),
    (
        "dependent",
        """subject to, (dependent|dependant) (on|upon), depends on, reliant on, relies on, contingent on,
        conditional on""",
    ),
    (
        "reply",
        """reply, replies, response, responses, resp, answer, answers, decision, decisions, confirmation, approval,
        approvals, sign off, signoff, clearance, agreement, feedback, acknowledgement, word, outcome, steer,
        permission, consent, ratification, views, input, date, dates, authorisation, quote, quotes, quotation,
        quotations""",
    ),
    ("wanted", "awaited, due back, sought, requested, (needed|required|outstanding|overdue) from"),
    ("outstanding", "outstanding"),
    (
        "approval",
        """for (final|formal|their|his|her|your|internal|further|board|sg|ministerial|dg|)
        (comment|comments|approval|sign
        off|signoff|clearance|review|decision|signature|signatures|consideration|feedback|input|response|consultation|upload|uploading|printing|typesetting|translation|posting|agreement|checking|proofing|ratification|endorsement|authorisation|consent|views|quality
        assurance|qa|quote|quotes)""",
    ),
    (
        "with_whom",
        """out (for|to), (currently|now|still|) (sits|sitting|rests|lies) with, (is|are|currently|now|still) with,
        being considered by, out with""",
    ),
    ("replied", "replied, heard, responded, heard (back|anything), (come|got) back, answered, acknowledged"),
    (
        "risk",
        """wrong, doubtful (if|whether), (nobody|no one) (is|has|) (volunteered|picking|leading|taking), at risk,
        high risk, risk (that|of|to), a risk, (key|major|significant) risk, behind, unable, cannot,
        can't, cant, could not, couldn't, couldnt, unlikely, not possible, not able, impossible, fail, failed,
        failing, failure, missed, overdue, struggling, struggled, in jeopardy, (gone|went|going) bust,
        (gone|went) into administration, rolled back, backed out,
        reverted, under threat, miss, in doubt, in
        danger, (likely to|may|might|could|will|to) slip, slipping, will miss, set back, setback, set backs, setbacks,
        difficulty, difficulties, difficult to, proving difficult, concerns, concern, concerned, challenging,
        overspent, over budget, costs (up|rising), (sales|numbers) (poor|down), make a loss, escalated, not
        (accepted|successful|selected|approved|funded|achieved|achievable|supported|on time|feasible|viable),
        unsuccessful, jeopardised, in trouble, past (due|deadline|its deadline|the deadline), deadline (has|) passed,
        expired, lapsed, overrun, overrunning, over running, slower than, later than, more slowly than, longer than,
        (fallen|falling) behind, delays, delay, slow start, no longer available, not available, (fell|fallen) through,
        (came|come) to nothing, never got (off the ground|going), unavailable, off (track|target|course|schedule)""",
    ),
    (
        "lack",
        """(resource|resources|resourcing|staffing|staff|capacity|technical|it|funding|budget|supplier|
        access|legal|software|hardware|network|contract|contractual|recruitment|data|system|quality|licensing)
        (issue|issues|
        problem|problems|constraints|constraint|pressures|pressure|shortage|shortages|difficulties|challenges),
        (issue|issues|problem|problems|challenges) (with|around|over|encountered|in), (signed off|off)
        (sick|ill|with stress), experiencing (issues|problems|difficulties), no
        (capacity|resource|resources|budget|funding|money| funds|staff|staffing|volunteers|speaker|speakers|venue)
        (available|), lack of, short of staff, short staffed, understaffed, under resourced,
        (major|serious|significant) (issue|issues|problem|problems), insufficient, inadequate, no (takers|interest),
        no one interested, not enough, too few, (low|poor) (uptake|take up|numbers|response|response
        rate|attendance), problems, (some|having|still|further|minor|several|had) issues""",
    ),
    ("late", "behind (schedule|plan|target|time|programme|timetable|profile|where), running (behind|late), late"),
    ("delayed", "delayed, held up, held up by, held back"),
    (
        "declined",
        """declined, rejected, refused, would not (consent|agree|approve|permit|allow), turned down, not interested,
        said no, knocked back""",
    ),
    ("red", "gone to red, red, 🔴"),
    ("amber", "gone to amber, amber, yellow, 🟠, 🟡, ⚠"),
)

# What takes it on.
COURSE = (
    ("green", "gone to green, green, 🟢"),
    (
        "rag",
        """rag, brag, rated, rating, turned, gone, going, flagged, flagged as, marked, marked as, overall, delivery
        confidence""",
    ),
    ("on_track", "on (track|target|schedule|course|plan), back on track, to timetable, no longer an issue"),
    (
        "active",
        """being sought, imminent, uncancelled, un cancelled, in (test|beta|alpha|uat|staging|pilot|trial), ongoing,
        back open, (new|alternative|another|different|replacement) (venue|speaker|trainer|supplier)
        (booked|found|agreed|confirmed), (moved|moving|going|now) (online|virtual), moved to (teams|zoom), on going,
        underway, under way, (well|now) (underway|under way), in progress, in prog, inprogress, wip, work in progress,
        in hand, in train, in draft, (in|at) draft (form|stage), in
        (development|preparation|production|design|testing|discussion|discussions|talks|contact|dialogue|process|motion|flight|the
        works|the pipeline|place), under
        (development|construction|discussion|consideration|review|preparation|negotiation|investigation|offer),
        active, on site, still on, (carries|carry) on, moving (again|straight on|on to), up and running, half way,
        halfway through, (live |)(on|in) (staging|test|dev), in (sprint|qa|code
        review|review), continuing, continuous, continues, (runs|running) (until|to), continue, continued, continual,
        advancing, moving (forward|along|ahead|on), work continues, going
        (well|ok|fine|to plan|according to plan|smoothly),
        bau, business as usual, rolling, iterative, evolving, reopened, re opened, reinstated, resumed, restarted, re
        started, back on, unresolved, incomplete, unfinished, uncompleted, undelivered, unpublished,
        (remains|remain|still|left|keep|kept) (open|live), open (until|for|till|to),
        (final|early|latter|closing|planning|drafting) (stage|stages), advanced (stage|stages), ready, mid way,
        midway, part way, partway, taking shape, coming (along|on|together), chugging along, going up, making
        headway, (nearly|almost|getting)
        there, ticking (over|along), well (advanced|progressed), carrying on, nearing the end, advanced draft, follow
        up, next (step|steps), (further|more|additional) work, to follow, left to do, more to do, still
        (working|going), going out, will continue, to continue, gaining momentum, in post, on board, no objections,
        ready (for|) (closure|closing), ready to close, (can|could|should|to) be closed, action remains, not closed,
        signed up, lined up, on sale,
        (registration|registrations|bookings|applications|nominations|consultation|survey) (is|are|now|is now|are
        now|) open""",
    ),
    (
        "doing",
        """discussions, discussion, conversations, negotiations, talks with, working (towards|on|with|through),
        trying to, going live, (meets|meeting) (weekly|fortnightly|monthly|quarterly|termly|regularly)""",
    ),
    ("untroubled", "no (issues|concerns|problems|slippage|delays) (found|reported|raised|identified|to report|)"),
    ("progress", "progress, progressing, progressed, headway"),
    ("needs", "needs, need, requires, requiring, needing"),
    (
        "begun",
        """started, begun, began, commenced, initiated, kicked off, got going, mobilised, embarked on, made a start,
        made start, instigated""",
    ),
    (
        "begin",
        """start, starts, starting, begin, begins, beginning, commence, commences, commencing, kick off, kickoff,
        kicks off, get (going|started|under way|underway), start date, be (started|begun|commenced|initiated)""",
    ),
    (
        "unbegun",
        """(haven't|havent|have not|hasn't|not) (got|gotten) (round|around) to,
        (haven't|havent|have not|hasn't|not) had (a|the|) (chance|time), to do, todo, unstarted,
        not (yet|) due (yet|), backlog, not (scheduled|programmed), yet to (start|begin|
        commence|get going), no start, no start made, no (action|work) (taken|yet|to date|so far), still to do""",
    ),
    (
        "planned",
        """planned, scheduled, set for, programmed, timetabled, diarised, in (the|) (diary|calendar), slated,
        earmarked, pencilled in""",
    ),
    ("act", "meet, complete (this|it|that)"),
    (
        "sent",
        """gone (out|off|over|) to, went to, (in|got in) touch, under way with printers, gone to (print|press), at
        (the|) printers, rang, phoned, letter sent, (issue|issues) (sent|sent out|published), spoken to, spoke to,
        (invitations|invites|save the date|save the dates) (out|gone out|went out), (delivered|issued|released) to
        (the|)
        (printer|printers|designer|designers|typesetter|typesetters|translator|translators|editor|editors|proofreader|proofreaders|reviewer|reviewers|publisher|publishers),
        recording (on|at|available|online|shared)""",
    ),
    ("got", "put in place, arrangements made, decision (made|taken), in discussion with, met with"),
    (
        "told",
        """(statement|notice|note|email|letter|news|confirmation|announcement) that, discussed, mentioned, told,
        said, says, noted, reported, stated, announced, aware""",
    ),
)

# Words without news in them.
SILENCE = (
    (
        "silent",
        """(nothing|nowt|nil|owt) to report,
        nothing (new|further|more|else|significant|additional|specific) (to|) (report|
        add|update|note|say|), nothing to (add|update|note|say), no (change|changes), unchanged, no (new|
        further|significant|) (activity|activities|developments|development|news), no movement, (no|nil)
        (action|actions) (required|needed|this period|this month|this quarter), (no further|nil) (action| actions)
        (required|needed|necessary|), nfa, nil report, (nil|none|no progress) to report, no further
        (progress|work|work needed|work required), not this (quarter|month|period|time|year|reporting period),
        (non|none) this reporting period, not applicable, n/a, not (required|needed|applicable|due| relevant)
        (this|in this|for this) (quarter|month|period|time|year|reporting period), not currently (required|needed),
        not (required|needed) (yet|at present|at this stage|at this time|at the moment), (same|) as (last|previous)
        (month|quarter|report|meeting|time), none (required|needed)""",
    ),
    (
        "blank",
        """no (new|further|) (update|updates) (provided|received|available|given|supplied|yet|), update (to
        follow|awaited|needed|required), (verbal|) update to be (provided|given), verbal update, not (yet|) known,
        unknown, no (information|info|return), not updated, no return received""",
    ),
    ("tbc", "tbc, tba, tbd, to be (confirmed|advised|announced|determined)"),
    ("none", "none, nil, nil return, non"),
    ("nothing", "nothing, nowt"),
)

# What is still to come, what may, and what is not said at all.
FUTURE = (
    (
        "to_be",
        """to be, yet to, (yet|still|remains|remain) to be, still to, (needs|need|has|have) to, (needs|need|
        has|have) to be, must be, will need to, will need to be, requires to be, still (need|needs) to, still
        (need|needs) to be, needing to be""",
    ),
    (
        "future",
        """about to, about to be, meant to, meant to be, expected, expect, expects, expecting, anticipated,
        anticipate, anticipating, hope, hopes, hoped, hoping, hopefully, aim, aims, aimed, aiming, aiming for,
        targeting, target (is|date), should, should be, would, would have been, (ought|supposed) to,
        (ought|supposed|was|were) to be, want, wants, wanted, let's, lets, please, get, hope to get, make sure,
        ensure, (scheduled|planned|due|expected|hoped|hope|set) to be, set to, (on course|on
        track|scheduled|planned) to, due, estimated, estimate, forecast, projected, tentatively, looking to, want
        to, would like to, eta, confident, optimistic, in (time|readiness) for, on track for, expecting to""",
    ),
    (
        "will",
        """will, shall, (we|i|they|it|he|she)'ll, will be, will have been,
        (intend|intends|intending|going|plan|plans|planning) to, (will| shall) (then|now|shortly|next|soon|also)""",
    ),
    (
        "perhaps",
        """may, might, could, possibly, possible, possibility of, potentially, potential, probably, perhaps, maybe,
        presumably, whether to, likely, likely to, apparently, appears, seems, assume, assumed, assuming, presumed,
        presume, believed, think, thought, believe, reportedly, (reported|said|thought) (as|to be), unclear, doubt,
        doubtful,
        consider, considering, (may|might|could|can) be, (may|might) (need|have) to, threatened, supposedly, in
        theory, on paper, theoretically, (on paper|in theory|in name) only, wrongly, incorrectly, mistakenly,
        prematurely, allegedly, (looks|looking|look) (like|as if|as though), chance of, thinks, believes, assumes,
        reckon, reckons, suspect, suspects, understand, understood to be, in two minds""",
    ),
    (
        "propose",
        """(proposed|propose|proposes|proposing|recommended|recommend|recommends|recommending|suggested|suggest|suggests)
        (to|that|for|), proposal (to|that|for), (ask|asks|asking|asked) (that|for|sg|to), ask, requests that, request
        (that|to), requested that, requesting that, (request|requesting|requests|requested)
        (closure|cancellation|withdrawal|removal), minded to, (a|) candidate for, would like (this|it|that) to be
        (treated|regarded|recorded|marked|seen|closed), (please|to) agree to, seeking (closure|to close)""",
    ),
    (
        "because",
        """because, because of, now that, owing to, as a result of, on account of, caused by, for (lack|want) of""",
    ),
    ("due_to", "due to"),
    (
        "void",
        """whether, despite, in spite of, notwithstanding, regardless of, see, refer to, based on, according to, as
        per, per, in line with, building on, in advance of, ahead of, in case, rather than, instead of, in lieu of,
        avoid, to avoid, avoiding, to prevent, to ensure, so that, how, what, where, why, similar to, in favour of,
        in order to, post, pre, such as, unlike, than, whose, eg, ie, check, (to|) check (whether|if| that), confirm
        (if|whether|that), please confirm, as part of, (asked|asking|queried|wondered|unsure| not sure)
        (whether|if|when|why|how|about)""",
    ),
    ("before", "before, prior to, without"),
    ("following", "after, following, since, in light of"),
    (
        "once",
        """if, once, when, whenever, unless, as soon as, provided that, provided (sg|we|they|nobody), providing,
        while, whilst""",
    ),
    ("who", "who, which, whom"),
    ("that", "that"),
)
