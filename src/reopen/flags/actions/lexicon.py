"""A lawyer's own lexicon: draft, edit, publish. What was published never changes."""

import hashlib

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.audit.log import add_facts
from reopen.flags.actions.searching import current_lexicon, next_number
from reopen.flags.models import LexiconVersion
from reopen.lib.flags import LexiconError, read_lexicon


def _is_draft(_actor: Actor, version: LexiconVersion) -> bool:
    return version.state == LexiconVersion.State.DRAFT


@action(Permission.LEXICON_EDIT, event="lexicon.drafted")
def start_draft(actor: Actor) -> LexiconVersion:
    """A draft with the text of the lexicon in force; the draft that is there already, if any."""
    draft = LexiconVersion.objects.filter(state=LexiconVersion.State.DRAFT).first()
    if draft is not None:
        return draft
    base = current_lexicon(actor)
    return LexiconVersion.objects.create(
        number=next_number(),
        text=base.text,
        fingerprint=base.fingerprint,
        made_by=actor.label[:200],
    )


@action(Permission.LEXICON_EDIT, event="lexicon.edited", when=_is_draft)
def edit_draft(actor: Actor, version: LexiconVersion, *, text: str) -> LexiconVersion:
    """Put another text into the draft; ValidationError where it is not well formed."""
    text = text.replace("\r\n", "\n").strip() + "\n"
    try:
        read_lexicon(text)
    except LexiconError as error:
        raise ValidationError({"text": str(error)}) from error
    version.text = text
    version.fingerprint = hashlib.sha256(text.encode()).hexdigest()
    version.save(update_fields=["text", "fingerprint"])
    add_facts(lexicon=version.number)
    return version


@action(Permission.LEXICON_EDIT, event="lexicon.published", when=_is_draft)
def publish_draft(actor: Actor, version: LexiconVersion, *, note: str) -> LexiconVersion:
    """Put the draft in force. Pages count as not searched until they are searched with it."""
    if not note.strip():
        raise ValidationError({"note": _("Say what was changed, and why.")})
    version.state, version.note = LexiconVersion.State.PUBLISHED, note.strip()[:300]
    version.published_by, version.published_at = actor.label[:200], timezone.now()
    version.save(update_fields=["state", "note", "published_by", "published_at"])
    add_facts(lexicon=version.number, fingerprint=version.fingerprint)
    return version


@action(Permission.LEXICON_EDIT, event="lexicon.dropped", when=_is_draft)
def drop_draft(actor: Actor, version: LexiconVersion) -> LexiconVersion:
    """Give the draft up; its text stays among the versions."""
    version.state = LexiconVersion.State.DROPPED
    version.save(update_fields=["state"])
    return version
