"""What a person makes of a dated sentence: a fact, or nothing."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.chronology.models import DatedSentence, DismissedSentence
from reopen.chronology.queueing import enqueue_dates


@action(Permission.NOTE_WRITE, event="dated_sentence.dismissed")
def dismiss_sentence(actor: Actor, sentence: DatedSentence) -> DismissedSentence:
    """Say that a dated sentence is no fact of this case; it is offered no more."""
    if actor.membership_id is None:
        raise ValidationError(_("Only a person can dismiss a sentence."))
    page = sentence.page
    standing = DismissedSentence.objects.filter(
        document=page.document_id, number=page.number, text=sentence.text, undone_at=None
    ).first()
    return standing or DismissedSentence.objects.create(
        document=page.document, number=page.number, text=sentence.text, by_id=actor.membership_id
    )


@action(Permission.NOTE_WRITE, event="dated_sentence.restored")
def restore_sentence(actor: Actor, sentence: DatedSentence) -> DatedSentence:
    """Offer a dismissed sentence again; the dismissal is kept as undone."""
    DismissedSentence.objects.filter(
        document=sentence.page.document_id,
        number=sentence.page.number,
        text=sentence.text,
        undone_at=None,
    ).update(undone_at=timezone.now())
    return sentence


@action(Permission.NOTE_WRITE, event="dated_sentence.looked_for")
def look_for_dates(actor: Actor, case: Case) -> Case:
    """Have the pages of the case that are new looked through in the background."""
    enqueue_dates(actor.organization_id, case.pk)
    return case
