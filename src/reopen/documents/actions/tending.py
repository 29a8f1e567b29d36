"""What people do with a document: name it, move it, wall it, have it read again."""

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.models import Membership
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Document, DocumentClearance, Page, Source
from reopen.documents.queueing import enqueue_forgetting, enqueue_index, enqueue_inspection
from reopen.lib.dates import PartialDate


@action(Permission.DOCUMENT_EDIT, event="document.described")
def describe_document(
    actor: Actor, document: Document, *, title: str, kind: str, date: PartialDate | str = ""
) -> Document:
    """Give a document a title, a kind and a date; its path stays as it came."""
    document.title, document.kind = title, kind
    document.date = date
    document.save(update_fields=["title", "kind", "date"])
    _index_again([document])
    return document


@action(Permission.DOCUMENT_EDIT, event="document.moved")
def move_document(actor: Actor, document: Document, *, source: Source) -> Document:
    """Put a document, with the files inside it, under another source of the same case."""
    if source.case_id != document.case_id:
        raise ValidationError(_("A document moves only within its case."))
    tree = family(document)
    for member in tree:
        member.source = source
        member.save(update_fields=["source"])
    add_facts(source=str(source.pk))
    _index_again(tree)
    return document


@action(Permission.DOCUMENT_WALL, event="document.walled")
def wall_document(actor: Actor, document: Document) -> Document:
    """Hide a document, with the files inside it, from all who have no clearance. It holds at once.

    Whoever sets the wall keeps her own clearance.
    """
    tree = family(document)
    for member in tree:
        member.walled = True
        member.save(update_fields=["walled"])
        if actor.membership_id is not None:
            DocumentClearance.objects.get_or_create(
                document=member, membership_id=actor.membership_id
            )
    _index_again(tree)
    return document


@action(Permission.DOCUMENT_WALL, event="document.unwalled")
def unwall_document(actor: Actor, document: Document) -> Document:
    """Take the wall away; clearances are forgotten."""
    tree = family(document)
    for member in tree:
        member.walled = False
        member.save(update_fields=["walled"])
        member.clearances.all().delete()
    _index_again(tree)
    return document


@action(Permission.DOCUMENT_WALL, event="document.cleared")
def clear_member(actor: Actor, document: Document, *, membership: Membership) -> Document:
    """Let a member see a walled document and the files inside it."""
    for member in family(document):
        DocumentClearance.objects.get_or_create(document=member, membership=membership)
    add_facts(member=str(membership.pk))
    return document


@action(Permission.DOCUMENT_WALL, event="document.clearance_ended")
def unclear_member(actor: Actor, document: Document, *, membership: Membership) -> Document:
    """Take a member's clearance back."""
    tree = [member.pk for member in family(document)]
    DocumentClearance.objects.filter(document_id__in=tree, membership=membership).delete()
    add_facts(member=str(membership.pk))
    return document


@action(Permission.DOCUMENT_EDIT, event="document.read_again")
def read_again(actor: Actor, document: Document) -> Document:
    """Have a document read once more from its original. Text that people corrected is given up."""
    if not document.is_finished:
        raise ValidationError(_("This file is being read already."))
    if document.pages.filter(corrected=True).exists():
        raise ValidationError(
            _("Pages of this file were corrected; reading it again would lose it.")
        )
    document.pages.all().delete()
    document.status, document.reason, document.tries = Document.State.WAITING, "", 0
    document.finished_at = None
    document.save()
    enqueue_forgetting(document)
    enqueue_inspection(document)
    return document


def family(document: Document) -> list[Document]:
    """The document and all that was inside it, however deep."""
    tree, level = [document], [document]
    while level:
        level = list(Document.objects.filter(parent__in=level))
        tree += level
    return tree


def _index_again(documents: list[Document]) -> None:
    Page.objects.filter(document__in=documents).update(revision=F("revision") + 1)
    enqueue_index(str(documents[0].organization_id))
