"""Saying that two names are not the same, and taking that back."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.figures.models import KeptApart
from reopen.figures.queries import Entry


@action(Permission.NOTE_WRITE, event="figure.kept_apart")
def keep_apart(actor: Actor, case: Case, *, one: Entry, other: Entry) -> KeptApart:
    """Say that two entries are not the same; they are proposed no more."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can say who is who."))
    if one.kind != other.kind or one.key == other.key:
        raise ValidationError(_("Choose two different names."))
    first, second = sorted((one.key, other.key))
    standing = KeptApart.objects.filter(
        case=case, kind=one.kind, first=first, second=second, undone_at=None
    ).first()
    return standing or KeptApart.objects.create(
        case=case, kind=one.kind, first=first, second=second, by_id=actor.membership_id
    )


@action(Permission.NOTE_WRITE, event="figure.apart_undone")
def undo_apart(actor: Actor, pair: KeptApart) -> KeptApart:
    """Propose the two again; that they were kept apart is kept."""
    pair.undone_at = timezone.now()
    pair.save(update_fields=["undone_at"])
    return pair
