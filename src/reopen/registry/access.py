"""What an actor can see: figures are public, the work on imports is the network office's."""

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.editing.access import keeps_commons
from reopen.registry.models import Import


def visible_imports(actor: Actor) -> QuerySet[Import]:
    """Every import, checked, undone and dropped ones too, the newest first."""
    return Import.objects.all() if keeps_commons(actor) else Import.objects.none()
