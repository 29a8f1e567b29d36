"""The log in the database: written with the act, never changed, one chain."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import Error, connections, transaction
from tests.cast import Cast

from reopen.audit.log import Target, record
from reopen.audit.models import Event
from reopen.kernel.scope import OutsideOrganization, organization_scope
from reopen.lib.chain import verify


@dataclass(frozen=True)
class Writer:
    """Somebody, as far as the log must know."""

    user_id: UUID | None = None
    label: str = "Alice Amari"
    origin: str = "web"


def write(organization: Any, count: int = 1) -> None:
    with organization_scope(organization.id):
        for number in range(count):
            record("note.written", Writer(), Target(label=f"note {number}"))


def exported(organization: Any) -> list[dict[str, object]]:
    with organization_scope(organization.id):
        return [event.as_exported() for event in Event.objects.order_by("seq")]


def test_events_of_an_organization_form_one_chain(cast: Cast) -> None:
    write(cast.harbor, 3)
    write(cast.prairie, 2)
    write(cast.harbor, 2)
    assert verify(exported(cast.harbor)).events == 5
    assert verify(exported(cast.harbor)).ok
    assert verify(exported(cast.prairie)).ok


def test_an_act_that_fails_leaves_no_event(cast: Cast) -> None:
    class Failure(Exception):
        pass

    def fail() -> None:
        with organization_scope(cast.harbor.id):
            record("note.written", Writer())
            raise Failure

    with pytest.raises(Failure):
        fail()
    assert exported(cast.harbor) == []


def test_nothing_is_recorded_outside_an_organization(cast: Cast) -> None:
    with pytest.raises(OutsideOrganization):
        record("note.written", Writer())


CHANGES = [
    "UPDATE audit_event SET kind = 'x'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
]


@pytest.mark.parametrize(
    ("role", "statement"),
    [(role, statement) for role in ("default", "owner") for statement in CHANGES]
    + [("default", "ALTER TABLE audit_event DISABLE TRIGGER USER")],
)
def test_neither_the_site_nor_the_owner_changes_an_event(
    committed_db: None, role: str, statement: str
) -> None:
    harbor = Cast().harbor
    write(harbor, 2)
    with transaction.atomic(role), connections[role].cursor() as cursor:
        cursor.execute("SELECT set_config('app.organization', %s, true)", [str(harbor.id)])
        with pytest.raises(Error), transaction.atomic(role):
            cursor.execute(statement)
    assert verify(exported(harbor)).events == 2


def test_an_event_cannot_be_put_into_another_organization(cast: Cast) -> None:
    forged = Event(organization_id=uuid4(), seq=1, at=datetime.now(UTC), kind="note.written")
    with organization_scope(cast.harbor.id), pytest.raises(Error, match="row-level security"):
        forged.save()


def test_fifty_writers_at_once_make_one_chain(committed_db: None) -> None:
    harbor = Cast().harbor
    gate = threading.Barrier(10)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            gate.wait()
            for _ in range(5):
                write(harbor)
        except BaseException as failure:  # noqa: BLE001 - shown below
            failures.append(failure)
        finally:
            connections.close_all()

    writers = [threading.Thread(target=work) for _ in range(10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failures
    verdict = verify(exported(harbor))
    assert (verdict.ok, verdict.events) == (True, 50)
