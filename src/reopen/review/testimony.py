"""Testimony in the file: which printed page and lines stand where, found by a citation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from reopen.accounts.actor import Actor
from reopen.documents.access import visible_documents, visible_pages
from reopen.documents.models import Document, Page
from reopen.lib.transcripts import Citation, Line, Place, Sheet, read_sheets, settle

_AROUND = 2  # pages before and after one that tell its number
_MOST_DOCUMENTS = 40  # of a source that are looked through for a page
_CALLED_SO = re.compile(r"(?i)\b(tr|trial|transcript|testimony|hearing|grand jury|depo\w*|vol)\b")


@dataclass(frozen=True)
class Testimony:
    """A sheet of a transcript on a page of a document; `printed` as settled by its neighbors."""

    page: Page
    sheet: Sheet
    printed: int | None

    @property
    def last_line(self) -> int:
        """The last line that has words."""
        return self.sheet.lines[-1].number if self.sheet.lines else 1

    def cite(self, first: int, last: int) -> Citation:
        """The citation of these lines; of a page whose number nobody knows, by our own."""
        number = self.page.number if self.printed is None else self.printed
        return Citation(Place(number, first), Place(number, last))


@dataclass(frozen=True)
class Said:
    """A line of a passage, with the sheet it stands on."""

    testimony: Testimony
    line: Line


def sheets_on(actor: Actor, page: Page) -> list[Testimony]:
    """What of a transcript stands on a page the actor sees; empty where it is no such page."""
    if not read_sheets(page.page_text):
        return []
    near = range(page.number - _AROUND, page.number + _AROUND + 1)
    rows = visible_pages(actor).filter(document=page.document_id, number__in=near)
    every = _read(rows.select_related("document").order_by("number"))
    return [one for one in every if one.page.number == page.number]


def sheets_of(actor: Actor, document: Document) -> list[Testimony]:
    """Every sheet of testimony in a document, in the order of its pages."""
    rows = visible_pages(actor).filter(document=document).select_related("document")
    return _read(rows.order_by("number"))


def find_place(actor: Actor, document: Document, place: Place) -> Testimony | None:
    """Where a printed page stands: in this document, or else in another of its source."""
    for each in (document, *_others(actor, document)):
        for testimony in sheets_of(actor, each):
            if testimony.printed == place.page:
                return testimony
    return None


def passage(actor: Actor, document: Document, citation: Citation) -> list[Said]:
    """The lines of a citation, over as many pages of one document as it runs."""
    first = find_place(actor, document, citation.first)
    if first is None:
        return []
    said: list[Said] = []
    every = sheets_of(actor, first.page.document)
    by_number = {one.printed: one for one in reversed(every) if one.printed is not None}
    for number in range(citation.first.page, citation.last.page + 1):
        testimony = by_number.get(number)
        if testimony is None:
            continue
        begin = citation.first.line if number == citation.first.page else 0
        end = citation.last.line if number == citation.last.page else 0
        lines = testimony.sheet.lines_from(begin or 1, end or 99)
        said += [Said(testimony, line) for line in lines]
    return said


def printed_pages(every: Iterable[Testimony]) -> tuple[int, int] | None:
    """The first and the last printed page, to say where one can go."""
    numbers = [one.printed for one in every if one.printed is not None]
    return (min(numbers), max(numbers)) if numbers else None


def _read(pages: Iterable[Page]) -> list[Testimony]:
    kept = [(page, read_sheets(page.page_text)) for page in pages]
    numbers = settle([sheets for _page, sheets in kept])
    return [
        Testimony(page, sheet, number)
        for (page, sheets), settled in zip(kept, numbers, strict=True)
        for sheet, number in zip(sheets, settled, strict=True)
    ]


def _others(actor: Actor, document: Document) -> list[Document]:
    """Other documents of the source that are called or sorted as transcripts."""
    rows = visible_documents(actor).filter(source=document.source_id).exclude(pk=document.pk)
    sorted_so = Q(kind="transcript") | Q(path__iregex=r"(tr|trial|testimony|hearing|jury|depo|vol)")
    found = [
        each for each in rows.filter(sorted_so).order_by("path")
        if each.kind == "transcript" or _CALLED_SO.search(each.name)
    ]  # fmt: skip
    return found[:_MOST_DOCUMENTS]
