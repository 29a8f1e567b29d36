"""Papers that are mentioned: collecting them, saying what they are, asking for them."""

from datetime import date

from django.utils import timezone

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.cases.models import Case
from reopen.disclosure.models import Mention, RecordsRequest, RequestItem
from reopen.disclosure.queueing import enqueue_collecting
from reopen.documents.models import Document


@action(Permission.DISCLOSURE_COMPARE, event="disclosure.collecting_begun")
def collect_mentions(actor: Actor, case: Case) -> Case:
    """Have the papers collected that the case's pages speak of, in the background."""
    enqueue_collecting(case.organization_id, case.pk)
    return case


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.mention_joined")
def join_mention(actor: Actor, mention: Mention, *, document: Document) -> Mention:
    """Say that a mentioned paper is this document."""
    add_facts(document=str(document.pk))
    return _settle(actor, mention, found=document, dismissed=False)


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.mention_dismissed")
def dismiss_mention(actor: Actor, mention: Mention) -> Mention:
    """Set a mention aside: it is no paper, or does not matter."""
    return _settle(actor, mention, found=None, dismissed=True)


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.mention_reset")
def reset_mention(actor: Actor, mention: Mention) -> Mention:
    """Take back what a person said of a mention; the next collecting joins it anew."""
    mention.found, mention.dismissed = None, False
    mention.settled_by, mention.settled_at = "", None
    mention.save()
    enqueue_collecting(mention.organization_id, mention.case_id)
    return mention


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.asked_for")
def ask_for(actor: Actor, mention: Mention) -> RecordsRequest:
    """Put a mentioned paper into the case's draft of a records request; begin one if needed."""
    drafts = RecordsRequest.objects.select_for_update().filter(case=mention.case_id, sent_on=None)
    draft = drafts.first() or RecordsRequest.objects.create(
        case_id=mention.case_id, made_by=actor.label[:200]
    )
    RequestItem.objects.get_or_create(request=draft, mention=mention)
    add_facts(mention=str(mention.pk))
    return draft


@action(Permission.DISCLOSURE_DECIDE, event="disclosure.request_sent")
def note_sent(actor: Actor, request: RecordsRequest, *, on: date) -> RecordsRequest:
    """Note the day on which the letter went out."""
    request.sent_on = on
    request.save(update_fields=["sent_on"])
    return request


def _settle(actor: Actor, mention: Mention, *, found: Document | None, dismissed: bool) -> Mention:
    mention.found, mention.dismissed = found, dismissed
    mention.settled_by, mention.settled_at = actor.label[:200], timezone.now()
    mention.save()
    return mention
