"""Pictures as matplotlib draws them: few artists, in points and without axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from matplotlib import rc_context, rcParamsDefault
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from nshreport.render.charts.drawing import Drawing, PartKind, RagMark, Shape, Stroke, TextPart
from nshreport.render.charts.key_date_band import PRE_ELECTION_HATCH
from nshreport.render.charts.text_layout import font, measure
from nshreport.render.theme import BAND, CHART_FONTS, DONE, EDGE, INK, LINE, QUIET, RAG_STYLES, TODAY

INCH = 72
"""Points in an inch."""
_TICK = Path([(-0.5, 0.05), (-0.3, 0.22), (-0.12, 0.02), (0.34, 0.5), (0.52, 0.32), (-0.12, -0.36), (-0.5, 0.05)])
MARKERS: dict[str, str | Path] = {
    "▲": "^",
    "◆": "D",
    "■": "s",
    "●": "o",
    "○": "o",
    "✔": _TICK,
    "✕": "X",
}
"""The theme's marks as matplotlib draws them: as shapes, so that no face needs to have them."""


class Style(NamedTuple):
    """How a kind of shape or stroke is drawn; what is higher covers what is lower."""

    height: float
    colour: str
    width: float
    dashes: str | tuple[float, tuple[float, ...]] = "solid"


STYLES: dict[PartKind, Style] = {
    PartKind.BAND: Style(0, BAND, 0.0),
    PartKind.RULE: Style(1, LINE, 0.3),
    PartKind.MONTH: Style(1.1, LINE, 0.4),
    PartKind.PHASE: Style(2, QUIET, 0.0),
    PartKind.TO_COMPLETE: Style(2.1, QUIET, 0.8),
    PartKind.PLANNED: Style(2.3, INK, 1.6, (0, (4, 2))),
    PartKind.DONE: Style(2.4, DONE, 2.6),
    PartKind.FIRST_WINDOW: Style(2.9, QUIET, 0.9),
    PartKind.MOVED: Style(3, QUIET, 0.9, (0, (1.5, 1.5))),
    PartKind.LINKED: Style(3.1, EDGE, 0.9),
    PartKind.UNDATED: Style(4, EDGE, 0.9, (0, (1, 1.5))),
    PartKind.CANCELLED: Style(4.05, EDGE, 0.8, (0, (4, 2.5))),
    PartKind.UNCONFIRMED: Style(4.1, EDGE, 0.6),
    PartKind.CONFIRMED: Style(4.2, EDGE, 0.6),
    PartKind.CELL: Style(4.25, LINE, 0.6),
    PartKind.BEYOND: Style(4.3, EDGE, 0.0),
    PartKind.PERIOD: Style(0.5, LINE, 0.5),
    PartKind.PRE_ELECTION: Style(0.6, PRE_ELECTION_HATCH, 0.5),
    PartKind.KEY_DAY: Style(1.3, EDGE, 0.8, (0, (4, 3))),
    PartKind.TODAY: Style(5, TODAY, 1.3),
    PartKind.FIRST: Style(6, QUIET, 0.9),
    PartKind.STRUCK: Style(8, INK, 0.6),
}
_WORDS = 7
"""Words and marks are above everything."""
_HATCHES = {PartKind.PRE_ELECTION: "\\\\", PartKind.UNCONFIRMED: "//////"}


def house_style() -> AbstractContextManager[None]:
    """Matplotlib's own defaults, whatever this machine has set, with what makes files the same everywhere."""
    style: dict[Any, Any] = {key: value for key, value in rcParamsDefault.items() if not key.startswith("backend")}
    style |= {
        "font.sans-serif": list(CHART_FONTS),
        "svg.fonttype": "none",
        "svg.hashsalt": "nshreport",
        "pdf.fonttype": 3,
        "text.hinting": "none",
        "text.parse_math": False,
        "hatch.linewidth": 0.7,
    }
    return rc_context(style)


def draw_figure(picture: Drawing) -> Figure:
    """A picture as a figure; each artist's id says what it shows."""
    figure = Figure(figsize=(picture.width / INCH, picture.height / INCH), dpi=INCH)
    FigureCanvasAgg(figure)
    place = Affine2D().scale(1 / INCH, -1 / INCH).translate(0, picture.height / INCH) + figure.dpi_scale_trans
    for artist in _artists(picture, place):
        figure.add_artist(artist)
    return figure


