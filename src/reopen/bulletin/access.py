"""What an actor can see: drafts and consents belong to the editors of the network office."""

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.bulletin.models import Story
from reopen.editing.access import keeps_commons


def keeps_stories(actor: Actor, _target: object = None) -> bool:
    """Whether the actor is an editor of the network office."""
    return keeps_commons(actor)


def visible_stories(actor: Actor) -> QuerySet[Story]:
    """Every story, drafts too."""
    return Story.objects.all() if keeps_stories(actor) else Story.objects.none()
