"""What an actor can see: the work on the commons belongs to the network office."""

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.editing.models import Change, Correction


def keeps_commons(actor: Actor, _target: object = None) -> bool:
    """Is the actor an editor of the network office? Nobody else edits what all may read."""
    return bool(actor.organization.kind == "network" and actor.may(Permission.COMMONS_EDIT))


def visible_changes(actor: Actor) -> QuerySet[Change]:
    """Every change, waiting and declined ones too."""
    return Change.objects.all() if keeps_commons(actor) else Change.objects.none()


def visible_corrections(actor: Actor) -> QuerySet[Correction]:
    """What people outside wrote."""
    return Correction.objects.all() if keeps_commons(actor) else Correction.objects.none()
