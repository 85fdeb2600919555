"""The chart as files: PNG with a palette, a third of the size of one in full colour; SVG and PDF with real text."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from PIL import Image
from PIL.PngImagePlugin import PngInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure

DOTS = 200
"""Dots to the inch: A4 in print."""
_COLOURS = 256
"""What a palette holds."""
_EXACT = 32
"""So many of them are a picture's most frequent colours, unchanged."""


def write_png(figure: Figure, title: str, words: str) -> bytes:
    """The figure as an image of 200 dots to the inch, with its title and description inside."""
    figure.set_dpi(DOTS)
    canvas: Any = FigureCanvasAgg(figure)  # its methods have no types
    canvas.draw()
    pixels = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
    image = pixels.quantize(palette=_palette(pixels), dither=Image.Dither.NONE)
    inside = PngInfo()
    inside.add_text("Title", title)
    inside.add_text("Description", words)
    target = BytesIO()
    image.save(target, format="png", dpi=(DOTS, DOTS), pnginfo=inside)
    return target.getvalue()


def _palette(pixels: Image.Image) -> Image.Image:
    """A palette for a picture, from every fourth dot of every fourth line: a fifth of the time that all of it takes.

    The colours of large areas are in it as they are.
    """
    sample = Image.fromarray(np.asarray(pixels)[::4, ::4])
    counted: list[tuple[int, Any]] = sorted(sample.getcolors(sample.width * sample.height) or (), reverse=True)
    exact = [channel for _, colour in counted[:_EXACT] for channel in colour]
    rest = sample.quantize(_COLOURS - _EXACT, Image.Quantize.MEDIANCUT).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((exact + rest)[: 3 * _COLOURS])
    return palette


def write_svg(figure: Figure, title: str, words: str) -> bytes:
    """The figure as SVG with real text."""
    target = BytesIO()
    metadata = {"Title": title, "Description": words, "Language": "en-GB", "Creator": "nshreport", "Date": None}
    figure.savefig(target, format="svg", metadata=metadata)
    return target.getvalue()


def write_pdf(figures: Iterable[Figure], title: str, words: str, author: str) -> bytes:
    """The figures as the pages of a PDF, with its title and subject inside."""
    target = BytesIO()
    metadata = {"Title": title, "Subject": words, "Author": author, "Creator": "nshreport", "CreationDate": None}
    with PdfPages(target, metadata=metadata) as pages:
        for figure in figures:
            pages.savefig(figure)
    return target.getvalue()
