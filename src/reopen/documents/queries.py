"""Reads for the pages of the room and for rooms above."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.access import visible_documents, visible_pages, visible_sources
from reopen.documents.models import Document, Page, Source

AT_WORK = (Document.State.WAITING, Document.State.READING)
FOR_A_PERSON = (Document.State.NEEDS_PERSON, Document.State.REFUSED)


@dataclass(frozen=True)
class Progress:
    """How far reading is: files and pages."""

    files: int
    files_done: int
    pages: int
    pages_done: int

    @property
    def is_over(self) -> bool:
        return self.files_done >= self.files


def files_at_work(actor: Actor) -> int:
    """How many files the actor sees are still being read."""
    return visible_documents(actor).filter(status__in=AT_WORK).count()


def files_for_a_person(actor: Actor) -> int:
    """How many files the actor sees could not be read and wait for a decision."""
    return visible_documents(actor).filter(status__in=FOR_A_PERSON).count()


def document_list(
    actor: Actor,
    case: Case,
    *,
    source: str = "",
    status: str = "",
    kind: str = "",
    q: str = "",
) -> "QuerySet[Document]":
    """The case's documents that fit the filters, ready for a list."""
    found = with_twins(actor, visible_documents(actor).filter(case=case))
    found = found.select_related("source", "original").annotate(
        pages_done=Count("pages", filter=Q(pages__state=Page.State.DONE))
    )
    if source:
        found = found.filter(source__name=source)
    if kind:
        found = found.filter(kind=kind)
    if q.strip():
        found = found.filter(Q(path__icontains=q.strip()) | Q(title__icontains=q.strip()))
    if status == "duplicate":
        found = found.filter(_earlier(actor))
    elif status == "working":
        found = found.filter(status__in=AT_WORK)
    elif status:
        found = found.filter(status=status)
    return found.order_by("source__name", "path", "id")


def with_twins(actor: Actor, documents: "QuerySet[Document]") -> "QuerySet[Document]":
    """Mark documents whose bytes came before, as far as this actor can see (`is_duplicate`).

    Whether a file is a duplicate depends on who asks: a copy behind a wall does not exist for her.
    """
    return documents.annotate(is_duplicate=_earlier(actor))


def _earlier(actor: Actor) -> Exists:
    """Whether a document with the same bytes came before one, as far as the actor can see."""
    same = visible_documents(actor).filter(
        original_id=OuterRef("original_id"), added_at__lt=OuterRef("added_at")
    )
    return Exists(same.order_by())


def twins(actor: Actor, document: Document) -> "QuerySet[Document]":
    """All other places of the same bytes that the actor can see, the oldest first."""
    same = visible_documents(actor).filter(original_id=document.original_id)
    return same.exclude(pk=document.pk).select_related("case", "source").order_by("added_at")


def find_document(actor: Actor, document_id: UUID) -> Document | None:
    """One document with what its pages need, or nothing."""
    found = with_twins(actor, visible_documents(actor))
    return (
        found.select_related("case", "source", "original", "parent").filter(pk=document_id).first()
    )


def find_page(actor: Actor, document_id: UUID, number: int) -> Page | None:
    """One page with its document, or nothing."""
    pages = visible_pages(actor).select_related(
        "document__case", "document__source", "document__original"
    )
    return pages.filter(document_id=document_id, number=number).first()


def sources_of(actor: Actor, case: Case) -> list[Source]:
    """The case's sources with the number of documents in each that the actor can see (`files`)."""
    counted = dict(
        visible_documents(actor)
        .filter(case=case)
        .order_by()
        .values_list("source_id")
        .annotate(n=Count("pk"))
    )
    sources = list(visible_sources(actor).filter(case=case).order_by("name"))
    for source in sources:
        source.files = counted.get(source.pk, 0)  # type: ignore[attr-defined]
    return sources


def progress_of(actor: Actor, case: Case) -> Progress:
    """How far reading is in this case, for what the actor can see."""
    documents = visible_documents(actor).filter(case=case)
    files = documents.order_by().aggregate(
        all=Count("pk"), done=Count("pk", filter=~Q(status__in=AT_WORK))
    )
    pages = (
        Page.objects.filter(document__in=documents)
        .order_by()
        .aggregate(all=Count("pk"), done=Count("pk", filter=Q(state=Page.State.DONE)))
    )
    return Progress(files["all"], files["done"], pages["all"], pages["done"])
