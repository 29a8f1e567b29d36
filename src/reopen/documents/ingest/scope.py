"""The installation at work for one organization, in a job."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.documents.models import Document

#: Tries in the queue's order. A kill takes innocent work with it: what broke off that often waits
#: until nothing else is left, so that the queue moves on.
TRIES = 3
#: Tries in all, the last ones at the queue's end; then it is set apart.
ALL_TRIES = 6


@contextmanager
def at_work(organization: str) -> Iterator[Actor]:
    """One transaction of a job in this organization."""
    with acting_as_system(Organization.objects.get(pk=UUID(organization)), origin="job") as actor:
        yield actor


def locked(document: str) -> Document:
    """The document, its row locked until the transaction ends."""
    return Document.objects.select_for_update().get(pk=UUID(document))
