"""The words for how much of a tactic is meant, and those that join the others."""

# How much of a tactic, and which part.
EXTENT = (
    (
        "part",
        """almost, as good as, nearly, virtually, practically, mostly, largely, substantially, partially, partly,
        partial, part, in part, internally, half, halfway, some, most, little, majority, many, several, few, a few, a
        number of, part of, in principle, to date, so far, all but, close to, near, nearing, approaching, roughly,
        approximately, approx, two thirds, lots of, lot of, ish, sort of, kind of, (from|on|at|) (our|my)
        (side|end|part), much of, bulk of, (aspects|elements) of, as far as possible, where possible, up to,
        provisional, provisionally, more or less, just about, pretty much, for (now|the moment|the time being),
        temporarily, not (quite|entirely|all|fully), (a|) couple of, semi, (remainder|rest) of, only""",
    ),
    (
        "left",
        """left, missing, not so much, in so far, to go, to come, yet to come, to (approve|agree|ratify|endorse|sign|
        sign off)""",
    ),
    ("next", "next, next one"),
    (
        "nth",
        """regular, weekly, fortnightly, monthly, quarterly, termly, first, 1st, second, 2nd, third, 3rd, fourth,
        4th, (last|latest|most recent) one, initial, initially, interim, preliminary, one of, other, (each|every)
        (day|week|fortnight|month|quarter|term|year|time)""",
    ),
    (
        "portion",
        """phase, phases, stage, stages, step, steps, tranche, wave, round, section, sections, module, modules,
        chapter, milestone, milestones, workstream, workstreams, sprint, batch, cohort, elements, aspects, parts,
        region, regions, bit, bits, (english|welsh|short|print|printed|paper|online|digital|web|accessible|easy
        read|large print|summary|scottish|staff|schools) (version|edition), (year|yr)
        (1|2|3|4|5|one|two|three|four|five)""",
    ),
    ("all", "all, both, every, everything, entire, whole, each, all of, both of"),
    ("last", "final, last, closing, full"),
    (
        "stage",
        """draft, drafts, trial, trials, (first|second|initial|final|last|working|early|rough|outline|full) draft,
        scoping, pilot, pilots, survey, surveys, questionnaire, questionnaires, consultation, consultations,
        research, interviews, interview, focus groups, fieldwork, field work, analysis, recruitment, procurement,
        tender, tenders, specification, spec, business case, bid, bids, application, applications, abstract,
        abstracts, agenda, invitation, invitations, invites, invite, booking, bookings, (literature|peer|desk|
        desktop) review, desk research, preparation, preparations, prep, groundwork, prototype, outline, data
        collection, (training|) needs analysis, feasibility, feasibility study, site visit, mock up, (kick
        off|kickoff|inception|progress|project|team|initial|scoping|preparatory|set up| introductory|follow
        up|preliminary|catch up|update|first|pre) meeting, terms of reference, requirements, tor, nominations,
        registration, registrations, call for (papers|evidence|abstracts| proposals|nominations), ballot, costings,
        (risk|impact) assessment, risk register, copy, artwork, layout, proofs, wireframes, storyboard, script,
        progress (report|review|update), (interim|progress|emerging) (findings|report), design, designs, mapping,
        beta, alpha, discovery, voting, feedback forms, minutes, invoice, contract, venue, shortlist, longlist,
        contacts, mailing list, photos, planning application, expressions of interest, form, forms, slides, advert,
        options paper, (project|implementation) plan, template""",
    ),
    ("campaign", "campaign, campaigns, proposal, proposals"),
    (
        "event",
        """event, workshop, conference, seminar, webinar, session, course, training, visit, presentation, talk,
        roadshow, exhibition, symposium, forum, tour, briefing, induction, summit, fair, festival, ceremony, agm,
        class, open (day|evening), away day, hearing, debate, lecture, masterclass, demo, demonstration, display,
        fundraiser, reception, slot, gathering""",
    ),
    (
        "plural",
        """events, workshops, conferences, seminars, webinars, sessions, courses, meetings, visits, presentations,
        talks, briefings, inductions, classes, demos, demonstrations, mtgs""",
    ),
    ("meeting", "meeting, mtg"),
    (
        "item",
        """action, actions, item, items, task, tasks, project, projects, work, works, activity, activities, tactic,
        tactics, programme, programmes, objective, recommendation, recommendations, deliverable, deliverables,
        initiative, scheme, ticket, matter, issue, query""",
    ),
    (
        "target",
        """target, targets, objectives, deadline, deadlines, goal, goals, kpi, kpis, requirement, standard,
        standards, criteria, (done|complete|completion|delivery|finish) by (date|dates)""",
    ),
    (
        "mailing",
        """newsletter, newsletters, blog, blogs, blog post, tweet, bulletin, e bulletin, press release, mailshot,
        mailing, e shot, press notice, e newsletter""",
    ),
    (
        "number",
        """lots, a lot, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, twenty, one, dozen,
        hundred""",
    ),
)

