"""Reads for the public pages, the API and feeds: only what the consent covers, only while it holds.

Ask at every request: a consent may be withdrawn at any moment. Whoever keeps an answer keeps it
beside the `stamp` of that moment, and asks for the stamp again before it is shown.
"""

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from reopen.bulletin.models import Audience, Picture, Resource, Section, Story
from reopen.directory.place_names import place_name

_STAMP = """
    SELECT count(*), sum(xmin::text::bigint) FROM bulletin_story
    UNION ALL SELECT count(*), sum(xmin::text::bigint) FROM bulletin_consent
    UNION ALL SELECT count(*), sum(xmin::text::bigint) FROM bulletin_picture
"""


@dataclass(frozen=True)
class Told:
    """A story as far as the public may see it. What the consent does not cover is not in here."""

    key: str
    title: str
    name: str
    teller: str
    language: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    factors: tuple[str, ...]
    factor_keys: tuple[str, ...]
    place: str
    place_name: str
    convicted: int | None
    freed: int | None
    has_picture: bool
    alt: str
    picture_width: int
    picture_height: int
    may_share: bool
    fictional: bool
    published_on: str


def stamp() -> str:
    """Another word whenever a story, its consent or its picture was changed, or a day has passed.

    PostgreSQL notes with every row which transaction wrote it (`xmin`); nobody has to remember to
    count up.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        counted = cursor.fetchall()
    return f"{timezone.localdate()} {counted}"


def stories(*, factor: str = "", language: str = "") -> list[Told]:
    """The stories that stand today, the latest first."""
    found = Story.objects.public().select_related("consent")
    if factor:
        found = found.filter(factors__contains=[factor])
    if language:
        found = found.filter(language=language)
    pictures = {
        picture.story_id: picture
        for picture in Picture.objects.filter(story__in=found).defer("content")
    }
    return [_told(story, pictures.get(story.pk)) for story in found]


def story(key: str) -> Told | None:
    """One story, if it stands today."""
    found = Story.objects.public().select_related("consent").filter(key=key).first()
    if found is None:
        return None
    return _told(found, Picture.objects.filter(story=found).defer("content").first())


def picture(key: str) -> bytes | None:
    """The JPEG of a story that stands today, if the consent covers it."""
    found = Picture.objects.filter(
        story__in=Story.objects.public(), story__key=key, story__consent__picture=True
    ).first()
    return bytes(found.content) if found else None


def resources(audience: str = "") -> list[tuple[Audience, list[Resource]]]:
    """The resources that stand, by whom they are for."""
    wanted = [one for one in Audience if not audience or one.value == audience]
    standing = list(Resource.objects.standing())
    groups = [(one, [each for each in standing if one.value in each.audiences]) for one in wanted]
    return [(one, each) for one, each in groups if each]


def _told(found: Story, image: Picture | None) -> Told:
    consent = found.consent
    shown = image if consent.picture else None
    published = found.published_at
    return Told(
        key=found.key,
        title=found.title,
        name=found.name,
        teller=str(found.get_teller_display()),
        language=found.language,
        sections=tuple(found.sections),
        notes=tuple(found.notes),
        factors=tuple(found.factor_words),
        factor_keys=tuple(found.factors),
        place=found.place if consent.place else "",
        place_name=place_name(found.place) if consent.place else "",
        convicted=found.convicted if consent.place else None,
        freed=found.freed if consent.place else None,
        has_picture=shown is not None,
        alt=shown.alt if shown else "",
        picture_width=shown.width if shown else 0,
        picture_height=shown.height if shown else 0,
        may_share=consent.other_media,
        fictional=found.fictional,
        published_on=timezone.localdate(published).isoformat() if published else "",
    )
