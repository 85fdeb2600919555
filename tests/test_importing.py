from __future__ import annotations

import gc

import pytest

from nshreport.importing import importing


def test_the_search_for_garbage_rests_while_importing_and_goes_on_afterwards() -> None:
    with importing():
        resting = not gc.isenabled()
    assert (resting, gc.isenabled()) == (True, True)
    gc.unfreeze()


def test_the_search_goes_on_where_an_import_is_refused() -> None:
    with pytest.raises(ImportError), importing():
        raise ImportError
    assert gc.isenabled()
    gc.unfreeze()
