from __future__ import annotations

from docs.guide import GUIDE, filled


def test_the_guides_tables_are_those_that_the_program_prints() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert filled(guide) == guide
