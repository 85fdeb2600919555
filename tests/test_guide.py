from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs.guide import DOCUMENTS, ORDER, filled
from tests import test_architecture

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_tables_of_a_document_are_those_that_the_program_prints(path: Path) -> None:
    document = path.read_text(encoding="utf-8")
    assert "<!-- end -->" in document
    assert filled(document) == document


def test_the_files_are_listed_in_the_order_in_which_packages_may_import() -> None:
    assert tuple(name for name in ORDER if name != "__init__") == test_architecture.ORDER
