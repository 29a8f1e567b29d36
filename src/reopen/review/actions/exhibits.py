"""The list of exhibits, and where each stands in the file."""

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
from reopen.review.models import Exhibit, ExhibitPages

FIELDS = ("number", "title", "status", "happened_on", "by", "note")


@action(Permission.CASE_EDIT, event="exhibit.entered")
def enter_exhibit(actor: Actor, /, case: Case, **known: Any) -> Exhibit:
    """Put an exhibit on the case's list; `known` is what `FIELDS` names."""
    return _saved(Exhibit(case=case), known)


@action(Permission.CASE_EDIT, event="exhibit.edited")
def edit_exhibit(actor: Actor, /, exhibit: Exhibit, **known: Any) -> Exhibit:
    """Change what is known about an exhibit."""
    return _saved(exhibit, known)


@action(Permission.CASE_EDIT, event="exhibit.removed")
def remove_exhibit(actor: Actor, exhibit: Exhibit) -> Exhibit:
    """Take an exhibit off the list; it is kept and can be put back."""
    exhibit.removed_at = timezone.now()
    exhibit.save(update_fields=["removed_at"])
    return exhibit


@action(Permission.CASE_EDIT, event="exhibit.restored")
def restore_exhibit(actor: Actor, exhibit: Exhibit) -> Exhibit:
    """Put an exhibit back on the list, unless its number is taken by now."""
    _refuse_twice(exhibit)
    exhibit.removed_at = None
    exhibit.save(update_fields=["removed_at"])
    return exhibit


@action(Permission.CASE_EDIT, event="exhibit.pages_given")
def give_pages(
    actor: Actor, exhibit: Exhibit, *, document: Document, first: int, last: int
) -> Exhibit:
    """Say that these pages of a document of the case are the exhibit, or a part of it."""
    if document.case_id != exhibit.case_id:
        raise ValidationError(_("An exhibit stands in the file of its own case."))
    if not 1 <= first <= last <= max(document.page_count, 1):
        said = _("Pages run from 1 to %(last)s.") % {"last": max(document.page_count, 1)}
        raise ValidationError({"last": said})
    ExhibitPages.objects.get_or_create(exhibit=exhibit, document=document, first=first, last=last)
    add_facts(document=str(document.pk), first=first, last=last)
    return exhibit


@action(Permission.CASE_EDIT, event="exhibit.pages_taken")
def take_pages(actor: Actor, pages: ExhibitPages) -> Exhibit:
    """These pages are not the exhibit."""
    exhibit: Exhibit = pages.exhibit
    pages.delete()
    return exhibit


def _saved(exhibit: Exhibit, known: dict[str, Any]) -> Exhibit:
    for name in FIELDS:
        if name in known:
            setattr(exhibit, name, known[name])
    exhibit.number = " ".join(exhibit.number.split())
    exhibit.clean_fields(exclude=["case", "organization"])
    _refuse_twice(exhibit)
    exhibit.save()
    add_facts(status=exhibit.status)
    return exhibit


def _refuse_twice(exhibit: Exhibit) -> None:
    same = Exhibit.objects.filter(
        case_id=exhibit.case_id, number=exhibit.number, removed_at=None
    ).exclude(pk=exhibit.pk)
    if same.exists():
        raise ValidationError({"number": _("This case has an exhibit of this number.")})
