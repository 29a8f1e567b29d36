"""Marking what must not go out, and taking a mark back."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.documents.models import Document
from reopen.lib.dates import PartialDate
from reopen.lib.reading.spots import Spot
from reopen.productions.models import HeldBack, Redaction
from reopen.productions.vocabularies import PRIVILEGE_BASES, REDACTION_REASONS

_SMALLEST = 0.001  # of the page: less is a slip of the hand


@action(Permission.PRODUCTION_MARK, event="redaction.marked")
def mark_redactions(
    actor: Actor,
    document: Document,
    *,
    places: Iterable[tuple[int, Spot]],
    reason: str,
    note: str = "",
) -> list[Redaction]:
    """Mark spots of pages, by page number; a spot that is marked already is left as it is."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can mark a redaction."))
    if reason not in REDACTION_REASONS:
        raise ValidationError({"reason": _("Choose a reason.")})
    standing = {
        (row.number, row.spot)
        for row in Redaction.objects.filter(document=document, undone_at=None)
    }
    made = []
    for number, spot in places:
        if min(spot.x1 - spot.x0, spot.y1 - spot.y0) < _SMALLEST:
            raise ValidationError(_("This spot is too small: draw a rectangle."))
        if (number, spot) not in standing:
            made.append(
                Redaction.objects.create(
                    document=document, number=number, reason=reason, note=note.strip(),
                    x0=spot.x0, y0=spot.y0, x1=spot.x1, y1=spot.y1, by_id=actor.membership_id,
                )
            )  # fmt: skip
    add_facts(redactions=len(made), reason=reason)
    return made


@action(Permission.PRODUCTION_MARK, event="redaction.undone")
def undo_redaction(actor: Actor, redaction: Redaction) -> Redaction:
    """Take a redaction back; productions that went out stay as they went."""
    redaction.undone_at = timezone.now()
    redaction.save(update_fields=["undone_at"])
    return redaction


@action(Permission.PRODUCTION_MARK, event="privilege.claimed")
def hold_back(
    actor: Actor,
    document: Document,
    *,
    basis: str,
    description: str,
    author: str = "",
    recipients: str = "",
    date: PartialDate | None = None,
) -> HeldBack:
    """Hold a document back; a line that stands already is replaced and kept."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can hold a document back."))
    if basis not in PRIVILEGE_BASES:
        raise ValidationError({"basis": _("Choose a ground.")})
    if not description.strip():
        raise ValidationError(
            {"description": _("Describe it, so that the other side can judge the claim.")}
        )
    HeldBack.objects.filter(document=document, undone_at=None).update(undone_at=timezone.now())
    return HeldBack.objects.create(
        document=document, basis=basis, description=description.strip(), author=author.strip(),
        recipients=recipients.strip(), date=date or PartialDate(), by_id=actor.membership_id,
    )  # fmt: skip


@action(Permission.PRODUCTION_MARK, event="privilege.undone")
def undo_hold(actor: Actor, held_back: HeldBack) -> HeldBack:
    """Take a document out of the privilege log; the line is kept."""
    held_back.undone_at = timezone.now()
    held_back.save(update_fields=["undone_at"])
    return held_back
