"""Looking through the pages of a case for names: a part at a time, only what is new."""

import hashlib
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from reopen.cases.models import Case, Person
from reopen.documents.ingest.scope import at_work
from reopen.documents.models import Document, Page
from reopen.documents.queries import AT_WORK
from reopen.figures.models import FoundGround, FoundName, NamesPage
from reopen.figures.settling import Settled
from reopen.lib.mentions import METHOD_VERSION, find_mentions, key_of, surnames_of

_PART = 100  # pages kept together: a kill costs that much at most


def look_through(organization: str, case: str) -> None:
    """Find the names on every page whose text is new.

    A surname alone counts once some page writes it out, so pages are looked at again when the file
    has told new surnames: not before everything that came in has been read.
    """
    for again in (False, True):
        with at_work(organization):
            row = Case.objects.get(pk=UUID(case))
            if again and _is_being_read(row):
                return
            known = known_surnames(row)
            waiting = _waiting(row, known if again else None)
        for start in range(0, len(waiting), _PART):
            with at_work(organization):
                _look(row, waiting[start : start + _PART], known)


def is_looked_through(case: Case) -> bool:
    """Whether every read page was looked through with all surnames that the case knows by now."""
    return not _waiting(case, known_surnames(case))


def new_pages(pages: "QuerySet[Page]") -> "QuerySet[Page]":
    """Those of the pages that are read and whose text was not looked through with this method."""
    seen = NamesPage.objects.filter(
        page=OuterRef("pk"), revision=OuterRef("revision"), method=METHOD_VERSION
    )
    return pages.filter(~Exists(seen), state=Page.State.DONE)


def known_surnames(case: Case) -> dict[UUID | None, frozenset[str]]:
    """Surnames that the case knows: under None those of its people and of its open pages.

    What only a document behind a wall writes out is known for that document alone, under its id:
    otherwise its names would show on other pages.
    """
    people = Person.objects.filter(participations__case=case).values_list("name", flat=True)
    known: dict[UUID | None, set[str]] = {None: set(surnames_of(people))}
    told = FoundName.objects.filter(case=case, kind="person")
    told = told.exclude(reason=FoundGround.SURNAME)
    rows = told.values_list("name", "page__document", "page__document__walled").distinct()
    for name, document, walled in rows:
        known.setdefault(document if walled else None, set()).update(surnames_of([name]))
    return {key: frozenset(names) for key, names in known.items()}


def _is_being_read(case: Case) -> bool:
    return Document.objects.filter(case=case, status__in=AT_WORK).exists()


def _waiting(case: Case, known: dict[UUID | None, frozenset[str]] | None) -> list[UUID]:
    pages = Page.objects.filter(document__case=case)
    new = new_pages(pages).order_by("document", "number").values_list("pk", flat=True)
    if known is None:
        return list(new)
    seen = NamesPage.objects.filter(page__document__case=case)
    stale = [
        page
        for page, document, digest in seen.values_list("page", "page__document", "known")
        if digest != _digest(_known_in(document, known))
    ]
    return [*new, *stale]


def _known_in(document: UUID, known: dict[UUID | None, frozenset[str]]) -> frozenset[str]:
    return known[None] | known.get(document, frozenset())


def _digest(surnames: frozenset[str]) -> str:
    return hashlib.sha256("\n".join(sorted(surnames)).encode()).hexdigest()


def _look(case: Case, pages: list[UUID], known: dict[UUID | None, frozenset[str]]) -> None:
    settled = Settled(case)
    for page in Page.objects.filter(pk__in=pages).select_related("document"):
        surnames = _known_in(page.document_id, known)
        FoundName.objects.filter(page=page).delete()
        FoundName.objects.bulk_create(
            FoundName(
                organization_id=page.organization_id, case=case, page=page, kind=found.kind.value,
                start=found.start, end=found.end, name=found.name, key=key_of(found),
                title=found.title, badge=found.badge, reason=found.ground.value,
                figure_id=settled.figure(
                    found.kind.value, key_of(found), page.document_id, page.number, found.start
                ),
            )
            for found in find_mentions(page.page_text.text, known=surnames)
            if key_of(found)
        )  # fmt: skip
        NamesPage.objects.update_or_create(
            page=page,
            defaults={
                "revision": page.revision, "method": METHOD_VERSION, "known": _digest(surnames)
            },
        )  # fmt: skip
