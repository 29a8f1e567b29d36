"""What a reader calls the people of a case, where she sees them: for the audit log."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy

from reopen.accounts.actor import Actor
from reopen.audit.names import add_names
from reopen.cases import vocabularies
from reopen.cases.access import visible_cases, visible_people
from reopen.cases.models import Participant
from reopen.cases.words import label_of


def name_things() -> None:
    """Tell the audit log. Called once, when the room starts."""
    add_names("cases.person", gettext_lazy("a person"), _people)
    add_names("cases.participant", gettext_lazy("a person"), _participants)


def _people(actor: Actor, keys: set[UUID]) -> Mapping[UUID, str]:
    return dict(visible_people(actor).filter(pk__in=keys).values_list("pk", "name"))


def _participants(actor: Actor, keys: set[UUID]) -> Mapping[UUID, str]:
    rows = Participant.objects.filter(case__in=visible_cases(actor), pk__in=keys)
    return {
        row.pk: f"{row.person.name}, {label_of(vocabularies.PARTICIPANT_ROLES, row.role)}"
        for row in rows.select_related("person")
    }
