"""A story's way to the public, and back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.cast import Cast, acting

from reopen.accounts.actor import Actor
from reopen.audit.models import Event
from reopen.bulletin import actions, queries
from reopen.bulletin.models import Consent, Picture, Story, WithdrawnConsent
from reopen.bulletin.tests.factories import WORDS, draft, given, photograph, published

pytestmark = pytest.mark.django_db


def test_nothing_is_public_before_a_second_person_approved_and_it_was_published(
    ned: Actor, nadia: Actor
) -> None:
    story = draft(ned)
    seen = [queries.stories()]
    for step, who in (
        (actions.propose_story, ned),
        (actions.approve_story, nadia),
        (actions.publish_story, ned),
    ):
        step(who, story)
        seen.append(queries.stories())
    assert [len(each) for each in seen] == [0, 0, 0, 1]


def test_who_wrote_a_story_never_approves_it(ned: Actor, nadia: Actor) -> None:
    story = draft(ned)
    actions.propose_story(ned, story)
    assert not actions.approve_story.allowed(ned, story)
    with pytest.raises(PermissionDenied):
        actions.approve_story(ned, story)
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(state="approved", approved_by=ned.user_id)


def test_whoever_changed_a_word_counts_as_its_writer(ned: Actor, nadia: Actor) -> None:
    story = draft(ned)
    actions.edit_story(nadia, story, {"title": "Ten winters"})
    actions.propose_story(ned, story)
    assert not actions.approve_story.allowed(nadia, story)
    assert actions.approve_story.allowed(ned, story)


def test_a_story_without_consent_cannot_go_on(ned: Actor) -> None:
    story = actions.write_story(ned, "bare", WORDS)
    with pytest.raises(ValidationError, match="consent"):
        actions.propose_story(ned, story)


def test_what_was_approved_can_only_be_changed_as_a_draft_again(ned: Actor, nadia: Actor) -> None:
    story = published(ned, nadia)
    with pytest.raises(PermissionDenied):
        actions.edit_story(ned, story, {"title": "Other"})
    actions.send_back(ned, story)
    assert queries.story("nine-winters") is None
    assert story.approved_by_id is None


def test_withdrawing_leaves_only_the_bare_record(ned: Actor, nadia: Actor) -> None:
    story = draft(ned)
    actions.set_picture(ned, story, photograph(), alt="A dog")
    actions.propose_story(ned, story)
    actions.approve_story(nadia, story)
    actions.publish_story(nadia, story)
    was = story.pk
    assert queries.picture("nine-winters")
    bare = actions.withdraw_story(ned, story)
    assert queries.story("nine-winters") is None
    assert queries.stories() == []
    assert queries.picture("nine-winters") is None
    assert [model.objects.count() for model in (Story, Picture, Consent)] == [0, 0, 0]
    assert WithdrawnConsent.objects.get() == bare
    assert {f.name for f in bare._meta.fields} == {"id", "story", "withdrawn_at", "done_by"}
    assert bare.story == was


def test_no_name_and_no_title_ever_stands_in_the_log(cast: Cast) -> None:
    with acting(cast.ned) as ned:
        actions.withdraw_story(ned, draft(ned))
    with acting(cast.ned):
        told = str(list(Event.objects.values_list("target_label", "facts", "kind")))
    assert "story.consent_withdrawn" in told
    assert not any(word in told for word in ("Nine winters", "nine-winters", "Harlan"))


def test_a_consent_that_ended_ends_the_story(ned: Actor, nadia: Actor) -> None:
    story = published(ned, nadia, until=timezone.localdate())
    assert queries.story(story.key)
    yesterday = timezone.localdate() - timedelta(days=1)
    Consent.objects.filter(story=story).update(until=yesterday)
    assert queries.story(story.key) is None


def test_only_what_the_consent_covers_is_told(ned: Actor, nadia: Actor) -> None:
    story = draft(ned)
    actions.set_picture(ned, story, photograph(), alt="A dog")
    actions.set_consent(ned, story, given(place=False, other_media=False, picture=False))
    actions.propose_story(ned, story)
    actions.approve_story(nadia, story)
    actions.publish_story(nadia, story)
    told = queries.story(story.key)
    assert told is not None
    assert (told.place, told.place_name, told.convicted, told.freed) == ("", "", None, None)
    assert not told.may_share
    assert not told.has_picture
    assert queries.picture(story.key) is None
    assert not Picture.objects.exists()


def test_a_picture_needs_consent_and_words(ned: Actor) -> None:
    story = draft(ned, picture=False)
    with pytest.raises(ValidationError, match="does not cover"):
        actions.set_picture(ned, story, photograph(), alt="A dog")
    actions.set_consent(ned, story, given())
    with pytest.raises(ValidationError, match="in words"):
        actions.set_picture(ned, story, photograph(), alt=" ")


def test_an_editor_of_another_kind_of_organization_writes_no_story(cast: Cast) -> None:
    with acting(cast.dana) as dana, pytest.raises(PermissionDenied):
        actions.write_story(dana, "mine", WORDS)


def test_a_text_falls_into_its_parts(ned: Actor) -> None:
    story = draft(ned)
    assert [(part.heading, part.paragraphs) for part in story.sections] == [
        ("", ("It snowed.",)),
        ("After", ("I came home.", "The dog knew me.")),
    ]
