"""The walls hold before anything is counted."""

import pytest
from tests.cast import Cast, acting

from reopen.accounts.actor import Actor
from reopen.cases.models import Case, EthicalWall
from reopen.documents.actions import (
    clear_member,
    move_document,
    read_again,
    unwall_document,
    wall_document,
)
from reopen.documents.ingest import rebuild_index
from reopen.documents.models import Document
from reopen.documents.search import Asked, all_found, search
from reopen.documents.tests.factories import make_case, make_document, make_source, work_off
from reopen.kernel.scope import organization_scope

pytestmark = pytest.mark.slow


class World:
    """Two cases with one page each that say the same word."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        with acting(cast.alice) as actor:
            self.one = self.case(actor, "One", "The sedan was green.")
            self.two = self.case(actor, "Two", "The sedan was blue.")
            work_off(actor)

    def case(self, actor: Actor, title: str, text: str) -> Case:
        case = make_case(actor, title)
        make_document(actor, make_source(actor, case), text.encode(), f"{title}.txt")
        return case

    def document(self, case: Case) -> Document:
        return Document.objects.get(case=case)


@pytest.fixture
def world(cast: Cast) -> World:
    return World(cast)


def total(actor: Actor, query: str = "sedan") -> int:
    found = search(actor, Asked(query), with_facets=True)
    assert found.total == len(found.pages) == sum(found.facets.cases.values())
    return found.total


def test_everybody_counts_only_what_she_sees(world: World) -> None:
    with acting(world.cast.alice) as actor:
        assert total(actor) == 2
        membership = world.cast.membership(world.cast.wally)
        EthicalWall.objects.create(case=world.one, membership=membership, reason="former client")
    with acting(world.cast.wally) as walled_off:
        assert total(walled_off) == 1
        assert total(walled_off, "green") == 0
    with acting(world.cast.stella) as student:
        assert total(student) == 0
    with acting(world.cast.olga) as stranger:
        assert total(stranger) == 0


def test_a_wall_around_a_document_holds_without_indexing_again(world: World) -> None:
    with acting(world.cast.alice) as actor:
        wall_document(actor, world.document(world.one))
        assert total(actor) == 2  # whoever sets the wall stays inside
    with acting(world.cast.ivan) as colleague:
        assert total(colleague) == 1
    with acting(world.cast.dana) as director:
        assert total(director) == 2


def test_a_wall_around_a_document_holds_once_it_is_indexed_again(world: World) -> None:
    with acting(world.cast.alice) as actor:
        document = world.document(world.one)
        wall_document(actor, document)
        work_off(actor)
        assert total(actor) == 2
        clear_member(actor, document, membership=world.cast.membership(world.cast.wally))
    with acting(world.cast.ivan) as colleague:
        assert total(colleague) == 1
    with acting(world.cast.wally) as cleared:
        assert total(cleared) == 2
    with acting(world.cast.alice) as actor:
        unwall_document(actor, document)
        work_off(actor)
    with acting(world.cast.ivan) as colleague:
        assert total(colleague) == 2


def test_a_document_read_again_leaves_nothing_of_its_first_reading(world: World) -> None:
    with acting(world.cast.alice) as actor:
        read_again(actor, world.document(world.one))
        work_off(actor)
        assert total(actor) == 2


def test_filters_narrow_and_never_widen(world: World) -> None:
    with acting(world.cast.alice) as actor:
        one = frozenset({world.one.pk})
        assert search(actor, Asked("sedan", cases=one)).total == 1
        assert search(actor, Asked("blue", cases=one)).total == 0
        source = world.document(world.two).source
        assert search(actor, Asked("sedan", sources=frozenset({source.pk}))).total == 1
        assert search(actor, Asked("sedan", kinds=frozenset({"letter"}))).total == 0
    with acting(world.cast.stella) as student:
        assert search(student, Asked("sedan", cases=one)).total == 0


def test_what_the_index_knows_too_much_of_never_reaches_a_page(world: World) -> None:
    with acting(world.cast.alice) as actor:
        world.document(world.one).pages.all().delete()
        found = search(actor, Asked("sedan"))
        assert [row.document.path for row in found.pages] == ["Two.txt"]
        assert [row.document.path for row in all_found(actor, Asked("sedan"))] == ["Two.txt"]


def test_a_moved_document_is_found_in_its_new_source(world: World) -> None:
    with acting(world.cast.alice) as actor:
        police = make_source(actor, world.one, "Police")
        move_document(actor, world.document(world.one), source=police)
        work_off(actor)
        assert search(actor, Asked("green", sources=frozenset({police.pk}))).total == 1


def test_the_index_can_be_built_again_from_the_database(world: World) -> None:
    with organization_scope(world.cast.harbor.id):
        assert rebuild_index(str(world.cast.harbor.id)) == 2
    with acting(world.cast.alice) as actor:
        assert total(actor) == 2
