"""The chart as vectors: SVG with real text, and the pages of a PDF."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from matplotlib.backends.backend_pdf import PdfPages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure


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
