"""The job: pack a case into the file store as the person who asked for it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import connections
from django.utils import timezone, translation

from reopen.accounts.models import User
from reopen.accounts.tenancy import NotAMember, acting_as_member
from reopen.documents.ingest.scope import at_work
from reopen.documents.storage import file_store
from reopen.leaving.actions import finish_package
from reopen.leaving.making import Closed, Enter, NoRoom, Tell, write_case
from reopen.leaving.models import CasePackage

State, Reason = CasePackage.State, CasePackage.Reason


class Stopped(Exception):
    """Whoever asked does not want it any more, or another worker has ended it."""


@dataclass(frozen=True)
class Order:
    """Which case, and how to act as the person who asked for it."""

    case: UUID
    enter: Enter
    language: str


def pack(organization: str, package: str) -> None:
    """Pack it from the beginning, or say why not. What is over is left as it is."""
    pk = UUID(package)
    order = _begun(organization, pk)
    if order is None:
        return
    try:
        _pack(organization, pk, order)
    except Stopped:
        return
    except (Closed, NotAMember):
        fail(organization, package, Reason.CLOSED)
    except NoRoom:
        fail(organization, package, Reason.NO_ROOM)


def fail(organization: str, package: str, reason: str = Reason.BROKE_OFF) -> None:
    """Note that it broke off."""
    with at_work(organization):
        at = CasePackage.objects.filter(pk=UUID(package), state__in=CasePackage.AT_WORK)
        at.update(state=State.FAILED, reason=reason, finished_at=timezone.now())


def _begun(organization: str, pk: UUID) -> Order | None:
    with at_work(organization) as actor:
        rows = CasePackage.objects.select_for_update(of=("self",))
        row = rows.select_related("by__user").get(pk=pk)
        if row.is_over:
            return None
        row.state, row.done = State.MAKING, 0
        row.save(update_fields=["state", "done"])
        user: User = row.by.user
        enter = partial(acting_as_member, user, actor.organization.slug, origin="job")
        return Order(row.case_id, enter, user.language or "en")


def _pack(organization: str, pk: UUID, order: Order) -> None:
    with at_work(organization):
        store = file_store()
    with (
        translation.override(order.language),
        _telling(organization, pk) as tell,
        store.incoming() as incoming,
    ):
        written = write_case(order.enter, order.case, incoming.write, tell)
        stored = incoming.keep()
    try:
        with order.enter() as actor:
            finish_package(actor, _still_wanted(pk), stored, written)
    except BaseException:
        store.remove(stored.name)
        raise


def _still_wanted(pk: UUID) -> CasePackage:
    row = CasePackage.objects.select_for_update().get(pk=pk)
    if row.state != State.MAKING:
        raise Stopped
    return row


@contextmanager
def _telling(organization: str, pk: UUID) -> Iterator[Tell]:
    """Tell how far it is, on a connection of its own: the other one looks at one picture."""
    with ThreadPoolExecutor(max_workers=1) as beside:

        def tell(done: int, steps: int) -> None:
            if not beside.submit(_note, organization, pk, done, steps).result():
                raise Stopped

        try:
            yield tell
        finally:
            beside.submit(connections.close_all).result()


def _note(organization: str, pk: UUID, done: int, steps: int) -> bool:
    """Whether it is still wanted."""
    with at_work(organization):
        row = CasePackage.objects.filter(pk=pk, state=State.MAKING)
        return bool(row.update(done=done, steps=steps))
