"""How long a search takes in a full organization, walls and checks included, beside the bare index.

The organization is real: cases, walled documents and every page have rows, the asker is a member
with walls, and each search works out what she may see and checks its hits against the database.
Only the pages' text is made up and stands in the index alone.
"""

import dataclasses
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import connection, connections
from django.db.models import Model
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership, Organization, User
from reopen.accounts.tenancy import acting_as_member, acting_as_system
from reopen.cases.models import Case, EthicalWall
from reopen.documents.ingest.indexing import index_folder
from reopen.documents.models import Document, Original, Page, Source
from reopen.documents.search import checked_pages
from reopen.documents.search_walls import scope_of
from reopen.kernel.scope import current_scope
from reopen.lib.search import bench, synthetic
from reopen.lib.search.contract import PageText, Results
from reopen.lib.search.engine import TantivyEngine

Say = Callable[[str], None]
T = TypeVar("T", bound=Model)
_MEMBER = "bench@reopen.invalid"
_WALLED_CASES = 5
_BATCH = 5_000
_ROUNDS = 5


def bench_search(pages: int, *, say: Say) -> dict[str, Any]:
    """Fill an organization with `pages` pages and measure; in an installation of its own."""
    size = synthetic.Size(pages=pages)
    organization = Organization.objects.create(slug="bench", name="Benchmark")
    user = User.objects.create_user(_MEMBER)
    say(f"Writing {pages:,} pages into database and index ...")
    begun = time.monotonic()
    with acting_as_system(organization):
        member = Membership.objects.create(user=user, role="attorney", starts_on=date(2020, 1, 1))
        with ProcessPoolExecutor(1, get_context("spawn")) as beside:
            indexing = beside.submit(bench.fill, index_folder(organization.pk), size)
            _write_rows(size, say)
            say("Waiting for the index ...")
            indexing.result()
        for case in Case.objects.order_by("number")[:_WALLED_CASES]:
            EthicalWall.objects.create(case=case, membership=member, reason="benchmark")
        walled = Document.objects.filter(walled=True).count()
    with connections["owner"].cursor() as cursor:  # as the server itself would within a minute
        cursor.execute("ANALYZE")
    filled = round(time.monotonic() - begun, 1)
    say(f"Filled in {filled} s. Asking ...")
    with acting_as_member(user, organization.slug) as actor:
        return {
            "pages": pages,
            "cases": size.cases,
            "walled_cases": _WALLED_CASES,
            "walled_documents": walled,
            "rounds": _ROUNDS,
            "fill_seconds": filled,
            "search": _measure(actor, size),
        }


def _measure(actor: Actor, size: synthetic.Size) -> list[dict[str, Any]]:
    def whole(results: Results) -> object:
        return checked_pages(scope_of(actor), results.hits)

    asked = bench.questions(size)
    with TantivyEngine(index_folder(actor.organization_id)) as engine:
        figures = bench.measure(engine, scope_of(actor), asked, rounds=_ROUNDS, check=whole)
    return [
        {
            **{
                name: round(value, 2) if isinstance(value, float) else value
                for name, value in dataclasses.asdict(row).items()
            },
            "ratio": round(row.ratio, 2),
            "p50_ratio": round(row.p50 / row.bare_p50, 2),
        }
        for row in figures
    ]


def _write_rows(size: synthetic.Size, say: Say) -> None:
    """The rows of the same made-up pages; their texts stand in the index alone."""
    seen: set[str] = set()
    original = Original.objects.create(sha256="0" * 64, size=0, blob="0" * 64)
    done = 0
    for batch in _batches(synthetic.pages(size), _BATCH):
        _write_places(batch, seen, original)
        _write_pages(batch)
        done += len(batch)
        say(f"{done:,} pages have rows.")


def _write_places(batch: list[PageText], seen: set[str], original: Original) -> None:
    """Rows for cases, sources and documents that occur for the first time."""
    cases = dict.fromkeys(page.case_id for page in batch if page.case_id not in seen)
    Case.objects.bulk_create(_case(name, len(seen) + n) for n, name in enumerate(cases))
    sources = {page.source_id: page.case_id for page in batch if page.source_id not in seen}
    Source.objects.bulk_create(
        _owned(Source, UUID(name), case_id=UUID(case), name=name, kind="other")
        for name, case in sources.items()
    )
    documents = {page.document_id: page for page in batch if page.document_id not in seen}
    Document.objects.bulk_create(_document(page, original) for page in documents.values())
    seen |= cases.keys() | sources.keys() | documents.keys()


def _write_pages(pages: list[PageText]) -> None:
    """One row by the model, the others as its copies: a tenth of the time of as many objects."""
    first, *others = pages
    row = _owned(
        Page, UUID(first.page_id), document_id=UUID(first.document_id), number=first.number,
        state="done", revision=1, indexed=1, legibility="good",
    )  # fmt: skip
    row.save(force_insert=True)
    own = ("id", "document_id", "number")
    same = [field.column for field in Page._meta.local_fields if field.column not in own]
    to = ", ".join(f'"{name}"' for name in (*own, *same))
    taken = ", ".join(f'one."{name}"' for name in same)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO documents_page ({to}) SELECT other.*, {taken} "  # noqa: S608 - our columns
            "FROM documents_page one, unnest(%s::uuid[], %s::uuid[], %s::int[]) other "
            "WHERE one.id = %s",
            [
                [page.page_id for page in others],
                [page.document_id for page in others],
                [page.number for page in others],
                row.pk,
            ],
        )


def _case(name: str, number: int) -> Case:
    today = timezone.localdate()
    return _owned(
        Case, UUID(name), number=f"2026-{number:06}", title="Benchmark", received_on=today,
        stage="letter", stage_since=today, outside_status="received",
    )  # fmt: skip


def _document(page: PageText, original: Original) -> Document:
    return _owned(
        Document,
        UUID(page.document_id),
        case_id=UUID(page.case_id),
        source_id=UUID(page.source_id),
        original=original,
        path=page.document_id,
        status="ready",
        reason="read",
        walled=bool(page.labels),
    )


def _owned(model: type[T], pk: UUID, **values: Any) -> T:
    made: Any = model
    return cast("T", made(id=pk, organization_id=current_scope().organization_id, **values))


def _batches(pages: Iterator[PageText], size: int) -> Iterator[list[PageText]]:
    while batch := list(islice(pages, size)):
        yield batch
