"""The judge of the matrix can judge: mistakes put in on purpose are found, each of them.

Row-level security is off here, else it would hide the mistakes between organizations.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from reopen.accounts import doors, tenancy
from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.accounts.tenancy import NotAMember
from reopen.cases import access, exports
from reopen.cases.models import Case, Conviction, EthicalWall, Note
from reopen.cases.views import pages, parts
from reopen.documents.models import Document
from tests.access.entries import ENTRIES
from tests.access.faults import replaced, unscoped_managers
from tests.access.plan import plan
from tests.access.walk import walked
from tests.access.world import World

Fault = Callable[[], AbstractContextManager[None]]


def everything(model: Any) -> Callable[..., Any]:
    """A lookup that forgot whom it is for."""
    return lambda *_: model._base_manager.all()


def cases_of_everybody() -> AbstractContextManager[None]:
    return replaced(cases__access__visible_cases=everything(Case))


def walls_ignored() -> AbstractContextManager[None]:
    return _attribute(access, "EthicalWall", _Nothing)


class _Nothing:
    """As if there were no walls."""

    class objects:  # noqa: N801 - stands in for a manager
        @staticmethod
        def filter(**_: Any) -> Any:
            return EthicalWall.objects.none()


def assignments_ignored() -> AbstractContextManager[None]:
    def all_of_mine(actor: Actor) -> Any:
        assert actor.membership_id
        walls = EthicalWall.objects.filter(membership_id=actor.membership_id)
        return Case.objects.exclude(id__in=walls.values("case_id"))

    return replaced(cases__access__visible_cases=all_of_mine)


def private_notes_shown() -> AbstractContextManager[None]:
    def notes(actor: Actor) -> Any:
        return Note.objects.filter(case__in=access.visible_cases(actor))

    return replaced(cases__access__visible_notes=notes)


def part_not_through_its_case() -> AbstractContextManager[None]:
    loose = replace(parts.KINDS["conviction"], rows=lambda _case: Conviction.objects.all())
    return _item(parts.KINDS, "conviction", loose)


def parent_not_through_its_case() -> AbstractContextManager[None]:
    loose = replace(parts.KINDS["charge"], parents=lambda _case: Conviction.objects.all())
    return _item(parts.KINDS, "charge", loose)


def export_of_every_case() -> AbstractContextManager[None]:
    right = exports.export_cases

    def export(actor: Actor, _cases: Any, form: str) -> Any:
        every = Case._base_manager.prefetch_related(None)
        for case in (rows := list(every)):
            case.team_now = []  # type: ignore[attr-defined]
        return right(actor, rows, form)  # type: ignore[arg-type]

    return _attribute(pages, "export_cases", export)


def members_of_every_organization() -> AbstractContextManager[None]:
    return replaced(cases__forms__case__members=everything(Membership))


def ended_roles_hold() -> AbstractContextManager[None]:
    return _attribute(Membership, "holds_today", True)


def existing_organizations_tell_themselves() -> AbstractContextManager[None]:
    right = tenancy.acting_as_member

    @contextmanager
    def telling(user: Any, slug: str) -> Iterator[Actor]:
        try:
            with right(user, slug) as actor:
                yield actor
        except NotAMember:
            if slug == "nowhere":
                raise
            raise PermissionDenied from None

    return _attribute(doors, "acting_as_member", telling)


def guests_see_colleagues() -> AbstractContextManager[None]:
    return replaced(accounts__access__visible_people=lambda _actor: Membership.objects.holding())


def cases_looked_up_before_the_check() -> AbstractContextManager[None]:
    def seen(actor: Actor, number: str) -> Case:
        case = Case._base_manager.filter(number=number).first()
        if case is not None and not access.visible_cases(actor).filter(id=case.id).exists():
            raise PermissionDenied
        return right(actor, number)

    right = pages.seen_case
    return replaced(cases__views__pages__seen_case=seen)


def managers_without_scope() -> AbstractContextManager[None]:
    return unscoped_managers()


def document_walls_ignored() -> AbstractContextManager[None]:
    def documents(actor: Actor) -> Any:
        return Document.objects.filter(case__in=access.visible_cases(actor))

    return replaced(documents__access__visible_documents=documents)


def rights_not_asked() -> AbstractContextManager[None]:
    def may(self: Actor, permission: Permission) -> bool:
        return True

    return _attribute(Actor, "may", may)


FAULTS: list[tuple[Fault, str]] = [
    (cases_of_everybody, "case_overview"),
    (walls_ignored, "case_overview"),
    (assignments_ignored, "case_list"),
    (private_notes_shown, "case_notes"),
    (private_notes_shown, "note_strike"),
    (part_not_through_its_case, "part_edit"),
    (parent_not_through_its_case, "part_add_to"),
    (export_of_every_case, "case_list"),
    (members_of_every_organization, "case_team"),
    (ended_roles_hold, "people"),
    (existing_organizations_tell_themselves, "people"),
    (guests_see_colleagues, "people"),
    (cases_looked_up_before_the_check, "case_people"),
    (managers_without_scope, "people"),
    (document_walls_ignored, "document"),
    (rights_not_asked, "case_audit"),
]


@pytest.mark.parametrize(("fault", "name"), FAULTS, ids=[f"{f.__name__}-{n}" for f, n in FAULTS])
def test_a_seeded_fault_is_found(
    world_without_row_security: World, fault: Fault, name: str
) -> None:
    assert complaints(world_without_row_security, name, fault)


@pytest.mark.parametrize("name", sorted({name for _fault, name in FAULTS}))
def test_without_a_fault_there_is_nothing_to_find(
    world_without_row_security: World, name: str
) -> None:
    assert complaints(world_without_row_security, name, _no_fault) == []


def complaints(world: World, name: str, fault: Fault) -> list[str]:
    """What the judge says of an address, at the most the first entry that has a complaint."""
    for number, entry in enumerate(ENTRIES[name]):
        chosen = plan(entry, brief=number > 0)
        with fault():
            wrong, _asked = walked(world, name, entry, chosen)
        if wrong:
            return wrong
    return []


@contextmanager
def _no_fault() -> Iterator[None]:
    yield


@contextmanager
def _attribute(place: Any, name: str, value: Any) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, name, value)
        yield


@contextmanager
def _item(place: Any, name: str, value: Any) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(place, name, value)
        yield
