"""Names that are found, people who are named: kept apart, merged, split, undone, walled."""

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.actions import wall_document
from reopen.documents.models import Document
from reopen.documents.tests.factories import make_document, make_source
from reopen.documents.tests.shelf import Shelf, read_by_hand, stocked
from reopen.figures.actions import (
    edit_figure,
    keep_apart,
    merge,
    redo_step,
    split,
    undo_apart,
    undo_step,
)
from reopen.figures.alike import pairs_of
from reopen.figures.looking import look_through
from reopen.figures.models import Figure, FoundName, Step
from reopen.figures.queries import Entry, cast_of, names_of

pytestmark = pytest.mark.django_db
_PAGES = (
    "Det. Kosko met Dolores Odell at the store.",
    "ODELL, DOLORES spoke to Sgt. R. Kosko. Odell left.",
    "The clerk saw Kosko again at noon.",
)


def _case(shelf: Shelf) -> Case:
    return Case.objects.get(pk=shelf.case)


def _looked(cast: Cast, *pages: str) -> Shelf:
    shelf = stocked(cast, *(pages or _PAGES))
    with acting(cast.alice) as actor:
        organization = str(actor.organization_id)
    look_through(organization, str(shelf.case))
    return shelf


def _entry(actor: Actor, shelf: Shelf, label: str) -> Entry:
    return next(entry for entry in cast_of(actor, _case(shelf)) if entry.label == label)


def _told(actor: Actor, shelf: Shelf) -> dict[str, int]:
    return {entry.label: entry.mentions for entry in cast_of(actor, _case(shelf))}


def _merged(actor: Actor, shelf: Shelf, *labels: str) -> Figure:
    return merge(actor, _case(shelf), entries=[_entry(actor, shelf, label) for label in labels])


