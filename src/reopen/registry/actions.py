"""What editors of the network office do with exports. Checking writes nothing of the figures."""

from django.db import transaction
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.models import Organization
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.editing.access import keeps_commons
from reopen.registry.importing import File, bring_in, check, last_in_force, new_import, take_out
from reopen.registry.models import Import

State = Import.State


def _waits(actor: Actor, found: Import) -> bool:
    return keeps_commons(actor) and found.state == State.CHECKED


def _is_last(actor: Actor, found: Import) -> bool:
    last = last_in_force()
    return keeps_commons(actor) and last is not None and last.pk == found.pk


@action(Permission.COMMONS_EDIT, event="registry.checked", when=keeps_commons)
@transaction.atomic
def check_export(actor: Actor, organization: Organization, *, file: File) -> Import:
    """Reads an export and keeps its report and its file, until it is taken over or dropped.

    Raises `NotAnExportError`.
    """
    made = new_import(check(file), by=actor.label, made_up=False, state=State.CHECKED)
    add_facts(number=made.number, rows=made.rows)
    return made


@action(Permission.COMMONS_REVIEW, event="registry.taken_over", when=_waits)
@transaction.atomic
def take_over_checked(actor: Actor, found: Import) -> Import:
    """Makes a checked export the present state. Its report is that of this moment."""
    bring_in(found, by=actor.label)
    add_facts(number=found.number, rows=found.rows)
    return found


@action(Permission.COMMONS_EDIT, event="registry.dropped", when=_waits)
def drop(actor: Actor, found: Import) -> Import:
    """Does not take a checked export over; its file is removed, its report stays."""
    found.state, found.file = State.DROPPED, None
    found.ended_at, found.ended_by = timezone.now(), actor.label[:200]
    found.save(update_fields=["state", "file", "ended_at", "ended_by"])
    add_facts(number=found.number)
    return found


@action(Permission.COMMONS_REVIEW, event="registry.undone", when=_is_last)
@transaction.atomic
def undo(actor: Actor, found: Import) -> Import:
    """Takes the last import back: everything is as it was before it."""
    take_out(found, by=actor.label)
    add_facts(number=found.number, rows=found.rows)
    return found
