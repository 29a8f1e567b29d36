"""Writing into the ledger by hand; what the defense asked for and what was answered."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.disclosure.models import DefenseRequest, RequestAnswer, Trace
from reopen.documents.models import Document
from reopen.lib.dates import PartialDate


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.trace_added")
def add_trace(
    actor: Actor,
    item: Document,
    *,
    holder: str,
    date: PartialDate,
    document: Document | None = None,
    number: int = 1,
    words: str = "",
) -> Trace:
    """Note that a holder had the paper, with the page that shows it where there is one."""
    return Trace.objects.create(
        case_id=item.case_id, item=item, holder=holder, why=Trace.Why.PERSON, date=date,
        document=_of_case(item.case_id, document), number=number, words=words[:300],
        by=actor.label[:200],
    )  # fmt: skip


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.trace_struck")
def strike_trace(actor: Actor, trace: Trace) -> Trace:
    """Take a line out of the ledger; it is kept, also when the pages are searched again."""
    trace.struck_at, trace.struck_by = timezone.now(), actor.label[:200]
    trace.save(update_fields=["struck_at", "struck_by"])
    return trace


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.trace_restored")
def restore_trace(actor: Actor, trace: Trace) -> Trace:
    """Let a struck line count again."""
    trace.struck_at, trace.struck_by = None, ""
    trace.save(update_fields=["struck_at", "struck_by"])
    return trace


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.request_noted")
def note_request(
    actor: Actor,
    case: Case,
    *,
    kind: str,
    by: str,
    date: PartialDate,
    wording: str,
    document: Document | None = None,
    number: int = 1,
) -> DefenseRequest:
    """Note what the defense asked for."""
    return DefenseRequest.objects.create(
        case=case, kind=kind, by=by, date=date, wording=wording,
        document=_of_case(case.pk, document), number=number, added_by=actor.label[:200],
    )  # fmt: skip


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.answer_noted")
def note_answer(
    actor: Actor,
    request: DefenseRequest,
    *,
    by: str,
    date: PartialDate,
    words: str,
    document: Document | None = None,
    number: int = 1,
) -> RequestAnswer:
    """Note what was answered."""
    return RequestAnswer.objects.create(
        request=request, by=by, date=date, words=words,
        document=_of_case(request.case_id, document), number=number,
        added_by=actor.label[:200],
    )  # fmt: skip


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.request_struck")
def strike_request(actor: Actor, request: DefenseRequest) -> DefenseRequest:
    """Take an entry out of the list; it is kept."""
    request.struck_at = timezone.now()
    request.save(update_fields=["struck_at"])
    return request


def _of_case(case: object, document: Document | None) -> Document | None:
    if document is not None and document.case_id != case:
        raise ValidationError(_("This document belongs to another case."))
    return document
