"""A file on the shelf for tests of the pages: read by hand, so that no sandbox is needed."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from tests.cast import Cast, acting

from reopen.accounts.models import User
from reopen.documents.ingest import index_waiting_pages
from reopen.documents.models import Document, Page
from reopen.documents.tests.factories import make_case, make_document, make_source
from reopen.lib.reading import PageText, Word

ORIGINAL = b"%PDF-1.4 as it came"


@dataclass(frozen=True)
class Shelf:
    """What is on it, by number and id."""

    org: str
    number: str
    case: UUID
    source: UUID
    document: UUID

    def url(self, name: str, **more: object) -> str:
        """The address of a page about the document."""
        return reverse(name, kwargs={"org": self.org, "document": self.document, **more})

    def case_url(self, name: str, **more: object) -> str:
        """The address of a page about the case."""
        return reverse(name, kwargs={"org": self.org, "number": self.number, **more})


def stocked(
    cast: Cast, *pages: str, by: User | None = None, path: str = "box 1/report.pdf"
) -> Shelf:
    """A case with one source and one document of these pages, read, indexed and ready."""
    with acting(by or cast.alice) as actor:
        case = make_case(actor)
        source = make_source(actor, case)
        document = make_document(actor, source, ORIGINAL, path)
        for number, text in enumerate(pages, start=1):
            read_by_hand(document, number, text)
        document.status, document.reason = Document.State.READY, "read"
        document.page_count = len(pages)
        document.save()
        organization = actor.organization
    index_waiting_pages(str(organization.pk))
    return Shelf(organization.slug, case.number, case.pk, source.pk, document.pk)


def read_by_hand(document: Document, number: int, text: str) -> Page:
    """A page with its words in a row per line; a word that ends in ? was hard to read."""
    page = Page(document=document, number=number, origin=Page.Origin.OCR, legibility="good")
    lines = []
    for row, line in enumerate(text.split("\n")):
        top = 0.1 + row * 0.05
        lines.append(
            [
                Word(
                    word,
                    0.1 + at * 0.1,
                    top,
                    0.18 + at * 0.1,
                    top + 0.02,
                    30 if "?" in word else 95,
                )
                for at, word in enumerate(line.split())
            ]
        )
    page.take(PageText.build(lines))
    page.save()
    return page


def _sure(word: str) -> int:
    return 30 if "?" in word else 95