# Words that join the others, or change nothing.
JOINTS = (
    ("the", "the, a, an, our, your, their, his, her, its, my"),
    (
        "small",
        """this, it, this one, this one's, that one, as a result, as such, as (above|below|follows), has, have, had,
        having, been, gets, we've, i've, they've, that's, it's, also, just, already, recently, currently, presently,
        finally, subsequently, since then, very, too, quite, so, well, in full, on time,
        as (planned|intended|hoped|expected|scheduled), online, early, twice, within timescale, under
        budget, to time, to plan, to
        schedule, (treated|regarded|recorded|classed|logged|shown) as, ahead of (schedule|time|plan), ok, (the|)
        (start|beginning|end) of, thanks, thank you, many thanks, thanks a lot, thanks to, we, they, i, he, she, good,
        great, excellent, steady, status, update, of course, for information, fyi, there, back, again, more, any,
        (and|so) (can|may) (now|) be closed, within budget, on budget, to time and budget, us, me, them, him""",
    ),
    (
        "period",
        """yesterday, today, last
        (week|month|night|mon|monday|tues|tuesday|weds|wednesday|thurs|thursday|fri|friday), (this|in this|during
        this|in the|during the|this reporting|in this reporting|the last|in the last)
        (month|quarter|period|week|year|time|term|reporting period|cycle), at (present|this time|this stage|the
        moment|this point), as yet, since (last|the last|previous) (report|meeting|update|month| quarter)""",
    ),
    ("to", "to, into, onto"),
    ("by", "by, no later than"),
    ("from", "from"),
    ("until", "until, till, til, (until|till) after"),
    ("as", "as"),
    ("yes", "yes, y, true"),
    ("nay", "n, false"),
    ("at", "as of, as at, at, on, in, during, over, through, via, between, across"),
    ("with", "with"),
    ("of", "of"),
    ("for", "for"),
    ("and", "and, &, plus, or, then, as well as"),
    ("but", "but, however, although, though, albeit, nevertheless, nonetheless"),
    ("is", "is, are, am, we're, i'm, they're"),
    ("being", "being"),
    ("be", "be"),
    ("now", "now"),
    ("still", "still, remains, remain, remaining"),
    ("yet", "yet"),
    (
        "not",
        """not, never, not been, hasnt, havent, isnt, arent, wasnt, werent, neither, none of, nor, far from,
        anything but, hardly, scarcely, barely, nowhere near""",
    ),
    ("did_not", "did not, didn't, didnt, does not, doesn't, doesnt, do not, don't, dont"),
    (
        "will_not",
        """will not, won't, wont, will not be, will no longer, will not now, would not, wouldn't, (is|are|) not
        going to, will never""",
    ),
    ("no", "no, zero, no further, little or no, without any, no one, nobody"),
    (
        "word",
        """dropped (in|by|off|round|into|to|down|back), wrapped up in, ended in
        (stalemate|deadlock|failure|tears|disarray|disagreement), no need to, held (in reserve|in trust|elsewhere),
        complete and utter, working (group|groups|party|parties|day|days|lunch|paper), well done, red tape, green
        paper, green book, work done by, required by law, second hand, taking part, took part, taken part, part time,
        first aid, first minister, other than that, held by, please complete, shared drive, low risk, funding,
        (survey|questionnaire|consultation|research|pilot|interview|ballot)
        (results|report|findings|summary|response), behind (the|) (scenes|closed doors), at all, released from
        (purdah|embargo|quarantine|duties), no comments received, with
        (effect|regard|regards|respect|reference|thanks|a view|great|the help|support|thanks to), above all, after
        all, one to one, well known, no doubt, held on file, closed session, on behalf of, completed by post, active
        directory, progress chaser, in place of, ready made, start up, most recent, only took,
        case closed by, opened to (tender|entries|applications|bids|nominations), waiting
        (list|lists|room|rooms|time|times), failure (rate|rates|mode|modes|demand), failing
        (tests|schools), at risk (pupils|children|adults|students|patients|groups|families|register), risk
        (assessments|log|management|workshop), delayed discharge, delayed (discharges|transfers), slippage in,
        deferred (payments|income)""",
    ),
)
