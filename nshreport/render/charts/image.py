"""The chart as files: PNG with a palette, a third of the size of one in full colour; SVG and PDF with real text."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

DOTS = 200
"""Dots to the inch: A4 in print."""
_COLOURS = 256
"""What a palette holds."""
_EXACT = 12
"""So many of them are a picture's most frequent colours, unchanged."""


def write_png(figure: Figure, title: str, words: str) -> bytes:
    """The figure as an image of 200 dots to the inch, with its title and description inside."""
    figure.set_dpi(DOTS)
    canvas: Any = FigureCanvasAgg(figure)  # its methods have no types
    canvas.draw()
    pixels = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
    image = _with_palette(pixels)
    inside = PngInfo()
    inside.add_text("Title", title)
    inside.add_text("Description", words)
    target = BytesIO()
    image.save(target, format="png", dpi=(DOTS, DOTS), pnginfo=inside)
    return target.getvalue()


def _with_palette(pixels: Image.Image) -> Image.Image:
    """A picture with a palette, which is taken from every fourth dot of every fourth line: a fifth of the time.

    The colours of large areas stay as they are; Pillow alone would take the nearest of a few.
    """
    dots = np.asarray(pixels)
    sample = Image.fromarray(dots[::4, ::4])
    counted: list[tuple[int, Any]] = sorted(sample.getcolors(sample.width * sample.height) or (), reverse=True)
    exact = [colour for _, colour in counted[:_EXACT]]
    others = sample.quantize(_COLOURS - _EXACT, Image.Quantize.MEDIANCUT).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(([channel for colour in exact for channel in colour] + others)[: 3 * _COLOURS])
    places = np.array(pixels.quantize(palette=palette, dither=Image.Dither.NONE))
    packed = dots[..., 0].astype(np.int32) << 16 | dots[..., 1].astype(np.int32) << 8 | dots[..., 2]
    for place, (red, green, blue) in enumerate(exact):
        places[packed == (red << 16 | green << 8 | blue)] = place
    image = Image.fromarray(places)
    image.putpalette(palette.getpalette() or [])
    return image


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
