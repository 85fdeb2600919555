"""The chart as files: PNG with a palette, a third of the size of one in full colour; SVG and PDF with real text."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from nshreport.render.charts.key_date_band import PALE
from nshreport.render.theme import BAND, EDGE, INK, LINE, QUIET, RAG_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure
    from numpy.typing import NDArray

DOTS = 200
"""Dots to the inch: A4 in print."""
_COLOURS = 256
"""What a palette holds."""
_EXACT = (INK, QUIET, LINE, EDGE, BAND, *PALE, *(style.bar for style in RAG_STYLES.values()))
"""Colours that come out as the house has them; those between, on the edges of letters, may be off by a little."""


def write_png(figure: Figure, title: str, words: str) -> bytes:
    """The figure as an image of 200 dots to the inch, with its title and description inside."""
    figure.set_dpi(DOTS)
    canvas: Any = FigureCanvasAgg(figure)  # its methods have no types
    canvas.draw()
    image = _with_palette(np.asarray(canvas.buffer_rgba())[..., :3])
    told = PngInfo()
    told.add_text("Title", title)
    told.add_text("Description", words)
    target = BytesIO()
    image.save(target, format="png", dpi=(DOTS, DOTS), pnginfo=told)
    return target.getvalue()


def _with_palette(pixels: NDArray[np.uint8]) -> Image.Image:
    """The pixels in the 256 colours that are most of them; any other becomes the nearest of these."""
    bins = _bin(pixels)
    counts = np.bincount(bins.ravel(), minlength=1 << 15)
    kept = np.argsort(-counts, kind="stable")[:_COLOURS]
    used = np.flatnonzero(counts)
    away = np.abs(_colour(used)[:, None] - _colour(kept)[None]).sum(axis=2)
    places = np.zeros(1 << 15, dtype=np.uint8)
    places[used] = away.argmin(axis=1)
    palette = _colour(kept).astype(np.uint8)
    exact = np.array([list(bytes.fromhex(colour[1:])) for colour in _EXACT], dtype=np.uint8)
    exact = exact[counts[_bin(exact)] > 0]
    palette[places[_bin(exact)]] = exact
    image = Image.fromarray(places[bins])
    image.putpalette(palette.tobytes())
    return image


def _bin(pixels: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Colours by the five highest bits of their red, green and blue."""
    red, green, blue = (pixels[..., channel].astype(np.uint16) >> 3 for channel in range(3))
    return (red << 10 | green << 5 | blue).astype(np.uint16)


def _colour(bins: NDArray[np.intp]) -> NDArray[np.int16]:
    """A colour for each bin: black and white come out as they are."""
    return (np.stack([bins >> 10, bins >> 5 & 31, bins & 31], axis=-1) * 255 // 31).astype(np.int16)


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
