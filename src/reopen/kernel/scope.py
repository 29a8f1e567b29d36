"""The organization a piece of work belongs to, told to Python and to PostgreSQL at once.

Everything that touches organization-owned rows runs inside `organization_scope(...)`: it opens the
transaction, sets `app.organization` and `app.user` for that transaction only (row-level security
reads them) and remembers both for the managers of owned models. Outside a scope an owned model
refuses to answer, and PostgreSQL shows no row.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection, transaction


class OutsideOrganization(RuntimeError):
    """Organization-owned rows were asked for outside any organization's scope."""


@dataclass(frozen=True)
class Scope:
    """Whose rows may be touched, and by whom. `user_id` is None for the installation itself."""

    organization_id: UUID
    user_id: UUID | None
    last_steps: list[Callable[[], None]] = field(default_factory=list, compare=False)


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current_scope() -> Scope:
    """The scope we are in; raises `OutsideOrganization` when there is none."""
    scope = _current.get()
    if scope is None:
        raise OutsideOrganization("No organization is set: enter organization_scope() first.")
    return scope


def in_scope() -> bool:
    """Are we inside an organization's scope?"""
    return _current.get() is not None


@contextmanager
def organization_scope(organization_id: UUID, user_id: UUID | None = None) -> Iterator[Scope]:
    """Run the body in one transaction as work of this organization.

    Entering the scope of the same organization again joins the outer one; entering another
    organization's scope inside is refused, because one transaction belongs to one organization.
    """
    outer = _current.get()
    if outer is not None:
        if outer.organization_id != organization_id:
            raise OutsideOrganization("One transaction belongs to one organization.")
        yield outer
        return
    scope = Scope(organization_id, user_id)
    inside_another = connection.in_atomic_block
    with transaction.atomic():
        _tell_database(organization_id, user_id)
        token = _current.set(scope)
        try:
            yield scope
            _run_last_steps(scope)
        finally:
            _current.reset(token)
        if inside_another and not connection.needs_rollback:
            _tell_database(None, None)  # else the settings would outlive the scope


@contextmanager
def user_scope(user_id: UUID) -> Iterator[None]:
    """Run the body with only the user known: enough to read one's own memberships.

    Inside an organization's scope, PostgreSQL is told of the organization again afterwards.
    """
    outer = _current.get()
    with transaction.atomic():
        _tell_database(None, user_id)
        yield
        if not connection.needs_rollback:
            _tell_database(*((outer.organization_id, outer.user_id) if outer else (None, None)))


@contextmanager
def one_picture() -> Iterator[None]:
    """Run the body in a transaction that reads all tables as they stand now, and writes nothing.

    What others commit meanwhile is not seen. The scope of an organization is entered inside it.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def before_commit(step: Callable[[], None]) -> None:
    """Do `step` as the last thing of the scope's transaction, so its locks are short."""
    current_scope().last_steps.append(step)


@contextmanager
def whole() -> Iterator[None]:
    """Do the body wholly or not at all: when it fails, its last steps are forgotten as well."""
    steps = current_scope().last_steps
    before = len(steps)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del steps[before:]
        raise


def _run_last_steps(scope: Scope) -> None:
    while scope.last_steps:
        scope.last_steps.pop(0)()


def _tell_database(organization_id: UUID | None, user_id: UUID | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.organization', %s, true), set_config('app.user', %s, true)",
            [str(organization_id or ""), str(user_id or "")],
        )
