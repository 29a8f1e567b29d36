"""The work of a search: a part of the pages at a time, each kept before the next is begun."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Page
from reopen.flags.actions import finish_search
from reopen.flags.lexicons import scanner_of
from reopen.flags.models import Flag, FlagSearch, LexiconVersion, SearchedPage
from reopen.lib.flags import Hit, read_as
from reopen.lib.reading.reasons import Legibility
from reopen.lib.reading.words import PageText

_PART = 100  # pages kept together: a kill costs that much at most


def search_pages(organization: str, search: str) -> None:
    """Search every page of the case that is new for the lexicon of the run."""
    with at_work(organization):
        row = FlagSearch.objects.select_for_update().get(pk=UUID(search))
        waiting = _new_pages(row)
        row.state, row.pages_all, row.pages_done = row.State.SEARCHING, len(waiting), 0
        row.save(update_fields=["state", "pages_all", "pages_done"])
    for start in range(0, len(waiting), _PART):
        with at_work(organization):
            _search_part(row.lexicon, waiting[start : start + _PART])
            done = min(start + _PART, len(waiting))
            FlagSearch.objects.filter(pk=row.pk).update(pages_done=done)
    with at_work(organization) as actor:
        finish_search(actor, FlagSearch.objects.get(pk=row.pk))


def fail(organization: str, search: str) -> None:
    """Note that the run stopped."""
    with at_work(organization):
        row = FlagSearch.objects.filter(pk=UUID(search))
        row.update(state=FlagSearch.State.FAILED, finished_at=timezone.now())


def found_in(version: LexiconVersion, page: Page) -> list[tuple[Hit, str]]:
    """What the lexicon finds on a page, each with its passage."""
    read = page.page_text
    hits = scanner_of(version).scan(read.text, slips=page.origin == Page.Origin.OCR)
    if page.origin == Page.Origin.OCR and hits:
        hits = _judged(read, hits)
    return [(hit, read.text[hit.passage_start : hit.passage_end]) for hit in hits]


def _judged(read: PageText, hits: list[Hit]) -> list[Hit]:
    confidences = [word.c for word in read.words()]

    def of(hit: Hit) -> list[int]:
        first = len(read.text[: hit.start].split())
        return confidences[first : first + len(read.text[hit.start : hit.end].split())]

    return [read_as(hit, of(hit)) for hit in hits]


def _new_pages(search: FlagSearch) -> list[UUID]:
    """Read pages of the case whose text was not searched with this lexicon."""
    pages = Page.objects.filter(document__case=search.case_id, state=Page.State.DONE)
    known = {
        (document, number): (digest, revision)
        for document, number, digest, revision in SearchedPage.objects.filter(
            document__case=search.case_id, lexicon=search.lexicon
        ).values_list("document_id", "number", "digest", "revision")
    }
    return [
        page.pk
        for page in pages.order_by("document", "number").iterator(chunk_size=500)
        if known.get((page.document_id, page.number)) != (digest_of(page), page.revision)
    ]


def digest_of(page: Page) -> str:
    """What tells two readings of a page apart."""
    return hashlib.sha256(bytes(page.words)).hexdigest()


def _search_part(version: LexiconVersion, pages: Iterable[UUID]) -> None:
    for page in Page.objects.filter(pk__in=pages):
        _keep(version, page, found_in(version, page))
        SearchedPage.objects.update_or_create(
            document_id=page.document_id,
            number=page.number,
            defaults={
                "digest": digest_of(page),
                "revision": page.revision,
                "lexicon": version,
                "outcome": _outcome(page),
                "at": timezone.now(),
            },
        )


def _outcome(page: Page) -> str:
    if not len(page.page_text) or page.legibility == Legibility.FAILED:
        return SearchedPage.Outcome.UNREADABLE
    hard = page.legibility == Legibility.LOW
    return SearchedPage.Outcome.HARD if hard else SearchedPage.Outcome.SEARCHED


def _keep(version: LexiconVersion, page: Page, found: list[tuple[Hit, str]]) -> None:
    """Put what was found in place of what stood there; what people judged is kept."""
    before = Flag.objects.filter(document_id=page.document_id, number=page.number)
    kept = []
    for hit, passage in found:
        flag, _made = Flag.objects.update_or_create(
            document_id=page.document_id,
            number=page.number,
            rule=hit.rule.key,
            start=hit.start,
            defaults={
                "lexicon": version,
                "kind": hit.rule.kind.value,
                "form": hit.rule.form,
                "tier": hit.rule.tier.value,
                "end": hit.end,
                "passage_start": hit.passage_start,
                "passage": passage,
                "reading": hit.reading.value,
                "present": True,
            },
        )
        kept.append(flag.pk)
    gone = before.exclude(pk__in=kept)
    gone.filter(decisions=None).delete()
    gone.update(present=False)
