"""Reviews: choosing, dividing, taking, looking once and twice, what is next, walls."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied
from reopen.cases.models import Case
from reopen.documents.actions import wall_document
from reopen.documents.models import Document
from reopen.documents.tests.shelf import Shelf
from reopen.review import actions
from reopen.review.actions.batches import Plan
from reopen.review.choosing import Choice, chosen_pieces
from reopen.review.models import Batch, BatchItem, CodingPanel, Look, Review
from reopen.review.queries_batches import (
    items_of,
    narrowed,
    next_item,
    readers_for,
    reading_of,
)
from reopen.review.queries_coding import (
    CodingFilters,
    coded_documents,
    coded_on,
    coders_of,
    questions_of,
    used_tags,
)
from reopen.review.tests.desk import desk
from reopen.review.tests.test_coding import answered, made_panel

pytestmark = pytest.mark.django_db


def _case(shelf: Shelf) -> Case:
    return Case.objects.get(number=shelf.number)


def _divided(actor: Actor, cast: Cast, shelf: Shelf, *, size: int = 5, share: int = 100) -> Review:
    """Both pages of the desk, read by Alice, then by Ivan."""
    case = _case(shelf)
    readers = [cast.membership(cast.alice), cast.membership(cast.ivan)]
    pieces = chosen_pieces(actor, case, Choice(by_page=True))
    plan = Plan("First reading", size=size, readers=readers, second_share=share)
    made: Review = actions.divide(actor, case, plan=plan, pieces=pieces)
    return made


def _item(number: int = 1) -> BatchItem:
    return BatchItem.objects.select_related("batch__review", "document").get(number=number)


def test_a_choice_is_by_page_or_document_source_kind_and_what_is_new(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        case = _case(shelf)
        for asked, count in (
            (Choice(), 1), (Choice(by_page=True), 2), (Choice(sources=("Nobody's",)), 0),
            (Choice(sources=("Trial counsel's file",)), 1), (Choice(kinds=("letter",)), 0),
            (Choice(fresh=True), 1), (Choice(uncoded=True), 1),
        ):  # fmt: skip
            assert len(chosen_pieces(actor, case, asked)) == count, asked
        _divided(actor, cast, shelf)
        assert chosen_pieces(actor, case, Choice(fresh=True)) == []


def test_stacks_are_of_one_size_and_go_round_and_the_second_look_is_anothers(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        review = _divided(actor, cast, shelf, size=1, share=50)
        first, second = Batch.objects.filter(review=review)
        assert (first.reader, first.second) == (second.second, second.reader)
        assert BatchItem.objects.filter(twice=True).count() == 1
        with pytest.raises(ValidationError):
            actions.assign_batch(actor, first, reader=first.reader, second=first.reader)
        with pytest.raises(ValidationError):
            actions.divide(actor, _case(shelf), plan=Plan("Empty"), pieces=[])
    with acting(cast.cora) as actor, pytest.raises(Denied):
        _divided(actor, cast, shelf)


def test_a_reader_goes_on_where_she_was_until_nothing_is_left(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        review = _divided(actor, cast, shelf)
        batch = Batch.objects.get()
        actions.look_at(actor, _item(2), outcome="done")
        upcoming = next_item(actor, batch, after=2)
        assert upcoming
        assert upcoming.number == 1
        actions.look_at(actor, _item(1), outcome="flagged", note="Ask for the tape")
        assert next_item(actor, batch) is None
        progress = reading_of(actor, review).progress
        assert (progress.first, progress.items, progress.flagged, progress.second) == (2, 2, 1, 0)
    with acting(cast.cora) as actor, pytest.raises(Denied):
        actions.look_at(actor, _item(1), outcome="done")


def test_the_second_reader_is_not_told_before_and_a_difference_shows_after(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        review = _divided(actor, cast, shelf)
        actions.look_at(actor, _item(1), outcome="flagged")
    with acting(cast.ivan) as actor:
        assert narrowed(actor, items_of(actor, review), "flagged") == []
        assert narrowed(actor, items_of(actor, review), "differs") == []
        actions.look_at(actor, _item(1), outcome="done")
        [item] = narrowed(actor, items_of(actor, review), "differs")
        assert item.number == 1
        assert reading_of(actor, review).progress.differing == 1


def test_two_looks_with_a_panel_differ_by_their_answers(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        review = _divided(actor, cast, shelf)
        review.panel = panel = made_panel(actor)
        review.save()
        with pytest.raises(ValidationError):
            actions.look_at(actor, _item(1), outcome="done")
        actions.look_at(actor, _item(1), outcome="done", answers=answered(panel, "both"))
    with acting(cast.ivan) as actor:
        actions.look_at(actor, _item(1), outcome="done", answers=answered(panel, "neither"))
        assert reading_of(actor, review).progress.differing == 1
        assert Look.objects.filter(coding__differs=True).count() == 1


def test_the_list_of_coding_tells_a_second_reader_nothing_before_she_has_looked(
    cast: Cast,
) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        review = _divided(actor, cast, shelf)
        review.panel = panel = made_panel(actor)
        review.save()
        for number in (1, 2):
            actions.look_at(actor, _item(number), outcome="done", answers=answered(panel, "both"))
        assert _listed(actor, shelf, panel) == (1, False)
        assert _listed(actor, shelf, panel, state="coded") == (1, False)
    with acting(cast.ivan) as actor:
        assert _listed(actor, shelf, panel) == (0, True)
        assert _listed(actor, shelf, panel, state="coded") is None
        for number in (1, 2):
            actions.look_at(actor, _item(number), outcome="done", answers=answered(panel, "both"))
        assert _listed(actor, shelf, panel) == (1, False)


def test_a_second_reader_learns_from_no_choice_count_or_form_that_a_document_is_coded(
    cast: Cast,
) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        review = _divided(actor, cast, shelf)
        review.panel = panel = made_panel(actor)
        review.save()
        key = next(field.key for field in questions_of(panel) if field.kind == "tags")
        said = answered(panel, "both", "a red lamp")
        for number in (1, 2):
            actions.look_at(actor, _item(number), outcome="flagged", answers=said)
        assert used_tags(actor, review.case, panel) == {key: ["a red lamp"]}
        assert reading_of(actor, review).progress.flagged == 2
    with acting(cast.ivan) as actor:
        assert used_tags(actor, review.case, panel) == {key: []}
        assert coders_of(actor, review.case, panel) == []
        document = Document.objects.get(pk=shelf.document)
        assert coded_on(actor, document, panel).current is None
        assert reading_of(actor, review).progress.flagged == 0
    client = signed_in(cast.ivan)
    room = client.get(shelf.case_url("review_room")).content.decode()
    assert "0 of 1 documents are coded" in room
    listed = client.get(shelf.case_url("review_coding")).content.decode()
    assert "a red lamp" not in listed
    page = client.get(f"/o/harbor/files/{shelf.document}/p/1/").content.decode()
    assert "a red lamp" not in page
    form = client.get(f"/o/harbor/files/{shelf.document}/p/1/coding/{panel.pk}/")
    assert form["Location"].startswith("/o/harbor/review-items/")
    with acting(cast.ivan) as actor:
        for number in (1, 2):
            actions.look_at(actor, _item(number), outcome="done", answers=said)
        assert used_tags(actor, review.case, panel) == {key: ["a red lamp"]}
        assert reading_of(actor, review).progress.flagged == 2


def _listed(
    actor: Actor, shelf: Shelf, panel: CodingPanel, **asked: str
) -> tuple[int, bool] | None:
    """How many codings the list shows of the desk's document, and whether a look is owed."""
    found = coded_documents(actor, _case(shelf), panel, CodingFilters(**asked)).first()
    return (len(vars(found)["coded"]), vars(found)["owed"]) if found else None


