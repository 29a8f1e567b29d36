"""Who may decide, the second reviewer, and taking a word back."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.doing import Denied
from reopen.accounts.tenancy import acting_as_system
from reopen.disclosure.actions import decide, start_comparison, undo_decision
from reopen.disclosure.board import board_of
from reopen.disclosure.models import ComparedPage, Decision
from reopen.disclosure.queries import Filters, narrowed, pages_of, review_of
from reopen.disclosure.tests.factories import Table, comparison_of, laid_out, two_sources
from reopen.documents.tests.factories import make_case

pytestmark = pytest.mark.django_db


def _altered(table: Table) -> ComparedPage:
    return ComparedPage.objects.get(comparison=table.comparison, status="altered")


def _copy(table: Table) -> ComparedPage:
    """The page of the defense's side that is its copy. To be called inside a scope."""
    copy: ComparedPage = _altered(table).matches.get(rank=1).right
    return copy


def _told(cast: Cast, table: Table) -> Any:
    with acting(cast.alice) as actor:
        pages = pages_of(actor, comparison_of(table))
        return pages.get(document__path="box 1/report.pdf", number=1)


def test_a_persons_word_stands_above_the_machines(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        decide(actor, _altered(table), status="partial", other=_copy(table), note="Half of it.")
    assert _told(cast, table).shown == "partial"


def test_who_comes_after_somebody_else_is_the_second_reviewer(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        decide(actor, _altered(table), status="altered", other=_copy(table))
    with acting(cast.ivan) as actor:
        assert decide(actor, _altered(table), status="altered", other=_copy(table)).second
    told = _told(cast, table)
    assert (told.shown, told.disputed) == ("altered", False)


def test_a_second_look_is_told_the_first_reviewers_word_only_after_it(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        decide(actor, _altered(table), status="given", other=_copy(table), note="Only a stamp.")
    client = signed_in(cast.ivan)
    url = table.url("disclosure_pair", page=_altered_key(cast, table)) + "?decided=mine"
    for address in (url, table.url() + "?decided=mine"):
        body = client.get(address).content.decode()
        assert "Only a stamp." not in body
        assert "Your second look" in body
    with acting(cast.ivan) as actor:
        comparison = comparison_of(table)
        pages = pages_of(actor, comparison, unseen=True)
        [page] = narrowed(actor, comparison, pages, Filters(decided="mine"))
        assert (page.shown, page.first) == ("altered", None)
        assert board_of(actor, comparison, unseen=True).counts["altered"] == 1
        decide(actor, _altered(table), status="altered", other=_copy(table))
        assert not narrowed(actor, comparison, pages, Filters(decided="mine")).exists()
    assert "Only a stamp." in client.get(url).content.decode()
    with acting(cast.alice) as actor:  # her own pages never wait for her
        assert not narrowed(actor, comparison, pages, Filters(decided="mine")).exists()


def _altered_key(cast: Cast, table: Table) -> object:
    with acting(cast.alice):
        return _altered(table).pk


def test_reviewers_who_differ_leave_a_page_not_decided(cast: Cast) -> None:
    table = laid_out(cast)
    for user, status in ((cast.alice, "altered"), (cast.ivan, "given")):
        with acting(user) as actor:
            decide(actor, _altered(table), status=status, other=_copy(table))
    told = _told(cast, table)
    assert (told.shown, told.disputed) == ("undecided", True)
    with acting(cast.alice) as actor:
        pages = pages_of(actor, comparison_of(table))
        assert review_of(actor, comparison_of(table)).disputed == 1
        disputed = narrowed(actor, comparison_of(table), pages, Filters(decided="disputed"))
        assert [page.number for page in disputed] == [1]


def test_a_third_persons_word_is_refused(cast: Cast) -> None:
    table = laid_out(cast)
    for user in (cast.alice, cast.ivan):
        with acting(user) as actor:
            decide(actor, _altered(table), status="altered", other=_copy(table))
    with acting(cast.dana) as actor, pytest.raises(ValidationError):
        decide(actor, _altered(table), status="given", other=_copy(table))


def test_a_new_word_of_the_same_person_undoes_her_old_one(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        decide(actor, _altered(table), status="altered", other=_copy(table))
        decide(actor, _altered(table), status="given", other=_copy(table))
        assert Decision.objects.filter(undone_at=None).get().status == "given"
        assert Decision.objects.count() == 2


def test_only_ones_own_word_can_be_taken_back(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        made = decide(actor, _altered(table), status="given", other=_copy(table))
    with acting(cast.ivan) as actor, pytest.raises(Denied):
        undo_decision(actor, made)
    with acting(cast.alice) as actor:
        undo_decision(actor, made)
    assert _told(cast, table).shown == "altered"


def test_the_installation_itself_decides_nothing(cast: Cast) -> None:
    table = laid_out(cast)
    with acting_as_system(cast.harbor) as actor, pytest.raises(ValidationError):
        decide(actor, _altered(table), status="given", other=_copy(table))


def test_an_expert_may_look_but_not_decide(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.edith) as actor, pytest.raises(Denied):
        decide(actor, _altered(table), status="given", other=_copy(table))


def test_a_source_cannot_stand_on_both_sides_or_come_from_another_case(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case, other = make_case(actor), make_case(actor, "Another")
        state, own = two_sources(actor, case)
        foreign, _ = two_sources(actor, other)
        for left, right in (([state], [state]), ([], [own]), ([state], []), ([foreign], [own])):
            with pytest.raises(ValidationError):
                start_comparison(actor, case, prosecution=left, defense=right)


def test_the_same_sources_are_one_comparison(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        case = make_case(actor)
        state, own = two_sources(actor, case)
        first = start_comparison(actor, case, prosecution=[state], defense=[own])
        again = start_comparison(actor, case, prosecution=[state], defense=[own])
        turned = start_comparison(actor, case, prosecution=[own], defense=[state])
        assert first.pk == again.pk != turned.pk


def test_counts_name_every_status(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        counts = board_of(actor, comparison_of(table)).counts
    assert counts == {
        "given": 1, "altered": 1, "partial": 0, "not_found": 1, "undecided": 0, "waiting": 0,
    }  # fmt: skip


def test_given_rests_on_a_page_of_the_defense_set(cast: Cast) -> None:
    table = laid_out(cast)
    with acting(cast.alice) as actor:
        page = ComparedPage.objects.get(comparison=table.comparison, status="not_found")
        for status in ("given", "altered", "partial"):
            with pytest.raises(ValidationError, match="lay that page beside"):
                decide(actor, page, status=status)
        with pytest.raises(ValidationError, match="not part"):
            decide(actor, page, status="given", other=_altered(table))
        decide(actor, page, status="given", other=_copy(table))
        decide(actor, page, status="not_found")
