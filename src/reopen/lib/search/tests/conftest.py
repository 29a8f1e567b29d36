"""An empty index for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reopen.lib.search.engine import TantivyEngine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[TantivyEngine]:
    """An index of one organization."""
    with TantivyEngine(tmp_path / "index", lock_wait=0.2) as opened:
        yield opened
