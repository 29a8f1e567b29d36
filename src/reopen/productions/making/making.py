"""The steps of a production, document by document. Nothing is kept before the last check."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.documents.ingest.scope import at_work
from reopen.documents.storage import file_store
from reopen.kernel.filestore import FileStore
from reopen.lib.reading import read_file
from reopen.lib.reading.words import PageText
from reopen.lib.redaction import BurnError, Burnt, CheckFailed, Leaf, Stamp, burn
from reopen.productions.actions import finish_production, stop_production
from reopen.productions.making.package import Package, Unsafe
from reopen.productions.making.plan import Changed, Plan, Sheet, plan_of
from reopen.productions.models import Production

_TIFF_DOTS, _PDF_DOTS = 300, 200


def make(organization: str, production: str) -> None:
    """Make it, or say why not. A production that is over is left as it is."""
    pk = UUID(production)
    try:
        with at_work(organization) as actor:
            row = Production.objects.select_for_update().get(pk=pk)
            if row.is_over:
                return
            row.state, row.pages_done = Production.State.MAKING, 0
            row.save(update_fields=["state", "pages_done"])
            plan, store = plan_of(actor, row), file_store()
    except Changed:
        fail(organization, production, "")
        return
    try:
        with store.incoming() as incoming:
            package = Package(incoming, plan)
            for sheet in plan.sheets:
                package.add(sheet, list(_pages(store, plan, sheet)))
                _tell(organization, pk, sheet.last)
            package.end()
            stored = incoming.keep()
    except Unsafe as unsafe:
        with at_work(organization) as actor:
            stop_production(actor, _again(actor, pk), unsafe.findings)
        return
    except (BurnError, CheckFailed) as error:
        fail(organization, production, str(error.reason.value))
        return
    with at_work(organization) as actor:
        finish_production(actor, _again(actor, pk), stored)


def fail(organization: str, production: str, reason: str) -> None:
    """Note that it broke off."""
    with at_work(organization):
        Production.objects.filter(pk=UUID(production)).update(
            state=Production.State.FAILED, reason=reason, finished_at=timezone.now()
        )


def _again(_actor: Actor, pk: UUID) -> Production:
    return Production.objects.select_for_update().get(pk=pk)


def _tell(organization: str, pk: UUID, done: int) -> None:
    with at_work(organization):
        Production.objects.filter(pk=pk).update(pages_done=done)


def _pages(store: FileStore, plan: Plan, sheet: Sheet) -> Iterator[Burnt]:
    """The pages of one document as they go out; a slip sheet for what is held back."""
    how: dict[str, Any] = {"form": "tiff", "dots": _TIFF_DOTS} if plan.is_tiff else {
        "form": "jpeg", "dots": _PDF_DOTS
    }  # fmt: skip
    if sheet.slip:
        data = sheet.slip.encode()
        text = read_file(data, "slip.txt").pages[0].text or PageText.build([])
        stamp = Stamp(plan.legend, sheet.begin)
        yield from burn(data, "slip.txt", [Leaf(1, text, stamp=stamp)], **how)
        return
    with store.as_file(sheet.blob) as original:
        yield from burn(original.fileno(), sheet.path, sheet.leaves, **how)
