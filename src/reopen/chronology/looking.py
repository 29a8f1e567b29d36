"""Looking through the pages of a case for dated sentences: a part at a time, only what is new."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from reopen.chronology.models import DatedPage, DatedSentence
from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Page
from reopen.lib.mentions import METHOD_VERSION, dated_passages

_PART = 100  # pages kept together: a kill costs that much at most


def look_through(organization: str, case: str) -> None:
    """Keep the dated sentences of every page of the case whose text is new."""
    with at_work(organization):
        pages = Page.objects.filter(document__case=UUID(case))
        waiting = list(new_pages(pages).order_by("document", "number").values_list("pk", flat=True))
    for start in range(0, len(waiting), _PART):
        with at_work(organization):
            for page in Page.objects.filter(pk__in=waiting[start : start + _PART]):
                _look(page)


def new_pages(pages: "QuerySet[Page]") -> "QuerySet[Page]":
    """Those of the pages that are read and whose text was not looked through with this method."""
    seen = DatedPage.objects.filter(
        Q(page=OuterRef("pk")) & Q(revision=OuterRef("revision")) & Q(method=METHOD_VERSION)
    )
    return pages.filter(~Exists(seen), state=Page.State.DONE)


def _look(page: Page) -> None:
    DatedSentence.objects.filter(page=page).delete()
    found = {passage.start: passage for passage in dated_passages(page.page_text.text)}
    DatedSentence.objects.bulk_create(
        DatedSentence(
            organization_id=page.organization_id, page=page, start=start, end=passage.end,
            text=passage.text, date=passage.date, time=passage.time,
        )
        for start, passage in found.items()
    )  # fmt: skip
    DatedPage.objects.update_or_create(
        page=page, defaults={"revision": page.revision, "method": METHOD_VERSION}
    )
