"""Naming the pages in which a witness speaks."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.chronology.models import Statement, StatementKind
from reopen.documents.models import Document
from reopen.lib.dates import PartialDate


@dataclass(frozen=True)
class Spoken:
    """Who speaks on which pages of the document (from 1, the last included), when and why."""

    witness: str
    first: int
    last: int
    date: PartialDate = field(default_factory=PartialDate)
    kind: str = StatementKind.POLICE
    note: str = ""


@action(Permission.NOTE_WRITE, event="statement.added")
def add_statement(actor: Actor, document: Document, *, spoken: Spoken) -> Statement:
    """Say that these pages of a document the actor sees are a statement of this witness."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can name a statement."))
    return _saved(Statement(document=document, author_id=actor.membership_id), spoken)


@action(Permission.NOTE_WRITE, event="statement.edited")
def edit_statement(actor: Actor, statement: Statement, *, spoken: Spoken) -> Statement:
    """Change what is said of a statement; its document stays."""
    return _saved(statement, spoken)


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


def _saved(statement: Statement, spoken: Spoken) -> Statement:
    pages = statement.document.page_count
    if not 1 <= spoken.first <= spoken.last <= pages:
        refused = _("The document has pages 1 to %(last)d.") % {"last": pages}
        raise ValidationError({"last": refused})
    statement.witness = " ".join(spoken.witness.split())
    statement.first, statement.last = spoken.first, spoken.last
    statement.date, statement.kind = spoken.date, spoken.kind
    statement.note = spoken.note.strip()
    statement.clean_fields(exclude=["document", "author", "organization"])
    statement.save()
    return statement
