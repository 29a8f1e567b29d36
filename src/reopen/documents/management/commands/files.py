"""`reopen files`: put files into a case, read what is in them, search, get originals back."""

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actor import Actor
from reopen.accounts.commands import acting, take_organization
from reopen.accounts.doing import Denied
from reopen.accounts.permissions import Permission
from reopen.audit.log import Target, record
from reopen.cases.access import visible_cases
from reopen.cases.models import Case
from reopen.documents.access import visible_documents, visible_pages, visible_sources
from reopen.documents.actions import add_source
from reopen.documents.adding import add_files, rows_of, wait_for
from reopen.documents.custody import check_files
from reopen.documents.ingest import rebuild_index
from reopen.documents.models import Document, Page
from reopen.documents.search import Asked, FoundPage, QueryTooWideError, boxes_on, search
from reopen.documents.storage import file_store
from reopen.documents.vocabularies import SOURCE_KINDS
from reopen.kernel.commands import Document as Answer
from reopen.kernel.commands import ReopenCommand


class Command(ReopenCommand):
    help = "Files: add, search, read their text, get originals back, check that all is whole."
    group = "Casework"

    def options(self, parser: CommandParser) -> None:
        add = self.part(parser, "add", "Put files, folders, ZIP or mail into a case.")
        add.add_argument("--case", required=True, metavar="NUMBER")
        add.add_argument("--source", required=True, metavar="NAME", help="whose file it is")
        add.add_argument("--kind", default="other", choices=list(SOURCE_KINDS))
        add.add_argument("--wait", action="store_true", help="until everything is read and found")
        add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        text = self.part(parser, "text", "The text of a document, page by page, with word boxes.")
        find = self.part(parser, "search", "Find pages.")
        find.add_argument("--case", metavar="NUMBER")
        find.add_argument("--source", metavar="NAME")
        find.add_argument("--limit", type=int, default=20)
        find.add_argument("query")
        get = self.part(parser, "get", "An original, byte for byte.")
        get.add_argument("--out", required=True, type=Path, metavar="FILE")
        for part in (text, get):
            part.add_argument("--document", required=True, type=UUID, metavar="ID")
        again = self.part(parser, "reindex", "Build the search index anew from the database.")
        check = self.part(parser, "check", "Read every original again and compare rows and files.")
        check.add_argument("--sweep", action="store_true", help="remove old left-overs")
        for part in (add, text, find, get, again, check):
            take_organization(part)

    def answer(self, *, part: str, **options: Any) -> Answer:
        work: dict[str, Any] = {
            "add": self._add,
            "text": self._text,
            "search": self._search,
            "get": self._get,
            "reindex": self._reindex,
            "check": self._check,
        }
        answer: Answer = work[part](options)
        return answer

    def failure(self, document: Answer) -> str:
        if document.get("missing") or document.get("changed"):
            return "Some originals are missing or changed: ./reopen backup mend DIR."
        return ""

    def _add(self, options: dict[str, Any]) -> Answer:
        begun = time.monotonic()
        for path in options["paths"]:
            if not path.exists():
                raise CommandError(f"There is no file or folder {path}.")
        with acting(options) as actor:
            case = _case(actor, options["case"])
            source = visible_sources(actor).filter(case=case, name=options["source"]).first()
            if source is None:
                source = add_source(actor, case, name=options["source"], kind=options["kind"])
        documents = add_files(
            lambda: acting(options), source.pk, options["paths"], say=self.progress
        )
        if options["wait"]:
            wait_for(lambda: acting(options), documents, say=self.progress)
        rows = rows_of(lambda: acting(options), documents)
        return {
            "documents": [asdict(row) for row in rows],
            "pages": sum(row.pages for row in rows),
            "seconds": round(time.monotonic() - begun, 3),
        }

    def _text(self, options: dict[str, Any]) -> Answer:
        with acting(options) as actor:
            document = _document(actor, options["document"])
            record("document.opened", actor, Target.of(document))
            pages = visible_pages(actor).filter(document=document).order_by("number")
            return {"document": str(document.pk), "pages": [_page(page) for page in pages]}

    def _search(self, options: dict[str, Any]) -> Answer:
        with acting(options) as actor:
            asked = Asked(options["query"], *_places(actor, options["case"], options["source"]))
            try:
                found = search(actor, asked, limit=max(1, options["limit"]))
            except QueryTooWideError as wide:
                raise CommandError(str(wide)) from wide
            record("search.done", actor, facts={"total": found.total})
            return {
                "total": found.total,
                "took_ms": round(found.took_ms, 2),
                "hits": [_hit(row, options["query"]) for row in found.pages],
                "read_as": found.sentence,
                "notes": list(found.notes),
            }

    def _get(self, options: dict[str, Any]) -> Answer:
        with acting(options) as actor:
            document = _document(actor, options["document"])
            if not actor.may(Permission.DOCUMENT_DOWNLOAD):
                raise Denied(f"{actor.label} may not download originals.")
            with options["out"].open("wb") as out:
                for block in file_store().read(document.original.blob):
                    out.write(block)
            record("document.downloaded", actor, Target.of(document))
            sha256, size = document.original.sha256, document.original.size
            return {"document": str(document.pk), "sha256": sha256, "size": size}

    def _reindex(self, options: dict[str, Any]) -> Answer:
        with acting(options) as actor:
            organization = str(actor.organization_id)
        return {"pages": rebuild_index(organization)}

    def _check(self, options: dict[str, Any]) -> Answer:
        with acting(options):
            return asdict(check_files(sweep=options["sweep"]))

    def words(self, document: Answer) -> str:
        if "documents" in document:
            rows = (f"{r['status']:<13} {r['path']}: {r['reason']}" for r in document["documents"])
            return "\n".join(rows)
        if "hits" in document:
            hits = (f"{h['path']}, page {h['page']}: {h['snippet']}" for h in document["hits"])
            return "\n".join([document["read_as"], f"{document['total']} pages.", *hits])
        if "pages" in document and isinstance(document["pages"], list):
            return "\f".join(page["text"] for page in document["pages"])
        return super().words(document)


