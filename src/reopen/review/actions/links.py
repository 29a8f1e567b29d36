"""Saying what one document is to another."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Document
from reopen.review.models import DocumentLink
from reopen.review.vocabularies import LINK_KINDS


@action(Permission.DOCUMENT_EDIT, event="document_link.made")
def link_documents(
    actor: Actor,
    document: Document,
    *,
    kind: str,
    other: Document,
    number: int | None = None,
    other_number: int | None = None,
) -> DocumentLink:
    """Link two documents of one case; the same link again is the same link."""
    if kind not in LINK_KINDS:
        raise ValidationError({"kind": _("Choose what the one is to the other.")})
    if other.case_id != document.case_id:
        raise ValidationError({"other": _("Links stay within a case.")})
    if (document.pk, number) == (other.pk, other_number):
        raise ValidationError({"other": _("This is the same page.")})
    link, _made = DocumentLink.objects.get_or_create(
        kind=kind, document=document, number=number, other=other, other_number=other_number,
        defaults={"made_by": actor.label[:200]},
    )  # fmt: skip
    add_facts(kind=kind, other=str(other.pk))
    return link


@action(Permission.DOCUMENT_EDIT, event="document_link.removed")
def unlink_documents(actor: Actor, link: DocumentLink) -> Document:
    """Remove a link; the documents stay as they are."""
    document: Document = link.document
    add_facts(kind=link.kind, other=str(link.other_id))
    link.delete()
    return document
