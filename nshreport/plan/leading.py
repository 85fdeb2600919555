"""Which column leads where several mean the same, and the meanings that depend on which others there are."""

from __future__ import annotations

import re

from nshreport.plan.headings import tidy_heading

TIMED = ("timing", "start", "end", "due")

_REVISED = r"revised|latest|current|new|forecast|agreed"
_LATEST = (_REVISED, r"^(?!.*\b(original|initial|baseline|first)\b)")

# Of several columns of one meaning, the one whose heading matches the earliest row here leads; any other comes last.
_LEADS = {
    "tactic": (
        r"^(tactic|action|task|activity)s?\b",
        r"\b(action|task|activity|tactic)",
        r"\b(deliverable|milestone|event|what|item)",
    ),
    "timing": (
        _REVISED,
        r"^(?!.*\b(sign off|approv\w+|draft|copy|booking|briefing|review)\b).*(\bdates?\b|when|timing|time ?(scale|line|frame))",
        r"month|week",
    ),
    "due": _LATEST,
    "end": _LATEST,
    "start": _LATEST,
}
_PART = re.compile(r"^sub ?(task|action|activit|step|milestone)")
_PHASE_LIKE = re.compile(r"^(quarter|qtr|term|period)s?$")


def one_of_each(columns: dict[str, list[int]], texts: dict[int, str], carried: dict[str, int]) -> dict[str, list[int]]:
    """The columns with the leading one of each meaning first; of several tactic columns only that one, the rest carried.

    Tasks beside their sub-tasks are phases, and the tactics' titles only where a row has no sub-task.
    A column of quarters beside one of dates is a phase. An author is accountable where nobody else is.
    """
    tidy = {column: tidy_heading(text) for column, text in texts.items()}
    for meaning, patterns in _LEADS.items():
        found = columns.get(meaning, [])
        ranked = sorted((_rank(tidy.get(column, ""), patterns), place) for place, column in enumerate(found))
        found[:] = [found[place] for _, place in ranked]
    if "accountable" not in columns:
        columns["accountable"] = columns.pop("author", [])
    leading = _leading_tactics(columns.get("tactic", []), tidy)
    if len(leading) > 1:
        columns.setdefault("phase", leading[1:])
    for column in (*columns.get("tactic", []), *columns.pop("author", [])):
        if column not in leading:
            carried.setdefault(" ".join(texts[column].split()), column)
    columns["tactic"] = leading
    dated = any(not _PHASE_LIKE.match(tidy.get(column, "")) for name in TIMED for column in columns.get(name, []))
    quarters = [column for column in columns.get("timing", []) if _PHASE_LIKE.match(tidy.get(column, ""))]
    if dated and quarters:
        columns["timing"] = [column for column in columns["timing"] if column not in quarters]
        columns.setdefault("phase", []).extend(quarters)
    return {name: found for name, found in columns.items() if found}


def _leading_tactics(columns: list[int], tidy: dict[int, str]) -> list[int]:
    """The column of the tactics; a column of sub-tasks, and behind it that of the tasks which they are part of."""
    parts = [column for column in columns if _PART.match(tidy.get(column, ""))]
    wholes = [column for column in columns if column not in parts]
    return [*parts[:1], *wholes[:1]]


def _rank(heading: str, patterns: tuple[str, ...]) -> int:
    return next((number for number, pattern in enumerate(patterns) if re.search(pattern, heading)), len(patterns))


def settle(columns: dict[str, list[int]]) -> dict[str, list[int]]:
    """The meanings that depend on which others there are."""
    for stand_in in ("description", "objective", "phase"):
        if "tactic" not in columns and stand_in in columns:
            columns["tactic"] = columns.pop(stand_in)
    if "description" in columns:
        columns.setdefault("purpose", []).extend(columns.pop("description"))
    if "due" in columns:
        # Beside a start or a timing, a due date is where the window ends; alone, it is the timing.
        meant = "end" if "start" in columns or "timing" in columns else "timing"
        if meant not in columns:
            columns[meant] = columns.pop("due")
    if "end" in columns and "start" not in columns and "timing" not in columns:
        columns["timing"] = columns.pop("end")
    return columns
