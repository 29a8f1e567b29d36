"""What the walls let a search find: told to the engine before it counts, and to every hit after.

Both are asked on every search, so they are one statement each, see `kernel.compiled`.
"""

from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, F, Func
from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.cases.access import hidden_cases, visible_cases
from reopen.cases.models import Case
from reopen.documents.access import passes_document_walls
from reopen.documents.ingest.indexing import WALLED
from reopen.documents.models import Document, DocumentClearance, Page, Source
from reopen.documents.queries import AT_WORK
from reopen.kernel.compiled import Asker, CompiledLists, Queryset, compiled_lists, rows_of
from reopen.kernel.scope import OutsideOrganization, current_scope
from reopen.lib.search.contract import Hit, Scope

_statements: dict[frozenset[Permission], CompiledLists] = {}

_PAGE = ("id", "document_id", "number", "legibility")
_DOCUMENT = ("id", "case_id", "source_id", "path", "title", "kind", "walled")
_CASE = ("id", "number", "title")
_SOURCE = ("id", "name")
_ROWS = """
    SELECT page.id, page.document_id, page.number, page.legibility,
        document.id, document.case_id, document.source_id,
        document.path, document.title, document.kind, document.walled,
        of_case.id, of_case.number, of_case.title, source.id, source.name
    FROM documents_page page
    JOIN documents_document document ON document.id = page.document_id
    JOIN cases_case of_case ON of_case.id = document.case_id
    JOIN documents_source source ON source.id = document.source_id
    WHERE page.organization_id = %s AND page.id = ANY(%s)
"""


def scope_of(actor: Actor) -> Scope:
    """The walls, as the engine takes them; to be worked out anew in every transaction.

    Pages of walled documents carry a label in the index. Walled documents that are being read, or
    of which a page waits for the index, may not have the label there yet: they are closed by id.
    """
    if actor.is_system:
        return Scope()
    if actor.membership_id is None:
        return Scope(cases=frozenset())
    ids = _ids(actor)
    cases, hidden = ids.get("cases"), ids.get("hidden", frozenset())
    if passes_document_walls(actor):
        return Scope(cases, hidden)
    opened = ids["opened"]
    closed = (ids["at_work"] | ids["waiting"]) - opened
    return Scope(cases, hidden, closed, frozenset({WALLED}), opened)


def _ids(actor: Actor) -> dict[str, frozenset[str]]:
    """The sets of ids behind the scope, in one statement."""
    if actor.organization_id != current_scope().organization_id:
        raise OutsideOrganization("An actor searches in her own organization.")
    asker: Asker = {
        "organization": actor.organization_id,
        "membership": actor.membership_id,
        "today": timezone.localdate(),
    }
    statement = _statements.get(actor.permissions)
    if statement is None:
        statement = _statements[actor.permissions] = _statement(actor, asker)
    return statement.ask(asker)


def _statement(actor: Actor, asker: Asker) -> CompiledLists:
    """Its form depends on the permissions alone; all else of the actor is in `asker`."""
    lists: dict[str, Queryset]
    if actor.may(Permission.CASE_SEE_ALL):  # few are closed; else few are open
        lists = {"hidden": hidden_cases(actor).values("pk")}
    else:
        lists = {"cases": visible_cases(actor).order_by().values("pk")}
    if not passes_document_walls(actor):
        cleared = DocumentClearance.objects.filter(membership=actor.membership_id)
        walled = Document.objects.filter(walled=True).order_by().values("pk")
        to_index = Page.objects.exclude(revision=F("indexed")).order_by().values("document_id")
        lists |= {
            "opened": cleared.values("document_id"),
            "at_work": walled.filter(status__in=AT_WORK),
            "waiting": walled.filter(_pk_among(to_index.distinct())),
        }
    return compiled_lists(lists, asker)


def _pk_among(few: Queryset) -> Func:
    """`pk__in`, but the few are found first: PostgreSQL takes them for many and reads all rows."""
    return Func(
        F("pk"),
        ArraySubquery(few),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def open_rows(scope: Scope, hits: tuple[Hit, ...]) -> dict[str, Page]:
    """The pages of the hits by id, without those outside the scope, with what a list shows.

    `scope` is one of `scope_of`, worked out in this transaction: with a row's own case and wall it
    says the same as `visible_pages`, at a fraction of the time. Other columns load when asked for.
    """
    wanted = [UUID(hit.page_id) for hit in hits]
    pages = [_page(row) for row in rows_of(_ROWS, [current_scope().organization_id, wanted])]
    return {str(page.pk): page for page in pages if _is_open(page.document, scope)}


def _page(row: tuple[object, ...]) -> Page:
    alias = connection.alias
    page = Page.from_db(alias, _PAGE, row[:4])
    page.document = Document.from_db(alias, _DOCUMENT, row[4:11])
    page.document.case = Case.from_db(alias, _CASE, row[11:14])
    page.document.source = Source.from_db(alias, _SOURCE, row[14:])
    return page


def _is_open(document: Document, scope: Scope) -> bool:
    case = str(document.case_id)
    if case in scope.except_cases or (scope.cases is not None and case not in scope.cases):
        return False
    behind_walls = WALLED in scope.closed_labels and document.walled
    return not behind_walls or str(document.pk) in scope.open_documents
