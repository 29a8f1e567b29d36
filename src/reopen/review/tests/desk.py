"""A document of three pages on the desk, for tests of this room."""

from tests.cast import Cast

from reopen.accounts.actor import Actor
from reopen.documents.models import Page
from reopen.documents.tests.shelf import Shelf, stocked
from reopen.review.actions import write_note
from reopen.review.actions.notes import Words
from reopen.review.models import PageNote, Visibility
from reopen.review.placing import Place, place_of_quote

FIRST = "The lantern was out\nMrs Odell saw a man\nby the gate at nine"
SECOND = "Nobody asked her again"


def desk(cast: Cast) -> Shelf:
    """A case with a document of two pages, by Alice."""
    return stocked(cast, FIRST, SECOND)


def page_of(shelf: Shelf, number: int = 1) -> Page:
    """A page of the desk's document; inside a scope."""
    return Page.objects.select_related("document__case", "document__source").get(
        document=shelf.document, number=number
    )


def noted(
    actor: Actor,
    shelf: Shelf,
    text: str = "He could not see this.",
    *,
    quote: str = "saw a man",
    visibility: str = Visibility.CASE,
    codes: tuple[str, ...] = (),
) -> PageNote:
    """A note on words of the first page."""
    page = page_of(shelf)
    place = place_of_quote(page.page_text, quote) if quote else Place()
    words = Words(text, codes, visibility=visibility)
    note: PageNote = write_note(actor, page, words=words, place=place)
    return note
