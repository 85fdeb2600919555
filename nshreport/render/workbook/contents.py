"""The Contents: every sheet with a link and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nshreport.render.workbook.cell import Link
from nshreport.render.workbook.page import Column, Page, make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENTS = "Contents"
_COLUMNS = (Column("Worksheet", 34), Column("What it shows", 100))


def contents_page(pages: Sequence[Page]) -> Page:
    """Links to these pages, in their order."""
    rows = [(Link(page.name, page.name), page.about) for page in pages]
    return Page(CONTENTS, CONTENTS, "", tables=(make_table(CONTENTS, _COLUMNS, rows),))