def _case(actor: Actor, number: str) -> Case:
    case = visible_cases(actor).filter(number=number).first()
    if case is None:
        raise CommandError(f"There is no case {number!r}.")
    return case


def _document(actor: Actor, document: UUID) -> Document:
    found = visible_documents(actor).select_related("original").filter(pk=document).first()
    if found is None:
        raise CommandError(f"There is no document {document}.")
    return found


def _places(
    actor: Actor, case: str | None, source: str | None
) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """The case and the sources of --case and --source."""
    cases = frozenset({_case(actor, case).pk}) if case else frozenset()
    if not source:
        return cases, frozenset()
    sources = visible_sources(actor).filter(name=source)
    if cases:
        sources = sources.filter(case__in=cases)
    found = frozenset(sources.values_list("pk", flat=True))
    if not found:
        raise CommandError(f"There is no source {source!r}.")
    return cases, found


def _page(page: Page) -> Answer:
    words = [
        {"t": w.t, "x0": _r(w.x0), "y0": _r(w.y0), "x1": _r(w.x1), "y1": _r(w.y1), "c": w.c}
        for w in page.page_text.words()
    ]
    return {
        "page": page.number,
        "text": page.text,
        "confidence": page.confidence,
        "source": page.origin,
        "legibility": page.legibility,
        "words": words,
    }


def _hit(row: FoundPage, query: str) -> Answer:
    document = row.document
    boxes = boxes_on(Page.objects.only("words").get(pk=row.page.pk), query)
    return {
        "case": document.case.number,
        "document": str(document.pk),
        "path": document.path,
        "source": document.source.name,
        "page": row.page.number,
        "snippet": row.hit.snippet,
        "boxes": [
            {"x0": _r(box.x0), "y0": _r(box.y0), "x1": _r(box.x1), "y1": _r(box.y1)}
            for box in boxes
        ],
    }


def _r(fraction: float) -> float:
    return round(fraction, 5)
