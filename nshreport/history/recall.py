"""What earlier reports knew of each tactic of the plan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from nshreport.finding import Finding, make_finding
from nshreport.history.agreement import Agreed, decision_findings, decisions_by_thread, find_agreed
from nshreport.history.deadline_history import Observation, follow_deadline
from nshreport.history.match import Key, Matching, key_of, match_reports, tidy_title
from nshreport.history.register import Given, Register, is_ours, own_refs
from nshreport.history.snapshot import History, news_of
from nshreport.plan import Plan, missed_commentary
from nshreport.rating import Tactic, take_tactics
from nshreport.words import say_day

_THREAD_LENGTH = 12


def match_tactics(old: Iterable[Tactic], new: Iterable[Tactic]) -> Matching:
    """Which tactic of a report is which of an earlier one."""
    return _match(tuple(map(key_of, old)), tuple(map(key_of, new)))


@lru_cache(maxsize=1)
def _match(old: tuple[Key, ...], new: tuple[Key, ...]) -> Matching:
    """Kept, since what is recalled and what has changed are about the same two reports."""
    return match_reports(old, new)


def recall(plan: Plan, history: History) -> Plan:
    """The plan with what earlier reports knew of each tactic.

    A tactic keeps its thread from report to report; by it every earlier report is asked. `first_end` is where the
    deadline first was, by the reports and by words such as "Deferred from 28th February"; blank if it has not moved.
    """
    now = take_tactics(plan.frame)
    before = history.latest.tactics if history.latest else ()
    matching = match_tactics(before, now)
    pairs = matching.known
    known = [before[pairs[place]] if place in pairs else None for place in range(len(now))]
    threads = _threads(now, known, history, {tactic.thread for tactic in before})
    given = _give_refs(plan, now, threads, history.register)
    as_of, groups = plan.settings.as_of, (plan.words.group.removeprefix("the "),)
    observed = [
        (*history.observations.get(thread, ()), Observation(as_of, tactic, tactic))
        for thread, tactic in zip(threads, now, strict=True)
    ]
    decided = decisions_by_thread(plan.decisions, threads, given.refs, history.register)
    decisions = [decided.get(thread, []) for thread in threads]
    heard = any(news_of(one.tactic) for seen in observed for one in seen)
    records = [
        _recall(tactic, old, seen, find_agreed(seen, on_it, groups), heard=heard)
        for tactic, old, seen, on_it in zip(now, known, observed, decisions, strict=True)
    ]
    columns = {name: [record[name] for record in records] for name in records[0]}
    missed = missed_commentary(plan.comments, as_of, history.latest.as_of if history.latest else None)
    findings = (
        *history.findings,
        *missed,
        *_other_columns(plan, history),
        *_doubts(now, before, matching),
        *_ref_findings(now, given),
        *decision_findings(zip(now, observed, decisions, strict=True), decided.get("", ())),
    )
    return plan.with_columns({"ref": given.refs, "thread": threads, **columns}, findings)


def next_register(history: History, plan: Plan) -> Register:
    """The register that the report of a recalled plan leaves to the next."""
    now = take_tactics(plan.frame)
    before = history.latest.tactics if history.latest else ()
    merged = {
        before[part].thread: now[one.whole].ref
        for one in match_tactics(before, now).splits
        if one.kind == "merged"
        for part in one.parts
    }
    return history.register.after(plan.settings.as_of, now, merged)


def _recall(
    tactic: Tactic, last: Tactic | None, observed: Sequence[Observation], agreed: Agreed, *, heard: bool
) -> dict[str, object]:
    """What is recalled of a tactic, by column; where no tactic was ever heard of, it is not said of each since when."""
    deadlines, as_of, seen = follow_deadline(observed), observed[-1].as_of, observed[:-1]
    slip = (tactic.end - deadlines.first_end).days if deadlines.first_end and tactic.end and tactic.own_date else None
    updated = _updated_on(tactic, seen, as_of)
    months = _months_silent(updated, seen, as_of)
    first = next((one.again for one in observed if one.end), None)
    return {
        "baseline_start": first.start if first else None,
        "baseline_end": first.end if first else None,
        "first_end": deadlines.first_end,
        "slip_days": slip,
        "agreed_end": agreed.end,
        "agreed_on": agreed.on,
        "refused_on": agreed.refused_on,
        "unagreed_days": (tactic.end - agreed.end).days if slip is not None and agreed.end else slip,
        "moves": len(deadlines.moves),
        "last_feedback": last.feedback if last else "",
        "last_rag": last.rag if last else "",
        "was_confirmed": _was_confirmed(tactic, seen),
        "updated_on": updated,
        "months_silent": months,
        "silence": f"no update since {say_day(updated or seen[0].as_of)}" if months and heard else "",
        "undated_since": _undated_since(tactic, seen, as_of),
    }


def _was_confirmed(tactic: Tactic, seen: Sequence[Observation]) -> bool:
    """Whether the deadline was confirmed when it passed: doubt that is added afterwards makes it no less late."""
    confirmed = False
    for one in seen:
        if one.end != tactic.end or one.as_of <= tactic.end:
            confirmed = one.end == tactic.end and one.again.confirmed
        else:
            confirmed = confirmed or one.again.confirmed
    return confirmed


def _updated_on(tactic: Tactic, seen: Sequence[Observation], as_of: date) -> date | None:
    """The report in which the present feedback was new; where it is blank now, the last that had any."""
    since, words = (as_of, news_of(tactic)) if news_of(tactic) else (None, "")
    for one in reversed(seen):
        news = news_of(one.tactic)
        if words and news != words:
            break
        if news:
            since, words = one.as_of, news
    return since


def _months_silent(updated: date | None, seen: Sequence[Observation], as_of: date) -> int:
    """Calendar months without news: since the last update, or since the tactic was first reported."""
    since = updated or (seen[0].as_of if seen else as_of)
    return (as_of.year - since.year) * 12 + as_of.month - since.month


def _undated_since(tactic: Tactic, seen: Sequence[Observation], as_of: date) -> date | None:
    """The first report of those in a row in which the tactic had no date."""
    if tactic.own_date or tactic.timing_kind in _NEED_NO_DATE:
        return None
    since = as_of
    for one in reversed(seen):
        if one.again.own_date:
            break
        since = one.as_of
    return since


_NEED_NO_DATE = frozenset({"from", "ongoing", "recurring"})


def _threads(now: Sequence[Tactic], known: Sequence[Tactic | None], history: History, present: set[str]) -> list[str]:
    """A thread for each tactic: the one that it had, now or before it was removed, else one made of its title.

    A tactic that was removed and has come back is known by the title that the register has of it.
    """
    gone: dict[str, str] = {}
    for entry in history.register.entries:
        if entry.thread not in present:
            gone.setdefault(tidy_title(entry.title), entry.thread)
    used = set(present)
    threads = []
    for tactic, old in zip(now, known, strict=True):
        back = None if old else gone.pop(tidy_title(tactic.title), None)
        thread = old.thread if old else back or next(new for new in _new_threads(tactic.title) if new not in used)
        used.add(thread)
        threads.append(thread)
    return threads


def _other_columns(plan: Plan, history: History) -> Iterator[Finding]:
    """The columns that give the title, the timing or who is accountable now, and did not for the last report."""
    before = history.latest.headings if history.latest else {}
    for meaning, heading in plan.headings.items():
        if before.get(meaning, heading) != heading:
            yield make_finding(
                "another-column",
                sheet=plan.layout.first.sheet.name,
                quote=heading,
                meaning=_MEANINGS[meaning],
                other=before[meaning],
            )


_MEANINGS = {"tactic": "Titles", "timing": "Timings", "accountable": "Those accountable"}
"""How a finding calls what a column gives."""


def _give_refs(plan: Plan, now: Sequence[Tactic], threads: Sequence[str], register: Register) -> Given:
    numbered = any(is_ours(ref) for one in register.entries for ref in one.refs)
    own = own_refs([tactic.reference for tactic in now], plan.ref_heading, numbered_before=numbered)
    return register.give(threads, [tactic.title for tactic in now], own)


def _ref_findings(now: Sequence[Tactic], given: Given) -> Iterator[Finding]:
    if given.ignored:
        yield make_finding("refs-ignored", sheet=now[0].sheet)
    for place, other in given.refused:
        tactic = now[place]
        yield make_finding(
            "ref-taken",
            sheet=tactic.sheet,
            cell=tactic.cell,
            quote=tactic.reference,
            row=tactic.row,
            other=other,
            ref=given.refs[place],
        )


def _new_threads(title: str) -> Iterator[str]:
    number = 1
    while True:
        text = f"{tidy_title(title)} #{number}"
        yield hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:_THREAD_LENGTH]
        number += 1


def _doubts(now: Sequence[Tactic], before: Sequence[Tactic], matching: Matching) -> Iterator[Finding]:
    for place, earlier in matching.doubtful:
        tactic, other = now[place], before[earlier]
        yield make_finding(
            "possibly-renamed" if (place, earlier) in matching.possible else "may-be-renamed",
            sheet=tactic.sheet,
            cell=tactic.cell,
            quote=tactic.title,
            row=tactic.row,
            other=other.title,
        )
