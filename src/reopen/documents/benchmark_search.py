"""How long a search takes in a full organization, walls and checks included, beside the bare index.

The organization is real: cases, walled documents and every page have rows, the asker is a member
with walls, and each search works out what she may see and checks its hits against the database.
Only the pages' text is made up and stands in the index alone.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, TypeVar, cast
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db.models import Model
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.models import Membership, Organization, User
from reopen.accounts.tenancy import acting_as_member, acting_as_system
from reopen.cases.models import Case, EthicalWall
from reopen.documents.ingest.indexing import index_folder
from reopen.documents.models import Document, Original, Page, Source
from reopen.documents.search import checked_pages, scope_of
from reopen.kernel.scope import current_scope
from reopen.lib.search import bench, synthetic
from reopen.lib.search.contract import PageText, Results
from reopen.lib.search.engine import TantivyEngine

Say = Callable[[str], None]
T = TypeVar("T", bound=Model)
_MEMBER = "bench@reopen.invalid"
_WALLED_CASES = 5


def bench_search(pages: int, *, say: Say) -> dict[str, Any]:
    """Fill an organization with `pages` pages and measure; in an installation of its own."""
    size = synthetic.Size(pages=pages)
    organization = Organization.objects.create(slug="bench", name="Benchmark")
    user = User.objects.create_user(_MEMBER)
    say(f"Writing {pages:,} pages into database and index ...")
    with acting_as_system(organization):
        member = Membership.objects.create(user=user, role="attorney", starts_on=date(2020, 1, 1))
        _write_rows(size)
    with TantivyEngine(index_folder(organization.pk)) as engine:
        engine.rebuild(_with_ids(synthetic.pages(size)))
    say("Asking ...")
    with acting_as_member(user, organization.slug) as actor:
        for case in Case.objects.order_by("number")[:_WALLED_CASES]:
            EthicalWall.objects.create(case=case, membership=member, reason="benchmark")
        return {"pages": pages, "search": _measure(actor, size)}


def _measure(actor: Actor, size: synthetic.Size) -> list[dict[str, Any]]:
    def whole(results: Results) -> object:
        return scope_of(actor), checked_pages(actor, results.hits)

    asked = [_asked(question) for question in bench.questions(size)]
    with TantivyEngine(index_folder(actor.organization_id)) as engine:
        figures = bench.measure(engine, scope_of(actor), asked, check=whole)
    return [dataclasses.asdict(row) | {"ratio": round(row.ratio, 2)} for row in figures]


def _asked(question: bench.Question) -> bench.Question:
    cases = frozenset(str(_id(case)) for case in question.filters.cases)
    return dataclasses.replace(question, filters=dataclasses.replace(question.filters, cases=cases))


def _with_ids(pages: Iterable[PageText]) -> Iterator[PageText]:
    for page in pages:
        yield dataclasses.replace(
            page,
            page_id=str(_id(page.page_id)),
            document_id=str(_id(page.document_id)),
            case_id=str(_id(page.case_id)),
            source_id=str(_id(page.case_id)),
            labels=(),
        )


def _write_rows(size: synthetic.Size) -> None:
    seen: set[str] = set()
    original = Original.objects.create(sha256="0" * 64, size=0, blob="0" * 64)
    for batch in _batches(synthetic.pages(size), 2_000):
        fresh = {p.case_id: p for p in batch if p.case_id not in seen}
        Case.objects.bulk_create(
            [_case(page.case_id, len(seen) + n) for n, page in enumerate(fresh.values())]
        )
        Source.objects.bulk_create(
            [
                _owned(Source, _id(name), case_id=_id(name), name="File", kind="other")
                for name in fresh
            ]
        )
        seen |= fresh.keys()
        documents = {p.document_id: p for p in batch if p.document_id not in seen}
        Document.objects.bulk_create([_document(page, original) for page in documents.values()])
        seen |= documents.keys()
        Page.objects.bulk_create(
            [
                _owned(
                    Page, _id(p.page_id), document_id=_id(p.document_id), number=p.number,
                    state="done", revision=1, indexed=1, legibility="good",
                )
                for p in batch
            ]
        )  # fmt: skip


def _case(name: str, number: int) -> Case:
    today = timezone.localdate()
    return _owned(
        Case, _id(name), number=f"2026-{number:06}", title="Benchmark", received_on=today,
        stage="letter", stage_since=today, outside_status="received",
    )  # fmt: skip


def _document(page: PageText, original: Original) -> Document:
    return _owned(
        Document, _id(page.document_id), case_id=_id(page.case_id), source_id=_id(page.case_id),
        original=original, path=page.document_id, status="ready", reason="read",
        walled=bool(page.labels),
    )  # fmt: skip


def _owned(model: type[T], pk: UUID, **values: Any) -> T:
    made: Any = model
    return cast("T", made(id=pk, organization_id=current_scope().organization_id, **values))


def _id(name: str) -> UUID:
    return uuid5(NAMESPACE_OID, name)


def _batches(pages: Iterator[PageText], size: int) -> Iterator[list[PageText]]:
    while batch := list(islice(pages, size)):
        yield batch
