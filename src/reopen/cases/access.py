"""What an actor can see of the cases. Lists, pages, search and exports all start here."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from reopen.accounts.actor import Actor, asked_often
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case, EthicalWall, Note, Participant, Person, TeamMember


@asked_often
def visible_cases(actor: Actor) -> "QuerySet[Case]":
    """The cases of the actor's organization that she is cleared for.

    A wall hides a case whatever else holds. Without `case.see_all`, only cases whose team one is
    on; a team-only case is seen by its team and by those who may set walls.
    """
    cases = Case.objects.filter(organization_id=actor.organization_id)
    if actor.is_system:
        return cases
    if actor.membership_id is None:
        return cases.none()
    cases = cases.exclude(
        Exists(
            EthicalWall.objects.filter(
                case_id=OuterRef("id"), membership_id=actor.membership_id, lifted_at=None
            )
        )
    )
    on_team = Exists(own_team(actor).filter(case_id=OuterRef("id")))
    if not actor.may(Permission.CASE_SEE_ALL):
        return cases.filter(on_team)
    if actor.may(Permission.CASE_WALL):
        return cases
    return cases.filter(Q(team_only=False) | on_team)


def hidden_cases(actor: Actor) -> "QuerySet[Case]":
    """The cases of the organization that the actor is not cleared for."""
    return Case.objects.exclude(id__in=visible_cases(actor).values("id")).order_by()


def hidden_case_ids(actor: Actor) -> list[UUID]:
    """Cases of the organization that the actor is not cleared for; the audit log hides them too."""
    return list(hidden_cases(actor).values_list("id", flat=True))


def own_team(actor: Actor) -> "QuerySet[TeamMember]":
    """The actor's own places in case teams that hold today."""
    if actor.membership_id is None:
        return TeamMember.objects.none()
    return team_today().filter(membership_id=actor.membership_id)


def team_today() -> "QuerySet[TeamMember]":
    """Memberships in case teams that hold today."""
    today = timezone.localdate()
    return TeamMember.objects.filter(Q(until=None) | Q(until__gte=today), since__lte=today)


def visible_notes(actor: Actor) -> "QuerySet[Note]":
    """Notes of visible cases; private ones only for their author."""
    notes = Note.objects.filter(case__in=visible_cases(actor))
    if actor.is_system:
        return notes
    return notes.filter(Q(private=False) | Q(author_id=actor.membership_id))


def visible_walls(actor: Actor) -> "QuerySet[EthicalWall]":
    """Walls around visible cases, for those who may set them."""
    if not (actor.is_system or actor.may(Permission.CASE_WALL)):
        return EthicalWall.objects.none()
    return EthicalWall.objects.filter(case__in=visible_cases(actor))


def visible_people(actor: Actor) -> "QuerySet[Person]":
    """People who take part in a visible case."""
    return Person.objects.filter(
        Exists(Participant.objects.filter(person_id=OuterRef("id"), case__in=visible_cases(actor)))
    )