def test_the_search_finds_names_and_makes_nobody(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        assert _told(actor, shelf) == {
            "Dolores Odell": 2, "Kosko": 2, "R. Kosko": 1, "Odell": 1,
        }  # fmt: skip
        assert not Figure.objects.exists()


def test_a_surname_alone_counts_once_another_page_writes_it_out(cast: Cast) -> None:
    shelf = _looked(cast, "The clerk saw Kosko again.")
    with acting(cast.alice) as actor:
        assert _told(actor, shelf) == {}
        read_by_hand(Document.objects.get(pk=shelf.document), 2, "Det. Kosko came.")
    look_through(str(actor.organization_id), str(shelf.case))
    with acting(cast.alice) as actor:
        assert _told(actor, shelf) == {"Kosko": 2}


def test_merging_takes_names_together_and_undo_takes_them_apart(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        before = _told(actor, shelf)
        figure = _merged(actor, shelf, "Kosko", "R. Kosko")
        assert _told(actor, shelf)["R. Kosko"] == 3
        undo_step(actor, figure.steps.get())
        assert _told(actor, shelf) == before
        redo_step(actor, figure.steps.get())
        assert _told(actor, shelf)["R. Kosko"] == 3


def test_merged_figures_come_apart_as_they_were(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        _merged(actor, shelf, "Kosko", "R. Kosko")
        _merged(actor, shelf, "Odell", "Dolores Odell")
        _merged(actor, shelf, "R. Kosko", "Dolores Odell")
        assert sorted(_told(actor, shelf).values()) == [6]
        undo_step(actor, Step.objects.latest("at"))
        assert _told(actor, shelf) == {"R. Kosko": 3, "Dolores Odell": 3}


def test_a_way_of_writing_or_a_single_place_is_split_off_and_brought_back(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        figure = _merged(actor, shelf, "Kosko", "R. Kosko")
        place = FoundName.objects.get(page__number=3, key="kosko")
        other = split(actor, figure, names=[place], name="The other Kosko")
        assert _told(actor, shelf)["The other Kosko"] == 1
        split(actor, figure, keys={("person", "kosko")}, name="A third")
        assert _told(actor, shelf) == {
            "Dolores Odell": 2, "R. Kosko": 1, "A third": 1, "The other Kosko": 1, "Odell": 1,
        }  # fmt: skip
        undo_step(actor, other.steps.get())
        assert _told(actor, shelf)["A third"] == 2


def test_what_people_said_holds_for_pages_that_come_later(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        _merged(actor, shelf, "Kosko", "R. Kosko")
        read_by_hand(Document.objects.get(pk=shelf.document), 4, "Det. Kosko sat.")
    look_through(str(actor.organization_id), str(shelf.case))
    with acting(cast.alice) as actor:
        assert _told(actor, shelf)["R. Kosko"] == 4


def test_a_person_and_an_organization_are_never_one(cast: Cast) -> None:
    shelf = _looked(cast, "Det. Kosko of the Marlow Police Department came.")
    with acting(cast.alice) as actor, pytest.raises(ValidationError, match="cannot be the same"):
        _merged(actor, shelf, "Kosko", "Marlow Police Department")


def test_close_names_are_proposed_until_a_person_keeps_them_apart(cast: Cast) -> None:
    shelf = _looked(cast)
    with acting(cast.alice) as actor:
        case = _case(shelf)
        pair = next(
            p for p in pairs_of(actor, case) if "R. Kosko" in (p.first.label, p.second.label)
        )
        kept = keep_apart(actor, case, one=pair.first, other=pair.second)
        assert pair not in pairs_of(actor, case)
        undo_apart(actor, kept)
        assert pair in pairs_of(actor, case)


def _walled(cast: Cast, shelf: Shelf, text: str) -> None:
    """A document that only the director sees, in the same case."""
    with acting(cast.dana) as director:
        source = make_source(director, _case(shelf), name="Sealed")
        sealed = make_document(director, source, b"%PDF sealed", "sealed.pdf")
        read_by_hand(sealed, 1, text)
        sealed.status, sealed.reason, sealed.page_count = Document.State.READY, "read", 1
        sealed.save()
        wall_document(director, sealed)
        organization = str(director.organization_id)
    look_through(organization, str(shelf.case))


def test_a_name_behind_a_wall_is_in_no_list_no_count_and_no_proposal(cast: Cast) -> None:
    shelf = _looked(cast, *_PAGES, "Somebody saw Crane.")
    _walled(cast, shelf, "Sgt. Silas Crane told Dolores Odell and Doris Odell.")
    with acting(cast.dana) as director:
        assert _told(director, shelf)["Dolores Odell"] == 3
    with acting(cast.alice) as actor:
        told = _told(actor, shelf)
        assert told["Dolores Odell"] == 2
        assert not [label for label in told if "Crane" in label or "Doris" in label]
        pairs = pairs_of(actor, _case(shelf))
        assert not [p for p in pairs if "Doris" in p.first.label + p.second.label]


def test_what_people_wrote_of_somebody_partly_behind_a_wall_is_not_shown(cast: Cast) -> None:
    shelf = _looked(cast)
    _walled(cast, shelf, "Sgt. Silas Crane is Kosko.")
    with acting(cast.dana) as director:
        figure = _merged(director, shelf, "Silas Crane", "R. Kosko")
        edit_figure(director, figure, name="Silas alias Kosko", note="Paid in May.")
    with acting(cast.alice) as actor:
        entry = _entry(actor, shelf, "R. Kosko")
        assert (entry.partly, entry.mentions) == (True, 1)
        assert names_of(actor, _case(shelf), entry).count() == 1
    browser = signed_in(cast.alice)
    page = browser.get(f"/o/{shelf.org}/figures/{figure.pk}/").content.decode()
    viewer = browser.get(shelf.url("page", page=2)).content.decode()
    listed = browser.get(shelf.case_url("figures")).content.decode()
    for body in (page, viewer, listed):
        assert "R. Kosko" in body
        assert "Silas" not in body
        assert "Paid in May" not in body


def test_a_figure_behind_a_wall_alone_is_not_there(cast: Cast) -> None:
    shelf = _looked(cast)
    _walled(cast, shelf, "Sgt. Silas Crane came.")
    with acting(cast.dana) as director:
        figure = _merged(director, shelf, "Silas Crane")
    assert signed_in(cast.alice).get(f"/o/{shelf.org}/figures/{figure.pk}/").status_code == 404
    assert signed_in(cast.dana).get(f"/o/{shelf.org}/figures/{figure.pk}/").status_code == 200


def test_on_screen_names_are_merged_split_and_brought_back(cast: Cast) -> None:
    shelf = _looked(cast)
    browser = signed_in(cast.alice)
    answer = browser.post(
        shelf.case_url("figures_merge"), {"found": ["person:kosko", "person:r kosko"]}, follow=True
    )
    body = answer.content.decode()
    assert "<h2>R. Kosko</h2>" in body
    (figure,) = answer.context["history"]
    url = answer.request["PATH_INFO"]
    split_page = browser.post(f"{url}split/", {"key": "person:kosko"}, follow=True)
    assert "<h2>Kosko</h2>" in split_page.content.decode()
    step = split_page.context["history"][0].step.pk
    browser.post(f"/o/{shelf.org}/figure-steps/{step}/undo/")
    assert [row.key for row in browser.get(url).context["entry"].written] == ["kosko", "r kosko"]
    assert figure.names == ("Kosko", "R. Kosko")


def test_a_name_that_nobody_sees_is_not_found_and_never_merged(cast: Cast) -> None:
    shelf = _looked(cast)
    browser = signed_in(cast.alice)
    query = "?kind=person&key=nobody"
    assert browser.get(shelf.case_url("found_name") + query).status_code == 404
    for posted in ({"found": "person:nobody"}, {"figure": "no id"}):
        assert browser.post(shelf.case_url("figures_merge"), posted).status_code == 404
