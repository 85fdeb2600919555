"""Workbooks as real teams keep them: what each looks like, and what must be read from it."""

from tests.layouts.headings import HEADINGS
from tests.layouts.kinds import KINDS
from tests.layouts.layout import Layout, Refusal, Row
from tests.layouts.marks import MARKS
from tests.layouts.places import PLACES
from tests.layouts.refusals import REFUSALS
from tests.layouts.sections import SECTIONS
from tests.layouts.sheets import SHEETS
from tests.layouts.values import VALUES
from tests.layouts.wordings import WORDINGS

__all__ = ["LAYOUTS", "REFUSALS", "Layout", "Refusal", "Row"]

LAYOUTS: tuple[Layout, ...] = HEADINGS + PLACES + WORDINGS + SECTIONS + SHEETS + VALUES + MARKS + KINDS