def test_a_batch_of_nobodys_is_taken_once_and_its_second_look_by_another(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        pieces = chosen_pieces(actor, _case(shelf), Choice())
        plan = Plan("Open to all", second_share=100)
        actions.divide(actor, _case(shelf), plan=plan, pieces=pieces)
        actions.take_batch(actor, Batch.objects.get())
        with pytest.raises(ValidationError):
            actions.take_batch(actor, Batch.objects.get())
    with acting(cast.ivan) as actor:
        assert actions.take_batch(actor, Batch.objects.get()).second == cast.membership(cast.ivan)
    with acting(cast.cora) as actor, pytest.raises(ValidationError):
        actions.take_batch(actor, Batch.objects.get())


def test_only_who_may_work_on_the_case_and_sees_it_is_offered_as_a_reader(cast: Cast) -> None:
    shelf = desk(cast)
    can, cannot = {cast.alice, cast.ivan, cast.dana}, {cast.stella, cast.ada, cast.edith}
    with acting(cast.alice) as actor:
        able = {membership.user for membership in readers_for(actor, _case(shelf))}
    assert can <= able
    assert not cannot & able


def test_what_is_behind_a_wall_is_in_no_count_and_no_list(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.dana) as actor:
        review = _divided(actor, cast, shelf)
        wall_document(actor, Document.objects.get(pk=shelf.document))
    with acting(cast.alice) as actor:
        assert reading_of(actor, review).progress.items == 0
        assert next_item(actor, Batch.objects.get()) is None
        assert chosen_pieces(actor, _case(shelf), Choice(by_page=True)) == []


def test_a_review_is_counted_first_then_made_read_in_the_viewer_and_taken_away(cast: Cast) -> None:
    shelf = desk(cast)
    client = signed_in(cast.alice)
    url = shelf.case_url("review_new")
    asked = {
        "name": "All pages",
        "purpose": "Anything on the lamp",
        "unit": "pages",
        "size": "1",
        "second_share": "0",
        "readers": str(cast.membership(cast.alice).pk),
    }
    counted = client.post(url, {**asked, "count": "1"}).content.decode()
    assert "2 items fit." in counted
    assert "2 batches" in counted
    made = client.post(url, asked)
    with acting(cast.alice):
        first = Batch.objects.get(number=1)
        item = _item(1)
    went = client.get(f"/o/{shelf.org}/batches/{first.pk}/")
    assert went.headers["Location"] == shelf.url("page", page=1)
    body = client.get(shelf.url("page", page=1)).content.decode()
    assert "Anything on the lamp" in body
    assert "Done, next" in body
    looked = client.post(f"/o/{shelf.org}/review-items/{item.pk}/", {"outcome": "flagged"})
    assert looked.status_code == 302
    listed = client.get(made.headers["Location"] + "?format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(listed)))
    assert [row[4] for row in rows[1:]] == ["Flagged", ""]
    assert "All pages" in client.get(shelf.case_url("review_batches")).content.decode()


def test_a_closed_review_asks_nothing_of_anybody(cast: Cast) -> None:
    shelf = desk(cast)
    with acting(cast.alice) as actor:
        review = _divided(actor, cast, shelf)
        actions.close_review(actor, review)
        with pytest.raises(ValidationError):
            actions.look_at(actor, _item(1), outcome="done")
    body = signed_in(cast.alice).get(shelf.url("page", page=1)).content.decode()
    assert "Done, next" not in body
