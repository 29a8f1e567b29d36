"""Stories and resources as the public sees them."""

import pytest
from django.test import Client
from tests.cast import Cast, acting

from reopen.bulletin import actions
from reopen.bulletin.actions import load_resources
from reopen.bulletin.models import Story
from reopen.bulletin.tests.factories import draft, given, photograph, published

pytestmark = pytest.mark.django_db


def shared(cast: Cast, **consent: object) -> None:
    """A story that stands, with a picture if the consent covers one."""
    with acting(cast.ned) as ned, acting(cast.nadia) as nadia:
        story = draft(ned)
        actions.set_picture(ned, story, photograph(), alt="A dog in the snow")
        actions.set_consent(ned, story, given(**consent))
        actions.propose_story(ned, story)
        actions.approve_story(nadia, story)
        actions.publish_story(nadia, story)


def test_what_a_reader_should_know_stands_before_the_words(cast: Cast, client: Client) -> None:
    shared(cast)
    page = client.get("/stories/nine-winters/").content.decode()
    assert 0 < page.index("abuse in prison") < page.index("It snowed.")
    assert "abuse in prison" in client.get("/stories/").content.decode()


def test_a_withdrawn_story_is_gone_from_every_address_at_once(cast: Cast, client: Client) -> None:
    shared(cast)
    paths = ("/stories/nine-winters/", "/stories/nine-winters/picture.jpg",
             "/es/stories/nine-winters/")  # fmt: skip
    assert [client.get(path).status_code for path in paths] == [200, 200, 200]
    assert b"Nine winters" in client.get("/stories/").content
    with acting(cast.ned) as ned:
        actions.withdraw_story(ned, Story.objects.get())
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    assert b"Nine winters" not in client.get("/stories/").content


def test_no_copy_of_a_story_is_kept_on_the_way(cast: Cast, client: Client) -> None:
    shared(cast)
    for path in ("/stories/", "/stories/nine-winters/", "/stories/nine-winters/picture.jpg"):
        assert "no-store" in client.get(path)["Cache-Control"], path


def test_without_consent_to_share_search_engines_and_previews_get_nothing(
    cast: Cast, client: Client
) -> None:
    shared(cast, other_media=False, picture=False)
    page = client.get("/stories/nine-winters/").content.decode()
    assert 'content="noindex, noarchive"' in page
    assert "og:title" not in page
    assert "picture.jpg" not in page
    assert client.get("/stories/nine-winters/picture.jpg").status_code == 404


def test_a_draft_has_no_public_page(cast: Cast, client: Client) -> None:
    with acting(cast.ned) as ned:
        draft(ned)
    assert client.get("/stories/nine-winters/").status_code == 404


def test_stories_are_found_by_what_contributed(cast: Cast, client: Client) -> None:
    with acting(cast.ned) as ned, acting(cast.nadia) as nadia:
        published(ned, nadia)
    assert b"Nine winters" in client.get("/stories/?factor=official_misconduct").content
    assert b"Nine winters" not in client.get("/stories/?factor=perjury").content
    assert b"Nine winters" in client.get("/stories/?factor=nonsense").content


def test_resources_are_shown_by_whom_they_are_for_in_both_languages(client: Client) -> None:
    load_resources()
    english = client.get("/resources/?for=released").content.decode()
    assert "Edmondson Walking Fund" in english
    assert "MuckRock" not in english
    spanish = client.get("/es/resources/?for=released").content.decode()
    assert "Lista de pasos para la exoneración" in spanish
