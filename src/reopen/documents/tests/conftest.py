"""A desk to work at: an attorney acting in her organization, with a case and a source."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.cast import Cast, acting

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.models import Source
from reopen.documents.tests.factories import make_case, make_source


@dataclass
class Desk:
    """Who works on what."""

    actor: Actor
    case: Case
    source: Source


@pytest.fixture
def desk(cast: Cast) -> Iterator[Desk]:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        yield Desk(actor, case, make_source(actor, case))
