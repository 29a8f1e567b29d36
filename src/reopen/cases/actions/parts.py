"""What a case is made of: people with their names and numbers, convictions, proceedings.

Parts are added, changed and removed by the same three actions; the event names the kind of part.
"""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.actions.case import open_case, touch
from reopen.cases.models import Case, Identifier, OtherName, Participant, Person
from reopen.kernel.models import OrganizationOwned
from reopen.lib.names import PersonName, fold

Part = TypeVar("Part", bound=OrganizationOwned)


@action(Permission.CASE_EDIT, event="case.person_added")
def add_participant(
    actor: Actor, case: Case, *, role: str, name: str = "", person: Person | None = None
) -> Participant:
    """Give somebody a role in the case: a person we know, or a new one by name."""
    if person is None:
        if not name.strip():
            raise ValidationError({"name": _("Give a name, or choose somebody we know.")})
        person = Person.objects.create(name=name.strip(), sort_key=sort_key(name))
    participant, made = Participant.objects.get_or_create(case=case, person=person, role=role)
    if not made:
        refusal = _("%(name)s has this role already.") % {"name": person.name}
        raise ValidationError({"role": refusal})
    add_facts(role=role, person=str(person.id))
    touch(case)
    return participant


@action(Permission.CASE_EDIT, event="case.part_saved")
def save_part(actor: Actor, case: Case, *, part: Part) -> Part:
    """Add or change one part; checks its rules first."""
    if isinstance(part, Person | OtherName):
        part.sort_key = sort_key(part.name)
    if isinstance(part, Identifier):
        part.value_key = value_key(part.value)
    part.organization = actor.organization
    part.full_clean()
    part.save()
    add_facts(part=part._meta.label_lower, id=str(part.pk))
    touch(case)
    return part


@action(Permission.CASE_EDIT, event="case.part_removed")
def remove_part(actor: Actor, case: Case, *, part: models.Model) -> None:
    """Take one part out of the case; refuses while something still hangs on it."""
    add_facts(part=part._meta.label_lower, id=str(part.pk))
    try:
        part.delete()
    except ProtectedError as error:
        raise ValidationError(_("Something still refers to this; remove that first.")) from error
    touch(case)


def sort_key(name: str) -> str:
    """The normalised key that names are sorted and looked up by."""
    return PersonName.parse(name).sort_key[:200]


def value_key(value: str) -> str:
    """Letters and digits of a number only, so that 88-1432 and 881432 meet."""
    return "".join(letter for letter in fold(value) if letter.isalnum())[:60]


@action(Permission.CASE_OPEN, event="case.opened_for_applicant")
def open_case_with_applicant(
    actor: Actor, /, *, applicant: str = "", corrections_number: str = "", issuer: str = "",
    **first_page: Any,
) -> Case:  # fmt: skip
    """Open a case and enter its applicant, with the corrections number where it is known."""
    case = open_case(actor, **first_page)
    if applicant.strip():
        person = Person.objects.create(name=applicant.strip(), sort_key=sort_key(applicant))
        Participant.objects.create(case=case, person=person, role="applicant")
        if corrections_number.strip():
            Identifier.objects.create(
                person=person,
                kind="corrections_number",
                issuer=issuer.strip(),
                value=corrections_number.strip(),
                value_key=value_key(corrections_number),
            )
    return case
