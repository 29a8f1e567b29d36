from collections.abc import Iterator

import pytest
from tests.cast import Cast, acting

from reopen.accounts.actor import Actor


@pytest.fixture
def ned(cast: Cast) -> Iterator[Actor]:
    """An editor of the network office, at work."""
    with acting(cast.ned) as actor:
        yield actor


@pytest.fixture
def nadia(cast: Cast, ned: Actor) -> Iterator[Actor]:
    """The director, beside him."""
    with acting(cast.nadia) as actor:
        yield actor