def _artists(picture: Drawing, place: Transform) -> Iterator[Artist]:
    shapes = [part for part in picture.parts if isinstance(part, Shape)]
    strokes = [part for part in picture.parts if isinstance(part, Stroke)]
    for kind in STYLES:
        if alike := [shape for shape in shapes if shape.kind == kind]:
            yield _draw_shapes(kind, alike, place)
        if lines := [stroke.points for stroke in strokes if stroke.kind == kind]:
            yield _draw_strokes(kind, lines, place)
    for kind, colour in dict.fromkeys((shape.kind, shape.hatch) for shape in shapes if shape.hatch):
        alike = [shape for shape in shapes if (shape.kind, shape.hatch) == (kind, colour)]
        yield _draw_hatch(kind, colour, alike, place)
    marks = [part for part in picture.parts if isinstance(part, RagMark)]
    for rag, size in dict.fromkeys((mark.rag, mark.size) for mark in marks):
        yield _draw_marks([mark for mark in marks if (mark.rag, mark.size) == (rag, size)], place)
    yield from (_draw_texts(part, place) for part in picture.parts if isinstance(part, TextPart))


def _draw_shapes(kind: PartKind, shapes: Sequence[Shape], place: Transform) -> Artist:
    style = STYLES[kind]
    return PolyCollection(
        [shape.points for shape in shapes],
        facecolors=[shape.fill for shape in shapes],
        edgecolors=style.colour if style.width else "none",
        linewidths=style.width,
        linestyles=[style.dashes],
        zorder=style.height,
        transform=place,
        gid=kind.replace(" ", "-"),
    )


def _draw_hatch(kind: PartKind, colour: str, shapes: Sequence[Shape], place: Transform) -> Artist:
    """The hatch on bars that are drawn already: so its colour need not be that of their edge."""
    return PolyCollection(
        [shape.points for shape in shapes],
        facecolors="none",
        edgecolors=colour,
        linewidths=0,
        hatch=_HATCHES[kind],
        zorder=STYLES[kind].height + 0.05,
        transform=place,
        gid=f"hatch-{colour[1:]}",
    )


def _draw_strokes(kind: PartKind, lines: Sequence[Sequence[tuple[float, float]]], place: Transform) -> Artist:
    style = STYLES[kind]
    return LineCollection(
        list(lines),
        colors=style.colour,
        linewidths=style.width,
        linestyles=[style.dashes],
        zorder=style.height,
        transform=place,
        gid=f"{kind.replace(' ', '-')}-lines",
    )


def _draw_marks(marks: Sequence[RagMark], place: Transform) -> Artist:
    """Marks of one RAG and size."""
    rag, size = marks[0].rag, marks[0].size
    style = RAG_STYLES[rag]
    marker = MARKERS[style.mark]
    return Line2D(
        [mark.points[0][0] for mark in marks],
        [mark.points[0][1] for mark in marks],
        linestyle="none",
        marker=marker,
        markersize=size * (0.82 if marker == "D" else 1.0),
        markerfacecolor=TODAY if marker is _TICK else style.bar,
        markeredgecolor=EDGE,
        markeredgewidth=0.0 if marker is _TICK else 0.6,
        zorder=_WORDS,
        transform=place,
        gid=f"rag-{rag.lower().replace(' ', '-')}-{size:g}",
    )


class _MeasuredText(Text):
    """A line of text whose width is known: matplotlib's own layout, which takes half of the drawing, is left out."""

    def draw(self, renderer: Any) -> None:  # noqa: ANN401 - renderers have no common type with what is used here
        """Draw the letters from their place on the baseline."""
        if self.get_bbox_patch():
            super().draw(renderer)
            return
        across, down = self.get_transform().transform(self.get_position())
        across -= self.shift * renderer.points_to_pixels(1.0)
        if renderer.flipy():
            down = renderer.get_canvas_width_height()[1] - down
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        renderer.open_group("text", self.get_gid())
        renderer.draw_text(context, across, down, self.get_text(), self.get_fontproperties(), 0.0, mtext=self)
        renderer.close_group("text")
        context.restore()

    shift = 0.0
    """Points from where the line begins to the point that it is at."""


_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The part of a line that is before its point."""


def _draw_texts(words: TextPart, place: Transform) -> Artist:
    ((across, down),) = words.points
    text = _MeasuredText(
        across,
        down,
        words.text,
        fontproperties=font(words.size, bold=words.bold),
        color=words.colour,
        horizontalalignment=words.align,
        verticalalignment="baseline",
        parse_math=False,
        zorder=_WORDS,
        transform=place,
        gid=words.name,
    )
    if share := _BEFORE[words.align]:
        text.shift = share * measure(words.text, words.size, bold=words.bold)
    if words.boxed:
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1.0})
    return text
