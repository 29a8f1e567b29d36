"""Corrections, turns and parts: views over the original, each with its history."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Document, Page, Part, TextRevision
from reopen.documents.queueing import enqueue_index
from reopen.lib.dates import PartialDate

QUARTER = 90


@action(Permission.DOCUMENT_EDIT, event="page.corrected")
def correct_text(actor: Actor, page: Page, *, text: str, why: str = "") -> Page:
    """Replace the text of a page by what a person reads on it; the old one is kept.

    Word boxes stay as they were read: words that still stand there keep their place.
    """
    text = text.replace("\r\n", "\n").strip()
    if text == page.text:
        return page
    TextRevision.objects.create(page=page, text=page.text, by=actor.label[:200], why=why[:300])
    page.text = text
    page.corrected = True
    page.revision += 1
    page.save(update_fields=["text", "corrected", "revision"])
    add_facts(characters=len(text))
    enqueue_index(str(page.organization_id))
    return page


@action(Permission.DOCUMENT_EDIT, event="page.turned")
def rotate_page(actor: Actor, page: Page, *, by: int = QUARTER) -> Page:
    """Turn the view of a page clockwise by quarters; the original stays as it is."""
    if by % QUARTER:
        raise ValidationError(_("A page turns by quarters."))
    page.rotation = (page.rotation + by) % 360
    page.image = page.thumbnail = ""  # drawn anew when somebody looks
    page.save(update_fields=["rotation", "image", "thumbnail"])
    add_facts(rotation=page.rotation)
    return page


@action(Permission.DOCUMENT_EDIT, event="document.split")
def split_document(
    actor: Actor,
    document: Document,
    *,
    first: int,
    last: int,
    title: str,
    kind: str = "unsorted",
    date: PartialDate | str = "",
) -> Part:
    """Name the pages from `first` to `last` as a document of their own."""
    if not 1 <= first <= last <= document.page_count:
        raise ValidationError(_("Pages run from 1 to %(last)s.") % {"last": document.page_count})
    standing = document.parts.filter(undone_at=None, first__lte=last, last__gte=first)
    if standing.exists():
        raise ValidationError(_("Some of these pages belong to another part; undo that one first."))
    return Part.objects.create(
        document=document, first=first, last=last, title=title, kind=kind, date=date,
        made_by=actor.label[:200],
    )  # fmt: skip


@action(Permission.DOCUMENT_EDIT, event="document.merged")
def merge_parts(actor: Actor, part: Part) -> Part:
    """Undo a part: its pages are again only pages of their file."""
    part.undone_at = timezone.now()
    part.save(update_fields=["undone_at"])
    return part
