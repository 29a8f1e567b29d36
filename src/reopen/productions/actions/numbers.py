"""Reading Bates numbers off the pages of a case."""

from collections.abc import Iterator
from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case
from reopen.documents.access import visible_documents
from reopen.documents.models import Page
from reopen.lib.bates import Candidate, candidates, settle
from reopen.productions.models import PageNumber


@action(Permission.PRODUCTION_MARK, event="bates.read")
def read_numbers(actor: Actor, case: Case) -> int:
    """Read the numbers of every page the actor sees, anew; how many pages bear one.

    First every document by itself; then again with the series that were found, so that a single
    page of a known series is believed. What a load file said of a page stands.
    """
    documents = dict(_candidates(actor, case))
    known = {
        found.number.series
        for pages in documents.values()
        for page in settle(list(pages.values()))
        for found in page
    }
    standing = PageNumber.objects.filter(document__in=list(documents))
    standing.filter(given=False).delete()
    given = set(standing.values_list("document", "number"))
    rows = [
        PageNumber(
            document_id=document, number=number, prefix=found.number.prefix,
            series=found.number.series, value=found.number.number, width=found.number.width,
            mended=found.mended,
        )
        for document, pages in documents.items()
        for number, page in zip(pages, settle(list(pages.values()), known), strict=True)
        for found in page
        if (document, number) not in given
    ]  # fmt: skip
    for row in rows:
        row.save()
    numbered = len(given | {(row.document_id, row.number) for row in rows})
    add_facts(pages=numbered)
    return numbered


def _candidates(actor: Actor, case: Case) -> Iterator[tuple[UUID, dict[int, list[Candidate]]]]:
    """For each document what may be a number on each of its pages."""
    seen = visible_documents(actor).filter(case=case)
    pages = Page.objects.filter(document__in=seen).order_by("document", "number")
    held: dict[UUID, dict[int, list[Candidate]]] = {}
    for page in pages.only("document_id", "number", "words", "organization_id").iterator(200):
        held.setdefault(page.document_id, {})[page.number] = candidates(page.page_text)
    yield from held.items()
