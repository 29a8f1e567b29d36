"""Files and folders of a machine's own disk into a case: what `reopen files add` does."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db.models import F

from reopen.accounts.actor import Actor
from reopen.documents.access import visible_documents
from reopen.documents.actions import receive_file
from reopen.documents.actions.tending import family
from reopen.documents.models import Document, Page, Source
from reopen.documents.queries import AT_WORK, twins, with_twins
from reopen.kernel.jobs import work

DUPLICATE = "duplicate"
Enter = Callable[[], AbstractContextManager[Actor]]
Say = Callable[[str], None]


@dataclass(frozen=True)
class Row:
    """One document as the command prints it."""

    path: str
    document: str
    sha256: str
    pages: int
    status: str
    reason: str


def files_below(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Every regular file of the paths, with the path to show; links are not followed."""
    for path in paths:
        if path.is_dir():
            for inner in sorted(path.rglob("*")):
                if inner.is_file() and not inner.is_symlink():
                    yield inner, f"{path.resolve().name}/{inner.relative_to(path).as_posix()}"
        else:
            yield path, path.name


def add_files(enter: Enter, source: UUID, paths: list[Path], *, say: Say) -> list[UUID]:
    """Receive each file in a transaction of its own; the new documents."""
    added = []
    for path, shown in files_below(paths):
        with enter() as actor, path.open("rb") as stream:
            into = Source.objects.get(pk=source)
            document = receive_file(actor, into, stream, path=shown, how="from this machine's disk")
            added.append(document.pk)
        say(f"Received {shown}.")
    return added


def wait_for(enter: Enter, documents: list[UUID], *, say: Say) -> None:
    """Work the queues in this process, with all cores, until these documents are read and found."""
    told = -1

    def done() -> bool:
        nonlocal told
        left = _left(enter, documents)
        if left != told:
            say(f"Reading: {left} pages or files to go.")
            told = left
        return left == 0

    work(until=done)


def rows_of(enter: Enter, documents: list[UUID]) -> list[Row]:
    """What became of the documents and of the files inside them."""
    with enter() as actor:
        rows = []
        for pk in documents:
            for member in family(Document.objects.get(pk=pk)):
                marked = with_twins(actor, visible_documents(actor).filter(pk=member.pk))
                rows.append(_row(actor, marked.select_related("original").get()))
        return rows


def _row(actor: Actor, document: Document) -> Row:
    status, reason = document.status, document.reason_sentence
    if document.is_duplicate and document.original.size:  # type: ignore[attr-defined]
        first = twins(actor, document)[0]
        status = DUPLICATE
        reason = (
            f"The same file, byte for byte, came before as “{first.path}” "
            f"in “{first.source.name}”, case {first.case.number}."
        )
    return Row(
        document.path, str(document.pk), document.original.sha256, document.page_count, status,
        reason,
    )  # fmt: skip


def _left(enter: Enter, documents: list[UUID]) -> int:
    """Files and pages of these documents that are not done, or not in the index yet."""
    with enter():
        left = 0
        level = list(Document.objects.filter(pk__in=documents))
        while level:
            left += sum(document.status in AT_WORK for document in level)
            pages = Page.objects.filter(document__in=level)
            left += pages.filter(state=Page.State.WAITING).count()
            left += pages.filter(state=Page.State.DONE).exclude(revision=F("indexed")).count()
            level = list(Document.objects.filter(parent__in=level))
        return left
