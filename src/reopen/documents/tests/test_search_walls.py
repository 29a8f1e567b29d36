"""One statement, kept for all who have the same rights, says what the querysets say for each."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone
from tests.cast import Cast, acting

from reopen.accounts.actor import Actor, newcomer_actor
from reopen.accounts.models import User
from reopen.accounts.tenancy import acting_as_system
from reopen.cases.access import hidden_case_ids, visible_cases
from reopen.cases.models import Case, TeamMember
from reopen.cases.tests.factories import make_case, put_on_team, wall_off
from reopen.documents import search_walls
from reopen.documents.access import passes_document_walls, visible_documents
from reopen.documents.models import Document, DocumentClearance, Page
from reopen.documents.search_walls import open_rows, scope_of
from reopen.documents.tests.factories import make_document, make_source
from reopen.kernel.scope import OutsideOrganization, organization_scope
from reopen.lib.search.contract import Hit

PEOPLE = ("dana", "ada", "alice", "cora", "ivan", "stella", "colin", "edith", "wally", "bettina")


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_walls, "_statements", {})


@pytest.fixture
def people(cast: Cast) -> list[User]:
    """The members of one organization, each with her own part in eight kinds of cases."""
    found: list[User] = [getattr(cast, name) for name in PEOPLE]
    for number, (team_only, on_team, walled) in enumerate(product((False, True), repeat=3)):
        for user in found[number % 2 :: 2]:
            case = make_case(cast.harbor, f"{number} {user.name}", team_only=team_only)
            if on_team:
                put_on_team(cast, case, user)
            if walled:
                wall_off(cast, case, user)
    return found


@pytest.fixture
def paper(cast: Cast, people: list[User]) -> None:
    """A page in every case: open, walled, or walled with a clearance for every other person."""
    with acting_as_system(cast.harbor) as actor:
        for number, case in enumerate(Case.objects.order_by("number")):
            source = make_source(actor, case)
            document = make_document(actor, source, f"{number}".encode(), f"{number}.txt")
            Document.objects.filter(pk=document.pk).update(
                walled=number % 3 > 0, status=("ready", "reading")[number % 2]
            )
            Page.objects.create(document=document, number=1, revision=number % 4 // 2)
            if number % 3 == 2:
                for user in people[::2]:
                    membership = cast.membership(user, cast.harbor)
                    DocumentClearance.objects.create(document=document, membership=membership)


def each(cast: Cast, people: list[User]) -> Iterator[Actor]:
    """Twice, so that all are asked with a statement that another's rights had made."""
    for user in [*people, *reversed(people)]:
        with acting(user, cast.harbor) as actor:
            yield actor


def test_the_scope_has_the_cases_of_visible_cases_for_everybody(
    cast: Cast, people: list[User]
) -> None:
    sizes = set()
    for actor in each(cast, people):
        scope = scope_of(actor)
        visible = {str(pk) for pk in visible_cases(actor).values_list("pk", flat=True)}
        if scope.cases is None:
            assert scope.except_cases == {str(pk) for pk in hidden_case_ids(actor)}
            every = {str(pk) for pk in Case.objects.values_list("pk", flat=True)}
            assert every - scope.except_cases == visible
        else:
            assert scope.cases == visible
        sizes.add(len(visible))
    assert len(sizes) > 3


@pytest.mark.usefixtures("paper")
def test_the_walled_documents_of_the_scope_are_those_of_the_database(
    cast: Cast, people: list[User]
) -> None:
    seen = set()
    for actor in each(cast, people):
        scope = scope_of(actor)
        cleared = DocumentClearance.objects.filter(membership=actor.membership_id)
        opened = {str(pk) for pk in cleared.values_list("document_id", flat=True)}
        behind = {
            str(document.pk)
            for document in Document.objects.filter(walled=True).prefetch_related("pages")
            if not document.is_finished
            or any(page.revision != page.indexed for page in document.pages.all())
        }
        passes = passes_document_walls(actor)
        assert scope.open_documents == (set() if passes else opened)
        assert scope.closed_documents == (set() if passes else behind - opened)
        assert bool(scope.closed_labels) is not passes
        seen.add((passes, bool(scope.closed_documents), bool(scope.open_documents)))
    assert len(seen) > 2


@pytest.mark.usefixtures("paper")
def test_the_rows_of_hits_are_those_of_visible_documents(cast: Cast, people: list[User]) -> None:
    sizes = set()
    for actor in each(cast, people):
        hits = tuple(hit_of(page) for page in Page.objects.all())
        rows = open_rows(scope_of(actor), hits)
        visible = set(visible_documents(actor).values_list("pk", flat=True))
        pages = Page.objects.select_related("document__case", "document__source")
        assert {key: shown(page) for key, page in rows.items()} == {
            str(page.pk): shown(page) for page in pages if page.document_id in visible
        }
        sizes.add(len(rows))
    assert len(sizes) > 3


def test_what_has_changed_since_holds_in_the_next_search(cast: Cast) -> None:
    case = make_case(cast.harbor)
    put_on_team(cast, case, cast.stella)
    with acting(cast.stella) as actor:
        assert scope_of(actor).cases == frozenset({str(case.pk)})
    with acting(cast.dana):
        yesterday = timezone.localdate() - timedelta(days=1)
        TeamMember.objects.filter(case=case).update(until=yesterday)
    with acting(cast.stella) as actor:
        assert scope_of(actor).cases == frozenset()


def test_a_statement_of_one_organization_answers_for_another_with_its_own_cases(cast: Cast) -> None:
    ours, theirs = make_case(cast.harbor), make_case(cast.prairie)
    wall_off(cast, ours, cast.alice)
    wall_off(cast, theirs, cast.olga)
    for _ in range(8):  # often enough for PostgreSQL to keep one plan for both
        with acting(cast.alice) as actor:
            assert scope_of(actor).except_cases == {str(ours.pk)}
        with acting(cast.olga) as actor:
            assert scope_of(actor).except_cases == {str(theirs.pk)}


def test_rows_of_another_organization_are_never_rows(cast: Cast) -> None:
    theirs = make_case(cast.prairie)
    with acting_as_system(cast.prairie) as actor:
        document = make_document(actor, make_source(actor, theirs))
        hit = hit_of(Page.objects.create(document=document, number=1))
        assert list(open_rows(scope_of(actor), (hit,))) == [hit.page_id]
    with acting_as_system(cast.harbor) as actor:
        assert open_rows(scope_of(actor), (hit,)) == {}


def test_whoever_is_not_a_member_finds_nothing(cast: Cast) -> None:
    make_case(cast.harbor)
    newcomer = newcomer_actor(cast.harbor, cast.olga)
    with organization_scope(cast.harbor.id):
        assert scope_of(newcomer).cases == frozenset()


def test_nobody_searches_from_within_another_organization(cast: Cast) -> None:
    with acting(cast.olga) as stranger:
        pass
    with organization_scope(cast.harbor.id), pytest.raises(OutsideOrganization):
        scope_of(stranger)


def hit_of(page: Page) -> Hit:
    return Hit(1, str(page.pk), "", "", "", 1, "", "", "", ())


def shown(page: Page) -> tuple[object, ...]:
    document = page.document
    return (
        page.number,
        page.legibility,
        document.name,
        document.kind,
        document.case.number,
        document.case.title,
        document.source.name,
    )
