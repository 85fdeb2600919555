"""Key dates on the chart: a band of their names above the rows, lines and bands behind these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nshreport.plan import KeyDate
from nshreport.render.charts.axis import LINE as LABEL
from nshreport.render.charts.axis import TimeAxis
from nshreport.render.charts.drawing import Part, PartKind, Shape, Stroke, TextPart, rectangle
from nshreport.render.charts.shapes import Sign
from nshreport.render.charts.text_layout import clean, measure, shorten
from nshreport.render.theme import QUIET
from nshreport.words import say_count

SIZE = 7.0
"""Type of the band and of the key to its numbers."""
_LINE = 10.0
_RISE = 2.6
"""Points from the bottom of a line to its baseline."""
_LINES = 3
"""Lines of names; where they do not hold all, the names are in a key below the chart."""
_AIR, _CLEAR = 8.0, 1.5
"""Points between two names, and between a name and a line that passes it."""
_NAMED = 12
"""Key dates that may be shown with their names."""
_MOST = 24
"""Key dates that are listed below the chart."""
_LONGEST = 80
PERIOD, PRE_ELECTION, PRE_ELECTION_HATCH = "#E9EEF4", "#FBF1E4", "#DDB98A"
"""Pale enough for bars and words on them."""

_Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class KeyDateBand:
    """What is written above the rows, with its height, and where the lines of single days are.

    Without key dates on the axis it is empty and has no height.
    """

    height: float = 0.0
    parts: tuple[Part, ...] = ()
    days: tuple[float, ...] = ()
    dates: tuple[KeyDate, ...] = ()
    rises: tuple[float, ...] = ()
    """How far above the rows each key date's line or band begins."""
    key: str = ""
    """The key dates in words, where their names are not in the band."""

    @property
    def signs(self) -> frozenset[Sign]:
        """What the legend has to explain."""
        return frozenset(Sign(_kind(date)) for date in self.dates)


class _PlacedName(NamedTuple):
    """A name in the band: its line, counted from the rows upwards, and what it takes up of it."""

    text: str
    line: int
    box: _Extent
    place: float


def shown_dates(dates: Iterable[KeyDate], axis: TimeAxis) -> tuple[KeyDate, ...]:
    """The key dates that the axis reaches, each once."""
    return tuple(
        date
        for date in dict.fromkeys(dates)
        if date.start.toordinal() < axis.end and date.end.toordinal() >= axis.begin
    )


def name_of(date: KeyDate) -> str:
    """What a key date is called: what it is, else its kind."""
    return shorten(clean(date.what) or clean(date.kind) or "Key date", _LONGEST)


def make_band(dates: Iterable[KeyDate], axis: TimeAxis, *, named: bool = True) -> KeyDateBand:
    """The band for the key dates on the axis; `named` where their names are in it, if they all have room there."""
    shown = shown_dates(dates, axis)
    names = _set_names(shown, axis) if named and len(shown) <= _NAMED else []
    height = _LINE * (1 + max(name.line for name in names)) if names else 0.0
    parts = tuple(
        TextPart(
            f"key-date-{number}", name.text, ((name.box[0], height - _LINE * name.line - _RISE),), SIZE, colour=QUIET
        )
        for number, name in enumerate(names, start=1)
    )
    days = tuple(_place(date, axis) for date in shown if date.start == date.end)
    rises = tuple(_LINE * name.line for name in names) or (0.0,) * len(shown)
    return KeyDateBand(height, parts, days, shown, rises, "" if names else _describe_key(shown, axis))


def draw_dates(band: KeyDateBand, axis: TimeAxis, top: float, bottom: float) -> Iterator[Part]:
    """The key dates' lines and bands behind the rows, from their names down, past the report date's label."""
    for date, rise in zip(band.dates, band.rises, strict=True):
        kind = _kind(date)
        if kind == PartKind.KEY_DAY:
            place = axis.middle(date.start)
            yield Stroke(kind, ((place, top - LABEL - rise), (place, bottom)))
            continue
        corners = rectangle(*_ends(date, axis), top, bottom)
        fill, hatch = (PRE_ELECTION, PRE_ELECTION_HATCH) if date.is_pre_election else (PERIOD, "")
        yield Shape(kind, corners, fill, hatch)
        place = _place(date, axis)
        yield Stroke(kind, ((place, top - LABEL - rise), (place, top)))


def _kind(date: KeyDate) -> PartKind:
    if date.is_pre_election:
        return PartKind.PRE_ELECTION
    return PartKind.KEY_DAY if date.start == date.end else PartKind.PERIOD


def _ends(date: KeyDate, axis: TimeAxis) -> _Extent:
    left = max(axis.left, axis.at(date.start.toordinal()))
    return left, min(axis.right, axis.at(date.end.toordinal() + 1))


def _place(date: KeyDate, axis: TimeAxis) -> float:
    """Where the key date's name belongs: at its day, or at the middle of what the axis shows of it."""
    return sum(_ends(date, axis)) / 2


def _set_names(dates: Sequence[KeyDate], axis: TimeAxis) -> list[_PlacedName]:
    """A place in the band for each name; none at all where one has none.

    The latest is lowest, and names are to the right of their lines where there is space: so the lines that come down
    from higher names pass to the left of lower ones.
    """
    placed: dict[int, _PlacedName] = {}
    for number in sorted(range(len(dates)), key=lambda number: -_place(dates[number], axis)):
        text, place = f"{name_of(dates[number])}, {_say(dates[number], axis)}", _place(dates[number], axis)
        width = measure(text, SIZE)
        lefts = [left for left in (place - _CLEAR, place + _CLEAR - width) if axis.left <= left <= axis.right - width]
        tries = (_PlacedName(text, line, (left, left + width), place) for left in lefts for line in range(_LINES))
        found = next((name for name in tries if _is_free(name, placed.values())), None)
        if found is None:
            return []
        placed[number] = found
    return [placed[number] for number in range(len(dates))]


def _is_free(name: _PlacedName, placed: Iterable[_PlacedName]) -> bool:
    """Whether a name meets neither other names nor the lines that come down from them."""
    for other in placed:
        if other.line == name.line and name.box[0] - _AIR < other.box[1] and other.box[0] < name.box[1] + _AIR:
            return False
        upper, lower = (other, name) if other.line > name.line else (name, other)
        if upper.line > lower.line and lower.box[0] < upper.place - _CLEAR and upper.place < lower.box[1] + _CLEAR:
            return False
    return True


def _describe_key(dates: Sequence[KeyDate], axis: TimeAxis) -> str:
    """The key dates in their order, for below the chart; blank without any."""
    if not dates:
        return ""
    inorder = sorted(dates, key=lambda date: (date.start, date.end))
    said = [f"{_say(date, axis)} {name_of(date)}" for date in inorder[:_MOST]]
    rest = f" Left out: {say_count(len(dates) - _MOST, 'further key date')}." if len(dates) > _MOST else ""
    return f"Key dates: {'; '.join(said)}.{rest}"


def _say(date: KeyDate, axis: TimeAxis) -> str:
    if date.start == date.end:
        return axis.say(date.end)
    if (date.start.year, date.start.month) == (date.end.year, date.end.month):
        return f"{date.start.day}–{axis.say(date.end)}"
    return f"{axis.say(date.start)} – {axis.say(date.end)}"
