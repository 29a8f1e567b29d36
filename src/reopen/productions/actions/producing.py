"""Beginning a production, and noting how it ended."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case
from reopen.documents.models import Document
from reopen.kernel.filestore import Stored
from reopen.lib.bates import Bates, BatesError
from reopen.productions.access import visible_held_back
from reopen.productions.models import ProducedItem, Production
from reopen.productions.queueing import enqueue_production


@dataclass(frozen=True)
class Terms:
    """How a production is called, numbered and made."""

    name: str
    prefix: str
    start: int = 1
    width: int = 6
    form: str = Production.Form.PDF
    legend: str = ""
    to_whom: str = ""


@action(Permission.PRODUCTION_MAKE, event="production.started")
def start_production(
    actor: Actor, case: Case, *, documents: Sequence[Document], terms: Terms
) -> Production:
    """Have these documents made ready to go out, in this order, in the background.

    What is held back is settled now; redactions are those that stand when it is made.
    """
    _check(case, documents)
    made = Production(case=case, made_by=actor.label[:200], **asdict(terms))
    held = set(
        visible_held_back(actor).filter(document__in=documents).values_list("document", flat=True)
    )
    pages = [1 if each.pk in held else each.page_count for each in documents]
    made.pages_all = sum(pages)
    _check_numbers(case, made)
    made.save()
    at = made.start
    for position, (document, count) in enumerate(zip(documents, pages, strict=True), start=1):
        first = Bates(made.prefix, at, made.width)
        ProducedItem.objects.create(
            production=made, document=document, position=position, pages=count,
            held_back=document.pk in held, begin=str(first), end=str(first.after(count - 1)),
        )  # fmt: skip
        at += count
    add_facts(documents=len(documents), pages=made.pages_all, held_back=len(held))
    enqueue_production(made)
    return made


@action(None, event="production.finished")
def finish_production(actor: Actor, production: Production, stored: Stored) -> Production:
    """Keep the finished ZIP. Called by its job."""
    production.blob, production.sha256, production.size = stored.name, stored.sha256, stored.size
    production.state, production.finished_at = Production.State.DONE, timezone.now()
    production.save()
    add_facts(sha256=stored.sha256, size=stored.size)
    return production


@action(None, event="production.stopped")
def stop_production(actor: Actor, production: Production, findings: list[list[Any]]) -> Production:
    """Note that the last check found what could be lifted; nothing is kept. Called by its job."""
    production.findings, production.state = findings, Production.State.STOPPED
    production.finished_at = timezone.now()
    production.save()
    add_facts(findings=len(findings))
    return production


def _check(case: Case, documents: Sequence[Document]) -> None:
    if not documents:
        raise ValidationError({"documents": _("Choose at least one document.")})
    if any(document.case_id != case.pk for document in documents):
        raise ValidationError({"documents": _("A document belongs to another case.")})
    unread = [each.name for each in documents if not each.is_finished or not each.page_count]
    if unread:
        sentence = _("These have no pages that could go out yet: %(names)s.")
        raise ValidationError({"documents": sentence % {"names": ", ".join(unread[:5])}})


def _check_numbers(case: Case, made: Production) -> None:
    """No number goes out twice for one case."""
    try:
        first = Bates.parse(str(Bates(made.prefix, made.start, made.width)))
    except BatesError as error:
        raise ValidationError(
            {"bates_prefix": _("Letters first, then digits will follow.")}
        ) from error
    last = first.number + made.pages_all - 1
    if len(str(last)) > made.width:
        raise ValidationError({"width": _("The last number has more digits than that.")})
    others = Production.objects.select_for_update().filter(case=case)
    for other in others.exclude(state__in=("stopped", "failed")):
        same = Bates(other.prefix, other.start).series == first.series
        if same and other.start <= last and first.number < other.start + other.pages_all:
            sentence = _("These numbers went out already, in %(name)s.")
            raise ValidationError({"start": sentence % {"name": other.name}})
