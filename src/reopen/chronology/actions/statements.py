"""Naming the pages in which a witness speaks."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.chronology.models import Statement, StatementKind
from reopen.documents.models import Document
from reopen.lib.dates import PartialDate


@action(Permission.NOTE_WRITE, event="statement.added")
def add_statement(
    actor: Actor,
    document: Document,
    *,
    witness: str,
    first: int,
    last: int,
    date: PartialDate | None = None,
    kind: str = StatementKind.POLICE,
    note: str = "",
) -> Statement:
    """Say that these pages of a document the actor sees are a statement of this witness."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can name a statement."))
    if not 1 <= first <= last <= document.page_count:
        refused = _("The document has pages 1 to %(last)d.") % {"last": document.page_count}
        raise ValidationError({"last": refused})
    statement = Statement(
        document=document, first=first, last=last, witness=" ".join(witness.split()),
        date=date or PartialDate(), kind=kind, note=note.strip(), author_id=actor.membership_id,
    )  # fmt: skip
    statement.clean_fields(exclude=["document", "author", "organization"])
    statement.save()
    return statement


@action(Permission.NOTE_WRITE, event="statement.removed")
def remove_statement(actor: Actor, statement: Statement) -> Statement:
    """Take a statement out of the list; it is kept and can be put back."""
    statement.removed_at = timezone.now()
    statement.save(update_fields=["removed_at"])
    return statement


@action(Permission.NOTE_WRITE, event="statement.restored")
def restore_statement(actor: Actor, statement: Statement) -> Statement:
    """Put a statement back."""
    statement.removed_at = None
    statement.save(update_fields=["removed_at"])
    return statement
