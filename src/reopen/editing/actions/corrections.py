"""Corrections: anybody sends one, the editors of the network office close it."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.editing.access import keeps_commons
from reopen.editing.models import Correction
from reopen.editing.rooms import OTHER, room_of

# Bounds that need no address of a visitor: so many about one page, and so many in all.
PAGE_AN_HOUR = 5
ALL_A_DAY = 300
LONGEST = 4000


@dataclass(frozen=True)
class Sent:
    """What somebody outside wrote. `room` and `page` name the entry, `address` the path."""

    room: str
    page: str
    address: str
    text: str
    where: str = ""
    reply_to: str = ""
    language: str = "en"


@transaction.atomic
def send_correction(sent: Sent) -> Correction:
    """Keeps a correction for the editors. Raises `ValidationError` when too many came."""
    now = timezone.now()
    room = room_of(sent.room) or OTHER
    known = bool(room.kinds) and room.main.model.objects.filter(key=sent.page).exists()
    page = sent.page if known else ""
    about = Correction.objects.filter(room=room.key, page=page, address=sent.address)
    lately = about.filter(sent_at__gt=now - timedelta(hours=1)).count()
    today = Correction.objects.filter(sent_at__gt=now - timedelta(days=1)).count()
    if lately >= PAGE_AN_HOUR:
        raise ValidationError(
            _(
                "Many corrections of this page came in the last hour. Yours was not kept: please "
                "copy it and send it again later."
            )
        )
    if today >= ALL_A_DAY:
        raise ValidationError(
            _(
                "More corrections came today than we can read. Yours was not kept: please copy it "
                "and send it again tomorrow."
            )
        )
    return Correction.objects.create(
        room=room.key,
        page=page,
        address=sent.address[:300],
        text=sent.text.strip()[:LONGEST],
        where=sent.where.strip()[:LONGEST],
        reply_to=sent.reply_to.strip(),
        language=sent.language[:5],
    )


def _waiting(actor: Actor, correction: Correction) -> bool:
    return keeps_commons(actor) and correction.state == Correction.State.WAITING


@action(Permission.COMMONS_EDIT, event="commons.correction_closed", when=_waiting)
def close_correction(
    actor: Actor, correction: Correction, *, done: bool, note: str = ""
) -> Correction:
    """Say that it was dealt with, or why not. The reply address is erased."""
    if not done and not note.strip():
        raise ValidationError({"note": _("Say why nothing is changed.")})
    correction.state = Correction.State.DONE if done else Correction.State.DECLINED
    correction.note, correction.reply_to = note.strip(), ""
    correction.closed_by_id, correction.closed_at = actor.user_id, timezone.now()
    correction.save()
    return correction
