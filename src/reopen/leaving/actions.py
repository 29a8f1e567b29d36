"""Asking for a case to be packed, noting how it ended, removing what was packed."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.models import Membership, Organization
from reopen.accounts.permissions import Permission
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.log import add_facts
from reopen.cases.models import Case
from reopen.documents.storage import file_store
from reopen.kernel.filestore import Stored
from reopen.kernel.jobs import enqueue, job_named
from reopen.leaving.describing import Written
from reopen.leaving.models import CasePackage
from reopen.leaving.queries import too_old

State = CasePackage.State


class AtWork(Exception):
    """The case is being packed for her already."""


def _own(actor: Actor, package: CasePackage) -> bool:
    return actor.is_system or package.by_id == actor.membership_id


@action(Permission.CASE_TAKE_AWAY, event="package.asked")
def ask_for_case(actor: Actor, case: Case) -> CasePackage:
    """Have the whole case packed in the background. Raises `AtWork` when it is being packed."""
    by = Membership.objects.select_for_update().get(user=actor.user_id)
    if CasePackage.objects.filter(case=case, by=by, state__in=CasePackage.AT_WORK).exists():
        raise AtWork
    package = CasePackage.objects.create(case=case, by=by)
    enqueue(
        job_named("reopen.leaving.jobs.pack"),
        organization=str(package.organization_id),
        package=str(package.pk),
    )
    return package


@action(None, event="package.made", when=_own)
def finish_package(
    actor: Actor, package: CasePackage, stored: Stored, written: Written
) -> CasePackage:
    """Keep the ZIP for some days. Called by its job."""
    package.blob, package.sha256, package.size = stored.name, stored.sha256, stored.size
    package.state, package.finished_at, package.as_of = State.DONE, timezone.now(), written.as_of
    package.files, package.records = written.files, written.records
    package.documents, package.damaged = written.documents, written.damaged
    package.hidden = [str(key) for key in written.hidden]
    package.done = package.steps
    package.save()
    add_facts(sha256=stored.sha256, size=stored.size, files=written.files, **_left(written))
    return package


@action(Permission.CASE_TAKE_AWAY, event="case.taken_out")
def note_taken_out(actor: Actor, case: Case, *, sha256: str, size: int, written: Written) -> None:
    """Note that the whole case was written to a file at the console."""
    add_facts(sha256=sha256, size=size, files=written.files, **_left(written))


@action(Permission.CASE_TAKE_AWAY, event="package.stopped", when=_own)
def stop_package(actor: Actor, package: CasePackage) -> CasePackage:
    """Pack no further; nothing is kept. What is over stays as it is."""
    held = CasePackage.objects.select_for_update().get(pk=package.pk)
    if not held.is_over:
        held.state, held.finished_at = State.STOPPED, timezone.now()
        held.save(update_fields=["state", "finished_at"])
    return held


@action(Permission.CASE_TAKE_AWAY, event="package.removed", when=_own)
def remove_package(actor: Actor, package: CasePackage) -> CasePackage:
    """Remove a package before its time."""
    return _remove(package)


@action(None, event="package.expired", when=_own)
def expire_package(actor: Actor, package: CasePackage) -> CasePackage:
    """Remove a package that was kept long enough. The worker does it."""
    return _remove(package)


def expire_packages() -> int:
    """Remove every package that was kept long enough, in all organizations; how many."""
    removed = 0
    for organization in Organization.objects.all():
        with acting_as_system(organization, origin="job") as actor:
            for package in too_old().select_for_update(skip_locked=True):
                expire_package(actor, package)
                removed += 1
    return removed


def _remove(package: CasePackage) -> CasePackage:
    """Forget the ZIP; the row stays and says that there was one."""
    held = CasePackage.objects.select_for_update().get(pk=package.pk)
    if held.state == State.DONE:
        transaction.on_commit(partial(file_store().remove, held.blob))
        held.state, held.blob = State.REMOVED, ""
        held.save(update_fields=["state", "blob"])
    return held


def _left(written: Written) -> dict[str, int]:
    return {
        "records": written.records,
        "documents": written.documents,
        "left_out": len(written.hidden),
        "damaged": len(written.damaged),
    }
