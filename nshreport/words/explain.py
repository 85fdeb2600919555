"""How a single text is understood, for the plan's editors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nshreport.words.feedback import read_feedback
from nshreport.words.timing import Window, read_timing, say, write_edtf


def explain_timing(text: str, *, year: int, first_month: int) -> dict[str, object]:
    """The reading of a timing: text, start, end, precision, confirmed, occasions, words, edtf and notes."""
    timing = read_timing(text, year=year, first_month=first_month)
    return {
        "text": text,
        "start": _iso(timing.start),
        "end": _iso(timing.end),
        "precision": timing.precision,
        "confirmed": timing.confirmed,
        "occasions": _windows(timing.occasions),
        "words": say(timing),
        "edtf": write_edtf(timing),
        "notes": list(timing.notes),
    }


def explain_feedback(text: str, *, year: int, first_month: int) -> dict[str, object]:
    """The reading of a feedback: text, state, evidence, moved_from, names, reason and doubt."""
    progress = read_feedback(text, year=year, first_month=first_month)
    return {
        "text": text,
        "state": str(progress.state),
        "evidence": progress.evidence,
        "moved_from": _iso(progress.moved_from),
        "names": _windows(progress.names),
        "reason": progress.reason,
        "doubt": progress.doubt,
    }


def in_words(explained: dict[str, object]) -> str:
    """A reading as lines for a person: the text, then what was understood, a line each, blanks left out."""
    shown = {name: value for name, value in explained.items() if name != "text" and value not in (None, "", [])}
    return "\n".join(
        [f"“{explained['text']}”", *(f"  {name.replace('_', ' ')}: {_say(value)}" for name, value in shown.items())]
    )


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(" to ".join(filter(None, item)) if isinstance(item, list) else str(item) for item in value)
    return str(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _windows(windows: Iterable[Window]) -> list[list[str | None]]:
    return [[_iso(window.start), _iso(window.end)] for window in windows]
