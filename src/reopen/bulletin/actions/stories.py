"""A story's way to the public: written, proposed, approved by a second person, published.

Its words, picture or consent change only while it is a draft: what a second person approved is
what stands. The way back needs one person and no reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.bulletin.access import keeps_stories
from reopen.bulletin.models import Consent, Picture, Story, WithdrawnConsent
from reopen.bulletin.pictures import drawn

WORDS = (
    "title", "name", "teller", "language", "text", "content_notes", "factors", "place",
    "convicted", "freed",
)  # fmt: skip


@dataclass(frozen=True)
class ConsentGiven:
    """What the person allowed."""

    given_by: str
    given_on: date
    kept_where: str
    until: date | None = None
    real_name: bool = False
    picture: bool = False
    place: bool = False
    other_media: bool = False


def _draft(actor: Actor, story: Story) -> bool:
    return keeps_stories(actor) and story.state == Story.State.DRAFT


def _second(actor: Actor, story: Story) -> bool:
    another = actor.user_id is not None and actor.user_id != story.written_by_id
    return keeps_stories(actor) and another and story.state == Story.State.PROPOSED


def _approved(actor: Actor, story: Story) -> bool:
    return keeps_stories(actor) and story.state == Story.State.APPROVED


def _past_draft(actor: Actor, story: Story) -> bool:
    return keeps_stories(actor) and story.state != Story.State.DRAFT


def _published(actor: Actor, story: Story) -> bool:
    return keeps_stories(actor) and story.state == Story.State.PUBLISHED


@action(Permission.COMMONS_EDIT, event="story.written", when=keeps_stories)
def write_story(actor: Actor, key: str, words: Mapping[str, Any]) -> Story:
    """A new draft. `words` are fields of `WORDS`."""
    story = Story(key=key, written_by_id=actor.user_id)
    return _kept(actor, story, words)


@action(Permission.COMMONS_EDIT, event="story.edited", when=_draft)
def edit_story(actor: Actor, story: Story, words: Mapping[str, Any]) -> Story:
    """Change a draft. Whoever does so is its writer and cannot approve it."""
    return _kept(actor, story, words)


@action(Permission.COMMONS_EDIT, event="story.consent_noted", when=_draft)
def set_consent(actor: Actor, story: Story, given: ConsentGiven) -> Story:
    """Note what the person allowed. A picture she does not allow is deleted."""
    if given.until is not None and given.until < given.given_on:
        raise ValidationError({"until": _("It ends before it begins.")})
    Consent.objects.update_or_create(story=story, defaults=vars(given))
    if not given.picture:
        Picture.objects.filter(story=story).delete()
    return _touched(actor, story)


@action(Permission.COMMONS_EDIT, event="story.picture_set", when=_draft)
def set_picture(actor: Actor, story: Story, upload: IO[bytes], *, alt: str) -> Story:
    """Keep a picture, drawn anew without what cameras write into files."""
    consent = Consent.objects.filter(story=story).first()
    if consent is None or not consent.picture:
        raise ValidationError({"picture": _("The consent does not cover a picture.")})
    if not alt.strip():
        raise ValidationError({"alt": _("Say in words what the picture shows.")})
    made = drawn(upload)
    values = {"content": made.content, "width": made.width, "height": made.height, "alt": alt}
    Picture.objects.update_or_create(story=story, defaults=values)
    return _touched(actor, story)


@action(Permission.COMMONS_EDIT, event="story.proposed", when=_draft)
def propose_story(actor: Actor, story: Story) -> Story:
    """Put it before a second person."""
    consent = Consent.objects.filter(story=story).first()
    if consent is None:
        raise ValidationError(_("Note the consent first: nothing is told without it."))
    if consent.until is not None and consent.until < timezone.localdate():
        raise ValidationError(_("The consent has ended."))
    return _to(story, Story.State.PROPOSED)


@action(Permission.COMMONS_REVIEW, event="story.approved", when=_second)
def approve_story(actor: Actor, story: Story) -> Story:
    """Say that words, picture and consent fit together; not by who wrote it."""
    return _to(story, Story.State.APPROVED, approved_by_id=actor.user_id)


@action(Permission.COMMONS_EDIT, event="story.sent_back", when=_past_draft)
def send_back(_actor: Actor, story: Story) -> Story:
    """Make it a draft again: it leaves the public pages and needs a new approval."""
    return _to(story, Story.State.DRAFT, approved_by_id=None, published_at=None)


@action(Permission.COMMONS_REVIEW, event="story.published", when=_approved)
def publish_story(_actor: Actor, story: Story) -> Story:
    """Show it to everybody, as far as the consent goes."""
    return _to(story, Story.State.PUBLISHED, published_at=timezone.now())


@action(Permission.COMMONS_EDIT, event="story.taken_off", when=_published)
def take_off(_actor: Actor, story: Story) -> Story:
    """Take it off the public pages for now; the approval stays."""
    return _to(story, Story.State.APPROVED, published_at=None)


@action(Permission.COMMONS_EDIT, event="story.consent_withdrawn", when=keeps_stories)
def withdraw_story(actor: Actor, story: Story) -> WithdrawnConsent:
    """The person took her consent back: everything is deleted at once, for good.

    What stays is that a consent was withdrawn, and when.
    """
    bare = WithdrawnConsent.objects.create(story=story.pk, done_by_id=actor.user_id)
    story.delete()
    return bare


def _kept(actor: Actor, story: Story, words: Mapping[str, Any]) -> Story:
    for name in WORDS:
        if name in words:
            setattr(story, name, words[name])
    story.written_by_id = actor.user_id
    story.changed_at = timezone.now()
    story.full_clean(exclude=["written_by", "approved_by", "published_at"])
    story.save()
    return story


def _touched(actor: Actor, story: Story) -> Story:
    story.written_by_id, story.changed_at = actor.user_id, timezone.now()
    story.save(update_fields=["written_by", "changed_at"])
    return story


def _to(story: Story, state: str, **more: Any) -> Story:
    for name, value in {"state": state, "changed_at": timezone.now(), **more}.items():
        setattr(story, name, value)
    story.save()
    return story
