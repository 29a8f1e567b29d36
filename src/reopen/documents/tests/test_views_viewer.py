"""The viewer: a page, its hits, its text."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image
from tests.cast import Cast, acting, signed_in

from reopen.audit.models import Event
from reopen.documents.models import Page
from reopen.documents.pictures import picture_of
from reopen.documents.sheet import pieces_of, sheet_of
from reopen.documents.storage import file_store
from reopen.documents.tests.factories import make_case, make_document, make_source, work_off
from reopen.documents.tests.shelf import Shelf, stocked

LANTERN = "The lantern was out.\nNobody saw the lan?ern."


def keep_pictures(cast: Cast) -> str:
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    with acting(cast.alice):
        blob = file_store().receive(BytesIO(out.getvalue())).name
        Page.objects.update(image=blob, thumbnail=blob)
    return blob


def link(body: str, key: str) -> str:
    """Where a key leads, as the page says it."""
    for tag in re.findall(r"<a [^>]+>", body):
        if f'data-key="{key}"' in tag:
            return re.search(r'href="([^"]+)"', tag)[1].replace("&amp;", "&")  # type: ignore[index]
    return ""


def opened(cast: Cast, shelf: Shelf, number: int, query: str = "") -> str:
    response = signed_in(cast.alice).get(shelf.url("page", page=number) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_shows_image_and_text_and_the_look_is_recorded(cast: Cast) -> None:
    shelf = stocked(cast, LANTERN)
    body = opened(cast, shelf, 1)
    assert shelf.url("page_image", page=1) in body
    assert "The lantern was out." in body
    assert "read from the image, with" in body
    with acting(cast.alice):
        event = Event.objects.get(kind="page.read")
        assert event.facts == {"document": str(shelf.document)}
        assert event.case_id == shelf.case


def test_hits_are_boxes_on_the_image_and_marks_in_the_text(cast: Cast) -> None:
    body = opened(cast, stocked(cast, LANTERN), 1, "?q=lantern")
    assert body.count('<rect class="hit') == 1
    assert '<mark class="mark-current">lantern</mark>' in body
    assert "style=" not in body


def test_words_that_were_hard_to_read_are_marked(cast: Cast) -> None:
    assert '<span class="unsure">lan?ern.</span>' in opened(cast, stocked(cast, LANTERN), 1)


def test_next_hit_goes_on_to_the_next_page_that_has_one(cast: Cast) -> None:
    shelf = stocked(cast, "A lantern and a lantern.", "Nothing here.", "The lantern again.")
    first = opened(cast, shelf, 1, "?q=lantern")
    assert link(first, "n") == shelf.url("page", page=1) + "?q=lantern&hit=2#hit"
    second = opened(cast, shelf, 1, "?q=lantern&hit=2")
    assert link(second, "n") == shelf.url("page", page=3) + "?q=lantern#hit"
    assert link(second, "N") == shelf.url("page", page=1) + "?q=lantern&hit=1#hit"
    last = opened(cast, shelf, 3, "?q=lantern")
    assert link(last, "n") == shelf.url("page", page=1) + "?q=lantern#hit"
    assert link(last, "N") == shelf.url("page", page=1) + "?q=lantern&hit=last#hit"
    back = opened(cast, shelf, 1, "?q=lantern&hit=last")
    assert "<span data-at>2</span> of 2" in back


def test_a_single_hit_has_no_next_one(cast: Cast) -> None:
    body = opened(cast, stocked(cast, LANTERN), 1, "?q=lantern")
    assert (link(body, "n"), link(body, "N")) == ("", "")


def test_pages_follow_each_other_and_keep_search_and_size(cast: Cast) -> None:
    shelf = stocked(cast, "One.", "Two.")
    body = opened(cast, shelf, 1, "?q=two&zoom=200")
    assert link(body, "j") == shelf.url("page", page=2) + "?q=two&zoom=200"
    assert link(body, "k") == ""
    assert "zoom-200" in body


@pytest.mark.parametrize(("typed", "page"), [("2", 2), ("99", 2), ("0", 1), ("x", 1), ("", 1)])
def test_a_typed_page_number_leads_to_the_nearest_page(cast: Cast, typed: str, page: int) -> None:
    shelf = stocked(cast, "One.", "Two.")
    response = signed_in(cast.alice).get(shelf.url("page_go"), {"page": typed, "q": "two"})
    assert response["Location"] == shelf.url("page", page=page) + "?q=two"


@pytest.mark.parametrize("query", ["?hit=x&zoom=7&turn=45", "?hit=99&q=lantern", "?q=%28%28%22"])
def test_nonsense_in_the_address_still_shows_the_page(cast: Cast, query: str) -> None:
    assert "lantern" in opened(cast, stocked(cast, LANTERN), 1, query)


def test_a_search_that_is_too_wide_still_shows_the_page(cast: Cast) -> None:
    assert "lantern" in opened(cast, stocked(cast, LANTERN), 1, "?q=*")


def test_there_is_no_page_beyond_the_last(cast: Cast) -> None:
    shelf = stocked(cast, "One.")
    assert signed_in(cast.alice).get(shelf.url("page", page=2)).status_code == 404


@pytest.mark.parametrize(("legibility", "words"), [
    ("low", "The page is hard to read"),
    ("blank", "Nothing is written on this page"),
    ("failed", "This page could not be read"),
])  # fmt: skip
def test_how_well_a_page_reads_is_said_in_words(cast: Cast, legibility: str, words: str) -> None:
    shelf = stocked(cast, "One.")
    with acting(cast.alice):
        Page.objects.update(legibility=legibility)
    assert words in opened(cast, shelf, 1)


@pytest.mark.parametrize(("turn", "size"), [
    (0, (1000, 1294)), (90, (1294, 1000)), (180, (1000, 1294)), (270, (1294, 1000)),
])  # fmt: skip
def test_a_turn_turns_picture_boxes_and_frame_together(
    cast: Cast, turn: int, size: tuple[int, int]
) -> None:
    stocked(cast, LANTERN)
    with acting(cast.alice):
        sheet = sheet_of(Page.objects.get(), "lantern", turn)
    assert (sheet.width, sheet.height) == size
    assert (sheet.inner_width, sheet.inner_height) == (1000, 1294)
    assert (f"rotate({turn})" in sheet.transform) is bool(turn)
    (hit,) = sheet.hits
    assert (hit.x, hit.width) == (197.0, 86.0)


def test_a_kept_turn_holds_for_everybody(cast: Cast) -> None:
    shelf = stocked(cast, LANTERN)
    response = signed_in(cast.alice).post(shelf.url("page_turn", page=1), {"by": "270"})
    assert response.status_code == 302
    assert "rotate(270)" in signed_in(cast.ivan).get(shelf.url("page", page=1)).content.decode()


def test_the_text_is_whole_whatever_is_marked_in_it(cast: Cast) -> None:
    stocked(cast, LANTERN)
    with acting(cast.alice):
        pieces = pieces_of(Page.objects.get(), "lantern OR saw")
    assert "".join(piece.text for piece in pieces) == LANTERN
    assert [piece.text for piece in pieces if piece.hit] == ["lantern", "saw"]


def test_a_picture_is_kept_by_the_browser_alone_and_for_minutes(cast: Cast) -> None:
    shelf = stocked(cast, "One.")
    blob, client = keep_pictures(cast), signed_in(cast.alice)
    for name in ("page_image", "page_thumbnail"):
        response = client.get(shelf.url(name, page=1))
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "private, max-age=300"
        again = client.get(shelf.url(name, page=1), headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert blob[:32] in response["ETag"]
    assert "no-store" in client.get(shelf.url("page", page=1))["Cache-Control"]


def test_text_is_corrected_with_its_history_and_put_back(cast: Cast) -> None:
    shelf, client = stocked(cast, "The lantem was out."), signed_in(cast.alice)
    url = shelf.url("page_text", page=1)
    client.post(url, {"text": "The lantern was out.", "why": "misread"})
    body = client.get(url).content.decode()
    for words in ("Alice Amari", "misread", "<pre>The lantem was out.</pre>"):
        assert words in body
    assert "Somebody corrected this text." in opened(cast, shelf, 1)
    with acting(cast.alice):
        revision = Page.objects.get().revisions.get()
    client.post(shelf.url("page_text_undo", page=1), {"revision": revision.pk})
    with acting(cast.alice):
        page = Page.objects.get()
        assert page.text == "The lantem was out."
        assert page.revisions.count() == 2


@pytest.mark.slow
def test_a_page_of_text_gets_its_picture_from_the_sandbox_once(cast: Cast) -> None:
    with acting(cast.alice) as actor:
        source = make_source(actor, make_case(actor))
        document = make_document(actor, source, b"The lantern was out.", "note.txt")
        work_off(actor)
    url = reverse("page_image", args=["harbor", document.pk, 1])
    picture = signed_in(cast.alice).get(url)
    assert Image.open(BytesIO(picture.content)).width == 1600
    with acting(cast.alice):
        page = Page.objects.get()
        assert page.image == picture_of(page) != ""
