"""What an actor can see of the room: packages of hers, of cases that she still sees."""

from django.db.models import QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.access import visible_cases
from reopen.leaving.models import CasePackage


def visible_packages(actor: Actor) -> "QuerySet[CasePackage]":
    """Packages the actor asked for; each holds what she, and perhaps nobody else, may see."""
    packages = CasePackage.objects.filter(case__in=visible_cases(actor))
    return packages if actor.is_system else packages.filter(by=actor.membership_id)
