"""Writing to the log. Every write joins the transaction of the act that it tells of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connection

from reopen.audit.models import Event
from reopen.kernel.scope import before_commit, current_scope
from reopen.lib.chain import GENESIS, event_hash

_CHAIN_LOCK = 0x41554449  # any fixed number: the first half of the advisory lock's key


class Somebody(Protocol):
    """Who acted, as far as the log must know."""

    @property
    def user_id(self) -> UUID | None: ...
    @property
    def label(self) -> str: ...
    @property
    def origin(self) -> str: ...


@dataclass(frozen=True)
class Target:
    """What was acted on: a kind, an id and a label that holds no content."""

    kind: str = ""
    id: str = ""
    label: str = ""
    case_id: UUID | None = None

    @classmethod
    def of(cls, row: Any) -> "Target":
        """The target for a model instance, with its `audit_label` and `audit_case_id` if any."""
        return cls(
            kind=row._meta.label_lower,
            id=str(row.pk),
            label=str(getattr(row, "audit_label", ""))[:200],
            case_id=getattr(row, "audit_case_id", None),
        )


_facts: ContextVar[dict[str, Any] | None] = ContextVar("audit_facts", default=None)


@contextmanager
def collecting_facts() -> Iterator[dict[str, Any]]:
    """Gather what `add_facts` says within the body."""
    facts: dict[str, Any] = {}
    token = _facts.set(facts)
    try:
        yield facts
    finally:
        _facts.reset(token)


def add_facts(**facts: str | int | bool | None) -> None:
    """Add ids, hashes or counts to the event of the action that is running. Never content."""
    collected = _facts.get()
    if collected is not None:
        collected.update(facts)


def record(
    kind: str, by: Somebody, target: Target | None = None, facts: Mapping[str, Any] | None = None
) -> None:
    """Append one event to the chain of the current organization when its transaction ends."""
    about, moment, noted = target or Target(), datetime.now(UTC), dict(facts or {})
    before_commit(lambda: _append(kind, by, about, noted, moment))


def _append(
    kind: str, by: Somebody, target: Target, facts: dict[str, Any], moment: datetime
) -> None:
    organization_id = current_scope().organization_id
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_CHAIN_LOCK, str(organization_id)]
        )
    last = Event.objects.order_by("-seq").only("seq", "hash").first()
    event = Event(
        organization_id=organization_id,
        seq=last.seq + 1 if last else 1,
        at=moment,
        actor_id=by.user_id,
        actor_label=by.label[:200],
        origin=by.origin,
        kind=kind,
        target_kind=target.kind,
        target_id=target.id,
        target_label=target.label,
        case_id=target.case_id,
        facts=facts,
        previous=last.hash if last else GENESIS,
    )
    event.hash = event_hash(event.as_exported())
    event.save(force_insert=True)
