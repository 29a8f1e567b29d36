"""Reads for the pages of the room and for rooms above."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from reopen.accounts.actor import Actor
from reopen.cases.access import (
    own_team,
    team_today,
    visible_cases,
    visible_notes,
    visible_people,
)
from reopen.cases.models import (
    Case,
    Conviction,
    CustomField,
    CustomValue,
    EthicalWall,
    Identifier,
    Note,
    OtherName,
    Participant,
    Person,
    Proceeding,
    StageEntry,
    TeamMember,
)
from reopen.cases.vocabularies import PARTICIPANT_ROLES, STAGES
from reopen.lib.names import fold

ENDING = [key for key, stage in STAGES.items() if stage.ending]
SIDES = {
    "applicant": _("The applicant's side"),
    "defense": _("Defense"),
    "state": _("Police, prosecution, laboratory"),
    "court": _("Court"),
    "witness": _("Witnesses"),
    "victim": _("Victims and survivors"),
}
_FEWEST_LETTERS = 2
_ROLE_ORDER = {key: place for place, key in enumerate(PARTICIPANT_ROLES)}


def case_list(
    actor: Actor, *, q: str = "", stage: str = "", whose: str = "", year: int | None = None
) -> "QuerySet[Case]":
    """Visible cases that fit the filters, ready for a list: team and applicants at hand."""
    cases = visible_cases(actor)
    if q.strip():
        cases = cases.filter(_matches(q.strip()))
    if stage == "open":
        cases = cases.exclude(stage__in=ENDING)
    elif stage:
        cases = cases.filter(stage=stage)
    if whose == "mine":
        cases = cases.filter(Exists(own_team(actor).filter(case_id=OuterRef("id"))))
    if year:
        cases = cases.filter(received_on__year=year)
    return cases.prefetch_related(Prefetch("team", _team(), to_attr="team_now"))


def _matches(q: str) -> Q:
    """Number, title, or a participant by name, other name or number."""
    number = "".join(letter for letter in fold(q) if letter.isalnum())
    key = fold(q)
    people = Participant.objects.filter(case_id=OuterRef("id"))
    by_name = Q(person__sort_key__icontains=key) | Q(person__name__icontains=q)
    by_other = Exists(OtherName.objects.filter(person_id=OuterRef("person_id"), name__icontains=q))
    by_number = Exists(Identifier.objects.filter(person_id=OuterRef("person_id"), value_key=number))
    in_it = Q(Exists(people.filter(by_name | Q(by_other) | Q(by_number))))
    return Q(number__icontains=q) | Q(title__icontains=q) | in_it


def _team() -> "QuerySet[TeamMember]":
    return team_today().select_related("membership__user").order_by("since", "id")


def team_of(case: Case) -> list[TeamMember]:
    """The team that holds today."""
    return list(_team().filter(case=case))


def walls_of(case: Case) -> list[EthicalWall]:
    """Walls that stand, with the people behind them."""
    walls = EthicalWall.objects.filter(case=case, lifted_at=None)
    return list(walls.select_related("membership__user"))


def stages_of(case: Case) -> list[StageEntry]:
    """Every stay in a stage, the oldest first."""
    return list(StageEntry.objects.filter(case=case))


@dataclass(frozen=True)
class Side:
    """Participants of one side of a case."""

    key: str
    label: str
    participants: list[Participant]


def participants_by_side(case: Case) -> list[Side]:
    """Everybody in the case, grouped, with names, numbers and stays at hand."""
    found = list(
        Participant.objects.filter(case=case)
        .select_related("person")
        .prefetch_related(
            "person__other_names", "person__identifiers", "person__stays", "person__stays__prison"
        )
        .order_by("person__sort_key")
    )
    groups: dict[str, list[Participant]] = {side: [] for side in SIDES}
    for participant in found:
        role = PARTICIPANT_ROLES.get(participant.role)
        groups[role.side if role else "witness"].append(participant)
    for people in groups.values():
        people.sort(key=lambda one: _ROLE_ORDER.get(one.role, len(_ROLE_ORDER)))
    return [Side(key, str(SIDES[key]), people) for key, people in groups.items() if people]


@dataclass(frozen=True)
class Known:
    """A person whom the actor may know, with the visible cases she is in."""

    person: Person
    participations: list[Participant]


def known_people(actor: Actor, typed: str, *, most: int = 20) -> list[Known]:
    """People of visible cases by parts of a name, another name or a number; few letters find none.

    Whoever takes part only in cases that the actor does not see is never among them.
    """
    key = fold(typed)
    if len(key) < _FEWEST_LETTERS:
        return []
    found = visible_people(actor).filter(_called(key))
    theirs = Participant.objects.filter(case__in=visible_cases(actor)).select_related("case")
    people = found.prefetch_related(
        "identifiers",
        Prefetch("participations", theirs.order_by("-case__number", "role"), to_attr="seen"),
    )
    return [Known(person, person.seen) for person in people.order_by("sort_key", "id")[:most]]


def _called(key: str) -> Q:
    """Every word is in the name or in one of the other names; or the whole is a number."""
    others = OtherName.objects.filter(person_id=OuterRef("id"))
    name, other = Q(), Q()
    for word in key.split():
        name &= Q(sort_key__contains=word)
        other &= Q(sort_key__contains=word)
    number = "".join(letter for letter in key if letter.isalnum())
    numbers = Identifier.objects.filter(person_id=OuterRef("id"), value_key=number)
    return name | Q(Exists(others.filter(other))) | Q(Exists(numbers))


def convictions_of(case: Case) -> "QuerySet[Conviction]":
    """Judgments with charges and sentences."""
    return (
        Conviction.objects.filter(case=case)
        .select_related("participant__person", "county", "court")
        .prefetch_related("charges", "sentences")
    )


def proceedings_of(case: Case) -> "QuerySet[Proceeding]":
    """Trials, appeals and applications in the order they were filed."""
    return Proceeding.objects.filter(case=case).select_related("court")


def notes_of(actor: Actor, case: Case) -> "QuerySet[Note]":
    """The notes that the actor may read, the newest first."""
    return visible_notes(actor).filter(case=case).select_related("author__user")


def custom_fields() -> "QuerySet[CustomField]":
    """The organization's own fields that are in use."""
    return CustomField.objects.filter(retired_at=None)


def custom_values_of(case: Case) -> list[tuple[CustomField, str]]:
    """Each own field with what the case says in it; empty means unknown."""
    values: dict[Any, str] = dict(
        CustomValue.objects.filter(case=case).values_list("field_id", "value")
    )
    return [(field, values.get(field.id, "")) for field in custom_fields()]
